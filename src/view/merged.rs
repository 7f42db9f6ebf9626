//! Several people's scenarios together: one line for each indicator, where they lie furthest apart first.

use std::borrow::Borrow;

use super::board::{Board, board};
use super::figures::outcome_decimals;
use super::number;
use super::row::{name, outcome, target};
use super::sheet::shown_scale;
use super::words::{self, Tone};
use crate::plan::{Id, Indicator, Nature, Plan, Statement};
use crate::projection::{Parameter, Standing, Summary};
use crate::scenario::{IndicatorSpread, MedianRange, Opinion, Scenario, most_apart_first, spread};
use crate::{phrase, word};

/// What stands first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum MergedOrder {
    /// What is disagreed on most.
    #[default]
    MostApart,
    /// What binds, and of it what is disagreed on most.
    BindingFirst,
}

/// Several scenarios together.
#[derive(Clone, Debug, PartialEq)]
pub struct MergedScenarios {
    /// The scenarios' names with their scoreboards.
    pub scenarios: Vec<(String, Board)>,
    /// The indicators.
    pub rows: Vec<MergedRow>,
    /// The finding in one sentence.
    pub finding: String,
}

/// One indicator under all of them.
#[derive(Clone, Debug, PartialEq)]
pub struct MergedRow {
    /// The indicator.
    pub id: Id,
    /// Its name, with 其中 where it is a part of another.
    pub name: String,
    /// Its unit.
    pub unit: String,
    /// 约束性, 预期性 or 未注明.
    pub nature: &'static str,
    /// 约, 预 or —.
    pub nature_mark: &'static str,
    /// The target with its comparison.
    pub target: String,
    /// How many decided something about it, of all: `2/3`.
    pub touched: String,
    /// The verdicts counted: `达标 2 · 未达标 1`.
    pub tally: String,
    /// Whether some meet it and others miss it.
    pub is_split: bool,
    /// The least outcome; `—` where none is a number.
    pub least: String,
    /// The middle one.
    pub median: String,
    /// The greatest.
    pub greatest: String,
    /// The disagreement as a share of the planned way.
    pub disagreement: String,
    /// What is assumed of its growth, and who assumes none.
    pub assumed: String,
    /// What each scenario comes to.
    pub voices: Vec<Voice>,
    /// Where the outcomes lie; `None` where none is a number.
    pub strip: Option<OutcomeStrip>,
}

/// What one scenario comes to.
#[derive(Clone, Debug, PartialEq)]
pub struct Voice {
    /// The scenario's name.
    pub scenario: String,
    /// The outcome.
    pub outcome: String,
    /// How the verdict looks.
    pub tone: Tone,
    /// Whether anything is decided about the indicator.
    pub is_touched: bool,
    /// 依据: what that rests on; empty where nobody said.
    pub reason: String,
}

/// Places on a line, from 0 at its left to 1 at its right.
#[derive(Clone, Debug, PartialEq)]
pub struct OutcomeStrip {
    /// Each outcome that is a number, and how it is judged.
    pub dots: Vec<(f64, Tone)>,
    /// The target.
    pub target: f64,
}

/// Holds several scenarios side by side.
pub fn merged<S: Borrow<Scenario>>(plan: &Plan, scenarios: &[S], order: MergedOrder) -> MergedScenarios {
    let mut spreads = spread(plan, scenarios);
    let boards: Vec<_> = (0..scenarios.len()).map(|at| board_of(plan, &spreads, at)).collect();
    most_apart_first(&mut spreads);
    if order == MergedOrder::BindingFirst {
        spreads.sort_by_key(|spread| spread.indicator.nature != Some(Nature::Binding));
    }
    let split = spreads.iter().filter(|spread| spread.is_split()).count();
    let finding = match scenarios.len() {
        0 | 1 => String::new(),
        n => phrase!(
            "{n} 个情景，{split} 项指标的判断有分歧（有的达标，有的未达标）",
            "{n} scenarios; verdicts that differ (met in some, missed in others): {split}"
        ),
    };
    let names = scenarios.iter().map(|scenario| scenario.borrow().name.clone());
    MergedScenarios {
        scenarios: names.zip(boards).collect(),
        rows: spreads.iter().map(|spread| line(spread, scenarios)).collect(),
        finding,
    }
}

