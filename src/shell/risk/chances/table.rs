//! The table in which ranges are typed, with the chances that follow.

use std::collections::BTreeSet;

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlTableCellElement};

use super::joint::JOINT;
use super::yearly::{Yearly, YearlyChances};
use crate::language::plural;
use crate::plan::Id;
use crate::scenario::{Edit, End, Shape, from_percent, ranged_alike};
use crate::shell::entry::Entry;
use crate::shell::gradual::gradual;
use crate::shell::keyboard;
use crate::shell::range::{is_signed, read, step, take_end, take_likely, take_shape, unit};
use crate::shell::sight::bring;
use crate::shell::store::Store;
use crate::view::RangeFields;
use crate::view::risk::{RangeRow, RangeSection, range_sections};
use crate::view::{number, words};
use crate::{phrase, word};

/// The table with what holds for all of its chances.
#[component]
pub(super) fn Ranges() -> impl IntoView {
    let store = expect_context::<Store>();
    let yearly = expect_context::<YearlyChances>();
    yearly.keep_up();
    let plan = store.plan();
    let sections = Memo::new(move |_| store.with_scenario(|scenario| range_sections(&plan, scenario)));
    view! {
        <h3 class="chances-heading">{word!("各项假设的范围", "Ranges of the assumptions")}</h3>
        <p class="risk-note">
            {word!("对每个假设有多大把握：填写“低”“高”，即得到达标的可能。规划没有提供依据，不填就是没有说明。",
                "How sure are you of each assumption? Enter “Low” and “High” to get the chance of meeting the target. The plan \
                 gives no basis for them; empty means not stated.")}
        </p>
        <p class="risk-note ranges-conditions">{move || yearly.conditions()}</p>
        <p class="chances-on"><button type="button" on:click=|_| bring(JOINT)>{word!("约束性目标全部达标的可能 ↓", "Chance that all binding targets are met ↓")}</button></p>
        <AllAlike/>
        <div class="ranges-scroll" tabindex="0" role="region" aria-label=word!("各项假设的范围和达标的可能", "Ranges of the assumptions and chances of meeting the targets") on:keydown=|event| walk(&event)>
        <table class="ranges-table" role="table" aria-label=word!("各项假设的范围和达标的可能", "Ranges of the assumptions and chances of meeting the targets")>
            <thead role="rowgroup">
                <tr role="row">
                    <th role="columnheader">{word!("指标", "Indicator")}</th>
                    <th role="columnheader">{word!("假设", "Assumption")}</th>
                    <th role="columnheader">{word!("低", "Low")}</th>
                    <th role="columnheader">{word!("可能", "Likely")}</th>
                    <th role="columnheader">{word!("高", "High")}</th>
                    <th role="columnheader">{word!("分布", "Distribution")}</th>
                    <th role="columnheader">{word!("达标可能：持续偏离", "Chance: persistent deviation")}</th>
                    <th role="columnheader">{word!("达标可能：逐年独立", "Chance: independent by year")}</th>
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
    let ids = gradual(move || section.ids.clone());
    let line = move |id: Id| store.ranged(&id).map(|row| view! { <Line id row/> });
    view! {
        <tbody role="rowgroup">
            <tr role="row" class="ranges-nature"><th role="rowheader" colspan="8">{section.heading}</th></tr>
            <For each=move || ids.get() key=Clone::clone children=line/>
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
        view! { <Show when=move || is_open.get() fallback=|| "—"><EndEntry id=of.get_value() about=about.get_value() fields end/></Show> }
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
            <td role="cell" class="ranges-number" data-label=word!("低", "Low")>{end(End::Low)}</td>
            <td role="cell" class="ranges-number" data-label=word!("可能", "Likely")>
                <Show when=move || is_set.get() fallback=|| "—"><LikelyEntry id=of.get_value() about=about.get_value() fields/></Show>
            </td>
            <td role="cell" class="ranges-number" data-label=word!("高", "High")>{end(End::High)}</td>
            <td role="cell" class="ranges-shape" data-label=word!("分布", "Distribution")><ShapeChoice id=id.clone() about=name fields/></td>
            <Odds id row/>
        </tr>
    }
}

#[component]
fn EndEntry(id: Id, about: String, fields: Memo<Option<RangeFields>>, end: End) -> impl IntoView {
    let store = expect_context::<Store>();
    let (name, text) = match end {
        End::Low => (word!("低", "Low"), read(fields, |fields| fields.low.clone())),
        End::High => (word!("高", "High"), read(fields, |fields| fields.high.clone())),
    };
    let take = Callback::new(move |number| take_end(store, &id, fields, end, number));
    view! {
        <Entry text label=phrase!("{name}：{about}", "{name}: {about}") unit=unit(fields) is_signed=is_signed(fields) step=Some(step(fields)) on_number=take can_be_empty=true placeholder=word!("未填", "none")/>
    }
}

#[component]
fn LikelyEntry(id: Id, about: String, fields: Memo<Option<RangeFields>>) -> impl IntoView {
    let store = expect_context::<Store>();
    let take = Callback::new(move |number| take_likely(store, &id, fields, number));
    let text = read(fields, |fields| fields.likely.clone());
    view! { <Entry text label=phrase!("可能：{about}", "Likely: {about}") unit=unit(fields) is_signed=is_signed(fields) step=Some(step(fields)) on_number=take/> }
}

#[component]
fn ShapeChoice(id: Id, about: String, fields: Memo<Option<RangeFields>>) -> impl IntoView {
    let store = expect_context::<Store>();
    let shape = Memo::new(move |_| fields.with(|fields| fields.as_ref()?.shape));
    let is_stated = Memo::new(move |_| shape.get().is_some());
    let label = phrase!("分布：{about}", "Distribution: {about}");
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
        <Show when=move || is_stated.get() fallback=|| "—">
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
        Yearly::Due if why_not.with(String::is_empty) => word!("计算中…", "calculating…").to_owned(),
        Yearly::Due | Yearly::Found(None) => "—".to_owned(),
        Yearly::Found(Some(chance)) => chance,
    };
    view! {
        <td role="cell" class="ranges-chance" data-label=word!("持续偏离", "Persistent deviation")>
            <strong>{exact}</strong><small>{why_not}</small>
        </td>
        <td role="cell" class="ranges-chance" data-label=word!("逐年独立", "Independent by year")><strong>{drawn}</strong></td>
    }
}

