//! Every view in both languages: what is said in English has no Chinese of ours in it, and the other way round.

use std::collections::BTreeSet;
use std::fmt::Debug;

use tuiyan::exchange::{read_plan, read_scenario, write_plan};
use tuiyan::language::Language;
use tuiyan::plan::{Amount, Comparison, Glossary, Id, Indicator, Measure, Nature, Plan, Year};
use tuiyan::projection::{Family, Judgement, Obstacle, Pace, Parameter, Reason, Side, Verdict, judge};
use tuiyan::risk::consistency::{ComparedFigure, Control, Differing, Excess, Finding, Lead, Severity, Warning};
use tuiyan::risk::simulation::{Persistence, Settings, Simulation};
use tuiyan::risk::{Effort, NoChance, Scope, USUAL_GRID, effort::best_use, grid, scale, switching};
use tuiyan::scenario::{Facts, Key, Preset, Scenario, Shape};
use tuiyan::view::{self, number, risk, words};

use crate::support::{amount, id, plan};

fn is_han(letter: char) -> bool {
    matches!(letter, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}')
}

/// A mark of Chinese print: full-width, or a quotation mark of its own.
fn is_chinese_mark(letter: char) -> bool {
    matches!(letter, '\u{3000}'..='\u{303f}' | '\u{ff00}'..='\u{ff60}')
}

/// Every text in what a view made, by its own account of itself.
pub(crate) fn texts(view: &impl Debug) -> Vec<String> {
    let whole = format!("{view:?}").replace("\\\"", "'");
    whole.split('"').skip(1).step_by(2).map(str::to_owned).collect()
}

/// The shipped plan with every word of its own in made-up English, and without Chinese in what stands as printed.
fn made_up() -> Plan {
    let mut file: serde_json::Value = serde_json::from_str(&write_plan(plan())).unwrap();
    if let Some(file) = file.as_object_mut() {
        file.remove("english");
    }
    let mut own = BTreeSet::new();
    collect(&mut file, "", &mut own);
    let mut plan = read_plan(&file.to_string()).unwrap();
    let glossary: Glossary = own.into_iter().enumerate().map(|(at, own)| (own, format!("w{at}"))).collect();
    let _ = plan.translate(&glossary);
    plan
}

fn collect(value: &mut serde_json::Value, under: &str, own: &mut BTreeSet<String>) {
    match value {
        serde_json::Value::String(text) if ["printed", "number"].contains(&under) => {
            *text = text.replace(|letter| is_han(letter) || is_chinese_mark(letter), "x");
        }
        serde_json::Value::String(text) => {
            own.insert(text.clone());
        }
        serde_json::Value::Array(all) => all.iter_mut().for_each(|value| collect(value, under, own)),
        serde_json::Value::Object(all) => all.iter_mut().for_each(|(key, value)| collect(value, key, own)),
        _ => {}
    }
}

/// Every family at once, with everything else that can be said of a scenario.
pub(crate) fn every_family(plan: &Plan) -> Scenario {
    let mut scenario = read_scenario(include_str!("../data/every-family.json"), plan).unwrap();
    (scenario.name, scenario.note) = ("s1".to_owned(), "n1".to_owned());
    let more = r#"{"format":"tuiyan.scenario/1","plan":"lizhou-14","name":"s2","budget":60,"correlation":0.3,
        "drivers":{"population_growth":0.01},"assumptions":{
        "t1-03":{"growth":{"family":"linear","step":0.26},"uncertainty":{"below":0.16,"above":0.14},"unit_cost":10,
            "years":{"2021":{"observed":94.0},"2022":{"observed":94.05},"2023":{"observed":94.3},"2024":{"assumed":94.4}}},
        "t1-08":{"uncertainty":{"below":0.1,"above":0.1,"shape":"uniform"}},
        "t1-16":{"unit_cost":100},"t1-35":{"growth":{"family":"linear","step":80},"uncertainty":{"below":40,"above":20},"unit_cost":1},
        "t1-11":{"growth":{"family":"compound","rate":0.04},"years":{"2021":{"observed":0.043}}},
        "t1-07":{"years":{"2021":{"observed":1.1},"2023":{"observed":1.2}}},
        "t1-20":{"growth":{"family":"damped","step":0.1,"phi":0.9},"uncertainty":{"below":0.01,"above":0.01}},
        "t1-02":{"status":{"reached":false}}}}"#;
    let other = read_scenario(more, plan).unwrap();
    for (id, assumption) in other.assumptions {
        scenario.assumptions.entry(id).or_insert(assumption);
    }
    (scenario.budget, scenario.correlation) = (other.budget, other.correlation);
    scenario
}

