use std::collections::BTreeSet;

use super::*;
use crate::exchange::builtin_plan;
use crate::language::Language;
use crate::plan::{Amount, Comparison, Correlation, Cost, Goal, Id, Of, Plan, Rate, Share, Statement, Than, Year};
use crate::projection::{Growth, Pin, judge};
use crate::risk;
use crate::risk::simulation::{Persistence, Settings, Simulation};
use crate::scenario::{Edit, Preset, Scenario, Shape, Uncertainty, apply};

fn id(name: &str) -> Id {
    Id::new(name).unwrap()
}

fn edited(edits: impl IntoIterator<Item = Edit>) -> (Plan, Scenario) {
    let plan = builtin_plan().unwrap();
    let mut scenario = Scenario::holding(&plan);
    for edit in edits {
        apply(&mut scenario, &plan, edit).unwrap();
    }
    (plan, scenario)
}

fn costs(costs: &[(&str, f64)], budget: Option<f64>) -> BestUseView {
    let unit_costs = costs.iter().map(|(name, cost)| Edit::UnitCost(id(name), Some(Cost::new(*cost).unwrap())));
    let (plan, scenario) = edited(unit_costs.chain([Edit::Budget(budget.map(|budget| Cost::new(budget).unwrap()))]));
    effort(&plan, &scenario, &risk::effort::best_use(&plan, &scenario, &BTreeSet::new()))
}

#[test]
fn the_finding_says_what_the_budget_saves() {
    let finding = |list: &[(&str, f64)], budget| costs(list, budget).finding;
    let two = [("t1-16", 100.0), ("t1-03", 10.0)];
    assert_eq!(finding(&two, Some(60.0)), "预算 60 能保全部 2 项（约束性 1 项、预期性 1 项），费用 51，剩余 9");
    assert_eq!(finding(&two, Some(13.0)), "预算 13 能保 1 项（预期性 1 项），费用 13，剩余 0");
    assert_eq!(finding(&two, Some(5.0)), "预算 5 一项也保不住");
    assert_eq!(finding(&two, None), "没有给出预算；把能保的 2 项全部保住，费用 51");
    assert_eq!(finding(&[], None), "没有给出预算和单位费用：先填写预算，再给未达标的指标填写单位费用");
    assert_eq!(finding(&[], Some(5.0)), "没有可以比较的指标：未达标、能够达标的指标还没有填写单位费用");
    assert_eq!(finding(&[("t1-35", 1.0)], Some(400.0)), "预算 400 能保全部 1 项（约束性 1 项），费用略多于 340，剩余 60");
}

#[test]
fn a_finding_that_could_not_try_every_choice_says_so() {
    let mut plan = builtin_plan().unwrap();
    let held = plan.indicators.iter_mut().find(|one| one.id == id("t1-04")).unwrap();
    let Statement::Measured(stated) = &mut held.statement else { panic!("measured") };
    let (times, plus) = (Amount::of(1.0), Amount::ZERO);
    let other = Of::Indicator(id("t1-03"));
    stated.goal = Goal::Than(Than { op: Comparison::AtLeast, of: other, times, plus, wanted: None });
    let finding = |priced: usize| {
        let mut scenario = Scenario::holding(&plan);
        scenario.budget = Some(Cost::of(1e6));
        for indicator in plan.indicators.iter().take(priced) {
            // Where there is nothing to pay for, none is entered.
            let _ = apply(&mut scenario, &plan, Edit::UnitCost(indicator.id.clone(), Some(Cost::of(1.0))));
        }
        let found = risk::effort::best_use(&plan, &scenario, &BTreeSet::new());
        (found.candidates.len(), effort(&plan, &scenario, &found).finding)
    };
    let said = "没有逐一试遍：也许还有更好的选法";
    let (candidates, all) = finding(plan.indicators.len());
    assert!(candidates > 10 && all.ends_with(said), "{candidates}: {all}");
    let (candidates, few) = finding(4);
    assert!((1..=10).contains(&candidates) && !few.contains(said), "{candidates}: {few}");
}

