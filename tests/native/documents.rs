//! Documents of word processors: what stands in their tables comes in as it would from any other file.

use std::fmt::Write as _;
use std::fs;
use std::io::{Cursor, Write};
use std::path::{Path, PathBuf};

use proptest::prelude::*;
use serde_json::Value;
use tuiyan::exchange::printed::{printed_out, read, read_table};
use tuiyan::exchange::table::read_text;
use tuiyan::exchange::{Cell, MergedCells, Sheet, Workbook, seen_docx};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::cli::{file, run};

const TYPES: &str = r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"#;
const RELATIONS: &str = r#"<Relationships><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>"#;

fn data(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data").join(path)
}

/// A document with that body.
fn document(body: &str) -> Vec<u8> {
    let main = format!("<w:document><w:body>{body}</w:body></w:document>");
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in [("[Content_Types].xml", TYPES), ("_rels/.rels", RELATIONS), ("word/document.xml", &main)] {
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        zip.write_all(content.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn paragraphs(text: &str) -> String {
    let escaped = text.replace('&', "&amp;").replace('<', "&lt;");
    let lines: Vec<String> =
        escaped.split('\n').map(|line| format!("<w:p><w:r><w:t xml:space=\"preserve\">{line}</w:t></w:r></w:p>")).collect();
    lines.concat()
}

fn text(cell: &Cell) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Number(number) => number.to_string(),
        Cell::Rate(rate) => format!("{}%", rate * 100.0),
        Cell::Text(text) => text.clone(),
    }
}

/// A sheet as a table of a document, its merged cells as word processors write them.
fn table(sheet: &Sheet) -> String {
    let mut rows = String::new();
    for (at, row) in sheet.rows.iter().enumerate() {
        rows += "<w:tr>";
        let mut column = 0;
        while column < row.len() {
            let covers = |merged: &&MergedCells| (merged.row..merged.row + merged.rows).contains(&at) && merged.column == column;
            let merged = sheet.remarks.merged.iter().find(covers);
            let columns = merged.map_or(1, |merged| merged.columns);
            let down = merged
                .filter(|merged| merged.rows > 1)
                .map_or("", |merged| if merged.row == at { r#"<w:vMerge w:val="restart"/>"# } else { "<w:vMerge/>" });
            write!(
                rows,
                r#"<w:tc><w:tcPr><w:gridSpan w:val="{columns}"/>{down}</w:tcPr>{}</w:tc>"#,
                paragraphs(&text(&row[column]))
            )
            .unwrap();
            column += columns;
        }
        rows += "</w:tr>";
    }
    format!("<w:tbl>{rows}</w:tbl>")
}

/// What is read of a printed table, for programs.
fn out(book: &Workbook) -> Value {
    serde_json::to_value(printed_out(&read(book, None, None).unwrap(), "表")).unwrap()
}

#[test]
fn every_table_of_a_real_plan_reads_in_a_document_as_it_does_in_a_text() {
    let files = fs::read_dir(data("plans")).unwrap().map(|entry| entry.unwrap().path());
    let tables: Vec<PathBuf> = files.filter(|path| path.extension().is_some_and(|end| end == "csv")).collect();
    assert_eq!(tables.len(), 16);
    for path in tables {
        let plain = read_text(&fs::read_to_string(&path).unwrap()).unwrap();
        let document = seen_docx(&document(&table(&plain.sheets[0]))).unwrap();
        assert_eq!(out(&document), out(&plain), "{}", path.display());
    }
}

#[test]
fn a_table_that_went_from_wps_through_libreoffice_states_the_national_outline() {
    let book = seen_docx(&fs::read(data("libreoffice/china-15.docx")).unwrap()).unwrap();
    let read = out(&book);
    assert_eq!(read["plan"]["name"], "专栏1 “十五五”时期经济社会发展主要指标");
    let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("data/china-15.json")).unwrap();
    let file: Value = serde_json::from_str(&text).unwrap();
    let [read, file] = [&read["plan"], &file].map(|plan| plan["indicators"].as_array().unwrap());
    assert_eq!((read.len(), file.len()), (21, 21));
    for (read, file) in read.iter().zip(file) {
        for field in ["id", "unit", "nature", "measure", "when", "decimals"] {
            assert_eq!(read[field], file[field], "{field} of {}", file["name"]);
        }
        for place in ["/target/op", "/start/kind"] {
            assert_eq!(read.pointer(place), file.pointer(place), "{place} of {}", file["name"]);
        }
        let number = |indicator: &Value, place: &str| indicator.pointer(place).and_then(Value::as_f64);
        for place in ["/target/value", "/start/value", "/start/year"] {
            assert_eq!(number(read, place), number(file, place), "{place} of {}", file["name"]);
        }
    }
}

#[test]
fn what_was_observed_comes_in_from_a_document_with_its_marks_asked() {
    let done = data("libreoffice/done.docx");
    let said = run(&["observations", "read", "--format", "json", done.to_str().unwrap()]).done();
    let said: Value = serde_json::from_str(&said).unwrap();
    let values = said["values"].as_array().unwrap();
    let shown: Vec<String> =
        values.iter().map(|value| format!("{} {} {}", value["indicator"], value["year"], value["value"])).collect();
    assert_eq!(shown, ["\"t1-03\" 2021 94.0", "\"t1-03\" 2022 94.2", "\"t1-21\" 2021 98.0", "\"t1-21\" 2022 98.1"], "{said}");
    let questions = said["questions"].to_string();
    assert!(questions.contains("划去的“93.9”没有读") && questions.contains("“①”按注记去掉"), "{questions}");
}

fn small(title: &str, name: &str) -> String {
    let rows = [["指标", "单位", "2025年", "2030年目标"], [name, "％", "67.9", "71"]];
    let rows = rows.map(|row| row.map(Cell::text).to_vec()).to_vec();
    paragraphs(title) + &table(&Sheet { rows, ..Sheet::default() })
}

#[test]
fn of_several_tables_of_indicators_one_is_read_and_the_others_are_named() {
    let other = table(&Sheet { rows: vec![vec![Cell::text("项目"), Cell::text("地点")]; 2], ..Sheet::default() });
    let body = small("表1 经济指标", "城镇化率") + &other + &small("表2 生态指标", "森林覆盖率");
    let book = seen_docx(&document(&body)).unwrap();
    let first = read(&book, None, None).unwrap();
    assert_eq!((first.title.as_deref(), first.tables.len()), (Some("表1 经济指标"), 2));
    let left: Vec<String> = first.left_out.iter().map(|left| format!("{}：{}", left.at, left.why)).collect();
    assert_eq!(left, ["表2 生态指标：也是指标表，可以另选", "另有 1 张表：不是指标表，没有读"]);
    assert_eq!(read_table(&book, 1, None, None).unwrap().indicators().next().unwrap().name, "森林覆盖率");
    assert_eq!(read_table(&book, 2, None, None).unwrap_err().to_string(), "只有 2 张指标表");
    let path = file("several.docx", document(&body));
    assert!(run(&["plan", "read", "--table", "2", &path]).done().contains("森林覆盖率"));
    run(&["plan", "read", "--table", "3", &path]).misused(&["文件里有 2 张指标表"]);
}

#[test]
fn an_older_document_is_told_how_to_become_a_newer_one() {
    let stream: Vec<u8> = "WordDocument".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let old = file("old.doc", [&[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1][..], &stream].concat());
    for command in [["plan", "read"], ["observations", "read"]] {
        run(&[command[0], command[1], &old])
            .refused(&["old.doc: 这是旧版 .doc 或 .wps 文档；请用 Word 或 WPS 打开它，“另存为”.docx"]);
    }
    let rich = file("rich.doc", br"{\rtf1\ansi}");
    run(&["plan", "read", &rich]).refused(&["rich.doc: 这是 RTF 文档"]);
}

/// A sheet in which the cells of some rows and columns are one.
fn any_sheet() -> impl Strategy<Value = Sheet> {
    let word = prop::sample::select(vec!["", "指标", "71", "〔6〕", "≥5.5", "a & b <c>", "两\n行"]);
    (prop::collection::vec(prop::collection::vec(word, 4), 2..6), 0..4_usize, 1..3_usize, prop::collection::vec(0..3_usize, 2))
        .prop_map(|(texts, column, span, rows)| {
            let mut rows_of_cells: Vec<Vec<Cell>> =
                texts.iter().map(|row| row.iter().map(|text| Cell::text(*text)).collect()).collect();
            rows_of_cells[0][0] = Cell::text("头");
            let high = rows_of_cells.len();
            let (row, rows) = (rows[0].min(high - 1), rows[1] + 1);
            let merged = MergedCells { row, column, rows: rows.min(high - row), columns: span.min(4 - column) };
            for (at, line) in rows_of_cells.iter_mut().enumerate().skip(row).take(merged.rows) {
                for (column, cell) in line.iter_mut().enumerate().skip(column).take(merged.columns) {
                    if (at, column) != (row, merged.column) {
                        *cell = Cell::Empty;
                    }
                }
            }
            let mut sheet = Sheet { rows: rows_of_cells, ..Sheet::default() };
            if merged.rows * merged.columns > 1 {
                sheet.remarks.merged.push(merged);
            }
            sheet
        })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_table_comes_back_as_it_was_written_whatever_of_it_is_merged(sheet in any_sheet()) {
        let read = seen_docx(&document(&table(&sheet))).unwrap();
        prop_assert_eq!(&read.sheets[0].rows, &sheet.rows);
        prop_assert_eq!(&read.sheets[0].remarks.merged, &sheet.remarks.merged);
    }
}

#[test]
fn a_row_with_something_struck_through_wants_an_eye() {
    let struck = |text: &str| format!("<w:p><w:r><w:rPr><w:strike/></w:rPr><w:t>{text}</w:t></w:r></w:p>");
    let row = |cells: [String; 4]| format!("<w:tr>{}</w:tr>", cells.map(|cell| format!("<w:tc>{cell}</w:tc>")).concat());
    let plain = |cells: [&str; 4]| row(cells.map(paragraphs));
    let body = [
        plain(["指标", "单位", "2025年", "2030年"]),
        plain(["森林覆盖率", "％", "40", "44"]),
        row([paragraphs("公园绿地面积"), paragraphs("公顷"), paragraphs("42"), struck("52")]),
    ];
    let book = seen_docx(&document(&format!("<w:tbl>{}</w:tbl>", body.concat()))).unwrap();
    let found = serde_json::to_value(printed_out(&read(&book, None, None).unwrap(), "表")).unwrap();
    let sure: Vec<_> = found["rows"].as_array().unwrap().iter().map(|row| row["sure"].as_bool().unwrap()).collect();
    assert_eq!(sure, [true, false], "{found}");
    assert!(found["rows"][1]["notes"].to_string().contains("“52”划去了"), "{}", found["rows"][1]);
}

#[test]
fn a_figure_in_a_cell_of_several_rows_wants_an_eye_in_each_of_them() {
    let row = |cells: &[(&str, &str)]| {
        let cells = cells.iter().map(|(mark, text)| format!("<w:tc><w:tcPr>{mark}</w:tcPr>{}</w:tc>", paragraphs(text)));
        format!("<w:tr>{}</w:tr>", cells.collect::<String>())
    };
    let (first, more) = (r#"<w:vMerge w:val="restart"/>"#, "<w:vMerge/>");
    let body = [
        row(&[("", "指标"), ("", "单位"), ("", "2025年"), ("", "2030年")]),
        row(&[("", "新建公园"), (first, "个"), ("", "4"), (first, "9")]),
        row(&[("", "新建绿道"), (more, ""), ("", "5"), (more, "")]),
        row(&[("", "新建广场"), ("", "个"), ("", "5"), ("", "7")]),
    ];
    let book = seen_docx(&document(&format!("<w:tbl>{}</w:tbl>", body.concat()))).unwrap();
    let found = read(&book, None, None).unwrap();
    let doubts = |at: usize| found.rows[at].doubts.iter().map(ToString::to_string).collect::<String>();
    assert!([0, 1].iter().all(|at| doubts(*at).contains("“9”所在的单元格跨几行或几列")), "{}", doubts(0));
    assert!(!doubts(2).contains("单元格"), "{}", doubts(2));
}

#[test]
fn a_table_that_goes_on_is_read_as_one() {
    let row =
        |cells: [&str; 4]| format!("<w:tr>{}</w:tr>", cells.map(|cell| format!("<w:tc>{}</w:tc>", paragraphs(cell))).concat());
    let head = row(["指标", "单位", "2025年", "2030年"]);
    let table = |rows: &[String]| format!("<w:tbl>{}</w:tbl>", rows.concat());
    let first = table(&[head.clone(), row(["一、生态", "", "", ""]), row(["森林覆盖率", "％", "40", "44"])]);
    let (more, end) = (row(["城镇化率", "％", "60", "65"]), row(["公园绿地面积", "公顷", "42", "52"]));
    let names = |body: &str| {
        let found = read(&seen_docx(&document(body)).unwrap(), None, None).unwrap();
        let named = found.indicators().map(|one| format!("{}/{}", one.domain, one.name)).collect::<Vec<_>>().join(" ");
        (named, found.tables.len())
    };
    let whole = "生态/森林覆盖率 生态/城镇化率 生态/公园绿地面积".to_owned();
    let with_heads = table(&[head.clone(), more.clone(), end.clone()]);
    assert_eq!(names(&format!("{first}{}{with_heads}", paragraphs("续表"))), (whole.clone(), 1));
    assert_eq!(names(&format!("{first}{}{}", paragraphs(""), table(&[more.clone(), end.clone()]))), (whole, 1));
    // A table of its own has a caption, or other heads.
    let apart = ("生态/森林覆盖率".to_owned(), 2);
    assert_eq!(names(&format!("{first}{}{with_heads}", paragraphs("表2 其他指标"))), apart);
    let other = table(&[row(["指标", "单位", "2020年", "2025年"]), more, end]);
    assert_eq!(names(&format!("{first}{}{other}", paragraphs(""))), apart);
}

/// Rows with hidden and deleted ones among them, and a figure that a tracked change replaced.
fn revised() -> Vec<u8> {
    let row = |mark: &str, cells: [&str; 4]| {
        let cells =
            cells.map(|cell| format!("<w:tc>{}</w:tc>", if cell.starts_with('<') { cell.to_owned() } else { paragraphs(cell) }));
        format!("<w:tr><w:trPr>{mark}</w:trPr>{}</w:tr>", cells.concat())
    };
    let replaced = "<w:p><w:del><w:r><w:delText>50</w:delText></w:r></w:del><w:ins><w:r><w:t>52</w:t></w:r></w:ins></w:p>";
    let body = [
        row("", ["指标", "单位", "2025年", "2030年"]),
        row("", ["森林覆盖率", "％", "40", "44"]),
        row("<w:hidden/>", ["城镇化率", "％", "60", "65"]),
        row("<w:del/>", ["粮食产量", "万吨", "8", "9"]),
        row("", ["公园绿地面积", "公顷", "42", replaced]),
    ];
    document(&format!("<w:tbl>{}</w:tbl>", body.concat()))
}

#[test]
fn what_is_hidden_or_deleted_by_a_tracked_change_is_told() {
    let found = read(&seen_docx(&revised()).unwrap(), None, None).unwrap();
    let found = serde_json::to_value(printed_out(&found, "表")).unwrap();
    let told = found["left_out"].to_string();
    assert!(told.contains("有 1 行是隐藏的，没有读") && told.contains("有 1 行在修订中已删除，没有读"), "{told}");
    let names: Vec<_> = found["plan"]["indicators"].as_array().unwrap().iter().map(|one| one["name"].as_str().unwrap()).collect();
    assert_eq!(names, ["森林覆盖率", "公园绿地面积"]);
    let changed = &found["rows"][1];
    assert!(changed["sure"] == false && changed["notes"].to_string().contains("“50”划去了"), "{changed}");
}
