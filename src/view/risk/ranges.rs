//! The table in which ranges are stated, with the chance that follows from each.

use std::collections::BTreeMap;

use super::spoken::Spoken;
use crate::phrase;
use crate::plan::{Id, Indicator, Nature, Plan};
use crate::projection::Judgement;
use crate::risk;
use crate::risk::simulation::{Simulated, SimulatedOutlook, Simulation};
use crate::scenario::Scenario;
use crate::view::compare::section_heading;
use crate::view::row::name;
use crate::view::sheet::{RangeFields, range_fields};
use crate::view::words::{self, Tone};

/// The indicators of one nature.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RangeSection {
    /// `约束性 13 项`
    pub heading: String,
    /// In the order of the plan.
    pub ids: Vec<Id>,
}

/// One indicator with its range and its chance.
#[derive(Clone, Debug, PartialEq)]
pub struct RangeRow {
    /// The indicator.
    pub id: Id,
    /// Its name, with 其中 where it is a part of another.
    pub name: String,
    /// How the verdict looks as assumed.
    pub tone: Tone,
    /// The fields; `None` where nothing can be set yet.
    pub fields: Option<RangeFields>,
    /// The exact chance under the persistent reading; `None` where there is none.
    pub chance: Option<String>,
    /// Why there is no chance; empty where there is one.
    pub why_not: String,
}

/// The scored targets that are measured, binding ones first.
pub fn range_sections(plan: &Plan, scenario: &Scenario) -> Vec<RangeSection> {
    let is_measured = |indicator: &Indicator| scenario.assumption(&indicator.id).statement(indicator).measured().is_some();
    let section = |nature: Option<Nature>| {
        let of = plan.scored().filter(|indicator| indicator.nature == nature && is_measured(indicator));
        let ids: Vec<_> = of.map(|indicator| indicator.id.clone()).collect();
        (!ids.is_empty()).then(|| RangeSection { heading: section_heading(nature, ids.len()), ids })
    };
    [Some(Nature::Binding), Some(Nature::Expected), None].into_iter().filter_map(section).collect()
}

/// The row of an indicator.
pub fn range_row(plan: &Plan, scenario: &Scenario, indicator: &Indicator, judgement: &Judgement) -> RangeRow {
    let stated = scenario.assumption(&indicator.id).uncertainty;
    let found = risk::chance(&scenario.case(plan, indicator), stated);
    let spoken = Spoken::new(plan, scenario, indicator, judgement);
    RangeRow {
        id: indicator.id.clone(),
        name: name(indicator),
        tone: Tone::of(&judgement.verdict),
        fields: spoken.and_then(|spoken| range_fields(spoken.subject, spoken.stated)),
        chance: found.ok().map(|chance| words::chance(chance.share, true)),
        why_not: found.err().map(words::no_chance).unwrap_or_default(),
    }
}

/// The simulated chance of each indicator that was drawn.
pub fn yearly_chances(plan: &Plan, scenario: &Scenario, found: &Simulated) -> BTreeMap<Id, String> {
    let outlooks = plan.indicators.iter().zip(&found.outlooks);
    let one = |(indicator, found): (&Indicator, &Option<_>)| {
        let outlook: &SimulatedOutlook = found.as_ref()?;
        Some((indicator.id.clone(), drawn_chance(plan, scenario, indicator, outlook)))
    };
    outlooks.filter_map(one).collect()
}

/// A chance that was drawn. What nothing in the stated range does otherwise is called as the exact chance calls it: never is never, however
/// it was found.
pub(super) fn drawn_chance(plan: &Plan, scenario: &Scenario, indicator: &Indicator, found: &SimulatedOutlook) -> String {
    let stated = scenario.assumption(&indicator.id).uncertainty;
    let exact = risk::chance(&scenario.case(plan, indicator), stated);
    words::chance(found.chance, exact.is_ok_and(|chance| chance.turns_at.is_none()))
}

/// Whether a target is met nowhere within the stated range.
pub(super) fn is_never_met(plan: &Plan, scenario: &Scenario, indicator: &Indicator) -> bool {
    let stated = scenario.assumption(&indicator.id).uncertainty;
    risk::chance(&scenario.case(plan, indicator), stated).is_ok_and(|chance| chance.turns_at.is_none() && chance.share <= 0.0)
}

/// What all chances of the table depend on, and what each reading means; `asked` is what the simulated ones come of.
pub fn yearly_conditions(asked: &Simulation) -> String {
    phrase!(
        "前提：参数只在所填的“低”“高”之间，其余按所设假设。持续偏离：一旦偏离，各年偏离同样多，精确计算。{}：每年各自偏离、互不相干，由 {}抽样估计（种子 {}）。\
         概率取整到 5％；这是由您所述的范围推得的，不是预报。",
        "Provided that each parameter stays between the “Low” and “High” entered and all else is as assumed. “Persistent \
         deviation”: one deviation, the same in every year; exact. Deviations “{}”: each year deviates on its own; estimated from {} (seed \
         {}). Chances are rounded to 5%; they follow from the ranges that you state and are not a forecast.",
        words::persistence(asked.reading),
        words::draws(asked.draws),
        asked.seed,
    )
}
