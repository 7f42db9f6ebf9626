//! What was read from a table, before it is taken: figures, questions with their choices, and what is left out.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::grid::{Spot, shown};
use crate::exchange::workbook::Workbook;
use crate::figure::key;
use crate::plan::{Amount, Id, Plan, Start, Year};
use crate::scenario::{Edit, Intake, Known, YearMark, is_population};

/// What a table says about a plan's indicators.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Proposal {
    /// The observed years, in the order of the cells.
    pub values: Vec<Proposed>,
    /// Figures of the base year.
    pub base: Vec<Proposed>,
    /// Figures of the years before it.
    pub history: Vec<Proposed>,
    /// Years with a mark.
    pub marks: Vec<MarkedYears>,
    /// What could mean something else.
    pub questions: Vec<TableQuestion>,
    /// What is left out.
    pub left_out: Vec<Omitted>,
    /// Rows whose names are known from matching by hand.
    pub remembered: Vec<Remembered>,
    /// The names of the sheets.
    pub sheets: Vec<String>,
}

/// A figure of a year.
#[derive(Clone, Debug, PartialEq)]
pub struct Proposed {
    /// The indicator.
    pub indicator: Id,
    /// The year.
    pub year: Year,
    /// The figure as a person types it: in the indicator's unit; for an average growth in ％.
    pub typed: f64,
    /// The figure as an observation stores it; an average growth as a fraction.
    pub amount: Amount,
    /// The cell that it comes from.
    pub at: Spot,
    /// That cell as printed.
    pub printed: String,
    /// Whether it is asked about.
    pub is_asked: bool,
    /// Its source, if the table names one.
    pub source: Option<Arc<str>>,
}

/// A cell that marks years of an indicator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MarkedYears {
    /// The indicator.
    pub indicator: Id,
    /// What it says of the years.
    pub mark: YearMark,
    /// The years.
    pub years: Vec<Year>,
    /// The cell.
    pub at: Spot,
    /// The cell as printed.
    pub printed: String,
    /// Whether it is asked about.
    pub is_asked: bool,
}

/// The subject of a question.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum QuestionTopic {
    /// Which indicator a name means.
    Name(Spot),
    /// What a heading means.
    Head(Spot),
    /// Whether figures with a struck-through name or heading are still taken.
    Struck(Spot),
    /// Whether a sheet that seems to hold no observed figures is read.
    Sheet(usize),
    /// Which of several sheets is read.
    Sheets,
    /// What the unit of a row means.
    Unit(Spot),
    /// By how many places the figures of a row move.
    Scale(Spot),
    /// Whether a remark beside a row speaks against its figures.
    Beside(Spot),
    /// What a cell means.
    Cell(Spot),
    /// Whether a figure of that size is meant.
    Size(Spot),
    /// Which of several rows is meant.
    Rows(Id),
    /// Which of several figures of a year is meant.
    Year(Id, Year),
    /// Whether figures of the target year are observations or the targets themselves.
    Targets,
    /// Whether the text was split into cells correctly.
    Cells,
}

/// A question, with the person's choice or the supposed one.
#[derive(Clone, Debug, PartialEq)]
pub struct TableQuestion {
    /// Its subject.
    pub topic: QuestionTopic,
    /// Its place.
    pub at: Spot,
    /// The question, with what was found.
    pub what: String,
    /// The possible answers; empty if nothing can be taken.
    pub choices: Vec<String>,
    /// The present answer, counted from zero.
    pub chosen: usize,
}

/// Something that is left out.
#[derive(Clone, Debug, PartialEq)]
pub struct Omitted {
    /// Its place.
    pub at: Spot,
    /// What it is and why it is left out.
    pub why: String,
    /// Its name, if it is a row that a person may match with an indicator.
    pub name: Option<String>,
    /// Whether figures are lost with it.
    pub is_loss: bool,
}

/// A row whose name was matched by hand, now or earlier.
#[derive(Clone, Debug, PartialEq)]
pub struct Remembered {
    /// Its place.
    pub at: Spot,
    /// Its name as printed.
    pub name: String,
    /// The matched indicator.
    pub indicator: Id,
}

/// A person's answers, and the names matched by hand.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Answers {
    /// In the order of the topics.
    chosen: Vec<(QuestionTopic, usize)>,
    names: BTreeMap<String, Id>,
    unticked: BTreeSet<Spot>,
}

impl Proposal {
    /// Whether it can be accepted without a look: nothing was converted, guessed, contradicted, or dropped from the body of the table.
    pub fn is_sure(&self) -> bool {
        self.questions.iter().all(TableQuestion::is_offer) && !self.left_out.iter().any(|left| left.is_loss)
    }

    /// Gives every figure its cell's text as the book has it.
    pub(super) fn print(&mut self, book: &Workbook) {
        self.sheets = book.sheets.iter().map(|sheet| sheet.name.clone()).collect();
        for value in self.history.iter_mut().chain(&mut self.base).chain(&mut self.values) {
            let Spot { sheet, row, column } = value.at;
            let cell = book.sheets.get(sheet).and_then(|sheet| sheet.rows.get(row)?.get(column));
            value.printed = cell.map_or_else(String::new, shown);
        }
    }

    /// How many base year figures differ from the plan's own, which stay.
    pub fn differing(&self, plan: &Plan) -> usize {
        self.base.iter().filter(|value| differs(plan, value).is_some()).count()
    }

