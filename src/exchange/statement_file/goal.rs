//! Goals in files.

use std::fmt;

use serde::de::Visitor;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::is_default;
use crate::exchange::fault::Fault;
use crate::exchange::object::optional;
use crate::plan::{Amount, Comparison, Direction, Id, Threshold, Year};
use crate::plan::{Goal, Milestone, Of, OpSource, Range, Status, Than};
use crate::{phrase, word};

/// The fields of a goal, in the order in which they are written.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(in crate::exchange) struct GoalFile {
    op: OpFile,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    value: Option<ValueFile>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    low: Option<Amount>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    high: Option<Amount>,
    #[serde(default, skip_serializing_if = "is_default")]
    both: bool,
    #[serde(default, deserialize_with = "optional", skip_serializing_if = "Option::is_none")]
    than: Option<ThanFile>,
    #[serde(default, skip_serializing_if = "is_default")]
    about: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    wanted: Option<Direction>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    by: Option<Year>,
}

/// A goal for another year, before or after the target year.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(in crate::exchange) struct MilestoneFile {
    year: Year,
    op: OpFile,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    value: Option<ValueFile>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    low: Option<Amount>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    high: Option<Amount>,
    #[serde(default, skip_serializing_if = "is_default")]
    both: bool,
    #[serde(default, deserialize_with = "optional", skip_serializing_if = "Option::is_none")]
    than: Option<ThanFile>,
    #[serde(default, skip_serializing_if = "is_default")]
    about: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    wanted: Option<Direction>,
    op_source: OpSource,
}

/// The figure that a goal refers to.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(in crate::exchange) struct ThanFile {
    of: OfFile,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    id: Option<Id>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    times: Option<Amount>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    plus: Option<Amount>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
enum OfFile {
    Baseline,
    Indicator,
    Reference,
    Previous,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
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
    #[serde(rename = "between")]
    Between,
    #[serde(rename = "later")]
    Later,
    #[serde(rename = "none")]
    Watched,
    #[serde(rename = "status")]
    Status,
}

/// A number, or words in its place.
#[derive(Clone, Debug, PartialEq)]
enum ValueFile {
    /// Written where version 1 writes that there is none.
    Null,
    Number(Amount),
    Words(String),
}

const ONE: Amount = Amount::of(1.0);

impl GoalFile {
    const fn empty(op: OpFile) -> Self {
        Self { op, value: None, low: None, high: None, both: false, than: None, about: false, wanted: None, by: None }
    }

    pub(super) fn is_status(&self) -> bool {
        self.op == OpFile::Status
    }

    /// The words of a status and the year by which it has to be reached.
    pub(super) fn into_status(self) -> Result<(String, Option<Year>), Fault> {
        if self.op != OpFile::Status {
            return Err(Fault::new(
                "op",
                word!("定性指标（status）的 op 应为 status", "the op of a qualitative indicator (status) must be status"),
            ));
        }
        self.only(&["value", "by"])?;
        let by = self.by;
        match self.value {
            None | Some(ValueFile::Null) => Ok((String::new(), by)),
            Some(ValueFile::Words(words)) => Ok((words, by)),
            Some(ValueFile::Number(_)) => Err(Fault::new(
                "value",
                word!("定性指标没有数值，应为文字或 null", "a qualitative indicator has no number; it must be words or null"),
            )),
        }
    }

    /// The goal.
    pub(super) fn into_goal(self) -> Result<Goal, Fault> {
        match self.op {
            OpFile::Between => self.range().map(Goal::Between),
            OpFile::Later => Ok(Goal::Later { words: self.words()?, wanted: self.wanted }),
            OpFile::Watched => Ok(Goal::Watched { words: self.words()?, wanted: self.wanted }),
            OpFile::Status => Err(Fault::new("op", word!("status 只用于定性指标", "status is for qualitative indicators only"))),
            op => self.compared(op.comparison()),
        }
    }

    fn compared(self, op: Comparison) -> Result<Goal, Fault> {
        if let Some(than) = self.than.clone() {
            self.only(&["than", "wanted"])?;
            return than.into_than(op, self.wanted).map(Goal::Than);
        }
        self.only(&["value", "about", "wanted"])?;
        if let Some(wanted) = self.wanted {
            self.agrees(op, wanted)?;
        }
        let value = self.number()?;
        let threshold = Threshold { op, value };
        Ok(if self.about { Goal::About(threshold) } else { Goal::Number(threshold) })
    }

    /// The comparison already says which way helps; another direction is a contradiction.
    fn agrees(&self, op: Comparison, wanted: Direction) -> Result<(), Fault> {
        let problem = if !self.about {
            word!("目标已说明方向，不需要 wanted", "the goal itself says which way helps; leave wanted out")
        } else if op.direction() != wanted {
            word!("与 op 的方向相反", "it contradicts op")
        } else {
            return Ok(());
        };
        Err(Fault::new("wanted", problem))
    }

