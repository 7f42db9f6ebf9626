//! Charts of every kind as one type: what a canvas, a poster or a printed page is given to show.

use plotters::prelude::DrawingBackend;

use super::brush::{Brush, Painted};
use super::{
    Arms, CountBars, Frame, Heat, LargeChart, Layout, OverviewPicture, RankingChart, RankingRows, Theme, Tile, Tiling,
    TornadoArms,
};
use super::{counts, heat, overview, ranking, tiles, tornado};

/// A chart of any kind.
#[derive(Clone, Debug, PartialEq)]
pub enum Drawing {
    /// An indicator's path, or several scenarios'.
    Figure(LargeChart),
    /// Bars in an order.
    Ranking(RankingChart),
    /// What the outcome depends on.
    Tornado(TornadoArms),
    /// A two-way table.
    Heat(Heat),
    /// How many targets are met.
    Counts(CountBars),
    /// All indicators of a plan.
    Overview(OverviewPicture),
    /// Many small figures, in as many columns as have room.
    Tiles(Vec<Tile>),
}

impl Default for Drawing {
    fn default() -> Self {
        Self::Figure(LargeChart::default())
    }
}

impl Drawing {
    /// How high it is at that width, in css pixels; `None` where it fits any height.
    pub fn height(&self, width: u32) -> Option<u32> {
        match self {
            Self::Figure(_) | Self::Heat(_) | Self::Counts(_) => None,
            Self::Ranking(ranking) => Some(RankingRows::of(ranking).total()),
            Self::Tornado(tornado) => Some(Arms::of(tornado, Frame { width, height: 0, scale: 1.0 }).total()),
            Self::Overview(overview) => Some(Layout::of(overview, width).total()),
            Self::Tiles(tiles) => Some(Tiling::fitting(tiles.len(), width).size().1),
        }
    }

    pub(super) fn layers<DB: DrawingBackend>(&self, theme: &Theme, frame: Frame, brush: &mut Brush<DB>) -> Painted<DB> {
        match self {
            Self::Figure(figure) => super::layers(figure, theme, frame, brush),
            Self::Ranking(ranking) => ranking::layers(ranking, theme, frame, brush),
            Self::Tornado(tornado) => tornado::layers(tornado, theme, frame, brush),
            Self::Heat(heat) => heat::layers(heat, theme, frame, brush),
            Self::Counts(counts) => counts::layers(counts, theme, frame, brush),
            Self::Overview(overview) => overview::layers(overview, theme, frame, brush),
            Self::Tiles(tiles) => tiles::layers(tiles, theme, frame, brush),
        }
    }
}

/// Paints an indicator's path, or several scenarios', as [`draw`] does.
///
/// # Errors
/// As [`draw`].
pub fn draw_figure<DB: DrawingBackend>(figure: &LargeChart, theme: &Theme, frame: Frame, backend: DB) -> Result<(), String> {
    let mut brush = Brush::new(backend, frame);
    super::layers(figure, theme, frame, &mut brush).and_then(|()| brush.finish()).map_err(|fault| fault.to_string())
}

/// Paints a chart. The backend's pixel size is the frame's css size × scale.
///
/// # Errors
/// What the backend reports, as text.
pub fn draw<DB: DrawingBackend>(drawing: &Drawing, theme: &Theme, frame: Frame, backend: DB) -> Result<(), String> {
    let mut brush = Brush::new(backend, frame);
    drawing.layers(theme, frame, &mut brush).and_then(|()| brush.finish()).map_err(|fault| fault.to_string())
}