/// The scoreboard of the scenario at a place. Whatever is scored is among the spreads, which stand in the order of the plan.
fn board_of(plan: &Plan, spreads: &[IndicatorSpread], at: usize) -> Board {
    let mut spreads = spreads.iter().peekable();
    let standing = |indicator: &Indicator| {
        let spread = spreads.next_if(|spread| spread.indicator.id == indicator.id);
        spread.and_then(|spread| spread.opinions.get(at)).map_or(Standing::Unjudged, Opinion::standing)
    };
    board(Summary::of(plan, plan.indicators.iter().map(standing)))
}

fn line<S: Borrow<Scenario>>(spread: &IndicatorSpread, scenarios: &[S]) -> MergedRow {
    let indicator = spread.indicator;
    let statement = |scenario: &S| scenario.borrow().assumption(&indicator.id).statement(indicator);
    let voice = |(scenario, opinion): (&S, &Opinion)| Voice {
        scenario: scenario.borrow().name.clone(),
        outcome: outcome(indicator, statement(scenario), &opinion.judgement),
        tone: Tone::of(&opinion.judgement.verdict),
        is_touched: opinion.is_touched,
        reason: super::trend::rests_on(scenario.borrow().assumption(&indicator.id)),
    };
    let names: Vec<_> = scenarios.iter().map(|scenario| scenario.borrow().name.as_str()).collect();
    let voices: Vec<_> = scenarios.iter().zip(&spread.opinions).map(voice).collect();
    // As the scenario that it belongs to shows it, with as many digits as its verdict takes.
    let shown = |number: fn(MedianRange) -> f64| {
        let Some(number) = spread.outcomes.map(number) else { return crate::view::NOTHING.to_owned() };
        let at = spread.opinions.iter().position(|opinion| opinion.outcome() == Some(number));
        at.map_or_else(|| between(spread, number), |at| voices[at].outcome.clone())
    };
    MergedRow {
        id: indicator.id.clone(),
        name: name(indicator),
        unit: indicator.unit.get().to_owned(),
        nature: words::nature(indicator.nature),
        nature_mark: words::nature_mark(indicator.nature),
        target: if spread.statement.is_none() {
            word!("读法不同", "read differently").to_owned()
        } else {
            scenarios.first().map(|scenario| target(indicator, statement(scenario))).unwrap_or_default()
        },
        touched: format!("{}/{}", spread.touched(), scenarios.len()),
        tally: tally(spread),
        is_split: spread.is_split(),
        least: shown(|range| range.least),
        median: shown(|range| range.median),
        greatest: shown(|range| range.greatest),
        disagreement: spread.disagreement.map_or_else(|| crate::view::NOTHING.to_owned(), number::percent),
        assumed: assumed(spread, &names),
        strip: strip(spread),
        voices,
    }
}

fn tally(spread: &IndicatorSpread) -> String {
    let counts = [(spread.tally.met, Tone::Met), (spread.tally.missed, Tone::Missed), (spread.tally.unjudged, Tone::Unjudged)];
    let texts: Vec<_> = counts.iter().filter(|(n, _)| *n > 0).map(|(n, tone)| format!("{} {n}", tone.word())).collect();
    texts.join(" · ")
}

/// A median between two outcomes: a digit more than theirs, and nobody's verdict.
fn between(spread: &IndicatorSpread, median: f64) -> String {
    let decimals = spread.statement.and_then(Statement::measured).map_or(0, |stated| outcome_decimals(spread.indicator, stated));
    number::brief(median, decimals + 1)
}

