//! How the two targets of a pair compare, and how the scenario does on both.

use super::decisions::{Bond, Pair};
use super::demand::Demand;
use super::entry::{Entry, is_total};
use super::far::FarOrder;
use super::hindrance::Hindrance;
use super::kin::{Kin, kin};
use super::path::{against, converted};
use super::{PlanUnder, path};
use crate::figure::{Unit, bare};
use crate::plan::{Amount, Goal, Id, Indicator, Measured, Of, Start, Statement, Than, Threshold, Year};
use crate::projection::{Judgement, Standing, Value};
use crate::scenario::moved;

/// A pair with its comparison.
#[derive(Clone, Debug, PartialEq)]
pub struct ComparedPair {
    /// The pair.
    pub pair: Pair,
    /// The judgement of each row under the scenario of its own plan; one's own first.
    pub sides: [PairSide; 2],
    /// How many places the decimal point moves from the upper plan's unit to one's own; `None` if the units differ in kind.
    pub places: Option<i32>,
    /// How far one's own target lies from the upper one, or why they cannot be compared.
    pub gap: Result<TargetGap, Hindrance>,
    /// The upper goal in one's own unit, if the units differ.
    pub converted: Option<Goal>,
    /// One's own path judged by the upper goal, or why it cannot be.
    pub against: Result<Judgement, Hindrance>,
    /// If the other edition begins in the year in which this one ends: its base figure less this one's outcome.
    pub seam: Option<f64>,
}

/// One row of a pair.
#[derive(Clone, Debug, PartialEq)]
pub struct PairSide {
    /// The judgement by the row's own goal.
    pub judgement: Judgement,
    /// The year of its base figure.
    pub base: Year,
    /// The year of its target.
    pub end: Year,
}

impl PairSide {
    fn of(entry: &Entry) -> Self {
        Self { judgement: entry.judgement.clone(), base: entry.years().base(), end: entry.end() }
    }
}

/// How far one's own target lies from the upper one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TargetGap {
    /// One's own less the upper one, in one's own unit; `None` if both refer to the same figure and neither adds to it.
    pub by: Option<f64>,
    /// Which asks for more, both ends considered.
    pub demand: Demand,
    /// Which asks for more by the ends that are reached first.
    pub near: Demand,
    /// How the far ends compare; `None` if neither binds.
    pub far: Option<FarOrder>,
    /// For a total, one's own as a share of the upper one.
    pub share: Option<f64>,
}

/// Counts of pairs. Those still to be confirmed count only as such.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counted {
    /// All that are sure or confirmed.
    pub pairs: usize,
    /// Pairs whose own target asks for more than the upper one.
    pub harder: usize,
    /// Pairs that ask for the same.
    pub same: usize,
    /// Pairs whose own target falls short of the upper one.
    pub below: usize,
    /// 总量: totals, which show only a share.
    pub totals: usize,
    /// Pairs that cannot be compared.
    pub incomparable: usize,
    /// Pairs whose upper goal the scenario meets.
    pub met: usize,
    /// Pairs whose upper goal it misses.
    pub missed: usize,
    /// Pairs still to be confirmed.
    pub near: usize,
}

/// Compares every pair. Those that fall short of the upper plan come first, binding ones before the rest.
pub fn held(own: PlanUnder, upper: PlanUnder, pairs: &[Pair]) -> Vec<ComparedPair> {
    let kin = kin(own.plan, upper.plan);
    let mut held: Vec<_> = pairs.iter().filter_map(|pair| one(own, upper, kin, pairs, pair)).collect();
    let tier = |held: &ComparedPair| {
        let tiers = [own.indicator(&held.pair.own), upper.indicator(&held.pair.upper)];
        tiers.into_iter().flatten().map(Indicator::tier).min()
    };
    held.sort_by_key(|held| (held.place(), tier(held)));
    held
}

fn one(own: PlanUnder, upper: PlanUnder, kin: Kin, pairs: &[Pair], pair: &Pair) -> Option<ComparedPair> {
    let entries = [Entry::of(own, &pair.own)?, Entry::of(upper, &pair.upper)?];
    let places = places(&entries);
    Some(ComparedPair {
        gap: gap(&entries, kin, pairs, places),
        converted: in_own_unit(&entries, places),
        against: against(&entries, kin, pairs, places),
        seam: seam(&entries).filter(|_| kin == Kin::Editions),
        sides: entries.each_ref().map(PairSide::of),
        pair: pair.clone(),
        places,
    })
}

