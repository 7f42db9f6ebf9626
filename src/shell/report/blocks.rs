//! What stands below a heading of the report, whether it is printed or read.

use leptos::prelude::*;

use super::drawings::Gallery;
use super::tables::PaperTable;
use crate::view::{PaperBlock, ReportFigures};

/// What the picture of the whole plan says, and the picture for the first page as SVG; nothing where there is none.
#[derive(Clone, Copy)]
pub(super) struct Overview(pub(super) Signal<Option<(String, String)>>);

/// What stands below a heading.
pub(super) fn block(block: PaperBlock, figures: Memo<ReportFigures>) -> AnyView {
    match block {
        PaperBlock::Text(text) => view! { <p class="paper-text">{text}</p> }.into_any(),
        PaperBlock::List(lines) => {
            let lines: Vec<_> = lines.into_iter().map(|line| view! { <li>{line}</li> }).collect();
            view! { <ol class="paper-list">{lines}</ol> }.into_any()
        }
        PaperBlock::Table(table) => view! { <PaperTable table/> }.into_any(),
        PaperBlock::Overview => view! { <WholePlan/> }.into_any(),
        PaperBlock::Figures(captions) => view! { <Gallery captions figures/> }.into_any(),
    }
}

/// The place of the picture of the whole plan.
#[component]
fn WholePlan() -> impl IntoView {
    let overview = use_context::<Overview>();
    let drawn = move || overview.and_then(|overview| overview.0.get());
    move || drawn().map(|(said, svg)| view! { <div class="paper-overview" role="img" aria-label=said inner_html=svg></div> })
}
