//! Files of office programs as packages of compressed parts, within limits of size.

use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::read::ZipFile;
use zip::result::{ZipError, ZipResult};

use super::fault::Fault;
use crate::language::Text;
use crate::{phrase, word};

pub(super) const MEGABYTE: usize = 1 << 20;

/// The expected kind of package.
pub(super) struct Kind {
    /// The most bytes of the file itself.
    pub(super) file: usize,
    /// The advice for one that cannot be read.
    pub(super) save_as: Text,
    /// The advice for one that is too large.
    pub(super) keep: Text,
}

/// A package whose parts can be unpacked.
pub(super) type Package<'a> = ZipArchive<Cursor<&'a [u8]>>;

/// Opens a file as a package.
pub(super) fn opened<'a>(bytes: &'a [u8], kind: &Kind) -> Result<Package<'a>, Fault> {
    if bytes.len() > kind.file {
        return refuse(phrase!(
            "文件有 {} MB，上限是 {} MB；{2}",
            "the file has {} MB and the limit is {} MB; {2}",
            megabytes(bytes.len()),
            megabytes(kind.file),
            kind.keep
        ));
    }
    match foreign(bytes) {
        Some(fault) => Err(fault),
        None => ZipArchive::new(Cursor::new(bytes)).map_err(|_| damaged()),
    }
}

/// The fault of a file that is no package.
fn foreign(bytes: &[u8]) -> Option<Fault> {
    const COMPOUND: &[u8] = &[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
    let is_compound = bytes.starts_with(COMPOUND);
    let has = |stream: &str| is_compound && holds(bytes, &utf16(stream));
    let problem = match () {
        () if bytes.starts_with(b"PK") => return None,
        () if bytes.is_empty() => word!("文件是空的", "the file is empty"),
        () if bytes.starts_with(b"{\\rtf") => word!(
            "这是 RTF 文档；请用 Word 或 WPS 打开它，“另存为”.docx 后再试",
            "it is an RTF document; open it in Word or WPS, save it as .docx, and try again"
        ),
        () if has("EncryptedPackage") => word!(
            "文件设有打开密码，无法读取；请在办公软件中取消密码并保存后再试",
            "the file is protected by a password and cannot be read; remove it in the office program, save, and try again"
        ),
        () if has("WordDocument") => word!(
            "这是旧版 .doc 或 .wps 文档；请用 Word 或 WPS 打开它，“另存为”.docx 后再试",
            "it is in the older .doc or .wps format; open it in Word or WPS, save it as .docx, and try again"
        ),
        () if is_compound => word!(
            "是旧版 .xls 或其他格式的文件；请用办公软件打开它，“另存为”.xlsx 或 .docx 后再试",
            "it is in the older .xls or another format; open it in its office program, save it as .xlsx or .docx, and try again"
        ),
        () => word!(
            "不是 .xlsx 工作簿，也不是 .docx 文档；请用办公软件打开它，“另存为”.xlsx 或 .docx 后再试",
            "it is neither an .xlsx workbook nor a .docx document; open it in its office program, save it as .xlsx or .docx, and try again"
        ),
    };
    Some(Fault::new("", problem))
}

/// A part and its name in small letters, if it unpacks to no more than `left` bytes. `limit` is what the person is told.
pub(super) fn unpacked(
    part: ZipResult<ZipFile<'_, Cursor<&[u8]>>>,
    left: usize,
    limit: usize,
    kind: &Kind,
) -> Result<(String, Vec<u8>), Fault> {
    let part = part.map_err(|error| unreadable(&error, kind))?;
    let name = part.name().map_err(|_| damaged())?.to_lowercase();
    let mut content = Vec::new();
    let most = u64::try_from(left).unwrap_or(u64::MAX).saturating_add(1);
    part.take(most).read_to_end(&mut content).map_err(|_| damaged())?;
    if content.len() > left {
        return refuse(phrase!("解压后超过 {} MB；{1}", "unpacked it is larger than {} MB; {1}", megabytes(limit), kind.keep));
    }
    Ok((name, content))
}

/// A part as text. `None` if it is in another encoding than UTF-8: then the XLSX reader would see what was not checked here.
pub(super) fn plain(part: &[u8]) -> Option<&str> {
    let text = std::str::from_utf8(part).ok().filter(|text| !text.contains('\0'))?;
    let declaration = text.split_once("?>").map_or("", |(declaration, _)| declaration).to_ascii_lowercase();
    (!declaration.contains("encoding") || declaration.contains("utf-8")).then_some(text)
}

pub(super) fn refuse<T>(problem: String) -> Result<T, Fault> {
    Err(Fault::new("", problem))
}

fn unreadable(error: &ZipError, kind: &Kind) -> Fault {
    match error {
        ZipError::UnsupportedArchive(_) => Fault::new(
            "",
            phrase!(
                "压缩方式无法识别，或压缩包设有密码；{}",
                "its compression is unknown, or the package has a password; {}",
                kind.save_as
            ),
        ),
        _ => damaged(),
    }
}

/// The fault of a package that does not unpack.
pub(super) fn damaged() -> Fault {
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

#[cfg(test)]
mod tests {
    use std::io::Write;

    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    use super::*;

    #[test]
    fn a_part_that_unpacks_to_more_than_is_left_is_refused_before_it_is_whole() {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        zip.start_file("Word/Document.xml", SimpleFileOptions::default()).unwrap();
        zip.write_all(&vec![b' '; MEGABYTE]).unwrap();
        let bytes = zip.finish().unwrap().into_inner();
        let advice = Text::new("请只保留需要的内容", "keep only what you need");
        let kind = Kind { file: MEGABYTE, save_as: advice, keep: advice };
        let mut package = opened(&bytes, &kind).unwrap();
        let (name, content) = unpacked(package.by_index(0), MEGABYTE, MEGABYTE, &kind).unwrap();
        assert_eq!((name.as_str(), content.len()), ("word/document.xml", MEGABYTE));
        let told = unpacked(package.by_index(0), 1000, MEGABYTE, &kind).unwrap_err();
        assert_eq!(told.problem, "解压后超过 1 MB；请只保留需要的内容");
        assert!(opened(&bytes, &Kind { file: 100, ..kind }).unwrap_err().problem.starts_with("文件有 1 MB"));
    }
}
