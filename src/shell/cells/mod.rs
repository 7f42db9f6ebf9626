//! A grid of cells that is filled in as a spreadsheet's: what of it is active, selected and edited, whatever it holds. Cells are plain text; one field floats over
//! the one that is edited.
//!
//! `keys` is what the keyboard does in any grid, `field` the field with what is said of what was typed, `faults` what of a block was not taken. What the cells hold is told by
//! [`Cells`]; what is active and selected is decided in [`crate::view::Cursor`].

mod faults;
mod field;
mod keys;

use std::ops::RangeInclusive;

use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlTableCellElement, HtmlTableRowElement, MouseEvent};

use super::entry::number_mode;
use super::remark::{Place, place};
use super::store::Store;
use crate::phrase;
use crate::scenario::Remark;
pub(super) use crate::view::{CellAt as At, Extent};
use crate::view::{CellKeys, Cursor};

pub(super) use faults::faults;
pub(super) use field::field;
pub(super) use keys::{Editable, in_editor, in_grid};

/// The id of what is said at a cell.
const REMARK: &str = "cell-remark";

/// What a grid holds. Its first column says what a row is, as a button; the others can be typed in.
pub(super) trait Cells: Copy + Send + Sync + 'static {
    /// The state that is shown and edited.
    fn store(self) -> Store;
    /// How far the grid reaches.
    fn extent(self) -> Extent;
    /// The cell that is active first.
    fn home(self) -> At {
        At { row: 0, column: 1 }
    }
    /// Follows which rows there are.
    fn follow(self);
    /// Which cell of its row a column's is, counted from 0.
    fn child(self, column: usize) -> usize;
    /// What the field over a cell opens with.
    ///
    /// # Errors
    /// Why nothing can be typed there; empty where there is nothing to say.
    fn opened(self, at: At) -> Result<Opened, String>;
    /// Takes a text that was typed, with a word of caution where it is odd; `meant` is the number that was asked about, and meant.
    ///
    /// # Errors
    /// What stands in its way.
    fn take(self, at: At, text: &str, meant: Option<f64>) -> Result<Option<String>, Remark>;
    /// Empties cells, as one step.
    fn clear(self, rows: RangeInclusive<usize>, columns: RangeInclusive<usize>);
}

/// What a field over a cell opens with.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Opened {
    /// What is entered there; empty where nothing is.
    pub(super) text: String,
    /// Whether it may be negative.
    pub(super) is_signed: bool,
}

/// What is said at a cell.
#[derive(Clone, Debug, PartialEq)]
struct CellRemark {
    remark: Remark,
    place: Place,
    /// Where the cell lies in the grid, as a style.
    at: String,
}

impl CellRemark {
    /// Over the cell that the editor lies over.
    fn at(editor: &web_sys::HtmlInputElement, remark: Remark) -> Self {
        Self { remark, place: place(editor), at: HtmlElement::style(editor).css_text() }
    }
}

/// The grid's own state. What it shows is the store's.
#[derive(Clone, Copy)]
pub(super) struct Grid<C> {
    pub(super) cells: C,
    cursor: RwSignal<Cursor>,
    pub(super) active: Memo<At>,
    /// The corner of the selection across from the active cell.
    pub(super) corner: Memo<At>,
    editing: RwSignal<Option<At>>,
    /// What is said of what was typed last.
    remark: RwSignal<Option<CellRemark>>,
    keys: StoredValue<CellKeys>,
    pub(super) body: NodeRef<html::Tbody>,
    editor: NodeRef<html::Input>,
}

impl<C: Cells> Grid<C> {
    pub(super) fn new(cells: C) -> Self {
        let cursor = RwSignal::new(Cursor::at(cells.home()));
        let grid = Self {
            cells,
            cursor,
            active: Memo::new(move |_| cursor.get().active),
            corner: Memo::new(move |_| cursor.get().corner),
            editing: RwSignal::new(None),
            remark: RwSignal::new(None),
            keys: StoredValue::new(CellKeys::default()),
            body: NodeRef::new(),
            editor: NodeRef::new(),
        };
        Effect::new(move |before: Option<Vec<Element>>| grid.mark(before.unwrap_or_default()));
        grid
    }

    /// Other rows are shown: what is typed is taken, and the first cell is active.
    pub(super) fn begin_afresh(self) {
        self.leave_editor();
        self.cursor.set(Cursor::at(self.cells.home()));
    }

