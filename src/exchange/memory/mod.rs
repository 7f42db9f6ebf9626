//! Storage on a person's machine. Every scenario has a record of its own, so two windows that change different ones never collide; the facts
//! of the plan have one beside them.
//!
//! A record of a scenario that another window has written since it was read here is not overwritten: the caller is told, and keeps both.
//! Facts of two windows are merged year by year. `storage` abstracts the records; `recall` reads them and takes over what earlier versions
//! stored; `keep` writes them; `saved` reports it. `matched` remembers which indicators the names in tables mean, `paired` which rows of
//! two plans belong together, `reported` what the last reports said.

mod keep;
#[cfg(test)]
pub(in crate::exchange) mod machine;
mod matched;
mod paired;
mod recall;
mod reported;
mod saved;
mod storage;

use std::collections::BTreeMap;
use std::sync::Arc;

pub(super) use matched::names_record;
pub use matched::{forget_name, remember_names, remembered_names};
pub use paired::{are_pairs_of, remember_pairs, remember_upper, remembered_pairs, remembered_upper};
pub use recall::Recalled;
pub(super) use reported::reports_record;
pub use reported::{remember_report, remembered_reports};
pub use saved::SaveState;
use storage::put_by;
pub use storage::{Places, Storage, Trouble, set_aside};

use super::facts_file::read_fitting;
use super::kept_file::read_kept;
use crate::plan::Plan;
use crate::scenario::{Change, Facts, Kept, Key};

/// What was last read or written under a key.
struct Seen {
    kept: Kept,
    text: String,
}

/// The facts as they were last read or written; their record's text, `None` where there is none.
#[derive(Default)]
struct SeenFacts {
    facts: Facts,
    text: Option<String>,
}

/// What came of keeping.
#[derive(Debug, Default)]
pub struct Keeping {
    /// What other windows wrote in the meantime under keys that were changed here; it stays.
    pub theirs: Vec<Kept>,
    /// The facts, where another window had changed some that are not known here.
    pub facts: Option<Facts>,
    /// Why something could not be kept.
    pub trouble: Option<Trouble>,
    /// Whether anything had to be written, or taken away, and was.
    pub is_written: bool,
}

/// The records of one plan.
pub struct Memory {
    plan: Arc<Plan>,
    seen: BTreeMap<Key, Seen>,
    facts: SeenFacts,
}

impl Memory {
    /// Whether these are the records of that very plan data.
    pub fn is_of(&self, plan: &Arc<Plan>) -> bool {
        self.plan == *plan
    }

    /// The plan.
    pub const fn plan(&self) -> &Arc<Plan> {
        &self.plan
    }

    /// Whether nothing is kept of the plan.
    pub fn is_empty(&self) -> bool {
        self.seen.is_empty() && self.facts.facts.is_empty()
    }

    /// Whether facts of the plan were ever kept here, be it that there are none any more.
    pub const fn has_facts(&self) -> bool {
        self.facts.text.is_some()
    }

    /// Nothing is known of what is kept of a plan.
    pub fn nothing_of(plan: Arc<Plan>) -> Self {
        Self { plan, seen: BTreeMap::new(), facts: SeenFacts::default() }
    }

    /// What another window's writing means here; `None` where it concerns something else.
    pub fn heard(&mut self, name: &str, text: Option<String>) -> Option<Change> {
        if name == self.facts_name() {
            return self.heard_facts(text);
        }
        let key = Key::new(name.strip_prefix(&self.prefix())?)?;
        let Some(text) = text else {
            self.seen.remove(&key)?;
            return Some(Change::Delete(key));
        };
        let kept = read_kept(&text, key.clone(), &self.plan).ok()?;
        self.seen.insert(key, Seen { kept: kept.clone(), text });
        Some(Change::Receive(kept))
    }

    fn heard_facts(&mut self, text: Option<String>) -> Option<Change> {
        let facts = match &text {
            Some(text) => read_fitting(text, &self.plan).ok()?.0,
            None => Facts::default(),
        };
        self.facts = SeenFacts { facts: facts.clone(), text };
        Some(Change::ReceiveFacts(facts))
    }

    fn prefix(&self) -> String {
        format!("tuiyan/2/{}/", self.plan.id)
    }

    fn name(&self, key: &Key) -> String {
        self.prefix() + key.as_str()
    }

    fn facts_name(&self) -> String {
        facts_record(&self.plan.id)
    }

    fn open_name(&self) -> String {
        format!("tuiyan/2-open/{}", self.plan.id)
    }
}

/// Where the facts of a plan are kept.
pub fn facts_record(plan: &crate::plan::Id) -> String {
    format!("tuiyan/2-facts/{plan}")
}
