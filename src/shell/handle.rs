//! What is dragged up and down on a chart, or moved by the keyboard.

use leptos::ev;
use leptos::html;
use leptos::prelude::*;

use super::keyboard;
use super::size::within;
use super::store::Store;
use crate::chart::Plot;
use crate::view::number;

/// Where a handle stands and what it says.
#[derive(Clone, PartialEq)]
struct Shown {
    place: String,
    value: Option<String>,
    spoken: Option<String>,
}

/// A value on the chart, as large as a finger: dragged, nudged by the arrow keys by a printed step, given up by Delete. A drag is one
/// step to undo, and so is a key that is held.
#[component]
pub(super) fn Handle(
    class: &'static str,
    #[prop(into)] label: String,
    plot: Memo<Option<Plot>>,
    area: NodeRef<html::Div>,
    /// Where it lies across, in css pixels.
    across: fn(&Plot, usize) -> f64,
    /// Its year and its value; it is not there without one.
    here: Memo<Option<(usize, f64)>>,
    /// What it says, for those who hear it.
    #[prop(into)]
    spoken: Signal<Option<String>>,
    /// Whether it cannot be moved.
    is_fixed: Memo<bool>,
    /// Takes a value, and whether it belongs to a drag.
    on_value: Callback<(f64, bool)>,
    /// Takes its value back.
    on_delete: Callback<()>,
    /// Whether it is seen only under the pointer or the focus. It then stays where it was while something else is moved, and follows
    /// once that has come to rest.
    #[prop(default = false)]
    may_rest: bool,
    /// Hears whether it has the focus.
    #[prop(default = Callback::new(|_| ()))]
    on_focus: Callback<bool>,
) -> impl IntoView {
    let store = expect_context::<Store>();
    // Where the pointer took it.
    let from = RwSignal::new(None::<i32>);
    let is_focused = RwSignal::new(false);
    let place = move || {
        let place = here.get().zip(plot.get()).map(|((year, value), plot)| (across(&plot, year), plot.y(value)));
        place.map_or_else(|| "display:none".to_owned(), |(x, y)| format!("transform:translate({x:.1}px,{y:.1}px)"))
    };
    let shown = Memo::new(move |before: Option<&Shown>| match before {
        Some(before) if may_rest && store.is_moving() && !is_focused.get() && from.get().is_none() => before.clone(),
        _ => Shown { place: place(), value: here.get().map(|(_, value)| number::spoken(value)), spoken: spoken.get() },
    });
    let focus = move |now: bool| {
        is_focused.set(now);
        on_focus.run(now);
    };
    let down = move |event: ev::PointerEvent| {
        if is_fixed.get_untracked() {
            return;
        }
        event.prevent_default();
        let handle = event_target::<web_sys::Element>(&event);
        let _ = handle.set_pointer_capture(event.pointer_id());
        from.set(Some(event.client_y()));
        store.begin_drag();
    };
    let moved = move |event: ev::PointerEvent| {
        let Some(from) = from.get_untracked() else { return };
        if event.client_y() == from {
            return store.drag_back();
        }
        let Some(area) = area.get_untracked() else { return };
        let (_, y) = within(&area, (event.client_x(), event.client_y()));
        if let Some(value) = plot.with_untracked(|plot| plot.as_ref().map(|plot| plot.value_at(y))) {
            on_value.run((value, true));
        }
    };
    let up = move |_: ev::PointerEvent| {
        if from.get_untracked().is_some() {
            from.set(None);
            store.end_drag();
        }
    };
    let key = move |event: ev::KeyboardEvent| {
        let nudge =
            store.now(|plan, _| plan.indicator(&store.opened()).map_or(1.0, |indicator| indicator.decimals.printed_step()));
        let Some((_, value)) = here.get_untracked().filter(|_| !is_fixed.get_untracked()) else { return };
        let Some(key) = keyboard::key(&event) else { return };
        match key.as_str() {
            "ArrowUp" | "ArrowRight" => on_value.run((value + nudge, false)),
            "ArrowDown" | "ArrowLeft" => on_value.run((value - nudge, false)),
            "PageUp" => on_value.run((value + 10.0 * nudge, false)),
            "PageDown" => on_value.run((value - 10.0 * nudge, false)),
            "Delete" | "Backspace" => on_delete.run(()),
            _ => return,
        }
        event.prevent_default();
    };
    view! {
        <span
            class=class
            role="slider"
            tabindex="0"
            prop:style=move || shown.with(|shown| shown.place.clone())
            aria-label=label
            aria-orientation="vertical"
            aria-valuenow=move || shown.with(|shown| shown.value.clone())
            aria-valuetext=move || shown.with(|shown| shown.spoken.clone())
            aria-disabled=move || is_fixed.get().to_string()
            on:pointerdown=down
            on:pointermove=moved
            on:pointerup=up
            on:pointercancel=up
            on:keydown=key
            on:focus=move |_| focus(true)
            on:blur=move |_| focus(false)
        ></span>
    }
}
