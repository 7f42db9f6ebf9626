//! 年度任务分解表 as a workbook, a sheet for each scenario: numbers as numbers, shown with the decimals that the plan prints.

use super::workbook::{Cell, Sheet, Workbook};
use crate::plan::{Plan, Year};
use crate::scenario::Scenario;
use crate::view::number::decimals;
use crate::view::words::Tone;
use crate::view::{TaskLine, Tasks, YearTask, tasks};
use crate::{phrase, word};

/// Breaks a plan down by year, once for each of these scenarios.
///
/// ```
/// use tuiyan::{exchange, scenario::Scenario};
/// let plan = exchange::builtin_plan()?;
/// let book = exchange::tasks_to_workbook(&plan, &[&Scenario::holding(&plan)]);
/// assert_eq!(book.sheets[0].rows[0][1], exchange::Cell::Text("指标".to_owned()));
/// # Ok::<(), exchange::Faults>(())
/// ```
pub fn tasks_to_workbook(plan: &Plan, scenarios: &[&Scenario]) -> Workbook {
    let name = |at: usize, scenario: &Scenario| match scenarios {
        [_] => word!("年度任务分解表", "Annual targets").to_owned(),
        _ => tab(at, &scenario.name),
    };
    let sheets = scenarios.iter().enumerate().map(|(at, one)| sheet(name(at, one), &tasks(plan, one, "")));
    Workbook { sheets: sheets.collect() }
}

/// The name of a scenario's tab: numbered, so that no two are alike, and without characters that spreadsheets refuse.
fn tab(at: usize, name: &str) -> String {
    const LONGEST: usize = 24;
    let plain = name.chars().filter(|letter| !letter.is_control() && !"[]:*?/\\'".contains(*letter));
    format!("{} {}", at + 1, plain.take(LONGEST).collect::<String>()).trim_end().to_owned()
}

/// A kind of column.
enum Column {
    /// A property of the row.
    Of(&'static str, fn(&TaskLine) -> &str),
    /// The base year's figure.
    Start,
    /// The target of a year.
    Target(usize),
    /// The amount that a year has to add to a total.
    Amount(usize),
    /// The observed figure.
    Done(usize),
    /// Whether it meets the target.
    Result(usize),
    /// Which targets are the person's own, or why there are none.
    Note,
}

fn sheet(name: String, tasks: &Tasks) -> Sheet {
    let columns = columns(tasks);
    let heads = columns.iter().map(|column| Cell::Text(column.head(tasks))).collect();
    let rows = tasks.lines.iter().map(|line| columns.iter().map(|column| column.cell(tasks, line)).collect());
    let mut sheet = Sheet::new(name, std::iter::once(heads).chain::<Vec<_>>(rows.collect()).collect());
    for (at, line) in tasks.lines.iter().enumerate() {
        for (column, cell) in sheet.rows[at + 1].iter().enumerate() {
            if let Cell::Number(number) = cell {
                let shown = decimals(*number, line.decimals.get().into());
                sheet.decimals.push((at + 1, column, u8::try_from(shown).unwrap_or_default()));
            }
        }
    }
    sheet
}

fn columns(tasks: &Tasks) -> Vec<Column> {
    let any = |at: usize, is: fn(&YearTask) -> bool| tasks.lines.iter().any(|line| line.years.get(at).is_some_and(is));
    let mut columns = vec![
        Column::Of(word!("序号", "No."), |line| &line.serial),
        Column::Of(word!("指标", "Indicator"), |line| &line.name),
        Column::Of(word!("单位", "Unit"), |line| &line.unit),
        Column::Of(word!("属性", "Nature"), |line| line.nature),
    ];
    if tasks.has_leads {
        columns.push(Column::Of(word!("牵头单位", "Lead department"), |line| &line.lead));
    }
    columns.push(Column::Start);
    for at in 0..tasks.years.len() {
        columns.push(Column::Target(at));
        if any(at, |task| task.figures.amount.is_some()) {
            columns.push(Column::Amount(at));
        }
        if any(at, |task| !task.done.is_empty()) {
            columns.push(Column::Done(at));
            columns.push(Column::Result(at));
        }
    }
    columns.push(Column::Of(word!("目标", "Target"), |line| &line.target));
    columns.push(Column::Note);
    columns
}

impl Column {
    fn head(&self, tasks: &Tasks) -> String {
        let year = |at: &usize| tasks.years[*at];
        match self {
            Self::Of(head, _) => (*head).to_owned(),
            Self::Start => phrase!("基期 {}", "Baseline {}", tasks.base),
            Self::Target(at) => phrase!("{}年目标", "{} target", year(at)),
            Self::Amount(at) => phrase!("{}年当年任务量", "{} amount of the year", year(at)),
            Self::Done(at) => phrase!("{}年完成", "{} done", year(at)),
            Self::Result(at) => phrase!("{}年判断", "{} result", year(at)),
            Self::Note => word!("说明", "Note").to_owned(),
        }
    }

    fn cell(&self, tasks: &Tasks, line: &TaskLine) -> Cell {
        match self {
            Self::Of(_, text) => text_or_number(text(line)),
            Self::Start => text_or_number(&line.start),
            Self::Target(at) => figure(line.years[*at].figures.target, &line.years[*at].target),
            Self::Amount(at) => figure(line.years[*at].figures.amount, &line.years[*at].amount),
            Self::Done(at) => figure(line.years[*at].figures.done, &line.years[*at].done),
            Self::Result(at) => Cell::text(line.years[*at].tone.map_or("", Tone::word)),
            Self::Note => Cell::text(note(&tasks.years, line)),
        }
    }
}

/// A number if the whole text is one: a serial, a plain base figure.
fn text_or_number(text: &str) -> Cell {
    text.parse().ok().filter(|number: &f64| number.is_finite()).map_or_else(|| Cell::text(text), Cell::Number)
}

fn figure(number: Option<f64>, otherwise: &str) -> Cell {
    number.map_or_else(|| Cell::text(otherwise), Cell::Number)
}

/// Which targets are the person's own, or why there are none.
fn note(years: &[Year], line: &TaskLine) -> String {
    let own = years.iter().zip(&line.years).filter(|(_, task)| task.is_own).map(|(year, _)| year.to_string());
    let own: Vec<_> = own.collect();
    if own.is_empty() {
        return line.open.clone().unwrap_or_default();
    }
    let own = own.join(word!("、", ", "));
    phrase!("{own} 年的目标由本情景分解", "the targets of {own} are the breakdown of this scenario")
}
