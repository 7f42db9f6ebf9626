//! The scenario file: `tuiyan.scenario/1`, or `tuiyan.scenario/2` if it says something that the first version cannot.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use super::basis_file::BasisFile;
use super::decode::{Unique, check_format, decode};
use super::fault::{Fault, Faults};
use super::growth_file::GrowthFile;
use super::object::{Object, object, optional};
use super::uncertainty_file::UncertaintyFile;
use crate::plan::{Amount, Comparing, Correlation, Cost, Id, Indicator, Plan, Rate, Year};
use crate::projection::{Pin, StatusReport};
use crate::scenario::{Assumption, Drivers, Provenance, Scenario, as_of as as_of_complaint, basis_complaints, complaints};
use crate::{phrase, word};

pub(super) const KIND: &str = "tuiyan.scenario";
/// The newest version that can be read.
pub(super) const VERSION: u32 = 2;
/// The seed of a scenario that names none.
pub(super) const OPENING_SEED: u64 = 1;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ScenarioFile {
    #[serde(rename = "format")]
    _format: String,
    #[serde(default)]
    name: String,
    #[serde(default)]
    note: String,
    plan: String,
    #[serde(default = "opening_seed")]
    seed: u64,
    #[serde(default, deserialize_with = "object")]
    drivers: DriversFile,
    correlation: Option<Correlation>,
    budget: Option<Cost>,
    as_of: Option<Year>,
    comparison: Option<Comparing>,
    #[serde(default)]
    references: Unique<Id, Amount>,
    #[serde(default)]
    assumptions: Unique<String, Box<RawValue>>,
}

const fn opening_seed() -> u64 {
    OPENING_SEED
}

