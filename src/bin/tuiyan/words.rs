//! Judgements in the words of a planner.

use tuiyan::plan::{Comparison, Indicator, Nature, Start, Statement};
use tuiyan::projection::{Obstacle, Parameter, Reason, Requirement, Side, Value, Verdict};

use super::number::{beside, enough, plain, rounded};

pub(super) const fn nature(nature: Option<Nature>) -> &'static str {
    match nature {
        Some(Nature::Binding) => "约束性",
        Some(Nature::Expected) => "预期性",
        None => "未注明",
    }
}

/// What the plan prints of the base year.
pub(super) fn stated_start(statement: &Statement) -> String {
    match statement.measured().map(|stated| stated.start) {
        Some(Start::Value(value)) => plain(value.get()),
        Some(Start::Below(value)) => format!("＜{}", plain(value.get())),
        Some(Start::EarlierTotal(total)) => format!("[{}]", plain(total.get())),
        Some(Start::Missing) | None => "—".to_owned(),
    }
}

pub(super) fn target(statement: &Statement) -> String {
    match statement {
        Statement::Status => "实现".to_owned(),
        Statement::Measured(stated) => format!("{}{}", stated.target.op.symbol(), plain(stated.target.value.get())),
    }
}

/// What is judged, with as many digits as the verdict needs.
pub(super) fn outcome(outcome: Option<Value>, indicator: &Indicator, statement: &Statement) -> String {
    let (Some(outcome), Some(stated)) = (outcome, statement.measured()) else { return "—".to_owned() };
    let shown = |y: f64| beside(y, stated.target.value.get(), indicator.decimals.get());
    match outcome {
        Value::Exact(value) => shown(value.get()),
        Value::Between { low, high, open } => {
            let end = if open { "（不含）" } else { "" };
            format!("{}—{}{end}", shown(low.get()), shown(high.get()))
        }
    }
}

pub(super) fn verdict(verdict: &Verdict) -> String {
    match verdict {
        Verdict::Met { first_year, .. } => format!("达标（{first_year}年起）"),
        Verdict::Missed { shortfall: Some(short) } if short.close => "未达标（接近）".to_owned(),
        Verdict::Missed { .. } => "未达标".to_owned(),
        Verdict::Unjudged(reason) => format!("无法判断：{}", because(reason)),
    }
}

fn because(reason: &Reason) -> String {
    match reason {
        Reason::NoStart => "没有起点".to_owned(),
        Reason::NoGrowth => "没有设定增速".to_owned(),
        Reason::StatusNotStated => "没有说明是否实现".to_owned(),
        Reason::DependsOnStart { met: Side::Below, of } => format!("起点低于 {} 才达标", rounded(of.get(), 0, 4)),
        Reason::DependsOnStart { met: Side::Above, of } => format!("起点高于 {} 才达标", rounded(of.get(), 0, 4)),
        Reason::UndefinedStep(year) => format!("{year}年起无法按增速推算，数值不大于 0"),
        Reason::NoLimit => "没有上限可依".to_owned(),
    }
}

/// How far from the target.
pub(super) fn distance(verdict: &Verdict, indicator: &Indicator) -> String {
    let shown = |amount: f64| beside(amount, 0.0, indicator.decimals.get());
    match verdict {
        Verdict::Met { margin: Some(margin), .. } => format!("余 {}", shown(margin.get())),
        Verdict::Missed { shortfall: Some(short) } => format!("差 {}", shown(short.amount.get())),
        Verdict::Met { .. } | Verdict::Missed { .. } | Verdict::Unjudged(_) => "—".to_owned(),
    }
}

/// What it would take.
pub(super) fn required(required: Option<Requirement>, indicator: &Indicator) -> String {
    match required {
        None => "—".to_owned(),
        Some(Requirement::Any { .. }) => "任何设定都达标".to_owned(),
        Some(Requirement::Impossible { obstacle, .. }) => format!("达不到：{}", hindered(obstacle)),
        Some(Requirement::Bound { parameter, relation, setting }) => {
            let amount = amount(parameter, relation, setting.get(), indicator);
            format!("{}{}{amount}", name(parameter), relation.symbol())
        }
    }
}

/// The setting, rounded to the side that is enough.
fn amount(parameter: Parameter, relation: Comparison, x: f64, indicator: &Indicator) -> String {
    let up = matches!(relation, Comparison::AtLeast | Comparison::MoreThan);
    match parameter {
        Parameter::Step | Parameter::Steps => enough(x, up, indicator.decimals.get() + 2),
        Parameter::Rate | Parameter::Rates | Parameter::Share => enough(x * 100.0, up, 2) + "％",
        Parameter::Steepness => enough(x, up, 4),
    }
}

const fn name(parameter: Parameter) -> &'static str {
    match parameter {
        Parameter::Step => "年增量",
        Parameter::Rate => "年增速",
        Parameter::Share => "每年缩减缺口",
        Parameter::Steepness => "陡度",
        Parameter::Steps => "逐年增量",
        Parameter::Rates => "逐年增速",
    }
}

const fn hindered(obstacle: Obstacle) -> &'static str {
    match obstacle {
        Obstacle::AllPinned => "各年都已给定",
        Obstacle::Bound => "受自然界限所限",
        Obstacle::Limit => "受所设上限所限",
    }
}
