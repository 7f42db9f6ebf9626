//! 年度任务分解表: what is asked of each year, what was done, and the same as a workbook.

use proptest::prelude::*;
use tuiyan::exchange::{Cell, builtin_plans, read_plan, read_xlsx, tasks_to_workbook, write_xlsx};
use tuiyan::language::Language;
use tuiyan::plan::{Id, Plan};
use tuiyan::projection::Pin;
use tuiyan::scenario::{Edit, Scenario, apply};
use tuiyan::view::words::Tone;
use tuiyan::view::{TaskLine, Tasks, changes, fill_tasks, tasks};

use crate::draw;
use crate::support::{amount, id, plan};

fn edited(edits: impl IntoIterator<Item = Edit>) -> Scenario {
    let mut scenario = Scenario::holding(plan());
    apply(&mut scenario, plan(), Edit::All(edits.into_iter().collect())).unwrap();
    scenario
}

fn observed(name: &str, figures: &[(i16, f64)]) -> Vec<Edit> {
    let pin = |(year, value): &(i16, f64)| Edit::Pin(id(name), (*year).into_year(), Some(Pin::Observed(amount(*value))));
    figures.iter().map(pin).collect()
}

fn asked(name: &str, figures: &[(i16, f64)]) -> Edit {
    Edit::Milestones(id(name), figures.iter().map(|(year, value)| (year.into_year(), amount(*value))).collect())
}

trait IntoYear {
    fn into_year(self) -> tuiyan::plan::Year;
}

impl IntoYear for i16 {
    fn into_year(self) -> tuiyan::plan::Year {
        tuiyan::plan::Year::new(self)
    }
}

fn filled(plan: &Plan) -> Scenario {
    let mut scenario = Scenario::holding(plan);
    let (edit, _) = fill_tasks(plan, &scenario, |_: &Id| false);
    apply(&mut scenario, plan, edit).unwrap();
    scenario
}

fn line<'a>(tasks: &'a Tasks, name: &str) -> &'a TaskLine {
    tasks.lines.iter().find(|line| line.id == id(name)).unwrap()
}

#[test]
fn a_row_tells_what_is_asked_of_each_year_and_whose_it_is() {
    let tasks = tasks(plan(), &edited([asked("t1-03", &[(2021, 94.0), (2023, 94.5)])]), "2026年3月1日");
    let row = line(&tasks, "t1-03");
    let targets: Vec<_> = row.years.iter().map(|task| (task.target.as_str(), task.is_own)).collect();
    assert_eq!(targets, [("≥94", true), ("", false), ("≥94.5", true), ("", false), ("≥95", false)]);
    assert_eq!((row.start.as_str(), row.target.as_str(), row.nature), ("93.7", "≥95", "预期性"));
    assert!(tasks.notes[0].contains("带“*”的年度目标由本情景分解"));
    assert!(tasks.facts.iter().any(|fact| fact.text == "2026年3月1日"));
}

#[test]
fn a_total_tells_the_running_total_and_the_amount_of_the_year() {
    let edits = observed("t1-07", &[(2021, 1.1), (2022, 1.0)]);
    let scenario = edited(edits.into_iter().chain([asked("t1-07", &[(2021, 1.08), (2022, 2.16), (2023, 3.24), (2024, 4.32)])]));
    let tasks = tasks(plan(), &scenario, "");
    let row = line(&tasks, "t1-07");
    assert_eq!(row.years.iter().map(|task| task.amount.as_str()).collect::<Vec<_>>(), ["当年 1.08"; 5]);
    assert_eq!((row.years[1].done.as_str(), row.years[1].done_amount.as_str()), ("累计 2.1", "当年 1.00"));
    assert_eq!((row.years[0].tone, row.years[1].tone), (Some(Tone::Met), Some(Tone::Missed)));
    assert!(row.years[2..].iter().all(|task| task.done.is_empty() && task.tone.is_none()), "what is to come is not judged");
}

#[test]
fn a_total_with_a_gap_in_what_is_observed_is_told_and_not_judged() {
    let edits = observed("t1-07", &[(2022, 1.0)]).into_iter().chain([asked("t1-07", &[(2022, 2.16)])]);
    let tasks = tasks(plan(), &edited(edits), "");
    let task = &line(&tasks, "t1-07").years[1];
    assert_eq!((task.done.as_str(), task.tone, task.amount.as_str()), ("当年 1.00", None, ""));
}

#[test]
fn what_is_not_broken_down_says_why_below_the_table() {
    let tasks = tasks(plan(), &filled(plan()), "");
    assert_eq!(tasks.lines.len(), 38);
    assert_eq!(line(&tasks, "t1-02").open.as_deref(), Some("定性指标，没有可以分解的数值"));
    assert_eq!(line(&tasks, "t1-03").open, None);
    let note = tasks.notes.last().unwrap();
    assert!(note.contains("第 1 项：定性指标") && note.contains("规划没有给出起点"), "{note}");
}