#[derive(Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct DriversFile {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    population_growth: Option<Rate>,
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "optional")]
    population_basis: Option<BasisFile>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct AssumptionFile {
    start: Option<Amount>,
    #[serde(default, deserialize_with = "optional")]
    growth: Option<GrowthFile>,
    #[serde(default, deserialize_with = "optional")]
    status: Option<StatusFile>,
    reading: Option<String>,
    #[serde(default)]
    years: Unique<Year, Object<PinFile>>,
    #[serde(default, deserialize_with = "optional")]
    uncertainty: Option<UncertaintyFile>,
    target: Option<Amount>,
    tolerance: Option<Amount>,
    #[serde(default)]
    milestones: Unique<Year, Amount>,
    #[serde(default)]
    reason: String,
    #[serde(default, deserialize_with = "optional")]
    basis: Option<BasisFile>,
    unit_cost: Option<Cost>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct StatusFile {
    #[serde(deserialize_with = "reached")]
    reached: ReachedFile,
}

/// Reads it; a fault says in the person's language what it may be.
fn reached<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<ReachedFile, D::Error> {
    ReachedFile::deserialize(deserializer).map_err(|_| {
        serde::de::Error::custom(word!(
            "reached 应为达到的年份，或 false（未达到）",
            "reached must be the year in which it is achieved, or false (not achieved)"
        ))
    })
}

/// A year, or `false` for a status that is not reached.
#[derive(Serialize, Deserialize)]
#[serde(untagged)]
enum ReachedFile {
    In(Year),
    Not(bool),
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct PinFile {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    observed: Option<Amount>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    assumed: Option<Amount>,
}

/// Reads a scenario over a plan.
///
/// # Errors
/// Everything that does not fit the format, the plan or the indicator, each with its path.
pub fn read_scenario(text: &str, plan: &Plan) -> Result<Scenario, Faults> {
    let version = check_format(text, KIND, VERSION)?;
    let file: ScenarioFile = decode(text)?;
    belongs_to(&file.plan, plan).map_err(|problem| Fault::new("plan", problem))?;
    let mut faults: Vec<_> = looked_from(file.as_of, version, plan).err().into_iter().collect();
    faults.extend(file.comparison.and_then(|_| of_second_version("comparison", version)));
    let population_basis = file.drivers.population_basis.map(BasisFile::into_basis);
    faults.extend(population_basis.iter().flat_map(|basis| population_faults(basis, version, plan)));
    let mut assumptions = BTreeMap::new();
    for (id, raw) in &file.assumptions.0 {
        match read_assumption(id, raw.get(), plan) {
            Ok((id, assumption)) => drop(assumptions.insert(id, assumption)),
            Err(found) => faults.extend(found.into_iter().map(|fault| fault.within(&format!("assumptions.{id}")))),
        }
    }
    for (id, value) in file.references.0 {
        if let Err(found) = refer(&id, value, plan, &mut assumptions) {
            faults.extend(found.into_iter().map(|fault| fault.within(&format!("references.{id}"))));
        }
    }
    if !faults.is_empty() {
        return Err(Faults(faults));
    }
    assumptions.retain(|_, assumption| !assumption.is_default());
    let drivers = Drivers { population_growth: file.drivers.population_growth, comparing: file.comparison.unwrap_or_default() };
    Ok(Scenario {
        name: file.name,
        note: file.note,
        plan: plan.id.clone(),
        seed: file.seed,
        drivers,
        population_basis,
        assumptions,
        correlation: file.correlation,
        budget: file.budget,
        as_of: file.as_of,
    })
}

/// What the version or the plan does not allow of where the population's growth comes from.
fn population_faults(basis: &Provenance, version: u32, plan: &Plan) -> Vec<Fault> {
    const FIELD: &str = "drivers.population_basis";
    let complaints = basis_complaints(basis, plan.period).into_iter();
    let complaints = complaints.map(|complaint| Fault::new(complaint.field, complaint.problem).within(FIELD));
    of_second_version(FIELD, version).into_iter().chain(complaints).collect()
}

/// Puts an outside figure into the assumption of the indicator that refers to it.
fn refer(id: &Id, value: Amount, plan: &Plan, assumptions: &mut BTreeMap<Id, Assumption>) -> Result<(), Vec<Fault>> {
    let indicator = known(id.as_str(), plan).map_err(|fault| vec![fault])?;
    let assumption = assumptions.entry(id.clone()).or_default();
    assumption.reference = Some(value);
    let refused = complaints(assumption, indicator, plan.period).into_iter().filter(|complaint| complaint.field == "reference");
    let faults: Vec<_> = refused.map(|complaint| Fault::new("", complaint.problem)).collect();
    if faults.is_empty() { Ok(()) } else { Err(faults) }
}

fn known<'a>(id: &str, plan: &'a Plan) -> Result<&'a Indicator, Fault> {
    Id::new(id).ok().and_then(|id| plan.indicator(&id)).ok_or_else(|| {
        Fault::new("", phrase!("规划“{}”中没有编号为“{id}”的指标", "the plan “{}” has no indicator with the id “{id}”", plan.id))
    })
}

/// Refuses an impossible year to look from, or one in a version without it.
pub(super) fn looked_from(as_of: Option<Year>, version: u32, plan: &Plan) -> Result<(), Fault> {
    let Some(year) = as_of else { return Ok(()) };
    of_second_version("as_of", version).map_or(Ok(()), Err)?;
    as_of_complaint(year, plan.period).map_or(Ok(()), |complaint| Err(Fault::new(complaint.field, complaint.problem)))
}

/// Refuses a field in a version without it.
fn of_second_version(field: &str, version: u32) -> Option<Fault> {
    let problem = || {
        phrase!(
            "这个字段从第 {VERSION} 版起才有，format 应为“{KIND}/{VERSION}”",
            "this field exists from version {VERSION} on; format must be “{KIND}/{VERSION}”"
        )
    };
    (version < VERSION).then(|| Fault::new(field, problem()))
}

/// Refuses a scenario of another plan.
pub(super) fn belongs_to(owner: &str, plan: &Plan) -> Result<(), String> {
    if owner == plan.id.as_str() {
        return Ok(());
    }
    Err(phrase!(
        "为“{owner}”，而当前规划是“{}”，情景只能用于它所属的规划",
        "it is “{owner}”, but the current plan is “{}”; a scenario can only be used with its own plan",
        plan.id
    ))
}

