//! Every reader of what comes from outside, and what holds of it whatever it is given: it ends, in a plan, in scenarios or in faults;
//! what it read is written so that it reads back the same; every fault has its words, and one of several its place.
//!
//! `make fuzz` gives the readers millions of inputs, guided by what they reach; `tests/native/hostile.rs` some hundred of the same kind
//! each time the tests run. Needs the library and nothing else.

use std::io::{Cursor, Write};
use std::path::Path;
use std::sync::OnceLock;

use tuiyan::chart::{Drawing, Frame, Theme, svg};
use tuiyan::exchange::table::{Anchor, Answers, preview, read_costs, read_observations, read_pasted, read_text};
use tuiyan::exchange::*;
use tuiyan::figure::{Printed, Scale, Unit, read_number};
use tuiyan::language::Language;
use tuiyan::plan::{Id, Plan};
use tuiyan::projection::judge;
use tuiyan::scenario::{Entered, Facts, Kept, Key, Scenario, apply, entered};
use tuiyan::training::Exercise;
use tuiyan::view;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// A reader under test.
pub(crate) struct Reader {
    /// What it is called on the command line.
    pub(crate) name: &'static str,
    /// Gives it an input and holds it to its word.
    pub(crate) check: fn(&[u8]),
    /// Inputs that it accepts, to begin from.
    pub(crate) seeds: fn() -> Vec<Vec<u8>>,
}

impl Reader {
    /// Gives it an input, in Chinese or in English as the input's length has it.
    pub(crate) fn read(&self, bytes: &[u8]) {
        let language = if bytes.len().is_multiple_of(2) { Language::Chinese } else { Language::English };
        language.speaking(|| (self.check)(bytes));
    }
}

/// All of them.
pub(crate) const READERS: &[Reader] = &[
    Reader { name: "plan", check: plan_file, seeds: plans },
    Reader { name: "scenario", check: scenario_file, seeds: scenarios },
    Reader { name: "kept", check: kept_file, seeds: records },
    Reader { name: "facts", check: facts_file, seeds: facts },
    Reader { name: "link", check: link, seeds: links },
    Reader { name: "link-body", check: link_body, seeds: link_bodies },
    Reader { name: "table", check: table, seeds: tables },
    Reader { name: "block", check: block, seeds: blocks },
    Reader { name: "figure", check: figure, seeds: figures },
    Reader { name: "workbook", check: workbook, seeds: workbooks },
    Reader { name: "sheet", check: sheet, seeds: sheets },
    Reader { name: "document", check: document, seeds: documents },
    Reader { name: "plan-table", check: plan_table, seeds: plan_tables },
    Reader { name: "exercises", check: exercises, seeds: exercise_files },
    Reader { name: "attempt", check: attempt, seeds: attempts },
    Reader { name: "outcomes", check: outcomes, seeds: outcome_tables },
];

const SCENARIO: &str = include_str!("../data/scenario.json");
const EVERY_FAMILY: &str = include_str!("../data/every-family.json");
const LINK: &str = include_str!("../data/link.txt");
const OBSERVATIONS: &[u8] = include_bytes!("../data/observations.xlsx");

/// An indicator of every kind of statement and start; few enough to be read thousands of times a second.
const KINDS: [&str; 10] = ["t1-02", "t1-03", "t1-04", "t1-05", "t1-07", "t1-10", "t1-11", "t1-13", "t1-16", "t1-26"];

