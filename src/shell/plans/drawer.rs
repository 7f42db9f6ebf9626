//! The panel 规划: which plans are at hand, and what can be done with one.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::loading::Load;
use super::shelf::{Clash, Listed, Origin, Shelf, Unkept};
use crate::exchange::{file_name, write_plan};
use crate::plan::{Id, Plan};
use crate::shell::store::Store;
use crate::shell::transfer::save_text;
use crate::{phrase, word};

const JSON: &str = "application/json";

/// The panel.
#[component]
pub(in crate::shell) fn Plans() -> impl IntoView {
    let shelf = expect_context::<Shelf>();
    let list = Memo::new(move |_| shelf.list());
    view! {
        <ul class="plan-list" aria-label=word!("可用的规划", "Plans at hand")>
            <For each=move || list.get() key=Clone::clone let:listed><Line listed/></For>
        </ul>
        <PutBack/>
        <This/>
        <Load/>
        {move || shelf.clash.get().map(|clash| view! { <Clashing clash/> })}
    }
}

/// A plan: one click opens it.
#[component]
fn Line(listed: Listed) -> impl IntoView {
    let (store, shelf) = (expect_context::<Store>(), expect_context::<Shelf>());
    let Listed { id, origin, title, about, is_readable, unkept } = listed.clone();
    let is_open = store.plan().id == id;
    let delete = (origin == Origin::Own).then(|| {
        let label = phrase!("删除规划“{title}”", "Delete the plan {title}");
        let take_off = move |_| spawn_local(shelf.take_off(listed.clone()));
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
                <span class="plan-origin">{origin.word()}</span>
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
    let why = unkept.map(|why| match why {
        Unkept::Trouble(trouble) => trouble.words(),
        Unkept::TakenOff => word!("另一个窗口已把它从本机删除", "Another window deleted it from this computer"),
    });
    let again = {
        let id = id.clone();
        unkept.map(|_| view! { <button type="button" on:click=move |_| shelf.keep_again(&id)>{word!("重新保存", "Save again")}</button> })
    };
    let download = move |_| {
        let saved = shelf.text(&id).map(|text| save_text(&file_name(id.as_str(), "json"), JSON, &text));
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
                <span>{phrase!("已删除“{title}”和它的情景。", "{title} and its scenarios are deleted.")}</span>
                <button type="button" on:click=move |_| shelf.put_back()>{word!("撤销删除", "Undo")}</button>
            </p>
        }
    };
    move || shelf.taken_off.get().map(said)
}

/// What can be done with the plan that is open.
#[component]
fn This() -> impl IntoView {
    let (store, shelf) = (expect_context::<Store>(), expect_context::<Shelf>());
    let plan = store.plan();
    let json = {
        let plan = plan.clone();
        move |_| shelf.word.set(save_text(&plan_file_name(&plan, "json"), JSON, &write_plan(&plan)).err())
    };
    view! {
        <h3 class="drawer-heading">{word!("当前规划", "The open plan")}</h3>
        <p class="plan-full">{plan.name.to_string()}</p>
        <div class="drawer-actions">
            <button type="button" on:click=json>{word!("下载 JSON", "Download JSON")}</button>
        </div>
    }
}

/// What the file of a plan is called.
pub(super) fn plan_file_name(plan: &Plan, extension: &str) -> String {
    file_name(&format!("{} {}", plan.short_name, plan.version), extension)
}

/// A plan that came under an id that is taken: what is different, and the person's choice.
#[component]
fn Clashing(clash: Clash) -> impl IntoView {
    let shelf = expect_context::<Shelf>();
    let Clash { plan, lines } = clash;
    let title = phrase!("已有编号为“{}”的规划，数据不同", "There is a plan {} already, with other data", plan.id);
    let (replacing, beside) = (plan.clone(), plan);
    view! {
        <section class="clash" role="alertdialog" aria-label=title>
            <h3>{title.clone()}</h3>
            <ul>{lines.into_iter().map(|line| view! { <li>{line}</li> }).collect_view()}</ul>
            <p class="drawer-note">
                {word!(
                    "替换后，与新数据不符的情景不再载入，但仍保留在本机。",
                    "If it is replaced, scenarios that do not fit the new data are no longer loaded, but stay on this computer."
                )}
            </p>
            <div class="drawer-actions">
                <button type="button" on:click=move |_| shelf.keep(Plan::clone(&replacing))>{word!("替换", "Replace")}</button>
                <button type="button" on:click=move |_| shelf.keep_beside(&beside)>{word!("两份都留", "Keep both")}</button>
                <button type="button" on:click=move |_| shelf.clash.set(None)>{word!("取消", "Cancel")}</button>
            </div>
        </section>
    }
}
