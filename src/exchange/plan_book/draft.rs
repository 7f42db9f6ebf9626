//! The draft of a plan: its tables while a person works on them, with undo and redo.
//!
//! [`PlanDraft::of`] lays out any plan's workbook as an editor shows it: all sheets, each beginning with its row of headings, which no step
//! changes. A step holds the replaced rows, so it costs only as much as it changed.

use std::ops::Range;

use super::manner::REMARK;
use super::sheets::{PlanSheet, facts};
use crate::exchange::columns::{ColumnForm, Need, OfferedWords, forms, is, is_empty, named, words};
use crate::exchange::delimited::{percent, shortest};
use crate::exchange::workbook::{Cell, Sheet, Workbook};
use crate::language::Text;

/// The most steps that are remembered.
const STEPS: usize = 500;
/// The most rows that a sheet is let to grow to.
const ROWS: usize = 5_000;

/// Replaced rows of a sheet.
#[derive(Clone, Debug, PartialEq)]
struct Step {
    sheet: usize,
    row: usize,
    before: Vec<Vec<Cell>>,
    after: Vec<Vec<Cell>>,
    /// Whether it is undone together with the one before it.
    continues: bool,
}

/// A plan's tables, and their history.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PlanDraft {
    book: Workbook,
    done: Vec<Step>,
    undone: Vec<Step>,
}

impl PlanDraft {
    /// The draft for a plan's workbook, complete or not, in the current language, with all sheets and columns in their order. Unknown columns
    /// stay as remarks; unknown sheets are dropped.
    pub fn of(book: &Workbook) -> Self {
        let named = |form: PlanSheet| book.sheets.iter().find(|sheet| PlanSheet::named(&sheet.name) == Some(form));
        let sheets = PlanSheet::ALL.into_iter().map(|form| laid_out(form, named(form))).collect();
        Self { book: Workbook { sheets }, done: Vec::new(), undone: Vec::new() }
    }

    /// A stored draft; lay it out before showing it.
    pub const fn kept(book: Workbook) -> Self {
        Self { book, done: Vec::new(), undone: Vec::new() }
    }

    /// Lays the tables out as [`Self::of`] does, if no step was made yet.
    pub fn lay_out(&mut self) {
        if self.done.is_empty() && self.undone.is_empty() {
            *self = Self::of(&self.book);
        }
    }

    /// Empty tables for a new plan.
    pub fn blank() -> Self {
        Self::of(&Workbook::default())
    }

    /// The plan's short name in the draft, or its name, or its id; empty if it has none yet.
    pub fn title(&self) -> String {
        let facts = self.book.sheets.iter().find(|sheet| PlanSheet::named(&sheet.name) == Some(PlanSheet::Facts));
        let of = |item: Text| {
            let mut rows = facts.into_iter().flat_map(|sheet| &sheet.rows);
            let row = rows.find(|row| row.first().is_some_and(|named| is(item, &words(named))));
            row.and_then(|row| row.get(1)).map(words).unwrap_or_default()
        };
        [facts::SHORT_NAME, facts::NAME, facts::ID].into_iter().map(of).find(|text| !text.is_empty()).unwrap_or_default()
    }

    /// The choices of a column: its words, or the list in another sheet; empty if it takes anything.
    pub fn choices(&self, sheet: PlanSheet, column: usize) -> Vec<String> {
        let listed = |of: Text| {
            let sheet = PlanSheet::ALL.into_iter().find(|form| form.name() == of).and_then(|form| self.sheet(form));
            let rows = sheet.into_iter().flat_map(|sheet| &sheet.rows).skip(1);
            rows.filter_map(|row| row.first()).map(words).filter(|text| !text.is_empty()).collect()
        };
        match sheet.columns().get(column) {
            Some(ColumnForm { offer: OfferedWords::Listed(of), .. }) => listed(*of),
            known => known.map(ColumnForm::choices).unwrap_or_default().iter().map(ToString::to_string).collect(),
        }
    }

