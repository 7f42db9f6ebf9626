//! Many small figures on one drawing: the same years, each with a scale, a target and a verdict of its own.
//!
//! One drawing for all of them, because in a browser a canvas costs more than what is drawn on it.

use plotters::prelude::DrawingBackend;
use plotters::style::Color;
use plotters_backend::text_anchor::HPos;

use super::brush::{Block, Brush, Painted, Spot};
use super::lettering::wrapped;
use super::plot::count;
use super::verdict::{self, SIGN};
use super::{Frame, Kind, LargeChart, Plot, SparkTone, Theme, fan, ground, marks, past, series};

/// A small figure with what it is called and how it ends.
#[derive(Clone, Debug, PartialEq)]
pub struct Tile {
    /// What it is called; shortened to the room there is.
    pub title: String,
    /// What it shows: path, band, fan and target. Its unit and its other scenarios are left out.
    pub figure: LargeChart,
    /// How the target year is judged; its mark stands before the title. `None` leaves the mark out.
    pub tone: Option<SparkTone>,
}

/// Where the tiles lie: rows of equal columns, filled from the left.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tiling {
    /// How many tiles there are.
    pub count: usize,
    /// How many stand in a row; at least one.
    pub columns: usize,
    /// A tile's width in css pixels.
    pub width: u32,
    /// A tile's height in css pixels.
    pub height: u32,
}

/// The least width of a tile and its share of height.
const LEAST: (u32, u32) = (200, 120);
/// The letters of titles and scales.
const TEXT: f64 = 11.0;
/// The title's middle, and the margins of the data area: left of it beside its labels, above, right and below.
const TITLE: f64 = 11.0;
const MARGINS: (f64, f64, f64, f64) = (12.0, 24.0, 14.0, 20.0);
/// Ticks closer than this lose every second label.
const PITCH: f64 = 20.0;

impl Tiling {
    /// As many columns as the width has room for.
    pub fn fitting(count: usize, width: u32) -> Self {
        let columns = (width / LEAST.0).max(1);
        Self { count, columns: columns as usize, width: width / columns, height: LEAST.1 }
    }

    /// The size of the whole in css pixels.
    pub fn size(&self) -> (u32, u32) {
        (self.width.saturating_mul(few(self.columns)), self.height.saturating_mul(few(self.rows())))
    }

    /// How many rows there are.
    pub fn rows(&self) -> usize {
        self.count.div_ceil(self.columns.max(1))
    }

    /// The upper left corner of a tile.
    pub fn corner(&self, at: usize) -> (f64, f64) {
        let columns = self.columns.max(1);
        (count(at % columns) * f64::from(self.width), count(at / columns) * f64::from(self.height))
    }

    /// The tile at a place; `None` beside all of them.
    pub fn tile_at(&self, x: f64, y: f64) -> Option<usize> {
        let (column, row) = (steps(x, self.width)?, steps(y, self.height)?);
        Some(row * self.columns + column).filter(|at| column < self.columns && *at < self.count)
    }
}

/// How many whole lengths lie before a place.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "checked to be neither negative nor far away")]
fn steps(place: f64, length: u32) -> Option<usize> {
    let steps = (place / f64::from(length)).floor();
    (0.0..1e6).contains(&steps).then_some(steps as usize)
}

