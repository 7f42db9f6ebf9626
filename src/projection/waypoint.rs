//! Goals for other years, before or after the target year, each judged by itself.

use std::borrow::Cow;

use super::criterion::Criterion;
use super::model::{Model, Pins};
use super::trajectory::{Trajectory, Values};
use super::value::Value;
use super::verdict::{Reason, Standing};
use crate::math::in_order;
use crate::plan::{Goal, Measured, Period, When, Year};

/// A milestone, judged.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Waypoint {
    /// Its year.
    pub year: Year,
    /// What is asked in that year; `None` if that cannot be said.
    pub asked: Option<Criterion>,
    /// What would be judged if the plan ended in that year.
    pub outcome: Option<Value>,
    /// Met, missed, or unjudged.
    pub standing: Standing,
    /// Whether it is the person's own, not the plan's.
    pub is_own: bool,
    /// The share of the planned change that it asks; `None` if there is no such share.
    pub share: Option<f64>,
}

/// What is asked in one year.
pub(super) struct Asked<'a> {
    pub(super) year: Year,
    pub(super) goal: Cow<'a, Goal>,
    is_own: bool,
}

/// The plan's goals on the way, and the person's for years without one, in the order of the years.
pub(super) fn asked<'a>(model: &Model<'a>) -> impl Iterator<Item = Asked<'a>> {
    let stated = model.stated;
    let of_plan = stated.milestones.iter().map(|it| Asked { year: it.year, goal: Cow::Borrowed(&it.goal), is_own: false });
    let own = model.case.milestones.iter().filter(|(year, _)| stated.milestones.iter().all(|it| it.year != **year));
    let own = own.map(|(year, value)| Asked { year: *year, goal: Cow::Owned(stated.goal_on_the_way(*value)), is_own: true });
    let mut all: Vec<_> = of_plan.chain(own).collect();
    in_order(&mut all, |one, other| one.year < other.year);
    all.into_iter()
}

/// The milestones of a row. One beyond the row's own years is judged on the continued path.
pub(super) fn waypoints(model: &Model, path: &Trajectory) -> Vec<Waypoint> {
    let farther = |year: Year| model.period.end() < year;
    let last = model.stated.milestones.iter().map(|milestone| milestone.year).filter(|year| farther(*year)).max();
    let longer = last.and_then(|last| go_on(model, last));
    let judge = |asked: Asked| {
        let path = longer.as_ref().filter(|_| farther(asked.year)).unwrap_or(path);
        waypoint(model, &asked, path)
    };
    asked(model).map(judge).collect()
}

/// Every year by itself, if each year is compared with the goal.
pub(super) fn each_year(model: &Model, judged: &Values) -> Vec<Waypoint> {
    let Some(asked) = model.asked().filter(|_| model.stated.when == When::EveryYear) else { return Vec::new() };
    let year = |t: usize| {
        let outcome = judged.at(t);
        let standing =
            outcome.map_or(Standing::Unjudged, |outcome| model.deciding(asked).extent(model.tolerance, outcome).standing());
        Waypoint { year: model.period.year(t), asked: Some(asked), outcome, standing, is_own: false, share: None }
    };
    (1..judged.len()).map(year).collect()
}

fn waypoint(model: &Model, Asked { year, goal, is_own }: &Asked, path: &Trajectory) -> Waypoint {
    let asked = Criterion::of_goal(goal, model.stated, model.case, model.baseline);
    let outcome = path.so_far(model.stated.measure).find(|(at, _)| at == year).and_then(|(_, value)| value);
    let standing = match (asked, outcome) {
        (Err(Reason::Watched), _) => Standing::Watched,
        (Ok(asked), Some(outcome)) => model.deciding(asked).extent(model.tolerance, outcome).standing(),
        _ => Standing::Unjudged,
    };
    Waypoint { year: *year, asked: asked.ok(), outcome, standing, is_own: *is_own, share: None }
}

/// The same path, continued to a later year. After the last year set one by one the path holds.
fn go_on(model: &Model, end: Year) -> Option<Trajectory> {
    let period = Period::new(model.period.base(), end)?;
    let stated = Measured { year: Some(end), milestones: Vec::new(), ..model.stated.clone() };
    let statement = crate::plan::Statement::Measured(stated);
    let case = super::case::Case { statement: &statement, ..*model.case };
    let pins = Pins::of(&case);
    let stated = statement.measured()?;
    let longer = Model::new(&case, stated, &pins, model.course.stepper);
    let mut path = Trajectory::unknown(period);
    longer.project(&mut path);
    Some(path)
}
