//! A growth assumption in files: a family's name and its numbers, side by side.

use serde::{Deserialize, Serialize};

use super::fault::Fault;
use crate::plan::{Amount, Damping, Rate, Share, Steepness};
use crate::projection::Growth;
use crate::{phrase, word};

/// The names of the families in files.
#[derive(Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum FamilyName {
    Hold,
    Linear,
    Compound,
    Damped,
    Gap,
    Logistic,
    Yearly,
}

/// Every number of any family. Flat rather than tagged, so that a wrong number is reported at its own path.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct GrowthFile {
    family: FamilyName,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    step: Option<Amount>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    rate: Option<Rate>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    phi: Option<Damping>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    share: Option<Share>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    limit: Option<Amount>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    steepness: Option<Steepness>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    ceiling: Option<Amount>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    steps: Option<Vec<Amount>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    rates: Option<Vec<Rate>>,
}

impl GrowthFile {
    const fn bare(family: FamilyName) -> Self {
        Self {
            family,
            step: None,
            rate: None,
            phi: None,
            share: None,
            limit: None,
            steepness: None,
            ceiling: None,
            steps: None,
            rates: None,
        }
    }

    pub(super) fn of(growth: &Growth) -> Self {
        use FamilyName as Name;
        let bare = Self::bare;
        match growth {
            Growth::Hold => bare(Name::Hold),
            Growth::Linear { step } => Self { step: Some(*step), ..bare(Name::Linear) },
            Growth::Compound { rate } => Self { rate: Some(*rate), ..bare(Name::Compound) },
            Growth::Damped { step, phi } => Self { step: Some(*step), phi: Some(*phi), ..bare(Name::Damped) },
            Growth::Gap { share, limit } => Self { share: Some(*share), limit: *limit, ..bare(Name::Gap) },
            Growth::Logistic { steepness, ceiling } => {
                Self { steepness: Some(*steepness), ceiling: *ceiling, ..bare(Name::Logistic) }
            }
            Growth::YearlySteps(steps) => Self { steps: Some(steps.clone()), ..bare(Name::Yearly) },
            Growth::YearlyRates(rates) => Self { rates: Some(rates.clone()), ..bare(Name::Yearly) },
            Growth::Even { flow } => Self { share: Some(Share::of(1.0)), limit: Some(*flow), ..bare(Name::Gap) },
        }
    }

    /// # Errors
    /// A fault, if the family lacks a number, or if a number belongs to another family.
    pub(super) fn into_growth(self) -> Result<Growth, Fault> {
        self.refuse_strangers()?;
        let given = |name: &str| missing(name, self.family);
        Ok(match self.family {
            FamilyName::Hold => Growth::Hold,
            FamilyName::Linear => Growth::Linear { step: self.step.ok_or_else(|| given("step"))? },
            FamilyName::Compound => Growth::Compound { rate: self.rate.ok_or_else(|| given("rate"))? },
            FamilyName::Damped => {
                Growth::Damped { step: self.step.ok_or_else(|| given("step"))?, phi: self.phi.ok_or_else(|| given("phi"))? }
            }
            FamilyName::Gap => Growth::Gap { share: self.share.ok_or_else(|| given("share"))?, limit: self.limit },
            FamilyName::Logistic => {
                Growth::Logistic { steepness: self.steepness.ok_or_else(|| given("steepness"))?, ceiling: self.ceiling }
            }
            FamilyName::Yearly => match (self.steps, self.rates) {
                (Some(steps), None) => Growth::YearlySteps(steps),
                (None, Some(rates)) => Growth::YearlyRates(rates),
                (Some(_), Some(_)) => {
                    return Err(Fault::new(
                        "",
                        word!(
                            "同时给出 steps 和 rates，yearly 只能有其一",
                            "both steps and rates are given; yearly takes only one of them"
                        ),
                    ));
                }
                (None, None) => return Err(Fault::new("", word!("yearly 缺少 steps 或 rates", "yearly lacks steps or rates"))),
            },
        })
    }

    fn refuse_strangers(&self) -> Result<(), Fault> {
        let given = [
            ("step", self.step.is_some()),
            ("rate", self.rate.is_some()),
            ("phi", self.phi.is_some()),
            ("share", self.share.is_some()),
            ("limit", self.limit.is_some()),
            ("steepness", self.steepness.is_some()),
            ("ceiling", self.ceiling.is_some()),
            ("steps", self.steps.is_some()),
            ("rates", self.rates.is_some()),
        ];
        let takes = self.family.takes();
        match given.iter().find(|(name, present)| *present && !takes.contains(name)) {
            None => Ok(()),
            Some((stranger, _)) => {
                let allowed = if takes.is_empty() {
                    word!("不带参数", "takes no parameter").to_owned()
                } else {
                    phrase!("只带 {}", "takes only {}", takes.join(word!("、", ", ")))
                };
                Err(Fault::new(
                    *stranger,
                    phrase!("{} 不用这个参数，它{allowed}", "{} does not use this parameter; it {allowed}", self.family.name()),
                ))
            }
        }
    }
}

impl FamilyName {
    const fn name(self) -> &'static str {
        match self {
            Self::Hold => "hold",
            Self::Linear => "linear",
            Self::Compound => "compound",
            Self::Damped => "damped",
            Self::Gap => "gap",
            Self::Logistic => "logistic",
            Self::Yearly => "yearly",
        }
    }

    const fn takes(self) -> &'static [&'static str] {
        match self {
            Self::Hold => &[],
            Self::Linear => &["step"],
            Self::Compound => &["rate"],
            Self::Damped => &["step", "phi"],
            Self::Gap => &["share", "limit"],
            Self::Logistic => &["steepness", "ceiling"],
            Self::Yearly => &["steps", "rates"],
        }
    }
}

fn missing(name: &str, family: FamilyName) -> Fault {
    Fault::new(name, phrase!("缺少 {name}，{} 必须给出它", "{name} is missing; {} requires it", family.name()))
}
