//! `tuiyan optimise`: which missed targets to save with a budget.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::str::FromStr;

use clap::Args;
use tuiyan::exchange::{Cell, Sheet, Workbook, best_use_out, write_delimited};
use tuiyan::plan::{Cost, Id, Plan};
use tuiyan::risk::effort::{BestUse, best_use};
use tuiyan::scenario::{Edit, Scenario, apply, typed};
use tuiyan::view::risk::{self as view, ChoiceLine, LeftOutLine, effort};
use tuiyan::view::words;

use super::help::{AMOUNT, ARGUMENTS, FILE, FORMAT, FORMAT_HELP, OPTIONS, PLAN_HELP, SCENARIO, SCENARIOS_HELP};
use super::input::{grounded, plan_or_builtin};
use super::table::{Align, Table, titled};
use super::{Answer, Format, Refused};
use tuiyan::{phrase, word};

#[derive(Args)]
#[command(about = word!("有限的预算先保哪些目标：先保约束性，再保预期性，再求费用最少", "Which targets to secure first with a limited budget: most binding ones, then most anticipatory ones, then at the least cost"))]
pub(super) struct Optimise {
    #[arg(help = PLAN_HELP.get())]
    #[arg(long, value_name = FILE.get(), help_heading = OPTIONS.get())]
    plan: Option<PathBuf>,
    #[arg(help = FORMAT_HELP.get())]
    #[arg(long, value_name = FORMAT.get(), value_enum, default_value_t, hide_possible_values = true, hide_default_value = true)]
    #[arg(help_heading = OPTIONS.get())]
    format: Format,
    #[arg(help = word!("预算，与单位费用同一货币单位；代替情景中的预算", "The budget, in the currency unit of the unit costs; replaces the scenario's"))]
    #[arg(long, value_name = AMOUNT.get(), value_parser = cost, allow_negative_numbers = true, help_heading = OPTIONS.get())]
    budget: Option<Cost>,
    #[arg(help = word!("一个指标的单位费用：预计值朝希望的方向改变一个单位的费用；可给出多次，代替情景中的单位费用", "An indicator's unit cost: what it costs to move its projected value by one unit in the wanted direction; may be given several times, and replaces the scenario's"))]
    #[arg(long, value_name = word!("编号=金额", "ID=AMOUNT"), help_heading = OPTIONS.get())]
    cost: Vec<UnitCost>,
    #[arg(help = SCENARIOS_HELP.get())]
    #[arg(value_name = SCENARIO.get(), help_heading = ARGUMENTS.get())]
    scenarios: Vec<PathBuf>,
}

/// A unit cost as the command line states it: `t1-03=100`.
#[derive(Clone)]
struct UnitCost(Id, Cost);

impl FromStr for UnitCost {
    type Err = String;
    fn from_str(text: &str) -> Result<Self, String> {
        let (id, number) = text.split_once('=').ok_or_else(|| {
            phrase!("“{text}”应写成 编号=金额，例如 t1-03=100", "“{text}” should be written ID=AMOUNT, such as t1-03=100")
        })?;
        Ok(Self(Id::new(id.trim())?, cost(number)?))
    }
}

fn cost(text: &str) -> Result<Cost, String> {
    Cost::new(typed(text)?).map_err(|refusal| refusal.to_string())
}

impl Optimise {
    /// The best use of each scenario's budget, or all faults of all files that were refused.
    pub(super) fn run(&self) -> Result<Answer, Refused> {
        let plan = plan_or_builtin(self.plan.as_deref())?;
        let mut scenarios = grounded(&self.scenarios, &plan, None)?.scenarios;
        for scenario in &mut scenarios {
            self.state(&plan, scenario)?;
        }
        let found: Vec<_> = scenarios.iter().map(|one| (one, best_use(&plan, one, &BTreeSet::new()))).collect();
        Ok(match self.format {
            Format::Table => {
                Answer::text(found.iter().map(|(one, found)| table(&plan, one, found)).collect::<Vec<_>>().join("\n"))
            }
            Format::Json => Answer::text(json(&found)),
            Format::Csv => Answer { out: csv(&found), ..Answer::default() },
        })
    }

    /// States in a scenario what the command line states.
    fn state(&self, plan: &Plan, scenario: &mut Scenario) -> Result<(), Refused> {
        let costs = self.cost.iter().map(|UnitCost(id, cost)| (format!("--cost {id}"), Edit::UnitCost(id.clone(), Some(*cost))));
        let budget = self.budget.map(|budget| ("--budget".to_owned(), Edit::Budget(Some(budget))));
        let refused: Vec<_> = costs
            .chain(budget)
            .filter_map(|(option, edit)| Some(format!("{option}: {}", apply(scenario, plan, edit).err()?)))
            .collect();
        if refused.is_empty() { Ok(()) } else { Err(Refused::Usage(refused)) }
    }
}

