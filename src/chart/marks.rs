//! A mark for each year of the path; its shape and fill say where the value comes from.

use plotters::prelude::DrawingBackend;

use super::brush::{Brush, Painted, Spot};
use super::figure::{MilestoneMark, TargetSide};
use super::{Kind, LargeChart, Plot, Theme};

/// Where years lie closer than this, a merely projected one gets no dot.
const CROWDED: f64 = 24.0;

pub(super) fn points<DB: DrawingBackend>(brush: &mut Brush<DB>, figure: &LargeChart, theme: &Theme, plot: &Plot) -> Painted<DB> {
    for &(year, value) in figure.unused.iter().filter(|(_, value)| plot.holds(*value)) {
        unused(brush, (plot.x(year), plot.y(value)), theme)?;
    }
    for goal in figure.milestones.iter().filter(|goal| plot.holds(goal.value)) {
        milestone(brush, (plot.x(goal.year), plot.y(goal.value)), goal, theme)?;
    }
    let crowded = plot.step() < CROWDED;
    for point in &figure.path {
        let spot = (plot.x(point.year), plot.y(point.value));
        match point.kind {
            _ if !plot.holds(point.value) => beyond(brush, spot, theme, plot)?,
            Kind::Projected if crowded => {}
            kind => point_at(brush, spot, kind, theme)?,
        }
    }
    Ok(())
}

/// The marks of one kind in a small figure; of the projected years the last one's alone.
pub(super) fn few<DB: DrawingBackend>(
    brush: &mut Brush<DB>,
    figure: &LargeChart,
    kind: Kind,
    theme: &Theme,
    plot: &Plot,
) -> Painted<DB> {
    let shown = figure.path.iter().filter(|point| point.kind == kind && plot.holds(point.value));
    for point in shown.filter(|point| kind != Kind::Projected || point.year == plot.steps) {
        let spot = (plot.x(point.year), plot.y(point.value));
        match kind {
            Kind::Plan => brush.disc(spot, 3.0, theme.ink)?,
            _ => point_at(brush, spot, kind, theme)?,
        }
    }
    Ok(())
}

/// The mark of one kind of value.
pub(super) fn point_at<DB: DrawingBackend>(brush: &mut Brush<DB>, spot: Spot, kind: Kind, theme: &Theme) -> Painted<DB> {
    match kind {
        Kind::Plan => ringed(brush, spot, 4.5, theme),
        Kind::Entered => entered(brush, spot, theme),
        Kind::Projected => brush.disc(spot, 3.0, theme.accent),
        Kind::Observed => observed(brush, spot, theme),
        Kind::Assumed => assumed(brush, spot, theme),
    }
}

/// A filled circle, set off from the line by a ring of surface.
fn ringed<DB: DrawingBackend>(brush: &mut Brush<DB>, spot: Spot, radius: f64, theme: &Theme) -> Painted<DB> {
    brush.disc(spot, radius + 1.5, theme.surface)?;
    brush.disc(spot, radius, theme.ink)
}

fn entered<DB: DrawingBackend>(brush: &mut Brush<DB>, spot: Spot, theme: &Theme) -> Painted<DB> {
    brush.disc(spot, 5.0, theme.accent)?;
    brush.disc(spot, 3.0, theme.surface)
}

fn observed<DB: DrawingBackend>(brush: &mut Brush<DB>, spot: Spot, theme: &Theme) -> Painted<DB> {
    square(brush, spot, 5.5, theme.surface)?;
    square(brush, spot, 4.0, theme.ink)
}

fn unused<DB: DrawingBackend>(brush: &mut Brush<DB>, spot: Spot, theme: &Theme) -> Painted<DB> {
    square(brush, spot, 4.0, theme.muted)?;
    square(brush, spot, 2.5, theme.surface)
}

fn assumed<DB: DrawingBackend>(brush: &mut Brush<DB>, spot: Spot, theme: &Theme) -> Painted<DB> {
    brush.fill(diamond(spot, 7.0).into_iter(), &theme.accent)?;
    brush.fill(diamond(spot, 4.0).into_iter(), &theme.surface)
}

/// A triangle whose edge lies at what is asked and which points into what meets it.
pub(super) fn milestone<DB: DrawingBackend>(
    brush: &mut Brush<DB>,
    spot: Spot,
    goal: &MilestoneMark,
    theme: &Theme,
) -> Painted<DB> {
    let up = if goal.met == TargetSide::Above { -1.0 } else { 1.0 };
    let triangle = |half: f64, inset: f64| {
        let (x, y) = (spot.0, spot.1 + up * inset);
        [(x - half, y), (x + half, y), (x, y + up * half * 1.6)]
    };
    // The plan's stand out; those of the person's own are smaller, and open at their edge where they are missed.
    let (half, colour, inner) = if goal.is_own { (6.0, theme.accent, -1.0) } else { (6.5, theme.ink, 1.5) };
    brush.fill(triangle(half, 0.0).into_iter(), &colour)?;
    if goal.is_met { Ok(()) } else { brush.fill(triangle(half - 3.0, inner).into_iter(), &theme.surface) }
}

/// An arrowhead at the edge: the path goes on beyond the axis here.
fn beyond<DB: DrawingBackend>(brush: &mut Brush<DB>, (x, y): Spot, theme: &Theme, plot: &Plot) -> Painted<DB> {
    let (edge, inward) = if y < plot.top { (plot.top, 7.0) } else { (plot.bottom(), -7.0) };
    brush.fill([(x, edge), (x + 5.0, edge + inward), (x - 5.0, edge + inward)].into_iter(), &theme.accent)
}

/// The interval that a plan prints in place of a start: an upright with a bar at each end.
pub(super) fn interval<DB: DrawingBackend>(
    brush: &mut Brush<DB>,
    figure: &LargeChart,
    theme: &Theme,
    plot: &Plot,
) -> Painted<DB> {
    let Some(start) = figure.band.first().filter(|start| plot.holds(start.low) && plot.holds(start.high)) else {
        return Ok(());
    };
    let (x, low, high) = (plot.x(start.year), plot.y(start.low), plot.y(start.high));
    brush.upright(x, (high, low), 2.0, &theme.ink)?;
    brush.level(high, (x - 5.0, x + 5.0), 2.0, &theme.ink)?;
    brush.level(low, (x - 5.0, x + 5.0), 2.0, &theme.ink)
}

fn square<DB: DrawingBackend>(brush: &mut Brush<DB>, (x, y): Spot, half: f64, colour: plotters::style::RGBColor) -> Painted<DB> {
    brush.block((x - half, y - half), (x + half, y + half), &colour)
}

fn diamond((x, y): Spot, half: f64) -> [Spot; 4] {
    [(x, y - half), (x + half, y), (x, y + half), (x - half, y)]
}