/// The built-in plan, cut down to [`KINDS`].
fn small_plan_text() -> String {
    let mut file: serde_json::Value = serde_json::from_str(BUILTIN).unwrap();
    let is_kind = |indicator: &serde_json::Value| KINDS.iter().any(|kind| indicator["id"] == **kind);
    let keep = |list: &mut serde_json::Value, is_kept: &dyn Fn(&serde_json::Value) -> bool| {
        list.as_array_mut().unwrap().retain(is_kept);
    };
    keep(&mut file["indicators"], &is_kind);
    keep(&mut file["relations"], &|_| false);
    for domain in file["domains"].as_array_mut().unwrap() {
        domain["services"] = serde_json::json!(["就业见习"]);
    }
    let domains: Vec<_> = file["indicators"].as_array().unwrap().iter().map(|indicator| indicator["domain"].clone()).collect();
    keep(&mut file["domains"], &|domain| domains.contains(&domain["name"]));
    let english = file["english"].take();
    let said = file.to_string();
    let is_said = |words: &str| said.contains(&serde_json::Value::from(words).to_string());
    let english = english.as_object().unwrap().iter().filter(|(words, _)| is_said(words));
    file["english"] = english.map(|(words, english)| (words.clone(), english.clone())).collect();
    file.to_string()
}

fn small() -> &'static Plan {
    static SMALL: OnceLock<Plan> = OnceLock::new();
    SMALL.get_or_init(|| read_plan(&small_plan_text()).unwrap_or_else(|faults| panic!("{faults}")))
}

/// What any refusal says.
#[track_caller]
fn explained(Faults(faults): &Faults) {
    assert!(!faults.is_empty(), "refused without a fault");
    for fault in faults {
        assert!(!fault.problem.is_empty(), "{} has no words", fault.path);
        assert!(faults.len() == 1 || !fault.path.is_empty(), "“{}”, one of {}, has no place", fault.problem, faults.len());
    }
}

/// Everything that is shown of a scenario can be made, and every number in it is finite.
fn shown(plan: &Plan, scenario: &Scenario) {
    serde_json::to_string(&judge_scenario(plan, scenario)).unwrap();
    serde_json::to_string(&warnings_out(plan, scenario)).unwrap();
    for indicator in &plan.indicators {
        let judgement = judge(&scenario.case(plan, indicator));
        view::row(indicator, scenario.assumption(&indicator.id), &judgement);
        view::sheet(plan, scenario, indicator, &judgement);
        if let Some(figure) = view::figure(plan, scenario, indicator, &judgement, None) {
            svg(&Drawing::Figure(figure), &Theme::LIGHT, Frame { width: 360, height: 240, scale: 1.0 }).unwrap();
        }
    }
}

/// A scenario is written in every form so that it reads back the same.
fn travels(plan: &Plan, scenario: &Scenario) {
    assert_eq!(read_scenario(&write_scenario(scenario), plan).as_ref(), Ok(scenario));
    let kept = Kept::new(Key::opening(), scenario.clone());
    assert_eq!(read_kept(&write_kept(&kept).unwrap(), Key::opening(), plan), Ok(kept));
    // The one refusal: a note of a book's length.
    if let Ok(link) = encode_link(plan, scenario) {
        assert_eq!(&decode_link(&link, plan).unwrap().scenario, scenario);
    }
    let text = decode_text(&write_delimited(&scenarios_to_workbook(plan, &[scenario]))).unwrap();
    let read = ScenarioSource::of_text(&text).and_then(|source| source.scenarios(plan, ""));
    assert_eq!(read.as_deref(), Ok(std::slice::from_ref(scenario)), "{text}");
}

fn plan_file(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let _ = (FileKind::of(text), plan_of_scenario(text));
    match read_plan(text) {
        Ok(plan) => {
            assert_eq!(read_plan(&write_plan(&plan)).as_ref(), Ok(&plan));
            // A plan of thousands is as good as one of a dozen, and takes its time.
            if plan.indicators.len() <= 24 {
                shown(&plan, &Scenario::holding(&plan));
            }
        }
        Err(faults) => explained(&faults),
    }
}

fn scenario_file(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    match read_scenario(text, small()) {
        Ok(scenario) => {
            travels(small(), &scenario);
            shown(small(), &scenario);
        }
        Err(faults) => explained(&faults),
    }
}

