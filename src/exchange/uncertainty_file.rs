//! How far an assumption may be off, as files write it.

use serde::{Deserialize, Serialize};

use super::fault::Fault;
use crate::plan::Deviation;
use crate::scenario::{Shape, Uncertainty};

/// The reach to either side in the parameter's unit, and how the chances are spread between.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UncertaintyFile {
    /// How far below the assumption.
    pub below: Deviation,
    /// How far above it.
    pub above: Deviation,
    /// How the chances are spread between.
    #[serde(default)]
    pub shape: Shape,
}

impl UncertaintyFile {
    pub(super) const fn of(stated: Uncertainty) -> Self {
        Self { below: stated.below(), above: stated.above(), shape: stated.shape() }
    }

    /// # Errors
    /// A fault where the range has no width.
    pub(super) fn into_uncertainty(self) -> Result<Uncertainty, Fault> {
        Uncertainty::new(self.below.get(), self.above.get(), self.shape).map_err(|refusal| Fault::new("", refusal.to_string()))
    }
}
