//! The panel 规划: which plans are at hand, and what can be done with one.

use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::beside::{last_upper, look_up_to};
use super::drafts::Drafts;
use super::loading::{Load, Refusal, edit, show};
use super::paste::PasteTable;
use super::shelf::Shelf;
use crate::exchange::shelf::{Clash, Home, Listed, Unkept};
use crate::exchange::{PlanDraft, file_name, plan_file_name, plan_to_workbook, roll_forward, write_plan};
use crate::plan::Id;
use crate::scenario::{Kept, Key};
use crate::shell::store::Store;
use crate::shell::transfer::save_text;
use crate::view::Tab;
use crate::{phrase, word};

const JSON: &str = "application/json";

/// The panel.
#[component]
pub(in crate::shell) fn Plans() -> impl IntoView {
    let shelf = expect_context::<Shelf>();
    let list = Memo::new(move |_| shelf.list());
    view! {
        <ul class="plan-list" aria-label=word!("可用的规划", "Available plans")>
            <For each=move || list.get() key=Clone::clone let:listed><Line listed/></For>
        </ul>
        <p class="drawer-note" role="status">{shelf.told}</p>
        <PutBack/>
        {move || shelf.refused.get().map(|refused| view! { <Refusal refused/> })}
        {move || shelf.clash.get().map(|clash| view! { <Clashing clash/> })}
        <This/>
        <Against/>
        <Forward/>
        <Load/>
        <PasteTable/>
        <DraftList/>
    }
}

/// A plan: one click opens it.
#[component]
fn Line(listed: Listed) -> impl IntoView {
    let (store, shelf) = (expect_context::<Store>(), expect_context::<Shelf>());
    let Listed { id, home, title, about, is_readable, unkept } = listed;
    let is_open = store.plan().id == id;
    let delete = (home == Home::Machine).then(|| {
        let id = id.clone();
        let label = phrase!("删除规划“{title}”", "Delete the plan “{title}”");
        let take_off = move |_| spawn_local(shelf.take_off(id.clone()));
        view! { <button type="button" class="scenario-delete" aria-label=label title=word!("删除", "Delete") on:click=take_off>"✕"</button> }
    });
    let needs_help = unkept.is_some() || !is_readable;
    let (label, opened) = (id.to_string(), id.clone());
    view! {
        <li class="plan-line" class:open=is_open data-id=label>
            <button
                type="button"
                class="plan-open"
                disabled=!is_readable
                aria-current=is_open.then_some("true")
                on:click=move |_| shelf.switch(&opened)
            >
                <span class="plan-title">{title}</span>
                <span class="plan-origin">{home.word()}</span>
                <span class="plan-about">{about}</span>
            </button>
            {delete}
            {needs_help.then(|| view! { <Rescue id unkept/> }.into_any())}
        </li>
    }
}

/// What can be done for a plan that is only in this window, or that cannot be read.
#[component]
fn Rescue(id: Id, unkept: Option<Unkept>) -> impl IntoView {
    let shelf = expect_context::<Shelf>();
    let why = unkept.map(Unkept::words);
    let again = {
        let id = id.clone();
        unkept.map(|_| view! { <button type="button" on:click=move |_| shelf.keep_again(&id)>{word!("重新保存", "Save again")}</button> })
    };
    let download = move |_| {
        let saved = shelf.now(|plans| plans.text(&id)).map(|text| save_text(&file_name(id.as_str(), "json"), JSON, &text));
        shelf.word.set(saved.and_then(Result::err));
    };
    view! {
        <p class="plan-rescue">
            <span>{why}</span> {again} <button type="button" on:click=download>{word!("下载", "Download")}</button>
        </p>
    }
}

