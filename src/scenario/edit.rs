//! The one place where a scenario changes.

use std::collections::BTreeMap;

use super::assumption::{Assumption, Scenario};
use super::basis::Provenance;
use super::check;
use super::facts::is_population;
use super::preset::Preset;
use super::presetting;
use super::refusal::EditRefusal;
use super::takeover::Takeover;
use super::uncertainty::Uncertainty;
use crate::plan::{Amount, Comparing, Correlation, Cost, Id, Plan, Rate, Year};
use crate::projection::{Family, Growth, Pin, StatusReport};

/// What a person wants changed.
#[derive(Clone, Debug, PartialEq)]
pub enum Edit {
    /// Choose a growth assumption, or none.
    Growth(Id, Option<Growth>),
    /// Enter a start value, or take it back.
    Start(Id, Option<Amount>),
    /// State a status, or take it back.
    Status(Id, Option<StatusReport>),
    /// Choose a reading; `None` is the default one.
    Reading(Id, Option<Id>),
    /// Pin a year, or release it.
    Pin(Id, Year, Option<Pin>),
    /// Take a figure of a year as known, an indicator's or the population's: an observation, an earlier year, or the base year where the plan
    /// gives none. A scenario with observations of its own takes in only those, and the population.
    Know(Id, Year, Amount),
    /// Drop everything that was decided about an indicator. What was observed is no decision and stays.
    Reset(Id),
    /// Drop everything that was decided, with the same exception.
    ResetAll,
    /// Set every indicator by one rule.
    Preset(Preset),
    /// Set some indicators by one rule, and leave the others as they are.
    PresetOf(Preset, Vec<Id>),
    /// Take over the population's growth from its past; `None` leaves the population as it is.
    TakeOverPopulation(Option<Rate>, Provenance),
    /// Turn population growth on or off.
    PopulationGrowth(Option<Rate>),
    /// State how far a growth's parameter may be off, or take it back.
    Uncertainty(Id, Option<Uncertainty>),
    /// State what a unit of change costs, or take it back.
    UnitCost(Id, Option<Cost>),
    /// Sets the number of a target that comes later, or forgets it.
    Target(Id, Option<Amount>),
    /// Sets the figure from outside that a goal is held against.
    Reference(Id, Option<Amount>),
    /// Sets how far from 左右 an outcome may lie on either side.
    Tolerance(Id, Option<Amount>),
    /// Sets the person's own annual targets, all of them; none where empty.
    Milestones(Id, BTreeMap<Year, Amount>),
    /// Says what an assumption rests on; nothing where empty.
    Reason(Id, String),
    /// Take over what a method makes of the years before: how it goes on, how far off that may be, and where it comes from.
    TakeOver(Id, Box<Takeover>),
    /// Let an assumption that was taken over be the person's own, as it stands.
    Own(Id),
    /// State what may be spent, or take it back.
    Budget(Option<Cost>),
    /// State how far deviations go together, or take it back.
    Correlation(Option<Correlation>),
    /// Choose the seed of simulations.
    Seed(u64),
    /// Compare outcomes in full, or as they would be published.
    Compare(Comparing),
    /// Look from an earlier year: what was observed later is not used. `None` uses all of it.
    AsOf(Option<Year>),
    /// Make several edits as one: all of them, or none where one is not allowed.
    All(Vec<Edit>),
    /// Name the scenario.
    Rename(String),
    /// Write a note about the scenario.
    Annotate(String),
}

impl Edit {
    /// The edits that it is made of, one by one.
    pub(super) fn steps(self) -> Vec<Self> {
        match self {
            Self::All(edits) => edits.into_iter().flat_map(Self::steps).collect(),
            one => vec![one],
        }
    }

    /// The indicators that it names; none where it is about the scenario as a whole, or goes through many and passes by what is locked.
    pub fn subjects(&self) -> Vec<&Id> {
        match self {
            Self::Growth(id, _)
            | Self::Start(id, _)
            | Self::Status(id, _)
            | Self::Reading(id, _)
            | Self::Pin(id, ..)
            | Self::Know(id, ..)
            | Self::Uncertainty(id, _)
            | Self::UnitCost(id, _)
            | Self::Target(id, _)
            | Self::Reference(id, _)
            | Self::Tolerance(id, _)
            | Self::Milestones(id, _)
            | Self::Reason(id, _)
            | Self::TakeOver(id, _)
            | Self::Own(id)
            | Self::Reset(id) => vec![id],
            Self::All(edits) => edits.iter().flat_map(Self::subjects).collect(),
            Self::ResetAll
            | Self::Preset(_)
            | Self::PresetOf(..)
            | Self::PopulationGrowth(_)
            | Self::TakeOverPopulation(..)
            | Self::Budget(_)
            | Self::Correlation(_)
            | Self::Seed(_)
            | Self::Compare(_)
            | Self::AsOf(_)
            | Self::Rename(_)
            | Self::Annotate(_) => Vec::new(),
        }
    }
}

