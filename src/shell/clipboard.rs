//! Putting a text on the clipboard, by whichever way the browser allows.

use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{HtmlDocument, HtmlTextAreaElement};

use crate::word;

/// Puts a text on the clipboard; answers whether it is there. A page on plain HTTP has no clipboard, and a person may deny it.
pub(super) async fn put(text: &str) -> bool {
    let clipboard = window().navigator().clipboard();
    !JsValue::from(clipboard.clone()).is_undefined() && JsFuture::from(clipboard.write_text(text)).await.is_ok()
}

/// Copies what stands in a field, and says what came of it. Where the browser does not allow it the text stays selected, and `by_hand` says
/// how it is copied then.
pub(super) fn copy(field: NodeRef<html::Textarea>, outcome: RwSignal<&'static str>, by_hand: &'static str) {
    let Some(field) = field.get_untracked() else { return };
    leptos::task::spawn_local(async move {
        let is_copied = put(&field.value()).await || by_selection(&field);
        outcome.try_set(if is_copied { word!("已复制", "Copied") } else { by_hand });
    });
}

fn by_selection(field: &HtmlTextAreaElement) -> bool {
    let _ = field.focus();
    field.select();
    document().dyn_into::<HtmlDocument>().is_ok_and(|document| document.exec_command("copy").unwrap_or(false))
}
