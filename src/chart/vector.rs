//! The charts as SVG text, for print, export and tests.

use plotters::prelude::SVGBackend;

use super::brush::{Brush, Painted};
use super::{Drawing, Frame, Layout, Look, OverviewPicture, Poster, Spark, Theme};
use super::{others, overview, poster, spark};

/// plotters-svg divides every font size by this.
const SVG_EM: f64 = 1.24;

/// A chart without its texts as an SVG document, its view box in device pixels.
///
/// # Errors
/// What the backend reports, as text.
pub fn svg(drawing: &Drawing, theme: &Theme, frame: Frame) -> Result<String, String> {
    document(frame, |mut brush| {
        drawing.layers(theme, frame, &mut brush)?;
        brush.finish()
    })
}

/// All indicators of a plan as an SVG document, as high as they ask at that width, its view box in device pixels.
///
/// # Errors
/// What the backend reports, as text.
pub fn overview_svg(overview: &OverviewPicture, theme: &Theme, width: u32, scale: f64) -> Result<String, String> {
    let frame = Frame { width, height: Layout::of(overview, width).total(), scale };
    document(frame, |mut brush| {
        overview::layers(overview, theme, frame, &mut brush)?;
        brush.finish()
    })
}

/// The small chart as an SVG document, its view box in device pixels.
///
/// # Errors
/// What the backend reports, as text.
pub fn spark_svg(small: &Spark, theme: &Theme, frame: Frame) -> Result<String, String> {
    document(frame, |brush| spark::paint(small, theme, frame, brush))
}

/// A short piece of a scenario's line as an SVG document without a ground, its view box in device pixels.
///
/// # Errors
/// What the backend reports, as text.
pub fn look_svg(look: Look, theme: &Theme, frame: Frame) -> Result<String, String> {
    document(frame, |brush| others::sample(look, theme, frame, brush))
}

/// A chart with its texts as an SVG document, its view box in device pixels. It needs nothing from outside itself.
///
/// # Errors
/// What the backend reports, as text.
pub fn poster_svg(sheet: &Poster, theme: &Theme, frame: Frame) -> Result<String, String> {
    document(frame, |brush| poster::paint(sheet, theme, frame, brush))
}

fn document(frame: Frame, paint: impl FnOnce(Brush<SVGBackend>) -> Painted<SVGBackend>) -> Result<String, String> {
    let mut text = String::new();
    let backend = SVGBackend::with_string(&mut text, frame.pixels());
    paint(Brush::new(backend, frame).with_em(SVG_EM)).map_err(|fault| fault.to_string())?;
    text.retain(is_character);
    Ok(text)
}

/// Whether an XML document may hold it. The backend escapes what has a meaning there, and lets through what has no place at all.
const fn is_character(letter: char) -> bool {
    matches!(letter, '\t' | '\n' | '\r' | '\u{20}'..='\u{fffd}' | '\u{10000}'..)
}