#[test]
fn a_budget_at_the_limit_of_a_strict_target_is_said_to_fall_just_short() {
    let strict = |budget| costs(&[("t1-35", 1.0), ("t1-03", 10.0)], Some(budget));
    let shown = strict(353.0);
    assert_eq!(shown.finding, "预算略多于 353 才能保全部 2 项（约束性 1 项、预期性 1 项），正好 353 还差一点");
    let best = shown.best.unwrap();
    assert_eq!((best.cost.as_str(), best.rest.as_str()), ("略多于 353", ""));
    assert_eq!(shown.less.unwrap().sentence, "不多于 353 时，不保“学前教育毛入园率”，只能保约束性 1 项，费用略多于 340");
    assert_eq!(strict(340.0).alternatives[0].rest, "327");
    Language::English.speaking(|| {
        let said = "It takes just over 353 to secure all 2 (1 binding, 1 anticipatory); exactly 353 falls just short";
        assert_eq!(strict(353.0).finding, said);
    });
}

#[test]
fn what_is_said_of_costs_never_adds_up_to_more_than_the_budget() {
    let said = |cost: f64, budget| costs(&[("t1-35", cost / 340.0)], Some(budget)).finding;
    // 999.996 is said as 1000, which holds the little more of a strict target; so nothing is left to be told.
    assert_eq!(said(999.996, 1000.0), "预算 1000 能保全部 1 项（约束性 1 项），费用 1000，剩余 0");
    assert_eq!(said(1.234_49, 1.2345), "预算 1.2345 能保全部 1 项（约束性 1 项），费用略多于 1.23449，剩余 0.00001");
    // 0.1 + 0.2 of 0.3.
    let both = costs(&[("t1-16", 0.1 / 0.38), ("t1-03", 0.2 / 1.3)], Some(0.3));
    assert_eq!(both.finding, "预算 0.3 能保全部 2 项（约束性 1 项、预期性 1 项），费用 0.3，剩余 0");
}

#[test]
fn a_little_more_and_a_little_less_are_said_with_what_they_change() {
    let shown = costs(&[("t1-16", 100.0), ("t1-35", 1.0), ("t1-03", 10.0)], Some(60.0));
    assert_eq!(shown.more.unwrap().sentence, "再增加略多于 318，能保“每万人接受公共文化设施服务次数”，不保“学前教育毛入园率”");
    let less = shown.less.unwrap();
    assert_eq!(less.sentence, "少于 51 时，不保“学前教育毛入园率”，只能保约束性 1 项，费用 38");
    assert!(matches!(less.budget, Edit::Budget(Some(budget)) if (budget.get() - 38.0).abs() < 1e-9));
    let last = costs(&[("t1-03", 10.0)], Some(60.0)).less.unwrap();
    assert_eq!(last.sentence, "少于 13 时，不保“学前教育毛入园率”，一项也保不住，费用 0");
}

#[test]
fn what_nobody_stated_a_cost_of_stands_among_the_missed_in_its_place() {
    let shown = costs(&[("t1-03", 10.0), ("t1-17", 200.0)], Some(60.0));
    let missed = |name| shown.missed.iter().find(|row| row.id.as_str() == name).unwrap();
    let ids: Vec<_> = shown.missed.iter().take(3).map(|row| row.id.as_str()).collect();
    assert_eq!(ids, ["t1-16", "t1-17", "t1-20"]);
    // 3 less 2.62, and 95 less 93.7.
    assert_eq!((missed("t1-16").shortfall.as_str(), missed("t1-16").per.as_str()), ("0.38 万人", "每 1 万人"));
    assert_eq!((missed("t1-16").unit_cost.as_str(), missed("t1-16").cost.as_str()), ("", ""));
    assert_eq!((missed("t1-03").per.as_str(), missed("t1-03").cost.as_str()), ("每 1 个百分点", "13"));
    assert_eq!(shown.rows.len(), 2);
}

