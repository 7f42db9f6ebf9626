//! Merges the facts of two windows that each changed something since they last agreed.

use std::collections::{BTreeMap, BTreeSet};

use super::Facts;
use crate::plan::{Id, Year};

/// The merged facts: for each year the change since `before` of either side; if both changed it, that of `ours`.
pub fn merged(before: &Facts, ours: &Facts, theirs: &Facts) -> Facts {
    Facts {
        series: merged_years(&before.series, &ours.series, &theirs.series),
        left_out: merged_marks(&before.left_out, &ours.left_out, &theirs.left_out),
        breaks: merged_marks(&before.breaks, &ours.breaks, &theirs.breaks),
    }
}

type Years<T> = BTreeMap<Id, BTreeMap<Year, T>>;

fn merged_years<T: Clone + PartialEq>(before: &Years<T>, ours: &Years<T>, theirs: &Years<T>) -> Years<T> {
    let places: BTreeSet<_> = [ours, theirs].into_iter().flat_map(places).collect();
    let mut all = Years::new();
    for (id, year) in places {
        let [before, ours, theirs] = [before, ours, theirs].map(|side| side.get(id).and_then(|years| years.get(&year)));
        if let Some(stays) = if ours == before { theirs } else { ours } {
            all.entry(id.clone()).or_default().insert(year, stays.clone());
        }
    }
    all
}

fn places<T>(side: &Years<T>) -> impl Iterator<Item = (&Id, Year)> {
    side.iter().flat_map(|(id, years)| years.keys().map(move |year| (id, *year)))
}

type Marks = BTreeMap<Id, BTreeSet<Year>>;

fn merged_marks(before: &Marks, ours: &Marks, theirs: &Marks) -> Marks {
    let [before, ours, theirs] = [before, ours, theirs].map(|marks| {
        marks.iter().map(|(id, years)| (id.clone(), years.iter().map(|year| (*year, ())).collect())).collect::<Years<()>>()
    });
    let merged = merged_years(&before, &ours, &theirs);
    merged.into_iter().map(|(id, years)| (id, years.into_keys().collect())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::builtin_plan;
    use crate::plan::Amount;
    use crate::scenario::{Known, Record};

    fn facts(figures: &[(i16, f64)]) -> Facts {
        let plan = builtin_plan().unwrap();
        let mut facts = Facts::default();
        for (year, value) in figures {
            let fact = Known { value: Amount::of(*value), source: "".into() };
            facts.record(&plan, Record::Figure(Id::new("t1-03").unwrap(), Year::new(*year), Some(fact))).unwrap();
        }
        facts
    }

    #[test]
    fn what_either_window_changed_stays_and_ours_goes_first() {
        let before = facts(&[(2021, 94.0), (2022, 94.2)]);
        let ours = facts(&[(2021, 94.1), (2022, 94.2), (2023, 94.4)]);
        let theirs = facts(&[(2021, 94.3), (2024, 94.9)]);
        assert_eq!(merged(&before, &ours, &theirs), facts(&[(2021, 94.1), (2023, 94.4), (2024, 94.9)]));
        assert_eq!(merged(&before, &before, &theirs), theirs);
        assert_eq!(merged(&before, &ours, &before), ours);
    }
}