    /// The selected rows and columns, both ends included; what a row is called is never among them.
    pub(super) fn selection(self) -> (RangeInclusive<usize>, RangeInclusive<usize>) {
        let cursor = self.cursor.get_untracked();
        (cursor.rows(), cursor.columns(self.cells.extent().names))
    }

    /// Makes a cell active, with the selection from its corner where `extends`.
    pub(super) fn go(self, to: At, extends: bool) {
        let cursor = self.cursor.get_untracked().gone(to, extends, self.cells.extent());
        self.cursor.set(cursor);
        if let Some(element) = self.element(cursor.active) {
            let _ = element.focus();
        }
    }

    /// What takes the focus at a place: the cell, or the button in it.
    fn element(self, at: At) -> Option<HtmlElement> {
        let cell = self.cell(at)?;
        let within = if at.column == 0 { cell.first_element_child() } else { None };
        within.unwrap_or(cell).dyn_into().ok()
    }

    fn cell(self, at: At) -> Option<Element> {
        let row = self.body.get_untracked()?.children().item(u32::try_from(at.row).ok()?)?;
        row.children().item(u32::try_from(self.cells.child(at.column)).ok()?)
    }

    /// Shows what is active and selected; answers with the elements that now bear a sign of it.
    fn mark(self, before: Vec<Element>) -> Vec<Element> {
        let cursor = self.cursor.get();
        self.cells.follow();
        for element in before {
            let _ = element.class_list().remove_2("active", "selected");
            let _ = element.remove_attribute("aria-selected");
            let _ = element.set_attribute("tabindex", "-1");
        }
        let mut marked = Vec::new();
        if cursor.is_block() {
            let (rows, columns) = self.selection();
            for cell in rows.flat_map(|row| columns.clone().map(move |column| At { row, column })).filter_map(|at| self.cell(at))
            {
                let _ = cell.class_list().add_1("selected");
                let _ = cell.set_attribute("aria-selected", "true");
                marked.push(cell);
            }
        }
        if let Some(element) = self.element(cursor.active) {
            let _ = element.class_list().add_1("active");
            let _ = element.set_attribute("tabindex", "0");
            marked.push(element.into());
        }
        marked
    }

    /// A cell that is clicked is active; one that is active is edited, and so is one that is touched: there is no key to begin with.
    pub(super) fn clicked(self, event: &MouseEvent) {
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let cell = target.and_then(|target| target.closest("td.cell, td.base").ok().flatten());
        let Some(cell) = cell.and_then(|cell| cell.dyn_into::<HtmlTableCellElement>().ok()) else { return };
        let Some(at) = self.place_of(&cell) else { return };
        let again = self.cursor.get_untracked().is_alone_at(at) && has_focus(&cell);
        self.go(at, event.shift_key());
        let is_touch = event.dyn_ref::<web_sys::PointerEvent>().is_some_and(|event| event.pointer_type() == "touch");
        if again || is_touch {
            self.edit(true);
        }
    }

    fn place_of(self, cell: &HtmlTableCellElement) -> Option<At> {
        let row = cell.parent_element()?.dyn_into::<HtmlTableRowElement>().ok()?;
        let child = usize::try_from(cell.cell_index()).ok()?;
        let column = (1..=self.cells.extent().last.column).find(|column| self.cells.child(*column) == child)?;
        Some(At { row: usize::try_from(row.section_row_index()).ok()?, column })
    }

    /// As many columns more stand before the cells, or fewer: what is active and selected moves along.
    pub(super) fn shift(self, by: isize) {
        self.leave_editor();
        let names = self.cells.extent().names;
        self.cursor.update(|cursor| *cursor = cursor.shifted(by, names));
    }

