//! 年度任务分解表: what is asked of each year, row by row, as a plan that is handed to departments wants it (第七章第六节 of the built-in
//! document: “按年度将重点工作……任务分解到各有关部门”). Years that are observed are told as done.

mod cell;
mod markdown;

use super::{Fact, Judged, heading, provenance, rank, serial};
use crate::plan::{Decimals, Id, Indicator, Plan, Year};
use crate::projection::judge;
use crate::scenario::{Edit, Scenario, Unfilled, filled, filled_alike};
use crate::view::row::{row, start_noted};
use crate::view::words;
use crate::{phrase, word};

pub use cell::{TaskFigures, YearTask};

/// A plan broken down by year.
#[derive(Clone, Debug, PartialEq)]
pub struct Tasks {
    /// The plan's title.
    pub title: String,
    /// What it is of, label by label.
    pub facts: Vec<Fact>,
    /// The base year.
    pub base: String,
    /// The years, in order.
    pub years: Vec<Year>,
    /// Whether the document says of any row who answers for it.
    pub has_leads: bool,
    /// The rows, binding first, each in the order of the document.
    pub lines: Vec<TaskLine>,
    /// What to know of the table, a paragraph each.
    pub notes: Vec<String>,
    /// Where the figures come from.
    pub provenance: String,
}

/// An indicator, broken down.
#[derive(Clone, Debug, PartialEq)]
pub struct TaskLine {
    /// 序号.
    pub serial: String,
    /// The indicator.
    pub id: Id,
    /// 指标, with 其中 where it is a part of another.
    pub name: String,
    /// 单位.
    pub unit: String,
    /// 属性.
    pub nature: &'static str,
    /// 牵头单位; empty where the document names nobody.
    pub lead: String,
    /// 基期: the base year's figure as printed, or as entered and then marked.
    pub start: String,
    /// What is asked of each of [`Tasks::years`], and what was done.
    pub years: Vec<YearTask>,
    /// 目标.
    pub target: String,
    /// How many decimals its figures are printed with.
    pub decimals: Decimals,
    /// Why no annual target stands in it; none where one does.
    pub open: Option<String>,
}

/// Breaks a plan down by year, as a scenario has it. `date` is printed as it is given.
pub fn tasks(plan: &Plan, scenario: &Scenario, date: &str) -> Tasks {
    let judged: Vec<Judged> = listed(plan, scenario).into_iter().map(|it| (it, judge(&scenario.case(plan, it)))).collect();
    let years = years(plan, &judged);
    let lines: Vec<_> = judged.iter().enumerate().map(|(at, judged)| line(plan, scenario, &years, at, judged)).collect();
    Tasks {
        title: plan.name.get().to_owned(),
        facts: heading(plan, scenario, None, date),
        base: words::year(plan.period.base()),
        has_leads: lines.iter().any(|line| !line.lead.is_empty()),
        notes: notes(&lines),
        years,
        lines,
        provenance: provenance(plan, scenario),
    }
}

/// Fills in the annual targets of all rows as one edit, and says what became of them.
pub fn fill_tasks(plan: &Plan, scenario: &Scenario, is_locked: impl Fn(&Id) -> bool) -> (Edit, String) {
    let listed = listed(plan, scenario);
    let count = listed.len();
    let (edit, none) = filled_alike(plan, scenario, listed, is_locked);
    let (done, left) = (words::indicators(count - none.len()), none.len());
    let sentence = match left {
        0 => phrase!("已为 {done}指标填入年度目标。", "Annual targets were filled in for {done}."),
        _ => phrase!(
            "已为 {done}指标填入年度目标；另有 {left} 项没有填入，原因见表下说明。",
            "Annual targets were filled in for {done}. For {left} there were none to fill in; see the notes below the table."
        ),
    };
    (edit, sentence)
}

/// Why one row was not filled in, as a sentence.
pub fn not_filled(why: Unfilled) -> String {
    words::sentence(phrase!("没有填入年度目标：{}", "No annual targets were filled in: {}", words::unfilled(why)))
}

/// What counts, binding first, and whatever else something is decided about.
fn listed<'a>(plan: &'a Plan, scenario: &Scenario) -> Vec<&'a Indicator> {
    let is_listed = |it: &&Indicator| plan.is_scored(it) || !scenario.assumption(&it.id).is_default();
    let mut listed: Vec<_> = plan.indicators.iter().filter(is_listed).collect();
    listed.sort_by_key(|indicator| rank(plan, indicator));
    listed
}

/// The plan's years, and others that something is asked of.
fn years(plan: &Plan, judged: &[Judged]) -> Vec<Year> {
    let others = judged.iter().flat_map(|(_, judgement)| judgement.milestones.iter().map(|waypoint| waypoint.year));
    let ends = judged.iter().map(|(_, judgement)| judgement.trajectory.period().end());
    let mut years: Vec<_> = plan.period.projected().chain(others).chain(ends).filter(|year| *year > plan.period.base()).collect();
    years.sort_unstable();
    years.dedup();
    years
}

fn line(plan: &Plan, scenario: &Scenario, years: &[Year], at: usize, (indicator, judgement): &Judged) -> TaskLine {
    let assumption = scenario.assumption(&indicator.id);
    let row = row(indicator, assumption, judgement);
    let years = cell::tasks(plan, indicator, assumption, judgement, years);
    let is_open = assumption.milestones.is_empty() && judgement.milestones.is_empty() && judgement.each_year.is_empty();
    let open = is_open.then(|| match filled(plan, scenario, indicator) {
        Ok(_) => word!("尚未分解", "not broken down yet").to_owned(),
        Err(why) => words::unfilled(why),
    });
    TaskLine {
        serial: serial(at),
        id: indicator.id.clone(),
        name: row.name,
        unit: row.unit,
        nature: row.nature,
        lead: indicator.lead.get().to_owned(),
        start: start_noted(plan, indicator, assumption, row.start),
        years,
        target: row.target,
        decimals: indicator.decimals,
        open,
    }
}

fn notes(lines: &[TaskLine]) -> Vec<String> {
    let all = || lines.iter().flat_map(|line| &line.years);
    let mut notes = Vec::new();
    if all().any(|task| task.is_own) {
        notes.push(
            word!(
                "带“*”的年度目标由本情景分解，不是规划的数字；其余为规划给出。",
                "Annual targets marked * are the breakdown of this scenario and not figures of the plan; the others are the plan's."
            )
            .to_owned(),
        );
    }
    if all().any(|task| !task.amount.is_empty()) {
        notes.push(
            word!(
                "累计指标各年列出截至当年的累计目标，其下为当年应完成的量。",
                "For totals each year shows the cumulative target up to then and, below it, the amount for that year."
            )
            .to_owned(),
        );
    }
    let mut reasons: Vec<(&str, Vec<&str>)> = Vec::new();
    for (why, line) in lines.iter().filter_map(|line| Some((line.open.as_deref()?, line))) {
        match reasons.iter_mut().find(|(known, _)| *known == why) {
            Some((_, serials)) => serials.push(&line.serial),
            None => reasons.push((why, vec![&line.serial])),
        }
    }
    let reasons = reasons.iter().map(|(why, serials)| {
        let serials = words::listed(serials);
        phrase!("第 {serials} 项：{why}", "No. {serials}: {why}")
    });
    let reasons: Vec<_> = reasons.collect();
    if !reasons.is_empty() {
        let reasons = reasons.join(word!("；", "; "));
        notes.push(phrase!("没有年度目标的指标：{reasons}。", "Indicators without annual targets: {reasons}."));
    }
    notes
}
