//! How likely each number of targets met is: a bar for each number.

use plotters::prelude::DrawingBackend;
use plotters_backend::text_anchor::HPos;

use super::brush::{Brush, Painted};
use super::lettering::{breadth, wrapped};
use super::plot::count;
use super::{Frame, Theme};

/// Bars beside each other, from the least number to the greatest.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CountBars {
    /// The bars.
    pub bars: Vec<Share>,
    /// The bar of the scenario as it is assumed, and what is written at its mark.
    pub assumed: Option<(usize, String)>,
    /// What the bars count, below them.
    pub across: String,
    /// What their heights are, above them.
    pub up: String,
}

/// One number and how likely it is.
#[derive(Clone, Debug, PartialEq)]
pub struct Share {
    /// The number, below the bar.
    pub label: String,
    /// How likely it is, from 0 to 1.
    pub share: f64,
    /// The share as text, above the bar; left out of all bars where one has no room for it.
    pub text: String,
}

/// Where the bars lie, in css pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Columns {
    /// The left edge of the first column.
    pub left: f64,
    /// A column's width.
    pub width: f64,
    /// How many columns there are.
    pub count: usize,
    /// The upper edge of the highest bar.
    pub top: f64,
    /// The bars' common foot.
    pub bottom: f64,
    most: f64,
    text: f64,
    has_texts: bool,
}

/// Above the bars: the title, the mark's word and the shares. Below them: numbers and title.
const HEAD: f64 = 66.0;
const FOOT: f64 = 46.0;
const GAP: f64 = 12.0;

impl Columns {
    /// The bars' places.
    pub fn of(counts: &CountBars, frame: Frame) -> Self {
        let width = (f64::from(frame.width) - 2.0 * GAP) / count(counts.bars.len().max(1));
        let most = counts.bars.iter().map(|bar| bar.share).filter(|share| share.is_finite()).fold(0.0, f64::max);
        let widest = counts.bars.iter().map(|bar| breadth(&bar.text, frame.text())).fold(0.0, f64::max);
        let bottom = (f64::from(frame.height) - FOOT).max(HEAD + 1.0);
        Self {
            left: GAP,
            width,
            count: counts.bars.len(),
            top: HEAD,
            bottom,
            most,
            text: frame.text(),
            has_texts: widest <= width - 2.0,
        }
    }

    /// The bar at a place; `None` beside all of them.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "checked to be neither negative nor far away")]
    pub fn bar_at(&self, x: f64) -> Option<usize> {
        let column = ((x - self.left) / self.width).floor();
        (0.0..count(self.count)).contains(&column).then_some(column as usize)
    }

    fn middle(&self, column: usize) -> f64 {
        self.left + self.width * (count(column) + 0.5)
    }

    fn height(&self, share: f64) -> f64 {
        let part = share / self.most;
        if part.is_finite() { self.bottom - part.clamp(0.0, 1.0) * (self.bottom - self.top) } else { self.bottom }
    }
}

/// The bars at the place that the brush was moved to.
pub(super) fn layers<DB: DrawingBackend>(counts: &CountBars, theme: &Theme, frame: Frame, brush: &mut Brush<DB>) -> Painted<DB> {
    let (width, columns) = (f64::from(frame.width), Columns::of(counts, frame));
    brush.block((0.0, 0.0), (width, f64::from(frame.height)), &theme.surface)?;
    for (at, bar) in counts.bars.iter().enumerate() {
        column(brush, bar, at, counts.assumed.as_ref().is_some_and(|(assumed, _)| *assumed == at), &columns, theme)?;
    }
    brush.level(columns.bottom, (columns.left, width - GAP), 1.0, &theme.muted)?;
    assumed(brush, counts, &columns, width, theme)?;
    let title = |text: &str| wrapped(text, columns.text, width - 2.0 * GAP, 1).concat();
    brush.write(&title(&counts.up), (GAP, 14.0), HPos::Left, theme.muted)?;
    brush.write(&title(&counts.across), (width - GAP, f64::from(frame.height) - 12.0), HPos::Right, theme.muted)
}

/// The bar as assumed is full, the others are tinted and edged.
fn column<DB: DrawingBackend>(
    brush: &mut Brush<DB>,
    bar: &Share,
    at: usize,
    is_assumed: bool,
    columns: &Columns,
    theme: &Theme,
) -> Painted<DB> {
    let (x, y, half) = (columns.middle(at), columns.height(bar.share), (columns.width * 0.36).min(28.0));
    if columns.bottom - y >= 0.5 {
        brush.block((x - half, y), (x + half, columns.bottom), &theme.accent)?;
        if !is_assumed && columns.bottom - y > 2.0 {
            brush.block((x - half + 1.0, y + 1.0), (x + half - 1.0, columns.bottom), &theme.tint(theme.accent, 0.3))?;
        }
    }
    if columns.has_texts && !bar.text.is_empty() {
        brush.write(&bar.text, (x, y - 10.0), HPos::Center, theme.ink)?;
    }
    brush.write(&bar.label, (x, columns.bottom + 13.0), HPos::Center, if is_assumed { theme.ink } else { theme.muted })
}

/// A wedge that points down to the bar as assumed, and its word.
fn assumed<DB: DrawingBackend>(
    brush: &mut Brush<DB>,
    counts: &CountBars,
    columns: &Columns,
    width: f64,
    theme: &Theme,
) -> Painted<DB> {
    let Some((at, word)) = counts.assumed.as_ref().filter(|(at, _)| *at < columns.count) else { return Ok(()) };
    let share = counts.bars.get(*at).map_or(0.0, |bar| bar.share);
    let (x, tip) = (columns.middle(*at), columns.height(share) - 20.0);
    brush.fill([(x - 5.0, tip - 8.0), (x + 5.0, tip - 8.0), (x, tip)].into_iter(), &theme.ink)?;
    let half = breadth(word, columns.text) / 2.0;
    brush.write(word, (x.min(width - GAP - half).max(GAP + half), tip - 17.0), HPos::Center, theme.ink)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn columns(shares: &[f64]) -> Columns {
        let bar = |share: &f64| Share { label: String::new(), share: *share, text: String::new() };
        let counts = CountBars { bars: shares.iter().map(bar).collect(), ..CountBars::default() };
        Columns::of(&counts, Frame { width: 700, height: 300, scale: 1.0 })
    }

    #[test]
    fn a_place_leads_to_its_bar_and_none_beside_them() {
        let columns = columns(&[0.2; 14]);
        assert!((0..14).all(|at| columns.bar_at(columns.middle(at)) == Some(at)));
        assert_eq!((columns.bar_at(columns.left - 1.0), columns.bar_at(699.0), columns.bar_at(f64::NAN)), (None, None, None));
    }

    #[test]
    fn heights_are_in_proportion_to_shares() {
        let columns = columns(&[0.1, 0.4, 0.0]);
        assert_eq!((columns.height(0.4), columns.height(0.0)), (columns.top, columns.bottom));
        assert_eq!((columns.bottom - columns.height(0.1)) * 4.0, columns.bottom - columns.top);
    }

    #[test]
    fn impossible_numbers_lie_on_the_foot() {
        assert_eq!(columns(&[0.0, 0.0]).height(0.0), columns(&[0.0]).bottom);
    }
}
