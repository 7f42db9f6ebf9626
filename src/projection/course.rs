//! The walk along `y_t = step(y_{t−1}, t)`: pins, bounds and drivers. Every projection and every solution goes through here.

use super::stepper::{Carried, Stepper};
use super::yearly::{Figure, Yearly, unknown};
use crate::plan::{Amount, Bounds};

/// What a pinned number means.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Pinned {
    /// The value itself, or the flow.
    Value,
    /// The rate of that year, for an average-growth indicator.
    Rate,
}

/// A path's law: how each year follows from the one before.
#[derive(Clone, Copy)]
pub(super) struct Course<'a> {
    pub(super) stepper: Stepper<'a>,
    pub(super) bounds: &'a Bounds,
    /// Entry `t − 1` is the pinned number of year t.
    pub(super) pins: &'a [Option<f64>],
    /// Whether no year is pinned.
    pub(super) is_free: bool,
    pub(super) pinned: Pinned,
    /// `1 / (1 + population growth)`, if a driver is on.
    pub(super) per_head: Option<f64>,
    /// Whether a value of exactly zero may be multiplied: as the end of an interval it may, because there it is a limit.
    pub(super) zero_is_a_limit: bool,
}

/// What happened on the way, each with the first step in which it did.
#[derive(Clone, Copy, Default)]
pub(super) struct Events {
    /// A natural bound held the value.
    pub(super) capped: Option<usize>,
    /// The step was undefined.
    pub(super) undefined: Option<usize>,
}

/// A value this close to a bound, relative to its size, counts as reaching it, not as held by it.
const TOUCH: f64 = 1e-9;

