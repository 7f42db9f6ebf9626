//! Facts as tables: whatever is known goes out as XLSX, CSV or a pasted block, and comes in again the same, marks and sources included.

use proptest::prelude::*;
use tuiyan::exchange::table::{Answers, Proposal, facts_sheet, preview, read_observations, read_pasted, read_text};
use tuiyan::exchange::{Cell, Sheet, Workbook, decode_text, read_delimited, read_xlsx, write_delimited, write_xlsx};
use tuiyan::language::Language;
use tuiyan::plan::{Id, Start, Year};
use tuiyan::scenario::*;

use crate::cli::{file, run};
use crate::support::{amount, id, plan};

/// A figure that the indicator can have, of few digits.
fn figure(name: &Id, thousandths: u32) -> Option<f64> {
    let number = f64::from(thousandths) / 1000.0;
    let Some(indicator) = plan().indicator(name) else { return Some(number + 0.001) };
    let stated = indicator.statement.measured()?;
    let number = if stated.measure.is_of_rates() { f64::from(thousandths % 400) / 10_000.0 } else { number };
    indicator.bounds_of(stated).contains(amount(number)).then_some(number)
}

/// Whether a table may give that year: the base year's figure is the plan's wherever the plan states one.
fn is_open(name: &Id, year: i16) -> bool {
    let base = plan().period.base() == Year::new(year);
    let stated = plan().indicator(name).and_then(|indicator| indicator.statement.measured());
    !base || stated.is_none_or(|stated| stated.start == Start::Missing)
}

fn facts() -> impl Strategy<Value = Facts> {
    let names: Vec<_> = plan().indicators.iter().map(|it| it.id.clone()).chain([id("population")]).collect();
    let source = prop_oneof![
        Just(String::new()),
        prop::sample::select(vec!["统计年鉴", "2021年统计公报", "年鉴；第2版", "a;b: c", "2019年：快报"]).prop_map(str::to_owned),
        "[\\p{Han}a-z；;：:、0-9（）]{1,8}",
    ];
    let figure_of = (prop::sample::select(names.clone()), 1990..=2025_i16, 0..3_000_000_u32, source);
    let mark = (prop::sample::select(names), 1990..=2025_i16, any::<bool>());
    (prop::collection::vec(figure_of, 0..24), prop::collection::vec(mark, 0..8)).prop_map(|(figures, marks)| {
        let mut facts = Facts::default();
        for (name, year, thousandths, source) in figures.into_iter().filter(|(name, year, ..)| is_open(name, *year)) {
            let Some(number) = figure(&name, thousandths) else { continue };
            let known = Known { value: amount(number), source: source.as_str().into() };
            let _ = facts.record(plan(), Record::Figure(name, Year::new(year), Some(known)));
        }
        for (name, year, is_break) in marks {
            let mark = if is_break { YearMark::Break } else { YearMark::LeftOut };
            let _ = facts.record(plan(), mark.record(name, Year::new(year), true));
        }
        facts
    })
}

/// The sheet in every form in which it may come back.
fn forms(sheet: &Sheet) -> Vec<(&'static str, Workbook)> {
    let book = Workbook { sheets: vec![sheet.clone()] };
    let bare = Workbook { sheets: vec![Sheet { name: String::new(), ..sheet.clone() }] };
    let csv = |book: &Workbook| read_text(&decode_text(&write_delimited(book)).unwrap()).unwrap();
    let cell = |cell: &Cell| match cell {
        Cell::Text(text) => text.clone(),
        Cell::Number(number) => number.to_string(),
        Cell::Empty | Cell::Rate(_) => String::new(),
    };
    let lines: Vec<_> = sheet.rows.iter().map(|row| row.iter().map(cell).collect::<Vec<_>>().join("\t")).collect();
    vec![
        ("XLSX", read_xlsx(&write_xlsx(&book).unwrap()).unwrap()),
        ("CSV", csv(&bare)),
        ("CSV of sheets", read_delimited(&decode_text(&write_delimited(&book)).unwrap()).unwrap()),
        ("pasted", read_pasted(&lines.join("\n")).unwrap()),
    ]
}

fn read(book: &Workbook) -> Proposal {
    read_observations(book, plan(), &Scenario::holding(plan()), None, &Answers::default())
}

/// What is known once a proposal is entered where nothing was known.
fn known(proposal: &Proposal) -> Facts {
    let mut history = History::new(Workspace::of(Scenario::holding(plan())));
    let intake = proposal.intake(plan(), "文件".into(), false);
    history.change(plan(), Change::Take(intake), Gesture::Once).unwrap();
    history.workspace().facts().as_ref().clone()
}

