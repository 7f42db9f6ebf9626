//! The two ends of a range as handles on the chart, at the right of its target year.

use leptos::ev;
use leptos::html;
use leptos::prelude::*;

use super::store::Store;
use crate::chart::Plot;
use crate::plan::Amount;
use crate::scenario::{Edit, End, ranged, stretched};
use crate::view::RangeEnd;

/// Both handles, while a range is stated.
#[component]
pub(super) fn RangeHandles(plot: Memo<Option<Plot>>, area: NodeRef<html::Div>) -> impl IntoView {
    let store = expect_context::<Store>();
    let is_stated = Memo::new(move |_| store.range_ends.with(Option::is_some));
    view! {
        <Show when=move || is_stated.get()>
            {End::BOTH.map(|end| view! { <RangeHandle end plot area/> }).into_iter().collect_view()}
        </Show>
    }
}

/// Moves an end of the open indicator's range to where the chart shows that value; one that cannot be there stays where it is.
fn stretch(store: Store, end: End, value: f64, is_drag: bool) {
    let id = store.opened();
    let at = Amount::saturating(value);
    let Some(stated) = store.now(|plan, scenario| stretched(plan, scenario, &id, end, at)) else { return };
    let edit = Edit::Uncertainty(id, Some(stated));
    if is_drag { store.drag(edit) } else { store.dispatch(edit) }
}

/// An end: dragged, nudged by the arrow keys, taken away by Delete.
#[component]
fn RangeHandle(end: End, plot: Memo<Option<Plot>>, area: NodeRef<html::Div>) -> impl IntoView {
    let store = expect_context::<Store>();
    let is_dragged = StoredValue::new(false);
    let here = Memo::new(move |_| {
        store.range_ends.with(|ends| {
            let [low, high] = ends.as_ref()?;
            Some(if end == End::Low { low.clone() } else { high.clone() })
        })
    });
    let read = move |read: fn(&RangeEnd) -> String| move || here.with(|here| here.as_ref().map(read));
    let place = move || {
        let at = here.get().zip(plot.get()).map(|(here, plot)| (beside(&plot), plot.y(here.value)));
        at.map_or_else(|| "display:none".to_owned(), |(x, y)| format!("transform:translate({x:.1}px,{y:.1}px)"))
    };
    let is_locked = Memo::new(move |_| store.open_is_locked());
    let down = move |event: ev::PointerEvent| {
        if is_locked.get_untracked() {
            return;
        }
        event.prevent_default();
        let handle = event_target::<web_sys::Element>(&event);
        let _ = handle.set_pointer_capture(event.pointer_id());
        is_dragged.set_value(true);
        store.begin_drag();
    };
    let moved = move |event: ev::PointerEvent| {
        if !is_dragged.get_value() {
            return;
        }
        let top = area.get_untracked().map_or(0.0, |area| area.get_bounding_client_rect().top());
        let y = f64::from(event.client_y()) - top;
        if let Some(value) = plot.with_untracked(|plot| plot.as_ref().map(|plot| plot.value_at(y))) {
            stretch(store, end, value, true);
        }
    };
    let up = move |_: ev::PointerEvent| {
        if is_dragged.get_value() {
            is_dragged.set_value(false);
            store.end_drag();
        }
    };
    let key = move |event: ev::KeyboardEvent| {
        let id = store.opened();
        let nudge = store.now(|plan, _| plan.indicator(&id).map_or(1.0, |indicator| indicator.decimals.printed_step()));
        let Some(value) = here.with_untracked(|here| here.as_ref().map(|here| here.value)) else { return };
        match event.key().as_str() {
            _ if is_locked.get_untracked() => return,
            "ArrowUp" | "ArrowRight" => stretch(store, end, value + nudge, false),
            "ArrowDown" | "ArrowLeft" => stretch(store, end, value - nudge, false),
            "PageUp" => stretch(store, end, value + 10.0 * nudge, false),
            "PageDown" => stretch(store, end, value - 10.0 * nudge, false),
            "Delete" | "Backspace" => {
                if let Ok(stated) = store.now(|plan, scenario| ranged(plan, scenario, &id, end, None)) {
                    store.dispatch(Edit::Uncertainty(id, stated));
                }
            }
            _ => return,
        }
        event.prevent_default();
    };
    view! {
        <span
            class="range-handle"
            role="slider"
            tabindex="0"
            style=place
            aria-label=if end == End::Low { "范围的低端" } else { "范围的高端" }
            aria-orientation="vertical"
            aria-valuenow=read(|here| here.value.to_string())
            aria-valuetext=read(|here| here.text.clone())
            title=read(|here| here.text.clone())
            aria-disabled=move || is_locked.get().to_string()
            on:pointerdown=down
            on:pointermove=moved
            on:pointerup=up
            on:pointercancel=up
            on:keydown=key
        ></span>
    }
}

/// Between the target year and the right edge: the year's own point is a handle too.
fn beside(plot: &Plot) -> f64 {
    let year = plot.x(plot.steps);
    year + ((plot.right() - year) / 2.0).clamp(12.0, 24.0)
}
