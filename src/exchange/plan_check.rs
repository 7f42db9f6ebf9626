//! Checks a plan as a whole: every name that is referred to exists, and only once.

use std::collections::BTreeSet;
use std::fmt;

use super::fault::Fault;
use crate::plan::{
    Amount, Baseline, Bounds, Goal, Id, Indicator, Measured, Milestone, Period, Plan, Relation, RelationKind, Start, Statement,
    Year,
};
use crate::{phrase, word};

/// A fault of a plan as a whole, and which part of it has it.
pub(super) struct PlanFault {
    pub(super) part: Part,
    pub(super) problem: String,
}

/// A part of a plan, by its place in the plan's lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Groups,
    Group(usize),
    Domain(usize),
    Indicator(usize, Field),
    /// A reading of an indicator.
    Reading(usize, usize, Field),
    Relation(usize, Field),
}

/// The field of a row that has the fault.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Field {
    /// The row itself, by its name.
    Itself,
    Group,
    Domain,
    PartOf,
    Bounds,
    Min,
    Max,
    Start,
    StartYear,
    Target,
    /// The year by which words have to hold.
    By,
    /// The target year.
    Year,
    /// What a goal refers to.
    Than(GoalOf),
    MilestoneYear(usize),
    /// The whole of a relation.
    Whole,
    Parts,
    Part(usize),
}

/// One of a row's goals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum GoalOf {
    Target,
    Stretch,
    Milestone(usize),
}

/// As a path of the plan file.
impl fmt::Display for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (list, field) = match self {
            Self::Groups => return f.write_str("groups"),
            Self::Group(at) => (format!("groups[{at}]"), Field::Itself),
            Self::Domain(at) => (format!("domains[{at}]"), Field::Itself),
            Self::Indicator(at, field) => (format!("indicators[{at}]"), *field),
            Self::Reading(at, reading, field) => (format!("indicators[{at}].readings[{reading}]"), *field),
            Self::Relation(at, field) => (format!("relations[{at}]"), *field),
        };
        f.write_str(&list)?;
        match field {
            Field::Itself => Ok(()),
            Field::Group => f.write_str(".group"),
            Field::Domain => f.write_str(".domain"),
            Field::PartOf => f.write_str(".part_of"),
            Field::Bounds => f.write_str(".bounds"),
            Field::Min => f.write_str(".bounds.min"),
            Field::Max => f.write_str(".bounds.max"),
            Field::Start => f.write_str(".start.value"),
            Field::StartYear => f.write_str(".start.year"),
            Field::Target => f.write_str(".target.value"),
            Field::By => f.write_str(".target.by"),
            Field::Year => f.write_str(".year"),
            Field::Than(GoalOf::Target) => f.write_str(".target.than.id"),
            Field::Than(GoalOf::Stretch) => f.write_str(".stretch.than.id"),
            Field::Than(GoalOf::Milestone(at)) => write!(f, ".milestones[{at}].than.id"),
            Field::MilestoneYear(at) => write!(f, ".milestones[{at}].year"),
            Field::Whole => f.write_str(".whole"),
            Field::Parts => f.write_str(".parts"),
            Field::Part(at) => write!(f, ".parts[{at}]"),
        }
    }
}

impl From<PlanFault> for Fault {
    fn from(PlanFault { part, problem }: PlanFault) -> Self {
        Self::new(part.to_string(), problem)
    }
}

/// A fault of a row.
type RowFault = (Field, String);

