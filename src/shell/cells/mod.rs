//! A grid of cells that is filled in as a spreadsheet's: what of it is active, selected and edited, whatever it holds. Cells are plain text; one field floats over
//! the one that is edited.
//!
//! `cursor` is where the keyboard goes, `keys` what it does, `field` the field with what is said of what was typed. What the cells hold is told by [`Cells`].

mod cursor;
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

pub(super) use cursor::{At, Extent, moved, next};
pub(super) use field::field;
pub(super) use keys::{in_editor, in_grid};

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
    pub(super) active: RwSignal<At>,
    /// The corner of the selection across from the active cell.
    pub(super) corner: RwSignal<At>,
    editing: RwSignal<Option<At>>,
    /// What is said of what was typed last.
    remark: RwSignal<Option<CellRemark>>,
    /// Whether Escape was pressed, after which Tab leaves the grid.
    is_leaving: StoredValue<bool>,
    pub(super) body: NodeRef<html::Tbody>,
    editor: NodeRef<html::Input>,
}

impl<C: Cells> Grid<C> {
    pub(super) fn new(cells: C) -> Self {
        let grid = Self {
            cells,
            active: RwSignal::new(cells.home()),
            corner: RwSignal::new(cells.home()),
            editing: RwSignal::new(None),
            remark: RwSignal::new(None),
            is_leaving: StoredValue::new(false),
            body: NodeRef::new(),
            editor: NodeRef::new(),
        };
        Effect::new(move |before: Option<Vec<Element>>| grid.mark(before.unwrap_or_default()));
        grid
    }

    /// Other rows are shown: what is typed is taken, and the first cell is active.
    pub(super) fn begin_afresh(self) {
        self.leave_editor();
        self.active.set(self.cells.home());
        self.corner.set(self.cells.home());
    }

    /// The selected rows and columns, both ends included; what a row is called is never among them.
    pub(super) fn selection(self) -> (RangeInclusive<usize>, RangeInclusive<usize>) {
        let (a, b) = (self.active.get_untracked(), self.corner.get_untracked());
        let columns = a.column.min(b.column).max(1)..=a.column.max(b.column);
        (a.row.min(b.row)..=a.row.max(b.row), columns)
    }

    /// Makes a cell active, with the selection from its corner where `extends`.
    pub(super) fn go(self, to: At, extends: bool) {
        let last = self.cells.extent().last;
        let to = At { row: to.row.min(last.row), column: to.column.min(last.column) };
        self.active.set(to);
        if !extends {
            self.corner.set(to);
        }
        if let Some(element) = self.element(to) {
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
        let (active, corner) = (self.active.get(), self.corner.get());
        self.cells.follow();
        for element in before {
            let _ = element.class_list().remove_2("active", "selected");
            let _ = element.remove_attribute("aria-selected");
            let _ = element.set_attribute("tabindex", "-1");
        }
        let mut marked = Vec::new();
        if active != corner {
            let (rows, columns) = self.selection();
            for cell in rows.flat_map(|row| columns.clone().map(move |column| At { row, column })).filter_map(|at| self.cell(at))
            {
                let _ = cell.class_list().add_1("selected");
                let _ = cell.set_attribute("aria-selected", "true");
                marked.push(cell);
            }
        }
        if let Some(element) = self.element(active) {
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
        let again = at == self.active.get_untracked() && at == self.corner.get_untracked() && has_focus(&cell);
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
        let moved = |at: At| if at.column > 0 { At { column: at.column.saturating_add_signed(by).max(1), ..at } } else { at };
        let (active, corner) = (moved(self.active.get_untracked()), moved(self.corner.get_untracked()));
        self.active.set(active);
        self.corner.set(corner);
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

fn has_focus(cell: &Element) -> bool {
    document().active_element().is_some_and(|focused| focused == *cell)
}
