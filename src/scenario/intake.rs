//! What a table says of a plan's years, taken in as one step: figures, their sources, and marks.

use std::sync::Arc;

use super::change::{Refusal, edited, recorded};
use super::edit::Edit;
use super::facts::{Known, Mark, Record};
use super::kept::Footing;
use super::workspace::Workspace;
use crate::plan::{Id, Plan, Year};

/// What a table says.
#[derive(Clone, Debug, PartialEq)]
pub struct Intake {
    /// The figures.
    pub edit: Edit,
    /// The source of those for which the table names none; empty if nobody said.
    pub source: Arc<str>,
    /// Figures for which it names a source.
    pub sourced: Vec<(Id, Year, Known)>,
    /// Years that are left out, and years in which another definition begins.
    pub marks: Vec<(Mark, Id, Year)>,
}

/// Takes it in.
///
/// # Errors
/// As [`super::change()`]; then nothing has changed.
pub(super) fn take(workspace: &mut Workspace, plan: &Plan, intake: Intake) -> Result<(), Refusal> {
    let Intake { edit, source, sourced, marks } = intake;
    let marks = || marks.iter().map(|(mark, id, year)| mark.record(id.clone(), *year, true));
    // A mark that is refused is refused before anything has changed.
    recorded(workspace.facts(), plan, marks())?;
    edited(workspace, plan, edit, &source)?;
    let rests_on_plan = workspace.open().footing() == Footing::Plan;
    let is_known = |(id, year, known): &(Id, Year, Known)| {
        rests_on_plan && workspace.facts().at(id, *year).is_some_and(|fact| fact.value == known.value)
    };
    let sourced = sourced.into_iter().filter(is_known).map(|(id, year, known)| Record::Figure(id, year, Some(known)));
    let facts = recorded(workspace.facts(), plan, sourced.chain(marks()).collect::<Vec<_>>())?;
    if facts != **workspace.facts() {
        workspace.know(plan, Arc::new(facts));
    }
    Ok(())
}
