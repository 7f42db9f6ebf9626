//! A draft's tables on the page. What is active and selected, and what that does to the draft, is decided in
//! [`crate::exchange::drafts::DraftGrid`]. The grid itself has the focus, so that its rows can come and go.

use std::ops::Range;

use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, MouseEvent};

use super::drafts::Drafts;
use crate::exchange::drafts::DraftGrid;
use crate::exchange::{ColumnForm, PlanDraft, PlanSheet};
use crate::shell::cells::{At, Editable, Extent};
use crate::shell::store::Store;
use crate::view::{CellKeys, Cursor};

/// The state of the tables.
#[derive(Clone, Copy)]
pub(super) struct Cells {
    pub(super) drafts: Drafts,
    pub(super) store: StoredValue<Store>,
    grid: RwSignal<DraftGrid>,
    /// Which sheet is shown.
    pub(super) sheet: Memo<usize>,
    /// What is active and selected.
    pub(super) cursor: Memo<Cursor>,
    /// The first row that is seen.
    top: RwSignal<usize>,
    editing: RwSignal<Option<At>>,
    keys: StoredValue<CellKeys>,
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
        let grid = RwSignal::new(DraftGrid::default());
        Self {
            drafts,
            store: StoredValue::new(expect_context()),
            grid,
            sheet: Memo::new(move |_| grid.get().sheet()),
            cursor: Memo::new(move |_| grid.get().cursor()),
            top: RwSignal::new(0),
            editing: RwSignal::new(None),
            keys: StoredValue::new(CellKeys::default()),
            had_focus: StoredValue::new(false),
            area: NodeRef::new(),
            editor: NodeRef::new(),
            row_height: if is_coarse { 44.0 } else { 31.0 },
        }
    }

    /// What the draft says of the grid, not followed.
    fn now<T>(self, ask: impl FnOnce(DraftGrid, &PlanDraft) -> T) -> T {
        let grid = self.grid.get_untracked();
        self.drafts.now(|draft| ask(grid, draft))
    }

    /// What the draft says of the sheet that is shown, followed.
    fn of_sheet<T>(self, ask: impl FnOnce(DraftGrid, &PlanDraft) -> T) -> T {
        self.sheet.track();
        let grid = self.grid.get_untracked();
        self.drafts.with(|draft| ask(grid, draft))
    }

    /// The form of the sheet that is shown.
    pub(super) fn form(self) -> PlanSheet {
        self.grid.get_untracked().form()
    }

    /// What a column is.
    pub(super) fn column(self, column: usize) -> ColumnForm {
        self.grid.get_untracked().column(column)
    }

    /// How many columns the sheet has, followed.
    pub(super) fn width(self) -> usize {
        self.of_sheet(DraftGrid::width)
    }

    /// How many rows are shown below the headings, followed.
    pub(super) fn height(self) -> usize {
        self.of_sheet(DraftGrid::height)
    }

    /// The rows that are worth having in the document, followed; `seen` is the height of what is seen.
    pub(super) fn window(self, seen: u32) -> Range<usize> {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a screen's height in rows")]
        let count = (f64::from(seen) / self.row_height).ceil() as usize;
        let top = self.top.get();
        self.of_sheet(|grid, draft| grid.window(draft, top, count))
    }

    /// Brings the grid elsewhere, and its active cell into sight.
    fn turn(self, turn: impl FnOnce(&mut DraftGrid, &PlanDraft)) {
        let mut grid = self.grid.get_untracked();
        self.drafts.now(|draft| turn(&mut grid, draft));
        self.settle(grid);
    }

    fn settle(self, grid: DraftGrid) {
        self.grid.set(grid);
        self.reveal(grid.cursor().active);
    }

    /// Shows another sheet.
    pub(super) fn show(self, sheet: usize) {
        self.leave_editor();
        self.turn(|grid, _| grid.show(sheet));
    }

    /// Leads to a cell of the draft, which counts its headings.
    pub(super) fn lead_to(self, sheet: usize, row: usize, column: usize) {
        if sheet != self.sheet.get_untracked() {
            self.leave_editor();
        }
        self.turn(|grid, draft| grid.lead_to(draft, sheet, row, column));
        self.focus();
    }

    pub(super) fn focus(self) {
        if let Some(area) = self.area.get_untracked() {
            let _ = area.focus();
        }
    }

    /// Makes a cell active and brings it into sight.
    pub(super) fn go(self, to: At, extends: bool) {
        self.turn(|grid, draft| grid.go(draft, to, extends));
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
        let again = self.had_focus.get_value() && self.cursor.get_untracked().is_alone_at(at);
        self.go(at, event.shift_key());
        if again {
            self.edit(true);
        }
    }

    /// Opens the field over the active cell, with what stands there or empty.
    pub(super) fn edit(self, keeps: bool) {
        let at = self.at();
        let Some(input) = self.editor.get_untracked().filter(|_| !self.now(|grid, _| grid.is_fixed(at))) else { return };
        input.set_value(&if keeps { self.now(|grid, draft| grid.text(draft, at)) } else { String::new() });
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
        self.editing.set(None);
        input.set_hidden(true);
        if self.now(|grid, draft| grid.text(draft, at) != input.value()) {
            self.change(|grid, draft| grid.enter(draft, at, input.value()));
        }
    }

    /// Changes the draft: one step for all that a key changes while it is held.
    fn change(self, change: impl FnOnce(&mut DraftGrid, &mut PlanDraft) -> bool) {
        let (is_held, mut grid) = (self.store.get_value().is_key_held(), self.grid.get_untracked());
        let before = grid;
        self.drafts.change(|draft| {
            if change(&mut grid, draft) && is_held {
                draft.join();
            }
        });
        if grid != before {
            self.settle(grid);
        }
    }

    /// Enters a block at the active cell, as one step.
    pub(super) fn paste(self, text: &str) -> Result<(), String> {
        let mut read = Ok(false);
        self.change(|grid, draft| {
            read = grid.paste(draft, text);
            read == Ok(true)
        });
        read.map(drop)
    }

    /// What is selected, as other spreadsheets take it.
    pub(super) fn copied(self) -> String {
        self.now(DraftGrid::copied)
    }

    /// Empties what is selected, as one step.
    pub(super) fn clear(self) {
        self.change(|grid, draft| grid.clear(draft));
    }

    /// Puts an empty row before the active one.
    pub(super) fn insert(self) {
        self.change(|grid, draft| grid.insert(draft));
        self.focus();
    }

    /// Takes the selected rows out.
    pub(super) fn remove(self) {
        self.change(DraftGrid::remove);
        self.focus();
    }

    /// Moves the selected rows by one.
    pub(super) fn shift(self, up: bool) {
        self.change(|grid, draft| grid.shift(draft, up));
        self.focus();
    }

    /// Takes a step back or makes it again, and shows where.
    pub(super) fn step(self, back: bool) {
        let mut grid = self.grid.get_untracked();
        if self.drafts.change(|draft| grid.step(draft, back)) == Some(true) {
            if grid.sheet() != self.sheet.get_untracked() {
                self.leave_editor();
            }
            self.settle(grid);
            self.focus();
        }
    }
}

impl Editable for Cells {
    fn keys(self) -> StoredValue<CellKeys> {
        self.keys
    }

    fn at(self) -> At {
        self.cursor.get_untracked().active
    }

    fn extent(self) -> Extent {
        self.now(DraftGrid::extent)
    }

    fn is_edited(self) -> bool {
        self.editing.with_untracked(Option::is_some)
    }

    fn has_choices(self) -> bool {
        self.editor.get_untracked().is_some_and(|input| input.has_attribute("list"))
    }

    fn move_to(self, to: At, extends: bool) {
        self.go(to, extends);
        self.focus();
    }

    fn open_field(self, keeps: bool) {
        self.edit(keeps);
    }

    fn give_up(self) {
        self.cancel();
    }

    fn take_field(self) -> bool {
        self.leave_editor();
        true
    }

    fn empty(self) {
        self.clear();
    }

    fn move_rows(self, up: bool) -> bool {
        self.shift(up);
        true
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
