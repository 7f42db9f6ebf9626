//! A chart of a section: a canvas as high as its drawing asks or as there is room, with words for those who do not see it.

use leptos::ev;
use leptos::html;
use leptos::prelude::*;

use crate::chart::{Drawing, Frame};
use crate::shell::painter::paint;
use crate::shell::printed::Printed;
use crate::shell::size::{use_size, within};

/// Where the pointer is, in css pixels from the drawing's upper left corner, and how large the drawing is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::shell) struct Pointed {
    pub(in crate::shell) x: f64,
    pub(in crate::shell) y: f64,
    pub(in crate::shell) frame: Frame,
}

/// The canvas. Nothing stands there while there is nothing to draw; a drawing that fits any height has the style sheet's.
#[component]
pub(in crate::shell) fn Plate(
    drawing: Memo<Option<Drawing>>,
    /// What it shows, and where the same can be read.
    #[prop(into)]
    label: Signal<String>,
    /// The pointer moved over the drawing, or away from it.
    #[prop(optional, into)]
    on_move: Option<Callback<Option<Pointed>>>,
    #[prop(optional, into)] on_press: Option<Callback<Pointed>>,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    let (canvas, area) = (NodeRef::<html::Canvas>::new(), NodeRef::<html::Div>::new());
    let size = use_size(area);
    paint(canvas, size, move || drawing.get());
    let style = move || {
        let width = size.get().0;
        drawing.with(|drawing| Some(format!("height:{}px", drawing.as_ref()?.height(width)?)))
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
            <Printed drawing=move || drawing.get()/>
            <canvas node_ref=canvas role="img" aria-label=label></canvas>
            {children.map(|children| children())}
        </div>
    }
}

const fn framed((width, height): (u32, u32)) -> Frame {
    Frame { width, height, scale: 1.0 }
}

fn pointed(event: &ev::MouseEvent, area: NodeRef<html::Div>, size: Signal<(u32, u32)>) -> Option<Pointed> {
    let (x, y) = within(&area.get_untracked()?.into(), (event.client_x(), event.client_y()));
    Some(Pointed { x, y, frame: framed(size.get_untracked()) })
}
