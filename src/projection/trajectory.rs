//! A projected path, year by year, and what it amounts to.

use smallvec::SmallVec;

use super::course::{Walk, Yearly};
use super::math;
use crate::plan::{Amount, Kind, Period, Year};

/// A projected value: a number, or all that can be said of it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Value {
    /// One number.
    Exact(Amount),
    /// Between two numbers. The lower one belongs to the interval; the upper one does unless the interval is open there.
    Between {
        /// The lower end.
        low: Amount,
        /// The upper end.
        high: Amount,
        /// Whether the upper end itself is excluded.
        open: bool,
    },
}

impl Value {
    fn new(low: f64, high: f64, open: bool) -> Self {
        if low == high {
            Self::Exact(Amount::saturating(low))
        } else {
            Self::Between { low: Amount::saturating(low), high: Amount::saturating(high), open }
        }
    }

    /// The number, where it is one.
    pub const fn exact(self) -> Option<Amount> {
        match self {
            Self::Exact(value) => Some(value),
            Self::Between { .. } => None,
        }
    }

    /// The lower end.
    pub const fn low(self) -> Amount {
        match self {
            Self::Exact(value) | Self::Between { low: value, .. } => value,
        }
    }

    /// The upper end.
    pub const fn high(self) -> Amount {
        match self {
            Self::Exact(value) | Self::Between { high: value, .. } => value,
        }
    }

    /// Whether the upper end is excluded.
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Between { open: true, .. })
    }
}

/// The path of an indicator. Years before anything is known of it have no value.
#[derive(Clone, Debug, PartialEq)]
pub struct Trajectory {
    period: Period,
    values: Yearly<Option<Value>>,
}

/// What is judged in each year: the path itself, or what was summed up of it.
pub(super) enum Judged<'a> {
    Path(&'a [Option<Value>]),
    Sums(Yearly<Option<Value>>),
}

impl std::ops::Deref for Judged<'_> {
    type Target = [Option<Value>];
    fn deref(&self) -> &Self::Target {
        match self {
            Self::Path(values) => values,
            Self::Sums(values) => values,
        }
    }
}

impl Trajectory {
    /// A path of which nothing is known.
    pub(super) fn unknown(period: Period) -> Self {
        Self { period, values: SmallVec::from_elem(None, period.steps() + 1) }
    }

    /// A path that begins with the base year's value, if that is known.
    #[inline]
    pub(super) fn begin(period: Period, start: Option<f64>) -> Self {
        let mut path = Self { period, values: Yearly::with_capacity(period.steps() + 1) };
        path.push(start);
        path
    }

    /// Goes on to the next year.
    #[inline]
    pub(super) fn push(&mut self, y: Option<f64>) {
        self.values.push(y.map(|y| Value::Exact(Amount::saturating(y))));
    }

    /// The path of an interval start, from its two ends. The upper end stays open until the two meet or a bound holds it.
    pub(super) fn of_interval(period: Period, low: &Walk, high: &Walk) -> Self {
        let mut open = true;
        let values = low.values.iter().zip(&high.values).enumerate().map(|(t, (low_y, high_y))| {
            open &= low_y != high_y && high.capped.is_none_or(|capped| t < capped);
            Some(Value::new((*low_y)?, (*high_y)?, open))
        });
        Self { period, values: values.collect() }
    }

    /// The years and what is known of each.
    pub fn years(&self) -> impl Iterator<Item = (Year, Option<Value>)> {
        self.period.years().zip(self.values.iter().copied())
    }

    /// The years of which something is known.
    pub fn known(&self) -> impl Iterator<Item = (Year, Value)> {
        self.years().filter_map(|(year, value)| Some((year, value?)))
    }

    /// What is known of one year.
    pub fn at(&self, year: Year) -> Option<Value> {
        self.years().find(|(y, _)| *y == year)?.1
    }

    /// What would be judged if the plan ended in each year: the value, the running total, or the mean growth so far (in ％).
    /// A total or a mean needs a year to have passed, so its base year has none.
    pub fn so_far(&self, kind: Kind) -> impl Iterator<Item = (Year, Option<Value>)> {
        let judged = self.judged(kind);
        self.period.years().enumerate().map(move |(t, year)| (year, judged.get(t).copied().flatten()))
    }

    /// The values of [`Self::so_far`] without their years.
    pub(super) fn judged(&self, kind: Kind) -> Judged<'_> {
        match kind {
            Kind::Level => Judged::Path(&self.values),
            Kind::Cumulative => Judged::Sums(self.totals()),
            Kind::AverageGrowth => Judged::Sums(self.mean_growth()),
        }
    }

    fn totals(&self) -> Yearly<Option<Value>> {
        let mut sum = Some((0.0, 0.0, false));
        let flows = self.values.iter().skip(1).map(|flow| {
            sum = sum
                .zip(*flow)
                .map(|((low, high, open), flow)| (low + flow.low().get(), high + flow.high().get(), open || flow.is_open()));
            sum.map(|(low, high, open)| Value::new(low, high, open))
        });
        std::iter::once(None).chain(flows).collect()
    }

    fn mean_growth(&self) -> Yearly<Option<Value>> {
        let base = self.values[0].and_then(Value::exact);
        let mean = |(t, value): (usize, &Option<Value>)| {
            (t > 0).then_some(())?;
            let ratio = value.and_then(Value::exact)?.get() / base?.get();
            Some(Value::Exact(Amount::saturating((math::root(ratio, t) - 1.0) * 100.0)))
        };
        self.values.iter().enumerate().map(mean).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn path(values: &[f64]) -> Trajectory {
        let end = 2020 + i16::try_from(values.len()).unwrap() - 1;
        let period = Period::new(Year::new(2020), Year::new(end)).unwrap();
        Trajectory { period, values: values.iter().map(|y| Some(Value::Exact(Amount::of(*y)))).collect() }
    }

    fn last(path: &Trajectory, kind: Kind) -> f64 {
        path.so_far(kind).last().unwrap().1.unwrap().low().get()
    }

    #[test]
    fn a_level_is_judged_on_its_last_year() {
        assert_eq!(last(&path(&[1.0, 2.0, 3.5]), Kind::Level), 3.5);
    }

    #[test]
    fn a_total_leaves_out_the_base_year() {
        assert_eq!(last(&path(&[100.0, 2.0, 3.5]), Kind::Cumulative), 5.5);
    }

    #[test]
    fn mean_growth_is_the_root_of_the_ratio_and_not_the_mean_of_the_rates() {
        let found = last(&path(&[100.0, 150.0, 75.0]), Kind::AverageGrowth);
        assert!((found - (0.75_f64.sqrt() - 1.0) * 100.0).abs() < 1e-12);
    }
}
