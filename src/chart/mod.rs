//! Drawings over any plotters backend: a canvas in the browser, SVG on paper and in tests.
//!
//! A [`Figure`], a [`Ranking`], a [`Tornado`], a [`Heat`] or [`Counts`] is plain data whose every text is already text, and so are the
//! small [`Spark`] and [`Tile`]; a [`Poster`] is a [`Drawing`] of one of the large ones with the words it needs to leave the page. Each
//! has one place that knows where things lie ([`Plot`] for years and values, [`Rows`], [`Arms`], [`Cells`], [`Columns`], [`Tiling`] for
//! the others): the drawing is painted by it, and the page lays its handles and read-outs over the drawing by it. Nothing here measures
//! a text through a backend (in a browser that means a reflow), formats a number or reads a scenario.

mod axis;
mod brush;
mod counts;
mod fan;
mod figure;
mod ground;
mod heat;
mod lettering;
mod look;
mod marks;
mod others;
mod plot;
mod poster;
mod ranking;
mod series;
mod spark;
#[cfg(test)]
mod tally;
mod theme;
mod tiles;
mod tornado;
mod vector;
mod verdict;

pub use axis::Axis;
pub use counts::{Columns, Counts, Share, draw_counts};
pub use figure::{Band, Figure, Goal, Kind, Line, Other, Point, Side, Spread};
pub use heat::{Cell, Cells, Heat, draw_heat};
pub use look::Look;
pub use plot::{Frame, Plot};
pub use poster::{Drawing, Key, Poster, Sign, draw_poster};
pub use ranking::{Bar, Ranking, Rows, draw_ranking};
pub use spark::{Spark, Tone, draw_spark};
pub use theme::Theme;
pub use tiles::{Tile, Tiling, draw_tile, draw_tiles};
pub use tornado::{Arm, Arms, End, Tornado, draw_tornado};
pub use vector::{look_svg, poster_svg, spark_svg, svg, tiles_svg};

use brush::{Brush, Painted};
use plotters::prelude::DrawingBackend;

/// Paints the large chart. The backend's pixel size is the frame's css size × scale.
///
/// # Errors
/// What the backend reports, as text.
pub fn draw<DB: DrawingBackend>(figure: &Figure, theme: &Theme, frame: Frame, backend: DB) -> Result<(), String> {
    on(backend, frame, |brush| layers(figure, theme, frame, brush))
}

/// Paints on a backend of its own.
fn on<DB: DrawingBackend>(backend: DB, frame: Frame, layers: impl FnOnce(&mut Brush<DB>) -> Painted<DB>) -> Result<(), String> {
    let mut brush = Brush::new(backend, frame);
    layers(&mut brush).and_then(|()| brush.finish()).map_err(|fault| fault.to_string())
}

/// From the back to the front; labels come after what might run over the frame.
fn layers<DB: DrawingBackend>(figure: &Figure, theme: &Theme, frame: Frame, brush: &mut Brush<DB>) -> Painted<DB> {
    let plot = Plot::of(figure, frame);
    ground::surface(brush, theme, frame)?;
    ground::met_region(brush, figure, theme, &plot)?;
    ground::grid(brush, figure, theme, &plot)?;
    series::bars(brush, figure, theme, &plot)?;
    ground::target(brush, figure, theme, &plot)?;
    series::band(brush, &figure.band, theme, |year, value| (plot.x(year), plot.y(value)))?;
    fan::spread(brush, &figure.fan, theme, &plot)?;
    series::lines(brush, figure, theme, &plot)?;
    others::lines(brush, figure, theme, &plot)?;
    ground::margins(brush, figure, theme, frame, &plot)?;
    lettering::scales(brush, figure, theme, &plot)?;
    others::labels(brush, figure, theme, frame, &plot)?;
    marks::interval(brush, figure, theme, &plot)?;
    marks::points(brush, figure, theme, &plot)
}
