//! A statement in plan files: what is measured, the start, the goal and the years.
//!
//! `goal` has the form of a goal, `start` that of a base figure. A statement that version 1 could say is written as in version 1, byte for
//! byte.

mod goal;
mod start;

use std::borrow::Cow;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::fault::Fault;
use super::object::{object, objects, optional};
use crate::plan::Year;
use crate::plan::{Basis, Goal, Measure, Measured, Milestone, Of, OpSource, Origin, Start, Statement, Status, When, Years};
use crate::{phrase, word};

pub(super) use goal::{GoalFile, MilestoneFile};
pub(super) use start::StartFile;

/// The fields of a statement, in the order in which they are written.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(super) struct StatementFile {
    /// What is measured.
    pub(super) measure: MeasureFile,
    /// The base year.
    #[serde(deserialize_with = "object")]
    pub(super) start: StartFile,
    /// The goal.
    #[serde(deserialize_with = "object")]
    pub(super) target: GoalFile,
    /// Whether the comparison is printed or conventional.
    pub(super) op_source: OpSource,
    /// The years in which it has to hold.
    #[serde(default, skip_serializing_if = "is_default")]
    pub(super) when: When,
    /// The row's own target year.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) year: Option<Year>,
    /// A second, harder goal.
    #[serde(default, deserialize_with = "optional", skip_serializing_if = "Option::is_none")]
    pub(super) stretch: Option<GoalFile>,
    /// Goals for other years.
    #[serde(default, deserialize_with = "objects", skip_serializing_if = "Vec::is_empty")]
    pub(super) milestones: Vec<MilestoneFile>,
}

/// What is measured, by its name in files: a measure, or `status`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum MeasureFile {
    /// A person's statement.
    Status,
    /// A function of the path.
    Of(Measure),
}

/// Whether a field has its default value.
pub(super) fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

impl StatementFile {
    /// The statement, or the first fault.
    pub(super) fn into_statement(self) -> Result<Statement, Fault> {
        match self.measure {
            MeasureFile::Status => self.into_status().map(Statement::Status),
            MeasureFile::Of(measure) => self.into_measured(measure).map(Statement::Measured),
        }
    }

    fn into_status(self) -> Result<Status, Fault> {
        let (words, by) = self.target.into_status().map_err(|fault| fault.within("target"))?;
        let start = self.start.beside_words().map_err(|fault| fault.within("start"))?;
        let in_words = || word!("定性指标没有这一项，应删去", "a qualitative indicator has none; leave it out");
        let odd = [
            ("when", self.when != When::End),
            ("year", self.year.is_some()),
            ("stretch", self.stretch.is_some()),
            ("milestones", !self.milestones.is_empty()),
        ];
        match odd.into_iter().find(|(_, is_there)| *is_there) {
            Some((field, _)) => Err(Fault::new(field, in_words())),
            None => Ok(Status { words, by, start }),
        }
    }

    fn into_measured(self, measure: Measure) -> Result<Measured, Fault> {
        if self.target.is_status() {
            return Err(Fault::new(
                "measure",
                phrase!("为 {}；op 为 status 时应为 status", "it is {}; where op is status it must be status", measure.code()),
            ));
        }
        let (start, basis) = self.start.into_start(measure).map_err(|fault| fault.within("start"))?;
        let goal = self.target.into_goal().map_err(|fault| fault.within("target"))?;
        if self.when == When::End && is_of_year_before(&goal) {
            return Err(Fault::new(
                "when",
                word!(
                    "与上年相比（previous）的目标应逐年判断，应为 every_year",
                    "a goal compared with the year before (previous) is judged in each year; it must be every_year"
                ),
            ));
        }
        let stretch = self.stretch.map(GoalFile::into_goal).transpose().map_err(|fault| fault.within("stretch"))?;
        let milestones = in_order(self.milestones)?;
        Ok(Measured {
            measure,
            start,
            basis,
            goal,
            op_source: self.op_source,
            when: self.when,
            year: self.year,
            stretch,
            milestones,
        })
    }

