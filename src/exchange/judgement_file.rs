//! Judgements as other programs read them: the JSON of `tuiyan judge`.

use serde::Serialize;

use crate::plan::{Comparison, Id, Indicator, Nature, Open, Plan, Statement, Year};
use crate::projection::{
    Judgement, Pace, Parameter, Progress, Requirement, Side, Standing, Summary, Value, Verdict, Waypoint, judge,
};
use crate::scenario::Scenario;

/// One scenario, judged.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ScenarioJudgement {
    /// The scenario's name.
    pub scenario: String,
    /// The plan it belongs to.
    pub plan: Id,
    /// The scoreboard.
    pub summary: Summary,
    /// Every indicator of the plan, in the order of the document.
    pub indicators: Vec<IndicatorJudgement>,
}

/// One indicator, judged, in the terms of the format.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct IndicatorJudgement {
    /// The indicator.
    pub id: Id,
    /// Binding or expected, if the document says.
    pub nature: Option<Nature>,
    /// The measure, in the chosen reading.
    pub measure: &'static str,
    /// The start of the path.
    pub start: Option<ValueOut>,
    /// The known years.
    pub path: Vec<PathPoint>,
    /// The outcome, in the target's unit.
    pub outcome: Option<ValueOut>,
    /// The number it was compared with, if that is not the plan's own: another row's, a reference, or a person's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bound: Option<f64>,
    /// `met`, `missed`, `unjudged` or `watched`.
    pub result: &'static str,
    /// The result of the full comparison, if comparing published values changes it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unrounded_result: Option<&'static str>,
    /// For a range that is met: the side on which the outcome lies beyond it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub beyond: Option<&'static str>,
    /// The second, harder goal.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stretch: Option<StretchOut>,
    /// If each year is judged: the year of the outcome.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub worst_year: Option<Year>,
    /// If each year is judged: the first that fails.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first_failing_year: Option<Year>,
    /// The goals on the way.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub milestones: Vec<MilestoneOut>,
    /// The first year from which the target holds without a break.
    pub first_year: Option<Year>,
    /// How far it is met, in the target's unit.
    pub margin: Option<f64>,
    /// How far it is missed, in the target's unit.
    pub shortfall: Option<f64>,
    /// Why it is unjudged.
    pub reason: Option<&'static str>,
    /// Progress compared with elapsed time.
    pub pace: Vec<PaceOut>,
    /// The requirement.
    pub required: Option<RequiredOut>,
    /// For a total: what each remaining year has to bring on average.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub average_flow: Option<f64>,
    /// The first year in which a natural bound held the path.
    pub capped_in: Option<Year>,
}

/// A number, or the interval that contains it.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[serde(untagged)]
pub enum ValueOut {
    /// One number.
    Exact(f64),
    /// Between two numbers, both included unless open.
    Between {
        /// The lower end.
        above: f64,
        /// The upper end.
        below: f64,
        /// `below` if the upper end is excluded, `above` if the lower end is.
        #[serde(skip_serializing_if = "Option::is_none")]
        open: Option<&'static str>,
    },
}

/// A year of a path.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct PathPoint {
    /// The year.
    pub year: Year,
    /// The value, the flow, or the index of an average growth.
    pub value: ValueOut,
}

/// A year's progress.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct PaceOut {
    /// The year.
    pub year: Year,
    /// The share of the way; `null` if there is only something to maintain.
    pub completion: Option<f64>,
    /// Compared with the share of time elapsed.
    pub pace: Pace,
}

/// A second, harder goal, judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct StretchOut {
    /// Whether it is met; `null` if that cannot be said.
    pub met: Option<bool>,
}

/// A goal on the way, judged.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct MilestoneOut {
    /// Its year.
    pub year: Year,
    /// The outcome if the plan ended in that year.
    pub outcome: Option<ValueOut>,
    /// `met`, `missed`, `unjudged` or `watched`.
    pub result: &'static str,
    /// Whether the scenario sets it, not the plan; left out if the plan does.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub own: bool,
}

/// A requirement.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct RequiredOut {
    /// The parameter.
    pub parameter: Parameter,
    /// `at_least`, `more_than`, `at_most`, `less_than`, `between`, `any` or `impossible`.
    pub relation: &'static str,
    /// The required value; `null` for `any` and `impossible`.
    pub value: Option<RequiredValue>,
}

/// The required value of a parameter: one number, or the two of `between`.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[serde(untagged)]
pub enum RequiredValue {
    /// One value.
    One(f64),
    /// The lower and the upper end.
    Range([f64; 2]),
}

