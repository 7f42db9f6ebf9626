//! What the years before say, in words.

use super::number;
use super::population::{PopulationLine, PopulationPast, population_past};
use super::row::name;
use crate::language::plural;
use crate::plan::{Amount, Id, Indicator, Measured, Plan};
use crate::projection::Parameter;
use crate::scenario::{Assumption, Facts, Provenance, Scenario};
use crate::trend::{Backtest, Line, Method, Outlook, Undefined, outlook, population_id};
use crate::{phrase, word};

/// A method's answer for an indicator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrendLine {
    /// The indicator.
    pub id: Id,
    /// Its name.
    pub name: String,
    /// The method.
    pub method: &'static str,
    /// The parameter with its unit; empty where there is none.
    pub parameter: String,
    /// What it leads to.
    pub outcome: String,
    /// The outcome at the low end of the 80 ％ range.
    pub low: String,
    /// The outcome at its high end.
    pub high: String,
    /// The mean absolute error of the backtest, with the number of its forecasts.
    pub error: String,
    /// How that compares with leaving everything as it is; empty where it cannot be said.
    pub against_hold: &'static str,
    /// The years that count.
    pub years: String,
    /// Why there is no answer, or what else is to be known.
    pub note: String,
}

/// Every method of every indicator of which more than its baseline is known, best first.
pub fn trends(plan: &Plan, facts: &Facts, scenario: &Scenario) -> Vec<TrendLine> {
    let of = |indicator: &Indicator| {
        let found = outlook(plan, facts, scenario, indicator).filter(|found| found.window.len() > 1)?;
        let stated = scenario.assumption(&indicator.id).statement(indicator).measured()?.clone();
        let lines = (0..found.lines.len()).map(|place| line(indicator, &stated, &found, place));
        Some(lines.collect::<Vec<_>>())
    };
    plan.indicators.iter().filter_map(of).flatten().chain(population(plan, facts, scenario)).collect()
}

/// The same of the population, whose parameter is its yearly growth.
fn population(plan: &Plan, facts: &Facts, scenario: &Scenario) -> Vec<TrendLine> {
    let (Some(id), Some(past)) = (population_id(plan), population_past(plan, facts, scenario)) else { return Vec::new() };
    let PopulationPast { lines, years, .. } = past;
    let line = |line: PopulationLine| {
        let [low, high] = line.ends;
        TrendLine {
            id: id.clone(),
            name: word!("人口（年均增长）", "Population (growth a year)").to_owned(),
            method: line.method,
            parameter: line.growth,
            outcome: line.outcome,
            low,
            high,
            error: line.error,
            against_hold: line.against_hold,
            years: years.clone(),
            note: line.note,
        }
    };
    lines.into_iter().map(line).collect()
}

fn line(indicator: &Indicator, stated: &Measured, found: &Outlook, place: usize) -> TrendLine {
    let line = &found.lines[place];
    let decimals = usize::from(indicator.decimals.get());
    let amount = |value: Option<Amount>| value.map(|value| number::fixed(value.get(), decimals)).unwrap_or_default();
    let [low, high] = line.ends.as_ref().map_or([None, None], |[low, high]| [low.outcome, high.outcome]).map(amount);
    let error = line.backtest.as_ref().and_then(|backtest| Some((backtest.error()?, backtest.forecasts())));
    TrendLine {
        id: indicator.id.clone(),
        name: name(indicator),
        method: line.method.name(),
        parameter: parameter(line, stated, decimals),
        outcome: amount(line.outcome),
        low,
        high,
        error: error
            .map(|(error, count)| phrase!("{}（{count} 次）", "{} ({count})", number::fixed(error, decimals + 1)))
            .unwrap_or_default(),
        against_hold: against_hold(found, line),
        years: years(found),
        note: note(found, place, line),
    }
}

fn parameter(line: &Line, stated: &Measured, decimals: usize) -> String {
    let (Some(value), Ok(way)) = (line.parameter(), line.way) else { return String::new() };
    let percent = || number::in_percent(number::signed(value * 100.0, 2));
    match way.kind() {
        _ if stated.measure.is_of_rates() => percent(),
        Parameter::Step | Parameter::Steps => number::signed(value, decimals + 1),
        Parameter::Rate | Parameter::Rates | Parameter::Share => percent(),
        Parameter::Flow => number::fixed(value, decimals + 1),
        Parameter::Steepness => number::signed(value, 3),
    }
}

