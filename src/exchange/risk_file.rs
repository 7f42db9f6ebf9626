//! Switching values and chances as other programs read them: the JSON of `tuiyan risk`.

use serde::Serialize;

use super::ranking_file::SwitchingOut;
use super::simulated_file::SimulatedOut;
use super::uncertainty_file::UncertaintyFile;
use super::warning_file::{WarningOut, warnings_out};
use crate::plan::{Id, Indicator, Plan};
use crate::risk::{Frechet, NoChance, chance, frechet, switching};
use crate::scenario::Scenario;

/// One scenario and how safe its verdicts are.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ScenarioRisk {
    /// The scenario's name.
    pub scenario: String,
    /// The plan it belongs to.
    pub plan: Id,
    /// The bounds on the chance that all binding targets are met; `null` if none can be judged.
    pub all_binding: Option<FrechetOut>,
    /// Every indicator of the plan, in the order of the document.
    pub indicators: Vec<IndicatorRisk>,
    /// The result of a simulation; `null` if none was run, or if nothing is drawn.
    pub simulated: Option<SimulatedOut>,
    /// What contradicts itself, contradictions first.
    pub warnings: Vec<WarningOut>,
}

/// Bounds that hold whatever the dependence.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct FrechetOut {
    /// `max(0, Σp − (k − 1))`
    pub low: f64,
    /// `min p`
    pub high: f64,
    /// How many targets are counted.
    pub counted: usize,
    /// How many of them have a stated range; the others count as 0 or 1.
    pub ranged: usize,
    /// The targets without a chance.
    pub left_out: Vec<LeftOutTarget>,
}

/// A target that is left out, and why.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct LeftOutTarget {
    /// The indicator.
    pub id: Id,
    /// Why.
    pub reason: &'static str,
}

/// One indicator: what would turn its verdict, and how likely its target is met.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct IndicatorRisk {
    /// What would turn its verdict.
    #[serde(flatten)]
    pub switching: SwitchingOut,
    /// The stated range.
    pub uncertainty: Option<UncertaintyFile>,
    /// The exact chance of meeting the target when one deviation persists over all years, from 0 to 1.
    pub chance: Option<f64>,
    /// The deviation that turns the verdict; `null` if nothing in the range does.
    pub turns_at: Option<f64>,
    /// Why there is no chance: a reason of `tuiyan judge`, or `status`, `nothing_stated` or `not_one_way`.
    pub reason: Option<&'static str>,
}

/// Computes the switching values and chances of a scenario, and adds the result of a simulation.
pub fn risk_scenario(plan: &Plan, scenario: &Scenario, simulated: Option<SimulatedOut>) -> ScenarioRisk {
    ScenarioRisk {
        scenario: scenario.name.clone(),
        plan: plan.id.clone(),
        all_binding: frechet(plan, scenario).map(FrechetOut::of),
        indicators: plan.indicators.iter().map(|indicator| IndicatorRisk::of(plan, scenario, indicator)).collect(),
        simulated,
        warnings: warnings_out(plan, scenario),
    }
}

impl IndicatorRisk {
    fn of(plan: &Plan, scenario: &Scenario, indicator: &Indicator) -> Self {
        let stated = scenario.assumption(&indicator.id).uncertainty;
        let found = chance(&scenario.case(plan, indicator), stated);
        Self {
            switching: SwitchingOut::of(&switching(plan, scenario, indicator)),
            uncertainty: stated.map(UncertaintyFile::of),
            chance: found.ok().map(|chance| chance.share),
            turns_at: found.ok().and_then(|chance| chance.turns_at),
            reason: found.err().map(code),
        }
    }
}

impl FrechetOut {
    fn of(found: Frechet) -> Self {
        let Frechet { low, high, ranged, counted, left_out } = found;
        let left_out = left_out.into_iter().map(|(indicator, why)| LeftOutTarget { id: indicator.id.clone(), reason: code(why) });
        Self { low, high, counted, ranged, left_out: left_out.collect() }
    }
}

const fn code(why: NoChance) -> &'static str {
    match why {
        NoChance::Status => "status",
        NoChance::Unjudged(reason) => reason.code(),
        NoChance::NothingStated => "nothing_stated",
        NoChance::NotOneWay => "not_one_way",
    }
}
