//! Observations out of a block of cells: pasted from a spreadsheet, or a sheet of a file.
//!
//! Reading order: `names` (which indicator a text means), `heads` (which row names years, which column names indicators), `figure`
//! (one cell), and `table` (the way out: a sheet to fill in); `costs` reads
//! a column of unit costs. Where a block has no heads it goes where the person points.

mod costs;
mod figure;
mod heads;
mod names;
mod table;

pub use costs::read_costs;
pub use figure::read_figure;
pub use table::{observation_sheet, observed_text};

use std::collections::BTreeMap;

use super::delimited::{read_separated, typed};
use super::fault::{Fault, Faults};
use super::workbook::{Cell, Place, Sheet, Workbook};
use crate::language::Text;
use crate::plan::{Amount, Id, Plan, Year};
use crate::projection::Pin;
use crate::scenario::{Edit, Scenario};
use crate::{phrase, word};
use figure::is_figure;
use heads::{Heads, heads};
use names::{Named, Names};

/// The sheet that observations are looked for on first.
pub const OBSERVATIONS: Text = super::scenario_book::OBSERVATIONS;

/// The most rows and columns that are looked at; far more than any plan has indicators and years.
const MOST: (usize, usize) = (5000, 200);

/// What a block of cells observes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Block {
    /// The observations, in the order of the cells; of an average growth the rate as a fraction.
    pub pins: Vec<(Id, Year, Amount)>,
    /// The heads of columns that were not read, so that nobody believes they were.
    pub ignored: Vec<String>,
}

/// Where a block without heads of its own goes.
#[derive(Clone, Copy, Debug)]
pub struct Anchor<'a> {
    /// The indicators from the active cell downwards, as they are shown.
    pub rows: &'a [Id],
    /// The year of the active cell.
    pub year: Year,
}

impl Block {
    /// The one edit that enters everything. What was assumed for one of these years is replaced.
    pub fn edit(&self) -> Edit {
        Edit::All(self.pins.iter().map(|(id, year, value)| Edit::Pin(id.clone(), *year, Some(Pin::Observed(*value)))).collect())
    }
}

/// Reads what a spreadsheet puts on the clipboard, where tabs separate the cells; a list of numbers is one column, whatever commas
/// group their digits. Anything else is taken as a file's text.
///
/// # Errors
/// A quotation mark that is never closed, and more cells than any sheet has.
pub fn read_pasted(text: &str) -> Result<Sheet, Faults> {
    let is_column = || text.lines().all(|line| line.trim().is_empty() || typed(line).is_some_and(|cell| cell != Cell::Empty));
    let separator = (text.contains('\t') || is_column()).then_some(b'\t');
    Ok(read_separated(text, separator)?.sheets.into_iter().next().unwrap_or_default())
}

/// Reads a block. Heads are used where it has them: a row of years, a column of ids, names or row numbers of the plan's table.
/// What has none goes to `anchor`, downwards over its rows and rightwards over the years.
///
/// # Errors
/// Every cell that cannot be read, each with its place, what was found and what is allowed. Nothing of the block holds then.
pub fn read_block(sheet: &Sheet, plan: &Plan, scenario: &Scenario, anchor: Option<Anchor>) -> Result<Block, Faults> {
    let (rows, columns) = extent(sheet);
    if rows > MOST.0 || columns > MOST.1 {
        let problem = phrase!(
            "有 {rows} 行 {columns} 列，最多 {} 行 {} 列",
            "there are {rows} rows and {columns} columns; the limit is {} rows and {} columns",
            MOST.0,
            MOST.1
        );
        return Err(Fault::new(&*sheet.name, problem).into());
    }
    let names = Names::of(plan);
    let heads = heads(sheet, &names, (rows, columns), plan.period);
    let mut reader = Reader { sheet, plan, scenario, found: BTreeMap::new(), block: Block::default(), faults: Vec::new() };
    reader.faults.extend(heads.faults.iter().cloned());
    reader.block.ignored.clone_from(&heads.ignored);
    match reader.years(&heads, columns, anchor) {
        Err(fault) => reader.faults.push(fault),
        Ok(years) => reader.rows(&heads, &names, rows, &years, anchor),
    }
    if reader.faults.is_empty() { Ok(reader.block) } else { Err(Faults(reader.faults)) }
}

/// Reads a file's observations: its sheet of that name, or else its first one. It needs heads.
///
/// # Errors
/// As [`read_block`].
pub fn read_observations(book: &Workbook, plan: &Plan, scenario: &Scenario) -> Result<Block, Faults> {
    let sheet = book.sheets.iter().find(|sheet| OBSERVATIONS.is(sheet.name.trim())).or_else(|| book.sheets.first());
    let sheet = sheet.ok_or_else(|| Fault::new("", word!("文件里没有工作表", "the file has no sheet")))?;
    read_block(sheet, plan, scenario, None)
}

/// How many rows and columns have anything in them, counted from the top left.
fn extent(sheet: &Sheet) -> (usize, usize) {
    let width = |row: &Vec<Cell>| row.iter().rposition(|cell| !is_blank(cell)).map_or(0, |last| last + 1);
    let rows = sheet.rows.iter().rposition(|row| width(row) > 0).map_or(0, |last| last + 1);
    (rows, sheet.rows.iter().map(width).max().unwrap_or(0))
}

fn is_blank(cell: &Cell) -> bool {
    matches!(cell, Cell::Empty) || matches!(cell, Cell::Text(text) if text.trim().is_empty())
}

/// A cell, where the sheet has it.
fn cell(sheet: &Sheet, row: usize, column: usize) -> &Cell {
    sheet.rows.get(row).and_then(|row| row.get(column)).unwrap_or(&Cell::Empty)
}