/// The decimal places if the units are of one kind; zero if neither row has a unit.
fn places([own, upper]: &[Entry; 2]) -> Option<i32> {
    let [unit, other] = [own, upper].map(|entry| entry.indicator.unit.own());
    if unit.is_empty() || other.is_empty() {
        return (unit == other).then_some(0);
    }
    Unit::of(other).places_to(&Unit::of(unit))
}

fn in_own_unit([_, upper]: &[Entry; 2], places: Option<i32>) -> Option<Goal> {
    let stated = upper.statement.measured().filter(|_| places.is_some_and(|places| places != 0))?;
    converted(&upper.goal(stated), stated, places)
}

fn gap(entries: &[Entry; 2], kin: Kin, pairs: &[Pair], places: Option<i32>) -> Result<TargetGap, Hindrance> {
    let [own, upper] = entries;
    let (stated, other) = match (own.statement, upper.statement) {
        (Statement::Status(own), Statement::Status(upper)) if path::says_the_same(own, upper) => {
            return Ok(TargetGap { by: None, demand: Demand::Same, near: Demand::Same, far: None, share: None });
        }
        (Statement::Status(_), Statement::Status(_)) => return Err(Hindrance::Words),
        (Statement::Status(_), _) | (_, Statement::Status(_)) => return Err(Hindrance::Measures),
        (Statement::Measured(stated), Statement::Measured(other)) => (stated, other),
    };
    let goals = [own.goal(stated), upper.goal(other)];
    for (goal, is_upper) in goals.iter().zip([false, true]) {
        match goal {
            Goal::Later { .. } => return Err(Hindrance::Later(is_upper)),
            Goal::Watched { .. } => return Err(Hindrance::Watched(is_upper)),
            _ => {}
        }
    }
    comparable(entries, kin, stated, other)?;
    let (target, bound, by) = match goals.each_ref() {
        [Goal::Than(than), Goal::Than(bound)] => {
            are_of_the_same(pairs, than, bound)?;
            let places = places.or_else(|| (bound.plus == Amount::ZERO).then_some(0)).ok_or(Hindrance::Units)?;
            let by = than.plus.get() - moved(bound.plus.get(), places);
            let target = Threshold { op: than.op, value: Amount::saturating(by) };
            let bound = Threshold { op: bound.op, value: Amount::ZERO };
            (target, bound, Some(by).filter(|by| *by != 0.0))
        }
        [Goal::Than(_), _] | [_, Goal::Than(_)] => return Err(Hindrance::Relative),
        [goal, bound] => {
            let places = places.ok_or(Hindrance::Units)?;
            let target = printed(goal, stated).ok_or(Hindrance::Relative)?;
            let bound = printed(bound, other).ok_or(Hindrance::Relative)?;
            let bound = Threshold { value: Amount::saturating(moved(bound.value.get(), places)), ..bound };
            (target, bound, Some(target.value.get() - bound.value.get()))
        }
    };
    if target.op.direction() != bound.op.direction() {
        return Err(Hindrance::Directions);
    }
    let tolerance = bound.tolerance(own.indicator.decimals.max(upper.indicator.decimals), Some(target.value));
    let by = by.map(|by| if by.abs() <= tolerance.get() { 0.0 } else { by });
    let is_total = kin == Kin::Levels && is_total(own.indicator, stated) && is_total(upper.indicator, other);
    let share = (is_total && bound.value.get() > 0.0).then(|| target.value.get() / bound.value.get());
    let near = if is_total { Demand::PartOf } else { demand(target, bound, by.unwrap_or(0.0)) };
    let far = FarOrder::of(goals.each_ref(), target.op.direction(), places.unwrap_or(0), tolerance).filter(|_| !is_total);
    Ok(TargetGap { by, demand: far.map_or(near, |far| far.with(near, target.op.direction())), near, far, share })
}

/// The number of a goal; for a range, the end that is easier to reach.
fn printed(goal: &Goal, stated: &Measured) -> Option<Threshold> {
    match goal {
        Goal::Between(range) => Some(range.easier(stated.direction())),
        goal => goal.printed(),
    }
}

fn demand(target: Threshold, bound: Threshold, by: f64) -> Demand {
    match target.op.direction().sign() * by {
        beyond if beyond > 0.0 => Demand::Harder,
        beyond if beyond < 0.0 => Demand::Easier,
        _ => match (target.op.is_strict(), bound.op.is_strict()) {
            (true, false) => Demand::Harder,
            (false, true) => Demand::Easier,
            _ => Demand::Same,
        },
    }
}

