//! The table of indicators as a plan prints it, read into statements.
//!
//! Reading order: `page` splits a sheet into heads, rows and notes; `head` finds the meaning of the columns; `lexicon` and `token` split a
//! cell into words, `clause` reads one statement, `cell` all of them; `name` reads an indicator's name and `notes` the lines below the
//! table. `measure`, `start` and `goal` make the statement, `row` puts a row together, `than` finds the rows that others refer to, `plan`
//! holds the result, `ways` what else a row could mean, and `preview` how it is shown; `pasted` is a table that is looked at. Nothing is taken unseen: everything is shown
//! first, doubtful rows at the top.

mod cell;
mod clause;
mod doubt;
mod fold;
mod goal;
mod head;
mod lexicon;
mod measure;
mod name;
mod nature;
mod notes;
mod out;
mod page;
mod pasted;
mod plan;
mod preview;
mod row;
mod start;
mod than;
mod token;
mod units;
mod way;
mod ways;

pub(super) use page::is_note;

pub use doubt::RowDoubt;
pub use out::{PrintedOut, printed_out};
pub use pasted::PastedTable;
pub use plan::{NotRead, PlanOut, PrintedIndicator, PrintedPlan, PrintedRow};

pub use preview::{PrintedLine, PrintedReading, PrintedTable, ReadingWay, printed_table, to_fill_in, typed_years, untitled};

use super::fault::{Fault, Faults};
use super::workbook::{Place, Sheet, Unseen, Workbook};
use crate::plan::{Id, Year};
use crate::{phrase, word};
use notes::Notes;
use page::{Line, Page, page};
use row::{Draft, ReadRow, Table, row};

/// Reads the first table of indicators of a plan. Base and target year come from its heads unless they are given.
///
/// # Errors
/// If there is no table with a column of names and one of goals.
pub fn read(book: &Workbook, base: Option<Year>, end: Option<Year>) -> Result<PrintedPlan, Faults> {
    read_table(book, 0, base, end)
}

/// Reads the table at that place among all tables of indicators; [`PrintedPlan::tables`] has their names.
///
/// # Errors
/// If there is no such table.
pub fn read_table(book: &Workbook, at: usize, base: Option<Year>, end: Option<Year>) -> Result<PrintedPlan, Faults> {
    let visible = book.sheets.iter().filter(|sheet| !sheet.remarks.is_hidden && !sheet.rows.is_empty());
    let mut found: Vec<(String, Page)> = Vec::new();
    let mut others = 0;
    for (number, sheet) in visible.enumerate() {
        if found.last_mut().is_some_and(|(_, page)| page.goes_on_with(sheet)) {
            continue;
        }
        match page(sheet, base, end) {
            Some(page) => found.push((called(sheet, number, &page), page)),
            None => others += 1,
        }
    }
    let tables: Vec<String> = found.iter().map(|(name, _)| name.clone()).collect();
    if at >= found.len() {
        return Err(Fault::new("", missing(found.len())).into());
    }
    let (_, page) = found.swap_remove(at);
    let mut plan = PrintedPlan { tables, table: at, ..taken(&page) };
    plan.leave_tables(others);
    Ok(plan)
}

/// The name of a table among several.
fn called(sheet: &Sheet, number: usize, page: &Page) -> String {
    let own = if sheet.name.is_empty() { page.title.as_deref().unwrap_or_default() } else { &sheet.name };
    if own.is_empty() { phrase!("第{}张表", "table {}", number + 1) } else { own.to_owned() }
}

fn missing(found: usize) -> String {
    if found > 0 {
        return phrase!("只有 {found} 张指标表", "the number of indicator tables is {found}");
    }
    word!(
        "没有找到指标表：应有一行表头，其中有“指标”和目标年份（如“2030年目标”）",
        "no table of indicators was found: it needs a row of headings with “Indicator” and the target year (such as “Target 2030”)"
    )
    .to_owned()
}

fn taken(page: &Page) -> PrintedPlan {
    let notes = Notes::of(&page.notes);
    let (period, is_period_guessed) = page.columns.period(page.title.as_deref());
    let table = Table { columns: &page.columns, notes: &notes, period, unit: page.unit.as_deref() };
    let names = page.lines.iter().filter_map(|line| page.columns.name(&line.cells)).collect::<Vec<_>>();
    let is_numbered = name::are_numbered(names.iter().map(String::as_str));
    let mut taking = Taking { table: &table, is_numbered, rows: Vec::new(), left_out: Vec::new(), whole: None };
    for line in &page.lines {
        taking.line(line);
    }
    let Taking { mut rows, mut left_out, .. } = taking;
    than::resolve(&mut rows);
    left_out.extend(unread(page));
    PrintedPlan {
        title: page.title.clone(),
        period,
        is_period_guessed,
        rows,
        left_out,
        notes: remarks(page),
        tables: Vec::new(),
        table: 0,
    }
}