/// What the sheet 观测 of a scenario's workbook says beside a rate, which it writes as the fraction that it is.
const FRACTIONS: Text = Text::new("当年增速，如 0.05", "growth rate of the year, such as 0.05");

fn says_fraction(cell: &Cell) -> bool {
    matches!(cell, Cell::Text(text) if FRACTIONS.both().iter().any(|words| text.starts_with(words)))
}

fn as_meant(cell: &Cell, is_fraction: bool) -> Cell {
    match cell {
        Cell::Number(number) if is_fraction => Cell::Rate(*number),
        cell => cell.clone(),
    }
}

fn place(sheet: &Sheet, row: usize, column: usize) -> String {
    Place { sheet: &sheet.name, row, column }.to_string()
}

/// What has been read so far.
struct Reader<'a> {
    sheet: &'a Sheet,
    plan: &'a Plan,
    scenario: &'a Scenario,
    /// Where each observation stands.
    found: BTreeMap<(Id, Year), String>,
    block: Block,
    faults: Vec<Fault>,
}

impl Reader<'_> {
    fn refuse(&mut self, row: usize, column: usize, problem: impl Into<String>) {
        self.faults.push(Fault::new(place(self.sheet, row, column), problem));
    }

    /// Which column is which year: as the heads say, or from the anchor's year on.
    fn years(&self, heads: &Heads, columns: usize, anchor: Option<Anchor>) -> Result<Vec<(usize, Year)>, Fault> {
        if let Some(years) = &heads.years {
            return Ok(years.clone());
        }
        let Some(anchor) = anchor else {
            let period = self.plan.period;
            let problem = phrase!(
                "没有找到表头，应有一行年份（{}年 至 {}年）和一列指标的编号、名称或序号",
                "no headings were found; there must be a row of years ({} to {}) and a column of indicator ids, names or row \
                 numbers",
                period.year(1),
                period.end()
            );
            return Err(Fault::new(&*self.sheet.name, problem));
        };
        let left: Vec<_> = self.plan.period.projected().filter(|year| *year >= anchor.year).collect();
        let first = heads.names.map_or(0, |column| column + 1);
        let wide = columns.saturating_sub(first);
        if wide > left.len() {
            let problem = phrase!(
                "有 {wide} 列数值，从 {}年 起只剩 {} 列；可以连同表头一起粘贴",
                "there are {wide} columns of figures, but from {} on there is room for only {}; you can paste them together \
                 with their headings",
                anchor.year,
                left.len()
            );
            return Err(Fault::new(place(self.sheet, heads.first, first + left.len()), problem));
        }
        Ok((first..columns).zip(left).collect())
    }

    fn rows(&mut self, heads: &Heads, names: &Names, rows: usize, years: &[(usize, Year)], anchor: Option<Anchor>) {
        match (heads.names, anchor) {
            (Some(column), _) => (heads.first..rows).for_each(|row| self.named(row, column, names, years)),
            (None, Some(anchor)) => self.anchored(heads.first, rows, years, anchor),
            (None, None) => {
                let problem = word!(
                    "没有找到写明指标的列，应有一列指标的编号、名称或序号",
                    "no column names the indicators; there must be one of their ids, names or row numbers"
                );
                self.faults.push(Fault::new(&*self.sheet.name, problem));
            }
        }
    }

    /// A row that names its indicator. One without a figure may say anything: a heading, a note.
    fn named(&mut self, row: usize, column: usize, names: &Names, years: &[(usize, Year)]) {
        if !years.iter().any(|(column, _)| is_figure(cell(self.sheet, row, *column))) {
            return;
        }
        match names.find(cell(self.sheet, row, column)) {
            Named::One(id) => self.figures(row, &id, years),
            Named::Not(problem) => self.refuse(row, column, problem),
        }
    }

    fn anchored(&mut self, first: usize, rows: usize, years: &[(usize, Year)], anchor: Anchor) {
        let high = rows.saturating_sub(first);
        if high > anchor.rows.len() {
            let problem = phrase!(
                "有 {high} 行数值，从所选单元格起只剩 {} 行；可以连同指标名称一起粘贴",
                "there are {high} rows of figures, but from the selected cell on there is room for only {}; you can paste them \
                 together with the names of the indicators",
                anchor.rows.len()
            );
            let column = years.first().map_or(0, |(column, _)| *column);
            return self.refuse(first + anchor.rows.len(), column, problem);
        }
        for (row, id) in (first..rows).zip(anchor.rows) {
            self.figures(row, id, years);
        }
    }

    fn figures(&mut self, row: usize, id: &Id, years: &[(usize, Year)]) {
        let Some(indicator) = self.plan.indicator(id) else { return };
        let is_fraction = self.sheet.rows.get(row).is_some_and(|cells| cells.iter().any(says_fraction));
        for (column, year) in years {
            match read_figure(self.plan, self.scenario, indicator, *year, &as_meant(cell(self.sheet, row, *column), is_fraction))
            {
                Ok(None) => {}
                Ok(Some(value)) => self.keep(row, *column, id, *year, value),
                Err(problem) => self.refuse(row, *column, problem),
            }
        }
    }

    fn keep(&mut self, row: usize, column: usize, id: &Id, year: Year, value: Amount) {
        if let Some(earlier) = self.found.get(&(id.clone(), year)) {
            let problem = phrase!(
                "“{}”{year}年在 {earlier} 已有数值，每个指标每年只能有一个",
                "“{}” already has a figure for {year} in {earlier}; each indicator may have only one per year",
                names::name(self.plan, id)
            );
            return self.refuse(row, column, problem);
        }
        self.found.insert((id.clone(), year), place(self.sheet, row, column));
        self.block.pins.push((id.clone(), year, value));
    }
}

#[cfg(test)]
mod tests;
