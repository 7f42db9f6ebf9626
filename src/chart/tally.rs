//! A backend that paints nothing, counts what a canvas would paint and refuses to measure a text: what a redraw costs in a browser.
//! As there, strokes of one style that follow on each other are painted as one.

use std::convert::Infallible;

use plotters::prelude::DrawingBackend;
use plotters_backend::{BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingErrorKind};

use super::*;

type Counted = Result<(), DrawingErrorKind<Infallible>>;

struct Tally<'a> {
    calls: &'a mut usize,
    stroke: Option<((u8, u8, u8), u32)>,
}

impl Tally<'_> {
    fn count(&mut self, stroke: Option<((u8, u8, u8), u32)>) {
        if stroke.is_none() || self.stroke != stroke {
            *self.calls += 1;
        }
        self.stroke = stroke;
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
        self.count(None);
        Ok(())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, _: I, style: &S) -> Counted {
        self.count(Some((style.color().rgb, style.stroke_width())));
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, _: I, _: &S) -> Counted {
        self.count(None);
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(&mut self, _: BackendCoord, _: u32, _: &S, _: bool) -> Counted {
        self.count(None);
        Ok(())
    }

    fn draw_text<S: BackendTextStyle>(&mut self, _: &str, _: &S, _: BackendCoord) -> Counted {
        self.count(None);
        Ok(())
    }

    fn estimate_text_size<S: BackendTextStyle>(&self, text: &str, _: &S) -> Result<(u32, u32), DrawingErrorKind<Infallible>> {
        unreachable!("{text} is measured")
    }
}

const FRAME: Frame = Frame { width: 900, height: 420, scale: 1.0 };

#[track_caller]
fn assert_cost(figure: &Figure, most: usize) {
    let mut calls = 0;
    assert_eq!(draw(figure, &Theme::LIGHT, FRAME, Tally { calls: &mut calls, stroke: None }), Ok(()));
    assert!(calls <= most, "{calls} calls");
}

fn rising() -> Figure {
    let values = [93.7, 94.0, 94.2, 94.5, 94.7, 95.0];
    Figure {
        years: (2020..=2025).map(|year| year.to_string()).collect(),
        axis: Axis::covering(values.into_iter(), None, None, |value, _| value.to_string()),
        path: (0..6).map(|year| Point { year, value: values[year], kind: Kind::Projected }).collect(),
        target: Some(Goal { value: 94.5, label: "目标".into(), met: Side::Above, strict: true }),
        unit: "％".into(),
        ..Figure::default()
    }
}

#[test]
fn a_large_chart_costs_some_fifty_calls_and_measures_nothing() {
    assert_cost(&rising(), 50);
}

#[test]
fn the_way_to_the_target_costs_its_dashes() {
    assert_cost(&Figure { way: vec![(0, 93.7), (5, 95.0)], ..rising() }, 50 + 48);
}

#[test]
fn months_of_ten_scenarios_cost_a_few_calls_for_each_line() {
    let month = |year| Point { year, value: 94.0, kind: Kind::Projected };
    let years = (0..61).map(|month| month.to_string()).collect();
    let path = (0..61).map(month).collect();
    assert_cost(&Figure { years, path, others: ten(&(0..61).map(|month| (month, 94.1)).collect()), ..rising() }, 130 + 45);
}

#[test]
fn ten_scenarios_cost_some_four_calls_each() {
    let path = (0..6).map(|year| (year, 94.1)).collect();
    assert_cost(&Figure { path: Vec::new(), others: ten(&path), ..rising() }, 40 + 45);
}

fn ten(path: &Line) -> Vec<Other> {
    let scenario = |at| Other { look: Look::nth(at), is_reference: at == 0, path: path.clone(), ..Other::default() };
    (0..10).map(scenario).collect()
}

#[test]
fn a_spark_costs_five_calls() {
    let mut calls = 0;
    let path = vec![(0, 1.0), (5, 2.0)];
    let spark = Spark { path, band: Vec::new(), target: Some(2.5), steps: 5, tone: Tone::Met, range: None };
    assert_eq!(draw_spark(&spark, &Theme::LIGHT, FRAME, Tally { calls: &mut calls, stroke: None }), Ok(()));
    assert!(calls <= 5, "{calls} calls");
}

#[test]
fn a_tile_costs_some_fifteen_calls() {
    let tile = || Tile { title: "指标".into(), figure: rising(), tone: Some(Tone::Met) };
    for count in [1, 38] {
        let mut calls = 0;
        let tiles: Vec<Tile> = (0..count).map(|_| tile()).collect();
        let tally = Tally { calls: &mut calls, stroke: None };
        assert_eq!(draw_tiles(&tiles, Tiling::fitting(count, 1320), &Theme::LIGHT, 1.0, tally), Ok(()));
        assert!(calls <= 1 + 16 * count, "{calls} calls");
    }
}

#[test]
fn nothing_measures_a_text() {
    let label = || "很长的名称".repeat(20);
    let bar = Bar { label: label(), value: Some(1.0), text: label(), note: label(), tone: Tone::Missed, is_binding: true };
    let (mut calls, narrow) = (0, Frame { width: 200, height: 120, scale: 2.0 });
    let ranking = Ranking { bars: vec![bar], title: label() };
    assert_eq!(draw_ranking(&ranking, &Theme::LIGHT, narrow, Tally { calls: &mut calls, stroke: None }), Ok(()));
    let end = || End { value: f64::NAN, text: label() };
    let arms = vec![Arm { label: label(), low: end(), high: end() }];
    let tornado = Tornado { arms, base: (0.5, label()), target: Some((f64::INFINITY, label())), ..Tornado::default() };
    assert_eq!(draw_tornado(&tornado, &Theme::LIGHT, narrow, Tally { calls: &mut calls, stroke: None }), Ok(()));
    let table = vec![vec![Cell { text: label(), tone: Tone::Met }], Vec::new()];
    let heat =
        Heat { columns: vec![label()], rows: vec![label(), label()], cells: table, current: Some((5, 5)), ..Heat::default() };
    assert_eq!(draw_heat(&heat, &Theme::LIGHT, narrow, Tally { calls: &mut calls, stroke: None }), Ok(()));
    let bars = vec![Share { label: label(), share: f64::NAN, text: label() }];
    let counts = Counts { bars, assumed: Some((0, label())), ..Counts::default() };
    assert_eq!(draw_counts(&counts, &Theme::LIGHT, narrow, Tally { calls: &mut calls, stroke: None }), Ok(()));
    assert!(calls > 20, "{calls} calls");
}
