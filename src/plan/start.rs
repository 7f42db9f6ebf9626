//! What a plan says about the base year.

use super::bounds::Bounds;
use super::quantity::Amount;
use super::wording::Wording;
use super::year::{Period, Year};

/// The base figure of a row.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Start {
    /// A value; for flows, the flow of the base year.
    Value(Amount),
    /// `＜6`, or `≤6` if closed: between the natural floor and this end.
    Below {
        /// The printed end.
        end: Amount,
        /// Whether the value may be the end itself.
        closed: bool,
    },
    /// `＞6`, or `≥6` if closed: between this end and the natural ceiling.
    Above {
        /// The printed end.
        end: Amount,
        /// Whether the value may be the end itself.
        closed: bool,
    },
    /// `[0.68]` beside a total: the total of the previous period of the same length. Beside a change: the change of that period, which
    /// says nothing about the level.
    EarlierTotal(Amount),
    /// The base figure of a growth row: the growth in the base year, in ％. It says nothing about the level. Holding continues it.
    LastRate(Amount),
    /// `-`: unknown. Never replaced by zero or a small number.
    Missing,
}

/// Remarks on a base figure.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Basis {
    /// Its year, if not the plan's base year.
    pub year: Option<Year>,
    /// 预计, 约, 初步: the figure is not final.
    pub estimated: bool,
    /// Its unit, if not the row's: a growth row in ％ with its level in 亿元.
    pub unit: Option<Wording>,
}

/// The start as the projection uses it.
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
        /// The end that is not itself possible, if any.
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

impl Open {
    /// The same after the direction is reversed.
    #[must_use]
    pub const fn turned(self) -> Self {
        match self {
            Self::Neither => Self::Neither,
            Self::Low => Self::High,
            Self::High => Self::Low,
        }
    }
}

impl Start {
    /// The value that a path starts from. An earlier total gives its equal yearly part as the flow. `None` where nothing is known, or
    /// where a bound has no natural end that would make it an interval.
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

    /// The printed number.
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

    /// The value, if it is a single one.
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
    #[test]
    fn whatever_is_printed_has_its_number() {
        let six = Amount::of(6.0);
        let (below, above) = (Start::Below { end: six, closed: true }, Start::Above { end: six, closed: false });
        for start in [Start::Value(six), below, above, Start::EarlierTotal(six), Start::LastRate(six)] {
            assert_eq!(start.number(), Some(six), "{start:?}");
        }
        assert_eq!(Start::Missing.number(), None);
        assert_eq!(Baseline::Point(six).point(), Some(six));
        assert_eq!(Baseline::between(Amount::ZERO, six, Open::High).point(), None);
    }
}
