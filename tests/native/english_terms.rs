//! One English term for one concept, whichever view says it, and the spellings of before in tables that are read again.

use tuiyan::exchange::{
    Cell, builtin_plans, plan_to_workbook, read_delimited, read_plan, workbook_to_plan, workbook_to_scenarios,
};
use tuiyan::language::Language;
use tuiyan::plan::{Amount, Indicator, Nature, Plan, Rate};
use tuiyan::projection::{Growth, Judgement, judge};
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
fn an_outcome_is_projected_and_nothing_is_expected() {
    of_each(|indicator, judgement, said| {
        assert!(judgement.outcome.is_none() || said.iter().any(|text| says(text, "projected")), "{}", indicator.id);
        let strays: Vec<_> = said.iter().filter(|text| says(text, "expected")).collect();
        assert!(strays.is_empty(), "{}: {strays:#?}", indicator.id);
        let is_named = said.iter().any(|text| says(text, "anticipatory"));
        assert_eq!(is_named, indicator.nature == Some(Nature::Expected), "{}", indicator.id);
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

#[test]
fn a_sentence_says_whole_numbers_and_the_working_says_what_it_counts_in() {
    let scenario = Scenario::holding(plan());
    let sheet = |name: &str| {
        let indicator = plan().indicator(&id(name)).unwrap();
        view::sheet(plan(), &scenario, indicator, &judge(&scenario.case(plan(), indicator)))
    };
    Language::English.speaking(|| {
        let insured = sheet("t1-16");
        assert!(insured.finding.contains(" people in 2025: ") && !insured.finding.contains("10,000"), "{}", insured.finding);
        assert!(insured.explanation.starts_with("In 10,000 people: "), "{}", insured.explanation);
        let of_lever: Vec<_> = insured.lever.unwrap().readings.into_iter().map(|reading| reading.unit).collect();
        assert_eq!(of_lever, ["×10,000 people/year", "×10,000 people", "×10,000 people", "×10,000 people"]);
        let enrolled = sheet("t1-03");
        assert!(!enrolled.explanation.starts_with("In "), "{}", enrolled.explanation);
    });
}

#[test]
fn no_sentence_multiplies() {
    of_each(|indicator, _, said| {
        let strays: Vec<_> = said.iter().filter(|text| text.contains("0 ×10,000") || text.contains("5 ×10,000")).collect();
        assert!(strays.is_empty(), "{}: {strays:#?}", indicator.id);
    });
}

#[test]
fn a_unit_has_one_long_form_in_sentences_and_one_short_form_beside_fields() {
    let scenario = Scenario::holding(plan());
    let indicator = plan().indicator(&id("t1-03")).unwrap();
    Language::English.speaking(|| {
        let sheet = view::sheet(plan(), &scenario, indicator, &judge(&scenario.case(plan(), indicator)));
        assert!(sheet.required.ends_with("percentage points a year"), "{}", sheet.required);
        let lever = sheet.lever.unwrap();
        assert!(lever.value_text.ends_with("percentage points a year"), "{}", lever.value_text);
        let units: Vec<_> = lever.readings.iter().map(|reading| reading.unit.as_str()).collect();
        assert_eq!(units, ["pp/year", "%", "pp", "pp"]);
    });
}

#[test]
fn what_is_to_be_done_for_all_is_fulfilled_for_all() {
    let scenario = Scenario::holding(plan());
    let indicator = plan().indicator(&id("t1-02")).unwrap();
    let target = || view::target(indicator, scenario.assumption(&indicator.id).statement(indicator));
    assert_eq!(target(), "应保尽保");
    assert_eq!(Language::English.speaking(target), "fulfilled for all");
}

/// Words that planners do not use, each with the one that they do.
const STRAYS: [(&str, &str); 5] = [
    ("expected", "anticipatory or projected"),
    ("headroom", "room"),
    ("effort", "budget"),
    ("cheapest", "easiest to rescue"),
    ("persons", "people"),
];

/// The English of every text that stands beside its Chinese in the source.
fn english_texts(source: &str) -> impl Iterator<Item = String> {
    let literals = |text: &str| {
        let mut parts = Vec::new();
        let mut rest = text;
        for _ in 0..2 {
            let Some(begin) = rest.find('"') else { break };
            let inner = &rest[begin + 1..];
            let ends = inner.match_indices('"').find(|(at, _)| !inner[..*at].ends_with('\\'));
            let Some((end, _)) = ends else { break };
            parts.push(inner[..end].to_owned());
            rest = &inner[end + 1..];
        }
        parts.pop().filter(|_| parts.len() == 1)
    };
    let begins = |mark: &'static str| source.match_indices(mark).map(move |(at, _)| &source[at + mark.len()..]);
    ["word!(", "phrase!(", "Text::new("].into_iter().flat_map(begins).filter_map(literals).collect::<Vec<_>>().into_iter()
}

#[test]
fn every_text_uses_the_words_of_planners() {
    let mut strays = Vec::new();
    for (path, source) in crate::house::code("") {
        for text in english_texts(&source) {
            // What stands in braces is the name of a value.
            let shown: String = text.split('{').map(|part| part.split_once('}').map_or(part, |(_, after)| after)).collect();
            strays.extend(
                STRAYS
                    .iter()
                    .filter(|(stray, _)| says(&shown, stray))
                    .map(|(stray, better)| format!("{}: {stray}, say {better}: {text}", path.display())),
            );
        }
    }
    assert!(strays.is_empty(), "{strays:#?}");
}
