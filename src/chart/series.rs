//! The data themselves: flows, band and lines.

use plotters::prelude::DrawingBackend;
use plotters::style::Color;

use super::brush::{Brush, Painted, Spot};
use super::{Figure, Plot, Theme};

/// At most about this many dashes, whatever the width: each is a call of the backend.
const DASHES: f64 = 40.0;

/// Yearly flows, from zero or from the lower edge where zero lies below it.
pub(super) fn bars<DB: DrawingBackend>(brush: &mut Brush<DB>, figure: &Figure, theme: &Theme, plot: &Plot) -> Painted<DB> {
    let half = (plot.step() * 0.14).min(plot.inset() - 2.0).clamp(1.0, 14.0).round();
    let within = |y: f64| y.clamp(plot.top, plot.bottom());
    for &(year, value) in &figure.bars {
        let (x, zero, end) = (plot.x(year), within(plot.y(0.0)), within(plot.y(value)));
        brush.block((x - half, zero.min(end)), (x + half, zero.max(end)), &theme.accent.mix(0.35))?;
    }
    Ok(())
}

/// The area between the ends of an interval, its edges drawn so that a weak projector shows them too.
pub(super) fn band<DB: DrawingBackend>(brush: &mut Brush<DB>, figure: &Figure, theme: &Theme, plot: &Plot) -> Painted<DB> {
    let high = || figure.band.iter().map(|band| (plot.x(band.year), plot.y(band.high)));
    let low = || figure.band.iter().map(|band| (plot.x(band.year), plot.y(band.low)));
    match figure.band.as_slice() {
        [] => Ok(()),
        [only] => {
            let (x, from, to) = (plot.x(only.year), plot.y(only.high), plot.y(only.low));
            brush.block((x - 5.0, from), (x + 5.0, to), &theme.accent.mix(0.3))
        }
        _ => {
            brush.fill(high().chain(low().rev()), &theme.accent.mix(0.15))?;
            brush.stroke(high(), 1.0, &theme.accent.mix(0.6))?;
            brush.stroke(low(), 1.0, &theme.accent.mix(0.6))
        }
    }
}

/// Other scenarios, the way to the target and, above all, the path.
pub(super) fn lines<DB: DrawingBackend>(brush: &mut Brush<DB>, figure: &Figure, theme: &Theme, plot: &Plot) -> Painted<DB> {
    let spot = |&(year, value): &(usize, f64)| (plot.x(year), plot.y(value));
    for other in &figure.others {
        brush.stroke(other.iter().map(spot), 1.0, &theme.muted.mix(0.7))?;
    }
    for (from, to) in dashed(figure.way.iter().map(spot), (plot.width / DASHES).max(10.0)) {
        brush.stroke([from, to].into_iter(), 1.5, &theme.muted)?;
    }
    brush.stroke(figure.path.iter().map(|point| (plot.x(point.year), plot.y(point.value))), 2.0, &theme.accent)
}

/// Cuts a line into dashes, one to each pitch along it.
fn dashed(line: impl Iterator<Item = Spot> + Clone, pitch: f64) -> impl Iterator<Item = (Spot, Spot)> {
    line.clone().zip(line.skip(1)).flat_map(move |(from, to)| {
        let length = (to.0 - from.0).hypot(to.1 - from.1);
        let dashes = (length / pitch).round().clamp(1.0, DASHES);
        let at = move |share: f64| (from.0 + (to.0 - from.0) * share / dashes, from.1 + (to.1 - from.1) * share / dashes);
        (0u8..).map(f64::from).take_while(move |&dash| dash < dashes).map(move |dash| (at(dash + 0.2), at(dash + 0.8)))
    })
}
