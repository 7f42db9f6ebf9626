//! Workbooks as spreadsheet programs read and write them, and as a hostile or damaged file might have them.

use std::io::{Cursor, Read, Write};

use proptest::prelude::*;
use tuiyan::exchange::{Cell, Sheet, Workbook, read_xlsx, write_xlsx};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

/// Written by openpyxl; `observations.py` beside it says how.
const OBSERVATIONS: &[u8] = include_bytes!("../data/observations.xlsx");

fn one(name: &str, rows: Vec<Vec<Cell>>) -> Workbook {
    Workbook { sheets: vec![Sheet::new(name.to_owned(), rows)] }
}

fn text(text: &str) -> Cell {
    Cell::Text(text.to_owned())
}

/// What a file can tell apart: nothing follows the last thing of a row or a sheet, and no text is nothing.
fn told_apart(mut book: Workbook) -> Workbook {
    fn trim<T>(items: &mut Vec<T>, is_nothing: impl Fn(&T) -> bool) {
        while items.pop_if(|last| is_nothing(last)).is_some() {}
    }
    for sheet in &mut book.sheets {
        for row in &mut sheet.rows {
            for cell in row.iter_mut() {
                if *cell == Cell::Text(String::new()) {
                    *cell = Cell::Empty;
                }
            }
            trim(row, |cell| *cell == Cell::Empty);
        }
        trim(&mut sheet.rows, Vec::is_empty);
    }
    book
}

#[track_caller]
fn comes_back(book: Workbook) {
    let bytes = write_xlsx(&book).unwrap();
    assert_eq!(read_xlsx(&bytes).unwrap(), told_apart(book));
}

#[track_caller]
fn is_refused(bytes: &[u8], sentence: &str) {
    let faults = read_xlsx(bytes).expect_err("a refusal").to_string();
    assert!(faults.contains(sentence), "“{faults}” does not say “{sentence}”");
}

#[track_caller]
fn is_not_written(book: &Workbook, sentence: &str) {
    let faults = write_xlsx(book).expect_err("a refusal").to_string();
    assert!(faults.contains(sentence), "“{faults}” does not say “{sentence}”");
}

