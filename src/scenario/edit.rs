//! The one place where a scenario changes.

use std::fmt;

use super::assumption::{Assumption, Scenario};
use super::check::{self, Complaint};
use super::preset::{self, Preset};
use crate::plan::{Amount, Id, Plan, Rate, Year};
use crate::projection::{Growth, Pin, Report};

/// What a person wants changed.
#[derive(Clone, Debug, PartialEq)]
pub enum Edit {
    /// Choose a growth assumption, or none.
    Growth(Id, Option<Growth>),
    /// Enter a start value, or take it back.
    Start(Id, Option<Amount>),
    /// State a status, or take it back.
    Status(Id, Option<Report>),
    /// Choose a reading; `None` is the default one.
    Reading(Id, Option<Id>),
    /// Pin a year, or release it.
    Pin(Id, Year, Option<Pin>),
    /// Pin or release many years at once: all of them, or none where one is not allowed.
    PinAll(Vec<(Id, Year, Option<Pin>)>),
    /// Drop everything that was decided about an indicator.
    Reset(Id),
    /// Drop everything that was decided.
    ResetAll,
    /// Set every indicator by one rule.
    Preset(Preset),
    /// Turn population growth on or off.
    PopulationGrowth(Option<Rate>),
    /// Name the scenario.
    Rename(String),
    /// Write a note about the scenario.
    Annotate(String),
}

impl Edit {
    /// The indicators that it names; none where it is about the scenario as a whole.
    pub fn subjects(&self) -> Vec<&Id> {
        match self {
            Self::Growth(id, _)
            | Self::Start(id, _)
            | Self::Status(id, _)
            | Self::Reading(id, _)
            | Self::Pin(id, ..)
            | Self::Reset(id) => vec![id],
            Self::PinAll(pins) => pins.iter().map(|(id, ..)| id).collect(),
            Self::ResetAll | Self::Preset(_) | Self::PopulationGrowth(_) | Self::Rename(_) | Self::Annotate(_) => Vec::new(),
        }
    }
}

/// Why an edit was not made. The scenario is as it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The plan has no such indicator.
    UnknownIndicator(Id),
    /// The indicator does not allow it.
    NotAllowed(Vec<Complaint>),
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UnknownIndicator(id) => write!(f, "规划中没有编号为“{id}”的指标"),
            Self::NotAllowed(complaints) => {
                let problems: Vec<_> = complaints.iter().map(|complaint| complaint.problem.as_str()).collect();
                f.write_str(&problems.join("；"))
            }
        }
    }
}

impl std::error::Error for Refusal {}

/// Makes an edit.
///
/// # Errors
/// [`Refusal`] says what is not allowed; then nothing has changed.
pub fn apply(scenario: &mut Scenario, plan: &Plan, edit: Edit) -> Result<(), Refusal> {
    match edit {
        Edit::Growth(id, growth) => change(scenario, plan, &id, |assumption| assumption.growth = growth),
        Edit::Start(id, start) => change(scenario, plan, &id, |assumption| assumption.start = start),
        Edit::Status(id, status) => change(scenario, plan, &id, |assumption| assumption.status = status),
        Edit::Reading(id, reading) => read_as(scenario, plan, &id, reading),
        Edit::Pin(id, year, value) => pin(scenario, plan, &id, year, value),
        Edit::PinAll(pins) => {
            let mut pinned = scenario.clone();
            for (id, year, value) in pins {
                pin(&mut pinned, plan, &id, year, value)?;
            }
            *scenario = pinned;
            Ok(())
        }
        Edit::Reset(id) => change(scenario, plan, &id, |assumption| *assumption = Assumption::default()),
        Edit::ResetAll => {
            scenario.assumptions.clear();
            scenario.drivers = super::Drivers::default();
            Ok(())
        }
        Edit::Preset(preset) => {
            preset::apply(scenario, plan, preset);
            Ok(())
        }
        Edit::PopulationGrowth(rate) => {
            scenario.drivers.population_growth = rate;
            Ok(())
        }
        Edit::Rename(name) => {
            scenario.name = name;
            Ok(())
        }
        Edit::Annotate(note) => {
            scenario.note = note;
            Ok(())
        }
    }
}

/// Changes one indicator's assumption, unless the result is not allowed. What decides nothing is not kept.
fn change(scenario: &mut Scenario, plan: &Plan, id: &Id, edit: impl FnOnce(&mut Assumption)) -> Result<(), Refusal> {
    let indicator = plan.indicator(id).ok_or_else(|| Refusal::UnknownIndicator(id.clone()))?;
    let mut assumption = scenario.assumption(id).clone();
    edit(&mut assumption);
    let complaints = check::complaints(&assumption, indicator, plan.period);
    if !complaints.is_empty() {
        return Err(Refusal::NotAllowed(complaints));
    }
    if assumption.is_default() {
        scenario.assumptions.remove(id);
    } else {
        scenario.assumptions.insert(id.clone(), assumption);
    }
    Ok(())
}

fn pin(scenario: &mut Scenario, plan: &Plan, id: &Id, year: Year, pin: Option<Pin>) -> Result<(), Refusal> {
    change(scenario, plan, id, |assumption| {
        match pin {
            Some(pin) => assumption.years.insert(year, pin),
            None => assumption.years.remove(&year),
        };
    })
}

/// Another reading may measure the indicator in another way; what was assumed under the old one is kept only where it still fits.
fn read_as(scenario: &mut Scenario, plan: &Plan, id: &Id, reading: Option<Id>) -> Result<(), Refusal> {
    change(scenario, plan, id, |assumption| assumption.reading.clone_from(&reading))
        .or_else(|_| change(scenario, plan, id, |assumption| *assumption = Assumption { reading, ..Assumption::default() }))
}
