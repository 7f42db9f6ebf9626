//! What it would take, in words.

use super::Subject;
use crate::language::plural;
use crate::plan::{Comparison, Measured};
use crate::projection::{Case, Parameter, Pin, Reason, Requirement, Setting, Verdict, judge};
use crate::scenario::from_percent;
use crate::view::number::rounded_away;
use crate::view::words;
use crate::{phrase, word};

/// The parameter in the unit of its control: rates and shares in ％.
pub(super) fn shown(parameter: Parameter, setting: Setting) -> f64 {
    setting.get() * shown_scale(parameter)
}

/// What one unit of a parameter is on the screen.
pub(in crate::view) const fn shown_scale(parameter: Parameter) -> f64 {
    match parameter {
        Parameter::Rate | Parameter::Rates | Parameter::Share => 100.0,
        Parameter::Step | Parameter::Steps | Parameter::Steepness => 1.0,
    }
}

/// The setting that is meant by what is shown at that scale.
pub(in crate::view) fn meant(shown: f64, scale: f64) -> Option<Setting> {
    Setting::new(if scale == 1.0 { shown } else { from_percent(shown) })
}

/// Decimals of a parameter on the screen: one more than printed for an amount, so that a fifth of a printed step can be set.
pub(in crate::view) fn shown_decimals(subject: Subject, parameter: Parameter) -> usize {
    match parameter {
        Parameter::Step | Parameter::Steps => usize::from(subject.indicator.decimals.get()) + 1,
        Parameter::Rate | Parameter::Rates => 2,
        Parameter::Share => 1,
        Parameter::Steepness => 3,
    }
}

/// The requirement as a phrase with the years that it is for: `至少 0.20 个百分点／年（2021 年以后的年份）`.
pub(in crate::view) fn required(subject: Subject, stated: &Measured) -> String {
    let is_bound = matches!(subject.judgement.required, Some(Requirement::Bound { setting, relation, .. }) if !is_nothing(setting, relation));
    let since = if is_bound { since(subject) } else { String::new() };
    requirement(subject, stated) + &since
}

/// The requirement as it was before anything was observed; `None` where nothing is observed, or nothing could be required then.
pub(in crate::view) fn required_before(subject: Subject, stated: &Measured) -> Option<String> {
    let is_observed = |pin: &Pin| matches!(pin, Pin::Observed(_));
    if !subject.assumption.years.values().any(is_observed) {
        return None;
    }
    let mut assumption = subject.assumption.clone();
    assumption.years.retain(|_, pin| !is_observed(pin));
    let case = assumption.case(subject.plan, subject.indicator, subject.drivers);
    let judgement = judge(&Case { figure: subject.judgement.figure, ..case });
    let before = Subject { assumption: &assumption, judgement: &judgement, ..subject };
    let is_known = judgement.required.is_some() || stated.measure.is_of_flows();
    is_known.then(|| requirement(before, stated))
}

/// The requirement as a phrase: `至少 0.26 个百分点／年`.
pub(in crate::view) fn requirement(subject: Subject, stated: &Measured) -> String {
    let unit = |parameter| words::parameter_unit(subject.indicator, parameter);
    match subject.judgement.required {
        Some(Requirement::Bound { parameter, relation, setting }) => {
            let upward = matches!(relation, Comparison::AtLeast | Comparison::MoreThan);
            if is_nothing(setting, relation) {
                return word!("保持现有水平即可", "holding the current level is enough").to_owned();
            }
            let text = rounded_away(shown(parameter, setting), shown_decimals(subject, parameter), upward);
            format!("{} {}", relation_word(relation), words::with_unit(text, &unit(parameter)))
        }
        Some(Requirement::Between { parameter, low, high }) => {
            let decimals = shown_decimals(subject, parameter);
            let low = rounded_away(shown(parameter, low), decimals, true);
            let high = words::with_unit(rounded_away(shown(parameter, high), decimals, false), &unit(parameter));
            phrase!("在 {low} 与 {high} 之间", "between {low} and {high}")
        }
        Some(Requirement::Any { .. }) => word!("任意取值都达标", "any value meets the target").to_owned(),
        Some(Requirement::Impossible { obstacle, .. }) => {
            phrase!("无法达标：{}", "cannot be met: {}", words::obstacle(obstacle))
        }
        None => match subject.judgement.verdict {
            Verdict::Unjudged(Reason::NoStart) => no_start(subject, stated),
            Verdict::Unjudged(Reason::Watched) => word!("观察指标，不作判断", "watched only; not judged").to_owned(),
            Verdict::Unjudged(Reason::TargetLater | Reason::NoReference | Reason::NoOther) => {
                word!("目标有了数值后可求", "known once the target has a number").to_owned()
            }
            _ => word!("无法求解", "cannot be solved").to_owned(),
        },
    }
}

/// A requirement that holding fulfils exactly.
fn is_nothing(setting: Setting, relation: Comparison) -> bool {
    setting.get().abs() < 1e-9 && !relation.is_strict()
}

/// With no start a total still says what it takes on average.
fn no_start(subject: Subject, stated: &Measured) -> String {
    if !stated.measure.is_of_flows() {
        return word!("填入起点后可求", "known once a baseline is entered").to_owned();
    }
    let Some(target) = subject.judgement.asked.map(|asked| asked.target).or_else(|| stated.goal.printed()) else {
        return word!("填入起点后可求", "known once a baseline is entered").to_owned();
    };
    let yearly = target.value.get() / crate::math::count(subject.judgement.trajectory.period().steps());
    let decimals = usize::from(subject.indicator.decimals.get()) + 1;
    let upward = target.op.direction().sign() > 0.0;
    let yearly = words::with_unit(rounded_away(yearly, decimals, upward), subject.indicator.unit.get());
    phrase!("平均每年{} {yearly}", "{} {yearly} a year on average", relation_word(target.op))
}

fn relation_word(relation: Comparison) -> &'static str {
    match relation {
        Comparison::AtLeast => word!("至少", "at least"),
        Comparison::MoreThan => word!("多于", "more than"),
        Comparison::AtMost => word!("至多", "at most"),
        Comparison::LessThan => word!("少于", "less than"),
    }
}

/// With pinned years the requirement is for those that remain: of a level after the last one, of a total or a mean all others.
fn since(subject: Subject) -> String {
    let (years, period) = (&subject.assumption.years, subject.judgement.trajectory.period());
    let free = period.projected().filter(|year| !years.contains_key(year)).count();
    match years.keys().next_back() {
        None => String::new(),
        Some(last) if is_gapless(subject) || is_level(subject) => phrase!("（{last} 年以后的年份）", " (years after {last})"),
        Some(_) => {
            let years = plural(free, "year", "years");
            phrase!("（其余 {free} 年）", " (the other {free} {years})")
        }
    }
}

fn is_level(subject: Subject) -> bool {
    subject.assumption.statement(subject.indicator).measured().is_some_and(|stated| stated.measure.is_plain())
}

/// Whether the pinned years follow one another from the first year on.
fn is_gapless(subject: Subject) -> bool {
    subject.assumption.years.keys().copied().eq(subject
        .judgement
        .trajectory
        .period()
        .projected()
        .take(subject.assumption.years.len()))
}
