//! `tuiyan plan`: what a plan states.

use std::fmt::Write;
use std::path::PathBuf;

use clap::{Args, ValueEnum};
use tuiyan::exchange::write_plan;
use tuiyan::plan::{Group, Id, Indicator, Plan, Relation, RelationKind};
use tuiyan::view::{self, words};

use super::input::plan_or_builtin;
use super::table::{Align, Table};
use super::{Answer, Refused};

/// 列出规划中的指标
#[derive(Args)]
pub(super) struct Show {
    /// 规划文件；不给出时用内置的利州区“十四五”规划
    #[arg(long, value_name = "文件", help_heading = "选项")]
    plan: Option<PathBuf>,
    /// 输出格式：table（供阅读，默认）或 json（本身就是可读入的规划文件）
    #[arg(long, value_name = "格式", value_enum, default_value_t, hide_possible_values = true, hide_default_value = true)]
    #[arg(help_heading = "选项")]
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
    let mut text = format!("{}（{}，{base}—{end}年）\n", plan.name, plan.document.number);
    for group in &plan.groups {
        let table = of_group(plan, group);
        if !table.is_empty() {
            // Writing to a string cannot fail.
            let _ = write!(text, "\n{}\n{table}", group.name);
        }
    }
    let related = plan.related();
    if !related.is_empty() {
        let _ = write!(text, "\n相互关系\n{}", of_relations(&related));
    }
    text
}

/// Which figures belong together.
fn of_relations(related: &[Relation]) -> Table {
    let mut table = Table::new(&["关系", "指标", "出处", "说明"], &[]);
    for Relation { kind, whole, parts, place, note } in related {
        let parts = parts.iter().map(Id::as_str).collect::<Vec<_>>().join("＋");
        let (name, figures) = match kind {
            RelationKind::Within => ("其中", format!("{parts}≤{whole}")),
            RelationKind::Sum => ("合计", format!("{parts}＝{whole}")),
            RelationKind::Same => ("同一内容", format!("{whole}＝{parts}")),
        };
        table.row(vec![name.to_owned(), figures, place.get().to_owned(), note.get().to_owned()]);
    }
    table
}

fn of_group(plan: &Plan, group: &Group) -> Table {
    let (base, end) = (plan.period.base(), plan.period.end());
    let head = ["编号", "指标", "属性", "单位", &format!("{base}年"), &format!("{end}年目标"), "出处"];
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
