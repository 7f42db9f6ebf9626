//! What a scenario changes against the plan's defaults, one line for each thing, with the edit that takes it back.

use super::number;
use super::sheet::{shown_scale, title};
use super::words;
use crate::plan::{Id, Indicator, Kind, Plan, Statement};
use crate::projection::{Growth, Pin, Report};
use crate::scenario::{Assumption, Edit, Scenario};

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

/// Every change in the order of the plan, what all indicators share first.
pub fn changes(plan: &Plan, scenario: &Scenario) -> Vec<ChangeLine> {
    let shared = scenario.drivers.population_growth.map(|rate| ChangeLine {
        id: None,
        subject: "共同假设".to_owned(),
        what: format!("人口年均增长 {}％", exact(rate.get() * 100.0)),
        revert: Edit::PopulationGrowth(None),
    });
    let touched = plan.indicators.iter().filter_map(|indicator| Some((indicator, scenario.assumptions.get(&indicator.id)?)));
    shared.into_iter().chain(touched.flat_map(|(indicator, assumption)| of_indicator(indicator, assumption))).collect()
}

fn of_indicator(indicator: &Indicator, assumption: &Assumption) -> Vec<ChangeLine> {
    let id = &indicator.id;
    let line = |what: String, revert: Edit| ChangeLine { id: Some(id.clone()), subject: title(indicator), what, revert };
    let reading = assumption.reading.as_ref().map(|chosen| line(reading(indicator, chosen), Edit::Reading(id.clone(), None)));
    let start = assumption
        .start
        .map(|value| line(format!("起点 {} {}", number::brief(value.get(), 6), indicator.unit), Edit::Start(id.clone(), None)));
    let growth = assumption.growth.as_ref().map(|g| line(growth(indicator, g), Edit::Growth(id.clone(), None)));
    let status = assumption.status.map(|report| line(status(report), Edit::Status(id.clone(), None)));
    let is_rate = matches!(assumption.statement(indicator), Statement::Measured(stated) if stated.kind == Kind::AverageGrowth);
    let pins = assumption
        .years
        .iter()
        .map(|(year, value)| line(format!("{year} 年{}", pin(indicator, *value, is_rate)), Edit::Pin(id.clone(), *year, None)));
    [reading, start, growth, status].into_iter().flatten().chain(pins).collect()
}

fn reading(indicator: &Indicator, chosen: &Id) -> String {
    let name = indicator.readings.iter().find(|reading| reading.id == *chosen).map(|reading| reading.name.as_str());
    format!("读法：{}", name.unwrap_or(chosen.as_str()))
}

/// A growth assumption in words: `年均增量 +0.26 个百分点／年`.
pub fn growth(indicator: &Indicator, growth: &Growth) -> String {
    let family = words::family(growth.family());
    let listed = |numbers: Vec<f64>, unit: &str| {
        let texts: Vec<_> = numbers.into_iter().map(exact).collect();
        format!("{family} {} {unit}", texts.join("、"))
    };
    let setting = || parameter(indicator, growth);
    let limited = |limit: Option<crate::plan::Amount>| {
        limit.map(|limit| format!("，上限 {}", number::brief(limit.get(), 6))).unwrap_or_default()
    };
    match growth {
        Growth::Hold => family.to_owned(),
        Growth::YearlySteps(steps) => listed(steps.iter().map(|step| step.get()).collect(), &words::change_unit(indicator)),
        Growth::YearlyRates(rates) => listed(rates.iter().map(|rate| rate.get() * 100.0).collect(), "％"),
        Growth::Damped { phi, .. } => format!("{family} {}，φ {}", setting(), number::brief(phi.get(), 4)),
        Growth::Gap { limit, .. } | Growth::Logistic { ceiling: limit, .. } => {
            format!("{family} {}{}", setting(), limited(*limit))
        }
        Growth::Linear { .. } | Growth::Compound { .. } => format!("{family} {}", setting()),
    }
}

fn parameter(indicator: &Indicator, growth: &Growth) -> String {
    let parameter = growth.family().parameter();
    let number = growth.setting().map_or(0.0, |setting| setting.get() * shown_scale(parameter));
    format!("{} {}", exact(number), words::parameter_unit(indicator, parameter))
}

/// What was set is told in full, however finely it was set.
fn exact(number: f64) -> String {
    let sign = if number > 0.0 { "+" } else { "" };
    format!("{sign}{}", number::brief(number, 8))
}

/// A status in words.
pub fn status(report: Report) -> String {
    match report {
        Report::Reached(year) => format!("{year} 年达到"),
        Report::NotReached => "未达到".to_owned(),
    }
}

fn pin(indicator: &Indicator, pin: Pin, is_rate: bool) -> String {
    let origin = if matches!(pin, Pin::Observed(_)) { "观测" } else { "设定" };
    let value = pin.value().get();
    if is_rate {
        format!("{origin} {}％", number::brief(value * 100.0, 4))
    } else {
        format!("{origin} {} {}", number::brief(value, 6), indicator.unit)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::{builtin_plan, read_scenario};
    use crate::scenario::apply;

    const DECIDED: &str = r#"{"format":"tuiyan.scenario/1","plan":"lizhou-14","drivers":{"population_growth":-0.002},"assumptions":{
        "t1-03":{"growth":{"family":"linear","step":0.26},"years":{"2021":{"observed":94.0}}},
        "t1-10":{"start":43.5,"growth":{"family":"damped","step":0.5,"phi":0.9}},
        "t1-25":{"growth":{"family":"gap","share":0.05,"limit":99}},
        "t1-11":{"growth":{"family":"yearly","rates":[0.05,0.03,0.04,0.04,0.04]}},
        "t1-02":{"status":{"reached":2023}}}}"#;

    #[test]
    fn every_decision_is_a_line_in_words() {
        let plan = builtin_plan().unwrap();
        let scenario = read_scenario(DECIDED, &plan).unwrap();
        let said: Vec<_> = changes(&plan, &scenario).into_iter().map(|line| line.what).collect();
        let expected = [
            "人口年均增长 −0.2％",
            "2023 年达到",
            "年均增量 +0.26 个百分点／年",
            "2021 年观测 94 ％",
            "起点 43.5 ％",
            "衰减趋势 +0.5 个百分点／年，φ 0.9",
            "逐年增速 +5、+3、+4、+4、+4 ％",
            "缺口递减 +5 ％（剩余缺口）／年，上限 99",
        ];
        assert_eq!(said, expected);
    }

    #[test]
    fn taking_every_line_back_leaves_the_plans_defaults() {
        let plan = builtin_plan().unwrap();
        let mut scenario = read_scenario(DECIDED, &plan).unwrap();
        for line in changes(&plan, &scenario) {
            let before = scenario.clone();
            apply(&mut scenario, &plan, line.revert).unwrap();
            assert_ne!(scenario, before, "{}", line.what);
        }
        assert!(scenario.assumptions.is_empty() && scenario.drivers.population_growth.is_none());
    }
}
