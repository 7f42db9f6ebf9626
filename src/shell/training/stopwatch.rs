//! The clock of a class. The core is told how many seconds have passed, and asks no clock itself.

use std::time::Duration;

use leptos::leptos_dom::helpers::IntervalHandle;
use leptos::prelude::*;

use crate::training::{Countdown, Minutes};
use crate::view::training::{Clock, clock};

/// How often the clock is looked at.
const BEAT: Duration = Duration::from_millis(250);

/// A clock that is started, paused and set back.
#[derive(Clone, Copy)]
pub(super) struct Stopwatch {
    /// Whole seconds that have passed.
    elapsed: RwSignal<u32>,
    /// What was counted before the last start, in milliseconds.
    banked: StoredValue<f64>,
    /// When it was started.
    since: StoredValue<Option<f64>>,
    beat: StoredValue<Option<IntervalHandle>>,
    pub(super) is_running: RwSignal<bool>,
    /// How long the exercise is meant to take.
    pub(super) limit: RwSignal<Option<Minutes>>,
}

impl Stopwatch {
    pub(super) fn new() -> Self {
        Self {
            elapsed: RwSignal::new(0),
            banked: StoredValue::new(0.0),
            since: StoredValue::new(None),
            beat: StoredValue::new(None),
            is_running: RwSignal::new(false),
            limit: RwSignal::new(None),
        }
    }

    pub(super) fn start(self) {
        if !self.is_running.get_untracked() {
            self.since.set_value(Some(now()));
            self.beat.set_value(set_interval_with_handle(move || self.look(), BEAT).ok());
            self.is_running.set(true);
        }
    }

    pub(super) fn pause(self) {
        self.banked.set_value(self.milliseconds());
        self.since.set_value(None);
        if let Some(beat) = self.beat.try_update_value(Option::take).flatten() {
            beat.clear();
        }
        self.is_running.set(false);
        self.look();
    }

    pub(super) fn reset(self) {
        self.banked.set_value(0.0);
        self.since.update_value(|since| *since = since.map(|_| now()));
        self.look();
    }

    /// Goes on from so many seconds.
    pub(super) fn go_on(self, seconds: u32, is_running: bool) {
        self.pause();
        self.banked.set_value(f64::from(seconds) * 1000.0);
        self.look();
        if is_running {
            self.start();
        }
    }

    /// Whole seconds that have passed, not followed.
    pub(super) fn seconds(self) -> u32 {
        self.look();
        self.elapsed.get_untracked()
    }

    /// What it shows, followed.
    pub(super) fn face(self) -> Memo<Clock> {
        Memo::new(move |_| clock(Countdown::new(self.limit.get(), self.elapsed.get())))
    }

    fn look(self) {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "seconds since a class began")]
        let seconds = (self.milliseconds().max(0.0) / 1000.0) as u32;
        if self.elapsed.get_untracked() != seconds {
            self.elapsed.set(seconds);
        }
    }

    fn milliseconds(self) -> f64 {
        self.banked.get_value() + self.since.get_value().map_or(0.0, |since| now() - since)
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
