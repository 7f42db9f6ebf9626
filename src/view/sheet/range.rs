//! How far the assumption may be off: its fields, and the two ends of the path that they lead to.

use super::Subject;
use super::parameter::{label, meant, shown, shown_decimals, shown_scale};
use super::path::sums;
use crate::plan::{Indicator, Measured, Plan};
use crate::projection::{Growth, Parameter, Setting, Value, judge};
use crate::scenario::{Assumption, End, Scenario, Shape, Uncertainty};
use crate::view::figures::outcome_decimals;
use crate::view::number;
use crate::view::words;
use crate::{phrase, word};

/// The range of an assumption's parameter, as its fields show it.
#[derive(Clone, Debug, PartialEq)]
pub struct RangeFields {
    /// What the numbers are, for those who hear it.
    pub parameter: String,
    /// The lowest, the likely and the highest value; empty where nothing is stated of that side.
    pub low: String,
    /// As `low`; it is the assumption itself.
    pub likely: String,
    /// As `low`.
    pub high: String,
    /// The unit of all three.
    pub unit: String,
    /// What one unit shown is of the parameter.
    pub scale: f64,
    /// The step of the arrow keys, in the unit shown.
    pub step: f64,
    /// How the chances are spread; none where nothing is stated.
    pub shape: Option<Shape>,
    /// What the ends mean, or why none can be stated yet.
    pub note: &'static str,
    /// Whether an end can be stated.
    pub is_open: bool,
    /// Whether the numbers may be negative.
    pub is_signed: bool,
}

impl RangeFields {
    /// The setting that is meant by a number in the unit shown.
    pub fn setting(&self, shown: f64) -> Option<Setting> {
        meant(shown, self.scale)
    }
}

/// The fields; whoever asks has something to set.
pub(super) fn fields(subject: Subject, stated: &Measured) -> RangeFields {
    let assumption = subject.assumption;
    let parameter = assumption.parameter(subject.indicator);
    let least = shown_decimals(subject.indicator, parameter);
    let end = |end: End| {
        let range = assumption.uncertainty.filter(|range| end.of(*range) != 0.0)?;
        Some(moved(assumption, stated, end.of(range)).likely())
    };
    let (low, likely, high) = (end(End::Low), assumption.likely_under(stated), end(End::High));
    let all = [low, Some(likely), high].into_iter().flatten().map(|setting| shown(parameter, setting));
    let decimals = all.map(|number| number::decimals(number, least)).max().unwrap_or(least);
    let text = |setting: Setting| {
        let number = shown(parameter, setting);
        // What a year brings is an amount and no change.
        number::field(if parameter == Parameter::Flow {
            number::fixed(number, decimals)
        } else {
            number::signed(number, decimals)
        })
    };
    let is_open = !stated.measure.is_of_rates() || assumption.growth.is_some();
    let shape = assumption.uncertainty.map(Uncertainty::shape);
    RangeFields {
        parameter: label(assumption, stated).to_owned(),
        low: low.map(text).unwrap_or_default(),
        likely: if assumption.is_unset(stated) { "?".to_owned() } else { text(likely) },
        high: high.map(text).unwrap_or_default(),
        unit: unit(subject, stated, parameter),
        scale: shown_scale(parameter),
        step: 10_f64.powi(-i32::try_from(least).unwrap_or(0)),
        note: note(is_open, shape),
        shape,
        is_open,
        is_signed: parameter.is_signed(),
    }
}

