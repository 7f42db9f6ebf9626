//! Many indicators: each domain a band, in which dots that would cover each other are stacked.

use super::layout::{GAP, Layout, OverviewSpot, Title};
use super::{ENDS, OverviewMark, OverviewPicture};
use crate::chart::lettering::wrapped;
use crate::chart::plot::count;

/// From a dot to the next in a stack.
pub(super) const DOT: f64 = 11.0;
/// The room at either end of the scale, as a share of its panel, and within which bounds.
pub(super) const ZONE: (f64, f64, f64) = (0.11, 2.0 * DOT, 12.0 * DOT);
/// Above and below the dots of a band, and how far the lines of its title lie apart.
const AIR: f64 = 5.0;
pub(super) const LEADING: f64 = 16.0;

/// Puts the bands one under the other, each as high as its dots and its title ask; titles have letters of that size.
pub(super) fn placed(mut layout: Layout, overview: &OverviewPicture, text: f64) -> Layout {
    let panels = overview.panels();
    let (mut top, mut first) = (layout.top, 0);
    layout.spots = vec![OverviewSpot { line: 0, panel: 0, x: 0.0, y: 0.0 }; overview.count() * panels];
    for (at, section) in overview.sections.iter().enumerate() {
        layout.titles.push(Title { section: at, left: 0.0, top, goes_on: false });
        let mut most = 1;
        for panel in 0..panels {
            let marks: Vec<&OverviewMark> = section.lines.iter().filter_map(|line| line.marks.get(panel)).collect();
            let places = if section.is_apart { packed(&layout, panel, marks.len()) } else { stacked(&layout, panel, &marks) };
            for (line, (x, level)) in places.into_iter().enumerate() {
                most = most.max(level + 1);
                let y = top + AIR + DOT / 2.0 + count(level) * DOT;
                layout.spots[(first + line) * panels + panel] = OverviewSpot { line: first + line, panel, x, y };
            }
        }
        first += section.lines.len();
        let title = wrapped(&section.title, text, layout.names, 2).len();
        top += (count(most) * DOT).max(count(title) * LEADING - 4.0) + 2.0 * AIR;
    }
    let apart = layout.titles.iter().find(|title| overview.sections[title.section].is_apart).map(|title| title.top);
    let mut layout = layout.finished(&[top + GAP / 2.0]);
    if let (Some(column), Some(apart)) = (layout.columns.first_mut(), apart) {
        column.scaled = apart;
    }
    layout
}

/// Each dot where its share is, and as low as it is free there. What is at the scale's lower end or beyond either fills the room beside
/// it, row by row: under a scenario that holds everything that is most of a plan.
fn stacked(layout: &Layout, panel: usize, marks: &[&OverviewMark]) -> Vec<(f64, usize)> {
    let (low, high) = ENDS;
    let (left, right) = (layout.x(0.0, panel, low) - DOT, layout.x(0.0, panel, high) + DOT);
    let mut order: Vec<usize> = (0..marks.len()).collect();
    let share = |at: &usize| marks[*at].share.unwrap_or(low);
    order.sort_by(|a, b| share(a).total_cmp(&share(b)));
    // The last dot of each level: whatever comes is to the right of it.
    let mut ends: Vec<f64> = Vec::new();
    let (mut below, mut above) = (0, 0);
    let mut places = vec![(0.0, 0); marks.len()];
    for at in order {
        places[at] = match share(&at) {
            share if share <= low => beside(layout.zone, left, -1.0, &mut below),
            share if share > high => beside(layout.zone, right, 1.0, &mut above),
            share => {
                let x = layout.x(0.0, panel, share);
                let level = ends.iter().position(|end| x - end >= DOT).unwrap_or(ends.len());
                if level == ends.len() {
                    ends.push(x);
                } else {
                    ends[level] = x;
                }
                (x, level)
            }
        };
    }
    places
}

/// The next place in the room at an end of the scale.
fn beside(zone: f64, from: f64, out: f64, taken: &mut usize) -> (f64, usize) {
    let mut columns = 1;
    while count(columns + 1) * DOT <= zone {
        columns += 1;
    }
    let (column, level) = (*taken % columns, *taken / columns);
    *taken += 1;
    (from + out * count(column) * DOT, level)
}

/// Without a share, one beside the other.
fn packed(layout: &Layout, panel: usize, dots: usize) -> Vec<(f64, usize)> {
    let (from, to) = (layout.x(0.0, panel, ENDS.0), layout.x(0.0, panel, ENDS.1));
    let mut columns = 1;
    while count(columns) * DOT <= to - from {
        columns += 1;
    }
    (0..dots).map(|at| (from + count(at % columns) * DOT, at / columns)).collect()
}
