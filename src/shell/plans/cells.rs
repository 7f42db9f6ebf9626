//! What of a draft's tables is shown, active, selected and edited. The grid itself has the focus, so that its rows can come and go.

use std::ops::Range;

use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, MouseEvent};

use super::drafts::Drafts;
use crate::exchange::{ColumnForm, PlanDraft, PlanSheet, cell_text, table::read_pasted};
use crate::shell::cells::{At, Extent};
use crate::shell::store::Store;

/// Rows beyond those that are seen, so that a short scroll finds them there.
const BEYOND: usize = 6;

/// The state of the tables.
#[derive(Clone, Copy)]
pub(super) struct Cells {
    pub(super) drafts: Drafts,
    pub(super) store: StoredValue<Store>,
    /// Which sheet is shown.
    pub(super) sheet: RwSignal<usize>,
    /// The active cell. Row 0 is the first below the headings.
    pub(super) active: RwSignal<At>,
    /// The corner of the selection across from it.
    pub(super) corner: RwSignal<At>,
    /// The first row that is seen.
    top: RwSignal<usize>,
    editing: RwSignal<Option<At>>,
    pub(super) is_leaving: StoredValue<bool>,
    /// Whether the grid had the focus before the mouse came down.
    had_focus: StoredValue<bool>,
    pub(super) area: NodeRef<html::Div>,
    pub(super) editor: NodeRef<html::Input>,
    /// A row's height in css pixels.
    pub(super) row_height: f64,
}

impl Cells {
    pub(super) fn new(drafts: Drafts) -> Self {
        let is_coarse = window().match_media("(pointer: coarse)").ok().flatten().is_some_and(|media| media.matches());
        Self {
            drafts,
            store: StoredValue::new(expect_context()),
            sheet: RwSignal::new(0),
            active: RwSignal::new(At::default()),
            corner: RwSignal::new(At::default()),
            top: RwSignal::new(0),
            editing: RwSignal::new(None),
            is_leaving: StoredValue::new(false),
            had_focus: StoredValue::new(false),
            area: NodeRef::new(),
            editor: NodeRef::new(),
            row_height: if is_coarse { 44.0 } else { 31.0 },
        }
    }

    /// The form of the sheet that is shown.
    pub(super) fn form(self) -> PlanSheet {
        PlanSheet::ALL[self.sheet.get_untracked()]
    }

    /// What a column is.
    pub(super) fn column(self, column: usize) -> ColumnForm {
        self.form().column(column)
    }

    /// How many columns the sheet has, followed.
    pub(super) fn width(self) -> usize {
        let sheet = self.sheet.get();
        self.drafts.with(|draft| draft.book().sheets[sheet].rows.first().map_or(0, Vec::len))
    }

    /// How many rows are shown below the headings, followed: one more than there are, to be filled in, except of 规划.
    pub(super) fn height(self) -> usize {
        let sheet = self.sheet.get();
        let filled = self.drafts.with(|draft| draft.rows(sheet).saturating_sub(1));
        if PlanSheet::ALL[sheet] == PlanSheet::Facts { filled } else { filled + 1 }
    }

    pub(super) fn extent(self) -> Extent {
        let (rows, columns) = untrack(|| (self.height(), self.width()));
        Extent { first: 0, last: At { row: rows.saturating_sub(1), column: columns.saturating_sub(1) } }
    }

    /// The selected rows and columns.
    pub(super) fn selection(self) -> (Range<usize>, Range<usize>) {
        let (a, b) = (self.active.get(), self.corner.get());
        (a.row.min(b.row)..a.row.max(b.row) + 1, a.column.min(b.column)..a.column.max(b.column) + 1)
    }

    /// The selected rows as the draft counts them.
    fn rows_of_draft(self) -> Range<usize> {
        let rows = untrack(|| self.selection().0);
        rows.start + 1..rows.end + 1
    }

    /// The rows that are worth having in the document, followed; `seen` is the height of what is seen.
    pub(super) fn window(self, seen: u32) -> Range<usize> {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a screen's height in rows")]
        let count = (f64::from(seen) / self.row_height).ceil() as usize + 2 * BEYOND;
        let first = self.top.get().saturating_sub(BEYOND);
        first..(first + count).min(self.height())
    }

    /// Shows another sheet.
    pub(super) fn show(self, sheet: usize) {
        self.leave_editor();
        self.sheet.set(sheet);
        self.go(At::default(), false);
    }

    /// Leads to a cell of the draft, which counts its headings.
    pub(super) fn lead_to(self, sheet: usize, row: usize, column: usize) {
        if sheet != self.sheet.get_untracked() {
            self.show(sheet);
        }
        self.go(At { row: row.saturating_sub(1), column }, false);
        self.focus();
    }

    pub(super) fn focus(self) {
        if let Some(area) = self.area.get_untracked() {
            let _ = area.focus();
        }
    }

