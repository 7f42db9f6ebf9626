//! Charts on paper. A canvas has the pixels and the colours of a screen, so while the page is printed a vector drawing of the paper's
//! width stands in for it.

use leptos::prelude::*;

use super::clock::today;
use super::rest::Awaited;
use super::store::Store;
use super::theme::Theme;
use crate::chart::{Drawing, Frame, Tiling, svg};
use crate::view::running;

/// As wide as upright A4 within its margins; the height is for charts that fit any.
const PAPER: Frame = Frame { width: 700, height: 300, scale: 2.0 };
/// The picture of all indicators lies on a sheet that does, in columns; with several scenarios it has one.
const LYING: Frame = Frame { width: 1160, ..PAPER };

/// What is printed in place of the canvas that follows it. Nothing is there on a screen.
#[component]
pub(super) fn Printed(drawing: impl Fn() -> Option<Drawing> + Send + 'static) -> impl IntoView {
    let (theme, rest) = (expect_context::<Theme>(), expect_context::<Awaited>());
    let printed = move || {
        let pages = rest.here().zip(drawing());
        pages.map(|(rest, drawing)| (rest.pages)(drawing, theme.colours())).unwrap_or_default()
    };
    let html = move || if theme.is_printed() { printed() } else { String::new() };
    view! { <div class="printed" inner_html=html></div> }
}

/// A drawing as vectors: of many small charts as many as rows, so that a page may end between them.
pub(super) fn pages(drawing: Drawing, theme: &crate::chart::Theme) -> String {
    let one = |drawing: Drawing| {
        let paper = if matches!(&drawing, Drawing::Overview(all) if all.panels() == 1) { LYING } else { PAPER };
        let height = drawing.height(paper.width).unwrap_or(paper.height);
        svg(&drawing, theme, Frame { height, ..paper }).unwrap_or_default()
    };
    match drawing {
        // Row by row, so that a page may end between them.
        Drawing::Tiles(tiles) => {
            let columns = Tiling::fitting(tiles.len(), PAPER.width).columns;
            tiles.chunks(columns).map(|row| one(Drawing::Tiles(row.to_vec()))).collect()
        }
        whole => one(whole),
    }
}

/// Which plan and scenario a printed page is of, and since when; the report says so itself. Nothing is there on a screen.
#[component]
pub(super) fn PrintHead() -> impl IntoView {
    let (store, theme) = (expect_context::<Store>(), expect_context::<Theme>());
    let plan = store.plan();
    let text = move || {
        let said = || store.with_scenario(|scenario| running(&plan, scenario, &today()));
        theme.is_printed().then(|| view! { <p>{said()}</p><p>{store.board.with(|board| board.sentence.clone())}</p> })
    };
    view! { <div class="print-head" aria-hidden="true">{text}</div> }
}
