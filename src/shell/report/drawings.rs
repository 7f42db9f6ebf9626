//! The report's figures, a screenful at a time: each is a document of its own, and there may be hundreds.

use leptos::prelude::*;

use super::super::gradual::gradual;
use crate::chart::{Frame, Theme, poster_svg};
use crate::view::{ReportFigure, ReportFigures};

/// A figure on paper, two to a line.
const PRINTED: Frame = Frame { width: 560, height: 300, scale: 2.0 };

/// The figures with these captions. What is drawn says nothing that the caption says; its texts are escaped where it is drawn.
#[component]
pub(super) fn Gallery(captions: Vec<String>, figures: Memo<ReportFigures>) -> impl IntoView {
    let standing = gradual(move || captions.clone());
    let drawing = move |caption: String| {
        let one = figures.with_untracked(|all| all.figures.iter().find(|one| one.caption == caption).cloned());
        one.and_then(|one| drawing(&one))
    };
    view! {
        <div class="drawings">
            <For each=move || standing.get() key=String::clone children=drawing/>
        </div>
    }
}

fn drawing(ReportFigure { caption, poster, .. }: &ReportFigure) -> Option<impl IntoView + use<>> {
    let svg = poster_svg(poster, &Theme::LIGHT, PRINTED).ok()?;
    let (said, caption) = (caption.clone(), caption.clone());
    Some(
        view! { <figure><div class="drawing" role="img" aria-label=said inner_html=svg></div><figcaption>{caption}</figcaption></figure> },
    )
}
