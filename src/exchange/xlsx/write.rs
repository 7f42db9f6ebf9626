//! From cells to the sheets of a file.
//!
//! Texts are written as texts, so that no program takes one for a formula. The same workbook always gives the same bytes: the
//! file bears a fixed date.

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Worksheet, XlsxError};

use crate::exchange::fault::{Fault, Faults};
use crate::exchange::workbook::{Cell, Place, Sheet, Workbook};
use crate::{phrase, word};

/// The most characters that a cell holds, in the counting of spreadsheet programs (UTF-16 units).
const LONGEST_TEXT: usize = 32_767;
/// The most characters of a sheet's name, counted likewise.
const LONGEST_NAME: usize = 31;
/// The narrowest and the widest column, in digits.
const NARROWEST: u8 = 8;
const WIDEST: u8 = 48;

/// Writes an XLSX workbook. The first row of each sheet is its head: bold, and standing still while the rest is scrolled.
///
/// # Errors
/// What no workbook can hold, each with its place: a name of a sheet or a text that is too long, a number that is not finite.
pub fn write_xlsx(workbook: &Workbook) -> Result<Vec<u8>, Faults> {
    let faults = complaints(workbook);
    if faults.is_empty() { build(workbook).map_err(|error| impossible(&error).into()) } else { Err(Faults(faults)) }
}

fn build(workbook: &Workbook) -> Result<Vec<u8>, XlsxError> {
    let mut file = rust_xlsxwriter::Workbook::new();
    let stamp = ExcelDateTime::from_ymd(2000, 1, 1)?;
    file.set_properties(&DocProperties::new().set_creation_datetime(&stamp));
    let head = Styles::of(&Format::new().set_bold());
    let body = Styles::of(&Format::new());
    for sheet in &workbook.sheets {
        let page = file.add_worksheet();
        page.set_name(&sheet.name)?;
        for (row, cells) in (0..).zip(&sheet.rows) {
            let styles = if row == 0 { &head } else { &body };
            (0..).zip(cells).try_for_each(|(column, cell)| write_cell(page, row, column, cell, styles))?;
        }
        if sheet.rows.len() > 1 {
            page.set_freeze_panes(1, 0)?;
        }
        (0..).zip(widths(sheet)).try_for_each(|(column, width)| page.set_column_width(column, width).map(drop))?;
    }
    file.save_to_buffer()
}

/// How the cells of a row look.
struct Styles {
    text: Format,
    rate: Format,
}

impl Styles {
    fn of(plain: &Format) -> Self {
        // The number stands for 0.00% in every program.
        Self { text: plain.clone(), rate: plain.clone().set_num_format_index(10) }
    }
}

fn write_cell(page: &mut Worksheet, row: u32, column: u16, cell: &Cell, styles: &Styles) -> Result<(), XlsxError> {
    match cell {
        Cell::Empty => return Ok(()),
        Cell::Number(number) => page.write_number_with_format(row, column, *number, &styles.text)?,
        Cell::Rate(rate) => page.write_number_with_format(row, column, *rate, &styles.rate)?,
        Cell::Text(text) if text.is_empty() => return Ok(()),
        // The library would take the first for markup of its own, and does not see every text that looks like an escape. As a run
        // of rich text both stand literally, once the escapes are escaped.
        Cell::Text(text) if text.starts_with("<r>") || text.contains("_x") => {
            let literal = text.replace("_x", "_x005F_x");
            page.write_rich_string_with_format(row, column, &[(&Format::default(), literal.as_str())], &styles.text)?
        }
        Cell::Text(text) => page.write_string_with_format(row, column, text, &styles.text)?,
    };
    Ok(())
}

/// The width of each column: as wide as its widest cell, within reason.
fn widths(sheet: &Sheet) -> Vec<u8> {
    let columns = sheet.rows.iter().map(Vec::len).max().unwrap_or(0);
    let mut widths = vec![NARROWEST; columns];
    for row in &sheet.rows {
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = (*width).max(self::width(cell));
        }
    }
    widths
}

