//! Charts out of the page, as picture files: light as paper whatever the page's theme.

use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::painter::backend;
use super::store::Store;
use super::transfer::{save, save_text};
use crate::chart::{Frame, Poster, Theme, draw_poster, poster_svg};
use crate::exchange::file_name;
use crate::plan::{Id, Plan};
use crate::projection::judge;
use crate::scenario::{Facts, Scenario};
use crate::view::{self, PictureFormat as Format};
use crate::word;

/// A picture for a slide or a document: 1800 × 1040 pixels, a list as high as its lines ask.
const PICTURE: Frame = Frame { width: 900, height: 520, scale: 2.0 };

/// The buttons beside a chart; none where there is no chart.
#[component]
pub(super) fn PictureButtons(
    /// Whether there is a chart.
    has_chart: Memo<bool>,
    /// Saves it so.
    on_save: Callback<Format>,
) -> impl IntoView {
    let button = move |format: Format, word: &'static str, hint: &'static str| {
        view! { <button type="button" title=hint aria-label=hint on:click=move |_| on_save.run(format)>{word}</button> }
    };
    view! {
        <Show when=move || has_chart.get()>
            <div class="group pictures" role="group" aria-label=word!("图片", "Picture")>
                <span class="group-label" aria-hidden="true">{word!("图片", "Picture")}</span>
                {button(Format::Png, "PNG", word!("下载图片 PNG", "Download picture as PNG"))}
                {button(Format::Svg, "SVG", word!("下载图片 SVG", "Download picture as SVG"))}
            </div>
        </Show>
    }
}

/// The same beside a chart that is handed over as a picture.
#[component]
pub(super) fn Pictures(
    /// Whether there is a chart.
    has_chart: Memo<bool>,
    /// The chart as a picture, and what the file is called.
    #[prop(into)]
    poster: Callback<(), Option<(Poster, String)>>,
) -> impl IntoView {
    let store = expect_context::<Store>();
    let save = move |format| poster.run(()).map_or(Ok(()), |(poster, name)| saved(&poster, &name, format));
    view! { <PictureButtons has_chart on_save=Callback::new(move |format| store.say(save(format).err()))/> }
}

/// Saves an indicator's chart.
pub(super) fn save_chart(plan: &Plan, facts: &Facts, scenario: &Scenario, id: &Id, format: Format) -> Result<(), String> {
    let Some(indicator) = plan.indicator(id) else { return Ok(()) };
    match view::poster(plan, facts, scenario, indicator, &judge(&scenario.case(plan, indicator))) {
        Some(poster) => saved(&poster, &format!("{} {}", indicator.name, scenario.name), format),
        None => Ok(()),
    }
}

fn saved(poster: &Poster, name: &str, format: Format) -> Result<(), String> {
    match format {
        Format::Png => save(&file_name(name, "png"), "image/png", &png(poster, poster.frame(PICTURE))?),
        Format::Svg => {
            save_text(&file_name(name, "svg"), "image/svg+xml", &poster_svg(poster, &Theme::LIGHT, poster.frame(PICTURE))?)
        }
    }
}

/// Painted on a canvas that is never shown.
pub(super) fn png(poster: &Poster, frame: Frame) -> Result<Vec<u8>, String> {
    let canvas: web_sys::HtmlCanvasElement = document().create_element("canvas").map_err(refused)?.unchecked_into();
    let (width, height) = frame.pixels();
    canvas.set_width(width);
    canvas.set_height(height);
    let backend = backend(&canvas).ok_or_else(|| refused(wasm_bindgen::JsValue::NULL))?;
    draw_poster(poster, &Theme::LIGHT, frame, backend)?;
    let address = canvas.to_data_url().map_err(refused)?;
    let coded = address.split_once(',').map(|(_, coded)| coded).unwrap_or_default();
    // The decoded text has a character for each byte.
    let bytes = window().atob(coded).map_err(refused)?;
    Ok(bytes.chars().filter_map(|byte| u8::try_from(u32::from(byte)).ok()).collect())
}

fn refused(_: wasm_bindgen::JsValue) -> String {
    word!("浏览器没有允许生成图片，可以改存 SVG。", "The browser did not allow the picture to be made; save it as SVG instead.")
        .to_owned()
}
