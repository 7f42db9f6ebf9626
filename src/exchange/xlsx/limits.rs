//! Checks the package of a workbook against limits before anything is built from it.
//!
//! A small file can unpack to any size. So every part is unpacked here once, counting the actual bytes and keeping none, before the
//! workbook reader sees the file.

use super::SAVE_AS;
use crate::exchange::fault::Fault;
use crate::exchange::package::{Kind, MEGABYTE, opened, plain, refuse, unpacked};
use crate::language::Text;
use crate::phrase;

/// A workbook.
const WORKBOOK: Kind = Kind {
    file: 16 * MEGABYTE,
    save_as: SAVE_AS,
    keep: Text::new("请只保留需要的工作表后再试", "keep only the sheets you need and try again"),
};
/// The most parts.
const PARTS: usize = 1000;
/// The most bytes that all parts unpack to.
const UNPACKED: usize = 64 * MEGABYTE;
/// The most bytes of memory for the styles, and the fixed size of each.
const STYLES: usize = 256 * MEGABYTE;
const A_STYLE: usize = 500;
/// The most texts that the table of texts may announce; the reader reserves room for them.
const TEXTS: usize = 1_000_000;

/// Whether the file is a package within the limits, and all its parts unpack.
pub(super) fn check(bytes: &[u8]) -> Result<(), Fault> {
    let mut package = opened(bytes, &WORKBOOK)?;
    if package.len() > PARTS {
        return refuse(phrase!(
            "压缩包内有 {} 个部分，上限是 {PARTS} 个；{SAVE_AS}",
            "the package has {} parts and the limit is {PARTS}; {SAVE_AS}",
            package.len()
        ));
    }
    let mut left = UNPACKED;
    for at in 0..package.len() {
        let (name, content) = unpacked(package.by_index(at), left, UNPACKED, &WORKBOOK)?;
        examine(&name, &content)?;
        left -= content.len();
    }
    Ok(())
}

/// Checks what a part announces: in two kinds of parts it would make the workbook reader use many times their size.
fn examine(name: &str, content: &[u8]) -> Result<(), Fault> {
    if name.ends_with("styles.xml") && weight(content).is_none_or(|weight| weight > STYLES) {
        return refuse(phrase!(
            "单元格样式不合规范或过多；{SAVE_AS}，或把数据复制到新的工作簿里",
            "the cell styles are invalid or too many; {SAVE_AS}, or copy the data into a new workbook"
        ));
    }
    if name.ends_with("sharedstrings.xml") && announced(content).is_none_or(|texts| texts > TEXTS) {
        return refuse(phrase!(
            "文本表不合规范，或声明的文本超过 {TEXTS} 条；{SAVE_AS}",
            "the table of texts is invalid, or declares more than {TEXTS} texts; {SAVE_AS}"
        ));
    }
    Ok(())
}

/// The most bytes that the styles use in memory: each cell format gets a copy of the texts it refers to. `None` as for [`plain`].
fn weight(styles: &[u8]) -> Option<usize> {
    let text = plain(styles)?;
    let longest_without = |quote: char| text.split(quote).map(str::len).max().unwrap_or(0);
    // A text quoted one way does not contain that quotation mark.
    let quoted = ['"', '\''].into_iter().filter(|quote| text.contains(*quote)).map(longest_without).max().unwrap_or(0);
    Some(text.matches("xf").count().saturating_mul(quoted + A_STYLE))
}

/// The number of texts that the table of texts announces: the greatest number that a reader could take for it. `None` as for [`plain`].
fn announced(table: &[u8]) -> Option<usize> {
    let number = |rest: &str| {
        let rest = rest.trim_start_matches(|letter: char| letter.is_whitespace() || matches!(letter, '=' | '"' | '\''));
        let digits = rest.find(|letter: char| !letter.is_ascii_digit()).map_or(rest, |end| &rest[..end]);
        if digits.is_empty() { 0 } else { digits.parse().unwrap_or(usize::MAX) }
    };
    Some(plain(table)?.split("uniqueCount").skip(1).map(number).max().unwrap_or(0))
}