#[test]
fn filling_in_says_how_many_and_is_told_among_the_changes() {
    let (_, sentence) = fill_tasks(plan(), &Scenario::holding(plan()), |_| false);
    assert_eq!(sentence, "已为 30 项指标填入年度目标；另有 8 项没有填入，原因见表下说明。");
    let scenario = edited([asked("t1-03", &[(2021, 94.0), (2022, 94.25)])]);
    let what: Vec<_> = changes(plan(), &scenario).into_iter().map(|line| line.what).collect();
    assert_eq!(what, ["年度目标：2021 年 94、2022 年 94.25 ％"]);
}

#[test]
fn the_workbook_holds_numbers_with_the_decimals_of_the_plan() {
    let scenario = filled(plan());
    let book = read_xlsx(&write_xlsx(&tasks_to_workbook(plan(), &[&scenario, &scenario])).unwrap()).unwrap();
    assert_eq!(book.sheets.iter().map(|sheet| sheet.name.as_str()).collect::<Vec<_>>(), ["1 维持现状", "2 维持现状"]);
    let sheet = &tasks_to_workbook(plan(), &[&scenario]).sheets[0];
    let column = |head: &str| sheet.rows[0].iter().position(|cell| *cell == Cell::Text(head.to_owned())).unwrap();
    let row = sheet.rows.iter().position(|row| row[1] == Cell::Text("学前教育毛入园率".to_owned())).unwrap();
    assert_eq!(sheet.rows[row][column("2021年目标")], Cell::Number(93.96));
    assert_eq!(sheet.rows[row][column("2025年目标")], Cell::Number(95.0));
    assert!(sheet.decimals.contains(&(row, column("2021年目标"), 2)) && sheet.decimals.contains(&(row, column("2025年目标"), 1)));
    let jobs = sheet.rows.iter().position(|row| row[1] == Cell::Text("城镇新增就业".to_owned())).unwrap();
    assert_eq!(sheet.rows[jobs][column("2023年当年任务量")], Cell::Number(1.08));
}

#[test]
fn every_plan_that_ships_is_broken_down_in_both_languages() {
    for plan in builtin_plans().map(|plan| read_plan(plan).unwrap()) {
        let scenario = filled(&plan);
        for language in Language::ALL {
            language.speaking(|| {
                let text = tasks(&plan, &scenario, "").to_markdown();
                assert!(text.contains('*') && !text.contains("NaN"), "{text}");
            });
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn any_scenario_is_broken_down_and_filling_in_twice_changes_nothing(scenario in draw::scenario()) {
        let fill = |scenario: &Scenario| {
            let mut filled = scenario.clone();
            let (edit, _) = fill_tasks(plan(), scenario, |_| false);
            apply(&mut filled, plan(), edit).map(|()| filled)
        };
        let once = fill(&scenario).unwrap();
        prop_assert_eq!(&fill(&once).unwrap(), &once);
        let tasks = tasks(plan(), &once, "");
        let columns = tasks.heads().len();
        for line in &tasks.lines {
            prop_assert_eq!(line.years.len(), tasks.years.len());
        }
        let text = tasks.to_markdown();
        let rows = text.lines().filter(|line| line.starts_with("| ")).map(|line| line.replace("\\|", "").matches('|').count() - 1);
        prop_assert!(rows.into_iter().all(|cells| cells == columns), "{}", text);
        prop_assert!(write_xlsx(&tasks_to_workbook(plan(), &[&once])).is_ok());
    }
}

#[test]
fn what_was_done_is_told_in_what_is_asked_also_of_changes_growth_and_means() {
    let plan = read_plan(tuiyan::exchange::NATIONAL).unwrap();
    let carbon = plan.indicators.iter().find(|it| it.name.own().contains("二氧化碳排放降低")).unwrap().id.clone();
    let mut scenario = Scenario::holding(&plan);
    // An index of 97 after a year is a fall by 3 ％.
    let pin = Edit::Pin(carbon.clone(), 2026_i16.into_year(), Some(Pin::Observed(amount(97.0))));
    let own = Edit::Milestones(carbon.clone(), [(2026_i16.into_year(), amount(4.0))].into());
    apply(&mut scenario, &plan, Edit::All(vec![pin, own])).unwrap();
    let all = tasks(&plan, &scenario, "");
    let line = all.lines.iter().find(|line| line.name.contains("二氧化碳")).unwrap();
    let task = &line.years[0];
    assert_eq!((task.done.as_str(), task.figures.done, task.tone), ("3％", Some(3.0), Some(Tone::Missed)));
}
