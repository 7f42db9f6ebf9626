//! The natural bounds of an indicator.

use serde::{Deserialize, Serialize};

use super::quantity::Amount;
use super::target::Direction;

/// The limits that an indicator cannot pass. A true share lies in [0, 100] ％, a count has a floor of 0, and a gross enrolment ratio
/// (毛入园率) may exceed 100, so it has no upper limit. In the indicator's unit.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Bounds {
    /// The natural floor.
    pub min: Option<Amount>,
    /// The natural ceiling.
    pub max: Option<Amount>,
}

impl Bounds {
    /// No limits.
    pub const NONE: Self = Self { min: None, max: None };
    /// Persons, places, areas: not below zero.
    pub const COUNT: Self = Self { min: Some(Amount::ZERO), max: None };
    /// A true share in ％.
    pub const SHARE: Self = Self { min: Some(Amount::ZERO), max: Some(Amount::of(100.0)) };

    /// Whether a value may be below zero.
    pub fn allow_negative(self) -> bool {
        self.min.is_none_or(|min| min < Amount::ZERO)
    }

    /// Whether a value lies within.
    pub fn contains(self, value: Amount) -> bool {
        self.min.is_none_or(|min| min <= value) && self.max.is_none_or(|max| value <= max)
    }

    /// The bound on the wanted side.
    pub const fn toward(self, direction: Direction) -> Option<Amount> {
        match direction {
            Direction::Rise => self.max,
            Direction::Fall => self.min,
        }
    }

    /// The nearest value within the bounds.
    pub fn hold(self, number: f64) -> f64 {
        let floored = self.min.map_or(number, |min| number.max(min.get()));
        self.max.map_or(floored, |max| floored.min(max.get()))
    }
}
