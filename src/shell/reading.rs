//! What the bytes of a file say: its text, or its tables.

use web_sys::{TextDecoder, TextDecoderOptions};

use super::spreadsheet;
use super::transfer::Given;
use crate::exchange::table::read_text;
use crate::exchange::{Fault, Faults, FileKind, Workbook, is_office};
use crate::word;

/// Whether a text is a file of facts, in order or not.
pub(super) fn are_facts(text: &str) -> bool {
    FileKind::of(text.trim_start_matches('\u{feff}')) == Ok(FileKind::Facts)
}

/// The tables of a file: a workbook's or a document's, or those that its text makes.
pub(super) async fn workbook(given: &Given) -> Result<Workbook, Faults> {
    let bytes = given.content.as_ref().map_err(|sentence| Fault::new("", sentence))?;
    if is_office(&given.name, bytes) { spreadsheet::read(bytes).await } else { read_text(&decoded(bytes)?) }
}

/// The text that bytes spell: UTF-8, or UTF-16 where a byte order mark says so, or else GB18030, in which Chinese spreadsheets
/// save CSV.
pub(super) fn decoded(bytes: &[u8]) -> Result<String, Fault> {
    let labels: &[&str] = match bytes {
        [0xff, 0xfe, ..] => &["utf-16le"],
        [0xfe, 0xff, ..] => &["utf-16be"],
        _ => &["utf-8", "gb18030"],
    };
    let options = TextDecoderOptions::new();
    options.set_fatal(true);
    let decode = |label: &&str| TextDecoder::new_with_label_and_options(label, &options).ok()?.decode_with_u8_array(bytes).ok();
    let problem = word!(
        "不是 UTF-8 文本，也不是 UTF-16 或 GB18030 文本；请在表格软件中另存为 .xlsx 或 CSV UTF-8 后再试",
        "it is not text in UTF-8, UTF-16 or GB18030; save it as .xlsx or CSV UTF-8 in the spreadsheet program and try again"
    );
    labels.iter().find_map(decode).ok_or_else(|| Fault::new("", problem))
}
