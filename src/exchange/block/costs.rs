//! A column of unit costs.

use super::figure::is_figure;
use super::{cell, extent, place};
use crate::exchange::delimited::read_separated;
use crate::exchange::fault::{Fault, Faults};
use crate::exchange::workbook::Cell;
use crate::plan::{Cost, Id};
use crate::scenario::{Edit, typed};
use crate::{phrase, word};

/// The unit costs of a column as a spreadsheet puts it on the clipboard, downwards over the indicators from the active field on, as one edit. A cell that states no number
/// leaves the cost beside it as it is.
///
/// # Errors
/// A text that is no table; every cell that is no cost, each with its place; more columns than one; more rows than there are indicators left.
pub fn read_costs(text: &str, ids: &[Id]) -> Result<Edit, Faults> {
    // Between the cells of a row stand tabs; commas group digits.
    let sheet = &read_separated(text, Some(b'\t'))?.sheets.into_iter().next().unwrap_or_default();
    let (rows, columns) = extent(sheet);
    if columns > 1 {
        return Err(Fault::new(
            "",
            phrase!(
                "有 {columns} 列，应只有单位费用一列",
                "there are {columns} columns; there must be a single one, of unit costs"
            ),
        )
        .into());
    }
    if rows > ids.len() {
        return Err(Fault::new(
            "",
            phrase!(
                "有 {rows} 行，从所选的一格起只剩 {} 行",
                "there are {rows} rows, but only {} from the selected cell on",
                ids.len()
            ),
        )
        .into());
    }
    let (mut costs, mut faults) = (Vec::new(), Vec::new());
    for (row, id) in (0..rows).zip(ids) {
        match cost(cell(sheet, row, 0)) {
            Ok(None) => {}
            Ok(Some(cost)) => costs.push(Edit::UnitCost(id.clone(), Some(cost))),
            Err(problem) => faults.push(Fault::new(place(sheet, row, 0), problem)),
        }
    }
    if faults.is_empty() { Ok(Edit::All(costs)) } else { Err(Faults(faults)) }
}

fn cost(cell: &Cell) -> Result<Option<Cost>, String> {
    let number = match cell {
        _ if !is_figure(cell) => return Ok(None),
        Cell::Number(number) => *number,
        Cell::Text(text) => typed(text).map_err(|_| phrase!("“{text}”不是数", "“{text}” is not a number"))?,
        Cell::Rate(_) | Cell::Empty => {
            return Err(word!("单位费用应为一个数，不是百分数", "a unit cost must be a number, not a percentage").to_owned());
        }
    };
    Cost::new(number).map(Some).map_err(|refusal| refusal.to_string())
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
        assert_eq!(read("1\n-2\n贵\n").unwrap_err(), "A2：费用为 -2，应不小于 0\nA3：“贵”不是数");
    }

    #[test]
    fn a_block_that_does_not_fit_is_refused_whole() {
        assert_eq!(read("1\t2\n").unwrap_err(), "有 2 列，应只有单位费用一列");
        assert_eq!(read("1\n2\n3\n4\n").unwrap_err(), "有 4 行，从所选的一格起只剩 3 行");
    }
}
