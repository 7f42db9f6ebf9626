//! Rows of two plans that mean the same, as far as names and units show.

use super::kin::{Kin, kin};
use super::rows::Row;
use crate::plan::Plan;

/// What can be said about two plans before anybody has looked at them; rows are given by their place.
pub(super) struct Proposal {
    /// Equal in name and unit (in editions: name and id), with no other candidate on either side.
    pub(super) sure: Vec<(usize, usize)>,
    /// Two rows that may mean the same, and how near they are.
    pub(super) near: Vec<(usize, usize, f64)>,
}

impl Proposal {
    pub(super) fn of(own: &Plan, upper: &Plan) -> Self {
        let are_editions = kin(own, upper) == Kin::Editions;
        let [rows, others] = [own, upper].map(Row::all);
        let mut proposal = Self { sure: Vec::new(), near: Vec::new() };
        let same_id = |row: &Row, other: &Row| are_editions && row.indicator.id == other.indicator.id;
        for (at, row) in rows.iter().enumerate() {
            for (other_at, other) in others.iter().enumerate() {
                let is_only = || only(&others, |it| row.is_same(it)) && only(&rows, |it| it.is_same(other));
                let is_its_own = |row: &Row, other: &Row| same_id(row, other) && row.is_called_as(other);
                let has_other = || {
                    are_editions && (others.iter().any(|it| is_its_own(row, it)) || rows.iter().any(|it| is_its_own(it, other)))
                };
                if is_its_own(row, other) || row.is_same(other) && !has_other() && is_only() {
                    proposal.sure.push((at, other_at));
                } else if let Some(near) = same_id(row, other).then_some(1.0).or_else(|| row.nearness(other)) {
                    proposal.near.push((at, other_at, near));
                }
            }
        }
        proposal
    }
}

fn only(rows: &[Row], is: impl Fn(&Row) -> bool) -> bool {
    rows.iter().filter(|row| is(row)).take(2).count() == 1
}

/// The near pairs among the rest: each row is nearer to the other than any third to either. A row that fits two others equally well is
/// proposed to neither.
pub(super) fn nearest(near: &[(usize, usize, f64)]) -> Vec<(usize, usize)> {
    let mut left: Vec<_> = near.to_vec();
    let mut found = Vec::new();
    loop {
        let is_best = |(at, other, nearness): &(usize, usize, f64)| {
            let mut rivals = left.iter().filter(|(a, b, _)| (a == at) != (b == other));
            rivals.all(|(.., rival)| rival < nearness)
        };
        let best: Vec<_> = left.iter().filter(|one| is_best(one)).map(|(at, other, _)| (*at, *other)).collect();
        if best.is_empty() {
            return found;
        }
        left.retain(|(at, other, _)| best.iter().all(|(a, b)| a != at && b != other));
        found.extend(best);
    }
}
