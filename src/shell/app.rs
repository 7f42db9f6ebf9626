//! The page's frame.

use std::sync::Arc;

use leptos::ev;
use leptos::prelude::*;

use super::address::announce;
use super::desk::Desk;
use super::drawer::DrawerPane;
use super::first;
use super::header::{Header, entitle};
use super::imports::{DropZone, Imports};
use super::incoming::Incoming;
use super::keyboard;
use super::large::{Large, LargePlace};
use super::list::List;
use super::listening::on_window;
use super::merge::Guests;
use super::plans::{Drafts, Shelf};
use super::refuge;
use super::rest::{Awaited, Fetching, Part};
use super::risk::Warnings;
use super::sheet::SheetPane;
use super::size::Density;
use super::speech::Speech;
use super::store::Store;
use super::theme::Theme;
use super::toaster::Toaster;
use super::toasts::ToastPlace;
use super::tour::{Tour, TourPlace};
use super::training::{Course, ExerciseBar};
use crate::plan::Plan;
use crate::view::{Pane, Tab};
use crate::{phrase, word};

/// What is wrong with the plan beside the page.
#[derive(Clone, Copy)]
pub(super) struct Complaint(pub(super) RwSignal<Option<String>>);

/// The whole page: the built-in plan at once where nothing is kept or sent, or else what `rest` finds; another one as soon as a host is
/// found to serve it.
#[component]
pub(super) fn App(fetch: fn() -> Fetching) -> impl IntoView {
    let rest = Awaited::new(fetch);
    provide_context(rest);
    rest.foresee();
    provide_context(Theme::new());
    provide_context(Density::new());
    provide_context(Large::new());
    provide_context(Toaster::new());
    refuge::watch();
    let speech = Speech::new();
    provide_context(speech);
    let desk = Desk::new();
    provide_context(desk);
    let shelf = Shelf::new(desk);
    provide_context(shelf);
    provide_context(Drafts::new());
    provide_context(Course::new());
    provide_context(Tour::new());
    on_window(ev::hashchange, move |_| speech.follow_address());
    let complaint = RwSignal::new(None::<String>);
    provide_context(Complaint(complaint));
    if first::is_untouched() {
        shelf.open_builtin();
        leptos::task::spawn_local(async {
            // Once the plan is on the page.
            leptos::task::tick().await;
            announce();
        });
    }
    rest.begun(|rest| (rest.begin)());
    view! {
        <Complained complaint/>
        {move || {
            // Texts are made where they stand: in another language the page is made anew, over what was left.
            speech.get();
            match shelf.open() {
                Some(plan) => view! { <Workspace plan/> }.into_any(),
                None => rest.shown(Part::View(Tab::Projection)),
            }
        }}
    }
}

#[component]
fn Complained(complaint: RwSignal<Option<String>>) -> impl IntoView {
    view! {
        <Show when=move || complaint.with(Option::is_some)>
            <p class="complaint" role="alert">
                {complaint}
                <button type="button" on:click=move |_| complaint.set(None)>{word!("知道了", "OK")}</button>
            </p>
        </Show>
    }
}

/// Everything over one plan.
#[component]
fn Workspace(plan: Arc<Plan>) -> impl IntoView {
    let (desk, shelf, drafts) = (expect_context::<Desk>(), expect_context::<Shelf>(), expect_context::<Drafts>());
    let course = expect_context::<Course>();
    let id = plan.id.clone();
    let mut left = desk.take(&plan);
    let guests = Guests::new(left.as_mut().map(|left| std::mem::take(&mut left.guests)).unwrap_or_default());
    let store = Store::new(plan, left, course.blinds(id.clone()));
    if let Some((tab, drawer)) = desk.page() {
        store.tab.set(tab);
        store.drawer.set(drawer);
    }
    let rest = expect_context::<Awaited>();
    course.expect_quiz(store);
    on_cleanup(move || desk.leave(id, store.left(guests.all_now())));
    provide_context(store);
    provide_context(Imports::new());
    provide_context(Incoming::new(store));
    provide_context(guests);
    rest.begun(|rest| (rest.attend)());
    provide_context(Warnings::of(store));
    keyboard::watch(store);
    on_window(ev::keydown, move |event| undo_keys(store, &event));
    on_window(ev::storage, move |event| {
        if let Some(name) = event.key() {
            store.hear(&name, event.new_value());
        }
    });
    on_window(ev::beforeunload, move |event| ask_to_stay(store, shelf, drafts, course, &event));
    entitle(store);
    view! {
        <button type="button" class="skip" on:click=move |_| to_content()>{word!("跳到主要内容", "Skip to main content")}</button>
        <Header/>
        <ExerciseBar/>
        <LargePlace/>
        {move || rest.added(Part::Bars)}
        <TourPlace/>
        <div class="stage">
            <Views/>
            <DrawerPane/>
            <DropZone/>
        </div>
        <ToastPlace/>
        {move || rest.added(Part::Notices)}
        <Spoken/>
    }
}

