//! The facts of a plan, `tuiyan.facts/1`: known figures of its years, in blocks with a source each. For an average growth the values are
//! yearly rates, and rates are fractions.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use super::decode::{Unique, check_format, decode};
use super::fault::{Fault, Faults};
use super::scenario_file::belongs_to;
use crate::plan::{Amount, Id, Plan, Year};
use crate::scenario::{EditRefusal, Facts, Known, Record};
use crate::{phrase, word};

pub(super) const KIND: &str = "tuiyan.facts";
pub(super) const VERSION: u32 = 1;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FactsFile {
    #[serde(rename = "format")]
    _format: String,
    plan: String,
    #[serde(default)]
    series: Vec<Box<RawValue>>,
    #[serde(default)]
    left_out: Unique<String, Vec<Year>>,
    #[serde(default)]
    breaks: Unique<String, Vec<Year>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SeriesFile {
    indicator: String,
    values: Unique<Year, Amount>,
    #[serde(default)]
    source: String,
}

/// Reads the facts of a plan.
///
/// # Errors
/// Everything that does not fit the format, the plan or the indicator, each with its path.
pub fn read_facts(text: &str, plan: &Plan) -> Result<Facts, Faults> {
    let (facts, faults) = read_fitting(text, plan)?;
    if faults.is_empty() { Ok(facts) } else { Err(Faults(faults)) }
}

/// The facts that fit, and the faults of the others: the plan's data may have changed since.
///
/// # Errors
/// If it is not a file of facts of that plan at all.
pub(super) fn read_fitting(text: &str, plan: &Plan) -> Result<(Facts, Vec<Fault>), Faults> {
    check_format(text, KIND, VERSION)?;
    let file: FactsFile = decode(text)?;
    belongs_to(&file.plan, plan).map_err(|problem| Fault::new("plan", problem))?;
    let mut reader = Reader { plan, facts: Facts::default(), faults: Vec::new() };
    for (at, raw) in file.series.iter().enumerate() {
        reader.series(raw, &format!("series[{at}]"));
    }
    reader.marks(file.left_out, "left_out", |id, year| Record::LeftOut(id, year, true));
    reader.marks(file.breaks, "breaks", |id, year| Record::Break(id, year, true));
    Ok((reader.facts, reader.faults))
}

struct Reader<'a> {
    plan: &'a Plan,
    facts: Facts,
    faults: Vec<Fault>,
}

impl Reader<'_> {
    fn series(&mut self, raw: &RawValue, at: &str) {
        let series: SeriesFile = match decode(raw.get()) {
            Ok(series) => series,
            Err(fault) => return self.faults.push(fault.within(at)),
        };
        let Some(id) = self.subject(&series.indicator, &format!("{at}.indicator")) else { return };
        for (year, value) in series.values.0 {
            let place = format!("{at}.values.{year}");
            if self.facts.at(&id, year).is_some() {
                let twice = word!("给出了两次，只能给出一次", "it is given twice; it may be given only once");
                self.faults.push(Fault::new(place, twice));
                continue;
            }
            let fact = Known { value, source: series.source.as_str().into() };
            self.record(Record::Figure(id.clone(), year, Some(fact)), &place);
        }
    }

    fn marks(&mut self, marks: Unique<String, Vec<Year>>, field: &str, record: fn(Id, Year) -> Record) {
        for (name, years) in marks.0 {
            let Some(id) = self.subject(&name, &format!("{field}.{name}")) else { continue };
            for (at, year) in years.into_iter().enumerate() {
                self.record(record(id.clone(), year), &format!("{field}.{name}[{at}]"));
            }
        }
    }

    /// The id of a series, if figures can be known for it.
    fn subject(&mut self, name: &str, place: &str) -> Option<Id> {
        let id = Id::new(name).map_err(|problem| self.faults.push(Fault::new(place, problem))).ok()?;
        match Facts::subject_complaint(self.plan, &id) {
            None => Some(id),
            Some(refusal) => {
                self.refuse(&refusal, place);
                None
            }
        }
    }

    fn record(&mut self, record: Record, place: &str) {
        if let Err(refusal) = self.facts.record(self.plan, record) {
            self.refuse(&refusal, place);
        }
    }

    fn refuse(&mut self, refusal: &EditRefusal, place: &str) {
        let problem = match refusal {
            EditRefusal::UnknownIndicator(id) => phrase!(
                "规划“{}”中没有编号为“{id}”的指标，应为规划中的编号，或 population（人口）",
                "the plan “{}” has no indicator with the id “{id}”; it must be one of the plan, or population",
                self.plan.id
            ),
            refusal @ EditRefusal::NotAllowed(_) => refusal.to_string(),
        };
        self.faults.push(Fault::new(place, problem));
    }
}

#[derive(Serialize)]
struct FactsOut<'a> {
    format: String,
    plan: &'a Id,
    series: Vec<SeriesOut<'a>>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    left_out: &'a BTreeMap<Id, BTreeSet<Year>>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    breaks: &'a BTreeMap<Id, BTreeSet<Year>>,
}

#[derive(Serialize)]
struct SeriesOut<'a> {
    indicator: &'a Id,
    values: BTreeMap<Year, Amount>,
    #[serde(skip_serializing_if = "str::is_empty")]
    source: &'a str,
}

/// Writes the facts of a plan as a file that reads back to the same facts.
pub fn write_facts(plan: &Plan, facts: &Facts) -> String {
    let out = FactsOut {
        format: format!("{KIND}/{VERSION}"),
        plan: &plan.id,
        series: facts.series().iter().flat_map(|(id, years)| blocks(id, years)).collect(),
        left_out: facts.left_out(),
        breaks: facts.breaks(),
    };
    serde_json::to_string_pretty(&out).unwrap_or_default()
}

/// The figures of an indicator, source by source.
fn blocks<'a>(indicator: &'a Id, years: &'a BTreeMap<Year, Known>) -> Vec<SeriesOut<'a>> {
    let mut blocks: Vec<SeriesOut> = Vec::new();
    for (year, fact) in years {
        match blocks.iter_mut().find(|block| *block.source == *fact.source) {
            Some(block) => drop(block.values.insert(*year, fact.value)),
            None => blocks.push(SeriesOut { indicator, values: [(*year, fact.value)].into(), source: &fact.source }),
        }
    }
    blocks
}
