//! What is required of a parameter, as it is answered.

use crate::plan::Comparison;
use crate::projection::growth::{Parameter, Setting};

/// The required value of a family's parameter.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Requirement {
    /// The parameter has to stand in this relation to the setting.
    Bound {
        /// What is set.
        parameter: Parameter,
        /// How it has to compare; strict where the value itself is not enough.
        relation: Comparison,
        /// The value that brings the outcome exactly to the target.
        setting: Setting,
    },
    /// The target is met whatever the parameter.
    Any {
        /// What may be set at will.
        parameter: Parameter,
    },
    /// No value of the parameter meets the target.
    Impossible {
        /// What would be set.
        parameter: Parameter,
        /// What stands in the way.
        obstacle: Obstacle,
    },
}

/// Why no parameter meets a target.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Obstacle {
    /// Every year that counts is pinned.
    AllPinned,
    /// A natural bound, or the range of the parameter, ends before the target.
    Bound,
    /// The limit that the gap or the S-curve goes to does not reach the target.
    Limit,
}

impl Requirement {
    /// What is set.
    pub const fn parameter(self) -> Parameter {
        match self {
            Self::Bound { parameter, .. } | Self::Any { parameter } | Self::Impossible { parameter, .. } => parameter,
        }
    }

    /// The setting, where one is required.
    pub const fn setting(self) -> Option<Setting> {
        match self {
            Self::Bound { setting, .. } => Some(setting),
            _ => None,
        }
    }
}
