//! What is assumed and what is asked for beside what the past brought, as lines of a table.

use super::line_lead::LineLead;
use super::past_words::Words;
use crate::plan::{Id, Indicator, Nature, Plan};
use crate::scenario::{Facts, Scenario};
use crate::trend::{AgainstPast, HeldAmount, Quantity, TooLittle, against_past};
use crate::view::row::name;
use crate::view::words;
use crate::{phrase, word};

/// Every indicator beside its past.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PastList {
    /// The finding, in a sentence or two.
    pub finding: String,
    /// What is to be known of all lines; empty where there are none.
    pub note: String,
    /// Those with enough history: binding first, and first of these whose target asks for more than the past ever brought.
    pub lines: Vec<PastLine>,
    /// Those with too little.
    pub apart: Vec<TooLittleLine>,
    /// How many these are, as the heading of their list; empty where there are none.
    pub apart_heading: String,
}

/// An indicator beside its past.
#[derive(Clone, Debug, PartialEq)]
pub struct PastLine {
    /// Which indicator it is about.
    pub lead: LineLead,
    /// The years that count: `2011—2020，10 年`.
    pub years: String,
    /// The stretches of the past: `5 个五年时段：+4.3～+6.5 个百分点`.
    pub windows: String,
    /// What is assumed over the years that remain: `+1.3 个百分点`; empty where it is not known.
    pub assumed: String,
    /// Where that lies: `5 个五年时段中有 2 个达到`.
    pub assumed_lies: String,
    /// What the target takes; empty where it has no number.
    pub required: String,
    /// Where that lies.
    pub required_lies: String,
    /// What is to be known beside: that shorter stretches stand in.
    pub note: String,
    /// Whether the target asks for more than the past ever brought.
    pub asks_for_more: bool,
    /// Whether more is assumed than that.
    pub assumes_more: bool,
    /// The same as marks on a line.
    pub strip: PastStrip,
}

/// Marks on a line, each at a share of its length.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PastStrip {
    /// The stretches of the past.
    pub past: Vec<f64>,
    /// What is assumed.
    pub assumed: Option<f64>,
    /// What the target takes.
    pub required: Option<f64>,
    /// Where nothing changes; none of what is no change.
    pub zero: Option<f64>,
}

/// An indicator with too little history.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TooLittleLine {
    /// The indicator.
    pub id: Id,
    /// Its name.
    pub name: String,
    /// Why nothing can be said.
    pub reason: String,
}

/// Every indicator of which more than its baseline is known, beside its past.
pub fn past_list(plan: &Plan, facts: &Facts, scenario: &Scenario) -> PastList {
    let (mut lines, mut apart) = (Vec::new(), Vec::new());
    for indicator in &plan.indicators {
        match against_past(plan, facts, scenario, indicator) {
            Some(Ok(found)) => lines.push(line(indicator, &found)),
            Some(Err(why)) => apart.push(too_little(indicator, why)),
            None => {}
        }
    }
    let lines: Vec<PastLine> = in_order(plan, lines);
    PastList {
        finding: finding(plan, &lines),
        note: if lines.is_empty() { String::new() } else { note() },
        apart_heading: heading(apart.len()),
        lines,
        apart,
    }
}

fn heading(apart: usize) -> String {
    match apart {
        0 => String::new(),
        count => {
            let indicators = words::indicators(count);
            phrase!("历史太少的 {indicators}", "Too little history: {indicators}")
        }
    }
}

/// Binding first; of one nature those first whose target asks for most beside the past.
fn in_order(plan: &Plan, mut all: Vec<(PastLine, usize)>) -> Vec<PastLine> {
    all.sort_by_key(|(line, reached)| (plan.indicator(&line.lead.id).map(Indicator::tier), !line.asks_for_more, *reached));
    all.into_iter().map(|(line, _)| line).collect()
}

