//! The answer to a case: path, outcome, verdict, pace and requirement.

use super::case::{Case, Pin, StatusReport};
use super::course::Events;
use super::criterion::Criterion;
use super::growth::Setting;
use super::model::{Model, Pins, stepper};
use super::pace::{Expected, Pace, Paces, Progress, asked_share};
use super::solve::{self, Requirement};
use super::trajectory::{Trajectory, Values};
use super::value::Value;
use super::verdict::{Extent, Reason, Shortfall, Side, Standing, Verdict, better_end, extent, headroom, worse_end};
use super::waypoint::{Waypoint, each_year, waypoints};
use super::yearly::Figure;
use crate::plan::{Amount, Baseline, Comparing, Measured, Nature, Origin, Statement, When, Year};

/// The full answer for one indicator.
#[derive(Clone, Debug, PartialEq)]
pub struct Judgement {
    /// What the path starts from; for an average growth the level, or 100 if none is known.
    pub start: Option<Value>,
    /// The path: values, flows, or the index of an average growth.
    pub trajectory: Trajectory,
    /// What is judged, in the target's unit; if each year is judged, the worst.
    pub outcome: Option<Value>,
    /// What the outcome is compared with; `None` for a status, and where that cannot be said.
    pub asked: Option<Criterion>,
    /// The figure from outside the row that the goal refers to, as used in the judgement.
    pub figure: Option<Amount>,
    /// Met, missed, or why it cannot be judged.
    pub verdict: Verdict,
    /// The verdict of the full comparison, if comparing published values changes it.
    pub turned: Option<Standing>,
    /// Progress compared with elapsed time.
    pub pace: Paces,
    /// The value that the assumption's parameter would need.
    pub required: Option<Requirement>,
    /// For a total: what each remaining year has to bring on average to reach it exactly, in the indicator's unit. The remaining years are
    /// those after the last observation.
    pub average_flow: Option<Amount>,
    /// The first year in which a natural bound held the path.
    pub capped_in: Option<Year>,
    /// For a range that is met: the side on which the outcome lies beyond it.
    pub beyond: Option<Side>,
    /// If each year is judged by itself: the years that decide.
    pub yearly: Option<YearByYear>,
    /// Whether the second, harder goal is met; `None` if there is none, or if it cannot be said.
    pub stretch: Option<bool>,
    /// The goals on the way, each judged by itself.
    pub milestones: Vec<Waypoint>,
    /// If each year is judged by itself: all of them.
    pub each_year: Vec<Waypoint>,
}

/// The years that decide if each year is judged by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct YearByYear {
    /// The year whose outcome is worst.
    pub worst: Year,
    /// The first year that fails, if any.
    pub first_failing: Option<Year>,
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
    // Filled in place: moving it would take as long as computing it.
    let mut judgement = unjudged(case);
    match case.statement {
        Statement::Status(_) => judgement.verdict = status(case),
        Statement::Measured(stated) => judge_measured(case, stated, &mut judgement),
    }
    judgement
}

/// The setting of the case's family that brings the outcome to `outcome`, as far as range and bounds allow. It answers a person who types
/// the target year's value. `None` if nothing is left to set or there is nothing to start from.
pub fn setting_for(case: &Case, outcome: Amount) -> Option<Setting> {
    let pins = Pins::of(case);
    let stated = case.statement.measured()?;
    solve::aim(&Model::new(case, stated, &pins, stepper(case, stated)?), outcome)
}

fn status(case: &Case) -> Verdict {
    match case.status {
        None => Verdict::Unjudged(Reason::StatusNotStated),
        Some(StatusReport::Reached(first_year)) => Verdict::Met { first_year, margin: None },
        Some(StatusReport::NotReached) => Verdict::Missed { shortfall: None },
    }
}

