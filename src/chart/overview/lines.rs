//! Not so many indicators: a line for each, one under the other.

use super::layout::{INSET, Layout, OverviewSpot, ROW, Row, TITLE, Title};
use super::{OverviewPicture, PictureSection};
use crate::chart::plot::count;

/// A section of less than this share of a column stays in one piece.
const WHOLE: f64 = 0.75;

/// One line under the other, in columns of about the same height.
pub(super) fn placed(mut layout: Layout, overview: &OverviewPicture, columns: f64) -> Layout {
    let whole: f64 = overview.sections.iter().map(tall).sum();
    let wanted = whole / columns;
    let (mut left, mut top) = (0.0, layout.top);
    let mut ends = Vec::new();
    for (at, section) in overview.sections.iter().enumerate() {
        let is_last = count(ends.len() + 1) >= columns;
        let fills = top - layout.top + tall(section) / 2.0 > wanted;
        if top > layout.top && !is_last && fills && tall(section) < wanted * WHOLE {
            ends.push(top);
            (left, top) = (left + layout.width, layout.top);
        }
        layout.titles.push(Title { section: at, left, top, goes_on: false });
        top += TITLE;
        for (place, line) in section.lines.iter().enumerate() {
            let is_last = count(ends.len() + 1) >= columns;
            if place > 0 && !is_last && top - layout.top >= wanted && tall(section) >= wanted * WHOLE {
                ends.push(top);
                (left, top) = (left + layout.width, layout.top);
                layout.titles.push(Title { section: at, left, top, goes_on: true });
                top += TITLE;
            }
            layout.rows.push(Row { column: ends.len(), top, is_apart: section.is_apart });
            let row = layout.rows.len() - 1;
            for (panel, mark) in line.marks.iter().enumerate().take(layout.panels) {
                let x = mark.share.map_or(layout.panel_left(left, panel) + INSET, |share| layout.x(left, panel, share));
                layout.spots.push(OverviewSpot { line: row, panel, x, y: top + ROW / 2.0 });
            }
            top += ROW;
        }
    }
    ends.push(top);
    layout.finished(&ends)
}

fn tall(section: &PictureSection) -> f64 {
    TITLE + count(section.lines.len()) * ROW
}
