//! A tornado: what the outcome becomes at the low and at the high end of each parameter, about the outcome as assumed.

use plotters::prelude::DrawingBackend;
use plotters::style::RGBColor;
use plotters_backend::text_anchor::HPos;

use super::brush::{Brush, Painted, Spot};
use super::lettering::{breadth, wrapped};
use super::plot::count;
use super::{Axis, Frame, Theme, verdict};

/// Arms about a base line, the longest usually on top.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TornadoArms {
    /// The parameters, sorted as they are to be shown.
    pub arms: Vec<Arm>,
    /// The outcome as assumed, and what is written at its line.
    pub base: (f64, String),
    /// The target, and what is written at its line.
    pub target: Option<(f64, String)>,
    /// The outcomes' scale.
    pub axis: Axis,
    /// The outcomes' unit, at the axis.
    pub unit: String,
}

/// One parameter.
#[derive(Clone, Debug, PartialEq)]
pub struct Arm {
    /// What is varied; shortened to the room there is.
    pub label: String,
    /// Its low end.
    pub low: ArmEnd,
    /// Its high end.
    pub high: ArmEnd,
}

/// One end of a parameter's range.
#[derive(Clone, Debug, PartialEq)]
pub struct ArmEnd {
    /// The outcome there.
    pub value: f64,
    /// What is written at it: the parameter's value there, the outcome, or both.
    pub text: String,
}

/// Where a tornado's arms and outcomes lie, in css pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Arms {
    /// How many arms there are.
    pub count: usize,
    /// The upper edge of the first arm's row.
    pub top: f64,
    /// The left edge of the data area.
    pub left: f64,
    /// Its right edge.
    pub right: f64,
    /// The height of an arm's row.
    pub row: f64,
    low: f64,
    high: f64,
    text: f64,
}

/// The height of an arm's row and of the bar in it.
const ROW: f64 = 32.0;
/// In a narrow frame the ends' texts have a line of their own below the bar.
const NARROW: (u32, f64) = (560, 46.0);
const THICK: f64 = 16.0;
/// The room above the arms for the lines' labels, and below them for the axis.
const HEAD: f64 = 42.0;
const FOOT: f64 = 26.0;
const GAP: f64 = 8.0;
/// The labels' share of the width at most.
const LABELS: f64 = 0.34;

impl Arms {
    /// Depends on labels and axis alone.
    pub fn of(tornado: &TornadoArms, frame: Frame) -> Self {
        let (width, text) = (f64::from(frame.width), frame.text());
        let widest = tornado.arms.iter().map(|arm| breadth(&arm.label, text)).fold(0.0, f64::max);
        let left = widest.min(width * LABELS) + 2.0 * GAP;
        let (low, high) = (tornado.axis.low, tornado.axis.high);
        let right = (width - 2.0 * GAP).max(left + 1.0);
        let arms = Self { count: tornado.arms.len(), top: HEAD, left, right, row: ROW, low, high, text };
        let is_crowded = frame.width < NARROW.0 || tornado.arms.iter().any(|arm| arms.is_crowded(arm, tornado.base.0));
        Self { row: if is_crowded { NARROW.1 } else { ROW }, ..arms }
    }

    /// The height of the whole drawing.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few rows; a cast saturates")]
    pub fn total(&self) -> u32 {
        (self.bottom() + FOOT).ceil() as u32
    }

    /// Where an outcome lies; what is off the axis lies on its edge.
    pub fn x(&self, value: f64) -> f64 {
        let share = (value - self.low) / (self.high - self.low);
        let share = if share.is_finite() { share.clamp(0.0, 1.0) } else { 0.5 };
        self.left + share * (self.right - self.left)
    }

    /// Whether a text has room neither beyond its end nor within its bar.
    fn is_crowded(&self, arm: &Arm, base: f64) -> bool {
        let width = |end: &ArmEnd| breadth(&end.text, self.text) + 5.0;
        let within = |end: &ArmEnd| (self.x(end.value) - self.x(base)).abs() >= width(end);
        let (left, right) = if arm.low.value <= arm.high.value { (&arm.low, &arm.high) } else { (&arm.high, &arm.low) };
        let beyond = (self.x(left.value) - width(left) - GAP >= self.left, self.x(right.value) + width(right) <= self.right);
        !(beyond.0 || within(left)) || !(beyond.1 || within(right))
    }

    fn middle(&self, arm: usize) -> f64 {
        self.top + self.row * count(arm) + ROW / 2.0
    }

