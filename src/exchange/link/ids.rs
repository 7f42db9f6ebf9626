//! The indicators of a link. Consecutive ids count upward, so a whole table of them is one run.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::plan::Id;

/// Ids that differ only in the number at their end: `t1-01` … `t1-38`.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct Run {
    /// The text before the number.
    prefix: String,
    /// The least number of digits; 0 if there is no number.
    width: u8,
    /// The first number.
    first: u32,
    /// How many ids there are.
    count: u32,
}

/// The most digits of a number; more belong to the prefix.
const WIDEST: usize = 9;

impl Run {
    fn of(id: &str) -> Self {
        let digits = id.bytes().rev().take(WIDEST).take_while(u8::is_ascii_digit).count();
        let (prefix, number) = id.split_at(id.len() - digits);
        Self {
            prefix: prefix.to_owned(),
            width: u8::try_from(digits).unwrap_or_default(),
            first: number.parse().unwrap_or_default(),
            count: 1,
        }
    }

    /// How many ids there are, as claimed.
    pub(super) fn count(&self) -> u64 {
        u64::from(self.count)
    }

    fn name(&self, at: u32) -> Option<String> {
        let (width, prefix) = (usize::from(self.width), &self.prefix);
        match width {
            0 => (at == 0).then(|| prefix.clone()),
            1..=WIDEST => Some(format!("{prefix}{:0width$}", self.first.checked_add(at)?)),
            _ => None,
        }
    }
}

/// The ids as runs.
pub(super) fn runs<'a>(ids: impl Iterator<Item = &'a Id>) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for id in ids {
        match runs.last_mut() {
            Some(run) if run.name(run.count).as_deref() == Some(id.as_str()) => run.count += 1,
            _ => runs.push(Run::of(id.as_str())),
        }
    }
    runs
}

/// The ids of the runs; `None` if one is invalid or occurs twice. It makes as many ids as the runs claim, so check their sum first.
pub(super) fn ids(runs: &[Run]) -> Option<Vec<Id>> {
    let names = runs.iter().flat_map(|run| (0..run.count).map(|at| run.name(at)));
    let ids: Vec<Id> = names.map(|name| Id::new(&name?).ok()).collect::<Option<_>>()?;
    (ids.iter().collect::<BTreeSet<_>>().len() == ids.len()).then_some(ids)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn are(names: &[&str], count: usize) {
        let given: Vec<_> = names.iter().map(|name| Id::new(name).unwrap()).collect();
        let found = runs(given.iter());
        assert_eq!(found.len(), count, "{found:?}");
        assert_eq!(ids(&found), Some(given));
    }

    #[test]
    fn a_table_is_one_run() {
        are(&["t1-01", "t1-02", "t1-03"], 1);
        are(&["t1-08", "t1-09", "t1-10", "t1-11"], 1);
        are(&["t1-99", "t1-100"], 1);
        are(&["n9", "n10"], 1);
    }

    #[test]
    fn what_does_not_count_upward_begins_anew() {
        are(&["t1-01", "t1-03", "b1-02", "b1-03"], 3);
        are(&["t1-2", "t1-02"], 2);
        are(&["pupils", "teachers"], 2);
        are(&["n-000000000000012", "n-000000000000013"], 1);
        are(&["12345678901234567890"], 1);
        are(&[], 0);
    }

    #[test]
    fn what_cannot_be_ids_is_refused() {
        let run = |prefix: &str, width, first, count| Run { prefix: prefix.to_owned(), width, first, count };
        for bad in [run("t", 2, u32::MAX, 2), run("t", 200, 1, 1), run("T", 2, 1, 1), run("pupils", 0, 0, 2), run("", 0, 0, 1)] {
            assert_eq!(ids(&[bad]), None);
        }
        assert_eq!(ids(&[run("t", 2, 1, 1), run("t", 2, 1, 1)]), None);
    }
}
