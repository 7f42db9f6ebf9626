//! One printed row as indicators: its cells sorted into goals, base figures and what goes with them.

mod aim;
mod names;
mod stated;

use super::cell::{Saying, read};
use super::clause::Clause;
use super::doubt::RowDoubt;
use super::fold::{folded, is_nothing};
use super::head::{Columns, Role};
use super::measure::Column;
use super::name::{Name, split};
use super::notes::Notes;
use super::page::Line;
use super::start::Found;
use crate::figure::any_of;
use crate::plan::Statement;
use crate::plan::{Bounds, Decimals, Nature, Period, Year};
use aim::Aim;
use names::parts_of_unit;

/// What is known of the whole table.
pub(super) struct Table<'a> {
    pub(super) columns: &'a Columns,
    pub(super) notes: &'a Notes,
    pub(super) period: Period,
    /// A unit that stands above the table.
    pub(super) unit: Option<&'a str>,
}

/// A row, read.
#[derive(Debug, Default)]
pub(super) struct ReadRow {
    pub(super) drafts: Vec<Draft>,
    pub(super) doubts: Vec<RowDoubt>,
    pub(super) notes: Vec<String>,
}

/// An indicator of a row, before its id is known.
#[derive(Debug)]
pub(super) struct Draft {
    pub(super) name: String,
    pub(super) unit: String,
    pub(super) nature: Option<Nature>,
    pub(super) decimals: Decimals,
    pub(super) bounds: Bounds,
    pub(super) per_head: bool,
    /// Whether it is a part of the row's first.
    pub(super) is_part: bool,
    pub(super) statement: Statement,
    /// What else the row could state.
    pub(super) others: Vec<Statement>,
}

/// Reads a row whose name is known.
pub(super) fn row(table: &Table, line: &Line, printed_name: &str) -> ReadRow {
    Reader { table, line, name: Name::of(printed_name), unit: String::new(), level: None, out: ReadRow::default() }.read()
}

struct Reader<'a> {
    table: &'a Table<'a>,
    line: &'a Line,
    name: Name,
    unit: String,
    /// The level in the target column.
    level: Option<f64>,
    out: ReadRow,
}

/// The cells of a row, read.
#[derive(Default)]
struct Cells {
    base: Option<(Saying, Option<Year>, bool)>,
    goals: Vec<(Column, Saying)>,
    milestones: Vec<(Year, Saying)>,
    /// Whether a dash stands in a column of goals.
    is_dashed: bool,
}

/// A cell whose column is of another year than the plan's target year.
fn of_year(mut saying: Saying, year: Option<Year>) -> Saying {
    for goal in &mut saying.goals {
        goal.year = goal.year.or(year);
    }
    saying
}

/// 约束性, 预期性, binding, expected.
fn nature_of(text: &str) -> Option<Nature> {
    let plain = folded(text).to_lowercase();
    let has = |words: &str| any_of(words, |word| plain.contains(word));
    match (has("约束|binding|mandatory"), has("预期|expected|indicative|anticipatory")) {
        (true, false) => Some(Nature::Binding),
        (false, true) => Some(Nature::Expected),
        _ => None,
    }
}

