//! Adds to a document's parts what `docx-rs` does not write.

use crate::view::{Paper, PaperBlock};

/// The fonts of the styles, each with its substitutes.
pub(super) const FONTS: &str = concat!(
    r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
    r#"<w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">"#,
    r#"<w:font w:name="仿宋"><w:altName w:val="FangSong;仿宋_GB2312;STFangsong;Noto Serif CJK SC"/><w:charset w:val="86"/><w:family w:val="modern"/><w:pitch w:val="fixed"/></w:font>"#,
    r#"<w:font w:name="宋体"><w:altName w:val="SimSun;STSong;Noto Serif CJK SC"/><w:charset w:val="86"/><w:family w:val="auto"/><w:pitch w:val="variable"/></w:font>"#,
    r#"<w:font w:name="黑体"><w:altName w:val="SimHei;STHeiti;Noto Sans CJK SC"/><w:charset w:val="86"/><w:family w:val="modern"/><w:pitch w:val="fixed"/></w:font>"#,
    r#"<w:font w:name="Times New Roman"><w:altName w:val="Liberation Serif"/><w:charset w:val="00"/><w:family w:val="roman"/><w:pitch w:val="variable"/></w:font>"#,
    "</w:fonts>"
);

const ROW: &str = "<w:cantSplit /></w:trPr>";
const HEAD: &str = "<w:cantSplit /><w:tblHeader /></w:trPr>";
const CAPTION: &str = r#"<w:pStyle w:val="Caption" />"#;
const PICTURE: &str = r#"<wp:docPr id="1" name="Figure" />"#;

/// The document with repeated heads, and with an id and a description for each picture. A text in it cannot be mistaken for a mark: its `<`
/// is escaped.
pub(super) fn marked(document: &[u8], paper: &Paper) -> Vec<u8> {
    let text = String::from_utf8_lossy(document);
    let mut tables = text.split("<w:tblGrid");
    let before = tables.next().unwrap_or_default().to_owned();
    // Figures stand in a table that has no head.
    let is_headed = |table: &str| !table.split("</w:tbl>").next().unwrap_or_default().contains(CAPTION);
    let head = |table: &str| if is_headed(table) { table.replacen(ROW, HEAD, 1) } else { table.to_owned() };
    let headed = tables.fold(before, |text, table| text + "<w:tblGrid" + &head(table));
    let mut pictures = headed.split(PICTURE);
    let before = pictures.next().unwrap_or_default().to_owned();
    let pieces: Vec<_> = pictures.collect();
    let captions = captions(paper);
    // The picture of the whole plan comes before all figures and has no caption.
    let first = pieces.len().saturating_sub(captions.len());
    let told = pieces.iter().enumerate().fold(before, |text, (at, piece)| {
        let caption = at.checked_sub(first).and_then(|at| captions.get(at)).map_or(paper.title.as_str(), |caption| caption);
        let words = escaped(caption);
        text + &format!(r#"<wp:docPr id="{0}" name="{0}" descr="{words}" />"#, at + 1) + piece
    });
    told.into_bytes()
}

fn captions(paper: &Paper) -> Vec<String> {
    let blocks = paper.parts.iter().flat_map(|part| &part.blocks);
    let captions = blocks.filter_map(|block| match block {
        PaperBlock::Figures(captions) => Some(captions.clone()),
        _ => None,
    });
    captions.flatten().collect()
}

fn escaped(text: &str) -> String {
    let clean = super::clean(text);
    clean.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
