//! What the lines are called: beside their ends, right of the data area, where no line can cross it.
//!
//! The target and the way to it keep their places as long as the axis does. The name of the path goes with its end, around theirs.

use plotters::prelude::DrawingBackend;
use plotters::style::RGBColor;
use plotters_backend::text_anchor::HPos;

use super::brush::{Brush, Painted, Spot};
use super::figure::{GoalLine, LargeChart, Names, TargetSide};
use super::lettering::breadth;
use super::naming::{LEAD, lines, of_path};
use super::plot::count;
use super::{Frame, Plot, Theme};

/// A line's height, as a multiple of its letters' size.
const LINE: f64 = 1.3;
/// How far names may stand out above and below the data area.
const OVER: (f64, f64) = (9.0, 3.0);
/// A name farther than this from its end is led to it.
const APART: f64 = 5.0;

/// Which line a name belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Of {
    Path,
    Way,
    Target,
}

/// A name in its place.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Placed {
    pub(super) of: Of,
    pub(super) lines: Vec<String>,
    pub(super) left: f64,
    pub(super) top: f64,
    pub(super) width: f64,
    pub(super) height: f64,
    /// Where its line ends.
    end: Spot,
}

impl Placed {
    fn middle(&self) -> f64 {
        self.top + self.height / 2.0
    }

    fn bottom(&self) -> f64 {
        self.top + self.height
    }
}

/// Where the names stand. None covers another; where there is too little height for all, the way goes without one, then the path.
pub(super) fn placed(figure: &LargeChart, frame: Frame, plot: &Plot) -> Vec<Placed> {
    let goal = figure.target.as_ref().filter(|goal| plot.holds(goal.value));
    let path = figure.names.as_ref().and_then(|names| path(figure, names, frame, plot));
    let way = figure.names.as_ref().filter(|_| figure.way.len() > 1).map(|names| lines(&names.way, frame)).unwrap_or_default();
    for way in [way, Vec::new()] {
        let block = match goal {
            Some(goal) => block(goal, way, frame, plot),
            None => own_end(figure, way, frame, plot),
        };
        match &path {
            None => return block,
            Some(path) => {
                if let Some(path) = beside(&block, path.clone(), goal, plot) {
                    return block.into_iter().chain([path]).collect();
                }
            }
        }
    }
    goal.map(|goal| block(goal, Vec::new(), frame, plot)).unwrap_or_default()
}

/// The name of the way where its own line ends, for want of a target that it leads to.
fn own_end(figure: &LargeChart, way: Vec<String>, frame: Frame, plot: &Plot) -> Vec<Placed> {
    let Some((year, value)) = figure.way.last().copied().filter(|(at, _)| *at == plot.steps && !way.is_empty()) else {
        return Vec::new();
    };
    let (height, end, (low, high)) = (height(&way, plot), plot.within(year, value), range(plot));
    let top = (end.1 - height / 2.0).clamp(low, (high - height).max(low));
    vec![place(Of::Way, way, (top, height), end, frame, plot)]
}

/// The target's name on the side that meets it, that of the way on the other: it ends at the target.
fn block(goal: &GoalLine, way: Vec<String>, frame: Frame, plot: &Plot) -> Vec<Placed> {
    let y = plot.y(goal.value);
    let mut names = vec![(Of::Target, lines(&goal.label, frame)), (Of::Way, way)];
    names.retain(|(_, lines)| !lines.is_empty());
    let is_alone = names.len() < 2;
    if goal.met == TargetSide::Below {
        names.reverse();
    }
    let heights: Vec<f64> = names.iter().map(|(_, lines)| height(lines, plot)).collect();
    let whole: f64 = heights.iter().sum();
    let wanted = y - if is_alone { whole / 2.0 } else { heights[0] };
    let (low, high) = range(plot);
    let mut top = wanted.clamp(low, (high - whole).max(low));
    let mut placed = Vec::with_capacity(names.len());
    for ((of, lines), height) in names.into_iter().zip(heights) {
        placed.push(place(of, lines, (top, height), (plot.right(), y), frame, plot));
        top += height;
    }
    placed
}

fn place(of: Of, lines: Vec<String>, (top, height): (f64, f64), end: Spot, frame: Frame, plot: &Plot) -> Placed {
    let width = lines.iter().map(|line| breadth(line, plot.text)).fold(0.0, f64::max);
    let left = (plot.right() + LEAD).min(f64::from(frame.width) - 2.0 - width);
    Placed { of, lines, left, top, width, height, end }
}

