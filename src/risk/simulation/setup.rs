//! Makes a simulation from a scenario.

use super::{Involvement, Settings, SimulatedIndicator, Simulation};
use crate::plan::{Indicator, Nature, Plan, Rate};
use crate::projection::batch::Law;
use crate::projection::{Case, Growth, Parameter, Reason, Standing, Verdict, judge};
use crate::scenario::{Scenario, Uncertainty};

impl Simulation {
    /// All indicators of a plan under a scenario, each drawn from its stated range, with the scenario's seed and correlation. Without a
    /// stated correlation the draws are independent: chances and fans of single indicators hold, but nothing follows for several together.
    pub fn new(plan: &Plan, scenario: &Scenario, settings: Settings) -> Self {
        Self::made(plan, scenario, settings, |indicator| part(plan, scenario, indicator))
    }

    /// The same for one indicator alone. It is drawn as among all of them, so the same seed gives the same figures.
    pub fn of_one(plan: &Plan, scenario: &Scenario, indicator: &Indicator, settings: Settings) -> Self {
        let alone = |other: &Indicator| if other.id == indicator.id { part(plan, scenario, other) } else { Involvement::Aside };
        Self::made(plan, scenario, settings, alone)
    }

    fn made(plan: &Plan, scenario: &Scenario, settings: Settings, part: impl Fn(&Indicator) -> Involvement) -> Self {
        Self {
            draws: settings.draws,
            seed: scenario.seed,
            reading: settings.reading,
            correlation: scenario.correlation.map(crate::plan::Correlation::get),
            parts: plan.indicators.iter().map(part).collect(),
        }
    }

    /// Whether there is any stated range to draw from.
    pub fn draws_anything(&self) -> bool {
        self.parts.iter().any(|part| matches!(part, Involvement::Drawn(_)))
    }
}

fn part(plan: &Plan, scenario: &Scenario, indicator: &Indicator) -> Involvement {
    let case = scenario.case(plan, indicator);
    let is_binding = plan.is_scored(indicator) && indicator.nature == Some(Nature::Binding);
    let judgement = judge(&case);
    let verdict = judgement.verdict;
    let stated = scenario.assumption(&indicator.id).uncertainty;
    // Without a requirement the outcome turns back, and no draw is the best or the worst.
    let is_one_way = judgement.required.is_some();
    let source = stated.filter(|_| is_open(verdict) && is_one_way).and_then(|stated| source(&case, stated, is_binding));
    match (source, verdict.standing()) {
        (Some(source), _) => Involvement::Drawn(source),
        (None, _) if !is_binding => Involvement::Aside,
        (None, Standing::Watched) => Involvement::Aside,
        (None, Standing::Unjudged) => Involvement::LeftOut,
        (None, _) if stated.is_some() => Involvement::LeftOut,
        (None, standing) => Involvement::Settled { is_met: standing == Standing::Met },
    }
}

/// Whether draws can answer: there is a verdict, or only an interval start leaves it open.
const fn is_open(verdict: Verdict) -> bool {
    matches!(verdict, Verdict::Met { .. } | Verdict::Missed { .. } | Verdict::Unjudged(Reason::DependsOnStart { .. }))
}

fn source(case: &Case, stated: Uncertainty, is_binding: bool) -> Option<SimulatedIndicator> {
    let stated_as = case.statement.measured()?;
    // Shifted like any drawn deviation, so a hold becomes the family it is a special case of.
    let growth = case.growth.unwrap_or(&Growth::Hold).shifted(stated_as, 0.0);
    let law = Law::of(&Case { growth: Some(&growth), ..*case })?;
    let source = SimulatedIndicator::new(law, settings(&growth), stated.into(), is_binding);
    Some(match growth.family().parameter() {
        Parameter::Share => source.within(0.0, 1.0),
        Parameter::Rate | Parameter::Rates => source.within(Rate::saturating(f64::MIN).get(), f64::MAX),
        Parameter::Step | Parameter::Steps | Parameter::Steepness | Parameter::Flow => source,
    })
}

/// The most likely setting, or one for each year.
fn settings(growth: &Growth) -> Vec<f64> {
    match growth {
        Growth::YearlySteps(steps) => steps.iter().map(|step| step.get()).collect(),
        Growth::YearlyRates(rates) => rates.iter().map(|rate| rate.get()).collect(),
        _ => growth.setting().map(crate::projection::Setting::get).into_iter().collect(),
    }
}
