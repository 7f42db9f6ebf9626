//! Exercises of a person's own on the page, kept as [`OwnBook`] says.

use std::sync::Arc;

use leptos::prelude::*;

use crate::exchange::lesson::OwnBook;
use crate::exchange::{Faults, Unfit};
use crate::plan::{Id, Plan};
use crate::shell::memory::places;
use crate::training::Exercise;

/// Those over every plan that was open.
#[derive(Clone, Copy)]
pub(super) struct Own(RwSignal<OwnBook>);

impl Own {
    pub(super) fn new() -> Self {
        Self(RwSignal::new(OwnBook::default()))
    }

    /// Reads those over a plan, as its data are now.
    pub(super) fn recall(self, plan: &Plan) {
        self.0.update(|own| own.recall(plan, &places()));
    }

    /// Takes a file of exercises in, and answers how many it holds.
    ///
    /// # Errors
    /// Everything that is wrong with it; then nothing is taken.
    pub(super) fn take(self, plan: &Plan, text: &str) -> Result<usize, Faults> {
        self.0.try_update(|own| own.take(plan, text, &places())).unwrap_or(Ok(0))
    }

    /// Takes one off this machine.
    pub(super) fn remove(self, plan: &Plan, id: &Id) {
        self.0.update(|own| own.remove(plan, id, &places()));
    }

    /// Those that fit the plan, followed.
    pub(super) fn exercises(self, plan: &Id) -> Vec<Arc<Exercise>> {
        self.0.with(|own| own.exercises(plan))
    }

    /// Those that do not, followed.
    pub(super) fn unfit(self, plan: &Id) -> Vec<Unfit> {
        self.0.with(|own| own.unfit(plan))
    }

    /// What went wrong with reading or keeping them, in words, followed.
    pub(super) fn trouble(self, plan: &Id) -> Option<String> {
        self.0.with(|own| own.complaint(plan))
    }

    /// Whether some are only in this window.
    pub(super) fn has_unkept(self) -> bool {
        self.0.with_untracked(OwnBook::has_unkept)
    }
}
