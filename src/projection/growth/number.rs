//! The numbers of growth families, by what they mean.

use crate::plan::{Amount, Damping, Rate, Share, Steepness};

/// What a number means to a family, whichever it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GrowthNumber {
    /// An amount added each year.
    Step,
    /// A rate of growth.
    Rate,
    /// φ, the ratio of each step to the one before it.
    Phi,
    /// The share of a gap that closes each year.
    Share,
    /// The level that a gap closes to; the natural bound in the wanted direction, if left out.
    Limit,
    /// The steepness of an S-curve.
    Steepness,
    /// The level that an S-curve approaches; the natural upper bound, if left out.
    Ceiling,
    /// A step for each projected year.
    Steps,
    /// A rate for each projected year.
    Rates,
    /// The amount of each year of a total.
    Flow,
}

/// Numbers of a family, or those that were given for one.
#[derive(Clone, Debug, Default, PartialEq)]
#[allow(missing_docs, reason = "GrowthNumber says what each is")]
pub struct GrowthNumbers {
    pub step: Option<Amount>,
    pub rate: Option<Rate>,
    pub phi: Option<Damping>,
    pub share: Option<Share>,
    pub limit: Option<Amount>,
    pub steepness: Option<Steepness>,
    pub ceiling: Option<Amount>,
    pub steps: Option<Vec<Amount>>,
    pub rates: Option<Vec<Rate>>,
    pub flow: Option<Amount>,
}

impl GrowthNumber {
    /// All of them.
    pub const ALL: [Self; 10] = [
        Self::Step,
        Self::Rate,
        Self::Phi,
        Self::Share,
        Self::Limit,
        Self::Steepness,
        Self::Ceiling,
        Self::Steps,
        Self::Rates,
        Self::Flow,
    ];

    /// Its name in files.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Step => "step",
            Self::Rate => "rate",
            Self::Phi => "phi",
            Self::Share => "share",
            Self::Limit => "limit",
            Self::Steepness => "steepness",
            Self::Ceiling => "ceiling",
            Self::Steps => "steps",
            Self::Rates => "rates",
            Self::Flow => "flow",
        }
    }

    /// Whether it is among those given.
    pub const fn is_given(self, given: &GrowthNumbers) -> bool {
        match self {
            Self::Step => given.step.is_some(),
            Self::Rate => given.rate.is_some(),
            Self::Phi => given.phi.is_some(),
            Self::Share => given.share.is_some(),
            Self::Limit => given.limit.is_some(),
            Self::Steepness => given.steepness.is_some(),
            Self::Ceiling => given.ceiling.is_some(),
            Self::Steps => given.steps.is_some(),
            Self::Rates => given.rates.is_some(),
            Self::Flow => given.flow.is_some(),
        }
    }
}
