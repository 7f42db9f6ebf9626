//! The year table: value, origin and pace of every year.

use super::explanation::path_decimals;
use super::parameter::shown_decimals;
use super::{Subject, target_words};
use crate::plan::{Amount, Indicator, Measured, Start, Year, Years};
use crate::projection::{Growth, Pin, Progress, Value};
use crate::scenario::{Assumption, as_typed};
use crate::view::figures::{self, Figures, outcome_decimals};
use crate::view::number;
use crate::view::row::goal_text;
use crate::view::words::{self, Tone};
use crate::{phrase, word};

/// One year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct YearLine {
    /// The year.
    pub year: Year,
    /// The year as text.
    pub label: String,
    /// Whether it can be pinned; the base year cannot.
    pub is_projected: bool,
    /// The value, the flow, or the rate of that year in ％; `?` where nothing is known.
    pub value: String,
    /// Whether anything is known of it.
    pub is_known: bool,
    /// 规划, 推算, 填写, 预计, 观测 or 设定.
    pub origin: &'static str,
    /// The name of the origin for style sheets.
    pub origin_class: &'static str,
    /// The running total of a cumulative indicator, or the index of an average growth.
    pub total: Option<String>,
    /// Whether that is an index, which has no unit.
    pub is_index: bool,
    /// Completion in ％; empty where there is none.
    pub completion: String,
    /// 快于, 符合, 滞后, 保持; empty where there is none.
    pub pace: &'static str,
    /// The pace for style sheets.
    pub pace_class: &'static str,
    /// The same within a sentence, 快于时间进度; empty where there is none.
    pub pace_told: &'static str,
    /// The step or rate of that year where years are set one by one.
    pub own_step: Option<String>,
    /// 年度目标; none of the base year.
    pub asked: Option<YearGoal>,
}

impl YearLine {
    /// The value with its unit, where there is a value.
    pub fn with_unit(&self, unit: &str) -> String {
        words::with_unit(&self.value, if self.is_known { unit } else { "" })
    }

    /// The year in a line: `2023年 94.4 ％ 设定 · 完成 53.8％，滞后于时间进度`. `unit` is that of the value, and of a running total.
    pub fn told(&self, unit: &str) -> String {
        let mut parts = vec![format!("{} {} {}", self.label, self.with_unit(unit), self.origin)];
        let total = self.total.as_ref().filter(|total| !total.is_empty());
        parts.extend(total.map(|total| {
            if self.is_index {
                phrase!("指数 {total}", "index {total}")
            } else {
                phrase!("累计 {}", "cumulative {}", words::with_unit(total, unit))
            }
        }));
        match (self.completion.as_str(), self.pace_told) {
            ("", "") => {}
            ("", pace) => parts.push(pace.to_owned()),
            (completion, pace) => parts.push(phrase!("完成 {completion}，{pace}", "{completion} completed, {pace}")),
        }
        parts.join(" · ")
    }
}

/// What is asked of a year.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct YearGoal {
    /// The plan's target with its comparison; empty where the plan states none.
    pub stated: String,
    /// The person's own, empty where none is set; `None` where it is the plan that says what is asked.
    pub own: Option<String>,
    /// How it is judged; none where nothing is asked.
    pub tone: Option<Tone>,
    /// What it is judged on, in words; empty where nothing is known or asked.
    pub outcome: String,
}

/// The heading of the annual targets: what they count, and in what.
pub(super) fn asked_heading(indicator: &Indicator, stated: &Measured) -> String {
    let unit = words::outcome_unit(indicator, stated);
    let name = word!("年度目标", "Annual target");
    if stated.measure.is_plain() {
        return words::named(name, unit);
    }
    let unit = if unit.is_empty() { String::new() } else { phrase!("，{unit}", ", {unit}") };
    words::named(name, &format!("{}{unit}", stated.measure.name()))
}

