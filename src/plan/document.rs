//! A whole plan.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::id::Id;
use super::indicator::Indicator;
use super::relation::{Relation, RelationKind};
use super::wording::{Glossary, Wording};
use super::year::Period;

/// A plan as read. Indicators are in the order of the document, and everything they refer to exists.
///
/// ```
/// let plan = tuiyan::exchange::builtin_plan()?;
/// assert_eq!(plan.scored().count(), 38);
/// let id = tuiyan::plan::Id::new("t1-03").unwrap();
/// assert_eq!(plan.indicator(&id).unwrap().unit.own(), "％");
/// # Ok::<(), tuiyan::exchange::Faults>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    /// The plan's id in scenario files.
    pub id: Id,
    /// The edition of the data.
    pub version: String,
    /// The document's title.
    pub name: Wording,
    /// A title that fits a page head.
    pub short_name: Wording,
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
    /// What the document says about figures that belong together, apart from parts listed under their whole (其中).
    pub relations: Vec<Relation>,
}

/// The published document that a plan was taken from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Document {
    /// 发文字号.
    pub number: String,
    /// The issuing body.
    pub issuer: Wording,
    /// The date of issue, as `YYYY-MM-DD`.
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
    pub name: Wording,
    /// Whether its indicators count in the scoreboard.
    pub scoreboard: bool,
}

/// A domain of public service.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Domain {
    /// Its name.
    pub name: Wording,
    /// The basic public services that the document lists under it.
    pub services: Vec<Wording>,
}

impl Plan {
    /// The indicator with that id.
    pub fn indicator(&self, id: &Id) -> Option<&Indicator> {
        self.indicators.iter().find(|indicator| indicator.id == *id)
    }

    /// All relations between figures: first each part with the whole it is listed under, then the plan's own relations.
    pub fn related(&self) -> Vec<Relation> {
        let listed = self.indicators.iter().filter_map(|part| {
            let whole = part.part_of.clone()?;
            let (parts, place) = (vec![part.id.clone()], part.source.place.clone());
            Some(Relation { kind: RelationKind::Within, whole, parts, place, note: Wording::default() })
        });
        listed.chain(self.relations.iter().cloned()).collect()
    }

    /// Gives all words of the plan their English from a glossary. Answers the entries that match no word.
    pub fn translate(&mut self, glossary: &Glossary) -> Vec<String> {
        let mut unused: BTreeSet<_> = glossary.keys().cloned().collect();
        for wording in self.words() {
            wording.translate(glossary);
            unused.remove(wording.own());
        }
        unused.into_iter().collect()
    }

    /// The English of the plan's words, by the words.
    pub fn glossary(&self) -> Glossary {
        // Only this visitor knows where all the words stand, and it needs them mutable.
        let mut copy = self.clone();
        let english = |wording: &mut Wording| Some((wording.own().to_owned(), wording.english()?.to_owned()));
        copy.words().filter_map(english).collect()
    }

    /// All words of the plan, each once in the order of the document, with their English.
    pub fn all_words(&self) -> Vec<(String, Option<String>)> {
        let (mut copy, mut seen) = (self.clone(), BTreeSet::new());
        let first = |wording: &&mut Wording| !wording.is_empty() && seen.insert(wording.own().to_owned());
        copy.words().filter(first).map(|wording| (wording.own().to_owned(), wording.english().map(str::to_owned))).collect()
    }

    fn words(&mut self) -> impl Iterator<Item = &mut Wording> {
        let head = [&mut self.name, &mut self.short_name, &mut self.document.issuer];
        let groups = self.groups.iter_mut().map(|group| &mut group.name);
        let domains = self.domains.iter_mut().flat_map(|domain| std::iter::once(&mut domain.name).chain(&mut domain.services));
        let relations = self.relations.iter_mut().flat_map(|relation| [&mut relation.place, &mut relation.note]);
        let indicators = self.indicators.iter_mut().flat_map(Indicator::words);
        head.into_iter().chain(groups).chain(domains).chain(indicators).chain(relations)
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
