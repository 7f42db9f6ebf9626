//! `tuiyan plan`: what a plan states.

use std::fmt::Write;
use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};
use tuiyan::exchange::{Workbook, plan_to_workbook, roll_forward, write_delimited, write_plan, write_xlsx};
use tuiyan::phrase;
use tuiyan::plan::{Group, Id, Indicator, Plan, Relation, RelationKind};
use tuiyan::view::{self, words};

use super::input::{plan_or_builtin, scenarios, written};
use super::table::{Align, Table};
use super::{Answer, Refused};

/// 列出规划中的指标，或写成可以填写的表格
#[derive(Args)]
#[command(args_conflicts_with_subcommands = true)]
pub(super) struct Show {
    /// 规划文件（JSON、XLSX 或 CSV）；不给出时用内置的利州区“十四五”规划
    #[arg(long, value_name = "文件", help_heading = "选项")]
    plan: Option<PathBuf>,
    /// 输出格式：table（供阅读，默认）、json（本身就是可读入的规划文件）、xlsx 或 csv（填好后可以读回的表格，也是新规划的模板）
    #[arg(long, value_name = "格式", value_enum, default_value_t, hide_possible_values = true, hide_default_value = true)]
    #[arg(help_heading = "选项")]
    format: Format,
    /// 写到这个文件，已有的会被替换；不给出时写到标准输出
    #[arg(long, short, value_name = "文件", help_heading = "选项")]
    output: Option<PathBuf>,
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Subcommand)]
enum Command {
    /// 由情景的结果推算下一个规划期的规划草案，目标留空待填
    #[command(help_template = super::LAYOUT, override_usage = "tuiyan plan roll [选项] [情景]")]
    Roll(Roll),
    /// 生成一份有任意多项指标的规划，供测试和练习；内容全是编造的
    #[command(help_template = super::LAYOUT, override_usage = "tuiyan plan sample [选项]", hide = true)]
    Sample(super::sample::Sample),
}

/// 由情景的结果推算下一个规划期的规划草案
#[derive(Args)]
struct Roll {
    /// 规划文件（JSON、XLSX 或 CSV）；不给出时用内置的利州区“十四五”规划
    #[arg(long, value_name = "文件", help_heading = "选项")]
    plan: Option<PathBuf>,
    /// 下一个规划期有多少年；不给出时与这一个相同
    #[arg(long, value_name = "年数", help_heading = "选项")]
    years: Option<usize>,
    /// 输出格式：xlsx（默认）或 csv
    #[arg(long, value_name = "格式", value_enum, default_value_t, hide_possible_values = true, hide_default_value = true)]
    #[arg(help_heading = "选项")]
    format: Tables,
    /// 写到这个文件，已有的会被替换；不给出时写到标准输出
    #[arg(long, short, value_name = "文件", help_heading = "选项")]
    output: Option<PathBuf>,
    /// 情景文件（JSON、CSV 或 XLSX），其中只能有一个情景；不给出时各项指标维持不变
    #[arg(value_name = "情景", help_heading = "参数")]
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
        let scenarios = scenarios(self.scenario.as_slice(), &plan)?;
        let [scenario] = scenarios.as_slice() else {
            let (count, file) = (scenarios.len(), self.scenario.clone().unwrap_or_default());
            let file = file.display();
            return Err(Refused(vec![phrase!(
                "{file}: 有 {count} 个情景，应只有一个",
                "{file}: there are {count} scenarios; there should be one"
            )]));
        };
        let years = self.years.unwrap_or(plan.period.steps());
        let refused = || {
            let base = plan.period.end();
            Refused(vec![phrase!(
                "--years 为 {years}，从{base}年起的规划期应为 1 至 50 年，且不晚于 2200 年",
                "--years is {years}; a plan from {base} should span 1 to 50 years and end by 2200"
            )])
        };
        let draft = roll_forward(&plan, scenario, years).ok_or_else(refused)?;
        written(self.format.of(&draft)?, self.output.as_deref())
    }
}

impl Tables {
    fn of(self, book: &Workbook) -> Result<Vec<u8>, Refused> {
        match self {
            Self::Csv => Ok(write_delimited(book)),
            Self::Xlsx => write_xlsx(book).map_err(|faults| Refused(faults.0.iter().map(ToString::to_string).collect())),
        }
    }
}

/// The plan's head, then each group as a table.
fn list(plan: &Plan) -> String {
    let (base, end) = (plan.period.base(), plan.period.end());
    let mut text = format!("{}（{}，{base}—{end}年）\n", plan.name, plan.document.number);
    for group in &plan.groups {
        let table = of_group(plan, group);
        if !table.is_empty() {
            // Writing to a string cannot fail.
            let _ = write!(text, "\n{}\n{table}", group.name);
        }
    }
    let related = plan.related();
    if !related.is_empty() {
        let _ = write!(text, "\n相互关系\n{}", of_relations(&related));
    }
    text
}

/// Which figures belong together.
fn of_relations(related: &[Relation]) -> Table {
    let mut table = Table::new(&["关系", "指标", "出处", "说明"], &[]);
    for Relation { kind, whole, parts, place, note } in related {
        let parts = parts.iter().map(Id::as_str).collect::<Vec<_>>().join("＋");
        let (name, figures) = match kind {
            RelationKind::Within => ("其中", format!("{parts}≤{whole}")),
            RelationKind::Sum => ("合计", format!("{parts}＝{whole}")),
            RelationKind::Same => ("同一内容", format!("{whole}＝{parts}")),
        };
        table.row(vec![name.to_owned(), figures, place.get().to_owned(), note.get().to_owned()]);
    }
    table
}

fn of_group(plan: &Plan, group: &Group) -> Table {
    let (base, end) = (plan.period.base(), plan.period.end());
    let head = ["编号", "指标", "属性", "单位", &format!("{base}年"), &format!("{end}年目标"), "出处"];
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
