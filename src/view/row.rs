//! One line of the list.

use super::figures::Figures;
use super::number;
use super::words::{self, Tone};
use super::{comparing, formulas, quantity};
use crate::chart::{Band, Spark};
use crate::plan::{
    Amount, Comparison, Direction, Goal, Indicator, Measured, Nature, Of, Plan, Start, Statement, Status, Than, Threshold, Years,
};
use crate::projection::{Judgement, Standing, Trajectory, Value, Verdict};
use crate::scenario::Assumption;
use crate::{phrase, word};

/// An indicator in the list.
#[derive(Clone, Debug, PartialEq)]
pub struct IndicatorRow {
    /// Its name, with 其中 where it is a part of another.
    pub name: String,
    /// Its unit.
    pub unit: String,
    /// 约, 预 or —.
    pub nature_mark: &'static str,
    /// 约束性, 预期性 or 未注明.
    pub nature: &'static str,
    /// How the verdict looks.
    pub tone: Tone,
    /// The start as printed; [`NOTHING`] where there is none.
    pub start: String,
    /// The outcome projected for the target year; `?` where there is none.
    pub outcome: String,
    /// The target with its comparison.
    pub target: String,
    /// What comparing in full would say, where comparing published values turns the verdict.
    pub turned: Option<String>,
    /// Whether the person decided anything about it.
    pub is_changed: bool,
    /// The small chart; none for a status.
    pub spark: Option<Spark>,
    /// The whole line in words, for those who hear it.
    pub sentence: String,
}

impl IndicatorRow {
    /// The outcome, the target and their unit, as a sentence says them: `29,800`, `≥30,000`, `people`.
    pub fn in_full(&self) -> [String; 3] {
        let whole = |text: &str| quantity::in_full(text, &self.unit);
        match (whole(&self.outcome), whole(&self.target)) {
            (Some((outcome, unit)), Some((target, _))) => [outcome, target, unit],
            // Words have no unit: 应保尽保.
            _ if !self.target.contains(|letter: char| letter.is_ascii_digit()) => {
                [self.outcome.clone(), self.target.clone(), String::new()]
            }
            _ => [self.outcome.clone(), self.target.clone(), quantity::beside(&self.unit)],
        }
    }
}

/// What a line is filtered by. It changes far less often than the line itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Facets {
    /// Whether the plan binds itself to it; `None` where the document does not say.
    pub nature: Option<Nature>,
    /// How the verdict counts.
    pub standing: Standing,
    /// Whether the person decided anything about it.
    pub is_changed: bool,
}

/// Makes the facets of an indicator.
pub fn facets(indicator: &Indicator, assumption: &Assumption, judgement: &Judgement) -> Facets {
    Facets { nature: indicator.nature, standing: judgement.verdict.standing(), is_changed: assumption.is_decided() }
}

/// Makes the line of an indicator.
pub fn row(indicator: &Indicator, assumption: &Assumption, judgement: &Judgement) -> IndicatorRow {
    let tone = Tone::of(&judgement.verdict);
    let name = name(indicator);
    let statement = assumption.statement(indicator);
    let outcome = outcome(indicator, statement, judgement);
    let spark = statement.measured().map(|stated| spark(stated, judgement, tone));
    let start = start(indicator, statement, assumption.start);
    let target = asked(indicator, statement, judgement);
    let nature = words::nature(indicator.nature);
    let turned = comparing::turned(judgement);
    let remark = turned.as_ref().map(|turned| phrase!("，{turned}", ", {turned}")).unwrap_or_default();
    let sentence = phrase!(
        "{name}，{nature}，{}，预计 {outcome}，目标 {target}{remark}",
        "{name}, {nature}, {}, projected {outcome}, target {target}{remark}",
        tone.word()
    );
    IndicatorRow {
        name,
        unit: indicator.unit.get().to_owned(),
        nature_mark: words::nature_mark(indicator.nature),
        nature,
        tone,
        start,
        outcome,
        target,
        turned,
        is_changed: assumption.is_decided(),
        spark,
        sentence,
    }
}

/// The name, with 其中 where it is a part of another.
pub(super) fn name(indicator: &Indicator) -> String {
    if indicator.part_of.is_some() {
        phrase!("其中：{}", "of which: {}", indicator.name)
    } else {
        indicator.name.get().to_owned()
    }
}

/// The outcome projected for the target year; `?` where there is none.
pub(super) fn outcome(indicator: &Indicator, statement: &Statement, judgement: &Judgement) -> String {
    match statement {
        Statement::Status(_) => status_outcome(judgement),
        Statement::Measured(stated) => outcome_text(indicator, stated, judgement).unwrap_or_else(|| "?".to_owned()),
    }
}