/// The same facts, where what no source is named for comes from the file.
fn from_file(facts: &Facts) -> Facts {
    let mut named = facts.clone();
    let figures = facts.series().iter().flat_map(|(id, years)| years.iter().map(move |(year, known)| (id, *year, known)));
    for (id, year, known) in figures.filter(|(.., known)| known.source.is_empty()) {
        let known = Known { source: "文件".into(), ..known.clone() };
        named.record(plan(), Record::Figure(id.clone(), year, Some(known))).unwrap();
    }
    named
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn all_that_is_known_comes_back_from_every_form_in_either_language(facts in facts()) {
        prop_assume!(!facts.is_empty());
        let expected = from_file(&facts);
        for language in Language::ALL {
            let sheet = language.speaking(|| facts_sheet(plan(), &facts));
            for (form, book) in forms(&sheet) {
                let read = read(&book);
                prop_assert!(read.is_sure(), "{}: {:?} {:?}\n{:?}", form, read.questions, read.left_out, sheet);
                prop_assert_eq!(&known(&read), &expected, "{}: {:?}", form, sheet);
            }
        }
    }
}

fn of(text: &str) -> Proposal {
    read(&read_text(text).unwrap())
}

fn marked(proposal: &Proposal) -> Vec<String> {
    let one = |it: &tuiyan::exchange::table::MarkedYears| {
        let years: Vec<_> = it.years.iter().map(ToString::to_string).collect();
        format!("{} {:?} {}", it.indicator, it.mark, years.join(" "))
    };
    proposal.marks.iter().map(one).collect()
}

#[test]
fn marks_are_read_from_any_table_that_has_a_column_for_them() {
    let read = of(
        "指标,2018年,2019年,不计的年份,口径变化的年份\n学前教育毛入园率,92.3,93,2016—2018年,2015\n失业保险参保人数,2.5,2.55,,\n",
    );
    assert!(read.is_sure(), "{:?} {:?}", read.questions, read.left_out);
    assert_eq!(marked(&read), ["t1-03 LeftOut 2016 2017 2018", "t1-03 Break 2015"]);
    assert_eq!(read.history.len(), 4);
    let english = of("ID,2018 observed,Years left out\nt1-03,92.3,\"year 2018, year 2019\"\n");
    assert_eq!(marked(&english), ["t1-03 LeftOut 2018 2019"]);
}

#[test]
fn a_mark_that_is_not_understood_is_asked_about_at_its_place_and_nothing_else_is_lost() {
    let lines = |cell: &str| format!("指标,2018年,不计的年份\n学前教育毛入园率,92.3,{cell}\n失业保险参保人数,2.5,2019\n");
    for cell in ["疫情期间", "2018年（疫情）", "18", "2030", "1776", "见说明"] {
        let read = of(&lines(cell));
        assert!(!read.is_sure(), "{cell}");
        let [question] = read.questions.as_slice() else { panic!("{cell}: {:?}", read.questions) };
        assert_eq!((read.place(question.at).as_str(), question.what.contains(cell)), ("C2", true), "{}", question.what);
        assert_eq!((read.history.len(), marked(&read)), (2, vec!["t1-16 LeftOut 2019".to_owned()]), "{cell}");
    }
    // A break is one year and no span.
    assert!(!of("指标,2018年,口径变化\n学前教育毛入园率,92.3,2015—2017\n").is_sure());
}

#[test]
fn marks_in_a_table_that_lies_otherwise_are_said_not_to_be_read() {
    for text in [
        "年份,学前教育毛入园率,失业保险参保人数\n2015,88,2.3\n2016,89,2.4\n2017,91,2.45\n2018,92.3,2.5\n2019,93,2.55\n不计的年份,2018年,\n",
        "指标,年份,数值,不计的年份\n学前教育毛入园率,2018,92.3,2018年\n学前教育毛入园率,2019,93,\n",
    ] {
        let read = of(text);
        assert!(!read.is_sure() && read.history.len() >= 2, "{text}: {read:?}");
        assert!(read.left_out.iter().any(|left| left.is_loss && left.why.contains("没有读")), "{:?}", read.left_out);
    }
}

#[test]
fn a_row_of_marks_alone_is_read_and_one_that_is_no_indicators_is_offered_to_be_matched() {
    let read = of("指标,2018年观测,2019年观测,不计的年份,口径变化的年份\n学前教育毛入园率,,,2018年,2015年\n生产总值,,,2018年,\n");
    assert_eq!(marked(&read), ["t1-03 LeftOut 2018", "t1-03 Break 2015"]);
    assert!(!read.is_sure() && read.left_out.iter().any(|left| left.name.as_deref() == Some("生产总值")), "{:?}", read.left_out);
}