#[test]
fn a_choice_says_what_becomes_of_the_scoreboard() {
    let board = |list: &[(&str, f64)]| costs(list, Some(60.0)).best.unwrap().board;
    assert_eq!(board(&[("t1-16", 100.0), ("t1-03", 10.0)]), "约束性 达标 2 → 3，未达标 6 → 5；预期性 达标 8 → 9，未达标 12 → 11");
    assert_eq!(board(&[("t1-16", 1000.0)]), "记分牌不变");
}

#[test]
fn where_nothing_is_missed_no_cost_is_asked_for() {
    let (plan, scenario) = edited([Edit::Preset(crate::scenario::Preset::JustMet)]);
    let shown = effort(&plan, &scenario, &risk::effort::best_use(&plan, &scenario, &BTreeSet::new()));
    assert_eq!((shown.finding.as_str(), shown.missed.len()), ("没有未达标的目标，不需要投入", 0));
}

#[test]
fn warnings_are_counted_contradictions_apart() {
    let count = |edits: Vec<Edit>| {
        let (plan, scenario) = edited(edits);
        warning_count(&consistency(&plan, &scenario))
    };
    let none = count(Vec::new());
    assert_eq!((none.contradictions.as_str(), none.all.as_str()), ("", "2"));
    assert_eq!(none.sentence, "没有发现自相矛盾之处，2 处值得核对");
    let one = count(vec![steps("t1-14", 0.05)]);
    assert_eq!((one.contradictions.as_str(), one.sentence.as_str()), ("1", "1 处矛盾，2 处值得核对"));
}

#[test]
fn rows_stand_binding_first_with_what_saves_them() {
    let shown = costs(&[("t1-03", 10.0), ("t1-16", 100.0), ("t1-35", 1.0)], Some(60.0));
    let rows: Vec<_> = shown.rows.iter().map(|row| (row.id.as_str(), row.cost.as_str(), row.is_saved)).collect();
    assert_eq!(rows, [("t1-16", "38", true), ("t1-35", "略多于 340", false), ("t1-03", "13", true)]);
    assert_eq!(
        (shown.rows[2].shortfall.as_str(), shown.rows[2].growth.as_str()),
        ("1.3 个百分点", "年均增量 +0.26 个百分点／年")
    );
    let first = &shown.left_out[0];
    assert_eq!((first.id.as_str(), first.kind), ("t1-17", "未给出单位费用"));
    assert_eq!(shown.left_out.last().unwrap().kind, "已达标");
}

/// What is said beside the two places in which the document disagrees with itself.
fn said(edits: impl IntoIterator<Item = Edit>) -> Vec<WarningLine> {
    let (plan, scenario) = edited(edits);
    consistency(&plan, &scenario).into_iter().filter(|line| line.code != "stated_twice").collect()
}

#[track_caller]
fn says(edits: impl IntoIterator<Item = Edit>, what: &str, mend: &str) {
    let lines = said(edits);
    assert_eq!(lines.len(), 1, "{lines:#?}");
    assert_eq!((lines[0].what.as_str(), lines[0].mend.as_str()), (what, mend));
}

fn steps(name: &str, step: f64) -> Edit {
    Edit::Growth(id(name), Some(Growth::Linear { step: Amount::new(step).unwrap() }))
}

fn starts(name: &str, start: f64) -> Edit {
    Edit::Start(id(name), Amount::new(start).ok())
}

fn observed(name: &str, year: i16, value: f64) -> Edit {
    Edit::Pin(id(name), Year::new(year), Some(Pin::Observed(Amount::new(value).unwrap())))
}

