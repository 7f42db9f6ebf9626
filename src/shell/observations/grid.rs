//! What of the grid is active, selected and edited. Cells are plain text; one field floats over the one that is edited.

use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlTableCellElement, HtmlTableRowElement, MouseEvent};

use crate::exchange::Faults;
use crate::exchange::table::{Proposal, TypedCell, read_cell};
use crate::language::plural;
use crate::plan::{Amount, Id, Plan, Year};
use crate::projection::Pin;
use crate::scenario::{Change, Edit, Remark, Scenario, odd_year};
use crate::shell::cursor::{At, Extent};
use crate::shell::entry::number_mode;
use crate::shell::remark::{Place, place};
use crate::shell::store::Store;
use crate::view::{self, number::exact};
use crate::{phrase, word};

/// The id of what is said at a cell.
pub(super) const REMARK: &str = "cell-remark";

/// Why nothing of a block was taken.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Refused {
    pub(super) title: String,
    /// The place of each fault and what is wrong there.
    pub(super) faults: Vec<(String, String)>,
}

/// What is said at a cell.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct CellRemark {
    pub(super) remark: Remark,
    pub(super) place: Place,
    /// Where the cell lies in the grid, as a style.
    pub(super) at: String,
}

impl CellRemark {
    /// Over the cell that the editor lies over.
    fn at(editor: &web_sys::HtmlInputElement, remark: Remark) -> Self {
        Self { remark, place: place(editor), at: web_sys::HtmlElement::style(editor).css_text() }
    }
}

/// The grid's own state. What it shows is the store's.
#[derive(Clone, Copy)]
pub(super) struct Grid {
    store: StoredValue<Store>,
    /// The indicators, as shown.
    pub(super) shown: RwSignal<Vec<Id>>,
    pub(super) active: RwSignal<At>,
    /// The corner of the selection across from the active cell.
    pub(super) corner: RwSignal<At>,
    pub(super) faults: RwSignal<Option<Refused>>,
    /// Where what is entered stands, as the person names it.
    pub(super) source: RwSignal<String>,
    /// Whether the rows without a start are shown, so that Tab goes from field to field of theirs.
    pub(super) is_filling_in: RwSignal<bool>,
    editing: RwSignal<Option<At>>,
    /// What is said of what was typed last.
    pub(super) remark: RwSignal<Option<CellRemark>>,
    /// What was copied last.
    pub(super) copied: StoredValue<String>,
    /// Whether Escape was pressed, after which Tab leaves the grid.
    pub(super) is_leaving: StoredValue<bool>,
    pub(super) body: NodeRef<html::Tbody>,
    pub(super) editor: NodeRef<html::Input>,
}

impl Grid {
    pub(super) fn new(store: Store) -> Self {
        let shown = RwSignal::new(store.now(|plan, scenario| view::observed_ids(plan, scenario, None, None)));
        let first = At { row: 0, column: 1 };
        let grid = Self {
            store: StoredValue::new(store),
            shown,
            active: RwSignal::new(first),
            corner: RwSignal::new(first),
            faults: RwSignal::new(None),
            source: RwSignal::new(String::new()),
            is_filling_in: RwSignal::new(false),
            editing: RwSignal::new(None),
            remark: RwSignal::new(None),
            copied: StoredValue::new(String::new()),
            is_leaving: StoredValue::new(false),
            body: NodeRef::new(),
            editor: NodeRef::new(),
        };
        Effect::new(move |before: Option<Vec<Element>>| grid.mark(before.unwrap_or_default()));
        grid
    }

    /// The state that the grid shows and edits.
    pub(super) fn store(self) -> Store {
        self.store.get_value()
    }

    /// Whether a text is what was copied out of the grid last.
    pub(super) fn is_copied(self, text: &str) -> bool {
        self.copied.with_value(|copied| !copied.is_empty() && copied.trim_end() == text.trim_end())
    }

