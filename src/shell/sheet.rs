//! The open indicator.

use leptos::prelude::*;

use super::chart::ChartView;
use super::entry::Entry;
use super::lever::LeverControl;
use super::store::{Pane, Store};
use super::years::Years;
use crate::plan::{Amount, Id, Rate};
use crate::projection::Family;
use crate::scenario::{Edit, damped_by, limited_to, switched};
use crate::view::{ReadingChoice, Sheet, StatusChoice};

/// The right pane.
#[component]
pub(super) fn SheetPane() -> impl IntoView {
    let store = expect_context::<Store>();
    let sheet = store.sheet;
    let of = move |read: fn(&Sheet) -> &str| move || sheet.with(|sheet| read(sheet).to_owned());
    view! {
        <article class="sheet" aria-label="所选指标">
            <header class="sheet-head">
                <button type="button" class="back" on:click=move |_| store.pane.set(Pane::List)>"← 返回指标列表"</button>
                <div class="sheet-title">
                    <h2>{of(|sheet| &sheet.title)}</h2>
                    <p class="sheet-kind">{of(|sheet| &sheet.kind)}</p>
                </div>
                <p class=move || format!("verdict {}", sheet.with(|sheet| sheet.tone.class())) role="status">
                    <span class="verdict-mark" aria-hidden="true">{of(|sheet| sheet.tone.mark())}</span>
                    {of(|sheet| sheet.tone.word())}
                </p>
                <button
                    type="button"
                    class="reset"
                    disabled=move || sheet.with(|sheet| !sheet.is_changed)
                    on:click=move |_| store.dispatch(Edit::Reset(store.opened()))
                >"复位此项"</button>
            </header>
            <p class="finding">{of(|sheet| &sheet.finding)}</p>
            <ChartView sheet/>
            <StatusChoices sheet/>
            <Show when=move || sheet.with(|sheet| sheet.start.is_some())>
                <section class="assumption" aria-label="增长假设">
                    <p class="required"><span class="required-key" aria-hidden="true"></span>"达标所需："<strong>{of(|sheet| &sheet.required)}</strong></p>
                    <LeverControl lever=Signal::derive(move || sheet.with(|sheet| sheet.lever.clone()))/>
                    <Families sheet/>
                </section>
                <p class="explanation"><span class="explanation-label">"算式"</span><span class="explanation-text">{of(|sheet| &sheet.explanation)}</span><CopyButton sheet/></p>
                <Remarks sheet/>
                <details class="part" open>
                    <summary>"逐年表"</summary>
                    <Years sheet/>
                </details>
            </Show>
            <Origin sheet/>
            <Services sheet/>
        </article>
    }
}

#[component]
fn CopyButton(sheet: Memo<Sheet>) -> impl IntoView {
    let copied = RwSignal::new(false);
    let copy = move |_| {
        let text = sheet.with_untracked(|sheet| sheet.explanation.clone());
        let clipboard = window().navigator().clipboard();
        // A page on plain HTTP has no clipboard; the line can still be selected by hand.
        if !wasm_bindgen::JsValue::from(clipboard.clone()).is_undefined() {
            let _ = clipboard.write_text(&text);
            copied.set(true);
            let reset = move || {
                copied.try_set(false);
            };
            set_timeout(reset, std::time::Duration::from_secs(2));
        }
    };
    view! {
        <button type="button" class="copy" on:click=copy>{move || if copied.get() { "已复制" } else { "复制" }}</button>
    }
}

#[component]
fn Remarks(sheet: Memo<Sheet>) -> impl IntoView {
    let remarks =
        move || sheet.with(|sheet| [sheet.capped.clone(), sheet.driven.clone()].into_iter().flatten().collect::<Vec<_>>());
    view! { <For each=remarks key=Clone::clone let:remark><p class="remark">{remark}</p></For> }
}

