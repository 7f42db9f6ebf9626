//! What a scenario changes against the plan's defaults, one line for each thing, with the edit that takes it back.
//!
//! Numbers are told as finely as their controls show them. Who has to compute with them asks for all their digits.

use super::number;
use super::sheet::{shown_decimals, shown_scale, title};
use super::words;
use crate::plan::{Amount, Id, Indicator, Plan, Statement, Year};
use crate::projection::{Growth, Pin, StatusReport};
use crate::scenario::{Assumption, Edit, Scenario, Uncertainty};
use crate::{phrase, word};

/// One change against the defaults.
#[derive(Clone, Debug, PartialEq)]
pub struct ChangeLine {
    /// The indicator; `None` for what all share.
    pub id: Option<Id>,
    /// Its name.
    pub subject: String,
    /// What is decided otherwise.
    pub what: String,
    /// The edit that takes it back.
    pub revert: Edit,
}

/// How many digits of a growth are told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Digits {
    /// As many as its control shows.
    Shown,
    /// All of them.
    All,
}

/// Every change in the order of the plan, what all indicators share first.
pub fn changes(plan: &Plan, scenario: &Scenario) -> Vec<ChangeLine> {
    told(plan, scenario, Digits::Shown)
}

/// The same with every digit, for those who are to compute with it.
pub fn changes_in_full(plan: &Plan, scenario: &Scenario) -> Vec<ChangeLine> {
    told(plan, scenario, Digits::All)
}

fn told(plan: &Plan, scenario: &Scenario, digits: Digits) -> Vec<ChangeLine> {
    let line =
        |what, revert| ChangeLine { id: None, subject: word!("共同假设", "Shared assumptions").to_owned(), what, revert };
    let population = population(scenario).map(|what| line(what, Edit::PopulationGrowth(None)));
    let correlation = scenario.correlation.map(|c| number::brief(c.get(), 8));
    let correlation =
        correlation.map(|c| line(phrase!("偏差之间的相关系数 {c}", "Correlation of deviations {c}"), Edit::Correlation(None)));
    let budget = scenario.budget.map(|cost| number::brief(cost.get(), 8));
    let budget = budget.map(|budget| line(phrase!("预算 {budget}", "Budget {budget}"), Edit::Budget(None)));
    let shared = [population, correlation, budget].into_iter().flatten();
    let touched = plan.indicators.iter().filter_map(|indicator| Some((indicator, scenario.assumptions.get(&indicator.id)?)));
    shared.chain(touched.flat_map(|(indicator, assumption)| of_indicator(indicator, assumption, digits))).collect()
}

/// How the population grows, and what that rests on.
fn population(scenario: &Scenario) -> Option<String> {
    let rate = scenario.drivers.population_growth.map(|rate| number::in_percent(number::brief(rate.get() * 100.0, 8)));
    let grown = rate.map(|rate| phrase!("人口年均增长 {rate}", "Population growth {rate} a year"));
    let Some(basis) = scenario.population_basis.as_ref().map(super::population::rested) else { return grown };
    let grown = grown.unwrap_or_else(|| word!("人口不变", "Unchanged population").to_owned());
    Some(phrase!("{grown}（{basis}）", "{grown} ({basis})"))
}