struct Taking<'a> {
    table: &'a Table<'a>,
    /// Whether the names carry numbers.
    is_numbered: bool,
    rows: Vec<PrintedRow>,
    left_out: Vec<NotRead>,
    /// The indicator that a 其中 row is part of.
    whole: Option<Id>,
}

impl Taking<'_> {
    fn line(&mut self, line: &Line) {
        let Some(name) = self.table.columns.name(&line.cells) else {
            let why = word!("这一行没有指标名称", "the row has no name").to_owned();
            return self.left_out.push(NotRead { at: Place { sheet: "", row: line.row, column: 0 }.to_string(), why });
        };
        let name = if self.is_numbered { name::uncounted(&name) } else { name };
        let ReadRow { drafts, doubts, notes } = row(self.table, line, &name);
        let number = self.rows.len() + 1;
        let is_part = name::is_part(&name);
        let whole = if is_part && line.parent.is_none() { self.whole.clone() } else { None };
        let many = drafts.len() > 1;
        let ids: Vec<Id> = (0..drafts.len()).map(|at| id(number, many.then_some(at))).collect();
        let first = ids.first().cloned();
        let indicators = drafts.into_iter().zip(ids).map(|(draft, id)| {
            let part_of = if draft.is_part { first.clone() } else { whole.clone() };
            self.indicator(line, draft, id, part_of)
        });
        let indicators: Vec<_> = indicators.collect();
        if !is_part {
            self.whole = first;
        }
        self.rows.push(PrintedRow { row: line.index, cells: line.cells.clone(), indicators, doubts, notes });
    }

    fn indicator(&self, line: &Line, draft: Draft, id: Id, part_of: Option<Id>) -> PrintedIndicator {
        let columns = self.table.columns;
        let printed = columns.figures().filter_map(|(at, _)| line.cells.get(at).map(|text| text.trim().replace('\n', " ")));
        let printed: Vec<String> = printed.map(|text| if text.is_empty() { "-".to_owned() } else { text }).collect();
        let name = match &line.parent {
            Some(parent) => format!("{}（{}）", name::Name::of(parent).own, draft.name),
            None => draft.name,
        };
        PrintedIndicator {
            id,
            name,
            unit: draft.unit,
            nature: draft.nature,
            domain: line.domain.clone(),
            lead: columns.text(&line.cells, |role| *role == head::Role::Lead),
            decimals: draft.decimals,
            bounds: draft.bounds,
            per_head: draft.per_head,
            part_of,
            place: phrase!("第{}行", "row {}", line.index + 1),
            printed: printed.join(" → "),
            statement: draft.statement,
            others: draft.others,
        }
    }
}

/// `t-07`, or `t-07b` for the second of several.
fn id(number: usize, at: Option<usize>) -> Id {
    let letter = at.and_then(|at| (b'a'..=b'z').nth(at)).map(char::from).map(String::from).unwrap_or_default();
    Id::new(&format!("t-{number:02}{letter}")).unwrap_or_else(|_| Id::numbered("t-", number))
}

/// Columns and lines that are not read.
fn unread(page: &Page) -> Vec<NotRead> {
    let columns = page.columns.unread().map(|(column, head)| NotRead {
        at: Place { sheet: "", row: 0, column }.to_string().trim_end_matches(char::is_numeric).to_owned(),
        why: phrase!("“{head}”一列没有读", "the column “{head}” was not read"),
    });
    let lines = page.left.iter().map(|(row, text)| NotRead {
        at: Place { sheet: "", row: *row, column: 0 }.to_string(),
        why: phrase!("“{text}”在表外，没有读", "“{text}” stands outside the table and was not read"),
    });
    let unseen = page.unseen.iter().map(|Unseen { row, column, why }| {
        let place = Place { sheet: "", row: row.unwrap_or(0), column: column.unwrap_or(0) }.to_string();
        let at = if column.is_some() { place.trim_end_matches(char::is_numeric).to_owned() } else { place };
        NotRead { at, why: why.clone() }
    });
    columns.chain(lines).chain(unseen).collect()
}

/// The notes, and whether it is a table of results.
fn remarks(page: &Page) -> Vec<String> {
    let results = page
        .columns
        .is_of_results
        .then(|| word!("这像是完成情况表，不是目标表", "this looks like a table of results, not of targets").to_owned());
    results.into_iter().chain(page.notes.iter().cloned()).collect()
}
