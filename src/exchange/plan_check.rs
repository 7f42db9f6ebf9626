//! What a plan file may not contradict: every name that is referred to exists, and stands once.

use std::collections::BTreeSet;

use super::fault::Fault;
use crate::plan::{Baseline, Bounds, Id, Indicator, Plan, Relation, RelationKind, Start, Statement};

/// Everything that is wrong with a plan as a whole.
pub(super) fn faults(plan: &Plan) -> Vec<Fault> {
    let mut faults = Vec::new();
    repeated("groups", plan.groups.iter().map(|group| group.id.as_str()), &mut faults);
    repeated("domains", plan.domains.iter().map(|domain| domain.name.own()), &mut faults);
    repeated("indicators", plan.indicators.iter().map(|indicator| indicator.id.as_str()), &mut faults);
    if plan.scored().next().is_none() {
        faults.push(Fault::new("groups", "没有计入记分牌的指标，至少要有一组 scoreboard 为 true 且含有指标"));
    }
    for (at, indicator) in plan.indicators.iter().enumerate() {
        let found = of_indicator(plan, indicator);
        faults.extend(found.into_iter().map(|fault| fault.within(&format!("indicators[{at}]"))));
    }
    for (at, relation) in plan.relations.iter().enumerate() {
        let found = of_relation(plan, relation);
        faults.extend(found.into_iter().map(|fault| fault.within(&format!("relations[{at}]"))));
    }
    faults
}

/// Figures that belong together are indicators of the plan, each named once and counted in one unit.
fn of_relation(plan: &Plan, relation: &Relation) -> Vec<Fault> {
    let mut faults = Vec::new();
    let least = if relation.kind == RelationKind::Sum { 2 } else { 1 };
    if relation.parts.len() < least {
        faults.push(Fault::new("parts", format!("有 {} 项，至少应有 {least} 项", relation.parts.len())));
    }
    let named = std::iter::once(&relation.whole).chain(&relation.parts);
    repeated("parts", named.clone().skip(1).map(Id::as_str), &mut faults);
    if relation.parts.contains(&relation.whole) {
        faults.push(Fault::new("whole", format!("为“{}”，不能同时列在 parts 中", relation.whole)));
    }
    let unit = plan.indicator(&relation.whole).map(|whole| &whole.unit);
    for (at, id) in named.enumerate() {
        let field = at.checked_sub(1).map_or_else(|| "whole".to_owned(), |at| format!("parts[{at}]"));
        match plan.indicator(id) {
            None => faults.push(Fault::new(field, format!("为“{id}”，indicators 中没有这个编号"))),
            Some(indicator) => {
                if let Some(unit) = unit.filter(|unit| **unit != indicator.unit) {
                    faults.push(Fault::new(field, format!("“{id}”的单位是“{}”，应与 whole 的“{unit}”相同", indicator.unit)));
                }
            }
        }
    }
    faults
}

fn repeated<'a>(list: &str, names: impl Iterator<Item = &'a str>, faults: &mut Vec<Fault>) {
    let mut seen = BTreeSet::new();
    for (at, name) in names.enumerate() {
        if !seen.insert(name) {
            faults.push(Fault::new(format!("{list}[{at}]"), format!("“{name}”重复，每个名称只能出现一次")));
        }
    }
}

fn of_indicator(plan: &Plan, indicator: &Indicator) -> Vec<Fault> {
    let mut faults = Vec::new();
    if !plan.groups.iter().any(|group| group.id == indicator.group) {
        faults.push(Fault::new("group", format!("为“{}”，groups 中没有这个编号", indicator.group)));
    }
    if !plan.domains.iter().any(|domain| domain.name == indicator.domain) {
        faults.push(Fault::new("domain", format!("为“{}”，domains 中没有这个名称", indicator.domain)));
    }
    if plan.is_scored(indicator) && indicator.nature.is_none() {
        faults.push(Fault::new("nature", "计入记分牌的指标必须注明 binding 或 expected"));
    }
    if let Some(whole) = indicator.part_of.as_ref().filter(|whole| plan.indicator(whole).is_none()) {
        faults.push(Fault::new("part_of", format!("为“{whole}”，indicators 中没有这个编号")));
    }
    faults.extend(of_bounds(indicator.bounds));
    faults.extend(of_statement(&indicator.statement, indicator, plan));
    repeated("readings", indicator.readings.iter().map(|reading| reading.id.as_str()), &mut faults);
    for (at, reading) in indicator.readings.iter().enumerate().skip(1) {
        let found = of_statement(&reading.statement, indicator, plan);
        faults.extend(found.into_iter().map(|fault| fault.within(&format!("readings[{at}]"))));
    }
    if indicator.readings.first().is_some_and(|default| default.statement != indicator.statement) {
        faults.push(Fault::new("readings[0]", "第一种读法是默认读法，不能改动指标本身的 measure、start、target 或 op_source"));
    }
    faults
}

fn of_bounds(bounds: Bounds) -> Option<Fault> {
    let (min, max) = bounds.min.zip(bounds.max)?;
    (min >= max).then(|| Fault::new("bounds", format!("下界 {} 不小于上界 {}", min.get(), max.get())))
}

fn of_statement(statement: &Statement, indicator: &Indicator, plan: &Plan) -> Vec<Fault> {
    let Statement::Measured(stated) = statement else { return Vec::new() };
    let bounds = indicator.bounds;
    let mut faults = Vec::new();
    let is_level = stated.kind == crate::plan::Kind::Level;
    if is_level && !bounds.contains(stated.target.value) {
        faults.push(Fault::new("target.value", format!("为 {}，在自然界限之外", stated.target.value.get())));
    }
    if let Start::Value(start) = stated.start
        && !bounds.contains(start)
    {
        faults.push(Fault::new("start.value", format!("为 {}，在自然界限之外", start.get())));
    }
    if matches!(stated.start, Start::Below(_)) {
        match stated.start.baseline(plan.period, bounds) {
            Some(Baseline::Interval { low, high }) if low < high => {}
            Some(_) => faults.push(Fault::new("start.value", "应大于自然下界")),
            None => faults.push(Fault::new("bounds.min", "起点为“小于某值”（below）时必须有自然下界")),
        }
    }
    faults
}
