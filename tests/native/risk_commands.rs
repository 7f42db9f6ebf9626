//! `tuiyan rank` and `tuiyan risk` as other programs and people meet them.

use serde_json::{Value, json};

use crate::cli::{example, file, given, json as read, rows, run};
use crate::support::plan;

/// A scenario with ranges: one at its requirement, one safe, one out of reach.
const RANGED: &str = r#"{"format": "tuiyan.scenario/1", "name": "有范围", "plan": "lizhou-14", "assumptions": {
    "t1-03": {"growth": {"family": "linear", "step": 0.26}, "uncertainty": {"below": 0.16, "above": 0.14}},
    "t1-16": {"growth": {"family": "linear", "step": 0.5}, "uncertainty": {"below": 0.1, "above": 0.1, "shape": "uniform"}},
    "t1-20": {"uncertainty": {"below": 0.01, "above": 0.01}}}}"#;

fn of<'a>(list: &'a Value, id: &str) -> &'a Value {
    list.as_array().unwrap().iter().find(|entry| entry["id"] == id).unwrap()
}

fn ids(list: &Value) -> Vec<&str> {
    list.as_array().unwrap().iter().map(|entry| entry["id"].as_str().unwrap()).collect()
}

fn fields(value: &Value) -> Vec<&str> {
    value.as_object().unwrap().keys().map(String::as_str).collect()
}

#[test]
fn held_the_ranking_begins_with_what_binds_and_lacks_least() {
    let ranked = read(&run(&["rank", "--format", "json"]).done());
    assert_eq!(fields(&ranked[0]), ["apart", "by", "cheapest_to_turn", "first_to_break", "plan", "scenario"]);
    assert_eq!((&ranked[0]["by"], &ranked[0]["scenario"]), (&json!("steps"), &json!("维持现状")));
    assert_eq!(ids(&ranked[0]["cheapest_to_turn"])[..3], ["t1-36", "t1-25", "t1-17"]);
    assert_eq!(ids(&ranked[0]["first_to_break"])[..2], ["t1-21", "t1-33"]);
    let first = of(&ranked[0]["cheapest_to_turn"], "t1-36");
    let promised = ["effort", "headroom", "id", "nature", "outcome", "present", "required", "result", "share", "steps"];
    assert_eq!(fields(first), promised);
    assert_eq!((&first["effort"], &first["steps"], &first["share"]), (&json!(3.0), &json!(3.0), &json!(1.0)));
    assert_eq!(
        *of(&ranked[0]["apart"], "t1-26"),
        json!({"id": "t1-26", "nature": "binding", "result": "unjudged", "reason": "no_start"})
    );
}

#[test]
fn by_share_what_holding_meets_has_no_place() {
    let ranked = read(&run(&["rank", "--by", "share", "--format", "json"]).done());
    assert_eq!(ranked[0]["first_to_break"], json!([]));
    assert_eq!(of(&ranked[0]["apart"], "t1-21")["reason"], "holding_is_enough");
    let table = run(&["rank", "--by", "share"]).done();
    assert!(table.contains("最先失守（已达标，余量小的在前）：无") && table.contains("维持现状即可达标"), "{table}");
}

#[test]
fn every_indicator_has_one_place_and_all_of_the_plan_where_that_is_asked() {
    let places = |arguments: &[&str]| {
        let ranked = read(&run(arguments).done());
        ["first_to_break", "cheapest_to_turn", "apart"].map(|list| ids(&ranked[0][list]).len()).iter().sum::<usize>()
    };
    assert_eq!(places(&["rank", "--format", "json", &example()]), 38);
    assert_eq!(places(&["rank", "--all", "--format", "json", &example()]), plan().indicators.len());
}

