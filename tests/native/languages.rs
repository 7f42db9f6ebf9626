//! Two languages: what the page says, and a plan's own words.

use proptest::prelude::*;
use tuiyan::exchange::table::{Answers, Proposed, observation_sheet, read_observations};
use tuiyan::exchange::{
    Faults, decode_link, encode_link, read_delimited, read_plan, read_scenario, read_xlsx, scenarios_to_workbook,
    workbook_to_scenarios, write_delimited, write_plan, write_scenario, write_xlsx,
};
use tuiyan::exchange::{Sheet, Workbook};
use tuiyan::language::Language;
use tuiyan::plan::{Glossary, Plan};
use tuiyan::scenario::{Facts, Scenario};

use crate::book_properties::decided;
use crate::cli::{example, file, run};
use crate::formats::EXAMPLE;
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

#[test]
fn all_words_of_the_shipped_plan_have_english() {
    let glossary = plan().glossary();
    let mut copy = plan().clone();
    assert!(copy.translate(&glossary).is_empty());
    assert!(glossary.values().all(|english| !english.trim().is_empty() && !is_chinese(english)));
    Language::English.speaking(|| {
        let indicators = plan().indicators.iter().flat_map(|indicator| {
            let readings =
                indicator.readings.iter().flat_map(|reading| [reading.name.get(), reading.place.get(), reading.note.get()]);
            [indicator.name.get(), indicator.unit.get(), indicator.domain.get(), indicator.source.place.get()]
                .into_iter()
                .chain(readings)
        });
        let domains =
            plan().domains.iter().flat_map(|domain| domain.services.iter().chain([&domain.name]).map(tuiyan::plan::Wording::get));
        let groups = plan().groups.iter().map(|group| group.name.get());
        let relations = plan().relations.iter().flat_map(|relation| [relation.place.get(), relation.note.get()]);
        let head = [plan().name.get(), plan().short_name.get(), plan().document.issuer.get()];
        for word in head.into_iter().chain(groups).chain(domains).chain(indicators).chain(relations) {
            assert!(!is_chinese(word), "{word}");
        }
    });
}

/// Whether a text has a Chinese character or its full-width punctuation in it.
fn is_chinese(text: &str) -> bool {
    text.chars().any(|c| matches!(c, '\u{3001}'..='\u{3002}' | '\u{4e00}'..='\u{9fff}' | '\u{ff01}'..='\u{ff5e}'))
}

