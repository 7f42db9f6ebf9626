//! The distribution of a parameter's deviation, as a simulation draws it.

use serde::{Deserialize, Serialize};

use super::normal;
use crate::scenario::{Shape, Uncertainty};

/// A distribution of deviations.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub enum Distribution {
    /// See [`Shape::Triangular`].
    Triangular {
        /// How far down it reaches.
        below: f64,
        /// How far up it reaches.
        above: f64,
    },
    /// See [`Shape::Uniform`].
    Uniform {
        /// How far down it reaches.
        below: f64,
        /// How far up it reaches.
        above: f64,
    },
    /// The normal distribution around zero. No scenario states it; it serves to compare engines.
    Normal {
        /// The standard deviation.
        sigma: f64,
    },
}

impl Distribution {
    /// The deviation that is not exceeded with probability `u`, between 0 and 1.
    pub fn quantile(self, u: f64) -> f64 {
        let stated = |below, above, shape| Uncertainty::new(below, above, shape).map_or(0.0, |stated| stated.quantile(u));
        match self {
            Self::Triangular { below, above } => stated(below, above, Shape::Triangular),
            Self::Uniform { below, above } => stated(below, above, Shape::Uniform),
            Self::Normal { sigma } => sigma * normal::quantile(u),
        }
    }
}

impl From<Uncertainty> for Distribution {
    fn from(stated: Uncertainty) -> Self {
        let (below, above) = (stated.below().get(), stated.above().get());
        match stated.shape() {
            Shape::Triangular => Self::Triangular { below, above },
            Shape::Uniform => Self::Uniform { below, above },
        }
    }
}
