//! What past years suggest, for other programs: the JSON of `tuiyan trend`, and series to try it on.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::decode::decode_many;
use super::fault::{Fault, Faults};
use super::object::Object;
use crate::phrase;
use crate::plan::{Amount, Bounds, Damping, Direction, Id, Plan, Year};
use crate::projection::{Growth, Parameter, Setting};
use crate::scenario::{Facts, Scenario};
use crate::trend::{
    AgainstPast, HeldAmount, Method, MethodAnswer, Outlook, Quantity, Series, Span, Stretch, Undefined, Way, against_past,
    forecast, outlook, population_id, population_outlook,
};
use crate::view::number::clean;

/// One scenario: each indicator's methods.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ScenarioTrend {
    /// The scenario's name.
    pub scenario: String,
    /// The indicators that can have a past, in the order of the plan.
    pub indicators: Vec<IndicatorTrend>,
    /// The population's own past, as growth; left out if nothing is known about it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub population: Option<IndicatorTrend>,
}

/// One indicator.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct IndicatorTrend {
    /// The indicator.
    pub id: Id,
    /// The methods, best first.
    pub methods: Vec<MethodOut>,
    /// What is assumed and what the target takes beside the past; left out where too little is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub past: Option<PastOut>,
}

/// An indicator beside its past. Amounts are in its unit, mean growth a fraction.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PastOut {
    /// What a window comes to: `change`, `sum`, `mean` or `growth`.
    pub quantity: &'static str,
    /// The way that counts: `rise` or `fall`.
    pub way: &'static str,
    /// The years that remain lie after this one.
    pub after: Year,
    /// How many there are.
    pub remaining: usize,
    /// How many years a window has.
    pub length: usize,
    /// The windows, in order.
    pub windows: Vec<WindowOut>,
    /// What is assumed; null where the path is not known.
    pub assumed: Option<HeldAmountOut>,
    /// What the target takes; null where it has no number.
    pub required: Option<HeldAmountOut>,
}

/// A stretch of the past.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct WindowOut {
    /// Its first year; of a change the one that it sets out from.
    pub from: Year,
    /// Its last year.
    pub to: Year,
    /// What it came to.
    pub amount: f64,
}

/// Something held against the windows.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct HeldAmountOut {
    /// Over all the years that remain.
    pub whole: f64,
    /// Over as many years as a window has.
    pub amount: f64,
    /// In how many windows the past went as far.
    pub reached: usize,
}

/// The answer of a method.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct MethodOut {
    /// Its name.
    pub method: &'static str,
    /// The parameter; `null` without an answer.
    pub parameter: Option<Parameter>,
    /// The value of the parameter, as in a scenario file; if rates differ from year to year, the first.
    pub value: Option<f64>,
    /// The damping factor, if there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phi: Option<Damping>,
    /// The limit of a gap.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limit: Option<Amount>,
    /// The ceiling of an S-curve.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ceiling: Option<Amount>,
    /// The indicator's outcome, in the target's unit.
    pub outcome: Option<Amount>,
    /// The parameter at the low end of the 80 ％ range.
    pub low: Option<f64>,
    /// The parameter at its high end.
    pub high: Option<f64>,
    /// The outcome at the low end.
    pub outcome_low: Option<Amount>,
    /// The outcome at the high end.
    pub outcome_high: Option<Amount>,
    /// The mean absolute error of the backtest over the mean absolute yearly change.
    pub mase: Option<f64>,
    /// The mean absolute error of the backtest, in the unit.
    pub error: Option<Amount>,
    /// How many forecasts the backtest has.
    pub forecasts: usize,
    /// The first and the last year that count; `null` if nothing is known.
    pub years: Option<[Year; 2]>,
    /// The years that were left out.
    pub left_out: Vec<Year>,
    /// Why there is no answer, or why the method has its rank.
    pub reason: Option<&'static str>,
}

/// The methods for each measured indicator.
pub fn trend_scenario(plan: &Plan, facts: &Facts, scenario: &Scenario) -> ScenarioTrend {
    let trend = |indicator| {
        let found = outlook(plan, facts, scenario, indicator)?;
        let methods = found.lines.iter().enumerate().map(|(place, line)| MethodOut::of(&found, place, line)).collect();
        let past = against_past(plan, facts, scenario, indicator).and_then(Result::ok);
        Some(IndicatorTrend { id: indicator.id.clone(), methods, past: past.as_ref().map(PastOut::of) })
    };
    ScenarioTrend {
        scenario: scenario.name.clone(),
        indicators: plan.indicators.iter().filter_map(trend).collect(),
        population: population(plan, facts, scenario),
    }
}

/// The methods for the population's yearly growth.
fn population(plan: &Plan, facts: &Facts, scenario: &Scenario) -> Option<IndicatorTrend> {
    let (id, found) =
        population_id(plan).zip(population_outlook(plan, facts, scenario).filter(|found| !found.window.is_empty()))?;
    let method = |(place, line): (usize, &MethodAnswer)| {
        let parameter = line.growth.as_ref().map(|_| Parameter::Rate);
        // The parameter is the rate that leads to the method's population; a rate has no damping and no limit.
        MethodOut { parameter, phi: None, limit: None, ceiling: None, ..MethodOut::of(&found, place, line) }
    };
    let methods = found.lines.iter().enumerate().map(method).collect();
    Some(IndicatorTrend { id, methods, past: None })
}

