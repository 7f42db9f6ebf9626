//! Observations pasted as blocks: what a scenario observes goes out and comes back, and no text whatever stops the program.

use proptest::prelude::*;
use tuiyan::exchange::table::{Anchor, Answers, Proposal, observation_sheet, observed_text, read_observations, read_pasted};
use tuiyan::exchange::{Cell, Sheet, Workbook};
use tuiyan::plan::{Id, Year};
use tuiyan::projection::Pin;
use tuiyan::scenario::{Edit, Gesture, History, Scenario, Workspace, apply};
use tuiyan::view::{completeness, observed_ids};

use crate::draw;
use crate::support::{amount, id, plan};

fn ids() -> Vec<Id> {
    plan().indicators.iter().map(|indicator| indicator.id.clone()).collect()
}

fn years() -> Vec<Year> {
    plan().period.projected().collect()
}

/// What a scenario observes, in the order of the plan.
fn observed(scenario: &Scenario) -> Vec<(Id, Year, f64)> {
    let of = |id: Id| {
        let years = scenario.assumption(&id).years.clone().into_iter();
        years.filter_map(move |(year, pin)| match pin {
            Pin::Observed(value) => Some((id.clone(), year, value.get())),
            Pin::Assumed(_) => None,
        })
    };
    ids().into_iter().flat_map(of).collect()
}

#[track_caller]
fn same(found: &[(Id, Year, f64)], expected: &[(Id, Year, f64)]) {
    assert_eq!(found.len(), expected.len());
    for ((id, year, value), (of, at, wanted)) in found.iter().zip(expected) {
        assert_eq!((id, year), (of, at));
        // A rate goes through its ％ form, which seventeen digits may miss by the last bit.
        assert!((value - wanted).abs() <= 4.0 * f64::EPSILON * wanted.abs(), "{id} {year}: {value} is not {wanted}");
    }
}

/// What a proposal would fill in, in the order of the plan.
fn filled(proposal: &Proposal) -> Vec<(Id, Year, f64)> {
    let mut values: Vec<_> =
        proposal.values.iter().map(|value| (value.indicator.clone(), value.year, value.amount.get())).collect();
    let ids = ids();
    values.sort_by_key(|(id, year, _)| (ids.iter().position(|each| each == id), *year));
    values
}

fn read(sheet: Sheet, scenario: &Scenario, anchor: Option<Anchor>) -> Proposal {
    read_observations(&Workbook { sheets: vec![sheet] }, plan(), scenario, anchor, &Answers::default())
}

fn pasted(text: &str, scenario: &Scenario, anchor: Option<Anchor>) -> Proposal {
    read_observations(&read_pasted(text).unwrap(), plan(), scenario, anchor, &Answers::default())
}

proptest! {
    #[test]
    fn a_sheet_of_observations_reads_back(scenario in draw::scenario()) {
        let sheet = observation_sheet(plan(), &scenario, &ids());
        let proposal = read(sheet, &scenario, None);
        prop_assert!(proposal.is_sure(), "{:?} {:?}", proposal.questions, proposal.left_out);
        same(&filled(&proposal), &observed(&scenario));
    }

    #[test]
    fn a_copied_block_pastes_back(scenario in draw::scenario()) {
        let (rows, years) = (ids(), years());
        let text = observed_text(plan(), &scenario, &rows, &years);
        let anchor = Anchor { rows: &rows, year: years[0], is_own: true };
        let proposal = pasted(&text, &scenario, Some(anchor));
        prop_assert!(proposal.is_sure(), "{:?} {:?}", proposal.questions, proposal.left_out);
        same(&filled(&proposal), &observed(&scenario));
    }

    #[test]
    fn whatever_is_read_can_be_entered(
        cells in prop::collection::vec(prop::collection::vec(cell(), 0..8), 0..12),
        anchored in any::<bool>(),
    ) {
        let sheet = Sheet::new("观测".to_owned(), cells);
        let (rows, mut scenario) = (ids(), Scenario::holding(plan()));
        let anchor = Anchor { rows: &rows[30..], year: Year::new(2022), is_own: false };
        let proposal = read(sheet, &scenario, anchored.then_some(anchor));
        prop_assert!(proposal.questions.iter().all(|question| !question.what.is_empty()));
        prop_assert_eq!(apply(&mut scenario, plan(), proposal.edit(plan())), Ok(()));
    }

    #[test]
    fn no_pasted_text_stops_the_program(text in "(\\PC|[\t\n\r\",;0-9年]){0,120}") {
        let (rows, scenario) = (ids(), Scenario::holding(plan()));
        let anchor = Anchor { rows: &rows, year: Year::new(2021), is_own: false };
        if let Ok(book) = read_pasted(&text) {
            let _ = read_observations(&book, plan(), &scenario, Some(anchor), &Answers::default());
        }
    }
}

