//! A report as a DOCX document for an office to edit: headings that a table of contents can be built from, tables whose heads repeat on
//! every page, figures as pictures above their captions, all on landscape A4.
//!
//! `docx-rs` writes it. `marks` adds to its parts what that crate does not write: repeated heads, descriptions of pictures, substitute fonts.
//! `styles` is the look, `room` how much of the
//! first page the conclusion leaves.

mod marks;
mod room;
mod styles;

use std::io::Cursor;

use docx_rs::{
    AlignmentType, Docx, Footer, Header, NumPages, PageMargin, PageNum, PageOrientationType, Paragraph, Pic, Run, Table,
    TableCell, TableLayoutType, TableRow, VAlignType, WidthType,
};

use super::fault::{Fault, Faults};
use crate::view::{self, Paper, PaperBlock, PaperCell, PaperPart};
use crate::{phrase, word};
use room::Whole;
use styles::Look;

/// A4, landscape, in twentieths of a point.
const PAGE: (u32, u32) = (16838, 11906);
const MARGIN: i32 = 850;
/// The width between the margins.
const WIDTH: usize = 15138;
/// A CSS pixel in the units of drawings.
const PIXEL: u32 = 9525;
/// The widest picture, and the widest of two in a row, in pixels.
const WIDEST: u32 = 960;
const HALF: u32 = 440;
/// A picture, as PNG.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// The file.
    pub png: Vec<u8>,
    /// The width at which it is set, in CSS pixels.
    pub width: u32,
    /// The height, in CSS pixels.
    pub height: u32,
}

/// Writes a report, with a picture for each of its figures in order. A missing picture leaves only its caption.
///
/// # Errors
/// Why a document cannot be written.
pub fn write_docx(paper: &Paper, overview: Option<&Picture>, figures: &[Picture]) -> Result<Vec<u8>, Faults> {
    let mut document = styles::styled(Docx::new())
        .page_size(PAGE.0, PAGE.1)
        .page_orient(PageOrientationType::Landscape)
        .page_margin(PageMargin { top: MARGIN, left: MARGIN, bottom: MARGIN, right: MARGIN, header: 450, footer: 450, gutter: 0 })
        .header(Header::new().add_paragraph(line(&paper.running, Look::Running)))
        .footer(footer());
    document = head(document, paper);
    let mut pictures = Pictures { whole: Whole::of(paper), overview, figures: figures.iter() };
    for (at, part) in paper.parts.iter().enumerate() {
        // The conclusion fills the first page; the annex at the end has its own.
        let is_second = at == 1 && (overview.is_none() || pictures.whole.is_on_first_page);
        let is_apart = is_second || at > 1 && at + 1 == paper.parts.len();
        document = self::part(document, part, is_apart, &mut pictures);
    }
    document = document.add_paragraph(line(&paper.provenance, Look::Small));
    let mut parts = document.build();
    parts.document = marks::marked(&parts.document, paper);
    parts.font_table = marks::FONTS.as_bytes().to_vec();
    let mut file = Cursor::new(Vec::new());
    match parts.pack(&mut file) {
        Ok(()) => Ok(file.into_inner()),
        Err(error) => Err(Fault::new("", phrase!("无法写成 .docx（{error}）", "it cannot be written as .docx ({error})")).into()),
    }
}

struct Pictures<'a> {
    whole: Whole,
    overview: Option<&'a Picture>,
    figures: std::slice::Iter<'a, Picture>,
}

fn footer() -> Footer {
    let text = |text: &str| Run::new().add_text(text);
    let numbered = Paragraph::new()
        .style(Look::Running.id())
        .align(AlignmentType::Center)
        .add_run(text(word!("第 ", "")))
        .add_page_num(PageNum::new())
        .add_run(text(word!(" 页，共 ", " / ")))
        .add_num_pages(NumPages::new())
        .add_run(text(word!(" 页", "")));
    Footer::new().add_paragraph(numbered)
}

