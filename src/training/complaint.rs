//! Checks that exercises make sense over a plan.

use super::exercise::{Exercise, Task};
use super::foretell::{NothingToForetell, foretelling};
use super::rescue::goals;
use crate::phrase;
use crate::plan::{Id, Indicator, Plan, Start, Year};
use crate::scenario::Complaint;

/// Everything in an exercise that the plan does not allow; empty if all is well.
pub fn complaints(exercise: &Exercise, plan: &Plan) -> Vec<Complaint> {
    let ids = exercise.task.indicators();
    let named = ids.iter().enumerate().filter_map(|(at, id)| {
        let problem = match plan.indicator(id) {
            None => unknown(plan, id),
            Some(_) if ids[..at].contains(id) => {
                phrase!("“{id}”重复，每个指标只能列一次", "“{id}” appears twice; list each indicator once")
            }
            Some(indicator) => unsuited(&exercise.task, plan, indicator)?,
        };
        Some(Complaint { field: format!("indicators[{at}]"), problem })
    });
    let found: Vec<_> = named.collect();
    if found.is_empty() { as_a_whole(exercise, plan).into_iter().collect() } else { found }
}

fn unknown(plan: &Plan, id: &Id) -> String {
    phrase!("规划“{0}”中没有编号为“{id}”的指标", "the plan “{0}” has no indicator “{id}”", plan.id)
}

fn unsuited(task: &Task, plan: &Plan, indicator: &Indicator) -> Option<String> {
    let name = indicator.name.to_string();
    match task {
        Task::Rate { .. } if !has_level(indicator) => Some(phrase!(
            "“{name}”不是有起点数值的水平值指标，不能用来问增速；请换一个指标",
            "“{name}” is not a level with a baseline value, so a growth rate has nothing to act on; choose another indicator"
        )),
        Task::Readings { .. } if indicator.readings.len() < 2 => Some(phrase!(
            "“{name}”在规划数据中没有两种以上读法；请换一个指标",
            "the plan records fewer than two readings of “{name}”; choose another indicator"
        )),
        Task::Rescue { scenario, measure, .. } => {
            let all = Task::Rescue { scenario: scenario.clone(), only: Vec::new(), measure: *measure };
            let is_goal = goals(plan, &all).iter().any(|goal| goal.indicator.id == indicator.id);
            (!is_goal).then(|| {
                phrase!(
                    "“{name}”在所给情景中不是未达标而又救得回的约束性指标",
                    "“{name}” is not a binding target that this scenario misses and that can be met"
                )
            })
        }
        Task::Foretell { facts, until, year, .. } if until < year => {
            foretelling(plan, facts, indicator, *until, *year).err().map(|lack| lacking(&name, lack, *until, *year))
        }
        _ => None,
    }
}

/// Why an indicator cannot be asked for in a foretelling exercise.
fn lacking(name: &str, lack: NothingToForetell, until: Year, year: Year) -> String {
    match lack {
        NothingToForetell::Status => {
            phrase!(
                "“{name}”是定性指标，没有历年数值；请换一个指标",
                "“{name}” is qualitative and has no yearly figures; choose another indicator"
            )
        }
        NothingToForetell::Past => phrase!(
            "“{name}”到 {until} 年已知的不足三年，推算不出；请换一个指标或换年份",
            "fewer than three years of “{name}” are known until {until}, too few to go on; choose another indicator or other years"
        ),
        NothingToForetell::Future => phrase!(
            "“{name}”{year} 年的实际数没有给出，或不计；请换一个指标或换年份",
            "the figure of “{name}” in {year} is not given, or left out; choose another indicator or other years"
        ),
        NothingToForetell::Break => phrase!(
            "“{name}”在 {until} 年以后、到 {year} 年之前口径变了，不能比；请换一个指标或换年份",
            "“{name}” is counted differently since a year between {until} and {year}; choose another indicator or other years"
        ),
    }
}

fn has_level(indicator: &Indicator) -> bool {
    let stated = indicator.statement.measured();
    stated.is_some_and(|stated| stated.measure.is_plain() && matches!(stated.start, Start::Value(start) if start.get() > 0.0))
}

fn as_a_whole(exercise: &Exercise, plan: &Plan) -> Option<Complaint> {
    let complaint = |field: &str, problem: String| Some(Complaint { field: field.to_owned(), problem });
    match &exercise.task {
        Task::Rescue { .. } if goals(plan, &exercise.task).is_empty() => complaint(
            "scenario",
            phrase!(
                "这个情景没有未达标而又救得回的约束性指标，没有可做的",
                "this scenario misses no binding target that could be met, so there is nothing to do"
            ),
        ),
        Task::Rescue { .. } => None,
        Task::Foretell { until, year, .. } if until >= year => {
            complaint("year", phrase!("为 {year}，应晚于 until（{until}）", "is {year}; it must be later than until ({until})"))
        }
        task if task.indicators().is_empty() => {
            complaint("indicators", phrase!("没有列出指标，至少要有一个", "no indicator is listed; at least one is needed"))
        }
        Task::Rate { rate, .. } if rate.get() == 0.0 => complaint(
            "rate",
            phrase!("增速为 0，应为不等于 0 的小数，如 0.01", "the rate is 0; give a fraction other than 0, such as 0.01"),
        ),
        Task::Rate { asks, .. } if asks.is_empty() => complaint(
            "asks",
            phrase!("没有列出要问什么；不写这一项即全部都问", "nothing is asked; leave the field out to ask everything"),
        ),
        _ => None,
    }
}