/// One rule of the person's own for all growths that are assumed.
#[component]
fn AllAlike() -> impl IntoView {
    let store = expect_context::<Store>();
    let typed = RwSignal::new(None::<f64>);
    let text = Signal::derive(move || typed.get().map(number::exact).unwrap_or_default());
    let take = Callback::new(move |number: Option<f64>| {
        if number.is_some_and(|number| number <= 0.0) {
            return Err(word!("百分比应大于 0", "the percentage must be greater than 0").to_owned());
        }
        typed.set(number);
        Ok(None)
    });
    let apply = move |_| {
        let locked: BTreeSet<_> = store.locked.get_untracked();
        let share = from_percent(typed.get_untracked().unwrap_or_default());
        match store.now(|plan, scenario| ranged_alike(plan, scenario, share, &locked)) {
            Ok(ranges) => {
                let count = ranges.len();
                let edits = ranges.into_iter().map(|(id, stated)| Edit::Uncertainty(id, Some(stated)));
                store.dispatch(Edit::All(edits.collect()));
                let indicators = plural(count, "indicator", "indicators");
                store.did_here(phrase!(
                    "已给 {count} 项有增长假设的指标填写范围，可以一步撤销；锁定的指标没有改动。",
                    "Ranges filled in for {count} {indicators} with a growth assumption; one undo takes them back. Locked \
                     indicators were not changed."
                ));
            }
            Err(reason) => store.say(Some(reason)),
        }
    };
    view! {
        <div class="risk-tools" role="group" aria-label=word!("一次填写多项", "Fill in several at once")>
            <label class="field">
                <span>{word!("给所有有增长假设的指标填写：假设的 ±", "For every indicator with a growth assumption: ±")}</span>
                <Entry text label=word!("假设的 ± 百分之几", "Plus or minus what percentage of the assumption") unit=number::percent_sign() is_signed=false on_number=take can_be_empty=true/>
                <span class="field-unit">{word!("％", "% of it")}</span>
            </label>
            <button type="button" disabled=move || typed.with(Option::is_none) on:click=apply>{word!("填写", "Fill in")}</button>
        </div>
    }
}

/// Enter goes to the field below, with Shift to the one above; what was typed is taken as the field is left.
fn walk(event: &ev::KeyboardEvent) {
    if keyboard::key(event).as_deref() != Some("Enter") {
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
