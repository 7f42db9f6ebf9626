//! What the methods would have foretold in an earlier year, for other programs: the JSON of `tuiyan trend --as-known-in`.

use serde::Serialize;

use crate::plan::{Amount, Id, Plan, Year};
use crate::scenario::{Facts, Scenario};
use crate::trend::{Calibration, Checked, CheckedLine, Foretold, Lacking, MethodTally, calibration};
use crate::view::number::clean;

/// One scenario: the methods held against what came after a year.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ScenarioCalibration {
    /// The scenario's name.
    pub scenario: String,
    /// The last year that the methods know.
    pub as_known_in: Year,
    /// Over all indicators: whatever stood first, and then each method.
    pub methods: Vec<TallyOut>,
    /// The indicators with enough known years, in the order of the plan.
    pub indicators: Vec<IndicatorCalibration>,
    /// The others of which more than a baseline is known.
    pub apart: Vec<UncheckedOut>,
}

/// A method over all indicators.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct TallyOut {
    /// Its name; null for whatever stood first.
    pub method: Option<&'static str>,
    /// For how many indicators it had an answer.
    pub indicators: usize,
    /// How many forecasts it made.
    pub forecasts: usize,
    /// For how many indicators it erred less than holding.
    pub better: usize,
    /// Its mean error over that of holding, each in yearly changes of its own indicator; null if nothing changed.
    pub over_hold: Option<f64>,
    /// How many figures came within its 80 ％ range.
    pub inside: usize,
    /// How many forecasts had a range.
    pub ranged: usize,
}

/// One indicator. Figures are in its unit, rates of growth fractions.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct IndicatorCalibration {
    /// The indicator.
    pub id: Id,
    /// The first and the last year that counted.
    pub years: Option<[Year; 2]>,
    /// How many years counted.
    pub n: usize,
    /// The methods with an answer, in their order at the time.
    pub methods: Vec<CheckedOut>,
}

/// A method's forecasts of an indicator.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct CheckedOut {
    /// Its name.
    pub method: &'static str,
    /// A forecast for each later year that is known.
    pub foretold: Vec<ForetoldOut>,
    /// The mean size of its errors.
    pub error: Option<f64>,
    /// The same over that of holding; null if holding had none.
    pub over_hold: Option<f64>,
}

/// A forecast.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ForetoldOut {
    /// The year.
    pub year: Year,
    /// The forecast.
    pub value: f64,
    /// What came.
    pub came: f64,
    /// The forecast less what came.
    pub error: f64,
    /// The low end of the 80 ％ range; null below four known years.
    pub low: Option<f64>,
    /// Its high end.
    pub high: Option<f64>,
    /// Whether what came lies within it.
    pub inside: Option<bool>,
}

/// An indicator that cannot be checked.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct UncheckedOut {
    /// The indicator.
    pub id: Id,
    /// `too_few_before`: fewer than three years were known; `nothing_after`: no later year can be compared.
    pub reason: &'static str,
    /// How many years were known, where that is the reason.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub known: Option<usize>,
}

/// The methods as known in a year, beside what came after it.
pub fn calibrate_scenario(plan: &Plan, facts: &Facts, scenario: &Scenario, year: Year) -> ScenarioCalibration {
    let Calibration { year, checked, lacking, tallies } = calibration(plan, facts, scenario, year);
    ScenarioCalibration {
        scenario: scenario.name.clone(),
        as_known_in: year,
        methods: tallies.iter().filter(|tally| tally.indicators > 0).map(tally_out).collect(),
        indicators: checked.iter().map(indicator_out).collect(),
        apart: lacking.into_iter().map(|(id, what)| apart_out(id, what)).collect(),
    }
}

fn tally_out(tally: &MethodTally) -> TallyOut {
    TallyOut {
        method: tally.method.map(crate::trend::Method::code),
        indicators: tally.indicators,
        forecasts: tally.forecasts,
        better: tally.better,
        over_hold: tally.over_hold.map(clean),
        inside: tally.inside,
        ranged: tally.ranged,
    }
}

fn indicator_out(checked: &Checked) -> IndicatorCalibration {
    let known = checked.window.known();
    IndicatorCalibration {
        id: checked.id.clone(),
        years: known.first().zip(known.last()).map(|(first, last)| [first.0, last.0]),
        n: known.len(),
        methods: checked.lines.iter().map(checked_out).collect(),
    }
}

fn checked_out(line: &CheckedLine) -> CheckedOut {
    CheckedOut {
        method: line.method.code(),
        foretold: line.foretold.iter().map(foretold_out).collect(),
        error: line.mean_error().map(tidy),
        over_hold: line.over_hold.map(clean),
    }
}

fn foretold_out(foretold: &Foretold) -> ForetoldOut {
    ForetoldOut {
        year: foretold.year,
        value: tidy(foretold.value),
        came: foretold.came.get(),
        error: tidy(foretold.error()),
        low: foretold.span.map(|span| tidy(span.low)),
        high: foretold.span.map(|span| tidy(span.high)),
        inside: foretold.is_inside(),
    }
}

/// A figure without the last digits that computing leaves.
fn tidy(amount: Amount) -> f64 {
    clean(amount.get())
}

const fn apart_out(id: Id, what: Lacking) -> UncheckedOut {
    match what {
        Lacking::Before(count) => UncheckedOut { id, reason: "too_few_before", known: Some(count) },
        Lacking::After => UncheckedOut { id, reason: "nothing_after", known: None },
    }
}
