//! Where everything lies, in css pixels: for the drawing, and for what the page lays over it.

use super::swarm;
use super::{ENDS, Overview, Section};
use crate::chart::lettering::breadth;
use crate::chart::plot::count;

/// A line's height, that of a heading, and what stands over all of a column: the scenarios' names and the scale.
pub(super) const ROW: f64 = 20.0;
pub(super) const TITLE: f64 = 25.0;
pub(super) const HEAD: f64 = 20.0;
pub(super) const SCALE: f64 = 20.0;
/// Between columns, between texts and edges.
pub(super) const GAP: f64 = 8.0;
/// Between a panel's edge and the ends of its scale: an arrowhead has room there.
const INSET: f64 = 13.0;
/// The share of a column that names take at most, and the most that they take.
const NAMES: (f64, f64) = (0.42, 300.0);
/// The room for names without which a column is too narrow to have another beside it.
const ENOUGH: f64 = 240.0;
/// The least width of a panel that is to have a column of lines beside it, and of one that has room for the shares as text.
const PANEL: f64 = 210.0;
const NOTED: f64 = 130.0;
/// Shares as text.
const NOTE: f64 = 44.0;
/// A section of less than this share of a column stays in one piece.
const WHOLE: f64 = 0.75;
/// How far from a dot a pointer still means it.
const NEAR: f64 = 14.0;

/// An indicator's place under one scenario.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spot {
    /// Its place among all lines.
    pub line: usize,
    /// The scenario's place.
    pub panel: usize,
    /// Its mark's centre.
    pub x: f64,
    /// The same, downwards.
    pub y: f64,
}

/// A heading in its place.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Title {
    pub(super) section: usize,
    pub(super) left: f64,
    pub(super) top: f64,
    /// Whether it goes on from the column before.
    pub(super) goes_on: bool,
}

/// A line's place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Row {
    pub(super) column: usize,
    pub(super) top: f64,
    pub(super) is_apart: bool,
}

/// A column of lines.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Column {
    pub(super) left: f64,
    pub(super) bottom: f64,
    /// Down to where the lines have shares.
    pub(super) scaled: f64,
}

/// Where everything lies.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Layout {
    pub(super) columns: Vec<Column>,
    pub(super) titles: Vec<Title>,
    /// One for each line; none where domains are bands.
    pub(super) rows: Vec<Row>,
    /// Every mark, line by line and scenario by scenario.
    pub(super) spots: Vec<Spot>,
    /// Below what stands over the columns.
    pub(super) top: f64,
    /// How wide a column is, and the names in it.
    pub(super) width: f64,
    pub(super) names: f64,
    /// How wide a panel is.
    pub(super) panel: f64,
    /// How wide the room is at either end of the scale for what is at or beyond it; nothing where each indicator has a line.
    pub(super) zone: f64,
    /// How wide the shares' texts are; nothing where they have no room.
    pub(super) note: f64,
    panels: usize,
    height: f64,
}

impl Layout {
    /// The layout at that width.
    pub fn of(overview: &Overview, width: u32) -> Self {
        let (whole, panels, text) = (f64::from(width), overview.panels(), Self::text(width));
        let is_dense = overview.is_dense();
        let labels = if is_dense {
            overview.sections.iter().map(|section| breadth(&section.title, text)).fold(0.0, f64::max)
        } else {
            overview.lines().map(|line| breadth(&line.label, text)).fold(0.0, f64::max)
        };
        let wanted = labels.min(ENOUGH) + count(panels) * PANEL + 3.0 * GAP;
        let columns = if is_dense { 1.0 } else { (whole / wanted).floor().clamp(1.0, 3.0) };
        let column = whole / columns;
        let names = labels.min(NAMES.1).min(column * NAMES.0);
        let panel = (column - names - 3.0 * GAP) / count(panels);
        let heads = if panels > 1 { HEAD } else { 0.0 };
        let layout = Self {
            width: column,
            names,
            panel,
            note: if panel >= NOTED && !is_dense { NOTE } else { 0.0 },
            zone: if is_dense { (panel * swarm::ZONE.0).clamp(swarm::ZONE.1, swarm::ZONE.2) } else { 0.0 },
            top: heads + SCALE,
            panels,
            ..Self::default()
        };
        if is_dense { swarm::placed(layout, overview, text) } else { layout.lined(overview, columns) }
    }