/// A package of parts, of which some programs might make a workbook.
fn package(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(content).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A valid workbook of one sheet, `表`, with its parts as the test wants them.
fn rebuilt(change: impl Fn(&str, String) -> String) -> Vec<u8> {
    let book = one("表", vec![vec![text("甲"), text("乙")], vec![Cell::Number(1.0), Cell::Rate(0.5)]]);
    let mut zip = ZipArchive::new(Cursor::new(write_xlsx(&book).unwrap())).unwrap();
    let parts: Vec<_> = (0..zip.len())
        .map(|at| {
            let mut part = zip.by_index(at).unwrap();
            let (name, mut content) = (part.name().unwrap().into_owned(), String::new());
            part.read_to_string(&mut content).unwrap();
            let content = change(&name, content);
            (name, content)
        })
        .collect();
    package(&parts.iter().map(|(name, content)| (name.as_str(), content.as_bytes())).collect::<Vec<_>>())
}

/// The same with other sheet data.
fn with_sheet_data(data: &str) -> Vec<u8> {
    rebuilt(|name, content| match (name, content.split_once("<sheetData>"), content.split_once("</sheetData>")) {
        ("xl/worksheets/sheet1.xml", Some((before, _)), Some((_, after))) => {
            format!("{before}<sheetData>{data}</sheetData>{after}")
        }
        _ => content,
    })
}

mod written_and_read {
    use super::*;

    const EXTREMES: &[f64] =
        &[0.0, -0.0, f64::MAX, f64::MIN, f64::MIN_POSITIVE, 5e-324, 0.1 + 0.2, 1e21, 2021.0, 9_007_199_254_740_993.0];

    /// What a program could take for something else than a text, or lose.
    const ODD: &[&str] = &[
        "=1+1",
        "+1",
        "@x",
        "'x",
        "=HYPERLINK(\"http://x\")",
        "_x0041_",
        "_x005F_x000D_",
        "a_x000",
        "\r\n",
        "\n",
        "\t",
        "\0",
        "\u{b}\u{1f}\u{7f}\u{85}",
        "\u{fffe}\u{ffff}",
        "𠮷𩸽",
        "<r>&</r>",
        "<r><t>_x0041_</t></r>",
        "]]>",
        "&#65;",
        "  空  ",
        "2021-06-30",
        "1e5",
        "TRUE",
        "#DIV/0!",
        "\u{feff}",
        "\u{202e}",
    ];

    fn number() -> impl Strategy<Value = f64> {
        prop_oneof![any::<f64>().prop_filter("finite", |number| number.is_finite()), prop::sample::select(EXTREMES)]
    }

    fn words() -> impl Strategy<Value = String> {
        let odd = || prop::sample::select(ODD);
        prop_oneof![
            any::<String>(),
            (odd(), ".{0,3}", odd()).prop_map(|(before, between, after)| format!("{before}{between}{after}"))
        ]
    }

    fn cell() -> impl Strategy<Value = Cell> {
        prop_oneof![
            Just(Cell::Empty),
            number().prop_map(Cell::Number),
            number().prop_map(Cell::Rate),
            words().prop_map(Cell::Text)
        ]
    }

    fn workbook() -> impl Strategy<Value = Workbook> {
        let rows = || prop::collection::vec(prop::collection::vec(cell(), 0..6), 0..6);
        let names = prop::collection::hash_set("[一-龥0-9&<>\"_x ().=+-]{1,12}", 1..4);
        names.prop_flat_map(move |names| {
            let sheets: Vec<_> =
                names.into_iter().map(|name| rows().prop_map(move |rows| Sheet::new(name.clone(), rows))).collect();
            sheets.prop_map(|sheets| Workbook { sheets })
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn any_workbook_comes_back(book in workbook()) {
            comes_back(book);
        }
    }

    #[test]
    fn a_text_is_never_a_formula_nor_a_number() {
        comes_back(one(
            "表",
            vec![["=1+1", "+1", "@SUM(A1)", "'甲", "007", "1e5", " ", "\n", "_x0041_", "<r>x</r>"].map(text).to_vec()],
        ));
    }

    #[test]
    fn gaps_stay_gaps() {
        comes_back(one("表", vec![vec![], vec![Cell::Empty, Cell::Empty, Cell::Number(1.0)], vec![], vec![text("末")], vec![]]));
    }

    #[test]
    fn the_same_workbook_gives_the_same_bytes() {
        let book = one("表", vec![vec![text("甲"), Cell::Number(1.5), Cell::Rate(0.01)]]);
        assert_eq!(write_xlsx(&book).unwrap(), write_xlsx(&book).unwrap());
    }

    #[test]
    fn the_head_is_bold_and_stands_still_and_rates_are_shown_in_percent() {
        let parts = std::cell::RefCell::new(String::new());
        rebuilt(|_, content| {
            parts.borrow_mut().push_str(&content);
            content
        });
        // 10 is the built-in format 0.00%.
        let expected = [r"<font><b/>", r#"<pane ySplit="1""#, r#"state="frozen""#, r#"numFmtId="10""#, "2000-01-01T00:00:00Z"];
        assert_eq!(expected.map(|piece| parts.borrow().contains(piece)), [true; 5]);
        assert!(parts.borrow().contains(r#"<c r="A2"><v>1</v></c>"#), "a number is shown as it is");
    }

    #[test]
    fn what_no_cell_holds_is_refused_with_its_place() {
        let long = "长".repeat(32_768);
        is_not_written(&one("观测", vec![vec![], vec![Cell::Empty, text(&long)]]), "观测!B2：文字有 32768 个字符");
        is_not_written(&one("观测", vec![vec![text(&"𠮷".repeat(16_384))]]), "最多容纳 32767 个");
        is_not_written(&one("观测", vec![vec![Cell::Number(f64::NAN)], vec![Cell::Rate(f64::INFINITY)]]), "观测!A1：数值为 NaN");
        comes_back(one("观测", vec![vec![text(&long[3..])]]));
    }

    #[test]
    fn what_is_no_name_of_a_sheet_is_refused() {
        for name in ["", "a/b", "[a]", "a:b", "'a", "a'", "\u{1}", "History", &"长".repeat(32)] {
            is_not_written(&one(name, vec![]), "第 1 个工作表");
        }
        let sheet = |name: &str| Sheet::new(name.to_owned(), vec![]);
        is_not_written(&Workbook { sheets: vec![sheet("Path"), sheet("path")] }, "重名");
        is_not_written(&Workbook::default(), "没有工作表");
        comes_back(one(&"长".repeat(31), vec![]));
    }

    #[test]
    fn more_columns_than_a_sheet_has_are_refused() {
        is_not_written(&one("表", vec![vec![Cell::Number(1.0); 16_385]]), "16 384 列");
    }
}

mod made_by_another_program {
    use super::*;

    fn book() -> Workbook {
        read_xlsx(OBSERVATIONS).unwrap()
    }

    #[test]
    fn a_table_of_observations_is_read() {
        let book = book();
        let sheet = book.sheet("观测").unwrap();
        assert_eq!(sheet.rows.len(), 39);
        let years = [2021.0, 2022.0, 2023.0, 2024.0].map(Cell::Number);
        assert_eq!(sheet.rows[0], [&[text("指标"), text("单位")], &years[..]].concat());
        let name = |row: usize| sheet.rows[row][0].clone();
        for (row, indicator) in crate::support::plan().indicators.iter().take(38).enumerate() {
            assert_eq!(name(row + 1), text(indicator.name.own()));
        }
        assert_eq!(sheet.rows[3][2..], [94.07, 94.45, 94.82, 95.2].map(Cell::Number));
        assert_eq!(sheet.rows[2], [text("孤儿和事实无人抚养儿童保障覆盖率"), text("％")]);
    }

    #[test]
    fn results_of_formulas_dates_and_the_rest_are_read_as_a_person_sees_them() {
        let book = book();
        let rows = &book.sheet("其他").unwrap().rows;
        assert_eq!(rows[0], [text("利州区情况（测试用，数字均为虚构）")]);
        assert_eq!(rows[2], [text("甲"), Cell::Number(1.0), text("有\n换行"), text("2023-06-30")]);
        assert_eq!(rows[3], [text("乙"), Cell::Number(5.0), text(" 空格 "), text("2023-06-30 08:30:00")]);
        assert_eq!(rows[4], [text("合计"), Cell::Number(6.0)]);
        assert_eq!(rows[5], [text("平均"), Cell::Number(1.5), text("是")]);
        assert_eq!(rows[6], [text("未计算"), text("=B5*2")]);
        assert_eq!(rows[7], [text("TRUE"), text("#DIV/0!"), Cell::Rate(0.937)]);
    }

    #[test]
    fn a_sign_in_a_text_of_the_format_is_no_percentage() {
        let shown_as = |code: &str| {
            let styles = format!(
                r#"<styleSheet><numFmts><numFmt numFmtId="200" formatCode="{code}"/></numFmts><cellXfs><xf/><xf numFmtId="200" applyNumberFormat="1"/></cellXfs></styleSheet>"#
            );
            let data = r#"<worksheet><sheetData><row r="1"><c r="A1" s="1"><v>0.5</v></c></row></sheetData></worksheet>"#;
            let bytes = rebuilt(|name, content| match name {
                "xl/styles.xml" => styles.clone(),
                "xl/worksheets/sheet1.xml" => data.to_owned(),
                _ => content,
            });
            read_xlsx(&bytes).unwrap().sheets[0].rows[0][0].clone()
        };
        assert_eq!(["0.0%", "0.0\\ %;-0%"].map(shown_as), [Cell::Rate(0.5), Cell::Rate(0.5)]);
        assert_eq!(["0.0&quot;%&quot;", "0\\%", "0.00"].map(shown_as), [Cell::Number(0.5), Cell::Number(0.5), Cell::Number(0.5)]);
    }

    #[test]
    fn what_was_read_is_written_and_read_alike() {
        let mut book = book();
        // What is merged or hidden is not written.
        book.sheets.iter_mut().for_each(|sheet| sheet.remarks = tuiyan::exchange::Remarks::default());
        comes_back(book);
    }
}

mod not_a_workbook {
    use super::*;

    #[test]
    fn another_kind_of_file_is_named_with_what_to_do() {
        is_refused(b"", "文件是空的");
        is_refused(
            "指标,2021\n".as_bytes(),
            "不是 .xlsx 工作簿，也不是 .docx 文档；请用办公软件打开它，“另存为”.xlsx 或 .docx 后再试",
        );
        is_refused(b"<html><table></table></html>", "不是 .xlsx 工作簿");
        is_refused(b"PK\x03\x04 and no more", "不完整或已损坏");
        is_refused(&package(&[("mimetype", b"application/vnd.oasis.opendocument.spreadsheet")]), "缺少其中必要的部分");
        is_refused(&package(&[]), "缺少其中必要的部分");
    }

    #[test]
    fn an_old_or_encrypted_workbook_says_which_it_is() {
        let compound = [&[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1][..], &[0; 1000]].concat();
        is_refused(&compound, "旧版 .xls");
        let name: Vec<_> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
        is_refused(&[&compound[..], &name].concat(), "设有打开密码");
    }

    #[test]
    fn a_workbook_without_a_part_is_refused() {
        for part in ["_rels/.rels", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/worksheets/sheet1.xml"] {
            let mut zip = ZipArchive::new(Cursor::new(rebuilt(|_, content| content))).unwrap();
            let names: Vec<_> = zip.file_names().map(|name| name.unwrap().into_owned()).filter(|name| name != part).collect();
            let parts: Vec<_> = names
                .into_iter()
                .map(|name| {
                    let mut content = Vec::new();
                    zip.by_name(&name).unwrap().read_to_end(&mut content).unwrap();
                    (name, content)
                })
                .collect();
            let left: Vec<_> = parts.iter().map(|(name, content)| (name.as_str(), content.as_slice())).collect();
            assert!(read_xlsx(&package(&left)).is_err(), "{part}");
        }
    }
}

mod too_large {
    use super::*;

    /// Zeros under a name for each megabyte.
    fn bomb(megabytes: usize) -> Vec<u8> {
        let one = package(&[("0", &vec![0; 1 << 20])]);
        let mut from = ZipArchive::new(Cursor::new(one)).unwrap();
        let mut to = ZipWriter::new(Cursor::new(Vec::new()));
        for at in 0..megabytes {
            to.raw_copy_file_rename(from.by_index_raw(0).unwrap(), format!("xl/media/{at}").as_str()).unwrap();
        }
        to.finish().unwrap().into_inner()
    }

    #[test]
    fn parts_that_unpack_to_a_gigabyte_together_are_given_up_early() {
        let bytes = bomb(1000);
        assert!(bytes.len() < 2 << 20);
        is_refused(&bytes, "解压后超过 64 MB");
    }

    #[test]
    fn a_part_that_unpacks_to_more_than_all_may_is_given_up_early() {
        is_refused(&package(&[("xl/worksheets/sheet1.xml", &vec![0; 80 << 20])]), "解压后超过 64 MB");
    }

    #[test]
    fn too_many_parts_are_refused() {
        let names: Vec<_> = (0..1001).map(|at| at.to_string()).collect();
        let parts: Vec<_> = names.iter().map(|name| (name.as_str(), &b""[..])).collect();
        is_refused(&package(&parts), "有 1001 个部分，上限是 1000 个");
    }

    #[test]
    fn a_large_file_is_not_looked_into() {
        is_refused(&vec![0; (16 << 20) + 1], "文件有 17 MB，上限是 16 MB");
    }

    #[test]
    fn cells_far_apart_take_no_room_before_they_are_refused() {
        is_refused(
            &with_sheet_data(r#"<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>"#),
            "表!XFD1048576：在第 10000 行、第 500 列之外",
        );
        let wide: Vec<_> = (1..=2000).map(|row| format!(r#"<row r="{row}"><c r="SF{row}"><v>1</v></c></row>"#)).collect();
        is_refused(&with_sheet_data(&wide.concat()), "单元格已超过 500000 个");
    }

    #[test]
    fn formats_of_empty_cells_far_away_do_no_harm() {
        let book =
            read_xlsx(&with_sheet_data(r#"<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"/></row>"#));
        assert_eq!(book.unwrap(), one("表", vec![vec![Cell::Number(1.0)]]));
    }

    #[test]
    fn one_long_text_used_many_times_is_given_up() {
        let cells: Vec<_> = (1..=9000).map(|row| format!(r#"<row r="{row}"><c r="A{row}" t="s"><v>0</v></c></row>"#)).collect();
        let cells = cells.concat();
        let bytes = rebuilt(|name, content| match name {
            "xl/sharedStrings.xml" => format!("<sst><si><t>{}</t></si></sst>", "x".repeat(10_000)),
            "xl/worksheets/sheet1.xml" => format!("<worksheet><sheetData>{cells}</sheetData></worksheet>"),
            _ => content,
        });
        is_refused(&bytes, "文字已超过 32 MB");
    }

    #[test]
    fn a_table_of_texts_that_announces_too_much_is_refused() {
        for announcement in ["uniqueCount=\"99999999999999999\"", "uniqueCount = '1000001'"] {
            let table = format!("<sst {announcement}><si><t>x</t></si></sst>");
            is_refused(
                &rebuilt(|name, content| if name == "xl/sharedStrings.xml" { table.clone() } else { content }),
                "文本表不合规范",
            );
        }
        let disguised = r#"<?xml version="1.0" encoding="iso-2022-jp"?><sst uniqueCount="1"/>"#.to_owned();
        is_refused(
            &rebuilt(|name, content| if name == "xl/sharedStrings.xml" { disguised.clone() } else { content }),
            "文本表不合规范",
        );
    }

    #[test]
    fn styles_that_multiply_are_refused() {
        let heavy = |quote: char| {
            let format = format!("<numFmt numFmtId={quote}200{quote} formatCode={quote}{}{quote}/>", "0".repeat(1_000_000));
            let formats = "<xf numFmtId=\"200\"/>".repeat(10_000);
            format!("<styleSheet><numFmts>{format}</numFmts><cellXfs>{formats}</cellXfs></styleSheet>")
        };
        for quote in ['"', '\''] {
            let bytes = rebuilt(|name, content| if name == "xl/styles.xml" { heavy(quote) } else { content });
            is_refused(&bytes, "单元格样式不合规范或过多");
        }
    }

    #[test]
    fn too_many_sheets_are_refused() {
        let sheets = |count: i32| (0..count).map(|at| Sheet::new(at.to_string(), vec![])).collect();
        comes_back(Workbook { sheets: sheets(64) });
        is_refused(&write_xlsx(&Workbook { sheets: sheets(65) }).unwrap(), "有 65 个工作表，上限是 64 个");
    }
}

mod damaged {
    use super::*;

    /// The parts of a valid file, unpacked so that damage reaches what is in them.
    fn stored() -> Vec<u8> {
        let mut from = ZipArchive::new(Cursor::new(OBSERVATIONS)).unwrap();
        let mut to = ZipWriter::new(Cursor::new(Vec::new()));
        for at in 0..from.len() {
            to.raw_copy_file(from.by_index_raw(at).unwrap()).unwrap();
        }
        to.finish().unwrap().into_inner()
    }

    #[test]
    fn a_file_cut_short_anywhere_is_refused() {
        for length in (0..OBSERVATIONS.len()).step_by(37) {
            assert!(read_xlsx(&OBSERVATIONS[..length]).is_err(), "{length}");
        }
    }

    #[test]
    fn numbers_of_cells_that_overflow_end_in_a_sentence_or_a_workbook() {
        for place in ["ZZZZZZZZZZ1", "A99999999999", "A0", "1", "A", "", "甲1", "a1"] {
            let _ = read_xlsx(&with_sheet_data(&format!(r#"<row r="{place}"><c r="{place}"><v>1</v></c></row>"#)));
            let _ = read_xlsx(&with_sheet_data(&format!(
                r#"<row><c><f t="shared" si="4294967295" ref="{place}:A1">1</f></c></row>"#
            )));
        }
    }

    #[test]
    fn values_of_every_kind_are_read_or_refused() {
        for kind in ["n", "s", "b", "e", "d", "str", "inlineStr", "x", ""] {
            for value in
                ["", "1", "-1", "1e999", "nan", "inf", "99999999999999999999", "x", "#N/A", "&bad;", "&#0;", "&#x110000;"]
            {
                if let Ok(book) =
                    read_xlsx(&with_sheet_data(&format!(r#"<row r="1"><c r="A1" t="{kind}"><v>{value}</v></c></row>"#)))
                {
                    comes_back(book);
                }
            }
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn bytes_changed_in_the_file_do_no_harm(changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..8)) {
            let mut bytes = stored();
            for (at, byte) in changes {
                let at = at.index(bytes.len());
                bytes[at] = byte;
            }
            let _ = read_xlsx(&bytes);
        }

        /// Past the checksums: the damage is in the parts before they are packed.
        #[test]
        fn bytes_changed_in_its_parts_do_no_harm(part in 0..12_usize, changes in prop::collection::vec((any::<prop::sample::Index>(), "[ -~]{0,3}"), 1..8)) {
            let count = std::cell::Cell::new(0);
            let bytes = rebuilt(|_, content| {
                count.set(count.get() + 1);
                if count.get() != part + 1 {
                    return content;
                }
                let mut content = content.into_bytes();
                for (at, piece) in &changes {
                    let at = at.index(content.len());
                    content.splice(at..(at + piece.len()).min(content.len()), piece.bytes());
                }
                String::from_utf8_lossy(&content).into_owned()
            });
            let _ = read_xlsx(&bytes);
        }

        #[test]
        fn any_bytes_do_no_harm(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            let _ = read_xlsx(&[b"PK\x03\x04", &bytes[..]].concat());
        }
    }
}
