//! One integer program: a variable for each item that is not too dear, rows for the budget, the tiers and the sets already found.

use good_lp::{Expression, ProblemVariables, Solution, SolverModel, Variable, constraint, microlp, variable};

/// What is forgiven of a budget, as a share of it: sums of doubles do not represent what a person adds up, and the solver computes
/// to a ten-billionth. Costs below that share of the budget count as nothing.
pub(super) const FORGIVEN: f64 = 1e-9;

/// Which of the items are chosen, by their places.
pub(super) type Pick = Vec<bool>;

/// Binding, expected, and what the document leaves open.
pub(super) const TIERS: usize = 3;

/// A target that can be saved, as the program sees it.
#[derive(Clone, Copy)]
pub(super) struct Item {
    pub(super) tier: usize,
    pub(super) cost: f64,
}

/// What a solution has to satisfy.
pub(super) struct Limits<'a> {
    /// No item above this is considered, and costs are told apart down to [`FORGIVEN`] of it.
    pub(super) scale: f64,
    /// Whether the scale is what may be spent in all.
    pub(super) is_budget: bool,
    /// How many of each tier there have to be at least.
    pub(super) at_least: [usize; TIERS],
    /// Sets that are not to be found again.
    pub(super) excluded: &'a [Pick],
}

/// What is optimised.
#[derive(Clone, Copy)]
pub(super) enum Aim {
    /// As many as possible, one of a tier being worth more than all of the tiers after it.
    Most,
    /// As little as possible spent.
    Cheapest,
}

/// The best set for an aim within limits, as far as the solver's rounding can tell; `None` where there is none.
pub(super) fn solved(items: &[Item], aim: Aim, limits: &Limits) -> Option<Pick> {
    let mut variables = ProblemVariables::new();
    let afforded = |item: &Item| item.cost <= limits.scale * (1.0 + FORGIVEN);
    let chosen: Vec<_> = items.iter().map(|item| afforded(item).then(|| variables.add(variable().binary()))).collect();
    let known = || items.iter().zip(&chosen).filter_map(|(item, x)| Some((item, (*x)?)));
    let Some(_) = known().next() else { return nothing(items.len(), limits) };
    // Without a scale everything costs nothing.
    let share = |item: &Item| if limits.scale > 0.0 { item.cost / limits.scale } else { 0.0 };
    let spent = || known().map(|(item, x)| share(item) * x).sum::<Expression>();
    let weights = weights(items);
    let mut program = match aim {
        Aim::Most => variables.maximise(known().map(|(item, x)| weights[item.tier] * x).sum::<Expression>()),
        Aim::Cheapest => variables.minimise(spent()),
    }
    .using(microlp);
    if limits.is_budget {
        program = program.with(constraint!(spent() <= 1.0 + FORGIVEN / 2.0));
    }
    for (tier, count) in limits.at_least.into_iter().enumerate().filter(|(_, count)| *count > 0) {
        let of_tier = known().filter(|(item, _)| item.tier == tier).map(|(_, x)| x).sum::<Expression>();
        program = program.with(constraint!(of_tier >= number(count)));
    }
    for other in limits.excluded {
        program = program.with(differs(&chosen, other));
    }
    let solution = program.solve().ok()?;
    Some(chosen.iter().map(|x| x.is_some_and(|x| solution.value(x) > 0.5)).collect())
}

/// The empty set, where it is allowed.
fn nothing(count: usize, limits: &Limits) -> Option<Pick> {
    let pick = vec![false; count];
    (limits.at_least == [0; TIERS] && !limits.excluded.contains(&pick)).then_some(pick)
}

/// One of a tier is worth more than all of the tiers after it together; whole numbers that doubles represent exactly.
fn weights(items: &[Item]) -> [f64; TIERS] {
    let [expected, others] = [1, 2].map(|tier| number(items.iter().filter(|item| item.tier == tier).count()));
    [(expected + 1.0) * (others + 1.0), others + 1.0, 1.0]
}

/// At least one item is chosen that the other set has not, or not chosen that it has.
fn differs(chosen: &[Option<Variable>], other: &[bool]) -> good_lp::Constraint {
    let differences = chosen.iter().zip(other).map(|(x, is_picked)| match (x, is_picked) {
        (Some(x), true) => 1.0 - *x,
        (Some(x), false) => Expression::from(*x),
        (None, true) => Expression::from(1.0),
        (None, false) => Expression::from(0.0),
    });
    constraint!(differences.sum::<Expression>() >= 1.0)
}

#[allow(clippy::cast_precision_loss, reason = "no plan has so many indicators")]
const fn number(count: usize) -> f64 {
    count as f64
}
