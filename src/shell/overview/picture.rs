//! The drawing, and over it what the pointer or the keyboard is on.

use leptos::context::Provider;
use leptos::ev;
use leptos::html;
use leptos::prelude::*;

use super::state::{Overviewed, Shown};
use crate::chart::{Drawing, Layout, LegendKey, LegendPart, Sign, SparkTone};
use crate::shell::keyboard;
use crate::shell::risk::{Plate, Pointed};
use crate::shell::size::{Density, use_size};
use crate::shell::store::Store;
use crate::view::overview_legend;
use crate::{phrase, word};

/// Between which heights the picture begins, and what is left for the line below it, in css pixels.
const ABOVE: (f64, f64) = (160.0, 320.0);
const BELOW: f64 = 60.0;

/// What the keyboard reads aloud.
const TOLD: &str = "overview-told";

#[component]
pub(super) fn Picture(shown: Shown) -> impl IntoView {
    let (store, chosen) = (expect_context::<Store>(), expect_context::<Overviewed>());
    let drawing = Memo::new(move |_| {
        let figure = shown.figure.get();
        (figure.count() > 0).then_some(Drawing::Overview(figure))
    });
    let area = NodeRef::<html::Div>::new();
    let size = use_size(area);
    let width = Memo::new(move |_| size.get().0);
    let layout = Memo::new(move |_| shown.figure.with(|figure| Layout::of(figure, width.get())));
    let place = move |pointed: Pointed| layout.with_untracked(|layout| layout.at(pointed.x, pointed.y));
    let point = Callback::new(move |pointed: Option<Pointed>| {
        let now = pointed.and_then(place).map(|spot| (spot.line, spot.panel));
        if shown.at.get_untracked() != now {
            shown.at.set(now);
        }
    });
    let press = Callback::new(move |pointed: Pointed| {
        if let Some(spot) = place(pointed) {
            chosen.cursor.set((spot.line, spot.panel));
            shown.open(store, spot.line);
        }
    });
    let label = Signal::derive(move || {
        let finding = shown.found.with(|found| found.finding.clone());
        phrase!("总览图：{finding}。逐项数字见下表", "Overview: {finding}. The figures are in the table below")
    });
    let lit = move || {
        let row = shown.at.get().and_then(|(line, _)| layout.with(|layout| layout.row(line)));
        row.map_or_else(
            || "display:none".to_owned(),
            |(left, top, width, height)| format!("left:{left}px;top:{top}px;width:{width}px;height:{height}px"),
        )
    };
    let (room, times) = enlarged(shown);
    let density = expect_context::<Density>().of_part(times);
    view! {
        <Legend shown/>
        <div node_ref=room>
            <div class="overview-sized" node_ref=area prop:style=move || format!("zoom:{}", times.get())>
                // A provider: what is provided without one outlives this view and would be found by the next.
                <Provider value=density>
                    <Plate drawing label on_move=point on_press=press>
                        <div class="overview-lit" prop:style=lit aria-hidden="true"></div>
                        <Cursor shown layout/>
                        <ReadOut shown layout width/>
                    </Plate>
                </Provider>
            </div>
        </div>
    }
}

/// The room for the picture, and how many times as large it is shown there.
fn enlarged(shown: Shown) -> (NodeRef<html::Div>, Memo<f64>) {
    let room = NodeRef::<html::Div>::new();
    let size = use_size(room);
    let across = Memo::new(move |_| size.get().0);
    let times = Memo::new(move |_| {
        let (width, height) = (across.get(), room.get_untracked().map_or(0, |room| height_below(&room)));
        shown.figure.with(|figure| Layout::magnified(figure, width, height))
    });
    (room, times)
}

/// How much of the window lies below an element's upper edge while the page is not scrolled, less the line that follows the picture.
fn height_below(room: &web_sys::HtmlElement) -> u32 {
    let window = window().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or(0.0);
    let above = room.get_bounding_client_rect().top().clamp(ABOVE.0, ABOVE.1);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a screen's size; a cast saturates")]
    let left = (window - above - BELOW) as u32;
    left
}

