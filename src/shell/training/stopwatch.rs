//! The clock of a class on the page. The core is told what time it is, and asks no clock itself.

use std::time::Duration;

use leptos::leptos_dom::helpers::IntervalHandle;
use leptos::prelude::*;

use crate::exchange::lesson::Timing;
use crate::training::{self, Countdown, Minutes};
use crate::view::training::{Clock, clock};

/// How often the clock is looked at.
const BEAT: Duration = Duration::from_millis(250);

/// A clock that is started, paused and set back.
#[derive(Clone, Copy)]
pub(super) struct Stopwatch {
    watch: StoredValue<training::Stopwatch>,
    /// Whole seconds that have passed.
    elapsed: RwSignal<u32>,
    beat: StoredValue<Option<IntervalHandle>>,
    pub(super) is_running: RwSignal<bool>,
    /// How long the exercise is meant to take.
    pub(super) limit: RwSignal<Option<Minutes>>,
}

impl Stopwatch {
    pub(super) fn new() -> Self {
        Self {
            watch: StoredValue::new(training::Stopwatch::default()),
            elapsed: RwSignal::new(0),
            beat: StoredValue::new(None),
            is_running: RwSignal::new(false),
            limit: RwSignal::new(None),
        }
    }

    pub(super) fn start(self) {
        self.turn(training::Stopwatch::start);
    }

    pub(super) fn pause(self) {
        self.turn(training::Stopwatch::pause);
    }

    pub(super) fn reset(self) {
        self.turn(training::Stopwatch::reset);
    }

    /// Goes on from so many seconds.
    pub(super) fn go_on(self, seconds: u32, is_running: bool) {
        self.turn(|watch, now| watch.go_on(seconds, is_running, now));
    }

    /// Turns the clock, and looks at it for as long as it runs.
    fn turn(self, turn: impl FnOnce(&mut training::Stopwatch, f64)) {
        self.watch.update_value(|watch| turn(watch, now()));
        let is_running = self.watch.get_value().is_running();
        if is_running != self.is_running.get_untracked() {
            let beat = is_running.then(|| set_interval_with_handle(move || self.look(), BEAT).ok()).flatten();
            if let Some(before) = self.beat.try_update_value(|kept| std::mem::replace(kept, beat)).flatten() {
                before.clear();
            }
            self.is_running.set(is_running);
        }
        self.look();
    }

    /// Whole seconds that have passed, not followed.
    pub(super) fn seconds(self) -> u32 {
        self.look();
        self.elapsed.get_untracked()
    }

    /// What it shows, not followed.
    pub(super) fn timing(self) -> Timing {
        let (is_running, minutes) = (self.is_running.get_untracked(), self.limit.get_untracked());
        Timing { seconds: self.seconds(), is_running, minutes }
    }

    /// What it shows, followed.
    pub(super) fn face(self) -> Memo<Clock> {
        Memo::new(move |_| clock(Countdown::new(self.limit.get(), self.elapsed.get())))
    }

    fn look(self) {
        let seconds = self.watch.get_value().seconds(now());
        if self.elapsed.get_untracked() != seconds {
            self.elapsed.set(seconds);
        }
    }
}

/// Milliseconds on a clock that nobody sets.
fn now() -> f64 {
    window().performance().map_or(0.0, |clock| clock.now())
}

/// The digits, red and with a word once time is up; what is said aloud changes only then and a minute before.
#[component]
pub(super) fn ClockFace(stopwatch: Stopwatch, #[prop(default = "")] class: &'static str) -> impl IntoView {
    let face = stopwatch.face();
    let spoken = Memo::new(move |_| face.with(|face| face.spoken.clone()));
    view! {
        <p class=format!("clock {class}") class:over=move || face.with(|face| face.is_over)>
            <span class="clock-digits" role="timer" aria-label=crate::word!("计时", "Timer")>{move || face.with(|face| face.digits.clone())}</span>
            <span class="clock-word" role="status">{spoken}</span>
        </p>
    }
}
