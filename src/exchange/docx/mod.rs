//! DOCX documents, as Word, WPS and LibreOffice write them: their tables as sheets, as a person sees them.
//!
//! `document` reads the XML into the blocks of `content`; `texts` and `tables` handle what it contains, and `manner` what is raised, struck
//! through or hidden. `layout` lays a table out as a sheet. Tracked insertions are read, deletions count as struck through, deleted rows go.
//! Pictures of tables are not read, nor are the numbers of numbered lists.

mod content;
mod document;
mod layout;
mod manner;
mod tables;
#[cfg(test)]
mod tests;
mod texts;

use super::beside::{heading, is_caption, is_continued, parted};
use super::fault::{Fault, Faults};
use super::package::{Kind, MEGABYTE, Package, damaged, opened, plain, unpacked};
use super::workbook::{Sheet, Workbook};
use super::xml::{Part, attribute, walk};
use crate::language::Text;
use crate::{phrase, word};
use content::Block;
use document::{Read, read};
use layout::{Around, sheet};
use manner::Styles;

/// A document. Its pictures are not unpacked.
const DOCUMENT: Kind = Kind {
    file: 64 * MEGABYTE,
    save_as: Text::new(
        "请用 Word 或 WPS 打开它，“另存为”.docx 后再试",
        "open it in Word or WPS, save it as .docx, and try again",
    ),
    keep: Text::new("请只保留需要的表格后再试", "keep only the tables you need and try again"),
};
/// The most bytes that a part unpacks to.
const UNPACKED: usize = 64 * MEGABYTE;
/// How long a sheet's name may be.
const NAME: usize = 30;

/// The types by which a package says that it is a document.
const TYPES: [&str; 4] = [
    "wordprocessingml.document.main+xml",
    "wordprocessingml.template.main+xml",
    "ms-word.document.macroEnabled.main+xml",
    "ms-word.template.macroEnabledTemplate.main+xml",
];

/// Whether a file is a document, in order or not.
pub(super) fn is_document(bytes: &[u8]) -> bool {
    let Ok(mut package) = opened(bytes, &DOCUMENT) else { return false };
    let types = text(&mut package, "[Content_Types].xml").ok().flatten().unwrap_or_default();
    TYPES.iter().any(|main| types.contains(main))
}

/// Reads the tables of a DOCX document as sheets. The lines that speak of a table – its caption and unit before it, its notes below –
/// are rows of the sheet, marked as [`super::Remarks::outside`].
///
/// # Errors
/// A sentence where the file is no document, is damaged, protected by a password or larger than is sensible, or has no table.
pub fn seen_docx(bytes: &[u8]) -> Result<Workbook, Faults> {
    let mut package = opened(bytes, &DOCUMENT)?;
    let main = related(&mut package, "", "officeDocument")?.unwrap_or_else(|| "word/document.xml".to_owned());
    let whole = text(&mut package, &main)?.ok_or_else(damaged)?;
    let mut part = |kind| match related(&mut package, &main, kind)? {
        Some(name) => text(&mut package, &name),
        None => Ok(None),
    };
    let styles = part("styles")?.map(|xml| Styles::of(&xml)).unwrap_or_default();
    let mut found = read(&whole, &styles)?;
    for kind in ["footnotes", "endnotes"] {
        if let Some(xml) = part(kind)? {
            found.notes.extend(read(&xml, &styles)?.notes);
        }
    }
    let sheets = sheets(found);
    if sheets.is_empty() {
        let problem =
            word!("文档里没有表格；图片里的表格读不出来", "there is no table in the document; tables in pictures cannot be read");
        return Err(Fault::new("", problem).into());
    }
    Ok(Workbook { sheets })
}

/// A part as text; `None` where there is none of that name.
fn text(package: &mut Package, name: &str) -> Result<Option<String>, Fault> {
    let Some(at) = package.index_for_name(name) else { return Ok(None) };
    let (_, content) = unpacked(package.by_index(at), UNPACKED, UNPACKED, &DOCUMENT)?;
    plain(&content)
        .map(|text| Some(text.to_owned()))
        .ok_or_else(|| Fault::new("", phrase!("文档不是 UTF-8 编码；{}", "the document is not in UTF-8; {}", DOCUMENT.save_as)))
}

/// The name of the part that another refers to for a purpose; an empty name is the package itself.
fn related(package: &mut Package, name: &str, kind: &str) -> Result<Option<String>, Fault> {
    let (folder, file) = name.rsplit_once('/').unwrap_or(("", name));
    let slash = if folder.is_empty() { "" } else { "/" };
    let relations = text(package, &format!("{folder}{slash}_rels/{file}.rels"))?.unwrap_or_default();
    let mut found = None;
    walk(&relations, |part| {
        if let Part::Opened(tag) = part
            && attribute(tag, "Type").is_some_and(|its| its.ends_with(&format!("/{kind}")))
        {
            let target = attribute(tag, "Target").unwrap_or_default();
            found = Some(target.strip_prefix('/').map_or_else(|| format!("{folder}{slash}{target}"), ToOwned::to_owned));
        }
    });
    Ok(found)
}

/// The tables, each with the lines around it.
fn sheets(Read { blocks, notes }: Read) -> Vec<Sheet> {
    let (mut tables, mut between) = (Vec::new(), vec![Vec::new()]);
    for block in blocks {
        match block {
            Block::Table(table) => {
                tables.push(table);
                between.push(Vec::new());
            }
            Block::Paragraph(paragraph) => {
                let lines = paragraph.line.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
                between.iter_mut().last().into_iter().for_each(|last| last.extend(lines.clone().filter(|line| !line.is_empty())));
            }
        }
    }
    let around = |at: usize| Around {
        before: heading(if at == 0 { &between[0] } else { parted(&between[at]).1 }),
        behind: parted(&between[at + 1]).0.to_vec(),
    };
    let goes_on = |at: usize| at > 0 && between[at].iter().all(|line| is_continued(line));
    let laid = |(at, table)| {
        let mut sheet = sheet(table, around(at), &notes)?;
        sheet.remarks.goes_on = goes_on(at);
        Some(sheet)
    };
    let mut sheets: Vec<Sheet> = tables.iter().enumerate().filter_map(laid).collect();
    if sheets.len() > 1 {
        sheets.iter_mut().enumerate().for_each(|(at, sheet)| sheet.name = name(at, sheet));
    }
    sheets
}

/// What a table is called among several: as its caption says, or by its number.
fn name(at: usize, sheet: &Sheet) -> String {
    let lines = sheet.remarks.outside.iter().filter_map(|row| sheet.rows.get(*row)?.first());
    let captions = lines.filter_map(|cell| match cell {
        super::Cell::Text(text) if is_caption(text) => Some(text.chars().take(NAME).collect()),
        _ => None,
    });
    captions.into_iter().next().unwrap_or_else(|| phrase!("第{}张表", "Table {}", at + 1))
}
