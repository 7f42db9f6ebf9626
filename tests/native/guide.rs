//! The guide: what its examples work out is what is judged.

use std::collections::BTreeSet;

use tuiyan::exchange::{builtin_plan, read_scenario};
use tuiyan::language::Language;
use tuiyan::plan::{Cost, Id, Plan};
use tuiyan::projection::judge;
use tuiyan::scenario::{Assumption, Scenario, Shape, Uncertainty};
use tuiyan::view::{MethodPage, methods, terms};

/// What a sum comes to: numbers, `+ − × ÷ ^ ( ) %` and `e^`.
fn worth(text: &str) -> f64 {
    let text: Vec<char> = text.chars().filter(|letter| !letter.is_whitespace() && *letter != ',').collect();
    let mut at = 0;
    let worth = sum(&text, &mut at);
    assert_eq!(at, text.len(), "all of it is arithmetic: {}", text.iter().collect::<String>());
    worth
}

fn sum(text: &[char], at: &mut usize) -> f64 {
    let mut total = product(text, at);
    while let Some(sign) = text.get(*at).copied().filter(|sign| matches!(sign, '+' | '−')) {
        *at += 1;
        let next = product(text, at);
        total += if sign == '+' { next } else { -next };
    }
    total
}

fn product(text: &[char], at: &mut usize) -> f64 {
    let mut total = power(text, at);
    while let Some(sign) = text.get(*at).copied().filter(|sign| matches!(sign, '×' | '÷')) {
        *at += 1;
        let next = power(text, at);
        total = if sign == '×' { total * next } else { total / next };
    }
    total
}

fn power(text: &[char], at: &mut usize) -> f64 {
    if text.get(*at) == Some(&'−') {
        *at += 1;
        return -power(text, at);
    }
    let mut base = atom(text, at);
    if text.get(*at) == Some(&'%') {
        *at += 1;
        base /= 100.0;
    }
    if text.get(*at) == Some(&'^') {
        *at += 1;
        return base.powf(power(text, at));
    }
    base
}

fn atom(text: &[char], at: &mut usize) -> f64 {
    match text.get(*at) {
        Some('(') => {
            *at += 1;
            let inner = sum(text, at);
            assert_eq!(text.get(*at), Some(&')'));
            *at += 1;
            inner
        }
        Some('e') => {
            *at += 1;
            std::f64::consts::E
        }
        _ => {
            let digits: String = text[*at..].iter().take_while(|letter| letter.is_ascii_digit() || **letter == '.').collect();
            *at += digits.len();
            digits.parse().unwrap_or_else(|_| panic!("a number at {at} of {}", text.iter().collect::<String>()))
        }
    }
}

/// Both sides of the equation in a line, without the words before and after it.
#[track_caller]
fn holds(line: &str) -> f64 {
    let line = line.rsplit_once(": ").map_or(line, |(_, rest)| rest);
    let (left, right) = line.split_once(" = ").unwrap_or_else(|| panic!("an equation: {line}"));
    let figure: String =
        right.trim_start_matches('(').chars().take_while(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | '−' | '%')).collect();
    let (left, figure) = (worth(left), worth(&figure));
    assert!((left - figure).abs() <= 1e-3 * left.abs().max(1.0), "{line}: {left} is not {figure}");
    figure
}

fn page<'a>(all: &'a [MethodPage], title: &str) -> &'a MethodPage {
    all.iter().find(|method| method.title == title).unwrap_or_else(|| panic!("no page {title}"))
}

fn lines(all: &[MethodPage], title: &str) -> Vec<String> {
    page(all, title).example.as_ref().unwrap_or_else(|| panic!("no example for {title}")).lines.clone()
}

fn open() -> (Plan, Id) {
    (builtin_plan().unwrap(), Id::new("t1-03").unwrap())
}

#[test]
fn the_arithmetic_of_every_family_comes_to_what_it_says() {
    let (plan, open) = open();
    let every = read_scenario(include_str!("../data/every-family.json"), &plan).unwrap();
    Language::English.speaking(|| {
        for scenario in [Scenario::holding(&plan), every] {
            let all = methods(&plan, &scenario, &open);
            for title in ["Annual change", "Annual growth rate", "Closing gap", "S-curve"] {
                let line = &lines(&all, title)[0];
                if line.contains(" = ") && !line.contains('φ') {
                    holds(line);
                }
            }
        }
    });
}

#[test]
fn every_page_has_an_example_in_the_shipped_plan_or_says_what_is_missing() {
    let (plan, open) = open();
    let all = methods(&plan, &Scenario::holding(&plan), &open);
    for method in &all {
        match &method.example {
            Some(example) => assert!(!example.lines.is_empty() && !example.about.is_empty(), "{}", method.title),
            None => assert!(method.missing.contains("填写"), "{} lacks an example without need", method.title),
        }
    }
    let titles: BTreeSet<_> = all.iter().map(|method| (method.topic.name(), method.title)).collect();
    assert_eq!(titles.len(), all.len());
}