    fn number(&self) -> Result<Amount, Fault> {
        match &self.value {
            Some(ValueFile::Number(number)) => Ok(*number),
            Some(ValueFile::Words(words)) => {
                Err(Fault::new("value", phrase!("为“{words}”，应为数值", "it is “{words}”; it must be a number")))
            }
            None | Some(ValueFile::Null) => {
                Err(Fault::new("value", word!("缺少目标值，应为数值", "the target is missing; it must be a number")))
            }
        }
    }

    fn words(&self) -> Result<String, Fault> {
        self.only(&["value", "wanted"])?;
        match &self.value {
            None | Some(ValueFile::Null) => Ok(String::new()),
            Some(ValueFile::Words(words)) => Ok(words.clone()),
            Some(ValueFile::Number(number)) => {
                Err(Fault::new("value", phrase!("为 {}，应为文字", "it is {}; it must be words", number.get())))
            }
        }
    }

    fn range(&self) -> Result<Range, Fault> {
        self.only(&["low", "high", "both", "wanted"])?;
        let end = |field: &str, end: Option<Amount>| {
            end.ok_or_else(|| {
                Fault::new(field, word!("缺少范围的一端，应为数值", "an end of the range is missing; it must be a number"))
            })
        };
        let (low, high) = (end("low", self.low)?, end("high", self.high)?);
        if low > high {
            let (low, high) = (low.get(), high.get());
            return Err(Fault::new(
                "high",
                phrase!("为 {high}，应不小于 low 的 {low}", "it is {high}; it must not be below low, {low}"),
            ));
        }
        Ok(Range { low, high, both: self.both, wanted: self.wanted })
    }

    /// Refuses every field that has no meaning beside this goal.
    fn only(&self, allowed: &[&str]) -> Result<(), Fault> {
        let fields = [
            ("value", !matches!(self.value, None | Some(ValueFile::Null))),
            ("low", self.low.is_some()),
            ("high", self.high.is_some()),
            ("both", self.both),
            ("than", self.than.is_some()),
            ("about", self.about),
            ("wanted", self.wanted.is_some()),
            ("by", self.by.is_some()),
        ];
        match fields.into_iter().find(|(field, is_there)| *is_there && !allowed.contains(field)) {
            None => Ok(()),
            Some((field, _)) => {
                let op = self.op.code();
                let known = allowed.join(word!("、", ", "));
                Err(Fault::new(field, phrase!("此处（op 为 {op}）只能有 {known}", "here (op is {op}) there may only be {known}")))
            }
        }
    }

    pub(super) fn of(goal: &Goal) -> Self {
        match goal {
            Goal::Number(threshold) => Self::of_number(*threshold),
            Goal::About(threshold) => Self { about: true, ..Self::of_number(*threshold) },
            Goal::Between(range) => Self {
                low: Some(range.low),
                high: Some(range.high),
                both: range.both,
                wanted: range.wanted,
                ..Self::empty(OpFile::Between)
            },
            Goal::Than(than) => Self { than: Some(ThanFile::of(than)), wanted: than.wanted, ..Self::empty(OpFile::of(than.op)) },
            Goal::Later { words, wanted } => Self { value: in_words(words), wanted: *wanted, ..Self::empty(OpFile::Later) },
            Goal::Watched { words, wanted } => Self { value: in_words(words), wanted: *wanted, ..Self::empty(OpFile::Watched) },
        }
    }

    fn of_number(threshold: Threshold) -> Self {
        Self { value: Some(ValueFile::Number(threshold.value)), ..Self::empty(OpFile::of(threshold.op)) }
    }

    pub(super) fn of_status(status: &Status) -> Self {
        Self { value: Some(in_words(&status.words).unwrap_or(ValueFile::Null)), by: status.by, ..Self::empty(OpFile::Status) }
    }
}

fn in_words(words: &str) -> Option<ValueFile> {
    (!words.is_empty()).then(|| ValueFile::Words(words.to_owned()))
}

impl MilestoneFile {
    pub(super) fn into_milestone(self) -> Result<Milestone, Fault> {
        let Self { year, op, value, low, high, both, than, about, wanted, op_source } = self;
        let goal = GoalFile { op, value, low, high, both, than, about, wanted, by: None }.into_goal()?;
        Ok(Milestone { year, goal, op_source })
    }

    pub(super) fn of(milestone: &Milestone) -> Self {
        let GoalFile { op, value, low, high, both, than, about, wanted, by: _ } = GoalFile::of(&milestone.goal);
        Self { year: milestone.year, op, value, low, high, both, than, about, wanted, op_source: milestone.op_source }
    }
}

