//! For those at the back: the exercise stop by stop in large letters, over the whole screen where the browser allows it. First the task, then
//! each question and its answer, with the chart and what the class said; at the end how it did.

use std::sync::Arc;

use leptos::context::Provider;
use leptos::ev;
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::course::Course;
use super::led::{shown, tally};
use super::picture::Picture;
use super::stopwatch::ClockFace;
use super::timer::Timer;
use crate::shell::full;
use crate::shell::keyboard;
use crate::shell::size::Density;
use crate::shell::store::Store;
use crate::shell::theme::Theme;
use crate::training::{Deck, Exercise, Stop, Turn};
use crate::view::training::{Slide, class_answers, letter, slides};
use crate::{phrase, word};

/// The button, and what it shows.
#[component]
pub(super) fn ProjectorButton() -> impl IntoView {
    let is_on = RwSignal::new(false);
    let button = NodeRef::<html::Button>::new();
    // Focus goes back to where it came from, once nothing covers that any more.
    let back = move || {
        leptos::task::spawn_local(async move {
            leptos::task::tick().await;
            if let Some(button) = button.try_get_untracked().flatten() {
                let _ = button.focus();
            }
        });
    };
    let close = Callback::new(move |()| {
        is_on.set(false);
        back();
    });
    // Escape may leave the full screen without telling the page of the key; and leaving it takes the focus away.
    full::when_given_back(move || close.run(()));
    view! {
        <button type="button" class="primary" node_ref=button on:click=move |_| is_on.set(true)>{word!("投影", "Projector view")}</button>
        {move || is_on.get().then(|| view! { <Projector close/> })}
    }
}

/// The exercise that is shown, and where the class is in it.
#[derive(Clone, Copy)]
struct Led {
    exercise: Memo<Option<Arc<Exercise>>>,
    slides: Memo<Vec<Slide>>,
    deck: RwSignal<Deck>,
}

impl Led {
    fn new(store: Store, course: Course) -> Self {
        let exercise = Memo::new(move |_| shown(store, course));
        let plan = store.plan();
        let slides = Memo::new(move |_| exercise.get().map(|one| slides(&plan, &one)).unwrap_or_default());
        Self { exercise, slides, deck: RwSignal::new(Deck::new(slides.with_untracked(Vec::len))) }
    }

    fn turn(self, turn: Turn) {
        self.deck.update(|deck| *deck = deck.turned(turn));
    }

    fn slide(self, at: usize) -> Option<Slide> {
        self.slides.with(|slides| slides.get(at).cloned())
    }
}

#[component]
fn Projector(close: Callback<()>) -> impl IntoView {
    let (store, course) = (expect_context::<Store>(), expect_context::<Course>());
    let led = Led::new(store, course);
    let light = expect_context::<Theme>().in_light();
    // Charts are drawn as large as the letters.
    let density = expect_context::<Density>();
    density.enlarge(ENLARGED);
    on_cleanup(move || density.enlarge(1.0));
    let place = NodeRef::<html::Section>::new();
    place.on_load(|place| {
        let _ = place.focus();
        full::fill(place.as_ref());
    });
    let leave = move || {
        full::give_back();
        close.run(());
    };
    let key = move |event: ev::KeyboardEvent| {
        let Some(key) = keyboard::key(&event) else { return };
        if key == "Escape" {
            return leave();
        }
        if let Some(turn) = Turn::of_key(&key).filter(|_| !is_taken(&event, &key)) {
            event.prevent_default();
            led.turn(turn);
        }
    };
    let title = move || led.exercise.with(|one| one.as_ref().map(|one| one.title.get().to_owned()));
    view! {
        <section class="projector" node_ref=place tabindex="-1" role="dialog" aria-modal="true" aria-label=word!("投影", "Projector view") on:keydown=key>
            <header class="projector-head"><p class="projector-title">{title}</p><p class="projector-place">{move || led.place()}</p><ClockFace stopwatch=course.clock()/></header>
            <Provider value=light><div class="projector-stage" aria-live="polite">{move || led.stage(store, course)}</div></Provider>
            <footer class="projector-foot">
                <button type="button" disabled=move || led.deck.get().is_at_end(Turn::Back) on:click=move |_| led.turn(Turn::Back)>{word!("‹ 上一步", "‹ Back")}</button>
                <button type="button" class="primary" disabled=move || led.deck.get().is_at_end(Turn::Next) on:click=move |_| led.turn(Turn::Next)>{move || led.next_word()}</button>
                <button type="button" class="projector-leave" on:click=move |_| leave()>{word!("退出投影（Esc）", "Leave (Esc)")}</button>
            </footer>
        </section>
    }
}

