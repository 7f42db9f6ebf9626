//! What it would take, in words.

use super::Subject;
use crate::plan::{Comparison, Measured};
use crate::projection::{Obstacle, Parameter, Reason, Requirement, Setting, Verdict};
use crate::view::number::rounded_away;
use crate::view::words;

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

/// Decimals of a parameter on the screen: one more than printed for an amount, so that a fifth of a printed step can be set.
pub(super) fn shown_decimals(subject: Subject, parameter: Parameter) -> usize {
    match parameter {
        Parameter::Step | Parameter::Steps => usize::from(subject.indicator.decimals.get()) + 1,
        Parameter::Rate | Parameter::Rates => 2,
        Parameter::Share => 1,
        Parameter::Steepness => 3,
    }
}

/// The requirement as a phrase: `至少 0.26 个百分点／年`.
pub(super) fn required(subject: Subject, stated: &Measured) -> String {
    let unit = |parameter| words::parameter_unit(subject.indicator, parameter);
    match subject.judgement.required {
        Some(Requirement::Bound { parameter, relation, setting }) => {
            let upward = matches!(relation, Comparison::AtLeast | Comparison::MoreThan);
            if is_nothing(setting, relation) {
                return "保持现有水平即可".to_owned();
            }
            let text = rounded_away(shown(parameter, setting), shown_decimals(subject, parameter), upward);
            format!("{} {text} {}{}", relation_word(relation), unit(parameter), since(subject))
        }
        Some(Requirement::Any { .. }) => "任意取值都达标".to_owned(),
        Some(Requirement::Impossible { obstacle, .. }) => format!("无法达标：{}", obstacle_words(obstacle)),
        None => match subject.judgement.verdict {
            Verdict::Unjudged(Reason::NoStart) => no_start(subject, stated),
            _ => "无法求解".to_owned(),
        },
    }
}

/// A requirement that holding fulfils exactly.
fn is_nothing(setting: Setting, relation: Comparison) -> bool {
    setting.get().abs() < 1e-9 && !relation.is_strict()
}

/// With no start a total still says what it takes on average.
fn no_start(subject: Subject, stated: &Measured) -> String {
    if stated.kind != crate::plan::Kind::Cumulative {
        return "填入起点后可求".to_owned();
    }
    #[allow(clippy::cast_precision_loss, reason = "a period has at most fifty steps")]
    let yearly = stated.target.value.get() / subject.plan.period.steps() as f64;
    let decimals = usize::from(subject.indicator.decimals.get()) + 1;
    let upward = stated.target.op.direction().sign() > 0.0;
    format!("平均每年{} {} {}", relation_word(stated.target.op), rounded_away(yearly, decimals, upward), subject.indicator.unit)
}

const fn relation_word(relation: Comparison) -> &'static str {
    match relation {
        Comparison::AtLeast => "至少",
        Comparison::MoreThan => "多于",
        Comparison::AtMost => "至多",
        Comparison::LessThan => "少于",
    }
}

const fn obstacle_words(obstacle: Obstacle) -> &'static str {
    match obstacle {
        Obstacle::AllPinned => "各年数值都已确定",
        Obstacle::Bound => "自然界限够不到目标",
        Obstacle::Limit => "曲线的上限够不到目标",
    }
}

/// With pinned years the requirement is for those that remain.
fn since(subject: Subject) -> String {
    match subject.assumption.years.keys().next_back() {
        Some(year) if *year < subject.plan.period.end() => format!("（{year} 年以后的年份）"),
        _ => String::new(),
    }
}
