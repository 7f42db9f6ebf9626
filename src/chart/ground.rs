//! What the data lie on: surface, met region, grid and target line.

use plotters::prelude::DrawingBackend;

use super::brush::{Block, Brush, Painted, Spot};
use super::scales::labelled;
use super::{Frame, LargeChart, Plot, TargetSide, Theme};

/// Marks and strokes at the edge of the data area may reach this far over it.
const OVERHANG: f64 = 2.0;

pub(super) fn surface<DB: DrawingBackend>(brush: &mut Brush<DB>, theme: &Theme, frame: Frame) -> Painted<DB> {
    brush.block((0.0, 0.0), (f64::from(frame.width), f64::from(frame.height)), &theme.surface)
}

/// One light rectangle from the target to the edge that meets it.
pub(super) fn met_region<DB: DrawingBackend>(
    brush: &mut Brush<DB>,
    figure: &LargeChart,
    theme: &Theme,
    plot: &Plot,
) -> Painted<DB> {
    region(figure, plot).map_or(Ok(()), |(from, to)| brush.block(from, to, &theme.region()))
}

/// The corners of the region in which the target is met, where there is one.
pub(super) fn region(figure: &LargeChart, plot: &Plot) -> Option<(Spot, Spot)> {
    let goal = figure.target.as_ref()?;
    let edge = plot.y(goal.value).clamp(plot.top, plot.bottom());
    let (from, to) = match goal.met {
        TargetSide::Above => (plot.top, edge),
        TargetSide::Below => (edge, plot.bottom()),
    };
    (to > from).then_some(((plot.left, from), (plot.right(), to)))
}

/// Values across, years upright; base and target year stand out, and so does zero.
pub(super) fn grid<DB: DrawingBackend>(brush: &mut Brush<DB>, figure: &LargeChart, theme: &Theme, plot: &Plot) -> Painted<DB> {
    let (across, down) = ((plot.left, plot.right()), (plot.top, plot.bottom()));
    let values = figure.axis.ticks.iter().filter(|(value, _)| plot.holds(*value));
    let mut weak: Vec<Block> = values.map(|(value, _)| brush.lying(plot.y(*value), across, 1.0)).collect();
    let mut strong = Vec::new();
    for column in labelled(figure, plot) {
        let lines = if plot.stands_out(column) { &mut strong } else { &mut weak };
        lines.push(brush.standing(plot.x_of_column(column), down, 1.0));
    }
    brush.blocks(&weak, &theme.grid)?;
    brush.blocks(&strong, &theme.tint(theme.muted, 0.5))
}

/// The target line; dashed where the value itself does not meet it.
pub(super) fn target<DB: DrawingBackend>(brush: &mut Brush<DB>, figure: &LargeChart, theme: &Theme, plot: &Plot) -> Painted<DB> {
    let Some(goal) = figure.target.as_ref().filter(|goal| plot.holds(goal.value)) else { return Ok(()) };
    let (y, across) = (plot.y(goal.value), (plot.left, plot.right()));
    if goal.strict {
        brush.dashed(&[(across.0, y), (across.1, y)], (7.0, 5.0), 2.0, &theme.met)
    } else {
        brush.level(y, across, 2.0, &theme.met)
    }
}

/// Clears what ran over the upper or lower edge, and closes the data area with its base line.
pub(super) fn margins<DB: DrawingBackend>(
    brush: &mut Brush<DB>,
    figure: &LargeChart,
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
    let down = (plot.bottom(), plot.bottom() + 4.0);
    let ticks: Vec<Block> = labelled(figure, plot).map(|column| brush.standing(plot.x_of_column(column), down, 1.0)).collect();
    brush.blocks(&ticks, &theme.muted)
}
