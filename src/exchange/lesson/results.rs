//! What was handed in on a machine, kept as the table that is exported.

use crate::exchange::{Places, Storage, Trouble, read_outcomes, set_aside, write_outcomes};
use crate::phrase;
use crate::training::Outcome;

const RESULTS: &str = "tuiyan/2-training/results";

/// The results that a page knows.
#[derive(Debug, Default)]
pub struct ResultBook {
    outcomes: Vec<Outcome>,
    complaint: Option<String>,
}

impl ResultBook {
    /// Those that are kept. What cannot be read is set aside, and complained of.
    pub fn found<S: Storage>(places: &Places<S>) -> Self {
        let (outcomes, complaint) = recalled(places);
        Self { outcomes, complaint }
    }

    /// All of them, the earliest first.
    pub fn outcomes(&self) -> &[Outcome] {
        &self.outcomes
    }

    /// What went wrong with reading or keeping them, in words.
    pub fn complaint(&self) -> Option<&str> {
        self.complaint.as_deref()
    }

    /// Adds results, and answers how many were not there yet.
    pub fn add<S: Storage>(&mut self, outcomes: Vec<Outcome>, places: &Places<S>) -> usize {
        // Another window may have handed in meanwhile.
        self.gather(recalled(places).0);
        let count = self.gather(outcomes);
        self.keep(places);
        count
    }

    /// One and the same line of a file may come twice; two rounds differ in when they were handed in.
    fn gather(&mut self, outcomes: Vec<Outcome>) -> usize {
        let before = self.outcomes.len();
        self.outcomes.extend(outcomes.into_iter().filter(|one| !self.outcomes[..before].contains(one)).collect::<Vec<_>>());
        self.outcomes.len() - before
    }

    /// Forgets all of them.
    pub fn clear<S: Storage>(&mut self, places: &Places<S>) {
        self.outcomes.clear();
        self.keep(places);
    }

    fn keep<S: Storage>(&mut self, places: &Places<S>) {
        self.complaint = keep(&self.outcomes, places).err().map(|trouble| trouble.words().to_owned());
    }
}

fn recalled<S: Storage>(places: &Places<S>) -> (Vec<Outcome>, Option<String>) {
    let storage = match &places.machine {
        Ok(storage) => storage,
        Err(trouble) => return (Vec::new(), Some(trouble.words().to_owned())),
    };
    let Some(text) = storage.text(RESULTS).ok().flatten() else { return (Vec::new(), None) };
    match read_outcomes(&text) {
        Ok(outcomes) => (outcomes, None),
        Err(faults) => {
            set_aside(storage, RESULTS, &text);
            let summary = faults.summary();
            let said = phrase!(
                "保存在本机的训练成绩无法读取，已另存备份。{summary}",
                "The results kept on this device cannot be read; a backup was set aside. {summary}"
            );
            (Vec::new(), Some(said))
        }
    }
}

fn keep<S: Storage>(outcomes: &[Outcome], places: &Places<S>) -> Result<(), Trouble> {
    let storage = places.machine.as_ref().map_err(|trouble| *trouble)?;
    if outcomes.is_empty() {
        storage.remove(RESULTS);
        return Ok(());
    }
    let text = String::from_utf8(write_outcomes(outcomes, |_| String::new())).unwrap_or_default();
    storage.put(RESULTS, &text)
}
