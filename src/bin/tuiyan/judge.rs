//! `tuiyan judge`: every indicator of a plan under each scenario.

use std::path::PathBuf;

use clap::Args;
use tuiyan::exchange::judge_scenario;
use tuiyan::plan::Plan;
use tuiyan::scenario::Scenario;

use super::help::{ARGUMENTS, FACTS_HELP, FILE, FORMAT, FORMAT_HELP, OPTIONS, PLAN_HELP, SCENARIO, SCENARIOS_HELP};
use super::input::{Grounded, grounded, plan_or_builtin};
use super::{Answer, Format, Refused, sheet, table};
use tuiyan::word;

#[derive(Args)]
#[command(about = word!("按情景推算并判断各项指标能否达标", "Project each scenario and judge which targets are met"))]
pub(super) struct Judge {
    #[arg(help = PLAN_HELP.get())]
    #[arg(long, value_name = FILE.get(), help_heading = OPTIONS.get())]
    plan: Option<PathBuf>,
    #[arg(help = FACTS_HELP.get())]
    #[arg(long, value_name = FILE.get(), help_heading = OPTIONS.get())]
    facts: Option<PathBuf>,
    #[arg(help = FORMAT_HELP.get())]
    #[arg(long, value_name = FORMAT.get(), value_enum, default_value_t, hide_possible_values = true, hide_default_value = true)]
    #[arg(help_heading = OPTIONS.get())]
    format: Format,
    #[arg(help = SCENARIOS_HELP.get())]
    #[arg(value_name = SCENARIO.get(), help_heading = ARGUMENTS.get())]
    scenarios: Vec<PathBuf>,
}

impl Judge {
    /// All scenarios judged, or all faults of all files that were refused.
    pub(super) fn run(&self) -> Result<Answer, Refused> {
        let plan = plan_or_builtin(self.plan.as_deref())?;
        let Grounded { scenarios, warnings, .. } = grounded(&self.scenarios, &plan, self.facts.as_deref())?;
        let answer = match self.format {
            Format::Table => Answer::text(table::of_scenarios(&plan, &scenarios)),
            Format::Json => Answer::text(json(&plan, &scenarios)),
            Format::Csv => sheet::of_scenarios(&plan, &scenarios),
        };
        Ok(answer.minding(warnings))
    }
}

fn json(plan: &Plan, scenarios: &[Scenario]) -> String {
    let judged: Vec<_> = scenarios.iter().map(|scenario| judge_scenario(plan, scenario)).collect();
    // Every part of a judgement has a JSON form.
    serde_json::to_string_pretty(&judged).unwrap_or_default() + "\n"
}
