//! The small chart of a list row: a path, its band, the target, and how it ends. No axis, no text.

use plotters::prelude::DrawingBackend;
use plotters::style::Color;

use super::brush::{Brush, Painted, Spot};
use super::{Band, Frame, PathPoints, Theme};

/// Between the frame and the range.
const EDGE: f64 = 4.0;
/// What rounding may take a place off the range.
const BLUR: f64 = 1e-6;
/// What is farther off the range than so many times it is drawn as near as that.
const FAR: f64 = 1e3;

/// A small bare chart.
#[derive(Clone, Debug, PartialEq)]
pub struct Spark {
    /// What is known of the years before the base year, by how many years they lie before it, the earliest first.
    pub past: PathPoints,
    /// The projected path by year.
    pub path: PathPoints,
    /// What lies between the ends of an interval start.
    pub band: Vec<Band>,
    /// The target line.
    pub target: Option<f64>,
    /// How many years follow the base year.
    pub steps: usize,
    /// How the target year is judged; the last point wears it.
    pub tone: SparkTone,
    /// The lowest and highest value shown; `None` fits what there is. Held by the caller while something is dragged.
    pub range: Option<(f64, f64)>,
}

/// How the target year is judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SparkTone {
    /// Target met.
    Met,
    /// Target missed.
    Missed,
    /// Cannot be judged.
    Unjudged,
}

impl Spark {
    /// The range that fits path, band and target.
    pub fn fitting(&self) -> (f64, f64) {
        let values = self.path.iter().map(|(_, value)| *value).chain(self.target);
        let values = values.chain(self.band.iter().flat_map(|band| [band.low, band.high]));
        let values = values.chain(self.past.iter().map(|(_, value)| *value));
        values
            .filter(|value| value.is_finite())
            .fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), value| (low.min(value), high.max(value)))
    }

    /// The range with all that is drawn in it, as it may be once nothing moves.
    #[must_use]
    pub fn opened(self) -> Self {
        let Some((low, high)) = self.range else { return self };
        let (least, most) = self.fitting();
        Self { range: Some((low.min(least), high.max(most))), ..self }
    }
}

/// Paints the small chart: about six calls of the backend.
///
/// # Errors
/// What the backend reports, as text.
pub fn draw_spark<DB: DrawingBackend>(spark: &Spark, theme: &Theme, frame: Frame, backend: DB) -> Result<(), String> {
    paint(spark, theme, frame, Brush::new(backend, frame)).map_err(|fault| fault.to_string())
}

pub(super) fn paint<DB: DrawingBackend>(spark: &Spark, theme: &Theme, frame: Frame, mut brush: Brush<DB>) -> Painted<DB> {
    let (width, height) = (f64::from(frame.width), f64::from(frame.height));
    let (before, place) = (columns(spark, width, true), placing(spark, width, height));
    let spot = |&(year, value): &(usize, f64)| place(year, value);
    brush.block((0.0, 0.0), (width, height), &theme.surface)?;
    if spark.band.len() > 1 {
        let held = |(x, y): Spot| (x, y.clamp(EDGE, (height - EDGE).max(EDGE)));
        let high = spark.band.iter().map(|band| held(place(band.year, band.high)));
        let low = spark.band.iter().rev().map(|band| held(place(band.year, band.low)));
        brush.fill(high.chain(low), &theme.accent.mix(0.2))?;
    }
    if let Some(target) = spark.target {
        brush.level(place(0, target).1, (0.0, width), 1.0, &theme.met.mix(0.7))?;
    }
    let base = spark.path.first().filter(|(year, _)| *year == 0 && !spark.past.is_empty()).map(|(_, value)| (0, *value));
    let past = spark.past.iter().copied().chain(base).map(|(back, value)| (before(back), place(0, value).1));
    for run in within(&past.collect::<Vec<_>>(), (EDGE, height - EDGE)) {
        brush.stroke(run.into_iter(), 1.0, &theme.muted.mix(0.55))?;
    }
    let path: Vec<Spot> = spark.path.iter().map(spot).collect();
    for run in within(&path, (EDGE, height - EDGE)) {
        brush.stroke(run.into_iter(), 1.5, &theme.muted)?;
    }
    if let Some((x, y)) = path.last().copied() {
        let colour = spark.tone.colour(theme);
        match (y < EDGE - BLUR, y > height - EDGE + BLUR) {
            (false, false) => brush.disc((x, y), 2.5, colour)?,
            (true, _) => brush.fill(arrow(leaving(&path, EDGE), EDGE - 3.5, 5.5).into_iter(), &colour)?,
            (_, true) => brush.fill(arrow(leaving(&path, height - EDGE), height - EDGE + 3.5, -5.5).into_iter(), &colour)?,
        }
    }
    brush.finish()
}