/// One stop of the keyboard: arrows lead from indicator to indicator and from scenario to scenario, Enter opens.
#[component]
fn Cursor(shown: Shown, layout: Memo<Layout>) -> impl IntoView {
    let (store, chosen) = (expect_context::<Store>(), expect_context::<Overviewed>());
    let size = move || shown.figure.with_untracked(|figure| (figure.count(), figure.panels()));
    let here = move || {
        let ((line, panel), (lines, panels)) = (chosen.cursor.get(), size());
        (line.min(lines.saturating_sub(1)), panel.min(panels - 1))
    };
    let place = move || {
        let (line, panel) = here();
        let spot = layout.with(|layout| layout.spot(line, panel));
        spot.map_or_else(|| "display:none".to_owned(), |spot| format!("transform:translate({:.1}px,{:.1}px)", spot.x, spot.y))
    };
    let go = move |to: (usize, usize)| {
        chosen.cursor.set(to);
        shown.at.set(Some(to));
    };
    let key = move |event: ev::KeyboardEvent| {
        let Some(key) = keyboard::key(&event) else { return };
        let ((line, panel), (lines, panels)) = (untrack(here), size());
        go(match key.as_str() {
            "ArrowDown" => ((line + 1).min(lines.saturating_sub(1)), panel),
            "ArrowUp" => (line.saturating_sub(1), panel),
            "ArrowRight" => (line, (panel + 1).min(panels - 1)),
            "ArrowLeft" => (line, panel.saturating_sub(1)),
            "Home" => (0, panel),
            "End" => (lines.saturating_sub(1), panel),
            _ => return,
        });
        event.prevent_default();
    };
    view! {
        <button
            type="button"
            class="overview-cursor"
            prop:style=place
            aria-label=word!("逐项查看：上下键换指标，左右键换情景，回车打开", "Go through: up and down for indicators, left and right for scenarios, Enter to open")
            aria-describedby=TOLD
            on:keydown=key
            on:focus=move |_| go(untrack(here))
            on:blur=move |_| shown.at.set(None)
            on:click=move |event| {
                event.stop_propagation();
                shown.open(store, untrack(here).0);
            }
        ></button>
    }
}

/// What is said of the indicator that is pointed at, beside its mark.
#[component]
fn ReadOut(shown: Shown, layout: Memo<Layout>, width: Memo<u32>) -> impl IntoView {
    let lines = Memo::new(move |_| {
        let (line, panel) = shown.at.get()?;
        Some(shown.found.with(|found| found.told(line, panel))).filter(|told| !told.is_empty())
    });
    let place = move || {
        let spot = shown.at.get().and_then(|(line, panel)| layout.with(|layout| layout.spot(line, panel)));
        spot.map_or_else(
            || "display:none".to_owned(),
            |spot| {
                let total = layout.with(|layout| f64::from(layout.total()));
                let (x, y, most) = (spot.x, spot.y, width.get());
                let across = if x * 2.0 > f64::from(most) { "-100% - 12px" } else { "12px" };
                let down = if y * 2.0 > total { "-100% - 12px" } else { "12px" };
                // It never leaves the picture.
                format!("transform:translate(max(2px,min({x:.1}px + {across},{most}px - 100% - 2px)),calc({y:.1}px + {down}))")
            },
        )
    };
    view! {
        <div class="read-out overview-told" id=TOLD role="status" prop:style=place>
            {move || lines.get().unwrap_or_default().into_iter().map(|line| view! { <p>{line}</p> }).collect_view()}
        </div>
    }
}

/// What the marks mean.
#[component]
fn Legend(shown: Shown) -> impl IntoView {
    let keys = Memo::new(move |_| shown.figure.with(overview_legend));
    let key = |key: LegendKey| {
        let (sign, class) = glyph(key.sign);
        view! { <span><span class=class aria-hidden="true">{sign}</span>" "{key.text}</span> }
    };
    view! { <p class="overview-legend">{move || keys.get().into_iter().map(key).collect_view()}</p> }
}

/// A mark as a letter, and its class.
const fn glyph(sign: Sign) -> (&'static str, &'static str) {
    match sign {
        Sign::Overview(LegendPart::Share { tone: SparkTone::Met, is_binding: true }) => ("●", "met"),
        Sign::Overview(LegendPart::Share { tone: SparkTone::Missed, is_binding: true }) => ("▼", "missed"),
        Sign::Overview(LegendPart::Share { tone: SparkTone::Unjudged, is_binding: true }) => ("◆", "unjudged"),
        Sign::Overview(LegendPart::Share { is_binding: false, .. }) => ("○▽", ""),
        Sign::Overview(LegendPart::Observed) => ("■", ""),
        Sign::Overview(LegendPart::Milestone) => ("┃", ""),
        Sign::Overview(LegendPart::First) => ("┣━", ""),
        _ => ("▸", ""),
    }
}
