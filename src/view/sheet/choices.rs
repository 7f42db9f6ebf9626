//! What can be chosen: family, limit, status, reading.

use super::Subject;
use crate::plan::{Id, Measured, Statement, Year, Years};
use crate::projection::{Family, Growth, Report};
use crate::scenario::Assumption;
use crate::view::{changes, number, words};
use crate::word;

/// A growth family to choose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FamilyChoice {
    /// The family.
    pub family: Family,
    /// Its name.
    pub name: &'static str,
    /// In plain words.
    pub note: &'static str,
    /// Whether it is chosen.
    pub is_chosen: bool,
}

/// The families that suit the indicator.
pub(super) fn families(subject: Subject, stated: &Measured) -> Vec<FamilyChoice> {
    let chosen = subject.assumption.growth.as_ref().map_or(Family::Hold, Growth::family);
    let suits = |family: &Family| !stated.measure.is_of_rates() || family.suits_average_growth();
    let offered = Family::ALL.into_iter().filter(suits);
    offered
        .map(|family| match (family, stated.measure.years()) {
            (Family::Hold, Years::Rates) if !stated.has_rate() => {
                (word!("未设定", "Not set"), word!("还没有对增速作出假设。", "No growth rate is assumed yet."), family)
            }
            (Family::Hold, Years::Rates) => {
                (words::family(family), word!("增速照基年的继续。", "The growth rate of the base year continues."), family)
            }
            _ => (words::family(family), words::family_note(family), family),
        })
        .map(|(name, note, family)| FamilyChoice { family, name, note, is_chosen: family == chosen })
        .collect()
}

/// The limit of a gap or an S-curve: label and value.
pub(super) fn limit(subject: Subject, stated: &Measured) -> Option<(String, String)> {
    let (label, limit) = match subject.assumption.growth.as_ref()? {
        Growth::Gap { limit, .. } => {
            (word!("目标水平 L", "Level approached L"), limit.or(subject.indicator.natural_limit(stated)))
        }
        Growth::Logistic { ceiling, .. } => (word!("上限 L", "Limit L"), ceiling.or(subject.indicator.natural_ceiling(stated))),
        _ => return None,
    };
    Some((label.to_owned(), limit.map(|limit| number::held(limit.get(), 4)).unwrap_or_default()))
}

/// The damping factor.
pub(super) fn damping(assumption: &Assumption) -> Option<String> {
    match assumption.growth.as_ref()? {
        Growth::Damped { phi, .. } => Some(number::held(phi.get(), 4)),
        _ => None,
    }
}

/// Population growth, which all per-head indicators share.
pub(super) fn population_growth(subject: Subject) -> Option<String> {
    let growth = subject.drivers.population_growth;
    subject.indicator.per_head.then(|| growth.map(|growth| number::held(growth.get() * 100.0, 4)).unwrap_or_default())
}

/// Something that can be said of a status.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatusChoice {
    /// What is said; `None` takes it back.
    pub report: Option<Report>,
    /// In words.
    pub name: String,
    /// Whether it is chosen.
    pub is_chosen: bool,
}

/// What can be said of a status; nothing of anything else.
pub(super) fn statuses(subject: Subject, statement: &Statement) -> Vec<StatusChoice> {
    if !statement.is_status() {
        return Vec::new();
    }
    let years = subject.plan.period.projected().map(|year: Year| Some(Report::Reached(year)));
    let all = std::iter::once(None).chain(years).chain([Some(Report::NotReached)]);
    let name = |report: Option<Report>| report.map_or_else(|| word!("尚未说明", "Not stated yet").to_owned(), changes::status);
    let named = all.map(|report| (report, words::sentence(name(report))));
    named.map(|(report, name)| StatusChoice { report, name, is_chosen: report == subject.assumption.status }).collect()
}

/// A way to read the document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadingChoice {
    /// Its name in files; `None` for the default.
    pub id: Option<Id>,
    /// Its label.
    pub name: String,
    /// Where it is grounded.
    pub place: String,
    /// What is in doubt.
    pub note: String,
    /// Whether it is chosen.
    pub is_chosen: bool,
}

/// The readings, default first.
pub(super) fn readings(subject: Subject) -> Vec<ReadingChoice> {
    let chosen = subject.assumption.reading.as_ref();
    let all = subject.indicator.readings.iter().enumerate();
    all.map(|(at, reading)| {
        let is_default = at == 0;
        ReadingChoice {
            id: (!is_default).then(|| reading.id.clone()),
            name: reading.name.get().to_owned(),
            place: reading.place.get().to_owned(),
            note: reading.note.get().to_owned(),
            is_chosen: chosen.map_or(is_default, |id| *id == reading.id),
        }
    })
    .collect()
}