/// The head above everything else; short facts share a line.
fn head(document: Docx, paper: &Paper) -> Docx {
    let said = |fact: &view::Fact| phrase!("{}：{}", "{}: {}", fact.label, fact.text);
    let short: Vec<_> = paper.facts.iter().filter(|fact| !fact.is_long).map(said).collect();
    let long = paper.facts.iter().filter(|fact| fact.is_long).map(said);
    let lines = short.chunks(3).map(|facts| facts.join("　　")).chain(long);
    let document = document.add_paragraph(line(&paper.title, Look::Title)).add_paragraph(line(&paper.kind, Look::Subtitle));
    lines.fold(document, |document, fact| document.add_paragraph(line(&fact, Look::Facts)))
}

/// A part, on a page of its own or after what stands before it.
fn part(document: Docx, part: &PaperPart, is_apart: bool, pictures: &mut Pictures) -> Docx {
    let heading = line(&part.title, Look::Heading).keep_next(true).page_break_before(is_apart);
    part.blocks.iter().fold(document.add_paragraph(heading), |document, one| block(document, one, pictures))
}

fn block(document: Docx, block: &PaperBlock, pictures: &mut Pictures) -> Docx {
    match block {
        PaperBlock::Text(text) => document.add_paragraph(line(text, Look::Body)),
        PaperBlock::List(lines) => {
            let numbered = lines.iter().enumerate().map(|(at, text)| phrase!("（{}）{text}", "({}) {text}", at + 1));
            numbered.fold(document, |document, text| document.add_paragraph(line(&text, Look::List)))
        }
        // Two tables that touch would become one.
        PaperBlock::Table(table) => document.add_table(self::table(table)).add_paragraph(line("", Look::Small)),
        PaperBlock::Overview => match pictures.overview {
            Some(picture) => {
                let fitting = picture.width * pictures.whole.highest / picture.height.max(1);
                let drawn = drawn(&[picture], fitting.min(WIDEST));
                document.add_paragraph(drawn.page_break_before(!pictures.whole.is_on_first_page))
            }
            None => document,
        },
        PaperBlock::Figures(captions) => figures(document, captions, pictures),
    }
}

/// Two figures in a row, each above its caption, in a table without lines whose rows stay whole: so no caption parts from its figure.
fn figures(document: Docx, captions: &[String], pictures: &mut Pictures) -> Docx {
    if captions.is_empty() {
        return document;
    }
    let one = |caption: &String| {
        let captioned = cell(WIDTH / 2).vertical_align(VAlignType::Top);
        let captioned = match pictures.figures.next() {
            Some(picture) => captioned.add_paragraph(drawn(&[picture], HALF)),
            None => captioned,
        };
        captioned.add_paragraph(line(caption, Look::Caption))
    };
    let mut cells: Vec<_> = captions.iter().map(one).collect();
    if cells.len() % 2 == 1 {
        cells.push(cell(WIDTH / 2).add_paragraph(line("", Look::Caption)));
    }
    let mut cells = cells.into_iter();
    let pair = || Some(TableRow::new(vec![cells.next()?, cells.next()?]).cant_split());
    let rows: Vec<_> = std::iter::from_fn(pair).collect();
    let table = Table::new(rows).set_grid(vec![WIDTH / 2; 2]).width(WIDTH, WidthType::Dxa);
    let table = table.layout(TableLayoutType::Fixed).margins(styles::margins()).clear_all_border();
    document.add_table(table).add_paragraph(line("", Look::Small))
}