    /// Opens the field over the active cell, with what is entered there or empty.
    pub(super) fn edit(self, keeps: bool) {
        let at = self.active.get_untracked();
        let (Some(cell), Some(input)) = (self.cell(at), self.editor.get_untracked()) else { return };
        let Ok(cell) = cell.dyn_into::<HtmlElement>() else { return };
        if at.column == 0 {
            return;
        }
        let opened = match self.cells.opened(at) {
            Ok(opened) => opened,
            Err(why) => return self.cells.store().say(Some(why).filter(|why| !why.is_empty())),
        };
        let _ = input.set_attribute("inputmode", number_mode(opened.is_signed));
        input.set_value(if keeps { &opened.text } else { "" });
        let style = format!(
            "left:{}px;top:{}px;width:{}px;height:{}px",
            cell.offset_left(),
            cell.offset_top(),
            cell.offset_width(),
            cell.offset_height()
        );
        HtmlElement::style(&input).set_css_text(&style);
        self.hush();
        input.set_hidden(false);
        self.editing.set(Some(at));
        let _ = input.focus();
        input.select();
    }

    pub(super) fn is_editing(self) -> bool {
        self.editing.with_untracked(Option::is_some)
    }

    /// What stands in a cell.
    pub(super) fn text(self, at: At) -> Option<String> {
        self.cell(at)?.text_content()
    }

    /// Takes back what was said of what was typed.
    pub(super) fn hush(self) {
        if self.remark.with_untracked(Option::is_some) {
            self.remark.set(None);
        }
        if let Some(input) = self.editor.get_untracked() {
            let _ = input.remove_attribute("aria-invalid");
            let _ = input.remove_attribute("aria-describedby");
        }
    }

    /// Says something at the cell that is edited.
    fn remark(self, remark: Remark) {
        let Some(input) = self.editor.get_untracked() else { return };
        if remark.is_open() {
            let _ = input.set_attribute("aria-invalid", "true");
            let _ = input.set_attribute("aria-describedby", REMARK);
        }
        self.remark.set(Some(CellRemark::at(&input, remark)));
    }

    /// Closes the field without taking what is in it.
    pub(super) fn cancel(self) {
        self.hush();
        self.editing.set(None);
        if let Some(input) = self.editor.get_untracked() {
            input.set_hidden(true);
        }
    }

    /// Takes what is in the field. Answers whether it was allowed; what is not stays in the field, and the person is told why.
    pub(super) fn commit(self) -> bool {
        let (Some(at), Some(input)) = (self.editing.get_untracked(), self.editor.get_untracked()) else { return true };
        match self.taken(at, &input.value()) {
            Err(remark) => {
                self.remark(remark);
                false
            }
            Ok(odd) => {
                let said = odd.map(|caution| CellRemark::at(&input, Remark::Caution(caution)));
                self.cancel();
                self.remark.set(said);
                true
            }
        }
    }

    /// A text that says what stands there already changes nothing.
    fn taken(self, at: At, text: &str) -> Result<Option<String>, Remark> {
        let is_same = self.cells.opened(at).is_ok_and(|opened| opened.text == text.trim());
        let meant = self.remark.with_untracked(|said| said.as_ref()?.remark.meant(text));
        if is_same { Ok(None) } else { self.cells.take(at, text, meant) }
    }

    /// The field loses the focus: what is allowed in it is taken, the rest is dropped and said to be.
    pub(super) fn leave_editor(self) {
        if !self.commit() {
            let dropped = self.remark.with_untracked(|said| said.as_ref().map(|said| said.remark.sentence().to_owned()));
            self.cells.store().say(dropped.map(|why| phrase!("没有填入：{why}", "Not filled in: {why}")));
            self.cancel();
        }
    }

    /// Empties the selection, as one step.
    pub(super) fn clear(self) {
        let (rows, columns) = self.selection();
        self.cells.clear(rows, columns);
    }
}

impl<C: Cells> Editable for Grid<C> {
    fn keys(self) -> StoredValue<CellKeys> {
        self.keys
    }

    fn at(self) -> At {
        self.cursor.get_untracked().active
    }

    fn extent(self) -> Extent {
        self.cells.extent()
    }

    fn is_edited(self) -> bool {
        self.is_editing()
    }

    fn stirred(self) {
        if !self.is_editing() {
            self.hush();
        }
    }

    fn move_to(self, to: At, extends: bool) {
        self.go(to, extends);
    }

    fn open_field(self, keeps: bool) {
        self.edit(keeps);
    }

    fn give_up(self) {
        self.cancel();
        self.go(self.at(), false);
    }

    fn take_field(self) -> bool {
        self.commit()
    }

    fn empty(self) {
        self.clear();
    }
}

fn has_focus(cell: &Element) -> bool {
    document().active_element().is_some_and(|focused| focused == *cell)
}
