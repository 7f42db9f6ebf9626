//! A canvas as a backend of plotters that draws straight on its context.
//!
//! A browser takes a style as a text and looks it up each time: the context is told a style only when it changes, which is most of
//! what a drawing of many labels and lines of few kinds costs. The canvas is opaque, so that the page need not be mixed into it.

use plotters::prelude::DrawingBackend;
use plotters_backend::text_anchor::HPos;
use plotters_backend::{BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingErrorKind};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement, js_sys};

/// A canvas and the styles that it was told last.
pub(super) struct Surface {
    canvas: HtmlCanvasElement,
    context: CanvasRenderingContext2d,
    fill: Option<Colour>,
    stroke: Option<(Colour, u32)>,
    font: Option<f64>,
    align: Option<&'static str>,
}

/// What the browser refuses, in its own words.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Refused(String);

impl std::fmt::Display for Refused {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl std::error::Error for Refused {}

type Drawn = Result<(), DrawingErrorKind<Refused>>;
/// Red, green and blue, and how opaque it is.
type Colour = ((u8, u8, u8), f64);

impl Surface {
    /// `None` where the browser gives no context to draw on.
    pub(super) fn of(canvas: HtmlCanvasElement) -> Option<Self> {
        let options = js_sys::Object::new();
        js_sys::Reflect::set(&options, &"alpha".into(), &JsValue::FALSE).ok()?;
        let context = canvas.get_context_with_context_options("2d", &options).ok()??;
        let context: CanvasRenderingContext2d = context.dyn_into().ok()?;
        context.set_text_baseline("middle");
        Some(Self { canvas, context, fill: None, stroke: None, font: None, align: None })
    }

    fn fill_with(&mut self, colour: BackendColor) {
        let colour = (colour.rgb, colour.alpha);
        if self.fill.replace(colour) != Some(colour) {
            self.context.set_fill_style_str(&css(colour));
        }
    }

    fn stroke_with(&mut self, style: &impl BackendStyle) {
        let (colour, width) = ((style.color().rgb, style.color().alpha), style.stroke_width());
        if self.stroke.replace((colour, width)) != Some((colour, width)) {
            self.context.set_stroke_style_str(&css(colour));
            self.context.set_line_width(f64::from(width));
        }
    }

    fn write_with(&mut self, style: &impl BackendTextStyle) {
        let size = style.size();
        if self.font.replace(size) != Some(size) {
            self.context.set_font(&format!("{} {size}px {}", style.style().as_str(), style.family().as_str()));
        }
        let align = match style.anchor().h_pos {
            HPos::Left => "left",
            HPos::Right => "right",
            HPos::Center => "center",
        };
        if self.align.replace(align) != Some(align) {
            self.context.set_text_align(align);
        }
    }

    fn trace(&self, path: impl IntoIterator<Item = BackendCoord>) {
        self.context.begin_path();
        for (x, y) in path {
            self.context.line_to(f64::from(x), f64::from(y));
        }
    }
}

fn css(((red, green, blue), alpha): Colour) -> String {
    if alpha < 1.0 { format!("rgba({red},{green},{blue},{alpha})") } else { format!("#{red:02x}{green:02x}{blue:02x}") }
}

fn refused(fault: &JsValue) -> DrawingErrorKind<Refused> {
    DrawingErrorKind::DrawingError(Refused(format!("{fault:?}")))
}

impl DrawingBackend for Surface {
    type ErrorType = Refused;

    fn get_size(&self) -> (u32, u32) {
        (self.canvas.width(), self.canvas.height())
    }

    fn ensure_prepared(&mut self) -> Drawn {
        Ok(())
    }

    fn present(&mut self) -> Drawn {
        Ok(())
    }

    fn draw_pixel(&mut self, (x, y): BackendCoord, colour: BackendColor) -> Drawn {
        self.fill_with(colour);
        self.context.fill_rect(f64::from(x), f64::from(y), 1.0, 1.0);
        Ok(())
    }

    fn draw_rect<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S, fill: bool) -> Drawn {
        let (x, y) = (f64::from(from.0), f64::from(from.1));
        let (width, height) = (f64::from(to.0) - x, f64::from(to.1) - y);
        if fill {
            self.fill_with(style.color());
            self.context.fill_rect(x, y, width, height);
        } else {
            self.stroke_with(style);
            self.context.stroke_rect(x, y, width, height);
        }
        Ok(())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Drawn {
        self.stroke_with(style);
        self.trace(path);
        self.context.stroke();
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Drawn {
        self.fill_with(style.color());
        self.trace(path);
        self.context.fill();
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(&mut self, (x, y): BackendCoord, radius: u32, style: &S, fill: bool) -> Drawn {
        self.context.begin_path();
        self.context.arc(f64::from(x), f64::from(y), f64::from(radius), 0.0, std::f64::consts::TAU).map_err(|it| refused(&it))?;
        if fill {
            self.fill_with(style.color());
            self.context.fill();
        } else {
            self.stroke_with(style);
            self.context.stroke();
        }
        Ok(())
    }

    /// Level and with its middle at the height given, as every text of the charts is.
    fn draw_text<S: BackendTextStyle>(&mut self, text: &str, style: &S, (x, y): BackendCoord) -> Drawn {
        self.fill_with(style.color());
        self.write_with(style);
        self.context.fill_text(text, f64::from(x), f64::from(y)).map_err(|it| refused(&it))
    }
}
