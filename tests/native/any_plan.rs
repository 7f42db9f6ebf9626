//! Nothing is tied to one plan: the whole pipeline over a plan of other years, other measures and many more indicators.

use std::sync::OnceLock;

use tuiyan::exchange::*;
use tuiyan::language::Language;
use tuiyan::plan::*;
use tuiyan::projection::{Family, Growth, Pin, Verdict, judge};
use tuiyan::risk::{Effort, Scope, ranking};
use tuiyan::scenario::{Edit, Facts, Preset, Scenario, apply, complaints};
use tuiyan::view;

use crate::cli::{file, run};
use crate::support::{amount, id, plan};

/// The fictional plan of eight years.
pub(crate) fn training() -> &'static Plan {
    static PLAN: OnceLock<Plan> = OnceLock::new();
    PLAN.get_or_init(|| read_plan(TRAINING).unwrap())
}

/// As many artificial indicators.
pub(crate) fn sample(indicators: u16) -> Plan {
    read_plan(&run(&["plan", "sample", "--indicators", &indicators.to_string()]).done()).unwrap()
}

fn large() -> &'static Plan {
    static PLAN: OnceLock<Plan> = OnceLock::new();
    PLAN.get_or_init(|| sample(300))
}

fn plans() -> [&'static Plan; 3] {
    [plan(), training(), large()]
}

/// A scenario in which every indicator grows in another family, and the first years are observed.
fn busy(plan: &Plan) -> Scenario {
    let mut scenario = Scenario { name: "各种假设".to_owned(), ..Scenario::holding(plan) };
    let steps = plan.period.steps();
    for (at, indicator) in plan.indicators.iter().enumerate() {
        let family = Family::ALL[at % Family::ALL.len()];
        let edits = [
            Edit::Growth(indicator.id.clone(), Some(Growth::opening(family, steps))),
            Edit::Pin(indicator.id.clone(), plan.period.year(1), Some(Pin::Observed(amount(1.0)))),
        ];
        for edit in edits {
            // What does not fit the indicator is refused, and that is its own affair.
            let _ = apply(&mut scenario, plan, edit);
        }
    }
    scenario
}

#[test]
fn the_training_plan_says_that_it_is_fictional_in_both_languages() {
    let plan = training();
    assert!(plan.name.own().contains("虚构") && plan.short_name.own().contains("虚构"));
    assert!(plan.name.english().unwrap().contains("fictional") && plan.short_name.english().unwrap().contains("fictional"));
    assert_eq!(plan.period.steps(), 8);
}

#[test]
fn the_training_plan_has_its_english_throughout() {
    let missing: Vec<_> = training().all_words().into_iter().filter(|(_, english)| english.is_none()).collect();
    // What is the same in both needs no other.
    assert!(missing.iter().all(|(words, _)| words == "％"), "{missing:?}");
}

#[test]
fn the_training_plan_shows_every_kind_of_statement() {
    let plan = training();
    let stated = || plan.indicators.iter().filter_map(|indicator| indicator.statement.measured());
    for op in [Comparison::AtLeast, Comparison::MoreThan, Comparison::AtMost, Comparison::LessThan] {
        assert!(stated().any(|stated| stated.goal.printed().unwrap().op == op), "{op:?}");
    }
    for kind in [Measure::LEVEL, Measure::CUMULATIVE, Measure::AVERAGE_GROWTH] {
        assert!(stated().any(|stated| stated.measure == kind), "{kind:?}");
    }
    assert!(stated().any(|stated| matches!(stated.start, Start::Below { .. })));
    assert!(stated().any(|stated| matches!(stated.start, Start::EarlierTotal(_))));
    assert!(stated().any(|stated| stated.start == Start::Missing));
    assert!(plan.indicators.iter().any(|indicator| indicator.statement.is_status()));
    assert!(plan.indicators.iter().any(|indicator| indicator.part_of.is_some()));
    assert!(plan.indicators.iter().any(|indicator| indicator.per_head));
    assert!(plan.indicators.iter().any(|indicator| indicator.readings.len() > 1));
    for nature in [Nature::Binding, Nature::Expected] {
        assert!(plan.scored().any(|indicator| indicator.nature == Some(nature)));
    }
    assert!([RelationKind::Sum, RelationKind::Same].into_iter().all(|kind| plan.relations.iter().any(|r| r.kind == kind)));
}

#[test]
fn eight_years_of_one_flow_are_its_total() {
    let scenario = Scenario::holding(training());
    let jobs = training().indicator(&id("m-23")).unwrap();
    let judged = judge(&scenario.case(training(), jobs));
    assert!(matches!(judged.verdict, Verdict::Met { first_year, .. } if first_year == Year::new(2032)));
    assert_eq!(judged.pace.len(), 8);
    let places = training().indicator(&id("m-05")).unwrap();
    let flow = judge(&scenario.case(training(), places)).start.unwrap().exact().unwrap();
    assert_eq!(flow, amount(1.24 / 8.0));
}

