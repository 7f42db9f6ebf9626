//! What is said beside a field about what was typed into it. It lies over the page: nothing moves.

use std::sync::atomic::{AtomicUsize, Ordering};

use leptos::prelude::*;
use web_sys::Element;

use crate::scenario::Remark;
use crate::view::number::exact;
use crate::{phrase, word};

/// Room that a remark of three lines needs beside its field, in pixels.
const ROOM: (f64, f64) = (300.0, 110.0);

/// On which side of its field it stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) is_above: bool,
    /// Whether it begins at the right edge of the field and reaches to the left.
    pub(super) is_leftward: bool,
}

impl Place {
    const fn class(self) -> &'static str {
        match (self.is_above, self.is_leftward) {
            (false, false) => "field-remark",
            (true, false) => "field-remark above",
            (false, true) => "field-remark leftward",
            (true, true) => "field-remark above leftward",
        }
    }
}

/// Where there is room beside a field: within the window, and within whatever scrolls around it.
pub(super) fn place(field: &Element) -> Place {
    let (mut right, mut bottom) = (f64::INFINITY, f64::INFINITY);
    for around in std::iter::successors(field.parent_element(), |around: &Element| around.parent_element()) {
        let scrolls =
            window().get_computed_style(&around).ok().flatten().and_then(|style| style.get_property_value("overflow-y").ok());
        if scrolls.is_some_and(|value| value != "visible") {
            let edge = around.get_bounding_client_rect();
            (right, bottom) = (right.min(edge.right()), bottom.min(edge.bottom()));
        }
    }
    let size = |value: Result<wasm_bindgen::JsValue, _>| {
        value.ok().and_then(|value: wasm_bindgen::JsValue| value.as_f64()).unwrap_or(f64::INFINITY)
    };
    (right, bottom) = (right.min(size(window().inner_width())), bottom.min(size(window().inner_height())));
    let edge = field.get_bounding_client_rect();
    Place { is_above: edge.bottom() + ROOM.1 > bottom && edge.top() > ROOM.1, is_leftward: edge.left() + ROOM.0 > right }
}

/// An id that nothing else on the page has.
pub(super) fn fresh_id() -> String {
    static NEXT: AtomicUsize = AtomicUsize::new(0);
    format!("remark-{}", NEXT.fetch_add(1, Ordering::Relaxed))
}

/// The remark, with a button for what can be done about it.
#[component]
pub(super) fn Bubble(
    id: String,
    remark: Remark,
    place: Place,
    /// The number that is asked about is meant.
    yes: Callback<()>,
    /// It was read.
    dismiss: Callback<()>,
) -> impl IntoView {
    let is_quiet = !remark.is_open();
    let button = |class: &'static str, word: String, press: Callback<()>| {
        view! { <button type="button" class=class on:click=move |_| press.run(())>{word}</button> }
    };
    let (sentence, button) = match remark {
        Remark::Question { sentence, number, .. } => {
            let number = exact(number);
            (sentence, Some(button("remark-yes", phrase!("是 {number}（回车）", "Yes, {number} (Enter)"), yes)))
        }
        Remark::Caution(sentence) => (sentence, Some(button("remark-read", word!("知道了", "OK").to_owned(), dismiss))),
        Remark::Reason(sentence) => (sentence, None),
    };
    view! {
        // The field keeps the focus while the remark is pressed.
        <span id=id class=place.class() class:quiet=is_quiet role="alert" on:pointerdown=|event| event.prevent_default() on:mousedown=|event| event.prevent_default()>
            <span class="remark-text">{sentence}</span>
            {button}
        </span>
    }
}