    fn bottom(&self) -> f64 {
        self.top + self.row * count(self.count)
    }
}

/// Over whatever lies there, from the upper left corner.
pub(super) fn layers<DB: DrawingBackend>(
    tornado: &TornadoArms,
    theme: &Theme,
    frame: Frame,
    brush: &mut Brush<DB>,
) -> Painted<DB> {
    let plot = Arms::of(tornado, frame);
    brush.block((0.0, 0.0), (f64::from(frame.width), f64::from(frame.height)), &theme.surface)?;
    scale(brush, tornado, &plot, theme)?;
    for (at, arm) in tornado.arms.iter().enumerate() {
        bars(brush, arm, tornado.base.0, plot.middle(at), &plot, theme)?;
    }
    guides(brush, tornado, &plot, theme)?;
    for (at, arm) in tornado.arms.iter().enumerate() {
        texts(brush, arm, plot.middle(at), &plot, theme)?;
    }
    Ok(())
}

fn scale<DB: DrawingBackend>(brush: &mut Brush<DB>, tornado: &TornadoArms, plot: &Arms, theme: &Theme) -> Painted<DB> {
    let shown = tornado.axis.ticks.iter().filter(|(value, _)| (plot.low..=plot.high).contains(value));
    for (value, label) in shown {
        brush.upright(plot.x(*value), (plot.top, plot.bottom()), 1.0, &theme.grid)?;
        brush.write(label, (plot.x(*value), plot.bottom() + 13.0), HPos::Center, theme.muted)?;
    }
    brush.level(plot.bottom(), (plot.left, plot.right), 1.0, &theme.muted)?;
    let unit = wrapped(&tornado.unit, plot.text, plot.left - 2.0 * GAP, 1).concat();
    brush.write(&unit, (plot.left - GAP, plot.bottom() + 13.0), HPos::Right, theme.muted)
}

/// The low end's bar is hatched, the high end's is filled; where both lie on one side, the shorter stands out by its own edge.
fn bars<DB: DrawingBackend>(brush: &mut Brush<DB>, arm: &Arm, base: f64, y: f64, plot: &Arms, theme: &Theme) -> Painted<DB> {
    let area = |value: f64, inset: f64| {
        let (from, to) = (plot.x(base), plot.x(value));
        ((from.min(to), y - THICK / 2.0 + inset), (from.max(to), y + THICK / 2.0 - inset))
    };
    let filled = |brush: &mut Brush<DB>, inset: f64| {
        brush.block(area(arm.high.value, inset).0, area(arm.high.value, inset).1, &theme.tint(theme.accent, 0.6))
    };
    let hatched = |brush: &mut Brush<DB>, inset: f64| {
        let area = area(arm.low.value, inset);
        brush.block(area.0, area.1, &theme.tint(theme.accent, 0.1))?;
        verdict::hatch(brush, area, 5.0, &theme.accent)?;
        verdict::border(brush, area, 1.0, &theme.accent)
    };
    let one_side = (arm.high.value - base) * (arm.low.value - base) > 0.0;
    let low_is_longer = (arm.low.value - base).abs() > (arm.high.value - base).abs();
    let inset = if one_side { 4.0 } else { 0.0 };
    if low_is_longer {
        hatched(brush, 0.0)?;
        filled(brush, inset)
    } else {
        filled(brush, 0.0)?;
        hatched(brush, inset)
    }
}

/// The base line and the dashed target line, each with its label on a line of its own above the arms.
fn guides<DB: DrawingBackend>(brush: &mut Brush<DB>, tornado: &TornadoArms, plot: &Arms, theme: &Theme) -> Painted<DB> {
    if let Some((target, name)) = &tornado.target {
        let x = plot.x(*target);
        brush.dashed(&[(x, plot.top - 20.0), (x, plot.bottom())], (7.0, 5.0), 2.0, &theme.met)?;
        named(brush, name, (x, plot.top - 30.0), plot, theme.met, theme)?;
    }
    let x = plot.x(tornado.base.0);
    brush.upright(x, (plot.top - 4.0, plot.bottom()), 2.0, &theme.ink)?;
    named(brush, &tornado.base.1, (x, plot.top - 12.0), plot, theme.ink, theme)
}

