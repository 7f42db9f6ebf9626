//! `tuiyan judge`: every indicator of a plan under each scenario.

use std::path::PathBuf;

use clap::Args;
use tuiyan::exchange::judge_scenario;
use tuiyan::plan::Plan;
use tuiyan::scenario::Scenario;

use super::input::{plan_or_builtin, scenarios};
use super::{Answer, Format, Refused, sheet, table};

/// 按情景推算并判断各项指标能否达标
#[derive(Args)]
pub(super) struct Judge {
    /// 规划文件；不给出时用内置的利州区“十四五”规划
    #[arg(long, value_name = "文件", help_heading = "选项")]
    plan: Option<PathBuf>,
    /// 输出格式：table（供阅读，默认）、json 或 csv
    #[arg(long, value_name = "格式", value_enum, default_value_t, hide_possible_values = true, hide_default_value = true)]
    #[arg(help_heading = "选项")]
    format: Format,
    /// 情景文件（JSON、CSV 或 XLSX），可给出多个；- 为标准输入；不给出时各项指标维持不变
    #[arg(value_name = "情景", help_heading = "参数")]
    scenarios: Vec<PathBuf>,
}

impl Judge {
    /// All scenarios judged, or all faults of all files that were refused.
    pub(super) fn run(&self) -> Result<Answer, Refused> {
        let plan = plan_or_builtin(self.plan.as_deref())?;
        let scenarios = scenarios(&self.scenarios, &plan)?;
        Ok(match self.format {
            Format::Table => Answer::text(table::of_scenarios(&plan, &scenarios)),
            Format::Json => Answer::text(json(&plan, &scenarios)),
            Format::Csv => sheet::of_scenarios(&plan, &scenarios),
        })
    }
}

fn json(plan: &Plan, scenarios: &[Scenario]) -> String {
    let judged: Vec<_> = scenarios.iter().map(|scenario| judge_scenario(plan, scenario)).collect();
    // Every part of a judgement has a JSON form.
    serde_json::to_string_pretty(&judged).unwrap_or_default() + "\n"
}
