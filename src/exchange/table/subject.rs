//! An indicator, for judging its figures: its unit, its usual size, its limits.

use std::collections::BTreeMap;

use crate::figure::{Printed, Why};
use crate::plan::{Indicator, Measured, Plan, Start, Year};
use crate::scenario::POPULATION;
use crate::word;

/// An indicator, with the meaning of its figures.
pub(super) struct Subject<'a> {
    pub(super) indicator: &'a Indicator,
    pub(super) stated: &'a Measured,
}

impl Subject<'_> {
    /// Whether it is the population, whose unit nobody states.
    pub(super) fn is_population(&self) -> bool {
        self.indicator.id.as_str() == POPULATION && self.indicator.unit.is_empty()
    }

    pub(super) fn is_growth(&self) -> bool {
        self.stated.measure.is_of_rates()
    }

    pub(super) fn is_flow(&self) -> bool {
        self.stated.measure.is_of_flows()
    }

    pub(super) fn is_percent(&self) -> bool {
        self.is_growth() || self.indicator.is_percentage()
    }

    /// The plan's figure of the base year, if it is of the same kind.
    pub(super) fn base(&self) -> Option<f64> {
        match self.stated.start {
            Start::Value(value) if !self.is_growth() => Some(value.get()),
            _ => None,
        }
    }

    /// The target; for a total, that of each year.
    ///
    /// A change or a rate is not a figure of the years, nor is a goal without a number. Then it is the base figure, or zero.
    pub(super) fn target(&self, plan: &Plan) -> f64 {
        let measure = self.stated.measure;
        let is_alike = measure.is_plain() || measure.is_summed() || measure.is_of_rates();
        let printed = self.stated.goal.printed().filter(|_| is_alike);
        let Some(target) = printed.map(|target| target.value.get()) else { return self.base().unwrap_or(0.0) };
        if measure.is_of_flows() { target / crate::math::count(self.stated.period(plan.period).steps()) } else { target }
    }

    pub(super) fn unit(&self) -> &str {
        match () {
            () if self.is_growth() => word!("％", "%"),
            () if self.is_population() => word!("自定的", "anyone's choice"),
            () => self.indicator.unit.get(),
        }
    }
}

/// The ratio to its neighbours from which a figure is asked about: ten, less what they moved themselves.
const FAR: f64 = 9.0;

/// Whether the size of a figure needs no question: it is about that of the plan's figures, or of its neighbours.
pub(super) fn is_usual(plan: &Plan, subject: &Subject, year: Year, typed: f64, known: &BTreeMap<Year, f64>) -> bool {
    let (size, target) = (typed.abs(), subject.target(plan).abs());
    let base = subject.base().map(f64::abs);
    let low = base.unwrap_or(target).min(target);
    let high = base.unwrap_or(target).max(target);
    if high == 0.0 && !subject.is_population() {
        return true;
    }
    if size == 0.0 {
        return subject.is_flow() || subject.is_growth() || low == 0.0;
    }
    let is_far = |from: f64| from > 0.0 && (size >= FAR * from || (!subject.is_growth() && size * FAR <= from));
    let is_beyond = (high > 0.0 && size >= FAR * high) || (!subject.is_growth() && low > 0.0 && size * FAR <= low);
    let before = known.range(..year).next_back().map(|(_, value)| value.abs()).or(base);
    let after = known.range(Year::new(year.get() + 1)..).next().map(|(_, value)| value.abs());
    let neighbours: Vec<f64> = [before, after].into_iter().flatten().filter(|value| *value > 0.0).collect();
    let stands_out = !subject.is_growth() && !neighbours.is_empty() && neighbours.iter().all(|value| is_far(*value));
    // Between base and target every size is usual, however far apart they are.
    let is_between = high > 0.0 && (low / 2.0..=high * 2.0).contains(&size);
    !is_beyond && (is_between || !stands_out)
}

/// Whether a figure below a heading for the plan's own figures is its target or its start, so that leaving it out loses nothing.
pub(super) fn is_planned(plan: &Plan, subject: &Subject, year: Year, read: &Printed) -> bool {
    let own = match year {
        year if year == plan.period.end() => subject.stated.goal.printed().map(|target| target.value.get()),
        year if year == plan.period.base() => subject.base(),
        _ => None,
    };
    match read {
        Printed::Figure(figure) => own == Some(figure.number),
        read => matches!(read, Printed::Unreadable(Why::Bound) | Printed::Nothing),
    }
}