#[test]
fn requirement_and_pace_are_those_of_the_judgement() {
    let (plan, open) = open();
    let scenario = read_scenario(
        r#"{"format": "tuiyan.scenario/1", "name": "x", "plan": "lizhou-14", "assumptions": {"t1-03": {"growth": {"family": "linear", "step": 0.2}}}}"#,
        &plan,
    );
    let scenario = scenario.unwrap_or_else(|faults| panic!("{faults}"));
    let judgement = judge(&scenario.case(&plan, plan.indicator(&open).unwrap()));
    Language::English.speaking(|| {
        let all = methods(&plan, &scenario, &open);
        let required = lines(&all, "Requirement");
        assert_eq!(required.len(), 2, "nature sets no limit to enrolment: {required:?}");
        for line in &required {
            holds(line);
        }
        let needed = judgement.required.unwrap().setting().unwrap().get();
        assert!((holds(&required[0]) - needed).abs() < 1e-6, "{required:?}");
        let pace = lines(&all, "Pace");
        for line in &pace[..2] {
            holds(line);
        }
        let halfway = judgement.pace[judgement.pace.len() / 2];
        assert!((holds(&pace[0]) - halfway.completion.unwrap()).abs() < 1e-4, "{pace:?}");
        let headroom = lines(&all, "Switching value and room");
        assert!((holds(&headroom[0]) - (0.2 - needed)).abs() < 1e-6, "{headroom:?}");
    });
}

#[test]
fn what_every_indicator_requires_is_worked_out_rightly() {
    let plan = builtin_plan().unwrap();
    let scenario = Scenario::holding(&plan);
    let worked: Vec<String> = Language::English
        .speaking(|| plan.indicators.iter().flat_map(|it| lines(&methods(&plan, &scenario, &it.id), "Requirement")).collect());
    for line in &worked {
        holds(line);
    }
    assert!(worked.iter().any(|line| line.starts_with("Closing gap")), "nothing with a natural limit");
}

#[test]
fn a_stated_range_and_a_unit_cost_are_worked_in_the_persons_own_figures() {
    let (plan, open) = open();
    let mut scenario = Scenario::holding(&plan);
    for shape in Shape::ALL {
        for (below, above) in [(0.3, 0.6), (0.1, 0.9)] {
            let stated = Uncertainty::new(below, above, shape).unwrap();
            let assumption = Assumption { uncertainty: Some(stated), unit_cost: Cost::new(40.0).ok(), ..Assumption::default() };
            scenario.assumptions.insert(open.clone(), assumption);
            let expected =
                tuiyan::risk::chance(&scenario.case(&plan, plan.indicator(&open).unwrap()), Some(stated)).unwrap().share;
            Language::English.speaking(|| {
                let all = methods(&plan, &scenario, &open);
                let chance = lines(&all, "Chance of one target");
                assert!((holds(&chance[1]) - expected).abs() < 1e-5, "{chance:?} {expected}");
                assert!((holds(&lines(&all, "Which targets to secure with a limited budget")[0]) - 40.0 * 1.3).abs() < 1e-6);
            });
        }
    }
}

#[test]
fn an_example_follows_the_indicator_that_is_open() {
    let plan = builtin_plan().unwrap();
    let scenario = Scenario::holding(&plan);
    let (one, other) = (Id::new("t1-03").unwrap(), Id::new("t1-04").unwrap());
    let about = |open: &Id| page(&methods(&plan, &scenario, open), "维持不变").example.clone().unwrap().id;
    assert_eq!(about(&one), Some(one));
    assert_eq!(about(&other), Some(other));
}

#[test]
fn the_guide_is_in_one_language_at_a_time() {
    let (plan, open) = open();
    let is_han = |text: &str| text.chars().any(|letter| ('\u{4e00}'..='\u{9fff}').contains(&letter));
    Language::English.speaking(|| {
        for method in methods(&plan, &Scenario::holding(&plan), &open) {
            let mut said = vec![
                method.title.to_owned(),
                method.formula.to_owned(),
                method.text.to_owned(),
                method.topic.name().to_owned(),
                method.missing.to_owned(),
            ];
            said.extend(
                method
                    .example
                    .into_iter()
                    .flat_map(|example| [vec![example.about, example.condition.to_owned()], example.lines].concat()),
            );
            for text in said {
                assert!(!is_han(&text), "{}: {text}", method.title);
            }
        }
        assert!(terms("").iter().all(|term| !is_han(term.name) && !is_han(term.meaning)));
    });
}