#[component]
fn Families(sheet: Memo<Sheet>) -> impl IntoView {
    let store = expect_context::<Store>();
    let families = Memo::new(move |_| sheet.with(|sheet| sheet.families.clone()));
    let note =
        move || families.with(|all| all.iter().find(|choice| choice.is_chosen).map(|choice| choice.note).unwrap_or_default());
    let is_chosen = move |family| families.with(|all| all.iter().any(|choice| choice.family == family && choice.is_chosen));
    let choose = move |family: Family| {
        let id = store.opened();
        match store.now(|plan, scenario| switched(plan, scenario, &id, family)) {
            Ok(growth) => store.dispatch(Edit::Growth(id, growth)),
            Err(reason) => store.say(Some(reason)),
        }
    };
    view! {
        <div class="families">
            <span class="families-label">"增长方式"</span>
            <div class="chips" role="radiogroup" aria-label="增长方式">
                <For each=move || families.get() key=|choice| (choice.family, choice.name) let:choice>
                    <button
                        type="button"
                        role="radio"
                        class="chip"
                        aria-checked=move || is_chosen(choice.family).to_string()
                        title=choice.note
                        on:click=move |_| choose(choice.family)
                    >{choice.name}</button>
                </For>
            </div>
            <p class="family-note">{note}</p>
            <Extras sheet/>
            <StartField sheet/>
        </div>
    }
}

/// The limit of a gap or an S-curve, the damping factor of a damped trend.
#[component]
fn Extras(sheet: Memo<Sheet>) -> impl IntoView {
    let store = expect_context::<Store>();
    let limit = Memo::new(move |_| sheet.with(|sheet| sheet.limit.clone()));
    let damping = Memo::new(move |_| sheet.with(|sheet| sheet.damping.clone()));
    let edit = move |growth: Result<crate::projection::Growth, String>| match growth {
        Ok(growth) => store.dispatch(Edit::Growth(store.opened(), Some(growth))),
        Err(reason) => store.say(Some(reason)),
    };
    let set_limit = Callback::new(move |number: Option<f64>| {
        let limit = number.and_then(|number| Amount::new(number).ok());
        edit(store.now(|_, scenario| limited_to(scenario, &store.opened(), limit)));
    });
    let set_damping = Callback::new(move |number: Option<f64>| {
        edit(store.now(|_, scenario| damped_by(scenario, &store.opened(), number.unwrap_or(1.0))));
    });
    let population = Memo::new(move |_| sheet.with(|sheet| sheet.population_growth.clone()));
    let set_population =
        Callback::new(move |number: Option<f64>| match number.map(|number| Rate::new(number / 100.0)).transpose() {
            Ok(rate) => store.dispatch(Edit::PopulationGrowth(rate)),
            Err(refusal) => store.say(Some(refusal.to_string())),
        });
    let label = Signal::derive(move || limit.with(|limit| limit.as_ref().map(|(label, _)| label.clone()).unwrap_or_default()));
    let value = Signal::derive(move || limit.with(|limit| limit.as_ref().map(|(_, value)| value.clone()).unwrap_or_default()));
    view! {
        <Show when=move || limit.with(Option::is_some)>
            <label class="field"><span>{label}</span><Entry text=value label on_number=set_limit can_be_empty=true/></label>
        </Show>
        <Show when=move || damping.with(Option::is_some)>
            <label class="field">
                <span>"衰减系数 φ"</span>
                <Entry text=Signal::derive(move || damping.get().unwrap_or_default()) label="衰减系数 φ" on_number=set_damping/>
            </label>
        </Show>
        <Show when=move || population.with(Option::is_some)>
            <label class="field driver" title="各“每千人”“每万人”“人均”指标共用的假设；不填即不考虑人口变化">
                <span>"人口年均增长"</span>
                <Entry text=Signal::derive(move || population.get().unwrap_or_default()) label="人口年均增长（％，共同假设）" on_number=set_population can_be_empty=true placeholder="未启用"/>
                <span class="field-unit">"％／年（共同假设）"</span>
            </label>
        </Show>
    }
}

