//! The few strokes that the charts are made of, in css pixels, over a plotters backend.
//!
//! Horizontal and vertical lines are filled rectangles: sharp on every backend and at every scale, where a stroked line may
//! straddle two pixels. Each method is one call of the backend, which is what a redraw costs.

use plotters::prelude::DrawingBackend;
use plotters::style::{Color, RGBColor};
use plotters_backend::text_anchor::HPos;
use plotters_backend::{BackendCoord, DrawingErrorKind};

use super::Frame;
use super::lettering::Label;

/// What every stroke answers.
pub(super) type Painted<DB> = Result<(), DrawingErrorKind<<DB as DrawingBackend>::ErrorType>>;

/// A place in css pixels.
pub(super) type Spot = (f64, f64);

/// A rectangle in device pixels: its upper left and its lower right corner.
pub(super) type Block = (BackendCoord, BackendCoord);

/// From this many places on a path is worth straightening.
const MANY: usize = 20;
/// A place as near as this to a straight line lies on it, in device pixels: places are whole pixels, and rounding both ways takes
/// them up to 0.7 off their line.
const STRAIGHT: f64 = 0.75;

pub(super) struct Brush<DB> {
    backend: DB,
    scale: f64,
    /// The size of letters in device pixels: 1 css pixel of type is this many.
    type_scale: f64,
    text: f64,
    /// Where the drawing's own upper left corner lies on the backend, in device pixels.
    origin: BackendCoord,
}

impl<DB: DrawingBackend> Brush<DB> {
    pub(super) fn new(backend: DB, frame: Frame) -> Self {
        Self { backend, scale: frame.scale, type_scale: frame.scale, text: frame.text(), origin: (0, 0) }
    }

    /// For a backend that writes letters smaller than it is told.
    pub(super) fn with_em(self, em: f64) -> Self {
        Self { type_scale: self.type_scale * em, ..self }
    }

    /// For a drawing within a drawing: from now on places count from that one, and letters are of its frame's size.
    pub(super) fn move_to(&mut self, corner: Spot, frame: Frame) {
        self.origin = (0, 0);
        self.origin = self.pixel(corner);
        self.text = frame.text();
    }

    /// The place that it was moved to last.
    pub(super) fn corner(&self) -> Spot {
        (f64::from(self.origin.0) / self.scale, f64::from(self.origin.1) / self.scale)
    }

    /// Device pixels per css pixel.
    pub(super) const fn scale(&self) -> f64 {
        self.scale
    }

    pub(super) fn finish(mut self) -> Painted<DB> {
        self.backend.present()
    }

    /// A filled rectangle between two corners.
    pub(super) fn block(&mut self, from: Spot, to: Spot, colour: &impl Color) -> Painted<DB> {
        let block = self.area(from, to);
        self.blocks(&[block], colour)
    }

    /// A horizontal line.
    pub(super) fn level(&mut self, y: f64, ends: Spot, width: f64, colour: &impl Color) -> Painted<DB> {
        let block = self.lying(y, ends, width);
        self.blocks(&[block], colour)
    }

    /// A vertical line.
    pub(super) fn upright(&mut self, x: f64, ends: Spot, width: f64, colour: &impl Color) -> Painted<DB> {
        let block = self.standing(x, ends, width);
        self.blocks(&[block], colour)
    }

    /// The rectangle between two corners.
    pub(super) fn area(&self, from: Spot, to: Spot) -> Block {
        (self.pixel(from), self.pixel(to))
    }

    /// A horizontal line as a rectangle.
    pub(super) fn lying(&self, y: f64, (from, to): Spot, width: f64) -> Block {
        let ((from, y), (to, _), width) = (self.pixel((from, y)), self.pixel((to, y)), self.thick(width));
        let y = y - width / 2;
        ((from, y), (to, y + width))
    }

    /// A vertical line as a rectangle.
    pub(super) fn standing(&self, x: f64, (from, to): Spot, width: f64) -> Block {
        let ((x, from), (_, to), width) = (self.pixel((x, from)), self.pixel((x, to)), self.thick(width));
        let x = x - width / 2;
        ((x, from), (x + width, to))
    }

    /// Filled rectangles, all of them one call: where there are several, an outline that leads along one height
    /// and to each of them and back upright, so that nothing is filled in between.
    pub(super) fn blocks(&mut self, blocks: &[Block], colour: &impl Color) -> Painted<DB> {
        let colour = colour.to_backend_color();
        match blocks {
            [] => Ok(()),
            [(from, to)] => self.backend.draw_rect(*from, *to, &colour, true),
            [(_, (_, height)), ..] => {
                let round = |&((left, top), (right, bottom)): &Block| {
                    [(left, *height), (left, top), (right, top), (right, bottom), (left, bottom), (left, *height)]
                };
                self.backend.fill_polygon(blocks.iter().flat_map(round), &colour)
            }
        }
    }

