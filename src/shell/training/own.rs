//! Exercises of a person's own: loaded from files, kept on this machine until they are removed.

use std::collections::BTreeMap;
use std::sync::Arc;

use leptos::prelude::*;

use super::keep;
use crate::exchange::{Faults, OwnExercises, Unfit};
use crate::plan::{Id, Plan};
use crate::shell::memory::Trouble;
use crate::training::Exercise;

/// Those over one plan.
#[derive(Clone)]
struct Held {
    exercises: OwnExercises,
    /// Why they are only in this window.
    trouble: Option<Trouble>,
}

/// Those over every plan that was open. Only what could not be kept is more than a copy of what is on this machine.
#[derive(Clone, Copy)]
pub(super) struct Own {
    held: RwSignal<BTreeMap<Id, Held>>,
    complaint: RwSignal<Option<String>>,
}

impl Own {
    pub(super) fn new() -> Self {
        Self { held: RwSignal::new(BTreeMap::new()), complaint: RwSignal::new(None) }
    }

    /// Reads those over a plan, as its data are now.
    pub(super) fn recall(self, plan: &Plan) {
        let held = self.standing(plan);
        self.held.update(|all| drop(all.insert(plan.id.clone(), held)));
    }

    /// Those over a plan as they stand: other windows load and remove them too.
    fn standing(self, plan: &Plan) -> Held {
        let unkept = self.held.with_untracked(|all| all.get(&plan.id).filter(|held| held.trouble.is_some()).cloned());
        if let Some(Held { exercises, trouble }) = unkept {
            // What was read over other data of the plan may fit no longer.
            let exercises = OwnExercises::read(&exercises.write(), plan).unwrap_or(exercises);
            return Held { exercises, trouble };
        }
        let exercises = keep::own(plan).unwrap_or_else(|complaint| {
            self.complaint.set(Some(complaint));
            OwnExercises::none(plan.id.clone())
        });
        Held { exercises, trouble: None }
    }

    /// Takes a file of exercises in, and answers how many it holds.
    ///
    /// # Errors
    /// Everything that is wrong with it; then nothing is taken.
    pub(super) fn take(self, plan: &Plan, text: &str) -> Result<usize, Faults> {
        let mut held = self.standing(plan);
        let count = held.exercises.take(text, plan)?;
        self.keep(&plan.id, held);
        Ok(count)
    }

    /// Takes one off this machine.
    pub(super) fn remove(self, plan: &Plan, id: &Id) {
        let mut held = self.standing(plan);
        held.exercises.remove(id);
        self.keep(&plan.id, held);
    }

    fn keep(self, plan: &Id, mut held: Held) {
        held.trouble = keep::keep_own(plan, &held.exercises).err();
        self.complaint.set(None);
        self.held.update(|all| drop(all.insert(plan.clone(), held)));
    }

    fn with<T>(self, plan: &Id, read: impl FnOnce(&Held) -> T) -> Option<T> {
        self.held.with(|all| all.get(plan).map(read))
    }

    /// Those that fit the plan, followed.
    pub(super) fn exercises(self, plan: &Id) -> Vec<Arc<Exercise>> {
        self.with(plan, |held| held.exercises.exercises().cloned().collect()).unwrap_or_default()
    }

    /// Those that do not, followed.
    pub(super) fn unfit(self, plan: &Id) -> Vec<Unfit> {
        self.with(plan, |held| held.exercises.unfit()).unwrap_or_default()
    }

    /// What went wrong with reading or keeping them, in words, followed.
    pub(super) fn trouble(self, plan: &Id) -> Option<String> {
        let trouble = self.with(plan, |held| held.trouble).flatten();
        trouble.map(|trouble| trouble.words().to_owned()).or_else(|| self.complaint.get())
    }

    /// Whether some are only in this window.
    pub(super) fn has_unkept(self) -> bool {
        self.held.with_untracked(|all| all.values().any(|held| held.trouble.is_some() && !held.exercises.is_empty()))
    }
}
