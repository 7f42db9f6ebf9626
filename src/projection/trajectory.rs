//! A projected path, year by year, and what is judged on it.

use super::course::Events;
use super::value::Value;
use super::yearly::{Figure, Yearly, unknown};
use crate::plan::{Amount, Direction, Goal, Measure, Measured, Of, Open, Origin, Period, Taken, Than, When, Year};

/// The path of an indicator. Years without known values have none.
#[derive(Clone, Debug, PartialEq)]
pub struct Trajectory {
    period: Period,
    values: Values,
}

/// A value per year, the base year first. Nearly every path is of points; only an interval start makes a band.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Values {
    Points(Yearly),
    Band(Vec<Option<Value>>),
}

impl Values {
    /// The value after `t` steps.
    #[inline]
    pub(super) fn at(&self, t: usize) -> Option<Value> {
        match self {
            Self::Points(points) => Some(Value::Exact(Amount::saturating(points.get(t)?.get()?))),
            Self::Band(band) => *band.get(t)?,
        }
    }

    /// The value in the target year.
    #[inline]
    pub(super) fn last(&self) -> Option<Value> {
        self.at(self.len() - 1)
    }

    /// The number after `t` steps, if it is a single one.
    #[inline]
    pub(super) fn exact(&self, t: usize) -> Option<f64> {
        match self {
            Self::Points(points) => points.get(t)?.get(),
            Self::Band(band) => Some((*band.get(t)?)?.exact()?.get()),
        }
    }

    /// The number of years, including the base year.
    #[inline]
    pub(super) fn len(&self) -> usize {
        match self {
            Self::Points(points) => points.len(),
            Self::Band(band) => band.len(),
        }
    }
}

/// How a path is judged: by which measure, as a whole or year by year.
#[derive(Clone, Copy, PartialEq)]
pub(super) struct Judging {
    measure: Measure,
    /// Each year is judged by itself.
    pub(super) every_year: bool,
    /// If set, what is judged is the difference between a year and this many times the year before.
    pub(super) against_previous: bool,
    times: f64,
}

impl Judging {
    #[inline]
    pub(super) fn of(stated: &Measured) -> Self {
        let times = match &stated.goal {
            Goal::Than(Than { of: Of::Previous, times, .. }) => Some(times.get()),
            _ => None,
        };
        Self {
            measure: stated.measure,
            every_year: stated.when == When::EveryYear,
            against_previous: times.is_some(),
            times: times.unwrap_or(1.0),
        }
    }

    /// Whether a year is judged by its difference from the year before, in the unit.
    pub(super) fn is_change_in_amount(self) -> bool {
        let of_measure = self.measure.origin() == Origin::Nothing && !self.measure.is_summed() && !self.measure.is_in_percent();
        self.against_previous || of_measure
    }

    /// The running outcome of a measure.
    pub(super) const fn so_far(measure: Measure) -> Self {
        Self { measure, every_year: false, against_previous: false, times: 1.0 }
    }
}

/// What is judged in each year: the path itself, or values derived from it.
pub(super) enum Judged<'a> {
    Path(&'a Values),
    Made(Values),
}

impl std::ops::Deref for Judged<'_> {
    type Target = Values;
    #[inline]
    fn deref(&self) -> &Values {
        match self {
            Self::Path(values) => values,
            Self::Made(values) => values,
        }
    }
}

impl Trajectory {
    /// A path of unknown values.
    #[inline]
    pub(super) fn unknown(period: Period) -> Self {
        Self { period, values: Values::Points(unknown(period.steps())) }
    }

    /// A path of known points.
    pub(super) const fn of_points(period: Period, points: Yearly) -> Self {
        Self { period, values: Values::Points(points) }
    }

