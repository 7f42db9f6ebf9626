//! Where everything lies, in css pixels: for the drawing, and for what the page lays over it.

use super::ENDS;
use crate::chart::plot::count;

/// A line's height, that of a heading, and what stands over all of a column: the scenarios' names and the scale.
pub(super) const ROW: f64 = 20.0;
pub(super) const TITLE: f64 = 25.0;
pub(super) const HEAD: f64 = 20.0;
pub(super) const SCALE: f64 = 20.0;
/// Between columns, between texts and edges.
pub(super) const GAP: f64 = 8.0;
/// Between a panel's edge and the ends of its scale: an arrowhead has room there.
pub(super) const INSET: f64 = 13.0;
/// How far from a dot a pointer still means it.
const NEAR: f64 = 14.0;

/// An indicator's place under one scenario.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct OverviewSpot {
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
    pub(super) spots: Vec<OverviewSpot>,
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
    pub(super) panels: usize,
    pub(super) height: f64,
}

impl Layout {
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
    pub fn at(&self, x: f64, y: f64) -> Option<OverviewSpot> {
        if self.rows.is_empty() {
            let distance = |spot: &OverviewSpot| (spot.x - x).hypot(spot.y - y);
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
    pub fn spot(&self, line: usize, panel: usize) -> Option<OverviewSpot> {
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
