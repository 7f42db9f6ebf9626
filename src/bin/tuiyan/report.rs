//! `tuiyan report`: scenarios and what follows from them, to be handed on.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use tuiyan::exchange::{scenarios_to_workbook, write_delimited, write_xlsx};
use tuiyan::plan::Plan;
use tuiyan::scenario::Scenario;
use tuiyan::view;

use super::input::{plan_or_builtin, scenarios, written};
use super::{Answer, Refused};

/// 把情景、推算和判断写成可以交出去的表格或报告；表格还可以再读回来
#[derive(Args)]
pub(super) struct Report {
    /// 规划文件；不给出时用内置的利州区“十四五”规划
    #[arg(long, value_name = "文件", help_heading = "选项")]
    plan: Option<PathBuf>,
    /// 输出格式：xlsx 或 csv，都能作为情景文件读回；md 是供阅读的报告，每个情景一份
    #[arg(long, value_name = "格式", value_enum, hide_possible_values = true, help_heading = "选项")]
    format: Format,
    /// 报告（md）上印的日期，照写；不给出时不印日期
    #[arg(long, value_name = "日期", default_value = "", hide_default_value = true, help_heading = "选项")]
    date: String,
    /// 写到这个文件，已有的会被替换；不给出时写到标准输出
    #[arg(long, short, value_name = "文件", help_heading = "选项")]
    output: Option<PathBuf>,
    /// 情景文件（JSON、CSV 或 XLSX），可给出多个；- 为标准输入；不给出时各项指标维持不变
    #[arg(value_name = "情景", help_heading = "参数")]
    scenarios: Vec<PathBuf>,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    Xlsx,
    Csv,
    Md,
}

impl Report {
    pub(super) fn run(&self) -> Result<Answer, Refused> {
        let plan = plan_or_builtin(self.plan.as_deref())?;
        let scenarios = scenarios(&self.scenarios, &plan)?;
        let out = self.written(&plan, &scenarios)?;
        written(out, self.output.as_deref())
    }

    fn written(&self, plan: &Plan, scenarios: &[Scenario]) -> Result<Vec<u8>, Refused> {
        let book = || scenarios_to_workbook(plan, &scenarios.iter().collect::<Vec<_>>());
        match self.format {
            Format::Csv => Ok(write_delimited(&book())),
            Format::Md => Ok(self.markdown(plan, scenarios).into_bytes()),
            Format::Xlsx => write_xlsx(&book()).map_err(|faults| Refused(faults.0.iter().map(ToString::to_string).collect())),
        }
    }

    fn markdown(&self, plan: &Plan, scenarios: &[Scenario]) -> String {
        let each: Vec<_> = scenarios.iter().map(|scenario| view::report(plan, scenario, &self.date).to_markdown()).collect();
        each.join("\n")
    }
}
