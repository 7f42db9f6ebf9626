//! How much a learner changed, and by which measure that counts.

/// The measure of change, as in the ranking of risk.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ChangeMeasure {
    /// The change of the outcome in units of its last printed decimal.
    Steps,
    /// The change of the outcome as a share of the requirement. The least is one for each saved target.
    #[default]
    Share,
}

/// The amount of change, in both measures.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct ChangeAmount {
    /// Printed steps.
    pub steps: f64,
    /// Share of the requirement.
    pub share: f64,
}

impl ChangeAmount {
    /// In one measure.
    pub const fn by(self, measure: ChangeMeasure) -> f64 {
        match measure {
            ChangeMeasure::Steps => self.steps,
            ChangeMeasure::Share => self.share,
        }
    }
}
