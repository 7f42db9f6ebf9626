//! A report's figures as pictures for a document: drawn as SVG by the charts, turned into PNG with the fonts of this machine.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{FontResolver, Options, Tree, fontdb::Database};
use tuiyan::chart::{Frame, Poster, Theme, poster_svg};
use tuiyan::exchange::Picture;
use tuiyan::{phrase, word};

/// A figure: half the width of the paper, on as many pixels as print needs.
pub(super) const FIGURE: Frame = Frame { width: 560, height: 320, scale: 2.5 };

/// The picture of the whole plan: as wide as the paper. How high it is, it says itself.
pub(super) const WHOLE: Frame = Frame { width: 1000, height: 420, scale: 2.0 };

/// Draws posters as PNG.
pub(super) struct Painter {
    fonts: Arc<Database>,
    /// Whether some letter is in none of the fonts.
    is_lacking: AtomicBool,
}

impl Painter {
    /// With the fonts that are installed here.
    pub(super) fn new() -> Self {
        let mut fonts = Database::new();
        fonts.load_system_fonts();
        Self { fonts: Arc::new(fonts), is_lacking: AtomicBool::new(false) }
    }

    /// A poster as a picture of that frame, its letters as sharp as the frame's scale.
    ///
    /// # Errors
    /// Why it cannot be drawn.
    pub(super) fn picture(&self, poster: &Poster, frame: Frame) -> Result<Picture, String> {
        let svg = poster_svg(poster, &Theme::LIGHT, frame)?;
        let tree = Tree::from_str(&svg, &self.options()).map_err(|error| undrawn(&error))?;
        let (width, height) = frame.pixels();
        let mut pixels = Pixmap::new(width, height).ok_or_else(|| undrawn(&format_args!("{width} × {height}")))?;
        resvg::render(&tree, Transform::default(), &mut pixels.as_mut());
        let png = pixels.encode_png().map_err(|error| undrawn(&error))?;
        Ok(Picture { png, width: frame.width, height: frame.height })
    }

    /// What a person should know about the letters; `None` if all of them could be drawn.
    pub(super) fn warning(&self) -> Option<String> {
        (self.fonts.is_empty() || self.is_lacking.load(Ordering::Relaxed)).then(|| {
            word!(
                "这台机器上没有附图文字所需的字体，报告没有附图；装上一种中文字体（如思源黑体、Noto Sans CJK）后再试",
                "this machine has no font for the letters of the figures, so the report has none; install one, such as Noto Sans CJK, and try again"
            )
            .to_owned()
        })
    }

    fn options(&self) -> Options<'_> {
        let usual = FontResolver::default_fallback_selector();
        let noting = Box::new(move |letter: char, tried: &[_], fonts: &mut Arc<Database>| {
            let found = usual(letter, tried, fonts);
            if found.is_none() && !letter.is_whitespace() {
                self.is_lacking.store(true, Ordering::Relaxed);
            }
            found
        });
        let font_resolver = FontResolver { select_fallback: noting, ..FontResolver::default() };
        Options { fontdb: Arc::clone(&self.fonts), font_resolver, ..Options::default() }
    }
}

fn undrawn(why: &impl std::fmt::Display) -> String {
    phrase!("附图画不出来：{why}", "a figure cannot be drawn: {why}")
}
