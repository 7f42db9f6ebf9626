//! The base figure of a row in files.

use serde::{Deserialize, Serialize};

use super::{has_earlier_total, is_default};
use crate::exchange::fault::Fault;
use crate::plan::{Amount, Wording, Year};
use crate::plan::{Basis, Measure, Start, Years};
use crate::{phrase, word};

/// The fields of a base figure.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(in crate::exchange) struct StartFile {
    kind: StartKind,
    value: Option<Amount>,
    #[serde(default, skip_serializing_if = "is_default")]
    closed: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    year: Option<Year>,
    #[serde(default, skip_serializing_if = "is_default")]
    estimated: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    unit: Option<Wording>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
enum StartKind {
    Value,
    Below,
    Above,
    EarlierTotal,
    LastRate,
    Missing,
}

impl StartFile {
    /// The base figure for a measure.
    pub(super) fn into_start(self, measure: Measure) -> Result<(Start, Basis), Fault> {
        if self.closed && !matches!(self.kind, StartKind::Below | StartKind::Above) {
            return Err(Fault::new("closed", word!("只用于 below 和 above", "it is for below and above only")));
        }
        let start = match self.kind {
            StartKind::Missing if self.value.is_none() => Start::Missing,
            StartKind::Missing => {
                return Err(Fault::new(
                    "value",
                    word!("起点缺失（missing）时应为 null", "where the baseline is missing it must be null"),
                ));
            }
            kind => kind.start(self.number()?, self.closed, measure)?,
        };
        Ok((start, Basis { year: self.year, estimated: self.estimated, unit: self.unit }))
    }

    /// The base figure kept beside words.
    pub(super) fn beside_words(&self) -> Result<Option<Amount>, Fault> {
        let plain = Self { kind: self.kind, value: self.value, ..Self::of(Start::Missing, &Basis::default()) };
        if *self != plain {
            return Err(Fault::new(
                "",
                word!("定性指标的起点只有 kind 和 value", "the baseline of a qualitative indicator has kind and value only"),
            ));
        }
        match self.kind {
            StartKind::Value => self.number().map(Some),
            StartKind::Missing if self.value.is_none() => Ok(None),
            StartKind::Missing => {
                Err(Fault::new("value", word!("起点缺失（missing）时应为 null", "where the baseline is missing it must be null")))
            }
            _ => Err(Fault::new(
                "kind",
                word!("定性指标的起点应为 value 或 missing", "the baseline of a qualitative indicator must be value or missing"),
            )),
        }
    }

    fn number(&self) -> Result<Amount, Fault> {
        self.value.ok_or_else(|| Fault::new("value", word!("缺少数值", "the number is missing")))
    }

    pub(super) fn of(start: Start, basis: &Basis) -> Self {
        let kind = match start {
            Start::Value(_) => StartKind::Value,
            Start::Below { .. } => StartKind::Below,
            Start::Above { .. } => StartKind::Above,
            Start::EarlierTotal(_) => StartKind::EarlierTotal,
            Start::LastRate(_) => StartKind::LastRate,
            Start::Missing => StartKind::Missing,
        };
        let closed = matches!(start, Start::Below { closed: true, .. } | Start::Above { closed: true, .. });
        Self { kind, value: start.number(), closed, year: basis.year, estimated: basis.estimated, unit: basis.unit.clone() }
    }
}

impl StartKind {
    fn start(self, number: Amount, closed: bool, measure: Measure) -> Result<Start, Fault> {
        let code = measure.code();
        let of_values = |start| if measure.years() == Years::Values { Ok(start) } else { Err(only_for_values(code)) };
        match self {
            Self::Value => Ok(Start::Value(number)),
            Self::Below => of_values(Start::Below { end: number, closed }),
            Self::Above => of_values(Start::Above { end: number, closed }),
            Self::EarlierTotal if has_earlier_total(measure) => Ok(Start::EarlierTotal(number)),
            Self::EarlierTotal => Err(Fault::new(
                "kind",
                phrase!(
                    "earlier_total 只用于累计值和各种变化，不用于 {code}",
                    "earlier_total is for totals and changes, not for {code}"
                ),
            )),
            Self::LastRate if measure.is_of_rates() => Ok(Start::LastRate(number)),
            Self::LastRate => Err(Fault::new(
                "kind",
                phrase!("last_rate 只用于年均增速，不用于 {code}", "last_rate is for average growth, not for {code}"),
            )),
            Self::Missing => Ok(Start::Missing),
        }
    }
}

fn only_for_values(code: &str) -> Fault {
    Fault::new(
        "kind",
        phrase!(
            "below 和 above 只用于逐年的值，不用于 {code}",
            "below and above are for values as they stand in a year, not for {code}"
        ),
    )
}
