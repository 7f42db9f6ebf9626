//! One reader for every file that holds a plan.

use super::fault::Faults;
use super::file_kind::FileKind;
use super::plan_book::{is_plan_book, plan_at, plan_to_workbook};
use super::plan_file::read_plan;
use super::scenario_source::{Content, at};
use super::workbook::Workbook;
use crate::plan::Plan;

/// A file that may hold a plan, in a known form: `tuiyan.plan`, or its tables as XLSX or CSV.
pub struct PlanSource(Content);

impl PlanSource {
    /// Takes a plan file, or tables as CSV. It skips a byte order mark.
    ///
    /// # Errors
    /// As [`super::read_delimited`].
    pub fn of_text(text: &str) -> Result<Self, Faults> {
        Content::of_text(text).map(Self)
    }

    /// Takes a file as it is, in any form.
    ///
    /// # Errors
    /// As [`Self::of_text`], [`super::decode_text`] and [`super::seen_office`].
    #[cfg(not(target_arch = "wasm32"))]
    pub fn of_bytes(bytes: &[u8]) -> Result<Self, Faults> {
        Content::of_bytes(bytes).map(Self)
    }

    /// Whether it claims to be a plan, correct or not.
    pub fn is_plan(&self) -> bool {
        match &self.0 {
            Content::Json(text) => FileKind::of(text) == Ok(FileKind::Plan),
            Content::Book(sections) => is_plan_book(&sheets(sections)),
        }
    }

    /// The plan. Places in a CSV are those of the whole text, as a spreadsheet shows it.
    ///
    /// # Errors
    /// As [`read_plan`] and [`super::workbook_to_plan`].
    pub fn plan(&self) -> Result<Plan, Faults> {
        match &self.0 {
            Content::Json(text) => read_plan(text),
            Content::Book(sections) => Ok(plan_at(&at(sections))?),
        }
    }

    /// Its tables, for mending: also those of a plan with faults, if it comes as tables.
    ///
    /// # Errors
    /// As [`read_plan`], for a plan file.
    pub fn draft(&self) -> Result<Workbook, Faults> {
        match &self.0 {
            Content::Json(text) => read_plan(text).map(|plan| plan_to_workbook(&plan)),
            Content::Book(sections) => Ok(sheets(sections)),
        }
    }
}

impl From<Workbook> for PlanSource {
    fn from(book: Workbook) -> Self {
        Self(book.into())
    }
}

fn sheets(sections: &[super::delimited::Section]) -> Workbook {
    Workbook { sheets: sections.iter().map(|section| section.sheet.clone()).collect() }
}
