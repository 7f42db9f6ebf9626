//! Scenarios as a workbook, for people with a spreadsheet: the decisions, their results, and the plan.
//!
//! | Sheet | Holds | Read again |
//! |---|---|---|
//! | 判断 | every indicator's verdict, requirement, pace and explanation, binding ones first | no |
//! | 路径 | the value of every year | no |
//! | 假设 | everything that was decided but for the observations | yes |
//! | 观测 | the observed years; a row also for what has none, to be filled in | yes |
//! | 与过去相比 | what is assumed and asked for beside the past; only where enough of it is known | no |
//! | 规划 | what the plan states, and where | no |
//! | 方法 | what the words and figures mean | no |
//! | 情景 | the scenarios: name, note, plan, seed, population growth | yes |
//!
//! A workbook may hold several scenarios; the 情景 column of the other sheets names the scenario of a row. Rates are fractions or have a ％
//! sign, amounts are in the indicator's unit. Headings identify columns, which may stand in any order. An unknown heading is refused if
//! something stands below it, like an unknown field of a JSON file, because what a person wrote there would otherwise be lost silently.
//! Columns that only explain (指标, 单位, 来源 …) are skipped. But the name of an indicator has to belong to its 编号: if not, only a part of
//! the sheet was sorted.

mod about;
mod assumptions;
mod basis;
mod draft;
mod index;
mod manner;
mod method;
mod observations;
mod outcomes;
mod past;
mod plan_sheet;
mod reading;

pub(super) use about::{ID, INDICATOR, OWNER, UNIT};
pub(super) use observations::{FRACTIONS, HOW};
pub use reading::{is_scenario_book, workbook_to_scenarios};
pub(super) use reading::{plan_of_sheets, read_at};

use super::workbook::{Cell, Workbook};
use crate::language::Language;
use crate::plan::Plan;
use crate::scenario::{Facts, Scenario};

/// Writes scenarios over a plan, and their results, into a workbook.
pub fn scenarios_to_workbook(plan: &Plan, scenarios: &[&Scenario]) -> Workbook {
    workbook_over(plan, &Facts::default(), scenarios)
}

/// The same for scenarios laid over `facts`, with the sources of these.
pub fn workbook_over(plan: &Plan, facts: &Facts, scenarios: &[&Scenario]) -> Workbook {
    let judged = outcomes::judged(plan, scenarios);
    let own = [
        outcomes::verdicts(plan, &judged),
        outcomes::paths(plan, &judged),
        assumptions::sheet(plan, scenarios),
        observations::sheet(plan, facts, scenarios),
    ];
    let of_plan = [plan_sheet::sheet(plan), method::sheet(plan), index::sheet(plan, scenarios)];
    Workbook { sheets: own.into_iter().chain(past::sheet(plan, facts, scenarios)).chain(of_plan).collect() }
}

/// A whole number as a number if a double holds it exactly, otherwise as its digits.
fn whole(number: u64) -> Cell {
    const EXACT: u64 = 1 << 53;
    #[allow(clippy::cast_precision_loss, reason = "whole numbers up to 2^53 are exact")]
    if number <= EXACT { Cell::Number(number as f64) } else { Cell::Text(number.to_string()) }
}

/// The number by which rows refer to a scenario: its place in the workbook, from one.
fn ordinal(at: usize) -> Cell {
    whole(at as u64 + 1)
}

/// The value that a text means, by its word on a page in either language.
fn meant<T: Copy>(text: &str, of: impl IntoIterator<Item = T>, word: impl Fn(T) -> &'static str) -> Option<T> {
    let bare = |text: &str| text.split_whitespace().collect::<String>().to_lowercase();
    let is = |one: T| Language::ALL.into_iter().any(|language| language.speaking(|| bare(word(one)) == bare(text)));
    of.into_iter().find(|one| is(*one))
}