/// All faults of a plan as a whole.
pub(super) fn faults(plan: &Plan) -> Vec<PlanFault> {
    let fault = |part: Part, problem: String| PlanFault { part, problem };
    let groups = repeated(plan.groups.iter().map(|group| group.id.as_str()));
    let domains = repeated(plan.domains.iter().map(|domain| domain.name.own()));
    let indicators = repeated(plan.indicators.iter().map(|indicator| indicator.id.as_str()));
    let mut faults: Vec<_> = groups.into_iter().map(|(at, problem)| fault(Part::Group(at), problem)).collect();
    faults.extend(domains.into_iter().map(|(at, problem)| fault(Part::Domain(at), problem)));
    faults.extend(indicators.into_iter().map(|(at, problem)| fault(Part::Indicator(at, Field::Itself), problem)));
    if plan.scored().next().is_none() {
        let problem = word!(
            "没有计入记分牌的指标，至少要有一组计入记分牌（scoreboard）且含有指标",
            "no indicator counts on the scoreboard; at least one group with indicators must (scoreboard)"
        );
        faults.push(fault(Part::Groups, problem.to_owned()));
    }
    for (at, indicator) in plan.indicators.iter().enumerate() {
        faults
            .extend(of_indicator(plan, indicator).into_iter().map(|(field, problem)| fault(Part::Indicator(at, field), problem)));
        let readings = of_readings(plan, indicator).into_iter();
        faults.extend(readings.map(|(reading, (field, problem))| fault(Part::Reading(at, reading, field), problem)));
    }
    for (at, relation) in plan.relations.iter().enumerate() {
        faults.extend(of_relation(plan, relation).into_iter().map(|(field, problem)| fault(Part::Relation(at, field), problem)));
    }
    faults
}

/// A relation needs indicators of the plan, each named once and all in one unit.
fn of_relation(plan: &Plan, relation: &Relation) -> Vec<RowFault> {
    let mut faults = Vec::new();
    let least = if relation.kind == RelationKind::Sum { 2 } else { 1 };
    if relation.parts.len() < least {
        faults.push((
            Field::Parts,
            phrase!("有 {} 项，至少应有 {least} 项", "there are {}; there should be at least {least}", relation.parts.len()),
        ));
    }
    let named = std::iter::once(&relation.whole).chain(&relation.parts);
    let again = repeated(named.clone().skip(1).map(Id::as_str));
    faults.extend(again.into_iter().map(|(at, problem)| (Field::Part(at), problem)));
    if relation.parts.contains(&relation.whole) {
        faults.push((Field::Whole, phrase!("为“{}”，不能同时是它的一部分", "“{}” cannot be a part of itself", relation.whole)));
    }
    let unit = plan.indicator(&relation.whole).map(|whole| &whole.unit);
    for (at, id) in named.enumerate() {
        let field = at.checked_sub(1).map_or(Field::Whole, Field::Part);
        match plan.indicator(id) {
            None => faults.push((field, unknown(id))),
            Some(indicator) => {
                if let Some(unit) = unit.filter(|unit| **unit != indicator.unit) {
                    faults.push((
                        field,
                        phrase!(
                            "“{id}”的单位是“{}”，应与整体的“{unit}”相同",
                            "the unit of “{id}” is “{}”; it should be that of the whole, “{unit}”",
                            indicator.unit
                        ),
                    ));
                }
            }
        }
    }
    faults
}

/// Names that occurred before, each with its place.
fn repeated<'a>(names: impl Iterator<Item = &'a str>) -> Vec<(usize, String)> {
    let mut seen = BTreeSet::new();
    let again = names.enumerate().filter(|(_, name)| !seen.insert(*name));
    let problem =
        |name: &str| phrase!("“{name}”重复，每个名称只能出现一次", "“{name}” appears twice; each name may appear only once");
    again.map(|(at, name)| (at, problem(name))).collect()
}

fn of_indicator(plan: &Plan, indicator: &Indicator) -> Vec<RowFault> {
    let mut faults = Vec::new();
    if !plan.groups.iter().any(|group| group.id == indicator.group) {
        faults.push((
            Field::Group,
            phrase!(
                "为“{}”，分组中没有这个编号，应为其中之一，或先在那里加上",
                "“{}” is not the id of a group; use one, or add it to the groups first",
                indicator.group
            ),
        ));
    }
    if !plan.domains.iter().any(|domain| domain.name == indicator.domain) {
        faults.push((
            Field::Domain,
            phrase!(
                "为“{}”，领域中没有这个名称，应与那里一字不差，或先在那里加上",
                "“{}” is not a domain; match one to the letter, or add it to the domains first",
                indicator.domain
            ),
        ));
    }
    if let Some(whole) = indicator.part_of.as_ref().filter(|whole| plan.indicator(whole).is_none()) {
        faults.push((Field::PartOf, unknown(whole)));
    }
    faults.extend(of_bounds(indicator.bounds));
    faults.extend(of_statement(&indicator.statement, indicator, plan));
    faults
}

