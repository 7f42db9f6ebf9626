//! Numbers as people put them into a plan's tables.

use crate::exchange::delimited::{percent, typed};
use crate::exchange::workbook::Cell;
use crate::plan::Amount;
use crate::word;

/// The number that a cell states in its unit; else what should stand there.
pub(super) fn amount(cell: &Cell, in_percent: bool) -> Result<Amount, String> {
    let number = match cell {
        Cell::Empty => None,
        Cell::Number(_) | Cell::Rate(_) => Some(cell.clone()),
        Cell::Text(text) => typed(text.trim()),
    };
    match number {
        Some(Cell::Number(number)) => Amount::new(number).map_err(|refusal| refusal.to_string()),
        Some(Cell::Rate(rate)) if in_percent => {
            // As it is shown: shifting the point is exact, multiplying by a hundred would round once more.
            let shown = percent(rate);
            let number = shown.strip_suffix('％').and_then(|digits| digits.parse().ok());
            number.and_then(|number| Amount::new(number).ok()).ok_or_else(expected)
        }
        Some(Cell::Rate(_)) => Err(word!(
            "单位不是％，这里不用百分号，应写数值本身",
            "the unit is not %; write the number itself, without a per cent sign"
        )
        .to_owned()),
        _ => Err(expected()),
    }
}

fn expected() -> String {
    word!("应为一个数", "it should be a number").to_owned()
}

/// A whole number in plain digits.
pub(super) fn whole(written: &str) -> Option<i16> {
    match typed(written)? {
        #[allow(clippy::cast_possible_truncation, reason = "whole and within the range of a year")]
        Cell::Number(number) if number.trunc() == number && (0.0..=9999.0).contains(&number) => Some(number as i16),
        _ => None,
    }
}

/// How many decimals a number needs to be written out.
pub(super) fn decimals(amount: Amount) -> u8 {
    let written = amount.get().to_string();
    let count = written.split_once('.').map_or(0, |(_, decimals)| decimals.len());
    u8::try_from(count).unwrap_or(u8::MAX)
}