/// How many times as large charts are drawn; the style sheet says the same.
const ENLARGED: f64 = 2.0;

/// Whether what has the focus has a use of its own for the key.
fn is_taken(event: &ev::KeyboardEvent, key: &str) -> bool {
    let element = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    match element.map(|element| element.tag_name()).as_deref() {
        Some("INPUT") => !matches!(key, "PageDown" | "PageUp"),
        Some("BUTTON") => matches!(key, "Enter" | " "),
        _ => false,
    }
}

impl Led {
    /// Where the class is, in words.
    fn place(self) -> String {
        let count = self.slides.with(Vec::len);
        match self.deck.get().stop() {
            Stop::Task | Stop::End => String::new(),
            Stop::Asked(at) | Stop::Revealed(at) => phrase!("第 {} 题，共 {count} 题", "Question {} of {count}", at + 1),
        }
    }

    fn next_word(self) -> &'static str {
        match self.deck.get().stop() {
            Stop::Asked(_) => word!("揭晓 ›", "Reveal ›"),
            _ => word!("下一步 ›", "Next ›"),
        }
    }

    fn stage(self, store: Store, course: Course) -> AnyView {
        match self.deck.get().stop() {
            Stop::Task => self.task(),
            Stop::Asked(at) => self.slide(at).as_ref().map(open).into_any(),
            Stop::Revealed(at) => self.slide(at).map(|slide| self.revealed(store, course, slide)).into_any(),
            Stop::End => view! { <p class="projector-tally" role="status">{move || tally(store, course)}</p> }.into_any(),
        }
    }

    /// The task with what it is about, and the clock.
    fn task(self) -> AnyView {
        let brief = self.exercise.with(|one| one.as_ref().map(|one| one.brief.get().to_owned()));
        let mut names = self.slides.with(|slides| slides.iter().map(|slide| slide.heading.clone()).collect::<Vec<_>>());
        names.dedup();
        view! {
            <p class="projector-task">{brief}</p>
            <ol class="projector-about">{names.into_iter().map(|name| view! { <li>{name}</li> }).collect_view()}</ol>
            <Timer/>
        }
        .into_any()
    }

    fn revealed(self, store: Store, course: Course, slide: Slide) -> AnyView {
        let plan = store.plan();
        let said = {
            let slide = slide.clone();
            let exercise = self.exercise;
            move || {
                let exercise = exercise.get()?;
                course.outcomes.with(|outcomes| class_answers(&plan, &exercise, &slide, outcomes))
            }
        };
        let told = said.clone();
        view! {
            {asked(&slide, Some(&slide.answer))}
            <p class="projector-class" hidden=move || told().is_none()>{said}</p>
            {slide.figure.map(|figure| view! { <Picture figure class="projector-chart" label=word!("这个指标的推演图，文字见下", "Chart of the indicator; in words below")/> })}
            <p class="projector-why">{slide.why}</p>
        }
        .into_any()
    }
}

/// The question, with what there is to go on.
fn open(slide: &Slide) -> AnyView {
    let past = slide.past.clone();
    let label = word!("历年数，文字在旁", "Earlier years; described beside it");
    view! {
        {asked(slide, None)}
        {past.map(|figure| view! { <Picture figure class="projector-chart" label/> })}
    }
    .into_any()
}

/// The question, with its answer where that is revealed.
fn asked(slide: &Slide, answer: Option<&str>) -> AnyView {
    let is_revealed = answer.is_some();
    let right = slide.right.filter(|_| is_revealed);
    let option = |(at, name): (usize, &String)| {
        let mark = if right == Some(at) { "✓ " } else { "" };
        let name = format!("{mark}{} {name}", letter(at));
        view! { <li class:right=right == Some(at)>{name}</li> }
    };
    let options = slide.options.iter().enumerate().map(option).collect_view();
    let answer = answer.map(
        |answer| view! { <p class="projector-answer">{word!("答案：", "Answer: ")}<strong>{answer.to_owned()}</strong></p> },
    );
    let given = slide.given.iter().cloned().map(|line| view! { <p class="projector-given">{line}</p> }).collect_view();
    view! {
        <h2>{slide.heading.clone()}</h2>
        {given}
        <p class="projector-question">{slide.question.clone()}</p>
        <ul class="projector-options" class:revealed=is_revealed>{options}</ul>
        {answer}
    }
    .into_any()
}
