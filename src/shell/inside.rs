//! What a page that is one file carries inside: opened when the page opens, and put into a copy of the page for someone else.

use std::cell::Cell;
use std::sync::Arc;

use leptos::prelude::*;

use super::busy::while_busy;
use super::programs;
use super::store::Store;
use super::transfer::save_text;
use crate::exchange::{Faults, INSIDE, Inside, builtin_plan, file_name, put_inside, read_inside};
use crate::language::plural;
use crate::plan::{Id, Plan};
use crate::scenario::{Change, Key, Scenario};
use crate::{phrase, word};

/// What this window has opened, by its first key.
const TAKEN: &str = "tuiyan/1/inside";

thread_local! {
    /// Whether the scenarios inside were opened; what was done with them since is the person's.
    static IS_TAKEN: Cell<bool> = const { Cell::new(false) };
}

fn found() -> Result<Option<Inside>, Faults> {
    let block = document().get_element_by_id(INSIDE).and_then(|block| block.text_content());
    block.map_or(Ok(None), |block| read_inside(&block))
}

/// The plan inside the page, where it is another than the built-in one. Damage is told by [`take`].
pub(super) fn plan() -> Option<Arc<Plan>> {
    found().ok().flatten()?.plan.map(Arc::new)
}

/// The plan that the scenarios inside the page are over; `None` where there is nothing inside.
pub(super) fn owner() -> Option<Id> {
    let inside = found().ok().flatten()?;
    inside.plan.map(|plan| plan.id).or_else(|| builtin_plan().ok().map(|plan| plan.id))
}

/// Keeps the scenarios inside the page beside those of this machine, none of them twice, and opens the first; not again when the
/// page is only reloaded.
pub(super) fn take(store: Store) {
    if IS_TAKEN.get() {
        return;
    }
    match found() {
        Ok(None) => {}
        Ok(Some(inside)) if !is_over(&inside, &store.plan()) => return,
        Ok(Some(inside)) => keep(store, inside),
        Err(faults) => store.say(Some(phrase!(
            "这个文件里带的情景读不出来，请向发来的人再要一份。{}",
            "The scenarios in this file cannot be read; please ask whoever sent it for another copy. {}",
            faults.summary()
        ))),
    }
    IS_TAKEN.set(true);
}

fn is_over(inside: &Inside, plan: &Plan) -> bool {
    let built_in = || builtin_plan().ok().map(|plan| plan.id);
    inside.plan.as_ref().map(|plan| plan.id.clone()).or_else(built_in).is_some_and(|id| id == plan.id)
}

fn keep(store: Store, inside: Inside) {
    let mut first = None;
    let mut count = 0;
    if inside.scenarios.first().is_none_or(|(key, _)| is_reload(key)) {
        return;
    }
    for (key, scenario) in inside.scenarios {
        let kept =
            untrack(|| store.with_workspace(|all| all.get(&key).or_else(|| all.same_as(&scenario)).map(|kept| kept.key.clone())));
        first.get_or_insert_with(|| kept.clone().unwrap_or_else(|| key.clone()));
        if kept.is_none() && store.change(Change::Add(key, scenario)) {
            count += 1;
        }
    }
    if let Some(first) = first {
        store.switch(&first);
    }
    if count > 0 {
        let scenarios = plural(count, "scenario", "scenarios");
        store.tell(phrase!(
            "已打开这个文件里带的 {count} 个情景，并保存在本机。",
            "Opened {count} {scenarios} from this file and kept them on this device."
        ));
    }
}

/// Whether this window has opened the same before. Where the browser remembers nothing it has not.
fn is_reload(first: &Key) -> bool {
    let Some(session) = window().session_storage().ok().flatten() else { return false };
    let before = session.get_item(TAKEN).ok().flatten();
    let _ = session.set_item(TAKEN, first.as_str());
    before.is_some_and(|before| before == first.as_str())
}

/// Saves a copy of the page as one file, with scenarios inside.
#[component]
pub(super) fn SaveCopy() -> impl IntoView {
    let store = expect_context::<Store>();
    let is_busy = RwSignal::new(false);
    let problem = RwSignal::new(None::<String>);
    let save = move |is_all: bool| {
        while_busy(is_busy, async move {
            let saved = copy(store, is_all).await;
            problem.try_set(saved.err());
        });
    };
    view! {
        <h3 class="drawer-heading">{word!("单文件", "Single file")}</h3>
        <div class="drawer-actions">
            <button type="button" disabled=is_busy on:click=move |_| save(false)>
                {word!("保存带本情景的单文件", "Save a copy with this scenario")}
            </button>
            <button type="button" disabled=is_busy on:click=move |_| save(true)>
                {word!("带全部情景", "With all scenarios")}
            </button>
        </div>
        <p class="drawer-note">
            {word!(
                "整个推演连同情景和规划装在一个 HTML 文件里，可用 U 盘带走，在没有网络的电脑上双击打开；对方已有的情景不变。",
                "All of Tuiyan, with scenario and plan, in one HTML file: take it along on a USB stick and double-click it on a \
                 computer without a network. Scenarios already there stay as they are."
            )}
        </p>
        <p class="drawer-note" role="status">{move || is_busy.get().then_some(word!("正在生成文件……", "Making the file…"))}</p>
        <div role="alert">{move || problem.get().map(|problem| view! { <p class="file-problem">{problem}</p> })}</div>
    }
}

async fn copy(store: Store, is_all: bool) -> Result<(), String> {
    let page = programs::source().await.ok_or_else(|| {
        word!(
            "没有取到单文件版 tuiyan.html：它应当与本页放在同一文件夹，请检查网络，或请管理员补上。也可以改用链接或 JSON。",
            "The single-file page tuiyan.html could not be fetched. It should be in the same folder as this page: check the \
             network, or ask whoever runs the site to add it. You can also use a link or JSON instead."
        )
        .to_owned()
    })?;
    let (name, copy) = untrack(|| {
        store.with_workspace(|all| {
            let open = &*all.open().scenario;
            let others = all.kept().iter().map(|kept| &*kept.scenario).filter(|other| is_all && !std::ptr::eq(*other, open));
            // The open one first: it is the one that opens.
            let scenarios: Vec<&Scenario> = std::iter::once(open).chain(others).collect();
            (open.name.clone(), put_inside(&page, &store.plan(), &scenarios))
        })
    });
    let copy = copy.ok_or_else(|| {
        word!(
            "本页旁的 tuiyan.html 不是推演的单文件版，请管理员换上同一版本的文件。",
            "The tuiyan.html beside this page is not the single-file version of Tuiyan; ask whoever runs the site to replace it \
             with one of the same version."
        )
        .to_owned()
    })?;
    save_text(&file_name(&phrase!("推演 {name}", "Tuiyan {name}"), "html"), "text/html", &copy)
}