    /// The fields of a statement.
    pub(super) fn of(statement: &Statement) -> Self {
        match statement {
            Statement::Status(status) => Self {
                measure: MeasureFile::Status,
                start: StartFile::of(status.start.map_or(Start::Missing, Start::Value), &Basis::default()),
                target: GoalFile::of_status(status),
                op_source: OpSource::Stated,
                when: When::End,
                year: None,
                stretch: None,
                milestones: Vec::new(),
            },
            Statement::Measured(stated) => Self {
                measure: MeasureFile::Of(stated.measure),
                start: StartFile::of(stated.start, &stated.basis),
                target: GoalFile::of(&stated.goal),
                op_source: stated.op_source,
                when: stated.when,
                year: stated.year,
                stretch: stated.stretch.as_ref().map(GoalFile::of),
                milestones: stated.milestones.iter().map(MilestoneFile::of).collect(),
            },
        }
    }
}

fn is_of_year_before(goal: &Goal) -> bool {
    matches!(goal, Goal::Than(than) if than.of == Of::Previous)
}

/// Milestones in the order of their years, each year once.
fn in_order(files: Vec<MilestoneFile>) -> Result<Vec<Milestone>, Fault> {
    let mut milestones: Vec<Milestone> = Vec::with_capacity(files.len());
    for (at, file) in files.into_iter().enumerate() {
        let place = format!("milestones[{at}]");
        let milestone = file.into_milestone().map_err(|fault| fault.within(&place))?;
        if let Some(before) = milestones.last().filter(|before| before.year >= milestone.year) {
            let (year, before) = (milestone.year, before.year);
            return Err(Fault::new(
                format!("{place}.year"),
                phrase!("为 {year}，应晚于前一个的 {before}", "it is {year}; it must be later than {before}, the one before"),
            ));
        }
        milestones.push(milestone);
    }
    Ok(milestones)
}

/// Whether a statement can only be written in version 2 of the plan file.
pub(super) fn needs_version_2(statement: &Statement) -> bool {
    match statement {
        Statement::Status(status) => *status != Status::default(),
        Statement::Measured(stated) => {
            let is_known = stated.measure.is_of_first_version();
            let is_plain = stated.basis == Basis::default()
                && stated.when == When::End
                && stated.year.is_none()
                && stated.stretch.is_none()
                && stated.milestones.is_empty();
            !(is_known && is_plain && matches!(stated.goal, Goal::Number(_)) && is_first_start(stated))
        }
    }
}

/// Whether version 1 allows that base figure with that measure.
fn is_first_start(stated: &Measured) -> bool {
    match stated.start {
        Start::Value(_) | Start::Missing => true,
        Start::Below { closed, .. } => !closed && stated.measure.is_plain(),
        Start::EarlierTotal(_) => stated.measure.is_of_flows(),
        Start::Above { .. } | Start::LastRate(_) => false,
    }
}

/// Whether the previous period's total or change makes sense for a measure: if it counts from zero, except for rates.
fn has_earlier_total(measure: Measure) -> bool {
    measure.origin() == Origin::Nothing && measure.years() != Years::Rates
}

impl Serialize for MeasureFile {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(match self {
            Self::Status => Statement::STATUS,
            Self::Of(measure) => measure.code(),
        })
    }
}

impl<'de> Deserialize<'de> for MeasureFile {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let code = Cow::<'de, str>::deserialize(deserializer)?;
        if code == Statement::STATUS {
            return Ok(Self::Status);
        }
        Measure::named(&code).map(Self::Of).ok_or_else(|| serde::de::Error::custom(unknown(&code)))
    }
}

fn codes() -> impl Iterator<Item = &'static str> {
    Measure::ALL.into_iter().map(Measure::code).chain([Statement::STATUS])
}

fn unknown(code: &str) -> String {
    let known = codes().collect::<Vec<_>>().join(word!("、", ", "));
    phrase!("为“{code}”，应为 {known} 之一", "it is “{code}”; it must be one of {known}")
}

#[cfg(not(target_arch = "wasm32"))]
impl schemars::JsonSchema for MeasureFile {
    fn schema_name() -> Cow<'static, str> {
        "Measure".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let codes: Vec<_> = codes().collect();
        schemars::json_schema!({"description": "What is measured.", "type": "string", "enum": codes})
    }
}

#[cfg(test)]
mod tests;
