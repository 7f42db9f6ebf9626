//! One indicator as plan files write it.

use serde::{Deserialize, Serialize};

use super::fault::Fault;
use super::object::{object, objects, optional};
use crate::plan::{
    Amount, Bounds, Comparison, Decimals, Id, Indicator, Measure, Measured, Nature, OpSource, Reading, Source, Start, Statement,
    Threshold, Wording, Years,
};
use crate::word;

/// An indicator; the fields in the order in which they are written.
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
    measure: Measure,
    #[serde(deserialize_with = "object")]
    start: StartFile,
    #[serde(deserialize_with = "object")]
    target: TargetFile,
    op_source: OpSource,
    decimals: Decimals,
    #[serde(deserialize_with = "object")]
    bounds: Bounds,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    per_head: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    part_of: Option<Id>,
    #[serde(deserialize_with = "object")]
    source: Source,
    #[serde(default, deserialize_with = "objects")]
    readings: Vec<ReadingFile>,
}

#[derive(Clone, Copy, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct StartFile {
    kind: StartKind,
    value: Option<Amount>,
}

#[derive(Clone, Copy, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
enum StartKind {
    Value,
    Below,
    EarlierTotal,
    Missing,
}

#[derive(Clone, Copy, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct TargetFile {
    op: OpFile,
    value: Option<Amount>,
}

#[derive(Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
enum OpFile {
    #[serde(rename = ">=")]
    AtLeast,
    #[serde(rename = ">")]
    MoreThan,
    #[serde(rename = "<=")]
    AtMost,
    #[serde(rename = "<")]
    LessThan,
    #[serde(rename = "status")]
    Status,
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
    measure: Option<Measure>,
    #[serde(default, deserialize_with = "optional", skip_serializing_if = "Option::is_none")]
    start: Option<StartFile>,
    #[serde(default, deserialize_with = "optional", skip_serializing_if = "Option::is_none")]
    target: Option<TargetFile>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    op_source: Option<OpSource>,
}

/// The four fields that make up a statement.
#[derive(Clone, Copy)]
struct StatementFile {
    measure: Measure,
    start: StartFile,
    target: TargetFile,
    op_source: OpSource,
}

impl IndicatorFile {
    pub(super) fn into_indicator(self) -> Result<Indicator, Vec<Fault>> {
        let default = StatementFile { measure: self.measure, start: self.start, target: self.target, op_source: self.op_source };
        let mut faults = Vec::new();
        let statement = default.into_statement().map_err(|fault| faults.push(fault)).ok();
        let mut readings = Vec::with_capacity(self.readings.len());
        for (at, file) in self.readings.into_iter().enumerate() {
            match file.into_reading(default) {
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
            decimals: indicator.decimals,
            bounds: indicator.bounds,
            per_head: indicator.per_head,
            part_of: indicator.part_of.clone(),
            source: indicator.source.clone(),
            readings: indicator.readings.iter().map(|reading| ReadingFile::of(reading, &indicator.statement)).collect(),
        }
    }
}

impl StatementFile {
    fn into_statement(self) -> Result<Statement, Fault> {
        let kind = match (self.measure, self.target.op) {
            (Measure::Status, OpFile::Status) => {
                return match (self.start.kind, self.target.value) {
                    (StartKind::Missing, None) => Ok(Statement::Status),
                    (_, Some(_)) => Err(Fault::new(
                        "target.value",
                        word!("定性指标没有数值，应为 null", "a qualitative indicator has no number; it must be null"),
                    )),
                    _ => Err(Fault::new(
                        "start.kind",
                        word!("定性指标没有起点，应为 missing", "a qualitative indicator has no baseline; it must be missing"),
                    )),
                };
            }
            (Measure::Status, _) => {
                return Err(Fault::new(
                    "target.op",
                    word!("定性指标（status）的 op 应为 status", "the op of a qualitative indicator (status) must be status"),
                ));
            }
            (_, OpFile::Status) => {
                return Err(Fault::new(
                    "measure",
                    word!("op 为 status 时 measure 应为 status", "where op is status, measure must be status"),
                ));
            }
            (Measure::Level, _) => Years::Values,
            (Measure::Cumulative, _) => Years::Flows,
            (Measure::AverageGrowth, _) => Years::Rates,
        };
        let value = self.target.value.ok_or_else(|| {
            Fault::new("target.value", word!("缺少目标值，应为数值", "the target is missing; it must be a number"))
        })?;
        let target = Threshold { op: self.target.op.comparison(), value };
        Ok(Statement::Measured(Measured { kind, start: self.start.into_start(kind)?, target, op_source: self.op_source }))
    }

