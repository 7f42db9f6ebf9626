//! Texts: how they look, how much room they take, and where the chart's labels go.

use std::convert::Infallible;

use plotters::prelude::DrawingBackend;
use plotters::style::{Color, RGBColor};
use plotters_backend::text_anchor::{HPos, Pos, VPos};
use plotters_backend::{BackendColor, BackendCoord, BackendTextStyle, FontFamily};

use super::brush::{Brush, Painted};
use super::{Figure, Goal, Plot, Side, Theme};

/// The size of every label, in css pixels.
pub(super) const SMALL: f64 = 12.0;
const FAMILY: &str = "PingFang SC, Microsoft YaHei, Noto Sans CJK SC, sans-serif";

/// How a text looks. It answers its own size, so no backend is ever asked to measure one.
pub(super) struct Label {
    pub(super) size: f64,
    pub(super) colour: RGBColor,
    pub(super) anchor: HPos,
}

impl BackendTextStyle for Label {
    type FontError = Infallible;

    fn color(&self) -> BackendColor {
        self.colour.to_backend_color()
    }

    fn size(&self) -> f64 {
        self.size
    }

    fn anchor(&self) -> Pos {
        Pos::new(self.anchor, VPos::Center)
    }

    fn family(&self) -> FontFamily<'_> {
        FontFamily::Name(FAMILY)
    }

    #[expect(clippy::cast_possible_truncation, reason = "a label is far narrower than an i32")]
    fn layout_box(&self, text: &str) -> Result<((i32, i32), (i32, i32)), Infallible> {
        Ok(((0, 0), (breadth(text, self.size).ceil() as i32, self.size.ceil() as i32)))
    }

    /// Only backends that rasterise by themselves ask for this, and this chart has none.
    fn draw<E, F: FnMut(i32, i32, BackendColor) -> Result<(), E>>(
        &self,
        _text: &str,
        _pos: BackendCoord,
        _draw: F,
    ) -> Result<Result<(), E>, Infallible> {
        Ok(Ok(()))
    }
}

/// The width of a text, by rule: a Chinese character is one em, a Latin letter or digit a little over half.
pub(super) fn breadth(text: &str, size: f64) -> f64 {
    text.chars().map(|letter| if letter < '\u{2000}' { 0.56 } else { 1.0 }).sum::<f64>() * size
}

/// All labels of the large chart.
pub(super) fn write<DB: DrawingBackend>(brush: &mut Brush<DB>, figure: &Figure, theme: &Theme, plot: &Plot) -> Painted<DB> {
    for (value, text) in figure.axis.ticks.iter().filter(|(value, _)| plot.holds(*value)) {
        brush.write(text, (plot.left - 8.0, plot.y(*value)), HPos::Right, theme.muted)?;
    }
    for year in labelled(figure, plot) {
        let colour = if year == 0 || year == plot.steps { theme.ink } else { theme.muted };
        brush.write(&figure.years[year], (plot.x(year), plot.bottom() + 15.0), HPos::Center, colour)?;
    }
    if !figure.unit.is_empty() {
        brush.write(&figure.unit, (8.0, plot.top - 15.0), HPos::Left, theme.muted)?;
    }
    match &figure.target {
        Some(goal) if plot.holds(goal.value) => goal_label(brush, goal, theme, figure, plot),
        _ => Ok(()),
    }
}

/// The years with a label: all, or as many as have room, counted back from the target year.
pub(super) fn labelled(figure: &Figure, plot: &Plot) -> impl Iterator<Item = usize> {
    let widest = figure.years.iter().map(|year| breadth(year, SMALL)).fold(1.0, f64::max) + 8.0;
    let (years, last, step) = (figure.years.len(), plot.steps, plot.step());
    let every = (1..=u16::MAX).find(|&every| f64::from(every) * step >= widest).map_or(years, usize::from).max(1);
    (0..years).filter(move |year| (last - year).is_multiple_of(every))
}

/// At the end of the line where the path is not: a path that starts short of the target leaves the met side of the left end
/// empty, one that starts beyond it the other side of the right end. The start alone decides, so nothing moves in a drag.
fn goal_label<DB: DrawingBackend>(
    brush: &mut Brush<DB>,
    goal: &Goal,
    theme: &Theme,
    figure: &Figure,
    plot: &Plot,
) -> Painted<DB> {
    let short = figure.path.first().is_none_or(|start| match goal.met {
        Side::Above => start.value < goal.value,
        Side::Below => start.value > goal.value,
    });
    let wanted = if short { goal.met } else { goal.met.other() };
    let y = plot.y(goal.value);
    let fits = |side| match side {
        Side::Above => y - 20.0 >= plot.top,
        Side::Below => y + 20.0 <= plot.bottom(),
    };
    let side = if fits(wanted) { wanted } else { wanted.other() };
    let y = if side == Side::Above { y - 10.0 } else { y + 11.0 };
    let (x, anchor) = if short { (plot.left + 8.0, HPos::Left) } else { (plot.right() - 8.0, HPos::Right) };
    brush.write(&goal.label, (x, y), anchor, theme.met)
}
