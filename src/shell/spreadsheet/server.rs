//! The worker's side: answers one message after another.

use wasm_bindgen::prelude::*;
use web_sys::js_sys::{self, Uint8Array};
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

use super::{message, opened, speak, word};
use crate::exchange::{Fault, Faults, Workbook, seen_office, write_xlsx};

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
    let text = content.as_string().unwrap_or_default();
    let book: Workbook = serde_json::from_str(&text).map_err(|_| {
        Fault::new(
            "",
            crate::word!(
                "表格的内容无法传给表格模块",
                "The contents of the tables could not be handed to the spreadsheet module"
            ),
        )
    })?;
    write_xlsx(&book).map(|bytes| Uint8Array::from(bytes.as_slice()).into())
}

fn json(value: &impl serde::Serialize) -> JsValue {
    JsValue::from_str(&serde_json::to_string(value).unwrap_or_default())
}
