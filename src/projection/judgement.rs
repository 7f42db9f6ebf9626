//! The answer to a case: path, outcome, verdict, pace and requirement.

use super::case::{Case, Report};
use super::course::Events;
use super::growth::Setting;
use super::model::{Model, Pins, stepper};
use super::pace::{Pace, Paces, Progress};
use super::solve::{self, Requirement};
use super::trajectory::{Trajectory, Values};
use super::value::Value;
use super::verdict::{Extent, Reason, Shortfall, Side, Verdict, better_end, extent, headroom, worse_end};
use super::yearly::Figure;
use crate::plan::{Amount, Baseline, Direction, Kind, Measured, Nature, Statement, Year};

/// Everything that follows for one indicator.
#[derive(Clone, Debug, PartialEq)]
pub struct Judgement {
    /// What the path sets out from; of an average growth the level, or 100 where none is known.
    pub start: Option<Value>,
    /// The path: values, flows, or the index of an average growth.
    pub trajectory: Trajectory,
    /// What is judged, in the target's unit.
    pub outcome: Option<Value>,
    /// Met, missed, or why not to be judged.
    pub verdict: Verdict,
    /// Progress against elapsed time.
    pub pace: Paces,
    /// What the assumption's parameter would have to be.
    pub required: Option<Requirement>,
    /// The first year in which a natural bound held the path.
    pub capped_in: Option<Year>,
}

/// Projects and judges one indicator.
///
/// ```
/// use tuiyan::{exchange, projection, scenario::Scenario};
/// let plan = exchange::builtin_plan()?;
/// let scenario = Scenario::holding(&plan);
/// let enrolment = plan.indicators.iter().find(|i| i.id.as_str() == "t1-03").unwrap();
/// let judgement = projection::judge(&scenario.case(&plan, enrolment));
/// assert!(matches!(judgement.verdict, projection::Verdict::Missed { .. }));
/// # Ok::<(), exchange::Faults>(())
/// ```
pub fn judge(case: &Case) -> Judgement {
    // Filled where it stands: moving it from hand to hand would take as long as computing it.
    let mut judgement = unjudged(case);
    match case.statement {
        Statement::Status => judgement.verdict = status(case),
        Statement::Measured(stated) => judge_measured(case, stated, &mut judgement),
    }
    judgement
}

/// The setting of the case's family that brings the outcome to `outcome`, as far as range and bounds allow: what a person means
/// who types the target year's value. `None` where nothing is left to set or nothing is known to start from.
pub fn setting_for(case: &Case, outcome: Amount) -> Option<Setting> {
    let pins = Pins::of(case);
    let stated = case.statement.measured()?;
    solve::aim(&Model::new(case, stated, &pins, stepper(case, stated)?), outcome)
}

fn status(case: &Case) -> Verdict {
    match case.status {
        None => Verdict::Unjudged(Reason::StatusNotStated),
        Some(Report::Reached(first_year)) => Verdict::Met { first_year, margin: None },
        Some(Report::NotReached) => Verdict::Missed { shortfall: None },
    }
}

#[inline]
fn unjudged(case: &Case) -> Judgement {
    Judgement {
        start: None,
        trajectory: Trajectory::unknown(case.period),
        outcome: None,
        verdict: Verdict::Unjudged(Reason::NoStart),
        pace: Paces::new(),
        required: None,
        capped_in: None,
    }
}

#[inline]
fn judge_measured(case: &Case, stated: &Measured, judgement: &mut Judgement) {
    let pins = Pins::of(case);
    let Some(stepper) = stepper(case, stated) else {
        judgement.verdict = Verdict::Unjudged(Reason::NoLimit);
        return;
    };
    let model = Model::new(case, stated, &pins, stepper);
    if nothing_assumed(&model) {
        judgement.verdict = Verdict::Unjudged(Reason::NoGrowth);
        judgement.required = solve::requirement(&model, false);
        know_first_rates(&model, judgement);
        return;
    }
    judge_path(&model, judgement);
}

#[inline]
fn judge_path(model: &Model, judgement: &mut Judgement) {
    let Events { capped, undefined } = model.project(&mut judgement.trajectory);
    let judged = judgement.trajectory.judged(model.stated.kind);
    let outcome = judged.last();
    judgement.start = model.start();
    judgement.outcome = outcome;
    judgement.verdict = match outcome {
        Some(outcome) => verdict(model, &judged, outcome),
        None => Verdict::Unjudged(undefined.map_or(Reason::NoStart, |t| Reason::UndefinedStep(model.case.period.year(t)))),
    };
    pace(model, judgement.trajectory.values(), &judged, &mut judgement.pace);
    judgement.required = solve::requirement(model, outcome.is_some_and(Value::is_open));
    judgement.capped_in = capped.map(|t| model.case.period.year(t));
}

/// Rates that are pinned from the first year on are known, though nothing is assumed of the years behind them.
#[inline(never)]
fn know_first_rates(model: &Model, judgement: &mut Judgement) {
    let known = model.course.pins.iter().take_while(|pin| pin.is_some()).count();
    if known == 0 {
        return;
    }
    let _ = model.project(&mut judgement.trajectory);
    judgement.trajectory.points().iter_mut().skip(known + 1).for_each(|year| *year = Figure::UNKNOWN);
    let judged = judgement.trajectory.judged(model.stated.kind);
    pace(model, judgement.trajectory.values(), &judged, &mut judgement.pace);
    judgement.start = model.start();
}