    /// The size of letters.
    pub(super) const fn text(width: u32) -> f64 {
        if width < 640 { 12.0 } else { 13.0 }
    }

    /// The height of the whole.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "some hundred lines; a cast saturates")]
    pub fn total(&self) -> u32 {
        self.height.ceil() as u32
    }

    /// The line and the scenario that are meant by a place: the row and the panel there, or the nearest dot.
    pub fn at(&self, x: f64, y: f64) -> Option<Spot> {
        if self.rows.is_empty() {
            let distance = |spot: &Spot| (spot.x - x).hypot(spot.y - y);
            let nearest = self.spots.iter().min_by(|a, b| distance(a).total_cmp(&distance(b)))?;
            return Some(*nearest).filter(|spot| distance(spot) <= NEAR);
        }
        let is_here = |row: &Row| {
            let left = self.columns[row.column].left;
            (row.top..row.top + ROW).contains(&y) && (left..left + self.width).contains(&x)
        };
        let line = self.rows.iter().position(is_here)?;
        let left = self.columns[self.rows[line].column].left;
        let panel = (0..self.panels).rev().find(|panel| x >= self.panel_left(left, *panel)).unwrap_or(0);
        self.spot(line, panel)
    }

    /// An indicator's place under a scenario.
    pub fn spot(&self, line: usize, panel: usize) -> Option<Spot> {
        self.spots.get(line * self.panels + panel).copied().filter(|_| panel < self.panels)
    }

    /// The row of a line, as left, top, width and height; none where domains are bands.
    pub fn row(&self, line: usize) -> Option<(f64, f64, f64, f64)> {
        let row = self.rows.get(line)?;
        Some((self.columns[row.column].left, row.top, self.width, ROW))
    }

    /// The left edge of a panel in a column that begins there.
    pub(super) fn panel_left(&self, column: f64, panel: usize) -> f64 {
        column + 2.0 * GAP + self.names + count(panel) * self.panel
    }

    /// Where a share lies; one beyond the scale lies at its end.
    pub(super) fn x(&self, column: f64, panel: usize, share: f64) -> f64 {
        let (low, high) = ENDS;
        let from = self.panel_left(column, panel) + INSET + self.zone;
        let to = (from + self.panel - 2.0 * (INSET + self.zone) - self.note).max(from + 1.0);
        from + (to - from) * ((share.clamp(low, high) - low) / (high - low))
    }

    /// One line under the other, in columns of about the same height.
    fn lined(mut self, overview: &Overview, columns: f64) -> Self {
        let whole: f64 = overview.sections.iter().map(tall).sum();
        let wanted = whole / columns;
        let (mut left, mut top) = (0.0, self.top);
        let mut ends = Vec::new();
        for (at, section) in overview.sections.iter().enumerate() {
            let is_last = count(ends.len() + 1) >= columns;
            let fills = top - self.top + tall(section) / 2.0 > wanted;
            if top > self.top && !is_last && fills && tall(section) < wanted * WHOLE {
                ends.push(top);
                (left, top) = (left + self.width, self.top);
            }
            self.titles.push(Title { section: at, left, top, goes_on: false });
            top += TITLE;
            for (place, line) in section.lines.iter().enumerate() {
                let is_last = count(ends.len() + 1) >= columns;
                if place > 0 && !is_last && top - self.top >= wanted && tall(section) >= wanted * WHOLE {
                    ends.push(top);
                    (left, top) = (left + self.width, self.top);
                    self.titles.push(Title { section: at, left, top, goes_on: true });
                    top += TITLE;
                }
                self.rows.push(Row { column: ends.len(), top, is_apart: section.is_apart });
                let row = self.rows.len() - 1;
                for (panel, mark) in line.marks.iter().enumerate().take(self.panels) {
                    let x = mark.share.map_or(self.panel_left(left, panel) + INSET, |share| self.x(left, panel, share));
                    self.spots.push(Spot { line: row, panel, x, y: top + ROW / 2.0 });
                }
                top += ROW;
            }
        }
        ends.push(top);
        self.finished(&ends)
    }

