//! Plan, scenario, scoreboard, and what acts on everything.

use leptos::prelude::*;

use super::store::Store;
use super::theme::Theme;
use crate::scenario::{Edit, Preset};
use crate::view::words;

/// The head of the page.
#[component]
pub(super) fn Header() -> impl IntoView {
    let store = expect_context::<Store>();
    let plan = store.plan();
    let about = format!("{} {}", plan.document.issuer, plan.document.number);
    view! {
        <header class="head">
            <h1 class="plan-name" title=about>{plan.short_name.clone()}</h1>
            <Scoreboard/>
            <div class="tools">
                <ScenarioName/>
                <Undo/>
                <Presets/>
                <ThemeSwitch/>
            </div>
        </header>
    }
}

#[component]
fn Scoreboard() -> impl IntoView {
    let store = expect_context::<Store>();
    let part = move |label: &'static str, class: &'static str, count: fn(&crate::view::Board) -> &String, after: &'static str| {
        view! {
            <span class=format!("score {class}")>
                <span class="score-label">{label}</span>
                <strong>{move || store.board.with(|board| count(board).clone())}</strong>
                <span class="score-label">{after}</span>
            </span>
        }
    };
    view! {
        <p class="scoreboard" aria-label="记分牌">
            {part("约束性", "binding", |board| &board.binding, "达标")}
            {part("预期性", "expected", |board| &board.expected, "达标")}
            {part("", "unjudged", |board| &board.unjudged, "项无法判断")}
        </p>
    }
}

#[component]
fn ScenarioName() -> impl IntoView {
    let store = expect_context::<Store>();
    let name = Memo::new(move |_| store.with_scenario(|scenario| scenario.name.clone()));
    view! {
        <label class="scenario">
            <span>"情景"</span>
            <input
                type="text"
                class="scenario-name"
                aria-label="情景名称"
                title="情景名称"
                maxlength="60"
                prop:value=name
                on:change=move |event| store.dispatch(Edit::Rename(event_target_value(&event)))
            />
        </label>
    }
}

#[component]
fn Undo() -> impl IntoView {
    let store = expect_context::<Store>();
    view! {
        <div class="group">
            <button type="button" class="undo" title="撤销（Ctrl+Z）" aria-label="撤销" disabled=move || !store.can_undo() on:click=move |_| store.undo()>"↶"</button>
            <button type="button" class="redo" title="重做（Ctrl+Y）" aria-label="重做" disabled=move || !store.can_redo() on:click=move |_| store.redo()>"↷"</button>
        </div>
    }
}

#[component]
fn Presets() -> impl IntoView {
    let store = expect_context::<Store>();
    let button = move |preset: Preset| {
        view! {
            <button type="button" title=words::preset_note(preset) on:click=move |_| store.dispatch(Edit::Preset(preset))>
                {preset.name()}
            </button>
        }
    };
    view! {
        <div class="group presets" role="group" aria-label="预设">
            <span class="group-label" aria-hidden="true">"预设"</span>
            {Preset::ALL.map(button).collect_view()}
        </div>
        <button type="button" class="reset-all" title="去掉所有改动，回到规划的默认设定" on:click=move |_| store.dispatch(Edit::ResetAll)>
            "全部复位"
        </button>
    }
}

#[component]
fn ThemeSwitch() -> impl IntoView {
    let theme = expect_context::<Theme>();
    let label = move || if theme.is_dark() { "浅色" } else { "深色" };
    view! {
        <button type="button" class="theme" title="切换浅色或深色" on:click=move |_| theme.toggle()>{label}</button>
    }
}
