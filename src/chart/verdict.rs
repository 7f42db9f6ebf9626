//! How a verdict is shown without a word: a tick, a cross or a question mark, each in its colour.

use plotters::prelude::DrawingBackend;
use plotters::style::Color;
use plotters_backend::text_anchor::HPos;

use super::brush::{Brush, Painted, Spot};
use super::{SparkTone, Theme};

/// The side of a verdict's mark.
pub(super) const SIGN: f64 = 10.0;

/// The mark of a verdict around a centre.
pub(super) fn mark<DB: DrawingBackend>(brush: &mut Brush<DB>, (x, y): Spot, tone: SparkTone, theme: &Theme) -> Painted<DB> {
    let (half, colour) = (SIGN * 0.4, tone.colour(theme));
    match tone {
        SparkTone::Met => {
            brush.stroke([(x - half, y), (x - 1.0, y + half - 0.5), (x + half, y - half)].into_iter(), 2.0, &colour)
        }
        SparkTone::Missed => {
            brush.stroke([(x - half, y - half), (x + half, y + half)].into_iter(), 2.0, &colour)?;
            brush.stroke([(x - half, y + half), (x + half, y - half)].into_iter(), 2.0, &colour)
        }
        SparkTone::Unjudged => brush.write_sized("?", (x, y), HPos::Center, SIGN + 2.0, colour),
    }
}

/// A rectangle in the look of a verdict: filled where the target is met, hatched where it is missed, bare where it cannot be
/// judged; all of them with an edge.
pub(super) fn area<DB: DrawingBackend>(
    brush: &mut Brush<DB>,
    (from, to): (Spot, Spot),
    tone: SparkTone,
    theme: &Theme,
) -> Painted<DB> {
    let colour = tone.colour(theme);
    let share = if tone == SparkTone::Met { 0.45 } else { 0.14 };
    brush.block(from, to, &theme.tint(colour, share))?;
    if tone == SparkTone::Missed {
        hatch(brush, (from, to), 6.0, &theme.tint(colour, 0.6))?;
    }
    border(brush, (from, to), 1.0, &colour)
}

/// The edge of a rectangle, inside it.
pub(super) fn border<DB: DrawingBackend>(
    brush: &mut Brush<DB>,
    (from, to): (Spot, Spot),
    width: f64,
    colour: &impl Color,
) -> Painted<DB> {
    brush.block(from, (to.0, from.1 + width), colour)?;
    brush.block((from.0, to.1 - width), to, colour)?;
    brush.block(from, (from.0 + width, to.1), colour)?;
    brush.block((to.0 - width, from.1), to, colour)
}

/// Strokes across a rectangle, rising to the right.
pub(super) fn hatch<DB: DrawingBackend>(
    brush: &mut Brush<DB>,
    (from, to): (Spot, Spot),
    pitch: f64,
    colour: &impl Color,
) -> Painted<DB> {
    strokes((from, to), pitch).try_for_each(|ends| brush.stroke(ends.into_iter(), 1.0, colour))
}

/// The parts within a rectangle of lines that all rectangles share, so that neighbours are hatched as one.
fn strokes((from, to): (Spot, Spot), pitch: f64) -> impl Iterator<Item = [Spot; 2]> {
    // Along such a line x + y is the same everywhere.
    let first = ((from.0 + from.1) / pitch).floor() + 1.0;
    let sums = (0u16..).map(move |at| (first + f64::from(at)) * pitch).take_while(move |sum| *sum < to.0 + to.1);
    sums.map(move |sum| {
        let (low, high) = (from.0.max(sum - to.1), to.0.min(sum - from.1));
        [(low, sum - low), (high, sum - high)]
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_hatch_stays_within_its_rectangle(x in 0.0..900.0_f64, y in 0.0..400.0_f64, width in 0.0..300.0_f64, height in 0.0..99.0_f64) {
            for (x_at, y_at) in strokes(((x, y), (x + width, y + height)), 6.0).flatten() {
                prop_assert!((x - 1e-9..=x + width + 1e-9).contains(&x_at) && (y - 1e-9..=y + height + 1e-9).contains(&y_at));
            }
        }
    }
}