/// What stands where there is no figure.
pub const NOTHING: &str = "—";

/// The start, as entered or else as printed; [`NOTHING`] where there is none. Beside a total one year's amount is marked: `1.08／年`.
pub fn start(indicator: &Indicator, statement: &Statement, entered: Option<Amount>) -> String {
    let text = bare_start(indicator, statement, entered);
    let is_yearly = statement.measured().is_some_and(|stated| {
        let is_figure = entered.is_some() || matches!(stated.start, Start::Value(_));
        is_figure && stated.measure.is_of_flows()
    });
    if is_yearly { phrase!("{text}／年", "{text}/year") } else { text }
}

/// The same without that mark.
pub(super) fn bare_start(indicator: &Indicator, statement: &Statement, entered: Option<Amount>) -> String {
    statement.measured().map_or_else(|| NOTHING.to_owned(), |stated| start_text(indicator, stated, entered))
}

/// The start under the heading of the plan's base year: marked where it was entered, and with its year where that is another.
pub(super) fn start_noted(plan: &Plan, indicator: &Indicator, assumption: &Assumption, start: String) -> String {
    let year = assumption.statement(indicator).measured().and_then(|stated| stated.basis.year);
    match year.filter(|year| *year != plan.period.base()) {
        _ if assumption.start.is_some() => words::named(start, word!("填写", "entered")),
        Some(year) => words::named(start, &words::year(year)),
        None => start,
    }
}

/// The unit of the start. The plan does not say what a mean growth counts that grows.
pub(super) fn start_unit(indicator: &Indicator, statement: &Statement) -> String {
    let is_growth = statement.measured().is_some_and(|stated| stated.measure.is_of_rates());
    if is_growth { String::new() } else { indicator.unit.get().to_owned() }
}

/// The target with its comparison, or the word that a status is to fulfil.
pub fn target(indicator: &Indicator, statement: &Statement) -> String {
    match statement {
        Statement::Status(status) => status_words(indicator, status),
        Statement::Measured(stated) => target_text(indicator, stated),
    }
}

/// The words that a table prints as a target; what a sentence of the text asks for is too long for a column.
/// The same with the number that it comes to, where that follows from another figure.
pub fn asked(indicator: &Indicator, statement: &Statement, judgement: &Judgement) -> String {
    match (statement, judgement.asked) {
        // How far a year lies from the one before says nothing without the words.
        (Statement::Measured(stated), _) if matches!(stated.goal, Goal::Than(Than { of: Of::Previous, .. })) => {
            target(indicator, statement)
        }
        (Statement::Measured(stated), Some(asked)) if stated.goal.printed().is_none() => threshold_text(indicator, asked.target),
        _ => target(indicator, statement),
    }
}

fn status_words(indicator: &Indicator, status: &Status) -> String {
    if !status.words.is_empty() {
        return formulas::said(&status.words).unwrap_or_else(|| status.words.clone());
    }
    let printed = indicator.source.printed.rsplit_once('→').map(|(_, target)| target.trim());
    formulas::said(printed.unwrap_or("实现")).unwrap_or_else(|| word!("实现", "achieved").to_owned())
}

/// How far the outcome is from its target, `余 0.0` or `差 1.3`, `headroom 0.0` or `shortfall 1.3`; `None` where no single number says so.
pub fn gap(indicator: &Indicator, assumption: &Assumption, judgement: &Judgement) -> Option<String> {
    let stated = assumption.statement(indicator).measured()?;
    judgement.outcome?.exact()?;
    let distance = Figures::of(indicator, stated, judgement).distance()?;
    match &judgement.verdict {
        Verdict::Met { .. } => Some(phrase!("余 {distance}", "room {distance}")),
        Verdict::Missed { .. } => {
            Some(missed_by_a_hair(indicator, judgement).unwrap_or_else(|| phrase!("差 {distance}", "shortfall {distance}")))
        }
        Verdict::Unjudged(_) => None,
    }
}

/// What a strict target asks of an outcome that is the target itself: `须高于 9200`; `None` of any other.
pub(super) fn missed_by_a_hair(indicator: &Indicator, judgement: &Judgement) -> Option<String> {
    let Verdict::Missed { shortfall: Some(shortfall) } = judgement.verdict else { return None };
    let target = judgement.asked?.target;
    let of = number_text(indicator, target.value);
    (shortfall.amount == Amount::ZERO).then(|| match target.op.direction() {
        Direction::Rise => phrase!("须高于 {of}", "must be above {of}"),
        Direction::Fall => phrase!("须低于 {of}", "must be below {of}"),
    })
}

