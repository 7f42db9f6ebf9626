//! Documents as Word and WPS write them, cut down to what matters.

use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::*;
use crate::exchange::workbook::{Cell, MergedCells, Struck};
use crate::exchange::{seen_office, seen_xlsx};

const TYPES_PART: &str = r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"#;
const RELATIONS: &str = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>"#;

/// A document with that body, and with other parts beside it.
fn document(body: &str, others: &[(&str, &str)]) -> Vec<u8> {
    let main = format!(
        r#"<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="w" xmlns:mc="mc"><w:body>{body}<w:sectPr/></w:body></w:document>"#
    );
    let kinds = ["styles", "footnotes", "endnotes"].map(|kind| format!(r#"<Relationship Id="{kind}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}" Target="{kind}.xml"/>"#));
    let relations = format!("<Relationships>{}</Relationships>", kinds.concat());
    let parts = [
        ("[Content_Types].xml", TYPES_PART),
        ("_rels/.rels", RELATIONS),
        ("word/document.xml", &main),
        ("word/_rels/document.xml.rels", &relations),
    ];
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts.iter().chain(others) {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(content.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn paragraph(runs: &str) -> String {
    format!("<w:p>{runs}</w:p>")
}

fn run(text: &str) -> String {
    format!(r#"<w:r><w:t xml:space="preserve">{text}</w:t></w:r>"#)
}

fn styled(property: &str, text: &str) -> String {
    format!("<w:r><w:rPr>{property}</w:rPr><w:t>{text}</w:t></w:r>")
}

fn cell(runs: &str) -> String {
    merged("", runs)
}

fn merged(properties: &str, runs: &str) -> String {
    format!("<w:tc><w:tcPr>{properties}</w:tcPr>{}</w:tc>", paragraph(runs))
}

fn row(cells: &[String]) -> String {
    format!("<w:tr>{}</w:tr>", cells.concat())
}

fn table(widths: &[u32], rows: &[String]) -> String {
    let grid: Vec<String> = widths.iter().map(|width| format!(r#"<w:gridCol w:w="{width}"/>"#)).collect();
    format!("<w:tbl><w:tblPr/><w:tblGrid>{}</w:tblGrid>{}</w:tbl>", grid.concat(), rows.concat())
}

fn read(body: &str) -> Workbook {
    seen_office(&document(body, &[])).unwrap()
}

fn texts(sheet: &Sheet) -> Vec<Vec<String>> {
    let text = |cell: &Cell| if let Cell::Text(text) = cell { text.clone() } else { String::new() };
    sheet.rows.iter().map(|row| row.iter().map(text).collect()).collect()
}

/// What stands in a table of one row.
#[track_caller]
fn shows(cells: &str, expected: &[&str]) {
    let book = read(&table(&[2000, 2000], &[format!("<w:tr>{cells}</w:tr>")]));
    assert_eq!(texts(&book.sheets[0]), [expected]);
}

#[test]
fn paragraphs_and_breaks_are_lines_of_a_cell() {
    shows(&format!("<w:tc>{}{}{}</w:tc>", paragraph(&run("经济")), paragraph(""), paragraph(&run("发展"))), &["经济\n发展"]);
    shows(&cell("<w:r><w:t>年均</w:t><w:br/><w:t>累计</w:t><w:tab/><w:t>值</w:t></w:r>"), &["年均\n累计 值"]);
}

#[test]
fn what_a_tracked_change_deleted_is_struck_through_and_what_it_inserted_is_there() {
    let changed = "<w:del><w:r><w:delText>60</w:delText></w:r></w:del><w:ins><w:r><w:t>67.9</w:t></w:r></w:ins>";
    shows(&cell(changed), &["67.9"]);
    let moved = "<w:moveFrom><w:r><w:t>5</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>6</w:t></w:r></w:moveTo>";
    shows(&cell(moved), &["6"]);
    // A paragraph whose own mark was deleted goes on with the next.
    let joined = format!("<w:tc><w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{}</w:p>{}</w:tc>", run("67"), paragraph(&run(".9")));
    shows(&joined, &["67.9"]);
    // What a run looked like before a tracked change of its looks.
    shows(&cell(&styled("<w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange>", "71")), &["71"]);
    let deleted = format!("<w:tr><w:trPr><w:del/></w:trPr>{}</w:tr>", cell(&run("旧")));
    let book = read(&table(&[2000, 2000], &[deleted, row(&[merged("<w:cellDel/>", &run("旧")), cell(&run("新"))])]));
    assert_eq!(texts(&book.sheets[0]), [["旧", "新"]]);
    assert_eq!(book.sheets[0].remarks.struck, [Struck { row: 0, column: 0, part: None }]);
    assert_eq!(book.sheets[0].remarks.deleted_rows, 1);
    let book = read(&table(&[2000], &[row(&[cell(changed)])]));
    assert_eq!(book.sheets[0].remarks.struck, [Struck { row: 0, column: 0, part: Some("60".into()) }]);
}

#[test]
fn hidden_text_is_not_there_whoever_says_so() {
    shows(&cell(&(run("71") + &styled("<w:vanish/>", "72"))), &["71"]);
    shows(&cell(&styled(r#"<w:vanish w:val="0"/>"#, "71")), &["71"]);
    let styles = r#"<w:styles><w:style w:styleId="a"><w:rPr><w:vanish/></w:rPr></w:style><w:style w:styleId="b"><w:basedOn w:val="a"/></w:style></w:styles>"#;
    let body = table(&[2000], &[row(&[cell(&(run("71") + &styled(r#"<w:rStyle w:val="b"/>"#, "72")))])]);
    let book = seen_docx(&document(&body, &[("word/styles.xml", styles)])).unwrap();
    assert_eq!(texts(&book.sheets[0]), [["71"]]);
    let row = format!("<w:tr><w:trPr><w:hidden/></w:trPr>{}</w:tr>", cell(&run("暗")));
    assert_eq!(read(&table(&[2000], &[row])).sheets[0].remarks.hidden_rows, [0]);
}

#[test]
fn raised_marks_are_notes_and_what_is_struck_through_is_told() {
    let raised = |text| styled(r#"<w:vertAlign w:val="superscript"/>"#, text);
    let line = row(&[
        cell(&(run("25.1") + &raised("①"))),
        cell(&(styled("<w:strike/>", "60") + &run("67.9"))),
        cell(&styled("<w:dstrike/>", "9")),
    ]);
    let book = read(&table(&[2000, 2000, 2000], &[line]));
    let sheet = &book.sheets[0];
    assert_eq!(texts(sheet), [["25.1", "67.9", "9"]]);
    assert_eq!(sheet.remarks.notes, [(0, 0, "①".to_owned())]);
    let struck = |column, part: Option<&str>| Struck { row: 0, column, part: part.map(ToOwned::to_owned) };
    assert_eq!(sheet.remarks.struck, [struck(1, Some("60")), struck(2, None)]);
    shows(&cell(&(run("人均面积（m") + &raised("2") + &run("）"))), &["人均面积（m2）"]);
}

#[test]
fn what_wraps_a_text_a_cell_or_a_row_is_seen_through() {
    let wrapped =
        |inner: &str| format!("<w:sdt><w:sdtPr><w:alias w:val=\"目标\"/></w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>");
    shows(&wrapped(&cell(&format!("<w:hyperlink>{}</w:hyperlink><w:smartTag>{}</w:smartTag>", run("7"), run("1")))), &["71"]);
    let book = read(&wrapped(&table(&[2000], &[wrapped(&row(&[cell(&wrapped(&run("71")))]))])));
    assert_eq!(texts(&book.sheets[0]), [["71"]]);
    let field = "<w:r><w:fldChar w:fldCharType=\"begin\"/><w:instrText>=SUM(B2:B9)</w:instrText><w:fldChar w:fldCharType=\"separate\"/><w:t>71</w:t></w:r>";
    shows(&cell(field), &["71"]);
    let ruby =
        "<w:r><w:ruby><w:rt><w:r><w:t>zhǐ</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>指</w:t></w:r></w:rubyBase></w:ruby></w:r>";
    shows(&cell(ruby), &["指"]);
}

#[test]
fn of_the_same_in_two_ways_one_is_read() {
    let both = |inner: &str| {
        format!(
            "<mc:AlternateContent><mc:Choice Requires=\"wps\">{inner}</mc:Choice><mc:Fallback>{inner}</mc:Fallback></mc:AlternateContent>"
        )
    };
    shows(&cell(&both(&run("71"))), &["71"]);
    // A table in a text box, which older programs draw in another way.
    let inner = table(&[2000], &[row(&[cell(&run("71"))])]);
    let drawn =
        format!("<w:drawing><a:t>图</a:t><w:txbxContent>{}{inner}</w:txbxContent></w:drawing>", paragraph(&run("表1 指标")));
    let book = read(&(paragraph(&both(&format!("<w:r>{drawn}</w:r>"))) + &table(&[2000], &[row(&[cell(&run("二"))])])));
    assert_eq!(book.sheets.iter().map(texts).collect::<Vec<_>>(), [vec![vec!["表1 指标"], vec!["71"]], vec![vec!["二"]]]);
}

#[test]
fn symbols_and_formulas_are_letters() {
    shows(&cell(r#"<w:r><w:sym w:font="Symbol" w:char="F0B3"/><w:t>71</w:t></w:r>"#), &["≥71"]);
    shows(&cell(r#"<w:r><w:t>注</w:t><w:sym w:font="Wingdings" w:char="F081"/></w:r>"#), &["注①"]);
    shows(&cell(r#"<w:r><w:sym w:font="Wingdings" w:char="F04A"/></w:r>"#), &["\u{fffd}"]);
    let fraction = "<m:oMath><m:f><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f></m:oMath>";
    shows(&cell(fraction), &["1/2"]);
}

#[test]
fn merged_cells_are_one_wherever_they_span() {
    let (first, more) = (r#"<w:vMerge w:val="restart"/>"#, "<w:vMerge/>");
    let rows = [
        row(&[merged(first, &run("类别")), merged(r#"<w:gridSpan w:val="2"/>"#, &run("目标"))]),
        row(&[merged(more, ""), cell(&run("2030年")), cell(&run("累计"))]),
        row(&[merged(first, &run("经济")), cell(&run("71")), cell(&run("—"))]),
        row(&[merged(r#"<w:vMerge w:val="continue"/>"#, ""), cell(&run("5")), cell(&run("6"))]),
    ];
    let book = read(&table(&[2000, 2000, 2000], &rows));
    let sheet = &book.sheets[0];
    let range = |row, column, rows, columns| MergedCells { row, column, rows, columns };
    assert_eq!(sheet.remarks.merged, [range(0, 0, 2, 1), range(0, 1, 1, 2), range(2, 0, 2, 1)]);
    assert_eq!(texts(sheet)[3], ["", "5", "6"]);
    // As older files have it.
    let across = row(&[merged(r#"<w:hMerge w:val="restart"/>"#, &run("甲")), merged("<w:hMerge/>", ""), cell(&run("乙"))]);
    let old = read(&table(&[2000, 2000, 2000], &[across]));
    assert_eq!(old.sheets[0].remarks.merged[0], range(0, 0, 1, 2));
    assert_eq!(texts(&old.sheets[0]), [["甲", "", "乙"]]);
}

#[test]
fn edges_that_lie_a_little_apart_are_one_edge() {
    // Dragged by hand, so that the second row's edge lies a quarter of a millimetre beside the first's.
    let head = row(&[cell(&run("指标")), cell(&run("2025年")), merged(r#"<w:gridSpan w:val="2"/>"#, &run("2030年"))]);
    let body = row(&[cell(&run("城镇化率")), merged(r#"<w:gridSpan w:val="2"/>"#, &run("67.9")), cell(&run("71"))]);
    let book = read(&table(&[3000, 1500, 14, 1486], &[head, body]));
    assert_eq!(texts(&book.sheets[0]), [["指标", "2025年", "2030年"], ["城镇化率", "67.9", "71"]]);
    // A column in which something stands is one, however narrow.
    let narrow = row(&[cell(&run("指标")), cell(&run("①")), cell(&run("71"))]);
    assert_eq!(texts(&read(&table(&[3000, 100, 1500], &[narrow])).sheets[0]), [["指标", "①", "71"]]);
}

#[test]
fn the_lines_around_a_table_belong_to_it() {
    let small = |text: &str| table(&[2000], &[row(&[cell(&run(text))])]);
    let line = |text: &str| paragraph(&run(text));
    let body = line("第二章 发展目标")
        + &line("表1 主要指标")
        + &line("单位：％")
        + &small("甲")
        + &line("注：1.甲为快报数。")
        + &line("2.乙为预计数。")
        + &line("第三章 重点任务")
        + &line("到2030年，建成一批项目。")
        + &line("表2 重点项目")
        + &small("乙")
        + &line("后记");
    let book = read(&body);
    assert_eq!(texts(&book.sheets[0]), [["表1 主要指标"], ["单位：％"], ["甲"], ["注：1.甲为快报数。"], ["2.乙为预计数。"]]);
    assert_eq!(book.sheets[0].remarks.outside, [0, 1, 3, 4]);
    assert_eq!(texts(&book.sheets[1]), [["表2 重点项目"], ["乙"]]);
    assert_eq!(book.sheets.iter().map(|sheet| sheet.name.as_str()).collect::<Vec<_>>(), ["表1 主要指标", "表2 重点项目"]);
}

#[test]
fn footnotes_stand_below_the_table_that_refers_to_them() {
    let reference = r#"<w:r><w:rPr><w:rStyle w:val="x"/></w:rPr><w:footnoteReference w:id="2"/></w:r>"#;
    let body = table(&[2000, 2000], &[row(&[cell(&(run("森林覆盖率") + reference)), cell(&run("25.1"))])]);
    let notes = format!(
        r#"<w:footnotes><w:footnote w:id="0"><w:p><w:r><w:separator/></w:r></w:p></w:footnote><w:footnote w:id="2">{}</w:footnote></w:footnotes>"#,
        paragraph(&("<w:r><w:footnoteRef/></w:r>".to_owned() + &run("为2024年数据。")))
    );
    let book = seen_docx(&document(&body, &[("word/footnotes.xml", &notes)])).unwrap();
    let sheet = &book.sheets[0];
    assert_eq!(texts(sheet), [vec!["森林覆盖率", "25.1"], vec!["注：①为2024年数据"]]);
    assert_eq!(sheet.remarks.notes, [(0, 0, "1".to_owned())]);
}

#[test]
fn a_table_in_a_frame_is_read_and_one_in_a_cell_is_its_text() {
    let inner = table(&[1000, 1000], &[row(&[cell(&run("1")), cell(&run("2"))]), row(&[cell(&run("3")), cell(&run("4"))])]);
    let framed = table(&[2000], &[row(&[format!("<w:tc>{}{inner}<w:p/></w:tc>", paragraph(&run("表1 指标")))])]);
    assert_eq!(texts(&read(&framed).sheets[0]), [vec!["表1 指标"], vec!["1", "2"], vec!["3", "4"]]);
    let within = table(&[2000, 2000], &[row(&[cell(&run("甲")), format!("<w:tc>{inner}<w:p/></w:tc>")])]);
    assert_eq!(texts(&read(&within).sheets[0]), [["甲", "1 2\n3 4"]]);
}

#[track_caller]
fn refused(bytes: &[u8], problem: &str) {
    let told = seen_office(bytes).unwrap_err().to_string();
    assert!(told.contains(problem), "{told}");
}

#[test]
fn what_is_no_document_with_a_table_is_refused_in_a_sentence() {
    refused(&document(&paragraph(&run("没有表格")), &[]), "文档里没有表格");
    refused(&document("<w:p><w:tbl>", &[]), "文档内容已损坏");
    let whole = document(&table(&[2000], &[row(&[cell(&run("71"))])]), &[]);
    refused(&whole[..whole.len() / 2], "文件不完整或已损坏");
    let compound = |stream: &str| {
        [
            &[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1][..],
            &stream.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>(),
        ]
        .concat()
    };
    refused(&compound("WordDocument"), "这是旧版 .doc 或 .wps 文档；请用 Word 或 WPS 打开它，“另存为”.docx 后再试");
    refused(&compound("EncryptedPackage"), "文件设有打开密码");
    refused(&compound("Workbook"), "旧版 .xls");
    refused(br"{\rtf1\ansi}", "这是 RTF 文档");
    refused(b"<html></html>", "不是 .xlsx 工作簿，也不是 .docx 文档");
    assert!(seen_xlsx(&whole).is_err());
}

#[test]
fn a_document_of_more_than_is_sensible_is_refused() {
    refused(&document(&"<w:sdt>".repeat(1000), &[]), "嵌套过深");
    let cells = "<w:tc/>".repeat(200_001);
    refused(&document(&format!("<w:tbl><w:tr>{cells}</w:tr></w:tbl>"), &[]), "过多");
    refused(&document(&"<w:tbl></w:tbl>".repeat(2001), &[]), "过多");
}

#[test]
fn parts_may_lie_elsewhere_and_be_missing() {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let relations = RELATIONS.replace("word/document.xml", "/word/document2.xml");
    let body = format!("<w:document><w:body>{}</w:body></w:document>", table(&[], &[row(&[cell(&run("71"))])]));
    for (name, content) in [("[Content_Types].xml", TYPES_PART), ("_rels/.rels", &relations), ("word/document2.xml", &body)] {
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        zip.write_all(content.as_bytes()).unwrap();
    }
    assert_eq!(texts(&seen_office(&zip.finish().unwrap().into_inner()).unwrap().sheets[0]), [["71"]]);
}
