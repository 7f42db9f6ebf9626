//! A row of the review table.

use super::{Judged, plain, serial};
use crate::plan::{Amount, Indicator, Measured, Plan, Years};
use crate::projection::{Judgement, Pin, Verdict};
use crate::scenario::{Assumption, Scenario};
use crate::view::number;
use crate::view::row::{row, start_noted};
use crate::view::sheet::{Account, account};
use crate::view::words::{self, Tone};
use crate::{phrase, word};

/// An indicator in the review table; its texts stand in the order of the columns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportLine {
    /// 序号.
    pub serial: String,
    /// 指标, with 其中 where it is a part of another.
    pub name: String,
    /// Its unit.
    pub unit: String,
    /// Where it stands in the document.
    pub place: String,
    /// 属性.
    pub nature: &'static str,
    /// The base year's figure as printed, or as entered and then marked.
    pub start: String,
    /// 目标 with its comparison.
    pub target: String,
    /// 观测: the latest observed value; `—` where none is.
    pub observed: String,
    /// The year of the latest observation; empty where there is none.
    pub observed_year: String,
    /// 预计: the outcome in the target year, or what is judged in its place.
    pub outcome: String,
    /// 进度: 快于, 符合, 滞后 or 保持; `—` where there is nothing to measure it by.
    pub pace: &'static str,
    /// The year that the pace is of, marked 预计 where it is projected and not observed; empty where there is none.
    pub pace_year: String,
    /// The share completed by then; empty where there is only something to maintain.
    pub completed: String,
    /// 判断.
    pub tone: Tone,
    /// Since when the target holds; empty where it does not.
    pub since: String,
    /// 说明: what it would take, and remarks, a sentence each; where nothing can be worked out, why.
    pub account: Vec<String>,
    /// 算式: the calculation that can be checked by hand; empty where there is none.
    pub working: String,
    /// 牵头单位 as the plan prints it; empty where it names nobody.
    pub lead: String,
    /// The departments that it names, by their own names.
    pub leads: Vec<String>,
}

pub(super) use crate::view::NOTHING;

/// The heads of the columns.
pub(super) fn heads(plan: &Plan) -> Vec<String> {
    let end = plan.period.end();
    let (base, end) = (words::year(plan.period.base()), phrase!("预计{end}年", "Projected {end}"));
    let heads = [
        word!("序号", "No."),
        word!("指标", "Indicator"),
        word!("属性", "Nature"),
        &base,
        word!("目标", "Target"),
        word!("观测", "Observed"),
        &end,
        word!("进度", "Pace"),
        word!("判断", "Verdict"),
        word!("说明", "Notes"),
    ];
    heads.map(str::to_owned).to_vec()
}

/// A row for each, numbered from one.
pub(super) fn lines(plan: &Plan, scenario: &Scenario, judged: &[&Judged]) -> Vec<ReportLine> {
    let all = judged.iter().enumerate();
    all.map(|(at, (indicator, judgement))| line(plan, scenario, serial(at), indicator, judgement)).collect()
}

fn line(plan: &Plan, scenario: &Scenario, serial: String, indicator: &Indicator, judgement: &Judgement) -> ReportLine {
    let assumption = scenario.assumption(&indicator.id);
    let stated = assumption.statement(indicator).measured();
    let row = row(indicator, assumption, judgement);
    let latest = stated.and_then(|stated| observed(plan, assumption, indicator, stated));
    let (observed, observed_year) = latest.unwrap_or_else(|| (NOTHING.to_owned(), String::new()));
    let (pace, pace_year, completed) = progress(assumption, judgement);
    let account = account(plan, scenario, indicator, judgement);
    ReportLine {
        serial,
        name: row.name,
        unit: row.unit,
        place: indicator.source.place.get().to_owned(),
        nature: row.nature,
        start: start_noted(plan, indicator, assumption, row.start),
        target: with_percent(row.target, stated),
        observed,
        observed_year,
        outcome: with_percent(row.outcome, stated),
        pace,
        pace_year,
        completed,
        tone: row.tone,
        since: since(judgement),
        working: account.explanation.clone(),
        account: sentences(account, judgement),
        lead: indicator.lead.get().to_owned(),
        leads: indicator.leads().iter().map(|lead| lead.own().to_owned()).collect(),
    }
}