    /// The path of an interval start, from its two ends. The excluded end stays open until the two ends meet or a bound holds it.
    pub(super) fn of_interval(period: Period, low: &(Yearly, Events), high: &(Yearly, Events), open: Open) -> Self {
        let mut is_open = true;
        let capped = match open {
            Open::Low => low.1.capped,
            Open::High | Open::Neither => high.1.capped,
        };
        let values = low.0.iter().zip(&high.0).enumerate().map(|(t, (low_y, high_y))| {
            is_open &= low_y != high_y && capped.is_none_or(|capped| t < capped);
            Some(Value::new(low_y.get()?, high_y.get()?, if is_open { open } else { Open::Neither }))
        });
        Self { period, values: Values::Band(values.collect()) }
    }

    /// Mutable access to every year, for a walk; `None` for a band.
    #[inline]
    pub(super) fn points(&mut self) -> &mut [Figure] {
        match &mut self.values {
            Values::Points(points) => points,
            Values::Band(_) => &mut [],
        }
    }

    /// The years with their values, as far as known.
    pub fn years(&self) -> impl Iterator<Item = (Year, Option<Value>)> {
        self.period.years().enumerate().map(|(t, year)| (year, self.values.at(t)))
    }

    /// The years with known values.
    pub fn known(&self) -> impl Iterator<Item = (Year, Value)> {
        self.years().filter_map(|(year, value)| Some((year, value?)))
    }

    /// The value in a year, if known.
    pub fn at(&self, year: Year) -> Option<Value> {
        self.years().find(|(y, _)| *y == year)?.1
    }

    /// The period of the path.
    pub const fn period(&self) -> Period {
        self.period
    }

    /// What would be judged if the plan ended in each year: the value, the running total, or the mean growth so far (in ％). A total, a mean
    /// or a change needs at least one year, so the base year has none.
    pub fn so_far(&self, measure: Measure) -> impl Iterator<Item = (Year, Option<Value>)> {
        let judged = self.judged(Judging::so_far(measure));
        self.period.years().enumerate().map(move |(t, year)| (year, judged.at(t)))
    }

    /// The path, by the number of steps.
    #[inline]
    pub(super) const fn values(&self) -> &Values {
        &self.values
    }

    /// What is judged, by the number of steps.
    #[inline]
    pub(super) fn judged(&self, how: Judging) -> Judged<'_> {
        if how.measure.is_plain() && !how.against_previous {
            return Judged::Path(&self.values);
        }
        Judged::Made(self.values.made(how))
    }
}

impl Values {
    fn made(&self, how: Judging) -> Self {
        if how.every_year || how.against_previous {
            return self.by_year(
                |y, before| {
                    if how.against_previous { y - how.times * before } else { how.measure.of_one_year(y, before) }
                },
            );
        }
        match how.measure.taken() {
            Taken::Last => self.outcomes(how.measure, self.at(0)),
            Taken::Sum if how.measure.is_as_taken() => self.totals(),
            Taken::Sum => self.totals().outcomes(how.measure, self.at(0)),
        }
    }

    fn totals(&self) -> Self {
        match self {
            Self::Points(points) => Self::Points(point_totals(points)),
            Self::Band(band) => Self::Band(band_totals(band)),
        }
    }

    /// The outcomes of a measure, year by year. Each end of a band has the base that it started from.
    fn outcomes(&self, measure: Measure, base: Option<Value>) -> Self {
        let of = |taken: f64, base: f64, t: usize| measure.outcome(taken, base, t);
        match self {
            Self::Points(points) => {
                let base = base.and_then(Value::exact).map_or(f64::NAN, Amount::get);
                let mut outcomes = unknown(points.len() - 1);
                for (t, (year, taken)) in outcomes.iter_mut().zip(points).enumerate().skip(1) {
                    *year = Figure::new(taken.get().map(|taken| of(taken, base, t)).filter(|outcome| !outcome.is_nan()));
                }
                Self::Points(outcomes)
            }
            Self::Band(band) => {
                let ends = base.map_or((f64::NAN, f64::NAN), |base| (base.low().get(), base.high().get()));
                let made = |(t, taken): (usize, &Option<Value>)| {
                    let taken = (*taken).filter(|_| t > 0)?;
                    let (low, high) = (of(taken.low().get(), ends.0, t), of(taken.high().get(), ends.1, t));
                    let value = if high < low {
                        Value::new(high, low, taken.open().turned())
                    } else {
                        Value::new(low, high, taken.open())
                    };
                    (!low.is_nan() && !high.is_nan()).then_some(value)
                };
                Self::Band(band.iter().enumerate().map(made).collect())
            }
        }
    }

