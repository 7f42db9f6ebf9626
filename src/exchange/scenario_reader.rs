//! One reader for every file that holds scenarios.

use super::delimited::sections;
use super::fault::Faults;
use super::scenario_book::read_at;
use super::scenario_file::read_scenario;
use crate::plan::Plan;
use crate::scenario::Scenario;

/// What a file of scenarios is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ScenarioForm {
    /// `tuiyan.scenario`, one scenario.
    Json,
    /// A workbook in cells separated by commas, semicolons or tabs.
    Delimited,
    /// A workbook of Excel or WPS.
    Xlsx,
}

impl ScenarioForm {
    /// What a file begins with tells its form: an object, an archive, or else a table.
    ///
    /// ```
    /// use tuiyan::exchange::ScenarioForm;
    /// assert_eq!(ScenarioForm::of(b"{\"format\": "), ScenarioForm::Json);
    /// assert_eq!(ScenarioForm::of("编号,2021年".as_bytes()), ScenarioForm::Delimited);
    /// ```
    pub fn of(bytes: &[u8]) -> Self {
        let bare = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes).trim_ascii_start();
        match bare.first() {
            Some(b'{') => Self::Json,
            _ if bytes.starts_with(b"PK\x03\x04") => Self::Xlsx,
            _ => Self::Delimited,
        }
    }
}

/// Reads the scenarios of a text, be it a scenario file or a workbook as CSV. A workbook that does not name its scenario is called
/// `name`. Places in a CSV are those of the whole text, as a spreadsheet shows it.
///
/// # Errors
/// As [`read_scenario`] and [`super::workbook_to_scenarios`].
pub fn read_scenarios(text: &str, plan: &Plan, name: &str) -> Result<Vec<Scenario>, Faults> {
    if ScenarioForm::of(text.as_bytes()) == ScenarioForm::Json {
        let bare = text.strip_prefix('\u{feff}').unwrap_or(text);
        return read_scenario(bare, plan).map(|scenario| vec![scenario]);
    }
    let sections = sections(text)?;
    let sheets: Vec<_> = sections.iter().map(|section| (&section.sheet, section.first_row)).collect();
    read_at(&sheets, plan, name)
}