    /// What a cell takes, in a sentence; empty if that is obvious.
    pub fn explained(&self, form: PlanSheet, row: usize, column: usize) -> &'static str {
        let described = match form {
            PlanSheet::Facts => self.sheet(form).and_then(|sheet| named_in(sheet.rows.get(row)?)),
            _ => form.columns().get(column).copied(),
        };
        described.map_or("", |described| described.note.get())
    }

    fn sheet(&self, form: PlanSheet) -> Option<&Sheet> {
        PlanSheet::ALL.iter().position(|one| *one == form).and_then(|at| self.book.sheets.get(at))
    }

    /// The tables as they are now.
    pub const fn book(&self) -> &Workbook {
        &self.book
    }

    /// The number of rows of a sheet, including its headings.
    pub fn rows(&self, sheet: usize) -> usize {
        self.book.sheets.get(sheet).map_or(0, |sheet| sheet.rows.len())
    }

    /// Enters a block of texts, with its upper left corner at a row and column. Missing rows are added. Answers whether anything changed.
    pub fn enter(&mut self, sheet: usize, (row, column): (usize, usize), block: &[Vec<String>]) -> bool {
        let put = |row: &mut Vec<Cell>, texts: &Vec<String>| {
            for (column, text) in (column..).zip(texts) {
                set(row, column, cell(text));
            }
        };
        self.rewrite(sheet, row..row + block.len(), |at, row| put(row, &block[at]))
    }

    /// Empties cells.
    pub fn clear(&mut self, sheet: usize, rows: Range<usize>, columns: Range<usize>) -> bool {
        let rows = rows.start..rows.end.min(self.rows(sheet));
        self.rewrite(sheet, rows, |_, row| columns.clone().for_each(|column| set(row, column, Cell::Empty)))
    }

    /// Inserts an empty row before that one.
    pub fn insert(&mut self, sheet: usize, row: usize) -> bool {
        self.replace(sheet, row..row, vec![Vec::new()])
    }

    /// Removes rows.
    pub fn remove(&mut self, sheet: usize, rows: Range<usize>) -> bool {
        self.replace(sheet, rows, Vec::new())
    }

    /// Moves rows by one place, up or down.
    pub fn shift(&mut self, sheet: usize, rows: Range<usize>, up: bool) -> bool {
        let around = if up { rows.start.saturating_sub(1)..rows.end } else { rows.start..rows.end + 1 };
        if around.start == 0 || around.end > self.rows(sheet) || rows.is_empty() {
            return false;
        }
        let mut moved = self.book.sheets[sheet].rows[around.clone()].to_vec();
        if up {
            moved.rotate_left(1);
        } else {
            moved.rotate_right(1);
        }
        self.replace(sheet, around, moved)
    }

    /// Undoes the last step. Answers its sheet and row.
    pub fn undo(&mut self) -> Option<(usize, usize)> {
        let step = self.done.pop()?;
        self.splice(step.sheet, step.row..step.row + step.after.len(), step.before.clone());
        let (place, continues) = ((step.sheet, step.row), step.continues);
        self.undone.push(step);
        if continues { self.undo().or(Some(place)) } else { Some(place) }
    }

    /// Redoes the step undone last. Answers its sheet and row.
    pub fn redo(&mut self) -> Option<(usize, usize)> {
        let step = self.undone.pop()?;
        self.splice(step.sheet, step.row..step.row + step.before.len(), step.after.clone());
        let place = (step.sheet, step.row);
        self.done.push(step);
        if self.undone.last().is_some_and(|next| next.continues) { self.redo() } else { Some(place) }
    }

    /// Joins the last step with the one before it.
    pub fn join(&mut self) {
        if let Some(last) = self.done.last_mut() {
            last.continues = true;
        }
    }

    /// Whether there is a step to undo.
    pub fn can_undo(&self) -> bool {
        !self.done.is_empty()
    }

    /// Whether there is a step to redo.
    pub fn can_redo(&self) -> bool {
        !self.undone.is_empty()
    }

    fn rewrite(&mut self, sheet: usize, rows: Range<usize>, write: impl Fn(usize, &mut Vec<Cell>)) -> bool {
        let Some(there) = self.book.sheets.get(sheet).map(|sheet| &sheet.rows) else { return false };
        let start = rows.start.min(there.len());
        let mut after = there.get(start..rows.end.min(there.len())).unwrap_or_default().to_vec();
        let covered = start..start + after.len();
        after.resize(rows.end.saturating_sub(start), Vec::new());
        for (at, row) in after.iter_mut().enumerate().skip(rows.start - start) {
            write(at + start - rows.start, row);
        }
        self.replace(sheet, covered, after)
    }

    /// Replaces rows, as a step. Answers whether that is allowed and changes anything.
    fn replace(&mut self, sheet: usize, rows: Range<usize>, after: Vec<Vec<Cell>>) -> bool {
        let Some(there) = self.book.sheets.get(sheet).map(|sheet| &sheet.rows) else { return false };
        let grown = there.len() + after.len() - rows.len();
        let Some(before) = there.get(rows.clone()).filter(|_| rows.start > 0 && grown <= ROWS).map(<[_]>::to_vec) else {
            return false;
        };
        if before == after {
            return false;
        }
        self.splice(sheet, rows.clone(), after.clone());
        self.done.push(Step { sheet, row: rows.start, before, after, continues: false });
        if self.done.len() > STEPS {
            self.done.remove(0);
        }
        self.undone.clear();
        true
    }

    fn splice(&mut self, sheet: usize, rows: Range<usize>, put: Vec<Vec<Cell>>) {
        if let Some(sheet) = self.book.sheets.get_mut(sheet) {
            sheet.rows.splice(rows, put);
        }
    }
}

