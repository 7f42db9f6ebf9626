//! The document's own words at a place, so that readings can be told apart by what it says and not by where.

use crate::phrase;
use crate::plan::{Indicator, Wording};
use crate::training::Exercise;
use crate::word;

/// What the document says where a reading is grounded, with the place behind it. Of a row of its tables that is what is printed there;
/// the place alone where the exercise quotes nothing.
pub(super) fn passage(exercise: &Exercise, indicator: &Indicator, place: &Wording) -> String {
    let said: Vec<_> = place.own().split('；').filter_map(|part| quoted(exercise, indicator, part.trim())).collect();
    match said.join(word!("；", "; ")) {
        said if said.is_empty() => place.to_string(),
        said => phrase!("{said}（{place}）", "{said} ({place})"),
    }
}

fn quoted(exercise: &Exercise, indicator: &Indicator, place: &str) -> Option<String> {
    if let Some(passage) = exercise.task.passages().iter().find(|passage| passage.place == place) {
        return Some(phrase!("“{}”", "“{}”", passage.text.get()));
    }
    let source = &indicator.source;
    let is_its_row = !source.printed.is_empty() && place.starts_with(source.place.own());
    is_its_row.then(|| phrase!("表中这一行印的是“{}”", "the row prints “{}”", source.printed))
}
