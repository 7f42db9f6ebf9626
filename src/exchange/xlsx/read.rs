//! From the sheets of a file to cells.
//!
//! Cells are read one by one, never as the rectangle they span: two cells in opposite corners of a sheet span more than any memory holds.

use std::collections::BTreeMap;
use std::io::Cursor;

use calamine::{DataRef, DataType, ExcelDateTime, Reader, SheetType, SheetVisible, Style, Xlsx, XlsxError, XlsxFormulaMetadata};

use super::format::{Shown, shown};
use super::seen::{self, Seen};
use super::{SAVE_AS, limits};
use crate::exchange::delimited::shortest;
use crate::exchange::fault::{Fault, Faults};
use crate::exchange::workbook::{Cell, FARTHEST, Place, Remarks, Sheet, Workbook};
use crate::scenario::moved;
use crate::{phrase, word};

/// The most sheets.
const SHEETS: usize = 64;
/// The last row and the last column that may hold something.
const ROWS: usize = FARTHEST.0;
const COLUMNS: usize = FARTHEST.1;
/// The most cells of all sheets, counting the empty ones before the last of each row.
const CELLS: usize = 500_000;
/// The most cells that are visited, including empty ones.
const VISITS: usize = 2_000_000;
/// The most bytes of all texts.
const TEXT: usize = 32 << 20;

type File<'a> = Xlsx<Cursor<&'a [u8]>>;

/// Reads an XLSX workbook completely.
///
/// # Errors
/// As [`seen_xlsx`], and if a cell is too far out to be read.
pub fn read_xlsx(bytes: &[u8]) -> Result<Workbook, Faults> {
    seen_xlsx(bytes)?.whole()
}

/// Reads an XLSX workbook as a person sees it: values only, with the stored results of formulas. Trailing empty cells and rows are left
/// out. A number shown in ％ is a [`Cell::Rate`]. Dates become texts (`2023-06-30`), truth values `TRUE` and `FALSE`. Errors and formulas
/// without a result become the texts that the person sees (`#DIV/0!`, `=SUM(B2:B9)`), so that a fault can name their place. Cells beyond
/// row 10 000 or column 500 are noted in [`Remarks::far`] and not read.
///
/// # Errors
/// A sentence, if the file is no XLSX workbook, is damaged or protected by a password, or is unreasonably large.
pub fn seen_xlsx(bytes: &[u8]) -> Result<Workbook, Faults> {
    limits::check(bytes)?;
    let mut file = File::new(Cursor::new(bytes)).map_err(|error| unreadable("", &error))?;
    let names: Vec<_> = file.sheets_metadata().iter().filter(|sheet| sheet.typ == SheetType::WorkSheet).collect();
    let names: Vec<_> = names.into_iter().map(|sheet| (sheet.name.clone(), sheet.visible != SheetVisible::Visible)).collect();
    match names.len() {
        0 => return Err(Fault::new("", phrase!("没有工作表；{SAVE_AS}", "there is no sheet; {SAVE_AS}")).into()),
        1..=SHEETS => {}
        many => {
            return Err(Fault::new(
                "",
                phrase!(
                    "有 {many} 个工作表，上限是 {SHEETS} 个；请只保留需要的工作表",
                    "there are {many} sheets and the limit is {SHEETS}; keep only those you need"
                ),
            )
            .into());
        }
    }
    let mut taken = Taken::default();
    let mut seen = seen::seen(bytes);
    let mut sheet = |(name, is_hidden): (String, bool)| {
        let seen = seen.remove(&name).unwrap_or_default();
        let mut sheet = read_sheet(&mut file, name, seen, &mut taken)?;
        sheet.remarks.is_hidden = is_hidden;
        Ok(sheet)
    };
    let sheets = names.into_iter().map(&mut sheet).collect::<Result<_, Faults>>()?;
    Ok(Workbook { sheets })
}

