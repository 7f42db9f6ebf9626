//! The question put to the projection: one indicator, read one way, under one person's assumptions.

use std::collections::BTreeMap;

use super::growth::Growth;
use crate::plan::{Amount, Comparing, Indicator, Period, Rate, Statement, Year};

/// A value that a path takes in a given year, whatever its family says. On a cumulative indicator it is a flow, on an average-growth
/// indicator a yearly rate as a fraction.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Pin {
    /// A value that the statistics report.
    Observed(Amount),
    /// A value that the person assumes for that year.
    Assumed(Amount),
}

impl Pin {
    /// The value.
    pub const fn value(self) -> Amount {
        match self {
            Self::Observed(value) | Self::Assumed(value) => value,
        }
    }
}

/// A person's statement about a status indicator.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StatusReport {
    /// Reached in that year.
    Reached(Year),
    /// Not reached by the target year.
    NotReached,
}

impl Case<'_> {
    /// The years of the indicator's path: the plan's, unless its figures are of other years.
    #[inline]
    pub fn years_of_its_own(&self) -> Period {
        self.statement.measured().map_or(self.period, |stated| stated.period(self.period))
    }
}

/// Everything that decides one indicator's verdict.
#[derive(Clone, Copy, Debug)]
pub struct Case<'a> {
    /// From the plan's base year to its target year.
    pub period: Period,
    /// The indicator.
    pub indicator: &'a Indicator,
    /// The plan's statement, in the chosen reading.
    pub statement: &'a Statement,
    /// A start value that the person entered; on a cumulative indicator the flow of the base year.
    pub start: Option<Amount>,
    /// The growth assumption; `None` holds the start.
    pub growth: Option<&'a Growth>,
    /// The pinned years.
    pub years: &'a BTreeMap<Year, Pin>,
    /// The person's statement about a status.
    pub status: Option<StatusReport>,
    /// Population growth, if the driver is on.
    pub population_growth: Option<Rate>,
    /// The figure that the goal refers to: another indicator's outcome, a reference, or the number entered for a later target.
    pub figure: Option<Amount>,
    /// How far an outcome may lie from 左右 on either side, if the person says so.
    pub tolerance: Option<Amount>,
    /// Whether the outcome is compared in full or as published.
    pub comparing: Comparing,
    /// The person's own annual targets, for years for which the plan states none.
    pub milestones: &'a BTreeMap<Year, Amount>,
}
