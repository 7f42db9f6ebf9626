//! A projected path, year by year, and what it amounts to.

use super::course::Events;
use super::math;
use super::value::Value;
use super::yearly::{Figure, Yearly, unknown};
use crate::plan::{Amount, Kind, Period, Year};

/// The path of an indicator. Years before anything is known of it have no value.
#[derive(Clone, Debug, PartialEq)]
pub struct Trajectory {
    period: Period,
    values: Values,
}

/// A value per year, the base year first. Nearly every path is of points; only an interval start spreads into a band.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Values {
    Points(Yearly),
    Band(Vec<Option<Value>>),
}

impl Values {
    /// What is known after `t` steps.
    #[inline]
    pub(super) fn at(&self, t: usize) -> Option<Value> {
        match self {
            Self::Points(points) => Some(Value::Exact(Amount::saturating(points.get(t)?.get()?))),
            Self::Band(band) => *band.get(t)?,
        }
    }

    /// What is known of the target year.
    #[inline]
    pub(super) fn last(&self) -> Option<Value> {
        self.at(self.len() - 1)
    }

    /// The number after `t` steps, where it is one.
    #[inline]
    pub(super) fn exact(&self, t: usize) -> Option<f64> {
        match self {
            Self::Points(points) => points.get(t)?.get(),
            Self::Band(band) => Some((*band.get(t)?)?.exact()?.get()),
        }
    }

    /// How many years there are, the base year included.
    #[inline]
    pub(super) fn len(&self) -> usize {
        match self {
            Self::Points(points) => points.len(),
            Self::Band(band) => band.len(),
        }
    }
}

/// What is judged in each year: the path itself, or what was summed up of it.
pub(super) enum Judged<'a> {
    Path(&'a Values),
    Sums(Values),
}

impl std::ops::Deref for Judged<'_> {
    type Target = Values;
    #[inline]
    fn deref(&self) -> &Values {
        match self {
            Self::Path(values) => values,
            Self::Sums(values) => values,
        }
    }
}

impl Trajectory {
    /// A path of which nothing is known.
    #[inline]
    pub(super) fn unknown(period: Period) -> Self {
        Self { period, values: Values::Points(unknown(period.steps())) }
    }

    /// The path of an interval start, from its two ends. The upper end stays open until the two meet or a bound holds it.
    pub(super) fn of_interval(period: Period, low: &(Yearly, Events), high: &(Yearly, Events)) -> Self {
        let mut open = true;
        let values = low.0.iter().zip(&high.0).enumerate().map(|(t, (low_y, high_y))| {
            open &= low_y != high_y && high.1.capped.is_none_or(|capped| t < capped);
            Some(Value::new(low_y.get()?, high_y.get()?, open))
        });
        Self { period, values: Values::Band(values.collect()) }
    }

    /// Every year's place, to be walked through; none in a band.
    #[inline]
    pub(super) fn points(&mut self) -> &mut [Figure] {
        match &mut self.values {
            Values::Points(points) => points,
            Values::Band(_) => &mut [],
        }
    }

    /// The years and what is known of each.
    pub fn years(&self) -> impl Iterator<Item = (Year, Option<Value>)> {
        self.period.years().enumerate().map(|(t, year)| (year, self.values.at(t)))
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
        self.period.years().enumerate().map(move |(t, year)| (year, judged.at(t)))
    }

    /// The path, by the number of steps.
    #[inline]
    pub(super) const fn values(&self) -> &Values {
        &self.values
    }

    /// The values of [`Self::so_far`], by the number of steps.
    #[inline]
    pub(super) fn judged(&self, kind: Kind) -> Judged<'_> {
        match kind {
            Kind::Level => Judged::Path(&self.values),
            Kind::Cumulative => Judged::Sums(self.values.totals()),
            Kind::AverageGrowth => Judged::Sums(self.values.mean_growth()),
        }
    }
}

impl Values {
    fn totals(&self) -> Self {
        match self {
            Self::Points(points) => Self::Points(point_totals(points)),
            Self::Band(band) => Self::Band(band_totals(band)),
        }
    }

    fn mean_growth(&self) -> Self {
        let base = self.exact(0);
        let mean = |t: usize| {
            let ratio = self.exact(t)? / base?;
            Some((math::root(ratio, t) - 1.0) * 100.0)
        };
        let mut means = unknown(self.len() - 1);
        for (t, year) in means.iter_mut().enumerate().skip(1) {
            *year = Figure::new(mean(t));
        }
        Self::Points(means)
    }
}

fn point_totals(flows: &[Figure]) -> Yearly {
    let mut totals = unknown(flows.len() - 1);
    let mut sum = Some(0.0);
    for (total, flow) in totals.iter_mut().zip(flows).skip(1) {
        sum = sum.zip(flow.get()).map(|(sum, flow)| sum + flow);
        *total = Figure::new(sum);
    }
    totals
}

fn band_totals(flows: &[Option<Value>]) -> Vec<Option<Value>> {
    let mut sum = Some((0.0, 0.0, false));
    let totals = flows.iter().skip(1).map(|flow| {
        sum = sum
            .zip(*flow)
            .map(|((low, high, open), flow)| (low + flow.low().get(), high + flow.high().get(), open || flow.is_open()));
        sum.map(|(low, high, open)| Value::new(low, high, open))
    });
    std::iter::once(None).chain(totals).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn path(values: &[f64]) -> Trajectory {
        let end = 2020 + i16::try_from(values.len()).unwrap() - 1;
        let period = Period::new(Year::new(2020), Year::new(end)).unwrap();
        Trajectory { period, values: Values::Points(values.iter().map(|y| Figure::new(Some(*y))).collect()) }
    }

    fn last(path: &Trajectory, kind: Kind) -> f64 {
        path.so_far(kind).last().unwrap().1.unwrap().low().get()
    }

    #[test]
    fn each_year_of_the_period_and_no_other_has_its_value() {
        let path = path(&[1.0, 2.0, 3.5]);
        let known = [2019, 2020, 2021, 2022, 2023].map(|year| path.at(Year::new(year)).and_then(Value::exact).map(Amount::get));
        assert_eq!(known, [None, Some(1.0), Some(2.0), Some(3.5), None]);
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
