//! What an outcome is held against: a number, a range, another figure, or nothing yet.

use serde::{Deserialize, Serialize};

use super::id::Id;
use super::quantity::Amount;
use super::target::{Comparison, Direction, Threshold};

/// What a plan asks of an outcome.
#[derive(Clone, Debug, PartialEq)]
pub enum Goal {
    /// A comparison with a number: `≥ 71`.
    Number(Threshold),
    /// 左右, 约: near a number. No plan says how near, so it is judged one-sided in the wanted direction unless a person states a
    /// tolerance, with which both ends bind.
    About(Threshold),
    /// `5 — 5.5`: within a range.
    Between(Range),
    /// Held against another figure: 高于GDP增长, 翻一番, 保持.
    Than(Than),
    /// 完成上级下达的目标: the number comes later. Not judgeable until a person enters it.
    Later {
        /// What is printed instead.
        words: String,
        /// Which way helps, where it is said.
        wanted: Option<Direction>,
    },
    /// 视情提出: watched only. Projected and drawn, never judged.
    Watched {
        /// What is printed instead.
        words: String,
        /// Which way helps, where it is said.
        wanted: Option<Direction>,
    },
}

/// Two ends that an outcome is held between.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Range {
    /// The lower end.
    pub low: Amount,
    /// The upper end.
    pub high: Amount,
    /// Whether both ends bind. Otherwise the goal is met from the end that is easier to reach, and beyond the far end it is met and said
    /// to lie beyond.
    pub both: bool,
    /// Which way helps, where it is said.
    pub wanted: Option<Direction>,
}

/// A goal that is another figure, changed or not: the bound is `times · figure + plus`.
#[derive(Clone, Debug, PartialEq)]
pub struct Than {
    /// The comparison with the bound.
    pub op: Comparison,
    /// The figure.
    pub of: Of,
    /// What the figure is multiplied by; 2 for 翻一番.
    pub times: Amount,
    /// What is added to it, in the unit of the outcome.
    pub plus: Amount,
    /// Which way helps, where it is said; only for the year before, of which 保持 says nothing.
    pub wanted: Option<Direction>,
}

/// The figure that a goal is held against.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Of {
    /// The base year's value.
    Baseline,
    /// Another indicator's outcome in the same scenario.
    Indicator(Id),
    /// A figure from outside that a person enters, by its name: 全国平均.
    Reference(String),
    /// The year before; with [`When::EveryYear`].
    Previous,
}

/// In which years a goal has to hold.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum When {
    /// In the target year.
    #[default]
    End,
    /// In each year after the base year up to the target year; the worst year is judged.
    EveryYear,
}

impl Goal {
    /// At least, more than, at most or less than a number.
    pub const fn number(op: Comparison, value: Amount) -> Self {
        Self::Number(Threshold { op, value })
    }

    /// The number that the plan itself prints, with its comparison; of a range the end that is easier to reach.
    ///
    /// ```
    /// use tuiyan::plan::{Amount, Comparison, Direction, Goal, Range};
    /// let about_five = Goal::Between(Range { low: Amount::of(5.0), high: Amount::of(5.5), both: false, wanted: Some(Direction::Rise) });
    /// assert_eq!(about_five.printed().map(|it| it.value), Some(Amount::of(5.0)));
    /// ```
    pub fn printed(&self) -> Option<Threshold> {
        match self {
            Self::Number(threshold) | Self::About(threshold) => Some(*threshold),
            Self::Between(range) => Some(range.easier(range.wanted.unwrap_or(Direction::Rise))),
            Self::Than(_) | Self::Later { .. } | Self::Watched { .. } => None,
        }
    }

    /// Which way helps, where the goal says it.
    pub const fn stated_direction(&self) -> Option<Direction> {
        match self {
            Self::Number(threshold) | Self::About(threshold) => Some(threshold.op.direction()),
            Self::Between(Range { wanted, .. }) | Self::Later { wanted, .. } | Self::Watched { wanted, .. } => *wanted,
            Self::Than(than) => match than.wanted {
                Some(wanted) => Some(wanted),
                None => Some(than.op.direction()),
            },
        }
    }

    /// Which way helps; upward where nothing says it.
    pub fn direction(&self) -> Direction {
        self.stated_direction().unwrap_or(Direction::Rise)
    }

    /// Whether it is only watched.
    pub const fn is_watched(&self) -> bool {
        matches!(self, Self::Watched { .. })
    }

    /// The other indicator that it is held against.
    pub const fn other(&self) -> Option<&Id> {
        match self {
            Self::Than(Than { of: Of::Indicator(id), .. }) => Some(id),
            _ => None,
        }
    }
}

impl Range {
    /// The end that is easier to reach.
    pub const fn easier(self, wanted: Direction) -> Threshold {
        match wanted {
            Direction::Rise => Threshold { op: Comparison::AtLeast, value: self.low },
            Direction::Fall => Threshold { op: Comparison::AtMost, value: self.high },
        }
    }

    /// The other end.
    pub const fn far(self, wanted: Direction) -> Amount {
        match wanted {
            Direction::Rise => self.high,
            Direction::Fall => self.low,
        }
    }
}

impl Than {
    /// The bound, from the figure.
    pub fn bound(&self, figure: f64) -> Threshold {
        Threshold { op: self.op, value: Amount::saturating(self.times.get() * figure + self.plus.get()) }
    }

    /// Whether it is the figure itself.
    pub fn is_the_figure(&self) -> bool {
        self.times == Amount::of(1.0) && self.plus == Amount::ZERO
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_range_is_met_from_its_easier_end() {
        let range = Range { low: Amount::of(5.0), high: Amount::of(5.5), both: false, wanted: None };
        assert_eq!(range.easier(Direction::Rise), Threshold { op: Comparison::AtLeast, value: Amount::of(5.0) });
        assert_eq!(range.easier(Direction::Fall), Threshold { op: Comparison::AtMost, value: Amount::of(5.5) });
        assert_eq!([Direction::Rise, Direction::Fall].map(|way| range.far(way).get()), [5.5, 5.0]);
    }

    #[test]
    fn a_bound_is_the_figure_times_and_plus() {
        let than = |times, plus| Than {
            op: Comparison::AtLeast,
            of: Of::Baseline,
            times: Amount::of(times),
            plus: Amount::of(plus),
            wanted: None,
        };
        assert_eq!(than(2.0, 0.0).bound(3.5).value, Amount::of(7.0));
        assert_eq!(than(1.0, 1.0).bound(5.25).value, Amount::of(6.25));
        assert!(than(1.0, 0.0).is_the_figure() && !than(2.0, 0.0).is_the_figure());
    }
}
