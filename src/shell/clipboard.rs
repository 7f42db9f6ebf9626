//! Putting a text on the clipboard, by whichever way the browser allows.

use leptos::prelude::{document, window};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{HtmlDocument, HtmlTextAreaElement};

/// Puts a text on the clipboard; answers whether it is there. A page on plain HTTP has no clipboard, and a person may deny it.
pub(super) async fn put(text: &str) -> bool {
    let clipboard = window().navigator().clipboard();
    !JsValue::from(clipboard.clone()).is_undefined() && JsFuture::from(clipboard.write_text(text)).await.is_ok()
}

/// Copies what stands in a field; answers whether it is on the clipboard. Where it is not, the text stays selected, to be copied by hand.
pub(super) async fn copy(field: HtmlTextAreaElement) -> bool {
    put(&field.value()).await || by_selection(&field)
}

fn by_selection(field: &HtmlTextAreaElement) -> bool {
    let _ = field.focus();
    field.select();
    document().dyn_into::<HtmlDocument>().is_ok_and(|document| document.exec_command("copy").unwrap_or(false))
}
