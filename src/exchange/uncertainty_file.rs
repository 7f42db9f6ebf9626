//! The range of an assumption in files.

use serde::{Deserialize, Serialize};

use super::fault::Fault;
use crate::plan::Deviation;
use crate::scenario::{Shape, Uncertainty};

/// The reach to either side in the parameter's unit, and the shape of the distribution.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UncertaintyFile {
    /// How far below the assumption.
    pub below: Deviation,
    /// How far above it.
    pub above: Deviation,
    /// The shape of the distribution.
    #[serde(default)]
    pub shape: Shape,
}

impl UncertaintyFile {
    pub(super) const fn of(stated: Uncertainty) -> Self {
        Self { below: stated.below(), above: stated.above(), shape: stated.shape() }
    }

    /// # Errors
    /// A fault, if the range has no width.
    pub(super) fn into_uncertainty(self) -> Result<Uncertainty, Fault> {
        Uncertainty::new(self.below.get(), self.above.get(), self.shape).map_err(|refusal| Fault::new("", refusal.to_string()))
    }
}