/// Judges every indicator of a plan under a scenario.
pub fn judge_scenario(plan: &Plan, scenario: &Scenario) -> ScenarioJudgement {
    let judged: Vec<_> = plan.indicators.iter().map(|indicator| judge(&scenario.case(plan, indicator))).collect();
    ScenarioJudgement {
        scenario: scenario.name.clone(),
        plan: plan.id.clone(),
        summary: Summary::of(plan, judged.iter().map(|judgement| judgement.verdict.standing())),
        indicators: plan
            .indicators
            .iter()
            .zip(&judged)
            .map(|(indicator, judgement)| {
                IndicatorJudgement::of(indicator, scenario.assumption(&indicator.id).statement(indicator), judgement)
            })
            .collect(),
    }
}

impl IndicatorJudgement {
    fn of(indicator: &Indicator, statement: &Statement, judgement: &Judgement) -> Self {
        let goal = statement.measured().map(|stated| &stated.goal);
        let has_stretch = statement.measured().is_some_and(|stated| stated.stretch.is_some());
        let (mut first_year, mut margin, mut shortfall, mut reason) = (None, None, None, None);
        match &judgement.verdict {
            Verdict::Met { first_year: year, margin: by } => (first_year, margin) = (Some(*year), by.map(f64::from)),
            Verdict::Missed { shortfall: by } => shortfall = by.map(|by| by.amount.get()),
            Verdict::Unjudged(why) => reason = Some(why.code()),
        }
        Self {
            id: indicator.id.clone(),
            nature: indicator.nature,
            measure: statement.code(),
            start: judgement.start.map(ValueOut::of),
            path: judgement.trajectory.known().map(|(year, value)| PathPoint { year, value: ValueOut::of(value) }).collect(),
            outcome: judgement.outcome.map(ValueOut::of),
            bound: judgement.asked.filter(|_| goal.is_some_and(|goal| goal.printed().is_none())).map(|it| it.target.value.get()),
            result: result(judgement.verdict.standing()),
            unrounded_result: judgement.turned.map(result),
            beyond: judgement.beyond.filter(|_| matches!(judgement.verdict, Verdict::Met { .. })).map(side),
            stretch: has_stretch.then_some(StretchOut { met: judgement.stretch }),
            worst_year: judgement.yearly.map(|yearly| yearly.worst),
            first_failing_year: judgement.yearly.and_then(|yearly| yearly.first_failing),
            milestones: judgement.milestones.iter().map(MilestoneOut::of).collect(),
            first_year,
            margin,
            shortfall,
            reason,
            pace: judgement.pace.iter().map(PaceOut::of).collect(),
            required: judgement.required.map(RequiredOut::of),
            average_flow: judgement.average_flow.map(f64::from),
            capped_in: judgement.capped_in,
        }
    }
}

impl MilestoneOut {
    fn of(waypoint: &Waypoint) -> Self {
        let Waypoint { year, outcome, standing, is_own, .. } = *waypoint;
        Self { year, outcome: outcome.map(ValueOut::of), result: result(standing), own: is_own }
    }
}

const fn side(side: Side) -> &'static str {
    match side {
        Side::Above => "above",
        Side::Below => "below",
    }
}

/// A standing as a word of the format.
pub(super) const fn result(standing: Standing) -> &'static str {
    match standing {
        Standing::Met => "met",
        Standing::Missed => "missed",
        Standing::Unjudged => "unjudged",
        Standing::Watched => "watched",
    }
}

impl ValueOut {
    pub(super) fn of(value: Value) -> Self {
        match value {
            Value::Exact(value) => Self::Exact(value.get()),
            Value::Between { low, high, open } => Self::Between { above: low.get(), below: high.get(), open: excluded(open) },
        }
    }
}

const fn excluded(open: Open) -> Option<&'static str> {
    match open {
        Open::Neither => None,
        Open::Low => Some("above"),
        Open::High => Some("below"),
    }
}

impl PaceOut {
    const fn of(progress: &Progress) -> Self {
        Self { year: progress.year, completion: progress.completion, pace: progress.pace }
    }
}

impl RequiredOut {
    pub(super) fn of(required: Requirement) -> Self {
        let relation = match required {
            Requirement::Any { .. } => "any",
            Requirement::Impossible { .. } => "impossible",
            Requirement::Between { .. } => "between",
            Requirement::Bound { relation: Comparison::AtLeast, .. } => "at_least",
            Requirement::Bound { relation: Comparison::MoreThan, .. } => "more_than",
            Requirement::Bound { relation: Comparison::AtMost, .. } => "at_most",
            Requirement::Bound { relation: Comparison::LessThan, .. } => "less_than",
        };
        let value = match required {
            Requirement::Between { low, high, .. } => Some(RequiredValue::Range([low.get(), high.get()])),
            _ => required.setting().map(|setting| RequiredValue::One(setting.get())),
        };
        Self { parameter: required.parameter(), relation, value }
    }
}