/// The room a cell takes, in digits; a Chinese character takes that of two.
fn width(cell: &Cell) -> u8 {
    let Cell::Text(text) = cell else { return NARROWEST + 2 };
    let line = |line: &str| line.chars().map(|letter| if letter.is_ascii() { 1 } else { 2 }).sum::<usize>();
    let widest = text.lines().map(line).max().unwrap_or(0);
    u8::try_from(widest + 2).unwrap_or(WIDEST).min(WIDEST)
}

fn complaints(workbook: &Workbook) -> Vec<Fault> {
    let mut faults = Vec::new();
    if workbook.sheets.is_empty() {
        faults.push(Fault::new("", word!("没有工作表，至少要有一个", "there is no sheet; there must be at least one")));
    }
    for (at, sheet) in workbook.sheets.iter().enumerate() {
        let name_is_taken = workbook.sheets[..at].iter().any(|before| before.name.to_lowercase() == sheet.name.to_lowercase());
        let problem = if name_is_taken {
            Some(word!("与前面的工作表重名（不分大小写）", "an earlier sheet has the same name (ignoring case)").to_owned())
        } else {
            name_complaint(&sheet.name)
        };
        faults.extend(
            problem.map(|problem| Fault::new(phrase!("第 {} 个工作表“{}”", "sheet {} “{}”", at + 1, sheet.name), problem)),
        );
        for (row, cells) in sheet.rows.iter().enumerate() {
            for (column, cell) in cells.iter().enumerate() {
                let place = Place { sheet: &sheet.name, row, column };
                faults.extend(cell_complaint(cell).map(|problem| Fault::new(place.to_string(), problem)));
            }
        }
    }
    faults
}

fn name_complaint(name: &str) -> Option<String> {
    let length = name.encode_utf16().count();
    let is_forbidden = |letter: char| letter.is_control() || "*?:[]\\/\u{fffe}\u{ffff}".contains(letter);
    if length == 0 || length > LONGEST_NAME {
        Some(phrase!(
            "名称有 {length} 个字符，应为 1 至 {LONGEST_NAME} 个",
            "the name has {length} characters; it must have 1 to {LONGEST_NAME}"
        ))
    } else if name.contains(is_forbidden) || name.starts_with('\'') || name.ends_with('\'') {
        Some(
            word!(
                "名称不能含有 * ? : [ ] \\ / 和控制字符，不能以单引号开头或结尾",
                "the name may not have * ? : [ ] \\ / or control characters, nor begin or end in an apostrophe"
            )
            .to_owned(),
        )
    } else if name.eq_ignore_ascii_case("history") {
        Some(
            word!(
                "名称 History 由表格软件保留，请换一个",
                "the name History is reserved by spreadsheet programs; choose another"
            )
            .to_owned(),
        )
    } else {
        None
    }
}

fn cell_complaint(cell: &Cell) -> Option<String> {
    match cell {
        Cell::Number(number) | Cell::Rate(number) if !number.is_finite() => {
            Some(phrase!("数值为 {number}，应为有限的数", "the number is {number}; it must be finite"))
        }
        Cell::Text(text) => {
            let length = text.encode_utf16().count();
            (length > LONGEST_TEXT).then(|| {
                phrase!(
                    "文字有 {length} 个字符，单元格最多容纳 {LONGEST_TEXT} 个",
                    "the text has {length} characters; a cell holds at most {LONGEST_TEXT}"
                )
            })
        }
        _ => None,
    }
}

/// What the checks above leave: more rows or columns than a sheet has.
fn impossible(error: &XlsxError) -> Fault {
    let problem = match error {
        XlsxError::RowColumnLimitError => word!(
            "行或列超出工作表的范围（1 048 576 行、16 384 列）",
            "there are more rows or columns than a sheet has (1 048 576 rows, 16 384 columns)"
        )
        .to_owned(),
        other => phrase!("无法写成 .xlsx（{other}）", "it cannot be written as .xlsx ({other})"),
    };
    Fault::new("", problem)
}
