//! 总览: every indicator in one picture, up to three scenarios side by side.
//!
//! `state` is what the person chose to see and what follows from it, `picture` the drawing with what is laid over it, `table` the same
//! as figures.

mod picture;
mod state;
mod table;

pub(super) use self::state::Overviewed;

use leptos::prelude::*;

use self::picture::Picture;
use self::state::Shown;
use self::table::Table;
use crate::scenario::Key;
use crate::shell::candidates::{Everything, Tick};
use crate::shell::picture::Pictures;
use crate::shell::store::Store;
use crate::view::{MOST_SIDE_BY_SIDE, overview_poster};
use crate::{phrase, word};

/// The view.
#[component]
pub(super) fn Overview() -> impl IntoView {
    let store = expect_context::<Store>();
    let shown = Shown::new(store, expect_context::<Overviewed>());
    let has_chart = Memo::new(move |_| shown.figure.with(|figure| figure.count() > 0));
    let is_several = Memo::new(move |_| shown.figure.with(|figure| figure.panels() > 1));
    let poster = move || {
        let plan = store.plan();
        let poster = shown.found.with_untracked(|found| overview_poster(&plan, found));
        Some((poster, format!("{} {}", word!("总览", "Overview"), plan.short_name)))
    };
    view! {
        <article class="view overview" class:several=is_several aria-label=word!("总览", "Overview")>
            <Tools/>
            <figure class="overview-figure">
                <figcaption class="overview-title">
                    <span>{move || shown.found.with(|found| found.finding.clone())}</span>
                    <Pictures has_chart poster=move |()| poster()/>
                </figcaption>
                <p class="overview-note">
                    {move || phrase!(
                        "横轴：到 {} 年完成所需变化的份额，100％ 即达到目标值。",
                        "Across: the share of the planned change completed by {}; 100% is the target. ",
                        store.plan().period.end()
                    )}
                    <span class="overview-press">{word!("点击一项，在推演中打开。", "Click one to open it in Projection.")}</span>
                </p>
                <Picture shown/>
            </figure>
            <Table shown/>
        </article>
    }
}

/// Which scenarios, and which indicators.
#[component]
fn Tools() -> impl IntoView {
    let (store, chosen) = (expect_context::<Store>(), expect_context::<Overviewed>());
    let others = Memo::new(move |_| {
        store.with_workspace(|all| {
            let open = all.open().key.clone();
            let others = all.kept().iter().filter(|kept| kept.key != open);
            others.map(|kept| (kept.key.clone(), kept.scenario.name.clone())).collect::<Vec<_>>()
        })
    });
    let is_alone = Memo::new(move |_| others.with(Vec::is_empty));
    let open = move || store.with_scenario(|scenario| phrase!("情景：{}", "Scenario: {}", scenario.name));
    view! {
        <div class="overview-tools">
            <span class="overview-open">{open}</span>
            <Show
                when=move || !is_alone.get()
                fallback=|| view! { <span class="overview-note">{word!("有其他情景时，可在这里并列比较。", "Other scenarios can be set beside it here.")}</span> }
            >
                <fieldset class="overview-others">
                    <legend>{phrase!("并列（最多 {MOST_SIDE_BY_SIDE} 个）", "Side by side (up to {MOST_SIDE_BY_SIDE})")}</legend>
                    <For each=move || others.get() key=Clone::clone let:other><Candidate key=other.0 name=other.1/></For>
                </fieldset>
            </Show>
            <Everything class="overview-everything" everything=chosen.everything/>
        </div>
    }
}

#[component]
fn Candidate(key: Key, name: String) -> impl IntoView {
    let (store, chosen) = (expect_context::<Store>(), expect_context::<Overviewed>());
    let of = key.clone();
    let is_in = Memo::new(move |_| chosen.lineup.with(|lineup| lineup.has(&of)));
    let toggle = Callback::new(move |()| {
        store.now_workspace(|all| {
            let keys: Vec<_> = all.kept().iter().map(|kept| &kept.key).collect();
            chosen.lineup.try_update(|lineup| lineup.toggle(&keys, &all.open().key, &key)).unwrap_or(Ok(()))
        })
    });
    view! { <Tick name is_in toggle/> }
}
