//! Simulations as other programs read them: the `simulated` of `tuiyan risk`.

use serde::Serialize;

use crate::plan::{Id, Plan, Year};
use crate::risk::simulation::{Persistence, Simulated, SimulatedOutlook, Simulation};

/// The result of a simulation.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SimulatedOut {
    /// The number of draws.
    pub draws: u32,
    /// The seed: the same seed gives the same figures.
    pub seed: u64,
    /// `persistent` or `yearly`.
    pub reading: Persistence,
    /// The stated correlation of any two deviations; `null` if none is stated.
    pub correlation: Option<f64>,
    /// The binding targets together; `null` without a stated correlation.
    pub binding: Option<BindingOut>,
    /// The indicators that were drawn, in the order of the document.
    pub indicators: Vec<OutlookOut>,
}

/// The binding targets together.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct BindingOut {
    /// The share of draws that meet all targets that can be judged, from 0 to 1.
    pub all_met: f64,
    /// How many draws meet that many of them, from none to all that can be judged.
    pub counts: Vec<u32>,
    /// Those that cannot be judged.
    pub left_out: Vec<Id>,
}

/// One indicator.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct OutlookOut {
    /// The indicator.
    pub id: Id,
    /// The share of draws that meet its target, from 0 to 1.
    pub chance: f64,
    /// The projected years: values, running totals, or the index of an average growth.
    pub fan: Vec<FanOut>,
}

/// One year of a fan: the values below which the given percentages of the draws lie.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[allow(missing_docs, reason = "named for what they are")]
pub struct FanOut {
    pub year: Year,
    pub p10: f64,
    pub p25: f64,
    pub p50: f64,
    pub p75: f64,
    pub p90: f64,
}

/// The JSON of a simulation; `None` if nothing was drawn.
pub fn simulated_out(plan: &Plan, simulation: &Simulation, found: &Simulated) -> Option<SimulatedOut> {
    let drawn = plan.indicators.iter().zip(&found.outlooks);
    let indicators: Vec<_> =
        drawn.filter_map(|(indicator, outlook)| Some(OutlookOut::of(plan, &indicator.id, outlook.as_ref()?))).collect();
    let left_out = || found.binding.left_out.iter().filter_map(|at| plan.indicators.get(*at)).map(|left| left.id.clone());
    let binding =
        |_| BindingOut { all_met: found.binding.all_met(), counts: found.binding.counts.clone(), left_out: left_out().collect() };
    (!indicators.is_empty()).then(|| SimulatedOut {
        draws: found.draws,
        seed: simulation.seed,
        reading: simulation.reading,
        correlation: simulation.correlation,
        binding: simulation.correlation.map(binding),
        indicators,
    })
}

impl SimulatedOut {
    /// The result for one indicator; `None` if it is not drawn.
    pub fn of(&self, id: &Id) -> Option<&OutlookOut> {
        self.indicators.iter().find(|outlook| outlook.id == *id)
    }
}

impl OutlookOut {
    fn of(plan: &Plan, id: &Id, outlook: &SimulatedOutlook) -> Self {
        let years = plan.period.projected().zip(&outlook.fan);
        let fan =
            years.map(|(year, [p10, p25, p50, p75, p90])| FanOut { year, p10: *p10, p25: *p25, p50: *p50, p75: *p75, p90: *p90 });
        Self { id: id.clone(), chance: outlook.chance, fan: fan.collect() }
    }
}
