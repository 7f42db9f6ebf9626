//! `tuiyan plan`: what a plan states.

mod compare;
mod read;

use std::fmt::Write;
use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};
use tuiyan::exchange::{Workbook, plan_to_workbook, roll_forward, write_delimited, write_plan, write_xlsx};
use tuiyan::plan::{Group, Id, Indicator, Plan, Relation, RelationKind};
use tuiyan::view::{self, words};

use crate::help::{ARGUMENTS, FILE, FORMAT, OPTIONS, OUTPUT_HELP, PLAN_HELP, SCENARIO};
use crate::input::{grounded, plan_or_builtin, written};
use crate::table::{Align, Table};
use crate::usage::whole;
use crate::{Answer, Refused};
use tuiyan::{phrase, word};

#[derive(Args)]
#[command(about = word!("列出规划中的指标，或写成可以填写的表格", "List the indicators of a plan, or write it as tables to fill in"))]
#[command(args_conflicts_with_subcommands = true)]
pub(super) struct Show {
    #[arg(help = PLAN_HELP.get())]
    #[arg(long, value_name = FILE.get(), help_heading = OPTIONS.get())]
    plan: Option<PathBuf>,
    #[arg(help = word!("输出格式：table（供阅读，默认）、json（本身就是可读入的规划文件）、xlsx 或 csv（填好后可以读回的表格，也是新规划的模板）", "What to print: table (to be read, the default), json (itself a plan file that can be read), xlsx or csv (tables that can be read again, and the template of a new plan)"))]
    #[arg(long, value_name = FORMAT.get(), value_enum, default_value_t, hide_possible_values = true, hide_default_value = true)]
    #[arg(help_heading = OPTIONS.get())]
    format: Format,
    #[arg(help = OUTPUT_HELP.get())]
    #[arg(long, short, value_name = FILE.get(), help_heading = OPTIONS.get())]
    output: Option<PathBuf>,
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Subcommand)]
enum Command {
    #[command(about = word!("由情景的结果推算下一个规划期的规划草案，目标留空待填", "Draft the next period's plan from the outcomes of a scenario, its targets left to be filled in"))]
    #[command(help_template = crate::layout(), override_usage = word!("tuiyan plan roll [选项] [情景]", "tuiyan plan roll [OPTIONS] [SCENARIO]"))]
    Roll(Roll),
    #[command(about = word!("读规划里印出的指标表，成为一份规划", "Read a table of indicators as a plan prints it, into a plan"))]
    #[command(help_template = crate::layout(), override_usage = word!("tuiyan plan read [选项] <文件>", "tuiyan plan read [OPTIONS] <FILE>"))]
    Read(read::Read),
    #[command(about = word!("与上级规划（市、省、国家）或本规划的另一版逐项对照：目标相差多少，情景达到哪一个", "Compare with a higher-level plan (city, province, nation) or with another edition, pair by pair: how far the targets lie apart, and which of them the scenario meets"))]
    #[command(help_template = crate::layout(), override_usage = word!("tuiyan plan compare [选项] <上级规划> [情景]", "tuiyan plan compare [OPTIONS] <UPPER> [SCENARIO]"))]
    Compare(compare::Compare),
    #[command(about = word!("生成一份有任意多项指标的规划，供测试和练习；内容全是编造的", "Make up a plan of any number of indicators, for tests and practice"))]
    #[command(help_template = crate::layout(), override_usage = word!("tuiyan plan sample [选项]", "tuiyan plan sample [OPTIONS]"), hide = true)]
    Sample(crate::sample::Sample),
}

/// Drafts the next period's plan.
#[derive(Args)]
struct Roll {
    #[arg(help = PLAN_HELP.get())]
    #[arg(long, value_name = FILE.get(), help_heading = OPTIONS.get())]
    plan: Option<PathBuf>,
    #[arg(help = word!("下一个规划期有多少年；不给出时与这一个相同", "How many years the next period has; if left out, as many as this one"))]
    #[arg(long, value_name = word!("年数", "YEARS"), value_parser = whole(1, 50_usize), allow_negative_numbers = true, help_heading = OPTIONS.get())]
    years: Option<usize>,
    #[arg(help = word!("输出格式：xlsx（默认）或 csv", "What to write: xlsx (the default) or csv"))]
    #[arg(long, value_name = FORMAT.get(), value_enum, default_value_t, hide_possible_values = true, hide_default_value = true)]
    #[arg(help_heading = OPTIONS.get())]
    format: Tables,
    #[arg(help = OUTPUT_HELP.get())]
    #[arg(long, short, value_name = FILE.get(), help_heading = OPTIONS.get())]
    output: Option<PathBuf>,
    #[arg(help = word!("情景文件（JSON、CSV 或 XLSX），其中只能有一个情景；不给出时各项指标维持不变", "A scenario file (JSON, CSV or XLSX) with a single scenario; if left out, every indicator is kept as it is"))]
    #[arg(value_name = SCENARIO.get(), help_heading = ARGUMENTS.get())]
    scenario: Option<PathBuf>,
}

#[derive(Clone, Copy, Default, ValueEnum)]
enum Format {
    #[default]
    Table,
    Json,
    Xlsx,
    Csv,
}

