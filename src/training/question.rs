//! The questions of an exercise, with their keys: computed from plan and scenario, never stored.

use super::exercise::{Asked, Exercise, Task};
use super::foretell::foretelling;
use crate::plan::{Amount, Decimals, Id, Indicator, Plan, Rate, Reading, Wording, Year};
use crate::projection::{Family, Growth, Judgement, Requirement, Standing, Value, judge};
use crate::scenario::{Edit, Facts, Scenario, apply};

/// One question.
#[derive(Clone, Debug, PartialEq)]
pub struct Question<'a> {
    /// The indicator.
    pub indicator: &'a Indicator,
    /// The question.
    pub asks: Asks<'a>,
    /// The right answer.
    pub key: AnswerKey,
    /// Whether a blank costs nothing.
    pub is_optional: bool,
    /// The scenario from which the key was computed.
    pub scenario: Scenario,
    /// The judgement from which the key was computed.
    pub judgement: Judgement,
}

/// What a question asks about an indicator.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Asks<'a> {
    /// The verdict.
    Verdict,
    /// The outcome.
    Outcome,
    /// The verdict in that reading.
    Reading(&'a Reading),
    /// The place in the document that supports that reading.
    Place(&'a Reading),
    /// Something about a yearly rate.
    Rate(Asked, Rate),
    /// The figure of a year, given the years up to another.
    Foretold {
        /// The last known year.
        until: Year,
        /// The year asked for.
        year: Year,
    },
}

/// A right answer.
#[derive(Clone, Debug, PartialEq)]
pub enum AnswerKey {
    /// A verdict.
    Standing(Standing),
    /// One of several places.
    Place {
        /// The places to choose from.
        places: Vec<Wording>,
        /// The right one.
        right: usize,
    },
    /// A number.
    Number {
        /// The exact number, in the unit of the question.
        value: Amount,
        /// The number of decimals asked for.
        decimals: Decimals,
        /// How far off an answer may be and still count as right, beyond rounding.
        right: Amount,
        /// How far off a near miss may be.
        near: Amount,
    },
}

/// All questions of an exercise, in order; none for a rescue, which asks none.
pub fn questions<'a>(plan: &'a Plan, exercise: &'a Exercise) -> Vec<Question<'a>> {
    let indicators = || exercise.task.indicators().iter().filter_map(|id| plan.indicator(id));
    match &exercise.task {
        Task::Predict { scenario, asks_outcome, .. } => {
            indicators().flat_map(|indicator| predicted(plan, scenario, indicator, *asks_outcome)).collect()
        }
        Task::Readings { scenario, .. } => indicators().flat_map(|indicator| readings(plan, scenario, indicator)).collect(),
        Task::Rate { rate, asks, .. } => indicators()
            .flat_map(|indicator| asks.iter().filter_map(move |asked| rated(plan, indicator, *asked, *rate)))
            .collect(),
        Task::Foretell { facts, until, year, .. } => {
            indicators().filter_map(|indicator| foretold(plan, facts, indicator, *until, *year)).collect()
        }
        Task::Rescue { .. } => Vec::new(),
    }
}

/// An answer is right within the smaller error of the two yardsticks, and nearly right within the larger.
fn foretold<'a>(plan: &Plan, facts: &Facts, indicator: &'a Indicator, until: Year, year: Year) -> Option<Question<'a>> {
    let found = foretelling(plan, facts, indicator, until, year).ok()?;
    let (scenario, off) = (Scenario::holding(plan), [found.hold_error(), found.first_error()].map(f64::abs));
    let [right, near] = [off[0].min(off[1]), off[0].max(off[1])].map(Amount::saturating);
    let key = AnswerKey::Number { value: Amount::saturating(found.value), decimals: indicator.decimals, right, near };
    let judgement = judge(&scenario.case(plan, indicator));
    Some(Question { indicator, asks: Asks::Foretold { until, year }, key, is_optional: false, scenario, judgement })
}

fn predicted<'a>(plan: &Plan, scenario: &Scenario, indicator: &'a Indicator, asks_outcome: bool) -> Vec<Question<'a>> {
    let judgement = judge(&scenario.case(plan, indicator));
    let standing = AnswerKey::Standing(judgement.verdict.standing());
    let question = |asks, key, is_optional| Question {
        indicator,
        asks,
        key,
        is_optional,
        scenario: scenario.clone(),
        judgement: judgement.clone(),
    };
    let outcome = asks_outcome.then(|| outcome_key(&judgement, indicator)).flatten();
    let verdict = question(Asks::Verdict, standing, false);
    std::iter::once(verdict).chain(outcome.map(|key| question(Asks::Outcome, key, true))).collect()
}

