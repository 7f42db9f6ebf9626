//! The tables of a draft as a grid that is filled in: which sheet is shown, what of it is active and selected, and what that does to the draft.

use std::ops::Range;

use crate::exchange::columns::ColumnForm;
use crate::exchange::table::read_pasted;
use crate::exchange::{PlanDraft, PlanSheet, cell_text};
use crate::view::{CellAt, Cursor, Extent};

/// Rows beyond those that are seen, so that a short scroll finds them there.
const BEYOND: usize = 6;

/// A draft's grid. Row 0 is the first below the headings, which the draft counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DraftGrid {
    sheet: usize,
    cursor: Cursor,
}

impl DraftGrid {
    /// Which sheet is shown, counted from 0.
    pub const fn sheet(self) -> usize {
        self.sheet
    }

    /// What is active and selected.
    pub const fn cursor(self) -> Cursor {
        self.cursor
    }

    /// The form of the sheet.
    pub fn form(self) -> PlanSheet {
        PlanSheet::ALL[self.sheet]
    }

    /// What a column is.
    pub fn column(self, column: usize) -> ColumnForm {
        self.form().column(column)
    }

    /// Whether the rows of the sheet are given: neither is one added, nor taken out, nor moved.
    pub fn has_given_rows(self) -> bool {
        self.form() == PlanSheet::Facts
    }

    /// Whether a cell is not for the person to fill in.
    pub fn is_fixed(self, at: CellAt) -> bool {
        self.has_given_rows() && at.column == 0
    }

    /// How many columns the sheet has.
    pub fn width(self, draft: &PlanDraft) -> usize {
        draft.book().sheets[self.sheet].rows.first().map_or(0, Vec::len)
    }

    /// How many rows are shown below the headings: one more than there are, to be filled in, unless they are given.
    pub fn height(self, draft: &PlanDraft) -> usize {
        let filled = draft.rows(self.sheet).saturating_sub(1);
        if self.has_given_rows() { filled } else { filled + 1 }
    }

    /// How far the grid reaches.
    pub fn extent(self, draft: &PlanDraft) -> Extent {
        let (rows, columns) = (self.height(draft), self.width(draft));
        Extent { names: 0, first: 0, last: CellAt { row: rows.saturating_sub(1), column: columns.saturating_sub(1) } }
    }

    /// The rows that are worth having in the document: `top` is the first that is seen, and `seen` how many are.
    pub fn window(self, draft: &PlanDraft, top: usize, seen: usize) -> Range<usize> {
        let first = top.saturating_sub(BEYOND);
        first..(first + seen + 2 * BEYOND).min(self.height(draft))
    }

    /// What stands in a cell.
    pub fn text(self, draft: &PlanDraft, at: CellAt) -> String {
        let rows = &draft.book().sheets[self.sheet].rows;
        rows.get(at.row + 1).and_then(|row| row.get(at.column)).map(cell_text).unwrap_or_default()
    }

    /// Shows another sheet, from its first cell on.
    pub fn show(&mut self, sheet: usize) {
        *self = Self { sheet, cursor: Cursor::default() };
    }

    /// Makes a cell active, with the selection from its corner where `extends`.
    pub fn go(&mut self, draft: &PlanDraft, to: CellAt, extends: bool) {
        self.cursor = self.cursor.gone(to, extends, self.extent(draft));
    }

    /// Leads to a cell of the draft, which counts its headings.
    pub fn lead_to(&mut self, draft: &PlanDraft, sheet: usize, row: usize, column: usize) {
        if sheet != self.sheet {
            self.show(sheet);
        }
        self.go(draft, CellAt { row: row.saturating_sub(1), column }, false);
    }

    /// Takes the draft's last step back, or makes it again, and leads to where it was. Answers whether there was one.
    pub fn step(&mut self, draft: &mut PlanDraft, back: bool) -> bool {
        let Some((sheet, row)) = (if back { draft.undo() } else { draft.redo() }) else { return false };
        let column = if sheet == self.sheet { self.cursor.active.column } else { 0 };
        self.lead_to(draft, sheet, row, column);
        true
    }

