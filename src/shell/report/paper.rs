//! The report laid out as it is printed. On a phone's screen it is laid out to be read.

use leptos::prelude::*;

use super::drawings::Gallery;
use super::reading::Reading;
use super::tables::PaperTable;
use crate::shell::theme::Theme;
use crate::view::{Block, Fact, Paper, Part, Report, ReportFigures};
use crate::word;

/// What the picture of the whole plan says, and the picture for the first page as SVG; nothing where there is none.
#[derive(Clone, Copy)]
pub(super) struct Overview(pub(super) Signal<Option<(String, String)>>);

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
fn OnePart(part: Part, figures: Memo<ReportFigures>) -> impl IntoView {
    let Part { title, blocks } = part;
    view! { <section class="paper-part"><h2>{title}</h2>{blocks.into_iter().map(|one| block(one, figures)).collect_view()}</section> }
}

/// What stands below a heading.
pub(super) fn block(block: Block, figures: Memo<ReportFigures>) -> AnyView {
    match block {
        Block::Text(text) => view! { <p class="paper-text">{text}</p> }.into_any(),
        Block::List(lines) => {
            let lines: Vec<_> = lines.into_iter().map(|line| view! { <li>{line}</li> }).collect();
            view! { <ol class="paper-list">{lines}</ol> }.into_any()
        }
        Block::Table(table) => view! { <PaperTable table/> }.into_any(),
        Block::Overview => view! { <WholePlan/> }.into_any(),
        Block::Figures(captions) => view! { <Gallery captions figures/> }.into_any(),
    }
}

/// The place of the picture of the whole plan.
#[component]
fn WholePlan() -> impl IntoView {
    let overview = use_context::<Overview>();
    let drawn = move || overview.and_then(|overview| overview.0.get());
    move || drawn().map(|(said, svg)| view! { <div class="paper-overview" role="img" aria-label=said inner_html=svg></div> })
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