    /// Makes a cell active and brings it into sight.
    pub(super) fn go(self, to: At, extends: bool) {
        let last = self.extent().last;
        let to = At { row: to.row.min(last.row), column: to.column.min(last.column) };
        self.active.set(to);
        if !extends {
            self.corner.set(to);
        }
        self.reveal(to);
    }

    fn reveal(self, at: At) {
        let Some(area) = self.area.get_untracked() else { return };
        let head = head(at.column);
        let bar = head.as_ref().map_or(0, HtmlElement::offset_height);
        #[expect(clippy::cast_possible_truncation, clippy::cast_precision_loss, reason = "a table's height in css pixels")]
        let (above, below) = ((at.row as f64 * self.row_height) as i32, ((at.row + 1) as f64 * self.row_height) as i32);
        let seen = area.client_height() - bar;
        if above < area.scroll_top() {
            area.set_scroll_top(above);
        } else if below > area.scroll_top() + seen {
            area.set_scroll_top(below - seen);
        }
        if let Some(head) = head {
            // The numbers of the rows stand before the first column and stay in sight.
            let before = head_of_rows().map_or(0, |numbers| numbers.offset_width());
            let (left, right) = (head.offset_left() - before, head.offset_left() + head.offset_width());
            if left < area.scroll_left() {
                area.set_scroll_left(left);
            } else if right > area.scroll_left() + area.client_width() {
                area.set_scroll_left(right - area.client_width());
            }
        }
        self.scrolled();
    }

    /// Takes in how far the table is scrolled.
    pub(super) fn scrolled(self) {
        let Some(area) = self.area.get_untracked() else { return };
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a table's height in rows")]
        let top = (f64::from(area.scroll_top()) / self.row_height) as usize;
        if self.top.get_untracked() != top {
            self.top.set(top);
        }
        if let Some(at) = self.editing.get_untracked() {
            self.place_editor(at);
        }
    }

    /// Takes in that the mouse came down, before the focus moves.
    pub(super) fn pressed(self) {
        let area = self.area.get_untracked().map(Element::from);
        self.had_focus.set_value(area.is_some() && document().active_element() == area);
    }

    /// A cell that is clicked is active; one that is active is edited.
    pub(super) fn clicked(self, event: &MouseEvent) {
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let cell = target.and_then(|target| target.closest("[data-cell]").ok().flatten());
        let place = cell.and_then(|cell| cell.get_attribute("data-cell"));
        let place = place.as_deref().and_then(|place| place.split_once(','));
        let Some((Ok(row), Ok(column))) = place.map(|(row, column)| (row.parse(), column.parse())) else { return };
        let at = At { row, column };
        let again = self.had_focus.get_value() && at == self.active.get_untracked() && at == self.corner.get_untracked();
        self.go(at, event.shift_key());
        if again {
            self.edit(true);
        }
    }

    /// What stands in a cell.
    pub(super) fn text(self, at: At) -> String {
        let sheet = self.sheet.get_untracked();
        self.drafts.now(|draft| {
            draft.book().sheets[sheet].rows.get(at.row + 1).and_then(|row| row.get(at.column)).map(cell_text).unwrap_or_default()
        })
    }

    /// Whether a cell is not for the person to fill in.
    pub(super) fn is_fixed(self, at: At) -> bool {
        self.form() == PlanSheet::Facts && at.column == 0
    }

    /// Opens the field over the active cell, with what stands there or empty.
    pub(super) fn edit(self, keeps: bool) {
        let at = self.active.get_untracked();
        let Some(input) = self.editor.get_untracked().filter(|_| !self.is_fixed(at)) else { return };
        input.set_value(&if keeps { self.text(at) } else { String::new() });
        self.editing.set(Some(at));
        input.set_hidden(false);
        self.place_editor(at);
        let _ = input.focus();
        if keeps {
            input.select();
        }
    }

    fn place_editor(self, at: At) {
        let (Some(area), Some(input), Some(head)) = (self.area.get_untracked(), self.editor.get_untracked(), head(at.column))
        else {
            return;
        };
        #[expect(clippy::cast_precision_loss, reason = "a table's height in css pixels")]
        let top = f64::from(head.offset_height() + area.offset_top() - area.scroll_top()) + at.row as f64 * self.row_height;
        let left = head.offset_left() + area.offset_left() - area.scroll_left();
        let (width, height) = (head.offset_width(), self.row_height);
        let style = format!("left:{left}px;top:{top}px;width:{width}px;height:{height}px");
        HtmlElement::style(&input).set_css_text(&style);
    }

    /// The cell that is edited, followed.
    pub(super) fn edited(self) -> Option<At> {
        self.editing.get()
    }

