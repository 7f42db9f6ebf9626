//! The tornado of the scoreboard: how many targets are met as one input moves.

use super::range::{Ground, Reach, reach};
use super::setup::{Input, Setup};
use super::tornado::{InputEnd, bar};
use crate::plan::{Indicator, Plan, Rate};
use crate::projection::{Standing, Summary, judge};
use crate::scenario::{Drivers, Scenario};

/// An input that moves in a tornado of the scoreboard.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Mover<'a> {
    /// The stated range of one indicator's growth.
    Indicator(&'a Indicator),
    /// Population growth, which all per-head indicators share.
    Population,
}

/// The scoreboard when one input goes to either end, all others as assumed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct JointBar<'a> {
    /// The input.
    pub mover: Mover<'a>,
    /// Where its ends come from.
    pub ground: Ground,
    /// Its low end and the scoreboard there.
    pub low: (f64, Summary),
    /// Its high end and the scoreboard there.
    pub high: (f64, Summary),
}

impl JointBar<'_> {
    /// The difference in met targets between the ends: binding and expected ones.
    pub const fn swing(&self) -> (usize, usize) {
        let (low, high) = (self.low.1, self.high.1);
        (low.binding.met.abs_diff(high.binding.met), low.expected.met.abs_diff(high.expected.met))
    }
}

/// How many targets are met as each stated range, and population growth, goes to either end. The greatest swing of binding targets comes
/// first, then of expected ones; ties are in the order of the plan.
pub fn joint_tornado<'a>(plan: &'a Plan, scenario: &Scenario) -> Vec<JointBar<'a>> {
    let standings: Vec<_> = plan.indicators.iter().map(|i| judge(&scenario.case(plan, i)).verdict.standing()).collect();
    let ranged = plan
        .indicators
        .iter()
        .enumerate()
        .filter(|(_, indicator)| plan.is_scored(indicator) && scenario.assumption(&indicator.id).uncertainty.is_some());
    let mut bars: Vec<_> = ranged.filter_map(|(at, indicator)| joint_bar(plan, scenario, &standings, at, indicator)).collect();
    bars.extend(population(plan, scenario));
    bars.sort_by_key(|bar| std::cmp::Reverse(bar.swing()));
    bars
}

fn joint_bar<'a>(
    plan: &'a Plan,
    scenario: &Scenario,
    standings: &[Standing],
    at: usize,
    indicator: &'a Indicator,
) -> Option<JointBar<'a>> {
    let setup = Setup::new(plan, scenario, indicator)?;
    let bar = bar(&setup, Input::Parameter)?;
    let with = |end: InputEnd| {
        let moved = standings.iter().enumerate().map(|(i, as_assumed)| if i == at { end.found.standing } else { *as_assumed });
        (end.setting, Summary::of(plan, moved))
    };
    Some(JointBar { mover: Mover::Indicator(indicator), ground: bar.ground, low: with(bar.low), high: with(bar.high) })
}

fn population<'a>(plan: &'a Plan, scenario: &Scenario) -> Option<JointBar<'a>> {
    let driven = plan.scored().find(|indicator| indicator.per_head)?;
    let Reach { low, high, ground } = reach(&Setup::new(plan, scenario, driven)?, Input::Population)?;
    let with = |rate: f64| {
        let drivers = Drivers { population_growth: Rate::new(rate).ok(), ..scenario.drivers };
        let judged = |i: &Indicator| judge(&scenario.assumption(&i.id).case(plan, i, drivers)).verdict.standing();
        (rate, Summary::of(plan, plan.indicators.iter().map(judged)))
    };
    Some(JointBar { mover: Mover::Population, ground, low: with(low), high: with(high) })
}
