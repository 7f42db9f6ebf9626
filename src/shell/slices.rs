//! Long work in slices of the page's own time.

use leptos::prelude::{set_timeout, window};
use wasm_bindgen_futures::JsFuture;
use web_sys::js_sys::Promise;

/// How long a slice may take, in milliseconds; what is left of a frame is the page's.
const SLICE: f64 = 6.0;

/// The clock of the slice that is under way.
pub(super) struct Slices(f64);

impl Slices {
    /// Begins outside the event that asked for the work.
    pub(super) async fn begin() -> Self {
        pause().await;
        Self(now())
    }

    /// Whether the slice has lasted long enough.
    pub(super) fn is_over(&self) -> bool {
        now() - self.0 > SLICE
    }

    /// Lets the page do what waits to be done, and begins another slice.
    pub(super) async fn next(&mut self) {
        pause().await;
        self.0 = now();
    }
}

fn now() -> f64 {
    window().performance().map_or(0.0, |clock| clock.now())
}

async fn pause() {
    let promise = Promise::new(&mut |resolve, _| {
        set_timeout(move || _ = resolve.call0(&wasm_bindgen::JsValue::UNDEFINED), std::time::Duration::ZERO);
    });
    // Such a promise is always kept.
    let _ = JsFuture::from(promise).await;
}
