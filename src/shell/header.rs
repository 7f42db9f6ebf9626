//! Plan, scoreboard, views, and what acts on everything.

use leptos::html;
use leptos::prelude::*;

use super::drawer::DrawerButton;
use super::incoming::Incoming;
use super::memory::Trouble;
use super::menu::{MENU, Menu, MenuButton, MenuGround};
use super::plans::Drafts;
use super::rest::Awaited;
use super::risk::Warnings;
use super::scoreboard::Scoreboard;
use super::size::use_size;
use super::speech::LanguageSwitch;
use super::store::Store;
use super::theme::Theme;
use super::training::Course;
use crate::scenario::Preset;
use crate::view::{Drawer, Tab, step_button, words};
use crate::{phrase, word};

/// The head of the page.
#[component]
pub(super) fn Header() -> impl IntoView {
    let store = expect_context::<Store>();
    let plan = store.plan();
    let name_of_plan = plan.short_name.get().to_owned();
    // Where there is little room the name is cut; the hint says all of it.
    let about = format!("{name_of_plan}\n{} {}", plan.document.issuer, plan.document.number);
    let name = Signal::derive(move || store.with_scenario(|scenario| scenario.name.clone()));
    let menu = Menu::new();
    view! {
        <header class="head" class:open=menu.is_out on:keydown=move |event| menu.heard(&event)>
            <div class="head-bar">
                <MenuButton menu/>
                <div class="menu" id=MENU on:click=move |event| menu.chosen(&event)>
                    <h1 class="plan-name" title=about>{name_of_plan}</h1>
                    <DrawerButton drawer=Drawer::Plans label=word!("规划", "Plans")/>
                    <DrawerButton drawer=Drawer::Scenarios label=word!("情景", "Scenario") text=name/>
                    <SavedNote/>
                    <Presets/>
                    <DrawerButton drawer=Drawer::Share label=word!("分享", "Share")/>
                    <DrawerButton drawer=Drawer::Files label=word!("文件", "Files")/>
                    <div class="settings"><LanguageSwitch/> <ThemeSwitch/></div>
                </div>
            </div>
            <div class="head-views">
                <Tabs/>
                <Undo/>
                <Scoreboard/>
            </div>
        </header>
        <MenuGround menu/>
        <Unkept/>
    }
}

/// Lets the document's title say which view of which plan is shown.
pub(super) fn entitle(store: Store) {
    let plan = store.plan().short_name.get().to_owned();
    Effect::new(move |_| {
        let view = store.tab.get().name();
        document().set_title(&phrase!("{view} · {plan} · 推演", "{view} · {plan} · Tuiyan"));
    });
}

#[component]
fn Tabs() -> impl IntoView {
    let drafts = expect_context::<Drafts>();
    let store = expect_context::<Store>();
    let warnings = expect_context::<Warnings>();
    let is_blind = expect_context::<Course>().blinds(store.plan().id.clone());
    let tab = move |tab: Tab| {
        let current = move || (store.tab.get() == tab).then_some("page");
        let is_counted = tab == Tab::Risk;
        let title =
            move || is_counted.then(|| warnings.count.with(|count| count.sentence.clone())).filter(|title| !title.is_empty());
        view! {
            <button type="button" class="tab" hidden=move || is_blind.get() && tab.gives_away() title=title aria-current=current on:click=move |_| store.tab.set(tab)>
                {tab.name()} {is_counted.then(|| view! { <Contradictions/> })}
            </button>
        }
    };
    let row = NodeRef::<html::Nav>::new();
    let (size, scrolled) = (use_size(row), RwSignal::new(0_u32));
    let goes_on = move || {
        scrolled.track();
        // Before its size is known, asking for its width would lay the whole page out twice.
        size.get() != (0, 0)
            && row.get().is_some_and(|row| f64::from(row.scroll_width() - row.scroll_left() - row.client_width()) > FADE)
    };
    Effect::new(move |_| {
        let _ = store.tab.get();
        // Once the mark is on the page.
        request_animation_frame(move || show_current(row));
    });
    view! {
        <nav
            class="tabs"
            class:goes-on=goes_on
            aria-label=word!("视图", "Views")
            node_ref=row
            on:scroll=move |_| scrolled.update(|times| *times += 1)
        >
            {Tab::ALWAYS.map(tab)}
            {move || drafts.is_open().then(|| tab(Tab::PlanData))}
        </nav>
    }
}