fn note(is_open: bool, shape: Option<Shape>) -> &'static str {
    match shape {
        _ if !is_open => word!(
            "先填写“可能”的增速，再说它可能低到多少、高到多少。",
            "Enter the “Likely” growth rate first, then how low and how high it might be."
        ),
        None => word!(
            "对这个假设有多大把握：填写“低”“高”，即可看到结果的范围和达标的可能。规划没有提供依据，不填就是没有说明。",
            "How sure are you of this assumption? Enter “Low” and “High” to see the range of outcomes and the chance of meeting \
             the target. The plan gives no basis for it; empty means not stated."
        ),
        Some(Shape::Triangular) => word!(
            "三角分布：越靠近“可能”的值越可能，“低”“高”之外不会出现。",
            "Triangular: the nearer to “Likely”, the likelier; nothing lies beyond “Low” and “High”."
        ),
        Some(Shape::Uniform) => {
            word!(
                "均匀分布：“低”和“高”之间的每个值同样可能。",
                "Uniform: every value between “Low” and “High” is equally likely."
            )
        }
    }
}

/// The unit of the control; how much a total's year brings more than the last is no amount a year.
pub(super) fn unit(subject: Subject, stated: &Measured, parameter: Parameter) -> String {
    match parameter {
        Parameter::Step | Parameter::Steps if stated.measure.is_of_flows() => words::change_unit(subject.indicator),
        _ => words::parameter_unit(subject.indicator, parameter),
    }
}

/// What is assumed where it is off by so much.
fn moved(assumption: &Assumption, stated: &Measured, by: f64) -> Assumption {
    let growth = assumption.growth.as_ref().unwrap_or(&Growth::Hold).shifted(stated, by);
    Assumption { growth: Some(growth), ..assumption.clone() }
}

/// Where an end of the range leads in the target year.
#[derive(Clone, Debug, PartialEq)]
pub struct RangeEnd {
    /// What the chart shows of that year.
    pub value: f64,
    /// In words, as a screen reader says it.
    pub text: String,
}

