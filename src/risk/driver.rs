//! The per-head indicators at other rates of population growth.

use super::setup::Found;
use crate::plan::{Indicator, Plan, Rate};
use crate::projection::judge;
use crate::scenario::{Drivers, Scenario};

/// The per-head indicators at several rates of population growth.
#[derive(Clone, Debug, PartialEq)]
pub struct DriverTable<'a> {
    /// The rates, ascending.
    pub rates: Vec<Rate>,
    /// The place of the assumed rate; if the driver is off, of the rate zero, which is the same.
    pub present: Option<usize>,
    /// The per-head indicators, in the order of the plan, with the result at each rate.
    pub rows: Vec<(&'a Indicator, Vec<Found>)>,
}

/// From −2 ％ to +2 ％ a year in steps of half a percentage point, and the person's own rate.
pub fn driver_rates(own: Option<Rate>) -> Vec<Rate> {
    const USUAL: [Rate; 9] = [
        Rate::of(-0.02),
        Rate::of(-0.015),
        Rate::of(-0.01),
        Rate::of(-0.005),
        Rate::of(0.0),
        Rate::of(0.005),
        Rate::of(0.01),
        Rate::of(0.015),
        Rate::of(0.02),
    ];
    let mut rates: Vec<_> = USUAL.into_iter().chain(own).collect();
    rates.sort_by(|a, b| a.get().total_cmp(&b.get()));
    rates.dedup();
    rates
}

/// Judges every per-head indicator at each of the rates.
pub fn driver_table<'a>(plan: &'a Plan, scenario: &Scenario, rates: Vec<Rate>) -> DriverTable<'a> {
    let at = |indicator: &Indicator, rate: &Rate| {
        let drivers = Drivers { population_growth: Some(*rate), ..scenario.drivers };
        Found::of(&judge(&scenario.assumption(&indicator.id).case(plan, indicator, drivers)))
    };
    let driven = plan.indicators.iter().filter(|indicator| indicator.per_head);
    let rows = driven.map(|indicator| (indicator, rates.iter().map(|rate| at(indicator, rate)).collect())).collect();
    let own = scenario.drivers.population_growth.map_or(0.0, Rate::get);
    DriverTable { present: rates.iter().position(|rate| rate.get() == own), rows, rates }
}