    /// Whether there is nothing to take.
    pub fn is_empty(&self) -> bool {
        self.values.is_empty() && self.base.is_empty() && self.history.is_empty() && self.marks.is_empty()
    }

    /// Whether a figure is filled in; one of the base year only if the plan has none.
    pub fn fills(plan: &Plan, value: &Proposed) -> bool {
        let stated = plan.indicator(&value.indicator).and_then(|indicator| indicator.statement.measured());
        value.year != plan.period.base()
            || is_population(plan, &value.indicator)
            || stated.is_some_and(|stated| stated.start == Start::Missing)
    }

    /// The one edit that enters every figure: years after the base year as observations, earlier ones as facts, and the base year's own if the
    /// plan has none.
    pub fn edit(&self, plan: &Plan) -> Edit {
        let all = self.history.iter().chain(&self.base).chain(&self.values).filter(|value| Self::fills(plan, value));
        Edit::All(all.map(|value| Edit::Know(value.indicator.clone(), value.year, value.amount)).collect())
    }

    /// The one change that enters everything: the figures, with the sources that the table names and otherwise with `source`, and the marks.
    /// A source that a person names for all of them goes before those of the table.
    pub fn intake(&self, plan: &Plan, source: Arc<str>, is_for_all: bool) -> Intake {
        let all = self.history.iter().chain(&self.base).chain(&self.values).filter(|value| Self::fills(plan, value));
        let sourced = all.filter(|_| !is_for_all).filter_map(|value| {
            let known = Known { value: value.amount, source: value.source.clone()? };
            Some((value.indicator.clone(), value.year, known))
        });
        let marked = |marked: &'_ MarkedYears| {
            let (mark, id) = (marked.mark, marked.indicator.clone());
            marked.years.clone().into_iter().map(move |year| (mark, id.clone(), year))
        };
        Intake { edit: self.edit(plan), source, sourced: sourced.collect(), marks: self.marks.iter().flat_map(marked).collect() }
    }

    /// Whether anything in that sheet was read or asked about.
    pub(super) fn mentions(&self, sheet: usize) -> bool {
        let values = self.values.iter().chain(&self.base).chain(&self.history).map(|value| value.at);
        let asked = self.questions.iter().map(|question| question.at);
        values
            .chain(self.marks.iter().map(|marked| marked.at))
            .chain(asked)
            .chain(self.left_out.iter().filter(|left| left.is_loss).map(|left| left.at))
            .any(|spot| spot.sheet == sheet)
    }

    /// The proposal without the figures that a person unticked.
    #[must_use]
    pub fn ticked(mut self, answers: &Answers) -> Self {
        for values in [&mut self.values, &mut self.base, &mut self.history] {
            values.retain(|value| answers.is_ticked(value.at));
        }
        self.marks.retain(|marked| answers.is_ticked(marked.at));
        self
    }

    /// A cell as spreadsheets name it, with its sheet if there are several.
    pub fn place(&self, spot: Spot) -> String {
        let sheet = if self.sheets.len() > 1 { self.sheets.get(spot.sheet).map_or("", String::as_str) } else { "" };
        crate::exchange::workbook::Place { sheet, row: spot.row, column: spot.column }.to_string()
    }
}

impl TableQuestion {
    /// Whether it is a choice without doubt: all sheets are read, and one alone may be.
    pub fn is_offer(&self) -> bool {
        self.topic == QuestionTopic::Sheets
    }
}

/// The plan's own figure of the base year, if the table has another.
pub(super) fn differs(plan: &Plan, value: &Proposed) -> Option<f64> {
    let stated = plan.indicator(&value.indicator)?.statement.measured()?;
    match stated.start {
        Start::Value(own) if value.year == plan.period.base() && !stated.measure.is_of_rates() => {
            Some(own.get()).filter(|own| *own != value.typed)
        }
        _ => None,
    }
}

impl Answers {
    /// Answers a question.
    pub fn choose(&mut self, topic: &QuestionTopic, choice: usize) {
        match self.place(topic) {
            Ok(at) => self.chosen[at].1 = choice,
            Err(at) => self.chosen.insert(at, (topic.clone(), choice)),
        }
    }

    /// Matches a name with an indicator, or ends the match.
    pub fn name(&mut self, name: &str, id: Option<Id>) {
        match id {
            Some(id) => self.names.insert(key(name), id),
            None => self.names.remove(&key(name)),
        };
    }

    /// Unticks a figure, or ticks it again.
    pub fn tick(&mut self, spot: Spot, is_taken: bool) {
        if is_taken {
            self.unticked.remove(&spot);
        } else {
            self.unticked.insert(spot);
        }
    }

    /// Whether a figure is taken.
    pub fn is_ticked(&self, spot: Spot) -> bool {
        !self.unticked.contains(&spot)
    }

    /// The names matched by hand, which are remembered for the plan.
    pub const fn names(&self) -> &BTreeMap<String, Id> {
        &self.names
    }

    /// Answers that have only names.
    pub fn knowing(names: BTreeMap<String, Id>) -> Self {
        Self { names, ..Self::default() }
    }

    pub(super) fn chosen(&self, topic: &QuestionTopic) -> Option<usize> {
        self.place(topic).ok().map(|at| self.chosen[at].1)
    }

    /// The place of a question's answer, or where it belongs.
    fn place(&self, topic: &QuestionTopic) -> Result<usize, usize> {
        self.chosen.binary_search_by(|(each, _)| each.cmp(topic))
    }

    pub(super) fn named(&self, name: &str) -> Option<&Id> {
        self.names.get(&key(name))
    }
}
