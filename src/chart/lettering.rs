//! Texts: how they look, how much room they take, and where the chart's labels go.

use std::convert::Infallible;

use plotters::prelude::DrawingBackend;
use plotters::style::{Color, RGBColor};
use plotters_backend::text_anchor::{HPos, Pos, VPos};
use plotters_backend::{BackendColor, BackendCoord, BackendTextStyle, FontFamily};

use super::brush::{Brush, Painted};
use super::{Figure, Goal, Plot, Side, Theme};

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

/// As much of a text as a room holds, its end replaced by an ellipsis where it is cut.
pub(super) fn shortened(text: &str, size: f64, room: f64) -> String {
    if breadth(text, size) <= room {
        return text.to_owned();
    }
    let mut left = room - size;
    let holds = |letter: &char| {
        left -= if *letter < '\u{2000}' { 0.56 * size } else { size };
        left >= 0.0
    };
    let kept: String = text.chars().take_while(holds).collect();
    format!("{kept}…")
}

/// The labels of both scales, and the unit.
pub(super) fn scales<DB: DrawingBackend>(brush: &mut Brush<DB>, figure: &Figure, theme: &Theme, plot: &Plot) -> Painted<DB> {
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
    Ok(())
}

/// The years with a label: all, or as many as have room, counted back from the target year.
pub(super) fn labelled(figure: &Figure, plot: &Plot) -> impl Iterator<Item = usize> {
    let widest = figure.years.iter().map(|year| breadth(year, plot.text)).fold(1.0, f64::max) + 8.0;
    let (years, last, step) = (figure.years.len(), plot.steps, plot.step());
    let every = (1..=u16::MAX).find(|&every| f64::from(every) * step >= widest).map_or(years, usize::from).max(1);
    (0..years).filter(move |year| (last - year).is_multiple_of(every))
}

/// The target's label, over the base year and on the side of the line where the path does not start. Years lie ahead of the
/// path there, and the start alone decides, so nothing moves in a drag.
pub(super) fn goal<DB: DrawingBackend>(
    brush: &mut Brush<DB>,
    goal: &Goal,
    theme: &Theme,
    figure: &Figure,
    plot: &Plot,
) -> Painted<DB> {
    let met = figure.path.first().is_some_and(|start| goal.met.holds(start.value, goal.value));
    let side = roomier(goal, if met { goal.met.other() } else { goal.met }, plot);
    let (start, middle) = (plot.x(0) + 8.0, plot.y(goal.value) + if side == Side::Above { -11.0 } else { 12.0 });
    let ground = if side == goal.met { theme.region() } else { theme.surface };
    let end = start + breadth(&goal.label, plot.text);
    brush.block((start - 3.0, middle - 8.0), (end + 3.0, middle + 8.0), &ground)?;
    brush.write(&goal.label, (start, middle), HPos::Left, theme.met)
}

/// The wanted side, or the other where the label would leave the data area.
fn roomier(goal: &Goal, wanted: Side, plot: &Plot) -> Side {
    let y = plot.y(goal.value);
    let fits = match wanted {
        Side::Above => y - 20.0 >= plot.top,
        Side::Below => y + 20.0 <= plot.bottom(),
    };
    if fits { wanted } else { wanted.other() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_too_long_for_its_room_ends_in_an_ellipsis() {
        assert_eq!(shortened("加大投入", 10.0, 40.0), "加大投入");
        assert_eq!(shortened("加大投入", 10.0, 39.0), "加大…");
        assert_eq!(shortened("plan B", 10.0, 25.0), "pl…");
        assert_eq!(shortened("加大投入", 10.0, 0.0), "…");
    }
}
