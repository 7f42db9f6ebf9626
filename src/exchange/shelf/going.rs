//! A plan of this machine that is taken off, and put back.

use super::plan::{Home, Shelved};
use super::records::{self, Removed};
use super::{PlanShelf, ShelfEffect, trouble};
use crate::exchange::{Places, Storage};
use crate::plan::Id;

/// A plan that was taken off, with all that it takes to put it back.
pub(super) struct Gone {
    shelved: Shelved,
    was_open: bool,
    /// `None` until its records are taken away.
    removed: Option<Removed>,
}

impl PlanShelf {
    /// The title of the plan that was taken off last, while it can be put back.
    pub fn taken_off(&self) -> Option<String> {
        self.gone.as_ref().filter(|gone| gone.removed.is_some()).map(|gone| gone.shelved.title())
    }

    /// Takes a plan of this machine off; the one that was open is followed by the one below it, or by the first. Its records are there
    /// until [`Self::clear_away`], so that the page can leave its work behind before.
    pub fn take_off(&mut self, id: &Id) -> Vec<ShelfEffect> {
        let Some(shelved) = self.shelved(id).cloned() else { return Vec::new() };
        let was_open = self.is_open(id);
        self.gone = Some(Gone { shelved, was_open, removed: None });
        self.forget(id);
        if !was_open {
            return Vec::new();
        }
        self.turn(id).map_or_else(|| self.turn_to_first(), |turned| vec![turned])
    }

    /// Takes the records of the plan away that was taken off: its scenarios as well, unless another plan bears its id. Answers which.
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

    /// Puts back the plan that was taken off last.
    pub fn put_back<S: Storage>(&mut self, places: &Places<S>) -> Vec<ShelfEffect> {
        let Some(Gone { mut shelved, was_open, removed: Some(removed) }) = self.gone.take() else { return Vec::new() };
        shelved.unkept = trouble(records::put_back(places, &removed));
        let id = shelved.id.clone();
        self.forget(&id);
        self.plans.push(shelved);
        if was_open { self.switch(&id, places) } else { Vec::new() }
    }
}
