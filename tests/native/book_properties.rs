//! Scenarios as tables: whatever is written reads back, whatever is read ends in scenarios or in faults.

use std::sync::OnceLock;

use proptest::prelude::*;
use tuiyan::exchange::*;
use tuiyan::plan::*;
use tuiyan::projection::*;
use tuiyan::scenario::{Scenario, complaints};

use crate::books::{csv_of, read_as};
use crate::draw;
use crate::formats::EXAMPLE;
use crate::support::plan;

/// A workbook over its CSV and back.
fn through_csv(book: &Workbook) -> Workbook {
    read_delimited(&decode_text(&write_delimited(book)).unwrap()).unwrap()
}

/// What CSV cannot tell from nothing: empty cells and rows at the end, and a rate from the number that it is.
fn as_read(book: &Workbook) -> Workbook {
    let cell = |cell: &Cell| if let Cell::Rate(rate) = cell { Cell::Number(*rate) } else { cell.clone() };
    let row = |row: &Vec<Cell>| {
        let length = row.iter().rposition(|cell| *cell != Cell::Empty).map_or(0, |last| last + 1);
        row[..length].iter().map(cell).collect()
    };
    let sheet = |sheet: &Sheet| {
        let mut rows: Vec<Vec<Cell>> = sheet.rows.iter().map(row).collect();
        rows.truncate(rows.iter().rposition(|row| !row.is_empty()).map_or(0, |last| last + 1));
        Sheet::new(sheet.name.clone(), rows)
    };
    Workbook { sheets: book.sheets.iter().map(sheet).collect() }
}

/// Texts of every kind that a reader could take for something else.
fn text() -> impl Strategy<Value = String> {
    let opener = prop::sample::select(vec![
        "",
        "'",
        "''",
        "=",
        "+",
        "-",
        "@",
        "\t",
        "\r",
        "\n",
        "\r\n",
        "＝",
        "＋",
        "－",
        "＠",
        " ",
        "\u{3000}=",
        "\u{feff}",
        "【",
        "\"",
        ",",
        ";",
        "1",
        "-1",
        "5%",
        "5％",
        "1,234.5",
        "1e5",
        "0x",
        "007",
        "NaN",
        "\u{3}",
    ]);
    let rest =
        prop_oneof![".{0,6}", prop::sample::select(vec!["", "】", "\"", "\n", "1", "%", "'", "SUM(A1)"]).prop_map(str::to_owned)];
    (prop::collection::vec(opener, 0..4), rest).prop_map(|(openers, rest)| openers.concat() + &rest)
}

fn cell() -> impl Strategy<Value = Cell> {
    prop_oneof![
        Just(Cell::Empty),
        prop::num::f64::ANY.prop_filter("a finite number", |x| x.is_finite()).prop_map(Cell::Number),
        (-1e6..1e6_f64).prop_map(Cell::Rate),
        text().prop_map(Cell::Text),
    ]
}

fn workbook() -> impl Strategy<Value = Workbook> {
    let rows = || prop::collection::vec(prop::collection::vec(cell(), 0..5), 0..6);
    let named = (text(), rows()).prop_map(|(name, rows)| Sheet::new(name, rows));
    prop_oneof![
        prop::collection::vec(named, 0..4).prop_map(|sheets| Workbook { sheets }),
        rows().prop_map(|rows| Workbook { sheets: vec![Sheet::new(String::new(), rows)] }),
    ]
}

