//! The data themselves: flows, band and lines.

use plotters::prelude::DrawingBackend;
use plotters::style::Color;

use super::brush::{Brush, Painted, Spot};
use super::{Band, LargeChart, Plot, Point, Theme};

/// About this many dashes, whatever the width.
const DASHES: f64 = 40.0;
/// How strong the line is through what was observed.
pub(super) const OBSERVED: f64 = 3.0;

/// Yearly flows, from zero or from the lower edge where zero lies below it.
pub(super) fn bars<DB: DrawingBackend>(brush: &mut Brush<DB>, figure: &LargeChart, theme: &Theme, plot: &Plot) -> Painted<DB> {
    let half = plot.half_bar();
    let within = |y: f64| y.clamp(plot.top, plot.bottom());
    for &(year, value) in &figure.bars {
        let (x, zero, end) = (plot.x(year), within(plot.y(0.0)), within(plot.y(value)));
        brush.block((x - half, zero.min(end)), (x + half, zero.max(end)), &theme.tint(theme.accent, 0.4))?;
    }
    Ok(())
}

/// The area between the ends of an interval, its edges drawn so that a weak projector shows them too.
pub(super) fn band<DB: DrawingBackend>(
    brush: &mut Brush<DB>,
    band: &[Band],
    theme: &Theme,
    place: impl Fn(usize, f64) -> Spot,
) -> Painted<DB> {
    let high = || band.iter().map(|band| place(band.year, band.high));
    let low = || band.iter().map(|band| place(band.year, band.low));
    match band {
        [] | [_] => Ok(()),
        _ => {
            brush.fill(high().chain(low().rev()), &theme.accent.mix(0.15))?;
            brush.stroke(high(), 1.0, &theme.accent.mix(0.6))?;
            brush.stroke(low(), 1.0, &theme.accent.mix(0.6))
        }
    }
}

/// The way to the target and, above it, the path: what was observed of it is in ink and stronger, what follows from it in the
/// scenario's colour.
pub(super) fn lines<DB: DrawingBackend>(brush: &mut Brush<DB>, figure: &LargeChart, theme: &Theme, plot: &Plot) -> Painted<DB> {
    let spot = |&(year, value): &(usize, f64)| (plot.x(year), plot.y(value));
    let pitch = (plot.width / DASHES).max(9.0);
    let way: Vec<Spot> = figure.way.iter().map(spot).collect();
    brush.dashed(&way, (pitch * 0.58, pitch * 0.42), 1.5, &theme.muted)?;
    let place = |point: &Point| (plot.x(point.year), plot.y(point.value));
    brush.stroke(figure.path.iter().map(place), 2.0, &theme.accent)?;
    figure.observed().try_for_each(|stretch| brush.stroke(stretch.iter().map(place), OBSERVED, &theme.ink))
}