fn asked(subject: Subject, stated: &Measured, year: Year) -> YearGoal {
    let (indicator, judgement) = (subject.indicator, subject.judgement);
    let waypoint = judgement.each_year.iter().chain(&judgement.milestones).find(|waypoint| waypoint.year == year);
    let tone = waypoint.map(|waypoint| Tone::of_standing(waypoint.standing));
    let so_far = waypoint.and_then(|waypoint| waypoint.outcome);
    let decimals = totals_decimals(subject, stated);
    let outcome = so_far.map(|value| number::value(value, |it| number::fixed(it.get(), decimals)));
    let outcome = outcome.map(|outcome| words::with_unit(outcome, words::outcome_unit(indicator, stated))).unwrap_or_default();
    if stated.may_be_asked_in(subject.plan.period, year) {
        let own = subject.assumption.milestones.get(&year);
        let own = own.map(|value| number::exact(value.get())).unwrap_or_default();
        return YearGoal { stated: String::new(), own: Some(own), tone, outcome };
    }
    let goal = stated.milestones.iter().find(|it| it.year == year).map(|it| goal_text(indicator, &it.goal));
    let target = || target_words(subject, stated);
    let is_end = year == judgement.trajectory.period().end();
    YearGoal {
        stated: goal.unwrap_or_else(target),
        own: None,
        tone: tone.or(is_end.then(|| Tone::of(&judgement.verdict))),
        outcome,
    }
}

/// The heading of the values.
pub(super) fn heading(indicator: &Indicator, stated: &Measured) -> String {
    match stated.measure.years() {
        Years::Values => words::named(word!("数值", "Value"), indicator.unit.get()),
        Years::Flows => words::named(word!("当年量", "Flow of the year"), indicator.unit.get()),
        Years::Rates => word!("当年增速（％）", "Growth in the year (%)").to_owned(),
    }
}

/// The unit of the values.
pub(super) fn unit(indicator: &Indicator, stated: &Measured) -> String {
    match stated.measure.years() {
        Years::Values | Years::Flows => indicator.unit.get().to_owned(),
        Years::Rates => number::percent_sign().to_owned(),
    }
}

/// The heading of what is set year by year.
pub(super) fn steps_heading(subject: Subject, stated: &Measured) -> String {
    let name = match (&subject.assumption.growth, stated.measure.years()) {
        (Some(Growth::YearlyRates(_)), _) => word!("当年增速", "Growth"),
        (_, Years::Flows) => word!("比上年多", "More than the year before"),
        _ => word!("当年变化", "Change"),
    };
    words::named(name, &steps_unit(subject.indicator, subject.assumption))
}

/// The unit of what is set year by year.
pub(super) fn steps_unit(indicator: &Indicator, assumption: &Assumption) -> String {
    match assumption.growth {
        Some(Growth::YearlyRates(_)) => number::percent_sign().to_owned(),
        _ => words::change_unit(indicator),
    }
}

/// Every year, the base year first.
pub(super) fn lines(subject: Subject, stated: &Measured) -> Vec<YearLine> {
    let judgement = subject.judgement;
    let so_far: Vec<_> = judgement.trajectory.so_far(stated.measure).map(|(_, value)| value).collect();
    let totals = totals_decimals(subject, stated);
    let text = |value| number::value(value, |x| number::fixed(x.get(), totals));
    let values: Vec<_> = judgement.trajectory.years().collect();
    let (decimals, steps) = (own_decimals(subject, stated, &values), own_steps(subject));
    let line = |(step, (year, value)): (usize, &(Year, Option<Value>))| {
        let progress = judgement.pace.iter().find(|progress| progress.year == *year);
        let pin = subject.assumption.years.get(year);
        let pinned = pin.map(|pin| number::in_full(as_typed(stated, pin.value()), decimals));
        let own = pinned.or_else(|| own_value(stated, &values, step, decimals));
        let (origin, origin_class) = origin(subject, stated, *year, own.is_some());
        YearLine {
            year: *year,
            label: words::year(*year),
            is_projected: step > 0,
            is_known: own.is_some(),
            value: own.unwrap_or_else(|| if step == 0 { "—" } else { "?" }.to_owned()),
            origin,
            origin_class,
            total: total(stated, so_far[step], *value, &text),
            is_index: stated.measure.is_of_rates(),
            completion: progress.and_then(|progress| progress.completion).map(number::percent).unwrap_or_default(),
            pace: progress.map(|progress| words::pace(progress.pace)).unwrap_or_default(),
            pace_class: progress.map(pace_class).unwrap_or_default(),
            pace_told: progress.map(|progress| words::pace_told(progress.pace)).unwrap_or_default(),
            asked: (step > 0).then(|| asked(subject, stated, *year)),
            own_step: step.checked_sub(1).and_then(|at| steps.get(at).cloned()),
        }
    };
    values.iter().enumerate().map(line).collect()
}

