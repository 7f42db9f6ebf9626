//! The assumption that rests on the years before: taken over as one step, the person's own once it is moved, and carried into every file.

use std::sync::Arc;

use tuiyan::exchange::{
    decode_link, encode_link, read_kept, read_scenario, scenarios_to_workbook, workbook_to_scenarios, write_kept, write_scenario,
};
use tuiyan::language::Language;
use tuiyan::plan::{Id, Year};
use tuiyan::projection::{Family, Growth, Value, judge};
use tuiyan::risk::fan;
use tuiyan::scenario::*;
use tuiyan::trend::{Outlook, Undefined, outlook};
use tuiyan::view;

use crate::support::{amount, id, indicator, linear, plan};

/// The gross enrolment ratio from 2011 to 2019; the plan prints 93.7 for 2020.
const ENROLMENT: [f64; 9] = [86.0, 87.1, 87.9, 89.2, 90.0, 90.9, 91.4, 92.3, 93.1];

fn known(name: &str, values: &[f64]) -> Facts {
    let mut facts = Facts::default();
    let first = 2020 - i16::try_from(values.len()).unwrap();
    for (year, value) in (first..).zip(values) {
        let fact = Known { value: amount(*value), source: "统计公报".into() };
        facts.record(plan(), Record::Figure(id(name), Year::new(year), Some(fact))).unwrap();
    }
    facts
}

/// A planner with that past.
struct Desk(History);

impl Desk {
    fn knowing(facts: Facts) -> Self {
        Self(History::new(Workspace::opening(plan()).over(plan(), facts)))
    }

    fn found(&self, name: &str) -> Outlook {
        outlook(plan(), self.0.workspace().facts(), self.0.present(), indicator(name)).unwrap()
    }

    fn takeover(&self, name: &str, method: Method) -> Takeover {
        let found = self.found(name);
        let line = found.lines.iter().find(|line| line.method == method).unwrap();
        found.takeover(line).unwrap()
    }

    fn adopt(&mut self, name: &str, method: Method) {
        let taken = self.takeover(name, method);
        self.edit(Edit::TakeOver(id(name), Box::new(taken)));
    }

    #[track_caller]
    fn edit(&mut self, edit: Edit) {
        self.0.edit(plan(), edit, Gesture::Once).unwrap();
    }

    fn basis(&self, name: &str) -> Option<&Provenance> {
        self.0.present().assumption(&id(name)).basis.as_ref()
    }

    fn outcome(&self, name: &str) -> f64 {
        judge(&self.0.present().case(plan(), indicator(name))).outcome.and_then(Value::exact).unwrap().get()
    }
}

fn enrolled() -> Desk {
    Desk::knowing(known("t1-03", &ENROLMENT))
}

fn adopted() -> Desk {
    let mut desk = enrolled();
    desk.adopt("t1-03", Method::Weighted);
    desk
}

#[test]
fn a_method_is_taken_over_in_one_step_and_leads_where_its_line_says() {
    let mut desk = enrolled();
    desk.edit(Edit::Pin(id("t1-03"), Year::new(2023), Some(tuiyan::projection::Pin::Assumed(amount(99.0)))));
    let found = desk.found("t1-03");
    for line in found.lines.iter().filter(|line| line.growth.is_some()) {
        let before = desk.0.present().clone();
        desk.edit(Edit::TakeOver(id("t1-03"), Box::new(found.takeover(line).unwrap())));
        let assumption = desk.0.present().assumption(&id("t1-03"));
        assert!(assumption.years.is_empty(), "single years of the person's own are none of the method's");
        assert_eq!(assumption.basis.as_ref().map(|basis| basis.method), Some(line.method));
        assert!((desk.outcome("t1-03") - line.outcome.unwrap().get()).abs() < 1e-12, "{:?}", line.method);
        desk.0.undo();
        assert_eq!(*desk.0.present(), before, "one step back is all of it");
    }
}

#[test]
fn what_it_rests_on_names_the_years_that_counted_and_those_left_out() {
    let mut facts = known("t1-03", &ENROLMENT);
    facts.record(plan(), Record::LeftOut(id("t1-03"), Year::new(2016), true)).unwrap();
    // Nothing is known of it, so nothing is left out either.
    facts.record(plan(), Record::LeftOut(id("t1-03"), Year::new(2005), true)).unwrap();
    let mut desk = Desk::knowing(facts);
    desk.adopt("t1-03", Method::Weighted);
    let year = Year::new;
    let expected = Provenance { method: Method::Weighted, from: year(2011), to: year(2020), n: 9, left_out: [year(2016)].into() };
    assert_eq!(desk.basis("t1-03"), Some(&expected));
    assert_eq!(view::trend::basis(&expected), "近年加权趋势，2011—2020年，9个值，不计2016年");
    let english = Language::English.speaking(|| view::trend::basis(&expected));
    assert_eq!(english, "Trend weighted to recent years, 2011–2020, 9 values, without 2016");
}

