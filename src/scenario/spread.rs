//! Several people's scenarios side by side: where they agree and how far they differ.
//!
//! It belongs here because it compares scenarios; the projection judges each of them, as everywhere.

use std::borrow::Borrow;
use std::cmp::Ordering;

use super::assumption::Scenario;
use crate::plan::{Baseline, Indicator, Measured, Origin, Plan, Statement};
use crate::projection::{Family, Growth, Judgement, Parameter, Setting, Standing, Tally, judge};

/// One indicator under several scenarios.
#[derive(Clone, Debug, PartialEq)]
pub struct IndicatorSpread<'a> {
    /// The indicator.
    pub indicator: &'a Indicator,
    /// The result of each scenario, in the order of the scenarios.
    pub opinions: Vec<Opinion>,
    /// Verdicts counted.
    pub tally: Tally,
    /// The outcomes that are one number; `None` if there are none, or if the readings differ.
    pub outcomes: Option<MedianRange>,
    /// The distance between the outcomes as a share of the planned change; `None` if fewer than two are numbers.
    pub disagreement: Option<f64>,
    /// The assumed families, each with its count, in the order in which the page offers them; holding is none of them.
    pub families: Vec<(Family, usize)>,
    /// The places of the scenarios that assume no growth and hold the start.
    pub holders: Vec<usize>,
    /// The parameter, if all assumed growths are of one family, and each is the same in every year. Scenarios that hold have none.
    pub parameter: Option<(Parameter, MedianRange)>,
    /// The statement in the reading that all chose; `None` if they read it differently.
    pub statement: Option<&'a Statement>,
}

/// The result of one scenario.
#[derive(Clone, Debug, PartialEq)]
pub struct Opinion {
    /// Path, outcome and verdict.
    pub judgement: Judgement,
    /// Whether anything is decided about the indicator.
    pub is_touched: bool,
}

/// The ends and the median of some numbers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MedianRange {
    /// The least.
    pub least: f64,
    /// The middle one, or the mean of the middle two.
    pub median: f64,
    /// The greatest.
    pub greatest: f64,
    /// How many there are.
    pub count: usize,
}

/// Every indicator that is scored or about which some scenario decides something, in the order of the plan.
pub fn spread<'a, S: Borrow<Scenario>>(plan: &'a Plan, scenarios: &[S]) -> Vec<IndicatorSpread<'a>> {
    let is_touched = |indicator: &&Indicator| scenarios.iter().any(|s| !s.borrow().assumption(&indicator.id).is_default());
    let shown = plan.indicators.iter().filter(|indicator| plan.is_scored(indicator) || is_touched(indicator));
    shown.map(|indicator| of_indicator(plan, indicator, scenarios)).collect()
}

/// Puts split verdicts first, then the greater disagreement; ties keep their order.
pub fn most_apart_first(spreads: &mut [IndicatorSpread]) {
    spreads.sort_by(|a, b| {
        let further = || match (a.disagreement, b.disagreement) {
            (Some(a), Some(b)) => b.total_cmp(&a),
            (a, b) => b.is_some().cmp(&a.is_some()),
        };
        match b.is_split().cmp(&a.is_split()) {
            Ordering::Equal => further(),
            order => order,
        }
    });
}

impl IndicatorSpread<'_> {
    /// How many scenarios decided something about it.
    pub fn touched(&self) -> usize {
        self.opinions.iter().filter(|opinion| opinion.is_touched).count()
    }

    /// Whether some meet the target and others miss it. Unjudged ones take no side.
    pub const fn is_split(&self) -> bool {
        self.tally.met > 0 && self.tally.missed > 0
    }
}

impl Opinion {
    /// The outcome, where it is one number.
    pub fn outcome(&self) -> Option<f64> {
        Some(self.judgement.outcome?.exact()?.get())
    }

    /// Its standing.
    pub const fn standing(&self) -> Standing {
        self.judgement.verdict.standing()
    }
}

