//! What the person decided: assumptions, readings, and what is left open.

use super::Judged;
use super::line::{NOTHING, figure};
use crate::plan::{Amount, Id, Indicator, Plan, Year};
use crate::projection::Verdict;
use crate::scenario::{Assumption, Edit, Facts, Scenario, without_observations};
use crate::view::changes::{ChangeLine, changes};
use crate::view::row::name;
use crate::view::sources::source_said;
use crate::view::trend::rests_on;
use crate::view::words;
use crate::{phrase, word};

/// What is assumed of one indicator, or of all that share something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assumed {
    /// Domain, name and unit.
    pub subject: String,
    /// What is decided otherwise than by default, one decision each.
    pub what: Vec<String>,
    /// 依据: the years before that it was taken over from, and the person's words; empty where nothing is said.
    pub reason: String,
}

impl Assumed {
    /// All that is decided in one text; a dash where only a reason is given.
    pub fn said(&self) -> String {
        if self.what.is_empty() { NOTHING.to_owned() } else { self.what.join(word!("；", "; ")) }
    }
}

/// Which reading of the document holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadAs {
    /// The indicator.
    pub name: String,
    /// The reading's label.
    pub reading: String,
    /// 默认, or 另选 where the person chose another.
    pub choice: &'static str,
    /// Where it is grounded.
    pub place: String,
    /// What is in doubt.
    pub note: String,
    /// The readings that do not hold, by label; empty where there is no other.
    pub others: String,
}

/// What cannot be judged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unjudged {
    /// The indicator.
    pub name: String,
    /// 约束性, 预期性 or 未注明.
    pub nature: &'static str,
    /// Why, and what to do about it.
    pub reason: String,
}

/// Every change against the plan's defaults, gathered by indicator. What was observed is known and not assumed; see [`observed`].
pub(super) fn assumed(plan: &Plan, facts: &Facts, scenario: &Scenario) -> Vec<Assumed> {
    let decided = without_observations(scenario, facts, plan.period.base());
    let mut all: Vec<(Option<Id>, Assumed)> = Vec::new();
    for ChangeLine { id, subject, what, revert } in changes(plan, &decided) {
        if all.last().is_none_or(|(last, _)| *last != id) {
            all.push((id, Assumed { subject, what: Vec::new(), reason: String::new() }));
        }
        let Some((_, assumed)) = all.last_mut() else { continue };
        match revert {
            Edit::Reason(id, _) | Edit::Own(id) => assumed.reason = rests_on(decided.assumption(&id)),
            _ => assumed.what.push(what),
        }
    }
    all.into_iter().map(|(_, assumed)| assumed).collect()
}

/// Figures that were observed, one after the other as long as they are from the same source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Observed {
    /// Name and unit of the indicator.
    pub name: String,
    /// The years and their figures.
    pub figures: String,
    /// Where they stand; a dash where nobody said.
    pub source: String,
}

/// Every figure that the scenario rests on, in the order of the plan: what was observed, and the base year's where facts give it. A
/// source is that of the fact with the same figure.
pub(super) fn observed(plan: &Plan, facts: &Facts, scenario: &Scenario) -> Vec<Observed> {
    let touched = plan.indicators.iter().filter_map(|indicator| Some((indicator, scenario.assumptions.get(&indicator.id)?)));
    touched.flat_map(|(indicator, assumption)| observed_of(plan, facts, indicator, assumption)).collect()
}

fn observed_of(plan: &Plan, facts: &Facts, indicator: &Indicator, assumption: &Assumption) -> Vec<Observed> {
    let Some(stated) = assumption.statement(indicator).measured() else { return Vec::new() };
    let base = stated.period(plan.period).base();
    let given = assumption.start.filter(|start| facts.at(&indicator.id, base).is_some_and(|known| known.value == *start));
    let all = given.map(|start| (base, start)).into_iter().chain(assumption.observed());
    let said = |(year, value): &(Year, Amount)| phrase!("{year}年 {}", "{year}: {}", figure(indicator, stated, *value));
    let row = |(source, run): (&str, Vec<(Year, Amount)>)| Observed {
        name: words::named(name(indicator), indicator.unit.get()),
        figures: run.iter().map(said).collect::<Vec<_>>().join(word!("，", ", ")),
        source: if source.is_empty() { NOTHING.to_owned() } else { source_said(source).to_owned() },
    };
    facts.by_source(&indicator.id, all).into_iter().map(row).collect()
}

/// What the document leaves in doubt: of the indicators that are shown everything, of the others what can be read otherwise.
pub(super) fn readings(plan: &Plan, scenario: &Scenario, shown: &[&Judged]) -> Vec<ReadAs> {
    let is_shown = |indicator: &Indicator| shown.iter().any(|(other, _)| other.id == indicator.id);
    let doubtful = plan.indicators.iter().filter(|i| i.readings.len() > 1 || (is_shown(i) && !i.readings.is_empty()));
    doubtful.filter_map(|indicator| read_as(scenario, indicator)).collect()
}

fn read_as(scenario: &Scenario, indicator: &Indicator) -> Option<ReadAs> {
    let chosen = scenario.assumption(&indicator.id).reading.as_ref();
    let holds = indicator.readings.iter().position(|reading| chosen == Some(&reading.id)).unwrap_or(0);
    let reading = indicator.readings.get(holds)?;
    let others = indicator.readings.iter().enumerate().filter(|(at, _)| *at != holds);
    Some(ReadAs {
        name: indicator.name.get().to_owned(),
        reading: reading.name.get().to_owned(),
        choice: if holds == 0 { word!("默认", "default") } else { word!("另选", "chosen") },
        place: reading.place.get().to_owned(),
        note: reading.note.get().to_owned(),
        others: others.map(|(_, other)| other.name.get()).collect::<Vec<_>>().join(word!("；", "; ")),
    })
}

pub(super) fn unjudged(shown: &[&Judged]) -> Vec<Unjudged> {
    let open = shown.iter().filter_map(|(indicator, judgement)| match judgement.verdict {
        Verdict::Unjudged(reason) => Some((indicator, reason)),
        Verdict::Met { .. } | Verdict::Missed { .. } => None,
    });
    open.map(|(indicator, reason)| Unjudged {
        name: words::named(&indicator.name, indicator.unit.get()),
        nature: words::nature(indicator.nature),
        reason: words::sentence(words::reason(reason)),
    })
    .collect()
}
