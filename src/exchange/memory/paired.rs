//! Remembers, for two plans on this machine, which of their rows a person paired or kept apart.

use serde::{Deserialize, Serialize};

use super::Storage;
use crate::figure::key;
use crate::plan::{Id, Plan};
use crate::scenario::Decisions;

/// The prefix of all these records.
const RECORDS: &str = "tuiyan.pairs/";

/// Two plans, ordered by their ids: the same record, whichever is open.
struct Both<'a> {
    first: &'a Plan,
    second: &'a Plan,
    is_turned: bool,
}

impl<'a> Both<'a> {
    fn of(own: &'a Plan, upper: &'a Plan) -> Self {
        let is_turned = upper.id < own.id;
        let (first, second) = if is_turned { (upper, own) } else { (own, upper) };
        Self { first, second, is_turned }
    }

    fn record(&self) -> String {
        format!("{RECORDS}{}/{}", self.first.id, self.second.id)
    }

    fn seen(&self, decisions: &Decisions) -> Decisions {
        if self.is_turned { decisions.turned() } else { decisions.clone() }
    }

    /// The two rows, if both plans still have them under the same names.
    fn couple(&self, written: &CoupleFile) -> Option<(Id, Id)> {
        let named = |plan: &Plan, row: &RowFile| {
            plan.indicator(&row.id).filter(|indicator| key(indicator.name.own()) == row.name).map(|it| it.id.clone())
        };
        named(self.first, &written.0).zip(named(self.second, &written.1))
    }

    fn written(&self, (one, other): &(Id, Id)) -> Option<CoupleFile> {
        let row = |plan: &Plan, id: &Id| plan.indicator(id).map(|it| RowFile { id: id.clone(), name: key(it.name.own()) });
        row(self.first, one).zip(row(self.second, other)).map(|(one, other)| CoupleFile(one, other))
    }
}

/// A row by its id and its name: another edition of the plan may have another row under that id.
#[derive(Serialize, Deserialize)]
struct RowFile {
    id: Id,
    name: String,
}

#[derive(Serialize, Deserialize)]
struct CoupleFile(RowFile, RowFile);

#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
struct DecisionsFile {
    joined: Vec<CoupleFile>,
    parted: Vec<CoupleFile>,
}

/// The decisions about the pairs of two plans; none if nothing is stored. Decisions about a row that either plan no longer has are left
/// out.
pub fn remembered_pairs(storage: &impl Storage, own: &Plan, upper: &Plan) -> Decisions {
    let both = Both::of(own, upper);
    let text = storage.text(&both.record()).ok().flatten();
    let file: DecisionsFile = text.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default();
    let mut decisions = Decisions::default();
    file.parted.iter().filter_map(|it| both.couple(it)).for_each(|(one, other)| decisions.part(one, other));
    file.joined.iter().filter_map(|it| both.couple(it)).for_each(|(one, other)| decisions.join(one, other));
    both.seen(&decisions)
}

/// Stores these decisions and nothing else. If storing fails, they still count this time.
pub fn remember_pairs(storage: &impl Storage, own: &Plan, upper: &Plan, decisions: &Decisions) {
    let both = Both::of(own, upper);
    let seen = both.seen(decisions);
    let file = DecisionsFile {
        joined: seen.joined().filter_map(|it| both.written(it)).collect(),
        parted: seen.parted().filter_map(|it| both.written(it)).collect(),
    };
    if decisions.is_empty() {
        storage.remove(&both.record());
    } else if let Ok(text) = serde_json::to_string(&file) {
        let _ = storage.put(&both.record(), &text);
    }
}

/// The record of the plan that another was compared with last.
fn upper_record(plan: &Id) -> String {
    format!("tuiyan.upper/{plan}")
}

/// The plan that this one was compared with last.
pub fn remembered_upper(storage: &impl Storage, plan: &Plan) -> Option<Id> {
    Id::new(&storage.text(&upper_record(&plan.id)).ok().flatten()?).ok()
}

/// Remembers the plan that this one is compared with.
pub fn remember_upper(storage: &impl Storage, plan: &Plan, upper: &Id) {
    let _ = storage.put(&upper_record(&plan.id), upper.as_str());
}

/// Whether a record has pairs of that plan with another, or the plan it was compared with.
pub fn are_pairs_of(record: &str, plan: &Id) -> bool {
    if record == upper_record(plan) {
        return true;
    }
    let both = record.strip_prefix(RECORDS).and_then(|both| both.split_once('/'));
    both.is_some_and(|(first, second)| first == plan.as_str() || second == plan.as_str())
}

#[cfg(test)]
mod tests {
    use super::super::machine::Machine;
    use super::*;
    use crate::exchange::{NATIONAL, builtin_plan, read_plan};

    fn id(name: &str) -> Id {
        Id::new(name).unwrap()
    }

    fn decided() -> Decisions {
        let mut decisions = Decisions::default();
        decisions.join(id("t1-03"), id("t-03"));
        decisions.part(id("t1-18"), id("t-14"));
        decisions
    }

    #[test]
    fn pairs_are_remembered_for_two_plans_whichever_is_open() {
        let (own, upper, machine) = (builtin_plan().unwrap(), read_plan(NATIONAL).unwrap(), Machine::default());
        remember_pairs(&machine, &own, &upper, &decided());
        assert_eq!(remembered_pairs(&machine, &own, &upper), decided());
        assert_eq!(remembered_pairs(&machine, &upper, &own), decided().turned());
        assert!(machine.names().iter().all(|name| are_pairs_of(name, &own.id) && are_pairs_of(name, &upper.id)));
        let other = Plan { id: id("x-15"), ..own.clone() };
        assert!(remembered_pairs(&machine, &other, &upper).is_empty());
        remember_pairs(&machine, &upper, &own, &Decisions::default());
        assert!(machine.names().is_empty());
    }

    #[test]
    fn a_row_that_has_become_another_is_not_remembered() {
        let (mut own, upper, machine) = (builtin_plan().unwrap(), read_plan(NATIONAL).unwrap(), Machine::default());
        remember_pairs(&machine, &own, &upper, &decided());
        own.indicators.iter_mut().filter(|it| it.id == id("t1-03")).for_each(|it| it.name = "别的指标".into());
        let left = remembered_pairs(&machine, &own, &upper);
        assert_eq!((left.joined().count(), left.parted().count()), (0, 1));
    }

    #[test]
    fn the_upper_plan_is_remembered() {
        let (own, machine) = (builtin_plan().unwrap(), Machine::default());
        assert_eq!(remembered_upper(&machine, &own), None);
        remember_upper(&machine, &own, &id("china-15"));
        assert_eq!(remembered_upper(&machine, &own), Some(id("china-15")));
        assert!(machine.names().iter().all(|name| are_pairs_of(name, &own.id)));
    }

    #[test]
    fn a_record_that_cannot_be_read_is_as_none() {
        let (own, upper, machine) = (builtin_plan().unwrap(), read_plan(NATIONAL).unwrap(), Machine::default());
        machine.put(&Both::of(&own, &upper).record(), "{").unwrap();
        assert!(remembered_pairs(&machine, &own, &upper).is_empty());
    }
}
