//! Scenarios while their rows are collected from several sheets.

use std::collections::BTreeMap;

use super::about::{ID, INDICATOR};
use crate::exchange::columns::{CellFault, FaultsFound, PlacedCell};
use crate::plan::{Id, Indicator, Plan};
use crate::scenario::{Assumption, Complaint, Scenario, complaints};
use crate::{phrase, word};

/// A scenario, with the place of each of its parts.
pub(super) struct Draft {
    /// Its number in the workbook; `None` if its rows name none.
    pub(super) ordinal: Option<u64>,
    scenario: Scenario,
    entries: BTreeMap<Id, Entry>,
}

/// The decisions about one indicator, with the place of each part by its field as in a scenario file.
#[derive(Default)]
pub(super) struct Entry {
    pub(super) assumption: Assumption,
    pub(super) places: BTreeMap<String, String>,
}

/// The scenarios of a workbook, as far as they are known.
pub(super) struct Drafts {
    drafts: Vec<Draft>,
    /// Whether a sheet lists them; otherwise there is one, and the rows say which.
    are_listed: bool,
}

impl Draft {
    pub(super) fn new(ordinal: Option<u64>, scenario: Scenario) -> Self {
        Self { ordinal, scenario, entries: BTreeMap::new() }
    }

    pub(super) fn entry(&mut self, id: &Id) -> &mut Entry {
        self.entries.entry(id.clone()).or_default()
    }
}

impl Drafts {
    pub(super) const fn listed(drafts: Vec<Draft>) -> Self {
        Self { drafts, are_listed: true }
    }

    /// The one scenario of a workbook that lists none.
    pub(super) fn sole(name: &str, plan: &Plan) -> Self {
        let scenario =
            Scenario { name: name.to_owned(), seed: crate::exchange::scenario_file::OPENING_SEED, ..Scenario::holding(plan) };
        Self { drafts: vec![Draft::new(None, scenario)], are_listed: false }
    }

    /// The scenario of a row. If there is only one, the row need not name it.
    pub(super) fn owner(&mut self, spot: PlacedCell) -> Result<&mut Draft, CellFault> {
        let number =
            spot.optional(|spot| spot.whole(word!("应为情景的序号，如 1", "it must be the number of a scenario, such as 1")))?;
        if !self.are_listed {
            let sole = &mut self.drafts[0];
            return if sole.entries.is_empty() || sole.ordinal == number {
                sole.ordinal = number;
                Ok(sole)
            } else {
                Err(spot.fault(word!(
                    "属于另一个情景，而没有“情景”表说明有哪些情景，只能有一个",
                    "it belongs to another scenario, but no sheet “Scenarios” lists them; there may be only one"
                )))
            };
        }
        let known: Vec<_> = self.drafts.iter().filter_map(|draft| draft.ordinal).map(|number| number.to_string()).collect();
        let is_alone = self.drafts.len() == 1;
        let mine = |draft: &&mut Draft| draft.ordinal == number || (number.is_none() && is_alone);
        self.drafts.iter_mut().find(mine).ok_or_else(|| {
            let found = number.map_or(word!("没有写情景", "no scenario is given").to_owned(), |number| {
                phrase!("没有序号为 {number} 的情景", "there is no scenario {number}")
            });
            spot.fault(phrase!(
                "{found}，“情景”表中有 {}",
                "{found}; the sheet “Scenarios” has {}",
                known.join(word!("、", ", "))
            ))
        })
    }

    /// The scenarios, or everything that their indicators do not allow, at the cells that say it.
    pub(super) fn finish(self, plan: &Plan, told: &mut FaultsFound) -> Vec<Scenario> {
        self.drafts.into_iter().map(|draft| draft.finish(plan, told)).collect()
    }
}

impl Draft {
    fn finish(mut self, plan: &Plan, told: &mut FaultsFound) -> Scenario {
        for (id, mut entry) in self.entries {
            if let Some(indicator) = plan.indicator(&id) {
                entry.assumption = entry.assumption.told_apart(indicator);
                let refused = complaints(&entry.assumption, indicator, plan.period);
                for complaint in refused {
                    told.tell(entry.at_its_place(complaint));
                }
            }
            if !entry.assumption.is_default() {
                self.scenario.assumptions.insert(id, entry.assumption);
            }
        }
        self.scenario
    }
}

impl Entry {
    /// Notes the place of a part.
    pub(super) fn found(&mut self, field: impl Into<String>, spot: PlacedCell) {
        self.places.insert(field.into(), spot.fault("").place);
    }

    /// A complaint about `growth.limit` is shown at the limit, or at the growth, or at the row.
    fn at_its_place(&self, Complaint { field, problem }: Complaint) -> CellFault {
        let outer = field.split_once('.').map_or(field.as_str(), |(outer, _)| outer);
        let inner = || self.places.iter().find(|(known, _)| known.starts_with(outer)).map(|(_, place)| place);
        let place = self.places.get(&field).or_else(|| self.places.get(outer)).or_else(inner).or_else(|| self.places.get(""));
        CellFault { place: place.cloned().unwrap_or_default(), ..CellFault::of_book(problem) }
    }
}

/// The indicator of a row, by its id or, without one, by its name.
pub(super) fn indicator<'a>(id: PlacedCell, name: PlacedCell, plan: &'a Plan) -> Result<&'a Indicator, CellFault> {
    let (number, found) = (id.words(), name.words());
    if number.is_empty() {
        let missing = || id.fault(phrase!("缺少“{ID}”，应为规划中的编号", "“{ID}” is missing; it must be an id of the plan"));
        let unknown = || {
            name.fault(phrase!(
                "规划“{}”中没有名为“{found}”的指标，应与规划一字不差，或另写编号",
                "the plan “{}” has no indicator called “{found}”; match the plan to the letter, or give an id",
                plan.id
            ))
        };
        let mut named = plan.indicators.iter().filter(|indicator| indicator.name.is(&found));
        return match (named.next(), named.next()) {
            (Some(indicator), None) => Ok(indicator),
            (Some(_), Some(_)) => {
                Err(name
                    .fault(phrase!("规划中有不止一个“{found}”，应另写编号", "the plan has more than one “{found}”; give an id")))
            }
            (None, _) => Err(if found.is_empty() { missing() } else { unknown() }),
        };
    }
    let known = Id::new(&number).ok().and_then(|id| plan.indicator(&id));
    let indicator = known.ok_or_else(|| {
        id.fault(phrase!(
            "规划“{}”中没有编号为“{number}”的指标",
            "the plan “{}” has no indicator with the id “{number}”",
            plan.id
        ))
    })?;
    if found.is_empty() || indicator.name.is(&found) {
        return Ok(indicator);
    }
    Err(name.fault(phrase!(
        "{number} 的“{INDICATOR}”为“{found}”，应为“{}”，请核对这一行是否错位",
        "the “{INDICATOR}” of {number} is “{found}” and must be “{}”; check whether the row is out of place",
        indicator.name
    )))
}

/// A second row about an indicator.
pub(super) fn twice(id: PlacedCell, indicator: &Indicator) -> CellFault {
    id.fault(phrase!(
        "同一情景里 {} 出现两次，每个指标只能有一行",
        "{} appears twice in the same scenario; each indicator may have only one row",
        indicator.id
    ))
}
