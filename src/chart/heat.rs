//! A two-way table as a map: what comes of every pair of two parameters' values, and where the border between met and missed runs.

use plotters::prelude::DrawingBackend;
use plotters_backend::text_anchor::HPos;

use super::brush::{Brush, Painted, Spot};
use super::lettering::{breadth, wrapped};
use super::plot::count;
use super::{Frame, SparkTone, Theme, verdict};

/// Cells in rows and columns; the first row is the upper one.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Heat {
    /// What the columns are, below them.
    pub across: String,
    /// What the rows are, above their labels.
    pub down: String,
    /// The columns' labels.
    pub columns: Vec<String>,
    /// The rows' labels.
    pub rows: Vec<String>,
    /// The cells, row by row, each row as long as there are columns; a missing one stays empty.
    pub cells: Vec<Vec<HeatCell>>,
    /// The column and the row of what is assumed now.
    pub current: Option<(usize, usize)>,
}

/// One outcome.
#[derive(Clone, Debug, PartialEq)]
pub struct HeatCell {
    /// The value; left out where the cells have no room for it.
    pub text: String,
    /// Its verdict.
    pub tone: SparkTone,
}

/// Where the cells lie, in css pixels, all edges on whole device pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Cells {
    /// The left edge of the first column.
    pub left: f64,
    /// The upper edge of the first row.
    pub top: f64,
    /// A column's width.
    pub width: f64,
    /// A row's height.
    pub height: f64,
    /// How many columns there are.
    pub columns: usize,
    /// How many rows there are.
    pub rows: usize,
    scale: f64,
    text: f64,
}

const HEAD: f64 = 24.0;
const FOOT: f64 = 44.0;
const GAP: f64 = 8.0;
/// The row labels' share of the width at most.
const LABELS: f64 = 0.3;

impl Cells {
    /// Depends on the labels alone.
    pub fn of(heat: &Heat, frame: Frame) -> Self {
        let (text, scale) = (frame.text(), frame.scale);
        let widest = heat.rows.iter().map(|label| breadth(label, text)).fold(0.0, f64::max);
        let left = (widest.min(f64::from(frame.width) * LABELS) + 2.0 * GAP).ceil();
        let (width, height) = (f64::from(frame.width) - left - GAP, f64::from(frame.height) - HEAD - FOOT);
        Self {
            left,
            top: HEAD,
            width: (width / count(heat.columns.len().max(1))).max(1.0),
            height: (height / count(heat.rows.len().max(1))).max(1.0),
            columns: heat.columns.len(),
            rows: heat.rows.len(),
            scale,
            text,
        }
    }

    /// The column and the row at a place; `None` outside all cells.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "checked to be neither negative nor far away")]
    pub fn cell_at(&self, x: f64, y: f64) -> Option<(usize, usize)> {
        let (column, row) = (((x - self.left) / self.width).floor(), ((y - self.top) / self.height).floor());
        let inside = (0.0..count(self.columns)).contains(&column) && (0.0..count(self.rows)).contains(&row);
        inside.then_some((column as usize, row as usize))
    }

    /// The upper left and the lower right corner of a cell.
    pub fn corners(&self, column: usize, row: usize) -> ((f64, f64), (f64, f64)) {
        let whole = |css: f64| (css * self.scale).round() / self.scale;
        let at = |column: usize, row: usize| {
            (whole(self.left + self.width * count(column)), whole(self.top + self.height * count(row)))
        };
        (at(column, row), at(column + 1, row + 1))
    }
}

impl Heat {
    fn cell(&self, column: usize, row: usize) -> Option<&HeatCell> {
        self.cells.get(row)?.get(column)
    }

    fn is_met(&self, column: usize, row: usize) -> Option<bool> {
        self.cell(column, row).map(|cell| cell.tone == SparkTone::Met)
    }
}

