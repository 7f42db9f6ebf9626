//! Two languages: what the page says, and a plan's own words.

use tuiyan::exchange::{read_plan, write_plan};
use tuiyan::language::Language;
use tuiyan::plan::{Glossary, Plan};

use crate::support::plan;

/// The shipped plan with only this much English.
fn translated(glossary: &[(&str, &str)]) -> (Plan, Vec<String>) {
    let mut plan = plan().clone();
    let glossary: Glossary = glossary.iter().map(|(own, english)| ((*own).to_owned(), (*english).to_owned())).collect();
    let unused = plan.translate(&glossary);
    (plan, unused)
}

#[test]
fn a_plan_is_read_in_english_where_it_brings_it() {
    let (plan, unused) = translated(&[("幼有所育", "Early childhood"), ("人", "persons")]);
    assert!(unused.is_empty());
    assert_eq!(plan.domains[0].name.get(), "幼有所育");
    Language::English.speaking(|| assert_eq!(plan.domains[0].name.get(), "Early childhood"));
}

#[test]
fn the_english_of_a_plan_is_written_and_read_back() {
    let (plan, _) = translated(&[("幼有所育", "Early childhood")]);
    let back = read_plan(&write_plan(&plan)).unwrap();
    assert_eq!(back, plan);
    assert_eq!(back.glossary(), plan.glossary());
}

#[test]
fn english_for_words_that_the_plan_does_not_say_is_refused() {
    let (plan, _) = translated(&[("幼有所育", "Early childhood")]);
    let text = write_plan(&plan).replace(r#""幼有所育": "Early"#, r#""幼有所养": "Early"#);
    let faults = read_plan(&text).unwrap_err().0;
    assert_eq!(faults[0].path, "english");
    assert!(faults[0].problem.contains("幼有所养"));
}

#[test]
fn a_file_says_the_same_in_either_language() {
    let (plan, _) = translated(&[("幼有所育", "Early childhood"), ("人", "persons")]);
    assert_eq!(Language::English.speaking(|| write_plan(&plan)), write_plan(&plan));
}
