//! The report for who reads it on a phone: what follows and the counts at once, what is missed as cards, all else folded.

use leptos::prelude::*;

use super::blocks::block;
use crate::view::{Conclusion, Paper, PaperBlock, PaperPart, Report, ReportFigures, Shortcoming};
use crate::word;

/// The whole of it.
#[component]
pub(super) fn Reading(report: Memo<Report>, figures: Memo<ReportFigures>) -> impl IntoView {
    let whole = move || {
        let Paper { kind, parts, running, provenance, .. } =
            figures.with(|figures| report.with(|report| report.paper(Some(figures))));
        let concluded = report.with(|report| report.conclusion.clone());
        let mut parts = parts.into_iter();
        let first = parts.next().map(|part| conclusion(part, concluded, figures));
        let rest: Vec<_> = parts.map(|part| folded(part, figures)).collect();
        view! {
            <header class="reader-head"><h1>{kind}</h1><p>{running}</p></header>
            {first}
            {rest}
            <p class="provenance">{provenance}</p>
        }
    };
    view! { <div class="reader" role="region" aria-label=word!("报告正文", "Text of the report")>{whole}</div> }
}

/// The sentences, the counts, and a card for each that is missed in place of the worst few.
fn conclusion(part: PaperPart, concluded: Conclusion, figures: Memo<ReportFigures>) -> impl IntoView {
    let Conclusion { lead, missed, over_missed, .. } = concluded;
    let is_shown = move |block: &PaperBlock| match block {
        PaperBlock::Text(text) => *text != lead,
        PaperBlock::List(_) => false,
        PaperBlock::Table(_) | PaperBlock::Overview | PaperBlock::Figures(_) => true,
    };
    let blocks: Vec<_> = part.blocks.into_iter().filter(is_shown).map(|one| block(one, figures)).collect();
    let count = missed.len();
    let cards: Vec<_> = missed.into_iter().map(card).collect();
    let missed = (count > 0).then(|| view! { <section class="reader-missed"><h2>{over_missed}</h2>{cards}</section> });
    view! { <section class="reader-conclusion"><h2>{part.title}</h2>{blocks}</section> {missed} }
}

fn card(Shortcoming { name, finding, share, required, tone }: Shortcoming) -> impl IntoView {
    let required = (!required.is_empty())
        .then(|| view! { <p class="card-required">{word!("达标所需：", "Required: ")}<strong>{required}</strong></p> });
    view! {
        <article class="reader-card">
            <h3>{name}</h3>
            <p class=format!("paper-verdict {}", tone.class())><span aria-hidden="true">{tone.mark()}" "</span>{finding}</p>
            {(!share.is_empty()).then(|| view! { <p class="card-share">{share}</p> })}
            {required}
        </article>
    }
}

fn folded(part: PaperPart, figures: Memo<ReportFigures>) -> impl IntoView {
    let PaperPart { title, blocks } = part;
    let is_open = RwSignal::new(false);
    let opened = move |event: leptos::ev::Event| {
        let details = event_target::<web_sys::Element>(&event);
        is_open.set(details.has_attribute("open"));
    };
    let content = move || is_open.get().then(|| blocks.clone().into_iter().map(|one| block(one, figures)).collect_view());
    view! { <details class="reader-part" on:toggle=opened><summary>{title}</summary>{content}</details> }
}
