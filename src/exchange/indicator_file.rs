//! One indicator in plan files.

use serde::{Deserialize, Serialize};

use super::fault::Fault;
use super::object::{object, objects, optional};
use super::statement_file::{GoalFile, MeasureFile, MilestoneFile, StartFile, StatementFile, is_default};
use crate::plan::{Bounds, Decimals, Id, Indicator, Nature, OpSource, Reading, Source, Statement, When, Wording, Year};

/// An indicator, with the fields in the order in which they are written.
#[derive(Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(super) struct IndicatorFile {
    id: Id,
    group: Id,
    domain: Wording,
    name: Wording,
    unit: Wording,
    nature: Option<Nature>,
    measure: MeasureFile,
    #[serde(deserialize_with = "object")]
    start: StartFile,
    #[serde(deserialize_with = "object")]
    target: GoalFile,
    op_source: OpSource,
    #[serde(default, skip_serializing_if = "is_default")]
    when: When,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    year: Option<Year>,
    #[serde(default, deserialize_with = "optional", skip_serializing_if = "Option::is_none")]
    stretch: Option<GoalFile>,
    #[serde(default, deserialize_with = "objects", skip_serializing_if = "Vec::is_empty")]
    milestones: Vec<MilestoneFile>,
    decimals: Decimals,
    #[serde(deserialize_with = "object")]
    bounds: Bounds,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    per_head: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    part_of: Option<Id>,
    #[serde(default, skip_serializing_if = "Wording::is_empty")]
    lead: Wording,
    #[serde(deserialize_with = "object")]
    source: Source,
    #[serde(default, deserialize_with = "objects")]
    readings: Vec<ReadingFile>,
}

#[derive(Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct ReadingFile {
    id: Id,
    name: Wording,
    place: Wording,
    note: Wording,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    measure: Option<MeasureFile>,
    #[serde(default, deserialize_with = "optional", skip_serializing_if = "Option::is_none")]
    start: Option<StartFile>,
    #[serde(default, deserialize_with = "optional", skip_serializing_if = "Option::is_none")]
    target: Option<GoalFile>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    op_source: Option<OpSource>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    when: Option<When>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    year: Option<Year>,
    #[serde(default, deserialize_with = "optional", skip_serializing_if = "Option::is_none")]
    stretch: Option<GoalFile>,
    #[serde(default, deserialize_with = "objects", skip_serializing_if = "Vec::is_empty")]
    milestones: Vec<MilestoneFile>,
}

impl IndicatorFile {
    pub(super) fn into_indicator(self) -> Result<Indicator, Vec<Fault>> {
        let default = StatementFile {
            measure: self.measure,
            start: self.start,
            target: self.target,
            op_source: self.op_source,
            when: self.when,
            year: self.year,
            stretch: self.stretch,
            milestones: self.milestones,
        };
        let mut faults = Vec::new();
        let statement = default.clone().into_statement().map_err(|fault| faults.push(fault)).ok();
        let mut readings = Vec::with_capacity(self.readings.len());
        for (at, file) in self.readings.into_iter().enumerate() {
            match file.into_reading(&default) {
                Ok(reading) => readings.push(reading),
                Err(fault) => faults.push(fault.within(&format!("readings[{at}]"))),
            }
        }
        let Some(statement) = statement.filter(|_| faults.is_empty()) else { return Err(faults) };
        Ok(Indicator {
            id: self.id,
            group: self.group,
            domain: self.domain,
            name: self.name,
            unit: self.unit,
            nature: self.nature,
            decimals: self.decimals,
            bounds: self.bounds,
            per_head: self.per_head,
            part_of: self.part_of,
            lead: self.lead,
            source: self.source,
            statement,
            readings,
        })
    }

    pub(super) fn of(indicator: &Indicator) -> Self {
        let stated = StatementFile::of(&indicator.statement);
        Self {
            id: indicator.id.clone(),
            group: indicator.group.clone(),
            domain: indicator.domain.clone(),
            name: indicator.name.clone(),
            unit: indicator.unit.clone(),
            nature: indicator.nature,
            measure: stated.measure,
            start: stated.start,
            target: stated.target,
            op_source: stated.op_source,
            when: stated.when,
            year: stated.year,
            stretch: stated.stretch,
            milestones: stated.milestones,
            decimals: indicator.decimals,
            bounds: indicator.bounds,
            per_head: indicator.per_head,
            part_of: indicator.part_of.clone(),
            lead: indicator.lead.clone(),
            source: indicator.source.clone(),
            readings: indicator.readings.iter().map(|reading| ReadingFile::of(reading, &indicator.statement)).collect(),
        }
    }
}

impl ReadingFile {
    /// A reading; fields that it leaves out are those of the indicator.
    fn into_reading(self, default: &StatementFile) -> Result<Reading, Fault> {
        let stated = StatementFile {
            measure: self.measure.unwrap_or(default.measure),
            start: self.start.unwrap_or_else(|| default.start.clone()),
            target: self.target.unwrap_or_else(|| default.target.clone()),
            op_source: self.op_source.unwrap_or(default.op_source),
            when: self.when.unwrap_or(default.when),
            year: self.year.or(default.year),
            stretch: self.stretch.or_else(|| default.stretch.clone()),
            milestones: if self.milestones.is_empty() { default.milestones.clone() } else { self.milestones },
        };
        let statement = stated.into_statement()?;
        Ok(Reading { id: self.id, name: self.name, place: self.place, note: self.note, statement })
    }

    fn of(reading: &Reading, default: &Statement) -> Self {
        let stated = Some(StatementFile::of(&reading.statement)).filter(|_| reading.statement != *default);
        let own = StatementFile::of(default);
        let differs = |stated: &StatementFile| stated.when != own.when;
        Self {
            id: reading.id.clone(),
            name: reading.name.clone(),
            place: reading.place.clone(),
            note: reading.note.clone(),
            measure: stated.as_ref().map(|stated| stated.measure),
            start: stated.as_ref().map(|stated| stated.start.clone()),
            target: stated.as_ref().map(|stated| stated.target.clone()),
            op_source: stated.as_ref().map(|stated| stated.op_source),
            when: stated.as_ref().filter(|stated| differs(stated)).map(|stated| stated.when),
            year: stated.as_ref().and_then(|stated| stated.year).filter(|year| own.year != Some(*year)),
            stretch: stated.as_ref().and_then(|stated| stated.stretch.clone()).filter(|it| own.stretch.as_ref() != Some(it)),
            milestones: stated.map(|stated| stated.milestones).filter(|it| own.milestones != *it).unwrap_or_default(),
        }
    }
}