fn read_sheet(file: &mut File, name: String, seen: Seen, taken: &mut Taken) -> Result<Sheet, Fault> {
    let formats = formats(file, &name, taken)?;
    let Seen { mut remarks, texts } = seen;
    let mut rows = Vec::new();
    let mut cells = file.worksheet_cells_reader(&name).map_err(|error| unreadable(&name, &error))?;
    while let Some(found) = cells.next_cell_with_formula_metadata().map_err(|error| unreadable(&name, &error))? {
        let [row, column] = [found.pos.0, found.pos.1].map(|at| usize::try_from(at).unwrap_or(usize::MAX));
        taken.visit(&name)?;
        let format = formats.get(&found.pos).map_or("", String::as_str);
        let cell = match (texts.get(&(row, column)), cell(&found.value, found.formula.as_ref())) {
            (Some(text), _) => Cell::text(text.trim()),
            (None, cell) => as_shown(cell, &found.value, format, (row, column), &mut remarks),
        };
        if row >= ROWS || column >= COLUMNS {
            if !is_blank(&cell) {
                remarks.far.get_or_insert((row, column));
            }
        } else if cell != Cell::Empty {
            let place = Place { sheet: &name, row, column };
            taken.take(&cell, place)?;
            put(&mut rows, cell, place, taken)?;
        }
    }
    Ok(Sheet { name, rows, remarks, ..Sheet::default() })
}

/// White space far out does not count.
fn is_blank(cell: &Cell) -> bool {
    match cell {
        Cell::Empty => true,
        Cell::Text(text) => text.trim().is_empty(),
        Cell::Number(_) | Cell::Rate(_) => false,
    }
}

/// A number as its format shows it, except for rounding.
fn as_shown(cell: Cell, value: &DataRef, format: &str, at: (usize, usize), remarks: &mut Remarks) -> Cell {
    let number = match (&cell, value) {
        (Cell::Number(number), _) => *number,
        (_, DataRef::DateTime(moment)) => moment.as_f64(),
        _ => return cell,
    };
    match (shown(format, number), value) {
        (Shown::Percent, _) => Cell::Rate(number),
        (Shown::Moved(places), _) if matches!(cell, Cell::Number(_)) => {
            remarks.scaled.push((at.0, at.1, number));
            Cell::Number(moved(number, places))
        }
        (Shown::Worded { before, after, is_unsigned, places }, _) if matches!(cell, Cell::Number(_)) => {
            // A number shown without its sign, or as another one, needs a look before it is taken.
            if is_unsigned || places < 0 {
                remarks.scaled.push((at.0, at.1, number));
            }
            let number = if places == 0 { number } else { moved(number, places) };
            let number = if is_unsigned { number.abs() } else { number };
            Cell::Text(format!("{before}{}{after}", shortest(number)))
        }
        (Shown::Instead(words), _) if matches!(cell, Cell::Number(_)) => Cell::text(words),
        (Shown::Unknown, _) if matches!(cell, Cell::Number(_)) => {
            remarks.scaled.push((at.0, at.1, number));
            cell
        }
        (Shown::Year { is_worded }, DataRef::DateTime(moment)) => {
            let year = moment.to_ymd_hms_milli().0;
            Cell::Text(if is_worded { format!("{year}年") } else { year.to_string() })
        }
        _ => cell,
    }
}

/// The formats of cells that change how their numbers read.
fn formats(file: &mut File, name: &str, taken: &mut Taken) -> Result<BTreeMap<(u32, u32), String>, Fault> {
    let mut cells = file.worksheet_cells_reader(name).map_err(|error| unreadable(name, &error))?;
    let code = |style: &Style| style.number_format.as_ref().map(|format| format.format_code.clone());
    let matters = |format: &String| [1.0, -1.0, 0.0].into_iter().any(|number| shown(format, number) != Shown::Plain);
    let styles: Vec<Option<String>> = cells.styles().iter().map(|style| code(style).filter(matters)).collect();
    let mut found = BTreeMap::new();
    if styles.iter().all(Option::is_none) {
        return Ok(found);
    }
    while let Some((row, column, style)) = cells.next_style_id().map_err(|error| unreadable(name, &error))? {
        taken.visit(name)?;
        if let Some(Some(format)) = styles.get(style) {
            found.insert((row, column), format.clone());
        }
    }
    Ok(found)
}

/// Puts a cell in its place; cells before it in its row are empty until they come.
fn put(rows: &mut Vec<Vec<Cell>>, cell: Cell, place: Place, taken: &mut Taken) -> Result<(), Fault> {
    let Place { row, column, .. } = place;
    if rows.len() <= row {
        rows.resize_with(row + 1, Vec::new);
    }
    let row = &mut rows[row];
    if row.len() <= column {
        taken.room(column + 1 - row.len(), place)?;
        row.resize(column + 1, Cell::Empty);
    }
    row[column] = cell;
    Ok(())
}

