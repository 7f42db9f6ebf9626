//! Goals: what an outcome is compared with. A number, a range, another figure, or nothing yet.

use serde::{Deserialize, Serialize};

use super::id::Id;
use super::quantity::Amount;
use super::target::{Comparison, Direction, Threshold};

/// What a plan asks of an outcome.
#[derive(Clone, Debug, PartialEq)]
pub enum Goal {
    /// A comparison with a number: `≥ 71`.
    Number(Threshold),
    /// 左右, 约: near a number. No plan says how near, so the goal is one-sided in the wanted direction until a person states a
    /// tolerance; then both ends bind.
    About(Threshold),
    /// `5 — 5.5`: within a range.
    Between(Range),
    /// Compared with another figure: 高于GDP增长, 翻一番, 保持.
    Than(Than),
    /// 完成上级下达的目标: the number comes later. The goal cannot be judged until a person enters it.
    Later {
        /// What is printed instead.
        words: String,
        /// Which way helps, if the plan says so.
        wanted: Option<Direction>,
    },
    /// 视情提出: only watched. Projected and drawn, never judged.
    Watched {
        /// What is printed instead.
        words: String,
        /// Which way helps, if the plan says so.
        wanted: Option<Direction>,
    },
}

/// A range for an outcome.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Range {
    /// The lower end.
    pub low: Amount,
    /// The upper end.
    pub high: Amount,
    /// Whether both ends bind. Otherwise the goal is met from the end that is easier to reach; beyond the far end it is still met, and
    /// reported as beyond.
    pub both: bool,
    /// Which way helps, if the plan says so.
    pub wanted: Option<Direction>,
}

/// A goal stated by another figure: the bound is `times · figure + plus`.
#[derive(Clone, Debug, PartialEq)]
pub struct Than {
    /// The comparison with the bound.
    pub op: Comparison,
    /// The figure.
    pub of: Of,
    /// The factor of the figure; 2 for 翻一番.
    pub times: Amount,
    /// What to add, in the unit of the outcome.
    pub plus: Amount,
    /// Which way helps, if the plan says so. Only used with the year before, where 保持 does not say.
    pub wanted: Option<Direction>,
}

/// The figure that a goal refers to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Of {
    /// The base year's value.
    Baseline,
    /// Another indicator's outcome in the same scenario.
    Indicator(Id),
    /// A figure from outside, such as 全国平均, that a person enters. Holds its name.
    Reference(String),
    /// The value of the year before. Only with [`When::EveryYear`].
    Previous,
}

/// The years in which a goal has to hold.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum When {
    /// In the target year.
    #[default]
    End,
    /// In each year after the base year up to the target year. The worst year is judged.
    EveryYear,
}

impl Goal {
    /// A plain comparison with a number.
    pub const fn number(op: Comparison, value: Amount) -> Self {
        Self::Number(Threshold { op, value })
    }

    /// The number and comparison that the plan prints. For a range it is the end that is easier to reach.
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

    /// Which way helps, if the goal says so.
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

    /// Which way helps; upward if the goal does not say.
    pub fn direction(&self) -> Direction {
        self.stated_direction().unwrap_or(Direction::Rise)
    }

    /// Whether the goal is only watched.
    pub const fn is_watched(&self) -> bool {
        matches!(self, Self::Watched { .. })
    }

    /// The other indicator that the goal refers to.
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
    /// The bound for a value of the figure.
    pub fn bound(&self, figure: f64) -> Threshold {
        Threshold { op: self.op, value: Amount::saturating(self.times.get() * figure + self.plus.get()) }
    }

    /// Whether the bound is the figure itself.
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
