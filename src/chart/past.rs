//! The years before the base year: in grey, left of it, and never like what was observed since, assumed, or printed in the plan.

use plotters::prelude::DrawingBackend;

use super::brush::{Block, Brush, Painted, Spot};
use super::{KnownYear, LargeChart, Plot, Theme};

/// How far the arms of a mark reach, and how strong they are.
const ARM: (f64, f64) = (4.0, 1.5);
/// Where years lie closer than this, only what is left out has a mark.
const CROWDED: f64 = 16.0;

impl LargeChart {
    /// The base year's value, where a path begins there: its own, or else that of the scenario that the others are compared with.
    pub(crate) fn base(&self) -> Option<f64> {
        let own = self.path.first().map(|point| (point.year, point.value));
        let reference = || self.others.iter().find(|other| other.is_reference).and_then(|other| other.path.first().copied());
        own.or_else(reference).filter(|(year, _)| *year == 0).map(|(_, value)| value)
    }

    /// The values of the past, and the base year's where a path begins there.
    fn past_line(&self) -> impl Iterator<Item = (usize, f64)> + '_ {
        let base = self.base().filter(|_| !self.past.are_flows).map(|value| (0, value));
        let counting = self.past.known.iter().filter(|year| !year.is_left_out).map(|year| (year.back, year.value));
        counting.chain(base)
    }
}

/// The line through the past up to the base year, broken where the way of counting changes; flows as bars.
pub(super) fn line<DB: DrawingBackend>(brush: &mut Brush<DB>, figure: &LargeChart, theme: &Theme, plot: &Plot) -> Painted<DB> {
    let past = &figure.past;
    if past.known.is_empty() {
        return Ok(());
    }
    for back in &past.breaks {
        let x = plot.x_before(*back) - plot.step() / 2.0;
        brush.dashed(&[(x, plot.top), (x, plot.bottom())], (3.0, 3.0), 1.0, &theme.muted)?;
    }
    if past.are_flows {
        return bars(brush, figure, theme, plot);
    }
    let all: Vec<(usize, f64)> = figure.past_line().collect();
    let is_broken = |from: usize, to: usize| past.breaks.iter().any(|back| (to..from).contains(back));
    let runs = all.chunk_by(|one, next| !is_broken(one.0, next.0)).filter(|run| run.len() > 1);
    runs.into_iter().try_for_each(|run| {
        brush.stroke(run.iter().map(|(back, value)| (plot.x_before(*back), plot.y(*value))), 2.0, &theme.muted)
    })
}

fn bars<DB: DrawingBackend>(brush: &mut Brush<DB>, figure: &LargeChart, theme: &Theme, plot: &Plot) -> Painted<DB> {
    let half = plot.half_bar();
    let within = |value: f64| plot.y(value).clamp(plot.top, plot.bottom());
    let bar = |year: &KnownYear| {
        let (x, zero, end) = (plot.x_before(year.back), within(0.0), within(year.value));
        brush.area((x - half, zero.min(end)), (x + half, zero.max(end)))
    };
    let all: Vec<Block> = figure.past.known.iter().filter(|year| !year.is_left_out).map(bar).collect();
    brush.blocks(&all, &theme.tint(theme.muted, 0.4))
}

/// An upright cross for each known year, a lying one for what is left out.
pub(super) fn marks<DB: DrawingBackend>(brush: &mut Brush<DB>, figure: &LargeChart, theme: &Theme, plot: &Plot) -> Painted<DB> {
    let is_crowded = plot.step() < CROWDED || figure.past.are_flows;
    let shown = figure.past.known.iter().filter(|year| plot.holds(year.value) && (year.is_left_out || !is_crowded));
    shown.into_iter().try_for_each(|year| mark(brush, (plot.x_before(year.back), plot.y(year.value)), year.is_left_out, theme))
}

/// The mark of a past year.
pub(super) fn mark<DB: DrawingBackend>(brush: &mut Brush<DB>, (x, y): Spot, is_left_out: bool, theme: &Theme) -> Painted<DB> {
    let (arm, strong) = ARM;
    if is_left_out {
        brush.stroke([(x - arm, y - arm), (x + arm, y + arm)].into_iter(), strong, &theme.muted)?;
        return brush.stroke([(x - arm, y + arm), (x + arm, y - arm)].into_iter(), strong, &theme.muted);
    }
    brush.level(y, (x - arm, x + arm), strong, &theme.muted)?;
    brush.upright(x, (y - arm, y + arm), strong, &theme.muted)
}
