//! The open indicator's chart: a canvas, with handles and a read-out laid over it.

use leptos::ev;
use leptos::html;
use leptos::prelude::*;

use super::painter::paint;
use super::printed::Printed;
use super::rest::{Awaited, Part};
use super::size::{use_size, within};
use super::store::Store;
use crate::chart::{Drawing, Frame, Plot};
use crate::view::IndicatorSheet;

/// A point higher than this has its read-out below it.
const READ_OUT: f64 = 44.0;

/// The chart with its title, which states the finding.
#[component]
pub(super) fn ChartView(sheet: Memo<IndicatorSheet>) -> impl IntoView {
    let (store, rest) = (expect_context::<Store>(), expect_context::<Awaited>());
    let (canvas, area) = (NodeRef::<html::Canvas>::new(), NodeRef::<html::Div>::new());
    let size = use_size(area);
    let hovered = RwSignal::new(None::<usize>);
    let drawing = move || store.figure.get().map(Drawing::Figure);
    paint(canvas, size, drawing);
    let plot = Memo::new(move |_| {
        let (width, height) = size.get();
        store.figure.with(|figure| figure.as_ref().map(|figure| Plot::of(figure, Frame { width, height, scale: 1.0 })))
    });
    let point_at = move |event: &ev::PointerEvent| {
        let area = area.get_untracked()?;
        let (x, _) = within(&area, (event.client_x(), event.client_y()));
        plot.with_untracked(|plot| plot.as_ref().map(|plot| plot.year_at(x)))
    };
    let width = Memo::new(move |_| size.get().0);
    view! {
        <figure class="chart" class:absent=move || store.figure.with(Option::is_none)>
            <div
                class="plot"
                node_ref=area
                on:pointermove=move |event| hovered.set(point_at(&event))
                on:pointerleave=move |_| hovered.set(None)
            >
                <Printed drawing/>
                <canvas node_ref=canvas role="img" aria-labelledby="finding"></canvas>
                {move || rest.added(Part::Handles(plot, area, hovered))}
                <ReadOut plot hovered sheet width/>
            </div>
        </figure>
    }
}

/// What the pointer or the focus is on, in words, at its point: above it where there is room, and towards the middle.
#[component]
fn ReadOut(
    plot: Memo<Option<Plot>>,
    hovered: RwSignal<Option<usize>>,
    sheet: Memo<IndicatorSheet>,
    width: Memo<u32>,
) -> impl IntoView {
    let store = expect_context::<Store>();
    let text = move || {
        let at = hovered.get()?;
        sheet.with(|sheet| sheet.years.get(at).map(|line| sheet.told(line)))
    };
    let spot = move || {
        let (at, plot) = hovered.get().zip(plot.get())?;
        let value =
            store.figure.with(|figure| figure.as_ref()?.path.iter().find(|point| point.year == at).map(|point| point.value));
        let (x, y) = value.map_or((plot.x(at), plot.top), |value| plot.within(at, value));
        Some((x, y, at * 2 > plot.steps))
    };
    let place = move || {
        spot().map_or_else(String::new, |(x, y, is_late)| {
            let across = if is_late { "100%" } else { "0%" };
            let down = if y < READ_OUT { "14px" } else { "-100% - 14px" };
            let most = width.get();
            // It never leaves the chart.
            format!("transform:translate(max(4px,min({x:.1}px - {across},{most}px - 100% - 4px)),calc({y:.1}px + {down}))")
        })
    };
    view! {
        <Show when=move || hovered.get().is_some()>
            <p class="read-out" prop:style=place aria-hidden="true">{text}</p>
        </Show>
    }
}
