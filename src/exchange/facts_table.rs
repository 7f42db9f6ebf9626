//! The facts of a plan from a table, where nobody is asked.

use super::fault::{Fault, Faults};
use super::table::{Answers, Proposal, read_observations};
use super::workbook::Workbook;
use crate::plan::Plan;
use crate::scenario::{Change, Facts, Scenario, Workspace, change};
use crate::word;

/// Reads the facts that a table states, with its marks and sources.
///
/// # Errors
/// Everything that a person would be asked about, and everything that would be lost, each with its place: without an answer nothing is
/// taken.
pub fn facts_of_table(book: &Workbook, plan: &Plan) -> Result<Facts, Faults> {
    let proposal = read_observations(book, plan, &Scenario::holding(plan), None, &Answers::default());
    let faults = open(&proposal);
    if !faults.is_empty() {
        return Err(Faults(faults));
    }
    if proposal.is_empty() {
        return Err(Fault::new("", word!("没有历年数据", "it has no yearly figures")).into());
    }
    let mut workspace = Workspace::opening(plan);
    let taken = change(&mut workspace, plan, Change::Take(proposal.intake(plan, "".into(), false)));
    taken.map_err(|refusal| Faults::from(Fault::new("", refusal.to_string())))?;
    Ok(workspace.facts().as_ref().clone())
}

fn open(proposal: &Proposal) -> Vec<Fault> {
    let asked = proposal.questions.iter().filter(|question| !question.is_offer());
    let asked = asked.map(|question| (question.at, question.what.as_str()));
    let lost = proposal.left_out.iter().filter(|left| left.is_loss).map(|left| (left.at, left.why.as_str()));
    asked.chain(lost).map(|(at, why)| Fault::new(proposal.place(at), why)).collect()
}
