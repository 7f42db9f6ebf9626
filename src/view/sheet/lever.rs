//! The control of an assumption: one slider, four linked readings.

use super::Subject;
use super::opened::Opened;
use super::parameter::{label, meant, shown, shown_decimals, shown_scale};
use crate::plan::Measured;
use crate::projection::{Parameter, Requirement, Setting};
use crate::view::figures::Figures;
use crate::view::number;
use crate::view::{quantity, words};
use crate::word;

/// The slider and its readings.
#[derive(Clone, Debug, PartialEq)]
pub struct Lever {
    /// The slider's ends, step and value, in the unit shown.
    pub min: f64,
    /// As `min`.
    pub max: f64,
    /// As `min`.
    pub step: f64,
    /// As `min`.
    pub value: f64,
    /// Whether that value is set, or only where the slider begins.
    pub is_set: bool,
    /// What one unit shown is of the parameter.
    pub scale: f64,
    /// The slider's ends as they stand beneath it.
    pub ends: (String, String),
    /// The value with its unit, as a screen reader says it.
    pub value_text: String,
    /// Where the required value lies along the track, as a style length; none where it is off the track.
    pub required_at: Option<String>,
    /// The part of the track in which the target is met, as style lengths from either end.
    pub met: Option<(String, String)>,
    /// The readings in the order parameter, outcome, change, margin.
    pub readings: [AssumptionReading; 4],
}

/// One reading of the assumption.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AssumptionReading {
    /// What it is.
    pub label: String,
    /// The number; `?` where there is none.
    pub text: String,
    /// Its unit.
    pub unit: String,
    /// Whether it can be typed.
    pub is_open: bool,
    /// Whether the number may be negative.
    pub is_signed: bool,
}

impl Lever {
    /// The setting that is meant by a number in the unit shown.
    pub fn setting(&self, shown: f64) -> Option<Setting> {
        meant(shown, self.scale)
    }
}

/// Whether there is something to set: a start to set out from, or a mean growth.
pub(super) fn has_course(subject: Subject, stated: &Measured) -> bool {
    subject.judgement.trajectory.known().next().is_some() || stated.measure.is_of_rates()
}

/// The control, where there is something to set. An untouched total opens with an even amount, which needs no start.
pub(in crate::view) fn lever(subject: Subject, stated: &Measured) -> Option<Lever> {
    match Opened::of(subject, stated) {
        Some(opened) if has_course(subject, stated) => Some(control(opened.subject(subject), stated)),
        Some(opened) => Some(unset(without_course(control(opened.subject(subject), stated)))),
        None if subject.assumption.is_unset(stated) => Some(unset(control(subject, stated))),
        None => has_course(subject, stated).then(|| control(subject, stated)),
    }
}

/// What stands for a number that nobody has set.
pub(in crate::view) fn not_set() -> &'static str {
    word!("未设定", "Not set")
}

/// The control before any amount is known: the total can be typed as well as the amount.
fn without_course(lever: Lever) -> Lever {
    let [set, outcome, change, room] = lever.readings;
    let [outcome, room] = [outcome, room].map(|reading| AssumptionReading { is_open: true, ..reading });
    Lever { readings: [set, outcome, change, room], ..lever }
}

/// The control before anything is set: the slider stands in its place without a value.
fn unset(lever: Lever) -> Lever {
    let [set, rest @ ..] = lever.readings;
    let set = AssumptionReading { text: "?".to_owned(), ..set };
    let [outcome, change, room] = rest;
    Lever { value_text: not_set().to_owned(), is_set: false, readings: [set, outcome, change, room], ..lever }
}

fn control(subject: Subject, stated: &Measured) -> Lever {
    let parameter = subject.assumption.parameter(subject.indicator);
    let scale = shown_scale(parameter);
    let value = shown(parameter, subject.assumption.likely_under(stated));
    let decimals = shown_decimals(subject.indicator, parameter);
    let (min, max) = range(subject, parameter, value);
    let unit = super::range::unit(subject, stated, parameter);
    Lever {
        min,
        max,
        step: 10_f64.powi(-i32::try_from(decimals).unwrap_or(0)),
        value,
        is_set: true,
        scale,
        ends: (number::brief(min, 3), number::brief(max, 3)),
        value_text: words::with_unit(setting_text(subject, parameter, value), &unit),
        required_at: required_at(subject, parameter, min, max),
        met: met_range(subject, parameter, min, max),
        readings: in_fields(subject, parameter, readings(subject, stated, parameter, value, unit)),
    }
}

