//! What flows add up to.

use super::lanes::Lanes;
use super::law::{Judged, Law};

/// The totals of flows that lie year by year, `groups` lanes in each: of the base year `from`, then with each projected year's flow.
#[inline]
fn totals<L: Lanes>(flows: &[L], from: f64, groups: usize, totals: &mut [L]) {
    totals.iter_mut().take(groups).for_each(|total| *total = L::splat(from));
    for t in 1..totals.len() / groups.max(1) {
        let (before, after) = totals.split_at_mut(t * groups);
        let previous = &before[(t - 1) * groups..];
        for ((total, sum), flow) in after.iter_mut().zip(previous).zip(&flows[t * groups..]) {
            *total = *sum + *flow;
        }
    }
}

impl Law {
    /// Of a total, what has been counted up to each year, written to `sums`; otherwise the `values` themselves.
    #[inline]
    pub fn so_far<'a, L: Lanes>(&self, values: &'a [L], groups: usize, sums: &'a mut [L]) -> &'a [L] {
        if self.judged() != Judged::Sum {
            return values;
        }
        totals(values, self.counted_from, groups, sums);
        sums
    }
}
