//! One indicator of a plan, with everything the document says of it.

use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::bounds::Bounds;
use super::quantity::Amount;
use super::statement::{Measured, Statement};
use super::target::{Decimals, Direction};
use super::wording::Wording;
use crate::phrase;

/// A stable name within a plan: lower-case letters, digits and hyphens. `t1-03` is the third row of Table 1, `c4-s2-01` the first
/// figure in the text of chapter 4, section 2, `b1-02` the second figure of box 1.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(try_from = "String", into = "String")]
pub struct Id(Arc<str>);

impl Id {
    /// The name, if it is made of lower-case letters, digits and hyphens.
    ///
    /// # Errors
    /// A sentence that shows the name and the allowed characters.
    pub fn new(name: &str) -> Result<Self, String> {
        let allowed = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        if !name.is_empty() && name.len() <= 64 && name.chars().all(allowed) {
            Ok(Self(name.into()))
        } else {
            Err(phrase!(
                "编号为“{name}”，应由 1 至 64 个小写字母、数字和连字符组成",
                "the id is “{name}”; it must be 1 to 64 lower-case letters, digits and hyphens"
            ))
        }
    }

    /// A prefix of allowed characters and a number.
    pub(crate) fn numbered(prefix: &str, number: usize) -> Self {
        Self(format!("{prefix}{number}").into())
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::borrow::Borrow<str> for Id {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for Id {
    type Error = String;
    fn try_from(name: String) -> Result<Self, String> {
        Self::new(&name)
    }
}

impl From<Id> for String {
    fn from(id: Id) -> Self {
        id.0.as_ref().to_owned()
    }
}

/// How strictly the plan means its target. The two are counted apart and never averaged together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Nature {
    /// 约束性: a commitment, without a tolerance band.
    Binding,
    /// 预期性: an expectation.
    Expected,
}

/// Where a figure stands in the document, and as what.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// Chapter, section, table row or box.
    pub place: Wording,
    /// The figure as printed.
    pub printed: String,
}

/// One way to read what the document says of an indicator. The first of an indicator's readings is the default.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// Its name in scenario files.
    pub id: Id,
    /// A short label.
    pub name: Wording,
    /// Where in the document it is grounded.
    pub place: Wording,
    /// What is in doubt, in a sentence or two.
    pub note: Wording,
    /// What the indicator states when read this way.
    pub statement: Statement,
}

/// One indicator.
#[derive(Clone, Debug, PartialEq)]
pub struct Indicator {
    /// Its stable name.
    pub id: Id,
    /// The id of the group it is listed in.
    pub group: Id,
    /// The domain of public service it belongs to.
    pub domain: Wording,
    /// Its name in the plan.
    pub name: Wording,
    /// Its unit as the plan prints it.
    pub unit: Wording,
    /// Binding or expected; `None` where the document does not say.
    pub nature: Option<Nature>,
    /// Decimals as printed.
    pub decimals: Decimals,
    /// What it cannot pass.
    pub bounds: Bounds,
    /// Divided by the population, so that population growth can drive it.
    pub per_head: bool,
    /// The indicator that this one is a part of (其中).
    pub part_of: Option<Id>,
    /// 牵头单位: who answers for it; empty where the document names nobody.
    pub lead: Wording,
    /// Its place in the document.
    pub source: Source,
    /// What is stated, in the default reading.
    pub statement: Statement,
    /// The readings, default first; empty where the document leaves no doubt.
    pub readings: Vec<Reading>,
}

impl Indicator {
    /// Whether it is counted in per cent, so that its changes are percentage points.
    pub fn is_percentage(&self) -> bool {
        matches!(self.unit.own(), "％" | "%")
    }

    /// All words of the document that it holds.
    pub(super) fn words(&mut self) -> impl Iterator<Item = &mut Wording> {
        let readings = self.readings.iter_mut().flat_map(|reading| [&mut reading.name, &mut reading.place, &mut reading.note]);
        [&mut self.domain, &mut self.name, &mut self.unit, &mut self.source.place, &mut self.lead].into_iter().chain(readings)
    }

    /// Where its nature places it in a list: 0 what is binding, 1 what is expected, 2 what the document leaves open.
    pub const fn tier(&self) -> usize {
        match self.nature {
            Some(Nature::Binding) => 0,
            Some(Nature::Expected) => 1,
            None => 2,
        }
    }

    /// What is stated when read as `reading`, or by default. `None` for a reading that the plan does not record.
    pub fn read_as(&self, reading: Option<&Id>) -> Option<&Statement> {
        match reading {
            None => Some(&self.statement),
            Some(id) => self.readings.iter().find(|r| r.id == *id).map(|r| &r.statement),
        }
    }

    /// What a gap closes to when nothing else is set: the natural bound in the wanted direction.
    pub fn natural_limit(&self, stated: &Measured) -> Option<Amount> {
        self.bounds.toward(stated.helpful()).filter(|_| stated.is_bounded())
    }

    /// What the years of a path lie within, as it is stated.
    pub fn bounds_of(&self, stated: &Measured) -> &Bounds {
        if stated.is_bounded() { &self.bounds } else { &Bounds::NONE }
    }

    /// Whether what is measured may be negative: a value, a flow, or the rate of a mean growth.
    pub fn is_signed(&self, stated: &Measured) -> bool {
        !stated.is_bounded() || self.bounds.allow_negative()
    }

    /// The ceiling of an S-curve when nothing else is set. The curve runs from 0 up to it, whichever way is wanted.
    pub fn natural_ceiling(&self, stated: &Measured) -> Option<Amount> {
        self.bounds.toward(Direction::Rise).filter(|_| stated.is_bounded())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_lower_case_letters_digits_and_hyphens() {
        assert!(Id::new("c4-s2-01").is_ok());
        for bad in ["", "T1-01", "t1_01", "表1", "t1 01"] {
            assert!(Id::new(bad).is_err(), "{bad}");
        }
        assert_eq!([64, 65].map(|length| Id::new(&"a".repeat(length)).is_ok()), [true, false]);
    }
}
