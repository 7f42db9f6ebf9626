//! What a plan says of itself: its words in either language, what belongs together, and in which order it stands (§1).

use std::collections::BTreeSet;

use tuiyan::language::Language;
use tuiyan::plan::*;
use tuiyan::projection::Parameter;

use crate::support::{id, indicator, plan};

#[test]
fn every_part_is_within_the_whole_that_it_stands_under_and_what_the_document_says_follows() {
    let related = plan().related();
    let parts: Vec<_> = plan().indicators.iter().filter_map(|part| Some((&part.id, part.part_of.as_ref()?))).collect();
    assert!(!parts.is_empty());
    let (listed, said) = related.split_at(parts.len());
    for (relation, (part, whole)) in listed.iter().zip(parts) {
        assert_eq!(
            (relation.kind, &relation.whole, relation.parts.as_slice()),
            (RelationKind::Within, whole, &[part.clone()][..])
        );
    }
    assert_eq!(said, plan().relations);
}

#[test]
fn all_words_of_a_plan_are_listed_once_with_their_english() {
    let words = plan().all_words();
    let once: BTreeSet<_> = words.iter().map(|(own, _)| own.as_str()).collect();
    assert_eq!(once.len(), words.len());
    assert!(
        !once.contains("") && once.contains(indicator("t1-03").name.own()) && once.contains(plan().domains[0].services[0].own())
    );
    assert_eq!(words[0], (plan().name.own().to_owned(), plan().name.english().map(str::to_owned)));
    let translated: Glossary = words.into_iter().filter_map(|(own, english)| Some((own, english?))).collect();
    assert_eq!(translated, plan().glossary());
    assert!(!translated.is_empty());
}

#[test]
fn a_translation_of_what_the_plan_does_not_say_is_told() {
    let (mut plan, name) = (plan().clone(), plan().name.own().to_owned());
    let glossary = Glossary::from([(name.clone(), "The plan".to_owned()), ("别处".to_owned(), "elsewhere".to_owned())]);
    assert_eq!(plan.translate(&glossary), ["别处"]);
    assert_eq!(plan.glossary(), Glossary::from([(name, "The plan".to_owned())]));
}

#[test]
fn a_wording_is_known_by_either_language_and_printed_in_the_one_that_is_spoken() {
    let mut plan = plan().clone();
    plan.translate(&Glossary::from([(plan.name.own().to_owned(), "The plan".to_owned())]));
    let name = &plan.name;
    assert!(name.is(name.own()) && name.is("The plan") && !name.is("") && !name.is_empty());
    assert!(Wording::from("").is_empty());
    assert_eq!(format!("{:>9}|{name}", Wording::from("人")), format!("        人|{}", name.own()));
    Language::English.speaking(|| assert_eq!(format!("{name:>9}"), " The plan"));
}

#[test]
fn what_is_binding_stands_before_what_is_expected_and_that_before_what_is_left_open() {
    let mut indicator = indicator("t1-03").clone();
    let tiers = [Some(Nature::Binding), Some(Nature::Expected), None].map(|nature| {
        indicator.nature = nature;
        indicator.tier()
    });
    assert_eq!(tiers, [0, 1, 2]);
}

#[test]
fn a_percentage_is_what_is_counted_in_per_cent() {
    let mut indicator = indicator("t1-03").clone();
    let told = ["％", "%", "人", "‰"].map(|unit| {
        indicator.unit = unit.into();
        indicator.is_percentage()
    });
    assert_eq!(told, [true, true, false, false]);
}

#[test]
fn a_reading_that_the_plan_does_not_record_says_nothing() {
    let doubtful = indicator("t1-13");
    assert_eq!(doubtful.read_as(None), Some(&doubtful.statement));
    assert_eq!(doubtful.read_as(Some(&id("2020-single-year"))), Some(&doubtful.readings[1].statement));
    assert_eq!(doubtful.read_as(Some(&id("box"))), None);
}

#[test]
fn a_number_means_the_same_of_a_step_and_of_steps_and_of_a_rate_and_of_rates_alone() {
    use Parameter::{Rate, Rates, Share, Steepness, Step, Steps};
    let kinds = [&[Step, Steps][..], &[Rate, Rates], &[Share], &[Steepness]];
    for (a, left) in kinds.iter().enumerate() {
        for (b, right) in kinds.iter().enumerate() {
            assert!(left.iter().all(|x| right.iter().all(|y| x.is_alike(*y) == (a == b))), "{left:?} {right:?}");
        }
    }
}
