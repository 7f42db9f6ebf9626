//! Files from and to the person: downloads, files that are picked and files that are dropped. Nothing leaves this machine.

use std::time::Duration;

use super::handed;
use crate::exchange::{file_name, write_scenario};
use crate::scenario::Scenario;
use crate::{phrase, word};
use leptos::prelude::{document, set_timeout};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, DragEvent, File, FileList, HtmlAnchorElement, HtmlInputElement, Url, js_sys};

/// What a browser knows the forms of files by.
pub(super) const CSV: &str = "text/csv;charset=utf-8";
pub(super) const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
pub(super) const DOCX: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/// The most bytes of a file that is read.
const LIMIT_MB: u32 = 16;

/// A file that a person gave, with its bytes or the sentence that says why it has none.
pub(super) struct Given {
    /// Its name, as on the person's machine.
    pub(super) name: String,
    /// What it holds.
    pub(super) content: Result<Vec<u8>, String>,
}

/// Hands bytes to the person as a download; `name` should come from [`crate::exchange::file_name`].
///
/// # Errors
/// A sentence where the browser does not let the page make files.
pub(super) fn save(name: &str, mime: &str, bytes: &[u8]) -> Result<(), String> {
    download(name, mime, bytes).map_err(|_| {
        phrase!(
            "浏览器没有允许下载“{name}”，请检查下载权限后再试。",
            "The browser did not allow “{name}” to be downloaded. Please check the download permission and try again."
        )
    })
}

/// Hands a text to the person as a download, in UTF-8.
///
/// # Errors
/// As [`save`].
pub(super) fn save_text(name: &str, mime: &str, text: &str) -> Result<(), String> {
    save(name, &format!("{mime};charset=utf-8"), text.as_bytes())
}

/// Hands a scenario to the person as a file.
///
/// # Errors
/// As [`save`].
pub(super) fn save_scenario(scenario: &Scenario) -> Result<(), String> {
    save_text(&file_name(&scenario.name, "json"), "application/json", &write_scenario(scenario))
}

fn download(name: &str, mime: &str, bytes: &[u8]) -> Result<(), JsValue> {
    let parts = js_sys::Array::of1(&js_sys::Uint8Array::from(bytes));
    let kind = BlobPropertyBag::new();
    kind.set_type(mime);
    let url = Url::create_object_url_with_blob(&Blob::new_with_u8_array_sequence_and_options(&parts, &kind)?)?;
    let link: HtmlAnchorElement = document().create_element("a")?.unchecked_into();
    link.set_href(&url);
    link.set_download(name);
    link.click();
    handed::note(name, mime, bytes);
    // A browser may begin to read only after this turn, or after asking where to put the file.
    set_timeout(move || drop(Url::revoke_object_url(&url)), Duration::from_mins(1));
    Ok(())
}

/// The files that stand in an `<input type="file">`, which is emptied so that the same file can be picked again.
pub(super) fn picked(input: &HtmlInputElement) -> Vec<File> {
    let files = input.files().map(|list| all(&list)).unwrap_or_default();
    input.set_value("");
    files
}

/// The files of a drop; empty where something else is dropped. The browser tells them only while the event is handled.
pub(super) fn dropped(event: &DragEvent) -> Vec<File> {
    event.data_transfer().and_then(|data| data.files()).map(|list| all(&list)).unwrap_or_default()
}

/// Whether files are being dragged, rather than a text or a slider.
pub(super) fn drags_files(event: &DragEvent) -> bool {
    event.data_transfer().is_some_and(|data| data.types().includes(&JsValue::from_str("Files"), 0))
}

fn all(list: &FileList) -> Vec<File> {
    (0..list.length()).filter_map(|at| list.get(at)).collect()
}

/// Reads the files one after another, in the order given.
pub(super) async fn read_all(files: Vec<File>) -> Vec<Given> {
    let mut given = Vec::with_capacity(files.len());
    for file in files {
        given.push(read(&file).await);
    }
    given
}

/// Reads one file.
pub(super) async fn read(file: &File) -> Given {
    let name = file.name();
    let content = if file.size() > f64::from(LIMIT_MB) * 1024.0 * 1024.0 {
        Err(phrase!(
            "文件超过 {LIMIT_MB} MB，不像是情景或观测表；请只保留需要的工作表后再试。",
            "The file is larger than {LIMIT_MB} MB, which is more than any scenario or table of observations. Please keep only \
             the sheets you need and try again."
        ))
    } else {
        let bytes = JsFuture::from(file.array_buffer()).await;
        bytes.map(|buffer| js_sys::Uint8Array::new(&buffer).to_vec()).map_err(|_| {
            // Also what a folder answers.
            word!(
                "文件读不出来：它可能已被移动、删除，或者是一个文件夹。请重新选择。",
                "The file cannot be read: it may have been moved or deleted, or be a folder. Please choose it again."
            )
            .to_owned()
        })
    };
    Given { name, content }
}