/// What of a path lies between two heights, stretch by stretch. A straight line stays one: it ends where it leaves.
fn within(path: &[Spot], (top, bottom): (f64, f64)) -> Vec<Vec<Spot>> {
    let is_inside = |y: f64| (top - BLUR..=bottom + BLUR).contains(&y);
    if path.iter().all(|spot| is_inside(spot.1)) {
        return vec![path.to_vec()];
    }
    let mut runs: Vec<Vec<Spot>> = Vec::new();
    for ends in path.windows(2) {
        let (from, to) = (ends[0], ends[1]);
        let at = |edge: f64| (from.0 + (to.0 - from.0) * (edge - from.1) / (to.1 - from.1), edge);
        let held = |spot: Spot| {
            if spot.1 < top {
                at(top)
            } else if spot.1 > bottom {
                at(bottom)
            } else {
                spot
            }
        };
        let is_beyond = (from.1 < top && to.1 < top) || (from.1 > bottom && to.1 > bottom);
        if is_beyond {
            continue;
        }
        let (start, end) = (held(from), held(to));
        match runs.last_mut().filter(|run| run.last() == Some(&start)) {
            Some(run) => run.push(end),
            None => runs.push(vec![start, end]),
        }
    }
    runs
}

/// Where across a path that ends beyond an edge leaves it for the last time; where it never was inside, its end.
fn leaving(path: &[Spot], edge: f64) -> f64 {
    let last = path.last().copied().unwrap_or_default();
    let is_beyond = |y: f64| (y - edge) * (last.1 - edge) > 0.0;
    let crossing = path.windows(2).rev().find(|ends| is_beyond(ends[1].1) && !is_beyond(ends[0].1));
    crossing.map_or(last.0, |ends| ends[0].0 + (ends[1].0 - ends[0].0) * (edge - ends[0].1) / (ends[1].1 - ends[0].1))
}

/// A small arrowhead: the path goes on beyond the frame here.
fn arrow(x: f64, tip: f64, inward: f64) -> [Spot; 3] {
    [(x, tip), (x + 4.0, tip + inward), (x - 4.0, tip + inward)]
}

/// Where a year and a value lie, with room for the last point's dot.
fn placing(spark: &Spark, width: f64, height: f64) -> impl Fn(usize, f64) -> Spot {
    let (low, high) = spark.range.unwrap_or_else(|| spark.fitting());
    let across = columns(spark, width, false);
    move |year, value| {
        let share = (value - low) / (high - low);
        let share = if share.is_finite() { share.clamp(-FAR, FAR) } else { 0.5 };
        (across(year), height - EDGE - share * (height - 2.0 * EDGE))
    }
}

/// Where a year lies, counted from the base year on or back from it.
fn columns(spark: &Spark, width: f64, is_back: bool) -> impl Fn(usize) -> f64 {
    let whole = |count: usize| f64::from(u32::try_from(count).unwrap_or(u32::MAX));
    let before = spark.past.first().map_or(0, |(back, _)| *back);
    let step = (width - 2.0 * EDGE) / whole((before + spark.steps).max(1));
    move |year| EDGE + step * whole(if is_back { before.saturating_sub(year) } else { before + year })
}

impl SparkTone {
    pub(super) const fn colour(self, theme: &Theme) -> plotters::style::RGBColor {
        match self {
            Self::Met => theme.met,
            Self::Missed => theme.missed,
            Self::Unjudged => theme.unjudged,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rising(step: f64) -> Vec<Spot> {
        (0..6u8).map(|year| (f64::from(year) * 10.0, 20.0 - f64::from(year) * step)).collect()
    }

    #[test]
    fn a_path_inside_is_drawn_as_it_is() {
        assert_eq!(within(&rising(2.0), (4.0, 20.0)), [rising(2.0)]);
    }

    #[test]
    fn a_straight_path_stays_straight_up_to_where_it_leaves() {
        let runs = within(&rising(5.0), (4.0, 20.0));
        assert_eq!(runs.len(), 1);
        let slopes = runs[0].windows(2).map(|ends| (ends[1].1 - ends[0].1) / (ends[1].0 - ends[0].0));
        assert!(slopes.into_iter().all(|slope| (slope + 0.5).abs() < 1e-9), "{runs:?}");
        assert_eq!(runs[0].last(), Some(&(32.0, 4.0)));
        assert_eq!(leaving(&rising(5.0), 4.0), 32.0);
    }

    #[test]
    fn a_path_that_comes_back_has_two_stretches_and_one_that_is_never_inside_none() {
        let path = [(0.0, 10.0), (10.0, -10.0), (20.0, 10.0)];
        assert_eq!(within(&path, (0.0, 20.0)), [vec![(0.0, 10.0), (5.0, 0.0)], vec![(15.0, 0.0), (20.0, 10.0)]]);
        assert!(within(&[(0.0, -5.0), (10.0, -9.0)], (0.0, 20.0)).is_empty());
        assert_eq!(leaving(&[(0.0, -5.0), (10.0, -9.0)], 0.0), 10.0);
    }

    #[test]
    fn a_range_opens_to_hold_what_it_shows() {
        let path = vec![(0, 93.7), (5, 97.7)];
        let spark = Spark {
            past: Vec::new(),
            path,
            band: Vec::new(),
            target: Some(95.0),
            steps: 5,
            tone: SparkTone::Met,
            range: Some((93.0, 95.6)),
        };
        assert_eq!(spark.opened().range, Some((93.0, 97.7)));
    }
}