/// Makes an edit.
///
/// An assumption that was taken over from earlier years keeps its [`Assumption::basis`] as long as it goes on in the same way. An edit that
/// changes its growth, its range, an assumed year or its reading makes it the person's own, whether by the lever, a typed number, a preset or
/// another family. Only this function decides that, by comparing the assumption before and after.
///
/// # Errors
/// [`EditRefusal`] says what is not allowed; then nothing has changed.
pub fn apply(scenario: &mut Scenario, plan: &Plan, edit: Edit) -> Result<(), EditRefusal> {
    apply_over(scenario, None, plan, edit)
}

/// The same where presets work out what is required over `shown`, the scenario with the facts beneath it.
pub(super) fn apply_over(scenario: &mut Scenario, shown: Option<&Scenario>, plan: &Plan, edit: Edit) -> Result<(), EditRefusal> {
    match edit {
        Edit::All(_) | Edit::TakeOver(..) => make(scenario, shown, plan, edit),
        _ => owned(scenario, |scenario| make(scenario, shown, plan, edit)),
    }
}

/// Makes an [`Edit::Growth`] alone, which is all that a lever needs.
///
/// # Errors
/// As [`apply`].
pub(super) fn apply_growth(scenario: &mut Scenario, plan: &Plan, id: &Id, growth: Option<Growth>) -> Result<(), EditRefusal> {
    owned(scenario, |scenario| grow(scenario, plan, id, growth))
}

/// Makes an edit after which what no longer goes on as it was taken over is the person's own.
fn owned(scenario: &mut Scenario, make: impl FnOnce(&mut Scenario) -> Result<(), EditRefusal>) -> Result<(), EditRefusal> {
    let taken_over = taken_over(scenario);
    make(scenario)?;
    for (id, before) in taken_over {
        let Some(now) = scenario.assumptions.get_mut(&id).filter(|now| !now.goes_on_as(&before)) else { continue };
        now.basis = None;
        if now.is_default() {
            scenario.assumptions.remove(&id);
        }
    }
    Ok(())
}

/// What rests on the years before.
fn taken_over(scenario: &Scenario) -> Vec<(Id, Assumption)> {
    let resting = scenario.assumptions.iter().filter(|(_, assumption)| assumption.basis.is_some());
    resting.map(|(id, assumption)| (id.clone(), assumption.clone())).collect()
}

