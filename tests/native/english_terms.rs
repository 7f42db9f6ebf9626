//! One English term for one concept, whichever view says it, and the spellings of before in tables that are read again.

use tuiyan::exchange::{
    Cell, builtin_plans, plan_to_workbook, read_delimited, read_plan, workbook_to_plan, workbook_to_scenarios,
};
use tuiyan::language::Language;
use tuiyan::plan::{Amount, Indicator, Nature, Plan, Rate};
use tuiyan::projection::{Growth, Judgement};
use tuiyan::scenario::{Facts, Scenario};
use tuiyan::view;

use crate::languages_views::{every_family, judged, of_indicator, texts};
use crate::support::{id, plan};

/// Whether a text has this word in it, as a word.
fn says(text: &str, word: &str) -> bool {
    text.split(|letter: char| !letter.is_alphabetic()).any(|found| found.eq_ignore_ascii_case(word))
}

/// Every shipped plan, held, and the first under every family.
fn shipped() -> Vec<(Plan, Scenario)> {
    let held = builtin_plans().map(|text| read_plan(text).unwrap()).map(|plan| (Scenario::holding(&plan), plan));
    let held = held.into_iter().map(|(scenario, plan)| (plan, scenario));
    held.chain([(plan().clone(), every_family(plan()))]).collect()
}

/// Calls `check` with each indicator, what its views say of it in English, and its line of the report.
fn of_each(check: impl Fn(&Indicator, &Judgement, &[String])) {
    Language::English.speaking(|| {
        for (plan, scenario) in shipped() {
            let report = view::report(&plan, &Facts::default(), &scenario, "");
            for (indicator, judgement) in plan.indicators.iter().zip(&judged(&plan, &scenario)) {
                let mut said = of_indicator(&plan, &scenario, indicator, judgement);
                let name = view::row(indicator, scenario.assumption(&indicator.id), judgement).name;
                said.extend(report.lines.iter().filter(|line| line.name == name).flat_map(texts));
                check(indicator, judgement, &said);
            }
        }
    });
}

#[test]
fn what_is_binding_is_never_called_expected_for_an_outcome_is_projected() {
    of_each(|indicator, judgement, said| {
        assert!(judgement.outcome.is_none() || said.iter().any(|text| says(text, "projected")), "{}", indicator.id);
        let strays: Vec<_> = said.iter().filter(|text| says(text, "expected")).collect();
        assert!(indicator.nature != Some(Nature::Binding) || strays.is_empty(), "{}: {strays:#?}", indicator.id);
    });
    Language::English.speaking(|| {
        let heads = view::report(plan(), &Facts::default(), &Scenario::holding(plan()), "").heads;
        assert!(
            heads.iter().any(|head| says(head, "projected")) && !heads.iter().any(|head| says(head, "expected")),
            "{heads:?}"
        );
    });
}

#[test]
fn tables_with_the_english_of_before_are_still_read() {
    let table = "ID,Start,Growth pattern,Parameter\nt1-10,50,Yearly step,0.5\nt1-16,,yearly rate,0.01\n";
    let read = workbook_to_scenarios(&read_delimited(table).unwrap(), plan(), "x").unwrap().remove(0);
    assert_eq!(read.assumption(&id("t1-10")).start, Amount::new(50.0).ok());
    assert_eq!(read.assumption(&id("t1-10")).growth, Amount::new(0.5).ok().map(|step| Growth::Linear { step }));
    assert_eq!(read.assumption(&id("t1-16")).growth, Rate::new(0.01).ok().map(|rate| Growth::Compound { rate }));

    let mut book = Language::English.speaking(|| plan_to_workbook(plan()));
    let before = [("Baseline", "Start"), ("Baseline type", "Start type"), ("qualitative", "status"), (">", "＞"), ("<", "＜")];
    for cell in book.sheets.iter_mut().flat_map(|sheet| &mut sheet.rows).flatten() {
        let Cell::Text(text) = cell else { continue };
        if let Some((_, former)) = before.into_iter().find(|(now, _)| text == now) {
            former.clone_into(text);
        }
    }
    assert_eq!(workbook_to_plan(&book).as_ref(), Ok(plan()));
}
