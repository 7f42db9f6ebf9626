//! A row of the grid. It is written once; afterwards one effect writes what differs.

use leptos::html;
use leptos::prelude::*;
use web_sys::Element;

use crate::plan::Id;
use crate::scenario::{Change, level_within_bounds, odd_start};
use crate::shell::derived::Watched;
use crate::shell::entry::Entry;
use crate::shell::labels::nature_class;
use crate::shell::store::Store;
use crate::view::{FigureOwner, ObservedCell, ObservedRow, words};
use crate::{phrase, word};

/// Cells before those of the years: the name.
const BEFORE: usize = 1;

#[component]
pub(super) fn Line(id: Id, watched: Watched, is_filling_in: RwSignal<bool>) -> impl IntoView {
    let store = expect_context::<Store>();
    let row = store.observed(&id, watched)?;
    let line = NodeRef::<html::Tr>::new();
    let now = row.get_untracked();
    Effect::new(move |before: Option<ObservedRow>| {
        let next = row.get();
        if let (Some(before), Some(line)) = (before, line.get_untracked()) {
            write(&line, &before, &next);
        }
        next
    });
    let is_status = now.is_status;
    let cell = |cell: &ObservedCell| {
        let is_plans = cell.origin == FigureOwner::Plan;
        view! {
            <td
                class=if is_plans { "base figure" } else { "cell" }
                role="gridcell"
                data-label=words::year(cell.year)
                tabindex="-1"
                data-origin=cell.origin.class()
                data-missing=cell.is_missing.to_string()
                data-marks=cell.marks.class()
                aria-label=cell.sentence()
                aria-readonly=(is_status || is_plans).then_some("true")
            >{cell.text.clone()}</td>
        }
        .into_any()
    };
    let label = id.to_string();
    let (last, earlier) = now.earlier.split_last()?;
    let base = match now.fill_in {
        Some(_) => view! { <FillIn id=id.clone() row is_filling_in/> }.into_any(),
        None => cell(last),
    };
    let binding = nature_class(now.nature);
    Some(view! {
        <tr node_ref=line data-id=label>
            <th scope="row" class="name">
                <button type="button" tabindex="-1" title=words::named(&now.name, &now.unit) on:click=move |_| store.open(&id)>
                    <span class=binding title=now.nature>{now.nature_mark}</span>
                    <span class="name-text">{now.name.clone()}</span>
                    <span class="name-unit">{now.unit.clone()}</span>
                </button>
            </th>
            {earlier.iter().map(cell).collect_view()}
            {base}
            {now.cells.iter().map(cell).collect_view()}
            <td class="figure" data-origin="plan" data-label=word!("目标", "Target")>{now.target.clone()}</td>
            <td class=format!("pace {}", now.pace_class) data-label=word!("进度", "Pace")>{now.pace.clone()}</td>
            <td class="requirement" data-label=word!("以后每年需要", "Required from now on")><span>{now.required.clone()}</span><span class="before">{before_words(&now)}</span></td>
        </tr>
    })
}

/// The base year's figure where the plan gives none.
#[component]
fn FillIn(id: Id, row: Memo<ObservedRow>, is_filling_in: RwSignal<bool>) -> impl IntoView {
    let store = expect_context::<Store>();
    let text = Signal::derive(move || row.with(|row| row.fill_in.clone().unwrap_or_default()));
    let base = store.plan().period.base();
    let label = row.with_untracked(|row| phrase!("{}，{}年起点", "{}, baseline of {}", row.name, base));
    let fill = Callback::new(move |number: Option<f64>| {
        let (value, odd) = store.now(|plan, scenario| {
            let value = number.map(|number| level_within_bounds(plan, &id, number)).transpose()?;
            Ok::<_, String>((value, value.and_then(|value| odd_start(plan, scenario, &id, value))))
        })?;
        store.attempt(Change::Baseline(id.clone(), value, "".into())).map(|()| odd)
    });
    let unit = row.with_untracked(|row| row.start_unit.clone());
    let marks = move || row.with(|row| row.earlier.last().map(|cell| cell.marks.class()));
    // The grid's keys, pastes and clicks are not this field's.
    view! {
        <td
            class="base fill-in"
            role="gridcell"
            tabindex="-1"
            data-marks=marks
            data-label=words::year(base)
            on:keydown=|event| event.stop_propagation()
            on:click=|event| event.stop_propagation()
            on:paste=|event| event.stop_propagation()
            on:copy=|event| event.stop_propagation()
            on:cut=|event| event.stop_propagation()
        >
            <Entry text label unit is_signed=true on_number=fill can_be_empty=true placeholder=word!("补", "fill in") is_on_the_way=is_filling_in/>
        </td>
    }
}

fn before_words(row: &ObservedRow) -> String {
    row.before.as_ref().map(|before| phrase!("原为 {before}", "was {before}")).unwrap_or_default()
}

/// Writes what differs between two states of a row.
fn write(line: &Element, before: &ObservedRow, next: &ObservedRow) {
    let cells = line.children();
    let at = |place: usize| cells.item(u32::try_from(place).ok()?);
    let set = |place: usize, before: &str, text: &str| {
        if let Some(cell) = at(place).filter(|_| before != text) {
            put(&cell, text);
        }
    };
    let is_field = |place: usize| next.fill_in.is_some() && place == next.earlier.len();
    let years = before.years().zip(next.years());
    for (place, (before, next)) in (BEFORE..).zip(years).filter(|(place, (before, next))| before != next && !is_field(*place)) {
        let Some(cell) = at(place) else { return };
        write_cell(&cell, before, next);
    }
    let after = BEFORE + next.years().count();
    set(after, &before.target, &next.target);
    set(after + 1, &before.pace, &next.pace);
    if let Some(pace) = at(after + 1).filter(|_| before.pace_class != next.pace_class) {
        pace.set_class_name(&format!("pace {}", next.pace_class));
    }
    let Some(requirement) = at(after + 2).map(|cell| cell.children()) else { return };
    if let Some(now) = requirement.item(0).filter(|_| before.required != next.required) {
        put(&now, &next.required);
    }
    if let Some(original) = requirement.item(1).filter(|_| before.before != next.before) {
        put(&original, &before_words(next));
    }
}

fn write_cell(cell: &Element, before: &ObservedCell, next: &ObservedCell) {
    if before.text != next.text {
        put(cell, &next.text);
    }
    if before.origin != next.origin {
        let _ = cell.set_attribute("data-origin", next.origin.class());
    }
    if before.is_missing != next.is_missing {
        let _ = cell.set_attribute("data-missing", if next.is_missing { "true" } else { "false" });
    }
    if before.marks != next.marks {
        let _ = cell.set_attribute("data-marks", next.marks.class());
    }
    let _ = cell.set_attribute("aria-label", &next.sentence());
}

/// Changes the text that stands there; a new node for each would cost twice as much.
fn put(element: &Element, text: &str) {
    match element.first_child() {
        Some(node) => node.set_node_value(Some(text)),
        None => element.set_text_content(Some(text)),
    }
}
