//! `tuiyan rank`: which target breaks first, and which is turned most cheaply.

use std::fmt::Write;
use std::path::PathBuf;

use clap::{Args, ValueEnum};
use tuiyan::exchange::{ScenarioRanking, rank_scenario};
use tuiyan::plan::Plan;
use tuiyan::risk::{Effort, Scope};
use tuiyan::scenario::Scenario;
use tuiyan::view::risk::{RankedLine, rankings};

use super::help::{ARGUMENTS, FACTS_HELP, FILE, FORMAT, FORMAT_HELP, OPTIONS, PLAN_HELP, SCENARIO, SCENARIOS_HELP};
use super::input::{Grounded, grounded, plan_or_builtin};
use super::sheet::{Text, sheet};
use super::table::{Align, Table, titled};
use super::turning::{TURNING, Turning};
use super::{Answer, Format, Refused};
use tuiyan::{phrase, word};

#[derive(Args)]
#[command(about = word!("排序：哪个目标最先失守，哪个最容易扭转", "Rank: which target breaks first, and which is easiest to rescue"))]
pub(super) struct Rank {
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
    #[arg(help = word!("按什么排序：steps（余量或差距折合多少个规划印刷的最末一位，默认）或 share（占所需变化的比例）", "What to rank by: steps (room or shortfall in units of the last digit that the plan prints, the default) or share (of the required change)"))]
    #[arg(long, value_name = word!("尺度", "MEASURE"), value_enum, default_value_t, hide_possible_values = true, hide_default_value = true)]
    #[arg(help_heading = OPTIONS.get())]
    by: By,
    #[arg(help = word!("记分牌之外的指标也排进来", "Rank the indicators outside the scoreboard as well"))]
    #[arg(long, help_heading = OPTIONS.get())]
    all: bool,
    #[arg(help = SCENARIOS_HELP.get())]
    #[arg(value_name = SCENARIO.get(), help_heading = ARGUMENTS.get())]
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
        let Grounded { scenarios, warnings, .. } = grounded(&self.scenarios, &plan, self.facts.as_deref())?;
        let scope = if self.all { Scope::All } else { Scope::Scored };
        let by = match self.by {
            By::Steps => Effort::Steps,
            By::Share => Effort::Share,
        };
        let ranked = || scenarios.iter().map(|scenario| rank_scenario(&plan, scenario, scope, by)).collect::<Vec<_>>();
        let answer = match self.format {
            Format::Table => {
                let each: Vec<_> = scenarios.iter().map(|scenario| table(&plan, scenario, scope, by)).collect();
                Answer::text(each.join("\n"))
            }
            Format::Json => Answer::text(serde_json::to_string_pretty(&ranked()).unwrap_or_default() + "\n"),
            Format::Csv => csv(&plan, &ranked()),
        };
        Ok(answer.minding(warnings))
    }
}

fn table(plan: &Plan, scenario: &Scenario, scope: Scope, by: Effort) -> String {
    let found = rankings(plan, scenario, scope, by);
    let mut text = format!("{}{}\n{}\n", titled(plan, scenario), found.finding, found.measure);
    for (title, lines) in [
        (word!("最先失守（已达标，余量小的在前）", "First to break (met, least room first)"), &found.first_to_break),
        (word!("最易扭转（未达标，差距小的在前）", "Easiest to rescue (missed, least shortfall first)"), &found.cheapest_to_turn),
    ] {
        // Writing to a string cannot fail.
        let _ = if lines.is_empty() {
            writeln!(text, "{}", phrase!("\n{title}：无", "\n{title}: none"))
        } else {
            write!(text, "\n{title}\n{}", ranked(lines))
        };
    }
    let mut apart = Table::new(
        &[
            word!("编号", "id"),
            word!("指标", "indicator"),
            word!("属性", "nature"),
            word!("判断", "verdict"),
            word!("原因", "reason"),
        ],
        &[],
    );
    for line in found.apart {
        let judged = line.tone.word().to_owned();
        apart.row(vec![line.id.to_string(), line.name, line.nature.to_owned(), judged, line.reason]);
    }
    if !apart.is_empty() {
        let _ = write!(text, "\n{}\n{apart}", word!("不参加排序", "Not ranked"));
    }
    text
}

fn ranked(lines: &[RankedLine]) -> Table {
    let head = [
        word!("序号", "no."),
        word!("编号", "id"),
        word!("指标", "indicator"),
        word!("属性", "nature"),
        word!("预计", "projected"),
        word!("目标", "target"),
        word!("现在", "assumed"),
        word!("需要", "required"),
        word!("余量", "room"),
        word!("占所需变化", "share of required change"),
        word!("折合末位单位", "units of the last digit"),
    ];
    let right = [0, 4, 5, 6, 8, 9, 10].map(|column| (column, Align::Right));
    let mut table = Table::new(&head, &right);
    for line in lines {
        table.row(vec![
            line.place.clone(),
            line.id.to_string(),
            phrase!("{}（{}）", "{} ({})", line.name, line.unit),
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