fn few(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// Paints one tile anew among those that are there.
///
/// # Errors
/// What the backend reports, as text.
pub fn draw_tile<DB: DrawingBackend>(
    tile: &Tile,
    at: usize,
    tiling: Tiling,
    theme: &Theme,
    scale: f64,
    backend: DB,
) -> Result<(), String> {
    let (width, height) = tiling.size();
    let mut brush = Brush::new(backend, Frame { width, height, scale });
    let placed = [Placed::of(tile, at, tiling, &brush)];
    let cleared = ground(&mut brush, tiling.corner(at), (tiling.width, tiling.height), theme);
    cleared.and_then(|()| fill(&mut brush, &placed, theme)).and_then(|()| brush.finish()).map_err(|fault| fault.to_string())
}

/// All tiles on a ground that fills the frame, from the place that the brush was moved to.
pub(super) fn layers<DB: DrawingBackend>(tiles: &[Tile], theme: &Theme, frame: Frame, brush: &mut Brush<DB>) -> Painted<DB> {
    let tiling = Tiling::fitting(tiles.len(), frame.width);
    let placed: Vec<Placed> = tiles.iter().enumerate().map(|(at, tile)| Placed::of(tile, at, tiling, brush)).collect();
    ground(brush, (0.0, 0.0), (frame.width, frame.height), theme)?;
    fill(brush, &placed, theme)
}

fn ground<DB: DrawingBackend>(brush: &mut Brush<DB>, (x, y): Spot, (width, height): (u32, u32), theme: &Theme) -> Painted<DB> {
    brush.block((x, y), (x + f64::from(width), y + f64::from(height)), &theme.surface)
}

/// A tile with its place and its geometry.
struct Placed<'a> {
    tile: &'a Tile,
    corner: Spot,
    frame: Frame,
    plot: Plot,
}

impl<'a> Placed<'a> {
    fn of<DB: DrawingBackend>(tile: &'a Tile, at: usize, tiling: Tiling, brush: &Brush<DB>) -> Self {
        let frame = Frame { width: tiling.width, height: tiling.height, scale: brush.scale() };
        let (all, own) = (brush.corner(), tiling.corner(at));
        let (left, top, right, bottom) = MARGINS;
        Self {
            tile,
            corner: (all.0 + own.0, all.1 + own.1),
            frame,
            plot: Plot::inside(&tile.figure, frame, (left, top, right, bottom), TEXT),
        }
    }

    fn figure(&self) -> &LargeChart {
        &self.tile.figure
    }

    /// Where the data area begins and ends.
    fn across(&self) -> Spot {
        (self.plot.left, self.plot.right())
    }
}

/// Layer by layer through all tiles: what is of one colour follows on each other, which spares the backend most changes of style.
fn fill<DB: DrawingBackend>(brush: &mut Brush<DB>, tiles: &[Placed], theme: &Theme) -> Painted<DB> {
    blocks(brush, tiles, &theme.region(), |brush, at| {
        ground::region(at.figure(), &at.plot).map(|(from, to)| brush.area(from, to)).into_iter().collect()
    })?;
    blocks(brush, tiles, &theme.grid, |brush, at| ticks(at).map(|(y, _)| brush.lying(y, at.across(), 1.0)).collect())?;
    each(brush, tiles, |brush, at| past::line(brush, at.figure(), theme, &at.plot))?;
    each(brush, tiles, |brush, at| series::band(brush, &at.figure().band, theme, |year, value| at.plot.within(year, value)))?;
    each(brush, tiles, |brush, at| fan::spread(brush, &at.figure().fan, theme, &at.plot))?;
    each(brush, tiles, |brush, at| ground::target(brush, at.figure(), theme, &at.plot))?;
    each(brush, tiles, |brush, at| path(brush, at, theme))?;
    for kind in [Kind::Plan, Kind::Projected, Kind::Observed, Kind::Assumed, Kind::Entered] {
        each(brush, tiles, |brush, at| marks::few(brush, at.figure(), kind, theme, &at.plot))?;
    }
    each(brush, tiles, |brush, at| past::marks(brush, at.figure(), theme, &at.plot))?;
    blocks(brush, tiles, &theme.muted, |brush, at| vec![brush.lying(at.plot.bottom(), at.across(), 1.0)])?;
    each(brush, tiles, |brush, at| scales(brush, at, theme))?;
    each(brush, tiles, |brush, at| title(brush, at, theme))
}

fn each<DB: DrawingBackend>(
    brush: &mut Brush<DB>,
    tiles: &[Placed],
    paint: impl Fn(&mut Brush<DB>, &Placed) -> Painted<DB>,
) -> Painted<DB> {
    tiles.iter().try_for_each(|at| {
        brush.move_to(at.corner, at.frame);
        paint(brush, at)
    })
}

