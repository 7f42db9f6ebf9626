//! How far an assumption may be off, as files write it.

use serde::{Deserialize, Serialize};

use super::fault::Fault;
use crate::plan::Deviation;
use crate::scenario::{Shape, Uncertainty};

/// The reach to either side in the parameter's unit, and how the chances are spread between.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct UncertaintyFile {
    below: Deviation,
    above: Deviation,
    #[serde(default)]
    shape: Shape,
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