    /// Shows other indicators.
    pub(super) fn show(self, ids: Vec<Id>) {
        self.leave_editor();
        let first = At { row: 0, column: 1 };
        self.active.set(first);
        self.corner.set(first);
        self.shown.set(ids);
    }

    /// How far it reaches; its first column is the indicator's name, the others are years.
    pub(super) fn extent(self) -> Extent {
        let rows = self.shown.with_untracked(Vec::len);
        Extent { first: 1, last: At { row: rows.saturating_sub(1), column: self.store().plan().period.steps() } }
    }

    pub(super) fn id(self, row: usize) -> Option<Id> {
        self.shown.with_untracked(|shown| shown.get(row).cloned())
    }

    /// The year of a column; the first one where the names stand.
    pub(super) fn year(self, column: usize) -> Year {
        self.store().plan().period.year(column.max(1))
    }

    /// The selected rows and columns of years, both ends included.
    pub(super) fn selection(self) -> (std::ops::RangeInclusive<usize>, std::ops::RangeInclusive<usize>) {
        let (a, b) = (self.active.get_untracked(), self.corner.get_untracked());
        let columns = a.column.min(b.column).max(1)..=a.column.max(b.column);
        (a.row.min(b.row)..=a.row.max(b.row), columns)
    }

    /// The ids and years of the selection.
    pub(super) fn selected(self) -> (Vec<Id>, Vec<Year>) {
        let (rows, columns) = self.selection();
        (rows.filter_map(|row| self.id(row)).collect(), columns.map(|column| self.year(column)).collect())
    }

    /// Makes a cell active, with the selection from its corner where `extends`.
    pub(super) fn go(self, to: At, extends: bool) {
        let last = self.extent().last;
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
        // Behind the name stands the base year.
        row.children().item(u32::try_from(if at.column == 0 { 0 } else { at.column + 1 }).ok()?)
    }

