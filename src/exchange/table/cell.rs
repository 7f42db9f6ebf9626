//! One typed cell of the grid of observations.

use crate::phrase;
use crate::plan::{Amount, Indicator, Plan, Year};
use crate::scenario::{Entered, Scenario, entered, out_of_bounds, pinned};
use crate::word;

/// The result of typing into a cell.
#[derive(Clone, Debug, PartialEq)]
pub enum TypedCell {
    /// No figure.
    Nothing,
    /// The figure, as an observation stores it.
    Figure(Amount),
    /// Perhaps this number; the question says why it is asked.
    Perhaps(f64, String),
    /// Nothing that can be an observation there, and why.
    Refused(String),
}

/// Reads a text typed for a year of an indicator: in its unit; for an average growth in ％.
pub fn read_cell(plan: &Plan, scenario: &Scenario, indicator: &Indicator, year: Year, text: &str) -> TypedCell {
    let of_year = |problem: String| phrase!("“{}”{year}年：{problem}", "“{}” in {year}: {problem}", indicator.name);
    let Some(stated) = scenario.assumption(&indicator.id).statement(indicator).measured() else {
        return TypedCell::Refused(of_year(
            word!("这是定性指标，没有逐年的数值", "a qualitative indicator has no yearly figures").to_owned(),
        ));
    };
    let unit = if stated.measure.is_of_rates() { word!("％", "%") } else { indicator.unit.get() };
    let number = match entered(text, unit) {
        Entered::Nothing => return TypedCell::Nothing,
        Entered::Number(number) => number,
        Entered::Perhaps(number, question) => return TypedCell::Perhaps(number, of_year(question)),
        Entered::Refused(problem) => return TypedCell::Refused(of_year(problem)),
    };
    match pinned(plan, scenario, &indicator.id, number) {
        Err(problem) => TypedCell::Refused(of_year(problem)),
        Ok(amount) => match out_of_bounds(indicator, stated, amount) {
            Some(problem) => TypedCell::Refused(of_year(phrase!("{number} {problem}", "{number} {problem}"))),
            None => TypedCell::Figure(amount),
        },
    }
}
