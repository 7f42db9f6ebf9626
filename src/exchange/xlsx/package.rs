//! The file as a package of compressed parts, held against limits before anything is built from it.
//!
//! A small file can unpack to anything: every part is unpacked here once, counting the bytes that really come out and keeping
//! none, before the reader of workbooks sees the file.

use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::read::ZipFile;
use zip::result::ZipError;

use super::SAVE_AS;
use crate::exchange::fault::Fault;
use crate::{phrase, word};

const MEGABYTE: usize = 1 << 20;

/// The most bytes of the file itself.
const FILE: usize = 16 * MEGABYTE;
/// The most parts.
const PARTS: usize = 1000;
/// The most bytes that all parts unpack to.
const UNPACKED: usize = 64 * MEGABYTE;
/// The most bytes of memory for the styles, and what each takes besides its texts.
const STYLES: usize = 256 * MEGABYTE;
const A_STYLE: usize = 500;
/// The most texts that the table of texts may announce; the reader makes room for them beforehand.
const TEXTS: usize = 1_000_000;

/// Whether the file is a package within the limits, whose parts all unpack.
pub(super) fn check(bytes: &[u8]) -> Result<(), Fault> {
    if bytes.len() > FILE {
        return refuse(phrase!(
            "文件有 {} MB，上限是 {} MB；请只保留需要的工作表后再试",
            "the file has {} MB and the limit is {} MB; keep only the sheets you need and try again",
            megabytes(bytes.len()),
            megabytes(FILE)
        ));
    }
    if let Some(fault) = foreign(bytes) {
        return Err(fault);
    }
    let mut package = ZipArchive::new(Cursor::new(bytes)).map_err(|_| damaged())?;
    if package.len() > PARTS {
        return refuse(phrase!(
            "压缩包内有 {} 个部分，上限是 {PARTS} 个；{SAVE_AS}",
            "the package has {} parts and the limit is {PARTS}; {SAVE_AS}",
            package.len()
        ));
    }
    let mut left = UNPACKED;
    for at in 0..package.len() {
        left -= unpack(package.by_index(at).map_err(|error| unreadable(&error))?, left)?;
    }
    Ok(())
}

/// What a file is that is no package at all.
fn foreign(bytes: &[u8]) -> Option<Fault> {
    const COMPOUND: &[u8] = &[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
    let problem = if bytes.starts_with(b"PK") {
        return None;
    } else if bytes.is_empty() {
        word!("文件是空的", "the file is empty").to_owned()
    } else if !bytes.starts_with(COMPOUND) {
        phrase!("不是 .xlsx 工作簿；{SAVE_AS}", "it is not an .xlsx workbook; {SAVE_AS}")
    } else if holds(bytes, &utf16("EncryptedPackage")) {
        word!(
            "工作簿设有打开密码，无法读取；请在表格软件中取消密码并保存后再试",
            "the workbook is protected by a password and cannot be read; remove it in a spreadsheet program, save, and try again"
        )
        .to_owned()
    } else {
        phrase!("是旧版 .xls 或其他格式的文件；{SAVE_AS}", "it is in the older .xls or another format; {SAVE_AS}")
    };
    Some(Fault::new("", problem))
}

/// Unpacks a part, and answers how many bytes came out of it.
fn unpack(part: ZipFile<'_, Cursor<&[u8]>>, left: usize) -> Result<usize, Fault> {
    let name = part.name().map_err(|_| damaged())?.to_lowercase();
    let mut content = Vec::new();
    let most = u64::try_from(left).unwrap_or(u64::MAX).saturating_add(1);
    part.take(most).read_to_end(&mut content).map_err(|_| damaged())?;
    if content.len() > left {
        return Err(Fault::new(
            "",
            phrase!(
                "解压后超过 {} MB；请只保留需要的工作表后再试",
                "unpacked it is larger than {} MB; keep only the sheets you need and try again",
                megabytes(UNPACKED)
            ),
        ));
    }
    examine(&name, &content)?;
    Ok(content.len())
}

/// Holds what a part says against what the reader of workbooks would make of it: two of them make it take many times their size.
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

/// The most bytes that the styles take in memory: each format of a cell gets a copy of the texts that it refers to. `None` as for
/// [`plain`].
fn weight(styles: &[u8]) -> Option<usize> {
    let text = plain(styles)?;
    let longest_without = |quote: char| text.split(quote).map(str::len).max().unwrap_or(0);
    // What is quoted in one way holds no such quotation mark.
    let quoted = ['"', '\''].into_iter().filter(|quote| text.contains(*quote)).map(longest_without).max().unwrap_or(0);
    Some(text.matches("xf").count().saturating_mul(quoted + A_STYLE))
}

/// How many texts the table of texts announces: the greatest number anywhere that a reader could take for it. `None` as for
/// [`plain`].
fn announced(table: &[u8]) -> Option<usize> {
    let number = |rest: &str| {
        let rest = rest.trim_start_matches(|letter: char| letter.is_whitespace() || matches!(letter, '=' | '"' | '\''));
        let digits = rest.find(|letter: char| !letter.is_ascii_digit()).map_or(rest, |end| &rest[..end]);
        if digits.is_empty() { 0 } else { digits.parse().unwrap_or(usize::MAX) }
    };
    Some(plain(table)?.split("uniqueCount").skip(1).map(number).max().unwrap_or(0))
}

/// A part as the text that its bytes spell. `None` where they are in another encoding than UTF-8: the reader would then see what
/// is not looked for here.
fn plain(part: &[u8]) -> Option<&str> {
    let text = std::str::from_utf8(part).ok().filter(|text| !text.contains('\0'))?;
    let declaration = text.split_once("?>").map_or("", |(declaration, _)| declaration).to_ascii_lowercase();
    (!declaration.contains("encoding") || declaration.contains("utf-8")).then_some(text)
}

fn refuse<T>(problem: String) -> Result<T, Fault> {
    Err(Fault::new("", problem))
}

fn unreadable(error: &ZipError) -> Fault {
    match error {
        ZipError::UnsupportedArchive(_) => Fault::new(
            "",
            phrase!(
                "压缩方式无法识别，或压缩包设有密码；{SAVE_AS}",
                "its compression is unknown, or the package has a password; {SAVE_AS}"
            ),
        ),
        _ => damaged(),
    }
}

/// What does not unpack.
fn damaged() -> Fault {
    Fault::new(
        "",
        word!(
            "文件不完整或已损坏，无法解压；请重新取得文件后再试",
            "the file is incomplete or damaged and cannot be unpacked; get it again and try once more"
        ),
    )
}

fn megabytes(bytes: usize) -> usize {
    bytes.div_ceil(MEGABYTE)
}

fn utf16(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

fn holds(bytes: &[u8], sought: &[u8]) -> bool {
    bytes.windows(sought.len()).any(|window| window == sought)
}
