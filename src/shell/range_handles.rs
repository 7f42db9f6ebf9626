//! The two ends of a range as handles on the chart, at the right of its target year.

use leptos::html;
use leptos::prelude::*;

use super::handle::Handle;
use super::store::Store;
use crate::chart::Plot;
use crate::plan::Amount;
use crate::scenario::{Edit, End, ranged, stretched};
use crate::word;

/// Both handles, while a range is stated.
#[component]
pub(super) fn RangeHandles(plot: Memo<Option<Plot>>, area: NodeRef<html::Div>) -> impl IntoView {
    let store = expect_context::<Store>();
    let is_stated = Memo::new(move |_| store.range_ends.with(Option::is_some));
    // From the upper end to the lower one, whichever of them is the range's high end.
    let span = move || {
        let ends = store.range_ends.get().zip(plot.get());
        let (x, y, height) = ends.map_or((0.0, 0.0, 0.0), |([low, high], plot)| {
            let (one, other) = (plot.y(low.value), plot.y(high.value));
            (beside(&plot, plot.steps), one.min(other), (one - other).abs())
        });
        format!("transform:translate({x:.1}px,{y:.1}px);height:{height:.1}px")
    };
    view! {
        <Show when=move || is_stated.get()>
            <span class="range-span" prop:style=span aria-hidden="true"></span>
            {End::BOTH.map(|end| view! { <RangeHandle end plot area/> }).into_iter().collect_view()}
        </Show>
    }
}

/// An end of the open indicator's range.
#[component]
fn RangeHandle(end: End, plot: Memo<Option<Plot>>, area: NodeRef<html::Div>) -> impl IntoView {
    let store = expect_context::<Store>();
    let last = store.plan().period.steps();
    let found = Memo::new(move |_| {
        let of = |[low, high]: &[_; 2]| if end == End::Low { crate::view::RangeEnd::clone(low) } else { high.clone() };
        store.range_ends.with(|ends| ends.as_ref().map(of))
    });
    let here = Memo::new(move |_| found.with(|end| end.as_ref().map(|end| (last, end.value))));
    let spoken = Signal::derive(move || found.with(|end| end.as_ref().map(|end| end.text.clone())));
    // What cannot be there stays where it is.
    let stretch = move |(value, is_drag): (f64, bool)| {
        let (id, at) = (store.opened(), Amount::saturating(value));
        let Some(stated) = store.now(|plan, scenario| stretched(plan, scenario, &id, end, at)) else { return };
        let edit = Edit::Uncertainty(id, Some(stated));
        if is_drag { store.drag(edit) } else { store.dispatch(edit) }
    };
    let give_up = move |()| {
        let id = store.opened();
        if let Ok(stated) = store.now(|plan, scenario| ranged(plan, scenario, &id, end, None)) {
            store.dispatch(Edit::Uncertainty(id, stated));
        }
    };
    let is_fixed = Memo::new(move |_| store.open_is_locked());
    let label = if end == End::Low {
        word!("范围的低端", "Low end of the range")
    } else {
        word!("范围的高端", "High end of the range")
    };
    view! {
        <Handle
            class="range-handle" label plot area across=beside here spoken is_fixed
            on_value=Callback::new(stretch) on_delete=Callback::new(give_up)
        />
    }
}

/// Between the target year and the right edge: the year's own point is a handle too.
fn beside(plot: &Plot, year: usize) -> f64 {
    let x = plot.x(year);
    x + ((plot.right() - x) / 2.0).clamp(12.0, 24.0)
}
