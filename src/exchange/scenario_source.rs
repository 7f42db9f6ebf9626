//! One reader for every file that holds scenarios.

use super::delimited::{Section, resplit, sections};
use super::fault::Faults;
use super::file_kind::plan_of_scenario;
use super::office::begins_as_office;
use super::scenario_book::{plan_of_sheets, read_at};
use super::scenario_file::read_scenario;
use super::workbook::{Sheet, Workbook};
use crate::plan::Plan;
use crate::scenario::Scenario;

/// The form of a file of scenarios.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ScenarioForm {
    /// `tuiyan.scenario`, one scenario.
    Json,
    /// A workbook in cells separated by commas, semicolons or tabs.
    Delimited,
    /// A workbook or a document of Excel, Word or WPS.
    Office,
}

impl ScenarioForm {
    /// The form, by the first bytes: an object, an archive, or otherwise a table.
    ///
    /// ```
    /// use tuiyan::exchange::ScenarioForm;
    /// assert_eq!(ScenarioForm::of(b"{\"format\": "), ScenarioForm::Json);
    /// assert_eq!(ScenarioForm::of("编号,2021年".as_bytes()), ScenarioForm::Delimited);
    /// ```
    pub fn of(bytes: &[u8]) -> Self {
        let bare = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes).trim_ascii_start();
        match bare.first() {
            // An old or protected file is for the office reader to name.
            _ if begins_as_office(bytes) => Self::Office,
            Some(b'{') => Self::Json,
            _ => Self::Delimited,
        }
    }
}

/// A file of scenarios in a known form, before it is compared with a plan.
pub struct ScenarioSource(Content);

/// The contents of a file, before anyone asks what it is about.
pub(super) enum Content {
    Json(String),
    Book(Vec<Section>),
}

impl Content {
    pub(super) fn of_text(text: &str) -> Result<Self, Faults> {
        Ok(match ScenarioForm::of(text.as_bytes()) {
            ScenarioForm::Json => Self::Json(text.strip_prefix('\u{feff}').unwrap_or(text).to_owned()),
            ScenarioForm::Delimited | ScenarioForm::Office => Self::Book(sections(text)?),
        })
    }

    #[cfg(not(target_arch = "wasm32"))]
    pub(super) fn of_bytes(bytes: &[u8]) -> Result<Self, Faults> {
        match ScenarioForm::of(bytes) {
            ScenarioForm::Office => super::seen_office(bytes)?.whole().map(Self::from),
            ScenarioForm::Json | ScenarioForm::Delimited => Self::of_text(&super::decode_text(bytes)?),
        }
    }
}

impl From<Workbook> for Content {
    fn from(book: Workbook) -> Self {
        let mut sheets = book.sheets.into_iter();
        Self::Book(match (sheets.next(), sheets.len()) {
            (Some(only), 0) => resplit(only),
            (first, _) => first.into_iter().chain(sheets).map(|sheet| Section { sheet, first_row: 0 }).collect(),
        })
    }
}

impl ScenarioSource {
    /// Takes a scenario file, or a workbook as CSV. It skips a byte order mark.
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

    /// The id of the plan that the scenarios name; `None` if they name none.
    pub fn plan(&self) -> Option<String> {
        match &self.0 {
            Content::Json(text) => plan_of_scenario(text),
            Content::Book(sections) => plan_of_sheets(&at(sections)),
        }
    }

    /// Reads the scenarios over a plan. A scenario without a name is called `name`, such as a file's name. Places in a CSV count from the start
    /// of the whole text, as a spreadsheet shows it.
    ///
    /// # Errors
    /// As [`read_scenario`] and [`super::workbook_to_scenarios`].
    pub fn scenarios(&self, plan: &Plan, name: &str) -> Result<Vec<Scenario>, Faults> {
        match &self.0 {
            Content::Json(text) => read_scenario(text, plan).map(|scenario| vec![scenario]),
            Content::Book(sections) => read_at(&at(sections), plan, name),
        }
    }
}

impl From<Workbook> for ScenarioSource {
    fn from(book: Workbook) -> Self {
        Self(book.into())
    }
}

/// The sheets, each with the row at which it begins.
pub(super) fn at(sections: &[Section]) -> Vec<(&Sheet, usize)> {
    sections.iter().map(|section| (&section.sheet, section.first_row)).collect()
}
