//! The person's own annual targets (年度目标), filled in along the family's path to the target.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::assumption::{Assumption, Scenario};
use super::edit::Edit;
use super::opening::opened;
use super::steer::opening_of;
use crate::plan::{
    Amount, Comparing, Comparison, Decimals, Direction, Goal, Id, Indicator, Measured, Of, Plan, Than, Threshold, When, Year,
};
use crate::projection::{Growth, Judgement, Obstacle, Pace, Reason, Requirement, Value, Verdict, judge, setting_for};

/// Why no annual targets can be filled in.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Unfilled {
    /// A status has no path.
    Status,
    /// It is only watched, so no path leads to a target.
    Watched,
    /// The plan already has a goal for every year.
    EveryYear,
    /// There is no path, or no target for it.
    Unjudged(Reason),
    /// No path of that family leads to the target.
    Impossible(Obstacle),
    /// Any path meets the target, so none says more than another.
    Anything,
    /// No parameter can be found.
    Unsolved,
    /// No year is left without a goal of the plan and without an observation.
    NothingLeft,
    /// The indicator is locked.
    Locked,
}

/// The judgement of an indicator under exactly its requirement: the family's own path to the target. `judgement` is that of the present
/// assumption. `None` if nothing in particular is required.
pub fn way(plan: &Plan, scenario: &Scenario, indicator: &Indicator, judgement: &Judgement) -> Option<Judgement> {
    let assumption = scenario.assumption(&indicator.id);
    let stated = assumption.statement(indicator).measured()?;
    let opened = opened(plan, scenario, indicator, assumption);
    let growth = opened.growth.clone().filter(|growth| *growth != Growth::Hold).unwrap_or_else(|| opening_of(stated));
    let required = match &opened {
        Cow::Borrowed(_) => judgement.required,
        Cow::Owned(opened) => judge(&scenario.case_under(plan, indicator, opened)).required,
    };
    let setting = match required? {
        Requirement::Bound { setting, .. } => setting,
        Requirement::Between { .. } => {
            let asked = Assumption { growth: Some(growth.clone()), ..assumption.clone() };
            setting_for(&scenario.case_under(plan, indicator, &asked), judgement.asked?.target.value)?
        }
        Requirement::Any { .. } | Requirement::Impossible { .. } => return None,
    };
    let required = Assumption { growth: Some(growth.with(setting)?), ..assumption.clone() };
    Some(judge(&scenario.case_under(plan, indicator, &required)))
}

/// Fills in one indicator's annual targets for the remaining years, along the family's path to the target. A year that already has a
/// goal keeps it.
///
/// # Errors
/// Why there is nothing to fill in.
pub fn filled(plan: &Plan, scenario: &Scenario, indicator: &Indicator) -> Result<Edit, Unfilled> {
    let assumption = scenario.assumption(&indicator.id);
    let stated = assumption.statement(indicator).measured().ok_or(Unfilled::Status)?;
    let judgement = judge(&scenario.case(plan, indicator));
    let asked = match (stated.goal.is_watched(), judgement.asked, judgement.verdict) {
        (true, ..) => return Err(Unfilled::Watched),
        (_, Some(asked), _) => asked.target,
        (_, None, Verdict::Unjudged(reason)) => return Err(Unfilled::Unjudged(reason)),
        (_, None, _) => return Err(Unfilled::Unsolved),
    };
    if is_of_every_year(stated) {
        return Err(Unfilled::EveryYear);
    }
    let seen = assumption.observed().map(|(year, _)| year).next_back();
    let years: Vec<_> = (stated.period(plan.period).projected())
        .filter(|year| stated.may_be_asked_in(plan.period, *year) && seen.is_none_or(|seen| *year > seen))
        .filter(|year| !assumption.milestones.contains_key(year))
        .collect();
    if years.is_empty() {
        return Err(Unfilled::NothingLeft);
    }
    let filled = if is_to_be_kept(&judgement) {
        years.into_iter().map(|year| (year, asked.value)).collect()
    } else {
        let way = leading(plan, scenario, indicator, &judgement)?;
        let path = path(&way, stated, asked, &years);
        match scenario.drivers.comparing {
            Comparing::Full => on_the_way(&path, indicator, asked),
            Comparing::Rounded => as_published(&path, indicator, asked),
        }
    };
    let filled = filled.into_iter().map(|(year, value)| (year, no_less(stated, asked, year, value)));
    let targets = assumption.milestones.clone().into_iter().chain(filled).collect();
    Ok(Edit::Milestones(indicator.id.clone(), targets))
}

/// Fills them in for all of these indicators as one edit. Also tells which have none, and why.
pub fn filled_alike<'a>(
    plan: &Plan,
    scenario: &Scenario,
    indicators: impl IntoIterator<Item = &'a Indicator>,
    is_locked: impl Fn(&Id) -> bool,
) -> (Edit, Vec<(Id, Unfilled)>) {
    let (mut edits, mut none) = (Vec::new(), Vec::new());
    for indicator in indicators {
        let is_locked = is_locked(&indicator.id);
        match if is_locked { Err(Unfilled::Locked) } else { filled(plan, scenario, indicator) } {
            Ok(edit) => edits.push(edit),
            Err(reason) => none.push((indicator.id.clone(), reason)),
        }
    }
    (Edit::All(edits), none)
}