#[derive(Clone, Copy, Default, ValueEnum)]
enum Tables {
    #[default]
    Xlsx,
    Csv,
}

impl Show {
    pub(super) fn run(&self) -> Result<Answer, Refused> {
        match &self.command {
            Some(Command::Roll(roll)) => roll.run(),
            Some(Command::Read(read)) => read.run(),
            Some(Command::Compare(compare)) => compare.run(),
            Some(Command::Sample(sample)) => sample.run(),
            None => self.show(),
        }
    }

    fn show(&self) -> Result<Answer, Refused> {
        let plan = plan_or_builtin(self.plan.as_deref())?;
        let out = match self.format {
            Format::Json => (write_plan(&plan) + "\n").into_bytes(),
            Format::Table => list(&plan).into_bytes(),
            Format::Xlsx => Tables::Xlsx.of(&plan_to_workbook(&plan))?,
            Format::Csv => Tables::Csv.of(&plan_to_workbook(&plan))?,
        };
        written(out, self.output.as_deref())
    }
}

impl Roll {
    fn run(&self) -> Result<Answer, Refused> {
        let plan = plan_or_builtin(self.plan.as_deref())?;
        let scenarios = grounded(self.scenario.as_slice(), &plan, None)?.scenarios;
        let [scenario] = scenarios.as_slice() else {
            let (count, file) = (scenarios.len(), self.scenario.clone().unwrap_or_default());
            let file = file.display();
            return Err(Refused::file(phrase!(
                "{file}: 有 {count} 个情景，应只有一个",
                "{file}: there are {count} scenarios; there should be one"
            )));
        };
        let years = self.years.unwrap_or(plan.period.steps());
        let refused = || {
            let base = plan.period.end();
            Refused::usage(phrase!(
                "--years 为 {years}，从{base}年起的规划期应为 1 至 50 年，且不晚于 2200 年",
                "--years is {years}; a plan from {base} should span 1 to 50 years and end by 2200"
            ))
        };
        let draft = roll_forward(&plan, scenario, years).ok_or_else(refused)?;
        written(self.format.of(&draft)?, self.output.as_deref())
    }
}

impl Tables {
    fn of(self, book: &Workbook) -> Result<Vec<u8>, Refused> {
        match self {
            Self::Csv => Ok(write_delimited(book)),
            Self::Xlsx => Ok(write_xlsx(book)?),
        }
    }
}

/// The plan's head, then each group as a table.
fn list(plan: &Plan) -> String {
    let (base, end) = (plan.period.base(), plan.period.end());
    let mut text = phrase!("{}（{}，{base}—{end}年）\n", "{} ({}, {base}–{end})\n", plan.name, plan.document.number);
    for group in &plan.groups {
        let table = of_group(plan, group);
        if !table.is_empty() {
            // Writing to a string cannot fail.
            let _ = write!(text, "\n{}\n{table}", group.name);
        }
    }
    let related = plan.related();
    if !related.is_empty() {
        let _ = write!(text, "\n{}\n{}", word!("相互关系", "Relations"), of_relations(&related));
    }
    text
}

/// Which figures belong together.
fn of_relations(related: &[Relation]) -> Table {
    let mut table =
        Table::new(&[word!("关系", "relation"), word!("指标", "indicator"), word!("出处", "source"), word!("说明", "note")], &[]);
    for Relation { kind, whole, parts, place, note } in related {
        let parts = parts.iter().map(Id::as_str).collect::<Vec<_>>().join(word!("＋", " + "));
        let (name, figures) = match kind {
            RelationKind::Within => (word!("其中", "within"), format!("{parts}≤{whole}")),
            RelationKind::Sum => (word!("合计", "sum"), phrase!("{parts}＝{whole}", "{parts} = {whole}")),
            RelationKind::Same => (word!("同一内容", "same"), phrase!("{whole}＝{parts}", "{whole} = {parts}")),
        };
        table.row(vec![name.to_owned(), figures, place.get().to_owned(), note.get().to_owned()]);
    }
    table
}

fn of_group(plan: &Plan, group: &Group) -> Table {
    let (base, end) = (plan.period.base(), plan.period.end());
    let head = [
        word!("编号", "id"),
        word!("指标", "indicator"),
        word!("属性", "nature"),
        word!("单位", "unit"),
        &phrase!("{base}年", "{base}"),
        &phrase!("{end}年目标", "target {end}"),
        word!("出处", "source"),
    ];
    let mut table = Table::new(&head, &[(4, Align::Right), (5, Align::Right)]);
    for indicator in plan.indicators.iter().filter(|indicator| indicator.group == group.id) {
        table.row(row(indicator));
    }
    table
}

fn row(indicator: &Indicator) -> Vec<String> {
    vec![
        indicator.id.to_string(),
        indicator.name.get().to_owned(),
        words::nature(indicator.nature).to_owned(),
        indicator.unit.get().to_owned(),
        view::start(indicator, &indicator.statement, None),
        view::target(indicator, &indicator.statement),
        indicator.source.place.get().to_owned(),
    ]
}
