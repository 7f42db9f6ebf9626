//! The wording of faults in a plan's sheets and headings.

use crate::exchange::columns::{ColumnGrid, FaultWording, listed, quoted, shown};
use crate::exchange::workbook::letters;
use crate::language::Text;
use crate::{phrase, word};

/// A column or a sheet for the person's own notes. It is not read.
pub(super) const REMARK: Text = Text::new("备注", "Remarks");

pub(super) static MANNER: FaultWording = FaultWording { place, headless, unknown, twice, aside: Some(REMARK) };

/// 工作表“指标”第 7 行 F 列“单位”
fn place(grid: &ColumnGrid, row: Option<usize>, column: Option<usize>) -> String {
    let name = &grid.found.sheet.name;
    let Some(row) = row else { return if name.is_empty() { String::new() } else { in_sheet(name) } };
    let (sheet, number) = (in_sheet(name), row + grid.found.first_row + 1);
    let place = match column {
        None => phrase!("{sheet}第 {number} 行", "{sheet}, row {number}"),
        Some(column) => {
            let heading = grid.heading_over(column).map(|heading| quoted(&shown(heading))).unwrap_or_default();
            let column = letters(column);
            phrase!("{sheet}第 {number} 行 {column} 列{heading}", "{sheet}, row {number}, column {column} {heading}")
        }
    };
    place.trim_end().to_owned()
}

/// A sheet in a sentence.
pub(super) fn in_sheet(name: &str) -> String {
    let name = quoted(name);
    phrase!("工作表{name}", "sheet {name}")
}

fn headless(keys: &[Text]) -> String {
    let names = keys.iter().map(|key| quoted(key.get())).collect::<Vec<_>>().join(word!("", ", "));
    phrase!("没有标题行，应有{names}", "there is no heading row; it should have {names}")
}

fn unknown(grid: &ColumnGrid, name: &str) -> String {
    let (name, known, remark) = (quoted(name), listed(grid.forms.iter().map(|form| form.heading)), quoted(REMARK.get()));
    phrase!(
        "不认识的列{name}，应为 {known}；只供自己看的列请以{remark}为标题",
        "unknown column {name}; it should be one of {known}, or {remark} for a column of your own"
    )
}

fn twice(name: &str) -> String {
    let name = quoted(name);
    phrase!("标题{name}重复，每列应有自己的标题", "the heading {name} appears twice; each column needs its own")
}
