//! Compares assumptions and targets with what the past brought over equally many years.
//!
//! A level is compared by its changes, a total by its sums, a mean by its means, and yearly rates by the mean growth they make. If too few
//! stretches of that length are known, shorter ones take their place, and the assumption is scaled to their length.

use super::outlook::{Past, past};
use super::series::Series;
use crate::math::{count, root};
use crate::plan::{Amount, Direction, Goal, Indicator, Measured, Of, Origin, Period, Plan, Taken, Than, When, Year, Years};
use crate::projection::{Judgement, Pin, Value, judge};
use crate::scenario::{Assumption, Facts, Scenario};

/// The fewest stretches of the past for a comparison.
const FEWEST: usize = 3;

/// What is compared over a stretch of years.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Quantity {
    /// The change of the value from its first year to its last, in the unit.
    Change,
    /// The sum of its flows.
    Sum,
    /// The mean of its values.
    Mean,
    /// The mean growth of its years, as a fraction.
    Growth,
}

impl Quantity {
    /// What is compared for an indicator.
    pub fn of(stated: &Measured) -> Self {
        match (stated.measure.years(), stated.measure.taken()) {
            (Years::Rates, _) => Self::Growth,
            (Years::Flows, _) => Self::Sum,
            (Years::Values, Taken::Sum) => Self::Mean,
            (Years::Values, Taken::Last) => Self::Change,
        }
    }

    /// The amount over `to` years if it is `amount` over `years`, at the same pace.
    fn brought(self, amount: f64, years: usize, to: usize) -> f64 {
        match self {
            Self::Change | Self::Sum if years != to => amount * count(to) / count(years),
            _ => amount,
        }
    }
}

/// A stretch of the past.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stretch {
    /// Its first year; for a change, the year it starts from.
    pub from: Year,
    /// Its last year.
    pub to: Year,
    /// The amount. A growth is a fraction and the rest has the indicator's unit, so no one quantity type says what it is.
    pub amount: f64,
}

/// An amount compared with the stretches of the past; like theirs, a bare number.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct HeldAmount {
    /// The amount over all remaining years.
    pub whole: f64,
    /// The same over as many years as a stretch has.
    pub amount: f64,
    /// In how many stretches the past reached as much.
    pub reached: usize,
}

/// An indicator beside its past.
#[derive(Clone, Debug, PartialEq)]
pub struct AgainstPast {
    /// The years that count.
    pub known: Past,
    /// What is compared.
    pub quantity: Quantity,
    /// The direction that counts: the one that helps, or else the assumed one.
    pub way: Direction,
    /// The year before the remaining ones.
    pub after: Year,
    /// The number of remaining years.
    pub remaining: usize,
    /// The number of years in a stretch. It is smaller than the remaining years if too few stretches of that length are known.
    pub length: usize,
    /// The stretches in order; they overlap if they have more than one year.
    pub stretches: Vec<Stretch>,
    /// The assumed amount; `None` if the path is not known.
    pub assumed: Option<HeldAmount>,
    /// The amount that the target takes; `None` if it has no number, or needs no path.
    pub required: Option<HeldAmount>,
}

impl AgainstPast {
    /// Whether the target asks for more than the past ever brought.
    pub fn asks_for_more(&self) -> bool {
        self.required.is_some_and(|held| held.reached == 0 && self.is_wanted(held))
    }

    /// Whether the assumption is more than the past ever brought.
    pub fn assumes_more(&self) -> bool {
        self.assumed.is_some_and(|held| held.reached == 0)
    }

    /// Whether the required amount lies in the direction that counts. A change the other way is room to spare, not a task.
    fn is_wanted(&self, held: HeldAmount) -> bool {
        self.quantity != Quantity::Change || toward(self.way, held.amount) > 0.0
    }
}

/// How far an amount goes in a direction.
fn toward(way: Direction, amount: f64) -> f64 {
    match way {
        Direction::Rise => amount,
        Direction::Fall => -amount,
    }
}

