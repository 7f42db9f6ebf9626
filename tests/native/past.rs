//! What the years before say of assumptions and targets, wherever it is told: lists, report, workbook and command line.

use serde_json::Value;
use tuiyan::exchange::{Cell, workbook_over};
use tuiyan::plan::Year;
use tuiyan::scenario::{Edit, Facts, Gesture, History, Known, Record, Scenario, Workspace, apply};
use tuiyan::view::report;
use tuiyan::view::risk::{calibrated, past_list};

use crate::cli::{file, json, run};
use crate::support::{amount, id, linear, plan};

/// Enrolment of 2011 to 2019; the plan's own of 2020 is 93.7.
const ENROLMENT: [f64; 9] = [84.0, 85.5, 87.0, 88.2, 89.4, 90.5, 91.4, 92.3, 93.0];
/// The insured, of which the plan has 2.62 in 2020 and wants 3.
const INSURED: [f64; 4] = [2.48, 2.5, 2.55, 2.57];

fn facts() -> Facts {
    let mut facts = Facts::default();
    let mut put = |name: &str, from: i16, values: &[f64]| {
        for (year, value) in (from..).zip(values) {
            let fact = Known { value: amount(*value), source: "统计年鉴".into() };
            facts.record(plan(), Record::Figure(id(name), Year::new(year), Some(fact))).unwrap();
        }
    };
    put("t1-03", 2011, &ENROLMENT);
    put("t1-16", 2016, &INSURED);
    put("t1-17", 2019, &[2.8]);
    facts
}

fn scenario() -> Scenario {
    let mut scenario = Scenario::holding(plan());
    apply(&mut scenario, plan(), Edit::Growth(id("t1-03"), Some(linear(1.4)))).unwrap();
    scenario
}

#[test]
fn the_list_says_in_plain_counts_where_assumption_and_target_lie_binding_first() {
    let found = past_list(plan(), &facts(), &scenario());
    assert_eq!(
        found.finding,
        "2 项有足够的历史。目标要求的变化超过以往任何同样长的时段：约束性 1 项。假设的变化超过以往的：预期性 1 项。"
    );
    let [insured, enrolment] = &found.lines[..] else { panic!("{:?}", found.lines) };
    assert_eq!((insured.lead.id.as_str(), insured.lead.nature, insured.years.as_str()), ("t1-16", "约束性", "2016—2020，5 年"));
    assert_eq!(insured.windows, "3 个两年时段：+0.07～+0.07 万人");
    assert_eq!(insured.note, "还剩 5 年，已知年份只够两年的时段");
    assert_eq!(
        (insured.required.as_str(), insured.required_lies.as_str()),
        ("+0.38 万人（合每两年 +0.152）", "高于 2016—2020 年任何两年的增幅")
    );
    assert!(insured.asks_for_more && !insured.assumes_more);
    assert_eq!(enrolment.windows, "5 个五年时段：+4.3～+6.5 个百分点");
    assert_eq!(
        (enrolment.assumed.as_str(), enrolment.assumed_lies.as_str()),
        ("+7.0 个百分点", "高于 2011—2020 年任何五年的增幅")
    );
    assert_eq!((enrolment.required.as_str(), enrolment.required_lies.as_str()), ("+1.3 个百分点", "5 个五年时段都达到"));
    let apart: Vec<_> = found.apart.iter().map(|line| (line.id.as_str(), line.reason.as_str())).collect();
    assert_eq!(apart, [("t1-17", "已知 2 年，凑不出三个时段")]);
}

#[test]
fn marks_lie_on_the_line_in_the_order_of_what_they_mark() {
    for line in past_list(plan(), &facts(), &scenario()).lines {
        let strip = line.strip;
        let all = strip.past.iter().chain(&strip.assumed).chain(&strip.required).chain(&strip.zero);
        assert!(all.clone().all(|share| (0.0..=1.0).contains(share)) && all.clone().any(|share| *share == 0.0), "{strip:?}");
    }
}

