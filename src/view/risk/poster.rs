//! The drawings of 风险 as pictures that can leave the page.

use super::{Joint, RankingOrder, Rankings, TornadoView, TwoWay, heat_chart, joint_chart, ranking_chart, tornado_chart};
use crate::chart::{Drawing, Poster};
use crate::plan::{Indicator, Plan};
use crate::scenario::Scenario;
use crate::view::poster::{plan_source, source};
use crate::view::row::name;
use crate::view::words;
use crate::{phrase, word};

/// One of the rankings; `None` where nothing stands in it.
pub fn ranking_poster(plan: &Plan, scenario: &Scenario, found: &Rankings, order: RankingOrder) -> Option<Poster> {
    let lines = found.lines(order);
    let drawing = Drawing::Ranking(ranking_chart(lines, &found.chart_title(order)));
    let subject = phrase!("{}：{} · {}", "{}: {} · {}", order.name(), order.note(), found.measure);
    (!lines.is_empty()).then(|| of_plan(plan, scenario, found.finding.clone(), &subject, drawing))
}

/// The scoreboard as one thing moves; `None` where nothing changes it.
pub fn joint_poster(plan: &Plan, scenario: &Scenario, found: &Joint) -> Option<Poster> {
    let what = word!(
        "对约束性达标项数的影响，斜纹为低端，实心为高端",
        "effect on the number of binding targets met; hatched: low end, solid: high end"
    );
    let drawing = || Drawing::Tornado(joint_chart(found));
    found.moves().then(|| of_plan(plan, scenario, found.finding.clone(), what, drawing()))
}

/// One input at a time; `None` where the outcome is an interval.
pub fn tornado_poster(plan: &Plan, scenario: &Scenario, indicator: &Indicator, found: &TornadoView) -> Option<Poster> {
    let drawing = Drawing::Tornado(tornado_chart(found)?);
    let what = word!("单项变动，斜纹为低端，实心为高端", "one input at a time; hatched: low end, solid: high end");
    Some(of_indicator(plan, scenario, indicator, found.finding.clone(), what, drawing))
}

/// Two inputs at once.
pub fn two_way_poster(plan: &Plan, scenario: &Scenario, indicator: &Indicator, found: &TwoWay) -> Poster {
    let (across, down) = (&found.columns.label, &found.rows.label);
    let title = if down.is_empty() {
        phrase!("{across}变动：{}", "{across} changed: {}", found.title)
    } else {
        phrase!("{across}与{down}同时变动：{}", "{across} and {down} together: {}", found.title)
    };
    let what = word!(
        "绿底达标，斜纹未达标，粗线为分界，方框为现在的假设",
        "green: met, hatched: missed, thick line: where the verdict turns, frame: current assumptions"
    );
    of_indicator(plan, scenario, indicator, title, what, Drawing::Heat(heat_chart(found)))
}

fn of_plan(plan: &Plan, scenario: &Scenario, title: String, what: &str, drawing: Drawing) -> Poster {
    let subject = phrase!("{what} · 情景：{}", "{what} · scenario: {}", scenario.name);
    Poster { title, subject, keys: Vec::new(), drawing, source: plan_source(plan) }
}

fn of_indicator(plan: &Plan, scenario: &Scenario, indicator: &Indicator, title: String, what: &str, drawing: Drawing) -> Poster {
    let (name, nature) = (words::named(name(indicator), indicator.unit.get()), words::nature(indicator.nature));
    let subject = phrase!("{name} · {nature} · {what} · 情景：{}", "{name} · {nature} · {what} · scenario: {}", scenario.name);
    Poster { title, subject, keys: Vec::new(), drawing, source: source(plan, indicator) }
}
