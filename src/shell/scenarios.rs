//! The kept scenarios, and what the open one changes against the plan's defaults.

use leptos::prelude::*;

use super::store::{Store, fresh_key};
use crate::language::plural;
use crate::plan::{Comparing, Year};
use crate::scenario::{Change, Edit, Footing, Key};
use crate::view::{ChangeEntry, ChangeLine, changed, comparing};
use crate::{phrase, word};

/// One line of the list of scenarios.
#[derive(Clone, PartialEq)]
struct Entry {
    key: Key,
    name: String,
    changes: usize,
    is_open: bool,
    is_only: bool,
    /// Whether it rests on observations of its own.
    is_on_its_own: bool,
}

/// The panel.
#[component]
pub(super) fn Scenarios() -> impl IntoView {
    let store = expect_context::<Store>();
    let plan = store.plan();
    let entries = Memo::new(move |_| {
        store.with_workspace(|workspace| {
            let entry = |kept: &crate::scenario::Kept| Entry {
                key: kept.key.clone(),
                name: kept.scenario.name.clone(),
                changes: changed(&plan, workspace.facts(), &kept.scenario).entries.len(),
                is_on_its_own: kept.footing() == Footing::Own,
                is_open: kept.key == workspace.open().key,
                is_only: workspace.kept().len() == 1,
            };
            workspace.kept().iter().map(entry).collect::<Vec<_>>()
        })
    });
    let create = move |_| {
        store.change(Change::New(fresh_key(), word!("新情景", "New scenario").to_owned()));
    };
    view! {
        <ul class="scenario-list" aria-label=word!("保存在本机的情景", "Scenarios kept on this device")>
            <For each=move || entries.get() key=|entry| (entry.key.clone(), entry.name.clone(), entry.changes, entry.is_open, entry.is_only, entry.is_on_its_own) let:entry>
                <ScenarioLine entry/>
            </For>
        </ul>
        <p class="drawer-note">{move || store.saved.get().sentence()}</p>
        <div class="drawer-actions">
            <button type="button" on:click=create>{word!("新建情景", "New scenario")}</button>
            <button type="button" on:click=move |_| store.duplicate()>{word!("复制当前情景", "Duplicate scenario")}</button>
        </div>
        <About/>
        <LookFrom/>
        <CompareBy/>
        <Back/>
        <Changes/>
    }
}

#[component]
fn ScenarioLine(entry: Entry) -> impl IntoView {
    let store = expect_context::<Store>();
    let Entry { key, name, changes, is_open, is_only, is_on_its_own } = entry;
    let opened = key.clone();
    let deleted = name.clone();
    let delete = move |_| {
        if store.change(Change::Delete(key.clone())) {
            store.did(phrase!("已删除情景“{deleted}”。", "Scenario “{deleted}” was deleted."));
        }
    };
    view! {
        <li class="scenario-line" class:open=is_open>
            <button type="button" class="scenario-open" aria-current=is_open.then_some("true") on:click=move |_| store.switch(&opened)>
                <span class="scenario-title">{name.clone()}</span>
                <span class="scenario-count">{is_on_its_own.then(|| word!("自带观测值 · ", "own observations · "))}{counted(changes)}</span>
            </button>
            <button type="button" class="scenario-delete" disabled=is_only aria-label=phrase!("删除情景“{name}”", "Delete scenario “{name}”") title=word!("删除", "Delete") on:click=delete>"✕"</button>
        </li>
    }
}

/// Name and note of the open scenario.
#[component]
fn About() -> impl IntoView {
    let store = expect_context::<Store>();
    let name = Memo::new(move |_| store.with_scenario(|scenario| scenario.name.clone()));
    let note = Memo::new(move |_| store.with_scenario(|scenario| scenario.note.clone()));
    let rename = move |event: leptos::ev::Event| {
        let typed = event_target_value(&event);
        let wanted = typed.trim();
        if !wanted.is_empty() {
            store.dispatch(Edit::Rename(wanted.to_owned()));
        }
        event_target::<web_sys::HtmlInputElement>(&event).set_value(&name.get_untracked());
    };
    view! {
        <label class="drawer-field">
            <span>{word!("名称", "Name")}</span>
            <input type="text" class="scenario-name" maxlength="60" prop:value=name on:change=rename/>
        </label>
        <label class="drawer-field">
            <span>{word!("备注", "Notes")}</span>
            <textarea
                class="scenario-note"
                rows="3"
                maxlength="2000"
                placeholder=word!("这个情景假设了什么、依据是什么", "What this scenario assumes, and on what basis")
                prop:value=note
                on:change=move |event| store.dispatch(Edit::Annotate(event_target_value(&event)))
            ></textarea>
        </label>
    }
}

/// The year that the open scenario looks from: what was observed later is not used.
#[component]
fn LookFrom() -> impl IntoView {
    let store = expect_context::<Store>();
    let period = store.plan().period;
    let as_of = Memo::new(move |_| store.with_decided(|scenario| scenario.as_of));
    let option = move |year: Option<Year>| {
        let value = year.map(|year| year.to_string()).unwrap_or_default();
        let words = year.map_or_else(
            || word!("现在（使用全部观测值）", "now (all observations are used)").to_owned(),
            |year| phrase!("{year}年（以后的观测值不用）", "{year} (later observations are not used)"),
        );
        view! { <option value=value selected=move || as_of.get() == year>{words}</option> }
    };
    let years = period.years().filter(move |year| *year < period.end());
    let choose = move |event: leptos::ev::Event| {
        let year = event_target_value(&event).parse().ok().map(Year::new);
        store.dispatch(Edit::AsOf(year));
    };
    view! {
        <label class="drawer-field">
            <span>{word!("看作", "As known in")}</span>
            <select class="look-from" on:change=choose>
                {std::iter::once(None).chain(years.map(Some)).map(option).collect_view()}
            </select>
        </label>
    }
}

