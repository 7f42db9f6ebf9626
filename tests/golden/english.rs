//! Drawings with English texts, which are longer: nothing runs over its edge or over another.

use tuiyan::chart::*;
use tuiyan::language::Language;

use crate::{PAPER, assert_golden, figures};

const NARROW: Frame = Frame { width: 390, height: 360, scale: 2.0 };

/// A poster on paper and on a phone.
#[track_caller]
fn assert_both(name: &str, poster: &Poster) {
    Language::English.speaking(|| {
        assert_golden(name, &poster_svg(poster, &Theme::LIGHT, poster.frame(PAPER)));
        assert_golden(&format!("{name}-phone"), &poster_svg(poster, &Theme::LIGHT, poster.frame(NARROW)));
    });
}

fn poster(title: &str, subject: &str, drawing: Drawing) -> Poster {
    Poster {
        title: title.into(),
        subject: subject.into(),
        keys: Vec::new(),
        drawing,
        source: "Source: 14th Five-Year Plan for Public Services and Employment Promotion, Lizhou District, Guangyuan (广利府发〔2022〕12号), \
                 Table 1, Access to education, row 1; plan data version 2022-09-27"
            .into(),
    }
}

#[test]
fn a_finding_in_english_has_room_above_its_chart() {
    let key = |sign, text: &str| LegendKey { sign, text: text.into() };
    let mut figure = LargeChart { unit: "×10,000 people".into(), ..figures::pinned() };
    figure.years = (2020..=2025).map(|year| year.to_string()).collect();
    figure.target = figure.target.map(|target| GoalLine { label: "target ≥90".into(), ..target });
    let keys = vec![
        key(Sign::Point(Kind::Entered), "Baseline entered"),
        key(Sign::Point(Kind::Observed), "Observed"),
        key(Sign::Point(Kind::Assumed), "Assumed"),
        key(Sign::Point(Kind::Projected), "Projected"),
        key(Sign::Fan, "80% and 50% ranges, median (persistent deviation)"),
        key(Sign::Way, "Required trajectory"),
        key(Sign::Region, "Target met"),
    ];
    let title = "Projected 5-year cumulative total 5.56 ×10,000 people: 0.16 ×10,000 people below target, missed";
    let subject = "Access to employment · New urban jobs (×10,000 people) · expected · scenario: Holding as it is";
    assert_both("english-poster", &Poster { keys, ..poster(title, subject, Drawing::Figure(figure)) });
}

#[test]
fn a_ranking_in_english_keeps_names_values_and_headroom_apart() {
    let bar = |label: &str, value: f64, text: &str, note: &str, tone, is_binding| Bar {
        label: label.into(),
        value: Some(value),
        text: text.into(),
        note: note.into(),
        tone,
        is_binding,
    };
    let bars = vec![
        bar(
            "Placement rate of demobilised officers and of retired soldiers entitled to it",
            0.0,
            "0 steps",
            "0.0 pp/year",
            SparkTone::Met,
            true,
        ),
        bar("Uses of public cultural facilities per 10,000 people", 0.8, "151.5 steps", "+30.1 times/year", SparkTone::Met, true),
        bar(
            "of which: People in subsidised vocational training",
            1.0,
            "1,190 steps",
            "+0.126 ×10,000 person-times/year",
            SparkTone::Met,
            false,
        ),
    ];
    let title = "Headroom: printed steps; ● binding; right: headroom of the growth assumption";
    let ranking = Drawing::Ranking(RankingChart { bars, title: title.into(), ticks: Vec::new() });
    let finding = "First to break: “Participation rate in basic medical insurance” (binding, headroom 0 steps); Cheapest to turn: “Sports ground \
                   area per person” (binding, shortfall 2.8 steps)";
    assert_both("english-ranking", &poster(finding, "met, least headroom first, binding before others · scenario: s", ranking));
}

#[test]
fn a_tornado_in_english_writes_its_ends_beside_each_other() {
    let end = |value: f64, text: &str| ArmEnd { value, text: text.into() };
    let arm = |label: &str, low, high| Arm { label: label.into(), low, high };
    let tornado = TornadoArms {
        arms: vec![
            arm(
                "Uses of public cultural facilities per 10,000 people · stated",
                end(4.0, "40 times/year → 4"),
                end(6.0, "100 times/year → 6"),
            ),
            arm(
                "Registered nurses per 1,000 people · stated",
                end(5.0, "0.09 people/year → 5"),
                end(6.0, "0.11 people/year → 6"),
            ),
        ],
        base: (5.0, "assumed 5".into()),
        target: None,
        axis: Axis { low: 3.0, high: 8.0, ticks: (3..9).map(|at| (f64::from(at), at.to_string())).collect() },
        unit: "binding targets met".into(),
    };
    let finding =
        "Targets now met: binding 6, expected 14; inputs that change that by going to either end alone: “Population growth”";
    assert_both(
        "english-tornado",
        &poster(
            finding,
            "effect on the number of binding targets met; hatched: low end, solid: high end · scenario: s",
            Drawing::Tornado(tornado),
        ),
    );
}
