//! The wording of faults in the headings of scenario tables.

use crate::exchange::columns::{ColumnGrid, FaultWording, quoted};
use crate::exchange::workbook::Place;
use crate::language::Text;
use crate::{phrase, word};

pub(super) static MANNER: FaultWording = FaultWording { place, headless, unknown, twice, aside: None };

/// As spreadsheets name it; a fault of a whole sheet is shown at its headings.
fn place(grid: &ColumnGrid, row: Option<usize>, column: Option<usize>) -> String {
    let (found, row) = (grid.found, row.unwrap_or(grid.heading));
    Place { sheet: &found.sheet.name, row: row + found.first_row, column: column.unwrap_or(0) }.to_string()
}

fn headless(keys: &[Text]) -> String {
    let keys = keys.iter().map(|key| quoted(key.get())).collect::<Vec<_>>().join(word!("或", " or "));
    phrase!("没有标题行，应有{keys}", "there is no heading row; it must have {keys}")
}

fn unknown(grid: &ColumnGrid, name: &str) -> String {
    let comma = word!("、", ", ");
    let known: Vec<_> = grid.forms.iter().filter(|form| !form.is_yearly).map(|form| form.heading.get()).collect();
    let known = known.join(comma);
    let years = |period: crate::plan::Period, ending: Text| {
        phrase!("{}{ending} 至 {}{ending}", "{}{ending} to {}{ending}", period.year(1), period.end())
    };
    let years = grid.forms.iter().filter(|form| form.is_yearly).filter_map(|form| Some(years(grid.period?, form.heading)));
    let allowed = match years.collect::<Vec<_>>().as_slice() {
        [] => known,
        [only] => phrase!("{known}或年份（{only}）", "{known} or a year ({only})"),
        many => format!("{known}{comma}{}", many.join(comma)),
    };
    phrase!("不认识的列“{name}”，应为 {allowed}", "unknown column “{name}”; it must be one of {allowed}")
}

fn twice(name: &str) -> String {
    phrase!("标题“{name}”重复，每列应有自己的标题", "the heading “{name}” appears twice; each column must have its own")
}
