//! Why: one line of figures that can be checked by hand.

use super::{Subject, target_words};
use crate::plan::{Baseline, Kind, Measured};
use crate::projection::{Growth, Value, Verdict};
use crate::view::number::{amount, brief, fixed, percent};
use crate::view::row::{outcome_decimals, outcome_to};
use crate::view::words::{self, Tone};

/// What is judged, as part of a sentence: `2025 年`, `五年累计`, `年均增速`.
pub(super) fn outcome_name(subject: Subject, stated: &Measured) -> String {
    match stated.kind {
        Kind::Level => format!(" {} 年", subject.plan.period.end()),
        Kind::Cumulative => format!(" {} 年累计", subject.plan.period.steps()),
        Kind::AverageGrowth => "年均增速".to_owned(),
    }
}

/// How an outcome stands to its target, in words.
pub(super) fn distance(subject: Subject, stated: &Measured, verdict: &Verdict) -> String {
    let unit = words::change_unit(subject.indicator);
    let amount = |x: f64| amount(x, outcome_decimals(subject.indicator, stated));
    let side = |more: bool| if (stated.target.op.direction().sign() > 0.0) == more { "高" } else { "低" };
    match verdict {
        Verdict::Met { .. } if is_interval(subject) => "达标".to_owned(),
        Verdict::Missed { .. } if is_interval(subject) => "未达标".to_owned(),
        Verdict::Met { margin: Some(margin), .. } if margin.get() == 0.0 => "刚好达标".to_owned(),
        Verdict::Met { margin: Some(margin), .. } => {
            format!("比目标{} {} {unit}，达标", side(true), amount(margin.get()))
        }
        Verdict::Missed { shortfall: Some(shortfall) } if shortfall.amount.get() == 0.0 => {
            format!("正好等于 {}，但目标要求{}于它，未达标", brief(stated.target.value.get(), 4), side(true))
        }
        Verdict::Missed { shortfall: Some(shortfall) } => {
            format!("比目标{} {} {unit}，未达标", side(false), amount(shortfall.amount.get()))
        }
        Verdict::Met { margin: None, .. } => "达标".to_owned(),
        Verdict::Missed { shortfall: None } => "未达标".to_owned(),
        Verdict::Unjudged(_) => String::new(),
    }
}

/// Whether only an interval is known of the outcome; then no single margin can be stated.
fn is_interval(subject: Subject) -> bool {
    subject.judgement.outcome.is_some_and(|outcome| outcome.exact().is_none())
}

/// The calculation, the comparison and the verdict.
pub(super) fn explanation(subject: Subject, stated: &Measured) -> String {
    let judgement = subject.judgement;
    let outcome = outcome_to(subject.indicator, stated, judgement, decimals(subject, stated));
    let Some(outcome) = outcome else { return String::new() };
    let target = target_words(subject, stated);
    let verdict = match &judgement.verdict {
        Verdict::Unjudged(reason) => words::reason(*reason),
        verdict => format!("{}{}", Tone::of(verdict).word(), headroom(subject, stated, verdict)),
    };
    if is_interval(subject) {
        return format!(
            "{} → 预计{} {outcome}，要求 {target} → {verdict}",
            calculation(subject, stated),
            outcome_name(subject, stated)
        );
    }
    let sides = if matches!(judgement.verdict, Verdict::Missed { .. }) { "，要求 " } else { " " };
    format!("{} = {outcome}{sides}{target} → {verdict}", calculation(subject, stated))
}

/// As many decimals as printed and as the start has, or up to two more where that is all there is to the outcome: 93.7 + 5 × 0.13 is
/// 94.35, not 94.3.
fn decimals(subject: Subject, stated: &Measured) -> usize {
    let start = subject.judgement.start.and_then(Value::exact).filter(|_| stated.kind == Kind::Level);
    let least = outcome_decimals(subject.indicator, stated).max(start.map_or(0, |start| digits(start.get())));
    let Some(exact) = subject.judgement.outcome.and_then(Value::exact) else { return least };
    let is_whole = |decimals: &usize| {
        let scaled = (0..*decimals).fold(exact.get(), |x, _| x * 10.0);
        (scaled - scaled.round()).abs() < 1e-6
    };
    (least..=least + 2).find(is_whole).unwrap_or(least)
}

fn headroom(subject: Subject, stated: &Measured, verdict: &Verdict) -> String {
    let decimals = decimals(subject, stated);
    match verdict {
        Verdict::Met { .. } | Verdict::Missed { .. } if is_interval(subject) => "（起点在此范围内都一样）".to_owned(),
        Verdict::Met { margin: Some(margin), first_year } => {
            format!("，余量 {}（{first_year} 年起）", amount(margin.get(), decimals))
        }
        Verdict::Missed { shortfall: Some(shortfall) } => {
            let whole = if stated.kind == Kind::Level { "规划增减量" } else { "目标" };
            let share = shortfall.share.map(|share| format!("，占{whole}的 {}", percent(share))).unwrap_or_default();
            format!("，差 {}{share}", amount(shortfall.amount.get(), decimals))
        }
        _ => String::new(),
    }
}

