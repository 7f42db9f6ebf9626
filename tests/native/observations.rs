//! Observations pasted as blocks: what a scenario observes goes out and comes back, and no text whatever stops the program.

use proptest::prelude::*;
use tuiyan::exchange::table::{Anchor, Answers, Proposal, observation_sheet, observed_text, read_observations, read_pasted};
use tuiyan::exchange::{Cell, Sheet, Workbook};
use tuiyan::plan::{Id, Year};
use tuiyan::projection::Pin;
use tuiyan::scenario::{Edit, Facts, Gesture, History, Scenario, Workspace, apply};
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
        let sheet = observation_sheet(plan(), &Facts::default(), &scenario, &ids(), &[]);
        let proposal = read(sheet, &scenario, None);
        prop_assert!(proposal.is_sure(), "{:?} {:?}", proposal.questions, proposal.left_out);
        same(&filled(&proposal), &observed(&scenario));
    }

    #[test]
    fn a_copied_block_pastes_back(scenario in draw::scenario()) {
        let (rows, years) = (ids(), years());
        let text = observed_text(plan(), &Facts::default(), &scenario, &rows, &years);
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
    let mut form = observation_sheet(plan(), &Facts::default(), &scenario, &rows, &[]);
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

/// The facts of the plan after what was read is taken.
fn taken(proposal: &Proposal) -> (Facts, Scenario) {
    let mut history = History::new(Workspace::of(Scenario::holding(plan())));
    history.edit(plan(), proposal.edit(plan()), Gesture::Once).unwrap();
    (Facts::clone(history.workspace().facts()), history.present().clone())
}

fn known(facts: &Facts, name: &str, years: std::ops::RangeInclusive<i16>) -> Vec<Option<f64>> {
    years.map(|year| facts.at(&id(name), Year::new(year)).map(|known| known.value.get())).collect()
}

#[test]
fn a_block_at_an_earlier_year_covers_the_column_of_the_base_year_as_it_is_seen() {
    let rows = [id("t1-03"), id("t1-10"), id("t1-11")];
    let anchor = Anchor { rows: &rows, year: Year::new(2018), is_own: false };
    let scenario = Scenario::holding(plan());
    let proposal = pasted("92.3\t93.0\t93.7\t94.1\n41\t42\t43.5\t44\n6\t5\t4.5\t5\n", &scenario, Some(anchor));
    assert!(proposal.is_sure(), "{:?} {:?}", proposal.questions, proposal.left_out);
    let (facts, shown) = taken(&proposal);
    // The plan's own figure of 2020 stays its own; a missing one is filled in, and a rate is one.
    assert_eq!(known(&facts, "t1-03", 2018..=2021), [Some(92.3), Some(93.0), None, Some(94.1)]);
    assert_eq!(known(&facts, "t1-10", 2018..=2021), [Some(41.0), Some(42.0), Some(43.5), Some(44.0)]);
    assert_eq!(known(&facts, "t1-11", 2018..=2021), [Some(0.06), Some(0.05), Some(0.045), Some(0.05)]);
    // What is copied out of the grid goes back where it was.
    let years: Vec<Year> = (2018..=2021).map(Year::new).collect();
    let text = observed_text(plan(), &facts, &shown, &rows, &years);
    assert_eq!(text, "92.3\t93\t93.7\t94.1\n41\t42\t43.5\t44\n6\t5\t4.5\t5");
    let again = pasted(&text, &scenario, Some(Anchor { is_own: true, ..anchor }));
    assert_eq!(taken(&again), (facts, shown));
}

#[test]
fn a_form_and_an_export_carry_the_years_before_the_base_year() {
    let (rows, scenario) = ([id("t1-03"), id("t1-11"), id("t1-02")], Scenario::holding(plan()));
    let years = [2018, 2019].map(Year::new);
    let mut form = observation_sheet(plan(), &Facts::default(), &scenario, &rows, &years);
    let heads: Vec<_> = form.rows[0][3..6].iter().map(|cell| format!("{cell:?}")).collect();
    assert!(heads[0].contains("2018年观测") && heads[1].contains("2019年观测") && heads[2].contains("2021年观测"), "{heads:?}");
    form.rows[1][3] = Cell::Number(92.25);
    form.rows[2][4] = Cell::Number(4.5);
    let proposal = read(form, &scenario, None);
    assert!(proposal.is_sure() && proposal.history.len() == 2, "{proposal:?}");
    let (facts, shown) = taken(&proposal);
    let sheet = observation_sheet(plan(), &facts, &shown, &rows, &years);
    assert_eq!(taken(&read(sheet, &scenario, None)).0, facts);
    assert_eq!(
        (known(&facts, "t1-03", 2018..=2018), known(&facts, "t1-11", 2019..=2019)),
        (vec![Some(92.25)], vec![Some(0.045)])
    );
}

#[test]
fn the_early_years_of_a_real_export_become_history() {
    let text = std::fs::read_to_string(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/tests/data/tables/exports/eurostat-life-expectancy-flags.tsv"
    ));
    let book = tuiyan::exchange::table::read_text(&text.unwrap()).unwrap();
    let read = |answers: &Answers| read_observations(&book, plan(), &Scenario::holding(plan()), None, answers);
    let row =
        read(&Answers::default()).left_out.into_iter().find_map(|left| left.name.filter(|name| name.contains("BE"))).unwrap();
    let mut answers = Answers::default();
    answers.name(&row, Some(id("t1-18")));
    let (facts, _) = taken(&read(&answers));
    let values = [82.2, 82.5, 82.4, 82.5, 83.1, 82.6, 83.2, 83.2, 83.2, 83.6];
    assert_eq!(known(&facts, "t1-18", 2010..=2019), values.map(Some));
    assert_eq!(known(&facts, "t1-18", 2020..=2020), [None], "the plan states its own");
}
