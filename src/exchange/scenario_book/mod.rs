//! Scenarios as a workbook, for people with a spreadsheet: what was decided, what follows from it, and what the plan says.
//!
//! | Sheet | Holds | Read again |
//! |---|---|---|
//! | 判断 | every indicator's verdict, requirement, pace and explanation, binding ones first | no |
//! | 路径 | the value of every year | no |
//! | 假设 | everything that was decided but for the observations | yes |
//! | 观测 | the observed years; a row also for what has none, to be filled in | yes |
//! | 规划 | what the plan states, and where | no |
//! | 方法 | what the words and figures mean | no |
//! | 情景 | the scenarios: name, note, plan, seed, population growth | yes |
//!
//! A workbook may hold several scenarios: the 情景 column of the other sheets says whose a row is. Rates are fractions or carry a
//! ％, amounts are in the indicator's unit. Columns are known by their headings and may stand in any order. A heading that is not
//! known is refused where something stands under it, as an unknown field of a JSON file is: what a person wrote there would
//! otherwise be lost without a word. Columns that only explain (指标, 单位, 来源 …) are passed over, except that the name of an
//! indicator has to belong to its 编号, which shows when a sheet was sorted by halves.

mod assumptions;
mod draft;
mod headings;
mod index;
mod method;
mod observations;
mod outcomes;
mod plan_sheet;
mod reading;
mod spot;
mod table;

pub(super) use headings::{FRACTIONS, HOW, ID, INDICATOR, OBSERVATIONS, OWNER, UNIT};
pub use reading::{is_scenario_book, workbook_to_scenarios};
pub(super) use reading::{plan_of_sheets, read_at};
pub(super) use spot::{is_empty, shown, words};

use super::delimited::percent;
use super::workbook::{Cell, Workbook};
use crate::language::{Language, Text};
use crate::plan::{Indicator, Plan};
use crate::scenario::{Facts, Scenario};
use crate::word;

/// Puts scenarios over a plan, and what follows from them, into a workbook.
pub fn scenarios_to_workbook(plan: &Plan, scenarios: &[&Scenario]) -> Workbook {
    workbook_over(plan, &Facts::default(), scenarios)
}

/// The same of scenarios that are laid over `facts`, with where those stand.
pub fn workbook_over(plan: &Plan, facts: &Facts, scenarios: &[&Scenario]) -> Workbook {
    let judged = outcomes::judged(plan, scenarios);
    let sheets = vec![
        outcomes::verdicts(plan, &judged),
        outcomes::paths(plan, &judged),
        assumptions::sheet(plan, scenarios),
        observations::sheet(plan, facts, scenarios),
        plan_sheet::sheet(plan),
        method::sheet(plan),
        index::sheet(plan, scenarios),
    ];
    Workbook { sheets }
}

/// A number, or nothing.
fn number(number: Option<f64>) -> Cell {
    number.map_or(Cell::Empty, Cell::Number)
}

/// A rate to be read again: from 100 ％ on with its sign, since a bare number of that size could be meant in ％.
fn rate(rate: f64) -> Cell {
    if rate < 1.0 { Cell::Rate(rate) } else { Cell::Text(percent(rate)) }
}

/// A whole number that a double holds exactly, a longer one as its digits.
fn whole(number: u64) -> Cell {
    const EXACT: u64 = 1 << 53;
    #[allow(clippy::cast_precision_loss, reason = "whole numbers up to 2^53 are exact")]
    if number <= EXACT { Cell::Number(number as f64) } else { Cell::Text(number.to_string()) }
}

/// The number by which rows refer to a scenario: its place among those of the workbook, from one.
fn ordinal(at: usize) -> Cell {
    whole(at as u64 + 1)
}

fn heads(heads: impl IntoIterator<Item = Text>) -> Vec<Cell> {
    heads.into_iter().map(|head| Cell::text(head.get())).collect()
}

/// Which of these a text means, by the word that a page in either language has for it.
fn meant<T: Copy>(text: &str, of: impl IntoIterator<Item = T>, word: impl Fn(T) -> &'static str) -> Option<T> {
    let bare = |text: &str| text.split_whitespace().collect::<String>().to_lowercase();
    let is = |one: T| Language::ALL.into_iter().any(|language| language.speaking(|| bare(word(one)) == bare(text)));
    of.into_iter().find(|one| is(*one))
}

/// A last column that tells who leads an indicator, where the plan says it of any: its head, or its cell.
fn lead(plan: &Plan, indicator: Option<&Indicator>) -> Option<Cell> {
    let is_led = plan.indicators.iter().any(|indicator| !indicator.lead.is_empty());
    is_led.then(|| Cell::text(indicator.map_or_else(|| headings::LEAD.get(), |indicator| indicator.lead.get())))
}

/// The words of several headings, for a sentence.
fn listed(heads: &[Text]) -> String {
    heads.iter().map(ToString::to_string).collect::<Vec<_>>().join(word!("、", ", "))
}

/// The first cells of a row about an indicator.
fn about(at: usize, indicator: &Indicator) -> [Cell; 3] {
    [ordinal(at), Cell::text(indicator.id.as_str()), Cell::text(indicator.name.get())]
}
