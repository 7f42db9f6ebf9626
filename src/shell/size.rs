//! How large an element is and how dense the screen, as they change.

use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

/// Device pixels per css pixel. It changes with the zoom, and with the screen that the window is moved to; and where the page itself is
/// enlarged for those at the back.
#[derive(Clone, Copy)]
pub(super) struct Density {
    ratio: RwSignal<f64>,
    enlarged: RwSignal<f64>,
    /// How many times as large a part of the page is shown, where it is enlarged by itself.
    part: Option<Memo<f64>>,
}

impl Density {
    /// For as long as the page is open.
    pub(super) fn new() -> Self {
        let density = Self { ratio: RwSignal::new(window().device_pixel_ratio()), enlarged: RwSignal::new(1.0), part: None };
        density.follow();
        // Not every browser answers the query anew where it also sizes the window.
        window_event_listener_untyped("resize", move |_| density.note());
        density
    }

    /// The same screen, for a part of the page that is shown so many times as large.
    pub(super) fn of_part(self, times: Memo<f64>) -> Self {
        Self { part: Some(times), ..self }
    }

    pub(super) fn get(self) -> f64 {
        self.ratio.get() * self.part.map_or_else(|| self.enlarged.get(), |times| times.get())
    }

    /// The page is shown so many times as large.
    pub(super) fn enlarge(self, times: f64) {
        self.enlarged.set(times);
    }

    fn note(self) {
        let now = window().device_pixel_ratio();
        if self.ratio.get_untracked() != now {
            self.ratio.set(now);
        }
    }

    /// A query for the present ratio is answered anew once, when it is no longer that.
    fn follow(self) {
        let Ok(Some(query)) = window().match_media(&format!("(resolution: {}dppx)", window().device_pixel_ratio())) else {
            return;
        };
        let asked = query.clone();
        let changed = Closure::once_into_js(move || {
            asked.set_onchange(None);
            self.note();
            self.follow();
        });
        query.set_onchange(Some(changed.unchecked_ref()));
    }
}

/// The content size of an element in css pixels; zero until it is laid out.
pub(super) fn use_size<E>(node: NodeRef<E>) -> Signal<(u32, u32)>
where
    E: html::ElementType + 'static,
    E::Output: JsCast + Clone + AsRef<web_sys::Element> + 'static,
{
    let size = RwSignal::new((0, 0));
    node.on_load(move |element| {
        let element = AsRef::<web_sys::Element>::as_ref(&element).clone();
        let measured = element.clone();
        let changed = Closure::<dyn Fn()>::new(move || {
            let now = (length(measured.client_width()), length(measured.client_height()));
            if size.try_get_untracked().is_some_and(|before| before != now) {
                size.set(now);
            }
        });
        if let Ok(observer) = web_sys::ResizeObserver::new(changed.as_ref().unchecked_ref()) {
            observer.observe(&element);
        }
        changed.forget();
    });
    size.into()
}

/// Where a pointer is within an element, in the element's own css pixels: those of the screen are larger where the page is enlarged.
pub(super) fn within(element: &web_sys::HtmlElement, (x, y): (i32, i32)) -> (f64, f64) {
    let place = element.get_bounding_client_rect();
    let own = f64::from(element.offset_width());
    let times = if own > 0.0 && place.width() > 0.0 { place.width() / own } else { 1.0 };
    ((f64::from(x) - place.left()) / times, (f64::from(y) - place.top()) / times)
}

fn length(pixels: i32) -> u32 {
    u32::try_from(pixels).unwrap_or(0)
}
