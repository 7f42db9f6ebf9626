//! What a plan says of the base year.

use super::bounds::Bounds;
use super::quantity::Amount;
use super::wording::Wording;
use super::year::{Period, Year};

/// The base figure of a row.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Start {
    /// A point; where the years are flows, that of the base year.
    Value(Amount),
    /// `＜6`, or `≤6` where it is closed: somewhere between the natural floor and it.
    Below {
        /// The end that is printed.
        end: Amount,
        /// Whether that end itself is possible.
        closed: bool,
    },
    /// `＞6`, or `≥6` where it is closed: somewhere between it and the natural ceiling.
    Above {
        /// The end that is printed.
        end: Amount,
        /// Whether that end itself is possible.
        closed: bool,
    },
    /// `[0.68]` beside a total: that of the previous period of the same length. Beside a change it is the previous period's change, and
    /// says nothing of the level.
    EarlierTotal(Amount),
    /// A growth row's base figure: the growth of the base year in ％. It says nothing of the level; holding means that it goes on.
    LastRate(Amount),
    /// `-`: nothing is known. Never replaced by zero or a small number.
    Missing,
}

/// What else is said of a base figure.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Basis {
    /// The year that it is of, where that is not the plan's base year.
    pub year: Option<Year>,
    /// 预计, 约, 初步: not final.
    pub estimated: bool,
    /// Its unit, where that is not the row's: a growth row in ％ with its level in 亿元.
    pub unit: Option<Wording>,
}

/// A start value as the projection takes it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Baseline {
    /// One value.
    Point(Amount),
    /// Any value between two ends.
    Interval {
        /// The lower end.
        low: Amount,
        /// The upper end.
        high: Amount,
        /// The end that is not possible itself, if any.
        open: Open,
    },
}

/// Which end of an interval does not belong to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Open {
    /// Both belong.
    Neither,
    /// The lower end.
    Low,
    /// The upper end.
    High,
}

impl Start {
    /// The value that a path sets out from: the implied yearly flow is an equal part of an earlier total.
    /// `None` where nothing is known, or where a bound has no natural end to make it an interval.
    pub fn baseline(self, period: Period, bounds: Bounds) -> Option<Baseline> {
        match self {
            Self::Value(value) => Some(Baseline::Point(value)),
            Self::EarlierTotal(total) => {
                Some(Baseline::Point(Amount::saturating(total.get() / crate::math::count(period.steps()))))
            }
            Self::Below { end, closed } => {
                bounds.min.map(|low| Baseline::between(low, end, if closed { Open::Neither } else { Open::High }))
            }
            Self::Above { end, closed } => {
                bounds.max.map(|high| Baseline::between(end, high, if closed { Open::Neither } else { Open::Low }))
            }
            Self::LastRate(_) | Self::Missing => None,
        }
    }

    /// The number that is printed.
    pub const fn number(self) -> Option<Amount> {
        match self {
            Self::Value(number)
            | Self::Below { end: number, .. }
            | Self::Above { end: number, .. }
            | Self::EarlierTotal(number)
            | Self::LastRate(number) => Some(number),
            Self::Missing => None,
        }
    }
}

impl Baseline {
    fn between(low: Amount, high: Amount, open: Open) -> Self {
        if low < high { Self::Interval { low, high, open } } else { Self::Point(low) }
    }

    /// The one value.
    pub const fn point(self) -> Option<Amount> {
        match self {
            Self::Point(point) => Some(point),
            Self::Interval { .. } => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn five_years() -> Period {
        Period::new(Year::new(2020), Year::new(2025)).unwrap()
    }

    #[test]
    fn an_earlier_total_implies_a_fifth_of_it_each_year() {
        let start = Start::EarlierTotal(Amount::of(0.68)).baseline(five_years(), Bounds::COUNT);
        assert_eq!(start, Some(Baseline::Point(Amount::of(0.136))));
    }

    #[test]
    fn a_bound_is_an_interval_to_the_natural_end() {
        let of = |start: Start, bounds| start.baseline(five_years(), bounds);
        let six = Amount::of(6.0);
        let interval = |low, high, open| Some(Baseline::Interval { low: Amount::of(low), high: Amount::of(high), open });
        assert_eq!(of(Start::Below { end: six, closed: false }, Bounds::SHARE), interval(0.0, 6.0, Open::High));
        assert_eq!(of(Start::Below { end: six, closed: true }, Bounds::SHARE), interval(0.0, 6.0, Open::Neither));
        assert_eq!(of(Start::Above { end: six, closed: false }, Bounds::SHARE), interval(6.0, 100.0, Open::Low));
        assert_eq!(of(Start::Above { end: six, closed: false }, Bounds::COUNT), None);
    }

    #[test]
    fn neither_a_rate_nor_a_gap_is_ever_a_level() {
        assert_eq!(Start::Missing.baseline(five_years(), Bounds::SHARE), None);
        assert_eq!(Start::LastRate(Amount::of(9.1)).baseline(five_years(), Bounds::NONE), None);
    }
}
