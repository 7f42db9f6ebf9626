//! The past of an indicator, as far as it counts.

use crate::math::{count, in_order};
use crate::plan::{Amount, Bounds, Year};

/// How many of the last known years a window has.
pub(super) const WINDOW: usize = 10;

/// Known years in order, one value each.
#[derive(Clone, Debug, PartialEq)]
pub struct Series {
    known: Vec<(Year, Amount)>,
    bounds: Bounds,
}

impl Series {
    /// A series of known years in any order. Of two values for one year the later counts.
    pub fn new(known: impl IntoIterator<Item = (Year, Amount)>, bounds: Bounds) -> Self {
        let mut known: Vec<(Year, Amount)> = known.into_iter().collect();
        in_order(&mut known, |one, other| one.0 < other.0);
        known.dedup_by(|later, kept| {
            let is_same = later.0 == kept.0;
            if is_same {
                *kept = *later;
            }
            is_same
        });
        Self { known, bounds }
    }

    /// The same from a year on: nothing before a new definition counts.
    #[must_use]
    pub fn since(mut self, year: Option<Year>) -> Self {
        self.known.retain(|(known, _)| year.is_none_or(|year| *known >= year));
        self
    }

    /// The same without some years.
    #[must_use]
    pub fn without(&self, years: &[Year]) -> Self {
        let known = self.known.iter().filter(|(year, _)| !years.contains(year)).copied().collect();
        Self { known, bounds: self.bounds }
    }

    /// Whether a year is known.
    pub(super) fn knows(&self, year: Year) -> bool {
        self.known.iter().any(|(known, _)| *known == year)
    }

    /// The last ten known years.
    #[must_use]
    pub fn window(&self) -> Self {
        Self { known: self.known[self.known.len().saturating_sub(WINDOW)..].to_vec(), bounds: self.bounds }
    }

    /// The number of known years.
    pub const fn len(&self) -> usize {
        self.known.len()
    }

    /// Whether no year is known.
    pub const fn is_empty(&self) -> bool {
        self.known.is_empty()
    }

    /// The known years and their values.
    pub fn known(&self) -> &[(Year, Amount)] {
        &self.known
    }

    /// The limits that the values cannot pass.
    pub const fn bounds(&self) -> Bounds {
        self.bounds
    }

    /// The last known year and its value.
    pub fn last(&self) -> Option<(Year, Amount)> {
        self.known.last().copied()
    }

    /// The change per year from each known year to the next.
    pub(super) fn changes(&self) -> impl Iterator<Item = f64> + Clone {
        let pairs = self.known.windows(2);
        pairs.map(|pair| (pair[1].1.get() - pair[0].1.get()) / count(years_between(pair[0].0, pair[1].0)))
    }

    /// The mean size of the yearly change; zero if nothing changes.
    pub fn mean_change(&self) -> Amount {
        Amount::saturating(mean(self.changes().map(f64::abs)).unwrap_or(0.0))
    }
}

/// The number of years from one to a later one; zero if it is not later.
pub(super) fn years_between(one: Year, other: Year) -> usize {
    usize::try_from(i32::from(other.get()) - i32::from(one.get())).unwrap_or(0)
}

/// The mean of some numbers; `None` if there are none.
pub(super) fn mean(numbers: impl Iterator<Item = f64>) -> Option<f64> {
    let (count, sum) = numbers.fold((0_u32, 0.0), |(count, sum), number| (count + 1, sum + number));
    (count > 0).then(|| sum / f64::from(count))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_past_without_a_year_is_empty_and_changes_nothing() {
        let none = Series::new([], Bounds::NONE);
        assert!(none.is_empty() && none.last().is_none());
        assert_eq!((none.mean_change(), mean(std::iter::empty())), (Amount::ZERO, None));
        assert!(!Series::new([(Year::new(2001), Amount::of(3.0))], Bounds::NONE).is_empty());
    }
}
