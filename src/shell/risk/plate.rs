//! A chart of a section: a canvas as high as its drawing asks or as there is room, with words for those who do not see it.

use leptos::ev;
use leptos::html;
use leptos::prelude::*;

use crate::chart::{self, Frame};
use crate::shell::painter::paint;
use crate::shell::size::use_size;
use crate::shell::surface::Surface;
use crate::shell::theme::Theme;

/// Paints a drawing on a canvas's surface.
pub(super) type Draw<T> = fn(&T, &chart::Theme, Frame, Surface) -> Result<(), String>;

/// Where the pointer is, in css pixels from the drawing's upper left corner, and how large the drawing is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Pointed {
    pub(super) x: f64,
    pub(super) y: f64,
    pub(super) frame: Frame,
}

/// The canvas. Nothing stands there while there is nothing to draw.
#[component]
pub(super) fn Plate<T>(
    drawing: Memo<Option<T>>,
    draw: Draw<T>,
    /// How high the drawing is at that frame's width; left to the style sheet where it fits any height.
    #[prop(optional_no_strip)]
    height: Option<fn(&T, Frame) -> u32>,
    /// What it shows, and where the same can be read.
    #[prop(into)]
    label: Signal<String>,
    /// The pointer moved over the drawing, or away from it.
    #[prop(optional, into)]
    on_move: Option<Callback<Option<Pointed>>>,
    #[prop(optional, into)] on_press: Option<Callback<Pointed>>,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView
where
    T: Clone + PartialEq + Send + Sync + 'static,
{
    let (canvas, area) = (NodeRef::<html::Canvas>::new(), NodeRef::<html::Div>::new());
    let size = use_size(area);
    let theme = expect_context::<Theme>();
    paint(canvas, size, move || theme.colours(), move || drawing.get(), draw);
    let style = move || {
        let frame = framed(size.get());
        drawing.with(|drawing| Some(format!("height:{}px", height?(drawing.as_ref()?, frame))))
    };
    let moved = move |at: Option<Pointed>| {
        if let Some(on_move) = on_move {
            on_move.run(at);
        }
    };
    let press = move |event: ev::MouseEvent| {
        if let Some((on_press, at)) = on_press.zip(pointed(&event, area, size)) {
            on_press.run(at);
        }
    };
    view! {
        <div
            class="risk-plot"
            class:absent=move || drawing.with(Option::is_none)
            class:pressable=on_press.is_some()
            prop:style=style
            node_ref=area
            on:pointermove=move |event| moved(pointed(&event, area, size))
            on:pointerleave=move |_| moved(None)
            on:click=press
        >
            <canvas node_ref=canvas role="img" aria-label=label></canvas>
            {children.map(|children| children())}
        </div>
    }
}

const fn framed((width, height): (u32, u32)) -> Frame {
    Frame { width, height, scale: 1.0 }
}

fn pointed(event: &ev::MouseEvent, area: NodeRef<html::Div>, size: Signal<(u32, u32)>) -> Option<Pointed> {
    let corner = area.get_untracked()?.get_bounding_client_rect();
    let (x, y) = (f64::from(event.client_x()) - corner.left(), f64::from(event.client_y()) - corner.top());
    Some(Pointed { x, y, frame: framed(size.get_untracked()) })
}