fn facts_file(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    match read_facts(text, small()) {
        Ok(facts) => assert_eq!(read_facts(&write_facts(small(), &facts), small()), Ok(facts)),
        Err(faults) => explained(&faults),
    }
}

fn kept_file(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    match read_kept(text, Key::opening(), small()) {
        Ok(kept) => assert_eq!(read_kept(&write_kept(&kept).unwrap(), Key::opening(), small()), Ok(kept)),
        Err(faults) => explained(&faults),
    }
}

fn link(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    match decode_link(text, small()) {
        Ok(linked) => travels(small(), &linked.scenario),
        Err(faults) => explained(&faults),
    }
}

/// What a link holds, sealed as a link: a random text never has the right checksum.
fn link_body(bytes: &[u8]) {
    const CHECKSUM: crc::Crc<u32> = crc::Crc::<u32>::new(&crc::CRC_32_ISO_HDLC);
    use base64::Engine;
    let sum = CHECKSUM.checksum(bytes).to_le_bytes();
    let code = base64::engine::general_purpose::URL_SAFE_NO_PAD.encode([bytes, &sum].concat());
    link(code.as_bytes());
}

fn table(bytes: &[u8]) {
    let read = ScenarioSource::of_bytes(bytes).and_then(|source| {
        source.plan();
        source.scenarios(small(), "无名")
    });
    match read {
        Ok(scenarios) => scenarios.iter().for_each(|scenario| travels(small(), scenario)),
        Err(faults) => explained(&faults),
    }
}

/// Up to how many cells every answer to every question is given. In larger tables the input itself chooses the answers.
const FEW: usize = 64;

/// What is read of a table can be entered, with the answers that it offers; every question has its words.
fn proposed(book: &Workbook, scenario: &Scenario, anchor: Anchor) {
    let cells: usize = book.sheets.iter().flat_map(|sheet| &sheet.rows).map(Vec::len).sum();
    let rounds = if cells <= FEW { 3 } else { 2 };
    let mut answers = Answers::default();
    for _ in 0..rounds {
        let proposal = read_observations(book, small(), scenario, Some(anchor), &answers);
        assert!(
            proposal
                .questions
                .iter()
                .all(|question| !question.what.is_empty() && question.chosen < question.choices.len().max(1))
        );
        let mut entered = scenario.clone();
        assert_eq!(apply(&mut entered, small(), proposal.edit(small())), Ok(()));
        let _ = preview(book, &proposal, small(), &answers);
        let open: Vec<_> = proposal.questions.iter().filter(|question| question.choices.len() > 1).collect();
        if open.is_empty() {
            break;
        }
        for (at, question) in open.into_iter().enumerate() {
            let others = question.choices.len() - 1;
            let step = if rounds == 3 { 0 } else { (at + question.at.row + question.what.len()) % others };
            answers.choose(&question.topic, (question.chosen + 1 + step) % question.choices.len());
        }
    }
}

/// The observations of a book, also as a block that goes where the cursor stands.
fn observed(book: &Workbook) {
    static HOLDING: OnceLock<(Vec<Id>, Scenario)> = OnceLock::new();
    let ids = || small().indicators.iter().map(|indicator| indicator.id.clone()).collect();
    let (ids, scenario) = HOLDING.get_or_init(|| (ids(), Scenario::holding(small())));
    proposed(book, scenario, Anchor { rows: ids, year: small().period.year(1), is_own: false });
}

/// A figure as it is typed or printed.
fn figure(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    if let Printed::Figure(figure) = read_number(text) {
        assert!(figure.number.is_finite() && text.chars().any(char::is_numeric), "{text}");
        // What is taken without a doubt has the digits that stand there, in their order.
        let is_plain = figure.doubt.is_none() && figure.note.is_none() && figure.unit.is_none() && figure.scale == Scale::ONE;
        if is_plain && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.') {
            assert_eq!(text.trim_end_matches('.').parse(), Ok(figure.number), "{text}");
        }
    }
    for unit in ["", "％", "万人", "平方米/人", text] {
        if let Entered::Number(number) | Entered::Perhaps(number, _) = entered(text, unit) {
            assert!(!number.is_nan(), "{text} {unit}");
        }
        let _ = Unit::of(unit).index();
    }
}