/// The faults of an indicator's readings, each with its place.
fn of_readings(plan: &Plan, indicator: &Indicator) -> Vec<(usize, RowFault)> {
    let readings = &indicator.readings;
    let again = repeated(readings.iter().map(|reading| reading.id.as_str())).into_iter();
    let mut faults: Vec<_> = again.map(|(at, problem)| (at, (Field::Itself, problem))).collect();
    for (at, reading) in readings.iter().enumerate().skip(1) {
        faults.extend(of_statement(&reading.statement, indicator, plan).into_iter().map(|fault| (at, fault)));
    }
    if readings.first().is_some_and(|default| default.statement != indicator.statement) {
        let problem = word!(
            "第一种读法是默认读法，口径、起点、目标和比较依据不能与指标本身不同",
            "the first reading is the default: its measure, baseline, target and basis of comparison must be the indicator's \
             own"
        );
        faults.push((0, (Field::Itself, problem.to_owned())));
    }
    faults
}

fn of_bounds(bounds: Bounds) -> Option<RowFault> {
    let (min, max) = bounds.min.zip(bounds.max)?;
    (min >= max).then(|| {
        (
            Field::Bounds,
            phrase!(
                "下限 {} 不小于上限 {}，应小于它",
                "the lower bound {} is not below the upper bound {}; it should be",
                min.get(),
                max.get()
            ),
        )
    })
}

fn of_statement(statement: &Statement, indicator: &Indicator, plan: &Plan) -> Vec<RowFault> {
    let stated = match statement {
        Statement::Measured(stated) => stated,
        Statement::Status(status) => return status.by.into_iter().filter_map(|by| too_early(Field::By, by, plan)).collect(),
    };
    let bounds = *indicator.bounds_of(stated);
    let mut faults = Vec::new();
    let is_level = stated.measure.is_plain();
    if let Some(target) = stated.goal.printed().filter(|target| is_level && !bounds.contains(target.value)) {
        faults.push((Field::Target, outside(target.value, bounds)));
    }
    if let Start::Value(start) = stated.start
        && !bounds.contains(start)
    {
        faults.push((Field::Start, outside(start, bounds)));
    }
    if matches!(stated.start, Start::Above { .. }) && bounds.max.is_none() {
        faults.push((
            Field::Max,
            phrase!(
                "起点为“高于”某值（above）时必须有上限",
                "where the baseline is only known to be above a value, there must be an upper bound"
            ),
        ));
    }
    if matches!(stated.start, Start::Below { .. }) {
        match stated.start.baseline(plan.period, bounds) {
            Some(Baseline::Interval { low, high, .. }) if low < high => {}
            Some(_) => faults.push((Field::Start, phrase!("应大于下限", "it should be above the lower bound"))),
            None => faults.push((
                Field::Min,
                phrase!(
                    "起点为“低于”某值（below）时必须有下限",
                    "where the baseline is only known to be below a value, there must be a lower bound"
                ),
            )),
        }
    }
    faults.extend(of_years(stated, plan));
    faults.extend(goals(stated).into_iter().filter_map(|(of, goal)| of_goal(goal, stated, indicator, plan, of)));
    faults
}

