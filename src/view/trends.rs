//! What the years before say of all indicators at once, and of the population.

use super::population::{PopulationLine, PopulationPast, population_past};
use super::trend::{TrendLine, lines};
use crate::plan::{Indicator, Plan};
use crate::scenario::{Facts, Scenario};
use crate::trend::{outlook, population_id};
use crate::word;

/// Every method of every indicator of which more than its baseline is known, best first.
pub fn trends(plan: &Plan, facts: &Facts, scenario: &Scenario) -> Vec<TrendLine> {
    let of = |indicator: &Indicator| {
        let found = outlook(plan, facts, scenario, indicator).filter(|found| found.window.len() > 1)?;
        let stated = scenario.assumption(&indicator.id).statement(indicator).measured()?.clone();
        Some(lines(indicator, &stated, &found))
    };
    plan.indicators.iter().filter_map(of).flatten().chain(population(plan, facts, scenario)).collect()
}

/// The same of the population, whose parameter is its yearly growth.
fn population(plan: &Plan, facts: &Facts, scenario: &Scenario) -> Vec<TrendLine> {
    let (Some(id), Some(past)) = (population_id(plan), population_past(plan, facts, scenario)) else { return Vec::new() };
    let PopulationPast { lines, years, .. } = past;
    let line = |line: PopulationLine| {
        let [low, high] = line.ends;
        TrendLine {
            id: id.clone(),
            name: word!("人口（年均增长）", "Population (growth a year)").to_owned(),
            method: line.method.name(),
            parameter: line.growth,
            outcome: line.outcome,
            low,
            high,
            error: line.error,
            against_hold: line.against_hold,
            years: years.clone(),
            note: line.note,
        }
    };
    lines.into_iter().map(line).collect()
}