fn outcome_key(judgement: &Judgement, indicator: &Indicator) -> Option<AnswerKey> {
    let value = judgement.outcome.and_then(Value::exact)?;
    let from = judgement.start.and_then(Value::exact).map_or(0.0, Amount::get);
    Some(AnswerKey::number(value, indicator.decimals, distance(judgement, from)))
}

/// The distance that a target asks for.
fn distance(judgement: &Judgement, from: f64) -> f64 {
    judgement.asked.map_or(0.0, |asked| (asked.target.value.get() - from).abs())
}

impl AnswerKey {
    /// A near miss is within a twentieth of the distance, the same share as 接近, and within at least two printed steps.
    fn number(value: Amount, decimals: Decimals, way: f64) -> Self {
        let near = Amount::saturating((way / 20.0).max(2.0 * decimals.printed_step()));
        Self::Number { value, decimals, right: Amount::ZERO, near }
    }
}

/// The verdict in each reading, then the supporting place of each, if the places differ.
fn readings<'a>(plan: &Plan, scenario: &Scenario, indicator: &'a Indicator) -> Vec<Question<'a>> {
    let grounds = indicator.readings.iter().map(|reading| &reading.place).chain([&indicator.source.place]);
    let mut places: Vec<Wording> = grounds.cloned().collect();
    // Sorted, so that the order gives nothing away; the same in every language.
    places.sort();
    places.dedup();
    let of = |reading: &'a Reading| {
        let scenario = read_as(plan, scenario, indicator, &reading.id);
        let judgement = judge(&scenario.case(plan, indicator));
        let key = AnswerKey::Standing(judgement.verdict.standing());
        let verdict = Question { indicator, asks: Asks::Reading(reading), key, is_optional: false, scenario, judgement };
        let right = places.iter().position(|place| *place == reading.place);
        let place = right.filter(|_| places.len() > 1).map(|right| Question {
            asks: Asks::Place(reading),
            key: AnswerKey::Place { places: places.clone(), right },
            ..verdict.clone()
        });
        std::iter::once(verdict).chain(place)
    };
    indicator.readings.iter().flat_map(of).collect()
}

fn read_as(plan: &Plan, scenario: &Scenario, indicator: &Indicator, reading: &Id) -> Scenario {
    let mut read = scenario.clone();
    // A recorded reading is never refused.
    let _ = apply(&mut read, plan, Edit::Reading(indicator.id.clone(), Some(reading.clone())));
    read
}

fn rated<'a>(plan: &Plan, indicator: &'a Indicator, asked: Asked, rate: Rate) -> Option<Question<'a>> {
    let stated = indicator.statement.measured()?;
    let start = stated.start.baseline(plan.period, indicator.bounds).and_then(|start| match start {
        crate::plan::Baseline::Point(start) => Some(start),
        crate::plan::Baseline::Interval { .. } => None,
    })?;
    let growth = match asked {
        Asked::Even if indicator.is_percentage() => Growth::Linear { step: Amount::saturating(rate.get() * 100.0) },
        Asked::Even => Growth::Linear { step: Amount::saturating(start.get() * rate.get()) },
        Asked::Compound | Asked::Total => Growth::Compound { rate },
        Asked::Required => Growth::opening(Family::Compound, plan.period.steps()),
    };
    let mut scenario = Scenario::holding(plan);
    apply(&mut scenario, plan, Edit::Growth(indicator.id.clone(), Some(growth))).ok()?;
    let judgement = judge(&scenario.case(plan, indicator));
    let outcome = judgement.outcome.and_then(Value::exact);
    let key = match asked {
        Asked::Compound | Asked::Even => AnswerKey::number(outcome?, indicator.decimals, distance(&judgement, start.get())),
        // A natural bound may hold the path; the total growth is the same for all.
        Asked::Total => percent(((0..plan.period.steps()).fold(1.0, |y, _| y * (1.0 + rate.get())) - 1.0) * 100.0),
        Asked::Required => percent(judgement.required.and_then(Requirement::setting)?.get() * 100.0),
    };
    Some(Question { indicator, asks: Asks::Rate(asked, rate), key, is_optional: false, scenario, judgement })
}

/// A number of ％, asked to two decimals.
fn percent(value: f64) -> AnswerKey {
    AnswerKey::number(Amount::saturating(value), Decimals::TWO, value.abs())
}