    /// A line through places.
    pub(super) fn stroke(&mut self, path: impl Iterator<Item = Spot>, width: f64, colour: &impl Color) -> Painted<DB> {
        let style = colour.stroke_width(self.thick(width).unsigned_abs());
        let path: Vec<BackendCoord> = self.bends(path.collect()).into_iter().map(|spot| self.pixel(spot)).collect();
        if path.len() < 2 { Ok(()) } else { self.backend.draw_path(path, &style) }
    }

    /// A dashed line through places, all its dashes one call. Within a stretch every dash spans the same whole pixels, so that all
    /// of them are parallel.
    pub(super) fn dashed(&mut self, path: &[Spot], (dash, gap): Spot, width: f64, colour: &impl Color) -> Painted<DB> {
        let (mut dashes, thick) = (Vec::new(), self.thick(width));
        for ends in self.bends(path.to_vec()).windows(2) {
            let (run, rise) = (ends[1].0 - ends[0].0, ends[1].1 - ends[0].1);
            let count = (run.hypot(rise) / (dash + gap)).round().clamp(1.0, 400.0);
            let (run, rise) = (run / count, rise / count);
            let share = self.best_share((run, rise), dash / (dash + gap));
            let extent = self.length((run * share, rise * share));
            for lead in (0u16..).map(f64::from).take_while(|at| *at < count).map(|at| at + (1.0 - share) / 2.0) {
                dashes.push(bar(self.pixel((ends[0].0 + run * lead, ends[0].1 + rise * lead)), extent, thick));
            }
        }
        self.many(dashes.into_iter(), colour)
    }

    /// How much of a pitch a dash fills: near the wanted share, so that its whole pixels come nearest to the line's own direction.
    fn best_share(&self, (run, rise): Spot, wanted: f64) -> f64 {
        let miss = |share: &f64| {
            let along = |length: f64| length * share * self.scale;
            (along(run) - along(run).round()).hypot(along(rise) - along(rise).round())
        };
        let shares = (0u8..=8).map(|part| wanted - 0.08 + f64::from(part) * 0.02);
        shares.min_by(|a, b| miss(a).total_cmp(&miss(b))).unwrap_or(wanted)
    }

    /// Filled outlines, all of them one call.
    pub(super) fn shapes(&mut self, outlines: impl Iterator<Item = Vec<Spot>>, colour: &impl Color) -> Painted<DB> {
        let outlines: Vec<Vec<BackendCoord>> =
            outlines.map(|outline| outline.into_iter().map(|spot| self.pixel(spot)).collect()).collect();
        self.many(outlines.into_iter(), colour)
    }

    /// One outline that leads from each shape to the next and the same way back, so that nothing is filled in between.
    fn many(&mut self, shapes: impl Iterator<Item = Vec<BackendCoord>>, colour: &impl Color) -> Painted<DB> {
        let (mut outline, mut way) = (Vec::new(), Vec::new());
        for shape in shapes.filter(|shape| shape.len() > 2) {
            way.push(shape[0]);
            outline.extend(shape.iter().copied().chain([shape[0]]));
        }
        outline.extend(way.into_iter().rev().skip(1));
        if outline.is_empty() { Ok(()) } else { self.backend.fill_polygon(outline, &colour.to_backend_color()) }
    }

    /// A filled outline.
    pub(super) fn fill(&mut self, outline: impl Iterator<Item = Spot>, colour: &impl Color) -> Painted<DB> {
        let outline: Vec<BackendCoord> = self.bends(outline.collect()).into_iter().map(|spot| self.pixel(spot)).collect();
        self.backend.fill_polygon(outline, &colour.to_backend_color())
    }

    /// A filled circle.
    pub(super) fn disc(&mut self, centre: Spot, radius: f64, colour: RGBColor) -> Painted<DB> {
        let (centre, radius) = (self.pixel(centre), self.thick(radius).unsigned_abs());
        self.backend.draw_circle(centre, radius, &colour.to_backend_color(), true)
    }

    /// A text, its middle at the height given.
    pub(super) fn write(&mut self, text: &str, spot: Spot, anchor: HPos, colour: RGBColor) -> Painted<DB> {
        self.write_sized(text, spot, anchor, self.text, colour)
    }

