//! Why an edit was not made.

use std::fmt;

use super::check::Complaint;
use crate::plan::Id;
use crate::{phrase, word};

/// Why an edit was not made. The scenario is as it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EditRefusal {
    /// The plan has no such indicator.
    UnknownIndicator(Id),
    /// The indicator does not allow it.
    NotAllowed(Vec<Complaint>),
}

impl fmt::Display for EditRefusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UnknownIndicator(id) => {
                f.write_str(&phrase!("规划中没有编号为“{id}”的指标", "the plan has no indicator with the id “{id}”"))
            }
            Self::NotAllowed(complaints) => {
                let problems: Vec<_> = complaints.iter().map(|complaint| complaint.problem.as_str()).collect();
                f.write_str(&problems.join(word!("；", "; ")))
            }
        }
    }
}

impl std::error::Error for EditRefusal {}

impl EditRefusal {
    /// One thing that is not allowed.
    pub(super) fn about(field: &str, problem: String) -> Self {
        Self::NotAllowed(vec![Complaint { field: field.to_owned(), problem }])
    }
}
