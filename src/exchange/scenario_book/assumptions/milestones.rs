//! 年度目标: the person's own annual targets in one cell, `2021：94；2022：94.3`.

use std::collections::BTreeMap;

use crate::exchange::columns::{CellFault, PlacedCell};
use crate::exchange::delimited::{shortest, typed};
use crate::exchange::workbook::Cell;
use crate::phrase;
use crate::plan::{Amount, Year};

pub(super) fn written(milestones: &BTreeMap<Year, Amount>) -> String {
    milestones.iter().map(|(year, value)| format!("{year}：{}", shortest(value.get()))).collect::<Vec<_>>().join("；")
}

/// # Errors
/// If a part is not a year with a number, or if a year occurs twice.
pub(super) fn read(spot: PlacedCell) -> Result<BTreeMap<Year, Amount>, CellFault> {
    targets(&spot.words()).map_err(|problem| spot.fault(problem))
}

fn targets(words: &str) -> Result<BTreeMap<Year, Amount>, String> {
    let mut read = BTreeMap::new();
    for part in words.split(['；', ';']).map(str::trim).filter(|part| !part.is_empty()) {
        let (year, value) = one(part).ok_or_else(|| {
            phrase!(
                "“{part}”应为年份和数值，如 2023：94.5；几年的以分号隔开",
                "“{part}” must be a year and a number, such as 2023: 94.5; several are set apart by semicolons"
            )
        })?;
        if read.insert(year, value).is_some() {
            return Err(phrase!("{year} 年给出了两次，只能给出一次", "{year} is given twice; it may be given only once"));
        }
    }
    Ok(read)
}

fn one(part: &str) -> Option<(Year, Amount)> {
    let (year, value) = part.split_once(['：', ':'])?;
    let year = year.trim().trim_end_matches('年').trim_end().parse().ok().map(Year::new)?;
    match typed(value.trim())? {
        Cell::Number(number) => Some((year, Amount::new(number).ok()?)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn annual_targets_come_back_from_their_cell() {
        let targets = BTreeMap::from([(Year::new(2021), Amount::of(94.0)), (Year::new(2023), Amount::of(-0.25))]);
        assert_eq!(super::targets(&written(&targets)), Ok(targets.clone()));
        assert_eq!(super::targets("2023年: -0.25; 2021年：94"), Ok(targets));
        assert_eq!(super::targets(""), Ok(BTreeMap::new()));
    }

    #[test]
    fn what_is_no_target_of_a_year_is_refused() {
        for text in ["94", "2023：约94", "2023：5％", "明年：94", "2023：94；2023：95"] {
            assert!(targets(text).is_err(), "{text}");
        }
    }
}
