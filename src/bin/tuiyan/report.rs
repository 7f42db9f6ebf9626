//! `tuiyan report`: scenarios and what follows from them, to be handed on.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use tuiyan::exchange::{scenarios_to_workbook, tasks_to_workbook, write_delimited, write_xlsx};
use tuiyan::plan::Plan;
use tuiyan::scenario::{Scenario, apply};
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
    #[arg(help = word!("改写年度任务分解表：各年目标（规划给出的和情景分解的）、当年任务量、已完成的年份", "Write the table of annual targets instead: those of the plan and of the scenario, the amounts of the years, and what is done"))]
    #[arg(long, help_heading = OPTIONS.get())]
    tasks: bool,
    #[arg(help = word!("按各指标的增长方式，先填入恰好达标的年度目标（与 --tasks 同用）", "First fill in the annual targets that just meet each target by its growth pattern (with --tasks)"))]
    #[arg(long, requires = "tasks", help_heading = OPTIONS.get())]
    fill: bool,
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
        let filled: Vec<_>;
        let scenarios = if self.fill {
            filled = scenarios.iter().map(|scenario| broken_down(plan, scenario)).collect::<Result<_, _>>()?;
            &filled
        } else {
            scenarios
        };
        let all: Vec<_> = scenarios.iter().collect();
        let book = || if self.tasks { tasks_to_workbook(plan, &all) } else { scenarios_to_workbook(plan, &all) };
        match self.format {
            Format::Csv => Ok(write_delimited(&book())),
            Format::Md => Ok(self.markdown(plan, scenarios).into_bytes()),
            Format::Xlsx => write_xlsx(&book()).map_err(|faults| Refused(faults.0.iter().map(ToString::to_string).collect())),
        }
    }

    fn markdown(&self, plan: &Plan, scenarios: &[Scenario]) -> String {
        let one = |scenario: &Scenario| {
            if self.tasks {
                view::tasks(plan, scenario, &self.date).to_markdown()
            } else {
                view::report(plan, scenario, &self.date).to_markdown()
            }
        };
        scenarios.iter().map(one).collect::<Vec<_>>().join("\n")
    }
}

/// The scenario with the annual targets that its own growth patterns fill in.
fn broken_down(plan: &Plan, scenario: &Scenario) -> Result<Scenario, Refused> {
    let mut filled = scenario.clone();
    let (edit, _) = view::fill_tasks(plan, scenario, |_| false);
    apply(&mut filled, plan, edit).map_err(|refusal| Refused(vec![refusal.to_string()]))?;
    Ok(filled)
}
