//! The drawings of 风险 as pictures that can leave the page.

use super::{Joint, Order, Rankings, Tornado, TwoWay, heat_chart, joint_chart, ranking_chart, tornado_chart};
use crate::chart::{Drawing, Poster};
use crate::plan::{Indicator, Plan};
use crate::scenario::Scenario;
use crate::view::poster::source;
use crate::view::row::name;
use crate::view::words;

/// One of the rankings; `None` where nothing stands in it.
pub fn ranking_poster(plan: &Plan, scenario: &Scenario, found: &Rankings, order: Order) -> Option<Poster> {
    let lines = found.lines(order);
    let drawing = Drawing::Ranking(ranking_chart(lines, &found.chart_title(order)));
    let subject = format!("{}：{} · {}", order.name(), order.note(), found.measure);
    (!lines.is_empty()).then(|| of_plan(plan, scenario, found.finding.clone(), &subject, drawing))
}

/// The scoreboard as one thing moves; `None` where nothing changes it.
pub fn joint_poster(plan: &Plan, scenario: &Scenario, found: &Joint) -> Option<Poster> {
    let drawing = || Drawing::Tornado(joint_chart(found));
    found
        .moves()
        .then(|| of_plan(plan, scenario, found.finding.clone(), "对约束性达标项数的影响，斜纹为低端，实心为高端", drawing()))
}

/// One input at a time; `None` where the outcome is an interval.
pub fn tornado_poster(plan: &Plan, scenario: &Scenario, indicator: &Indicator, found: &Tornado) -> Option<Poster> {
    let drawing = Drawing::Tornado(tornado_chart(found)?);
    Some(of_indicator(plan, scenario, indicator, found.finding.clone(), "单项变动，斜纹为低端，实心为高端", drawing))
}

/// Two inputs at once.
pub fn two_way_poster(plan: &Plan, scenario: &Scenario, indicator: &Indicator, found: &TwoWay) -> Poster {
    let title = format!("{}与{}同时变动：{}", found.columns.label, found.rows.label, found.title);
    let what = "绿底达标，斜纹未达标，粗线为分界，方框为现在的假设";
    of_indicator(plan, scenario, indicator, title, what, Drawing::Heat(heat_chart(found)))
}

fn of_plan(plan: &Plan, scenario: &Scenario, title: String, what: &str, drawing: Drawing) -> Poster {
    let source = format!("来源：{}（{}）；规划数据版本 {}", plan.name, plan.document.number, plan.version);
    Poster { title, subject: format!("{what} · 情景：{}", scenario.name), keys: Vec::new(), drawing, source }
}

fn of_indicator(plan: &Plan, scenario: &Scenario, indicator: &Indicator, title: String, what: &str, drawing: Drawing) -> Poster {
    let (name, nature) = (name(indicator), words::nature(indicator.nature));
    let subject = format!("{name}（{}） · {nature} · {what} · 情景：{}", indicator.unit, scenario.name);
    Poster { title, subject, keys: Vec::new(), drawing, source: source(plan, indicator) }
}
