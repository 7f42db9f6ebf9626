//! A bound on what is set, in words: how much of each year, which way, or how far it may give way.

use super::Subject;
use super::parameter::{shown_decimals, shown_scale};
use crate::plan::{Comparison, Direction, Measured};
use crate::projection::{Growth, Parameter, Requirement, Setting};
use crate::view::number::{in_percent, rounded_away};
use crate::view::words;
use crate::{phrase, word};

/// A setting that changes nothing.
pub(super) fn is_nothing(setting: Setting) -> bool {
    setting.get().abs() < 1e-9
}

/// What a bound on the parameter asks: something of each year, or how far it may give way.
#[derive(Clone, Copy, PartialEq)]
enum Asks {
    /// At least, or more than, that much the wanted way.
    Effort,
    /// At most, or less than, that much the other way.
    Room,
}

/// Such a bound in words: `每年至少下降 0.14 人`, `高于下限，每年最多可回落 0.30 个百分点`.
pub(super) fn bound(subject: Subject, stated: &Measured, relation: Comparison, setting: Setting) -> String {
    let said = alone(subject, stated, relation, setting);
    match (leaves_room(subject, stated), relation.direction()) {
        (false, _) => said,
        (true, Direction::Rise) => phrase!("高于下限，{said}", "above the floor; {said}"),
        (true, Direction::Fall) => phrase!("低于上限，{said}", "below the ceiling; {said}"),
    }
}

/// Whether the target is met already by what the free years go on from, so that they may give way.
pub(super) fn leaves_room(subject: Subject, stated: &Measured) -> bool {
    let Some(Requirement::Bound { relation, setting, .. }) = subject.judgement.required else { return false };
    let is_room = way(setting) != relation.direction();
    !is_nothing(setting) && is_room && is_passed(subject, stated)
}

/// Which way a setting leads.
fn way(setting: Setting) -> Direction {
    if setting.get() > 0.0 { Direction::Rise } else { Direction::Fall }
}

/// The same without where it stands now.
pub(super) fn alone(subject: Subject, stated: &Measured, relation: Comparison, setting: Setting) -> String {
    let (wanted, x) = (relation.direction(), setting.get());
    if is_nothing(setting) {
        return match (relation.is_strict(), wanted) {
            (false, _) => word!("保持现有水平即可", "holding the current level is enough"),
            (true, Direction::Rise) => word!("须比现有水平高", "must rise above the current level"),
            (true, Direction::Fall) => word!("须比现有水平低", "must fall below the current level"),
        }
        .to_owned();
    }
    let way = way(setting);
    let asks = if way == wanted { Asks::Effort } else { Asks::Room };
    let by = size(subject, stated, x.abs(), asks == Asks::Effort);
    asked(verbs(subject, stated, way, asks), &by, asks, relation.is_strict())
}

/// Of how much is spoken, rounded to the safe side and never to nothing.
pub(super) fn number(subject: Subject, by: f64, upward: bool) -> String {
    let parameter = parameter(subject);
    let (by, least) = (by * shown_scale(parameter), shown_decimals(subject.indicator, parameter));
    let text = |decimals: usize| rounded_away(by, decimals, upward);
    let is_something = |decimals: &usize| text(*decimals).bytes().any(|b| matches!(b, b'1'..=b'9'));
    text((least..least + 7).find(is_something).unwrap_or(least))
}

/// The same with its unit.
fn size(subject: Subject, stated: &Measured, by: f64, upward: bool) -> String {
    let parameter = parameter(subject);
    let text = number(subject, by, upward);
    match parameter {
        Parameter::Rate | Parameter::Rates | Parameter::Share => in_percent(text),
        Parameter::Steepness => text,
        Parameter::Flow => words::with_unit(text, subject.indicator.unit.get()),
        Parameter::Step | Parameter::Steps if stated.measure.is_of_flows() => {
            words::with_unit(text, subject.indicator.unit.get())
        }
        Parameter::Step | Parameter::Steps => words::with_unit(text, &words::change_unit(subject.indicator)),
    }
}

fn parameter(subject: Subject) -> Parameter {
    subject.judgement.required.map_or(Parameter::Step, Requirement::parameter)
}

/// Who does what: the Chinese subject and verb, and the English verb with what follows the number.
type Verbs = (&'static str, &'static str, &'static str, &'static str);

fn verbs(subject: Subject, stated: &Measured, way: Direction, asks: Asks) -> Verbs {
    let is_rise = way == Direction::Rise;
    let chosen = |rise: Verbs, fall: Verbs| if is_rise { rise } else { fall };
    let is_damped = matches!(subject.assumption.growth, Some(Growth::Damped { .. }));
    match (parameter(subject), asks) {
        (Parameter::Step, _) if is_damped => {
            chosen(("首年", "增加", "rise", " in the first year"), ("首年", "下降", "fall", " in the first year"))
        }
        (Parameter::Step | Parameter::Steps, _) if stated.measure.is_of_flows() => {
            chosen(("每年比上年", "多", "grow", " on the year before"), ("每年比上年", "少", "shrink", " on the year before"))
        }
        (Parameter::Step | Parameter::Steps, Asks::Effort) => {
            chosen(("每年", "增加", "rise", " a year"), ("每年", "下降", "fall", " a year"))
        }
        (Parameter::Step | Parameter::Steps, Asks::Room) => {
            chosen(("每年", "增加", "rise", " a year"), ("每年", "回落", "fall", " a year"))
        }
        (Parameter::Rate | Parameter::Rates, _) => {
            chosen(("每年", "增长", "grow", " a year"), ("每年", "下降", "fall", " a year"))
        }
        (Parameter::Flow, _) => ("每年", "完成", "grow", " a year"),
        (Parameter::Share, _) => ("每年", "缩减剩余缺口的", "close the gap", " a year"),
        (Parameter::Steepness, _) => {
            chosen(("S 曲线", "上升的陡度", "rise with a steepness", ""), ("S 曲线", "下降的陡度", "fall with a steepness", ""))
        }
    }
}

fn asked((who, does, verb, each): Verbs, by: &str, asks: Asks, is_strict: bool) -> String {
    // A steepness is, and does nothing.
    let is_noun = each.is_empty();
    let linking = if is_noun { word!("", " of") } else { word!("", " by") };
    match (asks, is_strict) {
        (Asks::Effort, false) if is_noun => phrase!("{who}{does}至少 {by}", "{verb}{linking} at least {by}"),
        (Asks::Effort, false) => phrase!("{who}至少{does} {by}", "{verb}{linking} at least {by}{each}"),
        (Asks::Effort, true) => phrase!("{who}{does}须多于 {by}", "{verb}{linking} more than {by}{each}"),
        (Asks::Room, false) if is_noun => phrase!("{who}{does}最多为 {by}", "may {verb}{linking} at most {by}"),
        (Asks::Room, false) => phrase!("{who}最多可{does} {by}", "may {verb}{linking} at most {by}{each}"),
        (Asks::Room, true) => phrase!("{who}{does}须少于 {by}", "may {verb}{linking} less than {by}{each}"),
    }
}

/// Whether the value from which the free years go on meets the target already.
fn is_passed(subject: Subject, stated: &Measured) -> bool {
    let judgement = subject.judgement;
    let settled = subject.assumption.years.values().next_back().map(|pin| pin.value());
    let settled = settled.or_else(|| judgement.start?.exact());
    let (Some(settled), Some(asked)) = (settled.filter(|_| stated.measure.is_plain()), judgement.asked) else { return false };
    asked.target.is_met_by(settled, asked.target.tolerance(subject.indicator.decimals, None))
}