    /// The columns end there.
    pub(super) fn finished(mut self, ends: &[f64]) -> Self {
        self.height = ends.iter().copied().fold(self.top, f64::max) + GAP;
        for (at, bottom) in ends.iter().enumerate() {
            let scaled = self.rows.iter().filter(|row| row.column == at && !row.is_apart).map(|row| row.top + ROW);
            let scaled = if self.rows.is_empty() { *bottom } else { scaled.fold(self.top, f64::max) };
            self.columns.push(Column { left: count(at) * self.width, bottom: *bottom, scaled });
        }
        self
    }
}

fn tall(section: &Section) -> f64 {
    TITLE + count(section.lines.len()) * ROW
}

#[cfg(test)]
mod tests {
    use super::super::{Line, Mark};
    use super::*;
    use crate::chart::Tone;
    use proptest::prelude::*;

    fn overview(sections: &[usize], panels: usize) -> Overview {
        let mark = |share: f64| Mark {
            share: Some(share),
            tone: Tone::Met,
            text: String::new(),
            observed: None,
            milestones: Vec::new(),
        };
        let line = |at: usize| Line {
            label: "一项指标的名称".into(),
            is_binding: at.is_multiple_of(2),
            marks: (0..panels).map(|panel| mark(count((at * 7 + panel * 3) % 20) * 0.1 - 0.2)).collect(),
        };
        let section = |lines: &usize| Section { title: "领域".into(), is_apart: false, lines: (0..*lines).map(line).collect() };
        let heads = (1..=panels).filter(|_| panels > 1).map(|at| at.to_string()).collect();
        Overview { sections: sections.iter().map(section).collect(), heads, ..Overview::default() }
    }

    proptest! {
        #[test]
        fn every_mark_lies_inside_and_is_found_where_it_lies(
            sections in prop::collection::vec(1usize..40, 1..12), panels in 1usize..=3, width in 360u32..1900,
        ) {
            let overview = overview(&sections, panels);
            let layout = Layout::of(&overview, width);
            prop_assert_eq!(layout.spots.len(), overview.count() * panels);
            for spot in &layout.spots {
                prop_assert!((0.0..=f64::from(width)).contains(&spot.x), "{spot:?}");
                prop_assert!(spot.y > layout.top && spot.y < f64::from(layout.total()), "{spot:?}");
                let found = layout.at(spot.x, spot.y).unwrap();
                prop_assert_eq!((found.line, found.panel), (spot.line, spot.panel));
            }
        }

        #[test]
        fn no_dot_of_a_band_covers_another(sections in prop::collection::vec(60usize..120, 2..4), width in 360u32..1900) {
            let layout = Layout::of(&overview(&sections, 1), width);
            for (at, one) in layout.spots.iter().enumerate() {
                for other in &layout.spots[..at] {
                    prop_assert!((one.x - other.x).hypot(one.y - other.y) >= swarm::DOT - 1e-6, "{one:?} {other:?}");
                }
            }
        }
    }

    #[test]
    fn columns_are_about_as_high_as_each_other_and_no_heading_stands_alone() {
        let layout = Layout::of(&overview(&[4, 6, 5, 3, 7, 4, 5, 4], 1), 1340);
        let heights: Vec<f64> = layout.columns.iter().map(|column| column.bottom - layout.top).collect();
        assert_eq!(heights.len(), 3);
        assert!(heights.iter().all(|height| *height > 0.5 * heights.iter().copied().fold(0.0, f64::max)), "{heights:?}");
        for title in &layout.titles {
            assert!(
                layout
                    .rows
                    .iter()
                    .any(|row| layout.columns[row.column].left == title.left && (row.top - title.top - TITLE).abs() < 1e-9)
            );
        }
    }

    #[test]
    fn a_share_beyond_the_scale_lies_at_its_end() {
        let layout = Layout::of(&overview(&[4], 1), 800);
        assert_eq!(layout.x(0.0, 0, 9.0), layout.x(0.0, 0, 1.5));
        assert_eq!(layout.x(0.0, 0, -1.0), layout.x(0.0, 0, 0.0));
    }

    #[test]
    fn nothing_at_all_still_has_a_layout() {
        let layout = Layout::of(&Overview::default(), 0);
        assert!(layout.at(1.0, 1.0).is_none() && layout.spot(0, 0).is_none() && layout.total() > 0);
    }
}