#[test]
fn the_ranking_as_a_table_says_what_it_is_measured_by() {
    let table = run(&["rank"]).done();
    let lines: Vec<_> = table.lines().collect();
    assert!(lines[0].starts_with("情景：维持现状　规划："), "{}", lines[0]);
    assert_eq!(
        lines[1],
        "最先失守的有约束性指标 2 项，不分先后（都余 0 个）；最易扭转的是约束性指标“人均体育场地面积”（差 3 个）"
    );
    assert!(lines[2].starts_with("按折合多少个末位单位排序"));
    for column in ["序号", "编号", "指标", "属性", "预计", "目标", "现在", "需要", "余量", "占所需变化", "折合末位单位"]
    {
        assert!(lines[5].contains(column), "{}", lines[5]);
    }
    assert!(table.contains("不参加排序"));
}

#[test]
fn a_shown_headroom_is_what_lies_between_the_shown_numbers() {
    let table = run(&["rank"]).done();
    let line = table.lines().find(|line| line.contains("t1-14")).unwrap();
    assert!(line.contains("以后每年平均需完成 0.12 万人次（即逐年多 0.010）") && line.contains("−0.010 万人次／年"), "{line}");
}

#[test]
fn chances_come_with_the_switching_values_they_follow_from() {
    let found = read(&given(RANGED, &["risk", "--format", "json", "-"]).done());
    assert_eq!(fields(&found[0]), ["all_binding", "indicators", "plan", "scenario", "simulated", "warnings"]);
    assert_eq!(found[0]["indicators"].as_array().unwrap().len(), plan().indicators.len());
    let enrolment = of(&found[0]["indicators"], "t1-03");
    let promised = [
        "chance",
        "headroom",
        "id",
        "nature",
        "outcome",
        "present",
        "reason",
        "required",
        "result",
        "share",
        "steps",
        "turns_at",
        "uncertainty",
    ];
    assert_eq!(fields(enrolment), promised);
    assert!((enrolment["chance"].as_f64().unwrap() - 0.14 / 0.30).abs() < 1e-9);
    assert_eq!(enrolment["uncertainty"], json!({"below": 0.16, "above": 0.14, "shape": "triangular"}));
    let of = |id| of(&found[0]["indicators"], id);
    assert_eq!((&of("t1-16")["chance"], &of("t1-16")["turns_at"]), (&json!(1.0), &Value::Null));
    assert_eq!(of("t1-20")["chance"], json!(0.0));
    for (id, reason) in [("t1-02", "status"), ("t1-26", "no_start"), ("t1-04", "nothing_stated")] {
        assert_eq!((&of(id)["chance"], &of(id)["reason"]), (&Value::Null, &json!(reason)), "{id}");
    }
}

#[test]
fn all_binding_targets_together_have_bounds_and_name_what_is_left_out() {
    let found = read(&given(RANGED, &["risk", "--format", "json", "-"]).done());
    let all = &found[0]["all_binding"];
    assert_eq!((&all["low"], &all["high"]), (&json!(0.0), &json!(0.0)));
    assert_eq!((&all["counted"], &all["ranged"]), (&json!(8), &json!(2)));
    assert_eq!(ids(&all["left_out"]), ["t1-02", "t1-26", "t1-29", "t1-31", "t1-34"]);
}

#[test]
fn the_table_gives_chances_to_five_points_with_their_conditions() {
    let table = given(RANGED, &["risk", "-"]).done();
    let line = |id: &str| table.lines().find(|line| line.starts_with(id)).unwrap();
    let conditions = "每年增量低 0.1、可能 0.26、高 0.4 个百分点／年，三角分布，各年偏离相同，其余按所设假设";
    assert!(line("t1-03").contains("约 45％") && line("t1-03").ends_with(conditions), "{}", line("t1-03"));
    assert!(line("t1-16").contains("在所述范围内必然") && line("t1-16").contains("均匀分布"));
    assert!(line("t1-20").contains("在所述范围内不可能"));
    assert!(line("t1-04").contains("没有说明假设可能偏离多少"));
    assert!(table.lines().nth(1).unwrap().contains("不可能全部达标") && table.contains("无法判断而未计入 5 项"));
}