impl ThanFile {
    fn into_than(self, op: Comparison, wanted: Option<Direction>) -> Result<Than, Fault> {
        let of = self.figure().map_err(|fault| fault.within("than"))?;
        if wanted.is_some() && of != Of::Previous {
            return Err(Fault::new(
                "wanted",
                word!(
                    "目标已说明方向，只有与上年相比（previous）时才需要 wanted",
                    "the goal itself says which way helps; wanted is for the year before (previous) only"
                ),
            ));
        }
        Ok(Than { op, of, times: self.times.unwrap_or(ONE), plus: self.plus.unwrap_or(Amount::ZERO), wanted })
    }

    fn figure(&self) -> Result<Of, Fault> {
        let missing = |field: &str, of: &str| {
            Err(Fault::new(field, phrase!("of 为 {of} 时不能缺少", "it must not be missing where of is {of}")))
        };
        let (of, code) = match (self.of, &self.id, &self.name) {
            (OfFile::Indicator, Some(id), None) => return Ok(Of::Indicator(id.clone())),
            (OfFile::Indicator, None, _) => return missing("id", "indicator"),
            (OfFile::Indicator, Some(_), Some(_)) => (Of::Baseline, "indicator"),
            (OfFile::Reference, None, Some(name)) => return Ok(Of::Reference(name.clone())),
            (OfFile::Reference, _, None) => return missing("name", "reference"),
            (OfFile::Reference, Some(_), Some(_)) => (Of::Baseline, "reference"),
            (OfFile::Baseline, ..) => (Of::Baseline, "baseline"),
            (OfFile::Previous, ..) => (Of::Previous, "previous"),
        };
        let odd = match self.of {
            OfFile::Indicator => self.name.as_ref().map(|_| "name"),
            OfFile::Reference => self.id.as_ref().map(|_| "id"),
            OfFile::Baseline | OfFile::Previous => self.id.as_ref().map(|_| "id").or(self.name.as_ref().map(|_| "name")),
        };
        match odd {
            None => Ok(of),
            Some(field) => Err(Fault::new(
                field,
                phrase!("of 为 {code} 时没有这一项，应删去", "where of is {code} there is none; leave it out"),
            )),
        }
    }

    fn of(than: &Than) -> Self {
        let (of, id, name) = match &than.of {
            Of::Baseline => (OfFile::Baseline, None, None),
            Of::Indicator(id) => (OfFile::Indicator, Some(id.clone()), None),
            Of::Reference(name) => (OfFile::Reference, None, Some(name.clone())),
            Of::Previous => (OfFile::Previous, None, None),
        };
        let times = Some(than.times).filter(|times| *times != ONE);
        let plus = Some(than.plus).filter(|plus| *plus != Amount::ZERO);
        Self { of, id, name, times, plus }
    }
}

impl OpFile {
    /// The comparison; what is none is never asked.
    const fn comparison(self) -> Comparison {
        match self {
            Self::MoreThan => Comparison::MoreThan,
            Self::AtMost => Comparison::AtMost,
            Self::LessThan => Comparison::LessThan,
            Self::AtLeast | Self::Between | Self::Later | Self::Watched | Self::Status => Comparison::AtLeast,
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

    const fn code(self) -> &'static str {
        match self {
            Self::AtLeast => ">=",
            Self::MoreThan => ">",
            Self::AtMost => "<=",
            Self::LessThan => "<",
            Self::Between => "between",
            Self::Later => "later",
            Self::Watched => "none",
            Self::Status => "status",
        }
    }
}

impl Serialize for ValueFile {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null => serializer.serialize_none(),
            Self::Number(number) => number.serialize(serializer),
            Self::Words(words) => serializer.serialize_str(words),
        }
    }
}

impl<'de> Deserialize<'de> for ValueFile {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Value)
    }
}

struct Value;

impl Visitor<'_> for Value {
    type Value = ValueFile;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(word!("数或文字", "a number or words"))
    }

    fn visit_f64<E: serde::de::Error>(self, number: f64) -> Result<ValueFile, E> {
        Amount::new(number).map(ValueFile::Number).map_err(E::custom)
    }

    #[expect(clippy::cast_precision_loss, reason = "as every other number of a file")]
    fn visit_u64<E: serde::de::Error>(self, number: u64) -> Result<ValueFile, E> {
        self.visit_f64(number as f64)
    }

    #[expect(clippy::cast_precision_loss, reason = "as every other number of a file")]
    fn visit_i64<E: serde::de::Error>(self, number: i64) -> Result<ValueFile, E> {
        self.visit_f64(number as f64)
    }

    fn visit_str<E: serde::de::Error>(self, words: &str) -> Result<ValueFile, E> {
        Ok(ValueFile::Words(words.to_owned()))
    }
}

#[cfg(not(target_arch = "wasm32"))]
impl schemars::JsonSchema for ValueFile {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Value".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({"description": "A number, or the words that stand in its place.", "type": ["number", "string", "null"]})
    }
}