/// Own years: the target and the milestones have to come after the base year.
fn of_years(stated: &Measured, plan: &Plan) -> Vec<RowFault> {
    let base = stated.basis.year.unwrap_or(plan.period.base());
    let end = stated.year.unwrap_or(plan.period.end());
    if Period::new(base, end).is_none() {
        let field = if stated.year.is_some() { Field::Year } else { Field::StartYear };
        let problem = phrase!(
            "起点为 {base} 年而目标为 {end} 年，目标年应在起点之后、五十年之内",
            "the baseline is of {base} and the target of {end}; the target year must come within fifty years after the baseline"
        );
        return vec![(field, problem)];
    }
    let early = |(at, milestone): (usize, &Milestone)| {
        (milestone.year <= base).then(|| {
            let year = milestone.year;
            (
                Field::MilestoneYear(at),
                phrase!("为 {year}，应晚于起点的 {base} 年", "it is {year}; it must be later than the baseline year, {base}"),
            )
        })
    };
    stated.milestones.iter().enumerate().filter_map(early).collect()
}

fn too_early(field: Field, year: Year, plan: &Plan) -> Option<RowFault> {
    let base = plan.period.base();
    (year <= base).then(|| (field, phrase!("为 {year}，应晚于 {base} 年", "it is {year}; it must be later than {base}")))
}

/// All goals of a row, each with its place.
fn goals(stated: &Measured) -> Vec<(GoalOf, &Goal)> {
    let stretch = stated.stretch.iter().map(|goal| (GoalOf::Stretch, goal));
    let milestones = stated.milestones.iter().enumerate().map(|(at, it)| (GoalOf::Milestone(at), &it.goal));
    std::iter::once((GoalOf::Target, &stated.goal)).chain(stretch).chain(milestones).collect()
}

/// A goal that refers to another row: that row exists, has the same unit, and does not refer back to this one.
fn of_goal(goal: &Goal, stated: &Measured, indicator: &Indicator, plan: &Plan, of: GoalOf) -> Option<RowFault> {
    let id = goal.other()?;
    let problem = match plan.indicator(id).map(|other| (other, other.statement.measured())) {
        None => unknown(id),
        Some((_, None)) => phrase!("“{id}”是定性指标，没有数值可比", "“{id}” is qualitative and has no figure to compare with"),
        Some((other, Some(against))) => {
            let (own, its) = (outcome_unit(indicator, stated), outcome_unit(other, against));
            if own != its {
                phrase!(
                    "“{id}”的单位是“{its}”，应与本指标的“{own}”相同",
                    "the unit of “{id}” is “{its}”; it must be the one of this indicator, “{own}”"
                )
            } else if is_circle(plan, &indicator.id, id) {
                phrase!(
                    "“{id}”又以本指标为目标，互为目标无法判断",
                    "“{id}” is in turn compared with this indicator; a circle cannot be judged"
                )
            } else {
                return None;
            }
        }
    };
    Some((Field::Than(of), problem))
}

/// The unit of the outcome. The two per cent signs are one.
fn outcome_unit<'a>(indicator: &'a Indicator, stated: &Measured) -> &'a str {
    match indicator.unit.own() {
        "%" => "％",
        _ if stated.measure.is_in_percent() => "％",
        unit => unit,
    }
}

/// Whether following the references from `from` leads back to `of`.
fn is_circle(plan: &Plan, of: &Id, from: &Id) -> bool {
    let next = |id: &Id| plan.indicator(id)?.statement.measured()?.goal.other().cloned();
    let chain = std::iter::successors(Some(from.clone()), next).take(plan.indicators.len() + 1);
    chain.into_iter().any(|id| id == *of)
}

fn unknown(id: &Id) -> String {
    phrase!("为“{id}”，指标中没有这个编号", "“{id}” is not the id of an indicator")
}

fn outside(value: Amount, bounds: Bounds) -> String {
    let edge = |edge: Option<Amount>| edge.map_or_else(|| "…".to_owned(), |edge| edge.get().to_string());
    let (value, min, max) = (value.get(), edge(bounds.min), edge(bounds.max));
    phrase!("为 {value}，应在下限和上限之间（{min} 至 {max}）", "{value} is outside the lower and upper bounds ({min} to {max})")
}