/// Over whatever lies there, from the upper left corner.
pub(super) fn layers<DB: DrawingBackend>(heat: &Heat, theme: &Theme, frame: Frame, brush: &mut Brush<DB>) -> Painted<DB> {
    let cells = Cells::of(heat, frame);
    brush.block((0.0, 0.0), (f64::from(frame.width), f64::from(frame.height)), &theme.surface)?;
    every(&cells, |column, row| ground(brush, heat, &cells, (column, row), theme))?;
    every(&cells, |column, row| border(brush, heat, &cells, (column, row), theme))?;
    every(&cells, |column, row| value(brush, heat, &cells, (column, row), theme))?;
    current(brush, heat, &cells, theme)?;
    labels(brush, heat, &cells, theme)?;
    Ok(())
}

fn every<T>(cells: &Cells, mut paint: impl FnMut(usize, usize) -> Result<(), T>) -> Result<(), T> {
    (0..cells.rows)
        .flat_map(|row| (0..cells.columns).map(move |column| (column, row)))
        .try_for_each(|(column, row)| paint(column, row))
}

/// The place of a cell: its column and its row.
type Place = (usize, usize);

/// Met is filled, missed is hatched, what cannot be judged is bare; a hairline of surface between all of them.
fn ground<DB: DrawingBackend>(brush: &mut Brush<DB>, heat: &Heat, cells: &Cells, at: Place, theme: &Theme) -> Painted<DB> {
    let Some(cell) = heat.cell(at.0, at.1) else { return Ok(()) };
    let (from, to) = cells.corners(at.0, at.1);
    let (colour, to) = (cell.tone.colour(theme), (to.0 - 1.0, to.1 - 1.0));
    match cell.tone {
        SparkTone::Met => brush.block(from, to, &theme.tint(colour, 0.3)),
        SparkTone::Missed => {
            brush.block(from, to, &theme.tint(colour, 0.1))?;
            verdict::hatch(brush, (from, to), 8.0, &theme.tint(colour, 0.35))
        }
        SparkTone::Unjudged => brush.block(from, to, &theme.tint(colour, 0.08)),
    }
}

/// The border between what meets the target and what does not: on a cell's right and lower edge.
fn border<DB: DrawingBackend>(brush: &mut Brush<DB>, heat: &Heat, cells: &Cells, at: Place, theme: &Theme) -> Painted<DB> {
    let ((left, top), (right, bottom)) = cells.corners(at.0, at.1);
    let parted = |other: Option<bool>| heat.is_met(at.0, at.1).zip(other).is_some_and(|(one, other)| one != other);
    if parted(heat.is_met(at.0 + 1, at.1)) {
        brush.upright(right, (top - 1.0, bottom + 1.0), 3.0, &theme.ink)?;
    }
    if parted(heat.is_met(at.0, at.1 + 1)) {
        brush.level(bottom, (left - 1.0, right + 1.0), 3.0, &theme.ink)?;
    }
    Ok(())
}

/// A cell's text on a ground of its own, so that no hatching runs through it.
fn value<DB: DrawingBackend>(brush: &mut Brush<DB>, heat: &Heat, cells: &Cells, at: Place, theme: &Theme) -> Painted<DB> {
    let Some(cell) = heat.cell(at.0, at.1).filter(|cell| !cell.text.is_empty() && fits(&cell.text, cells)) else { return Ok(()) };
    let (from, to) = cells.corners(at.0, at.1);
    let (x, y) = (from.0.midpoint(to.0), from.1.midpoint(to.1));
    if cell.tone == SparkTone::Missed {
        let half = breadth(&cell.text, cells.text) / 2.0 + 2.0;
        brush.block((x - half, y - 8.0), (x + half, y + 8.0), &theme.tint(theme.missed, 0.1))?;
    }
    brush.write(&cell.text, (x, y), HPos::Center, theme.ink)
}

fn fits(text: &str, cells: &Cells) -> bool {
    breadth(text, cells.text) + 6.0 <= cells.width && cells.text + 6.0 <= cells.height
}

