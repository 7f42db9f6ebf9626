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

mod about;
mod assumptions;
mod draft;
mod index;
mod manner;
mod method;
mod observations;
mod outcomes;
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

/// Which of these a text means, by the word that a page in either language has for it.
fn meant<T: Copy>(text: &str, of: impl IntoIterator<Item = T>, word: impl Fn(T) -> &'static str) -> Option<T> {
    let bare = |text: &str| text.split_whitespace().collect::<String>().to_lowercase();
    let is = |one: T| Language::ALL.into_iter().any(|language| language.speaking(|| bare(word(one)) == bare(text)));
    of.into_iter().find(|one| is(*one))
}