/// The same plan assumed otherwise, so that the two differ.
fn observed(plan: &Plan) -> Scenario {
    let text = r#"{"format":"tuiyan.scenario/1","plan":"lizhou-14","name":"s2","assumptions":{
        "t1-03":{"growth":{"family":"linear","step":0.26},"uncertainty":{"below":0.16,"above":0.14},
            "years":{"2021":{"observed":94.0},"2022":{"observed":94.05},"2023":{"observed":94.3},"2024":{"assumed":94.4}}},
        "t1-11":{"growth":{"family":"compound","rate":0.04},"years":{"2021":{"observed":0.043}}},
        "t1-07":{"years":{"2021":{"observed":1.1},"2022":{"observed":1.2},"2023":{"observed":1.2}}},
        "t1-02":{"status":{"reached":false}}}}"#;
    read_scenario(text, plan).unwrap()
}

/// Everything that the views say of a scenario, and of two.
fn everything(plan: &Plan) -> Vec<String> {
    let mut held = Scenario::holding(plan);
    "s3".clone_into(&mut held.name);
    let scenarios = [every_family(plan), observed(plan), held];
    let mut said = scenarios.iter().flat_map(|scenario| of_scenario(plan, scenario)).collect::<Vec<_>>();
    said.extend(of_several(plan, &scenarios));
    said.extend(of_warnings(plan, &scenarios[0]));
    said.extend(vocabulary(plan));
    said
}

pub(crate) fn judged(plan: &Plan, scenario: &Scenario) -> Vec<Judgement> {
    plan.indicators.iter().map(|indicator| judge(&scenario.case(plan, indicator))).collect()
}

fn of_scenario(plan: &Plan, scenario: &Scenario) -> Vec<String> {
    let mut said = Vec::new();
    let judgements = judged(plan, scenario);
    for (indicator, judgement) in plan.indicators.iter().zip(&judgements) {
        said.extend(of_indicator(plan, scenario, indicator, judgement));
    }
    let ids: Vec<_> = plan.indicators.iter().map(|indicator| indicator.id.clone()).collect();
    said.extend(texts(&view::completeness(plan, scenario, &ids)));
    said.extend(texts(&view::changes(plan, scenario)));
    let report = view::report(plan, &Facts::default(), scenario, "2026-03-01");
    said.extend(texts(&report));
    said.push(report.to_markdown());
    said.extend(texts(&view::column(plan, 0, scenario, &judgements)));
    said.extend(of_risk(plan, scenario));
    said
}

pub(crate) fn of_indicator(plan: &Plan, scenario: &Scenario, indicator: &Indicator, judgement: &Judgement) -> Vec<String> {
    let assumption = scenario.assumption(&indicator.id);
    let due = view::latest_observed(scenario);
    let observed = view::observed_row(plan, indicator, assumption, scenario.drivers, judgement, due, &view::Told::default());
    let mut said = texts(&view::row(indicator, assumption, judgement));
    said.extend(view::gap(indicator, assumption, judgement));
    said.extend(observed.cells.iter().map(view::ObservedCell::sentence));
    said.extend(texts(&observed));
    said.extend(texts(&view::sheet(plan, scenario, indicator, judgement)));
    said.extend(texts(&view::range_ends(plan, scenario, indicator)));
    said.extend(texts(&view::poster(plan, &Facts::default(), scenario, indicator, judgement)));
    said.extend(texts(&risk::range_row(plan, scenario, indicator, judgement)));
    said.extend(texts(&risk::chance(plan, scenario, indicator)));
    said.extend(risk::conditions(plan, scenario, indicator));
    said.extend(risk::volatility(plan, scenario, indicator));
    said.extend(texts(&risk::switching_line(plan, scenario, &switching(plan, scenario, indicator))));
    said.extend(of_inputs(plan, scenario, indicator));
    said
}

fn of_inputs(plan: &Plan, scenario: &Scenario, indicator: &Indicator) -> Vec<String> {
    let choices = risk::input_choices(plan, scenario, indicator);
    let mut said = texts(&choices);
    if let Some(found) = risk::tornado(plan, scenario, indicator) {
        said.extend(texts(&found));
        said.extend(texts(&risk::tornado_poster(plan, scenario, indicator, &found)));
    }
    if let [first, second, ..] = choices.as_slice() {
        let (columns, rows) = USUAL_GRID;
        let side = |input, count| scale(plan, scenario, indicator, input, count);
        let table = side(first.input, columns).zip(side(second.input, rows));
        let table = table.and_then(|(columns, rows)| grid(plan, scenario, indicator, columns, rows));
        if let Some(found) = table.and_then(|grid| risk::two_way(plan, scenario, indicator, &grid)) {
            said.extend(texts(&found));
            said.extend(found.sentence(0, 0));
            said.extend(texts(&risk::two_way_poster(plan, scenario, indicator, &found)));
        }
    }
    said
}