fn drawn(pictures: &[&Picture], widest: u32) -> Paragraph {
    let centred = Paragraph::new().style(Look::Picture.id());
    pictures.iter().fold(centred, |paragraph, picture| {
        let Picture { png, width, height } = picture;
        let (width, height) = (*width.max(&1), *height.max(&1));
        let shown = width.min(widest);
        let high = u64::from(height) * u64::from(shown) * u64::from(PIXEL) / u64::from(width);
        let high = u32::try_from(high).unwrap_or(u32::MAX);
        let picture = Pic::new_with_dimensions(png.clone(), width, height).size(shown * PIXEL, high);
        paragraph.add_run(Run::new().add_image(picture))
    })
}

fn table(table: &view::Table) -> Table {
    let widths: Vec<_> = table.heads.iter().map(|head| WIDTH * usize::from(head.share) / 1000).collect();
    let head = |(head, width): (&view::ColumnHead, &usize)| {
        cell(*width).shading(styles::shaded()).add_paragraph(line(&head.text, Look::HeadCell))
    };
    let heads = TableRow::new(table.heads.iter().zip(&widths).map(head).collect()).cant_split();
    let rows = table.rows.iter().map(|row| match row {
        view::TableRow::Group(name, note) => {
            let text = line(&format!("{name}　{note}"), Look::HeadCell).align(AlignmentType::Left).keep_next(true);
            let whole = cell(widths.iter().sum()).grid_span(widths.len()).shading(styles::shaded());
            TableRow::new(vec![whole.add_paragraph(text)]).cant_split()
        }
        view::TableRow::Cells(cells) => {
            let places = table.heads.iter().zip(&widths);
            let cells = cells.iter().zip(places).map(|(one, (head, width))| filled(one, head.is_text, *width));
            TableRow::new(cells.collect()).cant_split()
        }
    });
    let rows: Vec<_> = std::iter::once(heads).chain(rows).collect();
    let width = widths.iter().sum();
    Table::new(rows).set_grid(widths).width(width, WidthType::Dxa).layout(TableLayoutType::Fixed).margins(styles::margins())
}

fn cell(width: usize) -> TableCell {
    TableCell::new().width(width, WidthType::Dxa).vertical_align(VAlignType::Center)
}

/// A verdict by word, shape and colour.
fn filled(content: &PaperCell, is_text: bool, width: usize) -> TableCell {
    let align = if is_text { AlignmentType::Left } else { AlignmentType::Center };
    let mark = content.tone.map(|tone| format!("{} ", tone.mark())).unwrap_or_default();
    let colour = content.tone.map(styles::colour);
    let texts = content.text.iter().enumerate().map(|(at, text)| {
        let run = Run::new().add_text(clean(&if at == 0 { format!("{mark}{text}") } else { text.clone() }));
        let run = match colour {
            Some(colour) => run.bold().color(colour),
            None => run,
        };
        Paragraph::new().style(Look::Cell.id()).align(align).add_run(run)
    });
    let small = content.small().map(|text| line(text, Look::SmallCell).align(align));
    let mut paragraphs: Vec<_> = texts.chain(small).collect();
    if paragraphs.is_empty() {
        paragraphs.push(line("", Look::Cell));
    }
    paragraphs.into_iter().fold(cell(width), TableCell::add_paragraph)
}

fn line(text: &str, look: Look) -> Paragraph {
    Paragraph::new().style(look.id()).add_run(Run::new().add_text(clean(text)))
}

