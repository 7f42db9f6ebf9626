//! The first minute: an invitation at the very first visit, then six things pointed out one after the other. The page stays in use.

use leptos::ev;
use leptos::html;
use leptos::prelude::*;
use web_sys::{Element, ScrollIntoViewOptions, ScrollLogicalPosition};

use super::keyboard;
use super::listening::on_window;
use super::memory::local;
use super::rest::{Awaited, Part};
use super::scroll;
use super::store::Store;
use crate::view::{self, Tab};
use crate::word;

const KEY: &str = "tuiyan/1/tour";

/// Where the tour stands. It outlives a change of language; every component finds it in its context.
#[derive(Clone, Copy)]
pub(super) struct Tour(RwSignal<view::Tour>);

impl Tour {
    pub(super) fn new() -> Self {
        Self(RwSignal::new(if is_first_visit() { view::Tour::Invited } else { view::Tour::Away }))
    }

    fn start(self) {
        remember();
        self.0.set(view::Tour::begun());
    }

    fn end(self) {
        remember();
        self.0.set(view::Tour::Away);
        // What was pointed out may have been scrolled to.
        scroll::sheet_to_top();
        scroll::list_to_top();
        scroll::page_to_top();
    }

    fn go(self, to: usize) {
        match view::Tour::at(to) {
            view::Tour::Away => self.end(),
            stop => self.0.set(stop),
        }
    }
}

/// Nothing is kept on this machine yet, and nobody sent a link.
fn is_first_visit() -> bool {
    let Ok(storage) = local() else { return false };
    let names = (0..storage.length().unwrap_or_default()).filter_map(|at| storage.key(at).ok().flatten());
    let is_untouched = names.into_iter().all(|name| !name.starts_with("tuiyan/"));
    is_untouched && window().location().hash().is_ok_and(|fragment| fragment.is_empty())
}

fn remember() {
    // Denied storage costs the tour its memory, nothing else; without storage there is no invitation.
    let _ = local().map(|storage| storage.set_item(KEY, "seen"));
}

/// Calls the tour, again if need be.
#[component]
pub(super) fn TourButton() -> impl IntoView {
    let tour = expect_context::<Tour>();
    view! { <button type="button" class="tour-call" on:click=move |_| tour.start()>{word!("一分钟看懂", "One-minute tour")}</button> }
}

/// The invitation, or the stop that the tour has come to.
#[component]
pub(super) fn TourPlace() -> impl IntoView {
    let (tour, rest) = (expect_context::<Tour>(), expect_context::<Awaited>());
    move || match tour.0.get() {
        view::Tour::Away => None,
        view::Tour::Invited => Some(view! { <Invitation/> }.into_any()),
        view::Tour::At(_) => Some(rest.shown(Part::Guided)),
    }
}

#[component]
fn Invitation() -> impl IntoView {
    let tour = expect_context::<Tour>();
    view! {
        <aside class="tour-invitation" aria-label=word!("第一次用", "First time here")>
            <span>{word!("第一次用？", "First time here?")}</span>
            <TourButton/>
            <button type="button" on:click=move |_| tour.end()>{word!("不用了", "No, thanks")}</button>
        </aside>
    }
}

/// The stop that the tour has come to, with what is said of it.
#[component]
pub(super) fn Guided() -> impl IntoView {
    let (store, tour) = (expect_context::<Store>(), expect_context::<Tour>());
    let card = NodeRef::<html::Aside>::new();
    let Some((at, stop)) = tour.0.get_untracked().stop() else { return ().into_any() };
    store.drawer.set(None);
    store.tab.set(Tab::Projection);
    store.pane.set(stop.pane);
    card.on_load(move |card| {
        let _ = card.focus();
        request_animation_frame(move || point_out(stop.place));
    });
    on_cleanup(point_away);
    on_window(ev::keydown, move |event| {
        if keyboard::key(&event).as_deref() == Some("Escape") && !event.default_prevented() {
            tour.end();
        }
    });
    let is_last = at + 1 == view::Tour::STOPS;
    let next = if is_last { word!("完成", "Done") } else { word!("下一步", "Next") };
    view! {
        <aside class="tour" node_ref=card tabindex="-1" role="dialog" aria-label=word!("一分钟看懂", "One-minute tour") aria-describedby="tour-words">
            <p id="tour-words">{stop.words.get()}</p>
            <p class="tour-controls">
                <span class="tour-count">{at + 1}" / "{view::Tour::STOPS}</span>
                {(!is_last).then(|| view! { <button type="button" on:click=move |_| tour.end()>{word!("跳过", "Skip")}</button> })}
                {(at > 0).then(|| view! { <button type="button" on:click=move |_| tour.go(at - 1)>{word!("上一步", "Back")}</button> })}
                <button type="button" class="primary" on:click=move |_| tour.go(at + 1)>{next}</button>
            </p>
        </aside>
    }
    .into_any()
}

const MARK: &str = "data-tour";

fn point_out(place: &str) {
    let Some(element) = document().query_selector(place).ok().flatten() else { return };
    let _ = element.set_attribute(MARK, "");
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Nearest);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

fn point_away() {
    let pointed: Option<Element> = document().query_selector(&format!("[{MARK}]")).ok().flatten();
    if let Some(element) = pointed {
        let _ = element.remove_attribute(MARK);
    }
}
