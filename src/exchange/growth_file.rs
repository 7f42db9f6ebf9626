//! A growth assumption in files: a family's name and its numbers, side by side.

use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize};

use super::fault::Fault;
use crate::plan::{Amount, Damping, Rate, Share, Steepness};
use crate::projection::{Family, Growth, GrowthNumber, GrowthNumbers};
use crate::{phrase, word};

/// The name of a family in files. Two may share one, if their numbers tell them apart.
#[derive(Clone, Copy, PartialEq, Serialize)]
#[serde(transparent)]
struct FamilyName(&'static str);

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
    pub(super) fn of(growth: &Growth) -> Self {
        let growth = growth.as_written();
        let GrowthNumbers { step, rate, phi, share, limit, steepness, ceiling, steps, rates, flow: _ } = growth.numbers();
        let family = FamilyName(growth.family().in_files().unwrap_or_default());
        Self { family, step, rate, phi, share, limit, steepness, ceiling, steps, rates }
    }

    /// # Errors
    /// A fault, if the family lacks a number, or if a number belongs to another family.
    pub(super) fn into_growth(self) -> Result<Growth, Fault> {
        let Self { family: name, step, rate, phi, share, limit, steepness, ceiling, steps, rates } = self;
        let given = GrowthNumbers { step, rate, phi, share, limit, steepness, ceiling, steps, rates, flow: None };
        name.refuse_strangers(&given)?;
        let mut named = name.families().filter(|family| family.needs().iter().all(|number| number.is_given(&given)));
        match (named.next(), named.next()) {
            (Some(family), None) => family.made(given).ok_or_else(|| name.lacking(&GrowthNumbers::default())),
            (None, _) => Err(name.lacking(&given)),
            (Some(_), Some(_)) => Err(name.given_twice()),
        }
    }
}

impl<'de> Deserialize<'de> for FamilyName {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let name = std::borrow::Cow::<str>::deserialize(deserializer)?;
        let known = Family::ALL.into_iter().filter_map(Family::in_files).find(|known| *known == name);
        known.map(Self).ok_or_else(|| D::Error::custom(Self::unknown(&name)))
    }
}

impl FamilyName {
    /// The words of serde for a name that is none of them.
    fn unknown(name: &str) -> String {
        let mut names: Vec<_> = Family::ALL.into_iter().filter_map(Family::in_files).map(|name| format!("`{name}`")).collect();
        names.dedup();
        format!("unknown variant `{name}`, expected one of {}", names.join(", "))
    }

    fn families(self) -> impl Iterator<Item = Family> {
        Family::ALL.into_iter().filter(move |family| family.in_files() == Some(self.0))
    }

    /// The names of the numbers that it takes.
    fn takes(self) -> Vec<&'static str> {
        self.families().flat_map(Family::takes).map(GrowthNumber::name).collect()
    }

    fn refuse_strangers(self, given: &GrowthNumbers) -> Result<(), Fault> {
        let takes = self.takes();
        let mut given = GrowthNumber::ALL.into_iter().filter(|number| number.is_given(given)).map(GrowthNumber::name);
        let Some(stranger) = given.find(|name| !takes.contains(name)) else { return Ok(()) };
        let allowed = if takes.is_empty() {
            word!("不带参数", "takes no parameter").to_owned()
        } else {
            phrase!("只带 {}", "takes only {}", takes.join(word!("、", ", ")))
        };
        let problem = phrase!("{} 不用这个参数，它{allowed}", "{} does not use this parameter; it {allowed}", self.0);
        Err(Fault::new(stranger, problem))
    }

    /// What is said of the first number that is lacking, or of all where any one of them would do.
    fn lacking(self, given: &GrowthNumbers) -> Fault {
        let lacking = self.families().filter_map(|family| family.needs().iter().find(|number| !number.is_given(given)));
        let names: Vec<_> = lacking.map(|number| number.name()).collect();
        match names[..] {
            [name] => Fault::new(name, phrase!("缺少 {name}，{} 必须给出它", "{name} is missing; {} requires it", self.0)),
            _ => Fault::new("", phrase!("{} 缺少 {}", "{} lacks {}", self.0, names.join(word!(" 或 ", " or ")))),
        }
    }

    fn given_twice(self) -> Fault {
        let both = self.takes().join(word!(" 和 ", " and "));
        let problem = phrase!("同时给出 {both}，{} 只能有其一", "both {both} are given; {} takes only one of them", self.0);
        Fault::new("", problem)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_is_none_is_told_with_all_that_are() {
        let told = FamilyName::unknown("steady");
        assert!(told.starts_with("unknown variant `steady`, expected one of `hold`, `linear`"), "{told}");
        assert_eq!(told.matches("`yearly`").count(), 1, "{told}");
    }

    #[test]
    fn every_family_has_a_name_in_files_or_is_written_as_one_that_has() {
        for family in Family::ALL {
            assert!(Growth::opening(family, 5).as_written().family().in_files().is_some(), "{family:?}");
        }
    }
}
