//! `tuiyan merge`: several people's scenarios together, what is disagreed on most first.

use std::path::{Path, PathBuf};

use clap::Args;
use serde_json::{Value, json};
use tuiyan::exchange::{Cell, Sheet, Workbook, write_delimited};
use tuiyan::plan::Plan;
use tuiyan::projection::{Reason, Standing, Verdict};
use tuiyan::scenario::{IndicatorSpread, MedianRange, Opinion, Scenario, as_known, most_apart_first, spread};
use tuiyan::view::{MergedOrder, merged};

use super::help::{ARGUMENTS, FILE, FORMAT, FORMAT_HELP, OPTIONS, PLAN_HELP};
use super::input::{Input, plan_or_builtin};
use super::link::{Read, short};
use super::table::{Align, Table};
use super::{Answer, Format, Refused};
use tuiyan::{phrase, word};

#[derive(Args)]
#[command(about = word!("汇总几个人的情景：各项指标有多少分歧", "Merge several people's scenarios: how far they disagree on each indicator"))]
pub(super) struct Merge {
    #[arg(help = PLAN_HELP.get())]
    #[arg(long, value_name = FILE.get(), help_heading = OPTIONS.get())]
    plan: Option<PathBuf>,
    #[arg(help = FORMAT_HELP.get())]
    #[arg(long, value_name = FORMAT.get(), value_enum, default_value_t, hide_possible_values = true, hide_default_value = true)]
    #[arg(help_heading = OPTIONS.get())]
    format: Format,
    #[arg(help = word!("约束性指标排在前面；不给出时分歧大的排在前面", "Put binding indicators first; if left out, those with the greatest disagreement"))]
    #[arg(long, help_heading = OPTIONS.get())]
    binding_first: bool,
    #[arg(help = word!("情景文件（JSON、CSV 或 XLSX）或链接，可混合给出；- 为标准输入", "Scenario files (JSON, CSV or XLSX) or links, mixed as you like; - is standard input"))]
    #[arg(value_name = word!("情景或链接", "SCENARIO-OR-LINK"), required = true, help_heading = ARGUMENTS.get())]
    scenarios: Vec<String>,
}

impl Merge {
    pub(super) fn run(&self) -> Result<Answer, Refused> {
        let plan = plan_or_builtin(self.plan.as_deref())?;
        let mut read = Read::default();
        for given in &self.scenarios {
            take(&mut read, given, &plan);
        }
        if !read.refused.is_empty() {
            return Err(Refused::Files(read.refused));
        }
        let order = if self.binding_first { MergedOrder::BindingFirst } else { MergedOrder::MostApart };
        let answer = match self.format {
            Format::Table => Answer::text(table(&plan, &read.scenarios, order)),
            Format::Json => Answer::text(as_json(&plan, &read.scenarios)),
            Format::Csv => Answer { out: as_csv(&plan, &read.scenarios), ..Answer::default() },
        };
        Ok(Answer { warnings: read.warnings, ..answer })
    }
}

/// A link, or else a file.
fn take(read: &mut Read, given: &str, plan: &Plan) {
    if given.starts_with("s=")
        || given.starts_with("lang=")
        || !Path::new(given).exists() && (given.contains('#') || given.contains("://"))
    {
        return read.named(given, &short(given), plan);
    }
    match Input::read(Path::new(given)).and_then(|input| input.scenarios(plan)) {
        Ok(scenarios) => read.scenarios.extend(scenarios.iter().map(as_known)),
        Err(fault) => read.refused.extend(fault.lines()),
    }
}

fn table(plan: &Plan, scenarios: &[Scenario], order: MergedOrder) -> String {
    let merged = merged(plan, scenarios, order);
    let head = [
        word!("编号", "id"),
        word!("指标", "indicator"),
        word!("属性", "nature"),
        word!("目标", "target"),
        word!("最低", "lowest"),
        word!("中位", "median"),
        word!("最高", "highest"),
        word!("分歧", "disagreement"),
        word!("改动", "changed by"),
        word!("判断", "verdict"),
        word!("假设", "assumption"),
    ];
    let right = [3, 4, 5, 6, 7].map(|column| (column, Align::Right));
    let mut table = Table::new(&head, &right);
    for row in merged.rows {
        let name = phrase!("{}（{}）", "{} ({})", row.name, row.unit);
        let split = if row.is_split { word!("（有分歧）", " (disagreement)") } else { "" };
        table.row(vec![
            row.id.to_string(),
            name,
            row.nature.to_owned(),
            row.target,
            row.least,
            row.median,
            row.greatest,
            row.disagreement,
            row.touched,
            row.tally + split,
            row.assumed,
        ]);
    }
    let boards = merged
        .scenarios
        .iter()
        .map(|(name, board)| phrase!("{}：{}\n", "{}: {}\n", name.replace(char::is_control, " "), board.sentence));
    format!("{}{}\n\n{table}", boards.collect::<String>(), merged.finding)
}

