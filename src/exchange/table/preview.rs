//! The preview of a proposal: the table as it came, and beside it what would be filled in.

use std::collections::{BTreeMap, BTreeSet};

use super::grid::{Grid, Spot, shown};
use super::marks;
use super::population::{self, subject_name};
use super::proposal::{Answers, MarkedYears, Proposal, Proposed, TableQuestion, differs};
use crate::exchange::workbook::{Struck, Workbook};
use crate::plan::{Id, Plan};
use crate::trend::population_id;
use crate::{phrase, word};

/// How many rows of a sheet are shown, around what was read from it.
const ROWS: usize = 400;

/// The preview.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Preview {
    /// The result, in a sentence.
    pub sentence: String,
    /// The button's words.
    pub act: String,
    /// The number of figures that would be filled in.
    pub count: usize,
    /// The number of cells with marks that would be taken.
    pub marks: usize,
    /// The sheets that are not empty.
    pub sheets: Vec<SourceSheet>,
    /// The questions and their places, those that can be answered first.
    pub asked: Vec<(String, TableQuestion)>,
    /// The figures.
    pub lines: Vec<PreviewLine>,
    /// Rows whose names were matched by hand, now or earlier.
    pub remembered: Vec<MatchedByHand>,
    /// Rows that may be matched with an indicator by hand: their places and their names as printed.
    pub unmatched: Vec<(String, String)>,
    /// What else is left out with its figures, or is hidden.
    pub lost: Vec<(String, String)>,
    /// Titles, notes and the like.
    pub left_out: Vec<(String, String)>,
}

/// A sheet as it came.
#[derive(Clone, Debug, PartialEq)]
pub struct SourceSheet {
    /// Its name.
    pub name: String,
    /// The numbers of its rows and their cells.
    pub rows: Vec<(usize, Vec<SourceCell>)>,
    /// The letters of its columns.
    pub columns: Vec<String>,
}

/// A cell as it came.
#[derive(Clone, Debug, PartialEq)]
pub struct SourceCell {
    /// Its text.
    pub text: String,
    /// Its struck-through part, which is not in the text.
    pub struck: String,
    /// What happens to it.
    pub fate: Fate,
}

/// What happens to a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It is filled in.
    Taken,
    /// It is filled in, and asked about.
    Asked,
    /// It is asked about and not filled in.
    Open,
    /// It is left out, or only names something.
    Quiet,
}

/// A figure in the preview.
#[derive(Clone, Debug, PartialEq)]
pub struct PreviewLine {
    /// The cell it comes from.
    pub spot: Spot,
    /// That cell as a spreadsheet names it.
    pub place: String,
    /// The indicator's name.
    pub name: String,
    /// The year.
    pub year: String,
    /// The cell as printed.
    pub printed: String,
    /// The figure that is filled in, with its unit.
    pub figure: String,
    /// Whether it is asked about.
    pub is_asked: bool,
    /// Whether it is taken.
    pub is_ticked: bool,
}

/// A row whose name was matched by hand.
#[derive(Clone, Debug, PartialEq)]
pub struct MatchedByHand {
    /// Its place.
    pub place: String,
    /// Its name as printed.
    pub name: String,
    /// The matched indicator.
    pub indicator: String,
}

impl Fate {
    /// The name by which the page styles it.
    pub const fn class(self) -> &'static str {
        match self {
            Self::Taken => "taken",
            Self::Asked => "asked",
            Self::Open => "open",
            Self::Quiet => "quiet",
        }
    }
}

/// The preview of a proposal.
pub fn preview(book: &Workbook, proposal: &Proposal, plan: &Plan, answers: &Answers) -> Preview {
    let mut fates: BTreeMap<Spot, Fate> = proposal.questions.iter().map(|question| (question.at, Fate::Open)).collect();
    let all = || proposal.history.iter().chain(&proposal.base).chain(&proposal.values);
    let fate = |at: Spot, is_asked: bool| match (answers.is_ticked(at), is_asked) {
        (false, _) => Fate::Quiet,
        (true, true) => Fate::Asked,
        (true, false) => Fate::Taken,
    };
    fates.extend(all().map(|value| (value.at, fate(value.at, value.is_asked))));
    fates.extend(proposal.marks.iter().map(|marked| (marked.at, fate(marked.at, marked.is_asked))));
    let is_filled = |value: &&Proposed| Proposal::fills(plan, value);
    let mut lines: Vec<PreviewLine> = all().filter(is_filled).map(|value| line(proposal, plan, answers, value)).collect();
    let count = lines.iter().filter(|line| line.is_ticked).count();
    let marked: Vec<PreviewLine> = proposal.marks.iter().map(|marked| line_of_marks(proposal, plan, answers, marked)).collect();
    let marks = marked.iter().filter(|line| line.is_ticked).count();
    lines.extend(marked);
    let place = |spot: Spot| proposal.place(spot);
    let mut asked: Vec<_> = proposal.questions.iter().map(|question| (place(question.at), question.clone())).collect();
    asked.sort_by_key(|(_, question)| question.choices.is_empty());
    let unmatched = proposal.left_out.iter().filter_map(|left| Some((place(left.at), left.name.clone()?)));
    let unmatched: Vec<_> = unmatched.collect();
    let left_out = |is_loss: bool| -> Vec<(String, String)> {
        let found = proposal.left_out.iter().filter(move |left| left.name.is_none() && left.is_loss == is_loss);
        found.map(|left| (place(left.at), left.why.clone())).collect()
    };
    let given = all().filter(|value| !is_filled(value) && differs(plan, value).is_none()).map(|value| {
        let why = phrase!(
            "{}年 的 {}：规划自己有起点，不改",
            "{1} for {0}: the plan gives its own baseline, which stays",
            value.year,
            value.printed
        );
        (place(value.at), why)
    });
    let quiet: Vec<_> = left_out(false).into_iter().chain(given).collect();
    Preview {
        sentence: sentence(count, proposal.questions.iter().filter(|question| !question.is_offer()).count(), unmatched.len()),
        act: act(count, marks),
        count,
        marks,
        sheets: sheets(book, proposal, &fates),
        asked,
        lines,
        remembered: remembered(proposal, plan),
        unmatched,
        lost: left_out(true),
        left_out: quiet,
    }
}