fn set(row: &mut Vec<Cell>, column: usize, cell: Cell) {
    if column >= row.len() && cell != Cell::Empty {
        row.resize(column + 1, Cell::Empty);
    }
    if let Some(place) = row.get_mut(column) {
        *place = cell;
    }
}

/// The item of 规划 in a row.
fn named_in(row: &[Cell]) -> Option<ColumnForm> {
    facts::named(&words(row.first()?))
}

/// A sheet in the order and under the headings of its form, from one in any order.
fn laid_out(form: PlanSheet, given: Option<&Sheet>) -> Sheet {
    let known = form.columns();
    let rows = given.map_or(&[][..], |sheet| &sheet.rows);
    let named = |cell: &Cell| named(&known, None, &words(cell)).map(|(heading, _)| heading);
    let required: Vec<_> = known.iter().filter(|form| form.need == Need::Required).map(|form| form.heading).collect();
    let is_required = |cell: &Cell| named(cell).is_some_and(|heading| required.contains(&heading));
    let at = rows.iter().position(|row| row.iter().any(is_required)).unwrap_or(rows.len());
    let width = rows.iter().map(Vec::len).max().unwrap_or_default();
    let heading_of = |column: usize| named(rows.get(at)?.get(column)?);
    let place_of = |known: &ColumnForm| (0..width).find(|column| heading_of(*column) == Some(known.heading));
    let mut order: Vec<_> = known.iter().map(place_of).collect();
    let is_kept = |column: &usize| rows.iter().skip(at + 1).filter_map(|row| row.get(*column)).any(|cell| !is_empty(cell));
    order.extend((0..width).filter(|column| !order.contains(&Some(*column))).filter(is_kept).map(Some).collect::<Vec<_>>());
    let heading = |at: usize| known.get(at).map_or(REMARK, |form| form.heading).get();
    let head = (0..order.len()).map(|at| Cell::text(heading(at))).collect();
    let cell = |row: &Vec<Cell>, column: &Option<usize>| column.and_then(|column| row.get(column)).cloned().unwrap_or_default();
    let body = rows.iter().skip(at + 1).map(|row| order.iter().map(|column| cell(row, column)).collect::<Vec<_>>());
    let body: Vec<_> = body.filter(|row| !row.iter().all(is_empty)).collect();
    let body = if form == PlanSheet::Facts { with_all_items(body) } else { body };
    Sheet::new(form.name().get().to_owned(), std::iter::once(head).chain(body).collect())
}