/// What was deleted can be had back.
#[component]
fn PutBack() -> impl IntoView {
    let shelf = expect_context::<Shelf>();
    let said = move |title: String| {
        view! {
            <p class="plan-deleted" role="status">
                <span>{phrase!("已删除“{title}”和它的情景。", "Deleted “{title}” and its scenarios.")}</span>
                <button type="button" on:click=move |_| shelf.put_back()>{word!("撤销删除", "Undo")}</button>
            </p>
        }
    };
    move || shelf.taken_off.get().map(said)
}

/// What can be done with the plan that is open.
#[component]
fn This() -> impl IntoView {
    let (store, shelf, drafts) = (expect_context::<Store>(), expect_context::<Shelf>(), expect_context::<Drafts>());
    let plan = store.plan();
    let json = {
        let plan = plan.clone();
        move |_| shelf.word.set(save_text(&plan_file_name(&plan, "json"), JSON, &write_plan(&plan)).err())
    };
    let amend = {
        let plan = plan.clone();
        move |_| {
            drafts.look(PlanDraft::of(&plan_to_workbook(&plan)));
            show(store);
        }
    };
    view! {
        <h3 class="drawer-heading">{word!("当前规划", "Current plan")}</h3>
        <p class="plan-full">{plan.name.to_string()}</p>
        <div class="drawer-actions">
            <button type="button" on:click=json>{word!("下载 JSON", "Download JSON")}</button>
            <button type="button" on:click=amend>{word!("修改数据", "Edit data")}</button>
        </div>
    }
}

/// The open plan beside another.
#[component]
fn Against() -> impl IntoView {
    let (store, shelf) = (expect_context::<Store>(), expect_context::<Shelf>());
    let own = store.plan().id.clone();
    let others = Memo::new(move |_| shelf.list().into_iter().filter(|one| one.is_readable && one.id != own).collect::<Vec<_>>());
    let chosen = NodeRef::<html::Select>::new();
    let compare = move |_| {
        let Some(id) = chosen.get_untracked().and_then(|chosen| Id::new(&chosen.value()).ok()) else { return };
        shelf.word.set(None);
        look_up_to(store, shelf, id);
        store.drawer.set(None);
        store.tab.set(Tab::Compare);
    };
    let before = last_upper(&store.plan());
    let option = move |one: Listed| {
        let is_last = before.as_ref() == Some(&one.id);
        view! { <option value=one.id.to_string() selected=is_last>{one.title}</option> }
    };
    view! {
        <Show when=move || !others.with(Vec::is_empty)>
            <div class="plan-forward">
                <label>
                    <span>{word!("与上级规划或另一版对照", "Compare with a higher-level plan or another edition")}</span>
                    <select node_ref=chosen>{let option = option.clone(); move || others.get().into_iter().map(option.clone()).collect_view()}</select>
                </label>
                <button type="button" on:click=compare>{word!("对照", "Compare")}</button>
            </div>
        </Show>
    }
}

/// The next period's plan from what a scenario comes to: a draft whose targets are to be filled in.
#[component]
fn Forward() -> impl IntoView {
    let (store, drafts) = (expect_context::<Store>(), expect_context::<Drafts>());
    let plan = store.plan();
    let (scenario, years) = (NodeRef::<html::Select>::new(), NodeRef::<html::Input>::new());
    let options = store.now_workspace(|workspace| {
        let open = workspace.open().key.clone();
        let option = |kept: &Kept| (kept.key.to_string(), kept.scenario.name.clone(), kept.key == open);
        workspace.kept().iter().map(option).collect::<Vec<_>>()
    });
    let option = |(key, name, is_open): (String, String, bool)| view! { <option value=key selected=is_open>{name}</option> };
    let forward = move |_| {
        let Some((scenario, years)) = scenario.get_untracked().zip(years.get_untracked()) else { return };
        let chosen = Key::new(&scenario.value())
            .and_then(|key| store.now_workspace(|all| all.get(&key).map(|kept| kept.scenario.clone())));
        let length = years.value().trim().parse().ok().filter(|years| (1..=50).contains(years));
        match chosen.zip(length).and_then(|(scenario, years)| roll_forward(&store.plan(), &scenario, years)) {
            Some(book) => edit(store, drafts, &book),
            None => store.say(Some(
                word!("年数应为 1 至 50 的整数", "The number of years should be a whole number from 1 to 50").to_owned(),
            )),
        }
    };
    let base = plan.period.end();
    view! {
        <h3 class="drawer-heading">{word!("推到下一期", "Roll forward")}</h3>
        <div class="plan-forward">
            <label>
                <span>{word!("按情景", "By scenario")}</span>
                <select node_ref=scenario>{options.into_iter().map(option).collect_view()}</select>
            </label>
            <label>
                <span>{phrase!("{base}年起，年数", "Number of years from {base}")}</span>
                <input type="text" inputmode="numeric" maxlength="2" node_ref=years value=plan.period.steps().to_string()/>
            </label>
            <button type="button" on:click=forward>{word!("生成下一期草稿", "Draft the next plan")}</button>
        </div>
        <p class="drawer-note">
            {word!(
                "各项的起点取这个情景在目标年的结果，目标留空待填。",
                "Each baseline is the projected value of this scenario in the target year; targets are left to be filled in."
            )}
        </p>
    }
}

