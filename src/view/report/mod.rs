//! A scenario as the review table that planners hand up: plain data, every number already text.
//!
//! `conclusion` is what follows, in sentences, `turned` what turned since the last report, `sides` other scenarios beside this one. `line` is a
//! row of the table, `charted` which indicators are drawn and `figures` the drawings, `decided` what was assumed and observed and how the
//! document was read, `past` how it lies beside the past, `method` how it was worked out, `led` the rows by department, `sheets` a page of tasks for each, `tasks` what is asked
//! of each year (年度任务分解表). `paper` is what any report is made of, `parts` this one in its order, `markdown` the whole of it as one
//! text. Nothing here knows the day: whoever asks says what date is to be printed.

mod charted;
mod conclusion;
mod decided;
mod figures;
mod led;
mod line;
mod markdown;
mod method;
mod paper;
mod parts;
mod past;
mod sheets;
mod sides;
mod tasks;
mod turned;

pub use charted::Charted;
pub use conclusion::{Conclusion, Shortcoming};
pub use decided::{Assumed, Observed, ReadAs, Unjudged};
pub use figures::{ReportFigure, ReportFigures, report_figures};
pub use led::{Arrangement, Department};
pub use line::ReportLine;
pub use paper::{ColumnHead, Paper, PaperBlock, PaperCell, PaperPart, Table, TableKind, TableRow};
pub use past::{ReportPast, ReportPastLine};
pub use sheets::{DepartmentTask, TaskSheet, TaskSheets, task_sheets};
pub use sides::{MOST_BESIDE, ReportSides};
pub use tasks::{TaskFigures, TaskLine, Tasks, YearTask, fill_tasks, not_filled, tasks};
pub use turned::{ReportLog, Reported};

use serde::{Deserialize, Serialize};

use super::number;
use super::words::{self, Tone};
use crate::language::Text;
use crate::plan::{Comparing, Indicator, Nature, Plan};
use crate::projection::{Judgement, judge};
use crate::projection::{Summary, Tally};
use crate::scenario::{Facts, Scenario};
use crate::{phrase, word};

/// Everything that a report says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// The plan's title.
    pub title: String,
    /// What the report is of, label by label: document, scenario, note, edition, seed, date.
    pub facts: Vec<Fact>,
    /// Plan, scenario and day in a line, for the head of every page.
    pub running: String,
    /// What follows.
    pub conclusion: Conclusion,
    /// Other scenarios beside this one.
    pub sides: Option<ReportSides>,
    /// Verdicts counted, binding first, never averaged.
    pub board: Vec<ScoreLine>,
    /// The heads of the ten columns of [`Report::lines`].
    pub heads: Vec<String>,
    /// The indicators that count, binding first, each in the order of the document.
    pub lines: Vec<ReportLine>,
    /// The same by department, where they are to stand so; a line stands under each that leads it.
    pub departments: Vec<Department>,
    /// What is assumed in place of the plan's defaults.
    pub assumed: Vec<Assumed>,
    /// What was observed, and where that stands.
    pub observed: Vec<Observed>,
    /// What is assumed and asked for beside the past.
    pub past: ReportPast,
    /// Where the document can be read in more than one way, or leaves a doubt: which reading holds.
    pub readings: Vec<ReadAs>,
    /// What cannot be judged, and why.
    pub unjudged: Vec<Unjudged>,
    /// Further targets that the scenario says something of.
    pub annex: Vec<ReportLine>,
    /// How many further targets the plan has, and how many of them stand in the annex.
    pub annex_note: String,
    /// How it was worked out, a paragraph each.
    pub method: Vec<String>,
    /// Where the figures come from and what they were worked out with.
    pub provenance: String,
}

/// A label and what it is for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fact {
    /// What it is.
    pub label: String,
    /// Its text.
    pub text: String,
    /// Whether it takes a line of its own.
    pub is_long: bool,
}

/// Verdicts of one nature, counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScoreLine {
    /// 约束性 or 预期性.
    pub nature: &'static str,
    /// How many are counted.
    pub total: String,
    /// 达标.
    pub met: String,
    /// 未达标, close or not.
    pub missed: String,
    /// 无法判断.
    pub unjudged: String,
}

/// One indicator and what was found of it.
type Judged<'a> = (&'a Indicator, Judgement);

/// What is longer than this leaves no room beside it.
const LONG: usize = 40;

