//! Observations from tables: the figures, years and indicators of a file or a pasted block.

use std::borrow::Cow;

use super::context::Context;
use super::conversion::Taken;
use super::grid::{Grid, Spot};
use super::layout::{Anchor, Layout, Misfit, Series};
use super::lying::layout;
use super::matching::label;
use super::names::Names;
use super::population::with_population;
use super::proposal::{Answers, Proposal, QuestionTopic};
use super::reader::Reader;
use super::sheets::Seen;
use super::simplified::simplified_book;
use super::stage::Stage;
use super::subject::Subject;
use super::words::{leave_out, shortened};
use crate::exchange::workbook::{Remarks, Unseen, Workbook};
use crate::figure::has_digit;
use crate::plan::Plan;
use crate::scenario::Scenario;
use crate::{phrase, word};

/// Reads the observations of a file or a pasted block. If the table names no indicators or no years, `anchor` says where it goes. Earlier
/// answers count; other questions get a supposed answer and are asked.
pub fn read_observations(
    book: &Workbook,
    plan: &Plan,
    scenario: &Scenario,
    anchor: Option<Anchor>,
    answers: &Answers,
) -> Proposal {
    let (printed, book) = (book, &simplified_book(book));
    let plan = &with_population(plan);
    let names = Names::of(plan);
    let mut reader = Reader::over(plan, scenario, answers);
    reader.out.sheets = book.sheets.iter().map(|sheet| sheet.name.clone()).collect();
    let to_read: Vec<usize> = (0..book.sheets.len()).filter(|index| reader.is_to_read(book, *index)).collect();
    let seen = to_read.into_iter().map(|index| {
        let grid = Grid::of(&book.sheets[index], index);
        let layout = layout(&grid, &names, plan.period, anchor);
        Seen { at: grid.spot(0, 0), grid, layout }
    });
    let seen = seen.collect();
    for Seen { grid, layout, at: start } in reader.chosen(book, seen) {
        reader.context = Context::default();
        if reader.is_of_targets(book, start) {
            reader.context.bar();
        }
        reader.hidden(&grid, &book.sheets[start.sheet].remarks, start);
        match layout {
            Some(layout) => reader.layout(&grid, layout, &names),
            None if grid.rows.iter().any(|row| grid.filled(*row).len() > 1) || book.sheets.len() == 1 => {
                let has_digits = |row: &usize| grid.columns.iter().any(|column| has_digit(&grid.shown(*row, *column)));
                let is_figures = grid.rows.iter().any(has_digits);
                let why = word!(
                    "没有认出表格：应有一行或一列年份，和指标的编号或名称",
                    "no table was recognised: there must be a row or a column of years, and the indicators' ids or names"
                );
                reader.leave(start, why.to_owned(), is_figures);
            }
            None => {}
        }
    }
    let mut proposal = reader.settled();
    if matches!(book, Cow::Owned(_)) {
        proposal.print(printed);
    }
    proposal
}

