//! `tuiyan plan read`: a table of indicators as a plan prints it.

use std::fmt::Write;
use std::path::{Path, PathBuf};

use clap::Args;
use tuiyan::exchange::printed::{PrintedPlan, PrintedRow, printed_out, read_table};
use tuiyan::exchange::table::read_text;
use tuiyan::exchange::{ScenarioForm, Workbook, decode_text, plan_to_workbook, read_plan, seen_office};
use tuiyan::plan::Year;
use tuiyan::{phrase, word};

use super::{Format, Tables};
use crate::help::{ARGUMENTS, FILE, FORMAT, OPTIONS, OUTPUT_HELP};
use crate::input::{Input, written};
use crate::table::Table;
use crate::usage::{whole, year};
use crate::{Answer, Refused};

/// Reads a printed table.
#[derive(Args)]
pub(super) struct Read {
    #[arg(help = word!("基期年；不给出时取自表头，表头也没有时为目标年减 5", "The base year; if left out, as in the headings, or else five years before the target year"))]
    #[arg(long, value_name = word!("年份", "YEAR"), value_parser = year, help_heading = OPTIONS.get())]
    base: Option<Year>,
    #[arg(help = word!("目标年；不给出时取自表头", "The target year; if left out, as in the headings"))]
    #[arg(long, value_name = word!("年份", "YEAR"), value_parser = year, help_heading = OPTIONS.get())]
    end: Option<Year>,
    #[arg(help = word!("输出格式：table（供阅读，默认）、json（规划文件、各行和略去的内容）、xlsx 或 csv（可以修改后读回的规划表格）", "What to print: table (to be read, the default), json (a plan file, the rows, and what is left out), xlsx or csv (the plan's tables, which can be edited and read again)"))]
    #[arg(long, value_name = FORMAT.get(), value_enum, default_value_t, hide_possible_values = true, hide_default_value = true)]
    #[arg(help_heading = OPTIONS.get())]
    format: Format,
    #[arg(help = word!("读第几张指标表，默认第 1 张；文件里有几张时用", "Which of several tables of indicators in the file to read, counted from 1 (the default)"))]
    #[arg(long, value_name = word!("序号", "NUMBER"), default_value_t = 1, value_parser = whole(1, u16::MAX), hide_default_value = true, help_heading = OPTIONS.get())]
    table: u16,
    #[arg(help = OUTPUT_HELP.get())]
    #[arg(long, short, value_name = FILE.get(), help_heading = OPTIONS.get())]
    output: Option<PathBuf>,
    #[arg(help = word!("规划里印出的指标表（DOCX、XLSX、CSV、TSV 或文本）；- 为标准输入", "A table of indicators as a plan prints it (DOCX, XLSX, CSV, TSV or text); - is standard input"))]
    #[arg(value_name = FILE.get(), help_heading = ARGUMENTS.get())]
    file: PathBuf,
}

impl Read {
    pub(super) fn run(&self) -> Result<Answer, Refused> {
        if let (Some(base), Some(end)) = (self.base, self.end)
            && base >= end
        {
            return Err(Refused::usage(phrase!(
                "--base 为 {base}，应早于 --end 的 {end}",
                "--base is {base}; it must be before --end, {end}"
            )));
        }
        let input = Input::read(&self.file)?;
        let plan = self.plan(&input)?;
        let name = Path::new(&input.name).file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        let out = match self.format {
            Format::Table => table(&plan).into_bytes(),
            Format::Json => (serde_json::to_string_pretty(&printed_out(&plan, &name)).unwrap_or_default() + "\n").into_bytes(),
            Format::Xlsx => Tables::Xlsx.of(&tables(&plan, &name)?)?,
            Format::Csv => Tables::Csv.of(&tables(&plan, &name)?)?,
        };
        let asked = plan.is_period_guessed.then(|| {
            let (base, end) = (plan.period.base(), plan.period.end());
            phrase!(
                "表头没有写全年份，按 {base} 至 {end} 年读；可用 --base 和 --end 说明",
                "the headings do not say both years; read as {base} to {end}, which --base and --end can change"
            )
        });
        Ok(written(out, self.output.as_deref())?.minding(asked.into_iter().collect()))
    }

