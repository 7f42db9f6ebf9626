//! What the past of an indicator says, and what each method makes of it.

use super::backtest::Backtest;
use super::range::Span;
use super::series::Series;
use super::undefined::Undefined;
use super::way::Way;
use crate::plan::{Amount, Year};
use crate::projection::{Growth, Setting};
use crate::scenario::{Method, Uncertainty};

/// What the past of an indicator suggests.
#[derive(Clone, Debug, PartialEq)]
pub struct Outlook {
    /// Every year with a known figure, whether it counts or not.
    pub known: Vec<(Year, Amount)>,
    /// The years that count.
    pub window: Series,
    /// Years that a person left out and that would otherwise count.
    pub left_out: Vec<Year>,
    /// The last year in which another definition begins: nothing before it counts.
    pub since: Option<Year>,
    /// Whether the past is too short to choose a method by its backtest, so that the weighted trend is ranked first.
    pub is_too_short: bool,
    /// The methods, best first.
    pub lines: Vec<MethodAnswer>,
}

/// One method's answer.
#[derive(Clone, Debug, PartialEq)]
pub struct MethodAnswer {
    /// The method.
    pub method: Method,
    /// How it continues the past, or why it cannot.
    pub way: Result<Way, Undefined>,
    /// The same as an assumption for the indicator.
    pub growth: Option<Growth>,
    /// The indicator's outcome under it.
    pub outcome: Option<Amount>,
    /// The years after the last known one, up to the target year, with their values: levels, flows or rates.
    pub ahead: Vec<(Year, Amount)>,
    /// The range in which four of five values of those years are expected; `None` below four known years.
    pub spans: Option<Vec<Span>>,
    /// The same as the range of an assumption; `None` if no parameter leads to one of its ends.
    pub range: Option<Uncertainty>,
    /// The ends of the range; `None` below four known years.
    pub ends: Option<[Ends; 2]>,
    /// The range by the method's own errors, in the unit of the years' values; `None` below ten known years.
    pub by_errors: Option<Span>,
    /// How the method would have forecast the past; `None` if it could not.
    pub backtest: Option<Backtest>,
}

/// An end of the 80 ％ range in the target year, with its parameter.
#[derive(Clone, Debug, PartialEq)]
pub struct Ends {
    /// The assumption that leads there; `None` if no parameter does.
    pub growth: Option<Growth>,
    /// Its parameter.
    pub parameter: Option<Setting>,
    /// The outcome there.
    pub outcome: Option<Amount>,
}

impl MethodAnswer {
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

    /// The parameter as in a scenario file; if rates differ from year to year, the first.
    pub fn parameter(&self) -> Option<Setting> {
        parameter(self.growth.as_ref(), *self.way.as_ref().ok()?)
    }
}

pub(super) fn parameter(growth: Option<&Growth>, way: Way) -> Option<Setting> {
    growth.and_then(|growth| growth.setting().or_else(|| way.parameter()))
}