pub(super) fn of_indicator(indicator: &Indicator, assumption: &Assumption, digits: Digits) -> Vec<ChangeLine> {
    let id = &indicator.id;
    let line = |what: String, revert: Edit| ChangeLine { id: Some(id.clone()), subject: title(indicator), what, revert };
    let reading = assumption.reading.as_ref().map(|chosen| line(reading(indicator, chosen), Edit::Reading(id.clone(), None)));
    let start = assumption
        .start
        .map(|value| words::with_unit(number::brief(value.get(), 6), indicator.unit.get()))
        .map(|value| line(phrase!("起点 {value}", "Baseline {value}"), Edit::Start(id.clone(), None)));
    let growth = assumption.growth.as_ref().map(|g| line(grown(indicator, g, digits), Edit::Growth(id.clone(), None)));
    let status = assumption.status.map(|report| line(status(report), Edit::Status(id.clone(), None)));
    let is_rate = matches!(assumption.statement(indicator), Statement::Measured(stated) if stated.measure.is_of_rates());
    let pins = assumption
        .years
        .iter()
        .map(|(year, value)| (year, pin(indicator, *value, is_rate)))
        .map(|(year, pin)| line(phrase!("{year} 年{pin}", "{year} {pin}"), Edit::Pin(id.clone(), *year, None)));
    let range =
        assumption.uncertainty.map(|stated| line(range(indicator, assumption, stated), Edit::Uncertainty(id.clone(), None)));
    let cost = assumption.unit_cost.map(|cost| {
        let (cost, unit, per) = (number::brief(cost.get(), 8), words::change_unit(indicator), words::per_unit(indicator));
        let what = phrase!("单位费用 {cost}（每改变 1 {unit}）", "Unit cost {cost} {per}");
        line(what, Edit::UnitCost(id.clone(), None))
    });
    let asked = goal_figures(indicator, assumption).into_iter().map(|(what, revert)| line(what, revert));
    let targets = (!assumption.milestones.is_empty())
        .then(|| line(milestones(indicator, assumption), Edit::Milestones(id.clone(), std::collections::BTreeMap::new())));
    let reason = Some(&assumption.reason).filter(|reason| !reason.is_empty());
    let reason =
        reason.map(|reason| line(phrase!("依据：{reason}", "Reason: {reason}"), Edit::Reason(id.clone(), String::new())));
    let basis = assumption.basis.as_ref().map(super::trend::basis);
    let basis = basis.map(|basis| line(phrase!("依据：{basis}", "Basis: {basis}"), Edit::Own(id.clone())));
    let head = [reading, start, growth, status].into_iter().flatten();
    head.chain(pins).chain(range).chain(cost).chain(asked).chain(targets).chain(basis).chain(reason).collect()
}

/// The figures that a person entered for the goal: what comes later, what is from outside, and how near is near.
fn goal_figures(indicator: &Indicator, assumption: &Assumption) -> Vec<(String, Edit)> {
    let id = &indicator.id;
    let stated = assumption.statement(indicator).measured();
    let unit = stated.map_or_else(|| indicator.unit.get(), |stated| words::outcome_unit(indicator, stated));
    let text = |figure: Amount| words::with_unit(number::brief(figure.get(), 6), unit);
    let target = assumption.target.map(text);
    let target = target.map(|figure| (phrase!("目标 {figure}", "Target {figure}"), Edit::Target(id.clone(), None)));
    let reference = assumption.reference.map(text);
    let reference =
        reference.map(|figure| (phrase!("参照值 {figure}", "Reference figure {figure}"), Edit::Reference(id.clone(), None)));
    let tolerance = assumption.tolerance.map(text);
    let tolerance =
        tolerance.map(|figure| (phrase!("容许偏差 {figure}", "Tolerance {figure}"), Edit::Tolerance(id.clone(), None)));
    [target, reference, tolerance].into_iter().flatten().collect()
}

/// Annual targets of the person's own: `年度目标：2021 年 94.0、2022 年 94.3 ％`.
fn milestones(indicator: &Indicator, assumption: &Assumption) -> String {
    let unit = assumption.statement(indicator).measured().map(|stated| words::outcome_unit(indicator, stated));
    let unit = unit.unwrap_or_default();
    let one = |(year, value): (&Year, &Amount)| {
        let value = number::brief(value.get(), 6);
        let said = words::with_unit(&value, unit);
        phrase!("{year} 年 {value}", "{year}: {said}")
    };
    let all = words::listed(&assumption.milestones.iter().map(one).collect::<Vec<_>>());
    phrase!("年度目标：{all} {unit}", "Annual targets: {all}")
}

/// How far an assumption may be off, in words: `不确定性：低 0.1、高 0.4 个百分点／年，三角分布`. Where the years differ their mean is meant.
fn range(indicator: &Indicator, assumption: &Assumption, stated: Uncertainty) -> String {
    let parameter = assumption.parameter(indicator);
    let (scale, unit) = (shown_scale(parameter), words::parameter_unit(indicator, parameter));
    let ends = <[f64; 2]>::from(stated.ends()).map(|by| (assumption.likely().get() + by) * scale);
    let least = shown_decimals(indicator, parameter);
    let [low, high] = ends.map(|end| number::brief(end, number::decimals(end, least)));
    let is_mean = matches!(assumption.growth, Some(Growth::YearlySteps(_) | Growth::YearlyRates(_)));
    let mean = if is_mean { word!("各年平均", "mean over the years, ") } else { "" };
    let (said, high, shape) = (words::with_unit(&low, &unit), words::with_unit(high, &unit), words::shape(stated.shape()));
    phrase!("不确定性：{mean}低 {low}、高 {high}，{shape}", "Uncertainty: {mean}low {said}, high {high}, {shape}")
}