/// Cells as they come, and cells made to trip: heads, names, marks, numbers of every size.
fn cell() -> impl Strategy<Value = Cell> {
    let words = [
        "指标",
        "序号",
        "2021年",
        "2022",
        "2019年",
        "2025年目标",
        "t1-03",
        "其中：",
        "（）",
        "城镇新增就业（万人）",
        "—",
        "1e308",
        "％",
        "-0",
        "）（",
    ];
    prop_oneof![
        Just(Cell::Empty),
        any::<f64>().prop_map(Cell::Number),
        (1..2100_i16).prop_map(|number| Cell::Number(f64::from(number))),
        any::<f64>().prop_map(Cell::Rate),
        prop::sample::select(words.to_vec()).prop_map(Cell::text),
        "\\PC{0,12}".prop_map(Cell::text),
    ]
}

#[test]
fn a_block_is_one_step_to_take_back_and_replaces_what_was_assumed() {
    let scenario = Scenario::holding(plan());
    let mut history = History::new(Workspace::of(scenario.clone()));
    let assume = Edit::Pin(id("t1-16"), Year::new(2021), Some(Pin::Assumed(amount(2.65))));
    history.edit(plan(), assume, Gesture::Once).unwrap();
    let proposal =
        pasted("指标\t2021年\t2022年\n失业保险参保人数\t2.66\t2.7\n工伤保险参保人数\t2.9\t3.0\n", history.present(), None);
    assert!(proposal.is_sure());
    history.edit(plan(), proposal.edit(plan()), Gesture::Once).unwrap();
    let pins = |history: &History| history.present().assumption(&id("t1-16")).years.clone().into_values().collect::<Vec<_>>();
    assert_eq!(pins(&history), [Pin::Observed(amount(2.66)), Pin::Observed(amount(2.7))]);
    history.undo();
    assert_eq!(pins(&history), [Pin::Assumed(amount(2.65))]);
    assert_eq!(history.present().assumption(&id("t1-17")).years.len(), 0);
}

#[test]
fn a_workbook_of_another_program_is_read_by_its_heads() {
    let book = tuiyan::exchange::read_xlsx(include_bytes!("../data/observations.xlsx")).unwrap();
    let proposal = read_observations(&book, plan(), &Scenario::holding(plan()), None, &Answers::default());
    assert_eq!(proposal.values.len(), 37 * 4);
    // 93.7 × 1.004, and a mean growth of 4 ％ × 1.004, as the script that wrote the file says.
    let value = |name: &str| {
        proposal.values.iter().find(|value| value.indicator == id(name) && value.year.get() == 2021).unwrap().amount.get()
    };
    assert_eq!((value("t1-03"), value("t1-11")), (94.07, 0.04));
}

#[test]
fn a_form_that_is_filled_in_is_complete() {
    let mut scenario = Scenario::holding(plan());
    let rows = observed_ids(plan(), &scenario, None, None);
    let mut form = observation_sheet(plan(), &scenario, &rows);
    for row in form.rows.iter_mut().skip(1) {
        for cell in row.iter_mut().skip(3).filter(|cell| **cell == Cell::Empty) {
            *cell = Cell::Number(3.5);
        }
    }
    let proposal = read(form, &scenario, None);
    assert_eq!(proposal.values.len(), 37 * 5);
    apply(&mut scenario, plan(), proposal.edit(plan())).unwrap();
    let gaps = completeness(plan(), &scenario, &rows).years;
    assert!(gaps.iter().all(|gap| gap.text == "已齐"), "{gaps:?}");
}

/// Cells as a spreadsheet program puts them on the clipboard.
fn copied(sheet: &Sheet) -> String {
    let text = |cell: &Cell| match cell {
        Cell::Empty => String::new(),
        Cell::Number(number) => number.to_string(),
        Cell::Rate(rate) => format!("{:.2}%", rate * 100.0),
        Cell::Text(text) => text.clone(),
    };
    sheet.rows.iter().map(|row| row.iter().map(text).collect::<Vec<_>>().join("\t") + "\r\n").collect()
}

#[test]
fn cells_copied_out_of_a_workbook_of_another_program_paste_as_they_import() {
    let book = tuiyan::exchange::read_xlsx(include_bytes!("../data/observations.xlsx")).unwrap();
    let scenario = Scenario::holding(plan());
    let imported = read_observations(&book, plan(), &scenario, None, &Answers::default());
    let sheet = book.sheets.iter().find(|sheet| sheet.name == "观测").unwrap();
    assert_eq!(imported.values.len(), 37 * 4);
    same(&filled(&pasted(&copied(sheet), &scenario, None)), &filled(&imported));
}