fn of_risk(plan: &Plan, scenario: &Scenario) -> Vec<String> {
    let mut said = texts(&(risk::chances(plan, scenario), risk::consistency(plan, scenario), risk::checked(plan)));
    said.extend(texts(&risk::warning_count(&risk::consistency(plan, scenario))));
    said.extend(texts(&(risk::drivers(plan, scenario), risk::subjects(plan), risk::range_sections(plan, scenario))));
    let joint = risk::joint(plan, scenario);
    said.extend(texts(&(&joint, risk::joint_poster(plan, scenario, &joint))));
    for by in [Effort::Steps, Effort::Share] {
        let found = risk::rankings(plan, scenario, Scope::Scored, by);
        for order in risk::RankingOrder::ALL {
            said.extend([order.name().to_owned(), order.note().to_owned(), found.count(order), found.chart_title(order)]);
            said.extend(texts(&risk::ranking_poster(plan, scenario, &found, order)));
        }
        said.push(risk::measure_name(by).to_owned());
        said.extend(texts(&found));
    }
    let mut budgets = vec![scenario.clone(); 3];
    (budgets[1].budget, budgets[2].budget) = (None, tuiyan::plan::Cost::new(1.0).ok());
    said.extend(budgets.iter().flat_map(|one| texts(&risk::effort(plan, one, &best_use(plan, one, &BTreeSet::new())))));
    for reading in [Persistence::Persistent, Persistence::Yearly] {
        let asked = Simulation::new(plan, scenario, Settings { draws: 2000, reading });
        let found = asked.clone().all();
        said.push(risk::yearly_conditions(&asked));
        said.extend(texts(&risk::yearly_chances(plan, scenario, &found)));
        let draws = risk::draws(risk::Ran { plan, scenario, asked: &asked, found: &found });
        said.extend(texts(&(&draws, draws.poster())));
    }
    said
}

fn of_several(plan: &Plan, scenarios: &[Scenario]) -> Vec<String> {
    let judgements: Vec<_> = scenarios.iter().map(|scenario| judged(plan, scenario)).collect();
    let columns: Vec<_> =
        scenarios.iter().zip(&judgements).enumerate().map(|(at, (one, judged))| view::column(plan, at, one, judged)).collect();
    let heads = view::row_heads(plan, &scenarios[0], true);
    let mut said = texts(&(&heads, view::compare(&heads, &columns.iter().collect::<Vec<_>>(), 0)));
    said.extend([Some(Nature::Binding), Some(Nature::Expected), None].map(|nature| view::section_heading(nature, 3)));
    for (at, indicator) in plan.indicators.iter().enumerate() {
        let pairs = scenarios.iter().zip(&judgements);
        let contenders: Vec<_> = pairs.map(|(scenario, judged)| view::Contender { scenario, judgement: &judged[at] }).collect();
        said.push(view::compared_finding(plan, indicator, &contenders, 0));
        said.extend(texts(&view::compared_poster(plan, &Facts::default(), indicator, &contenders, 0)));
    }
    said.extend(
        [view::MergedOrder::MostApart, view::MergedOrder::BindingFirst]
            .iter()
            .flat_map(|order| texts(&view::merged(plan, scenarios, *order))),
    );
    let keys: Vec<_> = (0..12).map(|at| Key::new(&format!("k{at:02}")).unwrap()).collect();
    let kept: Vec<_> = keys.iter().collect();
    let mut lineup = view::Lineup::default();
    said.push(lineup.count(&kept));
    said.extend([lineup.toggle(&kept, kept[11]), lineup.toggle(&kept[..1], kept[0])].map(Result::unwrap_err));
    said
}