#[test]
fn before_a_break_nothing_counts_and_of_many_years_the_last_ten_do() {
    let mut facts = known("t1-03", &[80.0, 81.0, 82.0, 83.5, 84.0, 85.0, 86.0, 87.1, 87.9, 89.2, 90.0, 90.9, 91.4, 92.3, 93.1]);
    facts.record(plan(), Record::LeftOut(id("t1-03"), Year::new(2006), true)).unwrap();
    facts.record(plan(), Record::LeftOut(id("t1-03"), Year::new(2019), true)).unwrap();
    let spans = |facts: &Facts| {
        let basis = Desk::knowing(facts.clone()).takeover("t1-03", Method::Linear).basis;
        (basis.from.get(), basis.to.get(), basis.n, basis.left_out.into_iter().map(Year::get).collect::<Vec<_>>())
    };
    assert_eq!(spans(&facts), (2010, 2020, 10, vec![2019]), "2006 would not have counted anyway");
    facts.record(plan(), Record::Break(id("t1-03"), Year::new(2015), true)).unwrap();
    assert_eq!(spans(&facts), (2015, 2020, 5, vec![2019]));
}

#[test]
fn four_fifths_of_the_chance_lie_within_the_range_that_was_taken_over() {
    let desk = adopted();
    let found = desk.found("t1-03");
    let line = found.lines.iter().find(|line| line.method == Method::Weighted).unwrap();
    let [low, high] = line.ends.as_ref().unwrap().each_ref().map(|end| end.outcome.unwrap().get());
    let scenario = desk.0.present();
    let stated = scenario.assumption(&id("t1-03")).uncertainty.unwrap();
    let last = *fan(&scenario.case(plan(), indicator("t1-03")), stated).last().unwrap();
    // Nine series of steps have no bound in the way here: the outer lines of the fan are the ends of the 80 ％ range.
    assert!((last.path[0].get() - low).abs() < 1e-9, "{:?} and {low}", last.path);
    assert!((last.path[4].get() - high).abs() < 1e-9 || high == 100.0, "{:?} and {high}", last.path);
}

#[test]
fn moving_it_makes_it_the_persons_own_and_undo_brings_the_basis_back() {
    let t = || id("t1-03");
    let other = Uncertainty::new(0.1, 0.1, Shape::Uniform).ok();
    let edits: Vec<(&str, Edit)> = vec![
        ("the lever", Edit::Growth(t(), Some(Growth::Damped { step: amount(0.3), phi: tuiyan::plan::Damping::of(0.9) }))),
        ("another family", Edit::Growth(t(), Some(linear(0.2)))),
        ("no growth", Edit::Growth(t(), None)),
        ("another range", Edit::Uncertainty(t(), other)),
        ("no range", Edit::Uncertainty(t(), None)),
        ("a single year", Edit::Pin(t(), Year::new(2022), Some(tuiyan::projection::Pin::Assumed(amount(95.0))))),
        ("a preset for all", Edit::Preset(Preset::JustMet)),
        ("a preset for it", Edit::PresetOf(Preset::Hold, vec![t()])),
        ("to drop it", Edit::Reset(t())),
        ("its own word", Edit::Own(t())),
        ("several at once", Edit::All(vec![Edit::Seed(7), Edit::Growth(t(), Some(linear(0.2)))])),
    ];
    for (what, edit) in edits {
        let mut desk = adopted();
        let before = desk.basis("t1-03").cloned();
        assert!(before.is_some());
        desk.edit(edit);
        assert_eq!(desk.basis("t1-03"), None, "{what}");
        desk.0.undo();
        assert_eq!(desk.basis("t1-03"), before.as_ref(), "{what}");
    }
}

