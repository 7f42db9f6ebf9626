//! The kind of a file, before the rest of it is read.

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
    /// The kind named by a file's `format`, whatever its version. The reader says whether it can read that version.
    ///
    /// ```
    /// use tuiyan::exchange::{BUILTIN, FileKind};
    /// assert_eq!(FileKind::of(BUILTIN), Ok(FileKind::Plan));
    /// ```
    ///
    /// # Errors
    /// If it is not a JSON object with a known `format`.
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

/// The id of the plan that a scenario file names; `None` if it names none.
pub fn plan_of_scenario(text: &str) -> Option<String> {
    decode::<Owner>(text).ok().map(|owner| owner.plan)
}

#[derive(Deserialize)]
struct Named {
    id: Id,
}

/// The id of a plan file, before the rest of it is read; `None` if it has none.
pub fn id_of_plan(text: &str) -> Option<Id> {
    decode::<Named>(text).ok().map(|named| named.id)
}