fn read_assumption(id: &str, raw: &str, plan: &Plan) -> Result<(Id, Assumption), Vec<Fault>> {
    let indicator = known(id, plan).map_err(|fault| vec![fault])?;
    let file: AssumptionFile = decode(raw).map_err(|fault| vec![fault])?;
    let (assumption, mut faults) = file.into_assumption();
    let assumption = assumption.told_apart(indicator);
    let refused = complaints(&assumption, indicator, plan.period);
    // What the file form already refused would only be repeated.
    faults.extend(refused.into_iter().map(|complaint| Fault::new(complaint.field, complaint.problem)));
    if faults.is_empty() { Ok((indicator.id.clone(), assumption)) } else { Err(faults) }
}

impl AssumptionFile {
    /// The assumption as far as it can be understood, and the faults.
    fn into_assumption(self) -> (Assumption, Vec<Fault>) {
        let mut faults = Vec::new();
        let mut keep = |fault: Fault, at: &str| faults.push(fault.within(at));
        let growth = self.growth.and_then(|file| file.into_growth().map_err(|fault| keep(fault, "growth")).ok());
        let status = self.status.and_then(|file| file.reached.into_report().map_err(|fault| keep(fault, "status")).ok());
        let reading =
            self.reading.and_then(|name| Id::new(&name).map_err(|problem| keep(Fault::new("", problem), "reading")).ok());
        let mut years = BTreeMap::new();
        for (year, Object(file)) in self.years.0 {
            match file.into_pin() {
                Ok(pin) => drop(years.insert(year, pin)),
                Err(fault) => keep(fault, &format!("years.{year}")),
            }
        }
        let uncertainty =
            self.uncertainty.and_then(|file| file.into_uncertainty().map_err(|fault| keep(fault, "uncertainty")).ok());
        let assumption = Assumption {
            start: self.start,
            growth,
            status,
            reading,
            years,
            uncertainty,
            target: self.target,
            reference: None,
            tolerance: self.tolerance,
            milestones: self.milestones.0.into_iter().collect(),
            reason: self.reason,
            basis: self.basis.map(BasisFile::into_basis),
            unit_cost: self.unit_cost,
        };
        (assumption, faults)
    }
}

impl ReachedFile {
    fn into_report(self) -> Result<StatusReport, Fault> {
        match self {
            Self::In(year) => Ok(StatusReport::Reached(year)),
            Self::Not(false) => Ok(StatusReport::NotReached),
            Self::Not(true) => Err(Fault::new(
                "reached",
                word!(
                    "为 true，应为达到的年份，或 false（未达到）",
                    "it is true; it must be the year in which it is achieved, or false (not achieved)"
                ),
            )),
        }
    }
}

impl PinFile {
    fn into_pin(self) -> Result<Pin, Fault> {
        match (self.observed, self.assumed) {
            (Some(value), None) => Ok(Pin::Observed(value)),
            (None, Some(value)) => Ok(Pin::Assumed(value)),
            (Some(_), Some(_)) => Err(Fault::new(
                "",
                word!(
                    "同时给出 observed 和 assumed，同一年只能有其一",
                    "both observed and assumed are given; a year may have only one of them"
                ),
            )),
            (None, None) => Err(Fault::new(
                "",
                word!("未给出数值，应有 observed 或 assumed", "no number is given; there must be observed or assumed"),
            )),
        }
    }
}

#[derive(Serialize)]
struct ScenarioOut<'a> {
    format: String,
    name: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    note: &'a str,
    plan: &'a Id,
    seed: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    drivers: Option<DriversFile>,
    #[serde(skip_serializing_if = "Option::is_none")]
    correlation: Option<Correlation>,
    #[serde(skip_serializing_if = "Option::is_none")]
    budget: Option<Cost>,
    #[serde(skip_serializing_if = "Option::is_none")]
    as_of: Option<Year>,
    #[serde(skip_serializing_if = "Option::is_none")]
    comparison: Option<Comparing>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    references: BTreeMap<&'a Id, Amount>,
    assumptions: BTreeMap<&'a Id, AssumptionOut<'a>>,
}