#[test]
fn what_says_nothing_of_how_it_goes_on_leaves_the_basis() {
    let t = || id("t1-03");
    let mut desk = adopted();
    let observed = tuiyan::projection::Pin::Observed(amount(94.2));
    for edit in [
        Edit::Reason(t(), "教育局".to_owned()),
        Edit::UnitCost(t(), Some(tuiyan::plan::Cost::of(3.0))),
        Edit::Pin(t(), Year::new(2021), Some(observed)),
        Edit::Know(t(), Year::new(2010), amount(85.0)),
        Edit::Growth(id("t1-04"), Some(linear(0.2))),
        Edit::Seed(4),
        Edit::Rename("另一个".to_owned()),
    ] {
        desk.edit(edit);
        assert!(desk.basis("t1-03").is_some());
    }
    // Taken over anew with what is known since, it rests on that.
    desk.adopt("t1-03", Method::Weighted);
    assert_eq!(desk.basis("t1-03").map(|basis| (basis.from.get(), basis.to.get(), basis.n)), Some((2012, 2021, 10)));
}

#[test]
fn a_drag_that_moves_it_is_one_step() {
    let mut desk = adopted();
    for step in [0.3, 0.4, 0.5] {
        desk.0.edit(plan(), Edit::Growth(id("t1-03"), Some(linear(step))), Gesture::Drag(1)).unwrap();
    }
    assert_eq!(desk.basis("t1-03"), None);
    desk.0.undo();
    assert!(desk.basis("t1-03").is_some());
}

#[test]
fn what_is_locked_is_not_taken_over_and_a_preset_leaves_its_basis() {
    let mut desk = adopted();
    let lock = Change::Lock(vec![id("t1-03")], true);
    desk.0.change(plan(), lock, Gesture::Once).unwrap();
    let taken = Box::new(desk.takeover("t1-03", Method::Linear));
    assert!(desk.0.edit(plan(), Edit::TakeOver(id("t1-03"), taken), Gesture::Once).is_err());
    desk.edit(Edit::Preset(Preset::JustMet));
    assert_eq!(desk.basis("t1-03").map(|basis| basis.method), Some(Method::Weighted));
}

#[test]
fn below_four_years_there_is_no_range_and_below_three_there_is_hold_alone() {
    let desk = Desk::knowing(known("t1-03", &[91.4, 92.3]));
    let taken = desk.takeover("t1-03", Method::Linear);
    assert_eq!((taken.range, taken.basis.n), (None, 3));
    let short = Desk::knowing(known("t1-03", &[92.3])).found("t1-03");
    for line in &short.lines {
        assert_eq!(line.way.err(), (line.method != Method::Hold).then_some(Undefined::TooShort));
    }
}

#[test]
fn holding_is_taken_over_too() {
    let mut desk = enrolled();
    desk.adopt("t1-03", Method::Hold);
    let assumption = desk.0.present().assumption(&id("t1-03")).clone();
    assert_eq!(assumption.growth, None, "to hold is what the plan's default does");
    assert!(assumption.uncertainty.is_some() && assumption.basis.is_some());
}

#[test]
fn rates_are_taken_over_year_by_year_with_a_range_of_their_mean() {
    let desk = Desk::knowing(known("t1-11", &[0.102, 0.095, 0.089, 0.083, 0.079, 0.081, 0.076, 0.072]));
    let found = desk.found("t1-11");
    let line = found.lines.iter().find(|line| line.method == Method::Weighted).unwrap();
    let taken = found.takeover(line).unwrap();
    assert_eq!(taken.growth.family(), Family::YearlyRates);
    let range = taken.range.unwrap();
    let assumed = Assumption { growth: Some(taken.growth), uncertainty: Some(range), ..Assumption::default() };
    let case = assumed.case(plan(), indicator("t1-11"), Drivers::default());
    let last = *fan(&case, range).last().unwrap();
    let [low, high] = line.ends.as_ref().unwrap().each_ref().map(|end| end.outcome.unwrap().get());
    let found = last.so_far.unwrap();
    assert!((found[0].get() - low).abs() < 1e-3 && (found[4].get() - high).abs() < 1e-3, "{found:?} and {low}, {high}");
}

