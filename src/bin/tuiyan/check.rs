//! `tuiyan check`: whether files can be read, and everything that is wrong with those that cannot.

use std::fmt::Write;
use std::path::PathBuf;

use clap::Args;
use tuiyan::exchange::FileKind;
use tuiyan::language::plural;
use tuiyan::plan::Plan;
use tuiyan::scenario::Scenario;
use tuiyan::view::words;

use super::help::{ARGUMENTS, FILE};
use super::input::{Input, plan_or_builtin};
use super::{Answer, Refused};
use tuiyan::{phrase, word};

#[derive(Args)]
#[command(about = word!("检查规划、情景和历年数据文件", "Check files of plans, scenarios and facts"))]
pub(super) struct Check {
    #[arg(help = word!("规划文件，或 JSON、CSV、XLSX 的情景文件，可给出多个；- 为标准输入。情景按同时给出的规划检查，没有给出时按内置规划检查", "Plan files, or scenario files as JSON, CSV or XLSX, one or several; - is standard input. Scenarios are checked against the plan given with them, or else against the built-in one"))]
    #[arg(value_name = FILE.get(), required = true, help_heading = ARGUMENTS.get())]
    files: Vec<PathBuf>,
}

impl Check {
    pub(super) fn run(&self) -> Answer {
        let inputs: Vec<_> = self.files.iter().map(|path| recognised(path)).collect();
        let plans: Vec<Plan> = inputs.iter().flatten().filter_map(|(kind, input)| plan_in(*kind, input)).collect();
        let mut out = String::new();
        let mut refused = Vec::new();
        for input in inputs {
            match input.and_then(|(kind, input)| verdict(kind, &input, &plans)) {
                // Writing to a string cannot fail.
                Ok(line) => _ = writeln!(out, "{line}"),
                Err(fault) => refused.extend(fault.lines()),
            }
        }
        Answer { out: out.into_bytes(), refused, ..Answer::default() }
    }
}

fn recognised(path: &std::path::Path) -> Result<(FileKind, Input), Refused> {
    let input = Input::read(path)?;
    Ok((input.kind()?, input))
}

fn plan_in(kind: FileKind, input: &Input) -> Option<Plan> {
    if kind == FileKind::Plan { input.plan().ok() } else { None }
}

/// The lines that say a file is in order, one for each thing in it.
fn verdict(kind: FileKind, input: &Input, plans: &[Plan]) -> Result<String, Refused> {
    match kind {
        FileKind::Plan => {
            let plan = input.plan()?;
            let name = &input.name;
            Ok(phrase!(
                "{name}: 规划“{}”（{}），{}指标，没有问题",
                "{name}: plan “{}” ({}), {}, no faults",
                plan.short_name,
                plan.id,
                words::indicators(plan.indicators.len())
            ))
        }
        FileKind::Scenario => scenarios(input, plans),
        FileKind::Facts => facts(input, plans),
    }
}

fn facts(input: &Input, plans: &[Plan]) -> Result<String, Refused> {
    let owner = input.owner()?;
    let facts = match plans.iter().find(|plan| owner.as_deref() == Some(plan.id.as_str())) {
        Some(plan) => input.facts(plan)?,
        None => input.facts(&plan_or_builtin(None)?)?,
    };
    let (name, count) = (&input.name, facts.count());
    let figures = plural(count, "figure", "figures");
    Ok(phrase!("{name}: 历年数据，{count} 个数值，没有问题", "{name}: facts, {count} {figures}, no faults"))
}

fn scenarios(input: &Input, plans: &[Plan]) -> Result<String, Refused> {
    let owner = input.source()?.plan();
    let scenarios = match plans.iter().find(|plan| owner.as_deref() == Some(plan.id.as_str())) {
        Some(plan) => input.scenarios(plan)?,
        None => input.scenarios(&plan_or_builtin(None)?)?,
    };
    let line = |scenario: &Scenario| {
        let Scenario { name, plan, assumptions, .. } = scenario;
        let (count, noun) = (assumptions.len(), plural(assumptions.len(), "assumption", "assumptions"));
        phrase!(
            "{}: 情景“{name}”（{plan}），{count} 项假设，没有问题",
            "{}: scenario “{name}” ({plan}), {count} {noun}, no faults",
            input.name
        )
    };
    Ok(scenarios.iter().map(line).collect::<Vec<_>>().join("\n"))
}