/// A document may not contain control characters; a line break in a note becomes a blank.
fn clean(text: &str) -> String {
    let is_allowed = |letter: &char| !matches!(letter, '\u{fffe}' | '\u{ffff}');
    text.chars().filter(is_allowed).map(|letter| if letter.is_control() { ' ' } else { letter }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::{builtin_plan, seen_docx};
    use crate::scenario::{Facts, Scenario};
    use crate::view::{Charted, report, report_figures};

    /// The smallest PNG there is.
    const DOT: [u8; 67] = [
        0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d, 0x49, 0x48, 0x44, 0x52, 0, 0, 0, 1, 0, 0, 0, 1, 8, 6, 0,
        0, 0, 0x1f, 0x15, 0xc4, 0x89, 0, 0, 0, 0x0a, 0x49, 0x44, 0x41, 0x54, 0x78, 0x9c, 0x63, 0, 1, 0, 0, 5, 0, 1, 0x0d, 0x0a,
        0x2d, 0xb4, 0, 0, 0, 0, 0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82,
    ];

    fn part(bytes: &[u8], name: &str) -> String {
        let mut package = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
        let mut text = String::new();
        std::io::Read::read_to_string(&mut package.by_name(name).unwrap(), &mut text).unwrap();
        text
    }

    fn written(name: &str) -> Vec<u8> {
        let plan = builtin_plan().unwrap();
        let scenario = Scenario { name: name.into(), ..Scenario::holding(&plan) };
        let figures = report_figures(&plan, &Facts::default(), &scenario, &[], Charted::Binding);
        let pictures = vec![Picture { png: DOT.to_vec(), width: 560, height: 300 }; figures.figures.len()];
        let paper = report(&plan, &Facts::default(), &scenario, "2026年3月1日").paper(Some(&figures));
        write_docx(&paper, None, &pictures).unwrap()
    }

    #[test]
    fn the_tables_of_a_document_are_read_back_as_they_stand() {
        let book = seen_docx(&written("甲")).unwrap();
        let row = |sheet: &crate::exchange::Sheet, at: usize| {
            let text = |cell: &crate::exchange::Cell| match cell {
                crate::exchange::Cell::Text(text) => text.clone(),
                crate::exchange::Cell::Number(number) => number.to_string(),
                _ => String::new(),
            };
            sheet.rows[at].iter().map(text).collect::<Vec<_>>()
        };
        let head = |sheet: &&crate::exchange::Sheet| sheet.rows.iter().any(|row| row.len() == 10);
        let main = book.sheets.iter().find(head).unwrap();
        let at = main.rows.iter().position(|row| row.len() == 10).unwrap();
        assert_eq!(row(main, at)[..3], ["序号", "指标", "属性"]);
        let counted = main.rows[at + 1..].iter().filter(|row| row.len() == 10).count();
        assert_eq!(counted, 38, "a row for every indicator");
        let insured =
            (at + 1..main.rows.len()).map(|at| row(main, at)).find(|row| row[1].starts_with("失业保险参保人数")).unwrap();
        assert_eq!((insured[2].as_str(), insured[3].as_str()), ("约束性", "2.62"));
        assert!(insured[8].starts_with("✕ 未达标"), "{insured:?}");
    }

    #[test]
    fn heads_are_repeated_rows_are_whole_and_headings_are_headings() {
        let bytes = written("甲");
        let text = part(&bytes, "word/document.xml");
        let tables: Vec<_> = text.split("<w:tbl>").skip(1).filter_map(|table| table.split("</w:tbl>").next()).collect();
        let figures = tables.iter().filter(|table| table.contains("\"Caption\"")).count();
        assert_eq!(figures, 1, "all figures, each above its caption");
        assert_eq!(text.matches("<w:tblHeader />").count(), tables.len() - figures);
        assert!(text.contains("<w:pStyle w:val=\"Heading1\" />") && text.contains("w:orient=\"landscape\""));
        assert_eq!(text.matches("<pic:pic").count(), 8);
        assert!(text.contains("descr=\"图8 "), "a picture says what it shows");
        assert!(part(&bytes, "word/styles.xml").contains("仿宋"));
        roxmltree::Document::parse(&text).unwrap();
    }

    #[test]
    fn any_name_makes_a_document_that_can_be_read() {
        let bytes = written("甲<&\"'乙 ]]>\u{1}\n丙");
        let text = part(&bytes, "word/document.xml");
        let document = roxmltree::Document::parse(&text).unwrap();
        let said: String = document.descendants().filter_map(|node| node.text()).collect();
        assert!(said.contains("甲<&\"'乙 ]]>"), "{said}");
    }
}
