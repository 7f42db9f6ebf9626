//! `tuiyan report`: scenarios and what follows from them, to be handed on.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use tuiyan::exchange::{tasks_to_workbook, workbook_over, write_delimited, write_xlsx};
use tuiyan::plan::Plan;
use tuiyan::scenario::{Facts, Scenario, apply};
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
    #[arg(help = word!("报告（md）里的指标怎么排：nature（按属性，默认）、lead（按牵头单位分组）或 sheets（每个牵头单位一份任务单）", "How the indicators of the report (md) stand: nature (binding first, the default), lead (by lead department) or sheets (a sheet of tasks for each department)"))]
    #[arg(long, value_name = word!("排法", "ORDER"), value_enum, default_value_t, hide_default_value = true, hide_possible_values = true, help_heading = OPTIONS.get())]
    by: By,
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

/// How the indicators stand.
#[derive(Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
enum By {
    #[default]
    Nature,
    Lead,
    Sheets,
}

impl Report {
    pub(super) fn run(&self) -> Result<Answer, Refused> {
        let plan = plan_or_builtin(self.plan.as_deref())?;
        self.suits(&plan)?;
        let Grounded { scenarios, facts, warnings } = grounded(&self.scenarios, &plan, self.facts.as_deref())?;
        let out = self.written(&plan, &facts, &scenarios)?;
        written(out, self.output.as_deref()).map(|answer| answer.minding(warnings))
    }

    /// Departments can only be told apart where a report for reading is made, of a plan that names them.
    fn suits(&self, plan: &Plan) -> Result<(), Refused> {
        let refused = |sentence: &str| Err(Refused(vec![format!("--by: {sentence}")]));
        match (self.by, self.format) {
            (By::Nature, _) => Ok(()),
            (_, Format::Xlsx | Format::Csv) => refused(word!(
                "只用于 --format md；表格里有“牵头单位”一列，可以筛选",
                "it goes with --format md only; the tables have a column “Lead department” to filter by"
            )),
            (_, Format::Md) if !plan.has_leads() => {
                refused(word!("规划没有写明任何指标的牵头单位", "the plan names no lead department for any indicator"))
            }
            (_, Format::Md) if self.tasks => refused(word!(
                "不能与 --tasks 同用，分解表里有牵头单位一列",
                "it cannot go with --tasks, whose table has a column for it"
            )),
            (_, Format::Md) => Ok(()),
        }
    }

    fn written(&self, plan: &Plan, facts: &Facts, scenarios: &[Scenario]) -> Result<Vec<u8>, Refused> {
        let filled: Vec<_>;
        let scenarios = if self.fill {
            filled = scenarios.iter().map(|scenario| broken_down(plan, scenario)).collect::<Result<_, _>>()?;
            &filled
        } else {
            scenarios
        };
        let all: Vec<_> = scenarios.iter().collect();
        let book = || if self.tasks { tasks_to_workbook(plan, &all) } else { workbook_over(plan, facts, &all) };
        match self.format {
            Format::Csv => Ok(write_delimited(&book())),
            Format::Md => Ok(self.markdown(plan, facts, scenarios).into_bytes()),
            Format::Xlsx => write_xlsx(&book()).map_err(|faults| Refused(faults.0.iter().map(ToString::to_string).collect())),
        }
    }

    fn markdown(&self, plan: &Plan, facts: &Facts, scenarios: &[Scenario]) -> String {
        let report = |scenario| view::report(plan, facts, scenario, &self.date);
        let each = scenarios.iter().map(|scenario| match self.by {
            _ if self.tasks => view::tasks(plan, scenario, &self.date).to_markdown(),
            By::Nature => report(scenario).to_markdown(),
            By::Lead => report(scenario).by_lead(plan).to_markdown(),
            By::Sheets => view::task_sheets(plan, facts, scenario, &self.date).to_markdown(),
        });
        each.collect::<Vec<_>>().join("\n")
    }
}

/// The scenario with the annual targets that its own growth patterns fill in.
fn broken_down(plan: &Plan, scenario: &Scenario) -> Result<Scenario, Refused> {
    let mut filled = scenario.clone();
    let (edit, _) = view::fill_tasks(plan, scenario, |_| false);
    apply(&mut filled, plan, edit).map_err(|refusal| Refused(vec![refusal.to_string()]))?;
    Ok(filled)
}
