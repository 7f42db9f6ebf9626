//! Two plans side by side, for other programs.

use serde::Serialize;

use super::judgement_file::{ValueOut, result};
use crate::plan::{Id, Plan};
use crate::scenario::{Bond, ComparedPair, Counted, Demand, Hindrance, Kin, Pair, PlanUnder, held, kin, without_partner};

/// What `tuiyan plan compare --format json` prints.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct BesideOut {
    /// The plan itself.
    pub plan: Id,
    /// The plan above it, or its other edition.
    pub upper: Id,
    /// `levels` or `editions`.
    pub kin: &'static str,
    /// The name of the scenario.
    pub scenario: String,
    /// Counts of pairs.
    pub summary: CountedOut,
    /// The pairs; those that fall short come first.
    pub pairs: Vec<PairOut>,
    /// Rows of either plan without a partner.
    pub apart: ApartRowsOut,
}

/// Counts of pairs. `near` are those still to be confirmed, which are in no other count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[allow(missing_docs, reason = "the fields are those of `Counted`")]
pub struct CountedOut {
    pub pairs: usize,
    pub harder: usize,
    pub same: usize,
    pub easier: usize,
    pub totals: usize,
    pub incomparable: usize,
    pub met: usize,
    pub missed: usize,
    pub near: usize,
}

/// A pair.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PairOut {
    /// The row of the plan itself.
    pub own: Id,
    /// The row of the upper plan.
    pub upper: Id,
    /// `sure`, `near` or `confirmed`.
    pub bond: &'static str,
    /// The power of ten that converts the upper plan's figures into the plan's own unit; `null` if none does.
    pub places: Option<i32>,
    /// The plan's target less the upper one, in the plan's own unit.
    pub gap: Option<f64>,
    /// `harder`, `same`, `easier`, or `part_of` for a total.
    pub demand: Option<&'static str>,
    /// For a total, the plan's target as a share of the upper one.
    pub share: Option<f64>,
    /// Why the targets cannot be compared.
    pub reason: Option<&'static str>,
    /// The scenario's outcome in the plan's own target year.
    pub outcome: Option<ValueOut>,
    /// The result by the plan's own goal.
    pub result: &'static str,
    /// The result of the plan's own path by the upper goal.
    pub upper_result: Option<&'static str>,
    /// Why there is none.
    pub upper_reason: Option<&'static str>,
}

/// Rows without a partner.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ApartRowsOut {
    /// Of the plan itself.
    pub own: Vec<Id>,
    /// Of the upper plan.
    pub upper: Vec<Id>,
}

/// Compares two plans by these pairs.
pub fn beside_out(own: PlanUnder, upper: PlanUnder, pairs: &[Pair]) -> BesideOut {
    let held = held(own, upper, pairs);
    let [here, there] = without_partner(own.plan, upper.plan, pairs);
    let id = |plan: &Plan| plan.id.clone();
    BesideOut {
        plan: id(own.plan),
        upper: id(upper.plan),
        kin: match kin(own.plan, upper.plan) {
            Kin::Levels => "levels",
            Kin::Editions => "editions",
        },
        scenario: own.scenario.name.clone(),
        summary: counted(Counted::of(&held)),
        pairs: held.iter().map(pair).collect(),
        apart: ApartRowsOut { own: here, upper: there },
    }
}

const fn counted(counted: Counted) -> CountedOut {
    let Counted { pairs, harder, same, below, totals, incomparable, met, missed, near } = counted;
    CountedOut { pairs, harder, same, easier: below, totals, incomparable, met, missed, near }
}

fn pair(held: &ComparedPair) -> PairOut {
    let gap = held.gap.as_ref().ok();
    let judgement = &held.sides[0].judgement;
    PairOut {
        own: held.pair.own.clone(),
        upper: held.pair.upper.clone(),
        bond: match held.pair.bond {
            Bond::Sure => "sure",
            Bond::Near => "near",
            Bond::Confirmed => "confirmed",
        },
        places: held.places,
        gap: gap.and_then(|gap| gap.by),
        demand: gap.map(|gap| match gap.demand {
            Demand::Harder => "harder",
            Demand::Same => "same",
            Demand::Easier => "easier",
            Demand::PartOf => "part_of",
        }),
        share: gap.and_then(|gap| gap.share),
        reason: held.gap.as_ref().err().map(reason),
        outcome: judgement.outcome.map(ValueOut::of),
        result: result(judgement.verdict.standing()),
        upper_result: held.result().map(result),
        upper_reason: held.against.as_ref().err().map(reason),
    }
}

const fn reason(why: &Hindrance) -> &'static str {
    match why {
        Hindrance::Units => "units",
        Hindrance::Measures => "measures",
        Hindrance::Years(..) => "years",
        Hindrance::Spans(..) => "spans",
        Hindrance::Moments => "moments",
        Hindrance::Directions => "directions",
        Hindrance::Later(true) => "upper_later",
        Hindrance::Later(false) => "later",
        Hindrance::Watched(true) => "upper_watched",
        Hindrance::Watched(false) => "watched",
        Hindrance::Words => "words",
        Hindrance::Relative => "relative",
        Hindrance::Unpaired => "unpaired",
        Hindrance::NoReference => "no_reference",
        Hindrance::Total => "total",
    }
}
