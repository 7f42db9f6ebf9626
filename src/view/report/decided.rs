//! What the person decided: assumptions, readings, and what is left open.

use super::Judged;
use crate::plan::{Id, Indicator, Plan};
use crate::projection::Verdict;
use crate::scenario::Scenario;
use crate::view::changes::changes;
use crate::view::words;
use crate::word;

/// What is assumed of one indicator, or of all that share something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assumed {
    /// Domain, name and unit.
    pub subject: String,
    /// What is decided otherwise than by default, one decision each.
    pub what: Vec<String>,
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

/// Every change against the plan's defaults, gathered by indicator.
pub(super) fn assumed(plan: &Plan, scenario: &Scenario) -> Vec<Assumed> {
    let mut all: Vec<(Option<Id>, Assumed)> = Vec::new();
    for line in changes(plan, scenario) {
        match all.last_mut() {
            Some((id, assumed)) if *id == line.id => assumed.what.push(line.what),
            _ => all.push((line.id, Assumed { subject: line.subject, what: vec![line.what] })),
        }
    }
    all.into_iter().map(|(_, assumed)| assumed).collect()
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