#[test]
fn the_sample_is_the_same_each_time_and_another_for_another_seed() {
    let of = |seed| run(&["plan", "sample", "--indicators", "40", "--seed", seed]).done();
    assert_eq!(of("1"), of("1"));
    assert_ne!(of("1"), of("2"));
    assert_eq!(large().indicators.len(), 300);
}

#[test]
fn every_plan_reads_back_from_its_file_and_its_tables() {
    for plan in plans() {
        assert_eq!(read_plan(&write_plan(plan)).as_ref(), Ok(plan));
        for language in Language::ALL {
            let spreadsheet = write_xlsx(&language.speaking(|| plan_to_workbook(plan))).unwrap();
            assert_eq!(workbook_to_plan(&read_xlsx(&spreadsheet).unwrap()).as_ref(), Ok(plan));
        }
    }
}

#[test]
fn every_plan_goes_through_the_whole_pipeline() {
    for plan in plans() {
        let scenario = busy(plan);
        for indicator in &plan.indicators {
            assert!(complaints(scenario.assumption(&indicator.id), indicator, plan.period).is_empty(), "{}", indicator.id);
        }
        let judged = judge_scenario(plan, &scenario);
        assert_eq!(judged.indicators.len(), plan.indicators.len());
        let years = plan.period.years().count();
        assert!(judged.indicators.iter().all(|judged| judged.path.len() <= years));
        let _ = ranking(plan, &scenario, Scope::All, Effort::Steps);
        let _ = risk_scenario(plan, &scenario, None);
        for language in Language::ALL {
            let report = language.speaking(|| view::report(plan, &Facts::default(), &scenario, "").to_markdown());
            assert!(report.contains(&plan.period.end().to_string()));
        }
    }
}

#[test]
fn a_scenario_of_every_plan_travels_as_file_link_and_table() {
    for plan in plans() {
        let scenario = busy(plan);
        assert_eq!(read_scenario(&write_scenario(&scenario), plan).as_ref(), Ok(&scenario));
        let fragment = encode_link(plan, &scenario).unwrap();
        assert_eq!(decode_link(&fragment, plan).unwrap().scenario, scenario);
        let spreadsheet = write_xlsx(&scenarios_to_workbook(plan, &[&scenario])).unwrap();
        let read = workbook_to_scenarios(&read_xlsx(&spreadsheet).unwrap(), plan, "").unwrap();
        assert_eq!(read, [scenario]);
    }
}

#[test]
fn no_sentence_about_another_plan_names_five_years_or_2025() {
    let scenario = busy(training());
    for language in Language::ALL {
        let (report, book) = language.speaking(|| {
            let report = view::report(training(), &Facts::default(), &scenario, "").to_markdown();
            (report, write_delimited(&scenarios_to_workbook(training(), &[&scenario])))
        });
        for text in [report, decode_text(&book).unwrap()] {
            for foreign in ["五年", "2025年目标", "2020年", "利州", "five-year", "five years", "Lizhou", "2025 target"] {
                let at = text.find(foreign);
                let around =
                    at.map(|at| text[..at].chars().rev().take(40).collect::<Vec<_>>().into_iter().rev().collect::<String>());
                assert_eq!(at, None, "{foreign} after {around:?}");
            }
        }
    }
}

#[test]
fn a_preset_fits_every_plan() {
    for plan in plans() {
        for preset in Preset::ALL {
            let mut scenario = Scenario::holding(plan);
            apply(&mut scenario, plan, Edit::Preset(preset)).unwrap();
            assert_eq!(judge_scenario(plan, &scenario).indicators.len(), plan.indicators.len());
        }
    }
}

#[test]
fn every_command_takes_a_plan_as_a_spreadsheet() {
    let book = write_xlsx(&plan_to_workbook(training())).unwrap();
    let path = file("yunhe.xlsx", &book);
    let json = file("yunhe.json", TRAINING);
    let scenario = file("yunhe-scenario.json", write_scenario(&busy(training())));
    for command in [&["judge"][..], &["rank"], &["risk"], &["report", "--format", "md"], &["report", "--format", "csv"]] {
        let of = |plan: &str| run(&[command, &["--plan", plan, &scenario]].concat()).done();
        assert_eq!(of(&path), of(&json), "{command:?}");
    }
    assert!(run(&["check", &path, &scenario]).done().contains("38 项指标，没有问题"));
}