impl Reader<'_> {
    fn read(mut self) -> ReadRow {
        self.unit = self.unit();
        let mut cells = self.cells();
        let nature = self.nature(&cells);
        self.marks(&mut cells);
        let bases = self.bases(&mut cells);
        let (is_estimated, year) = cells.base.as_ref().map_or((false, None), |(_, year, is_estimated)| (*is_estimated, *year));
        let aims = self.aims(&mut cells);
        let is_level = |aim: &&Aim| aim.column == Column::Goal && !aim.clause.is_total && aim.clause.change.is_none();
        let mut levels = aims.iter().filter(is_level).filter_map(|aim| aim.clause.figure);
        self.level = levels.next().filter(|figure| figure.high.is_none() && levels.next().is_none()).map(|figure| figure.low);
        if aims.is_empty() {
            self.without_goal(&cells, &bases);
        }
        let count = aims.len();
        let names = self.names(&aims);
        let unit_parts = parts_of_unit(&self.unit, count, split(&self.name.own, count).is_some());
        for (at, aim) in aims.iter().enumerate() {
            let base = self.base_of(at, &aims, &bases);
            let unit = unit_parts.as_ref().map_or_else(|| self.unit.clone(), |parts| parts[at].clone());
            let found =
                base.as_ref().map(|clause| Found { clause, unit: &unit, is_estimated, year, base: self.table.period.base() });
            self.draft(aim, names[at].clone(), &unit, found.as_ref());
        }
        for draft in &mut self.out.drafts {
            draft.nature = nature;
        }
        self.out.doubts.extend(self.line.struck.iter().map(|text| RowDoubt::Struck(text.clone())));
        self.out.doubts.extend(self.line.shared.iter().map(|text| RowDoubt::Shared(text.clone())));
        let remarks =
            self.table.columns.remarks().filter_map(|column| self.line.cells.get(column)).filter(|text| !text.is_empty());
        self.out.notes.extend(remarks.cloned());
        let about: Vec<String> = self.table.notes.about(&self.name.own).map(str::to_owned).collect();
        for note in about {
            if !self.out.notes.contains(&note) {
                self.out.notes.push(note);
            }
        }
        self.out
    }

    fn text(&self, is_it: impl Fn(&Role) -> bool) -> Option<String> {
        self.table.columns.text(&self.line.cells, is_it)
    }

    /// The row's unit: of its column, in brackets behind its name, over the column, or what its name leaves no doubt of.
    fn unit(&self) -> String {
        let column =
            self.text(|role| *role == Role::Unit).map(|text| folded(&text).replace('\n', "")).filter(|text| !is_nothing(text));
        let head = || {
            let mut goals = self.table.columns.figures().filter(|(_, role)| matches!(role, Role::Goal(_)));
            goals.find_map(|(column, _)| self.table.columns.unit_of(column))
        };
        let column = column.map(|unit| unit.trim_matches(['(', ')']).to_owned());
        column.or_else(|| self.name.unit.clone()).or_else(head).or_else(|| self.table.unit.map(str::to_owned)).unwrap_or_default()
    }

    fn cells(&mut self) -> Cells {
        let base_year = self.table.period.base();
        let mut cells = Cells::default();
        for (at, role) in self.table.columns.figures().collect::<Vec<_>>() {
            let Some(text) = self.line.cells.get(at).filter(|text| !text.is_empty()) else { continue };
            let is_goal = matches!(role, Role::Goal(_) | Role::Rate { .. });
            if is_nothing(&folded(text)) {
                cells.is_dashed |= is_goal;
                continue;
            }
            match role {
                Role::Base { year, is_estimated } => {
                    // The base column's clauses are base figures whatever year stands there.
                    cells.base = Some((read(text, None), year, is_estimated));
                }
                Role::Goal(year) => {
                    let own = year.filter(|year| *year != self.table.period.end());
                    cells.goals.push((Column::Goal, of_year(read(text, Some(base_year)), own)));
                }
                Role::Rate { is_growth } => cells.goals.push((Column::Rate { is_growth }, read(text, Some(base_year)))),
                Role::Milestone(year) => cells.milestones.push((year, read(text, Some(base_year)))),
                _ => {}
            }
        }
        for saying in cells.goals.iter().map(|(_, saying)| saying).chain(cells.milestones.iter().map(|(_, saying)| saying)) {
            self.out.doubts.extend(saying.left.iter().map(|left| RowDoubt::LeftOver(left.clone())));
            let parts = saying.goals.iter().flat_map(|goal| &goal.parts);
            self.out.doubts.extend(parts.map(|part| RowDoubt::PartInBrackets(part.clone())));
        }
        cells
    }

    fn nature(&self, cells: &Cells) -> Option<Nature> {
        let column = self.text(|role| *role == Role::Nature).and_then(|text| nature_of(&text));
        column
            .or(self.name.nature)
            .or_else(|| cells.goals.iter().find_map(|(_, saying)| saying.nature))
            .or_else(|| cells.base.as_ref().and_then(|(saying, ..)| saying.nature))
    }

    /// Takes what notes say of the marks in goal cells and behind the name.
    fn marks(&mut self, cells: &mut Cells) {
        if let Some(mark) = self.name.mark.clone() {
            self.named_mark(&mark, cells);
        }
        for (_, saying) in &mut cells.goals {
            for clause in &mut saying.goals {
                let Some(mark) = clause.mark.take() else { continue };
                match self.table.notes.says(&mark) {
                    None => self.out.doubts.push(RowDoubt::Mark(mark)),
                    Some((says, text)) => {
                        clause.is_growth |= says.is_growth;
                        clause.is_total |= says.is_total && !says.is_growth;
                        self.out.notes.push(text.to_owned());
                    }
                }
            }
        }
    }

    fn named_mark(&mut self, mark: &str, cells: &mut Cells) {
        match self.table.notes.says(mark) {
            None => self.out.doubts.push(RowDoubt::Mark(mark.to_owned())),
            Some((says, text)) => {
                self.name.is_growth |= says.is_growth && !says.is_total;
                self.out.notes.push(text.to_owned());
                if says.year.is_some()
                    && let Some((saying, ..)) = &mut cells.base
                {
                    for clause in saying.goals.iter_mut().chain(&mut saying.base) {
                        clause.mark.get_or_insert_with(|| mark.to_owned());
                    }
                }
            }
        }
    }

    /// The base figures, in their order.
    fn bases(&mut self, cells: &mut Cells) -> Vec<Clause> {
        let mut bases = Vec::new();
        if let Some((saying, ..)) = &cells.base {
            let all = saying.base.iter().chain(&saying.goals);
            let (figures, words): (Vec<&Clause>, Vec<&Clause>) = all.partition(|clause| clause.figure.is_some());
            bases.extend(figures.into_iter().cloned());
            let words = words.into_iter().map(|clause| clause.text.clone()).chain(saying.left.iter().cloned());
            self.out.doubts.extend(words.map(RowDoubt::BaseWords));
        }
        for base in cells.goals.iter_mut().filter_map(|(_, saying)| saying.base.take()) {
            match bases.first() {
                None => bases.push(base),
                Some(known) if known.figure.map(|it| it.low) == base.figure.map(|it| it.low) => {}
                Some(_) => self.out.doubts.push(RowDoubt::TwoBases(base.text)),
            }
        }
        bases
    }
}
