//! The open indicator's chart, as plain data.

use super::Subject;
use super::bound::leaves_room;
use super::names;
use super::path::{exact_points, interval, path_unit, sums};
use super::range::range_ends;
use crate::chart::{Axis, GoalLine, Kind as Mark, LargeChart, MilestoneMark, Point, TargetSide, YearSpread};
use crate::plan::{Amount, Direction, Indicator, Measured, Period, Plan, Statement, Taken, Year, Years};
use crate::projection::{Case, Judgement, Pin, Standing, Trajectory, Value, Waypoint, judge};
use crate::risk::FanYear;
use crate::scenario::{Assumption, Scenario, Uncertainty, way};
use crate::view::number;
use crate::view::row::{drawn_target, target_text, threshold_text};
use crate::{phrase, word};

/// Makes the chart of an indicator; `None` for a status. `held` is the axis of a movement that is under way, which must not jump.
pub fn figure(
    plan: &Plan,
    scenario: &Scenario,
    indicator: &Indicator,
    judgement: &Judgement,
    held: Option<Axis>,
) -> Option<LargeChart> {
    let assumption = scenario.assumption(&indicator.id);
    let Statement::Measured(stated) = assumption.statement(indicator) else { return None };
    let sums: Vec<_> = sums(&judgement.trajectory, stated);
    let path: Vec<_> = exact_points(&sums)
        .map(|(year, value)| Point { year, value, kind: mark(judgement.trajectory.period(), assumption, year) })
        .collect();
    let band: Vec<_> = sums.iter().enumerate().filter_map(interval).collect();
    // The family's own path to the target: a straight line would be unfair to one that compounds or saturates.
    // Where the target is met already, the farthest that it may give way is no path to take.
    let subject = Subject { plan, indicator, assumption, drivers: scenario.drivers, judgement };
    let way = way(plan, scenario, indicator, judgement).filter(|_| !leaves_room(subject, stated));
    let way = way.map(|way| self::sums(&way.trajectory, stated)).unwrap_or_default();
    let way = ahead(exact_points(&way).collect(), &path, last_fixed(assumption, stated, judgement));
    let bars = flows(&judgement.trajectory, stated);
    let fan = assumption.uncertainty.map(|range| fan(&scenario.case(plan, indicator), stated, range)).unwrap_or_default();
    let drawn = || {
        let points = path.iter().map(|point| point.value).chain(milestones(stated, judgement).into_iter().map(|it| it.value));
        let lines = way.iter().chain(&bars).map(|(_, value)| *value);
        let edges = band.iter().flat_map(|band| [band.low, band.high]);
        let ends = range_ends(plan, scenario, indicator).into_iter().flatten().map(|end| end.value);
        points.chain(lines).chain(edges).chain(ends)
    };
    let axis = held.unwrap_or_else(|| axis(indicator, stated, judgement, drawn()));
    let names = names::names(indicator, stated, judgement, &path, &axis);
    Some(LargeChart {
        years: judgement.trajectory.period().years().map(|year| year.to_string()).collect(),
        axis,
        past: Box::default(),
        path,
        fan,
        band,
        bars,
        way,
        unused: Vec::new(),
        others: Vec::new(),
        milestones: milestones(stated, judgement),
        target: goal(indicator, stated, judgement),
        unit: path_unit(indicator, stated),
        names: Some(Box::new(names)),
    })
}

/// The last year of which nothing is left to be decided: what is required is required of the years after it. A total still depends
/// on every year that is not observed, whatever is assumed of later ones.
fn last_fixed(assumption: &Assumption, stated: &Measured, judgement: &Judgement) -> usize {
    let carries_over = stated.measure.taken() == Taken::Last && stated.measure.years() == Years::Values;
    let fixed = assumption.years.iter().filter(|(_, pin)| carries_over || matches!(pin, Pin::Observed(_)));
    fixed.filter_map(|(year, _)| judgement.trajectory.period().step_of(*year)).max().unwrap_or(0)
}

/// The way from the last year that is fixed, where it parts from the path.
fn ahead(mut way: Vec<(usize, f64)>, path: &[Point], fixed: usize) -> Vec<(usize, f64)> {
    way.retain(|(year, _)| *year >= fixed);
    let parting = path.iter().find(|point| point.year == fixed);
    if let (Some(first), Some(parting)) = (way.first_mut().filter(|(year, _)| *year == fixed), parting) {
        first.1 = parting.value;
    }
    way
}

/// The same with what was observed later than the scenario looks from, as `known`, the same scenario with all of it, has it.
pub fn with_unused(
    plan: &Plan,
    known: &Scenario,
    indicator: &Indicator,
    later: &[(Year, Amount)],
    drawn: LargeChart,
) -> LargeChart {
    let assumption = known.assumption(&indicator.id);
    let Some(stated) = assumption.statement(indicator).measured().filter(|_| !later.is_empty()) else { return drawn };
    let sums = sums(&judge(&known.case(plan, indicator)).trajectory, stated);
    let is_later = |at: usize| later.iter().any(|(year, _)| *year == stated.period(plan.period).year(at));
    LargeChart { unused: exact_points(&sums).filter(|(at, _)| is_later(*at)).collect(), ..drawn }
}