/// The rows of 规划 with all its items; missing ones at the end.
fn with_all_items(mut rows: Vec<Vec<Cell>>) -> Vec<Vec<Cell>> {
    let there: Vec<_> = rows.iter().map(|row| named_in(row)).collect();
    for (row, item) in rows.iter_mut().zip(&there) {
        if let Some((cell, item)) = row.first_mut().zip(item.as_ref()) {
            *cell = Cell::text(item.heading.get());
        }
    }
    let is_there = |item: Text| there.iter().flatten().any(|known| known.heading == item);
    let items = forms(&facts::items()).into_iter().map(|item| item.heading);
    let missing = items.filter(|item| *item != facts::FORMAT && !is_there(*item));
    rows.extend(missing.map(|item| vec![Cell::text(item.get())]));
    rows
}

/// A typed text as a spreadsheet cell: a number if it is written as one, otherwise the text.
fn cell(text: &str) -> Cell {
    let text = text.trim();
    match text.parse::<f64>() {
        Ok(number) if number.is_finite() && shortest(number) == text => Cell::Number(number),
        _ => Cell::text(text),
    }
}

/// The text of a cell, as a person types it.
pub fn cell_text(cell: &Cell) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Number(number) => shortest(*number),
        Cell::Rate(rate) => percent(*rate),
        Cell::Text(text) => text.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::{plan_to_workbook, workbook_to_plan};
    use super::*;
    use crate::exchange::{builtin_plan, read_delimited, write_delimited};

    fn draft() -> PlanDraft {
        PlanDraft::of(&plan_to_workbook(&builtin_plan().unwrap()))
    }

    const INDICATORS: usize = 4;

    fn texts(texts: &[&str]) -> Vec<Vec<String>> {
        vec![texts.iter().map(ToString::to_string).collect()]
    }

    #[test]
    fn the_draft_of_a_plan_reads_back_to_it_also_after_it_was_kept_as_a_text() {
        let draft = draft();
        assert_eq!(workbook_to_plan(draft.book()), Ok(builtin_plan().unwrap()));
        assert_eq!(draft.title(), builtin_plan().unwrap().short_name.own());
        let kept = write_delimited(draft.book());
        let again = PlanDraft::of(&read_delimited(std::str::from_utf8(&kept).unwrap()).unwrap());
        assert_eq!(workbook_to_plan(again.book()), Ok(builtin_plan().unwrap()));
    }

    #[test]
    fn a_draft_that_was_kept_knows_its_title_and_is_laid_out_once() {
        let laid = draft();
        let mut kept = PlanDraft::kept(laid.book().clone());
        assert_eq!(kept.title(), laid.title());
        assert_eq!((PlanDraft::default().title(), PlanDraft::default().rows(0)), (String::new(), 0));
        kept.lay_out();
        assert_eq!(kept, laid);
        assert!(kept.insert(INDICATORS, 2));
        let worked_on = kept.clone();
        kept.lay_out();
        assert_eq!(kept, worked_on);
    }

    #[test]
    fn columns_in_another_order_find_their_places_and_unknown_ones_stay_as_remarks() {
        let rows = vec![
            vec![Cell::text("说明文字"), Cell::Empty],
            vec![Cell::text("名称"), Cell::text("自己的列"), Cell::text("编号")],
            vec![Cell::text("入园率"), Cell::text("问教育局"), Cell::text("a-1")],
        ];
        let book = Workbook { sheets: vec![Sheet::new("指标".to_owned(), rows)] };
        let draft = PlanDraft::of(&book);
        let sheet = &draft.book().sheets[INDICATORS];
        assert_eq!(words(&sheet.rows[1][0]), "a-1");
        assert_eq!(words(&sheet.rows[1][3]), "入园率");
        assert_eq!([words(sheet.rows[0].last().unwrap()), words(sheet.rows[1].last().unwrap())], ["备注", "问教育局"]);
        assert_eq!(sheet.rows.len(), 2);
        assert_eq!(PlanDraft::blank().book().sheets.len(), PlanSheet::ALL.len());
        assert_eq!(PlanDraft::blank().title(), "");
    }

    #[test]
    fn steps_that_were_joined_are_taken_back_and_made_again_together() {
        let mut draft = draft();
        assert!(draft.enter(INDICATORS, (1, 3), &texts(&["新名称"])));
        let before = draft.book().clone();
        for row in 2..5 {
            assert!(draft.shift(INDICATORS, row..row + 1, false));
            if row > 2 {
                draft.join();
            }
        }
        let after = draft.book().clone();
        assert_eq!(draft.undo(), Some((INDICATORS, 2)));
        assert_eq!(*draft.book(), before);
        assert!(draft.redo().is_some());
        assert_eq!(*draft.book(), after);
        assert!(draft.undo().is_some() && draft.undo().is_some() && !draft.can_undo());
    }

    #[test]
    fn every_step_can_be_taken_back_and_made_again() {
        let mut draft = draft();
        let mut states = vec![draft.book().clone()];
        let rows = draft.rows(INDICATORS);
        assert!(draft.enter(INDICATORS, (1, 3), &texts(&["新名称", "个"])));
        states.push(draft.book().clone());
        assert!(draft.enter(INDICATORS, (rows, 0), &[texts(&["n-1"]), texts(&["n-2"])].concat()));
        states.push(draft.book().clone());
        assert!(draft.insert(INDICATORS, 2));
        states.push(draft.book().clone());
        assert!(draft.shift(INDICATORS, 3..5, true));
        states.push(draft.book().clone());
        assert!(draft.remove(INDICATORS, 1..4));
        states.push(draft.book().clone());
        assert!(draft.clear(INDICATORS, 1..3, 0..2));
        states.push(draft.book().clone());
        assert_eq!(draft.rows(INDICATORS), rows + 2 + 1 - 3);
        for state in states.iter().rev().skip(1) {
            assert!(draft.undo().is_some());
            assert_eq!(draft.book(), state);
        }
        assert_eq!(draft.undo(), None);
        for state in &states[1..] {
            assert!(draft.redo().is_some());
            assert_eq!(draft.book(), state);
        }
        assert!(!draft.can_redo() && draft.can_undo());
    }

    #[test]
    fn what_changes_nothing_or_the_headings_is_no_step() {
        let mut draft = draft();
        let same = cell_text(&draft.book().sheets[INDICATORS].rows[1][3]);
        assert!(!draft.enter(INDICATORS, (1, 3), &texts(&[&same])));
        assert!(!draft.enter(INDICATORS, (0, 0), &texts(&["x"])));
        assert!(!draft.shift(INDICATORS, 1..2, true));
        assert!(!draft.shift(INDICATORS, draft.rows(INDICATORS) - 1..draft.rows(INDICATORS), false));
        assert!(!draft.remove(INDICATORS, 0..1));
        assert!(!draft.insert(99, 1));
        assert!(!draft.can_undo());
    }

    #[test]
    fn a_number_is_one_only_where_it_reads_back_as_it_was_typed() {
        assert_eq!(cell(" 93.7 "), Cell::Number(93.7));
        for text in ["95.0", "０", "≥95", "007", "5％", "1e400", "NaN"] {
            assert_eq!(cell_text(&cell(text)), text);
            assert!(matches!(cell(text), Cell::Text(_)), "{text}");
        }
        assert_eq!(cell(""), Cell::Empty);
    }

    #[test]
    fn what_a_column_may_hold_is_offered_from_the_other_sheets() {
        let draft = draft();
        assert_eq!(draft.choices(PlanSheet::Indicators, 5), ["约束性", "预期性"]);
        assert!(draft.choices(PlanSheet::Indicators, 2).contains(&"学有所教".to_owned()));
        assert!(draft.choices(PlanSheet::Indicators, 1).contains(&"t1".to_owned()));
        assert!(draft.choices(PlanSheet::Readings, 0).contains(&"t1-03".to_owned()));
        assert_eq!(draft.choices(PlanSheet::Indicators, 3), Vec::<String>::new());
    }
}
