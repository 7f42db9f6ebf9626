//! The room that a drawing has.

/// The room a drawing has.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Frame {
    /// Width in css pixels.
    pub width: u32,
    /// Height in css pixels.
    pub height: u32,
    /// Device pixels per css pixel. The backend is `width × scale` by `height × scale` pixels.
    pub scale: f64,
}

impl Frame {
    /// The size in device pixels: what the backend is to have.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a screen's size; a cast saturates")]
    pub fn pixels(self) -> (u32, u32) {
        let pixels = |css: u32| (f64::from(css) * self.scale).round() as u32;
        (pixels(self.width), pixels(self.height))
    }

    /// The size of every label: a little larger where there is room for it.
    pub(super) const fn text(self) -> f64 {
        if self.width < 640 { 12.0 } else { 13.0 }
    }
}
