//! XLSX workbooks, as spreadsheet programs read and write them.
//!
//! `limits` checks a file before anything else reads it. `read` turns its sheets into cells as they are shown, with `format` (number
//! formats) and `seen` (what is hidden, merged or raised). `write` does the reverse. The page loads all of this only when a person asks
//! for a spreadsheet.

mod format;
mod limits;
mod read;
mod seen;
mod write;

use crate::language::Text;

pub use read::{read_xlsx, seen_xlsx};
pub use write::write_xlsx;

/// The advice for a file that cannot be read.
const SAVE_AS: Text =
    Text::new("请用表格软件打开它，“另存为”.xlsx 后再试", "open it in a spreadsheet program, save it as .xlsx, and try again");