/// A text about a place, or as near to it as it has room, on a ground of its own.
fn named<DB: DrawingBackend>(
    brush: &mut Brush<DB>,
    text: &str,
    (x, y): Spot,
    plot: &Arms,
    colour: RGBColor,
    theme: &Theme,
) -> Painted<DB> {
    let half = breadth(text, plot.text) / 2.0;
    let x = x.min(plot.right + GAP - half).max(half + GAP);
    brush.block((x - half - 2.0, y - 8.0), (x + half + 2.0, y + 8.0), &theme.surface)?;
    brush.write(text, (x, y), HPos::Center, colour)
}

fn texts<DB: DrawingBackend>(brush: &mut Brush<DB>, arm: &Arm, y: f64, plot: &Arms, theme: &Theme) -> Painted<DB> {
    let label = wrapped(&arm.label, plot.text, plot.left - 2.0 * GAP, 1).concat();
    brush.write(&label, (plot.left - GAP, y), HPos::Right, theme.ink)?;
    let (left, right) = if arm.low.value <= arm.high.value { (&arm.low, &arm.high) } else { (&arm.high, &arm.low) };
    if plot.row > ROW {
        let below = y + ROW / 2.0 + 4.0;
        // Long ones begin under the label.
        let to = (plot.right + GAP - breadth(&right.text, plot.text)).max(GAP);
        let from = plot.left.min(to - 2.0 * GAP - breadth(&left.text, plot.text)).max(GAP);
        on_ground(brush, &left.text, (from, below), plot, theme)?;
        return on_ground(brush, &right.text, (to, below), plot, theme);
    }
    end(brush, left, y, false, plot, theme)?;
    end(brush, right, y, true, plot, theme)
}

/// Beyond the bar's end, or within it where there is no room beyond: a ground of its own keeps it readable.
fn end<DB: DrawingBackend>(
    brush: &mut Brush<DB>,
    end: &ArmEnd,
    y: f64,
    rightward: bool,
    plot: &Arms,
    theme: &Theme,
) -> Painted<DB> {
    let (x, width) = (plot.x(end.value), breadth(&end.text, plot.text));
    let fits = if rightward { x + width + GAP <= plot.right + GAP } else { x - width - GAP >= plot.left };
    let from = if rightward == fits { x + 5.0 } else { x - 5.0 - width };
    on_ground(brush, &end.text, (from, y), plot, theme)
}

/// A text on a ground of its own, so that no line runs through it.
fn on_ground<DB: DrawingBackend>(brush: &mut Brush<DB>, text: &str, (x, y): Spot, plot: &Arms, theme: &Theme) -> Painted<DB> {
    if text.is_empty() {
        return Ok(());
    }
    brush.block((x - 2.0, y - 8.0), (x + breadth(text, plot.text) + 2.0, y + 8.0), &theme.surface)?;
    brush.write(text, (x, y), HPos::Left, theme.ink)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn outcomes_keep_their_order_and_stay_on_the_axis() {
        let end = |value: f64| ArmEnd { value, text: String::new() };
        let arm = |label: &str| Arm { label: label.into(), low: end(1.0), high: end(3.0) };
        let axis = Axis { low: 0.0, high: 4.0, ticks: Vec::new() };
        let tornado =
            TornadoArms { arms: vec![arm("甲"), arm("乙")], base: (2.0, String::new()), axis, ..TornadoArms::default() };
        for width in [360, 820] {
            let plot = Arms::of(&tornado, Frame { width, height: 200, scale: 1.0 });
            assert!(plot.x(1.0) < plot.x(2.0) && plot.x(2.0) < plot.x(3.0));
            assert_eq!((plot.x(-9.0), plot.x(9.0)), (plot.left, plot.right));
        }
    }

    #[test]
    fn texts_without_room_beside_their_bar_have_a_line_of_their_own() {
        let end = |value: f64| ArmEnd { value, text: "0.026 → 93.83".into() };
        let row = |low: f64, high: f64| {
            let arms = vec![Arm { label: "每年增量".into(), low: end(low), high: end(high) }];
            let axis = Axis { low: 0.0, high: 10.0, ticks: Vec::new() };
            let tornado = TornadoArms { arms, base: (low.midpoint(high), String::new()), axis, ..TornadoArms::default() };
            Arms::of(&tornado, Frame { width: 640, height: 200, scale: 1.0 }).row
        };
        assert_eq!((row(4.9, 5.1), row(0.1, 9.9)), (ROW, ROW), "beyond the ends there is room, or within the bars");
        assert_eq!((row(0.1, 0.3), row(9.7, 9.9)), (NARROW.1, NARROW.1));
    }
}