/// Rectangles of all tiles in one colour.
fn blocks<DB: DrawingBackend>(
    brush: &mut Brush<DB>,
    tiles: &[Placed],
    colour: &impl Color,
    of: impl Fn(&Brush<DB>, &Placed) -> Vec<Block>,
) -> Painted<DB> {
    let mut all = Vec::new();
    for at in tiles {
        brush.move_to(at.corner, at.frame);
        all.extend(of(brush, at));
    }
    brush.blocks(&all, colour)
}

/// The ticks that have room for a label.
fn ticks<'a>(at: &'a Placed) -> impl Iterator<Item = (f64, &'a str)> {
    let all = &at.figure().axis.ticks;
    let pitch = at.plot.height / count(all.len().max(2) - 1);
    let every = if pitch < PITCH { 2 } else { 1 };
    let shown = all.iter().filter(|(value, _)| at.plot.holds(*value)).step_by(every);
    shown.map(|(value, label)| (at.plot.y(*value), label.as_str()))
}

/// What is off the scale lies on its edge: nothing runs into a neighbour.
fn path<DB: DrawingBackend>(brush: &mut Brush<DB>, at: &Placed, theme: &Theme) -> Painted<DB> {
    brush.stroke(at.figure().path.iter().map(|point| at.plot.within(point.year, point.value)), 2.0, &theme.accent)
}

fn scales<DB: DrawingBackend>(brush: &mut Brush<DB>, at: &Placed, theme: &Theme) -> Painted<DB> {
    let plot = &at.plot;
    let mut lines = ticks(at);
    // Lines lie at equal distances, so the outer two say what the others are.
    for (y, label) in [lines.next(), lines.last()].into_iter().flatten() {
        brush.write_sized(label, (plot.left - 5.0, y), HPos::Right, TEXT, theme.muted)?;
    }
    let last = plot.before + plot.steps;
    let ends = [Some(0), Some(last).filter(|last| *last > 0)];
    ends.into_iter().flatten().try_for_each(|column| {
        let spot = (plot.x_of_column(column), plot.bottom() + TITLE);
        brush.write_sized(at.figure().label(column), spot, HPos::Center, TEXT, theme.muted)
    })
}

fn title<DB: DrawingBackend>(brush: &mut Brush<DB>, at: &Placed, theme: &Theme) -> Painted<DB> {
    let width = f64::from(at.frame.width);
    let mut x = 8.0;
    if let Some(tone) = at.tile.tone {
        verdict::mark(brush, (x + SIGN / 2.0, TITLE), tone, theme)?;
        x += SIGN + 5.0;
    }
    let line = wrapped(&at.tile.title, TEXT + 1.0, width - x - 8.0, 1).concat();
    if line.is_empty() { Ok(()) } else { brush.write_sized(&line, (x, TITLE), HPos::Left, TEXT + 1.0, theme.ink) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_place_in_a_tile_leads_back_to_it_and_all_lie_inside(count in 0usize..60, width in 120u32..2000) {
            let tiling = Tiling::fitting(count, width);
            let (wide, high) = tiling.size();
            prop_assert!(wide <= width && (count == 0 || high >= tiling.height));
            for at in 0..count {
                let (x, y) = tiling.corner(at);
                prop_assert_eq!(tiling.tile_at(x + 1.0, y + 1.0), Some(at));
                prop_assert!(x + f64::from(tiling.width) <= f64::from(wide) && y + f64::from(tiling.height) <= f64::from(high));
            }
            prop_assert_eq!(tiling.tile_at(-1.0, 1.0), None);
            prop_assert_eq!(tiling.tile_at(f64::from(wide) + 1.0, 1.0), None);
            prop_assert_eq!(tiling.tile_at(1.0, f64::from(high) + 1.0), None);
        }
    }
}
