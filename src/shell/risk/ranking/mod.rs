//! Which target breaks first, which is cheapest to turn.
//!
//! The bars and the `table` show the same lines in the same order, so what is pointed at is a place among them.

mod table;

use leptos::prelude::*;

use self::table::{Apart, Lines};
use super::plate::{Plate, Pointed};
use crate::chart::{Drawing, RankingRows};
use crate::language::Text;
use crate::risk::{Effort, Scope};
use crate::shell::choices::one_of;
use crate::shell::picture::Pictures;
use crate::shell::store::Store;
use crate::view::risk::{RankingOrder, Rankings, Wanted, measure_name, opened, ranking_chart, ranking_poster};
use crate::{phrase, word};

/// What the person chose to see; what is left open depends on what there is. It outlives the view, so that opening an indicator and
/// coming back finds it as it was.
#[derive(Clone, Copy)]
pub(in crate::shell) struct RankingChosen(RwSignal<Wanted>);

impl RankingChosen {
    pub(in crate::shell) fn new() -> Self {
        Self(RwSignal::new(Wanted::default()))
    }
}

/// The section.
#[component]
pub(super) fn Ranking() -> impl IntoView {
    let (store, RankingChosen(wanted)) = (expect_context::<Store>(), expect_context::<RankingChosen>());
    let plan = store.plan();
    let opened = Memo::new(move |_| store.with_scenario(|scenario| opened(&plan, scenario, wanted.get())));
    let found = Memo::new(move |_| opened.with(|opened| opened.rankings.clone()));
    let order = Memo::new(move |_| opened.with(|opened| opened.order));
    let aside = move || opened.with(|opened| opened.aside.clone());
    // Which line the pointer or the focus is on.
    let at = RwSignal::new(None::<usize>);
    view! {
        <Tools found order/>
        <p class="ranking-finding" role="status">{move || found.with(|found| found.finding.clone())}</p>
        <p class="risk-note ranking-aside" hidden=move || aside().is_empty()>{aside}{word!("。", ".")}</p>
        <p class="risk-note">{move || order.get().note()}{word!("。", ". ")}{move || found.with(|found| found.measure)}{word!("。", ".")}</p>
        <div class="ranking">
            <Bars found order at/>
            <Lines found order at/>
        </div>
        <Apart found/>
    }
}

const MEASURES: [Effort; 2] = [Effort::Share, Effort::Steps];
const SCOPES: [(Scope, Text); 2] =
    [(Scope::Scored, Text::new("只看主要指标", "Main indicators")), (Scope::All, Text::new("全部目标", "All targets"))];

#[component]
fn Tools(found: Memo<Rankings>, order: Memo<RankingOrder>) -> impl IntoView {
    let RankingChosen(wanted) = expect_context::<RankingChosen>();
    let count = move |order: RankingOrder| found.with(|found| found.count(order));
    let by = move || found.with(|found| found.by);
    let scope = move || wanted.with(|wanted| wanted.scope);
    let [ordering, measure, extent] = [word!("排列", "Order"), word!("量度", "Measure"), word!("范围", "Scope")];
    let orders = one_of(
        ordering,
        RankingOrder::ALL,
        move || order.get(),
        move |order| wanted.update(|wanted| wanted.order = Some(order)),
        move |order| format!("{} {}", order.name(), count(order)),
    );
    let set_measure = move |by| wanted.update(|wanted| wanted.by = Some(by));
    let measures = one_of(measure, MEASURES, by, set_measure, |by| measure_name(by).to_owned());
    let set_scope = move |scope| wanted.update(|wanted| wanted.scope = scope);
    let scopes = one_of(extent, SCOPES.map(|(scope, _)| scope), scope, set_scope, scope_name);
    view! { <div class="risk-tools">{tool(ordering, orders)}{tool(measure, measures)}{tool(extent, scopes)}</div> }
}

fn scope_name(scope: Scope) -> String {
    SCOPES.iter().find(|(of, _)| *of == scope).map(|(_, name)| name.to_string()).unwrap_or_default()
}

/// Choices behind what they are about.
fn tool(label: &'static str, choices: impl IntoView) -> impl IntoView {
    view! { <div class="risk-tool"><span class="risk-note" aria-hidden="true">{label}</span>{choices}</div> }
}

/// The bars; one that is clicked opens its indicator.
#[component]
fn Bars(found: Memo<Rankings>, order: Memo<RankingOrder>, at: RwSignal<Option<usize>>) -> impl IntoView {
    let store = expect_context::<Store>();
    let bars = Memo::new(move |_| {
        let order = order.get();
        found.with(|found| (!found.lines(order).is_empty()).then(|| ranking_chart(found.lines(order), &found.chart_title(order))))
    });
    let drawing = Memo::new(move |_| bars.get().map(Drawing::Ranking));
    let bar_at = move |pointed: Pointed| {
        bars.with_untracked(|bars| bars.as_ref().and_then(|bars| RankingRows::of(bars).bar_at(pointed.y)))
    };
    let point = Callback::new(move |pointed: Option<Pointed>| {
        let now = pointed.and_then(bar_at);
        if at.get_untracked() != now {
            at.set(now);
        }
    });
    let open = Callback::new(move |pointed: Pointed| {
        let id = bar_at(pointed)
            .and_then(|at| found.with_untracked(|found| found.lines(order.get_untracked()).get(at).map(|line| line.id.clone())));
        if let Some(id) = id {
            store.open(&id);
        }
    });
    let under = move || {
        let edges = at.get().and_then(|at| bars.with(|bars| bars.as_ref().map(|bars| RankingRows::of(bars).edges(at))));
        edges.map_or_else(|| "display:none".to_owned(), |(top, bottom)| format!("top:{top}px;height:{}px", bottom - top))
    };
    let has_chart = Memo::new(move |_| drawing.with(Option::is_some));
    let poster = move || {
        let (order, plan) = (order.get_untracked(), store.plan());
        let name = |name: &str| format!("{} {name}", order.name());
        store.now(|_, scenario| {
            let poster = found.with_untracked(|found| ranking_poster(&plan, scenario, found, order))?;
            Some((poster, name(&scenario.name)))
        })
    };
    let label = Signal::derive(move || {
        phrase!(
            "{}，横条图：{}。逐项数字见表",
            "{}, bar chart: {}. The figures are in the table",
            order.get().name(),
            found.with(|found| found.finding.clone())
        )
    });
    view! {
        <figure class="risk-card ranking-bars" hidden=move || !has_chart.get()>
            <Pictures has_chart poster=move |()| poster()/>
            <Plate drawing label on_move=point on_press=open>
                <div class="ranking-under" prop:style=under aria-hidden="true"></div>
            </Plate>
        </figure>
    }
}