/// The remembered names, each once.
fn remembered(proposal: &Proposal, plan: &Plan) -> Vec<MatchedByHand> {
    let mut told = BTreeSet::new();
    let rows = proposal.remembered.iter().filter(|row| told.insert(&row.name));
    let rows = rows.map(|row| MatchedByHand {
        place: proposal.place(row.at),
        name: row.name.clone(),
        indicator: subject_name(plan, &row.indicator),
    });
    rows.collect()
}

fn sentence(count: usize, asked: usize, unmatched: usize) -> String {
    let mut text = phrase!("读出 {count} 个数", "{count} figures were read");
    if asked > 0 {
        text += &phrase!("，{asked} 处要看一看", ", {asked} points need a look");
    }
    if unmatched > 0 {
        text += &phrase!("，{unmatched} 行不是本规划的指标", ", {unmatched} without a match in this plan");
    }
    text + word!("。", ".")
}

fn act(count: usize, marks: usize) -> String {
    match marks {
        0 => phrase!("填入 {count} 个数", "Fill in {count}"),
        _ => phrase!("填入 {count} 个数、{marks} 处标记", "Fill in {count}, and {marks} marks"),
    }
}

fn line_of_marks(proposal: &Proposal, plan: &Plan, answers: &Answers, marked: &MarkedYears) -> PreviewLine {
    let years: Vec<_> = marked.years.iter().map(ToString::to_string).collect();
    PreviewLine {
        spot: marked.at,
        place: proposal.place(marked.at),
        name: subject_name(plan, &marked.indicator),
        year: years.join(word!("、", ", ")),
        printed: marked.printed.clone(),
        figure: marks::name(marked.mark).to_owned(),
        is_asked: marked.is_asked,
        is_ticked: answers.is_ticked(marked.at),
    }
}

fn line(proposal: &Proposal, plan: &Plan, answers: &Answers, value: &Proposed) -> PreviewLine {
    let indicator = plan.indicator(&value.indicator);
    let is_growth = value.amount.get() != value.typed;
    let unit = if is_growth { word!("％", "%") } else { indicator.map_or("", |indicator| indicator.unit.get()) };
    PreviewLine {
        spot: value.at,
        place: proposal.place(value.at),
        name: subject_name(plan, &value.indicator),
        year: value.year.to_string(),
        printed: value.printed.clone(),
        figure: format!("{} {unit}", value.typed),
        is_asked: value.is_asked,
        is_ticked: answers.is_ticked(value.at),
    }
}

fn sheets(book: &Workbook, proposal: &Proposal, fates: &BTreeMap<Spot, Fate>) -> Vec<SourceSheet> {
    let is_read = |index: usize| proposal.mentions(index);
    let all = book.sheets.iter().enumerate().filter(|(index, sheet)| !sheet.remarks.is_hidden && is_read(*index));
    all.map(|(index, sheet)| {
        let grid = Grid::of(sheet, index);
        let cell = |row: usize, column: usize| {
            let text = shown(grid.cell(row, column));
            let (text, struck) = match grid.struck(row, column) {
                None => (text, String::new()),
                Some(Struck { part: Some(part), .. }) => (text, part.clone()),
                Some(Struck { part: None, .. }) => (String::new(), text),
            };
            SourceCell { text, struck, fate: fates.get(&grid.spot(row, column)).copied().unwrap_or(Fate::Quiet) }
        };
        let rows = grid
            .rows
            .iter()
            .take(ROWS)
            .map(|row| (row + 1, grid.columns.iter().map(|column| cell(*row, *column)).collect()))
            .collect();
        let columns = grid.columns.iter().map(|column| crate::exchange::workbook::letters(*column)).collect();
        SourceSheet { name: sheet.name.clone(), rows, columns }
    })
    .collect()
}

/// The indicators that a row may be matched with, as a list to choose from, and the population.
pub fn choices_of_indicators(plan: &Plan) -> Vec<(Id, String)> {
    let population = population_id(plan).map(|id| (id, population::NAME.get().to_owned()));
    let measured = plan.indicators.iter().filter(|indicator| indicator.statement.measured().is_some());
    let measured =
        measured.map(|indicator| (indicator.id.clone(), phrase!("{}（{}）", "{} ({})", indicator.name, indicator.unit)));
    measured.chain(population).collect()
}