/// The drafts that are kept.
#[component]
fn DraftList() -> impl IntoView {
    let (store, drafts) = (expect_context::<Store>(), expect_context::<Drafts>());
    let line = move |(key, title): (Key, String)| {
        let label = phrase!("删除草稿“{title}”", "Delete the draft “{title}”");
        let opened = key.clone();
        let open = move |_| {
            drafts.open(&opened);
            show(store);
        };
        view! {
            <li class="scenario-line">
                <button type="button" class="scenario-open" on:click=open>{title}</button>
                <button type="button" class="scenario-delete" aria-label=label title=word!("删除", "Delete") on:click=move |_| drafts.throw(&key)>"✕"</button>
            </li>
        }
    };
    let blank = move |_| {
        drafts.begin(PlanDraft::blank());
        show(store);
    };
    view! {
        <h3 class="drawer-heading">{word!("草稿", "Drafts")}</h3>
        <ul class="draft-list" aria-label=word!("保存在本机的草稿", "Drafts kept on this device")>
            {move || drafts.kept.get().into_iter().map(line).collect_view()}
        </ul>
        <div class="drawer-actions">
            <button type="button" on:click=blank>{word!("新建空白规划", "New blank plan")}</button>
            <Show when=move || drafts.can_put_back.get()>
                <button type="button" on:click=move |_| drafts.put_back()>{word!("找回删除的草稿", "Undo deletion")}</button>
            </Show>
        </div>
    }
}

/// A plan that came under an id that is taken: what is different, and the person's choice.
#[component]
fn Clashing(clash: Clash) -> impl IntoView {
    let shelf = expect_context::<Shelf>();
    let Clash { plan, lines } = clash;
    let title = phrase!("已有编号为“{}”的规划，数据不同", "There is already a plan with the id “{}”, with other data", plan.id);
    let (replacing, beside) = (plan.clone(), plan);
    view! {
        <section class="clash" role="alertdialog" aria-label=title>
            <h3>{title.clone()}</h3>
            <ul>{lines.into_iter().map(|line| view! { <li>{line}</li> }).collect_view()}</ul>
            <p class="drawer-note">
                {word!(
                    "替换后，与新数据不符的情景不再载入，但仍保留在本机。",
                    "If it is replaced, scenarios that do not fit the new data are no longer loaded, but stay on this device."
                )}
            </p>
            <div class="drawer-actions">
                <button type="button" on:click=move |_| shelf.keep(&replacing)>{word!("替换", "Replace")}</button>
                <button type="button" on:click=move |_| shelf.keep_beside(&beside)>{word!("两份都留", "Keep both")}</button>
                <button type="button" on:click=move |_| shelf.decline()>{word!("取消", "Cancel")}</button>
            </div>
        </section>
    }
}
