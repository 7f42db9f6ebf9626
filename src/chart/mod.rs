//! Drawings over any plotters backend: a canvas in the browser, SVG on paper and in tests.
//!
//! A [`Drawing`] is a [`LargeChart`], a [`RankingChart`], a [`TornadoArms`], a [`Heat`], [`CountBars`], an [`OverviewPicture`] or small [`Tile`]s: plain data whose every text is
//! already text, and so is the bare [`Spark`]; a [`Poster`] is a drawing with the words it needs to leave the page. Each
//! has one place that knows where things lie ([`Plot`] for years and values, [`RankingRows`], [`Arms`], [`Cells`], [`Columns`], [`Tiling`],
//! [`Layout`] for the others): the drawing is painted by it, and the page lays its handles and read-outs over the drawing by it. Nothing here measures
//! a text through a backend (in a browser that means a reflow), formats a number or reads a scenario.

mod axis;
mod brush;
mod counts;
mod drawing;
mod ends;
mod fan;
mod figure;
mod frame;
mod ground;
mod heat;
mod lettering;
mod look;
mod marks;
mod naming;
mod others;
mod overview;
mod past;
mod plot;
mod poster;
mod ranking;
mod scales;
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
pub use counts::{Columns, CountBars, Share};
pub use drawing::{Drawing, draw, draw_figure};
pub use figure::{
    Band, GoalLine, Kind, KnownYear, KnownYears, LargeChart, MilestoneMark, Names, Other, PathPoints, Point, TargetSide,
    YearSpread,
};
pub use frame::Frame;
pub use heat::{Cells, Heat, HeatCell};
pub use look::Look;
pub use overview::{Layout, LegendPart, OverviewLine, OverviewMark, OverviewPicture, OverviewSpot, PictureSection};
pub use plot::Plot;
pub use poster::{LegendKey, Poster, Sign, draw_poster};
pub use ranking::{Bar, RankingChart, RankingRows};
pub use spark::{Spark, SparkTone, draw_spark};
pub use theme::Theme;
pub use tiles::{Tile, Tiling, draw_tile};
pub use tornado::{Arm, ArmEnd, Arms, TornadoArms};
pub use vector::{look_svg, overview_svg, poster_svg, spark_svg, svg};

use brush::{Brush, Painted};
use plotters::prelude::DrawingBackend;

/// From the back to the front; labels come after what might run over the frame.
fn layers<DB: DrawingBackend>(figure: &LargeChart, theme: &Theme, frame: Frame, brush: &mut Brush<DB>) -> Painted<DB> {
    let plot = Plot::of(figure, frame);
    ground::surface(brush, theme, frame)?;
    ground::met_region(brush, figure, theme, &plot)?;
    ground::grid(brush, figure, theme, &plot)?;
    series::bars(brush, figure, theme, &plot)?;
    ground::target(brush, figure, theme, &plot)?;
    past::line(brush, figure, theme, &plot)?;
    series::band(brush, &figure.band, theme, |year, value| (plot.x(year), plot.y(value)))?;
    fan::spread(brush, &figure.fan, theme, &plot)?;
    series::lines(brush, figure, theme, &plot)?;
    others::lines(brush, figure, theme, &plot)?;
    ground::margins(brush, figure, theme, frame, &plot)?;
    scales::scales(brush, figure, theme, &plot)?;
    if figure.others.is_empty() {
        ends::names(brush, figure, theme, frame, &plot)?;
    } else {
        others::labels(brush, figure, theme, frame, &plot)?;
    }
    past::marks(brush, figure, theme, &plot)?;
    marks::interval(brush, figure, theme, &plot)?;
    marks::points(brush, figure, theme, &plot)
}