    /// As [`Brush::write`], in letters of that size.
    pub(super) fn write_sized(&mut self, text: &str, spot: Spot, anchor: HPos, size: f64, colour: RGBColor) -> Painted<DB> {
        let label = Label { size: size * self.type_scale, colour, anchor };
        let spot = self.pixel(spot);
        self.backend.draw_text(text, &label, spot)
    }

    /// A long path without the places that it passes straight through: less to draw, and no steps from one whole pixel to the next.
    fn bends(&self, path: Vec<Spot>) -> Vec<Spot> {
        if path.len() < MANY { path } else { straightened(&path, STRAIGHT / self.scale) }
    }

    /// A length in whole pixels, at least one.
    fn thick(&self, css: f64) -> i32 {
        self.length((css, 0.0)).0.max(1)
    }

    fn pixel(&self, spot: Spot) -> BackendCoord {
        let (x, y) = self.length(spot);
        (x.saturating_add(self.origin.0), y.saturating_add(self.origin.1))
    }

    #[expect(clippy::cast_possible_truncation, reason = "a plot keeps places within a million pixels; a cast saturates")]
    fn length(&self, (x, y): Spot) -> BackendCoord {
        ((x * self.scale).round() as i32, (y * self.scale).round() as i32)
    }
}

/// A dash along an extent as an outline of whole pixels, with upright ends, or with level ones where it is steep.
fn bar((x, y): BackendCoord, (across, down): BackendCoord, thick: i32) -> Vec<BackendCoord> {
    let slant = f64::from(across).hypot(f64::from(down)) / f64::from(across.abs().max(down.abs()).max(1));
    #[expect(clippy::cast_possible_truncation, reason = "at most half as much again as a line is thick")]
    let thick = ((f64::from(thick) * slant).round() as i32).max(1);
    if across.abs() >= down.abs() {
        let top = y - thick / 2;
        vec![(x, top), (x + across, top + down), (x + across, top + down + thick), (x, top + thick)]
    } else {
        let left = x - thick / 2;
        vec![(left, y), (left + across, y + down), (left + across + thick, y + down), (left + thick, y)]
    }
}

/// The fewest places that the path can be drawn through without leaving out one that is farther than that from its line.
fn straightened(path: &[Spot], most: f64) -> Vec<Spot> {
    let mut kept: Vec<Spot> = path.first().copied().into_iter().collect();
    let mut anchor = 0;
    for end in 2..path.len() {
        if path[anchor + 1..end].iter().any(|spot| distance(*spot, path[anchor], path[end]) > most * most) {
            anchor = end - 1;
            kept.push(path[anchor]);
        }
    }
    kept.extend(path.last().filter(|_| path.len() > 1));
    kept
}

/// The square of how far a place lies from the stretch between two others; without an extent, from the first of them.
fn distance(spot: Spot, from: Spot, to: Spot) -> f64 {
    let (run, rise) = (to.0 - from.0, to.1 - from.1);
    let (x, y) = (spot.0 - from.0, spot.1 - from.1);
    let length = run * run + rise * rise;
    let along = if length > 0.0 { ((x * run + y * rise) / length).clamp(0.0, 1.0) } else { 0.0 };
    let (x, y) = (x - along * run, y - along * rise);
    x * x + y * y
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_straight_path_is_its_two_ends() {
        let path: Vec<Spot> = (0..61).map(|at| (f64::from(at) * 15.0, f64::from(at) * 7.0)).collect();
        assert_eq!(straightened(&path, 0.4), [path[0], path[60]]);
    }

    #[test]
    fn a_corner_and_a_way_back_stay() {
        let path = [(0.0, 0.0), (5.0, 0.0), (10.0, 0.0), (10.0, 10.0), (10.0, 5.0)];
        assert_eq!(straightened(&path, 0.4), [(0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (10.0, 5.0)]);
    }

    proptest! {
        #[test]
        fn no_place_is_farther_from_the_drawn_line_than_allowed(heights in prop::collection::vec(-200.0..200.0_f64, 2..80), rough in 0.0..1.0_f64) {
            let path: Vec<Spot> = (0u16..).zip(&heights).map(|(at, height)| (f64::from(at) * 3.0, height * rough)).collect();
            let kept = straightened(&path, 0.4);
            for spot in &path {
                let nearest = kept.windows(2).map(|ends| distance(*spot, ends[0], ends[1])).fold(f64::INFINITY, f64::min);
                prop_assert!(nearest <= 0.4 * 0.4 + 1e-9, "{spot:?} is {} away", nearest.sqrt());
            }
            prop_assert_eq!((kept[0], kept[kept.len() - 1]), (path[0], path[path.len() - 1]));
        }
    }
}