/// Both ends of a stated range, the lower first; none where nothing is stated, or where one of them leads to no one number.
pub fn range_ends(plan: &Plan, scenario: &Scenario, indicator: &Indicator) -> Option<[RangeEnd; 2]> {
    let assumption = scenario.assumption(&indicator.id);
    let (range, stated) = (assumption.uncertainty?, assumption.statement(indicator).measured()?);
    let parameter = assumption.parameter(indicator);
    let end = |end: End| {
        let moved = moved(assumption, stated, end.of(range));
        let judgement = judge(&scenario.case_under(plan, indicator, &moved));
        let value = sums(&judgement.trajectory, stated).last().copied().flatten().and_then(Value::exact)?.get();
        let outcome = number::fixed(judgement.outcome?.exact()?.get(), outcome_decimals(indicator, stated) + 1);
        let setting = number::brief(shown(parameter, moved.likely()), 4);
        let setting = words::with_unit(setting, &words::parameter_unit(indicator, parameter));
        let label = label(assumption, stated);
        Some(RangeEnd { value, text: phrase!("{label} {setting}，结果 {outcome}", "{label} {setting}, outcome {outcome}") })
    };
    let [low, high] = End::BOTH.map(end);
    Some([low?, high?])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::{builtin_plan, read_scenario};
    use crate::plan::Id;
    use crate::view::sheet;

    /// What the sheet of an indicator shows where this is assumed of it.
    #[track_caller]
    fn shows(name: &str, assumption: &str, expected: [&str; 4]) {
        let plan = builtin_plan().unwrap();
        let text = format!(r#"{{"format":"tuiyan.scenario/1","plan":"lizhou-14","assumptions":{{"{name}":{assumption}}}}}"#);
        let scenario = read_scenario(&text, &plan).unwrap();
        let indicator = plan.indicator(&Id::new(name).unwrap()).unwrap();
        let range = sheet(&plan, &scenario, indicator, &judge(&scenario.case(&plan, indicator))).range.unwrap();
        assert_eq!([&range.low, &range.likely, &range.high, &range.unit].map(String::as_str), expected);
    }

    #[test]
    fn the_ends_are_shown_as_values_of_the_parameter_in_the_unit_of_its_lever() {
        shows(
            "t1-03",
            r#"{"growth":{"family":"linear","step":0.26},"uncertainty":{"below":0.16,"above":0.14}}"#,
            ["+0.10", "+0.26", "+0.40", "个百分点／年"],
        );
        shows(
            "t1-07",
            r#"{"growth":{"family":"compound","rate":0.01},"uncertainty":{"below":0.0225,"above":0}}"#,
            ["−1.25", "+1.00", "", "％／年"],
        );
        shows("t1-03", r#"{"uncertainty":{"below":0,"above":0.123456}}"#, ["", "0.000000", "+0.123456", "个百分点／年"]);
    }

    #[test]
    fn a_chance_is_told_with_its_reading_and_its_conditions() {
        let plan = builtin_plan().unwrap();
        let chances = |name: &str, assumption: &str| {
            let text = format!(r#"{{"format":"tuiyan.scenario/1","plan":"lizhou-14","assumptions":{{"{name}":{assumption}}}}}"#);
            let scenario = read_scenario(&text, &plan).unwrap();
            let indicator = plan.indicator(&Id::new(name).unwrap()).unwrap();
            sheet(&plan, &scenario, indicator, &judge(&scenario.case(&plan, indicator))).outlook
        };
        // 0.26 is required, so that the part above it of a triangle from 0.1 over 0.26 to 0.4 meets the target: 0.14 of 0.30.
        let exact = r#"{"growth":{"family":"linear","step":0.26},"uncertainty":{"below":0.16,"above":0.14}}"#;
        let told = chances("t1-03", exact).unwrap();
        assert_eq!((told.lines[0].reading, told.lines[0].chance.as_str()), ("持续偏离", "达标可能 约 45％"));
        // Five such deviations have a mean of −0.033 together and a standard deviation of 0.137: about normal, 0.40 of it above nothing.
        assert_eq!((told.lines[1].reading, told.lines[1].chance.as_str()), ("逐年独立", "达标可能 约 40％"));
        assert!(told.lines[1].condition.contains("模拟 2000 次，种子 1"));
        assert!(told.condition.contains("每年增量只在上面的“低”“高”之间，三角分布"), "{}", told.condition);
        let never = chances("t1-03", r#"{"uncertainty":{"below":0.1,"above":0.2,"shape":"uniform"}}"#).unwrap();
        assert!(never.lines.iter().all(|line| line.chance == "在所述范围内不可能达标"), "{never:?}");
        assert_eq!(chances("t1-03", "{}"), None);
    }

    #[test]
    fn where_the_years_differ_their_mean_is_shown() {
        let steps = r#"{"growth":{"family":"yearly","steps":[0.1,0.2,0.2,0.2,0.3]},"uncertainty":{"below":0.1,"above":0.1}}"#;
        shows("t1-03", steps, ["+0.10", "+0.20", "+0.30", "个百分点／年"]);
    }

    #[test]
    fn an_end_beyond_what_the_parameter_can_be_is_shown_where_it_stops() {
        let gap = r#"{"growth":{"family":"gap","share":0.05},"uncertainty":{"below":0.1,"above":0.1}}"#;
        shows("t1-25", gap, ["0.0", "+5.0", "+15.0", "％（剩余缺口）／年"]);
    }

    #[test]
    fn the_ends_of_the_path_lie_where_the_ends_of_the_range_lead() {
        let plan = builtin_plan().unwrap();
        let text = r#"{"format":"tuiyan.scenario/1","plan":"lizhou-14","assumptions":{"t1-03":
            {"growth":{"family":"linear","step":0.26},"uncertainty":{"below":0.16,"above":0.14}}}}"#;
        let scenario = read_scenario(text, &plan).unwrap();
        let ends = |name: &str| range_ends(&plan, &scenario, plan.indicator(&Id::new(name).unwrap()).unwrap());
        let [low, high] = ends("t1-03").unwrap();
        assert!((low.value - 94.2).abs() < 1e-9 && (high.value - 95.7).abs() < 1e-9, "{low:?} {high:?}");
        assert_eq!(low.text, "每年增量 0.1 个百分点／年，结果 94.20");
        assert_eq!(ends("t1-04"), None);
    }
}
