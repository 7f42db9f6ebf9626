//! Any plan as tables: what is written reads back, and any tables end in a plan or in faults at their cells.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use tuiyan::exchange::*;
use tuiyan::language::Language;
use tuiyan::plan::*;

use crate::support::{id, plan};

/// A text as a cell keeps it: something, without spaces around it.
fn text() -> impl Strategy<Value = String> {
    let odd = prop::sample::select(vec!["=SUM(A1)", "'", "【甲】", "1e5", "-", "5％", "007", "a\nb", "，", "_x0041_", "<r>"]);
    prop_oneof![3 => "\\PC{1,10}", 1 => odd.prop_map(str::to_owned)]
        .prop_map(|text| text.trim().to_owned())
        .prop_filter("something", |text| !text.is_empty())
}

fn amount() -> impl Strategy<Value = Amount> {
    prop_oneof![
        (-1_000_000..1_000_000_i32).prop_map(|units| Amount::of(0.0).get() + f64::from(units) / 100.0),
        prop::num::f64::NORMAL,
    ]
    .prop_map(|number| Amount::new(number).unwrap())
}

fn statement() -> impl Strategy<Value = Statement> {
    use Comparison::{AtLeast, AtMost, LessThan, MoreThan};
    let op = prop::sample::select(vec![AtLeast, MoreThan, AtMost, LessThan]);
    let op_source = prop::sample::select(vec![OpSource::Stated, OpSource::Read]);
    let kind = prop::sample::select(vec![Measure::LEVEL, Measure::CUMULATIVE, Measure::AVERAGE_GROWTH]);
    let measured = (kind, 0..3_u8, amount(), op, amount(), op_source).prop_map(|(kind, start, from, op, to, op_source)| {
        let start = match (start, kind) {
            (0, _) => Start::Missing,
            (1, measure) if measure.is_of_flows() => Start::EarlierTotal(from),
            _ => Start::Value(from),
        };
        Statement::Measured(Measured::plain(kind, start, Goal::number(op, to), op_source))
    });
    prop_oneof![1 => Just(Statement::Status(Status::default())), 6 => measured]
}

prop_compose! {
    fn indicator()(
        (name, unit, place, printed) in (text(), text(), text(), text()),
        (domain, nature, decimals, per_head) in (any::<prop::sample::Index>(), any::<bool>(), 0..=6_u8, any::<bool>()),
        statement in statement(),
        readings in prop::collection::vec((text(), text(), statement()), 0..3),
    ) -> (Indicator, prop::sample::Index) {
        let readings = readings.into_iter().enumerate().map(|(at, (name, note, other))| Reading {
            id: id(&format!("r{at}")),
            name: name.as_str().into(),
            place: "".into(),
            note: note.as_str().into(),
            statement: if at == 0 { statement.clone() } else { other },
        });
        let indicator = Indicator {
            id: id("x"),
            group: id("g"),
            domain: "".into(),
            name: name.as_str().into(),
            unit: unit.as_str().into(),
            nature: Some(if nature { Nature::Binding } else { Nature::Expected }),
            decimals: decimals.try_into().unwrap(),
            bounds: Bounds::NONE,
            per_head,
            part_of: None,
            lead: "".into(),
            source: Source { place: place.as_str().into(), printed },
            readings: readings.collect(),
            statement: statement.clone(),
        };
        (indicator, domain)
    }
}

prop_compose! {
    /// A plan of a few indicators with any words.
    fn drawn()(
        domains in prop::collection::btree_set(text(), 1..4),
        drawn in prop::collection::vec(indicator(), 1..8),
        (base, steps) in (1900..2150_i16, 1..=50_i16),
        (name, number, translated) in (text(), text(), text()),
    ) -> Plan {
        let domains: Vec<_> = domains.into_iter().collect();
        let indicators = drawn.into_iter().enumerate().map(|(at, (indicator, domain))| Indicator {
            id: id(&format!("i-{at}")),
            domain: domains[domain.index(domains.len())].as_str().into(),
            ..indicator
        });
        let mut plan = Plan {
            id: id("drawn"),
            version: "1".to_owned(),
            name: name.as_str().into(),
            short_name: name.as_str().into(),
            document: Document { number, issuer: "".into(), date: String::new() },
            period: Period::new(Year::new(base), Year::new(base + steps)).unwrap(),
            groups: vec![Group { id: id("g"), name: "组".into(), scoreboard: true }],
            domains: domains
                .iter()
                .map(|domain| Domain { name: domain.as_str().into(), services: vec![domain.as_str().into()] })
                .collect(),
            indicators: indicators.collect(),
            relations: Vec::new(),
        };
        plan.translate(&BTreeMap::from([(name, translated)]));
        plan
    }
}

/// A change to a cell of the built-in plan's tables.
fn change() -> impl Strategy<Value = (usize, usize, usize, Cell)> {
    let cell = prop_oneof![
        Just(Cell::Empty),
        prop::num::f64::ANY.prop_filter("finite", |x| x.is_finite()).prop_map(Cell::Number),
        (-10.0..10.0_f64).prop_map(Cell::Rate),
        text().prop_map(Cell::Text),
        prop::sample::select(vec!["≥", "＞9", "定性", "累计", "上期累计", "低于", "是", "t1-03", "指标", "编号"])
            .prop_map(Cell::text),
    ];
    (0..9_usize, 0..40_usize, 0..20_usize, cell)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn any_plan_reads_back_from_its_spreadsheet(drawn in drawn(), is_english in any::<bool>()) {
        let language = if is_english { Language::English } else { Language::Chinese };
        let book = language.speaking(|| plan_to_workbook(&drawn));
        let read = read_xlsx(&write_xlsx(&book).unwrap()).unwrap();
        prop_assert_eq!(workbook_to_plan(&read), Ok(drawn));
    }

    #[test]
    fn any_tables_end_in_a_plan_or_in_faults_at_their_cells(changes in prop::collection::vec(change(), 1..12)) {
        let mut book = plan_to_workbook(plan());
        for (sheet, row, column, cell) in changes {
            let rows = &mut book.sheets[sheet].rows;
            let row = row % (rows.len() + 1);
            rows.resize(rows.len().max(row + 1), Vec::new());
            let width = rows[row].len().max(column + 1);
            rows[row].resize(width, Cell::Empty);
            rows[row][column] = cell;
        }
        match workbook_to_plan(&book) {
            // What is taken is a plan like any other.
            Ok(read) => prop_assert_eq!(read_plan(&write_plan(&read)), Ok(read)),
            Err(CellFaults(faults)) => {
                prop_assert!(!faults.is_empty());
                let cells: Vec<_> = faults.iter().filter(|fault| fault.at.column.is_some()).map(|fault| fault.at).collect();
                prop_assert_eq!(cells.iter().collect::<BTreeSet<_>>().len(), cells.len(), "one fault for a cell");
                for fault in faults {
                    let sheet = fault.at.sheet.map(|at| &book.sheets[at]);
                    prop_assert!(fault.at.row.is_none_or(|row| row < sheet.unwrap().rows.len()));
                    prop_assert!(!fault.problem.is_empty());
                }
            }
        }
    }
}
