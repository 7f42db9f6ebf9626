//! A simulation in slices of the page's own time.

use std::rc::Rc;

use leptos::prelude::{set_timeout, window};
use wasm_bindgen_futures::JsFuture;
use web_sys::js_sys::Promise;

use super::Cancel;
use crate::risk::simulation::{Run, Simulated, Simulation};

/// How long a slice may take, in milliseconds; what is left of a frame is the page's.
const SLICE: f64 = 6.0;

pub(super) async fn simulate(simulation: Simulation, cancel: &Cancel, progress: &Rc<dyn Fn(f64)>) -> Option<Simulated> {
    // Not within the event that asked for it.
    pause().await;
    let mut run = Run::new(simulation);
    let blocks = run.blocks();
    let mut begun = now();
    for block in 0..blocks {
        if cancel.is_cancelled() {
            return None;
        }
        run.run(block);
        if now() - begun > SLICE {
            progress(f64::from(block + 1) / f64::from(blocks));
            pause().await;
            begun = now();
        }
    }
    Some(run.finish()).filter(|_| !cancel.is_cancelled())
}

fn now() -> f64 {
    window().performance().map_or(0.0, |clock| clock.now())
}

/// Lets the page do what waits to be done.
async fn pause() {
    let promise = Promise::new(&mut |resolve, _| {
        set_timeout(move || _ = resolve.call0(&wasm_bindgen::JsValue::UNDEFINED), std::time::Duration::ZERO);
    });
    // Such a promise is always kept.
    let _ = JsFuture::from(promise).await;
}
