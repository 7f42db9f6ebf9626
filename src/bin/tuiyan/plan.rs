//! `tuiyan plan`: what a plan states.

use std::fmt::Write;
use std::path::PathBuf;

use clap::{Args, ValueEnum};
use tuiyan::exchange::write_plan;
use tuiyan::plan::{Group, Id, Indicator, Plan, Relation, RelationKind};
use tuiyan::view::{self, words};

use super::help::{FILE, FORMAT, OPTIONS, PLAN_HELP};
use super::input::plan_or_builtin;
use super::table::{Align, Table};
use super::{Answer, Refused};
use tuiyan::{phrase, word};

#[derive(Args)]
#[command(about = word!("列出规划中的指标", "List the indicators of a plan"))]
pub(super) struct Show {
    #[arg(help = PLAN_HELP.get())]
    #[arg(long, value_name = FILE.get(), help_heading = OPTIONS.get())]
    plan: Option<PathBuf>,
    #[arg(help = word!("输出格式：table（供阅读，默认）或 json（本身就是可读入的规划文件）", "What to print: table (to be read, the default) or json (itself a plan file that can be read)"))]
    #[arg(long, value_name = FORMAT.get(), value_enum, default_value_t, hide_possible_values = true, hide_default_value = true)]
    #[arg(help_heading = OPTIONS.get())]
    format: Format,
}

#[derive(Clone, Copy, Default, ValueEnum)]
enum Format {
    #[default]
    Table,
    Json,
}

impl Show {
    pub(super) fn run(&self) -> Result<Answer, Refused> {
        let plan = plan_or_builtin(self.plan.as_deref())?;
        Ok(Answer::text(match self.format {
            Format::Json => write_plan(&plan) + "\n",
            Format::Table => list(&plan),
        }))
    }
}

/// The plan's head, then each group as a table.
fn list(plan: &Plan) -> String {
    let (base, end) = (plan.period.base(), plan.period.end());
    let mut text = phrase!("{}（{}，{base}—{end}年）\n", "{} ({}, {base}–{end})\n", plan.name, plan.document.number);
    for group in &plan.groups {
        let table = of_group(plan, group);
        if !table.is_empty() {
            // Writing to a string cannot fail.
            let _ = write!(text, "\n{}\n{table}", group.name);
        }
    }
    let related = plan.related();
    if !related.is_empty() {
        let _ = write!(text, "\n{}\n{}", word!("相互关系", "Relations"), of_relations(&related));
    }
    text
}

/// Which figures belong together.
fn of_relations(related: &[Relation]) -> Table {
    let mut table =
        Table::new(&[word!("关系", "relation"), word!("指标", "indicator"), word!("出处", "place"), word!("说明", "note")], &[]);
    for Relation { kind, whole, parts, place, note } in related {
        let parts = parts.iter().map(Id::as_str).collect::<Vec<_>>().join(word!("＋", " + "));
        let (name, figures) = match kind {
            RelationKind::Within => (word!("其中", "within"), format!("{parts}≤{whole}")),
            RelationKind::Sum => (word!("合计", "sum"), phrase!("{parts}＝{whole}", "{parts} = {whole}")),
            RelationKind::Same => (word!("同一内容", "same"), phrase!("{whole}＝{parts}", "{whole} = {parts}")),
        };
        table.row(vec![name.to_owned(), figures, place.get().to_owned(), note.get().to_owned()]);
    }
    table
}

fn of_group(plan: &Plan, group: &Group) -> Table {
    let (base, end) = (plan.period.base(), plan.period.end());
    let head = [
        word!("编号", "id"),
        word!("指标", "indicator"),
        word!("属性", "nature"),
        word!("单位", "unit"),
        &phrase!("{base}年", "{base}"),
        &phrase!("{end}年目标", "target {end}"),
        word!("出处", "place"),
    ];
    let mut table = Table::new(&head, &[(4, Align::Right), (5, Align::Right)]);
    for indicator in plan.indicators.iter().filter(|indicator| indicator.group == group.id) {
        table.row(row(indicator));
    }
    table
}

fn row(indicator: &Indicator) -> Vec<String> {
    vec![
        indicator.id.to_string(),
        indicator.name.get().to_owned(),
        words::nature(indicator.nature).to_owned(),
        indicator.unit.get().to_owned(),
        view::start(indicator, &indicator.statement, None),
        view::target(indicator, &indicator.statement),
        indicator.source.place.get().to_owned(),
    ]
}