fn cell(value: &DataRef, formula: Option<&XlsxFormulaMetadata>) -> Cell {
    match value {
        DataRef::Empty => formula.map_or(Cell::Empty, uncomputed),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => Cell::text(text),
        DataRef::SharedString(text) => Cell::text(*text),
        DataRef::Bool(truth) => Cell::text(if *truth { "TRUE" } else { "FALSE" }),
        DataRef::Error(error) => Cell::text(error.to_string()),
        DataRef::DateTime(moment) if moment.is_datetime() => date(moment),
        DataRef::DateTime(_) | DataRef::Int(_) | DataRef::Float(_) => number(value.as_f64()),
    }
}

fn number(number: Option<f64>) -> Cell {
    match number {
        Some(number) if number.is_finite() => Cell::Number(number),
        other => Cell::text(other.map_or_else(String::new, |number| number.to_string())),
    }
}

/// A formula without a stored result, because no spreadsheet program has computed it.
fn uncomputed(formula: &XlsxFormulaMetadata) -> Cell {
    match formula {
        XlsxFormulaMetadata::Normal { formula } | XlsxFormulaMetadata::Shared { formula, .. } => {
            Cell::text(format!("={formula}"))
        }
        _ => Cell::text("=…"),
    }
}

/// A point in time as the text of its date, and of its time unless it is midnight. Beyond the calendar it stays a number.
fn date(moment: &ExcelDateTime) -> Cell {
    // The days from the beginning of the calendar to the end of the year 9999.
    if !(1.0..2_958_466.0).contains(&moment.as_f64()) {
        return number(Some(moment.as_f64()));
    }
    let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
    let date = format!("{year:04}-{month:02}-{day:02}");
    let is_midnight = (hour, minute, second) == (0, 0, 0);
    Cell::Text(if is_midnight { date } else { format!("{date} {hour:02}:{minute:02}:{second:02}") })
}

/// How much of a file has been read.
#[derive(Default)]
struct Taken {
    visits: usize,
    cells: usize,
    text: usize,
}

impl Taken {
    fn visit(&mut self, sheet: &str) -> Result<(), Fault> {
        self.visits += 1;
        let problem = || {
            phrase!(
                "读到这个工作表时，单元格（含空的）已超过 {VISITS} 个；请只保留需要的工作表，清除空白行列的格式后再试",
                "at this sheet there are already more than {VISITS} cells (empty ones included); keep only the sheets you need, \
                 clear the formats of empty rows and columns, and try again"
            )
        };
        if self.visits > VISITS { Err(Fault::new(sheet, problem())) } else { Ok(()) }
    }

    fn take(&mut self, cell: &Cell, place: Place) -> Result<(), Fault> {
        self.text += if let Cell::Text(text) = cell { text.len() } else { 0 };
        let problem = || {
            phrase!(
                "读到这里时，文字已超过 {} MB；请只保留需要的工作表后再试",
                "at this point there are already more than {} MB of text; keep only the sheets you need and try again",
                TEXT >> 20
            )
        };
        if self.text > TEXT { Err(Fault::new(place.to_string(), problem())) } else { Ok(()) }
    }

    fn room(&mut self, more: usize, place: Place) -> Result<(), Fault> {
        self.cells += more;
        let problem = || {
            phrase!(
                "读到这里时，单元格已超过 {CELLS} 个；请只保留需要的工作表后再试",
                "at this point there are already more than {CELLS} cells; keep only the sheets you need and try again"
            )
        };
        if self.cells > CELLS { Err(Fault::new(place.to_string(), problem())) } else { Ok(()) }
    }
}

fn unreadable(sheet: &str, error: &XlsxError) -> Fault {
    let problem = match error {
        XlsxError::Password => word!(
            "工作簿设有打开密码，无法读取；请在表格软件中取消密码并保存后再试",
            "the workbook is protected by a password and cannot be read; remove it in a spreadsheet program, save, and try again"
        )
        .to_owned(),
        XlsxError::FileNotFound(_) | XlsxError::RelationshipNotFound | XlsxError::WorksheetNotFound(_) => {
            phrase!(
                "不是 .xlsx 工作簿，或缺少其中必要的部分；{SAVE_AS}",
                "it is not an .xlsx workbook, or lacks a necessary part of one; {SAVE_AS}"
            )
        }
        _ => phrase!("内容已损坏或不合 .xlsx 的规范；{SAVE_AS}", "it is damaged or not valid .xlsx; {SAVE_AS}"),
    };
    Fault::new(sheet, problem)
}
