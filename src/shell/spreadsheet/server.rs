//! The worker's side: answers one message after another.

use wasm_bindgen::prelude::*;
use web_sys::js_sys::{self, Array, Uint8Array};
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

use super::{message, opened, speak, word};
use crate::exchange::{Fault, Faults, Picture, seen_office, write_docx, write_xlsx};

/// Answers the page that started this worker, until it is ended.
pub fn serve_spreadsheets() {
    let page: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    let answering = page.clone();
    let answer = Closure::<dyn FnMut(MessageEvent)>::new(move |event| {
        let (word, content) = opened(&event);
        speak(&event);
        let reply = match answer(&word, &content) {
            Ok(done) => message(word::DONE, &done),
            Err(faults) => message(word::REFUSED, &json(&faults)),
        };
        // Only what cannot be copied is refused, and a reply is a text or bytes.
        let _ = answering.post_message(&reply);
    });
    page.set_onmessage(Some(answer.as_ref().unchecked_ref()));
    answer.forget();
    let _ = page.post_message(&message(word::READY, &JsValue::UNDEFINED));
}

fn answer(word: &str, content: &JsValue) -> Result<JsValue, Faults> {
    if word == word::READ {
        return seen_office(&Uint8Array::new(content).to_vec()).map(|book| json(&book));
    }
    let bytes = if word == word::DOCUMENT { document(&Array::from(content))? } else { write_xlsx(&handed(content)?)? };
    Ok(Uint8Array::from(bytes.as_slice()).into())
}

/// A report with its pictures.
fn document(parts: &Array) -> Result<Vec<u8>, Faults> {
    let overview = Some(parts.get(1)).filter(|overview| !overview.is_null()).map(|overview| picture(&overview));
    let figures: Vec<_> = Array::from(&parts.get(2)).iter().map(|figure| picture(&figure)).collect();
    write_docx(&handed(&parts.get(0))?, overview.as_ref(), &figures)
}

fn picture(parts: &JsValue) -> Picture {
    let parts = Array::from(parts);
    let pixels = |at: u32| {
        let pixels = parts.get(at).as_f64().unwrap_or_default();
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a picture's size; a cast saturates")]
        let whole = pixels as u32;
        whole
    };
    Picture { png: Uint8Array::new(&parts.get(0)).to_vec(), width: pixels(1), height: pixels(2) }
}

/// What the page sent as JSON.
fn handed<T: serde::de::DeserializeOwned>(content: &JsValue) -> Result<T, Fault> {
    serde_json::from_str(&content.as_string().unwrap_or_default()).map_err(|_| {
        Fault::new(
            "",
            crate::word!(
                "表格的内容无法传给表格模块",
                "The contents of the tables could not be handed to the spreadsheet module"
            ),
        )
    })
}

fn json(value: &impl serde::Serialize) -> JsValue {
    JsValue::from_str(&serde_json::to_string(value).unwrap_or_default())
}