/// The verdict of the open indicator and the scoreboard, for those who hear the page: said when a verdict turned, and while something
/// moves not before it has come to rest.
#[component]
fn Spoken() -> impl IntoView {
    let store = expect_context::<Store>();
    let spoken = Memo::new(move |before: Option<&String>| {
        if let (Some(before), true) = (before, store.is_moving()) {
            return before.clone();
        }
        let board = store.board.with(|board| board.sentence.clone());
        if store.tab.get() != Tab::Projection {
            return board;
        }
        store.sheet.with(|sheet| phrase!("{}：{}。{board}", "{}: {}. {board}", sheet.title, sheet.tone.word()))
    });
    view! { <p class="spoken" aria-live="polite">{spoken}</p> }
}

/// Past the head of the page, to the view that is shown.
fn to_content() {
    use wasm_bindgen::JsCast;
    let main = document().query_selector("main:not([hidden])").ok().flatten();
    if let Some(main) = main.and_then(|main| main.dyn_into::<web_sys::HtmlElement>().ok()) {
        let _ = main.focus();
    }
}

/// The view that is chosen. 推演 stays where it is while others are shown: coming back to it costs nothing.
#[component]
fn Views() -> impl IntoView {
    let (store, rest) = (expect_context::<Store>(), expect_context::<Awaited>());
    let pane = move || match store.pane.get() {
        _ if store.list().is_table.get() => "workspace shows-list shows-table",
        Pane::List => "workspace shows-list",
        Pane::Sheet => "workspace shows-sheet",
    };
    let other = move || {
        let tab = store.tab.get();
        (tab != Tab::Projection).then(|| rest.shown(Part::View(tab)))
    };
    view! {
        <main class=pane tabindex="-1" hidden=move || store.tab.get() != Tab::Projection>
            <List/>
            <SheetPane/>
        </main>
        {move || other().map(|other| view! { <main class="other-view" tabindex="-1">{other}</main> })}
    }
}

/// Leaving while something is kept nowhere is worth a question.
fn ask_to_stay(store: Store, shelf: Shelf, drafts: Drafts, course: Course, event: &web_sys::BeforeUnloadEvent) {
    store.release();
    if store.saved.get_untracked().is_open() || shelf.has_unkept() || drafts.has_unkept() || course.has_unkept() {
        event.prevent_default();
        event.set_return_value("");
    }
}

/// Ctrl+Z takes back, Ctrl+Y and Ctrl+Shift+Z do again; a text field keeps its own undo.
fn undo_keys(store: Store, event: &ev::KeyboardEvent) {
    use wasm_bindgen::JsCast;
    let target = event.target().and_then(|target| target.dyn_into::<web_sys::HtmlInputElement>().ok());
    let is_typing = target.is_some_and(|input| matches!(input.type_().as_str(), "text" | "search"));
    // The editor of plan data has steps of its own.
    let is_elsewhere = store.tab.get_untracked() == Tab::PlanData;
    if let Some(is_back) = keyboard::steps_back(event).filter(|_| !is_typing && !is_elsewhere) {
        if is_back {
            store.undo();
        } else {
            store.redo();
        }
        event.prevent_default();
    }
}
