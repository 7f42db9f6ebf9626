//! The table in which ranges are typed, with the chances that follow.

use std::collections::BTreeSet;

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlTableCellElement};

use super::yearly::{Yearly, YearlyChances};
use crate::plan::Id;
use crate::scenario::{Edit, End, Shape, ranged_alike};
use crate::shell::entry::Entry;
use crate::shell::range::{read, step, take_end, take_likely, take_shape};
use crate::shell::store::Store;
use crate::view::RangeFields;
use crate::view::risk::{RangeRow, RangeSection, range_sections};
use crate::view::words;

/// The table with what holds for all of its chances.
#[component]
pub(super) fn Ranges() -> impl IntoView {
    let store = expect_context::<Store>();
    let yearly = expect_context::<YearlyChances>();
    yearly.keep_up();
    let plan = store.plan();
    let sections = Memo::new(move |_| store.with_scenario(|scenario| range_sections(&plan, scenario)));
    view! {
        <h3 class="chances-heading">"各项假设的范围"</h3>
        <p class="risk-note">
            "对每个假设有多大把握：填写“低”“高”，即得到达标的可能。规划没有提供依据，不填就是没有说明。"
        </p>
        <p class="risk-note ranges-conditions">{move || yearly.conditions()}</p>
        <AllAlike/>
        <div class="ranges-scroll" tabindex="0" role="region" aria-label="各项假设的范围和达标的可能" on:keydown=|event| walk(&event)>
        <table class="ranges-table" role="table" aria-label="各项假设的范围和达标的可能">
            <thead role="rowgroup">
                <tr role="row">
                    <th role="columnheader">"指标"</th>
                    <th role="columnheader">"假设"</th>
                    <th role="columnheader">"低"</th>
                    <th role="columnheader">"可能"</th>
                    <th role="columnheader">"高"</th>
                    <th role="columnheader">"分布"</th>
                    <th role="columnheader">"达标可能：持续偏离"</th>
                    <th role="columnheader">"达标可能：逐年独立"</th>
                </tr>
            </thead>
            <For each=move || sections.get() key=|section| section.ids.clone() let(section)><Part section/></For>
        </table>
        </div>
    }
}

/// The indicators of one nature.
#[component]
fn Part(section: RangeSection) -> impl IntoView {
    let store = expect_context::<Store>();
    let rows = section.ids.into_iter().filter_map(|id| store.ranged(&id).map(|row| view! { <Line id row/> }));
    view! {
        <tbody role="rowgroup">
            <tr role="row" class="ranges-nature"><th role="rowheader" colspan="8">{section.heading}</th></tr>
            {rows.collect_view()}
        </tbody>
    }
}

#[component]
fn Line(id: Id, row: Memo<RangeRow>) -> impl IntoView {
    let store = expect_context::<Store>();
    let name = row.with_untracked(|row| row.name.clone());
    let fields = Memo::new(move |_| row.with(|row| row.fields.clone()));
    let is_set = Memo::new(move |_| fields.with(Option::is_some));
    let is_open = Memo::new(move |_| fields.with(|fields| fields.as_ref().is_some_and(|fields| fields.is_open)));
    let tone = Memo::new(move |_| row.with(|row| row.tone));
    let shown = id.to_string();
    let (of, about) = (StoredValue::new(id.clone()), StoredValue::new(name.clone()));
    let end = move |end: End| {
        view! { <Show when=move || is_open.get() fallback=|| "–"><EndEntry id=of.get_value() about=about.get_value() fields end/></Show> }
    };
    view! {
        <tr role="row" data-id=shown>
            <th role="rowheader" scope="row">
                <span class=move || format!("ranges-tone {}", tone.get().class()) title=move || tone.get().word()>
                    {move || tone.get().mark()}
                </span>
                <button type="button" class="risk-open" on:click=move |_| store.open(&of.get_value())>{name.clone()}</button>
            </th>
            <td role="cell" class="ranges-parameter">
                {read(fields, |fields| fields.parameter.clone())} <small>{read(fields, |fields| fields.unit.clone())}</small>
            </td>
            <td role="cell" class="ranges-number" data-label="低">{end(End::Low)}</td>
            <td role="cell" class="ranges-number" data-label="可能">
                <Show when=move || is_set.get() fallback=|| "–"><LikelyEntry id=of.get_value() about=about.get_value() fields/></Show>
            </td>
            <td role="cell" class="ranges-number" data-label="高">{end(End::High)}</td>
            <td role="cell" class="ranges-shape" data-label="分布"><ShapeChoice id=id.clone() about=name fields/></td>
            <Odds id row/>
        </tr>
    }
}

#[component]
fn EndEntry(id: Id, about: String, fields: Memo<Option<RangeFields>>, end: End) -> impl IntoView {
    let store = expect_context::<Store>();
    let (name, text) = match end {
        End::Low => ("低", read(fields, |fields| fields.low.clone())),
        End::High => ("高", read(fields, |fields| fields.high.clone())),
    };
    let take = Callback::new(move |number| take_end(store, id.clone(), fields, end, number));
    view! {
        <Entry text label=format!("{name}：{about}") step=Some(step(fields)) on_number=take can_be_empty=true placeholder="未填"/>
    }
}

