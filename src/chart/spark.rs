//! The small chart of a list row: a path, its band, the target, and how it ends. No axis, no text.

use plotters::prelude::DrawingBackend;
use plotters::style::Color;

use super::brush::{Brush, Painted, Spot};
use super::{Band, Frame, Line, Theme};

/// A small bare chart.
#[derive(Clone, Debug, PartialEq)]
pub struct Spark {
    /// The projected path by year.
    pub path: Line,
    /// What lies between the ends of an interval start.
    pub band: Vec<Band>,
    /// The target line.
    pub target: Option<f64>,
    /// How many years follow the base year.
    pub steps: usize,
    /// How the target year is judged; the last point wears it.
    pub tone: Tone,
    /// The lowest and highest value shown; `None` fits what there is. Held by the caller while something is dragged.
    pub range: Option<(f64, f64)>,
}

/// How the target year is judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Tone {
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
        values
            .filter(|value| value.is_finite())
            .fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), value| (low.min(value), high.max(value)))
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
    let place = placing(spark, width, height);
    let spot = |&(year, value): &(usize, f64)| place(year, value);
    brush.block((0.0, 0.0), (width, height), &theme.surface)?;
    if spark.band.len() > 1 {
        let high = spark.band.iter().map(|band| place(band.year, band.high));
        let low = spark.band.iter().rev().map(|band| place(band.year, band.low));
        brush.fill(high.chain(low), &theme.accent.mix(0.2))?;
    }
    if let Some(target) = spark.target {
        brush.level(place(0, target).1, (0.0, width), 1.0, &theme.met.mix(0.7))?;
    }
    brush.stroke(spark.path.iter().map(spot), 1.5, &theme.muted)?;
    if let Some(last) = spark.path.last() {
        brush.disc(spot(last), 2.5, spark.tone.colour(theme))?;
    }
    brush.finish()
}

/// Where a year and a value lie, with room for the last point's dot; off the range means on its edge.
fn placing(spark: &Spark, width: f64, height: f64) -> impl Fn(usize, f64) -> Spot {
    const EDGE: f64 = 4.0;
    let (low, high) = spark.range.unwrap_or_else(|| spark.fitting());
    let step = (width - 2.0 * EDGE) / f64::from(u32::try_from(spark.steps.max(1)).unwrap_or(u32::MAX));
    move |year, value| {
        let share = (value - low) / (high - low);
        let share = if share.is_finite() { share.clamp(0.0, 1.0) } else { 0.5 };
        let x = EDGE + step * f64::from(u32::try_from(year).unwrap_or(u32::MAX));
        (x, height - EDGE - share * (height - 2.0 * EDGE))
    }
}

impl Tone {
    pub(super) const fn colour(self, theme: &Theme) -> plotters::style::RGBColor {
        match self {
            Self::Met => theme.met,
            Self::Missed => theme.missed,
            Self::Unjudged => theme.unjudged,
        }
    }
}
