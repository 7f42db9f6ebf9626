//! `tuiyan rank`: which target breaks first, and which is turned most cheaply.

use std::fmt::Write;
use std::path::PathBuf;

use clap::{Args, ValueEnum};
use tuiyan::exchange::{ScenarioRanking, rank_scenario};
use tuiyan::plan::Plan;
use tuiyan::risk::{Effort, Scope};
use tuiyan::scenario::Scenario;
use tuiyan::view::risk::{RankedLine, rankings};

use super::input::{plan_or_builtin, scenarios};
use super::sheet::{Text, sheet};
use super::table::{Align, Table, titled};
use super::turning::{TURNING, Turning};
use super::{Answer, Format, Refused};

/// 排序：哪个目标最先失守，哪个最容易扭转
#[derive(Args)]
pub(super) struct Rank {
    /// 规划文件；不给出时用内置的利州区“十四五”规划
    #[arg(long, value_name = "文件", help_heading = "选项")]
    plan: Option<PathBuf>,
    /// 输出格式：table（供阅读，默认）、json 或 csv
    #[arg(long, value_name = "格式", value_enum, default_value_t, hide_possible_values = true, hide_default_value = true)]
    #[arg(help_heading = "选项")]
    format: Format,
    /// 按什么排序：steps（余量或差距折合多少个规划印刷的最末一位，默认）或 share（占所需变化的比例）
    #[arg(long, value_name = "尺度", value_enum, default_value_t, hide_possible_values = true, hide_default_value = true)]
    #[arg(help_heading = "选项")]
    by: By,
    /// 记分牌之外的指标也排进来
    #[arg(long, help_heading = "选项")]
    all: bool,
    /// 情景文件（JSON、CSV 或 XLSX），可给出多个；- 为标准输入；不给出时各项指标维持不变
    #[arg(value_name = "情景", help_heading = "参数")]
    scenarios: Vec<PathBuf>,
}

/// What effort is measured by.
#[derive(Clone, Copy, Default, ValueEnum)]
enum By {
    #[default]
    Steps,
    Share,
}

impl Rank {
    /// All scenarios ranked, or all faults of all files that were refused.
    pub(super) fn run(&self) -> Result<Answer, Refused> {
        let plan = plan_or_builtin(self.plan.as_deref())?;
        let scenarios = scenarios(&self.scenarios, &plan)?;
        let scope = if self.all { Scope::All } else { Scope::Scored };
        let by = match self.by {
            By::Steps => Effort::Steps,
            By::Share => Effort::Share,
        };
        let ranked = || scenarios.iter().map(|scenario| rank_scenario(&plan, scenario, scope, by)).collect::<Vec<_>>();
        Ok(match self.format {
            Format::Table => {
                let each: Vec<_> = scenarios.iter().map(|scenario| table(&plan, scenario, scope, by)).collect();
                Answer::text(each.join("\n"))
            }
            Format::Json => Answer::text(serde_json::to_string_pretty(&ranked()).unwrap_or_default() + "\n"),
            Format::Csv => csv(&plan, &ranked()),
        })
    }
}

fn table(plan: &Plan, scenario: &Scenario, scope: Scope, by: Effort) -> String {
    let found = rankings(plan, scenario, scope, by);
    let mut text = format!("{}{}\n{}\n", titled(plan, scenario), found.finding, found.measure);
    for (title, lines) in [
        ("最先失守（已达标，余量小的在前）", &found.first_to_break),
        ("最易扭转（未达标，差距小的在前）", &found.cheapest_to_turn),
    ] {
        // Writing to a string cannot fail.
        let _ = if lines.is_empty() { writeln!(text, "\n{title}：无") } else { write!(text, "\n{title}\n{}", ranked(lines)) };
    }
    let mut apart = Table::new(&["编号", "指标", "属性", "判断", "原因"], &[]);
    for line in found.apart {
        let judged = line.tone.word().to_owned();
        apart.row(vec![line.id.to_string(), line.name, line.nature.to_owned(), judged, line.reason]);
    }
    if !apart.is_empty() {
        let _ = write!(text, "\n不参加排序\n{apart}");
    }
    text
}

fn ranked(lines: &[RankedLine]) -> Table {
    let head = ["序号", "编号", "指标", "属性", "预计", "目标", "现在", "需要", "余量", "占所需变化", "末位步数"];
    let right = [0, 4, 5, 6, 8, 9, 10].map(|column| (column, Align::Right));
    let mut table = Table::new(&head, &right);
    for line in lines {
        table.row(vec![
            line.place.clone(),
            line.id.to_string(),
            format!("{}（{}）", line.name, line.unit),
            line.nature.to_owned(),
            line.outcome.clone(),
            line.target.clone(),
            line.present.clone(),
            line.required.clone(),
            line.headroom.clone(),
            line.share.clone(),
            line.steps.clone(),
        ]);
    }
    table
}

/// The columns before and after those of [`Turning`].
const BEFORE: [&str; 3] = ["scenario", "list", "rank"];
const AFTER: [&str; 2] = ["effort", "reason"];

/// One row for each scenario and indicator, list by list.
fn csv(plan: &Plan, ranked: &[ScenarioRanking]) -> Answer {
    let rows = ranked.iter().flat_map(|scenario| {
        let name = scenario.scenario.as_str();
        let lists = [("first_to_break", &scenario.first_to_break), ("cheapest_to_turn", &scenario.cheapest_to_turn)];
        let placed = lists.into_iter().flat_map(move |(list, places)| {
            let each = (1_usize..).zip(places);
            each.map(move |(rank, place)| {
                (Text(name), list, Some(rank), Turning::of(plan, &place.switching), Some(place.effort), None)
            })
        });
        let apart = scenario.apart.iter().map(move |apart| {
            (Text(name), "apart", None, Turning::unknown(plan, &apart.id, apart.result), None, Some(apart.reason))
        });
        placed.chain(apart)
    });
    sheet(BEFORE.into_iter().chain(TURNING).chain(AFTER).map(ToOwned::to_owned), rows)
}
