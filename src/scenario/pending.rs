//! An edit of the open scenario under way: its decisions go to the scenario, its observations to the facts.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::assumption::Scenario;
use super::check::pin_complaints;
use super::edit::{Edit, apply, apply_growth, apply_over};
use super::facts::{Facts, Known, Record, is_population, over, relaid};
use super::kept::{Footing, Kept};
use super::naming::{self, GivenName};
use super::refusal::EditRefusal;
use crate::plan::{Amount, Id, Plan, Year};
use crate::projection::{Growth, Pin};

/// The scenario and the facts as they will be.
pub(super) struct Pending {
    decided: Scenario,
    pub(super) facts: Arc<Facts>,
    footing: Footing,
    /// The source of what is observed; empty if nobody says.
    source: Arc<str>,
    /// The indicators that the edit named; `None` once it was about the whole scenario.
    touched: Option<BTreeSet<Id>>,
    /// Whether the edit itself gave the name.
    is_renamed: bool,
    /// Whether a preset was applied.
    is_preset: bool,
}

impl Pending {
    pub(super) fn of(open: &Kept, facts: &Arc<Facts>, source: &Arc<str>) -> Self {
        let decided = Scenario::clone(open.decided());
        let (facts, footing, source) = (facts.clone(), open.footing(), source.clone());
        Self { decided, facts, footing, source, touched: Some(BTreeSet::new()), is_renamed: false, is_preset: false }
    }

    /// # Errors
    /// As [`apply`] and [`Facts::record`].
    pub(super) fn edit(&mut self, plan: &Plan, edit: Edit) -> Result<(), EditRefusal> {
        edit.steps().into_iter().try_for_each(|step| self.step(plan, step))
    }

    /// Makes an [`Edit::Growth`] alone.
    ///
    /// # Errors
    /// As [`apply`].
    pub(super) fn grow(&mut self, plan: &Plan, id: &Id, growth: Option<Growth>) -> Result<(), EditRefusal> {
        if let Some(touched) = &mut self.touched {
            touched.insert(id.clone());
        }
        self.is_preset = false;
        apply_growth(&mut self.decided, plan, id, growth)
    }

    fn step(&mut self, plan: &Plan, step: Edit) -> Result<(), EditRefusal> {
        match (self.touched.as_mut(), step.subjects().first()) {
            (Some(touched), Some(id)) => drop(touched.insert(Id::clone(id))),
            _ => self.touched = None,
        }
        self.is_renamed |= matches!(step, Edit::Rename(_));
        self.is_preset = matches!(step, Edit::Preset(_));
        match step {
            // The population belongs to the plan, whatever the scenario rests on.
            Edit::Know(id, year, value) if is_population(plan, &id) => {
                let fact = self.fact(&id, year, value);
                self.record(plan, Record::Figure(id, year, Some(fact)))
            }
            // A rate of the base year says nothing about the level that growth starts from.
            Edit::Know(id, year, value) if year == plan.period.base() && !self.is_growth(plan, &id) => {
                self.fill_in(plan, &id, Some(value))
            }
            Edit::Know(id, year, value) if self.rests_on_plan() && year <= plan.period.base() => {
                let fact = self.fact(&id, year, value);
                self.record(plan, Record::Figure(id, year, Some(fact)))
            }
            Edit::Know(id, year, value) if self.rests_on_plan() => self.observe(plan, id, year, value),
            Edit::Pin(id, year, Some(Pin::Observed(value))) if self.rests_on_plan() => self.observe(plan, id, year, value),
            Edit::Pin(id, year, None) if self.rests_on_plan() && self.facts.at(&id, year).is_some() => {
                self.record(plan, Record::Figure(id, year, None))
            }
            Edit::Start(id, Some(start)) if self.is_given(plan, &id, start) => {
                apply(&mut self.decided, plan, Edit::Start(id, None))
            }
            preset @ (Edit::Preset(_) | Edit::PresetOf(..)) => {
                let seen = self.seen(plan);
                apply_over(&mut self.decided, Some(&seen), plan, preset)
            }
            step => apply(&mut self.decided, plan, step),
        }
    }

    fn is_growth(&self, plan: &Plan, id: &Id) -> bool {
        let stated = plan.indicator(id).and_then(|indicator| self.decided.assumption(id).statement(indicator).measured());
        stated.is_some_and(|stated| stated.measure.is_of_rates())
    }

    fn rests_on_plan(&self) -> bool {
        self.footing == Footing::Plan
    }

