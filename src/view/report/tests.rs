//! Reports of small scenarios over the built-in plan.

use super::*;
use crate::exchange::{builtin_plan, read_facts, read_scenario};
use crate::scenario::over;

fn of(assumptions: &str) -> Report {
    let plan = builtin_plan().unwrap();
    let text =
        format!(r#"{{"format":"tuiyan.scenario/1","name":"甲","plan":"lizhou-14","seed":7,"assumptions":{{{assumptions}}}}}"#);
    report(&plan, &Facts::default(), &read_scenario(&text, &plan).unwrap(), "")
}

/// The row of the indicator whose name begins so.
#[track_caller]
fn line(report: &Report, name: &str) -> ReportLine {
    report.lines.iter().chain(&report.annex).find(|line| line.name.starts_with(name)).unwrap().clone()
}

#[test]
fn binding_indicators_come_first_each_nature_in_the_order_of_the_document() {
    let report = of("");
    let natures: Vec<_> = report.lines.iter().map(|line| line.nature).collect();
    assert_eq!(natures, [["约束性"; 13].as_slice(), &["预期性"; 25]].concat());
    let serials: Vec<_> = report.lines.iter().map(|line| line.serial.parse::<usize>().unwrap()).collect();
    assert_eq!(serials, (1..=38).collect::<Vec<_>>());
    let (first, last) = (&report.lines[0], &report.lines[37]);
    assert_eq!((first.place.as_str(), last.place.as_str()), ("表1 幼有所育 第2行", "表1 法律服务 第1行"));
}

#[test]
fn the_scoreboard_counts_each_nature_for_itself() {
    let counts = of("").board.into_iter().map(|line| [line.total, line.met, line.missed, line.unjudged]);
    assert_eq!(counts.collect::<Vec<_>>(), [["13", "2", "6", "5"], ["25", "8", "12", "5"]]);
}

#[test]
fn a_row_can_be_checked_by_hand() {
    let row = line(&of(r#""t1-03":{"growth":{"family":"linear","step":0.26}}"#), "学前教育毛入园率");
    assert_eq!((row.start.as_str(), row.target.as_str(), row.outcome.as_str()), ("93.7", "≥95", "95.0"));
    assert_eq!((row.tone.word(), row.since.as_str()), ("达标", "2025年起"));
    assert_eq!(row.working, "93.7 + 5 × 0.26 = 95.0 ≥95 → 达标，余量 0.0（2025 年起）");
    assert_eq!(row.account, ["达标所需：每年至少增加 0.26 个百分点"]);
}

#[test]
fn a_start_that_a_person_entered_is_never_taken_for_the_plans() {
    assert_eq!(line(&of(r#""t1-10":{"start":43.5}"#), "城镇就业占比").start, "43.5（填写）");
    assert_eq!(line(&of(""), "城镇就业占比").start, "—");
}

#[test]
fn the_latest_observation_stands_with_its_year_and_sets_the_pace() {
    let row =
        line(&of(r#""t1-03":{"years":{"2021":{"observed":94.0},"2022":{"observed":94.3},"2023":{"assumed":97}}}"#), "学前教育");
    assert_eq!((row.observed.as_str(), row.observed_year.as_str()), ("94.3", "2022年"));
    assert_eq!((row.pace, row.pace_year.as_str(), row.completed.as_str()), ("快于", "2022年", "完成 46.2％"));
}

#[test]
fn without_an_observation_the_pace_is_the_target_years_and_says_so() {
    let row = line(&of(""), "学前教育毛入园率");
    assert_eq!((row.observed.as_str(), row.observed_year.as_str()), ("—", ""));
    assert_eq!((row.pace, row.pace_year.as_str(), row.completed.as_str()), ("滞后", "预计2025年", "完成 0％"));
    let kept = line(&of(""), "基本医疗保险参保率");
    assert_eq!((kept.pace, kept.pace_year.as_str(), kept.completed.as_str()), ("保持", "预计2025年", ""));
}

#[test]
fn an_observed_flow_is_summed_only_where_no_year_is_missing() {
    let all = of(r#""t1-07":{"years":{"2021":{"observed":1.1},"2022":{"observed":1.2}}}"#);
    assert_eq!(line(&all, "城镇新增就业").observed, "当年 1.20，累计 2.30");
    let some = of(r#""t1-07":{"years":{"2022":{"observed":1.2}}}"#);
    assert_eq!(line(&some, "城镇新增就业").observed, "当年 1.20");
}

#[test]
fn an_observed_growth_is_a_rate() {
    let row = line(&of(r#""t1-11":{"years":{"2021":{"observed":0.052}}}"#), "城镇全部单位");
    assert_eq!((row.observed.as_str(), row.target.as_str()), ("5.2％", "≥4％"));
}

#[test]
fn what_cannot_be_judged_says_why_and_nothing_is_put_in_its_place() {
    let report = of("");
    assert_eq!(report.unjudged.len(), 10);
    let open = report.unjudged.iter().find(|open| open.name.starts_with("城镇就业占比")).unwrap();
    assert_eq!(open.reason, "规划没有给出起点，填入起点值后即可判断");
    let row = line(&report, "城镇就业占比");
    assert_eq!((row.outcome.as_str(), row.pace, row.tone.word()), ("?", "—", "无法判断"));
}

#[test]
fn every_decision_stands_with_its_indicator() {
    let report =
        of(r#""t1-03":{"growth":{"family":"linear","step":0.26},"years":{"2021":{"observed":94.0}}},"t1-10":{"start":43.5}"#);
    let said: Vec<_> = report.assumed.iter().map(|line| line.what.join("；")).collect();
    assert_eq!(said, ["年均增量 +0.26 个百分点／年", "起点 43.5 ％"]);
    assert!(of("").assumed.is_empty());
}

#[test]
fn an_assumption_says_what_it_rests_on() {
    let report =
        of(r#""t1-03":{"growth":{"family":"linear","step":0.26},"reason":"近三年平均"},"t1-05":{"reason":"暂无新政策"}"#);
    let said: Vec<_> = report.assumed.iter().map(|line| (line.what.len(), line.reason.as_str())).collect();
    assert_eq!(said, [(1, "近三年平均"), (0, "暂无新政策")]);
    assert_eq!(report.assumed[1].said(), "—");
    let text = report.to_markdown();
    assert!(
        text.contains("| 指标 | 假设 | 依据 |\n") && text.contains("| 年均增量 +0.26 个百分点／年 | 近三年平均 |\n"),
        "{text}"
    );
    assert!(of(r#""t1-10":{"start":43.5}"#).to_markdown().contains("| 指标 | 假设 |\n"), "no column where nothing is said");
}

#[test]
fn what_was_observed_stands_apart_from_what_is_assumed_with_its_source() {
    let plan = builtin_plan().unwrap();
    let known = r#"{"format":"tuiyan.facts/1","plan":"lizhou-14","series":[
        {"indicator":"t1-03","values":{"2021":94.0,"2022":94.3},"source":"统计公报"},
        {"indicator":"t1-03","values":{"2023":94.5}},
        {"indicator":"t1-10","values":{"2020":43.5},"source":"人社局台账"},
        {"indicator":"t1-11","values":{"2021":0.052},"source":"统计公报"}]}"#;
    let facts = read_facts(known, &plan).unwrap();
    let report = report(&plan, &facts, &over(&plan, &facts, &Scenario::holding(&plan)), "");
    let said: Vec<_> = report.observed.iter().map(|line| [&line.name, &line.figures, &line.source].map(String::as_str)).collect();
    let expected = [
        ["学前教育毛入园率（％）", "2021年 94.0，2022年 94.3", "统计公报"],
        ["学前教育毛入园率（％）", "2023年 94.5", "—"],
        ["城镇就业占比（％）", "2020年 43.5", "人社局台账"],
        ["城镇全部单位就业人员平均工资年均增长率（％）", "2021年 5.2％", "统计公报"],
    ];
    assert_eq!(
        said.iter().map(|line| &line[1..]).collect::<Vec<_>>(),
        expected.iter().map(|line| &line[1..]).collect::<Vec<_>>()
    );
    assert_eq!(said[..3], expected[..3]);
    assert!(report.assumed.is_empty(), "what is known is not assumed: {:?}", report.assumed);
    assert!(report.to_markdown().contains("四、观测数据\n\n| 指标 | 观测 | 来源 |\n"));
    assert!(of("").to_markdown().contains("四、读法"), "no part for what was not observed");
}

#[test]
fn a_source_is_told_of_its_own_figure_alone() {
    let plan = builtin_plan().unwrap();
    let known = r#"{"format":"tuiyan.facts/1","plan":"lizhou-14","series":[{"indicator":"t1-03","values":{"2021":94.0},"source":"统计公报"}]}"#;
    let facts = read_facts(known, &plan).unwrap();
    let own = r#"{"format":"tuiyan.scenario/1","plan":"lizhou-14","assumptions":{"t1-03":{"years":{"2021":{"observed":93.9}}}}}"#;
    let report = report(&plan, &facts, &read_scenario(own, &plan).unwrap(), "");
    assert_eq!((report.observed[0].figures.as_str(), report.observed[0].source.as_str()), ("2021年 93.9", "—"));
}

#[test]
fn a_reading_that_was_chosen_is_told_from_the_default() {
    let report = of(r#""t1-13":{"reading":"2020-single-year"}"#);
    let of = |name: &str| report.readings.iter().find(|reading| reading.name.starts_with(name)).unwrap();
    let chosen = of("开展补贴性职业技能培训");
    assert_eq!((chosen.choice, chosen.reading.as_str(), chosen.place.as_str()), ("另选", "0.68为2020年一年的数", "第一章第一节"));
    assert_eq!(chosen.others, "方括号为上一个五年的累计");
    assert_eq!(
        (of("农民工参加职业培训").choice, of("农民工参加职业培训").reading.as_str()),
        ("默认", "方括号为上一个五年的累计")
    );
    assert!(report.readings.iter().any(|reading| reading.name == "新改扩建义务教育学校数"), "also what stands outside the table");
}

#[test]
fn a_further_target_stands_in_the_annex_once_something_is_said_of_it() {
    let without = of("");
    assert!(without.annex.is_empty() && without.annex_note.starts_with("正文和专栏另有 77 项目标，本情景未作改动"));
    let with = of(r#""b1-02":{"start":3}"#);
    assert_eq!(with.annex.iter().map(|line| line.name.as_str()).collect::<Vec<_>>(), ["托育普惠机构数"]);
    assert_eq!((with.lines.len(), with.annex[0].nature), (38, "未注明"));
}

#[test]
fn no_date_is_printed_that_nobody_gave() {
    let has = |report: &Report, label: &str| report.facts.iter().any(|fact| fact.label == label);
    assert!(!has(&of(""), "日期") && !has(&of(""), "情景说明"));
    let plan = builtin_plan().unwrap();
    let dated = report(&plan, &Facts::default(), &Scenario { note: "会上用".into(), ..Scenario::holding(&plan) }, "2026年3月1日");
    assert_eq!(dated.facts.last().unwrap().text, "2026年3月1日");
    assert!(dated.facts.iter().any(|fact| fact.text == "会上用"));
}

#[test]
fn a_stated_range_is_among_the_assumptions_and_the_method_says_what_it_means() {
    let report =
        of(r#""t1-03":{"growth":{"family":"linear","step":0.26},"uncertainty":{"below":0.16,"above":0.14},"unit_cost":120}"#);
    let ranged = "不确定性：低 0.1、高 0.4 个百分点／年，三角分布";
    assert_eq!(report.assumed[0].what[1..], [ranged, "单位费用 120（每改变 1 个百分点）"]);
    let text = report.to_markdown();
    assert!(text.contains(ranged) && report.method.concat().contains("不是预报"), "{text}");
    assert!(!of("").method.concat().contains("不确定性"));
}

#[test]
fn the_method_names_the_families_that_are_used_and_no_other() {
    let method = of(r#""t1-25":{"growth":{"family":"gap","share":0.05}}"#).method.concat();
    assert!(method.contains("缺口递减——") && method.contains("维持不变——") && !method.contains("逻辑斯蒂"), "{method}");
}

#[test]
fn what_is_binding_or_changed_is_drawn() {
    let plan = builtin_plan().unwrap();
    assert_eq!(Charted::Chosen.ids(&plan, &Scenario::holding(&plan)).len(), 13);
    let text = r#"{"format":"tuiyan.scenario/1","plan":"lizhou-14","assumptions":{"t1-03":{"start":94},"b1-02":{"start":3},"t1-16":{"start":2.7}}}"#;
    let scenario = read_scenario(text, &plan).unwrap();
    let drawn = Charted::Chosen.ids(&plan, &scenario);
    let tail: Vec<_> = drawn[13..].iter().map(crate::plan::Id::as_str).collect();
    assert_eq!((drawn[1].as_str(), tail), ("t1-16", vec!["t1-03", "b1-02"]));
    let counts = Charted::ALL.map(|choice| choice.ids(&plan, &scenario).len());
    assert_eq!(counts, [0, 13, 15, 39]);
}

#[test]
fn markdown_has_every_part_and_no_name_breaks_a_table() {
    let plan = builtin_plan().unwrap();
    let name = "甲|乙\n# 丙 <b>*丁* [戊](己) \\";
    let text = report(&plan, &Facts::default(), &Scenario { name: name.into(), ..Scenario::holding(&plan) }, "").to_markdown();
    assert!(text.starts_with("# 广元市利州区“十四五”公共服务和就业促进规划\n"));
    assert!(text.contains("- 情景：甲\\|乙 \\# 丙 &lt;b>\\*丁\\* \\[戊\\](己) \\\\\n"), "{text}");
    assert!(text.contains("| 序号 | 指标 | 属性 | 2020年 | 目标 | 观测 | 预计2025年 | 进度 | 判断 | 说明 |\n"));
    assert!(text.contains("| 1 | 孤儿和事实无人抚养儿童保障覆盖率（％） | 约束性 | — | 应保尽保 |"), "{text}");
}

/// The report of a scenario that holds everything, over those indicators alone.
fn over_those(keep: impl Fn(&crate::plan::Indicator) -> bool) -> Report {
    let mut plan = builtin_plan().unwrap();
    plan.indicators.retain(keep);
    report(&plan, &Facts::default(), &Scenario { name: "甲".into(), ..Scenario::holding(&plan) }, "")
}

#[test]
fn the_conclusion_says_whether_the_binding_ones_are_met_and_counts_all() {
    let conclusion = of("").conclusion;
    assert_eq!(
        conclusion.sentences,
        [
            "按情景“甲”推算到 2025 年：约束性指标 13 项中 6 项不能达标，5 项无法判断。",
            "约束性 13 项：达标 2，未达标 6，无法判断 5；预期性 25 项：达标 8，未达标 12，无法判断 5。",
            "无法判断的 10 项不算未达标，原因另列。",
        ]
    );
    assert_eq!(
        conclusion.lead,
        "差距最大的 3 项约束性指标（按差距占规划增减量的比重，累计指标按占目标的比重；相同的按原表先后）："
    );
    assert_eq!((conclusion.missed.len(), conclusion.worst().len()), (6, 3));
}

#[test]
fn the_worst_stand_first_with_their_gap_and_what_is_needed() {
    let report = of(r#""t1-16":{"growth":{"family":"linear","step":0.01}},"t1-17":{"growth":{"family":"linear","step":-0.1}}"#);
    let names: Vec<_> = report.conclusion.missed.iter().map(|one| one.name.as_str()).collect();
    assert!(names[0].starts_with("工伤保险"), "it moves away from its target: {names:?}");
    assert!(names[5].starts_with("失业保险"), "it has come nearest to its own: {names:?}");
    let worst = &report.conclusion.worst()[0];
    let line = line(&report, "工伤保险");
    assert!(worst.contains("未达标，差距占规划增减量的 ") && line.account.iter().any(|said| worst.contains(said)), "{worst}");
}

#[test]
fn where_all_are_met_that_is_the_conclusion() {
    let met: Vec<_> = of("").lines.iter().filter(|line| line.tone == Tone::Met).map(|line| line.name.clone()).collect();
    let conclusion =
        over_those(|it| it.nature == Some(crate::plan::Nature::Binding) && met.contains(&it.name.get().to_owned())).conclusion;
    assert_eq!(conclusion.sentences[0], "按情景“甲”推算到 2025 年：约束性指标 2 项全部达标。");
    assert_eq!((conclusion.lead.as_str(), conclusion.missed.len(), conclusion.sentences.len()), ("", 0, 2));
}

#[test]
fn where_nothing_can_be_judged_nothing_is_concluded() {
    let open: Vec<_> = of("").unjudged.iter().map(|open| open.name.clone()).collect();
    let is_open = |it: &crate::plan::Indicator| open.contains(&words::named(&it.name, it.unit.get()));
    let conclusion = over_those(|it| it.nature == Some(crate::plan::Nature::Binding) && is_open(it)).conclusion;
    assert_eq!(conclusion.sentences[0], "按情景“甲”推算到 2025 年：约束性指标 5 项都无法判断，目前得不出结论。");
    let none = over_those(|_| false).conclusion;
    assert_eq!(none.sentences, ["按情景“甲”推算到 2025 年：规划没有标明约束性指标，没有可以计数的指标，得不出结论。"]);
}

#[test]
fn what_is_met_as_far_as_it_can_be_judged_is_not_called_all() {
    let report = of("");
    let missed: Vec<_> = report.lines.iter().filter(|line| line.tone == Tone::Missed).map(|line| line.name.clone()).collect();
    let conclusion =
        over_those(|it| it.nature == Some(crate::plan::Nature::Binding) && !missed.contains(&it.name.get().to_owned()))
            .conclusion;
    assert_eq!(
        conclusion.sentences[0],
        "按情景“甲”推算到 2025 年：能够判断的 2 项约束性指标都达标；另有 5 项无法判断，还不能说全部达标。"
    );
}

#[test]
fn a_plan_that_marks_none_as_binding_is_concluded_over_all() {
    let mut plan = builtin_plan().unwrap();
    plan.indicators.iter_mut().for_each(|indicator| indicator.nature = None);
    let conclusion = report(&plan, &Facts::default(), &Scenario::holding(&plan), "").conclusion;
    assert!(
        conclusion.sentences[0].ends_with("规划没有标明约束性指标，指标 38 项中 18 项不能达标，10 项无法判断。"),
        "{conclusion:?}"
    );
    assert!(conclusion.lead.starts_with("差距最大的 3 项指标（") && conclusion.missed.len() == 18);
}

#[test]
fn the_report_begins_with_its_conclusion_and_ends_with_the_working() {
    let titles: Vec<_> = of("").paper(None).parts.into_iter().map(|part| part.title).collect();
    let expected = [
        "一、总体结论",
        "二、主要指标",
        "三、所作假设",
        "四、读法",
        "五、无法判断的指标",
        "六、其他目标",
        "七、方法说明",
        "八、附录：算式",
    ];
    assert_eq!(titles, expected);
    let text = of("").to_markdown();
    assert!(text.contains("## 一、总体结论\n\n按情景“甲”推算到 2025 年："), "{text}");
    assert!(text.contains("| 序号 | 指标 | 算式 |\n") && text.contains("| 93.7（维持不变） = 93.7，要求 ≥95 → 未达标"));
}

#[test]
fn the_seed_is_told_where_something_is_uncertain() {
    let has = |report: &Report| report.facts.iter().any(|fact| fact.label == "随机种子");
    let ranged = of(r#""t1-03":{"growth":{"family":"linear","step":0.26},"uncertainty":{"below":0.16,"above":0.14}}"#);
    assert!(!has(&of("")) && has(&ranged));
}

#[test]
fn several_scenarios_stand_in_columns_and_the_conclusion_says_where_they_differ() {
    let plan = builtin_plan().unwrap();
    let text = r#"{"format":"tuiyan.scenario/1","name":"乙","plan":"lizhou-14","assumptions":{"t1-16":{"growth":{"family":"linear","step":0.1}}}}"#;
    let (one, other) = (Scenario { name: "甲".into(), ..Scenario::holding(&plan) }, read_scenario(text, &plan).unwrap());
    let whole = report(&plan, &Facts::default(), &one, "").beside(&plan, &one, &[&other]);
    let sides = whole.sides.clone().unwrap();
    assert_eq!(
        sides.sentences,
        [
            "2 个情景对照（“甲”、“乙”）：38 项中 1 项有差异，其中 1 项判断不同（约束性 1 项）。",
            "判断不同的约束性指标：失业保险参保人数（“乙”达标，“甲”未达标）。"
        ]
    );
    let text = whole.to_markdown();
    assert!(text.contains("| 情景 | 约束性 | 预期性 |\n") && text.contains("| 2 乙 | 达标 3，未达标 5，无法判断 5 |"), "{text}");
    assert!(text.contains("## 二、情景对照\n\n| 序号 | 指标 | 属性 | 目标 | 1 甲 | 2 乙 |\n"));
    let twins = report(&plan, &Facts::default(), &one, "").beside(&plan, &one, &[&one]).sides.unwrap().sentences;
    assert!(twins[0].starts_with("2 个情景对照（“1 甲”、“2 甲”）："), "by number where the names do not tell: {twins:?}");
    assert_eq!(twins[1], "约束性指标的判断各情景相同。");
    assert_eq!(report(&plan, &Facts::default(), &one, "").beside(&plan, &one, &[]).sides, None);
}