/// What those assume who assume a growth, and how many do not: a median leaves nobody out in silence.
fn assumed(spread: &IndicatorSpread, names: &[&str]) -> String {
    let grown = match (spread.parameter, &spread.families[..]) {
        (Some((parameter, range)), [(family, n)]) => {
            let extent = extent(spread, parameter, range);
            let of = if spread.holders.is_empty() { String::new() } else { phrase!("（{n} 个）", " ({n})") };
            vec![phrase!("{}{of} {extent}", "{}{of}: {extent}", family.name())]
        }
        _ => spread.families.iter().map(|(family, n)| format!("{} {n}", family.name())).collect(),
    };
    grown.into_iter().chain(held(spread, names)).collect::<Vec<_>>().join(" · ")
}

/// Who holds, by name where they are few; nothing where all assume a growth.
fn held(spread: &IndicatorSpread, names: &[&str]) -> Option<String> {
    let is_rate = spread.statement.and_then(Statement::measured).is_some_and(|stated| stated.measure.is_of_rates());
    let is_asked = spread.statement.is_none_or(|statement| statement.measured().is_some());
    let n = spread.holders.len();
    let who: Vec<_> = spread.holders.iter().filter_map(|at| names.get(*at).copied()).collect();
    let word = if is_rate { word!("没有假设增速", "no rate assumed") } else { word!("维持现状", "held") };
    let said = match n {
        0 => return None,
        n if n == names.len() => phrase!("都{word}", "all {word}"),
        1..=MOST_NAMED => phrase!("{word} {n} 个（{}）", "{word}: {n} ({})", words::listed(&who)),
        _ => phrase!("{word} {n} 个", "{word}: {n}"),
    };
    is_asked.then_some(said)
}

/// So many who hold are named.
const MOST_NAMED: usize = 3;

/// What the column of disagreement counts, for its heading.
pub fn disagreement_note() -> &'static str {
    word!(
        "最高与最低之差，占规划要求的变化（累计、增速占目标值）",
        "highest less lowest, as a share of the planned change (totals and rates: of the target)"
    )
}

/// By what the rows are sorted, in a sentence.
pub fn order_note(order: MergedOrder) -> &'static str {
    match order {
        MergedOrder::MostApart => word!(
            "判断因人而异的在前（标“分歧”），其余按“分歧”一栏从大到小",
            "Verdicts that depend on whom one asks come first (marked), the rest by the column “Disagreement”, greatest first"
        ),
        MergedOrder::BindingFirst => word!(
            "约束性在前；其中判断因人而异的在前（标“分歧”），其余按“分歧”一栏从大到小",
            "Binding first; among them verdicts that depend on whom one asks (marked), then by the column “Disagreement”"
        ),
    }
}

fn extent(spread: &IndicatorSpread, parameter: Parameter, range: MedianRange) -> String {
    let text = |x: f64| number::brief(x * shown_scale(parameter), 4);
    let unit = words::parameter_unit(spread.indicator, parameter);
    if range.least == range.greatest {
        return words::with_unit(text(range.least), &unit);
    }
    let (least, greatest, median) = (text(range.least), text(range.greatest), words::with_unit(text(range.median), &unit));
    let ends = words::with_unit(format!("{least} to {greatest}"), &unit);
    phrase!("{least} 至 {greatest}，中位 {median}", "{ends}, median {median}")
}

fn strip(spread: &IndicatorSpread) -> Option<OutcomeStrip> {
    let range = spread.outcomes?;
    let target = spread.opinions.iter().find_map(|opinion| opinion.judgement.asked)?.target.value.get();
    let (low, high) = (range.least.min(target), range.greatest.max(target));
    let extent = high / 2.0 - low / 2.0;
    // What prints as one figure stands in one place, whatever the last bits of a sum are.
    let is_one = extent < spread.indicator.decimals.printed_step() / 4.0;
    let place = |x: f64| if is_one || !extent.is_finite() { 0.5 } else { (x / 2.0 - low / 2.0) / extent };
    let dots =
        spread.opinions.iter().filter_map(|opinion| Some((place(opinion.outcome()?), Tone::of(&opinion.judgement.verdict))));
    Some(OutcomeStrip { dots: dots.collect(), target: place(target) })
}
