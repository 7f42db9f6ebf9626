//! A ranking: a bar for each row, in the order given, from a common zero.

use plotters::prelude::DrawingBackend;
use plotters_backend::text_anchor::HPos;

use super::brush::{Brush, Painted};
use super::lettering::{breadth, wrapped};
use super::plot::count;
use super::verdict::{self, SIGN};
use super::{Frame, SparkTone, Theme};

/// Bars with their labels, the first on top.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RankingChart {
    /// The rows, sorted as they are to be shown.
    pub bars: Vec<Bar>,
    /// What the bars measure, above them.
    pub title: String,
    /// Marks across the bars where their scale is no even one: the place beside the bars' values, and its text below all rows.
    pub ticks: Vec<(f64, String)>,
}

/// One row of a ranking.
#[derive(Clone, Debug, PartialEq)]
pub struct Bar {
    /// What is ranked; shortened to the room there is.
    pub label: String,
    /// The bar's length, from zero to the right or, below zero, to the left; without one there is no bar.
    pub value: Option<f64>,
    /// The value as text, at the bar's end.
    pub text: String,
    /// A second text at the right edge; left out where it has no room.
    pub note: String,
    /// The verdict, as a mark before the label and in the bar's look.
    pub tone: SparkTone,
    /// Whether it is binding: its label is of the stronger colour and bears a dot.
    pub is_binding: bool,
}

/// Where a ranking's rows lie, in css pixels. The height follows from the number of rows.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RankingRows {
    /// How many rows there are.
    pub count: usize,
    /// The upper edge of the first row.
    pub top: f64,
    /// The height of each row.
    pub height: f64,
    /// What stands below all rows.
    foot: f64,
}

/// The height of a row and of the title above all of them.
const ROW: f64 = 26.0;
const HEAD: f64 = 24.0;
/// The height of the ticks' texts below all rows.
const FOOT: f64 = 20.0;
/// The bar's share of its row.
const THICK: f64 = 14.0;
/// Between texts, marks and edges.
const GAP: f64 = 8.0;
/// The labels' share of the width at most, with and without room for second texts; and the width from which these have room.
const LABELS: (f64, f64) = (0.42, 0.3);
const NOTED: u32 = 520;

impl RankingRows {
    /// The rows of a ranking.
    pub fn of(ranking: &RankingChart) -> Self {
        let (top, foot) = (if ranking.title.is_empty() { 4.0 } else { HEAD }, if ranking.ticks.is_empty() { 4.0 } else { FOOT });
        Self { count: ranking.bars.len(), top, height: ROW, foot }
    }

    /// The height of the whole drawing.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few rows; a cast saturates")]
    pub fn total(&self) -> u32 {
        (self.top + self.height * count(self.count) + self.foot).ceil() as u32
    }

    /// The row at a height; `None` above and below all of them.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "checked to be neither negative nor far away")]
    pub fn bar_at(&self, y: f64) -> Option<usize> {
        let row = ((y - self.top) / self.height).floor();
        (0.0..count(self.count)).contains(&row).then_some(row as usize)
    }

    /// The upper and the lower edge of a row: where the page lays a focus ring.
    pub fn edges(&self, row: usize) -> (f64, f64) {
        let top = self.top + self.height * count(row);
        (top, top + self.height)
    }
}

/// Over whatever lies there, from the upper left corner.
pub(super) fn layers<DB: DrawingBackend>(
    ranking: &RankingChart,
    theme: &Theme,
    frame: Frame,
    brush: &mut Brush<DB>,
) -> Painted<DB> {
    let (width, height) = (f64::from(frame.width), f64::from(frame.height));
    let (rows, columns) = (RankingRows::of(ranking), Columns::of(ranking, frame));
    brush.block((0.0, 0.0), (width, height), &theme.surface)?;
    if !ranking.title.is_empty() {
        let title = wrapped(&ranking.title, frame.text(), width - 2.0 * GAP, 1).concat();
        brush.write(&title, (GAP, HEAD / 2.0), HPos::Left, theme.muted)?;
    }
    ticks(brush, ranking, &columns, rows, theme)?;
    for (row, bar) in ranking.bars.iter().enumerate() {
        let (top, bottom) = rows.edges(row);
        label(brush, bar, &columns, top.midpoint(bottom), theme)?;
        body(brush, bar, &columns, top.midpoint(bottom), theme)?;
    }
    brush.upright(columns.zero, (rows.top, rows.top + rows.height * count(rows.count)), 1.0, &theme.muted)?;
    Ok(())
}

/// Hairlines across the bars, and what they stand for below.
fn ticks<DB: DrawingBackend>(
    brush: &mut Brush<DB>,
    ranking: &RankingChart,
    columns: &Columns,
    rows: RankingRows,
    theme: &Theme,
) -> Painted<DB> {
    let bottom = rows.top + rows.height * count(rows.count);
    for (at, text) in &ranking.ticks {
        let x = columns.end(*at);
        brush.upright(x, (rows.top, bottom + 3.0), 1.0, &theme.grid)?;
        brush.write(text, (x, bottom + FOOT / 2.0 + 2.0), HPos::Center, theme.muted)?;
    }
    Ok(())
}