fn figures() -> Vec<Vec<u8>> {
    ["93,7", "1.234,5", "2.66万人", "94。0", "*5.2p", "▲0.5", "10^6 人", "约1.2万", "12 224", "(0.5)", "94①", "㎡/人", "上年=100"]
        .map(|text| text.as_bytes().to_vec())
        .into()
}

/// What is pasted into the page.
fn block(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let (pasted, filed) = (read_pasted(text), read_text(text));
    let is_same = pasted == filed;
    for book in std::iter::once(pasted).chain((!is_same).then_some(filed)) {
        book.map_or_else(|faults| explained(&faults), |book| observed(&book));
    }
    let ids: Vec<Id> = small().indicators.iter().map(|indicator| indicator.id.clone()).collect();
    read_costs(text, &ids).map_or_else(|faults| explained(&faults), drop);
}

fn workbook(bytes: &[u8]) {
    let seen = seen_xlsx(bytes);
    if let Ok(book) = &seen {
        observed(book);
    }
    match seen.and_then(Workbook::whole) {
        Ok(book) => {
            // Packing takes ten times as long as reading: one book in sixteen, by the sum of its bytes, is written again.
            let is_packed = bytes.iter().fold(0_u8, |sum, byte| sum.wrapping_add(*byte)).is_multiple_of(16);
            // What another program may write and this one does not, such as a name of forty letters.
            if let Some(Ok(written)) = is_packed.then(|| write_xlsx(&book)) {
                read_xlsx(&written).unwrap();
            }
            ScenarioSource::from(book).scenarios(small(), "无名").map_or_else(|faults| explained(&faults), drop);
        }
        Err(faults) => explained(&faults),
    }
}

/// Between the parts of [`sheet`]'s input.
const BREAK: &str = "\u{1}";
const PARTS: [&str; 4] = ["xl/workbook.xml", "xl/styles.xml", "xl/sharedStrings.xml", "xl/worksheets/sheet1.xml"];

/// The parts of a workbook, packed: in a random package nothing ever unpacks.
fn sheet(bytes: &[u8]) {
    let parts = bytes.split(|byte| *byte == BREAK.as_bytes()[0]);
    let fixed = frame().iter().map(|(name, content)| (name.as_str(), content.as_slice()));
    workbook(&package(fixed.chain(PARTS.into_iter().zip(parts))));
}

/// The parts of a document, packed, as the reader finds them in a package.
const DOCUMENT: [&str; 3] = ["word/document.xml", "word/styles.xml", "word/footnotes.xml"];
const DOCUMENT_TYPES: &str = r#"<Types><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"#;
const DOCUMENT_RELATIONS: [(&str, &str); 2] = [
    (
        "_rels/.rels",
        r#"<Relationships><Relationship Id="r" Type="x/officeDocument" Target="word/document.xml"/></Relationships>"#,
    ),
    (
        "word/_rels/document.xml.rels",
        r#"<Relationships><Relationship Id="s" Type="x/styles" Target="styles.xml"/><Relationship Id="f" Type="x/footnotes" Target="footnotes.xml"/></Relationships>"#,
    ),
];

/// A document: its tables are seen, read as observations and as a plan's table of indicators.
fn document(bytes: &[u8]) {
    let parts = bytes.split(|byte| *byte == BREAK.as_bytes()[0]);
    let frame = [("[Content_Types].xml", DOCUMENT_TYPES)].into_iter().chain(DOCUMENT_RELATIONS);
    let packed = package(frame.map(|(name, content)| (name, content.as_bytes())).chain(DOCUMENT.into_iter().zip(parts)));
    match seen_office(&packed) {
        Ok(book) => {
            let all = book.sheets.iter().map(|sheet| (sheet, &sheet.remarks));
            for (sheet, remarks) in all {
                let has = |row: usize| row < sheet.rows.len();
                assert!(remarks.outside.iter().chain(&remarks.hidden_rows).all(|row| has(*row)));
                assert!(remarks.notes.iter().all(|(row, _, note)| has(*row) && !note.is_empty()));
                assert!(remarks.merged.iter().all(|merged| has(merged.row) && merged.row + merged.rows <= sheet.rows.len()));
            }
            observed(&book);
            printed(&book);
        }
        Err(faults) => explained(&faults),
    }
}

