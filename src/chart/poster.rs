//! A chart as a picture of its own: what it found above it, what the marks mean, and below it where it comes from.

use plotters::prelude::DrawingBackend;
use plotters_backend::text_anchor::HPos;

use super::brush::{Brush, Painted};
use super::lettering::{breadth, wrapped};
use super::{Drawing, Frame, Kind, LegendPart, Theme, fan, marks, overview, past, series};
use crate::language::Language;

/// A chart that can leave the page: it says itself what it shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Poster {
    /// The finding.
    pub title: String,
    /// What is shown, and under which scenario.
    pub subject: String,
    /// What the marks mean, in the order in which they are explained.
    pub keys: Vec<LegendKey>,
    /// The chart.
    pub drawing: Drawing,
    /// Where the figures come from.
    pub source: String,
}

/// A mark and its meaning.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LegendKey {
    /// The mark.
    pub sign: Sign,
    /// Its meaning.
    pub text: String,
}

/// What stands in a chart and may need a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Sign {
    /// A goal on the way.
    Milestone {
        /// Whether the person set it.
        is_own: bool,
    },
    /// A year's value, by where it comes from.
    Point(Kind),
    /// A year before the base year.
    Past {
        /// Whether the person left it out.
        is_left_out: bool,
    },
    /// A yearly flow.
    Bar,
    /// The way to the target.
    Way,
    /// The region in which the target is met.
    Region,
    /// What lies between the ends of an interval start.
    Band,
    /// How likely values are spread.
    Fan,
    /// A part of the picture of all indicators.
    Overview(LegendPart),
}

/// Sizes of letters and lines, in css pixels.
const TITLE: (f64, f64) = (20.0, 28.0);
const NARROW_TITLE: (f64, f64) = (17.0, 25.0);
const SUBJECT: (f64, f64) = (14.0, 21.0);
const SMALL: (f64, f64) = (12.0, 18.0);
/// Between the texts and the picture's edge.
const MARGIN: f64 = 16.0;
/// From a sign to its word.
const SIGN: f64 = 24.0;

/// However long a name is, the chart keeps its room.
fn most_lines() -> usize {
    match Language::current() {
        Language::Chinese => 2,
        Language::English => 3,
    }
}

impl Poster {
    /// A frame of the width and scale of the usual one: as high as that where the chart fits any height, else as high as chart and
    /// texts ask.
    pub fn frame(&self, usual: Frame) -> Frame {
        let lines = |text: &str, (size, leading): (f64, f64)| count(lines(text, f64::from(usual.width), size).len()) * leading;
        let keys = places(&self.keys, f64::from(usual.width)).last().map_or(0.0, |(_, line)| count(line + 1) * SMALL.1);
        let texts = lines(&self.title, TITLE) + lines(&self.subject, SUBJECT) + lines(&self.source, SMALL) + keys + 2.0 * MARGIN;
        match self.drawing.height(inside(usual, usual.height).width) {
            Some(height) => Frame { height: height + whole(texts), ..usual },
            None => usual,
        }
    }
}

/// Where each sign stands: one after the other, as x and the line's number; a new line where one is full.
fn places(keys: &[LegendKey], width: f64) -> Vec<(f64, usize)> {
    let (mut x, mut line) = (MARGIN, 0);
    let place = |key: &LegendKey| {
        let room = SIGN + breadth(&key.text, SMALL.0);
        if x > MARGIN && x + room > width - MARGIN {
            (x, line) = (MARGIN, line + 1);
        }
        let place = (x, line);
        x += room + MARGIN;
        place
    };
    keys.iter().map(place).collect()
}

/// What is left of a frame within its margins.
const fn inside(frame: Frame, height: u32) -> Frame {
    Frame { width: frame.width.saturating_sub(16), height, scale: frame.scale }
}

/// Paints the chart with its texts. The backend's pixel size is the frame's css size × scale.
///
/// # Errors
/// What the backend reports, as text.
pub fn draw_poster<DB: DrawingBackend>(poster: &Poster, theme: &Theme, frame: Frame, backend: DB) -> Result<(), String> {
    paint(poster, theme, frame, Brush::new(backend, frame)).map_err(|fault| fault.to_string())
}

pub(super) fn paint<DB: DrawingBackend>(poster: &Poster, theme: &Theme, frame: Frame, mut brush: Brush<DB>) -> Painted<DB> {
    let (width, height) = (f64::from(frame.width), f64::from(frame.height));
    brush.block((0.0, 0.0), (width, height), &theme.surface)?;
    let top = MARGIN - 4.0;
    let title = if frame.width < 640 { NARROW_TITLE } else { TITLE };
    let top = paragraph(&mut brush, &poster.title, top, width, title, theme.ink)?;
    let top = paragraph(&mut brush, &poster.subject, top, width, SUBJECT, theme.muted)?;
    let top = keys(&mut brush, poster, top + 2.0, width, theme)?;
    let source = lines(&poster.source, width, SMALL.0);
    let bottom = height - 8.0 - count(source.len()) * SMALL.1;
    paragraph(&mut brush, &poster.source, bottom, width, SMALL, theme.muted)?;
    let inner = inside(frame, whole(bottom - top - 4.0));
    brush.move_to((8.0, top.round()), inner);
    poster.drawing.layers(theme, inner, &mut brush)?;
    brush.finish()
}