/// Where the columns lie: marks and labels, the bars about their zero, and the second texts.
struct Columns {
    label: f64,
    room: f64,
    left: f64,
    zero: f64,
    scale: f64,
    right: f64,
    /// Where the values' texts end.
    rest: f64,
    note: Option<f64>,
    text: f64,
}

impl Columns {
    fn of(ranking: &RankingChart, frame: Frame) -> Self {
        let (width, text) = (f64::from(frame.width), frame.text());
        let widest = |of: fn(&Bar) -> &str| ranking.bars.iter().map(|bar| breadth(of(bar), text)).fold(0.0, f64::max);
        let label = 2.0 * GAP + SIGN + 9.0;
        let room = widest(|bar| &bar.label).min(width * if frame.width >= NOTED { LABELS.0 } else { LABELS.1 });
        let notes = widest(|bar| &bar.note);
        let note = (frame.width >= NOTED && notes > 0.0).then_some(width - GAP);
        let after = widest(|bar| if bar.value.is_some() { &bar.text } else { "" }) + GAP;
        let values = || ranking.bars.iter().filter_map(|bar| bar.value).filter(|value| value.is_finite());
        let (low, high) = (values().fold(0.0, f64::min), values().fold(0.0, f64::max));
        // A value below zero is written to the left of its bar.
        let left = label + room + GAP + if low < 0.0 { after } else { 0.0 };
        let rest = width - note.map_or(0.0, |_| notes + GAP);
        let right = (rest - GAP - after).max(left + 1.0);
        let scale = if high > low { (right - left) / (high - low) } else { 0.0 };
        Self { label, room, left, zero: left - low * scale, scale, right, rest, note, text }
    }

    fn end(&self, value: f64) -> f64 {
        (self.zero + value * self.scale).clamp(self.left, self.right)
    }
}

fn label<DB: DrawingBackend>(brush: &mut Brush<DB>, bar: &Bar, columns: &Columns, y: f64, theme: &Theme) -> Painted<DB> {
    verdict::mark(brush, (GAP + SIGN / 2.0, y), bar.tone, theme)?;
    if bar.is_binding {
        brush.disc((columns.label - 6.0, y), 2.5, theme.ink)?;
    }
    let text = wrapped(&bar.label, columns.text, columns.room, 1).concat();
    brush.write(&text, (columns.label, y), HPos::Left, if bar.is_binding { theme.ink } else { theme.muted })
}

/// The bar, its value at its end, and the second text.
fn body<DB: DrawingBackend>(brush: &mut Brush<DB>, bar: &Bar, columns: &Columns, y: f64, theme: &Theme) -> Painted<DB> {
    let value = bar.value.filter(|value| value.is_finite()).unwrap_or(0.0);
    let (zero, end) = (columns.zero, columns.end(value));
    if (end - zero).abs() >= 0.5 {
        let (from, to) = ((zero.min(end), y - THICK / 2.0), (zero.max(end), y + THICK / 2.0));
        verdict::area(brush, (from, to), bar.tone, theme)?;
    }
    let (x, anchor) = if end < zero { (end - GAP / 2.0, HPos::Right) } else { (end + GAP / 2.0, HPos::Left) };
    let room = columns.rest - x;
    let text = if end < zero { bar.text.clone() } else { wrapped(&bar.text, columns.text, room, 1).concat() };
    brush.write(&text, (x, y), anchor, theme.ink)?;
    match columns.note {
        Some(x) if !bar.note.is_empty() => brush.write(&bar.note, (x, y), HPos::Right, theme.muted),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ranking(rows: usize, title: &str) -> RankingChart {
        let bar = |at: usize| Bar {
            label: at.to_string(),
            value: Some(count(at)),
            text: String::new(),
            note: String::new(),
            tone: SparkTone::Met,
            is_binding: false,
        };
        RankingChart { bars: (0..rows).map(bar).collect(), title: title.into(), ticks: Vec::new() }
    }

    #[test]
    fn every_height_within_a_row_is_that_row_and_none_beyond() {
        for (rows, title) in [(1, ""), (6, "标题"), (38, "标题")] {
            let places = RankingRows::of(&ranking(rows, title));
            for row in 0..rows {
                let (top, bottom) = places.edges(row);
                assert_eq!([top, top.midpoint(bottom), bottom - 0.01].map(|y| places.bar_at(y)), [Some(row); 3]);
            }
            assert_eq!((places.bar_at(places.edges(0).0 - 0.01), places.bar_at(places.edges(rows - 1).1)), (None, None));
            assert!(f64::from(places.total()) >= places.edges(rows - 1).1);
        }
    }

    #[test]
    fn nothing_to_rank_has_no_row() {
        let places = RankingRows::of(&ranking(0, ""));
        assert_eq!((places.bar_at(4.0), places.bar_at(f64::NAN)), (None, None));
    }

    #[test]
    fn longer_values_have_longer_bars_and_negative_ones_lie_to_the_left() {
        let mut ranking = ranking(3, "");
        ranking.bars[0].value = Some(-2.0);
        let columns = Columns::of(&ranking, Frame { width: 800, height: 100, scale: 1.0 });
        assert!(columns.end(-2.0) < columns.zero && columns.zero < columns.end(1.0) && columns.end(1.0) < columns.end(2.0));
        assert!(columns.left <= columns.end(-2.0) && columns.end(2.0) <= columns.right);
    }
}
