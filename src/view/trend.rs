//! What the years before say, in words.

use super::number;
use super::row::name;
use super::words;
use crate::language::plural;
use crate::plan::{Amount, Id, Indicator, Measured, Years};
use crate::projection::{Parameter, Setting};
use crate::scenario::{Assumption, Provenance};
use crate::trend::{Backtest, Method, MethodAnswer, Outlook, Undefined, Way};
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

/// Every method of an indicator, best first.
pub(super) fn lines(indicator: &Indicator, stated: &Measured, found: &Outlook) -> Vec<TrendLine> {
    (0..found.lines.len()).map(|place| line(indicator, stated, found, place)).collect()
}

fn line(indicator: &Indicator, stated: &Measured, found: &Outlook, place: usize) -> TrendLine {
    let line = &found.lines[place];
    // A target of 4 ％ a year says little of how finely rates are told apart.
    let least = usize::from(stated.measure.is_of_rates());
    let decimals = usize::from(indicator.decimals.get()).max(least);
    let amount = |value: Option<Amount>| value.map(|value| number::fixed(value.get(), decimals)).unwrap_or_default();
    let [low, high] = ends(line, stated).map(amount);
    let error = line.backtest.as_ref().and_then(|backtest| Some((backtest.error()?, backtest.forecasts())));
    let size = |error: Amount| own_value(stated, error, decimals + 1);
    TrendLine {
        id: indicator.id.clone(),
        name: name(indicator),
        method: line.method.name(),
        parameter: parameter(indicator, line, stated, decimals),
        outcome: amount(line.outcome),
        low,
        high,
        error: error.map(|(error, count)| phrase!("{}（{count} 次）", "{} ({count})", size(error))).unwrap_or_default(),
        against_hold: against_hold(found, line),
        years: years(found),
        note: std::iter::once(note(found, place, line))
            .filter(|note| !note.is_empty())
            .chain(of_range(line, stated, decimals))
            .collect::<Vec<_>>()
            .join(word!("；", "; ")),
    }
}

/// A figure of a year as a person reads it: rates in ％.
pub(super) fn own_value(stated: &Measured, value: Amount, decimals: usize) -> String {
    let value = value.get();
    if stated.measure.is_of_rates() {
        number::in_percent(number::fixed(value * 100.0, decimals))
    } else {
        number::fixed(value, decimals)
    }
}

/// The outcome at either end of the 80 ％ range. Where no parameter leads there, a level is what its range says by itself.
fn ends(line: &MethodAnswer, stated: &Measured) -> [Option<Amount>; 2] {
    let by_parameter = line.ends.as_ref().map_or([None, None], |ends| ends.each_ref().map(|end| end.outcome));
    let is_level = stated.measure.is_plain() && stated.measure.years() == Years::Values;
    let last = line.spans.as_ref().and_then(|spans| spans.last()).filter(|_| is_level);
    let [low, high] = by_parameter;
    [low.or(last.map(|span| span.low)), high.or(last.map(|span| span.high))]
}

/// The same of yearly rates, which themselves go on: as they are, or by so many percentage points a year.
fn of_rates(way: Way, value: f64) -> String {
    let points = |first: f64| number::signed(first * 100.0, 2);
    match way {
        Way::Step(step) => {
            let by = points(step.get());
            phrase!("增速每年变 {by} 个百分点", "the rate changes by {by} pp a year")
        }
        Way::Damped { first, phi } => {
            let (by, phi) = (points(first.get()), number::brief(phi.get(), 2));
            phrase!("增速首年变 {by} 个百分点，φ {phi}", "the rate changes by {by} pp at first, φ {phi}")
        }
        _ => {
            let rate = number::in_percent(number::signed(value * 100.0, 2));
            phrase!("每年 {rate}", "{rate} a year")
        }
    }
}

/// The parameter with its unit; of a damped trend with φ.
fn parameter(indicator: &Indicator, line: &MethodAnswer, stated: &Measured, decimals: usize) -> String {
    let (Some(value), Ok(way)) = (line.parameter().map(Setting::get), line.way) else { return String::new() };
    let unit = |kind: Parameter| words::parameter_unit(indicator, kind);
    let said = |number: String, kind: Parameter| words::with_unit(number, &unit(kind));
    if stated.measure.is_of_rates() {
        return of_rates(way, value);
    }
    match way {
        Way::Hold => String::new(),
        Way::Step(_) => said(number::signed(value, decimals + 1), Parameter::Step),
        Way::Damped { phi, .. } => {
            let (first, phi) = (said(number::signed(value, decimals + 1), Parameter::Step), number::brief(phi.get(), 2));
            phrase!("首年 {first}，φ {phi}", "{first} at first, φ {phi}")
        }
        Way::Rate(_) => said(number::signed(value * 100.0, 2), Parameter::Rate),
        Way::DampedRate { phi, .. } => {
            let (first, phi) = (said(number::signed(value * 100.0, 2), Parameter::Rate), number::brief(phi.get(), 2));
            phrase!("首年 {first}，φ {phi}", "{first} at first, φ {phi}")
        }
        Way::Gap { limit, .. } => {
            let (share, limit) = (said(number::fixed(value * 100.0, 1), Parameter::Share), number::brief(limit.get(), 4));
            phrase!("{share}，限值 {limit}", "{share}, limit {limit}")
        }
        Way::Logistic { ceiling, .. } => {
            let (steepness, ceiling) = (said(number::signed(value, 3), Parameter::Steepness), number::brief(ceiling.get(), 4));
            phrase!("{steepness}，上限 {ceiling}", "{steepness}, ceiling {ceiling}")
        }
    }
}

/// Whether a method would have foretold the past better than leaving everything as it is.
pub(super) fn against_hold(found: &Outlook, line: &MethodAnswer) -> &'static str {
    let hold = found.lines.iter().find(|line| line.method == Method::Hold);
    let error = |line: &MethodAnswer| line.backtest.as_ref().and_then(Backtest::error);
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
pub(super) fn note(found: &Outlook, place: usize, line: &MethodAnswer) -> String {
    if let Err(why) = line.way {
        return undefined(why).to_owned();
    }
    if place == 0 && found.is_too_short && line.method == Method::Weighted {
        return word!(
            "已知的年份不足六年，检验太少，不足以选方法，故以近年加权趋势居首",
            "fewer than six years are known, too few forecasts to choose a method by, so the trend weighted to recent years is listed first"
        )
        .to_owned();
    }
    if line.method == Method::Compound {
        return word!("常常过高，不作首选", "it tends to overshoot, and is never listed first").to_owned();
    }
    String::new()
}

/// What there is to know of the range: what the method's own errors say beside it, and where it cannot be taken over.
fn of_range(line: &MethodAnswer, stated: &Measured, decimals: usize) -> Vec<String> {
    let by_errors = line.by_errors.map(|span| {
        let [low, high] = [span.low, span.high].map(|value| own_value(stated, value, decimals));
        phrase!("按检验误差为 {}", "by its own errors {}", words::between(&low, &high))
    });
    let is_without = line.spans.is_some() && line.range.is_none() && line.growth.is_some();
    let without = is_without.then(|| {
        word!("区间有一端没有对应的参数，采用时不带区间", "no parameter leads to an end of the range; it is adopted without one")
            .to_owned()
    });
    [by_errors, without].into_iter().flatten().collect()
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