/// Writes a text from that height on, and answers where it ends.
fn paragraph<DB: DrawingBackend>(
    brush: &mut Brush<DB>,
    text: &str,
    top: f64,
    width: f64,
    (size, leading): (f64, f64),
    colour: plotters::style::RGBColor,
) -> Result<f64, plotters_backend::DrawingErrorKind<DB::ErrorType>> {
    let lines = lines(text, width, size);
    for (at, line) in lines.iter().enumerate() {
        brush.write_sized(line, (MARGIN, top + (count(at) + 0.5) * leading), HPos::Left, size, colour)?;
    }
    Ok(top + count(lines.len()) * leading)
}

/// None where nothing is said.
fn lines(text: &str, width: f64, size: f64) -> Vec<String> {
    if text.is_empty() {
        return Vec::new();
    }
    wrapped(text, size, width - 2.0 * MARGIN, most_lines())
}

/// The signs with their words. Answers where the last line ends.
fn keys<DB: DrawingBackend>(
    brush: &mut Brush<DB>,
    poster: &Poster,
    top: f64,
    width: f64,
    theme: &Theme,
) -> Result<f64, plotters_backend::DrawingErrorKind<DB::ErrorType>> {
    let (size, leading) = SMALL;
    let mut bottom = top;
    for (key, (x, line)) in poster.keys.iter().zip(places(&poster.keys, width)) {
        let middle = top + (count(line) + 0.5) * leading;
        sign(brush, key.sign, (x + 9.0, middle), theme)?;
        brush.write_sized(&key.text, (x + SIGN, middle), HPos::Left, size, theme.ink)?;
        bottom = middle + leading / 2.0;
    }
    Ok(bottom)
}

fn sign<DB: DrawingBackend>(brush: &mut Brush<DB>, sign: Sign, (x, y): (f64, f64), theme: &Theme) -> Painted<DB> {
    let (from, to) = ((x - 7.0, y - 5.0), (x + 7.0, y + 5.0));
    match sign {
        Sign::Point(kind) => {
            match kind {
                Kind::Observed => brush.level(y, (x - 9.0, x + 9.0), series::OBSERVED, &theme.ink)?,
                _ => brush.level(y, (x - 9.0, x + 9.0), 2.0, &theme.accent)?,
            }
            marks::point_at(brush, (x, y), kind, theme)
        }
        Sign::Milestone { is_own } => {
            let goal = super::figure::MilestoneMark { year: 0, value: 0.0, met: super::TargetSide::Above, is_met: true, is_own };
            super::marks::milestone(brush, (x, y + 4.0), &goal, theme)
        }
        Sign::Past { is_left_out } => {
            if !is_left_out {
                brush.level(y, (x - 9.0, x + 9.0), 2.0, &theme.muted)?;
            }
            past::mark(brush, (x, y), is_left_out, theme)
        }
        Sign::Bar => brush.block((x - 4.0, y - 6.0), (x + 4.0, y + 6.0), &theme.tint(theme.accent, 0.4)),
        Sign::Way => {
            brush.level(y, (from.0, x - 2.0), 1.5, &theme.muted)?;
            brush.level(y, (x + 2.0, to.0), 1.5, &theme.muted)
        }
        Sign::Region => {
            brush.block(from, to, &theme.region())?;
            brush.level(to.1, (from.0, to.0), 2.0, &theme.met)
        }
        Sign::Overview(part) => overview::sign(brush, part, (x, y), theme),
        Sign::Fan => fan::sample(brush, (x, y), theme),
        Sign::Band => brush.block(from, to, &theme.tint(theme.accent, 0.15)),
    }
}

#[expect(clippy::cast_precision_loss, reason = "a text has few lines")]
fn count(lines: usize) -> f64 {
    lines as f64
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a picture's height; a cast saturates")]
fn whole(css: f64) -> u32 {
    css.max(1.0) as u32
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::{CountBars, Share, poster_svg};

    #[test]
    fn bars_leave_with_their_words_and_stay_within_the_picture() {
        let bar = |at: usize| Share { label: at.to_string(), share: 0.25, text: "25％".to_owned() };
        let counts = CountBars { bars: (0..4).map(bar).collect(), ..CountBars::default() };
        let title = "全部达标的可能约 25％".to_owned();
        let poster = Poster { title, source: "来源".to_owned(), drawing: Drawing::Counts(counts), ..Poster::default() };
        let svg = poster_svg(&poster, &Theme::LIGHT, Frame { width: 900, height: 520, scale: 1.0 }).unwrap();
        let document = roxmltree::Document::parse(&svg).unwrap();
        let texts: Vec<_> = document.descendants().filter(|node| node.has_tag_name("text")).collect();
        let written: Vec<_> = texts.iter().filter_map(roxmltree::Node::text).map(str::trim).collect();
        assert!(written.contains(&"全部达标的可能约 25％") && written.contains(&"来源"), "{written:?}");
        let heights = texts.iter().filter_map(|node| node.attribute("y")?.parse::<f64>().ok());
        assert!(heights.into_iter().all(|y| (0.0..520.0).contains(&y)));
    }
}