/// Why an indicator cannot be compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TooLittle {
    /// Only that many years are known, including the baseline.
    Known(usize),
    /// The last year of the plan is known: no year remains.
    NothingRemains,
}

/// Compares an indicator with its past; `None` for a status, and if only its baseline is known.
pub fn against_past(
    plan: &Plan,
    facts: &Facts,
    scenario: &Scenario,
    indicator: &Indicator,
) -> Option<Result<AgainstPast, TooLittle>> {
    let known = past(plan, facts, scenario, indicator).filter(|known| known.window.len() > 1)?;
    let assumption = scenario.assumption(&indicator.id);
    let stated = assumption.statement(indicator).measured()?;
    let judgement = judge(&scenario.case(plan, indicator));
    let period = stated.period(plan.period);
    Some(Row { stated, assumption, judgement, period, quantity: Quantity::of(stated) }.against(known))
}

struct Row<'a> {
    stated: &'a Measured,
    assumption: &'a Assumption,
    judgement: Judgement,
    period: Period,
    quantity: Quantity,
}

impl Row<'_> {
    fn against(&self, known: Past) -> Result<AgainstPast, TooLittle> {
        let (last, _) = known.window.last().ok_or(TooLittle::Known(0))?;
        // Only the plan's years count for flows and rates, whatever is unknown before them.
        let after = if self.quantity == Quantity::Change { last } else { last.max(self.period.base()) };
        let remaining = between(after, self.period.end()).filter(|years| *years > 0).ok_or(TooLittle::NothingRemains)?;
        let too_few = TooLittle::Known(known.window.len());
        let (length, stretches) = longest(&known.window, self.quantity, remaining).ok_or(too_few)?;
        let assumed = self.assumed(&known.window, after, remaining);
        let required = self.required(&known.window, after, remaining);
        let way =
            self.wanted().unwrap_or(if assumed.is_some_and(|amount| amount < 0.0) { Direction::Fall } else { Direction::Rise });
        let held = |whole: f64| {
            let amount = self.quantity.brought(whole, remaining, length);
            HeldAmount { whole, amount, reached: reached(&stretches, way, amount) }
        };
        let (assumed, required) = (assumed.map(held), required.map(held));
        Ok(AgainstPast { known, quantity: self.quantity, way, after, remaining, length, stretches, assumed, required })
    }

    /// The direction of the path that helps.
    fn wanted(&self) -> Option<Direction> {
        let way = self.judgement.asked?.target.op.direction();
        Some(if self.stated.measure.falls() { way.opposite() } else { way })
    }

    fn at(&self, year: Year) -> Option<f64> {
        self.judgement.trajectory.at(year).and_then(Value::exact).map(Amount::get)
    }

    /// The sum of the years of the path from one to another, both included.
    fn sum(&self, from: i16, to: Year) -> Option<f64> {
        (from..=to.get()).map(|year| self.at(Year::new(year))).sum()
    }

    /// The amount of the path over the remaining years.
    fn assumed(&self, window: &Series, after: Year, remaining: usize) -> Option<f64> {
        let end = self.period.end();
        match self.quantity {
            Quantity::Change => Some(self.at(end)? - window.last()?.1.get()),
            Quantity::Sum => self.sum(after.get() + 1, end),
            Quantity::Mean => Some(self.sum(after.get() + 1, end)? / count(remaining)),
            Quantity::Growth => growth(self.at(end)?, self.at(after)?, remaining),
        }
    }

    /// The amount that the target takes over the remaining years.
    fn required(&self, window: &Series, after: Year, remaining: usize) -> Option<f64> {
        let (measure, years) = (self.stated.measure, self.period.steps());
        if matches!(&self.stated.goal, Goal::Than(Than { of: Of::Previous, .. })) {
            return None;
        }
        let target = self.judgement.asked?.target.value.get();
        if self.stated.when == When::EveryYear {
            return self.required_each_year(target, window, remaining);
        }
        let base = self.judgement.start.and_then(Value::exact).map(Amount::get);
        let base = base.or_else(|| measure.index().filter(|_| self.quantity == Quantity::Growth));
        let base = base.or_else(|| measure.is_as_taken().then_some(0.0))?;
        let taken = measure.taken_for(target, base, years)?;
        let done = || if after == self.period.base() { Some(0.0) } else { self.sum(self.period.base().get() + 1, after) };
        match self.quantity {
            Quantity::Change => Some(taken - window.last()?.1.get()),
            Quantity::Sum => Some(taken - done()?),
            Quantity::Mean => Some((taken - done()?) / count(remaining)),
            Quantity::Growth => growth(taken, self.level(base, after)?, remaining),
        }
    }

    /// The same if each year is compared with the target; `None` if that is a change from the year before.
    fn required_each_year(&self, target: f64, window: &Series, remaining: usize) -> Option<f64> {
        match self.quantity {
            Quantity::Change if self.stated.measure.origin() == Origin::Base => Some(target - window.last()?.1.get()),
            Quantity::Change => None,
            Quantity::Sum => Some(target * count(remaining)),
            Quantity::Mean => Some(target),
            Quantity::Growth => Some(target / 100.0),
        }
    }

    /// The level to which the known rates lead from the base year.
    fn level(&self, base: f64, after: Year) -> Option<f64> {
        let rate = |year: i16| match self.assumption.years.get(&Year::new(year)) {
            Some(Pin::Observed(rate)) => Some(1.0 + rate.get()),
            _ => None,
        };
        let known = (self.period.base().get() + 1..=after.get()).map(rate).product::<Option<f64>>();
        known.map(|growth| base * growth).or_else(|| self.at(after))
    }
}

