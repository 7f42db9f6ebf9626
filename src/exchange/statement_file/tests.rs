use proptest::prelude::*;

use super::*;
use crate::exchange::decode::decode;
use crate::language::Language;
use crate::plan::{Amount, Comparison, Direction, Id, Threshold, Wording};
use crate::plan::{Range, Than};

fn read(text: &str) -> Result<Statement, Fault> {
    decode::<StatementFile>(text)?.into_statement()
}

fn written(statement: &Statement) -> String {
    serde_json::to_string(&StatementFile::of(statement)).unwrap()
}

#[track_caller]
fn is_written(text: &str) -> Statement {
    let statement = read(text).unwrap_or_else(|fault| panic!("{text}: {fault}"));
    assert_eq!(written(&statement), text);
    statement
}

#[track_caller]
fn refused(text: &str, path: &str, words: &str) {
    let fault = Language::English.speaking(|| read(text)).unwrap_err();
    assert_eq!(fault.path, path, "{text}: {fault}");
    assert!(fault.problem.contains(words), "{text}: {fault}");
}

#[test]
fn what_version_1_could_say_is_written_as_it_was() {
    for text in [
        r#"{"measure":"level","start":{"kind":"value","value":93.7},"target":{"op":">=","value":95.0},"op_source":"stated"}"#,
        r#"{"measure":"level","start":{"kind":"below","value":6.0},"target":{"op":"<","value":5.5},"op_source":"stated"}"#,
        r#"{"measure":"cumulative","start":{"kind":"earlier_total","value":0.68},"target":{"op":">","value":0.7},"op_source":"stated"}"#,
        r#"{"measure":"average_growth","start":{"kind":"missing","value":null},"target":{"op":"<=","value":4.0},"op_source":"read"}"#,
        r#"{"measure":"status","start":{"kind":"missing","value":null},"target":{"op":"status","value":null},"op_source":"stated"}"#,
    ] {
        assert!(!needs_version_2(&is_written(text)), "{text}");
    }
}

#[test]
fn every_form_of_the_page_is_read_and_written() {
    for text in [
        r#"{"measure":"average_growth","start":{"kind":"last_rate","value":5.5},"target":{"op":"between","low":5.0,"high":5.5},"op_source":"read"}"#,
        r#"{"measure":"level","start":{"kind":"value","value":10.5,"year":2024,"estimated":true},"target":{"op":">=","value":12.5,"about":true},"op_source":"read","when":"every_year","year":2027,"stretch":{"op":">=","value":13.0},"milestones":[{"year":2026,"op":">=","value":11.0,"op_source":"read"},{"year":2035,"op":">","value":20.0,"op_source":"stated"}]}"#,
        r#"{"measure":"level","start":{"kind":"above","value":95.0,"closed":true},"target":{"op":">","than":{"of":"baseline","times":2.0}},"op_source":"stated"}"#,
        r#"{"measure":"average_growth","start":{"kind":"value","value":3032.0,"unit":"亿元"},"target":{"op":">=","than":{"of":"indicator","id":"t-01","plus":1.0}},"op_source":"stated"}"#,
        r#"{"measure":"level","start":{"kind":"missing","value":null},"target":{"op":">","than":{"of":"reference","name":"全国平均"}},"op_source":"stated"}"#,
        r#"{"measure":"level","start":{"kind":"value","value":3.0},"target":{"op":">=","than":{"of":"previous"},"wanted":"rise"},"op_source":"stated","when":"every_year"}"#,
        r#"{"measure":"decrease_rate","start":{"kind":"earlier_total","value":17.7},"target":{"op":"later","value":"完成国家下达的目标"},"op_source":"stated"}"#,
        r#"{"measure":"average_growth","start":{"kind":"last_rate","value":5.0},"target":{"op":"none","value":"各年度视情提出","wanted":"rise"},"op_source":"stated"}"#,
        r#"{"measure":"status","start":{"kind":"value","value":100.0},"target":{"op":"status","value":"应保尽保","by":2028},"op_source":"stated"}"#,
    ] {
        assert!(needs_version_2(&is_written(text)), "{text}");
    }
}

