//! What the keyboard and the clipboard do among the fields: a column of a spreadsheet.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, Element, HtmlInputElement, KeyboardEvent};

use super::Shown;
use crate::exchange::table::read_costs;
use crate::language::plural;
use crate::plan::Id;
use crate::scenario::{Change, Edit};
use crate::shell::keyboard;
use crate::shell::store::Store;
use crate::{phrase, word};

/// Enter and the arrows go to the next field or the one before; what was typed is taken as the focus leaves it.
pub(super) fn in_effort(event: &KeyboardEvent) {
    let (Some(field), Some(key)) = (field_of(event.target()), keyboard::key(event)) else { return };
    let is_backwards = match (key.as_str(), event.shift_key()) {
        ("Enter" | "ArrowDown", false) => false,
        ("Enter", true) | ("ArrowUp", false) => true,
        _ => return,
    };
    event.prevent_default();
    let fields = fields(event);
    let at = fields.iter().position(|other| *other == field);
    let next = at.and_then(|at| if is_backwards { at.checked_sub(1) } else { Some(at + 1) });
    // Past the last one nothing follows, but what was typed is still taken.
    let _ = field.blur();
    let to = next.and_then(|at| fields.get(at)).unwrap_or(&field);
    let _ = to.focus();
    to.select();
}

fn field_of(target: Option<web_sys::EventTarget>) -> Option<HtmlInputElement> {
    target?.dyn_into().ok().filter(|field: &HtmlInputElement| field.class_list().contains("entry"))
}

/// The budget, then a unit cost for each row.
fn fields(event: &KeyboardEvent) -> Vec<HtmlInputElement> {
    let section = event.current_target().and_then(|section| section.dyn_into::<Element>().ok());
    let found = section.map(|section| section.get_elements_by_class_name("entry"));
    let fields = found.iter().flat_map(|found| (0..found.length()).filter_map(|at| found.item(at)?.dyn_into().ok()));
    fields.collect()
}

/// Takes a column of unit costs from the focused row on, as one step. One number is typed text.
pub(super) fn paste(store: Store, shown: Shown, event: &ClipboardEvent) {
    let text = event.clipboard_data().and_then(|data| data.get_data("text/plain").ok()).unwrap_or_default();
    let id = row_of(event).filter(|_| text.trim_end().contains(['\t', '\n']));
    let Some(id) = id else { return };
    event.prevent_default();
    let ids = shown.with_untracked(|shown| {
        let from = shown.missed.iter().skip_while(|row| row.id.as_str() != id);
        from.map(|row| row.id.clone()).collect::<Vec<Id>>()
    });
    match read_costs(&text, &ids) {
        Ok(Edit::All(costs)) if costs.is_empty() => {
            store.say(Some(
                word!("粘贴的内容里没有单位费用，什么也没有改变。", "The pasted text has no unit costs; nothing was changed.")
                    .to_owned(),
            ));
        }
        Ok(edit) => take(store, edit),
        Err(faults) => {
            store.say(Some(phrase!("粘贴的内容没有填入。{}", "The pasted text was not filled in. {}", faults.summary())));
        }
    }
}

fn take(store: Store, edit: Edit) {
    let count = edit.subjects().len();
    if store.change(Change::Edit(edit)) {
        let costs = plural(count, "cost", "costs");
        store.did_here(phrase!(
            "从粘贴的内容填入 {count} 个单位费用，可以一步撤销。",
            "{count} unit {costs} filled in; one undo takes them back."
        ));
    }
}

/// The indicator in whose row something happens.
fn row_of(event: &ClipboardEvent) -> Option<String> {
    let target = event.target()?.dyn_into::<Element>().ok()?;
    target.closest("tr[data-id]").ok()??.get_attribute("data-id")
}
