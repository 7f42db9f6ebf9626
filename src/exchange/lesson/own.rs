//! Exercises of a person's own: loaded from files, kept on this machine until they are removed.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::exchange::{Faults, OwnExercises, Places, Storage, Trouble, Unfit, own_exercises_record, set_aside};
use crate::phrase;
use crate::plan::{Id, Plan};
use crate::training::Exercise;

/// Those over one plan.
#[derive(Clone, Debug)]
struct Held {
    exercises: OwnExercises,
    /// Why they are only in this window.
    trouble: Option<Trouble>,
}

/// Those over every plan that was open. Only what could not be kept is more than a copy of what is on this machine.
#[derive(Debug, Default)]
pub struct OwnBook {
    held: BTreeMap<Id, Held>,
    complaint: Option<String>,
}

impl OwnBook {
    /// Reads those over a plan, as its data are now.
    pub fn recall<S: Storage>(&mut self, plan: &Plan, places: &Places<S>) {
        let held = self.standing(plan, places);
        self.held.insert(plan.id.clone(), held);
    }

    /// Those over a plan as they stand: other windows load and remove them too.
    fn standing<S: Storage>(&mut self, plan: &Plan, places: &Places<S>) -> Held {
        if let Some(Held { exercises, trouble }) = self.held.get(&plan.id).filter(|held| held.trouble.is_some()) {
            // What was read over other data of the plan may fit no longer.
            let exercises = OwnExercises::read(&exercises.write(), plan).unwrap_or_else(|_| exercises.clone());
            return Held { exercises, trouble: *trouble };
        }
        let exercises = kept(plan, places).unwrap_or_else(|complaint| {
            self.complaint = Some(complaint);
            OwnExercises::none(plan.id.clone())
        });
        Held { exercises, trouble: None }
    }

    /// Takes a file of exercises in, and answers how many it holds.
    ///
    /// # Errors
    /// Everything that is wrong with it; then nothing is taken.
    pub fn take<S: Storage>(&mut self, plan: &Plan, text: &str, places: &Places<S>) -> Result<usize, Faults> {
        let mut held = self.standing(plan, places);
        let count = held.exercises.take(text, plan)?;
        self.keep(plan, held, places);
        Ok(count)
    }

    /// Takes one off this machine.
    pub fn remove<S: Storage>(&mut self, plan: &Plan, id: &Id, places: &Places<S>) {
        let mut held = self.standing(plan, places);
        held.exercises.remove(id);
        self.keep(plan, held, places);
    }

    fn keep<S: Storage>(&mut self, plan: &Plan, mut held: Held, places: &Places<S>) {
        held.trouble = keep(plan, &held.exercises, places).err();
        self.complaint = None;
        self.held.insert(plan.id.clone(), held);
    }

    /// Those that fit the plan.
    pub fn exercises(&self, plan: &Id) -> Vec<Arc<Exercise>> {
        self.held.get(plan).map(|held| held.exercises.exercises().cloned().collect()).unwrap_or_default()
    }

    /// Those that do not.
    pub fn unfit(&self, plan: &Id) -> Vec<Unfit> {
        self.held.get(plan).map(|held| held.exercises.unfit()).unwrap_or_default()
    }

    /// What went wrong with reading or keeping them, in words.
    pub fn complaint(&self, plan: &Id) -> Option<String> {
        let trouble = self.held.get(plan).and_then(|held| held.trouble);
        trouble.map(|trouble| trouble.words().to_owned()).or_else(|| self.complaint.clone())
    }

    /// Whether some are only in this window.
    pub fn has_unkept(&self) -> bool {
        self.held.values().any(|held| held.trouble.is_some() && !held.exercises.is_empty())
    }
}

fn kept<S: Storage>(plan: &Plan, places: &Places<S>) -> Result<OwnExercises, String> {
    let none = OwnExercises::none(plan.id.clone());
    let Ok(storage) = &places.machine else { return Ok(none) };
    let name = own_exercises_record(&plan.id);
    let Some(text) = storage.text(&name).ok().flatten() else { return Ok(none) };
    OwnExercises::read(&text, plan).map_err(|faults| {
        set_aside(storage, &name, &text);
        let summary = faults.summary();
        phrase!(
            "保存在本机的自己的练习无法读取，已另存备份。{summary}",
            "The exercises of your own on this device cannot be read; a backup was set aside. {summary}"
        )
    })
}

fn keep<S: Storage>(plan: &Plan, own: &OwnExercises, places: &Places<S>) -> Result<(), Trouble> {
    let storage = places.machine.as_ref().map_err(|trouble| *trouble)?;
    let name = own_exercises_record(&plan.id);
    if own.is_empty() {
        storage.remove(&name);
        return Ok(());
    }
    storage.put(&name, &own.write())
}
