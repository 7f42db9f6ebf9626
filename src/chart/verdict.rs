//! How a verdict is shown without a word: a tick, a cross or a question mark, each in its colour.

use plotters::prelude::DrawingBackend;
use plotters_backend::text_anchor::HPos;

use super::brush::{Brush, Painted, Spot};
use super::{Theme, Tone};

/// The side of a verdict's mark.
pub(super) const SIGN: f64 = 10.0;

/// The mark of a verdict around a centre.
pub(super) fn mark<DB: DrawingBackend>(brush: &mut Brush<DB>, (x, y): Spot, tone: Tone, theme: &Theme) -> Painted<DB> {
    let (half, colour) = (SIGN * 0.4, tone.colour(theme));
    match tone {
        Tone::Met => brush.stroke([(x - half, y), (x - 1.0, y + half - 0.5), (x + half, y - half)].into_iter(), 2.0, &colour),
        Tone::Missed => {
            brush.stroke([(x - half, y - half), (x + half, y + half)].into_iter(), 2.0, &colour)?;
            brush.stroke([(x - half, y + half), (x + half, y - half)].into_iter(), 2.0, &colour)
        }
        Tone::Unjudged => brush.write_sized("?", (x, y), HPos::Center, SIGN + 2.0, colour),
    }
}