    /// The selected rows as the draft counts them.
    fn rows_of_draft(self) -> Range<usize> {
        let rows = self.cursor.rows();
        rows.start() + 1..rows.end() + 2
    }

    /// Takes what was typed into a cell. Answers whether anything is different.
    pub fn enter(self, draft: &mut PlanDraft, at: CellAt, text: String) -> bool {
        text != self.text(draft, at) && draft.enter(self.sheet, (at.row + 1, at.column), &[vec![text]])
    }

    /// Enters a block at the active cell, as one step, and selects it. Answers whether anything is different.
    ///
    /// # Errors
    /// Why nothing could be read.
    pub fn paste(&mut self, draft: &mut PlanDraft, text: &str) -> Result<bool, String> {
        let sheet = read_pasted(text).map_err(|faults| faults.summary())?.sheets.into_iter().next().unwrap_or_default();
        let block: Vec<Vec<_>> = sheet.rows.iter().map(|row| row.iter().map(cell_text).collect()).collect();
        let at = self.cursor.active;
        let columns = block.iter().map(Vec::len).max().unwrap_or_default();
        let is_changed = draft.enter(self.sheet, (at.row + 1, at.column), &block);
        self.go(draft, at, false);
        let far = CellAt { row: at.row + block.len().max(1) - 1, column: at.column + columns.max(1) - 1 };
        self.cursor.corner = self.extent(draft).within(far);
        Ok(is_changed)
    }

    /// What is selected, as other spreadsheets take it.
    pub fn copied(self, draft: &PlanDraft) -> String {
        let plain = |text: String| text.replace(['\t', '\n', '\r'], " ");
        let cell = |row, column| plain(self.text(draft, CellAt { row, column }));
        let line = |row| self.cursor.columns(0).map(|column| cell(row, column)).collect::<Vec<_>>().join("\t");
        self.cursor.rows().map(line).collect::<Vec<_>>().join("\n")
    }

    /// Empties what is selected, as one step. Answers whether anything is different.
    pub fn clear(self, draft: &mut PlanDraft) -> bool {
        let columns = self.cursor.columns(usize::from(self.has_given_rows()));
        draft.clear(self.sheet, self.rows_of_draft(), *columns.start()..columns.end() + 1)
    }

    /// Puts an empty row before the active one. Answers whether there is one more.
    pub fn insert(self, draft: &mut PlanDraft) -> bool {
        draft.insert(self.sheet, self.cursor.active.row + 1)
    }

    /// Takes the selected rows out. Answers whether any was there.
    pub fn remove(&mut self, draft: &mut PlanDraft) -> bool {
        let rows = self.rows_of_draft();
        let there = rows.start..rows.end.min(draft.rows(self.sheet));
        let is_changed = !there.is_empty() && draft.remove(self.sheet, there);
        self.go(draft, CellAt { row: rows.start - 1, ..self.cursor.active }, false);
        is_changed
    }

