//! Light and dark: as the system has it, until the person says otherwise. Paper is light.

use leptos::prelude::*;
use plotters::style::RGBColor;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

use super::memory::local;
use crate::chart;

const KEY: &str = "tuiyan/1/theme";

static OPEN_LIGHT: chart::Theme = chart::Theme { surface: RGBColor(0xe4, 0xed, 0xf8), ..chart::Theme::LIGHT };
static OPEN_DARK: chart::Theme = chart::Theme { surface: RGBColor(0x1d, 0x2f, 0x45), ..chart::Theme::DARK };

/// Whether the page is dark.
#[derive(Clone, Copy)]
pub(super) struct Theme {
    system: RwSignal<bool>,
    chosen: RwSignal<Option<bool>>,
    printed: RwSignal<bool>,
    narrow: RwSignal<bool>,
}

impl Theme {
    pub(super) fn new() -> Self {
        let (system, printed, narrow) = (RwSignal::new(false), RwSignal::new(false), RwSignal::new(false));
        let theme = Self { system, chosen: RwSignal::new(remembered()), printed, narrow };
        follow("(prefers-color-scheme: dark)", theme.system);
        follow("print", theme.printed);
        follow("(max-width: 640px)", theme.narrow);
        window_event_listener_untyped("beforeprint", move |_| theme.printed.set(true));
        window_event_listener_untyped("afterprint", move |_| theme.printed.set(false));
        theme.mark();
        theme
    }

    /// The same page for a part that is black on white whatever the theme.
    pub(super) fn in_light(self) -> Self {
        Self { chosen: RwSignal::new(Some(false)), ..self }
    }

    pub(super) fn is_dark(self) -> bool {
        !self.printed.get() && self.chosen.get().unwrap_or_else(|| self.system.get())
    }

    /// Whether the page is being printed.
    pub(super) fn is_printed(self) -> bool {
        self.printed.get()
    }

    /// Whether the screen is a phone's.
    pub(super) fn is_narrow(self) -> bool {
        self.narrow.get()
    }

    /// The colours that charts are drawn with.
    pub(super) fn colours(self) -> &'static chart::Theme {
        if self.is_dark() { &chart::Theme::DARK } else { &chart::Theme::LIGHT }
    }

    /// The same on the surface of the open line of the list, `--accent-soft`.
    pub(super) fn open_line_colours(self) -> &'static chart::Theme {
        if self.is_dark() { &OPEN_DARK } else { &OPEN_LIGHT }
    }

    pub(super) fn toggle(self) {
        let dark = !untrack(|| self.is_dark());
        self.chosen.set(Some(dark));
        // Denied storage costs the choice its memory, nothing else.
        let _ = local().map(|storage| storage.set_item(KEY, if dark { "true" } else { "false" }));
        self.mark();
    }

    /// Tells the style sheet what was chosen.
    fn mark(self) {
        let Some(root) = document().document_element() else { return };
        let name = match self.chosen.get_untracked() {
            Some(true) => "dark",
            Some(false) => "light",
            None => "auto",
        };
        let _ = root.set_attribute("data-theme", name);
    }
}

fn remembered() -> Option<bool> {
    local().ok()?.get_item(KEY).ok()??.parse().ok()
}

/// Keeps a signal at what the browser answers to a media query.
fn follow(query: &str, answer: RwSignal<bool>) {
    let Ok(Some(query)) = window().match_media(query) else { return };
    answer.set(query.matches());
    let asked = query.clone();
    let changed = Closure::<dyn Fn()>::new(move || answer.set(asked.matches()));
    query.set_onchange(Some(changed.as_ref().unchecked_ref()));
    changed.forget();
}