fn status_outcome(judgement: &Judgement) -> String {
    match judgement.verdict {
        Verdict::Met { first_year, .. } => words::year(first_year),
        Verdict::Missed { .. } => word!("未达到", "not achieved").to_owned(),
        Verdict::Unjudged(_) => "?".to_owned(),
    }
}

/// The start, as entered or else as printed.
pub(super) fn start_text(indicator: &Indicator, stated: &Measured, entered: Option<Amount>) -> String {
    let decimals = usize::from(indicator.decimals.get());
    let plain = |value: Amount| number::brief(value.get(), decimals.max(4));
    match (entered, stated.start) {
        (Some(entered), _) => plain(entered),
        (None, Start::Value(value)) => number::fixed(value.get(), decimals),
        (None, Start::Below { end, closed: false }) => number::below(plain(end)),
        (None, Start::Below { end, closed: true }) => format!("{}{}", words::symbol(Comparison::AtMost), plain(end)),
        (None, Start::Above { end, closed: false }) => number::above(plain(end)),
        (None, Start::Above { end, closed: true }) => format!("{}{}", words::symbol(Comparison::AtLeast), plain(end)),
        (None, Start::LastRate(rate)) => number::in_percent(plain(rate)),
        (None, Start::EarlierTotal(value)) => format!("[{}]", plain(value)),
        (None, Start::Missing) => NOTHING.to_owned(),
    }
}

/// The outcome with as many decimals as it takes not to contradict the verdict; `None` where there is none.
pub(super) fn outcome_text(indicator: &Indicator, stated: &Measured, judgement: &Judgement) -> Option<String> {
    Figures::of(indicator, stated, judgement).outcome()
}

/// The target with its comparison.
pub(super) fn target_text(indicator: &Indicator, stated: &Measured) -> String {
    goal_text(indicator, &stated.goal)
}

/// A comparison with its number: `≥95`.
pub(super) fn threshold_text(indicator: &Indicator, target: Threshold) -> String {
    format!("{}{}", words::symbol(target.op), number_text(indicator, target.value))
}

fn number_text(indicator: &Indicator, number: Amount) -> String {
    number::brief(number.get(), usize::from(indicator.decimals.get()).max(4))
}

/// What a row asks, in signs.
pub fn goal_signs(stated: &Measured) -> String {
    goal_in(&stated.goal, 6)
}

/// What is asked, in signs and as few words as it takes.
pub(super) fn goal_text(indicator: &Indicator, goal: &Goal) -> String {
    goal_in(goal, usize::from(indicator.decimals.get()).max(4))
}

fn goal_in(goal: &Goal, decimals: usize) -> String {
    let text = |number: Amount| number::brief(number.get(), decimals);
    match goal {
        Goal::Number(target) => format!("{}{}", words::symbol(target.op), text(target.value)),
        Goal::About(target) => phrase!("{}左右", "about {}", text(target.value)),
        Goal::Between(range) => format!("{}–{}", text(range.low), text(range.high)),
        Goal::Than(than) => than_text(than, text),
        Goal::Later { .. } => word!("待定", "to be set").to_owned(),
        Goal::Watched { .. } => word!("观察", "watched").to_owned(),
    }
}

fn than_text(than: &Than, text: impl Fn(Amount) -> String) -> String {
    let of = match &than.of {
        Of::Baseline => word!("基期", "baseline"),
        Of::Indicator(_) => word!("对照指标", "the other indicator"),
        Of::Reference(name) => name,
        Of::Previous => word!("上年", "the year before"),
    };
    let times = if than.times == Amount::of(1.0) { String::new() } else { format!("{} × ", text(than.times)) };
    let plus = match than.plus.get() {
        0.0 => String::new(),
        plus if plus < 0.0 => format!(" − {}", text(Amount::saturating(-plus))),
        _ => format!(" + {}", text(than.plus)),
    };
    format!("{}{times}{of}{plus}", words::symbol(than.op))
}

/// What is drawn of a path: a total as it sums up, anything else as it is.
pub(super) fn drawn(trajectory: &Trajectory, stated: &Measured) -> Vec<Option<Value>> {
    if stated.measure.is_of_flows() {
        trajectory.so_far(stated.measure).map(|(_, value)| value).collect()
    } else {
        trajectory.years().map(|(_, value)| value).collect()
    }
}