/// At the end of the path, whatever else is there; `None` where it does not lead to the last year.
fn path(figure: &LargeChart, names: &Names, frame: Frame, plot: &Plot) -> Option<Placed> {
    let exact = figure.path.last().map(|point| (point.year, point.value));
    let (year, value) = exact
        .or_else(|| figure.band.last().map(|band| (band.year, band.low.midpoint(band.high))))
        .filter(|(at, _)| *at == plot.steps)?;
    // The longest may stand on two lines where this one would fit on one, which is wider than either.
    let lines = of_path(&names.path, &names.brief, frame, f64::from(frame.width) - 2.0 - LEAD - plot.right());
    let (height, end) = (height(&lines, plot), plot.within(year, value));
    (!lines.is_empty()).then(|| place(Of::Path, lines, (end.1 - height / 2.0, height), end, frame, plot))
}

/// As near to its end as the others leave room, on the side of the target where the path ends; `None` where there is no room.
fn beside(block: &[Placed], path: Placed, goal: Option<&GoalLine>, plot: &Plot) -> Option<Placed> {
    let (low, high) = range(plot);
    let top = path.top.clamp(low, (high - path.height).max(low));
    let (Some(first), Some(last)) = (block.first(), block.last()) else { return Some(Placed { top, ..path }) };
    if top >= last.bottom() || top + path.height <= first.top {
        return Some(Placed { top, ..path });
    }
    let edge = goal.map_or(0.0, |goal| plot.y(goal.value));
    let is_upper = if goal.is_some_and(|goal| goal.met == TargetSide::Above) { path.end.1 <= edge } else { path.end.1 < edge };
    let (above, below) = (first.top - path.height, last.bottom());
    let above = Some(above).filter(|top| *top >= low);
    let below = Some(below).filter(|top| *top + path.height <= high);
    let top = if is_upper { above.or(below) } else { below.or(above) };
    top.map(|top| Placed { top, ..path })
}

fn range(plot: &Plot) -> (f64, f64) {
    ((plot.top - OVER.0).max(0.0), plot.bottom() + OVER.1)
}

fn height(lines: &[String], plot: &Plot) -> f64 {
    count(lines.len()) * plot.text * LINE
}

/// Writes the names, and leads the path's to its end where it had to give way.
pub(super) fn names<DB: DrawingBackend>(
    brush: &mut Brush<DB>,
    figure: &LargeChart,
    theme: &Theme,
    frame: Frame,
    plot: &Plot,
) -> Painted<DB> {
    for name in placed(figure, frame, plot) {
        let colour = colour(name.of, theme);
        if name.of == Of::Path && (name.middle() - name.end.1).abs() > APART {
            let (x, y) = name.end;
            let leader = [(x + 7.0, y), (plot.right(), name.middle()), (name.left - 3.0, name.middle())];
            brush.stroke(leader.into_iter(), 1.0, &theme.tint(colour, 0.6))?;
        }
        let height = name.height / count(name.lines.len().max(1));
        for (at, line) in name.lines.iter().enumerate() {
            brush.write(line.trim_end(), (name.left, name.top + (count(at) + 0.5) * height), HPos::Left, colour)?;
        }
    }
    Ok(())
}

