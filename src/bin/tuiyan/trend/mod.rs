//! `tuiyan trend`: what the years before say, method by method.

mod calibration;

use std::path::PathBuf;

use clap::Args;
use tuiyan::exchange::{ScenarioTrend, shipped_facts, trend_scenario, trend_series};
use tuiyan::plan::{Plan, Year};
use tuiyan::view::risk::{PastList, past_list};
use tuiyan::view::trend::TrendLine;
use tuiyan::view::trends;

use crate::help::{ARGUMENTS, FACTS_HELP, FILE, FORMAT, FORMAT_HELP, OPTIONS, PLAN_HELP, SCENARIO, SCENARIOS_HELP};
use crate::input::{Grounded, Input, grounded, plan_or_builtin};
use crate::sheet::{Text, sheet};
use crate::table::{Align, Table, titled};
use crate::usage::year;
use crate::{Answer, Format, Refused};
use tuiyan::{phrase, word};

#[derive(Args)]
#[command(about = word!("历史：各项指标的过去说明什么，逐个方法", "History: what the past of each indicator says, method by method"))]
pub(super) struct Trend {
    #[arg(help = PLAN_HELP.get())]
    #[arg(long, value_name = FILE.get(), help_heading = OPTIONS.get())]
    plan: Option<PathBuf>,
    #[arg(help = FACTS_HELP.get())]
    #[arg(long, visible_alias = "facts", value_name = FILE.get(), help_heading = OPTIONS.get())]
    history: Option<PathBuf>,
    #[arg(help = word!("只推这些数列的后五年，不看规划", "Forecast five years of these series alone, without a plan"))]
    #[arg(long, value_name = FILE.get(), conflicts_with_all = ["plan", "history", "scenarios"], help_heading = OPTIONS.get())]
    series: Option<PathBuf>,
    #[arg(help = word!("只用到这一年为止已知的年份，看各方法当时会怎样预报其后的年份", "Use what was known up to that year alone, and hold what each method would have foretold against what came"))]
    #[arg(long, value_name = word!("年份", "YEAR"), value_parser = year, conflicts_with = "series", help_heading = OPTIONS.get())]
    as_known_in: Option<Year>,
    #[arg(help = FORMAT_HELP.get())]
    #[arg(long, value_name = FORMAT.get(), value_enum, default_value_t, hide_possible_values = true, hide_default_value = true)]
    #[arg(help_heading = OPTIONS.get())]
    format: Format,
    #[arg(help = SCENARIOS_HELP.get())]
    #[arg(value_name = SCENARIO.get(), help_heading = ARGUMENTS.get())]
    scenarios: Vec<PathBuf>,
}

impl Trend {
    /// What the past says, or all faults of all files that were refused.
    pub(super) fn run(&self) -> Result<Answer, Refused> {
        if let Some(path) = &self.series {
            let input = Input::read(path)?;
            let found = trend_series(&input.text()?).map_err(|faults| input.refused(&faults))?;
            let out = serde_json::to_string(&found.found).unwrap_or_default() + "\n";
            return Ok(Answer::text(out).minding(input.refused(&found.left_out).lines()));
        }
        let plan = plan_or_builtin(self.plan.as_deref())?;
        let Grounded { scenarios, facts, warnings } = grounded(&self.scenarios, &plan, self.history.as_deref())?;
        if let Some(year) = self.as_known_in {
            let checked = calibration::answer(&plan, &facts, &scenarios, year, self.format)?;
            return Ok(checked.minding(warnings));
        }
        let found = || scenarios.iter().map(|scenario| trend_scenario(&plan, &facts, scenario)).collect::<Vec<_>>();
        let answer = match self.format {
            Format::Table => {
                let each = scenarios.iter().map(|scenario| {
                    let past = past_list(&plan, &facts, scenario);
                    titled(&plan, scenario) + &table(&plan, &trends(&plan, &facts, scenario)) + &against_past(&past)
                });
                Answer::text(each.collect::<Vec<_>>().join("\n"))
            }
            Format::Json => Answer::text(serde_json::to_string_pretty(&found()).unwrap_or_default() + "\n"),
            Format::Csv => csv(&plan, &found()),
        };
        Ok(answer.minding(warnings))
    }
}