/// Whether a method would have foretold the past better than leaving everything as it is.
pub(super) fn against_hold(found: &Outlook, line: &Line) -> &'static str {
    let hold = found.lines.iter().find(|line| line.method == Method::Hold);
    let error = |line: &Line| line.backtest.as_ref().and_then(Backtest::error);
    match (error(line), hold.and_then(error)) {
        _ if line.method == Method::Hold => "",
        (Some(own), Some(hold)) if own < hold => word!("比维持不变好", "better"),
        (Some(_), Some(_)) => word!("不比维持不变好", "no better"),
        _ => "",
    }
}

/// What an assumption was taken over from: `近年加权趋势，2011—2020年，10个值，不计2020年`.
pub fn basis(basis: &Provenance) -> String {
    let Provenance { method, from, to, n, left_out } = basis;
    let name = method.name();
    let span = if from == to { from.to_string() } else { phrase!("{from}—{to}", "{from}–{to}") };
    let years: Vec<String> = left_out.iter().map(ToString::to_string).collect();
    let years = years.join(word!("、", ", "));
    let without = if left_out.is_empty() { String::new() } else { phrase!("，不计{years}年", ", without {years}") };
    let counted = plural(usize::from(*n), "value", "values");
    phrase!("{name}，{span}年，{n}个值{without}", "{name}, {span}, {n} {counted}{without}")
}

/// What an assumption rests on: the years before, and the person's own words; empty where neither is said.
pub fn rests_on(assumption: &Assumption) -> String {
    let own = Some(&assumption.reason).filter(|reason| !reason.is_empty()).cloned();
    let said: Vec<String> = assumption.basis.as_ref().map(basis).into_iter().chain(own).collect();
    said.join(word!("；", "; "))
}

/// The years that count, and those that do not.
pub(super) fn years(found: &Outlook) -> String {
    let known = found.window.known();
    let ends = known.first().zip(known.last());
    let span = ends.map(|((first, _), (last, _))| phrase!("{first}—{last}，{} 年", "{first}–{last}, n = {}", known.len()));
    let left_out: Vec<String> = found.left_out.iter().map(ToString::to_string).collect();
    let without = (!left_out.is_empty()).then(|| phrase!("，不计 {}", ", without {}", left_out.join(word!("、", ", "))));
    let since = found.since.map(|year| phrase!("，{year} 年口径变化", ", break in {year}"));
    [span, without, since].into_iter().flatten().collect()
}

/// Why there is no answer, or what else is to be known.
pub(super) fn note(found: &Outlook, place: usize, line: &Line) -> String {
    if let Err(why) = line.way {
        return undefined(why).to_owned();
    }
    if place == 0 && found.is_too_short && line.method == Method::Weighted {
        return word!(
            "已知的年份不足六年，检验太少，不足以选方法，故以近年加权趋势居首",
            "fewer than six years are known, too few forecasts to choose by, so the trend weighted to recent years stands first"
        )
        .to_owned();
    }
    if line.method == Method::Compound {
        return word!("常常过高，不作首选", "it tends to overshoot, and never stands first").to_owned();
    }
    String::new()
}

/// Why a method has no answer.
fn undefined(why: Undefined) -> &'static str {
    match why {
        Undefined::NothingKnown => word!("没有已知的年份", "no year is known"),
        Undefined::TooShort => word!("已知的年份不足三年", "fewer than three years are known"),
        Undefined::NotPositive => word!("有不大于零的数", "a value is zero or below"),
        Undefined::NoLimit => word!("这个方向没有限值", "there is no limit in this direction"),
        Undefined::AtLimit => word!("有数已到限值", "a value is at the limit"),
        Undefined::OfRates => word!("逐年的增速不用这个方法", "not for yearly rates"),
        Undefined::NoParameter => word!("超出参数的范围", "beyond the range of the parameter"),
    }
}