const fn colour(of: Of, theme: &Theme) -> RGBColor {
    match of {
        Of::Path => theme.accent,
        Of::Way => theme.muted,
        Of::Target => theme.met,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::{Axis, Kind, Point};
    use crate::language::Language;
    use proptest::prelude::*;

    fn figure(end: f64, target: f64, met: TargetSide, unit: &str) -> LargeChart {
        let names = Names {
            path: format!("预计 {end:.1} {unit}"),
            brief: format!("预计 {end:.1}"),
            longest: format!("预计 100.00 {unit}"),
            way: "达标所需的路径".into(),
        };
        let point = |year, value| Point { year, value, kind: Kind::Projected };
        LargeChart {
            years: (2020..=2025).map(|year| year.to_string()).collect(),
            axis: Axis { low: 0.0, high: 100.0, ticks: vec![(0.0, "0".into()), (100.0, "100".into())] },
            path: vec![point(0, 50.0), point(5, end)],
            way: vec![(0, 50.0), (5, target)],
            target: Some(GoalLine { value: target, label: "目标 ≥95.0".into(), met, strict: false }),
            names: Some(Box::new(names)),
            ..LargeChart::default()
        }
    }

    fn drawn(figure: &LargeChart, frame: Frame) -> (Plot, Vec<Placed>) {
        let plot = Plot::of(figure, frame);
        (plot, placed(figure, frame, &plot))
    }

    proptest! {
        #[test]
        fn names_cover_neither_each_other_nor_any_line(
            end in -50.0..150.0_f64, target in 0.0..=100.0_f64, above in any::<bool>(), width in 320u32..1400, height in 120u32..600,
            unit in prop::sample::select(vec!["％", "万人次", "微克/立方米", "个", ""]),
        ) {
            let met = if above { TargetSide::Above } else { TargetSide::Below };
            let figure = figure(end, target, met, unit);
            let (plot, names) = drawn(&figure, Frame { width, height, scale: 1.0 });
            prop_assert!(names.iter().any(|name| name.of == Of::Target));
            for (at, one) in names.iter().enumerate() {
                prop_assert!(one.left > plot.right(), "{one:?}");
                prop_assert!(one.left + one.width <= f64::from(width), "{one:?}");
                prop_assert!(one.top >= 0.0 && one.bottom() <= plot.bottom() + 4.0, "{one:?} {plot:?}");
                for other in &names[..at] {
                    prop_assert!(one.bottom() <= other.top + 1e-9 || other.bottom() <= one.top + 1e-9, "{one:?} {other:?}");
                }
            }
        }

        #[test]
        fn target_and_way_stand_still_however_the_path_moves(one in 0.0..100.0_f64, other in 0.0..100.0_f64, target in 5.0..95.0_f64) {
            let of = |end: f64| {
                let (plot, mut names) = drawn(&figure(end, target, TargetSide::Above, "％"), Frame { width: 800, height: 300, scale: 1.0 });
                names.retain(|name| name.of != Of::Path);
                (plot, names)
            };
            prop_assert_eq!(of(one), of(other));
        }
    }

    #[test]
    fn an_english_name_that_is_shorter_than_the_longest_covers_no_line_either() {
        Language::English.speaking(|| {
            for width in 320..1400 {
                let names = Names {
                    path: "Projected 93.7%".into(),
                    brief: "Projected 93.7".into(),
                    longest: "Projected 100.00%".into(),
                    way: "Required trajectory".into(),
                };
                let figure = LargeChart { names: Some(Box::new(names)), ..figure(20.0, 80.0, TargetSide::Above, "") };
                let (plot, names) = drawn(&figure, Frame { width, height: 300, scale: 1.0 });
                assert!(names.iter().all(|name| name.left > plot.right()), "{width}: {names:?}");
            }
        });
    }

    #[test]
    fn the_name_of_the_path_stands_at_its_end_on_its_side_of_the_target() {
        let frame = Frame { width: 800, height: 300, scale: 1.0 };
        let (plot, names) = drawn(&figure(20.0, 80.0, TargetSide::Above, "％"), frame);
        let path = names.iter().find(|name| name.of == Of::Path).unwrap();
        assert!((path.middle() - plot.y(20.0)).abs() < 1.0, "{path:?}");
        let (_, names) = drawn(&figure(79.0, 80.0, TargetSide::Above, "％"), frame);
        let of = |of: Of| names.iter().find(|name| name.of == of).unwrap();
        assert!(of(Of::Target).top < of(Of::Way).top && of(Of::Way).top < of(Of::Path).top, "{names:?}");
    }

    #[test]
    fn without_a_target_the_way_is_named_where_it_ends() {
        let figure = LargeChart { target: None, path: Vec::new(), ..figure(20.0, 80.0, TargetSide::Above, "％") };
        let (plot, names) = drawn(&figure, Frame { width: 800, height: 300, scale: 1.0 });
        let [way] = &names[..] else { panic!("{names:?}") };
        assert!(way.of == Of::Way && (way.middle() - plot.y(80.0)).abs() < 1.0, "{way:?}");
    }

    #[test]
    fn on_a_phone_names_take_two_lines_and_the_data_keep_most_of_the_width() {
        let figure = figure(60.0, 95.0, TargetSide::Above, "万人次");
        let (plot, names) = drawn(&figure, Frame { width: 360, height: 230, scale: 2.0 });
        assert!(plot.width > 0.6 * 360.0, "{plot:?}");
        assert!(names.iter().all(|name| name.lines.len() <= 2 && name.lines.iter().all(|line| !line.contains('…'))), "{names:?}");
    }
}