/// A warning of every kind, in every shape.
fn of_warnings(plan: &Plan, scenario: &Scenario) -> Vec<String> {
    let (one, two) = (id("t1-03"), id("t1-07"));
    let year = Year::new(2022);
    let differing = |when, figures: &[f64], parts: &[&Id]| Differing {
        whole: one.clone(),
        parts: parts.iter().map(|id| (*id).clone()).collect(),
        when,
        stated: amount(3.0),
        figures: figures.iter().map(|figure| amount(*figure)).collect(),
        sum: amount(figures.iter().sum()),
    };
    let excess = |when| Excess { when, part: amount(12_345.0), whole: amount(2.0) };
    let whens = [ComparedFigure::Target, ComparedFigure::Year(year), ComparedFigure::Outcome];
    let held = |asked| Finding::Held { indicator: one.clone(), year, bound: amount(100.0), asked: amount(asked) };
    let beyond =
        |is_curve| Finding::StartBeyondLimit { indicator: one.clone(), start: amount(3.0), limit: amount(2.0), is_curve };
    let against = |id: &Id, assumed| Finding::AgainstObserved { indicator: id.clone(), until: year, observed: 0.1, assumed };
    let above = |excesses: Vec<Excess>| Finding::PartAboveWhole { part: two.clone(), whole: one.clone(), excesses };
    let years = [2021, 2022, 2023].map(|year| excess(ComparedFigure::Year(Year::new(year))));
    let mut findings = vec![
        held(101.0),
        held(99.0),
        Finding::TargetBeyondBounds { indicator: one.clone(), bound: amount(100.0), target: amount(101.0) },
        beyond(true),
        beyond(false),
        above(years.to_vec()),
        above(whens.map(excess).to_vec()),
        against(&one, 0.5),
        against(&two, -0.5),
        against(&id("t1-11"), 0.5),
        Finding::RangeIdle { indicator: one.clone() },
        Finding::DriverIdle,
    ];
    for when in whens {
        findings.push(Finding::SumDiffers(differing(when, &[4.0], &[&one, &two])));
        findings.push(Finding::SumDiffers(differing(when, &[4.0, 5.0], &[&one, &two])));
        findings.push(Finding::StatedTwice(differing(when, &[4.0], &[&two])));
        findings.push(Finding::StatedTwice(differing(when, &[4.0, 5.0], &[&one, &two])));
    }
    let controls = [Control::Growth, Control::Start, Control::Years, Control::Reading, Control::Range, Control::Population];
    let severities = [Severity::Contradiction, Severity::WorthALook];
    let warning = |finding: &Finding, control, severity| Warning {
        severity,
        finding: finding.clone(),
        place: "".into(),
        note: "".into(),
        lead: Lead { indicator: Some(one.clone()), control },
    };
    let all = findings.iter().flat_map(|finding| {
        controls.iter().flat_map(move |control| severities.map(|severity| warning(finding, *control, severity)))
    });
    let lines = risk::warnings(plan, scenario, &all.collect::<Vec<_>>());
    let (grave, light): (Vec<_>, Vec<_>) = lines.iter().cloned().partition(|line| line.is_contradiction);
    let mut said = texts(&lines);
    said.extend([&grave[..1], &light, &lines, &[]].map(|lines| risk::warning_count(lines).sentence));
    said
}

