//! What is asked, with everything that a learner needs for an answer and nothing that gives one away.

use super::foretold::Foretold;
use super::passage::passage;
use crate::chart::LargeChart;
use crate::phrase;
use crate::plan::{Indicator, Plan};
use crate::projection::Standing;
use crate::scenario::Scenario;
use crate::training::{Answer, AnswerKey, Asked, Asks, Exercise, Question, Task, questions};
use crate::view::number::{brief, percent};
use crate::view::row::{start, target};
use crate::view::words::{self, Tone};
use crate::word;

/// All questions about one indicator.
#[derive(Clone, Debug, PartialEq)]
pub struct QuestionGroup {
    /// The indicator, with nature and unit.
    pub heading: String,
    /// What is known of it: baseline, target, assumption.
    pub given: Vec<String>,
    /// The chart of the past, where one is to be gone on.
    pub figure: Option<LargeChart>,
    /// The questions.
    pub prompts: Vec<Prompt>,
}

/// One question.
#[derive(Clone, Debug, PartialEq)]
pub struct Prompt {
    /// Its place among all questions of the exercise.
    pub at: usize,
    /// What is asked.
    pub question: String,
    /// The answers to choose from; none where a number is wanted.
    pub options: Vec<Choosable>,
    /// The unit of the number.
    pub unit: String,
    /// To how many decimals, in words; empty where no number is wanted.
    pub precision: String,
    /// Whether the number may be negative.
    pub is_signed: bool,
}

/// An answer to choose.
#[derive(Clone, Debug, PartialEq)]
pub struct Choosable {
    /// The answer.
    pub answer: Answer,
    /// In words.
    pub name: String,
}

/// Makes the questions of an exercise, indicator by indicator.
pub fn paper(plan: &Plan, exercise: &Exercise) -> Vec<QuestionGroup> {
    let mut groups: Vec<(&Indicator, QuestionGroup)> = Vec::new();
    let asked = questions(plan, exercise);
    for (at, question) in asked.iter().enumerate() {
        let prompt = prompt(plan, exercise, at, question);
        match groups.last_mut() {
            Some((indicator, group)) if indicator.id == question.indicator.id => group.prompts.push(prompt),
            _ => groups.push((question.indicator, group(plan, exercise, question.indicator, prompt))),
        }
    }
    groups.into_iter().map(|(_, group)| group).collect()
}

fn group(plan: &Plan, exercise: &Exercise, indicator: &Indicator, first: Prompt) -> QuestionGroup {
    let figure = Foretold::of_indicator(plan, exercise, indicator).map(|asked| asked.asked());
    QuestionGroup { heading: heading(indicator), given: given(plan, exercise, indicator), figure, prompts: vec![first] }
}

/// An indicator with its unit and its nature.
pub(super) fn heading(indicator: &Indicator) -> String {
    let nature = words::nature(indicator.nature);
    phrase!("{0}（{1}）· {nature}", "{0} ({1}) · {nature}", indicator.name, indicator.unit)
}

pub(super) fn given(plan: &Plan, exercise: &Exercise, indicator: &Indicator) -> Vec<String> {
    // What the plan prints of the base year may be what is asked for.
    if let Some(asked) = Foretold::of_indicator(plan, exercise, indicator) {
        return asked.past();
    }
    let (base, end) = (plan.period.base(), plan.period.end());
    let printed = phrase!("规划印的是：{}", "Printed in the plan: {}", indicator.source.printed);
    let (start, target) = (start(indicator, &indicator.statement, None), target(indicator, &indicator.statement));
    let known = match start.as_str() {
        crate::view::NOTHING => phrase!("{base} 年：没有给出", "{base}: not given"),
        start => phrase!("{base} 年：{start}", "{base}: {start}"),
    };
    let is_of_end = indicator.statement.measured().is_none_or(|stated| stated.measure.is_plain());
    let wanted = if is_of_end {
        phrase!("{end} 年目标 {target}", "target for {end}: {target}")
    } else {
        let measure = words::measure(&indicator.statement, plan.period);
        phrase!("{measure}目标 {target}", "target ({measure}): {target}")
    };
    let figures = format!("{known} · {wanted}");
    match &exercise.task {
        Task::Readings { scenario, .. } => std::iter::once(printed).chain(assumed(plan, scenario, indicator)).collect(),
        Task::Predict { scenario, .. } => std::iter::once(figures).chain(assumed(plan, scenario, indicator)).collect(),
        Task::Rate { .. } | Task::Rescue { .. } | Task::Foretell { .. } => vec![figures],
    }
}

/// What a scenario assumes of an indicator, and what all share where that bears on it.
fn assumed(plan: &Plan, scenario: &Scenario, indicator: &Indicator) -> Vec<String> {
    let bears = |id: Option<&crate::plan::Id>| id.map_or(indicator.per_head, |id| *id == indicator.id);
    let lines: Vec<_> = crate::view::changes_in_full(plan, scenario).into_iter().filter(|line| bears(line.id.as_ref())).collect();
    if lines.is_empty() {
        let is_growth = indicator.statement.measured().is_some_and(|stated| stated.measure.is_of_rates());
        let (none, held) = (word!("没有假设增速", "No growth rate is assumed"), word!("假设：维持现状", "Assumed: no change"));
        return vec![if is_growth { none } else { held }.to_owned()];
    }
    lines.into_iter().map(|line| phrase!("假设：{}", "Assumed: {}", line.what)).collect()
}

