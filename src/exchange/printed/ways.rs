//! The ways to read a row, and the one that is taken.

use super::plan::{PrintedIndicator, PrintedPlan};
use super::way::way_of;
use crate::plan::{Id, Statement};

impl PrintedPlan {
    /// Reads an indicator in one of its ways. Does nothing if there is no such indicator or way.
    pub fn read_as(&mut self, id: &Id, way: &str) {
        let all = self.rows.iter_mut().flat_map(|row| &mut row.indicators);
        if let Some(indicator) = all.into_iter().find(|indicator| indicator.id == *id) {
            indicator.read_as(way);
        }
    }
}

impl PrintedIndicator {
    /// The possible statements, with their ids in the plan file. The one that is taken comes first.
    pub fn ways(&self) -> impl Iterator<Item = (String, &Statement)> {
        std::iter::once(&self.statement).chain(&self.others).map(|statement| (way_of(statement), statement))
    }

    fn read_as(&mut self, way: &str) {
        if let Some(other) = self.others.iter_mut().find(|other| way_of(other) == way) {
            std::mem::swap(&mut self.statement, other);
        }
    }
}
