//! What a file says it is, before the rest of it is read.

use serde::Deserialize;

use super::decode::{Head, decode};
use super::fault::{Fault, Faults};
use super::{facts_file, plan_file, scenario_file};
use crate::phrase;
use crate::plan::Id;

/// The kinds of file that the program reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    /// `tuiyan.plan`
    Plan,
    /// `tuiyan.scenario`
    Scenario,
    /// `tuiyan.facts`
    Facts,
}

impl FileKind {
    /// The kind that a file's `format` names, whatever its version; whether that version can be read is for the reader to say.
    ///
    /// ```
    /// use tuiyan::exchange::{BUILTIN, FileKind};
    /// assert_eq!(FileKind::of(BUILTIN), Ok(FileKind::Plan));
    /// ```
    ///
    /// # Errors
    /// What is no JSON object with a known `format`.
    pub fn of(text: &str) -> Result<Self, Faults> {
        let [plan, scenario, facts] = [plan_file::KIND, scenario_file::KIND, facts_file::KIND];
        let allowed = phrase!("“{plan}/1”、“{scenario}/1”或“{facts}/1”", "“{plan}/1”, “{scenario}/1” or “{facts}/1”");
        let Some(found) = decode::<Head>(text)?.format else {
            return Err(
                Fault::new("format", phrase!("缺少 format，应为{allowed}", "format is missing; it must be {allowed}")).into()
            );
        };
        match found.split_once('/').map_or(found.as_str(), |(kind, _)| kind) {
            plan_file::KIND => Ok(Self::Plan),
            scenario_file::KIND => Ok(Self::Scenario),
            facts_file::KIND => Ok(Self::Facts),
            _ => Err(Fault::new("format", phrase!("为“{found}”，应为{allowed}", "it is “{found}”; it must be {allowed}")).into()),
        }
    }
}

#[derive(Deserialize)]
struct Owner {
    plan: String,
}

/// The id of the plan that a scenario file says it belongs to; `None` where it does not say.
pub fn plan_of_scenario(text: &str) -> Option<String> {
    decode::<Owner>(text).ok().map(|owner| owner.plan)
}

#[derive(Deserialize)]
struct Named {
    id: Id,
}

/// The id that a plan file gives itself, before the rest of it is read; `None` where it gives none.
pub fn id_of_plan(text: &str) -> Option<Id> {
    decode::<Named>(text).ok().map(|named| named.id)
}