#[test]
fn what_the_document_states_twice_is_said_with_both_places() {
    let (plan, scenario) = edited([]);
    let lines = consistency(&plan, &scenario);
    let what: Vec<_> = lines.iter().map(|line| line.what.as_str()).collect();
    assert_eq!(
        what,
        [
            "同一项内容两处不一致：“新建公办幼儿园数”目标为 7 所，“新建幼儿园数”目标为 31 所",
            "同一项内容两处不一致：“新改扩建义务教育学校数”目标为 25 所，“新改扩建小学数”、“新改扩建中学数”目标为 28 所＋14 所＝42 所",
        ]
    );
    assert_eq!(
        lines[0].place,
        "第四章第二节 加快发展普惠学前教育；专栏2 学前教育。正文限定为公办幼儿园，专栏没有限定，两处口径可能不同。"
    );
    assert_eq!(lines[0].mend, "核对原文；可以给“新建公办幼儿园数”换一种读法");
    assert_eq!((lines[0].severity, lines[0].leads_to.as_ref().map(Id::as_str)), ("值得核对", Some("c4-s2-02")));
}

#[test]
fn every_warning_says_what_is_wrong_in_figures_and_how_to_mend_it() {
    says(
        [steps("t1-04", 0.8)],
        "“九年义务教育巩固率”按现在的假设 2024 年应为 100.2％，超出自然界限 0.2 个百分点；它不能超过 100％，从这一年起按 100％ 推算",
        "调小“九年义务教育巩固率”的变化，或改用缺口递减、S 曲线，让它逐渐接近界限",
    );
    says(
        [Edit::Growth(id("t1-03"), Some(Growth::Gap { share: Share::of(0.1), limit: Amount::new(90.0).ok() }))],
        "“学前教育毛入园率”的起点 93.7％ 不在上限 90％ 之内，缺口递减反而朝不希望的方向走",
        "改填“学前教育毛入园率”的上限，或换一种增长方式",
    );
    says(
        [starts("b1-03", 100.0), starts("b1-04", 120.0)],
        "“新增普惠托位数”是“新增托位数”的一部分，却比它大：2021 年 120 个＞100 个，至 2025 年 120 个＞100 个；5 年累计 600 个＞500 个",
        "核对“新增普惠托位数”填写的起点",
    );
    says(
        [starts("b1-03", 400.0), starts("b1-04", 120.0), starts("b1-05", 120.0), starts("b1-06", 120.0)],
        "“新增托位数”5 年累计为 2000 个，各项之和 600 个＋600 个＋600 个＝1800 个 不等于它",
        "调整“新增托位数”或各项的增长，使各项之和等于它",
    );
    says(
        [observed("t1-03", 2021, 93.5), steps("t1-03", 0.4)],
        "“学前教育毛入园率”到 2021 年的观测平均每年 −0.20 个百分点，以后的假设平均每年 +0.40 个百分点，方向相反",
        "核对观测，或按观测调整“学前教育毛入园率”以后各年的增长",
    );
}

#[test]
fn statements_without_effect_are_named() {
    let range = Edit::Uncertainty(id("t1-03"), Uncertainty::new(0.1, 0.1, Shape::Uniform).ok());
    let pins = (2021..=2025).map(|year| observed("t1-03", year, 94.0));
    says(
        pins.chain([range]),
        "“学前教育毛入园率”各年数值都已确定，所填的不确定范围不起作用",
        "删去“学前教育毛入园率”的不确定范围，或放开某一年",
    );
    assert!(said([Edit::PopulationGrowth(Some(Rate::of(0.01)))]).is_empty());
}

/// Two binding targets with ranges, of which 0.549 and two thirds lie beyond what is required; what else is assumed meets its target.
fn ranged(correlation: f64) -> (Plan, Scenario) {
    let range = |name: &str, below, above, shape| Edit::Uncertainty(id(name), Uncertainty::new(below, above, shape).ok());
    edited([
        Edit::Preset(Preset::JustMet),
        steps("t1-16", 0.08),
        steps("t1-17", 0.08),
        range("t1-16", 0.03, 0.02, Shape::Triangular),
        range("t1-17", 0.03, 0.03, Shape::Uniform),
        Edit::Correlation(Correlation::new(correlation).ok()),
    ])
}

