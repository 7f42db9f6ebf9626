//! A chart within an exercise.

use leptos::html;
use leptos::prelude::*;

use crate::chart::{Drawing, LargeChart};
use crate::shell::painter::paint;
use crate::shell::size::use_size;

/// A chart that nobody takes hold of; what it shows stands beside it in words.
#[component]
pub(super) fn Picture(figure: LargeChart, class: &'static str, label: &'static str) -> impl IntoView {
    let (canvas, area) = (NodeRef::<html::Canvas>::new(), NodeRef::<html::Div>::new());
    let size = use_size(area);
    paint(canvas, size, move || Some(Drawing::Figure(figure.clone())));
    view! {
        <div class=class node_ref=area>
            <canvas node_ref=canvas role="img" aria-label=label></canvas>
        </div>
    }
}
