//! The plan file, `tuiyan.plan/1` and `tuiyan.plan/2`.

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use super::decode::{check_format, decode};
use super::fault::{Fault, Faults};
use super::indicator_file::IndicatorFile;
use super::object::{object, objects};
use super::plan_check;
use super::statement_file::needs_version_2;

use crate::phrase;
use crate::plan::{Document, Domain, Glossary, Group, Id, Indicator, Period, Plan, Relation, Wording};

pub(super) const KIND: &str = "tuiyan.plan";
pub(super) const VERSION: u32 = 2;

/// The plan that the program ships with.
pub const BUILTIN: &str = include_str!("../../data/lizhou-14.json");

/// The plan that ships for training: an openly fictional county over eight years.
pub const TRAINING: &str = include_str!("../../data/yunhe-2032.json");

/// The plan file with its indicators as `I`: raw while reading, so that each is reported by itself; typed when writing.
#[derive(Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(super) struct PlanFile<I> {
    format: String,
    id: Id,
    version: String,
    name: Wording,
    short_name: Wording,
    #[serde(deserialize_with = "object")]
    document: Document,
    #[serde(deserialize_with = "object")]
    period: Period,
    #[serde(deserialize_with = "objects")]
    groups: Vec<Group>,
    #[serde(deserialize_with = "objects")]
    domains: Vec<Domain>,
    indicators: Vec<I>,
    #[serde(default, deserialize_with = "objects", skip_serializing_if = "Vec::is_empty")]
    relations: Vec<Relation>,
    /// The document's words in English.
    #[serde(default, skip_serializing_if = "Glossary::is_empty")]
    english: Glossary,
}

/// The plan that the program ships with.
///
/// # Errors
/// As [`read_plan`]; a test keeps the shipped file free of faults.
pub fn builtin_plan() -> Result<Plan, Faults> {
    read_plan(BUILTIN)
}

/// The national outline of the 15th period, as its table prints it.
pub const NATIONAL: &str = include_str!("../../data/china-15.json");

/// The files of all plans that ship with the program; it opens with the first.
pub const fn builtin_plans() -> [&'static str; 3] {
    [BUILTIN, NATIONAL, TRAINING]
}

/// Reads a plan.
///
/// # Errors
/// Everything that does not fit the format or contradicts itself, each with its path.
pub fn read_plan(text: &str) -> Result<Plan, Faults> {
    let stated_version = check_format(text, KIND, VERSION)?;
    let file: PlanFile<Box<RawValue>> = decode(text)?;
    let mut faults = Vec::new();
    let mut indicators = Vec::with_capacity(file.indicators.len());
    for (at, raw) in file.indicators.iter().enumerate() {
        match decode::<IndicatorFile>(raw.get()).map_err(|fault| vec![fault]).and_then(IndicatorFile::into_indicator) {
            Ok(indicator) => indicators.push(indicator),
            Err(found) => faults.extend(found.into_iter().map(|fault| fault.within(&format!("indicators[{at}]")))),
        }
    }
    let mut plan = Plan {
        id: file.id,
        version: file.version,
        name: file.name,
        short_name: file.short_name,
        document: file.document,
        period: file.period,
        groups: file.groups,
        domains: file.domains,
        indicators,
        relations: file.relations,
    };
    if faults.is_empty() && version(&plan) > stated_version {
        faults.push(Fault::new(
            "format",
            phrase!(
                "文件为第 {stated_version} 版，但用了第 {VERSION} 版才有的内容，应为“{KIND}/{VERSION}”",
                "the file is of version {stated_version} but says what only version {VERSION} can; it must be “{KIND}/{VERSION}”"
            ),
        ));
    }
    let unused = plan.translate(&file.english);
    // References can be checked only if every indicator could be read.
    if faults.is_empty() {
        faults = plan_check::faults(&plan).into_iter().map(Fault::from).collect();
        faults.extend(unused.iter().map(|words| not_translated(words)));
    }
    if faults.is_empty() { Ok(plan) } else { Err(Faults(faults)) }
}

/// Writes a plan as a file that reads back to the same plan.
pub fn write_plan(plan: &Plan) -> String {
    serde_json::to_string_pretty(&file(plan)).unwrap_or_default()
}

/// The same file without white space.
pub fn pack_plan(plan: &Plan) -> String {
    serde_json::to_string(&file(plan)).unwrap_or_default()
}

/// The figures of a plan without white space: one text for the same figures, however their file looked. Relations, English and lead
/// departments state no figure and change no verdict, so they are left out. A link from before they were recorded stays valid.
pub(super) fn plan_line(plan: &Plan) -> String {
    let bare = |indicator: &Indicator| Indicator { lead: Wording::default(), ..indicator.clone() };
    let plan = Plan { indicators: plan.indicators.iter().map(bare).collect(), ..plan.clone() };
    serde_json::to_string(&PlanFile { relations: Vec::new(), english: Glossary::new(), ..file(&plan) }).unwrap_or_default()
}

fn file(plan: &Plan) -> PlanFile<IndicatorFile> {
    PlanFile {
        format: format!("{KIND}/{}", version(plan)),
        id: plan.id.clone(),
        version: plan.version.clone(),
        name: plan.name.clone(),
        short_name: plan.short_name.clone(),
        document: plan.document.clone(),
        period: plan.period,
        groups: plan.groups.clone(),
        domains: plan.domains.clone(),
        indicators: plan.indicators.iter().map(IndicatorFile::of).collect(),
        relations: plan.relations.clone(),
        english: plan.glossary(),
    }
}

/// The earliest version that can say all of a plan.
fn version(plan: &Plan) -> u32 {
    let is_new = |indicator: &Indicator| {
        let readings = indicator.readings.iter().map(|reading| &reading.statement);
        !indicator.lead.is_empty() || std::iter::once(&indicator.statement).chain(readings).any(needs_version_2)
    };
    if plan.indicators.iter().any(is_new) { VERSION } else { 1 }
}

fn not_translated(words: &str) -> Fault {
    Fault::new(
        "english",
        phrase!(
            "“{words}”不是规划中的文字，应与规划中的某处一字不差",
            "“{words}” is not a text of the plan; it must match one to the letter"
        ),
    )
}

/// The JSON Schema of the plan file, generated from the types that read it.
#[cfg(not(target_arch = "wasm32"))]
pub fn plan_schema() -> String {
    serde_json::to_string_pretty(&schemars::schema_for!(PlanFile<IndicatorFile>)).unwrap_or_default() + "\n"
}

/// Faults of a shipped or served file, where only one sentence fits.
impl Faults {
    /// The first fault, and how many more there are.
    pub fn summary(&self) -> String {
        let first = self.0.first().map(Fault::to_string).unwrap_or_default();
        match self.0.len() {
            0 | 1 => first,
            n => phrase!("{first}（另有 {} 处）", "{first} (and {} more)", n - 1),
        }
    }
}
