//! Which indicators a report draws.

use crate::plan::{Id, Indicator, Nature, Plan};
use crate::scenario::Scenario;
use crate::word;

/// A choice of charts for a report.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Charted {
    /// None.
    Nothing,
    /// The binding indicators.
    Binding,
    /// The binding ones, and whatever was decided about.
    #[default]
    Chosen,
    /// Every indicator that counts, and the further targets that something was decided about.
    Everything,
}

impl Charted {
    /// All choices, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::Nothing, Self::Binding, Self::Chosen, Self::Everything];

    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Nothing => word!("无", "None"),
            Self::Binding => word!("约束性", "Binding"),
            Self::Chosen => word!("约束性和已改动", "Binding and changed"),
            Self::Everything => word!("全部", "All"),
        }
    }

    /// The indicators that are drawn, in the order of the report. A status among them has no chart.
    pub fn ids(self, plan: &Plan, scenario: &Scenario) -> Vec<Id> {
        let admits = |indicator: &&Indicator| {
            let is_changed = !scenario.assumption(&indicator.id).is_default();
            let counts = plan.is_scored(indicator);
            let is_binding = counts && indicator.nature == Some(Nature::Binding);
            match self {
                Self::Nothing => false,
                Self::Binding => is_binding,
                Self::Chosen => is_binding || is_changed,
                Self::Everything => counts || is_changed,
            }
        };
        let mut all: Vec<_> = plan.indicators.iter().filter(admits).collect();
        all.sort_by_key(|indicator| super::rank(plan, indicator));
        all.into_iter().map(|indicator| indicator.id.clone()).collect()
    }
}