fn prompt(plan: &Plan, exercise: &Exercise, at: usize, question: &Question) -> Prompt {
    let (unit, precision) = number_wanted(question);
    let is_rate = matches!(question.asks, Asks::Rate(Asked::Total | Asked::Required, _));
    let measured = question.indicator.statement.measured();
    let is_signed = is_rate || measured.is_some_and(|stated| question.indicator.is_signed(stated));
    Prompt { at, question: asked(plan, exercise, question), options: options(exercise, question), unit, precision, is_signed }
}

/// The answers to choose from; none where a number is wanted.
pub(super) fn options(exercise: &Exercise, question: &Question) -> Vec<Choosable> {
    match &question.key {
        AnswerKey::Standing(_) => [Standing::Met, Standing::Missed, Standing::Unjudged]
            .map(|standing| Choosable { answer: Answer::Standing(standing), name: said(standing).to_owned() })
            .to_vec(),
        AnswerKey::Place { places, .. } => {
            let option =
                |(at, place)| Choosable { answer: Answer::Place(at), name: passage(exercise, question.indicator, place) };
            places.iter().enumerate().map(option).collect()
        }
        AnswerKey::Number { .. } => Vec::new(),
    }
}

/// The word of a verdict.
pub(super) fn said(standing: Standing) -> &'static str {
    let tone = match standing {
        Standing::Met => Tone::Met,
        Standing::Missed => Tone::Missed,
        Standing::Unjudged => Tone::Unjudged,
        Standing::Watched => Tone::Watched,
    };
    tone.word()
}

/// The unit of what an indicator comes to.
fn measured<'a>(question: &Question<'a>) -> Option<&'a str> {
    let indicator = question.indicator;
    indicator.statement.measured().map(|stated| words::outcome_unit(indicator, stated))
}

fn number_wanted(question: &Question) -> (String, String) {
    let AnswerKey::Number { decimals, .. } = question.key else { return (String::new(), String::new()) };
    let unit = match question.asks {
        Asks::Rate(Asked::Total | Asked::Required, _) => crate::view::number::percent_sign().to_owned(),
        Asks::Foretold { .. } => measured(question).map(str::to_owned).unwrap_or_default(),
        _ => question.indicator.unit.to_string(),
    };
    let places = decimals.get();
    let word = crate::language::plural(places.into(), "place", "places");
    let precision = match places {
        0 => word!("取整数", "to a whole number").to_owned(),
        _ => phrase!("保留 {places} 位小数", "to {places} decimal {word}"),
    };
    (unit, precision)
}

/// The question in words.
pub(super) fn asked(plan: &Plan, exercise: &Exercise, question: &Question) -> String {
    let (end, years) = (plan.period.end(), plan.period.steps());
    match question.asks {
        Asks::Verdict => phrase!("到 {end} 年", "By {end}"),
        Asks::Outcome => match question.indicator.statement.measured() {
            Some(stated) if stated.measure.is_of_flows() => {
                phrase!("猜一猜 {years} 年累计（可不填）", "Your guess at the {years}-year cumulative total (optional)")
            }
            Some(stated) if stated.measure.is_of_rates() => {
                word!("猜一猜年均增速（可不填）", "Your guess at the average annual growth rate (optional)").to_owned()
            }
            Some(stated) if !stated.measure.is_plain() => {
                let title = stated.measure.title(stated.period(plan.period));
                phrase!("猜一猜{title}（可不填）", "Your guess: {title} (optional)")
            }
            _ => phrase!("猜一猜 {end} 年的数值（可不填）", "Your guess at the {end} figure (optional)"),
        },
        Asks::Reading(reading) => phrase!("按读法“{}”，到 {end} 年", "Read as “{}”, by {end}", reading.name),
        Asks::Place(reading) => phrase!("读法“{}”的依据在哪里？", "On which passage does the reading “{}” rest?", reading.name),
        Asks::Rate(asked, rate) => about_rate(plan, question.indicator, asked, rate.get()),
        Asks::Foretold { .. } => Foretold::of(plan, exercise, question).map(|asked| asked.question()).unwrap_or_default(),
    }
}

fn about_rate(plan: &Plan, indicator: &Indicator, asked: Asked, rate: f64) -> String {
    let (end, years, rate_text) = (plan.period.end(), plan.period.steps(), percent(rate));
    match asked {
        Asked::Compound => phrase!(
            "每年增长 {rate_text}（增速），{end} 年是多少？",
            "Growing by {rate_text} a year (as a growth rate), what is it in {end}?"
        ),
        Asked::Even if indicator.is_percentage() => {
            let points = brief(rate * 100.0, 2);
            phrase!(
                "每年增加 {points} 个百分点，{end} 年是多少？",
                "Adding {points} percentage points a year, what is it in {end}?"
            )
        }
        Asked::Even => phrase!(
            "每年增加起点的 {rate_text}（年年一样多），{end} 年是多少？",
            "Adding {rate_text} of the baseline every year, always the same amount, what is it in {end}?"
        ),
        Asked::Total => phrase!(
            "每年增长 {rate_text}，{years} 年一共增长百分之几？",
            "Growing by {rate_text} a year, by what percentage does it grow in {years} years?"
        ),
        Asked::Required => phrase!("要达到目标，每年要增长百分之几？", "What annual growth rate does the target require?"),
    }
}