#[inline]
fn unjudged(case: &Case) -> Judgement {
    Judgement {
        start: None,
        trajectory: Trajectory::unknown(case.years_of_its_own()),
        outcome: None,
        asked: None,
        figure: case.figure,
        verdict: Verdict::Unjudged(Reason::NoStart),
        turned: None,
        pace: Paces::new(),
        required: None,
        average_flow: None,
        capped_in: None,
        beyond: None,
        yearly: None,
        stretch: None,
        milestones: Vec::new(),
        each_year: Vec::new(),
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
    let is_total = stated.measure.is_of_flows() && stated.when == When::End;
    if nothing_assumed(&model) {
        judgement.asked = model.asked();
        judgement.verdict = Verdict::Unjudged(if stated.goal.is_watched() { Reason::Watched } else { Reason::NoGrowth });
        judgement.required = solve::requirement(&model, None);
        know_first_rates(&model, judgement);
        if model.has_milestones() {
            judgement.milestones = waypoints(&model, &judgement.trajectory);
        }
        return;
    }
    judge_path(&model, judgement);
    judgement.asked = model.asked();
    if is_total {
        judgement.average_flow = average_flow(&model, &judgement.trajectory);
    }
}

/// What a total still lacks, divided among the years after the last observation. An earlier year without a figure is past: it counts as
/// projected, or not at all.
fn average_flow(model: &Model, path: &Trajectory) -> Option<Amount> {
    let target = model.asked()?.target.value.get();
    let observed = model.case.years.iter().filter(|(_, pin)| matches!(pin, Pin::Observed(_))).map(|(year, _)| *year);
    let past = observed.filter_map(|year| model.period.step_of(year)).max().unwrap_or(0);
    let left = model.period.steps() - past;
    let done: f64 = (1..=past).filter_map(|t| path.values().exact(t)).sum();
    (left > 0).then(|| Amount::saturating((target - done) / crate::math::count(left)))
}

#[inline]
fn judge_path(model: &Model, judgement: &mut Judgement) {
    let Events { capped, undefined } = model.project(&mut judgement.trajectory);
    let judged = judgement.trajectory.judged(model.judging());
    let outcome = if model.stated.when == When::EveryYear { judged.worst(model.target().op.direction()) } else { judged.last() };
    match (outcome, model.lacks) {
        (_, Some(Reason::Watched)) => judgement.verdict = Verdict::Unjudged(Reason::Watched),
        (None, _) => {
            let reason = undefined.map_or(Reason::NoStart, |t| Reason::UndefinedStep(model.period.year(t)));
            judgement.verdict = Verdict::Unjudged(reason);
        }
        (Some(_), Some(reason)) => judgement.verdict = Verdict::Unjudged(reason),
        (Some(outcome), None) => decide(model, &judged, outcome, &mut judgement.verdict, &mut judgement.turned),
    }
    if let (Some(outcome), Some(asked)) = (outcome.and_then(Value::exact), model.asked()) {
        judgement.beyond = asked.beyond(model.compared(outcome), model.tolerance);
    }
    if !model.is_plain() {
        judge_more(model, &judged, outcome, &mut judgement.yearly, &mut judgement.stretch);
        judgement.milestones = waypoints(model, &judgement.trajectory);
        judgement.each_year = each_year(model, &judged);
    }
    let required = solve::requirement(model, outcome);
    pace(model, judgement.trajectory.values(), &judged, &mut judgement.pace);
    if !judgement.milestones.is_empty() {
        share_out(model, &mut judgement.milestones);
    }
    // In the target year the pace follows the verdict.
    if let (Verdict::Missed { .. }, Some(last)) = (&judgement.verdict, judgement.pace.last_mut())
        && last.year == model.period.end()
        && last.pace == Pace::On
    {
        last.pace = Pace::Behind;
    }
    judgement.start = model.start();
    (judgement.outcome, judgement.required) = (outcome, required);
    judgement.capped_in = capped.map(|t| model.period.year(t));
}

/// The parts that few rows have: a goal for each year, and a second goal.
#[inline(never)]
fn judge_more(
    model: &Model,
    judged: &Values,
    outcome: Option<Value>,
    yearly: &mut Option<YearByYear>,
    stretch: &mut Option<bool>,
) {
    if let (true, Some(worst)) = (model.stated.when == When::EveryYear, outcome) {
        let years = 1..judged.len();
        let fails = |t: &usize| {
            model.lacks.is_none() && judged.at(*t).is_some_and(|y| model.bar.extent(model.tolerance, y) != Extent::All)
        };
        let at = years.clone().find(|t| judged.at(*t) == Some(worst)).unwrap_or(judged.len() - 1);
        let first_failing = years.clone().find(fails).map(|t| model.period.year(t));
        *yearly = Some(YearByYear { worst: model.period.year(at), first_failing });
    }
    if let (Some(goal), Some(outcome)) = (&model.stated.stretch, outcome) {
        let asked = Criterion::of_goal(goal, model.stated, model.case, model.baseline).ok();
        *stretch = asked.and_then(|asked| match model.deciding(asked).extent(model.tolerance, outcome) {
            Extent::All => Some(true),
            Extent::None => Some(false),
            Extent::Some => None,
        });
    }
}

/// Rates pinned from the first year on are known, even if nothing is assumed for the years after them.
#[inline(never)]
fn know_first_rates(model: &Model, judgement: &mut Judgement) {
    let known = model.course.pins.iter().take_while(|pin| pin.is_some()).count();
    if known == 0 {
        return;
    }
    let _ = model.project(&mut judgement.trajectory);
    judgement.trajectory.points().iter_mut().skip(known + 1).for_each(|year| *year = Figure::UNKNOWN);
    let judged = judgement.trajectory.judged(model.judging());
    pace(model, judgement.trajectory.values(), &judged, &mut judgement.pace);
    judgement.start = model.start();
}

/// If only rates act, nothing is judged until a rate is assumed, printed, or observed for every year.
fn nothing_assumed(model: &Model) -> bool {
    let is_open = model.stated.measure.is_of_rates() && !model.stated.has_rate();
    is_open && model.case.growth.is_none() && model.course.pins.iter().any(Option::is_none)
}

/// Writes whether the goal is met. In place: see [`judge`].
#[inline]
fn decide(model: &Model, judged: &Values, outcome: Value, verdict: &mut Verdict, turned: &mut Option<Standing>) {
    let (asked, tolerance) = (&model.criterion, model.tolerance);
    let extent = model.bar.extent(tolerance, outcome);
    match extent {
        Extent::All => {
            let first_year = holds_from(model, judged);
            *verdict = Verdict::Met { first_year, margin: Some(margin(model, outcome)) };
        }
        Extent::None => {
            let short = |end| -headroom(end, tolerance, model.compared(better_end(end, outcome))).get();
            let far = asked.far_target().map_or(0.0, short);
            *verdict =
                Verdict::Missed { shortfall: Some(shortfall(model, Amount::saturating(short(asked.target).max(far) + 0.0))) };
        }
        Extent::Some => *verdict = Verdict::Unjudged(depends(model)),
    }
    if model.case.comparing == Comparing::Rounded {
        *turned = turned_from(model, outcome, extent);
    }
}

/// The verdict of the full comparison, if it differs.
#[inline(never)]
fn turned_from(model: &Model, outcome: Value, extent: Extent) -> Option<Standing> {
    let full = model.criterion.extent(model.tolerance, outcome);
    (full != extent).then_some(full.standing())
}

/// How far an outcome that meets the goal lies from the nearer end that binds.
#[inline]
fn margin(model: &Model, outcome: Value) -> Amount {
    let to = |end| headroom(end, model.tolerance, model.compared(worse_end(end, outcome)));
    let near = to(model.criterion.target);
    model.criterion.far_target().map(to).filter(|far| *far < near).unwrap_or(near)
}

/// The side of the start on which the target is met.
fn depends(model: &Model) -> Reason {
    let of = solve::turning_start(model);
    let is_met_above = model.easier_start() > model.harder_start();
    let met = if is_met_above { Side::Above } else { Side::Below };
    of.map_or(Reason::NoStart, |of| Reason::DependsOnStart { met, of })
}

/// The first year from which the target holds without a break.
fn holds_from(model: &Model, judged: &Values) -> Year {
    let meets = |t: &usize| judged.at(*t).is_some_and(|y| model.bar.extent(model.tolerance, y) == Extent::All);
    let steps = model.period.steps();
    model.period.year((0..=steps).rev().take_while(meets).last().unwrap_or(steps))
}

fn shortfall(model: &Model, amount: Amount) -> Shortfall {
    let target = model.target().value.get();
    let distance = match (model.stated.measure.origin(), model.baseline) {
        (Origin::Base, Some(Baseline::Point(start))) => (target - start.get()).abs(),
        (Origin::Base, _) => 0.0,
        // Totals, changes and rates start from zero.
        (Origin::Nothing, _) => target.abs(),
    };
    let share = (distance > 0.0).then(|| finite(amount.get() / distance));
    let expected = model.case.indicator.nature == Some(Nature::Expected);
    Shortfall { amount, share, close: expected && share.is_some_and(|share| share <= 0.05) }
}

/// A share of the distance, finite even if the distance is short and the path absurd.
fn finite(share: f64) -> f64 {
    Amount::saturating(share).get()
}

#[inline]
fn pace(model: &Model, path: &Values, judged: &Values, paces: &mut Paces) {
    let Some((from, to)) = finish_line(model) else { return };
    let (period, steps) = (model.period, model.period.steps());
    let expected = Expected::of(model, from, to);
    let progress = |t: usize, completion: Option<f64>| {
        let elapsed = expected.at(t);
        let pace = completion.map_or(Pace::Maintain, |completion| Pace::of(completion, elapsed));
        Progress { year: period.year(t), completion, pace }
    };
    let Some(from) = from else { return paces.extend((1..=steps).map(|t| progress(t, None))) };
    let completed = |(t, y): (usize, Option<f64>)| Some(progress(t, Some(finite((y? - from) / (to - from)))));
    let measure = model.stated.measure;
    let sums = (measure.is_summed() && !measure.is_as_taken()).then(|| judged.restored(measure));
    let counted = if measure.is_summed() { judged } else { path };
    match sums.as_ref().unwrap_or(counted) {
        Values::Points(points) => {
            paces.extend((1..).zip(&points[1..]).filter_map(|(t, y)| completed((t, y.get()))));
        }
        band @ Values::Band(_) => paces.extend((1..=steps).map(|t| (t, band.exact(t))).filter_map(completed)),
    }
}

/// Notes for each milestone what share of the planned change it asks.
#[inline(never)]
fn share_out(model: &Model, milestones: &mut [Waypoint]) {
    let Some((Some(from), to)) = finish_line(model) else { return };
    for milestone in milestones {
        let asked = milestone.asked.zip(model.period.step_of(milestone.year));
        milestone.share = asked.and_then(|(asked, t)| asked_share(model, asked.target.value.get(), t, (from, to)));
    }
}

/// The values that completion counts from and to. An inner `None` means that there is nothing to complete; an outer one, that the start
/// is not known well enough.
#[inline]
fn finish_line(model: &Model) -> Option<(Option<f64>, f64)> {
    let asked = model.asked()?.target;
    if model.looks_at_years {
        return None;
    }
    let (target, start, measure) = (asked.value.get(), model.start(), model.stated.measure);
    match (measure.is_summed(), measure.origin()) {
        (true, Origin::Nothing) => Some((Some(0.0).filter(|_| target != 0.0), target)),
        (true, Origin::Base) => {
            let there = start.is_some_and(|start| extent(asked, model.tolerance, start) == Extent::All);
            let whole = measure.taken_for(target, f64::NAN, model.period.steps())?;
            Some((Some(0.0).filter(|_| target != 0.0 && !there), whole))
        }
        (false, Origin::Base) => maintain_or(model, start?, target),
        (false, Origin::Nothing) => {
            let index = start?.exact()?;
            let goal = measure.taken_for(target, index.get(), model.period.steps())?;
            maintain_or(model, Value::Exact(index), goal)
        }
    }
}

#[inline]
fn maintain_or(model: &Model, start: Value, goal: f64) -> Option<(Option<f64>, f64)> {
    let asked = model.target();
    let op = if model.stated.measure.falls() { asked.op.mirrored() } else { asked.op };
    let target = crate::plan::Threshold { value: Amount::saturating(goal), op };
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