/// Whether outcomes are compared in full or as published: for all scenarios of the plan.
#[component]
fn CompareBy() -> impl IntoView {
    let store = expect_context::<Store>();
    let chosen = Memo::new(move |_| store.with_decided(|scenario| scenario.drivers.comparing));
    let option = move |(at, one): (usize, Comparing)| {
        view! { <option value=at selected=move || chosen.get() == one>{comparing::name(one).get()}</option> }
    };
    let choose = move |event: leptos::ev::Event| {
        let wanted = event_target_value(&event).parse().ok().and_then(|at: usize| Comparing::ALL.get(at).copied());
        if let Some(wanted) = wanted {
            store.change(Change::Compare(wanted));
        }
    };
    view! {
        <label class="drawer-field">
            <span>{word!("比较方式", "Comparison")}</span>
            <select class="compare-by" on:change=choose>{Comparing::ALL.into_iter().enumerate().map(option).collect_view()}</select>
            <small class="field-note">{move || comparing::note(chosen.get())}</small>
        </label>
    }
}

/// Two ways back: to the plan, and to what the scenario was when it came.
#[component]
fn Back() -> impl IntoView {
    let store = expect_context::<Store>();
    let has_changes = Memo::new(move |_| {
        store.with_decided(|scenario| {
            scenario.assumptions.values().any(crate::scenario::Assumption::is_decided)
                || scenario.drivers.population_growth.is_some()
        })
    });
    let is_changed = Memo::new(move |_| store.with_workspace(|workspace| workspace.open().is_changed()));
    view! {
        <div class="drawer-actions">
            <button type="button" class="reset-all" title=word!("去掉全部假设，回到规划的默认设定；观测值不动", "Drop all assumptions and go back to the plan's defaults; observations stay") disabled=move || !has_changes.get()
                on:click=move |_| store.dispatch(Edit::ResetAll)>{word!("回到规划默认", "Plan defaults")}</button>
            <button type="button" class="back-to-loaded" title=word!("回到这个情景新建、复制或载入时的样子", "Go back to how this scenario was made, duplicated or loaded") disabled=move || !is_changed.get()
                on:click=move |_| { store.change(Change::BackToLoaded); }>{word!("回到载入时", "As loaded")}</button>
        </div>
    }
}

/// What is decided otherwise than by default, indicator by indicator, each thing taken back on its own.
#[component]
fn Changes() -> impl IntoView {
    let store = expect_context::<Store>();
    let plan = store.plan();
    let found = Memo::new(move |_| store.with_workspace(|all| changed(&plan, all.facts(), &all.open().scenario)));
    let count = move || found.with(|found| found.entries.len());
    let observed = move || found.with(|found| found.observed.clone());
    view! {
        <h3 class="drawer-heading">{word!("与规划默认的不同（", "Differences from the plan's defaults (")}{count}{word!("）", ")")}</h3>
        <Show when=move || count() == 0><p class="drawer-note">{word!("还没有改动：各项指标都按规划的起点维持不变。", "Nothing is changed yet: every indicator is held at the plan's baseline.")}</p></Show>
        <ul class="change-list">
            <For each=move || found.with(|found| found.entries.clone()) key=written let:entry>
                <Entered entry/>
            </For>
        </ul>
        <p class="drawer-note change-observed" hidden=move || observed().is_empty()>{observed}</p>
    }
}

/// All that an entry says: another text is another entry.
fn written(entry: &ChangeEntry) -> (String, Vec<String>) {
    (entry.subject.clone(), entry.lines.iter().map(|line| line.what.clone()).collect())
}

/// What is decided about one indicator.
#[component]
fn Entered(entry: ChangeEntry) -> impl IntoView {
    let store = expect_context::<Store>();
    let all = entry.revert().map(|revert| {
        let label = phrase!("恢复默认：{}", "Restore the defaults: {}", entry.subject);
        view! { <button type="button" class="revert-all" aria-label=label title=word!("这一项全部恢复默认", "Restore all defaults of this one") on:click=move |_| store.dispatch(revert.clone())>{word!("全部恢复", "Restore all")}</button> }
    });
    let ChangeEntry { id, subject, lines } = entry;
    let lines = lines.into_iter().map(|line| view! { <Line line/> }).collect_view();
    let subject = match id {
        Some(id) => {
            view! { <button type="button" class="change-subject" on:click=move |_| store.open(&id)>{subject}</button> }.into_any()
        }
        None => view! { <span class="change-subject">{subject}</span> }.into_any(),
    };
    view! { <li class="change-line">{subject}{all}<ul class="change-parts">{lines}</ul></li> }
}

#[component]
fn Line(line: ChangeLine) -> impl IntoView {
    let store = expect_context::<Store>();
    let ChangeLine { subject, what, revert, .. } = line;
    let label = phrase!("恢复默认：{subject} {what}", "Restore the default: {subject} {what}");
    view! {
        <li class="change-part">
            <span class="change-what">{what}</span>
            <button type="button" class="revert" aria-label=label title=word!("恢复默认", "Restore the default") on:click=move |_| store.dispatch(revert.clone())>{word!("恢复", "Restore")}</button>
        </li>
    }
}

fn counted(count: usize) -> String {
    let changes = plural(count, "change", "changes");
    if count == 0 { word!("没有改动", "no changes").to_owned() } else { phrase!("{count} 处改动", "{count} {changes}") }
}
