//! One's own path judged by the upper plan's goal.

use super::decisions::{Bond, Pair};
use super::entry::{Entry, is_total};
use super::hindrance::Hindrance;
use super::kin::Kin;
use crate::figure::{Unit, bare, key};
use crate::plan::{Amount, Goal, Measured, Of, Period, Range, Start, Statement, Status, Than, Threshold, When, Years};
use crate::projection::{Case, Judgement, Value, judge};
use crate::scenario::moved;

/// Whether two statements in words are the same.
pub(super) fn says_the_same(own: &Status, upper: &Status) -> bool {
    !own.words.is_empty() && key(&own.words) == key(&upper.words)
}

/// Judges one's own path by the upper goal, in one's own unit and in the years of the upper goal.
pub(super) fn against(entries: &[Entry; 2], kin: Kin, pairs: &[Pair], places: Option<i32>) -> Result<Judgement, Hindrance> {
    let [own, upper] = entries;
    let case = own.under.scenario.case(own.under.plan, own.indicator);
    let (stated, other) = match (own.statement, upper.statement) {
        (Statement::Status(own), Statement::Status(upper)) if says_the_same(own, upper) => return Ok(judge(&case)),
        (Statement::Status(_), Statement::Status(_)) => return Err(Hindrance::Words),
        (Statement::Status(_), _) | (_, Statement::Status(_)) => return Err(Hindrance::Measures),
        (Statement::Measured(stated), Statement::Measured(other)) => (stated, other),
    };
    if kin == Kin::Levels && is_total(own.indicator, stated) && is_total(upper.indicator, other) {
        return Err(Hindrance::Total);
    }
    walked_alike(&case, stated, other)?;
    reached([case.years_of_its_own(), upper.years()], other)?;
    let asked = Asked::of(entries, pairs, other, scale([own, upper], stated, other, places))?;
    let statement = Statement::Measured(Measured {
        measure: other.measure,
        // An entered start is as good as a printed one.
        start: case.start.map_or(stated.start, Start::Value),
        basis: stated.basis.clone(),
        goal: asked.goal,
        op_source: other.op_source,
        when: other.when,
        year: Some(upper.years().end()),
        stretch: None,
        milestones: Vec::new(),
    });
    Ok(judge(&Case { statement: &statement, figure: asked.figure, tolerance: None, ..case }))
}

/// Whether one's own path can be measured as the upper plan does: its years are figures of the same kind, and its level is known if a
/// change is computed from it.
fn walked_alike(case: &Case, stated: &Measured, other: &Measured) -> Result<(), Hindrance> {
    let is_level = |stated: &Measured| stated.measure.years() == Years::Values;
    let is_known = case.start.is_some() || stated.has_level();
    let is_alike = stated.measure == other.measure || is_level(stated) && is_level(other) && is_known;
    is_alike.then_some(()).ok_or(Hindrance::Measures)
}

/// Whether one's own path has the years that the upper goal needs.
fn reached([own, upper]: [Period; 2], other: &Measured) -> Result<(), Hindrance> {
    if own.step_of(upper.end()).is_none() {
        return Err(Hindrance::Years(own.end(), upper.end()));
    }
    let is_made = !other.measure.is_plain() && !other.measure.is_of_rates() || other.when == When::EveryYear;
    if is_made && own.base() != upper.base() {
        return Err(Hindrance::Spans(own.base(), upper.base()));
    }
    Ok(())
}

/// How many places the upper goal's number moves. A number in ％ stays as it is, and a rise in points is one of a share.
fn scale([own, upper]: [&Entry; 2], stated: &Measured, other: &Measured, places: Option<i32>) -> Option<i32> {
    let [unit, another] = [own, upper].map(|entry| Unit::of(entry.indicator.unit.own()));
    let is_share = |unit: &Unit| unit.is_percent() || unit.is_points();
    match () {
        () if other.measure.is_in_percent() => Some(0),
        () if stated.measure != other.measure && is_share(&unit) && is_share(&another) => {
            Some(another.scale().places_to(unit.scale()))
        }
        () => places,
    }
}

/// The goal, in one's own unit, and the figure that it refers to.
struct Asked {
    goal: Goal,
    figure: Option<Amount>,
}

impl Asked {
    fn of([own, upper]: &[Entry; 2], pairs: &[Pair], other: &Measured, places: Option<i32>) -> Result<Self, Hindrance> {
        let goal = upper.goal(other);
        let figure = match &goal {
            Goal::Later { .. } => return Err(Hindrance::Later(true)),
            Goal::Watched { .. } => return Err(Hindrance::Watched(true)),
            Goal::Than(Than { of: Of::Indicator(id), .. }) => Some(outcome_here(own, pairs, id).ok_or(Hindrance::Unpaired)?),
            Goal::Than(Than { of: Of::Reference(name), .. }) => Some(reference_here(own, name).ok_or(Hindrance::NoReference)?),
            _ => None,
        };
        Ok(Self { goal: converted(&goal, other, places).ok_or(Hindrance::Units)?, figure })
    }
}

/// A goal with its numbers moved by that many decimal places; `None` if there are numbers to move and nobody knows how far.
pub(super) fn converted(goal: &Goal, stated: &Measured, places: Option<i32>) -> Option<Goal> {
    let scaled = |number: Amount| match number {
        Amount::ZERO => Some(number),
        number => places.map(|places| Amount::saturating(moved(number.get(), places))),
    };
    let threshold = |it: &Threshold| Some(Threshold { value: scaled(it.value)?, ..*it });
    Some(match goal {
        Goal::Number(it) => Goal::Number(threshold(it)?),
        Goal::About(it) => Goal::About(threshold(it)?),
        Goal::Between(it) => {
            Goal::Between(Range { low: scaled(it.low)?, high: scaled(it.high)?, wanted: Some(stated.direction()), ..*it })
        }
        Goal::Than(than) => Goal::Than(Than { plus: scaled(than.plus)?, ..than.clone() }),
        Goal::Later { .. } | Goal::Watched { .. } => goal.clone(),
    })
}

/// The outcome here of the row that is paired with another row of the upper plan.
fn outcome_here(own: &Entry, pairs: &[Pair], upper: &crate::plan::Id) -> Option<Amount> {
    let pair = pairs.iter().find(|pair| pair.upper == *upper && pair.bond != Bond::Near)?;
    let indicator = own.under.plan.indicator(&pair.own)?;
    judge(&own.under.scenario.case(own.under.plan, indicator)).outcome.and_then(Value::exact)
}

/// The outside figure, if one's own goal refers to the same one.
fn reference_here(own: &Entry, name: &str) -> Option<Amount> {
    let goal = &own.statement.measured()?.goal;
    let is_same = matches!(goal, Goal::Than(Than { of: Of::Reference(here), .. }) if bare(here) == bare(name));
    own.under.scenario.assumption(&own.indicator.id).reference.filter(|_| is_same)
}