/// Words for everything that can be named.
fn vocabulary(plan: &Plan) -> Vec<String> {
    let (year, exact) = (Year::new(2023), |number| Amount::of(number));
    let mut said: Vec<String> = Vec::new();
    said.extend(Family::ALL.iter().flat_map(|of| [of.name(), of.note(), of.lead()]).map(str::to_owned));
    let parameters =
        [Parameter::Step, Parameter::Rate, Parameter::Share, Parameter::Steepness, Parameter::Steps, Parameter::Rates];
    for indicator in &plan.indicators {
        said.extend(parameters.map(|parameter| words::parameter_unit(indicator, parameter)));
        said.extend(parameters.map(|parameter| words::short_parameter_unit(indicator, parameter)));
    }
    let reasons = [
        Reason::TargetLater,
        Reason::NoOther,
        Reason::NoReference,
        Reason::Watched,
        Reason::NoStart,
        Reason::NoGrowth,
        Reason::StatusNotStated,
        Reason::UndefinedStep(year),
        Reason::NoLimit,
    ];
    said.extend(reasons.map(words::reason));
    said.extend([Side::Below, Side::Above].map(|met| words::reason(Reason::DependsOnStart { met, of: exact(5.5) })));
    said.extend([Obstacle::AllPinned, Obstacle::Bound, Obstacle::Limit].map(words::obstacle).map(str::to_owned));
    said.extend([NoChance::Status, NoChance::NothingStated, NoChance::NotOneWay].map(words::no_chance));
    said.extend([Pace::Ahead, Pace::On, Pace::Behind, Pace::Maintain].map(words::pace).map(str::to_owned));
    said.extend(Shape::ALL.map(words::shape).map(str::to_owned));
    said.extend(plan.indicators.iter().map(|it| words::measure(&it.statement, plan.period)));
    said.extend(Measure::ALL.map(|it| it.title(plan.period)));
    said.extend([Preset::Hold, Preset::JustMet, Preset::Halfway].map(words::preset_note).map(str::to_owned));
    said.extend([0.0, 0.01, 0.5, 0.99, 1.0].iter().flat_map(|share| {
        [words::chance(*share, true), words::chance(*share, false), words::chance_mark(*share), number::percent(*share)]
    }));
    said.extend([500, 2000, 100_000].map(words::draws));
    said.push(words::verdict(&Verdict::Met { first_year: year, margin: None }));
    let comparisons = [Comparison::AtLeast, Comparison::MoreThan, Comparison::AtMost, Comparison::LessThan];
    said.extend(comparisons.map(words::symbol).map(str::to_owned));
    said.extend(view::ListOrder::ALL.map(view::ListOrder::word).map(str::to_owned));
    said.extend(view::Act::all().into_iter().map(view::Act::word).map(str::to_owned));
    let ids: Vec<_> = plan.indicators.iter().map(|it| it.id.clone()).collect();
    let filter = view::Filter::default().of_score(Some(tuiyan::plan::Nature::Binding), tuiyan::projection::Standing::Missed);
    let reach = view::reach(plan, &filter, &ids, &view::Selection::default(), &ids.iter().take(1).cloned().collect());
    let held = tuiyan::scenario::Scenario::holding(plan);
    said.extend(view::Act::all().into_iter().map(|act| view::acted(plan, act, &reach, &held, &held)));
    said.push(reach.words);
    said.extend(view::RowsShown::ALL.map(view::RowsShown::word).map(str::to_owned));
    said.extend(view::Charted::ALL.map(view::Charted::word).map(str::to_owned));
    said.extend([words::counts(1, 2, 3), words::indicators(1)]);
    said.push(view::qr_code(&"x".repeat(4000)).unwrap_err());
    said.push(view::qr_code(&"x".repeat(2000)).unwrap().note.to_owned());
    said
}

#[test]
fn english_views_say_nothing_in_chinese() {
    let plan = made_up();
    let said = Language::English.speaking(|| everything(&plan));
    assert!(said.len() > 10_000, "{} texts", said.len());
    let chinese: BTreeSet<_> =
        said.iter().filter(|text| text.chars().any(|letter| is_han(letter) || is_chinese_mark(letter))).collect();
    assert!(chinese.is_empty(), "{} of {}: {chinese:#?}", chinese.len(), said.len());
}

#[test]
fn chinese_views_say_nothing_in_english() {
    // Two Latin words in a row are a phrase; a single one may be a sign, a key of a style sheet or a person's name.
    let is_phrase = |text: &str| {
        let is_word = |word: &str| word.len() > 1 && word.bytes().all(|letter| letter.is_ascii_alphabetic());
        text.split(' ').collect::<Vec<_>>().windows(2).any(|pair| pair.iter().all(|word| is_word(word)))
    };
    let said = everything(plan());
    let english: BTreeSet<_> = said.iter().filter(|text| is_phrase(text)).collect();
    assert!(english.is_empty(), "{english:#?}");
}

#[test]
fn views_in_english_and_chinese_agree_on_every_verdict() {
    let plan = made_up();
    for scenario in [every_family(&plan), observed(&plan)] {
        let tones = || {
            let judgements = judged(&plan, &scenario);
            let rows = plan.indicators.iter().zip(&judgements);
            rows.map(|(indicator, judgement)| view::row(indicator, scenario.assumption(&indicator.id), judgement).tone)
                .collect::<Vec<_>>()
        };
        assert_eq!(Language::English.speaking(tones), tones());
    }
}

#[test]
fn numbers_and_units_follow_the_language() {
    let plan = made_up();
    let scenario = every_family(&plan);
    let says = |name: &str| {
        let indicator = plan.indicator(&id(name)).unwrap();
        let judgement = judge(&scenario.case(&plan, indicator));
        view::sheet(&plan, &scenario, indicator, &judgement)
    };
    let [chinese, english] = Language::ALL.map(|language| language.speaking(|| says("t1-03")));
    assert_eq!(chinese.required, "每年至少增加 0.26 个百分点");
    assert_eq!(english.required, "rise by at least 0.26 percentage points a year");
    assert_eq!(chinese.finding, "预计 2025 年 95.0 ％，刚好达标");
    assert_eq!(english.explanation, "93.7 + 5 × 0.26 = 95.0 ≥95 → met, room 0.0 (from 2025)");
}
