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

fn comparison() -> impl Strategy<Value = Comparison> {
    use Comparison::{AtLeast, AtMost, LessThan, MoreThan};
    prop::sample::select(vec![AtLeast, MoreThan, AtMost, LessThan])
}

fn wanted() -> impl Strategy<Value = Option<Direction>> {
    prop::option::of(prop::sample::select(vec![Direction::Rise, Direction::Fall]))
}

/// What may be asked by itself: another indicator is named by the plan that has it.
fn goal() -> impl Strategy<Value = Goal> {
    let number = (comparison(), amount()).prop_map(|(op, value)| Goal::number(op, value));
    let about = (comparison(), amount()).prop_map(|(op, value)| Goal::About(Threshold { op, value }));
    let range = (amount(), amount(), any::<bool>(), wanted()).prop_map(|(one, other, both, wanted)| {
        let (low, high) = if one < other { (one, other) } else { (other, one) };
        Goal::Between(Range { low, high, both, wanted })
    });
    let than = (comparison(), amount(), amount(), any::<bool>()).prop_map(|(op, times, plus, is_outside)| {
        let of = if is_outside { Of::Reference("全国平均".to_owned()) } else { Of::Baseline };
        Goal::Than(Than { op, of, times, plus, wanted: None })
    });
    let later = wanted().prop_map(|wanted| Goal::Later { words: "另行下达".to_owned(), wanted });
    let watched = wanted().prop_map(|wanted| Goal::Watched { words: "视情提出".to_owned(), wanted });
    prop_oneof![6 => number, 1 => about, 1 => range, 1 => than, 1 => later, 1 => watched]
        .prop_filter("a range has two ends", |goal| !matches!(goal, Goal::Between(range) if range.low >= range.high))
}

fn start(measure: Measure) -> impl Strategy<Value = Start> {
    (0..7_u8, amount(), any::<bool>()).prop_map(move |(kind, from, closed)| match kind {
        0 => Start::Missing,
        1 if !measure.is_plain() && !measure.is_of_rates() && measure.origin() == Origin::Nothing => Start::EarlierTotal(from),
        2 if measure.is_of_rates() => Start::LastRate(from),
        3 if measure.is_plain() => Start::Below { end: from, closed },
        4 if measure.is_plain() => Start::Above { end: from, closed },
        _ => Start::Value(from),
    })
}

fn measured() -> impl Strategy<Value = Measured> {
    let op_source = || prop::sample::select(vec![OpSource::Stated, OpSource::Read]);
    let first = (prop::sample::select(Measure::ALL.to_vec()), goal(), op_source(), any::<bool>());
    let basis = (prop::option::weighted(0.2, 1995_i16..2000), any::<bool>(), prop::option::weighted(0.2, Just("亿元")));
    let more = (prop::option::weighted(0.2, 2026_i16..2040), prop::option::weighted(0.2, goal()));
    let milestones = prop::collection::btree_map(2021_i16..2036, (goal(), op_source()), 0..3);
    (first, basis, more, milestones).prop_flat_map(|((measure, goal, op_source, every), basis, more, milestones)| {
        start(measure).prop_map(move |start| Measured {
            measure,
            start,
            basis: Basis { year: basis.0.map(Year::new), estimated: basis.1, unit: basis.2.map(Into::into) },
            goal: goal.clone(),
            op_source,
            when: if every { When::EveryYear } else { When::End },
            year: more.0.map(Year::new),
            stretch: more.1.clone(),
            milestones: milestones
                .iter()
                .map(|(year, (goal, op_source))| Milestone { year: Year::new(*year), goal: goal.clone(), op_source: *op_source })
                .collect(),
        })
    })
}

fn statement() -> impl Strategy<Value = Statement> {
    let words = (
        prop::sample::select(vec!["", "应保尽保", "基本建成"]),
        prop::option::weighted(0.3, 2021_i16..2031),
        prop::option::weighted(0.3, amount()),
    );
    let status =
        words.prop_map(|(words, by, start)| Statement::Status(Status { words: words.to_owned(), by: by.map(Year::new), start }));
    prop_oneof![1 => status, 6 => measured().prop_map(Statement::Measured)]
}

/// Another reading differs in what is measured, from where and against what; all else is as the indicator has it.
fn read_beside(own: &Statement, other: Statement) -> Statement {
    match (own, other) {
        (Statement::Measured(own), Statement::Measured(other)) => {
            let Measured { measure, start, goal, op_source, .. } = other;
            // Only the indicator's own interval is sure to have a natural end.
            let start = if matches!(start, Start::Below { .. } | Start::Above { .. }) { Start::Missing } else { start };
            Statement::Measured(Measured { measure, start, goal, op_source, ..own.clone() })
        }
        (own, _) => own.clone(),
    }
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
            statement: if at == 0 { statement.clone() } else { read_beside(&statement, other) },
        });
        let indicator = Indicator {
            id: id("x"),
            group: id("g"),
            domain: "".into(),
            name: name.as_str().into(),
            unit: unit.as_str().into(),
            nature: Some(if nature { Nature::Binding } else { Nature::Expected }),
            decimals: decimals.try_into().unwrap(),
            bounds: match &statement {
                Statement::Measured(it) if matches!(it.start, Start::Below { .. }) => Bounds { min: Amount::new(f64::MIN).ok(), max: None },
                Statement::Measured(it) if matches!(it.start, Start::Above { .. }) => Bounds { min: None, max: Amount::new(f64::MAX).ok() },
                _ => Bounds::NONE,
            },
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
        (base, steps) in (2000..2020_i16, 1..=25_i16),
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
