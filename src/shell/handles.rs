//! What can be moved on the open indicator's chart: the point of every year, and the ends of its range. It belongs to `rest`.

use leptos::html;
use leptos::prelude::*;

use super::handle::Handle;
use super::range_handles::RangeHandles;
use super::store::Store;
use crate::chart::{Kind, Plot};
use crate::phrase;
use crate::plan::Amount;
use crate::scenario::{Edit, assumed, drawn};
use crate::view::IndicatorSheet;

/// How large what can be pressed is at least, in css pixels.
const TARGET: f64 = 24.0;

/// A handle for every year that has room for one, and for either end of a range.
pub(super) fn handles(plot: Memo<Option<Plot>>, area: NodeRef<html::Div>, hovered: RwSignal<Option<usize>>) -> AnyView {
    let store = expect_context::<Store>();
    let (sheet, steps) = (store.sheet, store.plan().period.steps());
    view! {
        {(1..=steps).map(|at| view! { <PointHandle at plot area hovered sheet/> }).collect_view()}
        <RangeHandles plot area/>
    }
    .into_any()
}

/// A year's point: moved, it pins the year; given up, it releases it.
#[component]
fn PointHandle(
    at: usize,
    plot: Memo<Option<Plot>>,
    area: NodeRef<html::Div>,
    hovered: RwSignal<Option<usize>>,
    sheet: Memo<IndicatorSheet>,
) -> impl IntoView {
    let store = expect_context::<Store>();
    let year = store.plan().period.year(at);
    let point = Memo::new(move |_| {
        store
            .figure
            .with(|figure| figure.as_ref()?.path.iter().find(|point| point.year == at).map(|point| (point.value, point.kind)))
    });
    // Points that are too close are left to the table of years.
    let has_room = Memo::new(move |_| plot.with(|plot| plot.is_none_or(|plot| plot.has_room(at, TARGET))));
    let here = Memo::new(move |_| point.get().filter(|_| has_room.get()).map(|(value, _)| (at, value)));
    let set = move |(value, is_drag): (f64, bool)| {
        let id = store.opened();
        let Some(value) =
            Amount::new(value).ok().and_then(|value| store.now(|plan, scenario| drawn(plan, scenario, &id, year, value)))
        else {
            return;
        };
        let edit = store.now(|plan, scenario| assumed(plan, scenario, &id, year, value));
        if is_drag { store.drag(edit) } else { store.dispatch(edit) }
    };
    let release = move |()| store.dispatch(Edit::Pin(store.opened(), year, None));
    let is_fixed = Memo::new(move |_| store.open_is_locked() || point.get().is_some_and(|(_, kind)| kind == Kind::Observed));
    let spoken = Signal::derive(move || {
        let is_pointed_at = hovered.get() == Some(at);
        sheet.with(|sheet| {
            let line = sheet.years.get(at)?;
            Some(if is_pointed_at { sheet.told(line) } else { line.with_unit(&sheet.years_unit) })
        })
    });
    view! {
        <Handle
            class="handle" label=phrase!("{year} 年", "{year}") plot area across=Plot::x here spoken is_fixed may_rest=true
            on_value=Callback::new(set) on_delete=Callback::new(release)
            on_focus=Callback::new(move |is_focused: bool| hovered.set(is_focused.then_some(at)))
        />
    }
}
