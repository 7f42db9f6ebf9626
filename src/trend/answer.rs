//! What the past of an indicator says, and what each method makes of it.

use super::backtest::Backtest;
use super::range::Span;
use super::series::Series;
use super::undefined::Undefined;
use super::way::Way;
use crate::plan::{Amount, Year};
use crate::projection::Growth;
use crate::scenario::{Method, Uncertainty};

/// What the past of an indicator says.
#[derive(Clone, Debug, PartialEq)]
pub struct Outlook {
    /// Every year of which a figure is known, whether it counts or not.
    pub known: Vec<(Year, f64)>,
    /// The years that count.
    pub window: Series,
    /// Years that a person left out, of those that would count else.
    pub left_out: Vec<Year>,
    /// The year of the last break: nothing before it counts.
    pub since: Option<Year>,
    /// Whether the past is too short to choose a method by its backtest, so that the weighted trend stands first.
    pub is_too_short: bool,
    /// The methods, best first.
    pub lines: Vec<Line>,
}

/// One method's answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// The method.
    pub method: Method,
    /// How the past would go on, or why it cannot be said.
    pub way: Result<Way, Undefined>,
    /// The same as an assumption of the indicator.
    pub growth: Option<Growth>,
    /// What it leads to: the indicator's outcome.
    pub outcome: Option<Amount>,
    /// The years after the last known one, up to the target year, each with its value: a level, a flow or a rate.
    pub ahead: Vec<(Year, f64)>,
    /// Between what four of five values of those years are expected; none below four known years.
    pub spans: Option<Vec<Span>>,
    /// The same as a scenario states it of the assumption; none where an end has no parameter that leads there.
    pub range: Option<Uncertainty>,
    /// How far off it may be; none below four known years.
    pub ends: Option<[Ends; 2]>,
    /// What the method's own errors say beside it, in the unit of the years' values; none below ten known years.
    pub by_errors: Option<Span>,
    /// How the method would have foretold the past; none where it could not.
    pub backtest: Option<Backtest>,
}

/// An end of the 80 ％ range, carried to the target year and back.
#[derive(Clone, Debug, PartialEq)]
pub struct Ends {
    /// The assumption that leads there; none where no parameter does.
    pub growth: Option<Growth>,
    /// Its parameter.
    pub parameter: Option<f64>,
    /// The outcome there.
    pub outcome: Option<Amount>,
}

impl Line {
    /// A method without an answer.
    pub(super) const fn undefined(method: Method, way: Result<Way, Undefined>) -> Self {
        Self {
            method,
            way,
            growth: None,
            outcome: None,
            ahead: Vec::new(),
            spans: None,
            range: None,
            ends: None,
            by_errors: None,
            backtest: None,
        }
    }

    /// The parameter as a scenario file has it; of rates that differ from year to year the first.
    pub fn parameter(&self) -> Option<f64> {
        parameter(self.growth.as_ref(), *self.way.as_ref().ok()?)
    }
}

pub(super) fn parameter(growth: Option<&Growth>, way: Way) -> Option<f64> {
    growth.map(|growth| growth.setting().map_or_else(|| way.parameter(), crate::projection::Setting::get))
}
