//! What a class leaves on this machine: its results, as the table that is exported.

use crate::exchange::{read_outcomes, write_outcomes};
use crate::shell::memory::{Trouble, local, set_aside, trouble};
use crate::training::Outcome;

const KEY: &str = "tuiyan/2-training/results";

/// The results on this machine, and what could not be read, in words.
pub(super) fn recalled() -> (Vec<Outcome>, Option<String>) {
    let Ok(storage) = local() else { return (Vec::new(), Some(Trouble::Denied.words().to_owned())) };
    let Some(text) = storage.get_item(KEY).ok().flatten() else { return (Vec::new(), None) };
    match read_outcomes(&text) {
        Ok(outcomes) => (outcomes, None),
        Err(faults) => {
            set_aside(&storage, KEY, &text);
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
        return storage.remove_item(KEY).map_err(|error| trouble(&error));
    }
    let text = String::from_utf8(write_outcomes(outcomes, |_| String::new())).unwrap_or_default();
    storage.set_item(KEY, &text).map_err(|error| trouble(&error))
}
