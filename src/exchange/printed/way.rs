//! What a way of reading a row is called.

use crate::plan::{Statement, When};
use crate::{phrase, word};

/// The id of a reading by what is measured: `mean`, `level-every-year`.
pub(super) fn way_of(statement: &Statement) -> String {
    let code = statement.code().replace('_', "-");
    let is_each = statement.measured().is_some_and(|stated| stated.when == When::EveryYear);
    if is_each { format!("{code}-every-year") } else { code }
}

/// What a reading is called by what is measured.
pub(super) fn words_of(statement: &Statement) -> String {
    match statement.measured() {
        None => word!("定性", "qualitative").to_owned(),
        Some(stated) if stated.when == When::EveryYear => phrase!("每年的{}", "{} in each year", stated.measure.name()),
        Some(stated) => stated.measure.name().to_string(),
    }
}