    fn of(statement: &Statement) -> Self {
        let missing = StartFile { kind: StartKind::Missing, value: None };
        match statement {
            Statement::Status(_) => Self {
                measure: Measure::Status,
                start: missing,
                target: TargetFile { op: OpFile::Status, value: None },
                op_source: OpSource::Stated,
            },
            Statement::Measured(stated) => Self {
                measure: statement.measure(),
                start: StartFile::of(stated.start),
                target: TargetFile { op: OpFile::of(stated.target.op), value: Some(stated.target.value) },
                op_source: stated.op_source,
            },
        }
    }
}

impl StartFile {
    fn into_start(self, kind: Kind) -> Result<Start, Fault> {
        let value = || self.value.ok_or_else(|| Fault::new("start.value", word!("缺少数值", "the number is missing")));
        match self.kind {
            StartKind::Value => Ok(Start::Value(value()?)),
            StartKind::Below if kind == Years::Values => Ok(Start::Below(value()?)),
            StartKind::Below => Err(Fault::new("start.kind", word!("below 只用于水平值（level）", "below is for levels only"))),
            StartKind::EarlierTotal if kind == Years::Flows => Ok(Start::EarlierTotal(value()?)),
            StartKind::EarlierTotal => Err(Fault::new(
                "start.kind",
                word!("earlier_total 只用于累计值（cumulative）", "earlier_total is for cumulative indicators only"),
            )),
            StartKind::Missing if self.value.is_none() => Ok(Start::Missing),
            StartKind::Missing => Err(Fault::new(
                "start.value",
                word!("起点缺失（missing）时应为 null", "where the baseline is missing it must be null"),
            )),
        }
    }

    const fn of(start: Start) -> Self {
        match start {
            Start::Value(value) => Self { kind: StartKind::Value, value: Some(value) },
            Start::Below(value) => Self { kind: StartKind::Below, value: Some(value) },
            Start::EarlierTotal(value) => Self { kind: StartKind::EarlierTotal, value: Some(value) },
            Start::Missing => Self { kind: StartKind::Missing, value: None },
        }
    }
}

impl OpFile {
    /// The comparison; a status has none and is never asked.
    const fn comparison(self) -> Comparison {
        match self {
            Self::AtLeast | Self::Status => Comparison::AtLeast,
            Self::MoreThan => Comparison::MoreThan,
            Self::AtMost => Comparison::AtMost,
            Self::LessThan => Comparison::LessThan,
        }
    }

    const fn of(op: Comparison) -> Self {
        match op {
            Comparison::AtLeast => Self::AtLeast,
            Comparison::MoreThan => Self::MoreThan,
            Comparison::AtMost => Self::AtMost,
            Comparison::LessThan => Self::LessThan,
        }
    }
}

impl ReadingFile {
    /// What a reading leaves out is as the indicator states it.
    fn into_reading(self, default: StatementFile) -> Result<Reading, Fault> {
        let stated = StatementFile {
            measure: self.measure.unwrap_or(default.measure),
            start: self.start.unwrap_or(default.start),
            target: self.target.unwrap_or(default.target),
            op_source: self.op_source.unwrap_or(default.op_source),
        };
        let statement = stated.into_statement()?;
        Ok(Reading { id: self.id, name: self.name, place: self.place, note: self.note, statement })
    }

    fn of(reading: &Reading, default: &Statement) -> Self {
        let stated = Some(StatementFile::of(&reading.statement)).filter(|_| reading.statement != *default);
        Self {
            id: reading.id.clone(),
            name: reading.name.clone(),
            place: reading.place.clone(),
            note: reading.note.clone(),
            measure: stated.map(|stated| stated.measure),
            start: stated.map(|stated| stated.start),
            target: stated.map(|stated| stated.target),
            op_source: stated.map(|stated| stated.op_source),
        }
    }
}
