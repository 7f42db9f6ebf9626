//! Real tables, and what each says: it comes in as a person sees it, or it is shown before it is taken. `tests/data/tables/key.json` says of each
//! what it states (`must`), whether a person has to look (`ask`), may be taken at once (`sure`), or may be proposed as anything (`any`).

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use proptest::prelude::*;
use serde::Deserialize;
use tuiyan::exchange::table::{Anchor, Answers, Proposal, QuestionTopic, facts_sheet, read_observations, read_pasted, read_text};
use tuiyan::exchange::{Workbook, decode_text, seen_xlsx};
use tuiyan::plan::{Id, Year};
use tuiyan::scenario::{Gesture, History, Scenario, Workspace};

use crate::support::{id, plan};

#[derive(Deserialize)]
struct Case {
    file: String,
    must: BTreeMap<String, BTreeMap<i16, f64>>,
    #[serde(default)]
    ask: bool,
    #[serde(default)]
    sure: bool,
    #[serde(default)]
    any: bool,
    at: Option<String>,
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/tables")
}

fn book(path: &Path, is_pasted: bool) -> Workbook {
    let bytes = fs::read(path).unwrap();
    if path.extension().is_some_and(|end| end == "xlsx") {
        return seen_xlsx(&bytes).unwrap();
    }
    let text = decode_text(&bytes).unwrap();
    if is_pasted { read_pasted(&text) } else { read_text(&text) }.unwrap()
}

fn proposal(book: &Workbook, at: Option<&str>) -> Proposal {
    let scenario = Scenario::holding(plan());
    let Some((name, year)) = at.and_then(|at| at.split_once(':')) else {
        return read_observations(book, plan(), &scenario, None, &Answers::default());
    };
    let rows: Vec<Id> =
        plan().indicators.iter().map(|indicator| indicator.id.clone()).skip_while(|each| *each != id(name)).collect();
    let anchor = Anchor { rows: &rows, year: Year::new(year.parse().unwrap()), is_own: false };
    read_observations(book, plan(), &scenario, Some(anchor), &Answers::default())
}

fn values(proposal: &Proposal) -> BTreeMap<(String, i16), f64> {
    proposal.values.iter().map(|value| ((value.indicator.to_string(), value.year.get()), value.typed)).collect()
}

#[test]
fn every_kind_of_table_comes_in_as_it_is_seen_or_is_asked() {
    let cases: Vec<Case> = serde_json::from_str(&fs::read_to_string(folder().join("key.json")).unwrap()).unwrap();
    assert!(cases.len() >= 38);
    for case in cases {
        let found = proposal(&book(&folder().join(&case.file), case.at.is_some()), case.at.as_deref());
        let must: BTreeMap<_, _> = case
            .must
            .iter()
            .flat_map(|(id, years)| years.iter().map(move |(year, value)| ((id.clone(), *year), *value)))
            .collect();
        assert!(case.any || values(&found) == must, "{}: {:?} is not {must:?}", case.file, values(&found));
        assert!(!case.ask || !found.is_sure(), "{} is taken without a look", case.file);
        assert!(!case.sure || found.is_sure(), "{} is asked without need: {:?} {:?}", case.file, found.questions, found.left_out);
    }
}

/// The rows that a person may match with an indicator, with every figure of a plan's years once it is done.
#[track_caller]
fn gives(file: &str, row: &str, indicator: &str, expected: &[(i16, f64)]) {
    let book = book(&folder().join("exports").join(file), false);
    let first = proposal(&book, None);
    assert!(!first.is_sure() && first.values.is_empty(), "{file} is taken without a look");
    let name = first.left_out.iter().filter_map(|left| left.name.as_deref()).find(|name| name.contains(row));
    let mut answers = Answers::default();
    answers.name(name.unwrap_or_else(|| panic!("{file} has no row {row}: {:?}", first.left_out)), Some(id(indicator)));
    let read = |answers: &Answers| read_observations(&book, plan(), &Scenario::holding(plan()), None, answers);
    // Another unit is asked about, and nothing is filled in before it is said to be the same.
    for question in read(&answers).questions {
        if matches!(question.topic, QuestionTopic::Unit(_)) {
            answers.choose(&question.topic, 1);
        }
    }
    let matched = read(&answers);
    let all = matched.history.iter().chain(&matched.base).chain(&matched.values);
    let found: Vec<_> =
        all.filter(|value| value.indicator == id(indicator)).map(|value| (value.year.get(), value.typed)).collect();
    for figure in expected {
        assert!(found.contains(figure), "{file}: {figure:?} is not among {found:?}");
    }
}

