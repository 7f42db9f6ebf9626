//! A whole plan.

use serde::{Deserialize, Serialize};

use super::indicator::{Id, Indicator};
use super::relation::{Relation, RelationKind};
use super::year::Period;

/// A plan as read: indicators in the order of the document, checked so that everything they refer to exists.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    /// Names the plan in scenario files.
    pub id: Id,
    /// The edition of the data.
    pub version: String,
    /// The document's title.
    pub name: String,
    /// A title that fits a page head.
    pub short_name: String,
    /// The published document.
    pub document: Document,
    /// Base year to target year.
    pub period: Period,
    /// The lists that indicators stand in: a table, a section of the text, a box.
    pub groups: Vec<Group>,
    /// The domains, in the order of the document, each with its services.
    pub domains: Vec<Domain>,
    /// All indicators, in the order of the document.
    pub indicators: Vec<Indicator>,
    /// What the document says of figures that belong together, beside what stands under its whole (其中).
    pub relations: Vec<Relation>,
}

/// The published document that a plan was taken from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Document {
    /// 发文字号.
    pub number: String,
    /// Who issued it.
    pub issuer: String,
    /// When, as `YYYY-MM-DD`.
    pub date: String,
}

/// A list of indicators within the document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Group {
    /// Its stable name.
    pub id: Id,
    /// Its title.
    pub name: String,
    /// Whether its indicators count in the scoreboard.
    pub scoreboard: bool,
}

/// A domain of public service.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Domain {
    /// Its name.
    pub name: String,
    /// The basic public services that the document lists under it.
    pub services: Vec<String>,
}

impl Plan {
    /// The indicator of that name.
    pub fn indicator(&self, id: &Id) -> Option<&Indicator> {
        self.indicators.iter().find(|indicator| indicator.id == *id)
    }

    /// Everything that is known of figures that belong together: each part with the whole that it stands under, then the relations.
    pub fn related(&self) -> Vec<Relation> {
        let listed = self.indicators.iter().filter_map(|part| {
            let whole = part.part_of.clone()?;
            let (parts, place) = (vec![part.id.clone()], part.source.place.clone());
            Some(Relation { kind: RelationKind::Within, whole, parts, place, note: String::new() })
        });
        listed.chain(self.relations.iter().cloned()).collect()
    }

    /// The indicators that count in the scoreboard.
    pub fn scored(&self) -> impl Iterator<Item = &Indicator> {
        self.indicators.iter().filter(|indicator| self.is_scored(indicator))
    }

    /// Whether an indicator counts in the scoreboard.
    pub fn is_scored(&self, indicator: &Indicator) -> bool {
        self.groups.iter().any(|group| group.scoreboard && group.id == indicator.group)
    }
}
