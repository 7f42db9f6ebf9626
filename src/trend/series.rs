//! The past of an indicator, as far as it counts.

use crate::plan::{Bounds, Year};

/// How many of the last known years a window has.
const WINDOW: usize = 10;

/// Known years in order, one value each.
#[derive(Clone, Debug, PartialEq)]
pub struct Series {
    known: Vec<(Year, f64)>,
    bounds: Bounds,
}

impl Series {
    /// A series of known years in any order. Of two values for one year the later counts; values that are not finite are dropped.
    pub fn new(known: impl IntoIterator<Item = (Year, f64)>, bounds: Bounds) -> Self {
        let finite = known.into_iter().filter(|(_, value)| value.is_finite());
        let by_year: std::collections::BTreeMap<Year, f64> = finite.collect();
        Self { known: by_year.into_iter().collect(), bounds }
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
        self.first_and_last(self.known.len().saturating_sub(WINDOW), self.known.len())
    }

    /// The first `count` known years.
    pub(super) fn first(&self, count: usize) -> Self {
        self.first_and_last(0, count)
    }

    fn first_and_last(&self, from: usize, to: usize) -> Self {
        Self { known: self.known[from..to.min(self.known.len())].to_vec(), bounds: self.bounds }
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
    pub fn known(&self) -> &[(Year, f64)] {
        &self.known
    }

    /// The limits that the values cannot pass.
    pub const fn bounds(&self) -> Bounds {
        self.bounds
    }

    /// The last known year and its value.
    pub fn last(&self) -> Option<(Year, f64)> {
        self.known.last().copied()
    }

    /// The values, by the number of years after the first.
    pub(super) fn points(&self) -> impl Iterator<Item = (f64, f64)> + Clone {
        let first = self.known.first().map_or(0, |(year, _)| i32::from(year.get()));
        self.known.iter().map(move |(year, value)| (f64::from(i32::from(year.get()) - first), *value))
    }

    /// The change per year from each known year to the next.
    pub(super) fn changes(&self) -> impl Iterator<Item = f64> + Clone {
        let pairs = self.known.windows(2);
        pairs.map(|pair| (pair[1].1 - pair[0].1) / f64::from(i32::from(pair[1].0.get()) - i32::from(pair[0].0.get())))
    }

    /// The mean size of the yearly change; zero if nothing changes.
    pub fn mean_change(&self) -> f64 {
        mean(self.changes().map(f64::abs)).unwrap_or(0.0)
    }
}

/// The mean of some numbers; `None` if there are none.
pub(super) fn mean(numbers: impl Iterator<Item = f64>) -> Option<f64> {
    let (count, sum) = numbers.fold((0_u32, 0.0), |(count, sum), number| (count + 1, sum + number));
    (count > 0).then(|| sum / f64::from(count))
}
