//! Observations read from a table, for other programs.

use serde::Serialize;

use super::table::{MarkedYears, Proposal, Proposed};
use crate::plan::Id;
use crate::scenario::YearMark;

/// A proposal, as `tuiyan observations read --format json` prints it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ProposalOut {
    /// Whether it can be accepted without a look.
    pub sure: bool,
    /// The years after the base year up to the target year.
    pub values: Vec<ProposedOut>,
    /// The base year.
    pub base: Vec<ProposedOut>,
    /// The years before it.
    pub history: Vec<ProposedOut>,
    /// Years that are left out or begin another definition; absent if the table marks none.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub marks: Vec<MarkOut>,
    /// What could mean something else.
    pub questions: Vec<QuestionOut>,
    /// What is left out.
    pub left_out: Vec<OmittedOut>,
}

/// A figure, in the indicator's unit; for an average growth in ％.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ProposedOut {
    /// The indicator.
    pub indicator: Id,
    /// The year.
    pub year: i16,
    /// The figure.
    pub value: f64,
    /// The cell, as `B2` or `Sheet!B2`.
    pub at: String,
    /// The cell as printed.
    pub printed: String,
}

/// A year with a mark.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct MarkOut {
    /// The indicator.
    pub indicator: Id,
    /// The year.
    pub year: i16,
    /// `left_out` or `break`.
    pub mark: &'static str,
    /// The cell, as `B2` or `Sheet!B2`.
    pub at: String,
    /// The cell as printed.
    pub printed: String,
}

/// A question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct QuestionOut {
    /// The cell.
    pub at: String,
    /// The question.
    pub what: String,
    /// The possible answers.
    pub choices: Vec<String>,
}

/// A cell that is left out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct OmittedOut {
    /// The cell.
    pub at: String,
    /// What it is and why it is left out.
    pub why: String,
}

/// The JSON of a proposal.
pub fn proposal_out(proposal: &Proposal) -> ProposalOut {
    let proposed = |of: &[Proposed]| of.iter().map(|value| proposed_out(proposal, value)).collect();
    ProposalOut {
        sure: proposal.is_sure(),
        values: proposed(&proposal.values),
        base: proposed(&proposal.base),
        history: proposed(&proposal.history),
        marks: proposal.marks.iter().flat_map(|marked| marks_out(proposal, marked)).collect(),
        questions: proposal
            .questions
            .iter()
            .map(|question| QuestionOut {
                at: proposal.place(question.at),
                what: question.what.clone(),
                choices: question.choices.clone(),
            })
            .collect(),
        left_out: proposal
            .left_out
            .iter()
            .map(|left| OmittedOut { at: proposal.place(left.at), why: left.why.clone() })
            .collect(),
    }
}

/// A mark as other programs know it.
pub const fn mark_code(mark: YearMark) -> &'static str {
    match mark {
        YearMark::LeftOut => "left_out",
        YearMark::Break => "break",
    }
}

fn marks_out<'a>(proposal: &'a Proposal, marked: &'a MarkedYears) -> impl Iterator<Item = MarkOut> + 'a {
    marked.years.iter().map(|year| MarkOut {
        indicator: marked.indicator.clone(),
        year: year.get(),
        mark: mark_code(marked.mark),
        at: proposal.place(marked.at),
        printed: marked.printed.clone(),
    })
}

fn proposed_out(proposal: &Proposal, value: &Proposed) -> ProposedOut {
    ProposedOut {
        indicator: value.indicator.clone(),
        year: value.year.get(),
        value: value.typed,
        at: proposal.place(value.at),
        printed: value.printed.clone(),
    }
}