/// A printed table makes a plan that can be shown, or is refused in words.
fn printed(book: &Workbook) {
    match printed::read(book, None, None) {
        Ok(plan) => {
            let table = printed::printed_table(&plan);
            assert!(!table.sentence.is_empty());
            let file = serde_json::to_string(&plan.plan_file("表")).unwrap();
            read_plan(&file).map_or_else(|faults| explained(&faults), drop);
        }
        Err(faults) => explained(&faults),
    }
}

/// The tables of a plan, all in one text.
fn plan_table(bytes: &[u8]) {
    let Ok(book) = decode_text(bytes).map_err(Faults::from).and_then(|text| read_delimited(&text)) else { return };
    is_plan_book(&book);
    match workbook_to_plan(&book) {
        Ok(plan) => {
            assert_eq!(read_plan(&write_plan(&plan)).as_ref(), Ok(&plan));
            assert_eq!(workbook_to_plan(&plan_to_workbook(&plan)).as_ref(), Ok(&plan));
        }
        Err(CellFaults(faults)) => {
            assert!(!faults.is_empty());
            for fault in &faults {
                let is_placed = fault.at == At::default() || !fault.place.is_empty();
                assert!(!fault.problem.is_empty() && is_placed, "{fault:?}");
            }
        }
    }
}

fn whole_plan() -> &'static Plan {
    static WHOLE: OnceLock<Plan> = OnceLock::new();
    WHOLE.get_or_init(|| builtin_plan().unwrap_or_else(|faults| panic!("{faults}")))
}

fn shipped() -> &'static [Exercise] {
    static SHIPPED: OnceLock<Vec<Exercise>> = OnceLock::new();
    SHIPPED.get_or_init(|| builtin_exercises(whole_plan()))
}

fn exercises(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    read_exercises(text, whole_plan()).map_or_else(|faults| explained(&faults), drop);
    match OwnExercises::read(text, whole_plan()) {
        Ok(own) => {
            let again = OwnExercises::read(&own.write(), whole_plan()).unwrap();
            assert!(again.exercises().eq(own.exercises()) && again.unfit() == own.unfit());
            own.unfit().iter().for_each(|unfit| explained(&unfit.faults));
        }
        Err(faults) => explained(&faults),
    }
}

fn attempt(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    match read_attempt(text) {
        Ok(attempt) => {
            let its = shipped().iter().find(|exercise| exercise.id == attempt.exercise);
            let _ = its.map(|exercise| attempt.fits(whole_plan(), exercise));
            assert_eq!(read_attempt(&write_attempt(&attempt)), Ok(attempt));
        }
        Err(faults) => explained(&faults),
    }
}

fn outcomes(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    match read_outcomes(text) {
        Ok(outcomes) => {
            let written = decode_text(&write_outcomes(&outcomes, |_| "练习".to_owned())).unwrap();
            assert_eq!(read_outcomes(&written).as_ref(), Ok(&outcomes), "{written}");
        }
        Err(faults) => explained(&faults),
    }
}

fn package<'a>(parts: impl Iterator<Item = (&'a str, &'a [u8])>) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        zip.start_file(name, SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored)).unwrap();
        zip.write_all(content).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// The parts of a workbook as this program writes it.