/// Everything that is written in `from` is read in `into`.
fn crosses(scenarios: &[Scenario], from: Language, into: Language) -> Result<(), TestCaseError> {
    let book = from.speaking(|| scenarios_to_workbook(plan(), &scenarios.iter().collect::<Vec<_>>()));
    let csv = from.speaking(|| String::from_utf8(write_delimited(&book)).unwrap());
    into.speaking(|| {
        prop_assert_eq!(&workbook_to_scenarios(&book, plan(), "").unwrap(), scenarios);
        prop_assert_eq!(&workbook_to_scenarios(&read_delimited(&csv).unwrap(), plan(), "").unwrap(), scenarios);
        Ok(())
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_workbook_written_in_one_language_is_read_in_the_other(scenarios in prop::collection::vec(decided(), 1..3)) {
        crosses(&scenarios, Language::English, Language::Chinese)?;
        crosses(&scenarios, Language::Chinese, Language::English)?;
        crosses(&scenarios, Language::English, Language::English)?;
    }

    #[test]
    fn a_scenario_file_and_what_a_link_opens_do_not_depend_on_the_language(scenario in decided()) {
        let file = write_scenario(&scenario);
        let link = encode_link(plan(), &scenario).unwrap();
        Language::English.speaking(|| {
            prop_assert_eq!(write_scenario(&scenario), file);
            prop_assert_eq!(encode_link(plan(), &scenario).unwrap(), format!("{link}&lang=en"));
            prop_assert_eq!(decode_link(&link, plan()).unwrap().scenario, scenario.clone());
            Ok(())
        })?;
        let english = format!("https://tuiyan.example/#lang=en&{link}");
        let linked = decode_link(&english, plan()).unwrap();
        prop_assert!(linked.is_same_plan_data && linked.scenario == scenario);
    }

    #[test]
    fn a_sheet_of_observations_is_read_in_either_language(scenario in decided()) {
        let ids: Vec<_> = plan().indicators.iter().map(|indicator| indicator.id.clone()).collect();
        let read = |sheet: Sheet| read_observations(&Workbook { sheets: vec![sheet] }, plan(), &scenario, None, &Answers::default()).values;
        let chinese = read(observation_sheet(plan(), &Facts::default(), &scenario, &ids, &[]));
        let sheet = Language::English.speaking(|| observation_sheet(plan(), &Facts::default(), &scenario, &ids, &[]));
        prop_assert!(!sheet.rows[0].iter().any(|head| matches!(head, tuiyan::exchange::Cell::Text(head) if is_chinese(head))));
        let figures = |values: Vec<Proposed>| values.into_iter().map(|value| (value.indicator, value.year, value.amount)).collect::<Vec<_>>();
        prop_assert_eq!(figures(read(sheet.clone())), figures(chinese.clone()));
        prop_assert_eq!(figures(Language::English.speaking(|| read(sheet))), figures(chinese));
    }
}

#[test]
fn an_xlsx_written_in_english_has_english_sheets_and_is_read_in_chinese() {
    let scenario = read_scenario(EXAMPLE, plan()).unwrap();
    let bytes = Language::English.speaking(|| write_xlsx(&scenarios_to_workbook(plan(), &[&scenario])).unwrap());
    let book = read_xlsx(&bytes).unwrap();
    let names: Vec<_> = book.sheets.iter().map(|sheet| sheet.name.as_str()).collect();
    assert_eq!(names, ["Verdicts", "Trajectories", "Assumptions", "Observations", "Plan", "Method", "Scenarios"]);
    assert_eq!(workbook_to_scenarios(&book, plan(), "").unwrap(), [scenario]);
}

#[test]
fn headings_of_two_languages_may_stand_side_by_side_but_not_twice() {
    let mixed = read_delimited("ID,指标,2021年,2022\nt1-03,Gross enrolment ratio in preschool education,94,94.2\n").unwrap();
    assert_eq!(workbook_to_scenarios(&mixed, plan(), "").unwrap()[0].assumptions.len(), 1);
    let twice = read_delimited("ID,编号,2021\nt1-03,t1-03,94\n").unwrap();
    assert!(workbook_to_scenarios(&twice, plan(), "").unwrap_err().to_string().contains("重复"));
}

/// Texts in ASCII that are no plan, no scenario, no table and no link, most of them nearly.
fn mistaken() -> Vec<Faults> {
    let table = |text: &str| read_delimited(text).and_then(|book| workbook_to_scenarios(&book, plan(), "x"));
    let assumed = |assumption: &str| {
        read_scenario(
            &format!(r#"{{"format":"tuiyan.scenario/1","name":"x","plan":"lizhou-14","seed":1,"assumptions":{{{assumption}}}}}"#),
            plan(),
        )
    };
    let scenarios = [
        r#""t1-99":{}"#,
        r#""t1-03":{"growth":{"family":"linear","step":"x"}}"#,
        r#""t1-03":{"growth":{"family":"linear"}}"#,
        r#""t1-03":{"growth":{"family":"hold","step":1}}"#,
        r#""t1-03":{"growth":{"family":"damped","step":1,"phi":2}}"#,
        r#""t1-03":{"growth":{"family":"yearly","steps":[1]}}"#,
        r#""t1-03":{"growth":{"family":"yearly"}}"#,
        r#""t1-03":{"growth":{"family":"none"}}"#,
        r#""t1-03":{"years":{"2019":{"observed":1}}}"#,
        r#""t1-03":{"years":{"2021":{"observed":1,"assumed":1}}}"#,
        r#""t1-03":{"years":{"2021":{}}}"#,
        r#""t1-03":{"years":{"2021":{"observed":-1}}}"#,
        r#""t1-03":{"status":{"reached":2023}}"#,
        r#""t1-02":{"status":{"reached":"x"}}"#,
        r#""t1-02":{"status":{"reached":true}}"#,
        r#""t1-02":{"start":1}"#,
        r#""t1-03":{"reading":"x"}"#,
        r#""t1-03":{"nonsense":1}"#,
        r#""t1-03":{"uncertainty":{"below":0,"above":0}}"#,
        r#""t1-03":{},"t1-03":{}"#,
        r#""t1-07":{"growth":{"family":"gap","share":0.1}}"#,
    ];
    let tables = [
        "nonsense\n",
        "ID,2021,2021\nt1-03,1,2\n",
        "ID,2019\nt1-03,1\n",
        "ID,2021\nt1-03,x\n",
        "ID,2021\nt1-99,1\n",
        "Indicator,2021\nNothing,1\n",
        "ID,Indicator,2021\nt1-03,Something else,1\n",
        "ID,2021\nt1-03,5%\n",
        "ID,Growth pattern\nt1-03,Nothing\n",
        "ID,Growth pattern\nt1-03,linear\n",
        "ID,Parameter\nt1-03,1\n",
        "ID,Distribution\nt1-03,uniform\n",
        "ID,Growth pattern,Parameter\nt1-03,compound,4\n",
        "ID,Status\nt1-02,never\n",
    ];
    let plan_text = write_plan(plan());
    let plans = [
        ("\"base\": 2020", "\"base\": 2026"),
        ("\"t1-02\"", "\"t1-01\""),
        ("\"expected\"", "\"hoped\""),
        ("\"scoreboard\": true", "\"scoreboard\": 1"),
    ];
    let mut faults: Vec<_> = scenarios.into_iter().map(|text| assumed(text).expect_err(text)).collect();
    faults.extend(tables.into_iter().map(|text| table(text).expect_err(text)));
    faults.extend(plans.into_iter().map(|(from, to)| read_plan(&plan_text.replacen(from, to, 1)).expect_err(to)));
    faults.extend(
        ["", "s=", "s=AAAA", "s=A*", "https://tuiyan.example/", "s=AAAAAAAA"]
            .map(|link| decode_link(link, plan()).expect_err(link)),
    );
    faults.extend([read_scenario("{", plan()).unwrap_err(), read_plan("[]").unwrap_err(), read_xlsx(b"x").unwrap_err()]);
    faults
}

#[test]
fn every_fault_is_told_in_english_to_those_who_speak_it() {
    let chinese = mistaken();
    let english = Language::English.speaking(mistaken);
    for (english, chinese) in english.iter().zip(&chinese) {
        assert_eq!(english.0.len(), chinese.0.len(), "{english}");
        for fault in &english.0 {
            let told = Language::English.speaking(|| fault.to_string());
            assert!(!is_chinese(&told), "{told}");
        }
        assert!(is_chinese(&chinese.to_string()), "{chinese}");
    }
}

/// What a command says in English, as lines.
#[track_caller]
fn in_english(arguments: &[&str]) -> String {
    let said = run(&[&["--lang", "en"], arguments].concat());
    assert_eq!(said.code, 0, "{}", said.err);
    said.out + &said.err
}

#[test]
fn the_command_line_speaks_english_when_it_is_asked_to() {
    let renamed = std::fs::read_to_string(example()).unwrap().replace("加大投入", "More effort");
    let scenario = file("english.json", renamed);
    let commands: [&[&str]; 12] = [
        &["--help"],
        &["judge", "--help"],
        &["optimise", "--help"],
        &["link", "encode", "--help"],
        &["judge", &scenario],
        &["rank", "--all", &scenario],
        &["risk", "--draws", "100", &scenario],
        &["optimise", "--budget", "60", "--cost", "t1-16=100", &scenario],
        &["merge", &scenario, &scenario],
        &["check", &scenario],
        &["report", "--format", "md", &scenario],
        &["plan"],
    ];
    // What stands in the document and is no word of the plan, or is the person's own.
    let own = [plan().document.number.as_str(), "中文"];
    for command in commands {
        let said = in_english(command);
        let plain = own.iter().fold(said, |said, own| said.replace(own, ""));
        let strange: Vec<_> = plain.lines().filter(|line| is_chinese(line)).collect();
        assert!(strange.is_empty(), "{command:?}: {strange:#?}");
    }
}

/// A value without the sentences in it that are for people; beside each stands a code for programs.
fn without_sentences(mut value: serde_json::Value) -> serde_json::Value {
    match &mut value {
        serde_json::Value::Object(fields) => {
            for sentence in ["what", "place", "mend"] {
                fields.remove(sentence);
            }
            fields.values_mut().for_each(|field| *field = without_sentences(field.take()));
        }
        serde_json::Value::Array(items) => items.iter_mut().for_each(|item| *item = without_sentences(item.take())),
        _ => {}
    }
    value
}

#[test]
fn json_is_the_same_in_either_language() {
    for command in ["judge", "rank", "risk", "optimise"] {
        let said = |text: &str| without_sentences(serde_json::from_str(text).unwrap());
        let chinese = run(&[command, "--format", "json", &example()]).done();
        assert!(said(&in_english(&[command, "--format", "json", &example()])) == said(&chinese), "{command}");
    }
    assert!(in_english(&["plan", "--format", "json"]) == run(&["plan", "--format", "json"]).done());
}

#[test]
fn wrong_usage_is_told_in_the_language_of_the_person() {
    for (arguments, chinese, english) in [
        (&["judge", "--format", "xml"][..], "应为 table、json、csv 之一", "must be one of table, json, csv"),
        (&["judge", "--nonsense"], "不认识的“--nonsense”", "unknown argument “--nonsense”"),
        (&["frobnicate"], "没有命令“frobnicate”", "no command “frobnicate”"),
        (&["check"], "缺少 <文件>", "<FILE>... is missing"),
        (&["risk", "--draws", "many"], "应为 0 至 10000000 的整数", "a whole number from 0 to 10000000"),
        (&[], "没有给出命令", "no command is given"),
    ] {
        let said = run(arguments);
        assert!(said.code == 2 && said.err.contains(chinese), "{}", said.err);
        let said = run(&[arguments, &["--lang", "en"]].concat());
        assert!(said.code == 2 && said.err.contains(english) && !is_chinese(&said.err), "{}", said.err);
    }
    assert!(run(&["judge", "--lang", "fr"]).err.contains("应为 zh 或 en"));
}

#[test]
fn a_link_for_an_english_page_is_made_when_english_is_asked_for() {
    let link = in_english(&["link", "encode", "--base", "https://tuiyan.example/", &example()]);
    assert!(link.trim_end().ends_with("&lang=en"), "{link}");
    let decoded = run(&["link", "decode", link.trim_end()]).done();
    assert_eq!(
        read_scenario(&decoded, plan()).unwrap(),
        read_scenario(&std::fs::read_to_string(example()).unwrap(), plan()).unwrap()
    );
}