impl Reader<'_> {
    /// Whether a row is left out because of what stands beside it: a remark, or the part of the whole that it is about.
    fn in_doubt(&mut self, grid: &Grid, series: &Series, at: Spot, label: &str) -> bool {
        if self.context.is_barred(at.row) || self.is_withdrawn(grid, QuestionTopic::Struck(at), at) {
            return true;
        }
        let beside =
            series.remark.as_deref().or(series.dimension.as_deref()).filter(|text| !self.plan.name.own().contains(*text));
        let Some(beside) = beside.filter(|_| !series.is_own).map(shortened) else { return false };
        let what =
            phrase!("“{label}”旁边写着“{beside}”，照填吗？", "“{beside}” stands beside “{label}”. Take its figures as they are?");
        // A remark of one word describes the figures; a sentence may be about something else.
        let is_word = beside.chars().count() <= 6 && Stage::of_words(&beside).is_some_and(|stage| stage.reason().is_some());
        let choices = vec![word!("照填", "take them").to_owned(), leave_out()];
        let is_part = series.remark.is_none() && series.name.as_ref().is_some_and(|name| self.wholes.contains(name));
        self.ask(QuestionTopic::Beside(at), at, what, choices, usize::from(is_word || is_part)) == 1
    }

    pub(super) fn hidden(&mut self, grid: &Grid, remarks: &Remarks, at: Spot) {
        for Unseen { row, column, why } in remarks.unseen() {
            self.leave(Spot { row: row.unwrap_or(at.row), column: column.unwrap_or(at.column), ..at }, why, true);
        }
        if let Some((row, column)) = remarks.far {
            // A single cell far from the table does not belong to it; a table that continues does.
            let goes_on = grid.rows.last().is_some_and(|last| row < last + 100)
                && grid.columns.last().is_some_and(|last| column < last + 100);
            let why = word!("离表格很远的单元格没有读", "a cell far away from the table is not read");
            self.leave(Spot { row, column, ..at }, why.to_owned(), goes_on);
        }
        if grid.is_cut {
            self.leave(
                at,
                word!(
                    "表格过大，只读了前 5000 行、200 列",
                    "the table is too large: only the first 5,000 rows and 200 columns are read"
                )
                .to_owned(),
                true,
            );
        }
        for (row, column) in remarks.swallowing.iter().copied() {
            let why = word!(
                "引号之间有好几行，当作一格读了；如果引号是多余的，请删去后再试",
                "several lines stand between two quotation marks and were read as one cell; if a mark is one too many, remove it and try again"
            );
            self.leave(Spot { row, column, ..at }, why.to_owned(), true);
        }
        if remarks.is_split {
            let what = word!(
                "这段文字没有制表符，是按分隔符分成几列的，列分得对吗？",
                "this text has no tabs and was split into columns at its separators. Are the columns right?"
            );
            self.ask(QuestionTopic::Cells, at, what.to_owned(), vec![word!("对", "yes").to_owned()], 0);
        }
    }

    pub(super) fn layout(&mut self, grid: &Grid, mut layout: Layout, names: &Names) {
        self.listen(grid, &layout);
        for (at, skipped) in std::mem::take(&mut layout.skipped) {
            self.skipped(grid, at, &skipped);
        }
        let all = layout.told_apart();
        self.named = all.iter().filter_map(|series| names.one(series.name.as_deref()?)).collect();
        let wholes = all.iter().filter(|series| series.dimension.is_none());
        self.wholes = wholes.filter_map(|series| series.name.clone()).collect();
        for series in all {
            self.series(grid, &series, names);
        }
    }

    pub(super) fn series(&mut self, grid: &Grid, series: &Series, names: &Names) {
        let Some(at) = series.at else { return };
        let full = label(series);
        let label = shortened(&full);
        let has_figures = series.entries.iter().any(|entry| grid.is_figure(entry.at.row, entry.at.column));
        let figures = has_figures || !series.marks.is_empty();
        let Some((id, unit)) = self.subject(series, &full, at, figures, names) else { return };
        let Some(indicator) = self.plan.indicator(&id) else { return };
        let statement = self.scenario.assumption(&id).statement(indicator);
        let Some(stated) = statement.measured() else {
            let name = &indicator.name;
            let has_marks = !series.marks.is_empty();
            let are_taken = has_marks && series.misfit.is_none() && !self.in_doubt(grid, series, at, &label);
            if are_taken {
                self.marks(grid, series, &id);
            }
            self.leave(
                at,
                phrase!("“{name}”是定性指标，没有逐年的数值", "“{name}” is qualitative and has no yearly figures"),
                has_figures || has_marks && !are_taken,
            );
            return;
        };
        if let Some(misfit) = series.misfit {
            let what = match misfit {
                Misfit::MoreFigures => phrase!(
                    "“{label}”这一行的数值比表头多，分不清各是哪一年，没有填",
                    "the row “{label}” has more figures than there are headings; which is of which year cannot be told, and none is filled in"
                ),
                Misfit::Spread => phrase!(
                    "“{label}”这一行有跨格的数值，或各列单位不同，没有填",
                    "the row “{label}” has a figure that spans several cells, or columns in different units; none is filled in"
                ),
                Misfit::Shifted => phrase!(
                    "“{label}”这一行的名称不在名称列，数值可能错位，没有填",
                    "the name of the row “{label}” stands in another column than the others; its figures may be shifted, and none is filled in"
                ),
            };
            return self.refuse(QuestionTopic::Name(at), at, what);
        }
        if self.in_doubt(grid, series, at, &label) {
            return;
        }
        self.marks(grid, series, &id);
        let subject = Subject { indicator, stated };
        let cells: Vec<_> = series.entries.iter().filter_map(|entry| self.entry(grid, &subject, entry)).collect();
        let places = self.places(&subject, series, at, unit.as_deref(), &cells);
        let Some(places) = places else { return };
        let sources = self.sources(grid, series);
        for (entry, year, figure) in cells {
            let source = sources.of(year);
            self.figure(
                grid,
                &subject,
                &Taken { entry, year, figure, places, series: at, label: &label, is_own: series.is_own, source },
            );
        }
    }
}
