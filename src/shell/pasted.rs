//! What is pasted, as text and as tables.

use web_sys::ClipboardEvent;

use super::html;
use crate::exchange::table::read_pasted;
use crate::exchange::{Faults, Workbook};

/// What is pasted, as plain text; `None` where there is none.
pub(super) fn text(event: &ClipboardEvent) -> Option<String> {
    event.clipboard_data()?.get_data("text/plain").ok().filter(|text| !text.trim().is_empty())
}

/// The same as a web page, which tells merged cells, raised marks and what is hidden; empty where there is none.
pub(super) fn rich(event: &ClipboardEvent) -> String {
    event.clipboard_data().and_then(|data| data.get_data("text/html").ok()).unwrap_or_default()
}

/// The tables of what is pasted: those of the web page, or else those that the text makes.
pub(super) fn book(text: &str, rich: &str) -> Result<Workbook, Faults> {
    html::tables(rich).map_or_else(|| read_pasted(text), Ok)
}
