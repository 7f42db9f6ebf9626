//! A column of unit costs.

use super::grid::shown;
use super::text::read_pasted;
use crate::exchange::fault::{Fault, Faults};
use crate::exchange::workbook::{Cell, Place};
use crate::phrase;
use crate::plan::{Cost, Id};
use crate::scenario::{Edit, Entered, entered};

/// The unit costs of a column from a spreadsheet's clipboard, downwards over the indicators from the active field on, as one edit. A cell
/// without a number leaves the cost beside it as it is.
///
/// # Errors
/// If the text is no table, has more than one column or more rows than there are indicators left; every cell that is no cost, with its place.
pub fn read_costs(text: &str, ids: &[Id]) -> Result<Edit, Faults> {
    let book = read_pasted(text)?;
    let rows = book.sheets.first().map(|sheet| sheet.rows.as_slice()).unwrap_or_default();
    let filled = |row: &Vec<Cell>| row.iter().rposition(|cell| !shown(cell).is_empty()).map_or(0, |last| last + 1);
    let columns = rows.iter().map(filled).max().unwrap_or(0);
    let rows = &rows[..rows.iter().rposition(|row| filled(row) > 0).map_or(0, |last| last + 1)];
    if columns > 1 {
        let problem = phrase!(
            "有 {columns} 列，应只有单位费用一列",
            "there are {columns} columns; there must be a single one, of unit costs"
        );
        return Err(Fault::new("", problem).into());
    }
    if rows.len() > ids.len() {
        let problem = phrase!(
            "有 {} 行，从所选的一格起只剩 {} 行",
            "there are {} rows, but only {} from the selected cell on",
            rows.len(),
            ids.len()
        );
        return Err(Fault::new("", problem).into());
    }
    let (mut costs, mut faults) = (Vec::new(), Vec::new());
    for (row, (cells, id)) in rows.iter().zip(ids).enumerate() {
        match cost(cells.first().unwrap_or(&Cell::Empty)) {
            Ok(None) => {}
            Ok(Some(cost)) => costs.push(Edit::UnitCost(id.clone(), Some(cost))),
            Err(problem) => faults.push(Fault::new(Place { sheet: "", row, column: 0 }.to_string(), problem)),
        }
    }
    if faults.is_empty() { Ok(Edit::All(costs)) } else { Err(Faults(faults)) }
}

fn cost(cell: &Cell) -> Result<Option<Cost>, String> {
    match entered(&shown(cell), "") {
        Entered::Nothing => Ok(None),
        Entered::Number(number) => Cost::new(number).map(Some).map_err(|refusal| refusal.to_string()),
        Entered::Perhaps(_, sentence) | Entered::Refused(sentence) => Err(sentence),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Edit, String> {
        let ids = ["t1-16", "t1-17", "t1-20"].map(|id| Id::new(id).unwrap());
        read_costs(text, &ids).map_err(|faults| faults.to_string())
    }

    #[test]
    fn a_column_goes_downwards_and_an_empty_cell_changes_nothing() {
        let cost = |id, cost| Edit::UnitCost(Id::new(id).unwrap(), Some(Cost::new(cost).unwrap()));
        assert_eq!(read("1,200\n—\n0.5\n"), Ok(Edit::All(vec![cost("t1-16", 1200.0), cost("t1-20", 0.5)])));
    }

    #[test]
    fn what_is_no_cost_is_refused_with_its_place() {
        assert_eq!(read("1\n-2\n贵\n").unwrap_err(), "A2：费用为 -2，应不小于 0\nA3：“贵”不是数。请输入一个数，例如 0.26");
    }

    #[test]
    fn a_block_that_does_not_fit_is_refused_whole() {
        assert_eq!(read("1\t2\n").unwrap_err(), "有 2 列，应只有单位费用一列");
        assert_eq!(read("1\n2\n3\n4\n").unwrap_err(), "有 4 行，从所选的一格起只剩 3 行");
    }
}
