//! The plan that ships with the program, and the schema that describes plan files.

use tuiyan::exchange::plan_schema;
use tuiyan::plan::{Nature, OpSource};

use crate::support::plan;

#[test]
fn the_recorded_schema_is_that_of_the_types_that_read_plans() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/data/plan.schema.json");
    if std::env::var_os("UPDATE_SCHEMA").is_some() {
        std::fs::write(path, plan_schema()).unwrap();
    }
    let recorded = std::fs::read_to_string(path).unwrap();
    assert!(recorded == plan_schema(), "data/plan.schema.json is out of date: run the tests once with UPDATE_SCHEMA=1");
}

#[test]
fn table_1_has_13_binding_and_25_expected_indicators() {
    let of = |nature| plan().scored().filter(|indicator| indicator.nature == Some(nature)).count();
    assert_eq!((plan().scored().count(), of(Nature::Binding), of(Nature::Expected)), (38, 13, 25));
}

#[test]
fn table_1_is_numbered_in_the_printed_order() {
    let ids: Vec<_> = plan().scored().map(|indicator| indicator.id.to_string()).collect();
    let expected: Vec<_> = (1..=38).map(|row| format!("t1-{row:02}")).collect();
    assert_eq!(ids, expected);
}

#[test]
fn ten_domains_list_91_basic_services() {
    let counts: Vec<_> = plan().domains.iter().map(|domain| domain.services.len()).collect();
    assert_eq!(counts, [9, 11, 12, 20, 4, 3, 14, 4, 9, 5]);
    assert_eq!(counts.iter().sum::<usize>(), 91);
}

#[test]
fn the_text_and_the_boxes_give_at_least_40_other_targets() {
    assert!(plan().indicators.len() - plan().scored().count() >= 40);
}

#[test]
fn every_figure_names_its_place_and_what_is_printed_there() {
    for indicator in &plan().indicators {
        assert!(!indicator.source.place.is_empty() && !indicator.source.printed.is_empty(), "{}", indicator.id);
    }
}

#[test]
fn a_printed_sign_is_stated_and_a_bare_number_is_read() {
    let signs = ['≥', '≤', '＞', '＜'];
    for indicator in plan().scored() {
        let Some(stated) = indicator.statement.measured() else { continue };
        let target = indicator.source.printed.split('→').next_back().unwrap();
        if target.contains(signs) {
            assert_eq!(stated.op_source, OpSource::Stated, "{}", indicator.id);
        }
    }
    assert!(plan().scored().any(|i| i.statement.measured().is_some_and(|stated| stated.op_source == OpSource::Read)));
}
