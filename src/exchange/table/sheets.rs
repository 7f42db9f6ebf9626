//! Which sheets of a workbook are read.

use super::grid::{Grid, Spot};
use super::layout::Layout;
use super::proposal::QuestionTopic;
use super::reader::Reader;
use super::stage_of::stage_of_context;
use crate::exchange::workbook::{OBSERVATIONS, Workbook};
use crate::{phrase, word};

/// A sheet and its table, if it has one.
pub(super) struct Seen<'a> {
    pub(super) grid: Grid<'a>,
    pub(super) layout: Option<Layout>,
    pub(super) at: Spot,
}

impl Seen<'_> {
    fn has_figures(&self) -> bool {
        let entries = || self.layout.iter().flat_map(|layout| &layout.series).flat_map(|series| &series.entries);
        entries().any(|entry| self.grid.is_figure(entry.at.row, entry.at.column))
    }
}

impl Reader<'_> {
    /// Whether a sheet may be read at all: this program's own before all others, and no hidden one.
    pub(super) fn is_to_read(&mut self, book: &Workbook, index: usize) -> bool {
        let at = Spot { sheet: index, row: 0, column: 0 };
        let Some(sheet) = book.sheets.get(index) else { return false };
        let own = own(book);
        if own.is_some_and(|own| own != index) {
            let why = phrase!(
                "工作表“{}”没有读，只读“{OBSERVATIONS}”",
                "the sheet “{}” is not read, only “{OBSERVATIONS}” is",
                sheet.name
            );
            self.leave(at, why, false);
        } else if sheet.remarks.is_hidden {
            self.leave(at, phrase!("工作表“{}”是隐藏的，没有读", "the sheet “{}” is hidden and not read", sheet.name), true);
        }
        own.is_none_or(|own| own == index) && !sheet.remarks.is_hidden
    }

    /// The sheets that a person chose among several with a table; all of them without a choice.
    pub(super) fn chosen<'a>(&mut self, book: &Workbook, seen: Vec<Seen<'a>>) -> Vec<Seen<'a>> {
        let tables: Vec<Spot> = seen.iter().filter(|seen| seen.has_figures()).map(|seen| seen.at).collect();
        let Some(first) = tables.first().filter(|_| tables.len() > 1) else { return seen };
        let name = |at: &Spot| {
            let number = at.sheet + 1;
            let name = book.sheets.get(at.sheet).map_or("", |sheet| sheet.name.as_str());
            if name.is_empty() {
                phrase!("只读第 {number} 个表", "table {number} alone")
            } else {
                phrase!("只读“{name}”", "“{name}” alone")
            }
        };
        let many = tables.len();
        let what = phrase!("有 {many} 个表，读哪些？", "there are {many} tables. Which are read?");
        let choices = std::iter::once(word!("都读", "all of them").to_owned()).chain(tables.iter().map(name)).collect();
        match self.ask(QuestionTopic::Sheets, *first, what, choices, 0).checked_sub(1).and_then(|at| tables.get(at)) {
            None => seen,
            Some(only) => seen.into_iter().filter(|seen| seen.at == *only || !tables.contains(&seen.at)).collect(),
        }
    }

    /// Whether nothing in a sheet is filled in because its name is about plans or forecasts.
    pub(super) fn is_of_targets(&mut self, book: &Workbook, at: Spot) -> bool {
        let name = book.sheets.get(at.sheet).map_or("", |sheet| sheet.name.as_str());
        let is_unobserved = stage_of_context(name).is_some_and(|stage| stage.reason().is_some());
        if own(book).is_some() || !is_unobserved {
            return false;
        }
        let what = phrase!(
            "工作表“{name}”不像是实际数，填吗？",
            "the sheet “{name}” does not seem to hold observed figures. Fill them in?"
        );
        !self.insists(QuestionTopic::Sheet(at.sheet), at, what, word!("是实际数", "they are observed").to_owned())
    }
}

/// This program's own sheet of observations.
fn own(book: &Workbook) -> Option<usize> {
    book.sheets.iter().position(|sheet| OBSERVATIONS.is(sheet.name.trim()))
}
