//! The labels of both scales of the large chart, and its unit.

use plotters::prelude::DrawingBackend;
use plotters_backend::text_anchor::HPos;

use super::brush::{Brush, Painted};
use super::lettering::breadth;
use super::plot::count;
use super::{LargeChart, Plot, Theme};

/// The labels of both scales, and the unit.
pub(super) fn scales<DB: DrawingBackend>(brush: &mut Brush<DB>, figure: &LargeChart, theme: &Theme, plot: &Plot) -> Painted<DB> {
    for (value, text) in figure.axis.ticks.iter().filter(|(value, _)| plot.holds(*value)) {
        brush.write(text, (plot.left - 8.0, plot.y(*value)), HPos::Right, theme.muted)?;
    }
    for column in labelled(figure, plot) {
        let colour = if plot.stands_out(column) { theme.ink } else { theme.muted };
        brush.write(figure.label(column), (plot.x_of_column(column), plot.bottom() + 15.0), HPos::Center, colour)?;
    }
    if !figure.unit.is_empty() {
        brush.write(&figure.unit, (8.0, plot.top - 15.0), HPos::Left, theme.muted)?;
    }
    Ok(())
}

/// The columns with a label: all whose year has a name, or as many of them as have room, counted back from the last; where years stand
/// before the base year, counted from that to either side, with the last.
pub(super) fn labelled(figure: &LargeChart, plot: &Plot) -> impl Iterator<Item = usize> {
    let all = || figure.past.years.iter().chain(&figure.years);
    let widest = all().map(|year| breadth(year, plot.text)).fold(1.0, f64::max) + 8.0;
    let named: Vec<usize> = all().enumerate().filter(|(_, year)| !year.is_empty()).map(|(column, _)| column).collect();
    let apart = named.windows(2).map(|pair| pair[1] - pair[0]).min().unwrap_or(1);
    let step = plot.step() * count(apart);
    let every = (1..=u16::MAX).find(|&every| f64::from(every) * step >= widest).map_or(named.len(), usize::from).max(1);
    let last = named.len().saturating_sub(1);
    let base = named.iter().position(|column| *column == plot.before).filter(|_| plot.before > 0).unwrap_or(last);
    let is_shown = |at: &usize| *at == last || (at.abs_diff(base) % every == 0 && (*at <= base || last - at >= every));
    (0..named.len()).filter(is_shown).map(|at| named[at]).collect::<Vec<_>>().into_iter()
}
