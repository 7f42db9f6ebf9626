//! Deleting a plan from this machine, and putting it back.

use super::plan::{Home, Shelved};
use super::records::{self, Removed};
use super::{PlanShelf, ShelfEffect, trouble};
use crate::exchange::{Places, Storage};
use crate::plan::Id;

/// A deleted plan, with everything needed to put it back.
pub(super) struct Gone {
    shelved: Shelved,
    title: String,
    was_open: bool,
    /// `None` until its records are removed.
    removed: Option<Removed>,
}

impl PlanShelf {
    /// The title of the plan deleted last, while it can be put back.
    pub fn taken_off(&self) -> Option<String> {
        self.gone.as_ref().filter(|gone| gone.removed.is_some()).map(|gone| gone.title.clone())
    }

    /// Deletes a plan from this machine. If it was open, the one below it is opened, or the first. Its records stay until [`Self::clear_away`],
    /// so that the page can first leave its work.
    pub fn take_off(&mut self, id: &Id) -> Vec<ShelfEffect> {
        let Some(shelved) = self.shelved(id).cloned() else { return Vec::new() };
        let was_open = self.is_open(id);
        // The title is read now: whoever asks for it later need not be able to read plans.
        self.gone = Some(Gone { title: shelved.title(), shelved, was_open, removed: None });
        self.forget(id);
        if !was_open {
            return Vec::new();
        }
        self.turn(id).map_or_else(|| self.turn_to_first(), |turned| vec![turned])
    }

    /// Removes the records of the deleted plan, and its scenarios unless another plan has its id. Answers which plan.
    pub fn clear_away<S: Storage>(&mut self, places: &Places<S>) -> Option<Id> {
        let id = self.gone.as_ref().filter(|gone| gone.removed.is_none())?.shelved.id.clone();
        let removed = records::remove(places, &id, !self.has(&id));
        if let Some(gone) = &mut self.gone {
            gone.removed = Some(removed);
        }
        Some(id)
    }

    pub(super) fn forget(&mut self, id: &Id) {
        self.plans.retain(|one| one.id != *id || one.home != Home::Machine);
    }

    /// Puts back the plan deleted last.
    pub fn put_back<S: Storage>(&mut self, places: &Places<S>) -> Vec<ShelfEffect> {
        let Some(Gone { mut shelved, was_open, removed: Some(removed), .. }) = self.gone.take() else { return Vec::new() };
        shelved.unkept = trouble(records::put_back(places, &removed));
        let id = shelved.id.clone();
        self.forget(&id);
        self.plans.push(shelved);
        if was_open { self.switch(&id, places) } else { Vec::new() }
    }
}
