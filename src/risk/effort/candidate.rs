//! What can be saved: a missed target with a unit cost, and the growth that meets it.

use std::collections::BTreeMap;

use crate::plan::{Amount, Cost, Direction, Indicator, Plan};
use crate::projection::{Growth, Judgement, Obstacle, Reason, Requirement, Verdict, judge};
use crate::scenario::{Aim, Assumption, Scenario, complaints, steered};

/// A missed target that can be saved.
#[derive(Clone, Debug, PartialEq)]
pub struct Candidate<'a> {
    /// The indicator.
    pub indicator: &'a Indicator,
    /// What the outcome lacks to the target, in the target's unit; for an interval, its harder end.
    pub shortfall: Amount,
    /// Whether the target is strict, so that a little more than the shortfall is needed.
    pub is_strict: bool,
    /// The cost of one unit of the outcome.
    pub unit_cost: Cost,
    /// Unit cost times shortfall; for a strict target, the limit that is just not enough.
    pub cost: Cost,
    /// The growth that saves it, in its present family.
    pub growth: Growth,
}

/// Why an indicator is not among the candidates.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum LeftOut {
    /// Its target is met already.
    Met,
    /// It is judged by a statement, which has no unit to pay for.
    Status,
    /// It cannot be judged.
    Unjudged(Reason),
    /// No setting of its family meets the target.
    Impossible(Option<Obstacle>),
    /// The person locked it.
    Locked,
    /// The person stated no unit cost.
    NoCost {
        /// What the outcome lacks; see [`Candidate::shortfall`].
        shortfall: Amount,
    },
}

impl LeftOut {
    /// A stable code for other programs.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Met => "met",
            Self::Status => "status",
            Self::Unjudged(_) => "unjudged",
            Self::Impossible(_) => "impossible",
            Self::Locked => "locked",
            Self::NoCost { .. } => "no_cost",
        }
    }
}

/// The candidate, or why there is none.
pub(super) fn candidate<'a>(
    plan: &Plan,
    scenario: &Scenario,
    indicator: &'a Indicator,
    judgement: &Judgement,
    is_locked: bool,
) -> Result<Candidate<'a>, LeftOut> {
    let assumption = scenario.assumption(&indicator.id);
    match judgement.verdict {
        Verdict::Met { .. } => return Err(LeftOut::Met),
        Verdict::Unjudged(reason) => return Err(LeftOut::Unjudged(reason)),
        Verdict::Missed { .. } => {}
    }
    if assumption.statement(indicator).is_status() {
        return Err(LeftOut::Status);
    }
    if let Some(Requirement::Impossible { obstacle, .. }) = judgement.required {
        return Err(LeftOut::Impossible(Some(obstacle)));
    }
    if is_locked {
        return Err(LeftOut::Locked);
    }
    let (shortfall, growth) =
        shortfall(judgement).zip(saving(plan, scenario, indicator, judgement)).ok_or(LeftOut::Impossible(None))?;
    let unit_cost = assumption.unit_cost.ok_or(LeftOut::NoCost { shortfall })?;
    let cost = spent(unit_cost.get() * shortfall.get());
    Ok(Candidate {
        indicator,
        shortfall,
        is_strict: judgement.asked.is_some_and(|asked| asked.target.op.is_strict()),
        unit_cost,
        cost,
        growth,
    })
}

/// What the harder end of the outcome lacks; at least zero, which is possible for a strict target.
fn shortfall(judgement: &Judgement) -> Option<Amount> {
    let (target, outcome) = (judgement.asked?.target, judgement.outcome);
    let harder = match target.op.direction() {
        Direction::Rise => outcome?.low(),
        Direction::Fall => outcome?.high(),
    };
    let lacks = target.op.direction().sign() * (target.value.get() - harder.get());
    Some(Amount::saturating(lacks.max(0.0)))
}

/// The growth of the present family nearest to the target that really meets it.
fn saving(plan: &Plan, scenario: &Scenario, indicator: &Indicator, judgement: &Judgement) -> Option<Growth> {
    let id = &indicator.id;
    let mut assumption = scenario.assumption(id).clone();
    // Holding has no parameter of its own. A step moves it or, if only rates make sense, a rate.
    assumption.growth = assumption.growth.filter(|growth| *growth != Growth::Hold);
    // Only this row: the scenario may have hundreds of others.
    let open = Scenario {
        drivers: scenario.drivers,
        assumptions: BTreeMap::from([(id.clone(), assumption)]),
        ..Scenario::holding(plan)
    };
    let meets = |growth: &Growth| {
        let grown = Assumption { growth: Some(growth.clone()), ..scenario.assumption(id).clone() };
        let is_met = || matches!(judge(&scenario.case_under(plan, indicator, &grown)).verdict, Verdict::Met { .. });
        complaints(&grown, indicator, plan.period).is_empty() && is_met()
    };
    aims(indicator, judgement).into_iter().filter_map(|aim| steered(plan, &open, id, aim).ok()).find(meets)
}

/// Where to aim, in turn: at the target, at the required value, then past it by parts of the printed step. A strict target tries the
/// largest part first (a whole step, as a person would set it), any other the smallest.
fn aims(indicator: &Indicator, judgement: &Judgement) -> Vec<Aim> {
    let Some(target) = judgement.asked.map(|asked| asked.target) else { return Vec::new() };
    let step = target.op.direction().sign() * indicator.decimals.printed_step();
    let past = |part: f64| Aim::Outcome(Amount::saturating(target.value.get() + step * part));
    let parts = [1.0, 0.1, 0.01, 1e-3, 1e-4, 1e-5];
    let required = judgement.required.and_then(Requirement::setting).map(Aim::Setting);
    if target.op.is_strict() {
        parts.into_iter().map(past).chain(required).collect()
    } else {
        std::iter::once(Aim::Outcome(target.value)).chain(required).chain(parts.into_iter().rev().map(past)).collect()
    }
}

/// A sum of costs. Overflow becomes the largest number.
pub(super) fn spent(cost: f64) -> Cost {
    // An empty sum is minus zero.
    Cost::new(cost.min(f64::MAX) + 0.0).unwrap_or(Cost::of(0.0))
}
