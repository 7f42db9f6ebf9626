//! What can be chosen: family, limit, status, reading.

use super::Subject;
use super::lever::not_set;
use crate::plan::{Id, Measured, Statement, Year, Years};
use crate::projection::{Family, Growth, GrowthNumber, StatusReport};
use crate::scenario::Assumption;
use crate::view::{changes, number, words};
use crate::{phrase, word};

/// A growth family to choose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FamilyChoice {
    /// The family.
    pub family: Family,
    /// Its name.
    pub name: &'static str,
    /// In plain words.
    pub note: String,
    /// Whether it is chosen.
    pub is_chosen: bool,
}

/// The families that suit the indicator.
pub(super) fn families(subject: Subject, stated: &Measured) -> Vec<FamilyChoice> {
    let chosen = subject.assumption.growth.as_ref().map_or(Family::Hold, Growth::family);
    // A total is shared out evenly before anything else.
    let even = std::iter::once(Family::Even);
    let offered = even.chain(Family::ALL.into_iter().filter(|family| *family != Family::Even));
    offered
        .filter(|family| family.suits(stated))
        .map(|family| match (family, stated.measure.years()) {
            (Family::Hold, Years::Rates) if !stated.has_rate() => {
                (not_set(), word!("还没有对增速作出假设。", "No growth rate is assumed yet."), family)
            }
            (Family::Hold, Years::Rates) => {
                (family.name(), word!("增速照基年的继续。", "The growth rate of the base year continues."), family)
            }
            (Family::Hold, Years::Flows) => (
                family.name(),
                word!("以后每年的量都和基年一样。", "Every later year brings what the base year brought."),
                family,
            ),
            (Family::Linear, Years::Flows) => (
                word!("逐年递增", "Rising every year"),
                word!(
                    "每年的量比上一年多（或少）同样多。",
                    "Every year brings more (or less) than the last, by the same amount."
                ),
                family,
            ),
            _ => (family.name(), family.note(), family),
        })
        .map(|(name, note, family)| {
            let is_chosen = family == chosen;
            let more = if is_chosen { half_a_curve(subject, stated) } else { String::new() };
            FamilyChoice { family, name, note: format!("{note}{more}"), is_chosen }
        })
        .collect()
}

/// An S-curve that starts beyond the middle has no slow beginning, and beside its ceiling hardly anything.
fn half_a_curve(subject: Subject, stated: &Measured) -> String {
    let Some(Growth::Logistic { ceiling, .. }) = &subject.assumption.growth else { return String::new() };
    let start = subject.judgement.start.and_then(crate::projection::Value::exact);
    let limit = ceiling.or(subject.indicator.natural_ceiling(stated));
    let (Some(start), Some(limit)) = (start, limit) else { return String::new() };
    if 2.0 * start.get() <= limit.get() {
        return String::new();
    }
    let [start, limit] = [start, limit].map(|it| number::brief(it.get(), 4));
    phrase!(
        "起点 {start} 已过上限 {limit} 的一半，只剩越来越慢的后半段，不呈 S 形。",
        " The baseline {start} lies beyond half of the limit {limit}: what is left only slows down and is no S."
    )
}

/// The limit of a gap or an S-curve: label and value.
pub(super) fn limit(subject: Subject, stated: &Measured) -> Option<(String, String)> {
    let growth = subject.assumption.growth.as_ref()?;
    let numbers = growth.numbers();
    let (label, limit) = growth.family().takes().find_map(|number| match number {
        GrowthNumber::Limit => {
            Some((word!("目标水平 L", "Level approached L"), numbers.limit.or(subject.indicator.natural_limit(stated))))
        }
        GrowthNumber::Ceiling => {
            Some((word!("上限 L", "Limit L"), numbers.ceiling.or(subject.indicator.natural_ceiling(stated))))
        }
        _ => None,
    })?;
    Some((label.to_owned(), limit.map(|limit| number::held(limit.get(), 4)).unwrap_or_default()))
}

/// The damping factor.
pub(super) fn damping(assumption: &Assumption) -> Option<String> {
    let phi = assumption.growth.as_ref()?.numbers().phi?;
    Some(number::held(phi.get(), 4))
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
    pub report: Option<StatusReport>,
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
    let years = subject.plan.period.projected().map(|year: Year| Some(StatusReport::Reached(year)));
    let all = std::iter::once(None).chain(years).chain([Some(StatusReport::NotReached)]);
    let name =
        |report: Option<StatusReport>| report.map_or_else(|| word!("尚未说明", "Not stated yet").to_owned(), changes::status);
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
