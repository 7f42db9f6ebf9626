//! Writes what changed.

use super::{Keeping, Memory, Places, Seen, SeenFacts, Storage, Trouble, set_aside};
use crate::exchange::facts_file::{read_fitting, write_facts};
use crate::exchange::kept_file::{read_kept, write_kept};
use crate::scenario::{Facts, Footing, Kept, Key, Workspace, merged};

impl Memory {
    /// Writes everything that differs from what is stored, as far as possible. Facts go first: a scenario that rests on them says less.
    pub fn keep<S: Storage>(&mut self, workspace: &Workspace, places: &Places<S>) -> Keeping {
        let storage = match &places.machine {
            Ok(storage) => storage,
            Err(trouble) => return Keeping { trouble: Some(*trouble), ..Keeping::default() },
        };
        let is_gone = self.forget(storage, workspace);
        let mut outcome = Keeping { is_written: is_gone || !self.are_facts_kept(workspace), ..Keeping::default() };
        match self.keep_facts(storage, workspace.facts()) {
            Ok(facts) => outcome.facts = facts,
            Err(trouble) => outcome.trouble = Some(trouble),
        }
        for kept in workspace.kept() {
            if self.is_due(workspace, kept) {
                outcome.is_written = true;
                match self.keep_one(storage, kept) {
                    Ok(theirs) => outcome.theirs.extend(theirs),
                    Err(trouble) => outcome.trouble = Some(trouble),
                }
            }
        }
        for storage in places.window.iter().chain([storage]) {
            // If this fails, another scenario is open after the next reload, which costs nobody anything.
            let _ = storage.put(&self.open_name(), workspace.open().key.as_str());
        }
        outcome
    }

    /// What exists only in this window: decisions and observations that are not stored as they are.
    pub fn unkept(&self, workspace: &Workspace) -> Vec<Key> {
        let are_known = self.are_facts_kept(workspace);
        let is_kept = |kept: &Kept| self.is_seen(kept) && (are_known || kept.footing() != Footing::Plan);
        let is_untouched = |kept: &Kept| kept.key == Key::opening() && !kept.is_changed() && are_known;
        let unkept = workspace.kept().iter().filter(|kept| !is_kept(kept) && !is_untouched(kept));
        unkept.map(|kept| kept.key.clone()).collect()
    }

    fn are_facts_kept(&self, workspace: &Workspace) -> bool {
        self.facts.facts == **workspace.facts()
    }

    fn is_seen(&self, kept: &Kept) -> bool {
        self.seen.get(&kept.key).is_some_and(|seen| seen.kept == *kept)
    }

    /// Comparing costs less than writing, and most scenarios are unchanged. What an earlier version stored with a scenario stays until it is
    /// stored as a fact.
    fn is_due(&self, workspace: &Workspace, kept: &Kept) -> bool {
        let seen = self.seen.get(&kept.key);
        let was_settled = seen.is_some_and(|seen| seen.kept.footing() == Footing::Unsettled);
        !self.is_seen(kept)
            && (!is_pristine(workspace, kept) || seen.is_some())
            && (!was_settled || self.are_facts_kept(workspace))
    }

    /// Removes the records of deleted scenarios; first, to make room for what is written next. Answers whether there were any.
    fn forget(&mut self, storage: &impl Storage, workspace: &Workspace) -> bool {
        let gone: Vec<_> = self.seen.keys().filter(|key| workspace.get(key).is_none()).cloned().collect();
        let is_any = !gone.is_empty();
        for key in gone {
            let (name, seen) = (self.name(&key), self.seen.remove(&key));
            // A record that another window has written meanwhile is not the one deleted here.
            let there = storage.text(&name).ok().flatten();
            if there == seen.map(|seen| seen.text) {
                storage.remove(&name);
            }
        }
        is_any
    }

    /// Writes the facts, merged with what another window wrote. Answers the merged facts if they say more.
    fn keep_facts(&mut self, storage: &impl Storage, ours: &Facts) -> Result<Option<Facts>, Trouble> {
        if self.facts.facts == *ours {
            return Ok(None);
        }
        let name = self.facts_name();
        let there = storage.text(&name)?;
        let theirs = if there == self.facts.text { None } else { there.as_ref().map(|text| read_fitting(text, &self.plan)) };
        let facts = match (theirs, &there) {
            (Some(Ok((theirs, _))), _) => merged(&self.facts.facts, ours, &theirs),
            (Some(Err(_)), Some(there)) => {
                set_aside(storage, &name, there);
                ours.clone()
            }
            _ => ours.clone(),
        };
        let text = write_facts(&self.plan, &facts);
        storage.put(&name, &text)?;
        let is_more = facts != *ours;
        self.facts = SeenFacts { facts: facts.clone(), text: Some(text) };
        Ok(is_more.then_some(facts))
    }

    /// Writes one record, or answers what another window wrote there.
    fn keep_one(&mut self, storage: &impl Storage, kept: &Kept) -> Result<Option<Kept>, Trouble> {
        let name = self.name(&kept.key);
        let there = storage.text(&name)?;
        let known = self.seen.get(&kept.key).map(|seen| &seen.text);
        if let Some(there) = there.filter(|there| Some(there) != known) {
            match read_kept(&there, kept.key.clone(), &self.plan) {
                Ok(theirs) => {
                    self.seen.insert(kept.key.clone(), Seen { kept: theirs.clone(), text: there });
                    return Ok(Some(theirs));
                }
                Err(_) => set_aside(storage, &name, &there),
            }
        }
        let text = write_kept(kept).map_err(|_| Trouble::Denied)?;
        storage.put(&name, &text)?;
        self.seen.insert(kept.key.clone(), Seen { kept: kept.clone(), text });
        Ok(None)
    }
}

/// Whether it is only the scenario that a plan opens with: without any decision it needs no record.
fn is_pristine(workspace: &Workspace, kept: &Kept) -> bool {
    workspace.kept().len() == 1 && kept.key == Key::opening() && !kept.is_changed()
}