fn reading(indicator: &Indicator, chosen: &Id) -> String {
    let name = indicator.readings.iter().find(|reading| reading.id == *chosen).map(|reading| reading.name.get());
    phrase!("读法：{}", "Reading: {}", name.unwrap_or(chosen.as_str()))
}

/// A growth assumption in words, with every digit: `年均增量 +0.26 个百分点／年`.
pub fn growth(indicator: &Indicator, growth: &Growth) -> String {
    grown(indicator, growth, Digits::All)
}

fn grown(indicator: &Indicator, growth: &Growth, digits: Digits) -> String {
    let family = growth.family().name();
    let number = |shown: f64| signed(shown, digits, shown_decimals(indicator, growth.family().parameter()));
    let listed = |numbers: Vec<f64>, unit: &str| {
        let texts: Vec<_> = numbers.into_iter().map(number).collect();
        format!("{family} {}", words::with_unit(words::listed(&texts), unit))
    };
    let setting = || {
        let parameter = growth.family().parameter();
        let shown = growth.setting().map_or(0.0, |setting| setting.get() * shown_scale(parameter));
        words::with_unit(number(shown), &words::parameter_unit(indicator, parameter))
    };
    let limited = |limit: Option<crate::plan::Amount>| {
        let said = |limit: Amount| {
            let limit = number::brief(limit.get(), 6);
            let in_full = words::with_unit(&limit, indicator.unit.get());
            phrase!("，上限 {limit}", ", limit {in_full}")
        };
        limit.map(said).unwrap_or_default()
    };
    let numbers = growth.numbers();
    if let Some(steps) = &numbers.steps {
        return listed(steps.iter().map(|step| step.get()).collect(), &words::change_unit(indicator));
    }
    if let Some(rates) = &numbers.rates {
        return listed(rates.iter().map(|rate| rate.get() * 100.0).collect(), number::percent_sign());
    }
    if let Some(flow) = numbers.flow {
        let flow = number::fixed(flow.get(), number::decimals(flow.get(), usize::from(indicator.decimals.get())));
        return format!("{family} {}", words::with_unit(flow, indicator.unit.get()));
    }
    if growth.family().needs().is_empty() {
        return family.to_owned();
    }
    let phi = numbers.phi.map(|phi| number::brief(phi.get(), 4)).map(|phi| phrase!("，φ {phi}", ", φ {phi}"));
    format!("{family} {}{}{}", setting(), phi.unwrap_or_default(), limited(numbers.limit.or(numbers.ceiling)))
}

/// A number with its sign. One that was set is told as it was set; one that was solved for has no end and is rounded, but never to
/// nothing.
fn signed(number: f64, digits: Digits, decimals: usize) -> String {
    let told = match digits {
        Digits::All => 8,
        Digits::Shown => number::decimals(number, decimals),
    };
    let text = number::brief(number, told);
    let is_nothing = text.bytes().all(|b| !matches!(b, b'1'..=b'9'));
    let text = if is_nothing { number::amount(number, decimals) } else { text };
    if number > 0.0 { format!("+{text}") } else { text }
}

/// A status in words.
pub fn status(report: StatusReport) -> String {
    match report {
        StatusReport::Reached(year) => phrase!("{year} 年达到", "achieved in {year}"),
        StatusReport::NotReached => word!("未达到", "not achieved").to_owned(),
    }
}

