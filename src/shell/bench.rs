//! The page's own charts on bare canvases, for the comparison with other chart libraries. Built on request (`--features bench`), never
//! part of what a planner downloads.

use plotters_canvas::CanvasBackend;
use wasm_bindgen::prelude::*;
use web_sys::HtmlCanvasElement;

use crate::chart::{Frame, Theme, draw, draw_spark};
use crate::exchange::builtin_plan;
use crate::plan::{Amount, Indicator, Plan};
use crate::projection::{Growth, judge};
use crate::scenario::{Assumption, Scenario};
use crate::view;

/// The built-in plan and the canvases that its charts are drawn on.
#[wasm_bindgen]
pub struct Charts {
    plan: Plan,
    large: HtmlCanvasElement,
    small: Vec<HtmlCanvasElement>,
}

#[wasm_bindgen]
impl Charts {
    /// One large canvas, and a small one for each indicator of the scoreboard or fewer. Their pixels are taken as they are.
    ///
    /// # Errors
    /// The faults of the built-in plan.
    #[wasm_bindgen(constructor)]
    pub fn new(large: HtmlCanvasElement, small: Vec<HtmlCanvasElement>) -> Result<Self, JsValue> {
        let plan = builtin_plan().map_err(|faults| JsValue::from_str(&faults.to_string()))?;
        Ok(Self { plan, large, small })
    }

    /// Frame `k`: every step multiplied by 0.5 + frac(k φ), every indicator judged anew and every chart drawn afresh; with
    /// `is_dirty` what a change of one indicator needs, the large chart and one small one.
    pub fn redraw(&self, k: u32, is_dirty: bool) {
        let multiplier = 0.5 + (f64::from(k) * 0.618_033_988_749_894_9).fract();
        let count = if is_dirty { 1 } else { self.small.len() };
        for (at, (indicator, canvas)) in self.plan.scored().zip(&self.small).take(count).enumerate() {
            let scenario = self.scenario(indicator, multiplier);
            let judgement = judge(&scenario.case(&self.plan, indicator));
            let row = view::row(indicator, scenario.assumption(&indicator.id), &judgement);
            if let (Some(spark), Some(backend)) = (row.spark, backend(canvas)) {
                let _ = draw_spark(&spark, &Theme::LIGHT, frame(canvas), backend);
            }
            let figure = (at == 0).then(|| view::figure(&self.plan, &scenario, indicator, &judgement, None)).flatten();
            if let (Some(figure), Some(backend)) = (figure, backend(&self.large)) {
                let _ = draw(&figure, &Theme::LIGHT, frame(&self.large), backend);
            }
        }
    }

    fn scenario(&self, indicator: &Indicator, multiplier: f64) -> Scenario {
        let mut scenario = Scenario::holding(&self.plan);
        let step = Amount::saturating(multiplier * indicator.decimals.printed_step());
        let assumption = Assumption { growth: Some(Growth::Linear { step }), ..Assumption::default() };
        scenario.assumptions.insert(indicator.id.clone(), assumption);
        scenario
    }
}

fn backend(canvas: &HtmlCanvasElement) -> Option<CanvasBackend> {
    CanvasBackend::with_canvas_object(canvas.clone())
}

fn frame(canvas: &HtmlCanvasElement) -> Frame {
    Frame { width: canvas.width(), height: canvas.height(), scale: 1.0 }
}