fn sorted<'a>(plan: &'a Plan, scenarios: &[Scenario]) -> Vec<IndicatorSpread<'a>> {
    let mut spreads = spread(plan, scenarios);
    most_apart_first(&mut spreads);
    spreads
}

fn as_json(plan: &Plan, scenarios: &[Scenario]) -> String {
    let range = |range: MedianRange| json!({"least": range.least, "median": range.median, "greatest": range.greatest, "count": range.count});
    let opinion = |(scenario, opinion): (&Scenario, &Opinion)| json!({"scenario": scenario.name, "result": result(opinion), "reason": reason(opinion), "outcome": opinion.outcome(), "touched": opinion.is_touched});
    let one = |spread: &IndicatorSpread| {
        json!({
            "id": spread.indicator.id,
            "nature": spread.indicator.nature,
            "touched": spread.touched(),
            "split": spread.is_split(),
            "tally": spread.tally,
            "outcome": spread.outcomes.map(range),
            "disagreement": spread.disagreement,
            "parameter": spread.parameter.map(|(parameter, values)| json!({"parameter": parameter, "value": range(values)})),
            "scenarios": scenarios.iter().zip(&spread.opinions).map(opinion).collect::<Vec<_>>(),
        })
    };
    let names: Vec<_> = scenarios.iter().map(|scenario| scenario.name.as_str()).collect();
    let all: Value = sorted(plan, scenarios).iter().map(one).collect();
    let merged = json!({"plan": plan.id, "scenarios": names, "indicators": all});
    serde_json::to_string_pretty(&merged).unwrap_or_default() + "\n"
}

const COLUMNS: [&str; 14] = [
    "id",
    "name",
    "nature",
    "unit",
    "touched",
    "met",
    "missed",
    "unjudged",
    "split",
    "least",
    "median",
    "greatest",
    "numbers",
    "disagreement",
];

/// One row for each indicator, the outcomes of the scenarios at its end.
fn as_csv(plan: &Plan, scenarios: &[Scenario]) -> Vec<u8> {
    let names = scenarios.iter().map(|scenario| Cell::text(&scenario.name));
    let mut rows = vec![COLUMNS.into_iter().map(Cell::text).chain(names).collect()];
    rows.extend(sorted(plan, scenarios).iter().map(row));
    write_delimited(&Workbook { sheets: vec![Sheet::new(String::new(), rows)] })
}

fn row(spread: &IndicatorSpread) -> Vec<Cell> {
    let indicator = spread.indicator;
    let number = |number: Option<f64>| number.map_or(Cell::Empty, Cell::Number);
    #[allow(clippy::cast_precision_loss, reason = "nobody merges so many scenarios")]
    let count = |count: usize| Cell::Number(count as f64);
    let tally = spread.tally;
    let outcome = |end: fn(MedianRange) -> f64| number(spread.outcomes.map(end));
    let cells = [
        Cell::text(indicator.id.as_str()),
        Cell::text(indicator.name.get()),
        Cell::text(tuiyan::view::words::nature(indicator.nature)),
        Cell::text(indicator.unit.get()),
        count(spread.touched()),
        count(tally.met),
        count(tally.missed),
        count(tally.unjudged),
        Cell::text(if spread.is_split() { "yes" } else { "no" }),
        outcome(|range| range.least),
        outcome(|range| range.median),
        outcome(|range| range.greatest),
        count(spread.outcomes.map_or(0, |range| range.count)),
        number(spread.disagreement),
    ];
    cells.into_iter().chain(spread.opinions.iter().map(|opinion| number(opinion.outcome()))).collect()
}

const fn result(opinion: &Opinion) -> &'static str {
    match opinion.standing() {
        Standing::Met => "met",
        Standing::Missed => "missed",
        Standing::Unjudged => "unjudged",
        Standing::Watched => "watched",
    }
}

fn reason(opinion: &Opinion) -> Option<&'static str> {
    match opinion.judgement.verdict {
        Verdict::Unjudged(reason) => Some(Reason::code(reason)),
        Verdict::Met { .. } | Verdict::Missed { .. } => None,
    }
}
