//! A backend that paints nothing, counts what a canvas would paint and refuses to measure a text: what a redraw costs in a browser,
//! and what is written how large.

use std::convert::Infallible;

use plotters::prelude::DrawingBackend;
use plotters_backend::{BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingErrorKind};

use super::*;

type Counted = Result<(), DrawingErrorKind<Infallible>>;

#[derive(Default)]
struct Told {
    calls: usize,
    /// Every text with the size of its letters.
    letters: Vec<(String, f64)>,
}

struct Tally<'a>(&'a mut Told);

impl Tally<'_> {
    const fn count(&mut self) {
        self.0.calls += 1;
    }
}

impl DrawingBackend for Tally<'_> {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        (900, 420)
    }

    fn ensure_prepared(&mut self) -> Counted {
        Ok(())
    }

    fn present(&mut self) -> Counted {
        Ok(())
    }

    fn draw_pixel(&mut self, _: BackendCoord, _: BackendColor) -> Counted {
        unreachable!("nothing is painted by the pixel")
    }

    fn draw_rect<S: BackendStyle>(&mut self, _: BackendCoord, _: BackendCoord, _: &S, _: bool) -> Counted {
        self.count();
        Ok(())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, _: I, _: &S) -> Counted {
        self.count();
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, _: I, _: &S) -> Counted {
        self.count();
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(&mut self, _: BackendCoord, _: u32, _: &S, _: bool) -> Counted {
        self.count();
        Ok(())
    }

    fn draw_text<S: BackendTextStyle>(&mut self, text: &str, style: &S, _: BackendCoord) -> Counted {
        self.count();
        self.0.letters.push((text.trim().to_owned(), style.size()));
        Ok(())
    }

    fn estimate_text_size<S: BackendTextStyle>(&self, text: &str, _: &S) -> Result<(u32, u32), DrawingErrorKind<Infallible>> {
        unreachable!("{text} is measured")
    }
}

const FRAME: Frame = Frame { width: 900, height: 420, scale: 1.0 };

#[track_caller]
fn assert_cost(figure: &LargeChart, most: usize) {
    let mut told = Told::default();
    assert_eq!(draw(&Drawing::Figure(figure.clone()), &Theme::LIGHT, FRAME, Tally(&mut told)), Ok(()));
    assert!(told.calls <= most, "{} calls", told.calls);
}

fn rising() -> LargeChart {
    let values = [93.7, 94.0, 94.2, 94.5, 94.7, 95.0];
    LargeChart {
        years: (2020..=2025).map(|year| year.to_string()).collect(),
        axis: Axis::covering(values.into_iter(), None, None, |value, _| value.to_string()),
        path: (0..6).map(|year| Point { year, value: values[year], kind: Kind::Projected }).collect(),
        target: Some(GoalLine { value: 94.5, label: "目标".into(), met: TargetSide::Above, strict: true }),
        unit: "％".into(),
        ..LargeChart::default()
    }
}

#[test]
fn a_large_chart_costs_some_fifty_calls_and_measures_nothing() {
    assert_cost(&rising(), 50);
}

#[test]
fn the_way_to_the_target_costs_one_call() {
    assert_cost(&LargeChart { way: vec![(0, 93.7), (5, 95.0)], ..rising() }, 50 + 1);
}

#[test]
fn months_of_ten_scenarios_cost_a_few_calls_for_each_line() {
    let month = |year| Point { year, value: 94.0, kind: Kind::Projected };
    let years = (0..61).map(|month| month.to_string()).collect();
    let path = (0..61).map(month).collect();
    assert_cost(&LargeChart { years, path, others: ten(&(0..61).map(|month| (month, 94.1)).collect()), ..rising() }, 130 + 45);
}

#[test]
fn ten_scenarios_cost_some_four_calls_each() {
    let path = (0..6).map(|year| (year, 94.1)).collect();
    assert_cost(&LargeChart { path: Vec::new(), others: ten(&path), ..rising() }, 40 + 45);
}

fn ten(path: &PathPoints) -> Vec<Other> {
    let scenario = |at| Other { look: Look::nth(at), is_reference: at == 0, path: path.clone(), ..Other::default() };
    (0..10).map(scenario).collect()
}

