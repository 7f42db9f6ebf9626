//! What the data lie on: surface, met region, grid and target line.

use plotters::prelude::DrawingBackend;

use super::brush::{Brush, Painted};
use super::lettering::{self, labelled};
use super::{Figure, Frame, Plot, Side, Theme};

/// Marks and strokes at the edge of the data area may reach this far over it.
const OVERHANG: f64 = 2.0;

pub(super) fn surface<DB: DrawingBackend>(brush: &mut Brush<DB>, theme: &Theme, frame: Frame) -> Painted<DB> {
    brush.block((0.0, 0.0), (f64::from(frame.width), f64::from(frame.height)), &theme.surface)
}

/// One light rectangle from the target to the edge that meets it.
pub(super) fn met_region<DB: DrawingBackend>(brush: &mut Brush<DB>, figure: &Figure, theme: &Theme, plot: &Plot) -> Painted<DB> {
    let Some(goal) = &figure.target else { return Ok(()) };
    let edge = plot.y(goal.value).clamp(plot.top, plot.bottom());
    let (from, to) = match goal.met {
        Side::Above => (plot.top, edge),
        Side::Below => (edge, plot.bottom()),
    };
    if to > from { brush.block((plot.left, from), (plot.right(), to), &theme.region()) } else { Ok(()) }
}

/// Values across, years upright; base and target year stand out, and so does zero.
pub(super) fn grid<DB: DrawingBackend>(brush: &mut Brush<DB>, figure: &Figure, theme: &Theme, plot: &Plot) -> Painted<DB> {
    for (value, _) in figure.axis.ticks.iter().filter(|(value, _)| plot.holds(*value)) {
        brush.level(plot.y(*value), (plot.left, plot.right()), 1.0, &theme.grid)?;
    }
    for year in labelled(figure, plot) {
        let end = year == 0 || year == plot.steps;
        let colour = if end { theme.tint(theme.muted, 0.5) } else { theme.grid };
        brush.upright(plot.x(year), (plot.top, plot.bottom()), 1.0, &colour)?;
    }
    Ok(())
}

/// The target line with its label; dashed where the value itself does not meet it.
pub(super) fn target<DB: DrawingBackend>(brush: &mut Brush<DB>, figure: &Figure, theme: &Theme, plot: &Plot) -> Painted<DB> {
    target_line(brush, figure, theme, plot)?;
    match figure.target.as_ref().filter(|goal| plot.holds(goal.value)) {
        Some(goal) => lettering::goal(brush, goal, theme, figure, plot),
        None => Ok(()),
    }
}

/// The target line alone.
pub(super) fn target_line<DB: DrawingBackend>(brush: &mut Brush<DB>, figure: &Figure, theme: &Theme, plot: &Plot) -> Painted<DB> {
    let Some(goal) = figure.target.as_ref().filter(|goal| plot.holds(goal.value)) else { return Ok(()) };
    let (y, across) = (plot.y(goal.value), (plot.left, plot.right()));
    if goal.strict { brush.dashed(&[(across.0, y), (across.1, y)], (7.0, 5.0), 2.0, &theme.met) } else { brush.level(y, across, 2.0, &theme.met) }
}

/// Clears what ran over the upper or lower edge, and closes the data area with its base line.
pub(super) fn margins<DB: DrawingBackend>(
    brush: &mut Brush<DB>,
    figure: &Figure,
    theme: &Theme,
    frame: Frame,
    plot: &Plot,
) -> Painted<DB> {
    let (width, height) = (f64::from(frame.width), f64::from(frame.height));
    if figure.strays() {
        brush.block((0.0, 0.0), (width, plot.top - OVERHANG), &theme.surface)?;
        brush.block((0.0, plot.bottom() + OVERHANG), (width, height), &theme.surface)?;
    }
    brush.level(plot.bottom(), (plot.left, plot.right()), 1.0, &theme.muted)?;
    for year in labelled(figure, plot) {
        brush.upright(plot.x(year), (plot.bottom(), plot.bottom() + 4.0), 1.0, &theme.muted)?;
    }
    Ok(())
}
