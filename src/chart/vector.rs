//! The charts as SVG text, for print, export and tests.

use plotters::prelude::SVGBackend;

use super::brush::{Brush, Painted};
use super::{Counts, Figure, Frame, Heat, Look, Poster, Ranking, Spark, Theme, Tile, Tiling, Tornado};
use super::{counts, heat, others, poster, ranking, spark, tiles, tornado};

/// plotters-svg divides every font size by this.
const SVG_EM: f64 = 1.24;

/// The large chart as an SVG document, its view box in device pixels.
///
/// # Errors
/// What the backend reports, as text.
pub fn svg(figure: &Figure, theme: &Theme, frame: Frame) -> Result<String, String> {
    document(frame, |brush| super::paint(figure, theme, frame, brush))
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

/// The large chart with its texts as an SVG document, its view box in device pixels. It needs nothing from outside itself.
///
/// # Errors
/// What the backend reports, as text.
pub fn poster_svg(sheet: &Poster, theme: &Theme, frame: Frame) -> Result<String, String> {
    document(frame, |brush| poster::paint(sheet, theme, frame, brush))
}

/// The ranking as an SVG document, its view box in device pixels.
///
/// # Errors
/// What the backend reports, as text.
pub fn ranking_svg(ranking: &Ranking, theme: &Theme, frame: Frame) -> Result<String, String> {
    document(frame, |brush| ranking::paint(ranking, theme, frame, brush))
}

/// The tornado as an SVG document, its view box in device pixels.
///
/// # Errors
/// What the backend reports, as text.
pub fn tornado_svg(tornado: &Tornado, theme: &Theme, frame: Frame) -> Result<String, String> {
    document(frame, |brush| tornado::paint(tornado, theme, frame, brush))
}

/// The two-way map as an SVG document, its view box in device pixels.
///
/// # Errors
/// What the backend reports, as text.
pub fn heat_svg(heat: &Heat, theme: &Theme, frame: Frame) -> Result<String, String> {
    document(frame, |brush| heat::paint(heat, theme, frame, brush))
}

/// The bars of how many targets are met as an SVG document, its view box in device pixels.
///
/// # Errors
/// What the backend reports, as text.
pub fn counts_svg(counts: &Counts, theme: &Theme, frame: Frame) -> Result<String, String> {
    document(frame, |brush| counts::paint(counts, theme, frame, brush))
}

/// All tiles as an SVG document, its view box in device pixels.
///
/// # Errors
/// What the backend reports, as text.
pub fn tiles_svg(tiles: &[Tile], tiling: Tiling, theme: &Theme, scale: f64) -> Result<String, String> {
    document(tiles::whole(tiling, scale), |brush| tiles::paint(tiles, tiling, theme, brush))
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