/// The mean growth over that many years from one level to another.
fn growth(to: f64, from: f64, years: usize) -> Option<f64> {
    (to > 0.0 && from > 0.0).then(|| root(to / from, years) - 1.0)
}

fn between(from: Year, to: Year) -> Option<usize> {
    usize::try_from(i32::from(to.get()) - i32::from(from.get())).ok()
}

/// The stretches of that many years, or else of the most years with enough stretches.
fn longest(window: &Series, quantity: Quantity, years: usize) -> Option<(usize, Vec<Stretch>)> {
    let most = years.min(window.len());
    let found = (1..=most).rev().map(|length| (length, stretches(window, quantity, length)));
    found.into_iter().find(|(_, stretches)| stretches.len() >= FEWEST)
}

/// Every stretch of that many years with all its figures known.
pub(super) fn stretches(window: &Series, quantity: Quantity, length: usize) -> Vec<Stretch> {
    let known = window.known();
    let value = |year: i16| known.iter().find(|(at, _)| at.get() == year).map(|(_, value)| value.get());
    let length = i16::try_from(length).unwrap_or(i16::MAX);
    let of = |(last, value_there): &(Year, Amount)| {
        let to = last.get();
        if quantity == Quantity::Change {
            let from = to.checked_sub(length)?;
            return Some(Stretch { from: Year::new(from), to: *last, amount: value_there.get() - value(from)? });
        }
        let from = to.checked_sub(length - 1)?;
        let years: Vec<f64> = (from..=to).map(value).collect::<Option<_>>()?;
        Some(Stretch { from: Year::new(from), to: *last, amount: made_of(&years, quantity)? })
    };
    known.iter().filter_map(of).collect()
}

fn made_of(years: &[f64], quantity: Quantity) -> Option<f64> {
    let sum: f64 = years.iter().sum();
    match quantity {
        Quantity::Change | Quantity::Sum => Some(sum),
        Quantity::Mean => Some(sum / count(years.len())),
        Quantity::Growth => growth(years.iter().map(|rate| 1.0 + rate).product(), 1.0, years.len()),
    }
}

/// In how many stretches the past went at least as far in a direction. A difference in the last digits does not count.
fn reached(stretches: &[Stretch], way: Direction, amount: f64) -> usize {
    let least = toward(way, amount);
    let near = 1e-9 * stretches.iter().fold(amount.abs(), |most, stretch| most.max(stretch.amount.abs()));
    stretches.iter().filter(|stretch| toward(way, stretch.amount) >= least - near).count()
}

#[cfg(test)]
mod tests;