fn ran(plan: &Plan, scenario: &Scenario, count: u32) -> Draws {
    let asked = Simulation::new(plan, scenario, Settings { draws: count, reading: Persistence::Persistent });
    let found = asked.clone().all();
    draws(Ran { plan, scenario, asked: &asked, found: &found })
}

#[test]
fn a_simulation_says_how_likely_all_binding_targets_are_met_and_what_that_rests_on() {
    let (plan, scenario) = ranged(0.0);
    let shown = ran(&plan, &scenario, 10_000);
    // Independent deviations: 0.549 × 0.667 = 0.366.
    assert_eq!(shown.finding, "约束性目标 8 项全部达标的可能约 35％（另有 5 项无法判断，没有计入）");
    assert_eq!(
        shown.conditions,
        "前提：情景“恰好达标”，共同因子相关系数 0，持续偏离，抽样 1 万次，种子 1；各参数只在所述范围之内，其余按所设假设。同样的前提再算一次，数字完全相同。"
    );
    assert_eq!(shown.counted[0], "按所述范围抽样 2 项：失业保险参保人数、工伤保险参保人数");
    assert!(shown.counted[2].starts_with("无法判断，没有计入 5 项：孤儿和事实无人抚养儿童保障覆盖率、"), "{:?}", shown.counted);
    assert_eq!((shown.target_year.as_str(), shown.poster().title.as_str()), ("2025 年", shown.finding.as_str()));
}

#[test]
fn a_missed_target_without_a_range_leaves_no_chance_for_all_but_one_for_the_rest() {
    let (plan, mut scenario) = ranged(0.0);
    apply(&mut scenario, &plan, Edit::Growth(id("t1-36"), None)).unwrap();
    let shown = ran(&plan, &scenario, 10_000);
    assert_eq!(
        shown.finding,
        "约束性目标 8 项不可能全部达标：1 项没有所述范围，按现在的假设未达标；其余 7 项全部达标的可能约 35％（另有 5 项无法判断，没有计入）"
    );
    let (plan, mut scenario) = ranged(0.0);
    for name in ["t1-16", "t1-17"] {
        apply(&mut scenario, &plan, Edit::Uncertainty(id(name), None)).unwrap();
    }
    assert!(ran(&plan, &scenario, 1).finding.starts_with("约束性指标都没有所述范围"));
}

#[test]
fn bars_and_lines_count_every_draw_once_and_mark_what_is_assumed() {
    let (plan, scenario) = ranged(0.0);
    let shown = ran(&plan, &scenario, 10_000);
    assert_eq!((shown.counts.bars.len(), shown.count_lines.len()), (9, 9));
    let draws: u32 = shown.count_lines.iter().map(|line| line.draws.parse::<u32>().unwrap()).sum();
    assert_eq!(draws, 10_000);
    assert!((shown.counts.bars.iter().map(|bar| bar.share).sum::<f64>() - 1.0).abs() < 1e-9);
    // Six are settled, so no draw comes to fewer.
    assert!(shown.count_lines[..6].iter().all(|line| (line.chance.as_str(), line.draws.as_str()) == ("—", "0")));
    assert_eq!(shown.counts.assumed.as_ref().map(|(at, _)| *at), Some(8));
    assert!(shown.count_lines[8].is_assumed && !shown.count_lines[7].is_assumed);
}

#[test]
fn every_drawn_target_has_a_line_and_a_tile_whose_fan_starts_at_the_base_year() {
    let (plan, mut scenario) = ranged(0.0);
    apply(&mut scenario, &plan, Edit::Uncertainty(id("t1-03"), Uncertainty::new(0.1, 0.1, Shape::Uniform).ok())).unwrap();
    let shown = ran(&plan, &scenario, 10_000);
    let names: Vec<_> = shown.drawn.iter().map(|line| (line.id.as_str(), line.nature)).collect();
    assert_eq!(names, [("t1-16", "约束性"), ("t1-17", "约束性"), ("t1-03", "预期性")]);
    assert_eq!(shown.tiles.len(), 3);
    assert_eq!((shown.drawn[0].chance.as_str(), shown.drawn[1].chance.as_str()), ("约 55％", "约 65％"));
    // Evenly from 0.05 to 0.11 a year: a tenth of it lies below 0.056, half below 0.08; 2.85 and five times as much.
    assert_eq!(shown.drawn[1].fan, ["3.13", "3.25", "3.37"]);
    let fan = &shown.tiles[1].figure.fan;
    assert_eq!(fan.iter().map(|at| at.year).collect::<Vec<_>>(), [0, 1, 2, 3, 4, 5]);
    assert_eq!((fan[0].p10, fan[0].p90), (2.85, 2.85));
    assert!((fan[5].p10 - 3.13).abs() < 0.01 && (fan[5].p90 - 3.37).abs() < 0.01, "{:?}", fan[5]);
}