/// The line of an indicator, with in how many of a hundred stretches the past went as far as its target takes.
fn line(indicator: &Indicator, found: &AgainstPast) -> (PastLine, usize) {
    let words = Words { indicator, found };
    let said = |held: Option<HeldAmount>| held.map(|held| words.held(held)).unwrap_or_default();
    let ((assumed, assumed_lies), (required, required_lies)) = (said(found.assumed), words.required());
    let reached = found.required.map_or(100, |held| held.reached * 100 / found.stretches.len().max(1));
    let line = PastLine {
        lead: LineLead::of(indicator, words.unit()),
        years: words.years(),
        windows: words.windows(),
        assumed,
        assumed_lies,
        required,
        required_lies,
        note: words.shorter(),
        asks_for_more: found.asks_for_more(),
        assumes_more: found.assumes_more(),
        strip: strip(found),
    };
    (line, reached)
}

fn strip(found: &AgainstPast) -> PastStrip {
    let is_change = found.quantity == Quantity::Change;
    let held = [found.assumed, found.required].map(|held| held.map(|held| held.amount));
    let all = || {
        let zero = is_change.then_some(0.0);
        found.stretches.iter().map(|stretch| stretch.amount).chain(held.into_iter().flatten()).chain(zero)
    };
    let (low, high) = all().fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), amount| (low.min(amount), high.max(amount)));
    let width = high - low;
    let share = |amount: f64| if width > 0.0 { (amount - low) / width } else { 0.5 };
    PastStrip {
        past: found.stretches.iter().map(|stretch| share(stretch.amount)).collect(),
        assumed: held[0].map(share),
        required: held[1].map(share),
        zero: is_change.then(|| share(0.0)),
    }
}

fn too_little(indicator: &Indicator, why: TooLittle) -> TooLittleLine {
    let reason = match why {
        TooLittle::Known(count) => {
            phrase!("已知 {count} 年，凑不出三个时段", "{count} years are known, which do not make three periods")
        }
        TooLittle::NothingRemains => {
            word!("目标年的数已经知道，没有剩余的年份", "the target year is known and no year remains").to_owned()
        }
    };
    TooLittleLine { id: indicator.id.clone(), name: name(indicator), reason }
}

fn finding(plan: &Plan, lines: &[PastLine]) -> String {
    if lines.is_empty() {
        return word!(
            "历年数据还不够：一项指标至少要有四个已知年份（含基年）。在“观测”里填入更早的年份，或导入历年数据。",
            "There is too little history: an indicator needs four known years, the base year among them. Enter earlier years under \
             Observe, or import yearly data."
        )
        .to_owned();
    }
    let natures = [Some(Nature::Binding), Some(Nature::Expected), None];
    let of = |nature: Option<Nature>, is: fn(&PastLine) -> bool| {
        let here = |line: &&PastLine| plan.indicator(&line.lead.id).is_some_and(|indicator| indicator.nature == nature);
        lines.iter().filter(here).filter(|line| is(line)).count()
    };
    let counted = |is: fn(&PastLine) -> bool| {
        let each = natures.map(|nature| (words::nature(nature), of(nature, is)));
        let said = each.into_iter().filter(|(_, count)| *count > 0);
        let said: Vec<_> = said.map(|(nature, count)| phrase!("{nature} {count} 项", "{count} {nature}")).collect();
        if said.is_empty() { word!("没有", "none").to_owned() } else { words::listed(&said) }
    };
    phrase!(
        "{} 项有足够的历史。目标要求的变化超过以往任何同样长的时段：{}。假设的变化超过以往的：{}。",
        "Indicators with enough history: {}. Targets that require more than any past period of the same length: {}. \
         Assumptions that exceed the past: {}.",
        lines.len(),
        counted(|line| line.asks_for_more),
        counted(|line| line.assumes_more)
    )
}

fn note() -> String {
    word!(
        "时段取自最近十个已知年份，凡同样长的都算，长于一年的互有重叠；标为不计的年份和口径变化以前的年份不在内。总量比各时段的合计，年均值比均值，增速比年均增速，其余比首尾之差。",
        "Every period of that length within the last ten known years counts; periods of more than a year overlap. Years left out, and \
         years before a break, do not count. Totals are compared by their sums, means by means, growth by average annual growth, and \
         everything else by the change from the first year to the last."
    )
    .to_owned()
}