#[component]
fn LikelyEntry(id: Id, about: String, fields: Memo<Option<RangeFields>>) -> impl IntoView {
    let store = expect_context::<Store>();
    let take = Callback::new(move |number| take_likely(store, id.clone(), fields, number));
    let text = read(fields, |fields| fields.likely.clone());
    view! { <Entry text label=format!("可能：{about}") step=Some(step(fields)) on_number=take/> }
}

#[component]
fn ShapeChoice(id: Id, about: String, fields: Memo<Option<RangeFields>>) -> impl IntoView {
    let store = expect_context::<Store>();
    let shape = Memo::new(move |_| fields.with(|fields| fields.as_ref()?.shape));
    let is_stated = Memo::new(move |_| shape.get().is_some());
    let label = format!("分布：{about}");
    let choose = move |event: ev::Event| {
        let chosen = event_target_value(&event);
        if let Some(shape) = Shape::ALL.into_iter().find(|shape| words::shape(*shape) == chosen) {
            take_shape(store, id.clone(), shape);
        }
    };
    let (label, choose) = (StoredValue::new(label), StoredValue::new(choose));
    let option = move |of: Shape| {
        view! { <option value=words::shape(of) selected=move || shape.get() == Some(of)>{words::shape(of)}</option> }
    };
    view! {
        <Show when=move || is_stated.get() fallback=|| "–">
            <select aria-label=label.get_value() on:change=move |event| choose.with_value(|choose| choose(event))>
                {Shape::ALL.map(option).collect_view()}
            </select>
        </Show>
    }
}

/// Both chances, or why there is none.
#[component]
fn Odds(id: Id, row: Memo<RangeRow>) -> impl IntoView {
    let yearly = expect_context::<YearlyChances>().of(id);
    let exact = Memo::new(move |_| row.with(|row| row.chance.clone()));
    let why_not = Memo::new(move |_| row.with(|row| row.why_not.clone()));
    let drawn = move || match yearly.get() {
        Yearly::Due if why_not.with(String::is_empty) => "计算中…".to_owned(),
        Yearly::Due | Yearly::Found(None) => "–".to_owned(),
        Yearly::Found(Some(chance)) => chance,
    };
    view! {
        <td role="cell" class="ranges-chance" data-label="持续偏离">
            <strong>{exact}</strong><small>{why_not}</small>
        </td>
        <td role="cell" class="ranges-chance" data-label="逐年独立"><strong>{drawn}</strong></td>
    }
}

/// One rule of the person's own for all growths that are assumed.
#[component]
fn AllAlike() -> impl IntoView {
    let store = expect_context::<Store>();
    let typed = RwSignal::new(None::<f64>);
    let text = Signal::derive(move || typed.get().map(|share| crate::view::number::brief(share, 4)).unwrap_or_default());
    let apply = move |_| {
        let locked: BTreeSet<_> = store.locked.get_untracked();
        let share = typed.get_untracked().unwrap_or_default() / 100.0;
        match store.now(|plan, scenario| ranged_alike(plan, scenario, share, &locked)) {
            Ok(ranges) => {
                let count = ranges.len();
                let edits = ranges.into_iter().map(|(id, stated)| Edit::Uncertainty(id, Some(stated)));
                store.dispatch(Edit::All(edits.collect()));
                store.say(Some(format!("已给 {count} 项有增长假设的指标填写范围，可以一步撤销；锁定的指标没有改动。")));
            }
            Err(reason) => store.say(Some(reason)),
        }
    };
    view! {
        <div class="risk-tools" role="group" aria-label="一次填写多项">
            <label class="field">
                <span>"给所有有增长假设的指标填写：假设的 ±"</span>
                <Entry text label="假设的 ± 百分之几" on_number=Callback::new(move |number| typed.set(number)) can_be_empty=true/>
                <span class="field-unit">"％"</span>
            </label>
            <button type="button" disabled=move || typed.with(Option::is_none) on:click=apply>"填写"</button>
        </div>
    }
}

/// Enter goes to the field below, with Shift to the one above; what was typed is taken as the field is left.
fn walk(event: &ev::KeyboardEvent) {
    if event.key() != "Enter" || event.is_composing() {
        return;
    }
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let Some(cell) = target.filter(|target| target.matches("input").unwrap_or(false)).and_then(|field| cell_of(&field)) else {
        return;
    };
    let (place, backwards) = (cell.cell_index(), event.shift_key());
    if let Some(field) = cell.parent_element().and_then(|row| next_field(&row, place, backwards)) {
        event.prevent_default();
        let _ = field.focus();
    }
}

fn cell_of(field: &Element) -> Option<HtmlTableCellElement> {
    field.closest("td").ok().flatten()?.dyn_into().ok()
}

/// The next field in that column of the rows of the same part.
fn next_field(row: &Element, column: i32, backwards: bool) -> Option<HtmlElement> {
    let after = |row: &Element| if backwards { row.previous_element_sibling() } else { row.next_element_sibling() };
    let field = |row: Element| row.children().item(u32::try_from(column).ok()?)?.query_selector("input").ok().flatten();
    std::iter::successors(after(row), after).find_map(field)?.dyn_into().ok()
}