fn unpacked(book: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut zip = zip::ZipArchive::new(Cursor::new(book)).unwrap();
    let count = zip.len();
    let part = |at| {
        let mut part = zip.by_index(at).unwrap();
        let mut content = Vec::new();
        std::io::Read::read_to_end(&mut part, &mut content).unwrap();
        (part.name().unwrap().into_owned(), content)
    };
    (0..count).map(part).collect()
}

/// The parts that only hold the others together.
fn frame() -> &'static [(String, Vec<u8>)] {
    static FRAME: OnceLock<Vec<(String, Vec<u8>)>> = OnceLock::new();
    FRAME.get_or_init(|| {
        let mut parts = unpacked(&one_sheet("指标,2021年\nt1-03,94\n"));
        let holds = |name: &str| name == "[Content_Types].xml" || Path::new(name).extension().is_some_and(|end| end == "rels");
        parts.retain(|(name, _)| holds(name));
        parts
    })
}

fn one_sheet(text: &str) -> Vec<u8> {
    let mut book = read_delimited(text).unwrap();
    "观测".clone_into(&mut book.sheets[0].name);
    write_xlsx(&book).unwrap()
}

fn plans() -> Vec<Vec<u8>> {
    vec![small_plan_text().into_bytes()]
}

/// Only what is said of the indicators of the small plan.
fn small_scenario(text: &str) -> Scenario {
    let plan = builtin_plan().unwrap();
    let mut scenario = read_scenario(text, &plan).unwrap();
    scenario.assumptions.retain(|id, _| KINDS.contains(&id.as_str()));
    scenario
}

fn examples() -> [Scenario; 3] {
    [Scenario::holding(small()), small_scenario(SCENARIO), small_scenario(EVERY_FAMILY)]
}

fn scenarios() -> Vec<Vec<u8>> {
    examples().iter().map(|scenario| write_scenario(scenario).into_bytes()).collect()
}

fn records() -> Vec<Vec<u8>> {
    examples().map(|scenario| write_kept(&Kept::new(Key::opening(), scenario)).unwrap().into_bytes()).into()
}

fn facts() -> Vec<Vec<u8>> {
    let series = r#"[{"indicator": "t1-03", "values": {"2016": 90.1, "2021": 94}, "source": "公报"}, {"indicator": "population", "values": {"2020": 48.2}}]"#;
    let whole = format!(
        r#"{{"format": "tuiyan.facts/1", "plan": "{}", "series": {series}, "left_out": {{"t1-03": [2020]}}, "breaks": {{"t1-03": [2015]}}}}"#,
        small().id
    );
    vec![whole.into_bytes(), write_facts(small(), &Facts::default()).into_bytes()]
}

fn links() -> Vec<Vec<u8>> {
    let own = examples().map(|scenario| encode_link(small(), &scenario).unwrap().into_bytes());
    own.into_iter().chain([LINK.as_bytes().to_vec(), format!("https://tuiyan.example/#{LINK}").into_bytes()]).collect()
}

fn link_bodies() -> Vec<Vec<u8>> {
    use base64::Engine;
    let body = |link: &[u8]| {
        let code = std::str::from_utf8(link).unwrap().trim().rsplit('=').next().unwrap().to_owned();
        let bytes = base64::engine::general_purpose::URL_SAFE_NO_PAD.decode(code).unwrap();
        bytes[..bytes.len() - 4].to_vec()
    };
    links().iter().map(|link| body(link)).collect()
}

const A_TABLE: &str = "编号,增长方式,参数,衰减系数,极限,起点,下偏差,上偏差,分布,单位费用,2021年设定,备注\r\n\
    t1-03,年均增量,0.26,,,,0.16,0.14,三角分布,120,94.2,\r\nt1-07,年均增速,1％,,,,,,,,,\r\n";
const OBSERVED: &str = "【观测】\r\n指标,单位,2021年,2022年\r\n学前教育毛入园率,％,94,\"95.5\"\r\nt1-07,万人,1.1,\r\n";