#[test]
fn the_check_counts_over_all_indicators_and_says_when_too_little_is_known() {
    let found = calibrated(plan(), &facts(), &scenario(), Some(Year::new(2018)));
    assert_eq!(found.year, Some(Year::new(2018)));
    assert!(found.finding.starts_with("站在 2018 年看，2 项指标可以检验，其后已知的年份共有 4 个数。"), "{}", found.finding);
    let hold = found.methods.iter().find(|line| line.name == "维持不变").unwrap();
    assert_eq!((hold.count.as_str(), hold.over_hold.as_str(), hold.better.as_str()), ("2 项，4 次", "1.00", "0／2"));
    let enrolment = found.lines.iter().find(|line| line.lead.id.as_str() == "t1-03").unwrap();
    assert_eq!((enrolment.years.as_str(), &enrolment.came[..]), ("2011—2018，8 年", &["93.0".to_owned(), "93.7".to_owned()][..]));
    let hold = enrolment.methods.iter().find(|line| line.name == "维持不变").unwrap();
    let cells: Vec<_> = hold.cells.iter().map(|cell| (cell.value.as_str(), cell.error.as_str())).collect();
    assert_eq!(cells, [("92.30", "−0.70"), ("92.30", "−1.40")]);
    let none = calibrated(plan(), &Facts::default(), &scenario(), None);
    assert!(none.lines.is_empty() && none.finding.starts_with("知道的年份太少，无法检验"), "{}", none.finding);
    let too_early = calibrated(plan(), &facts(), &scenario(), Some(Year::new(1950)));
    assert_eq!(too_early.year, Some(Year::new(2017)), "a year from which nothing can be seen is none to choose");
}

#[test]
fn the_report_has_a_part_for_it_where_there_is_history_and_only_there() {
    let with = report(plan(), &facts(), &scenario(), "").to_markdown();
    let part = with.split("## ").find(|part| part.contains("与过去相比")).unwrap();
    assert!(part.contains("2 项有足够的历史") && part.contains("| 学前教育毛入园率（％） | 预期性 |"), "{part}");
    assert!(part.contains("高于 2011—2020 年任何五年的增幅"), "{part}");
    assert!(!report(plan(), &Facts::default(), &scenario(), "").to_markdown().contains("与过去相比"));
}

#[test]
fn the_workbook_has_a_sheet_for_it_with_numbers() {
    let name =
        |facts: &Facts| workbook_over(plan(), facts, &[&scenario()]).sheets.into_iter().find(|sheet| sheet.name == "与过去相比");
    assert!(name(&Facts::default()).is_none());
    let sheet = name(&facts()).unwrap();
    let column = |head: &str| sheet.rows[0].iter().position(|cell| *cell == Cell::text(head)).unwrap();
    let row = sheet.rows.iter().find(|row| row[1] == Cell::text("t1-03")).unwrap();
    let number = |head: &str| row[column(head)].clone();
    let expected =
        [("时段数", 5.0), ("过去最小", 4.3), ("过去最大", 6.5), ("假设", 7.0), ("达到假设的时段数", 0.0), ("目标要求", 1.3)];
    for (head, value) in expected {
        assert_eq!(number(head), Cell::Number(value), "{head}");
    }
}

#[test]
fn the_command_line_says_the_same() {
    let facts = file("past-facts.json", tuiyan::exchange::write_facts(plan(), &facts()));
    let scenario = file("past-scenario.json", tuiyan::exchange::write_scenario(&scenario()));
    let table = run(&["trend", "--history", &facts, &scenario]).done();
    assert!(table.contains("与过去相比\n2 项有足够的历史。") && table.contains("高于 2011—2020 年任何五年的增幅"), "{table}");
    let found = json(&run(&["trend", "--history", &facts, "--format", "json", &scenario]).done());
    let of =
        |name: &str| found[0]["indicators"].as_array().unwrap().iter().find(|one| one["id"] == name).unwrap()["past"].clone();
    let past = of("t1-03");
    assert_eq!(
        (&past["quantity"], &past["way"], &past["length"], &past["remaining"]),
        (&"change".into(), &"rise".into(), &5.into(), &5.into())
    );
    assert_eq!(past["windows"][0], serde_json::json!({"from": 2011, "to": 2016, "amount": 6.5}));
    assert_eq!(past["assumed"], serde_json::json!({"whole": 7.0, "amount": 7.0, "reached": 0}));
    // Left out where too little is known, as other programs know the answer from before.
    assert_eq!(of("t1-17"), Value::Null);
    assert_eq!(of("t1-18"), Value::Null);
}

