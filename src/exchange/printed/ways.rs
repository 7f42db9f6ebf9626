//! The ways in which a row can be read, and the one that is taken.

use super::plan::{PrintedIndicator, PrintedPlan};
use crate::plan::{Id, Statement, When};
use crate::{phrase, word};

impl PrintedPlan {
    /// Takes an indicator in one of its ways. Nothing changes where there is no such indicator or way.
    pub fn read_as(&mut self, id: &Id, way: &str) {
        let all = self.rows.iter_mut().flat_map(|row| &mut row.indicators);
        if let Some(indicator) = all.into_iter().find(|indicator| indicator.id == *id) {
            indicator.read_as(way);
        }
    }
}

impl PrintedIndicator {
    /// What it can state, with the ids that the plan file gives them. The one that is taken comes first.
    pub fn ways(&self) -> impl Iterator<Item = (String, &Statement)> {
        std::iter::once(&self.statement).chain(&self.others).map(|statement| (way_of(statement), statement))
    }

    fn read_as(&mut self, way: &str) {
        if let Some(other) = self.others.iter_mut().find(|other| way_of(other) == way) {
            std::mem::swap(&mut self.statement, other);
        }
    }
}

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