/// The readings with their units as they stand beside a field.
fn in_fields(subject: Subject, parameter: Parameter, readings: [AssumptionReading; 4]) -> [AssumptionReading; 4] {
    let [set, outcome, change, room] = readings;
    let by = quantity::beside(&words::short_change_unit(subject.indicator));
    [
        AssumptionReading { unit: words::short_parameter_unit(subject.indicator, parameter), ..set },
        AssumptionReading { unit: quantity::beside(&outcome.unit), ..outcome },
        AssumptionReading { unit: by.clone(), ..change },
        AssumptionReading { unit: by, ..room },
    ]
}

/// Twice what is required to either side, in round numbers; it does not depend on the setting unless that lies outside.
fn range(subject: Subject, parameter: Parameter, value: f64) -> (f64, f64) {
    let required =
        subject.judgement.required.and_then(Requirement::setting).map_or(0.0, |setting| shown(parameter, setting).abs());
    let start = subject.judgement.start.map_or(0.0, |start| start.high().get().abs());
    let printed = subject.indicator.decimals.printed_step();
    let least = match parameter {
        Parameter::Step | Parameter::Steps => (5.0 * printed).max(start * 0.01),
        Parameter::Rate | Parameter::Rates => 5.0,
        Parameter::Share => 20.0,
        Parameter::Steepness => 0.5,
        Parameter::Flow => (5.0 * printed).max(start),
    };
    let reach = round_up(least.max(2.0 * required).max(if value.abs() > 2.0 * required { value.abs() } else { 0.0 }));
    match parameter {
        Parameter::Share => (0.0, reach.min(100.0)),
        Parameter::Flow if !subject.indicator.bounds.allow_negative() => (0.0, reach),
        Parameter::Rate | Parameter::Rates => ((-reach).max(-99.0), reach),
        _ => (-reach, reach),
    }
}

/// The next of 1, 2, 5 times a power of ten.
fn round_up(number: f64) -> f64 {
    let power = 10_f64.powf(number.max(1e-9).log10().floor());
    [1.0, 2.0, 5.0, 10.0].into_iter().map(|m| m * power).find(|nice| *nice >= number * (1.0 - 1e-9)).unwrap_or(number)
}

fn length(at: f64, min: f64, max: f64) -> String {
    format!("{:.3}%", ((at - min) / (max - min)).clamp(0.0, 1.0) * 100.0)
}

fn required_at(subject: Subject, parameter: Parameter, min: f64, max: f64) -> Option<String> {
    let at = shown(parameter, subject.judgement.required?.setting()?);
    (min <= at && at <= max).then(|| length(at, min, max))
}

fn met_range(subject: Subject, parameter: Parameter, min: f64, max: f64) -> Option<(String, String)> {
    let (from, to) = match subject.judgement.required? {
        Requirement::Any { .. } => (min, max),
        Requirement::Impossible { .. } => return None,
        Requirement::Between { low, high, .. } => (shown(parameter, low).max(min), shown(parameter, high).min(max)),
        Requirement::Bound { relation, setting, .. } => {
            let at = shown(parameter, setting);
            if relation.direction().sign() > 0.0 { (at.max(min), max) } else { (min, at.min(max)) }
        }
    };
    (from <= to).then(|| (length(from, min, max), length(max - (to - min), min, max)))
}

