//! The formats that other programs may rely on: what is accepted, what is refused and where.

use tuiyan::exchange::{BUILTIN, FileKind, NATIONAL, judge_scenario, plan_of_scenario, read_plan, read_scenario, write_scenario};
use tuiyan::scenario::Scenario;

use crate::support::plan;

/// The example of the format's description.
pub(crate) const EXAMPLE: &str = include_str!("../data/scenario.json");

/// A scenario file with these assumptions.
fn with(assumptions: &str) -> String {
    format!(r#"{{"format": "tuiyan.scenario/1", "name": "试", "plan": "lizhou-14", "assumptions": {{{assumptions}}}}}"#)
}

/// The places of everything that is refused in a scenario.
fn places(text: &str) -> Vec<String> {
    match read_scenario(text, plan()) {
        Ok(read) => panic!("accepted as {read:?}"),
        Err(faults) => faults.0.into_iter().map(|fault| fault.path).collect(),
    }
}

#[track_caller]
fn refused(text: &str, place: &str, words: &str) {
    let faults = read_scenario(text, plan()).expect_err(text).0;
    let found = faults.iter().find(|fault| fault.path == place).unwrap_or_else(|| panic!("{faults:?} is not at {place}"));
    assert!(found.problem.contains(words), "“{}” does not say “{words}”", found.problem);
}

/// Refuses an assumption about one indicator at a place within it.
#[track_caller]
fn assumption(indicator: &str, assumption: &str, place: &str, words: &str) {
    let at = if place.is_empty() { format!("assumptions.{indicator}") } else { format!("assumptions.{indicator}.{place}") };
    refused(&with(&format!(r#""{indicator}": {assumption}"#)), &at, words);
}

#[track_caller]
fn growth(indicator: &str, growth: &str, place: &str, words: &str) {
    let at = if place.is_empty() { "growth".to_owned() } else { format!("growth.{place}") };
    assumption(indicator, &format!(r#"{{"growth": {growth}}}"#), &at, words);
}

#[track_caller]
fn accepted(text: &str) -> Scenario {
    read_scenario(text, plan()).unwrap_or_else(|faults| panic!("{faults}"))
}

/// The built-in plan with one piece of its text replaced, and where it is refused.
#[track_caller]
fn plan_refused(from: &str, to: &str, place: &str, words: &str) {
    assert!(BUILTIN.contains(from), "{from} is not in the plan");
    let faults = read_plan(&BUILTIN.replacen(from, to, 1)).expect_err(to).0;
    let found = faults.iter().find(|fault| fault.path == place).unwrap_or_else(|| panic!("{faults:?} is not at {place}"));
    assert!(found.problem.contains(words), "“{}” does not say “{words}”", found.problem);
}

/// A file with its whole numbers as doubles, which is all that they are.
fn json(text: &str) -> serde_json::Value {
    fn plain(value: &mut serde_json::Value) {
        match value {
            serde_json::Value::Number(number) => *value = number.as_f64().into(),
            serde_json::Value::Array(items) => items.iter_mut().for_each(plain),
            serde_json::Value::Object(fields) => fields.values_mut().for_each(plain),
            _ => {}
        }
    }
    let mut value = serde_json::from_str(text).unwrap();
    plain(&mut value);
    value
}

#[test]
fn the_example_is_accepted_and_written_back_equal() {
    let read = accepted(EXAMPLE);
    let written = write_scenario(&read);
    assert_eq!(json(&written), json(EXAMPLE));
    assert_eq!(accepted(&written), read);
}

#[test]
fn name_seed_drivers_and_assumptions_may_be_left_out() {
    let read = accepted(r#"{"format": "tuiyan.scenario/1", "plan": "lizhou-14"}"#);
    assert_eq!(read, Scenario { name: String::new(), ..Scenario::holding(plan()) });
}

#[test]
fn a_number_outside_its_range_is_refused_at_its_place() {
    growth("t1-07", r#"{"family": "compound", "rate": -1}"#, "rate", "-1");
    growth("t1-07", r#"{"family": "compound", "rate": -1.5}"#, "rate", "大于 -1");
    growth("t1-03", r#"{"family": "damped", "step": 1, "phi": 0}"#, "phi", "大于 0");
    growth("t1-03", r#"{"family": "damped", "step": 1, "phi": 1.2}"#, "phi", "1.2");
    growth("t1-25", r#"{"family": "gap", "share": 1.1}"#, "share", "0 到 1");
    growth("t1-25", r#"{"family": "gap", "share": -0.1}"#, "share", "0 到 1");
    growth("t1-11", r#"{"family": "yearly", "rates": [0, 0, -1, 0, 0]}"#, "rates[2]", "-1");
    refused(&EXAMPLE.replace("-0.002", "-1"), "drivers.population_growth", "-1");
}

#[test]
fn a_range_a_cost_a_correlation_and_a_budget_are_written_back_where_they_are_stated() {
    let text = with(
        r#""t1-03": {"growth": {"family": "linear", "step": 0.26}, "uncertainty": {"below": 0.16, "above": 0.14}},
           "t1-07": {"uncertainty": {"below": 0, "above": 0.5, "shape": "uniform"}, "unit_cost": 120}"#,
    );
    let read = accepted(&text.replace(r#""plan""#, r#""correlation": 0.3, "budget": 5000, "plan""#));
    let text = write_scenario(&read);
    let written = json(&text);
    assert_eq!(written["assumptions"]["t1-03"]["uncertainty"], json(r#"{"below": 0.16, "above": 0.14, "shape": "triangular"}"#));
    assert_eq!(written["assumptions"]["t1-07"]["uncertainty"], json(r#"{"below": 0, "above": 0.5, "shape": "uniform"}"#));
    assert_eq!(written["assumptions"]["t1-07"]["unit_cost"], 120.0);
    assert_eq!((&written["correlation"], &written["budget"]), (&0.3.into(), &5000.0.into()));
    assert_eq!(accepted(&text), read);
    let plain = write_scenario(&accepted(EXAMPLE));
    assert!(!["uncertainty", "unit_cost", "correlation", "budget"].iter().any(|field| plain.contains(field)), "{plain}");
}

#[test]
fn what_is_stated_outside_its_range_is_refused_at_its_place() {
    let range = |fields: &str, place: &str, words: &str| {
        assumption("t1-03", &format!(r#"{{"uncertainty": {fields}}}"#), &format!("uncertainty{place}"), words);
    };
    range(r#"{"below": -0.1, "above": 0.2}"#, ".below", "不小于 0");
    range(r#"{"below": 0.1, "above": 1e999}"#, ".above", "范围");
    range(r#"{"below": 0.1}"#, "", "above");
    range(r#"{"below": 0, "above": 0}"#, "", "大于 0");
    range(r#"{"below": 1, "above": 1, "shape": "normal"}"#, ".shape", "triangular");
    range(r#"{"below": 1, "above": 1, "mode": 0}"#, ".mode", "不认识的字段");
    range("[1, 1]", "", "一组字段");
    assumption("t1-03", r#"{"unit_cost": -1}"#, "unit_cost", "不小于 0");
    assumption("t1-02", r#"{"uncertainty": {"below": 1, "above": 1}}"#, "uncertainty", "定性指标");
    assumption("t1-02", r#"{"unit_cost": 3}"#, "unit_cost", "定性指标");
    assumption("t1-11", r#"{"uncertainty": {"below": 0.01, "above": 0.01}}"#, "uncertainty", "还没有假设");
    let whole = |field: &str| with("").replace(r#""plan""#, &format!(r#"{field}, "plan""#));
    refused(&whole(r#""correlation": 1.2"#), "correlation", "0 到 1");
    refused(&whole(r#""budget": -5"#), "budget", "不小于 0");
}

#[test]
fn a_value_outside_the_natural_bounds_is_refused_at_its_place() {
    assumption("t1-10", r#"{"start": 101}"#, "start", "0 到 100");
    assumption("t1-36", r#"{"start": -1}"#, "start", "不小于 0");
    assumption("t1-25", r#"{"years": {"2021": {"assumed": 100.5}}}"#, "years.2021", "0 到 100");
    growth("t1-25", r#"{"family": "gap", "share": 0.1, "limit": 120}"#, "limit", "0 到 100");
    growth("t1-27", r#"{"family": "logistic", "steepness": 1, "ceiling": 101}"#, "ceiling", "0 到 100");
    growth("t1-27", r#"{"family": "logistic", "steepness": 1, "ceiling": 0}"#, "ceiling", "大于 0");
}

#[test]
fn a_gross_ratio_may_start_above_a_hundred() {
    accepted(&with(r#""t1-03": {"start": 104}"#));
}

#[test]
fn a_number_that_is_not_finite_is_refused() {
    growth("t1-03", r#"{"family": "linear", "step": 1e999}"#, "step", "范围");
    refused(&with(r#""t1-03": {"start": NaN}"#), "assumptions", "JSON");
    refused(&with(r#""t1-03": {"start": Infinity}"#), "assumptions", "JSON");
    assumption("t1-03", r#"{"start": "NaN"}"#, "start", "NaN");
}

#[test]
fn what_is_set_year_by_year_has_exactly_one_entry_for_each_year() {
    growth("t1-15", r#"{"family": "yearly", "steps": [1, 1, 1, 1]}"#, "steps", "4 项");
    growth("t1-15", r#"{"family": "yearly", "steps": [1, 1, 1, 1, 1, 1]}"#, "steps", "6 项");
    growth("t1-15", r#"{"family": "yearly", "rates": []}"#, "rates", "0 项");
    growth("t1-15", r#"{"family": "yearly", "steps": [1, 1, 1, 1, 1], "rates": [0, 0, 0, 0, 0]}"#, "", "steps 和 rates");
    growth("t1-15", r#"{"family": "yearly"}"#, "", "缺少");
}

#[test]
fn a_year_outside_the_projected_ones_is_refused() {
    for year in ["2020", "2026", "0", "-5"] {
        let years = format!(r#"{{"years": {{"{year}": {{"observed": 1}}}}}}"#);
        assumption("t1-03", &years, &format!("years.{year}"), "2021 至 2025");
    }
    assumption("t1-02", r#"{"status": {"reached": 2026}}"#, "status.reached", "2021 至 2025");
    assert!(places(&with(r#""t1-03": {"years": {"next": {"observed": 1}}}"#))[0].starts_with("assumptions.t1-03.years"));
}

#[test]
fn a_year_is_either_observed_or_assumed() {
    assumption("t1-03", r#"{"years": {"2021": {"observed": 94, "assumed": 94}}}"#, "years.2021", "observed 和 assumed");
    assumption("t1-03", r#"{"years": {"2021": {}}}"#, "years.2021", "observed 或 assumed");
}

#[test]
fn a_repeated_key_is_refused_at_every_level() {
    refused(&EXAMPLE.replacen("\"seed\"", "\"name\": \"\", \"seed\"", 1), "", "重复的字段 `name`");
    refused(&EXAMPLE.replacen("\"seed\"", "\"format\": \"tuiyan.scenario/1\", \"seed\"", 1), "", "重复的字段 `format`");
    refused(&with(r#""t1-03": {}, "t1-03": {}"#), "assumptions", "“t1-03”重复");
    assumption("t1-03", r#"{"start": 94, "start": 95}"#, "", "重复的字段 `start`");
    assumption("t1-03", r#"{"years": {"2021": {"observed": 94}, "2021": {"observed": 95}}}"#, "years", "“2021”重复");
    assumption("t1-03", r#"{"years": {"2021": {"observed": 94, "observed": 95}}}"#, "years.2021", "重复的字段 `observed`");
    growth("t1-03", r#"{"family": "linear", "step": 1, "step": 2}"#, "", "重复的字段 `step`");
    assumption("t1-02", r#"{"status": {"reached": 2021, "reached": 2022}}"#, "status", "重复的字段 `reached`");
    refused(&EXAMPLE.replace("-0.002", "0, \"population_growth\": 0"), "drivers", "重复的字段 `population_growth`");
}

#[test]
fn an_unknown_field_is_refused_at_every_level() {
    refused(&EXAMPLE.replacen("\"seed\"", "\"sead\"", 1), "sead", "不认识的字段");
    let based = |basis: &str, version: u8| {
        let text = EXAMPLE.replace("-0.002}", &format!("-0.002, \"population_basis\": {basis}}}"));
        text.replace("scenario/1", &format!("scenario/{version}"))
    };
    let basis = r#"{"method": "damped", "from": 2011, "to": 2020, "n": 10}"#;
    refused(&based(basis, 1), "drivers.population_basis", "第 2 版");
    refused(&based(&basis.replace("10}", "11}"), 2), "drivers.population_basis.n", "应有 1 至 10 个值");
    refused(&based(&basis.replace("damped", "dampened"), 2), "drivers.population_basis.method", "应为以下之一");
    refused(&EXAMPLE.replacen("population_growth", "population", 1), "drivers.population", "不认识的字段");
    assumption("t1-03", r#"{"begin": 94}"#, "begin", "不认识的字段");
    assumption("t1-03", r#"{"years": {"2021": {"value": 94}}}"#, "years.2021.value", "不认识的字段");
    growth("t1-03", r#"{"family": "linear", "step": 1, "speed": 2}"#, "speed", "不认识的字段");
    growth("t1-03", r#"{"family": "linear", "step": 1, "rate": 0.1}"#, "rate", "不用这个参数");
    assumption("t1-02", r#"{"status": {"year": 2021}}"#, "status.year", "不认识的字段");
}

#[test]
fn an_unknown_indicator_family_or_reading_is_refused() {
    assumption("t1-39", "{}", "", "t1-39");
    assumption("T1_03", "{}", "", "T1_03");
    growth("t1-03", r#"{"family": "exponential"}"#, "family", "exponential");
    assumption("t1-13", r#"{"reading": "2021-single-year"}"#, "reading", "2020-single-year");
    assumption("t1-03", r#"{"reading": "No Such"}"#, "reading", "No Such");
}

#[test]
fn a_family_without_its_numbers_is_refused() {
    growth("t1-03", r#"{"step": 1}"#, "", "family");
    growth("t1-03", r#"{"family": "linear"}"#, "step", "缺少");
    growth("t1-03", r#"{"family": "compound"}"#, "rate", "缺少");
    growth("t1-03", r#"{"family": "damped", "step": 1}"#, "phi", "缺少");
    growth("t1-27", r#"{"family": "gap"}"#, "share", "缺少");
    growth("t1-27", r#"{"family": "logistic"}"#, "steepness", "缺少");
}

#[test]
fn a_limit_must_be_given_where_nature_sets_none() {
    growth("t1-36", r#"{"family": "gap", "share": 0.1}"#, "limit", "自然界限");
    growth("t1-36", r#"{"family": "logistic", "steepness": 0.1}"#, "ceiling", "自然界限");
    accepted(&with(
        r#""t1-08": {"growth": {"family": "gap", "share": 0.1}}, "t1-27": {"growth": {"family": "logistic", "steepness": 0.1}}"#,
    ));
}

#[test]
fn a_status_and_a_measure_are_not_mixed() {
    assumption("t1-03", r#"{"status": {"reached": 2023}}"#, "status", "定量");
    assumption("t1-02", r#"{"growth": {"family": "hold"}}"#, "growth", "定性");
    assumption("t1-02", r#"{"start": 90}"#, "start", "定性");
    assumption("t1-02", r#"{"years": {"2021": {"observed": 90}}}"#, "years", "定性");
    assumption("t1-02", r#"{"status": {"reached": true}}"#, "status.reached", "true");
    accepted(&with(r#""t1-02": {"status": {"reached": false}}"#));
    accepted(&with(r#""t1-02": {"reading": "rate-100", "start": 90, "growth": {"family": "linear", "step": 2}}"#));
}

#[test]
fn an_average_growth_takes_rates_only() {
    growth("t1-11", r#"{"family": "linear", "step": 1}"#, "family", "年均增速");
    assumption("t1-11", r#"{"years": {"2021": {"observed": -1}}}"#, "years.2021", "-1");
    assumption("t1-11", r#"{"start": 0}"#, "start", "大于 0");
}

#[test]
fn a_list_does_not_pass_for_an_object() {
    growth("t1-03", r#"["linear", 0.26]"#, "", "列表");
    assumption("t1-03", "[94]", "", "列表");
    assumption("t1-03", r#"{"years": {"2021": [94]}}"#, "years.2021", "列表");
    assumption("t1-02", r#"{"status": [2023]}"#, "status", "列表");
    refused(&EXAMPLE.replacen(r#"{"population_growth": -0.002}"#, "[-0.002]", 1), "drivers", "列表");
    plan_refused(r#"{"base": 2020, "end": 2025}"#, "[2020, 2025]", "period", "列表");
    plan_refused(r#"{"kind": "value", "value": 0.3}"#, r#"["value", 0.3]"#, "indicators[0].start", "列表");
    refused(r#"["tuiyan.scenario/1", "试", "lizhou-14", 1, {}, {}]"#, "", "列表");
}

#[test]
fn a_scenario_for_another_plan_is_refused() {
    refused(&EXAMPLE.replacen("lizhou-14", "lizhou-15", 1), "plan", "lizhou-15");
    refused(r#"{"format": "tuiyan.scenario/1"}"#, "", "plan");
}

#[test]
fn a_newer_version_is_refused_with_both_versions_named() {
    let newer = EXAMPLE.replacen("scenario/1", "scenario/3", 1);
    refused(&newer, "format", "第 3 版");
    refused(&newer, "format", "第 2 版");
    plan_refused("tuiyan.plan/1", "tuiyan.plan/12", "format", "第 12 版");
    refused(BUILTIN, "format", "tuiyan.plan/1");
    refused("{}", "format", "缺少");
}

#[test]
fn everything_that_is_wrong_is_reported_at_once() {
    let text = with(
        r#""t1-03": {"start": -1, "years": {"2020": {"observed": 1}}, "growth": {"family": "gap", "share": 0.1}},
           "t1-07": {"growth": {"family": "compound", "rate": -1}}, "t1-99": {}"#,
    );
    let expected = [
        "assumptions.t1-03.start",
        "assumptions.t1-03.years.2020",
        "assumptions.t1-03.growth.limit",
        "assumptions.t1-07.growth.rate",
        "assumptions.t1-99",
    ];
    assert_eq!(places(&text), expected);
}

#[test]
fn a_table_that_states_no_nature_is_counted_apart() {
    let plan = read_plan(&BUILTIN.replacen(r#""nature": "expected""#, r#""nature": null"#, 1)).unwrap();
    let held = judge_scenario(&plan, &Scenario::holding(&plan)).summary;
    assert_eq!((held.unstated.total(), held.expected.total()), (1, 24));
}

#[test]
fn rows_that_are_held_against_each_other_are_refused_with_their_place() {
    let with = |id: &str, unit: &str| {
        let first = format!(r#""target": {{"op": ">=", "than": {{"of": "indicator", "id": "{id}"}}}}"#);
        let national = NATIONAL.replacen(
            r#""target": {"op": "none", "value": "保持在合理区间、各年度视情提出", "wanted": "rise"}"#,
            &first,
            1,
        );
        let national = if unit.is_empty() { national } else { national.replacen(r#""unit": "％""#, unit, 1) };
        read_plan(&national).map(drop).unwrap_err().to_string()
    };
    assert!(
        with("t-02", "").contains("indicators[0].target.than.id") && with("t-02", "").contains("互为目标"),
        "{}",
        with("t-02", "")
    );
    assert!(with("t-99", "").contains("没有这个编号"), "{}", with("t-99", ""));
    assert!(with("t-05", "").contains("单位是"), "{}", with("t-05", ""));
}

#[test]
fn what_only_the_second_version_can_say_is_refused_in_the_first() {
    let older = NATIONAL.replacen("tuiyan.plan/2", "tuiyan.plan/1", 1);
    assert!(read_plan(&older).unwrap_err().to_string().starts_with("format：文件为第 1 版"));
}

#[test]
fn a_plan_that_contradicts_itself_is_refused_at_its_place() {
    plan_refused(r#""id": "t1-02""#, r#""id": "t1-01""#, "indicators[1]", "重复");
    plan_refused(r#""group": "t1""#, r#""group": "t9""#, "indicators[0].group", "t9");
    plan_refused(r#""domain": "幼有所育""#, r#""domain": "其他""#, "indicators[0].domain", "其他");
    plan_refused(r#""part_of": "t1-13""#, r#""part_of": "t1-93""#, "indicators[13].part_of", "t1-93");
    plan_refused(r#"["b1-04", "b1-05", "b1-06"]"#, r#"["b1-04", "b1-05", "b1-96"]"#, "relations[0].parts[2]", "b1-96");
    plan_refused(r#"["b1-04", "b1-05", "b1-06"]"#, r#"["b1-04", "b1-05", "b1-05"]"#, "relations[0].parts[2]", "重复");
    plan_refused(r#"["b1-04", "b1-05", "b1-06"]"#, r#"["b1-04"]"#, "relations[0].parts", "至少应有 2 项");
    plan_refused(r#""parts": ["b5-01"]"#, r#""parts": ["c4-s5-01"]"#, "relations[3].whole", "一部分");
    plan_refused(r#""parts": ["b5-01"]"#, r#""parts": ["t1-30"]"#, "relations[3].parts[0]", "户");
    plan_refused(r#""kind": "sum""#, r#""kind": "total""#, "relations[0].kind", "total");
    plan_refused(r#""kind": "value", "value": 0.3"#, r#""kind": "value", "value": -1"#, "indicators[0].start.value", "-1");
    plan_refused(r#""kind": "value", "value": 0.3"#, r#""kind": "missing", "value": 0.3"#, "indicators[0].start.value", "null");
    plan_refused(
        r#""kind": "value", "value": 0.3"#,
        r#""kind": "earlier_total", "value": 1"#,
        "indicators[0].start.kind",
        "累计",
    );
    plan_refused(r#""op": ">=", "value": 5.0"#, r#""op": "status", "value": null"#, "indicators[0].measure", "status");
    plan_refused(r#""op": ">=", "value": 5.0"#, r#""op": "=>", "value": 5.0"#, "indicators[0].target.op", "=>");
    plan_refused(r#""decimals": 1"#, r#""decimals": 7"#, "indicators[0].decimals", "7");
    plan_refused(r#""op_source": "read""#, r#""op_source": "guessed""#, "indicators[0].op_source", "guessed");
    plan_refused(r#""base": 2020"#, r#""base": 2025"#, "period", "2025");
    plan_refused(r#""min": 0, "max": 100"#, r#""min": 100, "max": 100"#, "indicators[1].bounds", "100");
    plan_refused(r#""unit": "个""#, r#""unit": "个", "colour": "red""#, "indicators[0].colour", "不认识的字段");
}

#[test]
fn a_file_says_what_it_is() {
    assert_eq!(FileKind::of(BUILTIN), Ok(FileKind::Plan));
    assert_eq!(FileKind::of(EXAMPLE), Ok(FileKind::Scenario));
    assert_eq!(plan_of_scenario(EXAMPLE).as_deref(), Some("lizhou-14"));
    for neither in ["", "{}", "[]", r#"{"format": "tuiyan.planner/1"}"#, r#"{"format": 1}"#] {
        assert!(FileKind::of(neither).is_err(), "{neither}");
    }
}