/// Makes the report of a scenario that is laid over `facts`. `date` is printed as it is given; nothing where it is empty.
pub fn report(plan: &Plan, facts: &Facts, scenario: &Scenario, date: &str) -> Report {
    let mut judged: Vec<Judged> = plan.indicators.iter().map(|i| (i, judge(&scenario.case(plan, i)))).collect();
    let summary = Summary::of(plan, judged.iter().map(|(_, judgement)| judgement.verdict.standing()));
    judged.sort_by_key(|(indicator, _)| rank(plan, indicator));
    let (main, further): (Vec<&Judged>, Vec<_>) = judged.iter().partition(|(indicator, _)| plan.is_scored(indicator));
    let touched: Vec<_> = further.iter().copied().filter(|(i, _)| !scenario.assumption(&i.id).is_default()).collect();
    let shown: Vec<&Judged> = main.iter().chain(&touched).copied().collect();
    Report {
        title: plan.name.get().to_owned(),
        facts: heading(plan, scenario, seed(scenario), date),
        running: running(plan, scenario, date),
        conclusion: conclusion::conclusion(plan, scenario, &main, summary),
        sides: None,
        board: board(summary),
        heads: line::heads(plan),
        lines: line::lines(plan, scenario, &main),
        departments: Vec::new(),
        assumed: decided::assumed(plan, facts, scenario),
        observed: decided::observed(plan, facts, scenario),
        past: ReportPast::of(plan, facts, scenario),
        readings: decided::readings(plan, scenario, &shown),
        unjudged: decided::unjudged(&shown),
        annex: line::lines(plan, scenario, &touched),
        annex_note: annex_note(further.len(), touched.len()),
        method: method::method(plan, scenario),
        provenance: provenance(plan, scenario),
    }
}

impl Report {
    /// The same with what turned since the last report.
    #[must_use]
    pub fn since(mut self, plan: &Plan, last: Option<&Reported>, now: &Reported) -> Self {
        self.conclusion.turned = last.map(|last| now.since(plan, last)).unwrap_or_default();
        self
    }

    /// The same with other scenarios beside the one that it is of.
    #[must_use]
    pub fn beside(self, plan: &Plan, scenario: &Scenario, others: &[&Scenario]) -> Self {
        let all: Vec<_> = std::iter::once(scenario).chain(others.iter().copied()).collect();
        Self { sides: sides::sides(plan, &all), ..self }
    }
}

const NATURE: Text = Text::new("属性", "Nature");

/// The seed, where anything is uncertain: without that nothing is drawn by chance.
fn seed(scenario: &Scenario) -> Option<u64> {
    let is_ranged = scenario.assumptions.values().any(|assumption| assumption.uncertainty.is_some());
    is_ranged.then_some(scenario.seed)
}

/// Verdicts counted by nature. What there is none of is not told.
struct Scored(Summary);

impl Scored {
    const fn of(summary: Summary) -> Self {
        Self(summary)
    }

    /// The binding ones; `None` where there are none.
    fn binding(&self) -> Option<Tally> {
        Some(self.0.binding).filter(|tally| tally.total() > 0)
    }

    /// All natures of which there are any, binding first.
    fn each(&self) -> impl Iterator<Item = (Option<Nature>, Tally)> {
        let Summary { binding, expected, unstated } = self.0;
        let all = [(Some(Nature::Binding), binding), (Some(Nature::Expected), expected), (None, unstated)];
        all.into_iter().filter(|(_, tally)| tally.total() > 0)
    }

    /// All of them, for what is said of the whole; never for a share.
    fn all(&self) -> Tally {
        self.each().fold(Tally::default(), |sum, (_, tally)| Tally {
            met: sum.met + tally.met,
            missed: sum.missed + tally.missed,
            unjudged: sum.unjudged + tally.unjudged,
            watched: sum.watched + tally.watched,
        })
    }
}

/// Where an indicator stands in a report: what counts, binding first; then what does not count. Within a rank the order is the
/// document's.
fn rank(plan: &Plan, indicator: &Indicator) -> u8 {
    match (plan.is_scored(indicator), indicator.nature) {
        (true, Some(Nature::Binding)) => 0,
        (true, Some(Nature::Expected)) => 1,
        (true, None) => 2,
        (false, _) => 3,
    }
}

/// Plan, scenario and day in a line, as it stands over every page that is printed of a scenario.
pub fn running(plan: &Plan, scenario: &Scenario, date: &str) -> String {
    let scenario = phrase!("情景：{}", "Scenario: {}", scenario.name);
    words::listed_with(" · ", &[plan.name.get(), &scenario, date])
}