/// An average growth is not judged until a rate is assumed, or observed for every year.
fn nothing_assumed(model: &Model) -> bool {
    let is_growth = model.stated.kind == Kind::AverageGrowth;
    is_growth && model.case.growth.is_none() && model.course.pins.iter().any(Option::is_none)
}

fn verdict(model: &Model, judged: &Values, outcome: Value) -> Verdict {
    let (target, tolerance) = (model.target(), model.tolerance);
    match extent(target, tolerance, outcome) {
        Extent::All => Verdict::Met {
            first_year: holds_from(model, judged),
            margin: Some(headroom(target, tolerance, worse_end(target, outcome))),
        },
        Extent::None => {
            let short = Amount::saturating(-headroom(target, tolerance, better_end(target, outcome)).get());
            Verdict::Missed { shortfall: Some(shortfall(model, short)) }
        }
        Extent::Some => Verdict::Unjudged(depends(model)),
    }
}

fn depends(model: &Model) -> Reason {
    let met = match model.target().op.direction() {
        Direction::Rise => Side::Above,
        Direction::Fall => Side::Below,
    };
    solve::turning_start(model).map_or(Reason::NoStart, |of| Reason::DependsOnStart { met, of })
}

/// The first year from which the target holds without a break.
fn holds_from(model: &Model, judged: &Values) -> Year {
    let meets = |t: &usize| judged.at(*t).is_some_and(|y| extent(model.target(), model.tolerance, y) == Extent::All);
    let steps = model.case.period.steps();
    model.case.period.year((0..=steps).rev().take_while(meets).last().unwrap_or(steps))
}

fn shortfall(model: &Model, amount: Amount) -> Shortfall {
    let target = model.target().value.get();
    let distance = match (model.stated.kind, model.baseline) {
        (Kind::Level, Some(Baseline::Point(start))) => (target - start.get()).abs(),
        (Kind::Level, _) => 0.0,
        // A total and a mean growth set out from nothing.
        (Kind::Cumulative | Kind::AverageGrowth, _) => target.abs(),
    };
    let share = (distance > 0.0).then(|| finite(amount.get() / distance));
    let expected = model.case.indicator.nature == Some(Nature::Expected);
    Shortfall { amount, share, close: expected && share.is_some_and(|share| share <= 0.05) }
}

/// A share of the way, which overflows where the way is short and the path absurd.
fn finite(share: f64) -> f64 {
    Amount::saturating(share).get()
}

#[inline]
fn pace(model: &Model, path: &Values, judged: &Values, paces: &mut Paces) {
    let Some((from, to)) = finish_line(model) else { return };
    let (period, steps) = (model.case.period, model.case.period.steps());
    let progress = |t: usize, completion: Option<f64>| {
        let elapsed = super::math::count(t) / super::math::count(steps);
        let pace = completion.map_or(Pace::Maintain, |completion| Pace::of(completion, elapsed));
        Progress { year: period.year(t), completion, pace }
    };
    let Some(from) = from else { return paces.extend((1..=steps).map(|t| progress(t, None))) };
    let completed = |(t, y): (usize, Option<f64>)| Some(progress(t, Some(finite((y? - from) / (to - from)))));
    match if model.stated.kind == Kind::Cumulative { judged } else { path } {
        Values::Points(points) => {
            paces.extend(points.iter().map(|y| y.get()).enumerate().skip(1).filter_map(completed));
        }
        band @ Values::Band(_) => paces.extend((1..=steps).map(|t| (t, band.exact(t))).filter_map(completed)),
    }
}

/// Where completion counts from and to. No start of the count means that there is nothing to complete; nothing at all means that
/// the start is not known well enough to count from.
fn finish_line(model: &Model) -> Option<(Option<f64>, f64)> {
    let target = model.target().value.get();
    let start = model.start();
    match model.stated.kind {
        Kind::Cumulative => Some((Some(0.0).filter(|_| target != 0.0), target)),
        Kind::Level => maintain_or(model, model.stated, start?, target),
        Kind::AverageGrowth => {
            let index = start?.exact()?;
            let goal = (0..model.case.period.steps()).fold(index.get(), |y, _| y * (1.0 + target / 100.0));
            maintain_or(model, model.stated, Value::Exact(index), goal)
        }
    }
}

fn maintain_or(model: &Model, stated: &Measured, start: Value, goal: f64) -> Option<(Option<f64>, f64)> {
    let target = crate::plan::Threshold { value: Amount::saturating(goal), ..stated.target };
    let there = extent(target, model.tolerance, start) == Extent::All || start.exact() == Some(target.value);
    if there { Some((None, goal)) } else { Some((Some(start.exact()?.get()), goal)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_of_a_short_way_stays_finite() {
        assert_eq!(finite(1e308 / 0.1), f64::MAX);
        assert_eq!(finite(0.4), 0.4);
    }
}