    /// Closes the field without taking what is in it.
    pub(super) fn cancel(self) {
        self.editing.set(None);
        if let Some(input) = self.editor.get_untracked() {
            input.set_hidden(true);
        }
        self.focus();
    }

    /// Takes what is in the field.
    pub(super) fn leave_editor(self) {
        let (Some(at), Some(input)) = (self.editing.get_untracked(), self.editor.get_untracked()) else { return };
        let text = input.value();
        self.editing.set(None);
        input.set_hidden(true);
        if text != self.text(at) {
            self.enter(at, &[vec![text]]);
        }
    }

    /// Changes the draft: one step for all that a key changes while it is held. Answers whether anything is different.
    fn change(self, change: impl FnOnce(&mut PlanDraft) -> bool) -> Option<bool> {
        let is_held = self.store.get_value().is_key_held();
        self.drafts.change(|draft| {
            let is_changed = change(draft);
            if is_changed && is_held {
                draft.join();
            }
            is_changed
        })
    }

    fn enter(self, at: At, block: &[Vec<String>]) {
        let sheet = self.sheet.get_untracked();
        self.change(|draft| draft.enter(sheet, (at.row + 1, at.column), block));
    }

    /// Enters a block at the active cell, as one step.
    pub(super) fn paste(self, text: &str) -> Result<(), String> {
        let sheet = read_pasted(text).map_err(|faults| faults.summary())?.sheets.into_iter().next().unwrap_or_default();
        let block: Vec<Vec<_>> = sheet.rows.iter().map(|row| row.iter().map(cell_text).collect()).collect();
        let at = self.active.get_untracked();
        let columns = block.iter().map(Vec::len).max().unwrap_or_default();
        self.enter(at, &block);
        self.go(at, false);
        let last = self.extent().last;
        self.corner.set(At {
            row: (at.row + block.len().max(1) - 1).min(last.row),
            column: (at.column + columns.max(1) - 1).min(last.column),
        });
        Ok(())
    }

    /// What is selected, as other spreadsheets take it.
    pub(super) fn copied(self) -> String {
        let (rows, columns) = untrack(|| self.selection());
        let plain = |text: String| text.replace(['\t', '\n', '\r'], " ");
        let line = |row: usize| columns.clone().map(|column| plain(self.text(At { row, column }))).collect::<Vec<_>>().join("\t");
        rows.map(line).collect::<Vec<_>>().join("\n")
    }

    /// Empties what is selected, as one step.
    pub(super) fn clear(self) {
        let (sheet, rows, (_, columns)) = (self.sheet.get_untracked(), self.rows_of_draft(), untrack(|| self.selection()));
        let columns = columns.start.max(usize::from(self.is_fixed(At { row: 0, column: columns.start })))..columns.end;
        self.change(|draft| draft.clear(sheet, rows, columns));
    }

    /// Puts an empty row before the active one.
    pub(super) fn insert(self) {
        let (sheet, row) = (self.sheet.get_untracked(), self.active.get_untracked().row + 1);
        self.change(|draft| draft.insert(sheet, row));
        self.focus();
    }

    /// Takes the selected rows out.
    pub(super) fn remove(self) {
        let (sheet, rows) = (self.sheet.get_untracked(), self.rows_of_draft());
        self.change(|draft| {
            let rows = rows.start..rows.end.min(draft.rows(sheet));
            !rows.is_empty() && draft.remove(sheet, rows)
        });
        self.go(At { row: rows.start - 1, ..self.active.get_untracked() }, false);
        self.focus();
    }

    /// Moves the selected rows by one.
    pub(super) fn shift(self, up: bool) {
        let (sheet, rows) = (self.sheet.get_untracked(), self.rows_of_draft());
        if self.change(|draft| draft.shift(sheet, rows, up)) == Some(true) {
            let by = |at: At| At { row: if up { at.row.saturating_sub(1) } else { at.row + 1 }, ..at };
            let corner = by(self.corner.get_untracked());
            self.go(by(self.active.get_untracked()), true);
            self.corner.set(corner);
        }
        self.focus();
    }

    /// Takes a step back or makes it again, and shows where.
    pub(super) fn step(self, back: bool) {
        if let Some((sheet, row)) = self.drafts.change(|draft| if back { draft.undo() } else { draft.redo() }).flatten() {
            let column = self.active.get_untracked().column;
            self.lead_to(sheet, row, if sheet == self.sheet.get_untracked() { column } else { 0 });
        }
    }
}

/// The heading of a column as an element: where its cells are.
fn head(column: usize) -> Option<HtmlElement> {
    element(&format!("plan-column-{column}"))
}

/// What stands above the numbers of the rows.
fn head_of_rows() -> Option<HtmlElement> {
    element("plan-column-numbers")
}

fn element(id: &str) -> Option<HtmlElement> {
    document().get_element_by_id(id)?.dyn_into().ok()
}
