//! The report laid out as it is printed. On a phone's screen it is laid out to be read.

use leptos::prelude::*;

use super::blocks::block;
use super::reading::Reading;
use crate::shell::theme::Theme;
use crate::view::{Fact, Paper, PaperPart, Report, ReportFigures};
use crate::word;

/// The report: as paper, or to be read where the screen is narrow and nothing is printed.
#[component]
pub(super) fn Whole(report: Memo<Report>, figures: Memo<ReportFigures>) -> impl IntoView {
    let theme = expect_context::<Theme>();
    let is_read = Memo::new(move |_| theme.is_narrow() && !theme.is_printed());
    let paper = move || view! { <OnPaper report figures/> };
    view! { <Show when=move || is_read.get() fallback=paper><Reading report figures/></Show> }
}

#[component]
fn OnPaper(report: Memo<Report>, figures: Memo<ReportFigures>) -> impl IntoView {
    let parts = move || {
        let Paper { title, kind, facts, parts, provenance, .. } =
            figures.with(|figures| report.with(|report| report.paper(Some(figures))));
        view! {
            <Head title kind facts/>
            {parts.into_iter().map(|part| view! { <OnePart part figures/> }).collect_view()}
            <p class="provenance">{provenance}</p>
        }
    };
    view! { <Desk>{parts}</Desk> }
}

#[component]
fn OnePart(part: PaperPart, figures: Memo<ReportFigures>) -> impl IntoView {
    let PaperPart { title, blocks } = part;
    view! { <section class="paper-part"><h2>{title}</h2>{blocks.into_iter().map(|one| block(one, figures)).collect_view()}</section> }
}

/// Where the paper lies.
#[component]
pub(super) fn Desk(children: Children) -> impl IntoView {
    view! { <div class="desk" role="region" aria-label=word!("报告正文", "Text of the report") tabindex="0"><div class="paper">{children()}</div></div> }
}

/// What stands above everything else.
#[component]
pub(super) fn Head(title: String, #[prop(into)] kind: String, facts: Vec<Fact>) -> impl IntoView {
    view! {
        <header class="paper-head">
            <h1>{title}</h1>
            <p class="paper-kind">{kind}</p>
            <dl class="facts">
                {facts.into_iter().map(fact).collect_view()}
            </dl>
        </header>
    }
}

fn fact(Fact { label, text, is_long }: Fact) -> impl IntoView {
    view! { <div class:wide=is_long><dt>{label}</dt><dd>{text}</dd></div> }
}