/// What it is of.
fn heading(plan: &Plan, scenario: &Scenario, seed: Option<u64>, date: &str) -> Vec<Fact> {
    let document = &plan.document;
    let all = [
        fact(word!("文号", "Document number"), document.number.clone()),
        fact(word!("印发", "Issued"), words::listed_with(word!("，", ", "), &[document.issuer.get(), &document.date])),
        fact(word!("规划期", "Plan period"), years(plan)),
        fact(word!("规划数据版本", "Plan data version"), plan.version.clone()),
        fact(word!("情景", "Scenario"), scenario.name.clone()),
        fact(word!("情景说明", "Notes on the scenario"), scenario.note.clone()),
        fact(word!("看作", "As known in"), super::facts::looked_from(scenario).unwrap_or_default()),
        fact(word!("比较方式", "Comparison"), compared(scenario)),
        fact(word!("随机种子", "Random seed"), seed.map(|seed| seed.to_string()).unwrap_or_default()),
        fact(word!("日期", "Date"), date.to_owned()),
    ];
    all.into_iter().filter(|fact| !fact.text.trim().is_empty()).collect()
}

/// How outcomes are compared, where that is not in full.
fn compared(scenario: &Scenario) -> String {
    let comparing = scenario.drivers.comparing;
    if comparing == Comparing::default() { String::new() } else { super::comparing::name(comparing).get().to_owned() }
}

fn fact(label: &'static str, text: String) -> Fact {
    Fact { label: label.to_owned(), is_long: text.chars().count() > LONG || text.trim().contains('\n'), text }
}

fn years(plan: &Plan) -> String {
    let (first, end, base) = (plan.period.year(1), plan.period.end(), plan.period.base());
    phrase!("{first}—{end}年（基年 {base}年）", "{first}–{end} (base year {base})")
}

/// Binding and expected ones; those of which the document does not say it only where there are any.
fn board(summary: Summary) -> Vec<ScoreLine> {
    let stated = [(Some(Nature::Binding), summary.binding), (Some(Nature::Expected), summary.expected)];
    let unstated = Some((None, summary.unstated)).filter(|(_, tally)| !tally.is_empty());
    stated.into_iter().chain(unstated).map(|(nature, tally)| score(nature, tally)).collect()
}

fn score(nature: Option<Nature>, tally: Tally) -> ScoreLine {
    let text = |count: usize| count.to_string();
    ScoreLine {
        nature: words::nature(nature),
        total: text(tally.total()),
        met: text(tally.met),
        missed: text(tally.missed),
        unjudged: text(tally.unjudged),
    }
}

fn annex_note(further: usize, touched: usize) -> String {
    match (further, touched) {
        (0, _) => String::new(),
        (further, 0) => phrase!(
            "正文和专栏另有 {further} 项目标，本情景未作改动，不列。",
            "Other targets in the text and boxes of the plan: {further}; this scenario changes none of them, and they are not \
             listed."
        ),
        (further, touched) => phrase!(
            "正文和专栏另有 {further} 项目标，下表列出本情景作了改动的 {touched} 项；它们不计入上面的计数。",
            "Other targets in the text and boxes of the plan: {further}; those that this scenario changes ({touched}) are \
             listed below and are not counted above."
        ),
    }
}

fn provenance(plan: &Plan, scenario: &Scenario) -> String {
    let (document, version) = (&plan.document, env!("CARGO_PKG_VERSION"));
    let issued = Some(&document.issuer).filter(|issuer| !issuer.is_empty());
    let issued = issued.map(|issuer| phrase!("{issuer}印发", "issued by {issuer}")).unwrap_or_default();
    let of = words::listed_with(word!("，", ", "), &[&document.number, &issued]);
    let of = if of.is_empty() { of } else { phrase!("（{of}）", " ({of})") };
    phrase!(
        "规划数字取自《{}》{of}，数据版本 {}；假设和观测由情景“{}”的编制者填写；由推演 {version} 计算。",
        "Figures of the plan are taken from “{}”{of}, data version {}; assumptions and observations were entered by the author of \
         the scenario “{}”; computed by Tuiyan {version}.",
        plan.name,
        plan.version,
        scenario.name
    )
}

/// A serial number.
fn serial(at: usize) -> String {
    (at + 1).to_string()
}

/// With as many decimals as it needs, up to six.
fn plain(number: f64) -> String {
    number::brief(number, 6)
}

#[cfg(test)]
mod tests;
