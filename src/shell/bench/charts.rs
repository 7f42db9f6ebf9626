//! The workload's redraw by the code that draws the page's charts, for the comparison with other chart libraries.

use wasm_bindgen::prelude::*;
use web_sys::HtmlCanvasElement;

use super::scene::Workload;
use crate::chart::{Frame, Theme, Tile, Tiling, draw, draw_tile, draw_tiles};
use crate::shell::surface::Surface;

/// The workload and the two canvases that it is drawn on: a large chart, and the small ones as tiles of one drawing.
#[wasm_bindgen]
pub struct Charts {
    workload: Workload,
    large: HtmlCanvasElement,
    small: HtmlCanvasElement,
    tiling: Tiling,
}

/// A small chart, and how many of them stand in a row.
const SMALL: (u32, u32) = (220, 120);
const COLUMNS: usize = 6;

#[wasm_bindgen]
impl Charts {
    /// `workload` is the text of `benches/workload.json`. The large canvas keeps its size, the other one gets the tiles'.
    ///
    /// # Errors
    /// What is wrong with the workload.
    #[wasm_bindgen(constructor)]
    pub fn new(workload: &str, large: HtmlCanvasElement, small: HtmlCanvasElement) -> Result<Self, JsValue> {
        let workload: Workload = serde_json::from_str(workload).map_err(|fault| JsValue::from_str(&fault.to_string()))?;
        let tiling = Tiling { count: workload.indicators.len(), columns: COLUMNS, width: SMALL.0, height: SMALL.1 };
        small.set_width(tiling.size().0);
        small.set_height(tiling.size().1);
        Ok(Self { workload, large, small, tiling })
    }

    /// Frame `k`: every rate multiplied by 0.5 + frac(k φ), every series computed anew and every chart drawn afresh; with
    /// `is_dirty` what a change of one indicator needs, the large chart and one small one.
    ///
    /// # Errors
    /// What the browser refuses.
    pub fn redraw(&self, k: u32, is_dirty: bool) -> Result<(), JsValue> {
        let multiplier = 0.5 + (f64::from(k) * 0.618_033_988_749_894_9).fract();
        let Some(first) = self.workload.indicators.first() else { return Ok(()) };
        let frame = Frame { width: self.large.width(), height: self.large.height(), scale: 1.0 };
        on(&self.large, |surface| draw(&first.large(multiplier), &Theme::LIGHT, frame, surface))?;
        if is_dirty {
            return on(&self.small, |surface| draw_tile(&first.tile(multiplier), 0, self.tiling, &Theme::LIGHT, 1.0, surface));
        }
        let tiles: Vec<Tile> = self.workload.indicators.iter().map(|indicator| indicator.tile(multiplier)).collect();
        on(&self.small, |surface| draw_tiles(&tiles, self.tiling, &Theme::LIGHT, 1.0, surface))
    }
}

fn on(canvas: &HtmlCanvasElement, draw: impl FnOnce(Surface) -> Result<(), String>) -> Result<(), JsValue> {
    let surface = Surface::of(canvas.clone()).ok_or_else(|| JsValue::from_str("no context to draw on"))?;
    draw(surface).map_err(|fault| JsValue::from_str(&fault))
}