fn is_of_every_year(stated: &Measured) -> bool {
    stated.when == When::EveryYear || matches!(stated.goal, Goal::Than(Than { of: Of::Previous, .. }))
}

/// Whether the start already meets the target. Nobody is asked to let it sink there, so every year then has the target's own value.
fn is_to_be_kept(judgement: &Judgement) -> bool {
    !judgement.pace.is_empty() && judgement.pace.iter().all(|progress| progress.pace == Pace::Maintain)
}

fn leading(plan: &Plan, scenario: &Scenario, indicator: &Indicator, judgement: &Judgement) -> Result<Judgement, Unfilled> {
    way(plan, scenario, indicator, judgement).ok_or(match (judgement.required, judgement.verdict) {
        (Some(Requirement::Impossible { obstacle, .. }), _) => Unfilled::Impossible(obstacle),
        (Some(Requirement::Any { .. }), _) => Unfilled::Anything,
        (None, Verdict::Unjudged(reason)) => Unfilled::Unjudged(reason),
        _ => Unfilled::Unsolved,
    })
}

/// The outcomes along a path in these years, at the end that is harder to bring to the target.
fn path(way: &Judgement, stated: &Measured, asked: Threshold, years: &[Year]) -> Vec<(Year, f64)> {
    let harder = |value: Value| match asked.op.direction() {
        Direction::Rise => value.low().get(),
        Direction::Fall => value.high().get(),
    };
    let known = way.trajectory.so_far(stated.measure).filter_map(|(year, value)| Some((year, harder(value?))));
    known.filter(|(year, _)| years.contains(year)).collect()
}

/// No year asks for less than the plan asks of an earlier one.
fn no_less(stated: &Measured, asked: Threshold, year: Year, value: Amount) -> Amount {
    let of_plan = stated.milestones.iter().filter(|milestone| milestone.year < year).filter_map(|it| it.goal.printed());
    let alike = of_plan.filter(|goal| goal.op.direction() == asked.op.direction()).map(|goal| goal.value);
    alike.fold(value, |value, goal| match asked.op.direction() {
        Direction::Rise => {
            if goal > value {
                goal
            } else {
                value
            }
        }
        Direction::Fall => {
            if goal < value {
                goal
            } else {
                value
            }
        }
    })
}

/// If published figures are compared, every year asks for the path's published value; if the target itself is not enough, for one unit of
/// the last place less.
fn as_published(path: &[(Year, f64)], indicator: &Indicator, asked: Threshold) -> BTreeMap<Year, Amount> {
    let digits = Decimals::new(digits(path, indicator, asked)).unwrap_or(indicator.decimals);
    let less = if asked.op.is_strict() { asked.op.direction().sign() * digits.printed_step() } else { 0.0 };
    let target = |path: f64| digits.rounded(Amount::saturating(digits.rounded(Amount::saturating(path)).get() - less));
    path.iter().map(|(year, path)| (*year, target(*path))).collect()
}

/// The path's value in each year, rounded to the side that the path itself meets, so that a person who assumes the requirement meets
/// every one of them.
fn on_the_way(path: &[(Year, f64)], indicator: &Indicator, asked: Threshold) -> BTreeMap<Year, Amount> {
    let wanted = asked.op.direction();
    let tolerance = asked.tolerance(indicator.decimals, None);
    let meets = |path: f64, target: f64| {
        let op = Comparison::toward(wanted);
        Threshold { op, value: Amount::saturating(target) }.is_met_by(Amount::saturating(path), tolerance)
    };
    let digits = usize::from(digits(path, indicator, asked));
    let place = (0..digits).fold(1.0, |place, _| place / 10.0);
    let target = |&(year, path): &(Year, f64)| {
        let near = rounded(path, digits);
        let kept = if meets(path, near) { near } else { rounded(near - wanted.sign() * place, digits) };
        (year, Amount::saturating(kept))
    };
    path.iter().map(target).collect()
}

/// The printed decimals; one more if the path moves less than [`COARSE`] units of the last printed place a year and does not happen to
/// lie on them.
fn digits(path: &[(Year, f64)], indicator: &Indicator, asked: Threshold) -> u8 {
    let printed = indicator.decimals;
    let tolerance = asked.tolerance(printed, None);
    let is_printed = |(_, path): &(Year, f64)| (rounded(*path, printed.get().into()) - path).abs() <= tolerance.get();
    let is_coarse = path.windows(2).any(|pair| (pair[1].1 - pair[0].1).abs() < COARSE * printed.printed_step());
    printed.get() + u8::from(is_coarse && !path.iter().all(is_printed))
}

/// In units of the last printed place. A path has to move this much a year, or rounding hides its pace.
const COARSE: f64 = 20.0;

/// With that many decimals, as a person would write it, and never minus zero.
fn rounded(number: f64, digits: usize) -> f64 {
    format!("{number:.digits$}").parse::<f64>().unwrap_or(number) + 0.0
}