fn pin(indicator: &Indicator, pin: Pin, is_rate: bool) -> String {
    let origin = if matches!(pin, Pin::Observed(_)) { word!("观测", "observed") } else { word!("设定", "assumed") };
    let value = pin.value().get();
    if is_rate {
        format!("{origin} {}", number::in_percent(number::brief(value * 100.0, 4)))
    } else {
        format!("{origin} {}", words::with_unit(number::brief(value, 6), indicator.unit.get()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::{builtin_plan, read_scenario};
    use crate::plan::Goal;
    use crate::scenario::apply;

    const DECIDED: &str = r#"{"format":"tuiyan.scenario/2","plan":"lizhou-14","drivers":{"population_growth":-0.002},"assumptions":{
        "t1-03":{"growth":{"family":"linear","step":0.26},"years":{"2021":{"observed":94.0}}},
        "t1-10":{"start":43.5,"growth":{"family":"damped","step":0.5,"phi":0.9}},
        "t1-25":{"growth":{"family":"gap","share":0.05,"limit":99}},
        "t1-11":{"growth":{"family":"yearly","rates":[0.05,0.03,0.04,0.04,0.04]}},
        "t1-02":{"status":{"reached":2023}},
        "t1-07":{"uncertainty":{"below":0.5,"above":0.25},"unit_cost":120},
        "t1-13":{"growth":{"family":"compound","rate":0.01},"uncertainty":{"below":0.02,"above":0,"shape":"uniform"}},
        "t1-15":{"growth":{"family":"yearly","steps":[0.1,0.2,0.2,0.2,0.2]},"uncertainty":{"below":0.05,"above":0.1},
            "reason":"按上年进度"}},
        "correlation":0.3,"budget":5000}"#;

    #[test]
    fn every_decision_is_a_line_in_words() {
        let plan = builtin_plan().unwrap();
        let scenario = read_scenario(DECIDED, &plan).unwrap();
        let said: Vec<_> = changes(&plan, &scenario).into_iter().map(|line| line.what).collect();
        let expected = [
            "人口年均增长 −0.2％",
            "偏差之间的相关系数 0.3",
            "预算 5000",
            "2023 年达到",
            "年均增量 +0.26 个百分点／年",
            "2021 年观测 94 ％",
            "不确定性：低 −0.5、高 0.25 万人／年，三角分布",
            "单位费用 120（每改变 1 万人）",
            "起点 43.5 ％",
            "衰减趋势 +0.5 个百分点／年，φ 0.9",
            "逐年增速 +5、+3、+4、+4、+4 ％",
            "年均增速 +1 ％／年",
            "不确定性：低 −1、高 1 ％／年，均匀分布",
            "逐年增量 +0.1、+0.2、+0.2、+0.2、+0.2 万人",
            "不确定性：各年平均低 0.13、高 0.28 万人／年，三角分布",
            "依据：按上年进度",
            "缺口递减 +5 ％（剩余缺口）／年，上限 99",
        ];
        assert_eq!(said, expected);
    }

    #[test]
    fn what_was_solved_for_is_rounded_as_its_control_shows_it_and_what_was_typed_is_not() {
        let plan = builtin_plan().unwrap();
        let scenario = read_scenario(
            r#"{"format":"tuiyan.scenario/2","plan":"lizhou-14","assumptions":{
            "t1-03":{"growth":{"family":"yearly","steps":[0.61104343127,0.61104343127,0.305,0.0004,-0.61104343127]}},
            "t1-13":{"growth":{"family":"compound","rate":0.0123456789}}}}"#,
            &plan,
        )
        .unwrap();
        let what = |lines: Vec<ChangeLine>| lines.into_iter().map(|line| line.what).collect::<Vec<_>>();
        assert_eq!(
            what(changes(&plan, &scenario)),
            ["逐年增量 +0.61、+0.61、+0.305、+0.0004、−0.61 个百分点", "年均增速 +1.23 ％／年"]
        );
        assert_eq!(
            what(changes_in_full(&plan, &scenario)),
            ["逐年增量 +0.61104343、+0.61104343、+0.305、+0.0004、−0.61104343 个百分点", "年均增速 +1.23456789 ％／年"]
        );
    }

    #[test]
    fn figures_that_the_goal_waits_for_are_lines_too() {
        let mut plan = builtin_plan().unwrap();
        let later = Goal::Later { words: "待省上确定".into(), wanted: None };
        if let Statement::Measured(stated) = &mut plan.indicators[2].statement {
            stated.goal = later;
        }
        let mut scenario = Scenario::holding(&plan);
        let id = plan.indicators[2].id.clone();
        apply(&mut scenario, &plan, Edit::Target(id, Some(Amount::of(96.0)))).unwrap();
        let said: Vec<_> = changes(&plan, &scenario).into_iter().map(|line| line.what).collect();
        assert_eq!(said, ["目标 96 ％"]);
    }

    #[test]
    fn taking_every_line_back_leaves_the_plans_defaults() {
        let plan = builtin_plan().unwrap();
        let mut scenario = read_scenario(DECIDED, &plan).unwrap();
        // A range is stated of a growth; without it there would be nothing left to take back.
        for line in changes(&plan, &scenario).into_iter().rev() {
            let before = scenario.clone();
            apply(&mut scenario, &plan, line.revert).unwrap();
            assert_ne!(scenario, before, "{}", line.what);
        }
        assert!(scenario.assumptions.is_empty() && scenario.drivers.population_growth.is_none());
    }
}