#[test]
fn a_spark_costs_five_calls() {
    let mut told = Told::default();
    let path = vec![(0, 1.0), (5, 2.0)];
    let spark =
        Spark { past: Vec::new(), path, band: Vec::new(), target: Some(2.5), steps: 5, tone: SparkTone::Met, range: None };
    assert_eq!(draw_spark(&spark, &Theme::LIGHT, FRAME, Tally(&mut told)), Ok(()));
    assert!(told.calls <= 5, "{} calls", told.calls);
}

#[test]
fn a_tile_costs_some_fifteen_calls() {
    let tile = || Tile { title: "指标".into(), figure: rising(), tone: Some(SparkTone::Met) };
    for count in [1, 38] {
        let mut told = Told::default();
        let tiles = Drawing::Tiles((0..count).map(|_| tile()).collect());
        let tally = Tally(&mut told);
        assert_eq!(draw(&tiles, &Theme::LIGHT, Frame { width: 1320, ..FRAME }, tally), Ok(()));
        assert!(told.calls <= 1 + 16 * count, "{} calls", told.calls);
    }
}

/// One of each kind of drawing, its texts too long for any room.
fn crowded() -> [Drawing; 6] {
    let label = || "很长的名称".repeat(20);
    let bar = Bar { label: label(), value: Some(1.0), text: label(), note: label(), tone: SparkTone::Missed, is_binding: true };
    let end = || ArmEnd { value: f64::NAN, text: label() };
    let arms = vec![Arm { label: label(), low: end(), high: end() }];
    let tornado = TornadoArms { arms, base: (0.5, label()), target: Some((f64::INFINITY, label())), ..TornadoArms::default() };
    let table = vec![vec![HeatCell { text: label(), tone: SparkTone::Met }], Vec::new()];
    let heat =
        Heat { columns: vec![label()], rows: vec![label(), label()], cells: table, current: Some((5, 5)), ..Heat::default() };
    let bars = vec![Share { label: label(), share: f64::NAN, text: label() }];
    [
        Drawing::Figure(rising()),
        Drawing::Ranking(RankingChart { bars: vec![bar], title: label(), ticks: Vec::new() }),
        Drawing::Tornado(tornado),
        Drawing::Heat(heat),
        Drawing::Counts(CountBars { bars, assumed: Some((0, label())), ..CountBars::default() }),
        Drawing::Tiles(vec![Tile { title: label(), figure: rising(), tone: Some(SparkTone::Unjudged) }]),
    ]
}

#[test]
fn nothing_measures_a_text() {
    let (mut told, narrow) = (Told::default(), Frame { width: 200, height: 120, scale: 2.0 });
    for drawing in crowded() {
        assert_eq!(draw(&drawing, &Theme::LIGHT, narrow, Tally(&mut told)), Ok(()));
    }
    assert!(told.calls > 20, "{} calls", told.calls);
}

#[track_caller]
fn assert_letters(svg: &str, canvas: &[(String, f64)]) {
    let document = roxmltree::Document::parse(svg).unwrap();
    let texts = document.descendants().filter(|node| node.has_tag_name("text"));
    let drawn: Vec<(String, f64)> = texts
        .map(|node| (node.text().unwrap_or_default().trim().to_owned(), node.attribute("font-size").unwrap().parse().unwrap()))
        .collect();
    assert_eq!(drawn.len(), canvas.len());
    for ((text, size), (written, wanted)) in drawn.iter().zip(canvas) {
        assert!(text == written && (size - wanted).abs() < 0.01, "{text} is {size} large, {written} {wanted}");
    }
}

#[test]
fn every_chart_has_the_same_letters_on_a_canvas_and_as_svg() {
    for (width, scale) in [(900, 1.0), (900, 2.0), (360, 3.0)] {
        let frame = Frame { width, scale, ..FRAME };
        for drawing in crowded() {
            let mut told = Told::default();
            assert_eq!(draw(&drawing, &Theme::LIGHT, frame, Tally(&mut told)), Ok(()));
            assert_letters(&svg(&drawing, &Theme::LIGHT, frame).unwrap(), &told.letters);
            let key = LegendKey { sign: Sign::Way, text: "路径".into() };
            let poster = Poster { title: "甲".repeat(80), keys: vec![key], drawing, ..Poster::default() };
            let mut told = Told::default();
            assert_eq!(draw_poster(&poster, &Theme::LIGHT, frame, Tally(&mut told)), Ok(()));
            assert_letters(&poster_svg(&poster, &Theme::LIGHT, frame).unwrap(), &told.letters);
        }
    }
}
