//! What the views of 风险 say, held against the method by hand.

use tuiyan::exchange::read_scenario;
use tuiyan::risk::{Effort, Input, Scope, USUAL_GRID, grid, scale, set_to};
use tuiyan::scenario::{Facts, Scenario};
use tuiyan::view::risk::*;
use tuiyan::view::words::Tone;

use crate::support::{id, indicator, plan};

fn with(assumptions: &str) -> Scenario {
    let text = format!(r#"{{"format": "tuiyan.scenario/1", "plan": "lizhou-14", "assumptions": {{{assumptions}}}}}"#);
    read_scenario(&text, plan()).unwrap()
}

/// Seven ranges, on growths of several families.
fn ranged() -> Scenario {
    with(
        r#""t1-03": {"growth": {"family": "linear", "step": 0.26}, "uncertainty": {"below": 0.16, "above": 0.14}},
        "t1-20": {"growth": {"family": "compound", "rate": 0.035}, "uncertainty": {"below": 0.01, "above": 0.01}},
        "t1-25": {"growth": {"family": "gap", "share": 0.02}, "uncertainty": {"below": 0.01, "above": 0.01}},
        "t1-35": {"growth": {"family": "linear", "step": 80}, "uncertainty": {"below": 40, "above": 20}},
        "t1-11": {"growth": {"family": "yearly", "rates": [0.05, 0.03, 0.04, 0.04, 0.05]}, "uncertainty": {"below": 0.01, "above": 0.01}},
        "t1-08": {"uncertainty": {"below": 0.1, "above": 0.1, "shape": "uniform"}}"#,
    )
}

#[test]
fn a_bar_says_where_its_ends_come_from_and_what_they_lead_to() {
    let found = tornado(plan(), &ranged(), indicator("t1-20")).unwrap();
    assert_eq!(
        found.finding,
        "影响最大的是每年增速（所述范围）：结果 3.858 至 4.249；单独变动能改变判断的：每年增速、人口年均增长"
    );
    assert_eq!((found.base_text.as_str(), found.target, found.target_text.as_str()), ("4.050", 4.0, "≥4"));
    let bars: Vec<_> = found
        .bars
        .iter()
        .map(|bar| [&bar.label, &bar.unit, bar.ground, &bar.low.setting, &bar.high.setting].map(str::to_owned))
        .collect();
    assert_eq!(bars[0], ["每年增速", "％／年", "所述范围", "2.5", "4.5"]);
    assert_eq!(bars[1], ["人口年均增长", "％／年", "试探范围", "−0.5", "0.5"]);
    assert_eq!(bars[2], ["起点", "人", "印刷末位的一半", "3.405", "3.415"]);
    assert_eq!((found.bars[0].low.tone, found.bars[0].high.tone), (Tone::Missed, Tone::Met));
    assert!(found.bars[0].turns && !found.bars[2].turns);
}

#[test]
fn an_excluded_end_is_never_shown_as_reached() {
    let found = tornado(plan(), &ranged(), indicator("t1-08")).unwrap();
    let start = found.bars.iter().find(|bar| bar.input == Input::Start).unwrap();
    assert_eq!((start.ground, start.high.setting.as_str(), start.high.outcome.as_str()), ("规划只给出区间", "＜6", "＜6.0"));
    assert_eq!((found.base, start.high.tone), (None, Tone::Met));
}

#[test]
fn a_status_and_an_unknown_start_have_no_bars() {
    for name in ["t1-02", "t1-26"] {
        assert_eq!(tornado(plan(), &ranged(), indicator(name)), None);
        assert!(input_choices(plan(), &ranged(), indicator(name)).is_empty());
    }
}

#[test]
fn a_two_way_table_spans_the_stated_range_and_names_its_sides() {
    let (scenario, nurses) = (ranged(), indicator("t1-20"));
    let side = |input, count| scale(plan(), &scenario, nurses, input, count).unwrap();
    let (columns, rows) = (side(Input::Parameter, USUAL_GRID.0), side(Input::Population, USUAL_GRID.1));
    let found = two_way(plan(), &scenario, nurses, &grid(plan(), &scenario, nurses, columns, rows).unwrap()).unwrap();
    assert_eq!(found.title, "预计结果（人），目标 ≥4");
    assert_eq!((found.columns.label.as_str(), found.rows.label.as_str()), ("每年增速（％／年）", "人口年均增长（％／年）"));
    assert_eq!(found.columns.settings, ["2.5", "2.7", "2.9", "3.1", "3.3", "3.5", "3.7", "3.9", "4.1", "4.3", "4.5"]);
    assert_eq!((found.columns.present, found.rows.present), (Some(5), Some(4)));
    // 3.41 × 1.035⁵, and with half a per cent more people 4.050 / 1.005⁵.
    assert_eq!((found.cells[4][5].text.as_str(), found.cells[4][5].tone), ("4.050", Tone::Met));
    assert_eq!((found.cells[5][5].text.as_str(), found.cells[5][5].tone), ("3.950", Tone::Missed));
}

#[test]
fn the_scoreboards_tornado_begins_with_what_turns_most_binding_targets() {
    let found = joint(plan(), &ranged());
    assert_eq!(found.present.board.scores[0].brief, "✓5 ✕3 ?5");
    let lines: Vec<_> =
        found.lines.iter().map(|line| (line.label.as_str(), line.low.binding_met, line.high.binding_met)).collect();
    // More people turn the nurses and the visits; fewer turn nothing.
    assert_eq!(lines[0], ("人口年均增长", 5, 3));
    assert_eq!(lines[1], ("每千人口拥有注册护士数", 4, 5));
    assert_eq!((found.lines[0].id.clone(), found.lines[0].low.setting.as_str()), (None, "−0.5 ％／年"));
    assert_eq!((found.lines[1].nature_mark, found.lines[1].high.setting.as_str()), ("约", "4.5 ％／年"));
}

#[test]
fn the_driver_table_says_whether_anybody_assumes_it() {
    let mut scenario = ranged();
    let off = drivers(plan(), &scenario);
    assert!(off.finding.starts_with("人口驱动未开启，等同于人口不变；影响 5 项"), "{}", off.finding);
    assert_eq!((off.present, off.rates[0].as_str(), off.rates[8].as_str()), (Some(4), "−2％", "+2％"));
    scenario.drivers.population_growth = tuiyan::plan::Rate::new(-0.0025).ok();
    let on = drivers(plan(), &scenario);
    assert!(on.finding.starts_with("假设人口年均增长 −0.25％；"), "{}", on.finding);
    assert_eq!((on.rates.len(), on.present.map(|at| on.rates[at].as_str())), (10, Some("−0.25％")));
    assert!(on.rows.iter().all(|row| row.cells.len() == 10));
}

#[test]
fn a_chance_is_told_with_all_that_it_depends_on() {
    let scenario = ranged();
    let of = |name: &str| chance(plan(), &scenario, indicator(name));
    // The required 3.2431 ％ lies 0.2569 below: 1 − 0.7431²/2 of the triangle.
    assert_eq!(of("t1-20").chance, "约 70％");
    let conditions = "每年增速（各年平均）低 3.2、可能 4.2、高 5.2 ％／年，三角分布，各年偏离相同，其余按所设假设";
    assert_eq!(of("t1-11").conditions, conditions);
    assert_eq!(of("t1-08").chance, "约 50％");
    assert_eq!((of("t1-04").chance.as_str(), of("t1-04").conditions.as_str()), ("—", "没有说明假设可能偏离多少"));
    assert_eq!(conditions_of("t1-04", &scenario), None);
}

fn conditions_of(name: &str, scenario: &Scenario) -> Option<String> {
    conditions(plan(), scenario, indicator(name))
}

#[test]
fn all_binding_targets_together_say_what_was_counted_and_what_was_not() {
    let met = with(
        r#""t1-16": {"growth": {"family": "linear", "step": 0.2}}, "t1-17": {"growth": {"family": "linear", "step": 0.2}},
        "t1-20": {"growth": {"family": "linear", "step": 0.2}}, "t1-25": {"growth": {"family": "linear", "step": 2}},
        "t1-36": {"growth": {"family": "linear", "step": 0.2}},
        "t1-35": {"growth": {"family": "linear", "step": 68}, "uncertainty": {"below": 10, "above": 30, "shape": "uniform"}}"#,
    );
    let joint = chances(plan(), &met).joint.unwrap();
    assert!(
        joint.starts_with("约束性指标 8 项（1 项有所述范围，其余按判断计）：全部达标的可能至少约 75％，至多约 75％；"),
        "{joint}"
    );
    assert!(joint.contains("无法判断而未计入 5 项：") && joint.contains("各项偏离之间的关系没有说明"), "{joint}");
}

#[test]
fn bars_of_a_ranking_are_as_long_as_their_effort_beside_the_greatest() {
    let found = rankings(plan(), &ranged(), Scope::Scored, Effort::Steps);
    for lines in [&found.first_to_break, &found.cheapest_to_turn] {
        assert!(lines.iter().all(|line| (0.0..=1.0).contains(&line.length)));
        assert_eq!(lines.iter().map(|line| line.length).fold(0.0, f64::max), 1.0);
        assert!(lines.iter().all(|line| line.effort == line.steps && line.effort.ends_with(" 个")));
    }
}

fn with_preset(preset: tuiyan::scenario::Preset) -> Scenario {
    let mut scenario = Scenario::holding(plan());
    tuiyan::scenario::apply(&mut scenario, plan(), tuiyan::scenario::Edit::Preset(preset)).unwrap();
    scenario
}

#[test]
fn a_two_way_table_opens_on_the_two_inputs_that_move_the_outcome_most() {
    // Per head, growing, from a printed baseline: the growth moves it most.
    let scenario = with(r#""t1-20": {"growth": {"family": "compound", "rate": 0.03}}"#);
    let nurses = indicator("t1-20");
    let found = sides(plan(), &scenario, nurses, None, Down::Usual).unwrap();
    let swings = tuiyan::risk::tornado(plan(), &scenario, nurses).unwrap().bars;
    assert!(swings[0].swing > swings[1].swing && swings[1].swing > 0.0);
    assert_eq!((found.across, found.down, found.why.as_str()), (swings[0].input, Some(swings[1].input), ""));
    let (grid, words) = tabled(plan(), &scenario, nurses, &found).unwrap();
    let distinct: std::collections::BTreeSet<_> = words.cells.iter().flatten().map(|cell| &cell.text).collect();
    assert!(distinct.len() > grid.columns.settings.len(), "{}", distinct.len());
}

#[test]
fn where_one_input_alone_matters_the_table_has_one_row_and_says_so() {
    // Once a year is observed the baseline moves nothing.
    let scenario = with(r#""t1-03": {"growth": {"family": "linear", "step": 0.2}, "years": {"2024": {"observed": 94.6}}}"#);
    let enrolment = indicator("t1-03");
    let found = sides(plan(), &scenario, enrolment, None, Down::Usual).unwrap();
    assert_eq!((found.across, found.down), (Input::Parameter, None));
    assert_eq!(found.why, "只有“每年增量”会改变预计结果，所以只列一行");
    let (grid, words) = tabled(plan(), &scenario, enrolment, &found).unwrap();
    assert_eq!((words.cells.len(), words.cells[0].len()), (1, grid.columns.settings.len()));
    assert!(words.sentence(0, 0).unwrap().starts_with("每年增量（个百分点／年） "), "{:?}", words.sentence(0, 0));
    // Whoever asks for the baseline has it, and whoever wants one row of two has that.
    let asked = sides(plan(), &scenario, enrolment, None, Down::Input(Input::Start)).unwrap();
    assert_eq!((asked.down, asked.why.as_str()), (Some(Input::Start), ""));
    let alone = sides(plan(), &with(""), enrolment, None, Down::Nothing).unwrap();
    assert_eq!((alone.down, alone.why.as_str()), (None, ""));
}

/// The rankings of a plan as they open.
fn opens(plan: &tuiyan::plan::Plan, scenario: &Scenario, wanted: Wanted) -> (RankingOrder, Effort, String) {
    let found = opened(plan, scenario, wanted);
    (found.order, found.rankings.by, found.aside)
}

#[test]
fn a_ranking_opens_on_the_share_of_the_required_change_and_on_what_can_be_done() {
    let (order, by, aside) = opens(plan(), &with(""), Wanted::default());
    assert_eq!((order, by), (RankingOrder::CheapestToTurn, Effort::Share));
    assert!(aside.contains("分不出先后") && aside.contains("折合末位单位"), "{aside}");
    let one_moved = with(r#""t1-03": {"growth": {"family": "linear", "step": 0.1}}"#);
    assert_eq!(opens(plan(), &one_moved, Wanted::default()).2, "");
    let wanted = Wanted { order: Some(RankingOrder::FirstToBreak), by: Some(Effort::Steps), ..Wanted::default() };
    assert_eq!(opens(plan(), &with(""), wanted), (RankingOrder::FirstToBreak, Effort::Steps, String::new()));
}

#[test]
fn a_ranking_never_opens_empty_where_another_would_show_something_and_says_why() {
    let china = tuiyan::exchange::read_plan(tuiyan::exchange::NATIONAL).unwrap();
    let scenario = Scenario::holding(&china);
    let (order, by, aside) = opens(&china, &scenario, Wanted::default());
    assert!(!rankings(&china, &scenario, Scope::Scored, by).lines(order).is_empty());
    assert_eq!(aside.contains("里没有指标"), order != RankingOrder::CheapestToTurn);
    // Whoever asks for the empty one gets it, with the reason.
    let every_met = with_preset(tuiyan::scenario::Preset::JustMet);
    let (order, by, aside) = opens(plan(), &every_met, Wanted::default());
    assert_eq!(
        (order, by, aside.as_str()),
        (RankingOrder::FirstToBreak, Effort::Share, "“最易扭转”里没有指标：没有未达标的指标")
    );
    let asked = opened(plan(), &every_met, Wanted { order: Some(RankingOrder::CheapestToTurn), ..Wanted::default() });
    assert_eq!((asked.order, asked.aside.as_str()), (RankingOrder::CheapestToTurn, ""));
    assert_eq!(asked.rankings.why_empty(RankingOrder::CheapestToTurn), "没有未达标的指标");
}

#[test]
fn one_bar_of_hundreds_does_not_flatten_the_others() {
    let found = rankings(plan(), &with(""), Scope::Scored, Effort::Steps);
    let lines = &found.cheapest_to_turn;
    let most = lines.iter().filter_map(|line| line.in_units).fold(0.0, f64::max);
    assert!(most > 100.0, "{most}");
    assert_eq!(BarScale::of(lines), BarScale::Logarithmic);
    // Three units of more than three hundred: a stub in proportion, a bar that can be compared here.
    let few = lines.iter().find(|line| line.in_units == Some(3.0)).unwrap();
    assert!(few.length > 0.2 && few.length < 0.4, "{}", few.length);
    assert!(found.chart_title(RankingOrder::CheapestToTurn).contains("对数刻度"));
    let ticks = bar_ticks(lines);
    assert_eq!(ticks.iter().map(|(_, text)| text.as_str()).collect::<Vec<_>>(), ["1", "10", "100"]);
    assert!(ticks.windows(2).all(|pair| pair[0].0 < pair[1].0) && ticks[2].0 < 1.0);
    // Shares are in proportion whatever they are.
    let shares = rankings(plan(), &with(""), Scope::Scored, Effort::Share);
    assert_eq!((BarScale::of(&shares.cheapest_to_turn), bar_ticks(&shares.cheapest_to_turn)), (BarScale::Even, Vec::new()));
}

#[test]
fn those_that_lack_all_of_their_change_are_not_put_in_an_order_that_means_nothing() {
    let found = rankings(plan(), &with(""), Scope::Scored, Effort::Share);
    assert_eq!(found.finding, "最易扭转的有约束性指标 6 项，不分先后（都差 100％）");
    // Those that are level share a place; the first of the others has the next one that is free.
    let places: Vec<_> = found.cheapest_to_turn.iter().map(|line| line.place.as_str()).collect();
    assert_eq!(places, [vec!["1"; 6], vec!["7"; 12]].concat());
}

#[test]
fn what_was_observed_is_told_with_its_number_and_only_from_three_years_on() {
    let observed =
        with(r#""t1-03": {"years": {"2021": {"observed": 94.0}, "2022": {"observed": 94.6}, "2023": {"observed": 94.6}}}"#);
    // Changes of 0.3, 0.6 and 0.
    let expected =
        "已观测 3 年，3 次逐年变化：平均 +0.30 个百分点，标准差 0.30 个百分点（n = 3）；只说明已观测的年份，不代替所述范围";
    assert_eq!(volatility(plan(), &observed, indicator("t1-03")).as_deref(), Some(expected));
    let fewer = with(r#""t1-03": {"years": {"2021": {"observed": 94.0}, "2022": {"observed": 94.6}}}"#);
    assert_eq!(volatility(plan(), &fewer, indicator("t1-03")), None);
}

#[test]
fn drawings_hold_what_the_views_say() {
    let (scenario, nurses) = (ranged(), indicator("t1-20"));
    let rankings = rankings(plan(), &scenario, Scope::Scored, Effort::Share);
    let bars = ranking_chart(&rankings.first_to_break, "最先失守").bars;
    assert_eq!(
        bars.iter().map(|bar| &bar.label).collect::<Vec<_>>(),
        rankings.first_to_break.iter().map(|line| &line.name).collect::<Vec<_>>()
    );
    assert!(bars[0].is_binding && bars[0].text == "7.9％" && bars[0].note == "+0.25 ％／年", "{:?}", bars[0]);
    let found = tornado_chart(&tornado(plan(), &scenario, nurses).unwrap()).unwrap();
    assert_eq!((found.arms.len(), found.base.1.as_str(), found.target.unwrap().1.as_str()), (3, "按假设 4.050", "目标 ≥4"));
    assert_eq!(found.arms[0].low.text, "2.5 → 3.858");
    assert!(
        found.arms.iter().flat_map(|arm| [arm.low.value, arm.high.value]).all(|y| found.axis.low <= y && y <= found.axis.high)
    );
    // Of an interval start no single base line can be drawn.
    assert_eq!(tornado_chart(&tornado(plan(), &scenario, indicator("t1-08")).unwrap()), None);
    let joint = joint_chart(&joint(plan(), &scenario));
    assert_eq!((joint.base.0, joint.arms[0].high.value, joint.arms[0].high.text.as_str()), (5.0, 3.0, "0.5 ％／年 → 3 项"));
    assert!(joint.axis.ticks.iter().all(|(at, _)| at.fract() == 0.0) && joint.axis.low < 3.0 && joint.axis.high > 5.0);
}

#[test]
fn a_simulation_counts_binding_targets_and_marks_what_is_assumed() {
    use tuiyan::risk::simulation::{Persistence, Settings, Simulation};
    let mut scenario = ranged();
    scenario.correlation = tuiyan::plan::Correlation::new(0.3).ok();
    let asked = Simulation::new(plan(), &scenario, Settings { draws: 1000, reading: Persistence::Persistent });
    let shown = draws(Ran { plan: plan(), scenario: &scenario, asked: &asked, found: &asked.clone().all() });
    // Eight can be judged: two and three more are met as assumed, three are missed for certain.
    assert_eq!((shown.count_lines.len(), shown.count_lines.iter().position(|line| line.is_assumed)), (9, Some(5)));
    assert!((shown.counts.bars.iter().map(|bar| bar.share).sum::<f64>() - 1.0).abs() < 1e-9);
    assert!(shown.counts.bars[6..].iter().all(|bar| bar.share == 0.0));
    assert!(shown.of(&id("t1-20")).is_some() && shown.of(&id("t1-04")).is_none());
}

#[test]
fn the_cell_of_a_two_way_table_is_one_edit_of_what_differs_from_the_assumption() {
    let (mut scenario, enrolment) = (with(""), indicator("t1-03"));
    let both = [(Input::Parameter, 0.3), (Input::Start, 94.2)];
    let edit = set_to(plan(), &scenario, enrolment, &both).unwrap();
    tuiyan::scenario::apply(&mut scenario, plan(), edit).unwrap();
    let assumption = scenario.assumption(&id("t1-03"));
    assert_eq!((assumption.likely().get(), assumption.start.map(tuiyan::plan::Amount::get)), (0.3, Some(94.2)));
    assert_eq!(set_to(plan(), &scenario, enrolment, &both), None, "all of it is assumed already");
    // What is as assumed is not entered once more: the plan's own start stays the plan's.
    let mut held = with("");
    let edit = set_to(plan(), &held, enrolment, &[(Input::Parameter, 0.1), (Input::Start, 93.7)]).unwrap();
    tuiyan::scenario::apply(&mut held, plan(), edit).unwrap();
    assert_eq!(held.assumption(&id("t1-03")).start, None);
    assert_eq!(set_to(plan(), &held, enrolment, &[(Input::Damping, 0.5)]), None, "there is no such input");
}

#[test]
fn a_cell_that_is_set_keeps_to_its_number_whatever_was_assumed_before() {
    // 0.1 + (0.3 − 0.1) is not 0.3 in doubles.
    let mut scenario = with(r#""t1-03": {"growth": {"family": "linear", "step": 0.1}}"#);
    let edit = set_to(plan(), &scenario, indicator("t1-03"), &[(Input::Parameter, 0.3)]).unwrap();
    tuiyan::scenario::apply(&mut scenario, plan(), edit).unwrap();
    assert_eq!(scenario.assumption(&id("t1-03")).likely().get(), 0.3);
    let mut driven = with("");
    let edit = set_to(plan(), &driven, indicator("t1-20"), &[(Input::Population, 0.005)]).unwrap();
    tuiyan::scenario::apply(&mut driven, plan(), edit).unwrap();
    assert_eq!(driven.drivers.population_growth.map(tuiyan::plan::Rate::get), Some(0.005));
}

#[test]
fn every_indicator_can_be_chosen_once() {
    let all: Vec<_> = subjects(plan()).into_iter().flat_map(|of_domain| of_domain.indicators).collect();
    assert_eq!(all.len(), plan().indicators.len());
    assert_eq!(all.iter().filter(|(_, name)| name.ends_with("（约束性）")).count(), 13);
    let distinct: std::collections::BTreeSet<_> = all.iter().map(|(id, _)| id).collect();
    assert_eq!(distinct.len(), all.len());
}

#[test]
fn a_picture_of_a_list_is_as_high_as_its_lines_and_any_other_as_usual() {
    use tuiyan::chart::{Frame, RankingRows};
    let usual = Frame { width: 900, height: 520, scale: 2.0 };
    let scenario = with("");
    let found = rankings(plan(), &scenario, Scope::Scored, Effort::Steps);
    let poster = ranking_poster(plan(), &scenario, &found, RankingOrder::CheapestToTurn).unwrap();
    let rows = RankingRows::of(&ranking_chart(&found.cheapest_to_turn, "题")).total();
    let texts = poster.frame(usual).height - rows;
    assert!((60..200).contains(&texts) && poster.frame(usual).width == 900, "{texts}");
    let one = tornado(plan(), &scenario, indicator("t1-03")).unwrap();
    assert!(tornado_poster(plan(), &scenario, indicator("t1-03"), &one).unwrap().frame(usual).height < 300);
    let enrolment = indicator("t1-03");
    let path = tuiyan::view::poster(
        plan(),
        &Facts::default(),
        &scenario,
        enrolment,
        &tuiyan::projection::judge(&scenario.case(plan(), enrolment)),
    );
    assert_eq!(path.unwrap().frame(usual), usual);
    let none = rankings(plan(), &scenario, Scope::Scored, Effort::Share);
    assert_eq!(ranking_poster(plan(), &scenario, &none, RankingOrder::FirstToBreak), None);
}