fn table(plan: &Plan, lines: &[TrendLine]) -> String {
    if lines.is_empty() && shipped_facts(plan).is_some() {
        return phrase!(
            "没有历年数据；这个规划附带的用 --history {0} 给出\n",
            "There is no history; --history {0} gives what ships with this plan\n",
            plan.id
        );
    }
    if lines.is_empty() {
        return phrase!(
            "没有历年数据；用 --history 给出，或在网页“观测”中填入\n",
            "There is no history; give one with --history, or enter it under Observe on the page\n"
        );
    }
    let head = [
        word!("编号", "id"),
        word!("指标", "indicator"),
        word!("方法", "method"),
        word!("参数", "parameter"),
        word!("结果", "outcome"),
        word!("低", "low"),
        word!("高", "high"),
        word!("误差", "error"),
        word!("比维持不变", "against no change"),
        word!("年份", "years"),
        word!("说明", "note"),
    ];
    let mut table = Table::new(&head, &[3, 4, 5, 6, 7].map(|column| (column, Align::Right)));
    for line in lines {
        table.row(vec![
            line.id.to_string(),
            line.name.clone(),
            line.method.to_owned(),
            line.parameter.clone(),
            line.outcome.clone(),
            line.low.clone(),
            line.high.clone(),
            line.error.clone(),
            line.against_hold.to_owned(),
            line.years.clone(),
            line.note.clone(),
        ]);
    }
    table.to_string()
}

/// What is assumed and asked for beside the past; nothing where too little is known.
fn against_past(found: &PastList) -> String {
    if found.lines.is_empty() {
        return String::new();
    }
    let head = [
        word!("编号", "id"),
        word!("指标", "indicator"),
        word!("属性", "nature"),
        word!("年份", "years"),
        word!("过去", "the past"),
        word!("假设的变化", "assumed"),
        "",
        word!("目标要求的变化", "required"),
        "",
    ];
    let mut table = Table::new(&head, &[5, 7].map(|column| (column, Align::Right)));
    for line in &found.lines {
        let cells = [&line.years, &line.windows, &line.assumed, &line.assumed_lies, &line.required, &line.required_lies];
        let named = [line.lead.id.to_string(), line.lead.name.clone(), line.lead.nature.to_owned()];
        table.row(named.into_iter().chain(cells.map(Clone::clone)).collect());
    }
    format!("\n{}\n{}\n{table}", word!("与过去相比", "Against the past"), found.finding)
}

const HEAD: [&str; 17] = [
    "scenario",
    "id",
    "place",
    "method",
    "parameter",
    "value",
    "phi",
    "limit",
    "outcome",
    "low",
    "high",
    "outcome_low",
    "outcome_high",
    "mase",
    "error",
    "forecasts",
    "reason",
];

/// One row for each scenario, indicator and method.
fn csv(_: &Plan, found: &[ScenarioTrend]) -> Answer {
    let rows = found.iter().flat_map(|scenario| {
        let name = scenario.scenario.as_str();
        scenario.indicators.iter().flat_map(move |indicator| {
            (1_usize..).zip(&indicator.methods).map(move |(place, out)| {
                let value = (out.parameter, out.value, out.phi, out.limit.or(out.ceiling));
                let ends = (out.outcome, out.low, out.high, out.outcome_low, out.outcome_high);
                (Text(name), &indicator.id, place, out.method, value, ends, (out.mase, out.error, out.forecasts, out.reason))
            })
        })
    });
    sheet(HEAD.into_iter().map(ToOwned::to_owned), rows)
}