fn readings(subject: Subject, stated: &Measured, parameter: Parameter, value: f64, unit: String) -> [AssumptionReading; 4] {
    let label = label(subject.assumption, stated);
    let figures = Figures::of(subject.indicator, stated, subject.judgement);
    let shown = |text: Option<String>| text.map_or_else(|| "?".to_owned(), number::field);
    let change_unit = words::change_unit(subject.indicator);
    let text = number::field(setting_text(subject, parameter, value));
    let is_exact = subject.judgement.outcome.is_some_and(|outcome| outcome.exact().is_some());
    let is_open = is_exact || stated.measure.is_of_rates();
    let reading =
        |label: String, text: String, unit: String, is_signed: bool| AssumptionReading { label, text, unit, is_open, is_signed };
    let is_signed = subject.indicator.is_signed(stated);
    [
        AssumptionReading { label: label.to_owned(), text, unit, is_open: true, is_signed: parameter.is_signed() },
        reading(
            outcome_label(subject, stated),
            shown(figures.outcome()),
            words::outcome_unit(subject.indicator, stated).to_owned(),
            is_signed,
        ),
        reading(change_label(stated), shown(figures.change()), change_unit.clone(), true),
        reading(margin_label(subject), shown(figures.margin()), change_unit, true),
    ]
}

/// What is set: a change with its sign, an amount that each year brings without one.
pub(in crate::view) fn setting_text(subject: Subject, parameter: Parameter, value: f64) -> String {
    match parameter {
        Parameter::Flow => number::fixed(value, number::decimals(value, usize::from(subject.indicator.decimals.get()))),
        _ => number::signed(value, number::decimals(value, shown_decimals(subject.indicator, parameter))),
    }
}

fn outcome_label(subject: Subject, stated: &Measured) -> String {
    let period = subject.judgement.trajectory.period();
    match (subject.judgement.yearly, stated.measure.is_plain()) {
        (Some(_), _) => word!("最差的一年", "Worst year").to_owned(),
        (None, true) => words::year(period.end()),
        (None, false) => stated.measure.title(period),
    }
}

fn change_label(stated: &Measured) -> String {
    stated.measure.gain().get().to_owned()
}

/// Where the target itself is not enough, the label says so: there 0 is a miss.
fn margin_label(subject: Subject) -> String {
    let is_strict = subject.judgement.asked.is_some_and(|asked| asked.target.op.is_strict());
    if is_strict { word!("余量（须大于 0）", "Room (must exceed 0)") } else { word!("余量", "Room") }.to_owned()
}

#[cfg(test)]
mod tests {
    use crate::exchange::{builtin_plan, read_scenario};
    use crate::language::Language;
    use crate::plan::Id;
    use crate::projection::judge;
    use crate::view::{assumed_row, sheet};

    /// What lever, fields, range and table say of the growth of wages, which the plan gives no start for.
    #[track_caller]
    fn says(assumption: &str, is_set: bool, field: &str, way: &str) {
        let plan = builtin_plan().unwrap();
        let text = format!(r#"{{"format":"tuiyan.scenario/1","plan":"lizhou-14","assumptions":{{"t1-11":{assumption}}}}}"#);
        let scenario = read_scenario(&text, &plan).unwrap();
        let indicator = plan.indicator(&Id::new("t1-11").unwrap()).unwrap();
        let judgement = judge(&scenario.case(&plan, indicator));
        let shown = sheet(&plan, &scenario, indicator, &judgement);
        let lever = shown.lever.unwrap();
        let row = assumed_row(&plan, &scenario, indicator, &judgement);
        assert_eq!((lever.is_set, lever.readings[0].text.as_str()), (is_set, field));
        assert_eq!((row.cells.unwrap()[0].text.as_str(), row.way.as_str()), (field, way));
        assert_eq!(shown.range.unwrap().likely, field);
        assert_eq!(lever.value_text == way, !is_set, "{}", lever.value_text);
        assert_eq!(shown.families.iter().find(|family| family.is_chosen).map(|family| family.name), Some(way));
    }

    #[test]
    fn a_growth_that_is_not_set_is_said_to_be_so_wherever_it_stands() {
        says("{}", false, "?", "未设定");
        says(r#"{"growth":{"family":"compound","rate":0}}"#, true, "0.00", "年均增速");
        Language::English.speaking(|| says("{}", false, "?", "Not set"));
    }
}
