//! Random questions over every indicator of the built-in plan and every family.

use proptest::prelude::*;
use tuiyan::plan::*;
use tuiyan::projection::*;
use tuiyan::scenario::{Drivers, Method, Provenance, Scenario, Shape, Uncertainty, complaints};

use crate::support::{Question, plan};

/// Numbers drawn between 0 and 1, to be turned into whatever an indicator needs.
type Draws = [f64; 5];

fn unit() -> impl Strategy<Value = f64> {
    0.0..1.0_f64
}

/// A question that a scenario file could put: an indicator in some reading, a family with its numbers, pins and a start.
pub(crate) fn question() -> impl Strategy<Value = Question> {
    let indicator = 0..plan().indicators.len();
    let pins = prop::collection::btree_map(2021..=2025_i16, unit(), 0..4);
    let population = prop::option::weighted(0.2, -0.03..0.03_f64);
    (
        indicator,
        any::<prop::sample::Index>(),
        0..Family::ALL.len(),
        [unit(), unit(), unit(), unit(), unit()],
        pins,
        unit(),
        population,
    )
        .prop_map(|(at, reading, family, draws, pins, start, population)| {
            let mut question = Question::about(&plan().indicators[at]);
            let readings = &question.indicator.readings;
            question.assumption.reading = (!readings.is_empty()).then(|| readings[reading.index(readings.len())].id.clone());
            fill(question, Family::ALL[family], &draws, &pins.into_iter().collect::<Vec<_>>(), start, population)
        })
        .prop_filter("an assumption that its indicator allows", |question| {
            complaints(&question.assumption, &question.indicator, question.period).is_empty()
        })
}

/// A question about something measured that can be solved for.
pub(crate) fn measured() -> impl Strategy<Value = Question> {
    question().prop_filter("a measured indicator", |question| question.statement().measured().is_some())
}

fn fill(
    mut question: Question,
    family: Family,
    draws: &Draws,
    pins: &[(i16, f64)],
    start: f64,
    population: Option<f64>,
) -> Question {
    let Some(stated) = question.statement().measured().cloned() else { return question };
    let scale = scale(&question, &stated);
    let is_growth = stated.measure.is_of_rates();
    if stated.start == Start::Missing && !is_growth && start > 0.1 {
        question = question.from(scale * start);
    }
    for (year, draw) in pins {
        question = question.pin(*year, if is_growth { draw * 0.2 - 0.1 } else { scale * draw });
    }
    if let Some(rate) = population {
        question = question.population(rate);
    }
    question.grows(growth(family, draws, scale, question_limit(&stated, scale)))
}

/// What values of an indicator are of the size of.
fn scale(question: &Question, stated: &Measured) -> f64 {
    let target = stated.goal.printed().unwrap().value.get().abs().max(1e-3);
    let most = question.indicator.bounds.max.map_or(f64::MAX, Amount::get);
    let scale = if stated.measure.is_of_flows() { target / 3.0 } else { target * 1.3 };
    scale.min(most)
}

/// A limit well away from whatever the path may pass, on either side of it.
fn question_limit(stated: &Measured, scale: f64) -> f64 {
    match stated.goal.printed().unwrap().op.direction() {
        Direction::Rise => scale * 1.5,
        Direction::Fall => 0.0,
    }
}

fn growth(family: Family, draws: &Draws, scale: f64, limit: f64) -> Growth {
    let amounts = || draws.iter().map(|draw| Amount::of((draw - 0.5) * scale * 0.2)).collect();
    let rates = || draws.iter().map(|draw| Rate::of((draw - 0.5) * 0.4)).collect();
    let step = Amount::of((draws[0] - 0.5) * scale * 0.2);
    match family {
        Family::Hold => Growth::Hold,
        Family::Linear => Growth::Linear { step },
        Family::Compound => Growth::Compound { rate: Rate::of((draws[0] - 0.5) * 0.4) },
        Family::Damped => Growth::Damped { step, phi: Damping::of(0.3 + 0.7 * draws[1]) },
        // A share has a natural limit and may leave it out; the others may not.
        Family::Gap if limit > 100.0 || draws[1] < 0.5 => Growth::Gap { share: Share::of(draws[0]), limit: None },
        Family::Gap => Growth::Gap { share: Share::of(draws[0]), limit: Some(Amount::of(limit)) },
        Family::Logistic if limit <= 0.0 || draws[1] < 0.5 => {
            Growth::Logistic { steepness: Steepness::of(draws[0] - 0.5), ceiling: None }
        }
        Family::Logistic => Growth::Logistic { steepness: Steepness::of(draws[0] - 0.5), ceiling: Some(Amount::of(limit)) },
        Family::YearlySteps => Growth::YearlySteps(amounts()),
        Family::YearlyRates => Growth::YearlyRates(rates()),
        Family::Even => Growth::Even { flow: Amount::of(draws[0] * scale) },
    }
}

