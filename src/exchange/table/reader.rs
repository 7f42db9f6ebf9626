//! Who reads observations: what was found so far, what is asked, and what is left out.

use std::collections::BTreeSet;

use super::context::Context;
use super::grid::Spot;
use super::proposal::{Answers, Omitted, Proposal, Proposed, Question, Topic};
use crate::plan::{Id, Plan};
use crate::scenario::Scenario;

/// A figure, before rows that contradict each other were told apart.
pub(super) struct Found {
    pub(super) value: Proposed,
    /// Which series it belongs to.
    pub(super) series: Spot,
    pub(super) label: String,
    pub(super) has_head: bool,
    pub(super) is_own: bool,
}

pub(super) struct Reader<'a> {
    pub(super) plan: &'a Plan,
    pub(super) scenario: &'a Scenario,
    pub(super) answers: &'a Answers,
    pub(super) found: Vec<Found>,
    pub(super) out: Proposal,
    /// What the words around the figures of the sheet say.
    pub(super) context: Context,
    /// Headings that a person left out.
    pub(super) heads_left: BTreeSet<Spot>,
    /// Headings of which it was said why their figures are not taken, and whether figures are lost with them.
    pub(super) heads_told: BTreeSet<(Spot, bool)>,
    /// What was said already, so that a column is told of once.
    pub(super) told: BTreeSet<Topic>,
}

impl<'a> Reader<'a> {
    /// Nothing is read yet; what was answered before counts.
    pub(super) fn over(plan: &'a Plan, scenario: &'a Scenario, answers: &'a Answers) -> Self {
        Self {
            plan,
            scenario,
            answers,
            found: Vec::new(),
            out: Proposal::default(),
            context: Context::default(),
            heads_left: BTreeSet::new(),
            heads_told: BTreeSet::new(),
            told: BTreeSet::new(),
        }
    }

    pub(super) fn leave(&mut self, at: Spot, why: String, is_loss: bool) {
        self.out.left_out.push(Omitted { at, why, name: None, is_loss });
    }

    /// Asks, and answers with what was chosen or is supposed.
    pub(super) fn ask(&mut self, topic: Topic, at: Spot, what: String, choices: Vec<String>, supposed: usize) -> usize {
        let chosen = self.answers.chosen(&topic).filter(|choice| *choice < choices.len()).unwrap_or(supposed);
        if self.told.insert(topic.clone()) {
            self.out.questions.push(Question { topic, at, what, choices, chosen });
        }
        chosen
    }

    pub(super) fn name(&self, id: &Id) -> String {
        self.plan.indicator(id).map_or_else(|| id.to_string(), |indicator| indicator.name.get().to_owned())
    }
}