/// The left side: a formula on a free path, the chain of values where years are pinned or a bound or driver intervenes.
fn calculation(subject: Subject, stated: &Measured) -> String {
    let is_free = subject.assumption.years.is_empty()
        && subject.judgement.capped_in.is_none()
        && (subject.drivers.population_growth.is_none() || !subject.indicator.per_head);
    match (stated.kind, is_free) {
        (Kind::Level, true) => formula(subject, stated).unwrap_or_else(|| chain(subject, stated)),
        (Kind::Level, false) => chain(subject, stated),
        (Kind::Cumulative, _) => flows(subject, stated),
        (Kind::AverageGrowth, _) => mean(subject),
    }
}

fn formula(subject: Subject, stated: &Measured) -> Option<String> {
    let decimals = usize::from(subject.indicator.decimals.get());
    let start = match subject
        .assumption
        .start
        .map(Baseline::Point)
        .or(stated.start.baseline(subject.plan.period, subject.indicator.bounds))?
    {
        Baseline::Point(start) => fixed(start.get(), decimals.max(digits(start.get()))),
        Baseline::Interval { high, .. } => format!("起点（＜{}）", brief(high.get(), 4)),
    };
    let n = subject.plan.period.steps();
    Some(match subject.assumption.growth.as_ref().unwrap_or(&Growth::Hold) {
        Growth::Hold => format!("{start}（维持不变）"),
        Growth::Linear { step } => format!("{start} {}", plus_times(n, step.get())),
        Growth::Compound { rate } => format!("{start} ×（1 {}）^{n}", plus(&format!("{}％", brief(rate.get() * 100.0, 4)))),
        Growth::Damped { step, phi } => {
            let weights: f64 = std::iter::successors(Some(1.0), |w| Some(w * phi.get())).take(n).sum();
            format!(
                "{start} {} ×（1 + φ + … + φ^{}，φ = {}，合计 {}）",
                plus(&brief(step.get(), 4)),
                n - 1,
                brief(phi.get(), 3),
                brief(weights, 4)
            )
        }
        Growth::Gap { share, limit } => {
            let limit = brief(limit.or(subject.indicator.natural_limit(stated))?.get(), 4);
            format!("{limit} −（{limit} − {start}）×（1 − {}％）^{n}", brief(share.get() * 100.0, 4))
        }
        Growth::Logistic { steepness, ceiling } => {
            let ceiling = brief(ceiling.or(subject.indicator.natural_ceiling())?.get(), 4);
            format!("{ceiling} ÷（1 +（{ceiling} − {start}）÷ {start} × e^(−{n} × {})）", brief(steepness.get(), 4))
        }
        Growth::YearlySteps(steps) => {
            let steps: Vec<_> = steps.iter().map(|step| plus(&brief(step.get(), 4))).collect();
            format!("{start} {}", steps.join(" "))
        }
        Growth::YearlyRates(rates) => {
            let rates: Vec<_> =
                rates.iter().map(|rate| format!("（1 {}）", plus(&format!("{}％", brief(rate.get() * 100.0, 3))))).collect();
            format!("{start} × {}", rates.join(" × "))
        }
    })
}

/// The decimals that a number needs, up to six.
fn digits(number: f64) -> usize {
    let text = brief(number, 6);
    text.split_once('.').map_or(0, |(_, decimals)| decimals.len())
}

/// `+ x` or `− x`.
fn plus(number: &str) -> String {
    number.strip_prefix('−').map_or_else(|| format!("+ {number}"), |rest| format!("− {rest}"))
}

fn plus_times(n: usize, step: f64) -> String {
    let sign = if step < 0.0 { "−" } else { "+" };
    format!("{sign} {n} × {}", brief(step.abs(), 4))
}

fn chain(subject: Subject, stated: &Measured) -> String {
    let decimals = outcome_decimals(subject.indicator, stated);
    let values = subject.judgement.trajectory.known().map(|(year, value)| {
        let text = crate::view::number::value(value, |x| brief(x.get(), decimals + 2));
        match subject.assumption.years.get(&year) {
            Some(crate::projection::Pin::Observed(_)) => format!("{text}（{year} 观测）"),
            Some(crate::projection::Pin::Assumed(_)) => format!("{text}（{year} 设定）"),
            None => text,
        }
    });
    let name = words::family(subject.assumption.growth.as_ref().map_or(crate::projection::Family::Hold, Growth::family));
    format!("{name}：{}", values.collect::<Vec<_>>().join(" → "))
}

fn flows(subject: Subject, stated: &Measured) -> String {
    let decimals = outcome_decimals(subject.indicator, stated) + 2;
    let base = subject.plan.period.base();
    let flows: Vec<_> = subject.judgement.trajectory.known().filter(|(year, _)| *year != base).collect();
    let text = |value| crate::view::number::value(value, |x| brief(x.get(), decimals));
    match flows.first() {
        Some((_, first)) if flows.iter().all(|(_, flow)| flow == first) => format!("{} × {}", text(*first), flows.len()),
        _ => flows.into_iter().map(|(_, flow)| text(flow)).collect::<Vec<_>>().join(" + "),
    }
}

fn mean(subject: Subject) -> String {
    let years = subject.plan.period;
    let at = |year| subject.judgement.trajectory.at(year).map_or(f64::NAN, |value| value.low().get());
    format!("（{} ÷ {}）^(1/{}) − 1", brief(at(years.end()), 2), brief(at(years.base()), 2), years.steps())
}