#[component]
fn StartField(sheet: Memo<Sheet>) -> impl IntoView {
    let store = expect_context::<Store>();
    let start = Memo::new(move |_| sheet.with(|sheet| sheet.start.clone()));
    let read = move |read: fn(&crate::view::StartLine) -> &str| {
        Signal::derive(move || start.with(|start| start.as_ref().map(|start| read(start).to_owned()).unwrap_or_default()))
    };
    let is_entered = move || start.with(|start| start.as_ref().is_some_and(|start| !start.entered.is_empty()));
    let take = Callback::new(move |number: Option<f64>| {
        let value = number.and_then(|number| Amount::new(number).ok());
        store.dispatch(Edit::Start(store.opened(), value));
    });
    view! {
        <label class="field start" class:entered=is_entered>
            <span>{read(|start| &start.label)}</span>
            <span class="stated">"规划 "{read(|start| &start.stated)}</span>
            <Entry text=read(|start| &start.entered) label=read(|start| &start.label) on_number=take can_be_empty=true placeholder="填写"/>
            <span class="field-unit">{read(|start| &start.unit)}</span>
            <span class="field-note">{read(|start| start.note)}</span>
        </label>
    }
}

#[component]
fn StatusChoices(sheet: Memo<Sheet>) -> impl IntoView {
    let store = expect_context::<Store>();
    let choices = Memo::new(move |_| sheet.with(|sheet| sheet.status.clone()));
    let is_chosen = move |report| choices.with(|all| all.iter().any(|choice| choice.report == report && choice.is_chosen));
    view! {
        <Show when=move || choices.with(|choices| !choices.is_empty())>
            <section class="assumption">
                <p class="required">"这是定性目标，没有可以计算的数字。请说明到目标年的情况："</p>
                <div class="chips" role="radiogroup" aria-label="达到情况">
                    <For each=move || choices.get() key=|choice: &StatusChoice| choice.name.clone() let:choice>
                        <button
                            type="button"
                            role="radio"
                            class="chip"
                            aria-checked=move || is_chosen(choice.report).to_string()
                            on:click=move |_| store.dispatch(Edit::Status(store.opened(), choice.report))
                        >{choice.name.clone()}</button>
                    </For>
                </div>
            </section>
        </Show>
    }
}

/// Where the figures come from, and how else they can be read.
#[component]
fn Origin(sheet: Memo<Sheet>) -> impl IntoView {
    let of = move |read: fn(&Sheet) -> &str| move || sheet.with(|sheet| read(sheet).to_owned());
    let readings = Memo::new(move |_| sheet.with(|sheet| sheet.readings.clone()));
    let is_chosen = move |id: &Option<Id>| readings.with(|all| all.iter().any(|choice| choice.id == *id && choice.is_chosen));
    view! {
        <details class="part" open>
            <summary>"依据与读法"</summary>
            <p class="source">{of(|sheet| &sheet.place)}"："<q>{of(|sheet| &sheet.printed)}</q></p>
            <p class="comparison">{move || sheet.with(|sheet| sheet.comparison.clone())}</p>
            <Show when=move || readings.with(|all| !all.is_empty())>
                <div class="readings-list" role="radiogroup" aria-label="读法">
                    <For each=move || readings.get() key=|choice| (choice.id.clone(), choice.name.clone(), choice.note.clone()) let:choice>
                        <Choice choice is_chosen/>
                    </For>
                </div>
            </Show>
        </details>
    }
}

#[component]
fn Choice(choice: ReadingChoice, is_chosen: impl Fn(&Option<Id>) -> bool + Send + Sync + 'static) -> impl IntoView {
    let store = expect_context::<Store>();
    let id = choice.id.clone();
    view! {
        <button
            type="button"
            role="radio"
            class="reading-choice"
            aria-checked=move || is_chosen(&id).to_string()
            on:click=move |_| store.dispatch(Edit::Reading(store.opened(), choice.id.clone()))
        >
            <strong>{choice.name}</strong>
            <span class="reading-place">{choice.place}</span>
            <span class="reading-note">{choice.note}</span>
        </button>
    }
}

#[component]
fn Services(sheet: Memo<Sheet>) -> impl IntoView {
    let services = Memo::new(move |_| sheet.with(|sheet| sheet.services.clone()));
    view! {
        <details class="part services">
            <summary>{move || sheet.with(|sheet| sheet.services_heading.clone())}"，共 "{move || services.with(Vec::len)}" 项"</summary>
            <ol>
                <For each=move || services.get() key=Clone::clone let:service><li>{service}</li></For>
            </ol>
        </details>
    }
}