impl Course<'_> {
    /// Walks from the start to the target year and writes the years, the base year first, to `years`, which must have room for them.
    #[inline]
    pub(super) fn walk(&self, start: Option<f64>, years: &mut [Figure]) -> Events {
        let mut years = years.iter_mut();
        let mut leave = |y| {
            if let Some(year) = years.next() {
                *year = Figure::new(y);
            }
        };
        leave(start);
        self.visit(self.stepper, start, leave)
    }

    /// The same, with its own storage for the years.
    pub(super) fn walked(&self, start: Option<f64>) -> (Yearly, Events) {
        let mut years = unknown(self.pins.len());
        let events = self.walk(start, &mut years);
        (years, events)
    }

    /// The value in the target year when the path steps by `stepper`; `None` if it is not defined to the end.
    #[inline]
    pub(super) fn last(&self, stepper: Stepper, start: Option<f64>) -> Option<f64> {
        let mut last = start;
        self.visit(stepper, start, |y| last = y);
        last
    }

    /// The sum over the projected years when the path steps by `stepper`; `None` if one of them is not defined.
    #[inline]
    pub(super) fn sum(&self, stepper: Stepper, start: Option<f64>) -> Option<f64> {
        let mut sum = Some(0.0);
        self.visit(stepper, start, |y| sum = sum.zip(y).map(|(sum, y)| sum + y));
        sum
    }

    /// Visits the projected years in order, and reports what happened on the way.
    #[inline]
    fn visit(&self, stepper: Stepper, start: Option<f64>, mut see: impl FnMut(Option<f64>)) -> Events {
        let mut events = Events::default();
        let within = self.within();
        if self.rests(stepper) && start.is_none_or(|y| within.contains(&y)) {
            self.pins.iter().for_each(|_| see(start));
            return events;
        }
        let (mut y, mut carried) = (start, Carried::NOTHING);
        for (t, pin) in (1..).zip(self.pins) {
            y = match (pin, y) {
                (Some(pin), y) => {
                    carried.interrupt();
                    let pinned = self.pinned(y, *pin);
                    if y.is_some() && pinned.is_none() {
                        events.undefined.get_or_insert(t);
                    }
                    pinned
                }
                (None, None) => stepper.afresh().map(|y| self.afresh(y, t, &mut events)),
                (None, Some(y)) => match self.step(stepper, y, t, &mut carried) {
                    // Most steps stay within the bounds, so this is the fast path.
                    Some(free) if within.contains(&free) => Some(free),
                    free => {
                        carried.interrupt();
                        self.held(free, t, &mut events)
                    }
                },
            };
            see(y);
            stepper.pass(&mut carried);
        }
        events
    }

    /// Whether every year equals the one before, as far as the bounds allow.
    #[inline]
    const fn rests(&self, stepper: Stepper) -> bool {
        matches!(stepper, Stepper::Hold) && self.is_free && self.per_head.is_none()
    }

    /// The finite numbers within the natural bounds.
    #[inline]
    pub(super) fn within(&self) -> std::ops::RangeInclusive<f64> {
        let Bounds { min, max } = *self.bounds;
        min.map_or(f64::MIN, Amount::get)..=max.map_or(f64::MAX, Amount::get)
    }

    /// A pinned rate is a step like any other rate, and just as undefined on zero. Only an average growth pins rates, and it never starts
    /// from an interval, whose end could be zero.
    #[inline]
    fn pinned(&self, y: Option<f64>, pin: f64) -> Option<f64> {
        match self.pinned {
            Pinned::Value => Some(pin),
            Pinned::Rate => y.filter(|y| *y > 0.0).map(|y| y * (1.0 + pin)),
        }
    }

    /// The value of a year that depends on no earlier one.
    #[cold]
    fn afresh(&self, y: f64, t: usize, events: &mut Events) -> f64 {
        let moved = y * self.per_head.unwrap_or(1.0);
        self.held(Some(moved), t, events).unwrap_or(moved)
    }

    /// The value after a step that left the bounds or was undefined.
    #[cold]
    fn held(&self, free: Option<f64>, t: usize, events: &mut Events) -> Option<f64> {
        let Some(free) = free else {
            events.undefined.get_or_insert(t);
            return None;
        };
        let held = self.bounds.hold(free);
        if held != free && (held - free).abs() > TOUCH * held.abs().max(1.0) {
            events.capped.get_or_insert(t);
        }
        Some(Amount::saturating(held).get())
    }

    #[inline]
    fn step(&self, stepper: Stepper, y: f64, t: usize, carried: &mut Carried) -> Option<f64> {
        let at_limit = self.zero_is_a_limit && y == 0.0 && stepper.multiplies();
        let next = if at_limit { Some(0.0) } else { stepper.step(y, t, carried) };
        let Some(factor) = self.per_head else { return next };
        carried.interrupt();
        next.map(|y| y * factor)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::Rate;
    use crate::projection::growth::Growth;

    fn course<'a>(growth: &'a Growth, pins: &'a [Option<f64>]) -> Course<'a> {
        Course {
            stepper: Stepper::new(growth, || Some(Amount::of(100.0)), || Some(Amount::of(100.0))).unwrap(),
            bounds: &Bounds::SHARE,
            is_free: pins.iter().all(Option::is_none),
            pins,
            pinned: Pinned::Value,
            per_head: None,
            zero_is_a_limit: false,
        }
    }

    fn numbers(course: &Course, start: Option<f64>) -> Vec<Option<f64>> {
        course.walked(start).0.iter().map(|figure| figure.get()).collect()
    }

    #[track_caller]
    fn check(growth: &Growth, start: f64, expected: &[f64]) {
        let years = numbers(&course(growth, &vec![None; expected.len()]), Some(start));
        for (found, expected) in years[1..].iter().zip(expected) {
            assert!((found.unwrap() - expected).abs() < 1e-9, "{years:?} is not {expected:?}");
        }
    }

    #[test]
    fn each_family_steps_as_the_method_says() {
        check(&Growth::Hold, 50.0, &[50.0, 50.0]);
        check(&Growth::Linear { step: Amount::of(2.5) }, 50.0, &[52.5, 55.0]);
        check(&Growth::Compound { rate: Rate::of(0.1) }, 50.0, &[55.0, 60.5]);
        let phi = crate::plan::Damping::of(0.5);
        check(&Growth::Damped { step: Amount::of(4.0), phi }, 50.0, &[54.0, 56.0, 57.0]);
        let share = crate::plan::Share::of(0.5);
        check(&Growth::Gap { share, limit: None }, 50.0, &[75.0, 87.5]);
        check(&Growth::YearlySteps(vec![Amount::of(1.0), Amount::of(-3.0)]), 50.0, &[51.0, 48.0]);
        check(&Growth::YearlyRates(vec![Rate::of(0.1), Rate::of(-0.5)]), 50.0, &[55.0, 27.5]);
    }

    #[test]
    fn a_logistic_step_adds_its_steepness_to_the_log_odds() {
        let steepness = crate::plan::Steepness::of(0.2);
        let by_logit = |y: f64| 100.0 / (1.0 + (-((y / (100.0 - y)).ln() + 0.2)).exp());
        check(&Growth::Logistic { steepness, ceiling: None }, 50.0, &[by_logit(50.0), by_logit(by_logit(50.0))]);
        check(&Growth::Logistic { steepness, ceiling: None }, 100.0, &[100.0]);
        check(&Growth::Logistic { steepness, ceiling: None }, 0.0, &[0.0]);
    }

    #[test]
    fn a_bound_holds_the_path_and_its_first_year_is_reported() {
        let growth = Growth::Linear { step: Amount::of(30.0) };
        let course = course(&growth, &[None; 3]);
        assert_eq!(numbers(&course, Some(50.0)), [Some(50.0), Some(80.0), Some(100.0), Some(100.0)]);
        assert_eq!(course.walked(Some(50.0)).1.capped, Some(2));
    }

    #[test]
    fn a_pinned_year_replaces_the_value_and_the_path_goes_on_from_it() {
        let growth = Growth::Linear { step: Amount::of(1.0) };
        let course = course(&growth, &[None, Some(60.0), None, None]);
        assert_eq!(numbers(&course, Some(50.0))[1..], [Some(51.0), Some(60.0), Some(61.0), Some(62.0)]);
        assert_eq!(numbers(&course, None)[1..], [None, Some(60.0), Some(61.0), Some(62.0)]);
    }

    #[test]
    fn compounding_from_nothing_is_undefined_and_says_where() {
        let growth = Growth::Compound { rate: Rate::of(0.1) };
        let (years, events) = course(&growth, &[None; 2]).walked(Some(0.0));
        assert_eq!((events.undefined, years[2].get()), (Some(1), None));
    }

    #[test]
    fn a_rate_pinned_upon_nothing_is_undefined_and_says_where() {
        let growth = Growth::Compound { rate: Rate::of(0.1) };
        let pins = [None, Some(0.0), None];
        let course = Course { pinned: Pinned::Rate, ..course(&growth, &pins) };
        let pinned_first = Course { pins: &[Some(0.0), Some(0.2)], ..course };
        let (years, events) = pinned_first.walked(Some(0.0));
        assert_eq!((events.undefined, years[1].get(), years[2].get()), (Some(1), None, None));
        assert_eq!(course.walked(Some(50.0)).1.undefined, None);
    }

    #[test]
    fn population_growth_divides_the_step_of_a_ratio() {
        let mut course = course(&Growth::Hold, &[None; 2]);
        course.per_head = Some(1.0 / (1.0 - 0.2));
        assert_eq!(numbers(&course, Some(50.0))[1..], [Some(62.5), Some(78.125)]);
    }
}