/// A mean growth is in ％ whatever the indicator's own unit.
fn with_percent(text: String, stated: Option<&Measured>) -> String {
    let is_growth = stated.is_some_and(|stated| stated.measure.is_of_rates());
    if is_growth && text != "?" { number::in_percent(text) } else { text }
}

/// The latest observed value and its year. Of a total both the year's flow and, where every year so far is observed, their sum.
fn observed(plan: &Plan, assumption: &Assumption, indicator: &Indicator, stated: &Measured) -> Option<(String, String)> {
    let seen = |pin: &Pin| matches!(pin, Pin::Observed(_));
    let (year, pin) = assumption.years.iter().rev().find(|(_, pin)| seen(pin))?;
    let value = figure(indicator, stated, pin.value());
    let text = match stated.measure.years() {
        Years::Values | Years::Rates => value,
        Years::Flows => {
            let so_far: Vec<_> = assumption.years.range(..=year).filter(|(_, pin)| seen(pin)).collect();
            let is_whole = plan.period.step_of(*year) == Some(so_far.len());
            let sum = so_far.iter().map(|(_, pin)| pin.value().get()).sum();
            let total =
                if is_whole { phrase!("，累计 {}", ", cumulative {}", decimal(sum, indicator)) } else { String::new() };
            phrase!("当年 {value}{total}", "{value} in the year{total}")
        }
    };
    Some((text, words::year(*year)))
}

/// The figure of one year: of a mean growth its rate.
pub(super) fn figure(indicator: &Indicator, stated: &Measured, value: Amount) -> String {
    match stated.measure.years() {
        Years::Rates => number::in_percent(plain(value.get() * 100.0)),
        Years::Values | Years::Flows => decimal(value.get(), indicator),
    }
}

/// With the printed decimals, or more where it has more.
fn decimal(value: f64, indicator: &Indicator) -> String {
    let (fixed, brief) = (number::fixed(value, usize::from(indicator.decimals.get())), plain(value));
    if brief.len() > fixed.len() { brief } else { fixed }
}

/// The pace at the latest observed year, else at the target year, which is then only projected: word, year and completion.
fn progress(assumption: &Assumption, judgement: &Judgement) -> (&'static str, String, String) {
    let seen = assumption.years.iter().rev().find(|(_, pin)| matches!(pin, Pin::Observed(_))).map(|(year, _)| *year);
    let at = |year| judgement.pace.iter().find(|progress| progress.year == year);
    let observed = seen.and_then(at);
    let Some(progress) = observed.or(judgement.pace.last()) else { return (NOTHING, String::new(), String::new()) };
    let year = progress.year;
    let at = if observed.is_some() { words::year(year) } else { phrase!("预计{year}年", "projected {year}") };
    let completed = progress.completion.map(number::percent);
    let completed = completed.map(|share| phrase!("完成 {share}", "{share} completed")).unwrap_or_default();
    (words::pace(progress.pace), at, completed)
}

fn since(judgement: &Judgement) -> String {
    match judgement.verdict {
        Verdict::Met { first_year, .. } => phrase!("{first_year}年起", "from {first_year}"),
        _ => String::new(),
    }
}

/// What it would take, where that is known; the finding where there is no calculation to lead to it.
fn sentences(account: Account, judgement: &Judgement) -> Vec<String> {
    let Account { finding, explanation, mut required, remarks, .. } = account;
    let is_open = matches!(judgement.verdict, Verdict::Unjudged(_));
    if is_open && judgement.required.is_none() && judgement.average_flow.is_none() {
        required.clear();
    }
    let why = if explanation.is_empty() { finding } else { String::new() };
    let required = if required.is_empty() { required } else { phrase!("达标所需：{required}", "required: {required}") };
    let all = [why, required].into_iter().chain(remarks).filter(|sentence| !sentence.is_empty());
    all.map(words::sentence).collect()
}
