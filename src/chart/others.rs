//! Several scenarios on one chart: a line each with marks of its own, and its number and name at the right edge.

use plotters::prelude::DrawingBackend;
use plotters::style::RGBColor;
use plotters_backend::text_anchor::HPos;

use super::brush::{Brush, Painted, Spot};
use super::figure::{LargeChart, Other};
use super::lettering::breadth;
use super::naming::{LEAD, label, labelled, of_target};
use super::{Frame, Look, Plot, Theme};
use crate::math::in_order;

/// From a label to the next, as a multiple of its letters' size.
const PITCH: f64 = 1.35;
/// A dash and the gap after it.
const DASH: Spot = (10.0, 6.0);
/// Where years lie closer than this, only a line's end is marked.
const CROWDED: f64 = 24.0;

/// The quiet ones first, so that the reference lies above them.
pub(super) fn lines<DB: DrawingBackend>(brush: &mut Brush<DB>, figure: &LargeChart, theme: &Theme, plot: &Plot) -> Painted<DB> {
    let quiet = figure.others.iter().filter(|other| !other.is_reference);
    for other in quiet.chain(figure.others.iter().filter(|other| other.is_reference)) {
        line(brush, other, theme, plot)?;
        marks(brush, other, theme, plot)?;
    }
    Ok(())
}

fn line<DB: DrawingBackend>(brush: &mut Brush<DB>, other: &Other, theme: &Theme, plot: &Plot) -> Painted<DB> {
    let hue = other.look.hue(theme);
    for edge in edges(other, plot).filter(|edge| edge.len() > 1) {
        if other.is_reference {
            brush.stroke(edge.iter().copied(), 6.0, &theme.surface)?;
        }
        let width = if other.is_reference { 3.5 } else { 1.6 };
        if other.look.is_dashed() {
            brush.dashed(&edge, DASH, width, &hue)?;
        } else {
            brush.stroke(edge.into_iter(), width, &hue)?;
        }
    }
    Ok(())
}

/// A short piece of a line with its mark, for the head of a table.
pub(super) fn sample<DB: DrawingBackend>(look: Look, theme: &Theme, frame: Frame, mut brush: Brush<DB>) -> Painted<DB> {
    let (width, y) = (f64::from(frame.width), f64::from(frame.height) / 2.0);
    let ends = [(0.0, y), (width, y)];
    if look.is_dashed() {
        brush.dashed(&ends, DASH, 2.0, &look.hue(theme))?;
    } else {
        brush.stroke(ends.into_iter(), 2.0, &look.hue(theme))?;
    }
    mark(&mut brush, look, &[(width / 2.0, y)], 5.0, theme)?;
    brush.finish()
}

fn mark<DB: DrawingBackend>(brush: &mut Brush<DB>, look: Look, spots: &[Spot], radius: f64, theme: &Theme) -> Painted<DB> {
    let outlines = |radius: f64| spots.iter().map(move |spot| look.outline(*spot, radius));
    brush.shapes(outlines(radius), &look.hue(theme))?;
    if look.is_dashed() { brush.shapes(outlines(radius - 2.0), &theme.surface) } else { Ok(()) }
}

/// The path, and the two edges of what is known only as an interval.
fn edges<'a>(other: &'a Other, plot: &'a Plot) -> impl Iterator<Item = Vec<Spot>> + 'a {
    let path = other.path.iter().map(|(year, value)| (plot.x(*year), plot.y(*value))).collect();
    let high = other.band.iter().map(|band| (plot.x(band.year), plot.y(band.high))).collect();
    let low = other.band.iter().map(|band| (plot.x(band.year), plot.y(band.low))).collect();
    [path, high, low].into_iter()
}

/// A mark for each year but the first, which most scenarios share. All of a line's marks are one call.
fn marks<DB: DrawingBackend>(brush: &mut Brush<DB>, other: &Other, theme: &Theme, plot: &Plot) -> Painted<DB> {
    let is_marked = |year: usize| if plot.step() < CROWDED { year == plot.steps } else { year > 0 };
    let spots: Vec<Spot> = other
        .path
        .iter()
        .filter(|(year, value)| is_marked(*year) && plot.holds(*value))
        .map(|(year, value)| (plot.x(*year), plot.y(*value)))
        .collect();
    mark(brush, other.look, &spots, if other.is_reference { 5.0 } else { 4.0 }, theme)
}

