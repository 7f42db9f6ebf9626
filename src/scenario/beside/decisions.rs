//! A person's decisions about the pairs of two plans, and the pairs that follow.

use std::collections::BTreeSet;

use super::proposal::{Proposal, nearest};
use crate::plan::{Id, Plan};

/// A row of the person's own plan and one of the upper plan.
pub type Couple = (Id, Id);

/// Why two rows are a pair.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Bond {
    /// They have the same name and unit.
    Sure,
    /// They may mean the same; a person has to confirm or refuse it.
    Near,
    /// A person confirmed it.
    Confirmed,
}

/// Two rows side by side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pair {
    /// The row of the person's own plan.
    pub own: Id,
    /// The row of the upper plan.
    pub upper: Id,
    /// Why they are a pair.
    pub bond: Bond,
}

/// What a person decided: which rows belong together, whatever their names, and which do not. A row belongs to at most one other.
///
/// ```
/// use tuiyan::plan::Id;
/// use tuiyan::scenario::Decisions;
/// let [own, upper] = ["t1-03", "t-01"].map(|id| Id::new(id).unwrap());
/// let mut decisions = Decisions::default();
/// decisions.part(own.clone(), upper.clone());
/// decisions.join(own.clone(), upper.clone());
/// assert_eq!(decisions.joined().collect::<Vec<_>>(), [&(own, upper)]);
/// assert_eq!(decisions.parted().count(), 0);
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Decisions {
    joined: BTreeSet<Couple>,
    parted: BTreeSet<Couple>,
}

impl Decisions {
    /// Pairs two rows: confirmed, or chosen by hand. Earlier pairs of either are dissolved, but not refused.
    pub fn join(&mut self, own: Id, upper: Id) {
        self.joined.retain(|(a, b)| *a != own && *b != upper);
        let couple = (own, upper);
        self.parted.remove(&couple);
        self.joined.insert(couple);
    }

    /// Refuses a pair. It is not proposed again.
    pub fn part(&mut self, own: Id, upper: Id) {
        let couple = (own, upper);
        self.joined.remove(&couple);
        self.parted.insert(couple);
    }

    /// Takes back any decision about two rows.
    pub fn forget(&mut self, own: &Id, upper: &Id) {
        let couple = (own.clone(), upper.clone());
        self.joined.remove(&couple);
        self.parted.remove(&couple);
    }

    /// The confirmed pairs.
    pub fn joined(&self) -> impl Iterator<Item = &Couple> {
        self.joined.iter()
    }

    /// The refused pairs.
    pub fn parted(&self) -> impl Iterator<Item = &Couple> {
        self.parted.iter()
    }

    /// Whether nothing was decided.
    pub fn is_empty(&self) -> bool {
        self.joined.is_empty() && self.parted.is_empty()
    }

    /// The same seen from the other plan.
    #[must_use]
    pub fn turned(&self) -> Self {
        let turned = |couples: &BTreeSet<Couple>| couples.iter().cloned().map(|(own, upper)| (upper, own)).collect();
        Self { joined: turned(&self.joined), parted: turned(&self.parted) }
    }
}

/// The pairs of two plans in the order of the first: decided ones, then sure ones, then near ones still to be confirmed. Each row is in at
/// most one pair.
pub fn pairs(own: &Plan, upper: &Plan, decisions: &Decisions) -> Vec<Pair> {
    let mut pairing = Pairing::of(own, upper);
    for (one, other) in decisions.joined() {
        if let Some(at) = place(own, one).zip(place(upper, other)) {
            pairing.put(at, Bond::Confirmed);
        }
    }
    let is_refused =
        |at: usize, other: usize| decisions.parted.contains(&(own.indicators[at].id.clone(), upper.indicators[other].id.clone()));
    let Proposal { sure, near } = Proposal::of(own, upper);
    for (at, other) in sure.into_iter().filter(|(at, other)| !is_refused(*at, *other)) {
        pairing.put((at, other), Bond::Sure);
    }
    let left: Vec<_> =
        near.into_iter().filter(|(at, other, _)| pairing.is_free(*at, *other) && !is_refused(*at, *other)).collect();
    for at in nearest(&left) {
        pairing.put(at, Bond::Near);
    }
    let pair = |(at, found): (usize, Option<(usize, Bond)>)| {
        let (other, bond) = found?;
        Some(Pair { own: own.indicators[at].id.clone(), upper: upper.indicators[other].id.clone(), bond })
    };
    pairing.found.into_iter().enumerate().filter_map(pair).collect()
}

/// The rows of either plan without a pair, in the order of the plan.
pub fn without_partner(own: &Plan, upper: &Plan, pairs: &[Pair]) -> [Vec<Id>; 2] {
    let left = |plan: &Plan, is: fn(&Pair) -> &Id| {
        let ids = plan.indicators.iter().map(|indicator| &indicator.id);
        ids.filter(|id| pairs.iter().all(|pair| is(pair) != *id)).cloned().collect()
    };
    [left(own, |pair| &pair.own), left(upper, |pair| &pair.upper)]
}

struct Pairing {
    found: Vec<Option<(usize, Bond)>>,
    is_taken: Vec<bool>,
}

impl Pairing {
    fn of(own: &Plan, upper: &Plan) -> Self {
        Self { found: vec![None; own.indicators.len()], is_taken: vec![false; upper.indicators.len()] }
    }

    fn is_free(&self, at: usize, other: usize) -> bool {
        self.found[at].is_none() && !self.is_taken[other]
    }

    fn put(&mut self, (at, other): (usize, usize), bond: Bond) {
        if self.is_free(at, other) {
            self.found[at] = Some((other, bond));
            self.is_taken[other] = true;
        }
    }
}

fn place(plan: &Plan, id: &Id) -> Option<usize> {
    plan.indicators.iter().position(|indicator| indicator.id == *id)
}
