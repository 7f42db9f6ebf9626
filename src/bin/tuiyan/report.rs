//! `tuiyan report`: scenarios and what follows from them, to be handed on.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use tuiyan::exchange::{scenarios_to_workbook, write_delimited, write_xlsx};
use tuiyan::plan::Plan;
use tuiyan::scenario::Scenario;
use tuiyan::view;

use super::help::{ARGUMENTS, FACTS_HELP, FILE, FORMAT, OPTIONS, OUTPUT_HELP, PLAN_HELP, SCENARIO, SCENARIOS_HELP};
use super::input::{Grounded, grounded, plan_or_builtin, written};
use super::{Answer, Refused};
use tuiyan::word;

#[derive(Args)]
#[command(about = word!("把情景、推算和判断写成可以交出去的表格或报告；表格还可以再读回来", "Write scenarios, projections and verdicts as tables or a report to hand on; the tables can be read back"))]
pub(super) struct Report {
    #[arg(help = PLAN_HELP.get())]
    #[arg(long, value_name = FILE.get(), help_heading = OPTIONS.get())]
    plan: Option<PathBuf>,
    #[arg(help = FACTS_HELP.get())]
    #[arg(long, value_name = FILE.get(), help_heading = OPTIONS.get())]
    facts: Option<PathBuf>,
    #[arg(help = word!("输出格式：xlsx 或 csv，都能作为情景文件读回；md 是供阅读的报告，每个情景一份", "What to write: xlsx or csv, both of which can be read back as scenario files; md is a report for reading, one for each scenario"))]
    #[arg(long, value_name = FORMAT.get(), value_enum, hide_possible_values = true, help_heading = OPTIONS.get())]
    format: Format,
    #[arg(help = word!("报告（md）上印的日期，照写；不给出时不印日期", "The date to print on the report (md), just as given; none if left out"))]
    #[arg(long, value_name = word!("日期", "DATE"), default_value = "", hide_default_value = true, help_heading = OPTIONS.get())]
    date: String,
    #[arg(help = OUTPUT_HELP.get())]
    #[arg(long, short, value_name = FILE.get(), help_heading = OPTIONS.get())]
    output: Option<PathBuf>,
    #[arg(help = SCENARIOS_HELP.get())]
    #[arg(value_name = SCENARIO.get(), help_heading = ARGUMENTS.get())]
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
        let Grounded { scenarios, warnings } = grounded(&self.scenarios, &plan, self.facts.as_deref())?;
        let out = self.written(&plan, &scenarios)?;
        written(out, self.output.as_deref()).map(|answer| answer.minding(warnings))
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