/// Whether both measure the same over the same years.
fn comparable([own, upper]: &[Entry; 2], kin: Kin, stated: &Measured, other: &Measured) -> Result<(), Hindrance> {
    let (years, others) = (own.years(), upper.years());
    let is_made = !stated.measure.is_plain() && !stated.measure.is_of_rates();
    if stated.measure != other.measure {
        return Err(Hindrance::Measures);
    }
    if stated.when != other.when {
        return Err(Hindrance::Moments);
    }
    if kin == Kin::Editions {
        // The next period of a plan compares with this one if both are equally long.
        let is_same = !is_made || years.steps() == others.steps();
        return is_same.then_some(()).ok_or(Hindrance::Spans(years.base(), others.base()));
    }
    if years.end() != others.end() {
        return Err(Hindrance::Years(years.end(), others.end()));
    }
    if is_made && years.base() != others.base() {
        return Err(Hindrance::Spans(years.base(), others.base()));
    }
    Ok(())
}

/// Whether both goals refer to the same figure: each to its own base year, or to rows that are a pair.
fn are_of_the_same(pairs: &[Pair], own: &Than, upper: &Than) -> Result<(), Hindrance> {
    let are_paired =
        |own: &Id, upper: &Id| pairs.iter().any(|pair| pair.own == *own && pair.upper == *upper && pair.bond != Bond::Near);
    match (&own.of, &upper.of) {
        _ if own.times != upper.times => Err(Hindrance::Relative),
        (Of::Baseline, Of::Baseline) | (Of::Previous, Of::Previous) => Ok(()),
        (Of::Indicator(own), Of::Indicator(upper)) if are_paired(own, upper) => Ok(()),
        (Of::Indicator(_), Of::Indicator(_)) => Err(Hindrance::Unpaired),
        (Of::Reference(own), Of::Reference(upper)) if bare(own) == bare(upper) => Ok(()),
        _ => Err(Hindrance::Relative),
    }
}

/// If the second begins in the year in which the first ends: its base figure less the outcome of the first.
fn seam([own, upper]: &[Entry; 2]) -> Option<f64> {
    let (stated, other) = own.statement.measured().zip(upper.statement.measured())?;
    let begins = match other.start {
        Start::Value(value) if stated.measure.is_plain() && other.measure.is_plain() => value,
        Start::EarlierTotal(value) if stated.measure == other.measure => value,
        _ => return None,
    };
    let is_next = own.under.plan.period.end() == upper.under.plan.period.base();
    let came_to =
        own.judgement.outcome.and_then(Value::exact).filter(|_| is_next && own.indicator.unit == upper.indicator.unit)?;
    let apart = begins.get() - came_to.get();
    let target = stated.goal.printed().map_or(begins, |target| target.value);
    let tolerance = own.indicator.decimals.tolerance(target, Some(begins)).get();
    (apart.abs() > tolerance).then_some(apart)
}

impl ComparedPair {
    /// Its place in a list: those that fall short first, then those that the scenario does not reach, then the rest.
    fn place(&self) -> usize {
        let is_missed = self.result() == Some(Standing::Missed);
        match (&self.gap, is_missed) {
            _ if self.pair.bond == Bond::Near => 5,
            (Ok(TargetGap { demand: Demand::Easier, .. }), _) => 0,
            (_, true) => 1,
            (Ok(TargetGap { demand: Demand::Same | Demand::Harder, .. }), false) => 2,
            (Ok(TargetGap { demand: Demand::PartOf, .. }), false) => 3,
            (Err(_), false) => 4,
        }
    }

    /// Whether the scenario meets the upper goal; `None` if one's own path cannot be judged by it.
    pub fn result(&self) -> Option<Standing> {
        self.against.as_ref().ok().map(|judgement| judgement.verdict.standing())
    }
}

impl Counted {
    /// Counts pairs.
    pub fn of(held: &[ComparedPair]) -> Self {
        let mut counted = Self::default();
        for held in held {
            if held.pair.bond == Bond::Near {
                counted.near += 1;
                continue;
            }
            counted.pairs += 1;
            *match held.gap.as_ref().map(|gap| gap.demand) {
                Ok(Demand::Same) => &mut counted.same,
                Ok(Demand::Harder) => &mut counted.harder,
                Ok(Demand::Easier) => &mut counted.below,
                Ok(Demand::PartOf) => &mut counted.totals,
                Err(_) => &mut counted.incomparable,
            } += 1;
            match held.result() {
                Some(Standing::Met) => counted.met += 1,
                Some(Standing::Missed) => counted.missed += 1,
                _ => {}
            }
        }
        counted
    }
}
