//! Goals on the way to the target, or beyond it, each judged by itself.

use super::criterion::Criterion;
use super::judgement::reached;
use super::model::{Model, Pins};
use super::trajectory::Trajectory;
use super::value::Value;
use super::verdict::{Reason, Standing};
use crate::plan::{Measured, Milestone, Period, Year};

/// A milestone, judged.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Waypoint {
    /// Its year.
    pub year: Year,
    /// What is asked then, where that can be said.
    pub asked: Option<Criterion>,
    /// What would be judged if the plan ended in that year.
    pub outcome: Option<Value>,
    /// Met, missed, or not to be judged.
    pub standing: Standing,
}

/// The milestones of a row. One beyond the row's own years is judged on the path that goes on.
pub(super) fn waypoints(model: &Model, path: &Trajectory) -> Vec<Waypoint> {
    let farther = |year: Year| model.period.end() < year;
    let last = model.stated.milestones.iter().map(|milestone| milestone.year).filter(|year| farther(*year)).max();
    let longer = last.and_then(|last| go_on(model, last));
    let judge = |milestone: &Milestone| {
        let path = longer.as_ref().filter(|_| farther(milestone.year)).unwrap_or(path);
        waypoint(model, milestone, path)
    };
    model.stated.milestones.iter().map(judge).collect()
}

fn waypoint(model: &Model, milestone: &Milestone, path: &Trajectory) -> Waypoint {
    let asked = Criterion::of_goal(&milestone.goal, model.stated, model.case, model.baseline);
    let outcome = path.so_far(model.stated.measure).find(|(year, _)| *year == milestone.year).and_then(|(_, value)| value);
    let standing = match (asked, outcome) {
        (Err(Reason::Watched), _) => Standing::Watched,
        (Ok(asked), Some(outcome)) => reached(&model.deciding(asked), model.tolerance, outcome).standing(),
        _ => Standing::Unjudged,
    };
    Waypoint { year: milestone.year, asked: asked.ok(), outcome, standing }
}

/// The same path up to a later year. Years that are set one by one hold after the last of them.
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