    /// Shows what is active and selected; answers with the elements that now bear a sign of it.
    fn mark(self, before: Vec<Element>) -> Vec<Element> {
        let (active, corner) = (self.active.get(), self.corner.get());
        self.shown.track();
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

    /// A cell that is clicked is active; one that is active is edited.
    pub(super) fn clicked(self, event: &MouseEvent) {
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let cell = target.and_then(|target| target.closest("td.cell").ok().flatten());
        let Some(cell) = cell.and_then(|cell| cell.dyn_into::<HtmlTableCellElement>().ok()) else { return };
        let row = cell.parent_element().and_then(|row| row.dyn_into::<HtmlTableRowElement>().ok());
        let place = |row: HtmlTableRowElement| {
            Some(At {
                row: usize::try_from(row.section_row_index()).ok()?,
                column: usize::try_from(cell.cell_index()).ok()?.checked_sub(1)?,
            })
        };
        let Some(at) = row.and_then(place) else { return };
        let again = at == self.active.get_untracked() && at == self.corner.get_untracked() && has_focus(&cell);
        self.go(at, event.shift_key());
        if again {
            self.edit(true);
        }
    }

    /// Opens the field over the active cell, with what is entered there or empty.
    pub(super) fn edit(self, keeps: bool) {
        let at = self.active.get_untracked();
        let (Some(cell), Some(input), Some(id)) = (self.cell(at), self.editor.get_untracked(), self.id(at.row)) else { return };
        let Ok(cell) = cell.dyn_into::<HtmlElement>() else { return };
        if at.column == 0 {
            return;
        }
        let is_signed = self.store().now(|plan, scenario| {
            let indicator = plan.indicator(&id)?;
            scenario.assumption(&id).statement(indicator).measured().map(|stated| indicator.is_signed(stated))
        });
        let Some(is_signed) = is_signed else {
            return self.store().say(Some(
                word!(
                    "这是定性指标，没有逐年的数值；点指标名称，说明是否达到。",
                    "This is a qualitative indicator without yearly figures. Click its name to state whether it is achieved."
                )
                .to_owned(),
            ));
        };
        let _ = input.set_attribute("inputmode", number_mode(is_signed));
        input.set_value(&if keeps { self.entered(at).unwrap_or_default() } else { String::new() });
        let style = format!(
            "left:{}px;top:{}px;width:{}px;height:{}px",
            cell.offset_left(),
            cell.offset_top(),
            cell.offset_width(),
            cell.offset_height()
        );
        web_sys::HtmlElement::style(&input).set_css_text(&style);
        self.hush();
        input.set_hidden(false);
        self.editing.set(Some(at));
        let _ = input.focus();
        input.select();
    }

    /// What is entered at a place, as it is shown there; `None` where nothing is.
    fn entered(self, at: At) -> Option<String> {
        let (id, year) = (self.id(at.row)?, self.year(at.column));
        self.store().now(|_, scenario| scenario.assumption(&id).years.get(&year).map(|_| ()))?;
        self.cell(at)?.text_content()
    }

    pub(super) fn is_editing(self) -> bool {
        self.editing.with_untracked(Option::is_some)
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
    pub(super) fn remark(self, remark: Remark) {
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
        let made = self.edit_of(at, &input.value()).and_then(|edit| {
            let Some((edit, odd)) = edit else { return Ok(None) };
            self.store().attempt(self.sourced(edit, "")).map(|()| odd).map_err(Remark::Reason)
        });
        match made {
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

    /// The edit that enters a text at a place, with a word of caution where its figure is odd; none where it changes nothing.
    fn edit_of(self, at: At, text: &str) -> Result<Option<(Edit, Option<String>)>, Remark> {
        let Some(id) = self.id(at.row) else { return Ok(None) };
        let (year, entered) = (self.year(at.column), self.entered(at));
        if text.trim() == entered.as_deref().unwrap_or_default() {
            return Ok(None);
        }
        let meant = self.remark.with_untracked(|said| said.as_ref()?.remark.meant(text)).map(exact);
        let text = meant.as_deref().unwrap_or(text);
        let read = |plan: &Plan, scenario: &Scenario| match read_cell(plan, scenario, plan.indicator(&id)?, year, text) {
            TypedCell::Figure(value) => Some(Ok((value, odd_year(plan, scenario, &id, value)))),
            TypedCell::Perhaps(number, sentence) => Some(Err(Remark::Question { text: text.to_owned(), number, sentence })),
            TypedCell::Refused(problem) => Some(Err(Remark::Reason(problem))),
            TypedCell::Nothing => None,
        };
        let (value, odd) = self.store().now(read).transpose()?.unzip();
        let pin = |value: Option<Amount>| Edit::Pin(id.clone(), year, value.map(Pin::Observed));
        Ok((value.is_some() || entered.is_some()).then(|| (pin(value), odd.flatten())))
    }

    /// The field loses the focus: what is allowed in it is taken, the rest is dropped and said to be.
    pub(super) fn leave_editor(self) {
        if !self.commit() {
            let dropped = self.remark.with_untracked(|said| said.as_ref().map(|said| said.remark.sentence().to_owned()));
            self.store().say(dropped.map(|why| phrase!("没有填入：{why}", "Not filled in: {why}")));
            self.cancel();
        }
    }

    /// Empties the selection, as one step.
    pub(super) fn clear(self) {
        let (ids, years) = self.selected();
        let pinned = self.store().now(|_, scenario| {
            let all = ids.iter().flat_map(|id| years.iter().map(move |year| (id, year)));
            let filled = all.filter(|(id, year)| scenario.assumption(id).years.contains_key(year));
            filled.map(|(id, year)| Edit::Pin(id.clone(), *year, None)).collect::<Vec<_>>()
        });
        let count = pinned.len();
        if count > 0 && self.store().change(Change::Edit(Edit::All(pinned))) && count > 1 {
            self.store().did_here(phrase!("清除了 {count} 个观测值。", "{count} observations were cleared."));
        }
    }

    /// Enters what was read, as one step, and says how much that was. Answers whether it was entered.
    pub(super) fn enter(self, proposal: &Proposal, from: &str, source: &str) -> bool {
        self.faults.set(None);
        let plan = self.store().plan();
        let baselines = proposal.base.iter().filter(|value| Proposal::fills(&plan, value)).count();
        if proposal.values.len() + proposal.history.len() + baselines == 0 {
            self.store().say(Some(phrase!(
                "{from}里没有观测值，什么也没有改变。",
                "There are no observations in {from}; nothing was changed."
            )));
            return false;
        }
        let is_entered = self.observe(proposal.edit(&plan), source);
        if is_entered {
            let count = proposal.values.len();
            let observations = plural(count, "observation", "observations");
            let earlier = match proposal.history.len() {
                0 => String::new(),
                earlier => phrase!("、{earlier} 个以前年份的数", " and {earlier} figures of earlier years"),
            };
            let starts = match baselines {
                0 => String::new(),
                starts => phrase!("、{starts} 个起点", " and {starts} baselines"),
            };
            let differing = match proposal.differing(&plan) {
                0 => String::new(),
                many => phrase!(
                    "{many} 个{}年的数与规划的起点不同，规划没有改。",
                    " {many} figures for {} differ from the plan's baselines, which stay.",
                    plan.period.base()
                ),
            };
            self.store().did_here(phrase!(
                "从{from}填入 {count} 个观测值{earlier}{starts}，可以一步撤销。{differing}",
                "{count} {observations}{earlier}{starts} filled in from {from}; one undo takes them back.{differing}"
            ));
        }
        is_entered
    }

    /// Puts the faults of before away.
    pub(super) fn clear_faults(self) {
        self.faults.set(None);
        self.store().say(None);
    }

    /// Makes an edit with the source that is named for what is entered, or else the name of the file that it comes from.
    fn observe(self, edit: Edit, file: &str) -> bool {
        self.store().change(self.sourced(edit, file))
    }

    fn sourced(self, edit: Edit, file: &str) -> Change {
        let named = self.source.with_untracked(|source| source.trim().to_owned());
        let source = if named.is_empty() { file.to_owned() } else { named };
        if source.is_empty() { Change::Edit(edit) } else { Change::Sourced(edit, source.into()) }
    }

    /// Where the figure of the active cell stands, followed; empty where nobody said.
    pub(super) fn active_source(self) -> String {
        let at = self.active.get();
        let Some(id) = self.shown.with(|shown| shown.get(at.row).cloned()).filter(|_| at.column > 0) else {
            return String::new();
        };
        let year = self.year(at.column);
        self.store().with_workspace(|all| all.facts().at(&id, year).map(|fact| fact.source.to_string()).unwrap_or_default())
    }

    /// Puts the faults away and goes back to the cell that was active.
    pub(super) fn dismiss(self) {
        self.faults.set(None);
        self.go(self.active.get_untracked(), true);
    }

    /// Says why nothing was read.
    pub(super) fn refuse(self, faults: &Faults, from: &str) {
        self.store().say(None);
        let count = faults.0.len();
        let problems = plural(count, "problem", "problems");
        let title = phrase!(
            "{from}有 {count} 处问题，什么也没有填入。位置按{from}计，A1 是左上角的格子。",
            "{count} {problems} in {from}; nothing was filled in. Places are counted within it: A1 is its top left cell."
        );
        let faults = faults.0.iter().map(|fault| (fault.path.clone(), fault.problem.clone())).collect();
        self.faults.set(Some(Refused { title, faults }));
    }
}

fn has_focus(cell: &Element) -> bool {
    document().active_element().is_some_and(|focused| focused == *cell)
}