/// Flags and powers of ten in columns of their own.
const FLAGGED: &str = "INDICATOR,TIME_PERIOD,OBS_VALUE,UNIT_MULT,UNIT_MEASURE,OBS_FLAG,更新日期\n失业保险参保人数,2021,0.0266,6,人,p,2023-03-05\n失业保险参保人数,2022E,2.7,0,万人,f,\n";
/// Units over groups, and titles.
const GROUPED: &str = "表1 2022年计划（单位：人）\n指标,2021年,2022p\n一、就业（万人）,,\n失业保险参保人数,2.66,▲2.7\n（一）教育〔％〕,,\n其中：\n学前教育毛入园率,94。0,*95\n注：单位为人\n";
const QUOTED: &str = "指标,2021年,2022年\n\"失业保险参保人数,2.66,2.7\n学前教育毛入园率,94,94.2\"\nt1-03,1,2\n";
/// Headings of two rows.
const SUBHEADS: &str = "指标,单位,2020年,历年情况,\n,,实际,2021年,二O二二年\n学前教育毛入园率,％,93.7,94,94.2\n年份,失业保险参保人数,\n,绝对额,增速（％）\n2021,2.66,1\n";

fn tables() -> Vec<Vec<u8>> {
    let csv = |scenario: &Scenario| write_delimited(&scenarios_to_workbook(small(), &[scenario]));
    let utf_16 = |big: bool| {
        let units = std::iter::once(0xfeff_u16).chain(OBSERVED.encode_utf16());
        units.flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() }).collect::<Vec<_>>()
    };
    let gb18030 = encoding_rs::GB18030.encode(OBSERVED).0.into_owned();
    let plain = [A_TABLE, OBSERVED].map(|text| text.as_bytes().to_vec());
    examples().iter().map(csv).chain(plain).chain([utf_16(true), utf_16(false), gb18030]).collect()
}

fn blocks() -> Vec<Vec<u8>> {
    let tabs = OBSERVED.replace(',', "\t");
    [
        FLAGGED,
        GROUPED,
        QUOTED,
        SUBHEADS,
        OBSERVED,
        &tabs,
        A_TABLE,
        "94\t95\r\n1.08\t\r\n",
        "1,200\n３４\n5％\n",
        "序号\t2021\n1\t94\n",
    ]
    .map(|text| text.as_bytes().to_vec())
    .into()
}

fn workbooks() -> Vec<Vec<u8>> {
    let own = write_xlsx(&scenarios_to_workbook(small(), &[&examples()[1]])).unwrap();
    vec![OBSERVATIONS.to_vec(), one_sheet(OBSERVED.split_once('\n').unwrap().1), own]
}

fn sheets() -> Vec<Vec<u8>> {
    let parts = |book: &[u8]| {
        let found = unpacked(book);
        let part = |name: &&str| found.iter().find(|(found, _)| found == name).map(|(_, content)| content.clone());
        PARTS.iter().map(|name| part(name).unwrap_or_default()).collect::<Vec<_>>().join(BREAK.as_bytes())
    };
    workbooks().iter().map(|book| parts(book)).collect()
}

