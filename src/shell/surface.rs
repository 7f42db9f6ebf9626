//! A canvas as a backend of plotters that draws straight on its context.
//!
//! A browser takes a style as a text and looks it up each time: the context is told a style only when it changes, which is most of
//! what a drawing of many labels and lines of few kinds costs. The canvas is opaque, so that the page need not be mixed into it.

use plotters::prelude::DrawingBackend;
use plotters_backend::text_anchor::HPos;
use plotters_backend::{BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingErrorKind};
use std::cell::RefCell;
use std::collections::HashMap;

use wasm_bindgen::prelude::*;
use web_sys::js_sys::{self, JsString};
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

#[wasm_bindgen]
extern "C" {
    /// As web-sys has it, but given a text that the browser knows already.
    type Letters;
    #[wasm_bindgen(method, js_name = fillText)]
    fn write(this: &Letters, text: &JsString, x: f64, y: f64);
}

/// The most texts that are kept.
const KNOWN: usize = 1000;

thread_local! {
    /// The texts that were written last. Most of a chart's texts are the same again in the next frame, and handing one over anew
    /// costs more than painting it.
    static TEXTS: RefCell<HashMap<String, JsString>> = RefCell::default();
}

/// Does something with a text as the browser has it.
fn with_known(text: &str, use_it: impl FnOnce(&JsString)) {
    TEXTS.with_borrow_mut(|texts| {
        if let Some(known) = texts.get(text) {
            return use_it(known);
        }
        if texts.len() >= KNOWN {
            texts.clear();
        }
        use_it(texts.entry(text.to_owned()).or_insert_with(|| JsString::from(text)));
    });
}

/// A canvas, the styles that it was told last, and the path that it was told but not yet to paint.
pub(super) struct Surface {
    canvas: HtmlCanvasElement,
    context: CanvasRenderingContext2d,
    open: Option<Open>,
    blocks: Vec<Block>,
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
/// Left and upper edge, width and height.
type Block = (f64, f64, f64, f64);
/// Red, green and blue, and how opaque it is.
type Colour = ((u8, u8, u8), f64);

/// What more of its kind may still be added to: lines, circles or blocks of one opaque colour, which are painted as one.
#[derive(Clone, Copy, PartialEq)]
enum Open {
    Blocks(Colour),
    Lines(Colour, u32),
    Circles(Colour),
}

impl Surface {
    /// `None` where the browser gives no context to draw on.
    pub(super) fn of(canvas: HtmlCanvasElement) -> Option<Self> {
        let options = js_sys::Object::new();
        js_sys::Reflect::set(&options, &"alpha".into(), &JsValue::FALSE).ok()?;
        let context = canvas.get_context_with_context_options("2d", &options).ok()??;
        let context: CanvasRenderingContext2d = context.dyn_into().ok()?;
        context.set_text_baseline("middle");
        Some(Self { canvas, context, open: None, blocks: Vec::new(), fill: None, stroke: None, font: None, align: None })
    }

    /// Paints what is still open.
    fn close(&mut self) {
        match self.open.take() {
            Some(Open::Lines(..)) => self.context.stroke(),
            Some(Open::Circles(_)) => self.context.fill(),
            Some(Open::Blocks(_)) => self.fill_blocks(),
            None => {}
        }
    }

    /// Goes on with the open path if it is of that kind; otherwise begins one.
    fn open(&mut self, kind: Open) {
        let (Open::Lines((_, alpha), _) | Open::Circles((_, alpha)) | Open::Blocks((_, alpha))) = kind;
        if self.open == Some(kind) && alpha >= 1.0 {
            return;
        }
        self.close();
        match kind {
            Open::Lines(colour, width) => self.stroke_with(colour, width),
            Open::Circles(colour) | Open::Blocks(colour) => self.fill_with(colour),
        }
        if !matches!(kind, Open::Blocks(_)) {
            self.context.begin_path();
        }
        self.open = Some(kind);
    }

    /// A few blocks are filled one by one: a browser need not keep what lies under one that covers the canvas.
    fn fill_blocks(&mut self) {
        if let [_] | [_, _] = self.blocks.as_slice() {
            self.blocks.drain(..).for_each(|(x, y, width, height)| self.context.fill_rect(x, y, width, height));
            return;
        }
        self.context.begin_path();
        self.blocks.drain(..).for_each(|(x, y, width, height)| self.context.rect(x, y, width, height));
        self.context.fill();
    }

    fn fill_with(&mut self, colour: Colour) {
        if self.fill.replace(colour) != Some(colour) {
            self.context.set_fill_style_str(&css(colour));
        }
    }

    fn stroke_with(&mut self, colour: Colour, width: u32) {
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
        for (at, (x, y)) in path.into_iter().enumerate() {
            let (x, y) = (f64::from(x), f64::from(y));
            if at == 0 { self.context.move_to(x, y) } else { self.context.line_to(x, y) }
        }
    }
}

fn colour(of: BackendColor) -> Colour {
    (of.rgb, of.alpha)
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
        self.close();
        Ok(())
    }

    fn draw_pixel(&mut self, (x, y): BackendCoord, of: BackendColor) -> Drawn {
        self.draw_rect((x, y), (x.saturating_add(1), y.saturating_add(1)), &of, true)
    }

    fn draw_rect<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S, fill: bool) -> Drawn {
        let (x, y) = (f64::from(from.0.min(to.0)), f64::from(from.1.min(to.1)));
        let (width, height) = (f64::from(from.0.max(to.0)) - x, f64::from(from.1.max(to.1)) - y);
        let of = colour(style.color());
        if fill {
            self.open(Open::Blocks(of));
            self.blocks.push((x, y, width, height));
        } else {
            self.close();
            self.stroke_with(of, style.stroke_width());
            self.context.stroke_rect(x, y, width, height);
        }
        Ok(())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Drawn {
        self.open(Open::Lines(colour(style.color()), style.stroke_width()));
        self.trace(path);
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Drawn {
        self.close();
        self.fill_with(colour(style.color()));
        self.context.begin_path();
        self.trace(path);
        self.context.fill();
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(&mut self, (x, y): BackendCoord, radius: u32, style: &S, fill: bool) -> Drawn {
        let of = colour(style.color());
        self.open(if fill { Open::Circles(of) } else { Open::Lines(of, style.stroke_width()) });
        let (x, y, radius) = (f64::from(x), f64::from(y), f64::from(radius));
        self.context.move_to(x + radius, y);
        self.context.arc(x, y, radius, 0.0, std::f64::consts::TAU).map_err(|fault| refused(&fault))
    }

    /// Level and with its middle at the height given, as every text of the charts is.
    fn draw_text<S: BackendTextStyle>(&mut self, text: &str, style: &S, (x, y): BackendCoord) -> Drawn {
        self.close();
        self.fill_with(colour(style.color()));
        self.write_with(style);
        let letters: &Letters = self.context.unchecked_ref();
        with_known(text, |text| letters.write(text, f64::from(x), f64::from(y)));
        Ok(())
    }
}