/// Every assumption that any method makes of three indicators.
fn every() -> Vec<Scenario> {
    let facts = [
        ("t1-03", known("t1-03", &ENROLMENT)),
        ("t1-07", known("t1-07", &[0.9, 0.95, 1.0, 1.02, 1.1, 1.06, 1.09])),
        ("t1-11", known("t1-11", &[0.102, 0.095, 0.089, 0.083, 0.079, 0.081, 0.076, 0.072])),
    ];
    let of = |(name, facts): (&str, Facts)| {
        let desk = Desk::knowing(facts);
        let found = desk.found(name);
        let taken: Vec<Takeover> = found.lines.iter().filter_map(|line| found.takeover(line)).collect();
        let adopted = move |taken: Takeover| {
            let mut scenario = Scenario::holding(plan());
            apply(&mut scenario, plan(), Edit::TakeOver(id(name), Box::new(taken))).unwrap();
            scenario
        };
        taken.into_iter().map(adopted).collect::<Vec<_>>()
    };
    facts.into_iter().flat_map(of).collect()
}

#[test]
fn whatever_was_taken_over_reads_back_the_same_from_file_link_store_and_workbook() {
    let all = every();
    assert!(all.len() > 12, "{}", all.len());
    for scenario in all {
        assert_eq!(read_scenario(&write_scenario(&scenario), plan()).as_ref(), Ok(&scenario));
        assert_eq!(
            decode_link(&encode_link(plan(), &scenario).unwrap(), plan()).map(|linked| linked.scenario),
            Ok(scenario.clone())
        );
        let kept = Kept::new(Key::opening(), scenario.clone());
        assert_eq!(
            read_kept(&write_kept(&kept).unwrap(), Key::opening(), plan()).map(|kept| Arc::clone(kept.decided())),
            Ok(Arc::new(scenario.clone()))
        );
        let book = scenarios_to_workbook(plan(), &[&scenario]);
        assert_eq!(workbook_to_scenarios(&book, plan(), "").unwrap(), std::slice::from_ref(&scenario));
        let english = Language::English.speaking(|| scenarios_to_workbook(plan(), &[&scenario]));
        assert_eq!(workbook_to_scenarios(&english, plan(), "").unwrap(), [scenario]);
    }
}

