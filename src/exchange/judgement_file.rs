//! Judgements as other programs read them: the JSON of `tuiyan judge`.

use serde::Serialize;

use crate::plan::{Comparison, Id, Measure, Nature, Plan, Year};
use crate::projection::{Judgement, Pace, Parameter, Progress, Requirement, Value, Verdict, judge};
use crate::scenario::Scenario;

/// One scenario, judged.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ScenarioJudgement {
    scenario: String,
    plan: Id,
    summary: Summary,
    indicators: Vec<IndicatorJudgement>,
}

/// The scoreboard: verdicts counted, binding and expected apart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Summary {
    /// 约束性.
    pub binding: Tally,
    /// 预期性.
    pub expected: Tally,
}

/// Verdicts counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Tally {
    /// 达标.
    pub met: usize,
    /// 未达标.
    pub missed: usize,
    /// 无法判断.
    pub unjudged: usize,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
struct IndicatorJudgement {
    id: Id,
    nature: Option<Nature>,
    measure: Measure,
    start: Option<ValueOut>,
    path: Vec<PathPoint>,
    outcome: Option<ValueOut>,
    result: &'static str,
    first_year: Option<Year>,
    margin: Option<f64>,
    shortfall: Option<f64>,
    reason: Option<&'static str>,
    pace: Vec<PaceOut>,
    required: Option<RequiredOut>,
    capped_in: Option<Year>,
}

#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[serde(untagged)]
enum ValueOut {
    Exact(f64),
    Between {
        above: f64,
        below: f64,
        #[serde(skip_serializing_if = "Option::is_none")]
        open: Option<&'static str>,
    },
}

#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
struct PathPoint {
    year: Year,
    value: ValueOut,
}

#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
struct PaceOut {
    year: Year,
    completion: Option<f64>,
    pace: Pace,
}

#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
struct RequiredOut {
    parameter: Parameter,
    relation: &'static str,
    value: Option<f64>,
}

impl Tally {
    /// Counts one more verdict.
    pub fn count(&mut self, verdict: &Verdict) {
        *match verdict {
            Verdict::Met { .. } => &mut self.met,
            Verdict::Missed { .. } => &mut self.missed,
            Verdict::Unjudged(_) => &mut self.unjudged,
        } += 1;
    }

    /// How many were counted.
    pub const fn total(self) -> usize {
        self.met + self.missed + self.unjudged
    }
}

impl Summary {
    /// Counts the verdicts of the indicators that the plan counts.
    pub fn of<'a>(plan: &Plan, judged: impl Iterator<Item = (&'a Id, &'a Verdict)>) -> Self {
        let mut summary = Self::default();
        for (id, verdict) in judged {
            match plan.indicator(id).filter(|indicator| plan.is_scored(indicator)).and_then(|indicator| indicator.nature) {
                Some(Nature::Binding) => summary.binding.count(verdict),
                Some(Nature::Expected) => summary.expected.count(verdict),
                None => {}
            }
        }
        summary
    }
}

/// Judges every indicator of a plan under a scenario.
pub fn judge_scenario(plan: &Plan, scenario: &Scenario) -> ScenarioJudgement {
    let judged: Vec<_> = plan.indicators.iter().map(|indicator| judge(&scenario.case(plan, indicator))).collect();
    let verdicts = plan.indicators.iter().map(|indicator| &indicator.id).zip(judged.iter().map(|judgement| &judgement.verdict));
    ScenarioJudgement {
        scenario: scenario.name.clone(),
        plan: plan.id.clone(),
        summary: Summary::of(plan, verdicts),
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
        let result = match &judgement.verdict {
            Verdict::Met { first_year: year, margin: by } => {
                (first_year, margin) = (Some(*year), by.map(f64::from));
                "met"
            }
            Verdict::Missed { shortfall: by } => {
                shortfall = by.map(|by| by.amount.get());
                "missed"
            }
            Verdict::Unjudged(why) => {
                reason = Some(why.code());
                "unjudged"
            }
        };
        Self {
            id,
            nature,
            measure,
            start: judgement.start.map(ValueOut::of),
            path: judgement.trajectory.known().map(|(year, value)| PathPoint { year, value: ValueOut::of(value) }).collect(),
            outcome: judgement.outcome.map(ValueOut::of),
            result,
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

impl ValueOut {
    fn of(value: Value) -> Self {
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
    fn of(required: Requirement) -> Self {
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
