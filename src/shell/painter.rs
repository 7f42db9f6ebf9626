//! Canvases: what changed is drawn once per animation frame, sharp at any device pixel ratio, and again where the browser lost it.

use leptos::html;
use leptos::prelude::*;
use plotters_canvas::CanvasBackend;
use wasm_bindgen::prelude::*;
use web_sys::HtmlCanvasElement;
use web_sys::js_sys::{Object, Reflect};

use super::rest;
use super::size::Density;
use super::theme::Theme;
use crate::chart::{Drawing, Frame, draw_figure};

/// Draws on a canvas whenever `what`, the colours, the size or the pixel ratio change, and when the canvas comes back empty.
pub(super) fn paint(node: NodeRef<html::Canvas>, size: Signal<(u32, u32)>, what: impl Fn() -> Option<Drawing> + 'static) {
    let (theme, density) = (expect_context::<Theme>(), expect_context::<Density>());
    let restored = RwSignal::new(());
    node.on_load(move |canvas| on_restored(&canvas, move || _ = restored.try_set(())));
    let latest = StoredValue::new(None::<(Drawing, &'static crate::chart::Theme, Frame)>);
    let is_due = StoredValue::new(false);
    Effect::new(move |_| {
        restored.track();
        let (width, height) = size.get();
        let frame = Frame { width, height, scale: density.get() };
        latest.set_value(what().map(|drawing| (drawing, theme.colours(), frame)));
        if is_due.get_value() {
            return;
        }
        is_due.set_value(true);
        request_animation_frame(move || {
            is_due.try_set_value(false);
            latest.try_with_value(|latest| {
                if let (Some((drawing, theme, frame)), Some(canvas)) = (latest, node.get_untracked()) {
                    paint_now(&canvas, drawing, theme, *frame);
                }
            });
        });
    });
}

fn paint_now(canvas: &HtmlCanvasElement, drawing: &Drawing, theme: &crate::chart::Theme, frame: Frame) {
    let (width, height) = frame.pixels();
    if width == 0 || height == 0 {
        return;
    }
    // Setting the size clears the canvas and allocates it anew, so only when it really changed.
    if (canvas.width(), canvas.height()) != (width, height) {
        canvas.set_width(width);
        canvas.set_height(height);
    }
    if let Some(backend) = backend(canvas)
        && let Err(fault) = drawn(drawing, theme, frame, backend)
    {
        leptos::logging::error!("{fault}");
    }
}

/// An indicator's path is all that is drawn before the rest is here.
fn drawn(drawing: &Drawing, theme: &crate::chart::Theme, frame: Frame, backend: CanvasBackend) -> Result<(), String> {
    match (drawing, rest::here()) {
        (Drawing::Figure(figure), _) => draw_figure(figure, theme, frame, backend),
        (other, Some(rest)) => (rest.draw)(other, theme, frame, backend),
        _ => Ok(()),
    }
}

/// A canvas as a backend of plotters; `None` where the browser gives no context to draw on. The context is asked for as an opaque one,
/// so that the page need not be mixed into it; the backend asks again and is given the same.
pub(super) fn backend(canvas: &HtmlCanvasElement) -> Option<CanvasBackend> {
    let opaque = Object::new();
    Reflect::set(&opaque, &"alpha".into(), &JsValue::FALSE).ok()?;
    canvas.get_context_with_context_options("2d", &opaque).ok()??;
    CanvasBackend::with_canvas_object(canvas.clone())
}

/// A browser may drop what a canvas shows, to save memory or with a driver that fails, and hands it back empty.
fn on_restored(canvas: &HtmlCanvasElement, again: impl Fn() + 'static) {
    let again = Closure::<dyn Fn()>::new(again).into_js_value();
    let _ = canvas.add_event_listener_with_callback("contextrestored", again.unchecked_ref());
}