fn documents() -> Vec<Vec<u8>> {
    let cell = |properties: &str, run: &str, text: &str| {
        format!("<w:tc><w:tcPr>{properties}</w:tcPr><w:p><w:r><w:rPr>{run}</w:rPr><w:t>{text}</w:t></w:r></w:p></w:tc>")
    };
    let plain = |text: &str| cell("", "", text);
    let row = |cells: &[String]| format!("<w:tr>{}</w:tr>", cells.concat());
    let (first, more) = (r#"<w:vMerge w:val="restart"/>"#, "<w:vMerge/>");
    let rows = [
        row(&[cell(first, "", "指标"), plain("2025年"), cell(r#"<w:gridSpan w:val="2"/>"#, "", "2030年")]),
        row(&[cell(more, "", ""), plain("现状"), plain("目标"), plain("累计")]),
        row(&[plain("森林覆盖率（％）"), plain("25.1"), cell("", r#"<w:vertAlign w:val="superscript"/>"#, "①"), plain("—")]),
        row(&[plain("入托率提高（百分点）"), plain("—"), cell("", "<w:strike/>", "5"), plain("〔6〕")]),
    ];
    let grid =
        r#"<w:tblGrid><w:gridCol w:w="3000"/><w:gridCol w:w="900"/><w:gridCol w:w="20"/><w:gridCol w:w="900"/></w:tblGrid>"#;
    let table = format!("<w:p><w:r><w:t>表1 主要指标</w:t></w:r></w:p><w:tbl>{grid}{}</w:tbl>", rows.concat());
    let observed = format!(
        "<w:tbl>{}{}</w:tbl>",
        row(&[plain("指标"), plain("2021年"), plain("2022年")]),
        row(&[plain("学前教育毛入园率"), plain("94"), plain("94.2")])
    );
    let odd = r#"<w:sdt><w:sdtContent><w:p><w:del><w:r><w:delText>9</w:delText></w:r></w:del><w:ins><w:r><w:t>8</w:t><w:sym w:font="Symbol" w:char="F0B3"/><w:footnoteReference w:id="1"/></w:r></w:ins></w:p></w:sdtContent></w:sdt><mc:AlternateContent><mc:Choice><w:drawing><w:txbxContent><w:tbl><w:tr><w:tc/></w:tr></w:tbl></w:txbxContent></w:drawing></mc:Choice><mc:Fallback/></mc:AlternateContent>"#;
    let styles = r#"<w:styles><w:style w:styleId="a"><w:basedOn w:val="b"/><w:rPr><w:vanish/></w:rPr></w:style></w:styles>"#;
    let notes = r#"<w:footnotes><w:footnote w:id="1"><w:p><w:r><w:t>预计数</w:t></w:r></w:p></w:footnote></w:footnotes>"#;
    let whole =
        |body: &str| [&format!("<w:document><w:body>{body}</w:body></w:document>"), styles, notes].join(BREAK).into_bytes();
    vec![
        whole(&table),
        whole(&observed),
        whole(&format!("{odd}{table}{odd}{observed}")),
        whole(&table.replace("<w:tbl>", &format!("<w:tbl><w:tr><w:tc>{odd}</w:tc></w:tr>"))),
    ]
}

fn plan_tables() -> Vec<Vec<u8>> {
    let table = || write_delimited(&plan_to_workbook(small()));
    let draft = roll_forward(small(), &examples()[1], 5).unwrap();
    vec![table(), Language::English.speaking(table), write_delimited(&draft)]
}

fn exercise_files() -> Vec<Vec<u8>> {
    EXERCISES.iter().map(|text| text.as_bytes().to_vec()).collect()
}

fn attempts() -> Vec<Vec<u8>> {
    let quiz = r#"{"format":"tuiyan.attempt/1","plan":"lizhou-14","exercise":"read-the-brackets","learner":"甲组","hints":1,"answers":[{"verdict":"met"},null,{"place":1},{"number":94.7}],"seconds":75,"running":true,"minutes":6}"#;
    let rescue = r#"{"format":"tuiyan.attempt/1","plan":"lizhou-14","exercise":"rescue-binding","learner":"","hints":0,"scenario":"18c-0a","answers":[],"seconds":0,"running":false}"#;
    [quiz, rescue].map(|text| text.as_bytes().to_vec()).into()
}

fn outcome_tables() -> Vec<Vec<u8>> {
    let rows = "甲组,lizhou-14,predict,看图,5,7,1,0,2,95,,,2026-03-01 09:30,1\r\n王,lizhou-14,rescue,救,1,1,,,,60,12.5,11,,\r\n";
    let table = || {
        let heading = decode_text(&write_outcomes(&[], |_| String::new())).unwrap();
        (heading + rows).into_bytes()
    };
    vec![table(), Language::English.speaking(table)]
}