    /// Whether the facts already give that start.
    fn is_given(&self, plan: &Plan, id: &Id, start: Amount) -> bool {
        let given = self.facts.at(id, plan.period.base()).map(|fact| fact.value);
        self.rests_on_plan() && given == Some(start)
    }

    /// Records an observation. It has to make sense in the reading that the scenario chose, as it did for the person who entered it.
    fn observe(&mut self, plan: &Plan, id: Id, year: Year, value: Amount) -> Result<(), EditRefusal> {
        let indicator = plan.indicator(&id).ok_or_else(|| EditRefusal::UnknownIndicator(id.clone()))?;
        let pin = Pin::Observed(value);
        let complaints = pin_complaints(self.decided.assumption(&id), indicator, plan.period, year, pin);
        if !complaints.is_empty() {
            return Err(EditRefusal::NotAllowed(complaints));
        }
        let fact = self.fact(&id, year, value);
        if self.facts.at(&id, year) == Some(&fact) {
            return Ok(());
        }
        self.record(plan, Record::Figure(id, year, Some(fact)))
    }

    /// A figure with its source. Entering the same figure again does not drop the source that it had.
    fn fact(&self, id: &Id, year: Year, value: Amount) -> Known {
        let known = self.facts.at(id, year).filter(|fact| fact.value == value && self.source.is_empty());
        Known { value, source: known.map_or_else(|| self.source.clone(), |fact| fact.source.clone()) }
    }

    /// Fills in the base year's figure where the plan gives none.
    ///
    /// # Errors
    /// As [`apply`] and [`Facts::record`].
    pub(super) fn fill_in(&mut self, plan: &Plan, id: &Id, value: Option<Amount>) -> Result<(), EditRefusal> {
        if !self.rests_on_plan() {
            return self.step(plan, Edit::Start(id.clone(), value));
        }
        // A figure that is no start cannot be one of the base year either.
        apply(&mut self.decided, plan, Edit::Start(id.clone(), value))?;
        self.step(plan, Edit::Start(id.clone(), None))?;
        let base = plan.period.base();
        let fact = value.map(|value| self.fact(id, base, value));
        self.record(plan, Record::Figure(id.clone(), base, fact))
    }

    fn record(&mut self, plan: &Plan, record: Record) -> Result<(), EditRefusal> {
        Arc::make_mut(&mut self.facts).record(plan, record)
    }

    /// The scenario with its observations laid beneath.
    fn seen(&self, plan: &Plan) -> Scenario {
        match self.footing {
            Footing::Plan => over(plan, &self.facts, &self.decided),
            Footing::Own | Footing::Unsettled => over(plan, &Facts::default(), &self.decided),
        }
    }

    /// Takes back the decisions about locked indicators.
    pub(super) fn leave_alone(&mut self, locked: &BTreeSet<Id>, before: &Scenario) {
        for id in locked {
            match before.assumptions.get(id) {
                Some(assumption) => drop(self.decided.assumptions.insert(id.clone(), assumption.clone())),
                None => drop(self.decided.assumptions.remove(id)),
            }
        }
    }

    /// Makes a name given by the program say what the scenario is now, unless the edit gave the name.
    pub(super) fn name_rightly(&mut self, before: &Scenario, is_taken: impl Fn(&str) -> bool) {
        if self.is_renamed {
            return;
        }
        if self.decided.name != before.name
            && let Some(given) = GivenName::read(&self.decided.name)
        {
            self.decided.name = given.free(&is_taken);
        }
        // After a preset nothing tells it apart from itself, but what the preset left alone may be more than holding.
        let before = if self.is_preset { &self.decided } else { before };
        if let Some(name) = naming::after(before, &self.decided, self.touched.as_ref(), is_taken) {
            self.decided.name = name;
        }
    }

    /// The new decisions, and the same with observations beneath. A slider has no time to lay all facts again.
    pub(super) fn finished(self, plan: &Plan, before: &Kept) -> (Arc<Scenario>, Arc<Scenario>) {
        let is_same = self.decided == **before.decided();
        let is_bare = self.decided.as_of.is_none() && (!self.rests_on_plan() || self.facts.series().is_empty());
        if is_bare {
            let decided = if is_same { before.decided().clone() } else { Arc::new(self.decided) };
            return (decided.clone(), decided);
        }
        let shown = match &self.touched {
            Some(touched) if self.rests_on_plan() => {
                let before = Scenario { name: self.decided.name.clone(), ..Scenario::clone(&before.scenario) };
                relaid(plan, &self.facts, before, &self.decided, touched)
            }
            _ => self.seen(plan),
        };
        (if is_same { before.decided().clone() } else { Arc::new(self.decided) }, Arc::new(shown))
    }
}
