//! What a class leaves on this machine: its results, as the table that is exported, and exercises of its own, as files of exercises; and
//! in this window the exercise that is under way. What cannot be read is set aside.

use crate::exchange::{OwnExercises, own_exercises_record, read_attempt, read_outcomes, write_attempt, write_outcomes};
use crate::plan::{Id, Plan};
use crate::shell::memory::{Trouble, local, session, set_aside, trouble};
use crate::training::{Attempt, Outcome};

const RESULTS: &str = "tuiyan/2-training/results";
const ATTEMPT: &str = "tuiyan/2-training/attempt";

/// The results on this machine, and what could not be read, in words.
pub(super) fn recalled() -> (Vec<Outcome>, Option<String>) {
    let Ok(storage) = local() else { return (Vec::new(), Some(Trouble::Denied.words().to_owned())) };
    let Some(text) = storage.get_item(RESULTS).ok().flatten() else { return (Vec::new(), None) };
    match read_outcomes(&text) {
        Ok(outcomes) => (outcomes, None),
        Err(faults) => {
            set_aside(&storage, RESULTS, &text);
            let summary = faults.summary();
            let said = crate::phrase!(
                "保存在本机的训练成绩无法读取，已另存备份。{summary}",
                "The results kept on this device cannot be read; a backup was set aside. {summary}"
            );
            (Vec::new(), Some(said))
        }
    }
}

/// Keeps the results, or nothing of them.
///
/// # Errors
/// Where the browser does not allow it, or has no room.
pub(super) fn keep(outcomes: &[Outcome]) -> Result<(), Trouble> {
    let storage = local()?;
    if outcomes.is_empty() {
        return storage.remove_item(RESULTS).map_err(|error| trouble(&error));
    }
    let text = String::from_utf8(write_outcomes(outcomes, |_| String::new())).unwrap_or_default();
    storage.set_item(RESULTS, &text).map_err(|error| trouble(&error))
}

/// A person's own exercises over a plan.
///
/// # Errors
/// What could not be read, in words.
pub(super) fn own(plan: &Plan) -> Result<OwnExercises, String> {
    let none = OwnExercises::none(plan.id.clone());
    let Ok(storage) = local() else { return Ok(none) };
    let name = own_exercises_record(&plan.id);
    let Some(text) = storage.get_item(&name).ok().flatten() else { return Ok(none) };
    OwnExercises::read(&text, plan).map_err(|faults| {
        set_aside(&storage, &name, &text);
        let summary = faults.summary();
        crate::phrase!(
            "保存在本机的自己的练习无法读取，已另存备份。{summary}",
            "The exercises of your own on this device cannot be read; a backup was set aside. {summary}"
        )
    })
}

/// Keeps a person's own exercises over a plan, or nothing of them.
///
/// # Errors
/// Where the browser does not allow it, or has no room.
pub(super) fn keep_own(plan: &Id, own: &OwnExercises) -> Result<(), Trouble> {
    let (storage, name) = (local()?, own_exercises_record(plan));
    let kept = if own.is_empty() { storage.remove_item(&name) } else { storage.set_item(&name, &own.write()) };
    kept.map_err(|error| trouble(&error))
}

/// The exercise that was under way in this window, if any.
///
/// # Errors
/// Where it could not be read.
pub(super) fn attempt() -> Result<Option<Attempt>, ()> {
    let Ok(storage) = session() else { return Ok(None) };
    let Some(text) = storage.get_item(ATTEMPT).ok().flatten() else { return Ok(None) };
    read_attempt(&text).map(Some).map_err(|_| set_aside(&storage, ATTEMPT, &text))
}

/// Keeps the exercise that is under way in this window, or that none is.
///
/// # Errors
/// Where the browser does not allow it, or has no room.
pub(super) fn keep_attempt(attempt: Option<&Attempt>) -> Result<(), Trouble> {
    let storage = session()?;
    let kept = match attempt {
        Some(attempt) => storage.set_item(ATTEMPT, &write_attempt(attempt)),
        None => storage.remove_item(ATTEMPT),
    };
    kept.map_err(|error| trouble(&error))
}