/// A scenario with every kind of decision, some of them of an extreme size.
pub(crate) fn decided() -> impl Strategy<Value = Scenario> {
    let more = (any::<bool>(), 2021..=2025_i16, prop::num::f64::ANY, any::<prop::sample::Index>(), any::<bool>());
    (draw::scenario(), prop::collection::vec(more, 0..8)).prop_map(|(mut scenario, more)| {
        for (assumed, year, size, at, is_reached) in more {
            let indicator = &plan().indicators[at.index(plan().indicators.len())];
            let mut assumption = scenario.assumption(&indicator.id).clone();
            match (assumption.statement(indicator), Amount::new(size)) {
                (Statement::Status(_), _) if is_reached => assumption.status = Some(StatusReport::Reached(Year::new(year))),
                (Statement::Status(_), _) => assumption.status = Some(StatusReport::NotReached),
                (_, Ok(size)) if is_reached => assumption.growth = Some(Growth::Linear { step: size }),
                (_, Ok(size)) => {
                    let pin = if assumed { Pin::Assumed(size) } else { Pin::Observed(size) };
                    assumption.years.insert(Year::new(year), pin);
                }
                (_, Err(_)) => {}
            }
            if complaints(&assumption, indicator, plan().period).is_empty() && !assumption.is_default() {
                scenario.assumptions.insert(indicator.id.clone(), assumption);
            }
        }
        scenario
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_workbook_reads_back_from_csv(book in workbook()) {
        prop_assert_eq!(through_csv(&book), as_read(&book));
    }

    #[test]
    fn no_text_in_a_csv_is_a_formula(text in text()) {
        let masked = masked(&text);
        let is_sign = |c: char| matches!(c, '+' | '-' | '＋' | '－');
        let is_figure = |c: char| c.is_ascii_digit() || ('０'..='９').contains(&c) || ".,%．，％".contains(c);
        // Of signs alone nothing can be computed, and of a number, with or without its power of ten, nothing but itself.
        let bare = masked.strip_prefix(is_sign).unwrap_or(&masked);
        let (digits, power) = bare.split_once(['e', 'E', 'ｅ', 'Ｅ']).unwrap_or((bare, "0"));
        let is_number = [digits, power.strip_prefix(is_sign).unwrap_or(power)].iter().all(|part| part.chars().all(is_figure));
        if !is_number && !masked.chars().all(is_sign) {
            let shown = masked.trim_start();
            prop_assert!(!shown.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']), "{masked}");
        }
        prop_assert!(!masked.starts_with(['\t', '\r', '\n']), "{masked}");
    }

    #[test]
    fn any_text_ends_in_a_workbook_or_in_faults(text in any::<String>()) {
        let _ = read_delimited(&text);
        let _ = read_as("", &text);
    }

    #[test]
    fn any_bytes_end_in_a_text_or_in_a_fault(bytes in any::<Vec<u8>>()) {
        if let Ok(text) = decode_text(&bytes) {
            let _ = read_as("", &text);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn scenarios_read_back_from_their_workbook(scenarios in prop::collection::vec(decided(), 1..3)) {
        let book = scenarios_to_workbook(plan(), &scenarios.iter().collect::<Vec<_>>());
        prop_assert_eq!(&workbook_to_scenarios(&book, plan(), "").unwrap(), &scenarios);
        prop_assert_eq!(&workbook_to_scenarios(&through_csv(&book), plan(), "").unwrap(), &scenarios);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn scenarios_read_back_from_a_csv_that_a_spreadsheet_saved_as_a_workbook(scenarios in prop::collection::vec(decided(), 1..3)) {
        let csv = csv_of(&scenarios.iter().collect::<Vec<_>>());
        let rows = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(csv.trim_start_matches('\u{feff}').as_bytes());
        let is_number = |raw: &str| raw.starts_with(|c: char| c.is_ascii_digit() || c == '-');
        let cell = |raw: &str| match raw.parse() {
            Ok(number) if is_number(raw) => Cell::Number(number),
            _ => Cell::text(raw),
        };
        let rows = rows.into_records().map(|record| record.unwrap().iter().map(cell).collect()).collect();
        let book = Workbook { sheets: vec![Sheet::new("报告".to_owned(), rows)] };
        prop_assert_eq!(ScenarioSource::from(book).scenarios(plan(), "").unwrap(), scenarios);
    }

    #[test]
    fn scenarios_read_back_from_xlsx(scenarios in prop::collection::vec(decided(), 1..3)) {
        let book = scenarios_to_workbook(plan(), &scenarios.iter().collect::<Vec<_>>());
        let read = read_xlsx(&write_xlsx(&book).unwrap()).unwrap();
        prop_assert_eq!(&workbook_to_scenarios(&read, plan(), "").unwrap(), &scenarios);
    }
}

/// The report on the example of the format's description, with its row ends as a text editor shows them.
fn report() -> &'static str {
    static REPORT: OnceLock<String> = OnceLock::new();
    REPORT.get_or_init(|| csv_of(&[&read_scenario(EXAMPLE, plan()).unwrap()]).replace("\r\n", "\n"))
}

/// A text with a stretch of it replaced by what such texts are made of.
fn damaged() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "",
        "\"",
        "\"\"",
        ",",
        ",,",
        "\n",
        "\r",
        ";",
        "\t",
        "'",
        "=1",
        "【假设】",
        "\n【情景】\n",
        "【",
        "】",
        "-1",
        "5%",
        "5％",
        "1e999",
        "2",
        "99",
        "\u{feff}",
        "t1-03",
        "编号",
        "2021年",
        "衰减趋势",
        "hold",
        "\u{0}",
        "tuiyan.scenario/2",
    ]);
    let starts: Vec<_> = report().char_indices().map(|(at, _)| at).collect();
    let tables = report().find("\"【假设】").unwrap();
    prop::collection::vec((any::<prop::sample::Index>(), 0..30_usize, pieces), 1..4).prop_map(move |edits| {
        let mut text = report().to_owned();
        let inputs = starts.iter().filter(|at| **at >= tables).copied().collect::<Vec<_>>();
        for (at, length, piece) in edits {
            let from = inputs[at.index(inputs.len())].min(text.len());
            let from = text.floor_char_boundary(from);
            let to = text.floor_char_boundary((from + length).min(text.len()));
            text.replace_range(from..to, piece);
        }
        text
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_damaged_report_is_read_or_refused_with_places(text in damaged()) {
        if let Err(faults) = read_as("", &text) {
            prop_assert!(!faults.0.is_empty());
            // Only what concerns the whole file has no place.
            let has_place = |fault: &Fault| !fault.path.is_empty() || fault.problem.contains("至少一张表");
            prop_assert!(faults.0.iter().all(has_place), "{}", faults);
        }
    }
}
