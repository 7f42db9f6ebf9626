//! The report laid out as it is printed.

use leptos::prelude::*;

use super::drawings::Drawings;
use super::tables::{Assumptions, Board, MainTable, Observations, Open, Readings};
use crate::view::{Charted, Fact, Report};
use crate::word;

/// Everything on the paper.
#[component]
pub(super) fn Paper(report: Memo<Report>, charted: RwSignal<Charted>) -> impl IntoView {
    let parts = move || {
        let Report { title, facts, board, heads, lines, departments, assumed, observed, readings, unjudged, .. } = report.get();
        let Report { annex, annex_note, method, provenance, .. } = report.get();
        let annex_heads = heads.clone();
        view! {
            <Head title kind=word!("指标推演报告", "Indicator projection report") facts/>
            <Part title=word!("总体情况", "Summary")><Board board/></Part>
            <Part title=word!("主要指标", "Main indicators")><MainTable heads lines departments/></Part>
            <Part title=word!("所作假设", "Assumptions")><Assumptions assumed/></Part>
            {(!observed.is_empty()).then(|| view! { <Part title=word!("观测数据", "Observations")><Observations observed/></Part> })}
            <Part title=word!("读法", "Readings")><Readings readings/></Part>
            <Part title=word!("无法判断的指标", "Indicators that cannot be judged")><Open unjudged/></Part>
            <Part title=word!("其他目标", "Other targets")>
                <p>{annex_note}</p>
                {(!annex.is_empty()).then(|| view! { <MainTable heads=annex_heads lines=annex departments=Vec::new()/> })}
            </Part>
            <Part title=word!("方法说明", "Method")>
                {method.into_iter().map(|paragraph| view! { <p class="method">{paragraph}</p> }).collect_view()}
            </Part>
            <Drawings charted/>
            <p class="provenance">{provenance}</p>
        }
    };
    view! { <Desk>{parts}</Desk> }
}

/// Where the paper lies.
#[component]
pub(super) fn Desk(children: Children) -> impl IntoView {
    view! { <div class="desk" role="region" aria-label=word!("报告正文", "Text of the report") tabindex="0"><div class="paper">{children()}</div></div> }
}

/// What stands above everything else.
#[component]
pub(super) fn Head(title: String, kind: &'static str, facts: Vec<Fact>) -> impl IntoView {
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

/// A numbered part; the style sheet counts.
#[component]
pub(super) fn Part(title: &'static str, children: Children) -> impl IntoView {
    view! { <section class="paper-part"><h2>{title}</h2>{children()}</section> }
}
