//! Spreadsheets and documents, in a program of their own that the page starts when a person first asks for one.
//!
//! Reading and writing XLSX and DOCX weighs more than everything else together, and most people come without either. `client` is the
//! page's side, `server` runs in the worker (`src/bin/tuiyan-sheets.rs`); `loader.js` starts it there. They exchange a word and what
//! belongs to it: a workbook or a report travels as JSON, a file as its bytes.

mod client;
mod server;

use wasm_bindgen::JsValue;
use web_sys::MessageEvent;
use web_sys::js_sys::Array;

use crate::language::Language;

pub(super) use client::{read, write, write_document};
pub use server::serve_spreadsheets;

/// The words that are exchanged.
mod word {
    /// To the worker, with a file's bytes.
    pub(super) const READ: &str = "read";
    /// To the worker, with a workbook as JSON.
    pub(super) const WRITE: &str = "write";
    /// To the worker, with a report as JSON and its pictures.
    pub(super) const DOCUMENT: &str = "document";
    /// From the worker, when it can be asked.
    pub(super) const READY: &str = "ready";
    /// From the worker, with what was asked for.
    pub(super) const DONE: &str = "done";
    /// From the worker, with faults as JSON.
    pub(super) const REFUSED: &str = "refused";
    /// From the loader, when the worker's program cannot be had.
    pub(super) const FAILED: &str = "failed";
}

/// A message as it travels: an array of a word, its content and the language that is spoken.
fn message(word: &str, content: &JsValue) -> Array {
    Array::of3(&JsValue::from_str(word), content, &JsValue::from_str(Language::current().tag()))
}

/// Goes on in the language of a message: faults are told to the person who asked.
fn speak(event: &MessageEvent) {
    if let Some(language) = Array::from(&event.data()).get(2).as_string().and_then(|tag| Language::from_tag(&tag)) {
        language.speak();
    }
}

/// The word and the content of a message; an empty word where it is none.
fn opened(event: &MessageEvent) -> (String, JsValue) {
    let parts = Array::from(&event.data());
    (parts.get(0).as_string().unwrap_or_default(), parts.get(1))
}