fn make(scenario: &mut Scenario, shown: Option<&Scenario>, plan: &Plan, edit: Edit) -> Result<(), EditRefusal> {
    match edit {
        Edit::Growth(id, growth) => grow(scenario, plan, &id, growth),
        Edit::Uncertainty(id, stated) => change(scenario, plan, &id, |assumption| assumption.uncertainty = stated),
        Edit::UnitCost(id, cost) => change(scenario, plan, &id, |assumption| assumption.unit_cost = cost),
        Edit::Target(id, target) => change(scenario, plan, &id, |assumption| assumption.target = target),
        Edit::Reference(id, figure) => change(scenario, plan, &id, |assumption| assumption.reference = figure),
        Edit::Tolerance(id, tolerance) => change(scenario, plan, &id, |assumption| assumption.tolerance = tolerance),
        Edit::Milestones(id, targets) => change(scenario, plan, &id, |assumption| assumption.milestones = targets),
        Edit::Reason(id, reason) => change(scenario, plan, &id, |assumption| reason.trim().clone_into(&mut assumption.reason)),
        Edit::TakeOver(id, taken) => change(scenario, plan, &id, |assumption| taken.put_into(assumption)),
        Edit::Own(id) => change(scenario, plan, &id, |assumption| assumption.basis = None),
        Edit::Start(id, start) => change(scenario, plan, &id, |assumption| assumption.start = start),
        Edit::Status(id, status) => change(scenario, plan, &id, |assumption| assumption.status = status),
        Edit::Reading(id, reading) => read_as(scenario, plan, &id, reading),
        Edit::Pin(id, year, value) => pin(scenario, plan, &id, year, value),
        Edit::Know(id, ..) if is_population(plan, &id) => Ok(()),
        Edit::Know(id, year, value) if year > plan.period.base() => pin(scenario, plan, &id, year, Some(Pin::Observed(value))),
        Edit::Know(..) => Ok(()),
        Edit::Reset(id) => reset(scenario, plan, &id),
        Edit::ResetAll => {
            for id in scenario.assumptions.keys().cloned().collect::<Vec<_>>() {
                reset(scenario, plan, &id)?;
            }
            // How outcomes are compared is no assumption.
            (scenario.drivers.population_growth, scenario.population_basis) = (None, None);
            (scenario.correlation, scenario.budget, scenario.as_of) = (None, None, None);
            Ok(())
        }
        Edit::Preset(preset) => {
            let shown = shown.cloned().unwrap_or_else(|| scenario.clone());
            presetting::apply(scenario, &shown, plan, preset);
            Ok(())
        }
        Edit::PresetOf(preset, ids) => {
            let shown = shown.cloned().unwrap_or_else(|| scenario.clone());
            presetting::apply_to(scenario, &shown, plan, preset, &ids)
        }
        Edit::PopulationGrowth(rate) => {
            // A population that stays as it is moves nothing.
            let rate = rate.filter(|rate| rate.get() != 0.0);
            if rate.is_none() || rate != scenario.drivers.population_growth {
                scenario.population_basis = None;
            }
            scenario.drivers.population_growth = rate;
            Ok(())
        }
        Edit::TakeOverPopulation(rate, basis) => {
            let refused = check::basis_complaints(&basis, plan.period);
            if !refused.is_empty() {
                return Err(EditRefusal::NotAllowed(refused));
            }
            scenario.drivers.population_growth = rate.filter(|rate| rate.get() != 0.0);
            scenario.population_basis = Some(basis);
            Ok(())
        }
        Edit::Budget(budget) => {
            scenario.budget = budget;
            Ok(())
        }
        Edit::Correlation(correlation) => {
            scenario.correlation = correlation;
            Ok(())
        }
        Edit::Seed(seed) => {
            scenario.seed = seed;
            Ok(())
        }
        Edit::Compare(comparing) => {
            scenario.drivers.comparing = comparing;
            Ok(())
        }
        Edit::AsOf(year) => look_from(scenario, plan, year),
        Edit::All(edits) => {
            let mut edited = scenario.clone();
            for edit in edits {
                apply_over(&mut edited, shown, plan, edit)?;
            }
            *scenario = edited;
            Ok(())
        }
        Edit::Rename(name) => {
            scenario.name = name;
            Ok(())
        }
        Edit::Annotate(note) => {
            scenario.note = if note.trim().is_empty() { String::new() } else { note };
            Ok(())
        }
    }
}

/// Changes one indicator's assumption, unless the result is not allowed. What decides nothing is not kept.
fn change(scenario: &mut Scenario, plan: &Plan, id: &Id, edit: impl FnOnce(&mut Assumption)) -> Result<(), EditRefusal> {
    let indicator = plan.indicator(id).ok_or_else(|| EditRefusal::UnknownIndicator(id.clone()))?;
    let mut assumption = scenario.assumption(id).clone();
    edit(&mut assumption);
    let complaints = check::complaints(&assumption, indicator, plan.period);
    if !complaints.is_empty() {
        return Err(EditRefusal::NotAllowed(complaints));
    }
    let assumption = assumption.plain(indicator, plan.period);
    if assumption.is_default() {
        scenario.assumptions.remove(id);
    } else {
        scenario.assumptions.insert(id.clone(), assumption);
    }
    Ok(())
}

/// From the target year on there is nothing later that could be left unused.
fn look_from(scenario: &mut Scenario, plan: &Plan, year: Option<Year>) -> Result<(), EditRefusal> {
    let complaints: Vec<_> = year.and_then(|year| check::as_of(year, plan.period)).into_iter().collect();
    if !complaints.is_empty() {
        return Err(EditRefusal::NotAllowed(complaints));
    }
    scenario.as_of = year.filter(|year| *year < plan.period.end());
    Ok(())
}

/// How far a parameter may be off is stated in its unit; a family whose parameter counts something else drops the statement.
fn grow(scenario: &mut Scenario, plan: &Plan, id: &Id, growth: Option<Growth>) -> Result<(), EditRefusal> {
    let stated = plan.indicator(id).and_then(|indicator| scenario.assumption(id).statement(indicator).measured());
    // Where a rate goes on by itself, holding is an assumption like any other.
    let is_growth = stated.is_some_and(|stated| stated.measure.is_of_rates() && !stated.has_rate());
    change(scenario, plan, id, |assumption| {
        let parameter = |growth: Option<&Growth>| growth.map_or(Family::Hold, Growth::family).parameter();
        let is_alike = parameter(assumption.growth.as_ref()).is_alike(parameter(growth.as_ref()));
        // Whatever an average growth assumes, it is a rate; of no assumption nothing can be off.
        if if is_growth { growth.is_none() } else { !is_alike } {
            assumption.uncertainty = None;
        }
        assumption.growth = growth;
    })
}