    /// The table that is asked for, over the years that are asked for.
    fn plan(&self, input: &Input) -> Result<PrintedPlan, Refused> {
        let book = book(input)?;
        let table = |at| read_table(&book, at, self.base, self.end).map_err(|faults| input.refused(&faults));
        let (at, first) = (usize::from(self.table) - 1, table(0)?);
        let count = first.tables.len();
        if at >= count {
            let given = self.table;
            return Err(Refused::usage(phrase!(
                "--table 为 {given}，文件里有 {count} 张指标表",
                "--table is {given}; the tables of indicators in the file number {count}"
            )));
        }
        let plan = if at == 0 { first } else { table(at)? };
        match self.base.filter(|base| *base != plan.period.base()) {
            None => Ok(plan),
            Some(base) => Err(Refused::usage(phrase!(
                "--base 为 {base}，应比目标年早 1 至 50 年；目标年可用 --end 说明",
                "--base is {base}; it must be 1 to 50 years before the target year, which --end can state"
            ))),
        }
    }
}

fn book(input: &Input) -> Result<Workbook, Refused> {
    if ScenarioForm::of(input.bytes()) == ScenarioForm::Office {
        return seen_office(input.bytes()).map_err(|faults| input.refused(&faults));
    }
    let text = decode_text(input.bytes()).map_err(|fault| input.refused(&fault.into()))?;
    read_text(&text).map_err(|faults| input.refused(&faults))
}

/// The plan's own tables.
fn tables(plan: &PrintedPlan, name: &str) -> Result<Workbook, Refused> {
    let file = serde_json::to_string(&plan.plan_file(name)).unwrap_or_default();
    let plan = read_plan(&file)?;
    Ok(plan_to_workbook(&plan))
}

/// Each row as printed beside what it was read as, those that want an eye first.
fn table(plan: &PrintedPlan) -> String {
    let (base, end) = (plan.period.base(), plan.period.end());
    let mut text = phrase!("{base}—{end}年，{} 行\n", "{base}–{end}, {} rows\n", plan.rows.len());
    let (sure, doubtful): (Vec<_>, Vec<_>) = plan.rows.iter().partition(|row| row.is_sure());
    for (title, rows) in [(word!("要看一看", "To check"), doubtful), (word!("读明白了", "Understood"), sure)] {
        if !rows.is_empty() {
            // Writing to a string cannot fail.
            let _ = write!(text, "\n{title}\n{}", of_rows(plan, &rows));
        }
    }
    if !plan.left_out.is_empty() {
        let _ = writeln!(text, "\n{}", word!("没有读入", "Left out"));
        for left in &plan.left_out {
            let _ = writeln!(text, "{}  {}", left.at, left.why);
        }
    }
    text
}

fn of_rows(plan: &PrintedPlan, rows: &[&PrintedRow]) -> Table {
    let head = [
        word!("编号", "id"),
        word!("指标", "indicator"),
        word!("单位", "unit"),
        word!("原样", "as printed"),
        word!("读作", "read as"),
        word!("说明", "remarks"),
    ];
    let mut table = Table::new(&head, &[]);
    let name = |id: &tuiyan::plan::Id| plan.indicators().find(|it| it.id == *id).map(|it| it.name.clone());
    for row in rows {
        for (at, indicator) in row.indicators.iter().enumerate() {
            let remarks = if at == 0 { row.remarks().join(word!("；", "; ")) } else { String::new() };
            table.row(vec![
                indicator.id.to_string(),
                indicator.name.clone(),
                indicator.unit.clone(),
                indicator.printed.clone(),
                tuiyan::view::statement::in_words(&indicator.statement, &indicator.unit, plan.period, &name),
                remarks,
            ]);
        }
    }
    table
}
