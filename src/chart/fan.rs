//! A fan: how likely values are spread year by year. Two tints, the inner one stronger, their outer edges, and a dashed median.

use plotters::prelude::DrawingBackend;
use plotters::style::Color;

use super::brush::{Brush, Painted, Spot};
use super::{Plot, Theme, YearSpread};

/// How strongly P10–P90 and, on top of it, P25–P75 are tinted.
const TINTS: (f64, f64) = (0.13, 0.16);
/// How strong the edges are.
const EDGE: f64 = 0.55;
/// A dash of the median and the gap after it.
const DASH: Spot = (3.0, 3.0);
/// Where years lie closer than this, the median is not dashed: its dashes would be dots.
const CROWDED: f64 = 9.0;

/// The fan behind the path; nothing where there are fewer than two years.
pub(super) fn spread<DB: DrawingBackend>(brush: &mut Brush<DB>, fan: &[YearSpread], theme: &Theme, plot: &Plot) -> Painted<DB> {
    if fan.len() < 2 {
        return Ok(());
    }
    let edge = |value: fn(&YearSpread) -> f64| fan.iter().map(move |spread| plot.within(spread.year, value(spread)));
    brush.fill(edge(|at| at.p90).chain(edge(|at| at.p10).rev()), &theme.accent.mix(TINTS.0))?;
    brush.fill(edge(|at| at.p75).chain(edge(|at| at.p25).rev()), &theme.accent.mix(TINTS.1))?;
    brush.stroke(edge(|at| at.p90), 1.0, &theme.accent.mix(EDGE))?;
    brush.stroke(edge(|at| at.p10), 1.0, &theme.accent.mix(EDGE))?;
    let median: Vec<Spot> = edge(|at| at.p50).collect();
    if plot.step() < CROWDED {
        brush.stroke(median.into_iter(), 1.0, &theme.accent)
    } else {
        brush.dashed(&median, DASH, 1.0, &theme.accent)
    }
}

/// A piece of a fan, for the words below a picture.
pub(super) fn sample<DB: DrawingBackend>(brush: &mut Brush<DB>, (x, y): Spot, theme: &Theme) -> Painted<DB> {
    let (left, right) = (x - 8.0, x + 8.0);
    brush.block((left, y - 6.0), (right, y + 6.0), &theme.tint(theme.accent, TINTS.0))?;
    brush.block((left, y - 3.0), (right, y + 3.0), &theme.tint(theme.accent, TINTS.0 + TINTS.1))?;
    for edge in [y - 6.0, y + 6.0] {
        brush.level(edge, (left, right), 1.0, &theme.tint(theme.accent, EDGE))?;
    }
    brush.dashed(&[(left, y), (right, y)], DASH, 1.0, &theme.accent)
}