    /// The sums behind these outcomes of a measure that sums up.
    pub(super) fn restored(&self, measure: Measure) -> Self {
        let taken = |t: usize, outcome: f64| measure.taken_for(outcome, f64::NAN, t).unwrap_or(f64::NAN);
        match self {
            Self::Points(points) => {
                let mut restored = unknown(points.len() - 1);
                for (t, (year, outcome)) in restored.iter_mut().zip(points).enumerate() {
                    *year = Figure::new(outcome.get().map(|outcome| taken(t, outcome)));
                }
                Self::Points(restored)
            }
            Self::Band(band) => {
                let made = band.iter().enumerate().map(|(t, value)| Some((*value)?.through(|outcome| taken(t, outcome), false)));
                Self::Band(made.collect())
            }
        }
    }

    /// The outcome of each single year, from its value and that of the year before.
    fn by_year(&self, of: impl Fn(f64, f64) -> f64) -> Self {
        let each = (0..self.len()).map(|t| {
            let (y, before) = (self.at(t)?, self.at(t.checked_sub(1)?)?);
            let (low, high) = (of(y.low().get(), before.low().get()), of(y.high().get(), before.high().get()));
            let value = if high < low { Value::new(high, low, y.open().turned()) } else { Value::new(low, high, y.open()) };
            (!low.is_nan() && !high.is_nan()).then_some(value)
        });
        Self::Band(each.collect())
    }

    /// The worst of the years after the base year; `None` if one of them is unknown.
    pub(super) fn worst(&self, wanted: Direction) -> Option<Value> {
        let mut years = (1..self.len()).map(|t| self.at(t));
        let first = years.next()??;
        years.try_fold(first, |worst, year| {
            let year = year?;
            let is_worse = match wanted {
                Direction::Rise => year.low() < worst.low(),
                Direction::Fall => year.high() > worst.high(),
            };
            Some(if is_worse { year } else { worst })
        })
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
    let mut sum = Some((0.0, 0.0, Open::Neither));
    let totals = flows.iter().skip(1).map(|flow| {
        sum = sum.zip(*flow).map(|((low, high, open), flow)| {
            (low + flow.low().get(), high + flow.high().get(), if open == Open::Neither { flow.open() } else { open })
        });
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

    fn last(path: &Trajectory, measure: Measure) -> f64 {
        path.so_far(measure).last().unwrap().1.unwrap().low().get()
    }

    #[test]
    fn each_year_of_the_period_and_no_other_has_its_value() {
        let path = path(&[1.0, 2.0, 3.5]);
        let known = [2019, 2020, 2021, 2022, 2023].map(|year| path.at(Year::new(year)).and_then(Value::exact).map(Amount::get));
        assert_eq!(known, [None, Some(1.0), Some(2.0), Some(3.5), None]);
    }

    #[test]
    fn a_level_is_judged_on_its_last_year() {
        assert_eq!(last(&path(&[1.0, 2.0, 3.5]), Measure::LEVEL), 3.5);
    }

    #[test]
    fn a_total_leaves_out_the_base_year() {
        assert_eq!(last(&path(&[100.0, 2.0, 3.5]), Measure::CUMULATIVE), 5.5);
    }

    #[test]
    fn mean_growth_is_the_root_of_the_ratio_and_not_the_mean_of_the_rates() {
        let found = last(&path(&[100.0, 150.0, 75.0]), Measure::AVERAGE_GROWTH);
        assert!((found - (0.75_f64.sqrt() - 1.0) * 100.0).abs() < 1e-12);
    }
}
