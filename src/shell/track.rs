//! The slider's parts, kept by hand: an effect for each of their attributes would wake at every step of the slider itself, and most
//! of them stay as they are.

use leptos::html;
use leptos::prelude::*;
use web_sys::{HtmlElement, HtmlInputElement};

use crate::view::Lever;

/// Where the parts are on the page.
#[derive(Clone, Copy)]
pub(super) struct Track {
    pub(super) input: NodeRef<html::Input>,
    /// The range in which the target is met.
    pub(super) met: NodeRef<html::Span>,
    /// The required value.
    pub(super) tick: NodeRef<html::Span>,
    /// The words beneath either end.
    pub(super) ends: [NodeRef<html::Span>; 2],
}

impl Track {
    /// Parts that follow a lever once they are on the page.
    pub(super) fn following(lever: Memo<Option<Lever>>) -> Self {
        let track =
            Self { input: NodeRef::new(), met: NodeRef::new(), tick: NodeRef::new(), ends: [NodeRef::new(), NodeRef::new()] };
        Effect::new(move |written: Option<Option<Lever>>| {
            lever.with(|lever| track.write(lever.as_ref()?, written.flatten().as_ref()))
        });
        track
    }

    /// Writes what differs from what was written last, and answers with what stands there now.
    fn write(self, now: &Lever, before: Option<&Lever>) -> Option<Lever> {
        let (input, met, tick) = (self.input.get()?, self.met.get()?, self.tick.get()?);
        let (low, high) = (self.ends[0].get()?, self.ends[1].get()?);
        // A value is taken only within its bounds, so these come first.
        let bounds = |lever: &Lever| [lever.min, lever.max, lever.step];
        if before.map(bounds) != Some(bounds(now)) {
            for (name, number) in ["min", "max", "step"].into_iter().zip(bounds(now)) {
                let _ = input.set_attribute(name, &number.to_string());
            }
        }
        if before.is_none_or(|before| before.value_text != now.value_text) {
            let _ = input.set_attribute("aria-valuetext", &now.value_text);
        }
        if before.is_none_or(|before| before.is_set != now.is_set) {
            let _ = input.class_list().toggle_with_force("unset", !now.is_set);
        }
        put(&input, now.value);
        if before.is_none_or(|before| before.met != now.met) {
            place(&met, now.met.as_ref().map(|(left, right)| format!("left:{left};right:{right}")).as_deref());
        }
        if before.is_none_or(|before| before.required_at != now.required_at) {
            place(&tick, now.required_at.as_ref().map(|at| format!("left:{at}")).as_deref());
        }
        if before.is_none_or(|before| before.ends != now.ends) {
            low.set_text_content(Some(&now.ends.0));
            high.set_text_content(Some(&now.ends.1));
        }
        Some(now.clone())
    }
}

/// Setting a value costs a layout even where it stays the same, and while it is dragged the slider has it already.
fn put(input: &HtmlInputElement, value: f64) {
    let value = value.to_string();
    if input.value() != value {
        input.set_value(&value);
    }
}

/// Places a part by a style; one that has no place is not there.
fn place(part: &HtmlElement, style: Option<&str>) {
    part.style().set_css_text(style.unwrap_or("display:none"));
}
