//! The workload's redraw by the code that draws the page's charts, for the comparison with other chart libraries.

use leptos::prelude::document;
use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlCanvasElement};

use super::scene::{Indicator, Workload};
use crate::chart::{Drawing, Frame, Theme, Tiling, draw, draw_tile};
use crate::shell::painter::backend;

/// The workload and the canvases that it is drawn on: a large chart, and the small ones as rows of tiles.
#[wasm_bindgen]
pub struct Charts {
    workload: Workload,
    large: HtmlCanvasElement,
    rows: Vec<HtmlCanvasElement>,
}

/// A row of small charts, of 220 by 120 pixels each.
const ROW: Frame = Frame { width: 1320, height: 120, scale: 1.0 };
const COLUMNS: usize = 6;

#[wasm_bindgen]
impl Charts {
    /// `workload` is the text of `benches/workload.json`. The large canvas keeps its size; those of the small charts are added to
    /// `small`.
    ///
    /// # Errors
    /// What is wrong with the workload, or what the browser refuses.
    #[wasm_bindgen(constructor)]
    pub fn new(workload: &str, large: HtmlCanvasElement, small: &Element) -> Result<Self, JsValue> {
        let workload: Workload = serde_json::from_str(workload).map_err(|fault| JsValue::from_str(&fault.to_string()))?;
        let rows = workload.indicators.chunks(COLUMNS).map(|_| canvas(small)).collect::<Result<_, _>>()?;
        Ok(Self { workload, large, rows })
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
        painted(&self.large, &Drawing::Figure(first.large(multiplier)), frame)?;
        if is_dirty {
            return self.rows.first().map_or(Ok(()), |row| one(row, first, multiplier));
        }
        for (row, indicators) in self.rows.iter().zip(self.workload.indicators.chunks(COLUMNS)) {
            let tiles = indicators.iter().map(|indicator| indicator.tile(multiplier)).collect();
            painted(row, &Drawing::Tiles(tiles), ROW)?;
        }
        Ok(())
    }
}

fn canvas(within: &Element) -> Result<HtmlCanvasElement, JsValue> {
    let canvas: HtmlCanvasElement = document().create_element("canvas")?.unchecked_into();
    canvas.set_width(ROW.width);
    canvas.set_height(ROW.height);
    within.append_child(&canvas)?;
    Ok(canvas)
}

fn painted(canvas: &HtmlCanvasElement, drawing: &Drawing, frame: Frame) -> Result<(), JsValue> {
    let backend = backend(canvas).ok_or_else(|| JsValue::from_str("no context to draw on"))?;
    draw(drawing, &Theme::LIGHT, frame, backend).map_err(|fault| JsValue::from_str(&fault))
}

/// The first small chart anew, among those that are there.
fn one(row: &HtmlCanvasElement, indicator: &Indicator, multiplier: f64) -> Result<(), JsValue> {
    let backend = backend(row).ok_or_else(|| JsValue::from_str("no context to draw on"))?;
    let tiling = Tiling::fitting(COLUMNS, ROW.width);
    draw_tile(&indicator.tile(multiplier), 0, tiling, &Theme::LIGHT, ROW.scale, backend)
        .map_err(|fault| JsValue::from_str(&fault))
}
