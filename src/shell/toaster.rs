//! What is said in passing, and the clock that it goes by. Which message is shown, and for how long, is decided in
//! [`crate::view::Toasts`]; `toasts` shows it.

use std::time::Duration;

use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use web_sys::js_sys::Date;

use crate::view::{Tab, Toast, ToastKind, Toasts};

/// The messages and the clock that they go by. Every component finds them in its context.
#[derive(Clone, Copy)]
pub(super) struct Toaster(StoredValue<Said>);

/// What is said, and when it is looked at again.
struct Said {
    toasts: RwSignal<Toasts<Tab>>,
    alarm: Option<TimeoutHandle>,
    /// What is only heard, with a number that tells two alike apart.
    heard: RwSignal<(u32, String)>,
}

impl Toaster {
    pub(super) fn new() -> Self {
        Self(StoredValue::new(Said { toasts: RwSignal::default(), alarm: None, heard: RwSignal::default() }))
    }

    pub(super) fn toasts(self) -> RwSignal<Toasts<Tab>> {
        self.0.with_value(|said| said.toasts)
    }

    /// Lets those hear something who hear the page. The same twice is heard twice.
    pub(super) fn whisper(self, words: String) {
        self.0.with_value(|said| said.heard).update(|(number, heard)| (*number, *heard) = (number.wrapping_add(1), words));
    }

    pub(super) fn heard(self) -> String {
        self.0.with_value(|said| said.heard).with(|(number, words)| {
            let tail = if number % 2 == 0 { "" } else { "\u{a0}" };
            format!("{words}{tail}")
        })
    }

    /// Says something.
    pub(super) fn tell(self, toast: Toast<Tab>) {
        self.act(|toasts, now| toasts.tell(toast, now));
    }

    /// Says what cannot be read of that which was kept or sent.
    pub(super) fn found(self, sentence: String) {
        self.tell(Toast::new(sentence, ToastKind::Found, None));
    }

    /// Says what was refused, or takes back what was.
    pub(super) fn say(self, sentence: Option<String>, place: Option<Tab>) {
        let is_said = |toasts: &Toasts<Tab>| toasts.shown().is_some_and(|(_, toast)| toast.kind == ToastKind::Refused);
        match sentence {
            Some(sentence) => self.tell(Toast::new(sentence, ToastKind::Refused, place)),
            // Asked at every step of a slider.
            None if self.toasts().with_untracked(is_said) => self.act(Toasts::mended),
            None => {}
        }
    }

    /// A step was taken back or made again.
    pub(super) fn stepped(self) {
        if self.toasts().with_untracked(|toasts| toasts.shown().is_some()) {
            self.act(Toasts::stepped);
        }
    }

    /// The page shows that view now.
    pub(super) fn turn(self, tab: Tab) {
        if self.toasts().with_untracked(|toasts| toasts.shown().is_some()) {
            self.act(|toasts, now| toasts.turn(&tab, now));
        }
    }

    /// The page shows another plan now.
    pub(super) fn leave(self) {
        if self.toasts().with_untracked(|toasts| toasts.shown().is_some()) {
            self.act(Toasts::leave);
        }
    }

    pub(super) fn act(self, act: impl FnOnce(&mut Toasts<Tab>, u64)) {
        self.toasts().update(|toasts| act(toasts, now()));
        self.set_alarm();
    }

    fn set_alarm(self) {
        if let Some(alarm) = self.0.try_update_value(|said| said.alarm.take()).flatten() {
            alarm.clear();
        }
        let Some(due) = self.toasts().with_untracked(Toasts::due) else { return };
        let wait = Duration::from_millis(due.saturating_sub(now()));
        let alarm = set_timeout_with_handle(move || self.act(Toasts::tick), wait).ok();
        self.0.update_value(|said| said.alarm = alarm);
    }
}

/// Milliseconds since 1970.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "whole milliseconds since 1970")]
fn now() -> u64 {
    Date::now() as u64
}
