//! Who reads observations: what was found so far, what is asked, and what is left out.

use std::collections::BTreeSet;

use super::context::Context;
use super::grid::Spot;
use super::proposal::{Answers, MarkedYears, Omitted, Proposal, Proposed, QuestionTopic, TableQuestion};
use super::words::leave_out;
use crate::plan::{Id, Plan};
use crate::scenario::Scenario;

/// A figure, before contradicting rows are resolved.
pub(super) struct Found {
    pub(super) value: Proposed,
    /// Its series.
    pub(super) series: Spot,
    pub(super) label: String,
    pub(super) has_head: bool,
    pub(super) is_own: bool,
}

/// A cell of marks and the row it belongs to.
pub(super) struct FoundMarks {
    pub(super) marked: MarkedYears,
    /// The series of its row.
    pub(super) series: Spot,
}

pub(super) struct Reader<'a> {
    pub(super) plan: &'a Plan,
    pub(super) scenario: &'a Scenario,
    pub(super) answers: &'a Answers,
    pub(super) found: Vec<Found>,
    pub(super) found_marks: Vec<FoundMarks>,
    pub(super) out: Proposal,
    /// The indicators that a row of the sheet names exactly.
    pub(super) named: BTreeSet<Id>,
    /// The names of rows that are about the whole, not a part of it.
    pub(super) wholes: BTreeSet<String>,
    /// The statements around the figures of the sheet.
    pub(super) context: Context,
    /// Headings that a person left out.
    pub(super) heads_left: BTreeSet<Spot>,
    /// Headings already reported as not taken, and whether figures are lost with them.
    pub(super) heads_told: BTreeSet<(Spot, bool)>,
    /// What was already reported, so that a column is reported once.
    pub(super) told: BTreeSet<QuestionTopic>,
}

impl<'a> Reader<'a> {
    /// Nothing is read yet; what was answered before counts.
    pub(super) fn over(plan: &'a Plan, scenario: &'a Scenario, answers: &'a Answers) -> Self {
        Self {
            plan,
            scenario,
            answers,
            found: Vec::new(),
            found_marks: Vec::new(),
            out: Proposal::default(),
            named: BTreeSet::new(),
            wholes: BTreeSet::new(),
            context: Context::default(),
            heads_left: BTreeSet::new(),
            heads_told: BTreeSet::new(),
            told: BTreeSet::new(),
        }
    }

    pub(super) fn leave(&mut self, at: Spot, why: String, is_loss: bool) {
        self.out.left_out.push(Omitted { at, why, name: None, is_loss });
    }

    /// Asks a question. Answers the person's choice, or the supposed one.
    pub(super) fn ask(&mut self, topic: QuestionTopic, at: Spot, what: String, choices: Vec<String>, supposed: usize) -> usize {
        let chosen = self.answers.chosen(&topic).filter(|choice| *choice < choices.len()).unwrap_or(supposed);
        if self.told.insert(topic.clone()) {
            self.out.questions.push(TableQuestion { topic, at, what, choices, chosen });
        }
        chosen
    }

    /// Asks whether something is taken: supposedly it is, and `yes` says as what.
    pub(super) fn agrees(&mut self, topic: QuestionTopic, at: Spot, what: String, yes: String) -> bool {
        self.ask(topic, at, what, vec![yes, leave_out()], 0) == 0
    }

    /// The same, but supposedly it is left out.
    pub(super) fn insists(&mut self, topic: QuestionTopic, at: Spot, what: String, yes: String) -> bool {
        self.ask(topic, at, what, vec![leave_out(), yes], 0) == 1
    }

    /// Asks which of several is taken; none until it is answered.
    pub(super) fn picked(&mut self, topic: QuestionTopic, at: Spot, what: String, mut of: Vec<String>) -> Option<usize> {
        of.insert(0, leave_out());
        self.ask(topic, at, what, of, 0).checked_sub(1)
    }

    /// Says why something cannot be taken, whatever a person answers.
    pub(super) fn refuse(&mut self, topic: QuestionTopic, at: Spot, what: String) {
        self.ask(topic, at, what, Vec::new(), 0);
    }

    pub(super) fn name(&self, id: &Id) -> String {
        self.plan.indicator(id).map_or_else(|| id.to_string(), |indicator| indicator.name.get().to_owned())
    }
}