#[test]
fn the_table_of_ranges_lists_what_is_measured_binding_first_and_says_why_there_is_no_chance() {
    let (plan, scenario) = ranged(0.0);
    let sections = range_sections(&plan, &scenario);
    assert_eq!(sections[0].heading, "约束性 12 项");
    assert_eq!(sections[0].ids[0].as_str(), "t1-16");
    assert!(sections.iter().all(|section| !section.ids.contains(&id("t1-02"))), "a status has no parameter");
    let row = |name: &str| {
        let indicator = plan.indicator(&id(name)).unwrap();
        range_row(&plan, &scenario, indicator, &judge(&scenario.case(&plan, indicator)))
    };
    assert_eq!((row("t1-16").chance.as_deref(), row("t1-16").why_not.as_str()), (Some("约 55％"), ""));
    assert_eq!((row("t1-20").chance, row("t1-20").why_not.as_str()), (None, "没有说明假设可能偏离多少"));
    assert!(row("t1-20").fields.is_some() && row("t1-26").fields.is_none());
    assert_eq!(row("t1-26").why_not, "规划没有给出起点，填入起点值后即可判断");
}

#[test]
fn yearly_chances_are_those_of_the_drawn_indicators() {
    let (plan, scenario) = ranged(0.0);
    let asked = Simulation::new(&plan, &scenario, Settings { draws: 10_000, reading: Persistence::Yearly });
    let chances = yearly_chances(&plan, &scenario, &asked.clone().all());
    // The mean of five years has a standard deviation of 0.0077, so what is required lies 1.29 of them below the likely value.
    assert_eq!(chances.get(&id("t1-17")).map(String::as_str), Some("约 90％"));
    assert_eq!(chances.len(), 2);
    assert!(yearly_conditions(&asked).contains("逐年独立：每年各自偏离、互不相干，由 1 万次抽样估计（种子 1）"));
}

#[test]
fn what_no_deviation_can_do_is_impossible_however_it_was_found() {
    // Far below what is required, and far above.
    let (plan, scenario) = edited([("t1-17", 0.0), ("t1-20", 0.5)].into_iter().flat_map(|(name, step)| {
        let growth = Growth::Linear { step: Amount::of(step) };
        let stated = Uncertainty::new(0.001, 0.001, Shape::Uniform).unwrap();
        [Edit::Growth(id(name), Some(growth)), Edit::Uncertainty(id(name), Some(stated))]
    }));
    let asked = Simulation::new(&plan, &scenario, Settings { draws: 10_000, reading: Persistence::Yearly });
    let found = asked.clone().all();
    let drawn = draws(Ran { plan: &plan, scenario: &scenario, asked: &asked, found: &found }).drawn;
    let yearly = yearly_chances(&plan, &scenario, &found);
    for (name, said) in [("t1-17", "在所述范围内不可能"), ("t1-20", "在所述范围内必然")] {
        let indicator = plan.indicator(&id(name)).unwrap();
        assert_eq!(chance(&plan, &scenario, indicator).chance, said);
        assert_eq!(yearly.get(&id(name)).map(String::as_str), Some(said));
        assert_eq!(drawn.iter().find(|line| line.id == id(name)).unwrap().chance, said);
    }
}