#[test]
fn the_preview_shows_the_marks_and_one_that_is_unticked_is_not_taken() {
    let book = read_text("指标,2018年,不计的年份\n学前教育毛入园率,92.3,2018年\n工伤保险参保人数,x,\n").unwrap();
    let (proposal, mut answers) = (read(&book), Answers::default());
    let shown = preview(&book, &proposal, plan(), &answers);
    assert_eq!((shown.count, shown.marks, shown.act.as_str()), (1, 1, "填入 1 个数、1 处标记"));
    let line = shown.lines.iter().find(|line| line.figure == "不计").unwrap();
    assert_eq!((line.place.as_str(), line.year.as_str(), line.is_ticked), ("C2", "2018", true));
    answers.tick(line.spot, false);
    assert!(proposal.ticked(&answers).marks.is_empty());
}

#[test]
fn taking_a_table_in_is_one_step_and_an_own_source_goes_before_that_of_the_table() {
    let mut marked_facts = Facts::default();
    let fact = Known { value: amount(92.3), source: "统计年鉴".into() };
    marked_facts.record(plan(), Record::Figure(id("t1-03"), Year::new(2018), Some(fact))).unwrap();
    marked_facts.record(plan(), Record::LeftOut(id("t1-03"), Year::new(2018), true)).unwrap();
    let read = read(&Workbook { sheets: vec![facts_sheet(plan(), &marked_facts)] });
    let mut history = History::new(Workspace::of(Scenario::holding(plan())));
    let source =
        |history: &History| history.workspace().facts().at(&id("t1-03"), Year::new(2018)).map(|it| it.source.to_string());
    history.change(plan(), Change::Take(read.intake(plan(), "我的".into(), true)), Gesture::Once).unwrap();
    assert_eq!(source(&history).as_deref(), Some("我的"));
    history.undo();
    assert!(history.workspace().facts().is_empty() && !history.can_undo());
    history.redo();
    assert!(history.workspace().facts().left_out().contains_key(&id("t1-03")));
}

#[test]
fn a_table_may_have_a_row_for_the_population_in_any_unit() {
    let read = of("指标,单位,2018年,2019年,2021年\n人口,万人,48.5,48.2,47.9\n学前教育毛入园率,％,92.3,93,94\n");
    assert!(read.is_sure(), "{:?} {:?}", read.questions, read.left_out);
    let known = known(&read);
    let figures: Vec<_> = known.series()[&id("population")].values().map(|it| it.value.get()).collect();
    assert_eq!(figures, [48.5, 48.2, 47.9]);
    // Of the base year too, where the plan states none.
    assert_eq!(self::known(&of("指标,2020年\n人口,48\n")).count(), 1);
    let asked = of("指标,2018年,2019年\n人口,48.5,482000\n");
    assert!(!asked.is_sure() && asked.questions.iter().any(|question| question.what.contains("482000")), "{:?}", asked.questions);
    let none = of("指标,2018年\n人口,0\n");
    assert!(none.is_empty() && none.questions.iter().any(|question| question.what.contains("应大于 0")), "{:?}", none.questions);
    // Its kin are other things until a person says so.
    let other = of("指标,2018年\n年末总人口,48.5\n");
    assert!(other.is_empty() && other.left_out.iter().any(|left| left.name.as_deref() == Some("年末总人口")));
}

fn of_json(text: &str) -> serde_json::Value {
    serde_json::from_str(text).unwrap()
}

#[test]
fn the_command_line_says_which_years_are_marked() {
    let table = file("marked-facts.csv", "编号,2018年,不计的年份\nt1-03,92.3,2018、2019\npopulation,48.5,\n");
    let found = of_json(&run(&["observations", "read", "--format", "json", &table]).done());
    assert_eq!(found["sure"], true);
    assert_eq!(
        found["marks"][1],
        serde_json::json!({"indicator": "t1-03", "year": 2019, "mark": "left_out", "at": "C2", "printed": "2018、2019"})
    );
    let csv = run(&["observations", "read", "--format", "csv", &table]).done();
    assert!(
        csv.contains("编号,年份,数值,位置,原样,标记\r\n") && csv.contains("t1-03,2018,,C2,\"2018、2019\",left_out\r\n"),
        "{csv}"
    );
    let text = run(&["observations", "read", &table]).done();
    assert!(text.contains("不计") && text.contains("人口"), "{text}");
    let plain = file("plain-facts.csv", "编号,2018年\nt1-03,92.3\n");
    let found = of_json(&run(&["observations", "read", "--format", "json", &plain]).done());
    assert_eq!(found.get("marks"), None);
    let csv = run(&["observations", "read", "--format", "csv", &plain]).done();
    assert!(csv.starts_with("\u{feff}编号,年份,数值,位置,原样\r\n") && csv.contains("t1-03,2018,92.3,B2,\"92.3\"\r\n"), "{csv}");
}