/// How likely the drawn values are spread where a deviation lasts.
fn fan(case: &Case, stated: &Measured, range: Uncertainty) -> Vec<YearSpread> {
    let lines = |at: &FanYear| match stated.measure.years() {
        Years::Values | Years::Rates => at.path,
        Years::Flows => at.so_far.unwrap_or([crate::plan::Amount::ZERO; 5]),
    };
    let spread = |at: FanYear| {
        let [p10, p25, p50, p75, p90] = lines(&at).map(crate::plan::Amount::get);
        YearSpread { year: case.years_of_its_own().step_of(at.year).unwrap_or(0), p10, p25, p50, p75, p90 }
    };
    crate::risk::fan(case, range).into_iter().map(spread).collect()
}

fn mark(period: Period, assumption: &Assumption, year: usize) -> Mark {
    match assumption.years.get(&period.year(year)) {
        Some(Pin::Observed(_)) => Mark::Observed,
        Some(Pin::Assumed(_)) => Mark::Assumed,
        None if year > 0 => Mark::Projected,
        None if assumption.start.is_some() => Mark::Entered,
        None => Mark::Plan,
    }
}

fn flows(trajectory: &Trajectory, stated: &Measured) -> Vec<(usize, f64)> {
    if !stated.measure.is_of_flows() {
        return Vec::new();
    }
    let flows = trajectory.years().enumerate().skip(1);
    flows.filter_map(|(at, (_, flow))| Some((at, flow?.exact()?.get()))).collect()
}

/// The goals on the way that lie within the years drawn, where they lie on what is drawn.
fn milestones(stated: &Measured, judgement: &Judgement) -> Vec<MilestoneMark> {
    let period = judgement.trajectory.period();
    let base = judgement.start.and_then(Value::exact).map_or(f64::NAN, Amount::get);
    let mark = |it: &Waypoint| {
        let year = period.step_of(it.year)?;
        let asked = it.asked?.target;
        let measure = stated.measure;
        let is_drawn_as_judged = measure.is_plain() || measure.is_of_flows();
        let value = if is_drawn_as_judged { asked.value.get() } else { measure.taken_for(asked.value.get(), base, year)? };
        let met = match (asked.op.direction(), measure.falls()) {
            (Direction::Rise, false) | (Direction::Fall, true) => TargetSide::Above,
            (Direction::Rise, true) | (Direction::Fall, false) => TargetSide::Below,
        };
        Some(MilestoneMark { year, value, met, is_met: it.standing == Standing::Met, is_own: it.is_own })
    };
    // A mean is drawn as its years, of which a milestone says nothing.
    let is_mean = stated.measure.is_summed() && !stated.measure.is_of_flows();
    judgement.milestones.iter().filter(|_| !is_mean).filter_map(mark).filter(|it| it.value.is_finite()).collect()
}

/// The target line; of an average growth the index that it leads to.
pub(in crate::view) fn goal(indicator: &Indicator, stated: &Measured, judgement: &Judgement) -> Option<GoalLine> {
    let asked = judgement.asked?;
    let value = drawn_target(stated, judgement)?;
    let unit = match (stated.measure.is_of_rates(), stated.measure.is_in_percent()) {
        (true, _) => word!("％（年均）", "% a year"),
        (false, true) => number::percent_sign(),
        (false, false) => "",
    };
    let text =
        if stated.goal.printed().is_some() { target_text(indicator, stated) } else { threshold_text(indicator, asked.target) };
    Some(GoalLine {
        value,
        label: phrase!("目标 {}{unit}", "target {}{unit}", text),
        met: match stated.helpful() {
            Direction::Rise => TargetSide::Above,
            Direction::Fall => TargetSide::Below,
        },
        strict: asked.target.op.is_strict(),
    })
}

/// Room beyond the target and behind the start, so that most movements stay within an axis that is held still.
fn room(stated: &Measured, judgement: &Judgement) -> Vec<f64> {
    let Some(target) = drawn_target(stated, judgement) else { return Vec::new() };
    match (stated.measure.years(), judgement.start.and_then(Value::exact)) {
        (Years::Values, Some(start)) => {
            let distance = target - start.get();
            vec![target + 0.5 * distance, start.get() - 0.2 * distance]
        }
        (Years::Flows, _) => vec![1.3 * target],
        _ => Vec::new(),
    }
}

/// Holds what is drawn, the target and some room.
fn axis(indicator: &Indicator, stated: &Measured, judgement: &Judgement, drawn: impl Iterator<Item = f64>) -> Axis {
    let goal = match stated.measure.years() {
        Years::Rates => None,
        Years::Values | Years::Flows => drawn_target(stated, judgement),
    };
    let values = drawn.chain(goal).chain(room(stated, judgement));
    let bounds = indicator.bounds_of(stated);
    let bounds = (bounds.min, bounds.max);
    Axis::covering(values, bounds.0.map(crate::plan::Amount::get), bounds.1.map(crate::plan::Amount::get), number::fixed)
}
