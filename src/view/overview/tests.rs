use super::*;
use crate::chart::{self, Drawing};
use crate::exchange::{builtin_plan, read_scenario};

fn of(assumptions: &str) -> (Plan, Scenario) {
    let plan = builtin_plan().unwrap();
    let text = format!(r#"{{"format":"tuiyan.scenario/1","name":"甲","plan":"lizhou-14","assumptions":{{{assumptions}}}}}"#);
    let scenario = read_scenario(&text, &plan).unwrap();
    (plan, scenario)
}

fn row<'a>(found: &'a Overview, id: &str) -> (&'a OverviewSection, &'a OverviewRow) {
    let here = |section: &&OverviewSection| section.rows.iter().any(|row| row.id.as_str() == id);
    let section = found.sections.iter().find(here).unwrap();
    (section, section.rows.iter().find(|row| row.id.as_str() == id).unwrap())
}

#[test]
fn every_indicator_that_counts_has_one_place_and_everything_takes_in_the_rest() {
    let (plan, scenario) = of("");
    let found = overview(&plan, &[&scenario], false);
    assert_eq!(found.rows().count(), plan.scored().count());
    assert_eq!(overview(&plan, &[&scenario], true).rows().count(), plan.indicators.len());
    assert_eq!(overview(&plan, &[], false).rows().count(), 0);
}

#[test]
fn a_share_is_that_of_the_planned_change_at_the_target_year() {
    // 93.7 → 94.35 of 95.0: half of the way.
    let (plan, scenario) = of(r#""t1-03":{"growth":{"family":"linear","step":0.13}}"#);
    let found = overview(&plan, &[&scenario], false);
    let (section, row) = row(&found, "t1-03");
    assert!((row.cells[0].share.unwrap() - 0.5).abs() < 1e-9);
    assert_eq!((row.cells[0].share_text.as_str(), section.why), ("50％", None));
    assert_eq!(section.title, "学有所教");
}

#[test]
fn a_total_counts_from_nothing() {
    let (plan, scenario) = of("");
    let found = overview(&plan, &[&scenario], false);
    let (_, row) = row(&found, "t1-07");
    let sum = judge(&scenario.case(&plan, plan.indicator(&row.id).unwrap())).outcome.unwrap().exact().unwrap().get();
    assert!(row.cells[0].share.unwrap() > 0.0 && sum > 0.0);
}

#[test]
fn what_has_no_share_stands_apart_with_its_reason() {
    let (plan, scenario) = of("");
    let found = overview(&plan, &[&scenario], false);
    assert_eq!(row(&found, "t1-02").0.why, Some(WithoutShare::Status));
    assert_eq!(row(&found, "t1-26").0.why, Some(WithoutShare::Unjudged));
    for section in &found.sections {
        let has_share = |row: &OverviewRow| row.cells.iter().any(|cell| cell.share.is_some());
        assert!(section.rows.iter().all(|row| has_share(row) == section.why.is_none()), "{}", section.title);
    }
}

#[test]
fn what_one_scenario_can_place_is_placed_for_all_of_them() {
    let (plan, holding) = of("");
    let (_, known) = of(r#""t1-26":{"start":50.0}"#);
    let found = overview(&plan, &[&holding, &known], false);
    let (section, row) = row(&found, "t1-26");
    assert_eq!((section.why, row.cells[0].share), (None, None));
    assert!(row.cells[1].share.is_some());
    assert_eq!(found.names, ["1 甲", "2 甲"]);
}

#[test]
fn observed_progress_and_milestones_are_shares_too() {
    let (plan, scenario) = of(r#""t1-03":{"years":{"2021":{"observed":93.96}},"milestones":{"2023":94.35}}"#);
    let found = overview(&plan, &[&scenario], false);
    let cell = &row(&found, "t1-03").1.cells[0];
    let (share, text) = cell.observed.clone().unwrap();
    assert!((share - 0.2).abs() < 1e-9, "{share}");
    assert_eq!(text, "2021年 20％");
    assert_eq!(cell.milestones.len(), 1);
    assert!((cell.milestones[0].0 - 0.5).abs() < 1e-9 && cell.milestones[0].2);
}

#[test]
fn the_drawing_has_the_lines_of_the_table_in_the_same_order() {
    let (plan, scenario) = of("");
    let found = overview(&plan, &[&scenario, &scenario], false);
    let drawn = found.figure();
    assert!(drawn.lines().map(|line| line.label.as_str()).eq(found.rows().map(|row| row.name.as_str())));
    assert!(drawn.lines().all(|line| line.marks.len() == 2));
    let Drawing::Overview(banded) = overview_bands(&plan, &[&scenario, &scenario]).drawing else { panic!("an overview") };
    assert!(banded.is_dense() && !drawn.is_dense());
    assert_eq!(banded, chart::OverviewPicture { in_bands: true, ..drawn.clone() });
    assert!(chart::overview_svg(&drawn, &chart::Theme::LIGHT, 900, 2.0).unwrap().starts_with("<svg"));
}

#[test]
fn the_title_states_what_was_found_and_the_line_what_it_would_take() {
    let (plan, scenario) = of("");
    let found = overview(&plan, &[&scenario], false);
    assert!(found.finding.starts_with("预计 2025 年约束性达标 "), "{}", found.finding);
    let at = found.rows().position(|row| row.id.as_str() == "t1-03").unwrap();
    let told = found.told(at, 0).join("\n");
    for part in ["学前教育毛入园率", "预期性", "93.7 → 预计 93.7，目标 ≥95", "完成所需变化的 0％", "达标所需："]
    {
        assert!(told.contains(part), "{told}");
    }
    assert!(found.told(999, 0).is_empty() && found.told(0, 9).is_empty());
    let poster = overview_poster(&plan, &found);
    assert_eq!(poster.title, found.finding);
    assert!(poster.keys.len() >= 3 && poster.source.contains("规划数据版本"), "{poster:?}");
}