/// Numbers and names at the right edge, and the target's label among them, spread so that none covers another. Each has a leader from
/// its line's end.
pub(super) fn labels<DB: DrawingBackend>(
    brush: &mut Brush<DB>,
    figure: &LargeChart,
    theme: &Theme,
    frame: Frame,
    plot: &Plot,
) -> Painted<DB> {
    let scenarios = labelled(figure).filter_map(|other| {
        let (spot, hue) = (end(other, plot)?, other.look.hue(theme));
        Some(Label { text: label(other, frame), from: (spot.0 + 6.0, spot.1), hue, is_reference: other.is_reference })
    });
    let target = figure.target.iter().filter(|goal| plot.holds(goal.value)).map(|goal| {
        let from = (plot.right(), plot.y(goal.value));
        Label { text: of_target(goal, frame), from, hue: theme.met, is_reference: false }
    });
    let mut all: Vec<Label> = scenarios.chain(target).collect();
    in_order(&mut all, |a, b| a.from.1.total_cmp(&b.from.1).is_lt());
    let wanted: Vec<f64> = all.iter().map(|label| label.from.1).collect();
    let heights = spread(&wanted, plot.text * PITCH, (plot.top, plot.bottom()));
    all.iter().zip(heights).try_for_each(|(label, y)| write(brush, label, y, theme, plot))
}

/// What stands at the end of a line.
struct Label {
    text: String,
    /// Where its leader begins.
    from: Spot,
    hue: RGBColor,
    is_reference: bool,
}

fn write<DB: DrawingBackend>(brush: &mut Brush<DB>, label: &Label, y: f64, theme: &Theme, plot: &Plot) -> Painted<DB> {
    let (x, hue) = (plot.right() + LEAD, label.hue);
    let leader = [label.from, (plot.right(), y), (x - 3.0, y)];
    brush.stroke(leader.into_iter(), 1.0, &theme.tint(hue, 0.6))?;
    if label.is_reference {
        let half = plot.text * 0.62;
        brush.block((x - 3.0, y - half), (x + breadth(&label.text, plot.text) + 4.0, y + half), &hue)?;
    }
    brush.write(&label.text, (x, y), HPos::Left, if label.is_reference { theme.surface } else { hue })
}

/// Where a line ends; an interval ends in its middle. What is off the axis ends at the edge.
fn end(other: &Other, plot: &Plot) -> Option<Spot> {
    let band = || other.band.last().map(|band| (band.year, band.low.midpoint(band.high)));
    let (year, value) = other.path.last().copied().or_else(band)?;
    Some((plot.x(year), plot.y(value).clamp(plot.top, plot.bottom())))
}

/// The heights nearest to the wanted ones, given in order, that are a pitch apart and within the range; closer together where
/// there are too many for it.
fn spread(wanted: &[f64], pitch: f64, (top, bottom): (f64, f64)) -> Vec<f64> {
    let gaps = super::plot::count(wanted.len().saturating_sub(1));
    let pitch = if gaps > 0.0 { pitch.min((bottom - top) / gaps) } else { pitch };
    // Less their place in a stack of labels, heights only have to keep their order: neighbours out of order share their mean.
    let mut pools: Vec<(f64, usize)> = Vec::new();
    for (place, height) in wanted.iter().enumerate() {
        let mut pool = (height - pitch * super::plot::count(place), 1);
        while let Some(before) = pools.pop_if(|before| before.0 > pool.0) {
            let (many, few) = (super::plot::count(before.1), super::plot::count(pool.1));
            pool = ((before.0 * many + pool.0 * few) / (many + few), before.1 + pool.1);
        }
        pools.push(pool);
    }
    let kept = pools.into_iter().flat_map(|(height, members)| std::iter::repeat_n(height, members));
    let room = (bottom - top - pitch * gaps).max(0.0);
    kept.enumerate().map(|(place, height)| height.clamp(top, top + room) + pitch * super::plot::count(place)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn labels_that_have_room_stay_at_their_lines() {
        assert_eq!(spread(&[20.0, 60.0, 90.0], 16.0, (0.0, 100.0)), [20.0, 60.0, 90.0]);
        assert!(spread(&[], 16.0, (0.0, 100.0)).is_empty());
    }

    #[test]
    fn labels_of_equal_lines_stand_around_them() {
        assert_eq!(spread(&[50.0, 50.0, 50.0], 16.0, (0.0, 100.0)), [34.0, 50.0, 66.0]);
    }

    #[test]
    fn labels_at_the_edge_stay_inside() {
        assert_eq!(spread(&[0.0, 0.0], 16.0, (0.0, 100.0)), [0.0, 16.0]);
        assert_eq!(spread(&[100.0, 100.0], 16.0, (0.0, 100.0)), [84.0, 100.0]);
    }

    proptest! {
        #[test]
        fn no_label_covers_another_and_all_lie_inside(mut wanted in prop::collection::vec(0.0..200.0_f64, 1..=10)) {
            wanted.sort_by(f64::total_cmp);
            let heights = spread(&wanted, 16.0, (0.0, 200.0));
            for pair in heights.windows(2) {
                prop_assert!(pair[1] - pair[0] >= 16.0 - 1e-9, "{heights:?}");
            }
            prop_assert!(heights.iter().all(|height| (-1e-9..=200.0 + 1e-9).contains(height)), "{heights:?}");
        }
    }
}
