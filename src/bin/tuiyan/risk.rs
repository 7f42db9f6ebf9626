//! `tuiyan risk`: what would turn each verdict, how likely the targets are met under the stated ranges, and what contradicts itself.

use std::path::PathBuf;

use clap::Args;
use tuiyan::exchange::{IndicatorRisk, ScenarioRisk, risk_scenario};
use tuiyan::plan::{Deviation, Nature, Plan};
use tuiyan::risk::{consistency, switching};
use tuiyan::scenario::{Scenario, Shape};
use tuiyan::view::risk::{chances, switching_line, warnings};

use super::input::{plan_or_builtin, scenarios};
use super::sheet::{Text, sheet};
use super::table::{Align, Table, titled};
use super::turning::{TURNING, Turning};
use super::{Answer, Format, Refused};

/// 风险：各项判断的临界值、在所述范围内达标的可能，以及情景自相矛盾之处
#[derive(Args)]
pub(super) struct Risk {
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

impl Risk {
    /// All scenarios worked out, or all faults of all files that were refused.
    pub(super) fn run(&self) -> Result<Answer, Refused> {
        let plan = plan_or_builtin(self.plan.as_deref())?;
        let scenarios = scenarios(&self.scenarios, &plan)?;
        let found = || scenarios.iter().map(|scenario| risk_scenario(&plan, scenario)).collect::<Vec<_>>();
        Ok(match self.format {
            Format::Table => {
                let each: Vec<_> = scenarios.iter().map(|scenario| table(&plan, scenario)).collect();
                Answer::text(each.join("\n"))
            }
            Format::Json => Answer::text(serde_json::to_string_pretty(&found()).unwrap_or_default() + "\n"),
            Format::Csv => csv(&plan, &found()),
        })
    }
}

fn table(plan: &Plan, scenario: &Scenario) -> String {
    let found = chances(plan, scenario);
    let head = ["编号", "指标", "属性", "判断", "现在", "需要", "余量", "达标可能", "条件或原因"];
    let mut table = Table::new(&head, &[(4, Align::Right), (6, Align::Right), (7, Align::Right)]);
    let mut lines: Vec<_> = plan.scored().zip(found.lines).collect();
    lines.sort_by_key(|(indicator, _)| indicator.nature != Some(Nature::Binding));
    for (indicator, line) in lines {
        let turning = switching_line(plan, scenario, &switching(plan, scenario, indicator));
        table.row(vec![
            line.id.to_string(),
            format!("{}（{}）", line.name, indicator.unit),
            line.nature.to_owned(),
            line.tone.word().to_owned(),
            turning.present,
            turning.required,
            turning.headroom,
            line.chance,
            line.conditions,
        ]);
    }
    let joint = found.joint.map(|joint| format!("{joint}\n")).unwrap_or_default();
    format!("{}{joint}\n{table}{}", titled(plan, scenario), contradictions(plan, scenario))
}

/// What contradicts itself, as a table of its own; nothing where nothing does.
fn contradictions(plan: &Plan, scenario: &Scenario) -> String {
    let mut table = Table::new(&["核对", "问题", "出处", "怎样改"], &[]);
    for line in warnings(plan, scenario, &consistency::warnings(plan, scenario)) {
        let place = if line.place.is_empty() { "-".to_owned() } else { line.place };
        table.row(vec![line.severity.to_owned(), line.what, place, line.mend]);
    }
    if table.is_empty() { String::new() } else { format!("\n{table}") }
}

/// The columns after those of [`Turning`].
const AFTER: [&str; 6] = ["below", "above", "shape", "chance", "turns_at", "reason"];

/// One row for each scenario and indicator.
fn csv(plan: &Plan, found: &[ScenarioRisk]) -> Answer {
    let rows = found.iter().flat_map(|scenario| {
        scenario.indicators.iter().map(|indicator| {
            let turning = Turning::of(plan, &indicator.switching);
            (Text(&scenario.scenario), turning, stated(indicator), indicator.chance, indicator.turns_at, indicator.reason)
        })
    });
    sheet(["scenario"].into_iter().chain(TURNING).chain(AFTER).map(ToOwned::to_owned), rows)
}

/// The three cells of a stated range.
fn stated(found: &IndicatorRisk) -> (Option<Deviation>, Option<Deviation>, Option<Shape>) {
    let stated = found.uncertainty;
    (stated.map(|stated| stated.below), stated.map(|stated| stated.above), stated.map(|stated| stated.shape))
}