/// A double ring around what is assumed now.
fn current<DB: DrawingBackend>(brush: &mut Brush<DB>, heat: &Heat, cells: &Cells, theme: &Theme) -> Painted<DB> {
    let Some((column, row)) = heat.current.filter(|(column, row)| *column < cells.columns && *row < cells.rows) else {
        return Ok(());
    };
    let (from, to) = cells.corners(column, row);
    let grown = |by: f64| ((from.0 - by, from.1 - by), (to.0 - 1.0 + by, to.1 - 1.0 + by));
    verdict::border(brush, grown(-1.0), 2.0, &theme.surface)?;
    verdict::border(brush, grown(1.0), 3.0, &theme.accent)
}

fn labels<DB: DrawingBackend>(brush: &mut Brush<DB>, heat: &Heat, cells: &Cells, theme: &Theme) -> Painted<DB> {
    let is_current = |at: usize, of: fn(Place) -> usize| heat.current.is_some_and(|place| of(place) == at);
    let colour = |strong: bool| if strong { theme.ink } else { theme.muted };
    let bottom = cells.top + cells.height * count(cells.rows);
    let room = cells.left - 2.0 * GAP;
    for (row, label) in heat.rows.iter().enumerate().step_by(every_nth(cells.height, cells.text + 2.0)) {
        let label = wrapped(label, cells.text, room + 0.01, 1).concat();
        let y = cells.top + cells.height * (count(row) + 0.5);
        brush.write(&label, (cells.left - GAP, y), HPos::Right, colour(is_current(row, |place| place.1)))?;
    }
    let widest = heat.columns.iter().map(|label| breadth(label, cells.text)).fold(0.0, f64::max) + GAP;
    for (column, label) in heat.columns.iter().enumerate().step_by(every_nth(cells.width, widest)) {
        let x = cells.left + cells.width * (count(column) + 0.5);
        brush.write(label, (x, bottom + 13.0), HPos::Center, colour(is_current(column, |place| place.0)))?;
    }
    titles(brush, heat, cells, bottom, theme)
}

/// Every how many labels have room.
fn every_nth(pitch: f64, wanted: f64) -> usize {
    (1..=u16::MAX).find(|&every| f64::from(every) * pitch >= wanted).map_or(1, usize::from)
}

fn titles<DB: DrawingBackend>(brush: &mut Brush<DB>, heat: &Heat, cells: &Cells, bottom: f64, theme: &Theme) -> Painted<DB> {
    let right = cells.left + cells.width * count(cells.columns);
    let title = |text: &str, from: f64| wrapped(text, cells.text, right - from, 1).concat();
    let place: Spot = (GAP, HEAD / 2.0);
    brush.write(&title(&heat.down, GAP), place, HPos::Left, theme.muted)?;
    brush.write(&title(&heat.across, cells.left), (right, bottom + 33.0), HPos::Right, theme.muted)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_place_in_a_cell_leads_back_to_it(
            columns in 1usize..12, rows in 1usize..12, width in 300u32..1400, height in 200u32..700,
            scale in prop_oneof![Just(1.0), Just(1.25), Just(1.5), Just(2.0)]
        ) {
            let label = |at: usize| at.to_string();
            let heat = Heat { columns: (0..columns).map(label).collect(), rows: (0..rows).map(label).collect(), ..Heat::default() };
            let cells = Cells::of(&heat, Frame { width, height, scale });
            for (column, row) in (0..columns).flat_map(|column| (0..rows).map(move |row| (column, row))) {
                let (from, to) = cells.corners(column, row);
                prop_assert!(from.0 < to.0 && from.1 < to.1 && to.0 <= f64::from(width) && to.1 <= f64::from(height));
                prop_assert_eq!(cells.cell_at(from.0.midpoint(to.0), from.1.midpoint(to.1)), Some((column, row)));
            }
            prop_assert_eq!(cells.cell_at(cells.left - 1.0, cells.top + 1.0), None);
            prop_assert_eq!(cells.cell_at(cells.left + 1.0, cells.top - 1.0), None);
        }
    }
}