/// What a year comes to by itself: the value, the flow, or the rate in ％.
pub(in crate::view) fn own_value(
    stated: &Measured,
    values: &[(Year, Option<Value>)],
    step: usize,
    decimals: usize,
) -> Option<String> {
    let fixed = |x: f64| number::field(number::fixed(x, decimals));
    match stated.measure.years() {
        Years::Rates => yearly_rate(values, step).map(fixed),
        Years::Values | Years::Flows => values[step].1.map(|value| number::value(value, |x: Amount| fixed(x.get()))),
    }
}

/// The decimals of all of these.
pub(in crate::view) fn own_decimals(subject: Subject, stated: &Measured, values: &[(Year, Option<Value>)]) -> usize {
    if stated.measure.years() != Years::Rates {
        return path_decimals(subject, stated);
    }
    let least = Figures::of(subject.indicator, stated, subject.judgement).decimals;
    figures::column(
        (0..values.len()).filter_map(|step| yearly_rate(values, step)),
        outcome_decimals(subject.indicator, stated),
        least,
        1e-9,
    )
}

/// The decimals of what the years come to so far.
fn totals_decimals(subject: Subject, stated: &Measured) -> usize {
    let least = Figures::of(subject.indicator, stated, subject.judgement).decimals;
    let so_far = subject.judgement.trajectory.so_far(stated.measure).filter_map(|(_, value)| Some(value?.exact()?.get()));
    figures::column(so_far, outcome_decimals(subject.indicator, stated), least, subject.indicator.decimals.printed_step() * 1e-6)
}

fn total(stated: &Measured, so_far: Option<Value>, value: Option<Value>, text: &impl Fn(Value) -> String) -> Option<String> {
    match stated.measure.years() {
        Years::Values => None,
        Years::Flows => Some(so_far.map(text).unwrap_or_default()),
        Years::Rates => Some(value.map(text).unwrap_or_default()),
    }
}

fn yearly_rate(values: &[(Year, Option<Value>)], step: usize) -> Option<f64> {
    let at = |step: usize| values[step].1?.exact().map(crate::plan::Amount::get);
    let before = at(step.checked_sub(1)?)?;
    Some((at(step)? / before - 1.0) * 100.0)
}

fn origin(subject: Subject, stated: &Measured, year: Year, known: bool) -> (&'static str, &'static str) {
    match subject.assumption.years.get(&year) {
        Some(Pin::Observed(_)) => (word!("观测", "observed"), "observed"),
        Some(Pin::Assumed(_)) => (word!("设定", "assumed"), "assumed"),
        None if year != subject.judgement.trajectory.period().base() => (word!("预计", "projected"), "projected"),
        None if subject.assumption.start.is_some() => (word!("填写", "entered"), "entered"),
        None if stated.measure.is_of_rates() || !known => ("", "none"),
        // An equal part of an earlier total is worked out, not printed.
        None if matches!(stated.start, Start::EarlierTotal(_)) => (word!("推算", "derived"), "projected"),
        None => (word!("规划", "plan"), "plan"),
    }
}

/// The pace for style sheets.
pub(in crate::view) const fn pace_class(progress: &Progress) -> &'static str {
    use crate::projection::Pace;
    match progress.pace {
        Pace::Ahead => "ahead",
        Pace::On => "on",
        Pace::Behind => "behind",
        Pace::Maintain => "maintain",
    }
}

/// What is set year by year, with one number of decimals.
fn own_steps(subject: Subject) -> Vec<String> {
    let growth = subject.assumption.growth.as_ref();
    let steps: Vec<_> = match growth {
        Some(Growth::YearlySteps(steps)) => steps.iter().map(|step| step.get()).collect(),
        Some(Growth::YearlyRates(rates)) => rates.iter().map(|rate| rate.get() * 100.0).collect(),
        _ => return Vec::new(),
    };
    let least = growth.map_or(0, |growth| shown_decimals(subject.indicator, growth.family().parameter()));
    let decimals = figures::column(steps.iter().copied(), least, least, 1e-9);
    steps.into_iter().map(|step| number::field(number::signed(step, decimals))).collect()
}