#[test]
fn the_command_line_holds_the_methods_against_what_came() {
    let known = file("calibration-facts.json", tuiyan::exchange::write_facts(plan(), &facts()));
    let asked = |format: &str| run(&["trend", "--as-known-in", "2018", "--facts", &known, "--format", format]).done();
    let found = json(&asked("json"));
    assert_eq!((&found[0]["as_known_in"], &found[0]["methods"][0]["method"]), (&2018.into(), &Value::Null));
    let hold = found[0]["methods"].as_array().unwrap().iter().find(|it| it["method"] == "hold").unwrap();
    assert_eq!((&hold["indicators"], &hold["forecasts"], &hold["over_hold"]), (&2.into(), &4.into(), &1.0.into()));
    let enrolment = found[0]["indicators"].as_array().unwrap().iter().find(|it| it["id"] == "t1-03").unwrap();
    assert_eq!((&enrolment["years"], &enrolment["n"]), (&serde_json::json!([2011, 2018]), &8.into()));
    let steady = enrolment["methods"].as_array().unwrap().iter().find(|it| it["method"] == "hold").unwrap();
    let first = &steady["foretold"][0];
    assert_eq!(
        (&first["year"], &first["value"], &first["came"], &first["error"]),
        (&2019.into(), &92.3.into(), &93.0.into(), &(-0.7).into())
    );
    assert_eq!(found[0]["apart"][0]["reason"], "too_few_before");
    // The table says what the page does.
    let table = asked("table");
    let shown = calibrated(plan(), &facts(), &Scenario::holding(plan()), Some(Year::new(2018)));
    assert!(table.contains(&shown.finding) && table.contains("维持不变") && table.contains("t1-16"), "{table}");
    let csv = asked("csv");
    assert!(csv.contains("scenario,as_known_in,id,place,method,year,value,came,error,low,high,inside"), "{csv}");
    assert!(csv.lines().any(|line| line.contains(",2018,t1-03,") && line.contains(",hold,2019,92.3,93.0,-0.7,")), "{csv}");
    let refused = run(&["trend", "--as-known-in", "1950", "--facts", &known]);
    refused.misused(&["不能站在 1950 年看，可以的年份为 2013"]);
    run(&["trend", "--as-known-in", "2018"]).misused(&["没有一年可以检验"]);
}

#[test]
fn facts_may_be_given_as_a_table_and_nothing_is_guessed() {
    use tuiyan::exchange::table::facts_sheet;
    use tuiyan::exchange::{Workbook, write_delimited, write_xlsx};
    let mut marked = facts();
    marked.record(plan(), Record::LeftOut(id("t1-03"), Year::new(2015), true)).unwrap();
    let book = Workbook { sheets: vec![facts_sheet(plan(), &marked)] };
    let of = |facts: &str| run(&["trend", "--facts", facts, "--format", "json"]).done();
    let expected = of(&file("given.json", tuiyan::exchange::write_facts(plan(), &marked)));
    assert!(expected.contains("2015"));
    assert_eq!(of(&file("given.csv", write_delimited(&book))), expected);
    assert_eq!(of(&file("given.xlsx", write_xlsx(&book).unwrap())), expected);
    let doubtful = file("doubtful.csv", "编号,2018年观测,不计的年份\nt1-03,92.3,疫情\n");
    run(&["trend", "--facts", &doubtful]).refused(&["C2"]);
}

#[test]
fn history_that_is_typed_is_one_step_and_stays_under_every_scenario() {
    let mut history = History::new(Workspace::of(Scenario::holding(plan())));
    let know = Edit::Know(id("t1-03"), Year::new(2018), amount(92.3));
    history.edit(plan(), know, Gesture::Once).unwrap();
    assert_eq!(history.workspace().facts().count(), 1);
    assert!(history.present().assumptions.is_empty(), "it is no decision of the scenario");
    history.edit(plan(), Edit::Pin(id("t1-03"), Year::new(2018), None), Gesture::Once).unwrap();
    assert_eq!(history.workspace().facts().count(), 0);
    history.undo();
    assert_eq!(history.workspace().facts().count(), 1);
}

#[test]
fn a_sheet_of_facts_says_which_years_are_left_out_and_comes_in_as_it_went() {
    use tuiyan::exchange::Workbook;
    use tuiyan::exchange::table::{Answers, facts_sheet, read_observations};
    use tuiyan::language::Language;
    let mut marked = facts();
    marked.record(plan(), Record::LeftOut(id("t1-03"), Year::new(2015), true)).unwrap();
    marked.record(plan(), Record::Break(id("t1-16"), Year::new(2017), true)).unwrap();
    for language in Language::ALL {
        let sheet = language.speaking(|| facts_sheet(plan(), &marked));
        let said: String = sheet
            .rows
            .iter()
            .flatten()
            .filter_map(|cell| if let Cell::Text(text) = cell { Some(text.as_str()) } else { None })
            .collect();
        assert!(said.contains("2015") && said.contains("2017"), "{said}");
        let book = Workbook { sheets: vec![sheet] };
        let read = read_observations(&book, plan(), &Scenario::holding(plan()), None, &Answers::default());
        assert!(read.is_sure() && read.left_out.iter().all(|left| !left.is_loss), "{:?} {:?}", read.questions, read.left_out);
        assert_eq!(read.history.len(), marked.count());
    }
}