#[test]
fn exports_of_statistical_offices_come_in_unedited_once_a_row_is_matched() {
    gives("eurostat-life-expectancy-flags.tsv", "BE", "t1-18", &[(2020, 82.3), (2015, 82.6)]);
    gives("wdi-databank-health-expenditure.csv", "Armenia", "t1-35", &[(2021, 595.835_449_22), (2022, 674.786_193_85)]);
    gives("nbs-population-20y.csv", "乡村人口", "t1-16", &[]);
    gives("ons-sdg-4-2-2.csv", "3 to 4", "t1-03", &[(2017, 94.0), (2018, 94.0)]);
    gives("kazstat-sdg-3-1-1-dash-missing.csv", "Алматинская", "t1-36", &[(2014, 14.492_753_623_188_404)]);
}

#[test]
fn what_libreoffice_saves_reads_as_the_table_that_it_was_made_of() {
    let of = |file: &str| {
        proposal(&book(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/libreoffice").join(file), false), None)
    };
    let (text, saved) = (of("plain.csv"), of("plain.xlsx"));
    assert!(text.is_sure() && saved.is_sure(), "{:?} {:?}", saved.questions, saved.left_out);
    assert_eq!((values(&saved), saved.base.len(), saved.left_out), (values(&text), text.base.len(), text.left_out));
    // A shown ％, a hidden row, a raised mark, a struck cell and a struck part, figures in another unit.
    let rich = of("rich.xlsx");
    let figure = |indicator: &str, year: i16| values(&rich).get(&(indicator.to_owned(), year)).copied();
    assert_eq!([figure("t1-16", 2021), figure("t1-03", 2022), figure("t1-18", 2021)], [Some(2.66), Some(94.2), Some(77.1)]);
    assert_eq!([figure("t1-18", 2022), figure("t1-17", 2021), figure("t1-17", 2022)], [None, Some(2.9), Some(3.0)]);
    let asked: Vec<_> = rich.questions.iter().map(|question| rich.place(question.at)).collect();
    assert_eq!(asked, ["A3", "D6", "E6", "D7"]);
    assert!(rich.left_out.iter().any(|left| left.why.contains("隐藏")));
}

#[test]
fn number_formats_that_libreoffice_wrote_show_what_a_person_sees() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/libreoffice/formats.xlsx");
    let saved = proposal(&book(&path, false), None);
    // 计划 and 实际 under years that are dates; 97.2 % by a condition; a colour; 万人 in the format; a raised note; a shifted point.
    let years = [("t1-03", [94.0, 94.3]), ("t1-04", [97.2, 97.4]), ("t1-16", [2.66, 2.7]), ("t1-17", [2.9, 3.0])];
    let asked = [("t1-18", [77.1, 77.4]), ("t1-07", [1.12, 1.15])];
    let expected = years.iter().chain(&asked).flat_map(|(id, figures)| {
        [2021, 2022].into_iter().zip(figures).map(|(year, figure)| (((*id).to_owned(), year), *figure))
    });
    assert_eq!(values(&saved), expected.collect());
    let places: Vec<_> = saved.questions.iter().map(|question| saved.place(question.at)).collect();
    assert_eq!(places, ["D8", "D9", "F9"]);
}

#[test]
fn a_figure_of_the_base_year_fills_in_a_missing_baseline_and_nothing_else() {
    let text = "指标\t2019年\t2020年\t2021年\n困难残疾人生活补贴和重度残疾人护理补贴覆盖率\t99\t100\t100\n新建城区、居住（小）区配套建设养老服务设施达标率\t80\t85\t90\n城镇全部单位就业人员平均工资增长\t6\t5.2\t5\n";
    let mut history = History::new(Workspace::of(Scenario::holding(plan())));
    let read = read_observations(&read_pasted(text).unwrap(), plan(), history.present(), None, &Answers::default());
    assert!(read.is_sure(), "{:?} {:?}", read.questions, read.left_out);
    history.edit(plan(), read.edit(plan()), Gesture::Once).unwrap();
    let shown = history.present();
    let start = |name: &str| shown.assumption(&id(name)).start.map(tuiyan::plan::Amount::get);
    assert_eq!([start("t1-32"), start("t1-26"), start("t1-11")], [None, Some(85.0), None]);
    let facts = history.workspace().facts();
    let known = |name: &str, year| facts.at(&id(name), Year::new(year)).map(|fact| fact.value.get());
    assert_eq!([known("t1-26", 2019), known("t1-26", 2020), known("t1-11", 2020)], [Some(80.0), Some(85.0), Some(0.052)]);
    // What goes out as a sheet comes in as it was.
    let book = Workbook { sheets: vec![facts_sheet(plan(), facts)] };
    let again = read_observations(&book, plan(), &Scenario::holding(plan()), None, &Answers::default());
    assert!(again.is_sure(), "{:?} {:?}", again.questions, again.left_out);
    assert_eq!((values(&again), again.base.len(), again.history.len()), (values(&read), 2, 3));
    history.undo();
    assert_eq!(history.workspace().facts().count(), 0);
}

#[test]
fn a_running_total_that_is_said_to_be_the_years_counts_for_every_row() {
    let text = "指标,2021年累计\n城镇新增就业,1.1\n城镇老旧小区累计改造,12000\n";
    let book = read_text(text).unwrap();
    let read = |answers: &Answers| read_observations(&book, plan(), &Scenario::holding(plan()), None, answers);
    let asked = read(&Answers::default());
    assert!(!asked.is_sure() && asked.values.is_empty());
    let mut answers = Answers::default();
    answers.choose(&asked.questions[0].topic, 1);
    assert_eq!(read(&answers).values.len(), 2);
}

#[test]
fn a_heading_without_a_year_can_be_left_out() {
    let book =
        read_text("利州区2021年度完成情况\n指标名称,目标值,实际完成\n失业保险参保人数,2.7,2.66\n工伤保险参保人数,2.9,2.88\n")
            .unwrap();
    let read = |answers: &Answers| read_observations(&book, plan(), &Scenario::holding(plan()), None, answers);
    let asked = read(&Answers::default());
    assert!(!asked.is_sure() && asked.values.len() == 2);
    let mut answers = Answers::default();
    answers.choose(&asked.questions[0].topic, 1);
    assert!(read(&answers).values.is_empty());
}

/// A figure of an indicator's kind, as it is printed in a table.
fn figure() -> impl Strategy<Value = String> {
    prop_oneof![
        (940..999_i32).prop_map(|tenths| format!("{}.{}", tenths / 10, tenths % 10)),
        Just("—".to_owned()),
        Just(String::new())
    ]
}

/// A table with its years, its rows and how it is laid out.
#[derive(Clone, Debug)]
struct Drawn {
    years: Vec<i16>,
    rows: Vec<(usize, Vec<String>)>,
    layout: usize,
    head: usize,
    separator: char,
    title: bool,
    beside: Beside,
}

/// A column that stands beside the figures.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Beside {
    Nothing,
    /// Days on which the figures were handled.
    Days(&'static str),
    /// Flags, the first row's of a first figure.
    Flags(&'static str),
}

/// Indicators in ％ whose figures lie between 94 and 100.
const DRAWN: [&str; 5] = ["t1-03", "t1-04", "t1-05", "t1-21", "t1-27"];

fn drawn() -> impl Strategy<Value = Drawn> {
    let years = prop::sample::subsequence((2021..=2025_i16).collect::<Vec<_>>(), 1..=5).prop_shuffle();
    let rows = prop::sample::subsequence((0..DRAWN.len()).collect::<Vec<_>>(), 1..=5).prop_shuffle();
    let beside = prop_oneof![
        Just(Beside::Nothing),
        prop::sample::select(vec!["更新日期", "发布时间", "Last updated"]).prop_map(Beside::Days),
        prop::sample::select(vec!["标志", "OBS_FLAG", "状态"]).prop_map(Beside::Flags),
    ];
    (years, rows, 0..4_usize, 0..6_usize, prop::sample::select(vec![',', ';', '\t']), any::<bool>(), beside).prop_flat_map(
        |(years, rows, layout, head, separator, title, beside)| {
            let count = years.len();
            let figures = prop::collection::vec(prop::collection::vec(figure(), count), rows.len());
            figures.prop_map(move |figures| Drawn {
                years: years.clone(),
                rows: rows.iter().copied().zip(figures).collect(),
                layout,
                head,
                separator,
                title,
                beside,
            })
        },
    )
}

impl Drawn {
    fn name(at: usize) -> String {
        plan().indicator(&id(DRAWN[at])).unwrap().name.own().to_owned()
    }

    fn year(&self, year: i16) -> String {
        match self.head {
            0 => format!("{year}年"),
            1 => format!("{year}年实际"),
            2 => format!("{year}年末"),
            3 => format!("{year} [YR{year}]"),
            4 => format!("{year}年完成情况"),
            _ => format!("{year}年度"),
        }
    }

    fn cells(&self) -> Vec<Vec<String>> {
        let years = || self.years.iter().map(|year| self.year(*year));
        let mut cells = match self.layout {
            // Years across, behind or before the names.
            0 => std::iter::once(std::iter::once("指标".to_owned()).chain(years()).collect())
                .chain(self.rows.iter().map(|(at, figures)| std::iter::once(Self::name(*at)).chain(figures.clone()).collect()))
                .collect(),
            1 => std::iter::once(years().chain(["指标".to_owned()]).collect())
                .chain(self.rows.iter().map(|(at, figures)| figures.iter().cloned().chain([Self::name(*at)]).collect()))
                .collect(),
            // Years down.
            2 => {
                let head: Vec<String> =
                    std::iter::once("年份".to_owned()).chain(self.rows.iter().map(|(at, _)| Self::name(*at))).collect();
                let body = (0..self.years.len()).map(|at| {
                    std::iter::once(self.year(self.years[at]))
                        .chain(self.rows.iter().map(|(_, figures)| figures[at].clone()))
                        .collect()
                });
                std::iter::once(head).chain(body).collect()
            }
            // A row for each figure.
            _ => {
                let head = ["年份", "指标", "单位", "数值"].map(ToOwned::to_owned).to_vec();
                let rows = self.rows.iter().flat_map(|(at, figures)| {
                    figures.iter().enumerate().map(move |(which, figure)| {
                        vec![self.year(self.years[which]), Self::name(*at), "％".to_owned(), figure.clone()]
                    })
                });
                std::iter::once(head).chain(rows).collect::<Vec<_>>()
            }
        };
        if let Beside::Days(head) | Beside::Flags(head) = self.beside {
            let text = |at: usize| match (self.beside, at) {
                (_, 0) => head,
                (Beside::Days(_), _) => "2026-03-05",
                (_, 1) => "p",
                _ => "",
            };
            cells.iter_mut().enumerate().for_each(|(at, row)| row.push(text(at).to_owned()));
        }
        if self.title {
            cells.insert(0, vec!["利州区公共服务主要指标".to_owned()]);
            cells.push(vec!["数据来源：区统计局".to_owned()]);
        }
        cells
    }

    fn text(&self) -> String {
        self.cells().iter().map(|row| row.join(&self.separator.to_string()) + "\n").collect()
    }

    fn says(&self) -> BTreeMap<(String, i16), f64> {
        let figure = |at: usize, year: i16, text: &str| Some(((DRAWN[at].to_owned(), year), text.parse().ok()?));
        self.rows
            .iter()
            .flat_map(|(at, figures)| figures.iter().zip(&self.years).filter_map(move |(text, year)| figure(*at, *year, text)))
            .collect()
    }
}

proptest! {
    #[test]
    fn a_table_in_any_real_layout_comes_back_as_written_or_as_a_question(table in drawn()) {
        let found = proposal(&read_text(&table.text()).unwrap(), None);
        if found.is_sure() {
            prop_assert_eq!(values(&found), table.says(), "{}", table.text());
        } else {
            let said = table.says();
            for (key, value) in values(&found) {
                prop_assert_eq!(said.get(&key), Some(&value), "{}", table.text());
            }
        }
    }

    #[test]
    fn a_column_of_days_changes_nothing_and_a_flag_beside_a_figure_is_always_asked(table in drawn()) {
        let plain = Drawn { beside: Beside::Nothing, ..table.clone() };
        let read = |table: &Drawn| proposal(&read_text(&table.text()).unwrap(), None);
        let (found, bare) = (read(&table), read(&plain));
        prop_assert_eq!(values(&found), values(&bare), "{}", table.text());
        if matches!(table.beside, Beside::Flags(_)) {
            let first = usize::from(plain.title) + 1;
            let has_figure = plain.cells()[first].iter().any(|text| text.parse::<f64>().is_ok());
            prop_assert!(!has_figure || !found.is_sure(), "{}", table.text());
        } else {
            prop_assert_eq!(found.is_sure(), bare.is_sure(), "{}", table.text());
        }
    }

    #[test]
    fn decimal_commas_are_always_asked_and_read_as_printed(table in drawn()) {
        let comma = Drawn { separator: ';', rows: table.rows.iter().map(|(at, figures)| (*at, figures.iter().map(|figure| figure.replace('.', ",")).collect())).collect(), ..table };
        let found = proposal(&read_text(&comma.text()).unwrap(), None);
        let said: BTreeMap<_, _> = Drawn { rows: comma.rows.iter().map(|(at, figures)| (*at, figures.iter().map(|figure| figure.replace(',', ".")).collect())).collect(), ..comma.clone() }.says();
        prop_assert!(said.is_empty() || !found.is_sure());
        for (key, value) in values(&found) {
            prop_assert_eq!(said.get(&key), Some(&value), "{}", comma.text());
        }
    }
}
