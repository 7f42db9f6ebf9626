//! From a plan to tables, in the current language, and the guide to them.

use super::draft::PlanDraft;
use super::sheets::{PlanSheet, facts};
use crate::exchange::columns::{ColumnForm, Need, forms, listed, shown};
use crate::exchange::workbook::{Cell, Sheet, Workbook};
use crate::language::Text;
use crate::plan::Plan;
use crate::word;

/// The sheet that explains the others.
pub(super) const GUIDE: Text = Text::new("填表说明", "Guide");

/// Writes a plan as a workbook that reads back to the same plan. It is also the template for another plan.
pub fn plan_to_workbook(plan: &Plan) -> Workbook {
    let mut sheets: Vec<_> = PlanSheet::ALL.into_iter().map(|form| form.of(plan)).collect();
    sheets.push(guide(&sheets));
    Workbook { sheets }
}

/// The same without any rows, to be filled in: every sheet with its headings, and the guide with examples from `example`.
pub fn blank_plan_workbook(example: &Plan) -> Workbook {
    let mut sheets = PlanDraft::blank().book().sheets.clone();
    for sheet in &mut sheets {
        // A row of nothing but empty cells does not count.
        let is_empty = |row: &Vec<Cell>| row.iter().all(|cell| matches!(cell, Cell::Empty));
        sheet.rows.truncate(sheet.rows.iter().rposition(|row| !is_empty(row)).map_or(0, |last| last + 1));
    }
    let filled: Vec<_> = PlanSheet::ALL.into_iter().map(|form| form.of(example)).collect();
    for (sheet, filled) in sheets.iter_mut().zip(&filled) {
        sheet.choices.clone_from(&filled.choices);
    }
    sheets.push(guide(&filled));
    Workbook { sheets }
}

/// A sheet with a column emptied below its heading.
pub(in crate::exchange) fn cleared(sheet: &mut Sheet, form: PlanSheet, heading: Text) {
    let Some(at) = form.columns().iter().position(|column| column.heading == heading) else { return };
    sheet.rows.iter_mut().skip(1).filter_map(|row| row.get_mut(at)).for_each(|cell| *cell = Cell::Empty);
}

/// 填表说明: what each column takes, with an example from the present plan.
fn guide(sheets: &[Sheet]) -> Sheet {
    let head = [
        word!("工作表", "Sheet"),
        word!("列或项目", "Column or item"),
        word!("必填", "Required"),
        word!("填什么", "What to enter"),
        word!("可选的写法", "Choices"),
        word!("例", "Example"),
    ];
    let explained = PlanSheet::ALL.into_iter().zip(sheets).flat_map(|(form, sheet)| of_sheet(form, sheet));
    let rows = std::iter::once(head.map(Cell::text).to_vec()).chain(explained).collect();
    Sheet::new(GUIDE.get().to_owned(), rows)
}

fn of_sheet(form: PlanSheet, sheet: &Sheet) -> Vec<Vec<Cell>> {
    let below = sheet.rows.iter().skip(1);
    let first = |at: usize| below.clone().filter_map(|row| row.get(at)).map(shown).find(|text| !text.is_empty());
    let item = |at: usize| below.clone().nth(at).and_then(|row| row.get(1)).map(shown);
    let (columns, is_on_its_side) =
        if form == PlanSheet::Facts { (forms(&facts::items()), true) } else { (form.columns(), false) };
    let example = |at| if is_on_its_side { item(at) } else { first(at) }.unwrap_or_default();
    columns.iter().enumerate().map(|(at, column)| explained(form, column, &example(at))).collect()
}

fn explained(form: PlanSheet, column: &ColumnForm, example: &str) -> Vec<Cell> {
    let need = if column.need == Need::Required { word!("是", "yes") } else { "" };
    let (choices, note) = (listed(column.choices()), column.note.get());
    let cells = [form.name().get(), column.heading.get(), need, note, &choices, example];
    cells.map(Cell::text).to_vec()
}