    /// Moves the selected rows by one, and what is selected with them. Answers whether there was room.
    pub fn shift(&mut self, draft: &mut PlanDraft, up: bool) -> bool {
        let is_changed = draft.shift(self.sheet, self.rows_of_draft(), up);
        if is_changed {
            let by = |at: CellAt| CellAt { row: if up { at.row.saturating_sub(1) } else { at.row + 1 }, ..at };
            let corner = by(self.cursor.corner);
            self.go(draft, by(self.cursor.active), true);
            self.cursor.corner = corner;
        }
        is_changed
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::{builtin_plan, plan_to_workbook};

    const FACTS: usize = 0;
    const DOMAINS: usize = 2;

    const fn at(row: usize, column: usize) -> CellAt {
        CellAt { row, column }
    }

    /// The sheet of a plan that lists its domains, with its first cell active.
    fn domains() -> (DraftGrid, PlanDraft) {
        let mut grid = DraftGrid::default();
        grid.show(DOMAINS);
        (grid, PlanDraft::of(&plan_to_workbook(&builtin_plan().unwrap())))
    }

    fn names(grid: DraftGrid, draft: &PlanDraft) -> Vec<String> {
        (0..grid.height(draft)).map(|row| grid.text(draft, at(row, 0))).collect()
    }

    #[test]
    fn a_row_more_than_there_are_waits_to_be_filled_in_unless_the_rows_are_given() {
        let (grid, draft) = domains();
        assert_eq!(names(grid, &draft).last().map(String::as_str), Some(""));
        let facts = DraftGrid::default();
        assert_eq!(facts.height(&draft), draft.rows(FACTS) - 1);
        assert!(facts.is_fixed(at(0, 0)) && !facts.is_fixed(at(0, 1)) && !grid.is_fixed(at(0, 0)));
    }

    #[test]
    fn what_is_typed_is_one_step_and_the_same_again_is_none() {
        let (mut grid, mut draft) = domains();
        let before = names(grid, &draft);
        assert!(!grid.enter(&mut draft, at(0, 0), before[0].clone()));
        assert!(grid.enter(&mut draft, at(0, 0), "新领域".into()));
        grid.go(&draft, at(2, 0), false);
        assert!(grid.step(&mut draft, true));
        assert_eq!((names(grid, &draft), grid.cursor()), (before, Cursor::at(at(0, 0))));
        assert!(!grid.step(&mut draft, true), "nothing is left to take back");
    }

    #[test]
    fn a_step_on_another_sheet_leads_there() {
        let (mut grid, mut draft) = domains();
        grid.enter(&mut draft, at(1, 0), "改".into());
        grid.show(FACTS);
        grid.step(&mut draft, true);
        assert_eq!((grid.sheet(), grid.cursor()), (DOMAINS, Cursor::at(at(1, 0))));
    }

    #[test]
    fn a_block_is_pasted_at_the_active_cell_and_selected_and_what_is_copied_is_the_same() {
        let (mut grid, mut draft) = domains();
        let end = draft.rows(DOMAINS) - 1;
        grid.go(&draft, at(end, 0), false);
        assert_eq!(grid.paste(&mut draft, "甲\t乙\n丙\t丁"), Ok(true));
        assert_eq!(grid.cursor().rows(), end..=end + 1);
        let last = grid.width(&draft) - 1;
        assert_eq!(grid.cursor().columns(0), 0..=last.min(1));
        let copied = grid.copied(&draft);
        assert!(copied.starts_with('甲') && copied.lines().count() == 2);
        assert!(grid.clear(&mut draft));
        assert_eq!(grid.copied(&draft).trim(), "");
    }

    #[test]
    fn items_that_are_given_are_not_emptied_with_what_stands_beside_them() {
        let (_, mut draft) = domains();
        let mut facts = DraftGrid::default();
        let item = facts.text(&draft, at(0, 0));
        facts.go(&draft, at(0, 1), true);
        facts.clear(&mut draft);
        assert_eq!((facts.text(&draft, at(0, 0)), facts.text(&draft, at(0, 1))), (item, String::new()));
    }

    #[test]
    fn rows_move_with_what_is_selected_and_not_beyond_the_first() {
        let (mut grid, mut draft) = domains();
        let before = names(grid, &draft);
        grid.go(&draft, at(1, 0), false);
        assert!(grid.shift(&mut draft, true));
        assert_eq!(names(grid, &draft)[..2], [before[1].clone(), before[0].clone()]);
        assert_eq!(grid.cursor(), Cursor::at(at(0, 0)));
        assert!(!grid.shift(&mut draft, true));
    }

    #[test]
    fn rows_are_put_in_and_taken_out_where_the_cursor_is() {
        let (mut grid, mut draft) = domains();
        let before = names(grid, &draft);
        grid.go(&draft, at(1, 0), false);
        assert!(grid.insert(&mut draft));
        assert_eq!(names(grid, &draft)[1], "");
        assert!(grid.remove(&mut draft));
        assert_eq!(names(grid, &draft), before);
        grid.go(&draft, at(before.len() - 1, 0), false);
        assert!(!grid.remove(&mut draft), "the row to be filled in is not there yet");
    }

    #[test]
    fn the_rows_around_those_that_are_seen_are_there_as_well() {
        let (grid, draft) = domains();
        let height = grid.height(&draft);
        assert_eq!(grid.window(&draft, 0, 0), 0..height.min(2 * BEYOND));
        assert_eq!(grid.window(&draft, BEYOND + 1, height), 1..height);
    }
}