/// Any setting that a parameter can take, of a reasonable or of an extreme size.
pub(crate) fn setting(parameter: Parameter, draw: f64, scale: f64) -> f64 {
    match parameter {
        Parameter::Step | Parameter::Steps => (draw - 0.5) * scale * 20.0,
        Parameter::Rate | Parameter::Rates => -0.99 + draw * draw * 20.0,
        Parameter::Share => draw,
        Parameter::Steepness => (draw - 0.5) * 40.0,
        Parameter::Flow => draw * scale * 3.0,
    }
}

/// The size of what a question asks for.
pub(crate) fn size(question: &Question) -> f64 {
    question.statement().measured().map_or(1.0, |stated| scale(question, stated))
}

/// How far a parameter of a reasonable size may be off, to either side or to one alone.
fn range() -> impl Strategy<Value = Uncertainty> {
    let reach = || prop_oneof![1 => Just(0.0), 3 => 1e-6..3.0_f64];
    (reach(), reach(), prop::sample::select(vec![Shape::Triangular, Shape::Uniform]))
        .prop_filter_map("a range has a width", |(below, above, shape)| Uncertainty::new(below, above, shape).ok())
}

/// What an assumption may have been taken over from.
fn basis() -> impl Strategy<Value = Provenance> {
    let years = prop::collection::btree_set((1990..=2025_i16).prop_map(Year::new), 0..3);
    (prop::sample::select(Method::ALL.to_vec()), 1990..=2025_i16, 1..=20_u16, any::<prop::sample::Index>(), years).prop_map(
        |(method, to, span, n, left_out)| {
            let from = to - i16::try_from(span).unwrap() + 1;
            let n = u16::try_from(n.index(usize::from(span))).unwrap() + 1;
            Provenance { method, from: Year::new(from), to: Year::new(to), n, left_out }
        },
    )
}

/// A question with what a person may state beside it: a range, a unit cost, annual targets, and what it rests on.
fn stated() -> impl Strategy<Value = Question> {
    let cost = prop::option::weighted(0.3, 0.0..1e6_f64);
    let targets = prop::collection::btree_map(2021..=2024_i16, unit(), 0..4);
    let rests = (prop::option::weighted(0.3, basis()), prop::option::weighted(0.2, "[一-龥a-z]{1,12}"));
    (question(), prop::option::of(range()), cost, targets, rests).prop_map(
        |(mut question, range, cost, targets, (basis, reason))| {
            let plain = question.assumption.clone();
            question.assumption.uncertainty = range;
            question.assumption.unit_cost = cost.map(Cost::of);
            question.assumption.basis = basis;
            question.assumption.reason = reason.unwrap_or_default();
            let target = |(year, draw)| (Year::new(year), Amount::of(draw * size(&question)));
            question.assumption.milestones = targets.into_iter().map(target).collect();
            if !complaints(&question.assumption, &question.indicator, question.period).is_empty() {
                question.assumption = plain;
            }
            question
        },
    )
}

/// A scenario over the built-in plan: any name, note and seed, and questions of every kind.
pub(crate) fn scenario() -> impl Strategy<Value = Scenario> {
    let population = (prop::option::of(-0.5..0.5_f64), prop::option::weighted(0.2, basis()));
    let comparing = prop::sample::select(Comparing::ALL.to_vec());
    let joint = (prop::option::of(0.0..=1.0_f64), prop::option::of(0.0..1e9_f64), prop::option::weighted(0.1, 2020..=2024_i16));
    (".{0,20}", ".{0,20}", any::<u64>(), (population, comparing), joint, prop::collection::vec(stated(), 0..12)).prop_map(
        |(name, note, seed, ((population, population_basis), comparing), (correlation, budget, as_of), questions)| {
            let assumptions = questions.into_iter().map(|question| (question.indicator.id, question.assumption));
            Scenario {
                name,
                note,
                plan: plan().id.clone(),
                seed,
                drivers: Drivers { population_growth: population.map(Rate::of), comparing },
                population_basis,
                assumptions: assumptions.filter(|(_, assumption)| !assumption.is_default()).collect(),
                correlation: correlation.map(Correlation::of),
                budget: budget.map(Cost::of),
                as_of: as_of.map(Year::new),
            }
        },
    )
}
