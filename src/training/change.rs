//! How much a learner changed, and by which measure that counts.

/// What change is measured by, as risk ranks by it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ChangeMeasure {
    /// The change of the outcome in units of its last printed decimal.
    Steps,
    /// The change of the outcome as a share of what is required: one for each target saved is the least.
    #[default]
    Share,
}

/// How much was changed, in both measures.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Change {
    /// Printed steps.
    pub steps: f64,
    /// Share of what is required.
    pub share: f64,
}

impl Change {
    /// In one measure.
    pub const fn by(self, measure: ChangeMeasure) -> f64 {
        match measure {
            ChangeMeasure::Steps => self.steps,
            ChangeMeasure::Share => self.share,
        }
    }
}