impl MedianRange {
    /// The range of some numbers; `None` if there are none.
    pub fn of(mut numbers: Vec<f64>) -> Option<Self> {
        numbers.sort_by(f64::total_cmp);
        let (least, greatest, count) = (*numbers.first()?, *numbers.last()?, numbers.len());
        // Halved before adding, so that the largest numbers do not overflow.
        let median = numbers[(count - 1) / 2] / 2.0 + numbers[count / 2] / 2.0;
        Some(Self { least, median, greatest, count })
    }
}

fn of_indicator<'a, S: Borrow<Scenario>>(plan: &'a Plan, indicator: &'a Indicator, scenarios: &[S]) -> IndicatorSpread<'a> {
    let opinion = |scenario: &S| Opinion {
        judgement: judge(&scenario.borrow().case(plan, indicator)),
        is_touched: !scenario.borrow().assumption(&indicator.id).is_default(),
    };
    let opinions: Vec<_> = scenarios.iter().map(opinion).collect();
    let mut tally = Tally::default();
    for opinion in &opinions {
        tally.count(opinion.standing());
    }
    let mut statements = scenarios.iter().map(|s| s.borrow().assumption(&indicator.id).statement(indicator));
    let first = statements.next().unwrap_or(&indicator.statement);
    let statement = statements.all(|other| other == first).then_some(first);
    let numbers = || opinions.iter().filter_map(Opinion::outcome).collect();
    let stated = statement.and_then(Statement::measured);
    let outcomes = stated.and_then(|_| MedianRange::of(numbers()));
    let disagreement = outcomes.zip(stated).and_then(|(range, stated)| disagreement(plan, indicator, stated, &opinions, range));
    let growth = |s: &S| s.borrow().assumption(&indicator.id).growth.clone().filter(|growth| *growth != Growth::Hold);
    let growths: Vec<_> = scenarios.iter().map(growth).collect();
    let holders = (0..growths.len()).filter(|at| growths[*at].is_none()).collect();
    let growths: Vec<_> = growths.iter().flatten().collect();
    let families = families(&growths);
    let parameter = parameter(&growths, &families);
    IndicatorSpread { indicator, opinions, tally, outcomes, disagreement, families, holders, parameter, statement }
}

fn families(growths: &[&Growth]) -> Vec<(Family, usize)> {
    let count = |family: Family| growths.iter().filter(|growth| growth.family() == family).count();
    Family::ALL.into_iter().map(|family| (family, count(family))).filter(|(_, count)| *count > 0).collect()
}

/// The range of the common parameter.
fn parameter(growths: &[&Growth], families: &[(Family, usize)]) -> Option<(Parameter, MedianRange)> {
    let [(family, _)] = families else { return None };
    let settings: Option<Vec<_>> = growths.iter().map(|growth| growth.setting().map(Setting::get)).collect();
    Some((family.parameter(), MedianRange::of(settings?)?))
}

/// The disagreement, as the method defines it.
fn disagreement(plan: &Plan, indicator: &Indicator, stated: &Measured, opinions: &[Opinion], range: MedianRange) -> Option<f64> {
    if range.count < 2 {
        return None;
    }
    let target = opinions.iter().find_map(|opinion| opinion.judgement.asked)?.target.value.get();
    let way = match (stated.measure.origin(), stated.start.baseline(stated.period(plan.period), indicator.bounds)) {
        (Origin::Base, Some(Baseline::Point(start))) if start.get() != target => (target - start.get()).abs(),
        _ => target.abs(),
    };
    // In halves, so that a difference of the largest numbers does not overflow.
    let share = (range.greatest / 2.0 - range.least / 2.0) / way * 2.0;
    (way > 0.0).then(|| share.min(f64::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_of_an_even_number_lies_between_the_middle_two() {
        let range = |numbers: &[f64]| MedianRange::of(numbers.to_vec()).map(|range| (range.least, range.median, range.greatest));
        assert_eq!(range(&[3.0, 1.0, 2.0]), Some((1.0, 2.0, 3.0)));
        assert_eq!(range(&[4.0, 1.0, 3.0, 2.0]), Some((1.0, 2.5, 4.0)));
        assert_eq!(range(&[f64::MAX, f64::MAX]), Some((f64::MAX, f64::MAX, f64::MAX)));
        assert_eq!(range(&[]), None);
    }
}