#[test]
fn a_file_has_a_basis_only_where_there_is_one_and_is_of_the_second_version_then() {
    let text = write_scenario(adopted().0.workspace().open().decided());
    assert!(text.contains(r#""format": "tuiyan.scenario/2""#));
    let json: serde_json::Value = serde_json::from_str(&text).unwrap();
    let basis = &json["assumptions"]["t1-03"]["basis"];
    assert_eq!(*basis, serde_json::json!({"method": "weighted", "from": 2011, "to": 2020, "n": 10}));
    let mut own = adopted();
    own.edit(Edit::Own(id("t1-03")));
    let text = write_scenario(own.0.workspace().open().decided());
    assert!(text.contains("tuiyan.scenario/1") && !text.contains("basis"), "{text}");
}

#[track_caller]
fn refused(basis: &str, place: &str, words: &str) {
    let text = format!(
        r#"{{"format":"tuiyan.scenario/2","plan":"lizhou-14","assumptions":{{"t1-03":{{"growth":{{"family":"linear","step":0.3}},"basis":{basis}}}}}}}"#
    );
    let faults = read_scenario(&text, plan()).expect_err(basis).0;
    let place = if place.is_empty() { "assumptions.t1-03.basis".to_owned() } else { format!("assumptions.t1-03.basis.{place}") };
    let found = faults.iter().find(|fault| fault.path == place).unwrap_or_else(|| panic!("{faults:?} is not at {place}"));
    assert!(found.problem.contains(words), "“{}” does not say “{words}”", found.problem);
}

#[test]
fn a_basis_that_cannot_be_is_refused_at_its_place() {
    let with = |field: &str| format!(r#"{{"method":"weighted","from":2011,"to":2020,"n":10,"left_out":[2020],{field}}}"#);
    refused(&with(r#""years":3"#), "years", "不认识的字段");
    refused(r#"{"method":"naive","from":2011,"to":2020,"n":10}"#, "method", "weighted");
    refused(r#"{"method":"weighted","from":2021,"to":2020,"n":1}"#, "from", "晚于");
    refused(r#"{"method":"weighted","from":2011,"to":2020,"n":11}"#, "n", "1 至 10 个");
    refused(r#"{"method":"weighted","from":2011,"to":2020,"n":0}"#, "n", "1 至 10 个");
    refused(r#"{"method":"weighted","from":2011,"to":2020,"n":-1}"#, "n", "非负整数");
    refused(r#"{"method":"weighted","from":2011,"to":2036,"n":10}"#, "to", "1900 至 2025");
    refused(r#"{"method":"weighted","from":2011,"to":2020,"n":9,"left_out":[1850]}"#, "left_out", "1900 至 2025");
    refused(r#"{"method":"weighted","from":2011,"to":2020}"#, "", "缺少字段");
    refused("[]", "", "类型不对");
    let status = r#"{"format":"tuiyan.scenario/2","plan":"lizhou-14","assumptions":{"t1-02":{"basis":{"method":"hold","from":2020,"to":2020,"n":1}}}}"#;
    assert!(read_scenario(status, plan()).unwrap_err().to_string().contains("定性指标"));
}

#[test]
fn the_example_of_the_design_is_read_and_written_back() {
    let text = r#"{"format":"tuiyan.scenario/2","plan":"lizhou-14","assumptions":{"t1-03":{"growth":{"family":"damped","step":0.6,"phi":0.9},
        "basis":{"method":"weighted","from":2011,"to":2020,"n":10,"left_out":[2020]},"reason":"按近十年"}}}"#;
    let scenario = read_scenario(text, plan()).unwrap();
    assert_eq!(read_scenario(&write_scenario(&scenario), plan()), Ok(scenario.clone()));
    let said: Vec<_> = view::changes(plan(), &scenario).into_iter().map(|line| line.what).collect();
    assert_eq!(
        said,
        ["衰减趋势 +0.6 个百分点／年，φ 0.9", "依据：近年加权趋势，2011—2020年，10个值，不计2020年", "依据：按近十年"]
    );
}

/// Where the text of a workbook's cell under a heading is replaced, what is said of it.
#[track_caller]
fn book_refused(heading: &str, cell: &str, words: &str) {
    let scenario = adopted().0.workspace().open().decided().as_ref().clone();
    let mut book = scenarios_to_workbook(plan(), &[&scenario]);
    let sheet = book.sheets.iter_mut().find(|sheet| sheet.name == "假设").unwrap();
    let column = sheet.rows[0].iter().position(|head| *head == tuiyan::exchange::Cell::text(heading)).unwrap();
    sheet.rows[1][column] = tuiyan::exchange::Cell::text(cell);
    let faults = workbook_to_scenarios(&book, plan(), "").unwrap_err().to_string();
    let letter = char::from(b'A' + u8::try_from(column).unwrap());
    assert!(faults.contains(words) && faults.starts_with(&format!("假设!{letter}2：")), "{faults}");
}

#[test]
fn a_workbook_says_what_is_wrong_with_a_basis_at_its_cell() {
    book_refused("历年方法", "猜的", "近年加权趋势");
    book_refused("历年起", "2022", "晚于");
    book_refused("历年个数", "99", "1 至 10 个");
    book_refused("历年不计", "99999999", "应为年份");
}

#[test]
fn report_and_merging_say_what_it_rests_on() {
    let mut desk = adopted();
    desk.edit(Edit::Reason(id("t1-03"), "教育局测算".to_owned()));
    let rests_on = "近年加权趋势，2011—2020年，10个值；教育局测算";
    let facts = Facts::clone(desk.0.workspace().facts());
    let report = view::report(plan(), &facts, desk.0.present(), "2026年3月1日");
    assert_eq!(report.assumed.iter().map(|line| line.reason.as_str()).collect::<Vec<_>>(), [rests_on]);
    assert!(!report.assumed[0].said().contains("依据"), "it has a column of its own");
    let held = Scenario::holding(plan());
    let merged = view::merged(plan(), &[desk.0.present(), &held], view::MergedOrder::MostApart);
    let row = merged.rows.iter().find(|row| row.id == id("t1-03")).unwrap();
    assert_eq!(row.voices.iter().map(|voice| voice.reason.as_str()).collect::<Vec<_>>(), [rests_on, ""]);
}

#[test]
fn a_link_of_what_rests_on_nothing_is_as_it_was() {
    let mut scenario = Scenario::holding(plan());
    apply(&mut scenario, plan(), Edit::Growth(Id::new("t1-03").unwrap(), Some(linear(0.26)))).unwrap();
    let version = |scenario: &Scenario| {
        use base64::Engine as _;
        let link = encode_link(plan(), scenario).unwrap();
        base64::engine::general_purpose::URL_SAFE_NO_PAD.decode(&link["s=".len()..]).unwrap()[0]
    };
    assert_eq!(version(&scenario), 1);
    assert_eq!(version(desk_scenario(&adopted())), 6);
}

fn desk_scenario(desk: &Desk) -> &Scenario {
    desk.0.workspace().open().decided()
}
