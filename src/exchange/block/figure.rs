//! One cell as an indicator's figure of one year.

use super::names::shortened;
use crate::exchange::workbook::Cell;
use crate::plan::{Amount, Indicator, Kind, Measured, Plan, Year};
use crate::projection::Pin;
use crate::scenario::{Assumption, Scenario, complaints, pinned, typed};
use crate::{phrase, word};

/// What stands for "no figure" in tables.
const NO_FIGURE: [char; 9] = ['-', '−', '－', '–', '—', '―', '…', '/', '／'];

/// Whether a cell says anything where a figure is expected.
pub(super) fn is_figure(cell: &Cell) -> bool {
    match cell {
        Cell::Empty => false,
        Cell::Number(_) | Cell::Rate(_) => true,
        Cell::Text(text) => !text.chars().all(|c| c.is_whitespace() || NO_FIGURE.contains(&c)),
    }
}

/// The observation that a cell states of an indicator in a year, as a scenario keeps it; `None` where it states none. Numbers are
/// read as a person types them: in the indicator's unit, an average growth in ％.
///
/// # Errors
/// A sentence that names the indicator and the year, what was found and what is allowed.
pub fn read_figure(
    plan: &Plan,
    scenario: &Scenario,
    indicator: &Indicator,
    year: Year,
    cell: &Cell,
) -> Result<Option<Amount>, String> {
    if !is_figure(cell) {
        return Ok(None);
    }
    let assumption = scenario.assumption(&indicator.id);
    let Some(stated) = assumption.statement(indicator).measured() else {
        return Err(phrase!(
            "“{}”是定性指标，没有逐年的数值，只能说明是否达到",
            "“{}” is a qualitative indicator without yearly figures; you can only state whether it is achieved",
            indicator.name
        ));
    };
    let of_year = |problem: String| phrase!("“{}”{year}年{problem}", "“{}” in {year}: {problem}", indicator.name);
    let value = match number(cell, indicator, stated).map_err(of_year)? {
        Figure::Fraction(fraction) => Amount::new(fraction).map_err(|refusal| of_year(refusal.to_string()))?,
        Figure::Typed(typed) => pinned(plan, scenario, &indicator.id, typed).map_err(of_year)?,
    };
    let years = [(year, Pin::Observed(value))].into();
    let asked = Assumption { reading: assumption.reading.clone(), years, ..Assumption::default() };
    match complaints(&asked, indicator, plan.period).into_iter().next() {
        Some(complaint) => Err(of_year(complaint.problem)),
        None => Ok(Some(value)),
    }
}

enum Figure {
    /// In the indicator's unit, or in ％ of an average growth.
    Typed(f64),
    /// A rate as it is.
    Fraction(f64),
}

fn number(cell: &Cell, indicator: &Indicator, stated: &Measured) -> Result<Figure, String> {
    let is_growth = stated.kind == Kind::AverageGrowth;
    let is_percent = is_growth || indicator.is_percentage();
    match cell {
        Cell::Empty => Err(word!("没有数值", "no number is given").to_owned()),
        Cell::Number(number) => Ok(Figure::Typed(*number)),
        Cell::Rate(rate) if is_growth => Ok(Figure::Fraction(*rate)),
        Cell::Rate(rate) if is_percent => Ok(Figure::Typed(in_percent(*rate))),
        Cell::Rate(rate) => Err(not_in_percent(&phrase!("{}％", "{}%", in_percent(*rate)), indicator)),
        Cell::Text(text) if !is_percent && text.contains(['%', '％']) => Err(not_in_percent(text, indicator)),
        Cell::Text(text) => typed(text).map(Figure::Typed).map_err(|_| {
            let unit = if is_growth { word!("％", "%") } else { indicator.unit.get() };
            phrase!(
                "为“{}”，应为一个数（{unit}），没有数据请留空",
                "it is “{}”; it must be a number ({unit}), or empty where there is none",
                shortened(text)
            )
        }),
    }
}

fn not_in_percent(found: &str, indicator: &Indicator) -> String {
    phrase!(
        "为“{}”，应为一个数（{}），不是百分数",
        "it is “{}”; it must be a number ({}), not a percentage",
        shortened(found),
        indicator.unit
    )
}

/// The fraction in ％, its digits as they are.
fn in_percent(fraction: f64) -> f64 {
    format!("{fraction}e2").parse().unwrap_or(fraction)
}
