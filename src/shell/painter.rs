//! Canvases: what changed is drawn once per animation frame, sharp at any device pixel ratio.

use super::surface::Surface;
use leptos::html;
use leptos::prelude::*;

use crate::chart::Frame;

/// Draws on a canvas whenever `what` or the colours change or the canvas is resized.
pub(super) fn paint<T: Send + Sync + 'static>(
    node: NodeRef<html::Canvas>,
    size: Signal<(u32, u32)>,
    colours: impl Fn() -> &'static crate::chart::Theme + 'static,
    what: impl Fn() -> Option<T> + 'static,
    draw: impl Fn(&T, &crate::chart::Theme, Frame, Surface) -> Result<(), String> + Copy + 'static,
) {
    let latest = StoredValue::new(None::<(T, &'static crate::chart::Theme, (u32, u32))>);
    let is_due = StoredValue::new(false);
    Effect::new(move |_| {
        latest.set_value(what().map(|figure| (figure, colours(), size.get())));
        if is_due.get_value() {
            return;
        }
        is_due.set_value(true);
        request_animation_frame(move || {
            is_due.try_set_value(false);
            latest.try_with_value(|latest| {
                if let (Some((figure, theme, size)), Some(canvas)) = (latest, node.get_untracked()) {
                    paint_now(&canvas, *size, |frame, backend| draw(figure, theme, frame, backend));
                }
            });
        });
    });
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a canvas is small and its size not negative")]
fn paint_now(
    canvas: &web_sys::HtmlCanvasElement,
    (width, height): (u32, u32),
    draw: impl FnOnce(Frame, Surface) -> Result<(), String>,
) {
    let scale = window().device_pixel_ratio();
    let backing = |css: u32| (f64::from(css) * scale).round() as u32;
    if width == 0 || height == 0 {
        return;
    }
    // Setting the size clears the canvas and allocates it anew, so only when it really changed.
    if (canvas.width(), canvas.height()) != (backing(width), backing(height)) {
        canvas.set_width(backing(width));
        canvas.set_height(backing(height));
    }
    if let Some(backend) = Surface::of(canvas.clone())
        && let Err(fault) = draw(Frame { width, height, scale }, backend)
    {
        leptos::logging::error!("{fault}");
    }
}