#[test]
fn what_contradicts_itself_stands_at_the_end() {
    let beyond = RANGED.replace(r#""t1-20": {"#, r#""t1-27": {"growth": {"family": "linear", "step": 3}}, "t1-20": {"#);
    let found = read(&given(beyond.as_str(), &["risk", "--format", "json", "-"]).done());
    let warnings = found[0]["warnings"].as_array().unwrap();
    assert!(warnings.iter().any(|warning| warning["indicators"] == json!(["t1-27"])), "{warnings:?}");
    let table = given(beyond, &["risk", "-"]).done();
    let (_, tail) = table.split_once("\n核对").unwrap();
    assert_eq!(tail.lines().count() - 1, warnings.len());
    assert!(warnings.iter().all(|warning| tail.contains(warning["what"].as_str().unwrap())), "{tail}");
}

/// The simulated part of the answer to a scenario.
fn simulated(scenario: &str, options: &[&str]) -> Value {
    let arguments: Vec<_> = ["risk", "--format", "json"].into_iter().chain(options.iter().copied()).chain(["-"]).collect();
    read(&given(scenario, &arguments).done())[0]["simulated"].clone()
}

/// The same scenario with a stated dependence and a seed.
fn dependent() -> String {
    RANGED.replace(r#""name""#, r#""seed": 7, "correlation": 0.5, "name""#)
}

#[test]
fn a_simulation_comes_near_the_exact_chance_and_is_the_same_again() {
    let found = simulated(RANGED, &["--draws", "8000"]);
    let enrolment = of(&found["indicators"], "t1-03");
    // Four standard errors of 8 000 draws about 0.467.
    assert!((enrolment["chance"].as_f64().unwrap() - 0.14 / 0.30).abs() < 0.0224, "{enrolment}");
    assert_eq!(fields(&enrolment["fan"][4]), ["p10", "p25", "p50", "p75", "p90", "year"]);
    assert_eq!((enrolment["fan"].as_array().unwrap().len(), &enrolment["fan"][4]["year"]), (5, &json!(2025)));
    assert_eq!(ids(&found["indicators"]), ["t1-03", "t1-16", "t1-20"]);
    assert_eq!(found, simulated(RANGED, &["--draws", "8000"]));
    assert_ne!(found["indicators"], simulated(RANGED, &["--draws", "8000", "--seed", "2"])["indicators"]);
}

#[test]
fn independent_years_even_out_what_persists_adds_up() {
    let chance = |reading| {
        let found = simulated(RANGED.replace("0.26}", "0.30}").as_str(), &["--draws", "4000", "--reading", reading]);
        assert_eq!(found["reading"], reading);
        of(&found["indicators"], "t1-03")["chance"].as_f64().unwrap()
    };
    assert!(chance("yearly") > chance("persistent") + 0.1);
}

#[test]
fn the_binding_targets_together_are_simulated_only_where_their_dependence_is_stated() {
    assert_eq!(simulated(RANGED, &["--draws", "100"])["binding"], Value::Null);
    let found = simulated(&dependent(), &["--draws", "3000"]);
    let promised = ["binding", "correlation", "draws", "indicators", "reading", "seed"];
    assert_eq!((fields(&found), &found["seed"], &found["correlation"]), (promised.to_vec(), &json!(7), &json!(0.5)));
    let counts: Vec<_> = found["binding"]["counts"].as_array().unwrap().iter().map(|count| count.as_u64().unwrap()).collect();
    // Of eight that can be judged three are certain: t1-16 in every draw, t1-21 and t1-33 by their verdict.
    assert_eq!((counts.len(), counts[3], counts.iter().sum::<u64>()), (9, 3000, 3000));
    assert_eq!(found["binding"]["all_met"], json!(0.0));
    assert_eq!(found["binding"]["left_out"], json!(["t1-02", "t1-26", "t1-29", "t1-31", "t1-34"]));
    let table = given(dependent(), &["risk", "--draws", "3000", "-"]).done();
    let conditions = "模拟的前提：情景“有范围”，共同因子相关系数 0.5，持续偏离，抽样 3000 次，种子 7；";
    assert!(table.contains(conditions) && table.contains("约束性目标 8 项不可能全部达标：4 项没有所述范围"), "{table}");
    assert!(table.contains("\n达标项数的分布：3 项 95％以上（3000 次）\n"), "{table}");
    let alone = given(RANGED, &["risk", "--draws", "3000", "-"]).done();
    assert!(alone.contains("各项偏离之间的关系没有说明，只能看单项") && !alone.contains("达标项数的分布"), "{alone}");
    assert!(table.contains("这一界限不依赖各项偏离之间的关系"));
}

#[test]
fn nothing_is_simulated_where_nothing_is_drawn_or_none_is_asked_for() {
    assert_eq!(simulated(RANGED, &["--draws", "0"]), Value::Null);
    assert_eq!(read(&run(&["risk", "--format", "json"]).done())[0]["simulated"], Value::Null);
    assert!(!run(&["risk"]).done().contains("模拟的前提"));
    for draws in ["-1", "10000001", "many"] {
        let said = run(&["risk", &format!("--draws={draws}")]);
        assert!(said.code == 2 && said.err.contains("应为 0 至 10000000 的整数"), "{}", said.err);
    }
}

#[test]
fn without_ranges_no_chance_is_made_up() {
    let found = read(&run(&["risk", "--format", "json"]).done());
    assert!(found[0]["indicators"].as_array().unwrap().iter().all(|indicator| indicator["chance"].is_null()));
    assert!(!run(&["risk"]).done().contains("约 "));
}

#[test]
fn numbers_of_both_read_back_to_the_same_double_from_either_form() {
    let path = file("ranged.json", RANGED);
    for command in ["rank", "risk"] {
        let sheet = rows(&run(&[command, "--format", "csv", &path, &example()]).done());
        assert!(sheet.iter().all(|row| row.len() == sheet[0].len()));
        let column = |name: &str| sheet[0].iter().position(|head| head == name).unwrap();
        let parsed = read(&run(&[command, "--format", "json", &path]).done());
        let lists = ["indicators", "first_to_break", "cheapest_to_turn"];
        let entries = lists.iter().filter_map(|list| parsed[0][list].as_array()).flatten();
        for entry in entries {
            let row = sheet.iter().find(|row| &row[0] == "有范围" && Some(&row[column("id")]) == entry["id"].as_str()).unwrap();
            for name in ["present", "headroom", "share", "steps"] {
                assert_eq!(row[column(name)].parse().ok(), entry[name].as_f64(), "{name} of {}", entry["id"]);
            }
            assert_eq!(row[column("required")].parse().ok(), entry["required"]["value"].as_f64());
        }
    }
}

#[test]
fn a_refused_scenario_is_neither_ranked_nor_weighed() {
    let bad = RANGED.replace("\"below\": 0.16, \"above\": 0.14", "\"below\": 0, \"above\": 0");
    for command in ["rank", "risk"] {
        let said = given(bad.as_str(), &[command, "-"]);
        said.refused(&["标准输入: assumptions.t1-03.uncertainty"]);
    }
    for arguments in [&["rank", "--by", "luck"][..], &["risk", "--format", "xml"]] {
        assert_eq!(run(arguments).code, 2, "{arguments:?}");
    }
}

#[test]
fn the_help_of_both_is_in_chinese() {
    for command in ["rank", "risk"] {
        let help = run(&[command, "--help"]).done();
        assert!(help.contains(&format!("用法：tuiyan {command} [选项] [情景]…")) && !help.contains("Usage"), "{help}");
    }
}
