//! The required parameter, as answered.

use crate::plan::{Comparison, Direction};
use crate::projection::growth::{Parameter, Setting};

/// The required value of a family's parameter.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Requirement {
    /// The parameter has to stand in this relation to the setting.
    Bound {
        /// The parameter.
        parameter: Parameter,
        /// The relation; strict if the setting itself is not enough.
        relation: Comparison,
        /// The value that brings the outcome exactly to the target.
        setting: Setting,
    },
    /// The parameter has to lie between two settings, both included: for a range whose ends both bind.
    Between {
        /// The parameter.
        parameter: Parameter,
        /// The lower end.
        low: Setting,
        /// The upper end.
        high: Setting,
    },
    /// The target is met whatever the parameter.
    Any {
        /// The parameter.
        parameter: Parameter,
    },
    /// No value of the parameter meets the target.
    Impossible {
        /// The parameter.
        parameter: Parameter,
        /// What stands in the way.
        obstacle: Obstacle,
    },
}

/// Why no value of the parameter meets a target.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Obstacle {
    /// Every year that counts is pinned.
    AllPinned,
    /// A natural bound, or the parameter's range, ends before the target.
    Bound,
    /// The limit of the gap or the S-curve does not reach the target.
    Limit,
}

impl Requirement {
    /// The parameter.
    pub const fn parameter(self) -> Parameter {
        match self {
            Self::Bound { parameter, .. }
            | Self::Between { parameter, .. }
            | Self::Any { parameter }
            | Self::Impossible { parameter, .. } => parameter,
        }
    }

    /// The required setting, if there is one; of two the lower.
    pub const fn setting(self) -> Option<Setting> {
        match self {
            Self::Bound { setting, .. } | Self::Between { low: setting, .. } => Some(setting),
            _ => None,
        }
    }

    /// The requirement if both of two have to hold.
    pub(super) fn and(self, other: Self) -> Option<Self> {
        Some(match (self, other) {
            (Self::Impossible { .. }, _) => self,
            (_, Self::Impossible { .. }) | (Self::Any { .. }, _) => other,
            (_, Self::Any { .. }) => self,
            (Self::Bound { parameter, setting: one, .. }, Self::Bound { setting: another, relation, .. }) => {
                let (low, high) = match relation.direction() {
                    Direction::Fall => (one, another),
                    Direction::Rise => (another, one),
                };
                if low <= high {
                    Self::Between { parameter, low, high }
                } else {
                    Self::Impossible { parameter, obstacle: Obstacle::Bound }
                }
            }
            (Self::Between { .. }, _) | (_, Self::Between { .. }) => return None,
        })
    }
}