#[test]
fn what_does_not_fit_is_refused_at_its_place() {
    let with = |target: &str| {
        format!(r#"{{"measure":"level","start":{{"kind":"missing","value":null}},"target":{target},"op_source":"read"}}"#)
    };
    refused(&with(r#"{"op":"between","low":6,"high":5}"#), "target.high", "5; it must not be below low, 6");
    refused(&with(r#"{"op":"between","low":6}"#), "target.high", "missing");
    refused(&with(r#"{"op":">=","value":"many"}"#), "target.value", "“many”");
    refused(&with(r#"{"op":">=","value":true}"#), "target.value", "a number or words");
    refused(&with(r#"{"op":">="}"#), "target.value", "missing");
    refused(&with(r#"{"op":">=","value":5,"low":3}"#), "target.low", "there may only be value, about");
    refused(&with(r#"{"op":">","than":{"of":"indicator"}}"#), "target.than.id", "where of is indicator");
    refused(&with(r#"{"op":">","than":{"of":"baseline","name":"x"}}"#), "target.than.name", "leave it out");
    refused(&with(r#"{"op":">","than":{"of":"previous"}}"#), "when", "every_year");
    refused(&with(r#"{"op":"status"}"#), "measure", "it is level");
    refused(&with(r#"{"op":"none","value":5}"#), "target.value", "it must be words");
    refused(&with(r#"{"op":"between","low":1,"high":2,"depth":3}"#), "target.depth", "unknown field");
    let starting = |measure: &str, start: &str| {
        format!(r#"{{"measure":"{measure}","start":{start},"target":{{"op":">=","value":5}},"op_source":"read"}}"#)
    };
    refused(&starting("level", r#"{"kind":"earlier_total","value":5}"#), "start.kind", "not for level");
    refused(&starting("level", r#"{"kind":"last_rate","value":5}"#), "start.kind", "not for level");
    refused(&starting("cumulative", r#"{"kind":"below","value":5}"#), "start.kind", "not for cumulative");
    refused(&starting("level", r#"{"kind":"value","value":5,"closed":true}"#), "start.closed", "below and above");
    refused(&starting("level", r#"{"kind":"missing","value":5}"#), "start.value", "null");
    refused(&starting("size", r#"{"kind":"missing","value":null}"#), "measure", ", status");
    refused(&starting("status", r#"{"kind":"missing","value":null}"#), "target.op", "must be status");
    let milestones = r#"{"measure":"level","start":{"kind":"missing","value":null},"target":{"op":">=","value":5},"op_source":"read","milestones":[{"year":2027,"op":">=","value":4,"op_source":"read"},{"year":2026,"op":">=","value":3,"op_source":"read"}]}"#;
    refused(milestones, "milestones[1].year", "later than 2027");
}

fn amount() -> impl Strategy<Value = Amount> {
    (-1_000_000..1_000_000_i32).prop_map(|units| Amount::new(f64::from(units) / 100.0).unwrap())
}

fn year() -> impl Strategy<Value = Year> {
    (1990..2100_i16).prop_map(Year::new)
}

fn comparison() -> impl Strategy<Value = Comparison> {
    prop::sample::select(vec![Comparison::AtLeast, Comparison::MoreThan, Comparison::AtMost, Comparison::LessThan])
}

fn wanted() -> impl Strategy<Value = Option<Direction>> {
    prop::option::of(prop::sample::select(vec![Direction::Rise, Direction::Fall]))
}

fn goal() -> impl Strategy<Value = Goal> {
    let words = || "[一-十]{0,6}";
    let of = prop_oneof![
        Just(Of::Baseline),
        (1..40_u8).prop_map(|at| Of::Indicator(Id::new(&format!("t-{at:02}")).unwrap())),
        words().prop_map(Of::Reference),
    ];
    prop_oneof![
        (comparison(), amount()).prop_map(|(op, value)| Goal::number(op, value)),
        (comparison(), amount()).prop_map(|(op, value)| Goal::About(Threshold { op, value })),
        (amount(), amount(), any::<bool>(), wanted()).prop_map(|(a, b, both, wanted)| {
            let (low, high) = if a < b { (a, b) } else { (b, a) };
            Goal::Between(Range { low, high, both, wanted })
        }),
        (comparison(), of, amount(), amount()).prop_map(|(op, of, times, plus)| Goal::Than(Than {
            op,
            of,
            times,
            plus,
            wanted: None
        })),
        (words(), wanted()).prop_map(|(words, wanted)| Goal::Later { words, wanted }),
        (words(), wanted()).prop_map(|(words, wanted)| Goal::Watched { words, wanted }),
    ]
}

fn start(measure: Measure) -> impl Strategy<Value = Start> {
    (0..6_u8, amount(), any::<bool>()).prop_map(move |(kind, number, closed)| match kind {
        0 => Start::Value(number),
        1 if measure.years() == Years::Values => Start::Below { end: number, closed },
        2 if measure.years() == Years::Values => Start::Above { end: number, closed },
        3 if has_earlier_total(measure) => Start::EarlierTotal(number),
        4 if measure.is_of_rates() => Start::LastRate(number),
        _ => Start::Missing,
    })
}

fn measured() -> impl Strategy<Value = Measured> {
    let measure = prop::sample::select(Measure::ALL.to_vec());
    let basis = (prop::option::of(year()), any::<bool>(), prop::option::of(Just(Wording::from("亿元"))))
        .prop_map(|(year, estimated, unit)| Basis { year, estimated, unit });
    let milestones = prop::collection::btree_map(year(), (goal(), any::<bool>()), 0..3);
    (measure, basis, goal(), any::<(bool, bool)>(), prop::option::of(year()), prop::option::of(goal()), milestones).prop_flat_map(
        |(measure, basis, goal, (is_stated, is_every), year, stretch, milestones)| {
            let source = |is_stated| if is_stated { OpSource::Stated } else { OpSource::Read };
            let milestones: Vec<_> = milestones
                .into_iter()
                .map(|(year, (goal, is_stated))| Milestone { year, goal, op_source: source(is_stated) })
                .collect();
            start(measure).prop_map(move |start| Measured {
                measure,
                start,
                basis: basis.clone(),
                goal: goal.clone(),
                op_source: source(is_stated),
                when: if is_every { When::EveryYear } else { When::End },
                year,
                stretch: stretch.clone(),
                milestones: milestones.clone(),
            })
        },
    )
}

proptest! {
    #[test]
    fn every_statement_reads_back_as_it_was(stated in measured()) {
        let statement = Statement::Measured(stated);
        prop_assert_eq!(read(&written(&statement)), Ok(statement));
    }

    #[test]
    fn so_does_every_status(words in "[一-十]{0,5}", by in prop::option::of(year()), start in prop::option::of(amount())) {
        let statement = Statement::Status(Status { words, by, start });
        prop_assert_eq!(read(&written(&statement)), Ok(statement));
    }
}
