//! What a field is in the middle of: a text that is typed, and what is said of it.

use leptos::ev;
use leptos::html;
use leptos::prelude::*;
use web_sys::HtmlInputElement;

use super::keyboard;
use super::remark::{Place, place};
use super::rest::{Awaited, missing};
use crate::plan::Id;
use crate::scenario::{Field, FieldResult, Remark, several_cells};
use crate::word;

/// The state of a field, copied freely.
#[derive(Clone, Copy)]
pub(super) struct Typing {
    /// What holds.
    text: Memo<String>,
    /// What it counts in.
    unit: Signal<String>,
    can_be_empty: bool,
    /// The indicator that is open.
    open: Memo<Id>,
    on_number: Callback<Option<f64>, FieldResult>,
    said: RwSignal<Option<Said>>,
    /// What is said now, and where.
    pub(super) remark: Memo<Option<(Remark, Place)>>,
    /// Whether something was typed that nobody has answered yet.
    is_typed: StoredValue<bool>,
    rest: Awaited,
}

/// What was said, where, and beside which figure of which indicator: it holds no longer than those do.
#[derive(Clone, PartialEq)]
struct Said {
    remark: Remark,
    place: Place,
    text: String,
    of: Id,
}

impl Typing {
    pub(super) fn new(
        text: Memo<String>,
        unit: Signal<String>,
        can_be_empty: bool,
        open: Memo<Id>,
        on_number: Callback<Option<f64>, FieldResult>,
    ) -> Self {
        let said = RwSignal::new(None::<Said>);
        let remark = Memo::new(move |_| {
            let said = said.get()?;
            (said.text == text.get() && said.of == open.get()).then_some((said.remark, said.place))
        });
        Self {
            text,
            unit,
            can_be_empty,
            open,
            on_number,
            said,
            remark,
            is_typed: StoredValue::new(false),
            rest: expect_context(),
        }
    }

    /// The next indicator may have the same figure: what was typed for another is dropped all the same.
    pub(super) fn follow(self, input: NodeRef<html::Input>) {
        Effect::new(move |before: Option<Id>| {
            let now = self.open.get();
            let is_other = before.is_some_and(|before| before != now);
            if let Some(input) = input.get_untracked().filter(|_| is_other) {
                self.give_back(&input);
            }
            now
        });
    }

    /// Whether something is still waiting to be mended.
    pub(super) fn is_open(remark: Option<&(Remark, Place)>) -> bool {
        remark.is_some_and(|(remark, _)| remark.is_open())
    }

    /// A key of text went down, or a text came by an input method.
    pub(super) fn begin(self) {
        self.is_typed.set_value(true);
        self.hush();
    }

    /// Takes back what was said.
    pub(super) fn hush(self) {
        if self.said.with_untracked(Option::is_some) {
            self.said.set(None);
        }
    }

    /// The field loses the focus, or the browser thinks that it is done. What was typed may have taken the field off the page; the browser
    /// tells of that one as well.
    pub(super) fn end(self, input: &HtmlInputElement) {
        if self.is_typed.try_get_value() == Some(true) {
            self.take(input);
        }
    }

    /// Takes what stands in the field; answers whether nothing of it is left to be mended. What reads figures belongs to the rest: it is
    /// waited for, and the text stays.
    pub(super) fn take(self, input: &HtmlInputElement) -> bool {
        let Some(rest) = self.rest.now() else {
            self.wait(input.clone());
            return false;
        };
        let before = self.remark.get_untracked().map(|(remark, _)| remark);
        let mut take = |number| self.on_number.run(number);
        let found = self.with_field(|field| (rest.answer)(field, &input.value(), before.as_ref(), &mut take));
        self.is_typed.set_value(false);
        let is_taken = found.as_ref().is_none_or(|remark| !remark.is_open());
        if is_taken {
            self.give_back(input);
        }
        self.say(input, found);
        is_taken
    }

    /// Takes what stands in the field as soon as that can be read, unless it was given up meanwhile.
    fn wait(self, input: HtmlInputElement) {
        let said = word!("网页还在载入，载入后即读入这个数", "The page is still loading; this number is taken as soon as it has");
        self.say(&input, Some(Remark::Reason(said.to_owned())));
        leptos::task::spawn_local(async move {
            let found = self.rest.get().await;
            if self.is_typed.try_get_value() != Some(true) {
                return;
            }
            match found {
                Some(_) => _ = self.take(&input),
                None => self.say(&input, Some(Remark::Reason(missing().to_owned()))),
            }
        });
    }

    /// Moves the number by a step.
    fn move_by(self, input: &HtmlInputElement, step: f64) {
        let Some(rest) = self.rest.now() else { return self.rest.ask() };
        let Some(number) = self.with_field(|field| (rest.stepped)(field, &input.value(), step)) else { return };
        let moved = self.on_number.run(Some(number));
        self.give_back(input);
        self.say(input, moved.map_or_else(|reason| Some(Remark::Reason(reason)), |caution| caution.map(Remark::Caution)));
    }

    pub(super) fn press(self, event: &ev::KeyboardEvent, step: Option<Signal<f64>>) {
        let input = event_target::<HtmlInputElement>(event);
        let is_waiting = || self.is_typed.get_value() || Self::is_open(self.remark.get_untracked().as_ref());
        match (keyboard::key(event).as_deref(), step) {
            (Some("ArrowUp"), Some(step)) => {
                event.prevent_default();
                self.move_by(&input, step.get_untracked());
            }
            (Some("ArrowDown"), Some(step)) => {
                event.prevent_default();
                self.move_by(&input, -step.get_untracked());
            }
            (Some("Escape"), _) => {
                // With nothing to give back, the key is for whoever stands around the field.
                if is_waiting() {
                    event.prevent_default();
                }
                self.give_back(&input);
                self.hush();
            }
            // What is not taken keeps the focus, whatever else the key does here.
            (Some("Enter"), _) if is_waiting() && !self.take(&input) => {
                event.prevent_default();
                event.stop_propagation();
            }
            _ => {}
        }
    }

    /// Several cells are no number.
    pub(super) fn paste(self, event: &ev::ClipboardEvent) {
        let pasted = event.clipboard_data().and_then(|data| data.get_data("text/plain").ok()).unwrap_or_default();
        if let Some(reason) = several_cells(&pasted) {
            event.prevent_default();
            event.stop_propagation();
            self.say(&event_target(event), Some(Remark::Reason(reason)));
        }
    }

    fn with_field<T>(self, read: impl FnOnce(Field) -> T) -> T {
        self.unit.with_untracked(|unit| read(Field { unit, can_be_empty: self.can_be_empty }))
    }

    fn say(self, input: &HtmlInputElement, remark: Option<Remark>) {
        let said = |remark| Said { remark, place: place(input), text: self.text.get_untracked(), of: self.open.get_untracked() };
        self.said.set(remark.map(said));
    }

    /// The field shows what holds.
    fn give_back(self, input: &HtmlInputElement) {
        self.is_typed.set_value(false);
        input.set_value(&self.text.get_untracked());
    }
}