impl PastOut {
    fn of(found: &AgainstPast) -> Self {
        let window = |it: &Stretch| WindowOut { from: it.from, to: it.to, amount: clean(it.amount) };
        let held = |it: HeldAmount| HeldAmountOut { whole: clean(it.whole), amount: clean(it.amount), reached: it.reached };
        Self {
            quantity: match found.quantity {
                Quantity::Change => "change",
                Quantity::Sum => "sum",
                Quantity::Mean => "mean",
                Quantity::Growth => "growth",
            },
            way: match found.way {
                Direction::Rise => "rise",
                Direction::Fall => "fall",
            },
            after: found.after,
            remaining: found.remaining,
            length: found.length,
            windows: found.stretches.iter().map(window).collect(),
            assumed: found.assumed.map(held),
            required: found.required.map(held),
        }
    }
}

impl MethodOut {
    fn of(outlook: &Outlook, place: usize, line: &MethodAnswer) -> Self {
        let way = line.way.ok();
        let (mut phi, mut limit, mut ceiling) = (None, None, None);
        match way {
            Some(Way::Damped { phi: found, .. } | Way::DampedRate { phi: found, .. }) => phi = Some(found),
            Some(Way::Gap { limit: found, .. }) => limit = Some(found),
            Some(Way::Logistic { ceiling: found, .. }) => ceiling = Some(found),
            _ => {}
        }
        let [low, high] = line.ends.clone().map_or([None, None], |ends| ends.map(Some));
        let years = outlook.window.known();
        let first = (place == 0 && outlook.is_too_short && line.method == Method::Weighted).then_some("too_short_to_choose");
        let backtest = line.backtest.as_ref();
        Self {
            method: line.method.code(),
            parameter: way.and_then(|way| line.growth.as_ref().map(|growth| kind(growth, way))),
            value: line.parameter().map(Setting::get),
            phi,
            limit,
            ceiling,
            outcome: line.outcome,
            low: low.as_ref().and_then(|end| end.parameter).map(Setting::get),
            high: high.as_ref().and_then(|end| end.parameter).map(Setting::get),
            outcome_low: low.and_then(|end| end.outcome),
            outcome_high: high.and_then(|end| end.outcome),
            mase: backtest.and_then(crate::trend::Backtest::scaled),
            error: backtest.and_then(crate::trend::Backtest::error),
            forecasts: backtest.map_or(0, crate::trend::Backtest::forecasts),
            years: years.first().zip(years.last()).map(|(first, last)| [first.0, last.0]),
            left_out: outlook.left_out.clone(),
            reason: line.way.err().map(undefined_code).or(first),
        }
    }
}

/// The parameter of an assumption.
fn kind(growth: &Growth, way: Way) -> Parameter {
    if matches!(growth, Growth::YearlyRates(_)) { Parameter::Rates } else { way.kind() }
}

/// The code in files for a method without an answer.
const fn undefined_code(why: Undefined) -> &'static str {
    match why {
        Undefined::NothingKnown => "nothing_known",
        Undefined::TooShort => "too_short",
        Undefined::NotPositive => "not_positive",
        Undefined::NoLimit => "no_limit",
        Undefined::AtLimit => "at_limit",
        Undefined::OfRates => "of_rates",
        Undefined::NoParameter => "no_parameter",
    }
}

/// A yearly series by itself.
#[derive(Debug, Deserialize)]
struct SeriesFile {
    id: String,
    #[serde(default)]
    bounds: Option<[Option<Amount>; 2]>,
    values: BTreeMap<Year, Amount>,
}

/// The first-ranked method for a series, five years ahead.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SeriesTrend {
    /// The series.
    pub id: String,
    /// The method.
    pub method: &'static str,
    /// The values of the years ahead.
    pub forecast: Vec<Amount>,
    /// The low ends of the 80 ％ range; `null` below four known years.
    pub low: Option<Vec<Amount>>,
    /// Its high ends.
    pub high: Option<Vec<Amount>>,
}

/// How many years ahead a series is forecast.
const AHEAD: usize = 5;

/// The series of a file, forecast.
#[derive(Clone, Debug, PartialEq)]
pub struct SeriesTrends {
    /// Those with a forecast, in the order of the file.
    pub found: Vec<SeriesTrend>,
    /// Those without, each with its place and the reason.
    pub left_out: Faults,
}

/// Forecasts each series of a file `[{"id", "bounds": [0, 100] or null, "values": {"2001": 1.5}}]`. Other fields are ignored, and
/// a series without a value is left out.
///
/// # Errors
/// What does not fit that form, with its place.
pub fn trend_series(text: &str) -> Result<SeriesTrends, Faults> {
    let files: Vec<Object<SeriesFile>> = decode_many(text)?;
    let each = files.into_iter().enumerate().map(|(at, Object(file))| {
        let without = || phrase!("数列“{}”没有数值，没有推算", "series “{}” has no values; it is left out", file.id);
        series_trend(&file).ok_or_else(|| Fault::new(format!("[{at}]"), without()))
    });
    let (found, left_out): (Vec<_>, Vec<_>) = each.partition(Result::is_ok);
    let left_out = Faults(left_out.into_iter().filter_map(Result::err).collect());
    Ok(SeriesTrends { found: found.into_iter().flatten().collect(), left_out })
}

/// A series ahead; `None` if nothing is known of it.
fn series_trend(file: &SeriesFile) -> Option<SeriesTrend> {
    let [min, max] = file.bounds.unwrap_or([None, None]);
    let series = Series::new(file.values.clone(), Bounds { min, max }).window();
    let found = forecast(&series, AHEAD)?;
    let ends = |end: fn(&Span) -> Amount| found.range.as_ref().map(|range| range.iter().map(end).collect());
    let (low, high) = (ends(|span| span.low), ends(|span| span.high));
    Some(SeriesTrend { id: file.id.clone(), method: found.method.code(), forecast: found.values, low, high })
}
