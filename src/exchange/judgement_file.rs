//! Judgements as other programs read them: the JSON of `tuiyan judge`.

use serde::Serialize;

use crate::plan::{Comparison, Id, Measure, Nature, Plan, Year};
use crate::projection::{Judgement, Pace, Parameter, Progress, Requirement, Standing, Summary, Value, Verdict, judge};
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

/// One indicator, judged, in the words of the format.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct IndicatorJudgement {
    /// The indicator.
    pub id: Id,
    /// Binding or expected, where the document says.
    pub nature: Option<Nature>,
    /// What is judged, in the chosen reading.
    pub measure: Measure,
    /// What the path sets out from.
    pub start: Option<ValueOut>,
    /// The years of which something is known.
    pub path: Vec<PathPoint>,
    /// What is judged, in the target's unit.
    pub outcome: Option<ValueOut>,
    /// `met`, `missed` or `unjudged`.
    pub result: &'static str,
    /// The first year from which the target holds without a break.
    pub first_year: Option<Year>,
    /// By how much it is met.
    pub margin: Option<f64>,
    /// By how much it is missed.
    pub shortfall: Option<f64>,
    /// Why it is unjudged.
    pub reason: Option<&'static str>,
    /// Progress against elapsed time.
    pub pace: Vec<PaceOut>,
    /// What it would take.
    pub required: Option<RequiredOut>,
    /// The first year in which a natural bound held the path.
    pub capped_in: Option<Year>,
}

/// A number, or the interval that is all that can be said of it.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[serde(untagged)]
pub enum ValueOut {
    /// One number.
    Exact(f64),
    /// Between two numbers, both included but for the one that is open.
    Between {
        /// The lower end.
        above: f64,
        /// The upper end.
        below: f64,
        /// `below` where the upper end is excluded.
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
    /// The share of the way; none where there is only something to maintain.
    pub completion: Option<f64>,
    /// Against the share of time elapsed.
    pub pace: Pace,
}

/// What it would take.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct RequiredOut {
    /// What is set.
    pub parameter: Parameter,
    /// `at_least`, `more_than`, `at_most`, `less_than`, `any` or `impossible`.
    pub relation: &'static str,
    /// The value it is compared with; none for `any` and `impossible`.
    pub value: Option<f64>,
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
                let measure = scenario.assumption(&indicator.id).statement(indicator).measure();
                IndicatorJudgement::of(indicator.id.clone(), indicator.nature, measure, judgement)
            })
            .collect(),
    }
}

impl IndicatorJudgement {
    fn of(id: Id, nature: Option<Nature>, measure: Measure, judgement: &Judgement) -> Self {
        let (mut first_year, mut margin, mut shortfall, mut reason) = (None, None, None, None);
        match &judgement.verdict {
            Verdict::Met { first_year: year, margin: by } => (first_year, margin) = (Some(*year), by.map(f64::from)),
            Verdict::Missed { shortfall: by } => shortfall = by.map(|by| by.amount.get()),
            Verdict::Unjudged(why) => reason = Some(why.code()),
        }
        Self {
            id,
            nature,
            measure,
            start: judgement.start.map(ValueOut::of),
            path: judgement.trajectory.known().map(|(year, value)| PathPoint { year, value: ValueOut::of(value) }).collect(),
            outcome: judgement.outcome.map(ValueOut::of),
            result: result(judgement.verdict.standing()),
            first_year,
            margin,
            shortfall,
            reason,
            pace: judgement.pace.iter().map(PaceOut::of).collect(),
            required: judgement.required.map(RequiredOut::of),
            capped_in: judgement.capped_in,
        }
    }
}

/// A verdict in a word.
pub(super) const fn result(standing: Standing) -> &'static str {
    match standing {
        Standing::Met => "met",
        Standing::Missed => "missed",
        Standing::Unjudged => "unjudged",
    }
}

impl ValueOut {
    pub(super) fn of(value: Value) -> Self {
        match value {
            Value::Exact(value) => Self::Exact(value.get()),
            Value::Between { low, high, open } => {
                Self::Between { above: low.get(), below: high.get(), open: open.then_some("below") }
            }
        }
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
            Requirement::Bound { relation: Comparison::AtLeast, .. } => "at_least",
            Requirement::Bound { relation: Comparison::MoreThan, .. } => "more_than",
            Requirement::Bound { relation: Comparison::AtMost, .. } => "at_most",
            Requirement::Bound { relation: Comparison::LessThan, .. } => "less_than",
        };
        let value = required.setting().map(crate::projection::Setting::get);
        Self { parameter: required.parameter(), relation, value }
    }
}
