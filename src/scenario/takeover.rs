//! What is taken over from the years before, and whether an assumption still goes on as that.

use super::assumption::Assumption;
use super::basis::Provenance;
use super::uncertainty::Uncertainty;
use crate::projection::{Growth, Pin};

/// Everything that is taken over from a method at once.
#[derive(Clone, Debug, PartialEq)]
pub struct Takeover {
    /// The growth that continues the past.
    pub growth: Growth,
    /// How far off it may be; `None` if too little is known, or if no parameter leads to an end of the range.
    pub range: Option<Uncertainty>,
    /// Where it comes from.
    pub basis: Provenance,
}

impl Takeover {
    /// Replaces the assumption. Single assumed years go, because the method knows nothing about them.
    pub(super) fn put_into(self, assumption: &mut Assumption) {
        assumption.years.retain(|_, pin| matches!(pin, Pin::Observed(_)));
        (assumption.growth, assumption.uncertainty) = (Some(self.growth), self.range);
        assumption.basis = Some(self.basis);
    }
}

impl Assumption {
    /// Whether it still agrees with `before`: the same growth, range, single assumed years and reading.
    pub(super) fn goes_on_as(&self, before: &Self) -> bool {
        let assumed = |it: &Self| {
            let years = it.years.iter().filter(|(_, pin)| matches!(pin, Pin::Assumed(_)));
            years.map(|(year, pin)| (*year, pin.value())).collect::<Vec<_>>()
        };
        self.growth == before.growth
            && self.uncertainty == before.uncertainty
            && self.reading == before.reading
            && assumed(self) == assumed(before)
    }
}