/// Brings the view that is shown into sight where the row is longer than the screen is wide; the page itself stays where it is.
fn show_current(row: NodeRef<html::Nav>) {
    let Some(row) = row.try_get_untracked().flatten() else { return };
    let Some(tab) = row.query_selector("[aria-current]").ok().flatten() else { return };
    let (row_box, tab_box) = (row.get_bounding_client_rect(), tab.get_bounding_client_rect());
    let over = f64::max(0.0, tab_box.right() + FADE - row_box.right()) - f64::max(0.0, row_box.left() + FADE - tab_box.left());
    #[expect(clippy::cast_possible_truncation, reason = "a length on the screen, in whole pixels")]
    row.set_scroll_left(row.scroll_left() + over as i32);
}

/// How far a row that goes on fades at its end, in pixels.
const FADE: f64 = 28.0;

/// How many contradictions there are, so that one learns of them without looking; nothing where there is none.
#[component]
fn Contradictions() -> impl IntoView {
    let warnings = expect_context::<Warnings>();
    view! { <span class="count" aria-hidden="true">{move || warnings.count.with(|count| count.contradictions.clone())}</span> }
}

#[component]
fn Undo() -> impl IntoView {
    let (store, rest) = (expect_context::<Store>(), expect_context::<Awaited>());
    let ahead = Memo::new(move |_| {
        // What tells of steps belongs to the rest.
        _ = rest.here();
        store.steps_ahead()
    });
    let words =
        move |is_undo: bool| Memo::new(move |_| step_button(is_undo, ahead.with(|ahead| ahead[usize::from(!is_undo)].clone())));
    let (undo, redo) = (words(true), words(false));
    view! {
        <div class="group">
            <button type="button" class="undo" title=move || undo.get().1 aria-label=move || undo.get().0 disabled=move || !store.can_undo() on:click=move |_| store.undo()>"↶"</button>
            <button type="button" class="redo" title=move || redo.get().1 aria-label=move || redo.get().0 disabled=move || !store.can_redo() on:click=move |_| store.redo()>"↷"</button>
        </div>
    }
}

/// Whether what was done is kept on this machine.
#[component]
fn SavedNote() -> impl IntoView {
    let store = expect_context::<Store>();
    let words = move || store.saved.get().words();
    view! {
        <span class="saved" class:trouble=move || store.saved.get().is_trouble() title=move || store.saved.get().sentence()>
            <span class="saved-words">{move || words().0}</span>
            <span class="saved-time">{move || words().1}</span>
        </span>
    }
}

#[component]
fn Presets() -> impl IntoView {
    let (store, rest) = (expect_context::<Store>(), expect_context::<Awaited>());
    let button = move |preset: Preset| {
        view! {
            <button type="button" title=words::preset_note(preset) on:click=move |_| rest.soon(move |_| store.set_by(preset))>
                {preset.name()}
            </button>
        }
    };
    view! {
        <div class="group presets" role="group" aria-label=word!("预设", "Presets")>
            <span class="group-label" aria-hidden="true">{word!("预设", "Presets")}</span>
            {Preset::ALL.map(button).collect_view()}
        </div>
    }
}

#[component]
fn ThemeSwitch() -> impl IntoView {
    let theme = expect_context::<Theme>();
    let label = move || if theme.is_dark() { word!("浅色", "Light") } else { word!("深色", "Dark") };
    view! {
        <button type="button" class="theme" title=word!("切换浅色或深色", "Switch between light and dark") on:click=move |_| theme.toggle()>{label}</button>
    }
}

/// What could not be kept on this machine can be kept as a file.
#[component]
fn Unkept() -> impl IntoView {
    let (store, incoming, rest) = (expect_context::<Store>(), expect_context::<Incoming>(), expect_context::<Awaited>());
    let words = move || store.saved.get().trouble().map(Trouble::words);
    let download = move |_| rest.soon(move |rest| store.say(store.now(|_, scenario| (rest.save_scenario)(scenario)).err()));
    view! {
        <Show when=move || store.saved.get().is_trouble()>
            <p class="complaint unkept" role="alert">
                <span>
                    {words}{word!("。本页打开期间一切照常；", ". Everything works while this page is open; ")}
                    {move || incoming.holds().then_some(word!("情景写在网址里，重新载入不会丢失；", "the scenarios are in its address, so a reload finds them again; "))}
                    {word!("要长久保存，请下载情景文件。", "to keep your work, download the scenario file.")}
                </span>
                <button type="button" on:click=download>{word!("下载情景文件", "Download scenario file")}</button>
            </p>
        </Show>
    }
}