/// Where the target lies on what is drawn: of a change the level that it leads to.
pub(super) fn drawn_target(stated: &Measured, judgement: &Judgement) -> Option<f64> {
    let asked = judgement.asked?.target.value.get();
    let measure = stated.measure;
    if measure.is_plain() || measure.is_summed() {
        return Some(asked);
    }
    measure.taken_for(asked, judgement.start?.exact()?.get(), judgement.trajectory.period().steps())
}

fn spark(stated: &Measured, judgement: &Judgement, tone: Tone) -> Spark {
    // A mean growth is drawn as its index; a level and a running total as what is judged.
    let so_far = drawn(&judgement.trajectory, stated);
    let exact = |(year, value): (usize, &Option<Value>)| Some((year, value.and_then(Value::exact)?.get()));
    let band = |(year, value): (usize, &Option<Value>)| match value {
        Some(Value::Between { low, high, .. }) => Some(Band { year, low: low.get(), high: high.get() }),
        _ => None,
    };
    Spark {
        past: Vec::new(),
        path: so_far.iter().enumerate().filter_map(exact).collect(),
        band: so_far.iter().enumerate().filter_map(band).collect(),
        target: drawn_target(stated, judgement).filter(|_| !stated.measure.is_of_rates()),
        steps: so_far.len().saturating_sub(1),
        tone: tone.into(),
        range: Some(spark_range(stated, judgement)),
    }
    .opened()
}

/// From start to target with room on either side; it does not depend on the assumption.
fn spark_range(stated: &Measured, judgement: &Judgement) -> (f64, f64) {
    let asked = judgement.asked.map_or(0.0, |asked| asked.target.value.get());
    let target = drawn_target(stated, judgement);
    let (low, high) = match (stated.measure.years(), judgement.start) {
        (Years::Flows, _) | (_, None) => (0.0, asked),
        (Years::Rates, Some(start)) => (start.low().get(), start.low().get() * (1.0 + asked / 20.0)),
        (Years::Values, Some(start)) => {
            let target = target.unwrap_or(start.low().get());
            (start.low().get().min(target), start.high().get().max(target))
        }
    };
    let target = target.unwrap_or(asked);
    let room = if high > low { 0.5 * (high - low) } else { (0.05 * target.abs()).max(1e-6) };
    (low - room, high + room)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;
    use crate::plan::Id;
    use crate::projection::judge;
    use crate::scenario::Scenario;

    #[track_caller]
    fn says(id: &str, entered: Option<f64>, expected: Option<&str>) {
        let plan = crate::exchange::builtin_plan().unwrap();
        let scenario = Scenario::holding(&plan);
        let indicator = plan.indicator(&Id::new(id).unwrap()).unwrap();
        let assumption = Assumption { start: entered.map(Amount::of), ..Assumption::default() };
        let judgement = judge(&assumption.case(&plan, indicator, scenario.drivers));
        assert_eq!(gap(indicator, &assumption, &judgement).as_deref(), expected);
    }

    /// An indicator's line, held.
    fn held(id: &str) -> IndicatorRow {
        let plan = crate::exchange::builtin_plan().unwrap();
        let scenario = Scenario::holding(&plan);
        let indicator = plan.indicator(&Id::new(id).unwrap()).unwrap();
        let assumption = Assumption::default();
        row(indicator, &assumption, &judge(&assumption.case(&plan, indicator, scenario.drivers)))
    }

    #[test]
    fn a_line_is_said_with_whole_people_in_english_only() {
        let sum = || held("t1-07").in_full();
        assert_eq!(sum(), ["5.40", "≥5.4", "万人"]);
        assert_eq!(held("t1-02").in_full(), ["?", "应保尽保", ""], "words have no unit");
        assert_eq!(Language::English.speaking(sum), ["54,000", "≥54,000", "people"]);
        assert_eq!(Language::English.speaking(|| held("t1-03").in_full()), ["93.7", "≥95", "%"]);
    }

    #[test]
    fn the_gap_is_short_and_never_nothing_by_rounding() {
        says("t1-03", None, Some("差 1.3"));
        says("t1-03", Some(95.0), Some("余 0.0"));
        says("t1-03", Some(94.996), Some("差 0.004"));
        says("t1-16", Some(1e300), Some("余 1.0000e300"));
    }

    #[test]
    fn an_interval_a_status_and_an_unknown_start_have_no_gap() {
        says("t1-08", None, None);
        says("t1-02", None, None);
        says("t1-26", None, None);
    }
}