/// The finding, what would change it, everything that can be saved, the next best choices, and what is left out.
fn table(plan: &Plan, scenario: &Scenario, found: &BestUse) -> String {
    let shown = effort(plan, scenario, found);
    let head = titled(plan, scenario) + &shown.finding;
    let steps = [&shown.more, &shown.less].into_iter().flatten().map(|step| step.sentence.clone());
    let head = std::iter::once(head).chain(steps).collect::<Vec<_>>().join("\n");
    let rows = rows(&shown);
    let rows = if rows.is_empty() { String::new() } else { rows.to_string() };
    let parts = [head, rows, alternatives(&shown.alternatives), left_out(&shown.left_out)];
    parts.iter().map(|part| part.trim_end()).filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n\n") + "\n"
}

fn rows(shown: &view::BestUseView) -> Table {
    let head = [
        word!("编号", "id"),
        word!("指标", "indicator"),
        word!("属性", "nature"),
        word!("目标", "target"),
        word!("还差", "shortfall"),
        word!("单位费用", "unit cost"),
        word!("费用", "cost"),
        word!("保", "secure"),
        word!("做法", "how"),
    ];
    let mut table = Table::new(&head, &[3, 4, 5, 6].map(|column| (column, Align::Right)));
    for row in &shown.rows {
        table.row(vec![
            row.id.to_string(),
            phrase!("{}（{}）", "{} ({})", row.name, row.unit),
            row.nature.to_owned(),
            row.target.clone(),
            row.shortfall.clone(),
            row.unit_cost.clone(),
            row.cost.clone(),
            if row.is_saved { "✓" } else { "" }.to_owned(),
            row.growth.clone(),
        ]);
    }
    table
}

fn alternatives(choices: &[ChoiceLine]) -> String {
    let line = |(at, choice): (usize, &ChoiceLine)| {
        let rest = if choice.rest.is_empty() { String::new() } else { phrase!("，剩余 {}", ", {} left", choice.rest) };
        let (cost, counts, difference) = (&choice.cost, &choice.counts, &choice.difference);
        phrase!("{at}. {difference}（{counts}，费用 {cost}{rest}）", "{at}. {difference} ({counts}, cost {cost}{rest})")
    };
    let lines: Vec<_> = (1..).zip(choices).map(line).collect();
    if lines.is_empty() { String::new() } else { phrase!("其他选法：\n{}", "Other choices:\n{}", lines.join("\n")) }
}

/// Everything else, by the reason; each by its name where a person can do something about it.
fn left_out(lines: &[LeftOutLine]) -> String {
    let groups = lines.chunk_by(|one, other| one.kind == other.kind).filter_map(|group| {
        let head = phrase!("{} {} 项", "{} ({})", group.first()?.kind, group.len());
        let is_plain = group.iter().all(|line| line.is_beyond_help);
        Some(if is_plain { head } else { phrase!("{head}：{}", "{head}: {}", names(group)) })
    });
    groups.collect::<Vec<_>>().join("\n")
}

fn names(lines: &[LeftOutLine]) -> String {
    let name = |line: &LeftOutLine| {
        let detail = if line.detail.is_empty() { String::new() } else { phrase!("（{}）", " ({})", line.detail) };
        format!("{} {}{detail}", line.id, line.name)
    };
    lines.iter().map(name).collect::<Vec<_>>().join(word!("、", ", "))
}

fn json(found: &[(&Scenario, BestUse)]) -> String {
    let all: Vec<_> = found.iter().map(|(scenario, found)| best_use_out(scenario, found)).collect();
    // Every part of it has a JSON form.
    serde_json::to_string_pretty(&all).unwrap_or_default() + "\n"
}

const COLUMNS: [&str; 10] = ["scenario", "id", "name", "nature", "unit", "shortfall", "unit_cost", "cost", "saved", "reason"];

/// One row for each scenario and indicator: what can be saved in the order of the plan, then what cannot, with the reason.
fn csv(found: &[(&Scenario, BestUse)]) -> Vec<u8> {
    let mut rows = vec![COLUMNS.into_iter().map(Cell::text).collect()];
    for (scenario, found) in found {
        let head = |indicator: &tuiyan::plan::Indicator| {
            let texts = [
                &scenario.name,
                indicator.id.as_str(),
                indicator.name.get(),
                words::nature(indicator.nature),
                indicator.unit.get(),
            ];
            texts.map(Cell::text).to_vec()
        };
        for candidate in &found.candidates {
            let is_saved = found.best.as_ref().is_some_and(|best| best.saved.contains(&candidate.indicator.id));
            let numbers = [candidate.shortfall.get(), candidate.unit_cost.get(), candidate.cost.get()].map(Cell::Number);
            let saved = Cell::text(if is_saved { "yes" } else { "no" });
            rows.push([head(candidate.indicator), numbers.to_vec(), vec![saved, Cell::Empty]].concat());
        }
        for (indicator, reason) in &found.left_out {
            let empty = vec![Cell::Empty; 3];
            rows.push([head(indicator), empty, vec![Cell::text("no"), Cell::text(reason.code())]].concat());
        }
    }
    write_delimited(&Workbook { sheets: vec![Sheet::new(String::new(), rows)] })
}
