//! Short messages on the page: in a place of their own at its foot, so that they hide nothing. Which is shown, and for how long, is
//! decided in [`crate::view::Toasts`].

use std::time::Duration;

use leptos::ev;
use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use web_sys::js_sys::Date;

use super::store::{Store, Tab};
use crate::view::{Kind, Toast, Toasts};
use crate::word;

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

    fn toasts(self) -> RwSignal<Toasts<Tab>> {
        self.0.with_value(|said| said.toasts)
    }

    /// Lets those hear something who hear the page. The same twice is heard twice.
    pub(super) fn whisper(self, words: String) {
        self.0.with_value(|said| said.heard).update(|(number, heard)| (*number, *heard) = (number.wrapping_add(1), words));
    }

    fn heard(self) -> String {
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
        self.tell(Toast::new(sentence, Kind::Found, None));
    }

    /// Says what was refused, or takes back what was.
    pub(super) fn say(self, sentence: Option<String>, place: Option<Tab>) {
        let is_said = |toasts: &Toasts<Tab>| toasts.shown().is_some_and(|(_, toast)| toast.kind == Kind::Refused);
        match sentence {
            Some(sentence) => self.tell(Toast::new(sentence, Kind::Refused, place)),
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

    fn act(self, act: impl FnOnce(&mut Toasts<Tab>, u64)) {
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

/// Where messages stand. It takes room only while there is one, at the foot, where nothing moves by that.
#[component]
pub(super) fn ToastPlace() -> impl IntoView {
    let toaster = expect_context::<Toaster>();
    let owned = |(number, toast): (u32, &Toast<Tab>)| (number, toast.clone());
    let shown = Memo::new(move |_| toaster.toasts().with(|toasts| toasts.shown().map(owned)));
    // What gave way to a refusal and comes back is not said twice.
    let spoken = Memo::new(move |before: Option<&Option<(u32, String)>>| {
        let before = before.cloned().flatten();
        let is_news = |(number, _): &(u32, String)| before.as_ref().is_none_or(|(said, _)| number > said);
        shown.get().map(|(number, toast)| (number, toast.sentence)).filter(is_news).or_else(|| before.clone())
    });
    view! {
        <div class="notice-place">
            <For each=move || shown.get() key=|(number, _)| *number let:toast><Shown number=toast.0 toast=toast.1/></For>
        </div>
        <p class="spoken" role="status">{move || spoken.get().map(|(_, sentence)| sentence)}</p>
        <p class="spoken" role="status">{move || toaster.heard()}</p>
    }
}

#[component]
fn Shown(number: u32, toast: Toast<Tab>) -> impl IntoView {
    let (store, toaster) = (expect_context::<Store>(), expect_context::<Toaster>());
    let touch = move |is_touched: bool| toaster.act(|toasts, now| toasts.touch(is_touched, now));
    let dismiss = move || toaster.act(|toasts, now| toasts.dismiss(number, now));
    let class = if toast.kind.is_brief() { "notice" } else { "notice refused" };
    let undo = move |step: u32| {
        let take_back = move |_| {
            dismiss();
            store.undo_step(step);
        };
        view! {
            <button type="button" class="toast-undo" disabled=move || !store.is_last(step) on:click=take_back>{word!("撤销", "Undo")}</button>
        }
    };
    let aside = move |step: u32| {
        let set_aside = move |_| {
            dismiss();
            store.set_aside(step);
        };
        view! {
            <button
                type="button"
                class="toast-aside"
                title=word!("预设放进一个新情景，原来的情景恢复原样", "The preset goes into a scenario of its own; this one is as before")
                disabled=move || !store.is_last(step)
                on:click=set_aside
            >{word!("为此新建情景", "Use a new scenario")}</button>
        }
    };
    let acts = toast.step.map(|step| view! { {undo(step)} {toast.aside.map(|_| aside(step))} });
    // The focus counts where it came by the keyboard: whoever has clicked is not reading any more.
    let is_keyed = move |event: &ev::FocusEvent| {
        let target = event_target::<web_sys::Element>(event);
        target.matches(":focus-visible").unwrap_or(true)
    };
    view! {
        <p
            class=class
            id="notice"
            on:pointerenter=move |_| touch(true)
            on:pointerleave=move |_| touch(false)
            on:focusin=move |event| if is_keyed(&event) { touch(true) }
            on:focusout=move |_| touch(false)
        >
            <span class="notice-text">{toast.sentence}</span>
            {acts}
            <button type="button" class="toast-close" on:click=move |_| dismiss() aria-label=word!("关闭提示", "Dismiss")>"✕"</button>
        </p>
    }
}
