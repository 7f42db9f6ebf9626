//! From cells to the sheets of a file.
//!
//! Texts are written as texts, so that no program takes one for a formula. The same workbook always gives the same bytes: the file has a
//! fixed date.

use rust_xlsxwriter::{DataValidation, DocProperties, ExcelDateTime, Format, FormatAlign, Worksheet, XlsxError};

use crate::exchange::fault::{Fault, Faults};
use crate::exchange::workbook::{Cell, Place, Sheet, Workbook};
use crate::{phrase, word};

/// The most characters of a cell, as spreadsheet programs count them (UTF-16 units).
const LONGEST_TEXT: usize = 32_767;
/// The most characters of a sheet's name, counted in the same way.
const LONGEST_NAME: usize = 31;
/// The narrowest and the widest column, in digits.
const NARROWEST: u8 = 8;
const WIDEST: u8 = 48;
/// The least number of rows that offer words: a blank table has few.
const OFFERED: u32 = 1000;
/// The fewest columns for which a filter is useful.
const FEWEST: usize = 3;

/// Writes an XLSX workbook. The first row of each sheet is its head: bold, and fixed while the rest scrolls.
///
/// # Errors
/// Everything that a workbook cannot hold, each with its place: a sheet name or a text that is too long, a number that is not finite.
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
    let long = Styles::of(&Format::new().set_text_wrap().set_align(FormatAlign::Top));
    for sheet in &workbook.sheets {
        let page = file.add_worksheet();
        page.set_name(&sheet.name)?;
        for (row, cells) in (0..).zip(&sheet.rows) {
            (0..).zip(cells).try_for_each(|(column, cell)| {
                let styles = match row {
                    0 => &head,
                    _ if room(cell) > usize::from(WIDEST) => &long,
                    _ => &body,
                };
                write_cell(page, row, column, cell, styles)
            })?;
        }
        for (row, column, decimals) in &sheet.decimals {
            let Some(Cell::Number(number)) = sheet.rows.get(*row).and_then(|row| row.get(*column)) else { continue };
            let shown = Format::new().set_num_format(number_format(*decimals));
            let (Ok(row), Ok(column)) = (u32::try_from(*row), u16::try_from(*column)) else { continue };
            page.write_number_with_format(row, column, *number, &shown)?;
        }
        for (column, words) in &sheet.choices {
            offer(page, sheet.rows.len(), *column, words)?;
        }
        if sheet.rows.len() > 1 {
            page.set_freeze_panes(1, 0)?;
        }
        if let Some((last_row, last_column)) = filtered(sheet) {
            page.autofilter(0, 0, last_row, last_column)?;
        }
        (0..).zip(widths(sheet)).try_for_each(|(column, width)| page.set_column_width(column, width).map(drop))?;
    }
    file.save_to_buffer()
}

/// Offers words in the cells of a column below its head. Others may be typed all the same: the readers of the file know more spellings. A
/// list too long for the format is left out; the guide says what may stand there.
fn offer(page: &mut Worksheet, rows: usize, column: usize, words: &[String]) -> Result<(), XlsxError> {
    let has_comma = words.iter().any(|word| word.contains(','));
    let (Ok(list), Ok(column)) = (DataValidation::new().allow_list_strings(words), u16::try_from(column)) else { return Ok(()) };
    if !has_comma {
        let until = u32::try_from(rows).unwrap_or(OFFERED).max(OFFERED);
        page.add_data_validation(1, column, until, column, &list.show_error_message(false))?;
    }
    Ok(())
}

/// How the cells of a row look.
struct Styles {
    text: Format,
    rate: Format,
}

impl Styles {
    fn of(plain: &Format) -> Self {
        // This number means 0.00% in every program.
        Self { text: plain.clone(), rate: plain.clone().set_num_format_index(10) }
    }
}

fn write_cell(page: &mut Worksheet, row: u32, column: u16, cell: &Cell, styles: &Styles) -> Result<(), XlsxError> {
    match cell {
        Cell::Empty => return Ok(()),
        Cell::Number(number) => page.write_number_with_format(row, column, *number, &styles.text)?,
        Cell::Rate(rate) => page.write_number_with_format(row, column, *rate, &styles.rate)?,
        Cell::Text(text) if text.is_empty() => return Ok(()),
        // The library would take the first for markup of its own, and does not see every text that looks like an escape. As a run of rich text
        // both stand literally, once the escapes are escaped.
        Cell::Text(text) if text.starts_with("<r>") || text.contains("_x") => {
            let literal = text.replace("_x", "_x005F_x");
            page.write_rich_string_with_format(row, column, &[(&Format::default(), literal.as_str())], &styles.text)?
        }
        Cell::Text(text) => page.write_string_with_format(row, column, text, &styles.text)?,
    };
    Ok(())
}

/// The number format for that many decimals.
fn number_format(decimals: u8) -> String {
    if decimals == 0 { "0".to_owned() } else { format!("0.{}", "0".repeat(usize::from(decimals))) }
}

/// The last row and column of a table that can be filtered by its heads: one in which every column has a head.
fn filtered(sheet: &Sheet) -> Option<(u32, u16)> {
    let (head, body) = sheet.rows.split_first()?;
    let columns = body.iter().map(Vec::len).max()?;
    let is_headed = head.len() >= columns.max(FEWEST) && head.iter().all(|cell| matches!(cell, Cell::Text(_)));
    let last = (u32::try_from(body.len()).ok()?, u16::try_from(head.len().checked_sub(1)?).ok()?);
    is_headed.then_some(last)
}

/// The width of each column: that of its widest cell, within limits. A head has room for its filter button.
fn widths(sheet: &Sheet) -> Vec<u8> {
    let columns = sheet.rows.iter().map(Vec::len).max().unwrap_or(0);
    let button = if filtered(sheet).is_some() { 3 } else { 0 };
    let mut widths = vec![usize::from(NARROWEST); columns];
    for (at, row) in sheet.rows.iter().enumerate() {
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = (*width).max(room(cell) + if at == 0 { button } else { 0 });
        }
    }
    widths.into_iter().map(|width| u8::try_from(width).unwrap_or(WIDEST).min(WIDEST)).collect()
}

/// The width of a cell, in digits; a Chinese character counts as two.
fn room(cell: &Cell) -> usize {
    let line = |line: &str| line.chars().map(|letter| if letter.is_ascii() { 1 } else { 2 }).sum::<usize>();
    match cell {
        Cell::Text(text) => text.lines().map(line).max().unwrap_or(0) + 2,
        // Spreadsheet programs show eleven characters of a number without a format.
        Cell::Number(number) => number.to_string().len().clamp(usize::from(NARROWEST), 11) + 2,
        Cell::Empty | Cell::Rate(_) => usize::from(NARROWEST) + 2,
    }
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
