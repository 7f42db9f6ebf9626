//! What a plan states of one indicator, in one reading: how it is measured, where it starts and what is asked.

use serde::{Deserialize, Serialize};

use super::bounds::Bounds;
use super::quantity::Amount;
use super::target::Threshold;
use super::year::Period;

/// What is judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Measure {
    /// 水平值: the value of the target year.
    Level,
    /// 五年累计, printed `[x]`: the sum of the yearly flows of `b + 1 … e`.
    Cumulative,
    /// 年均增速, printed `x*`: `(y_e / y_b)^(1/n) − 1` (水平法).
    AverageGrowth,
    /// 定性: words such as 应保尽保; a person states whether and when it is reached.
    Status,
}

/// What a plan's table says of the base year.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Start {
    /// A point; on a cumulative indicator the yearly flow of the base year.
    Value(Amount),
    /// `＜6`: somewhere in `[natural floor, 6)`.
    Below(Amount),
    /// `[0.68]` beside a cumulative target: the total of the previous period of the same length.
    EarlierTotal(Amount),
    /// `-`: nothing is known. Never replaced by zero or a small number.
    Missing,
}

/// A start value as the projection takes it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Baseline {
    /// One value.
    Point(Amount),
    /// Any value from `low`, included, up to `high`, excluded.
    Interval {
        /// The natural floor.
        low: Amount,
        /// The open end.
        high: Amount,
    },
}

impl Start {
    /// The value that a path sets out from: the implied yearly flow is an equal part of an earlier total.
    /// `None` where nothing is known, or where a bound has no natural floor to make it an interval.
    pub fn baseline(self, period: Period, bounds: Bounds) -> Option<Baseline> {
        match self {
            Self::Value(value) => Some(Baseline::Point(value)),
            Self::EarlierTotal(total) => {
                #[allow(clippy::cast_precision_loss, reason = "a period has at most fifty steps")]
                let yearly = total.get() / period.steps() as f64;
                Some(Baseline::Point(Amount::saturating(yearly)))
            }
            Self::Below(high) => bounds.min.map(|low| Baseline::Interval { low, high }),
            Self::Missing => None,
        }
    }
}

/// Where the comparison comes from: *stated* in the document (以上, ≥ …), or *read* by convention from an unmarked number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum OpSource {
    /// The document says so.
    Stated,
    /// Convention: at least where a rise is wanted, at most where a fall is.
    Read,
}

/// One complete reading of an indicator.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Statement {
    /// Judged by a person's statement.
    Status,
    /// Judged by a number.
    Measured(Measured),
}

/// A statement in numbers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Measured {
    /// What the number is.
    pub kind: Kind,
    /// What is known of the base year.
    pub start: Start,
    /// What is asked of the outcome.
    pub target: Threshold,
    /// Whether the comparison is printed or conventional.
    pub op_source: OpSource,
}

impl Measured {
    /// The one value that a path sets out from as the plan has it; of a mean growth only a level that is printed, as any index would do.
    pub fn own_start(&self, period: Period) -> Option<Amount> {
        match (self.kind, self.start) {
            (Kind::AverageGrowth, Start::Value(level)) => Some(level),
            (Kind::AverageGrowth, _) => None,
            (_, start) => match start.baseline(period, Bounds::NONE)? {
                Baseline::Point(point) => Some(point),
                Baseline::Interval { .. } => None,
            },
        }
    }
}

/// The measures that are numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// [`Measure::Level`]
    Level,
    /// [`Measure::Cumulative`]
    Cumulative,
    /// [`Measure::AverageGrowth`]
    AverageGrowth,
}

impl Statement {
    /// What is judged.
    pub const fn measure(&self) -> Measure {
        match self {
            Self::Status => Measure::Status,
            Self::Measured(measured) => match measured.kind {
                Kind::Level => Measure::Level,
                Kind::Cumulative => Measure::Cumulative,
                Kind::AverageGrowth => Measure::AverageGrowth,
            },
        }
    }

    /// The numbers, unless it is a status.
    pub const fn measured(&self) -> Option<&Measured> {
        match self {
            Self::Status => None,
            Self::Measured(measured) => Some(measured),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::Year;

    fn five_years() -> Period {
        Period::new(Year::new(2020), Year::new(2025)).unwrap()
    }

    #[test]
    fn an_earlier_total_implies_a_fifth_of_it_each_year() {
        let start = Start::EarlierTotal(Amount::of(0.68)).baseline(five_years(), Bounds::COUNT);
        assert_eq!(start, Some(Baseline::Point(Amount::of(0.136))));
    }

    #[test]
    fn a_bound_is_an_interval_down_to_the_natural_floor() {
        let start = Start::Below(Amount::of(6.0)).baseline(five_years(), Bounds::SHARE);
        assert_eq!(start, Some(Baseline::Interval { low: Amount::ZERO, high: Amount::of(6.0) }));
    }

    #[test]
    fn a_missing_start_is_never_a_number() {
        assert_eq!(Start::Missing.baseline(five_years(), Bounds::SHARE), None);
    }
}