#[derive(Serialize)]
struct AssumptionOut<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    start: Option<Amount>,
    #[serde(skip_serializing_if = "Option::is_none")]
    growth: Option<GrowthFile>,
    #[serde(skip_serializing_if = "Option::is_none")]
    status: Option<StatusFile>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reading: Option<&'a Id>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    years: BTreeMap<Year, PinFile>,
    #[serde(skip_serializing_if = "Option::is_none")]
    uncertainty: Option<UncertaintyFile>,
    #[serde(skip_serializing_if = "Option::is_none")]
    target: Option<Amount>,
    #[serde(skip_serializing_if = "Option::is_none")]
    tolerance: Option<Amount>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    milestones: &'a BTreeMap<Year, Amount>,
    #[serde(skip_serializing_if = "str::is_empty")]
    reason: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    basis: Option<BasisFile>,
    #[serde(skip_serializing_if = "Option::is_none")]
    unit_cost: Option<Cost>,
}

/// The earliest version that can say all of a scenario.
pub(super) fn format_of(scenario: &Scenario) -> String {
    let is_new = scenario.as_of.is_some()
        || scenario.drivers.comparing != Comparing::default()
        || scenario.population_basis.is_some()
        || scenario.assumptions.values().any(Assumption::is_of_second_version);
    format!("{KIND}/{}", if is_new { VERSION } else { 1 })
}

/// Writes a scenario as a file. It reads back to the same scenario.
///
/// # Panics
/// Never: every part of a scenario has a JSON form.
pub fn write_scenario(scenario: &Scenario) -> String {
    let out = ScenarioOut {
        format: format_of(scenario),
        name: &scenario.name,
        note: &scenario.note,
        plan: &scenario.plan,
        seed: scenario.seed,
        drivers: drivers_of(scenario),
        correlation: scenario.correlation,
        budget: scenario.budget,
        as_of: scenario.as_of,
        comparison: Some(scenario.drivers.comparing).filter(|comparing| *comparing != Comparing::default()),
        references: scenario.assumptions.iter().filter_map(|(id, assumption)| Some((id, assumption.reference?))).collect(),
        assumptions: scenario
            .assumptions
            .iter()
            .filter(|(_, it)| !is_reference_alone(it))
            .map(|(id, assumption)| (id, AssumptionOut::of(assumption)))
            .collect(),
    };
    serde_json::to_string_pretty(&out).unwrap_or_default()
}

fn drivers_of(scenario: &Scenario) -> Option<DriversFile> {
    let population_growth = scenario.drivers.population_growth;
    let population_basis = scenario.population_basis.as_ref().map(BasisFile::of);
    let is_driven = population_growth.is_some() || population_basis.is_some();
    is_driven.then_some(DriversFile { population_growth, population_basis })
}

/// Whether nothing is said about an indicator except the figure it refers to, which is written elsewhere.
fn is_reference_alone(assumption: &Assumption) -> bool {
    assumption.reference.is_some() && Assumption { reference: None, ..assumption.clone() }.is_default()
}

impl<'a> AssumptionOut<'a> {
    fn of(assumption: &'a Assumption) -> Self {
        let status = assumption.status.map(|report| match report {
            StatusReport::Reached(year) => StatusFile { reached: ReachedFile::In(year) },
            StatusReport::NotReached => StatusFile { reached: ReachedFile::Not(false) },
        });
        let pin = |pin: &Pin| match *pin {
            Pin::Observed(value) => PinFile { observed: Some(value), assumed: None },
            Pin::Assumed(value) => PinFile { observed: None, assumed: Some(value) },
        };
        Self {
            start: assumption.start,
            growth: assumption.growth.as_ref().map(GrowthFile::of),
            status,
            reading: assumption.reading.as_ref(),
            years: assumption.years.iter().map(|(year, value)| (*year, pin(value))).collect(),
            uncertainty: assumption.uncertainty.map(UncertaintyFile::of),
            target: assumption.target,
            tolerance: assumption.tolerance,
            milestones: &assumption.milestones,
            reason: &assumption.reason,
            basis: assumption.basis.as_ref().map(BasisFile::of),
            unit_cost: assumption.unit_cost,
        }
    }
}