fn pin(scenario: &mut Scenario, plan: &Plan, id: &Id, year: Year, pin: Option<Pin>) -> Result<(), EditRefusal> {
    change(scenario, plan, id, |assumption| {
        match pin {
            Some(pin) => assumption.years.insert(year, pin),
            None => assumption.years.remove(&year),
        };
    })
}

/// What was observed in a reading that counts something else keeps that reading.
fn reset(scenario: &mut Scenario, plan: &Plan, id: &Id) -> Result<(), EditRefusal> {
    let assumption = scenario.assumption(id);
    let (years, reading) =
        (assumption.observed().map(|(year, value)| (year, Pin::Observed(value))).collect(), assumption.reading.clone());
    let bare = Assumption { years, ..Assumption::default() };
    change(scenario, plan, id, |assumption| *assumption = bare.clone())
        .or_else(|_| change(scenario, plan, id, |assumption| *assumption = Assumption { reading, ..bare }))
}

/// Another reading may measure the indicator in another way; what was assumed under the old one is kept only where it still fits.
fn read_as(scenario: &mut Scenario, plan: &Plan, id: &Id, reading: Option<Id>) -> Result<(), EditRefusal> {
    change(scenario, plan, id, |assumption| assumption.reading.clone_from(&reading))
        .or_else(|_| change(scenario, plan, id, |assumption| *assumption = Assumption { reading, ..Assumption::default() }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::builtin_plan;
    use crate::plan::Share;
    use crate::scenario::Shape;

    fn id(text: &str) -> Id {
        Id::new(text).unwrap()
    }

    #[test]
    fn a_range_stays_while_the_parameter_counts_the_same_and_goes_with_it() {
        let plan = builtin_plan().unwrap();
        let mut scenario = Scenario::holding(&plan);
        let enrolment = id("t1-03");
        let stated = Uncertainty::new(0.1, 0.2, Shape::Triangular).ok();
        apply(&mut scenario, &plan, Edit::Uncertainty(enrolment.clone(), stated)).unwrap();
        let linear = Growth::Linear { step: Amount::of(0.3) };
        apply(&mut scenario, &plan, Edit::Growth(enrolment.clone(), Some(linear))).unwrap();
        assert_eq!(scenario.assumption(&enrolment).uncertainty, stated);
        let gap = Growth::Gap { share: Share::of(0.1), limit: Some(Amount::of(100.0)) };
        apply(&mut scenario, &plan, Edit::Growth(enrolment.clone(), Some(gap))).unwrap();
        assert_eq!(scenario.assumption(&enrolment).uncertainty, None);
    }

    #[test]
    fn an_average_growth_takes_a_range_only_once_a_rate_is_assumed() {
        let plan = builtin_plan().unwrap();
        let mut scenario = Scenario::holding(&plan);
        let wages = id("t1-11");
        let stated = Uncertainty::new(0.01, 0.01, Shape::Uniform).ok();
        let range = || Edit::Uncertainty(wages.clone(), stated);
        assert!(matches!(apply(&mut scenario, &plan, range()), Err(EditRefusal::NotAllowed(_))));
        let growth = |growth| Edit::Growth(wages.clone(), growth);
        apply(&mut scenario, &plan, growth(Some(Growth::Hold))).unwrap();
        apply(&mut scenario, &plan, range()).unwrap();
        apply(&mut scenario, &plan, growth(Some(Growth::Compound { rate: Rate::of(0.04) }))).unwrap();
        assert_eq!(scenario.assumption(&wages).uncertainty, stated);
        apply(&mut scenario, &plan, growth(None)).unwrap();
        assert!(!scenario.assumptions.contains_key(&wages));
    }

    #[test]
    fn several_edits_are_one_and_are_all_made_or_none() {
        let plan = builtin_plan().unwrap();
        let mut scenario = Scenario::holding(&plan);
        let growth = Edit::Growth(id("t1-03"), Some(Growth::Linear { step: Amount::of(0.3) }));
        let both = |start: f64| Edit::All(vec![growth.clone(), Edit::Start(id("t1-04"), Amount::new(start).ok())]);
        assert_eq!(both(94.0).subjects(), [&id("t1-03"), &id("t1-04")]);
        assert!(apply(&mut scenario, &plan, both(120.0)).is_err(), "nobody stays at school beyond 100 ％");
        assert!(scenario.assumptions.is_empty());
        apply(&mut scenario, &plan, both(94.0)).unwrap();
        assert_eq!(scenario.assumption(&id("t1-04")).start, Some(Amount::of(94.0)));
        assert!(scenario.assumption(&id("t1-03")).growth.is_some());
    }
}
