//! Many indicators: each domain a band, in which dots that would cover each other are stacked.

use super::lines::{GAP, Layout, Spot, Title};
use super::{Mark, Overview};
use crate::chart::plot::count;

/// From a dot to the next in a stack.
pub(super) const DOT: f64 = 11.0;
/// Above and below the dots of a band, and its least height: its title is of two lines.
const AIR: f64 = 7.0;
const LEAST: f64 = 44.0;

/// Puts the bands one under the other.
pub(super) fn placed(mut layout: Layout, overview: &Overview) -> Layout {
    let panels = overview.panels();
    let (mut top, mut first) = (layout.top, 0);
    layout.spots = vec![Spot { line: 0, panel: 0, x: 0.0, y: 0.0 }; overview.count() * panels];
    for (at, section) in overview.sections.iter().enumerate() {
        layout.titles.push(Title { section: at, left: 0.0, top, goes_on: false });
        let mut most = 1;
        for panel in 0..panels {
            let marks: Vec<&Mark> = section.lines.iter().filter_map(|line| line.marks.get(panel)).collect();
            let places = if section.is_apart { packed(&layout, panel, marks.len()) } else { stacked(&layout, panel, &marks) };
            for (line, (x, level)) in places.into_iter().enumerate() {
                most = most.max(level + 1);
                let y = top + AIR + DOT / 2.0 + count(level) * DOT;
                layout.spots[(first + line) * panels + panel] = Spot { line: first + line, panel, x, y };
            }
        }
        first += section.lines.len();
        top += (count(most) * DOT + 2.0 * AIR).max(LEAST);
    }
    layout.finished(&[top + GAP / 2.0])
}

/// Each dot where its share is, and as high as it is free there.
fn stacked(layout: &Layout, panel: usize, marks: &[&Mark]) -> Vec<(f64, usize)> {
    let x = |mark: &Mark| layout.x(0.0, panel, mark.share.unwrap_or(0.0));
    let mut order: Vec<usize> = (0..marks.len()).collect();
    order.sort_by(|a, b| x(marks[*a]).total_cmp(&x(marks[*b])));
    // The last dot of each level: whatever comes is to the right of it.
    let mut ends: Vec<f64> = Vec::new();
    let mut places = vec![(0.0, 0); marks.len()];
    for at in order {
        let x = x(marks[at]);
        let level = ends.iter().position(|end| x - end >= DOT).unwrap_or(ends.len());
        if level == ends.len() {
            ends.push(x)
        } else {
            ends[level] = x
        }
        places[at] = (x, level);
    }
    places
}

/// Without a share, one beside the other.
fn packed(layout: &Layout, panel: usize, dots: usize) -> Vec<(f64, usize)> {
    let (from, to) = (layout.x(0.0, panel, 0.0), layout.x(0.0, panel, f64::INFINITY));
    let pitch = DOT + 2.0;
    let mut place = (from, 0);
    let mut places = Vec::with_capacity(dots);
    for _ in 0..dots {
        if place.0 > to {
            place = (from, place.1 + 1);
        }
        places.push(place);
        place.0 += pitch;
    }
    places
}
