//! What has to be done, in words: the one place that says it, for sheet and grid, report, risk and command line.
//!
//! A planner sets tasks, not parameters. So a total says first what each of the years that remain has to bring on average, a fall is a fall,
//! and a target that is passed already leaves room.

use super::Subject;
use super::bound::{alone, bound, is_nothing, leaves_room, number};
use super::opened::Opened;
use super::parameter::{label, shown, shown_decimals};
use crate::language::plural;
use crate::plan::{Amount, Comparison, Direction, Measured, When, Year};
use crate::projection::{Case, Growth, Parameter, Pin, Reason, Requirement, Setting, Verdict, judge};
use crate::view::number::{rounded, rounded_away};
use crate::view::{quantity, words};
use crate::{phrase, word};

/// What has to be done with the years that it is for: `每年至少增加 0.20 个百分点（2022—2025 年）`. Of a total of which nothing is assumed it
/// is the average alone: that is what its control sets.
pub(in crate::view) fn required(subject: Subject, stated: &Measured) -> String {
    let opened = Opened::of(subject, stated);
    let subject = opened.as_ref().map_or(subject, |opened| opened.subject(subject));
    let is_bound = matches!(subject.judgement.required, Some(Requirement::Bound { setting, .. }) if !is_nothing(setting));
    // A total names its years with its average.
    let since = if is_bound && average(subject, stated).is_none() { since(subject) } else { String::new() };
    requirement(subject, stated) + &since
}

/// The same as it was before anything was observed; `None` where nothing is observed, or nothing could be required then.
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
    is_known.then(|| before_alone(before, stated)).filter(|said| *said != before_alone(subject, stated))
}

/// What has to be done without where the indicator stands: that is said of today, not of what was asked before.
fn before_alone(subject: Subject, stated: &Measured) -> String {
    match subject.judgement.required {
        Some(Requirement::Bound { relation, setting, .. }) if leaves_room(subject, stated) => {
            alone(subject, stated, relation, setting)
        }
        _ => needed_each_year(subject, stated),
    }
}

/// What has to be done: `每年至少增加 0.26 个百分点`, `以后每年平均需完成 0.30 万人次（即逐年多 0.055）`.
pub(in crate::view) fn requirement(subject: Subject, stated: &Measured) -> String {
    match average(subject, stated) {
        Some(average) => total(subject, stated, average),
        None => setting(subject, stated),
    }
}

/// The same under a heading that says of which years: of a total the average alone, `平均需完成 0.30 万人次`.
pub(in crate::view) fn needed_each_year(subject: Subject, stated: &Measured) -> String {
    match average(subject, stated).and_then(|average| task(subject, average)) {
        Some(task) => phrase!("平均{task}", "{task} on average"),
        None => requirement(subject, stated),
    }
}

/// What has to be set, where there is no total to share out.
fn setting(subject: Subject, stated: &Measured) -> String {
    match subject.judgement.required {
        Some(Requirement::Bound { relation, setting, .. }) => bound(subject, stated, relation, setting),
        Some(Requirement::Between { parameter, low, high }) => between(subject, stated, parameter, low, high),
        Some(Requirement::Any { .. }) => word!("任意取值都达标", "any value meets the target").to_owned(),
        Some(Requirement::Impossible { obstacle, .. }) => {
            phrase!("无法达标：{}", "cannot be met: {}", words::obstacle(obstacle))
        }
        None => match subject.judgement.verdict {
            Verdict::Unjudged(Reason::NoStart) => word!("填入起点后可求", "known once a baseline is entered").to_owned(),
            Verdict::Unjudged(Reason::Watched) => word!("观察指标，不作判断", "watched only; not judged").to_owned(),
            Verdict::Unjudged(Reason::TargetLater | Reason::NoReference | Reason::NoOther) => {
                word!("目标有了数值后可求", "known once the target has a number").to_owned()
            }
            _ => word!("无法求解", "cannot be solved").to_owned(),
        },
    }
}

/// Both ends bind: between two amounts of the same way, or of which one is a fall.
fn between(subject: Subject, stated: &Measured, parameter: Parameter, low: Setting, high: Setting) -> String {
    let end =
        |setting: Setting, upward| rounded_away(shown(parameter, setting), shown_decimals(subject.indicator, parameter), upward);
    let (low, high) = (end(low, true), end(high, false));
    let name = label(subject.assumption, stated);
    let high = words::with_unit(high, &words::parameter_unit(subject.indicator, parameter));
    phrase!("{name}在 {low} 与 {high} 之间", "{name} between {low} and {high}")
}

/// What each of the years that remain has to bring on average; `None` of all but a total whose target has a number.
fn average(subject: Subject, stated: &Measured) -> Option<Amount> {
    let is_total = stated.measure.is_of_flows() && stated.when == When::End;
    let is_range = matches!(subject.judgement.required, Some(Requirement::Between { .. }));
    subject.judgement.average_flow.filter(|_| is_total && !is_range && subject.judgement.asked.is_some())
}

/// The task of a total: `以后每年平均需完成 0.30 万人次（即逐年多 0.055）`.
fn total(subject: Subject, stated: &Measured, average: Amount) -> String {
    match task(subject, average) {
        Some(task) => each_year(subject, &task) + &means(subject, stated),
        None => word!("累计已达到目标，以后各年不作要求", "the total is reached; nothing more is needed").to_owned(),
    }
}

/// What a year has to bring on average; `None` where that is nothing.
fn task(subject: Subject, average: Amount) -> Option<String> {
    let op = subject.judgement.asked.map_or(Comparison::AtLeast, |asked| asked.target.op);
    let is_rise = op.direction() == Direction::Rise;
    if is_rise && average.get() <= 1e-9 {
        return None;
    }
    let least = usize::from(subject.indicator.decimals.get());
    let decimals = if number_ends(average.get(), least) { least } else { least + 1 };
    let by = words::with_unit(rounded_away(average.get(), decimals, is_rise), subject.indicator.unit.get());
    Some(match op {
        Comparison::AtLeast => phrase!("需完成 {by}", "at least {by}"),
        Comparison::MoreThan => phrase!("须多于 {by}", "more than {by}"),
        Comparison::AtMost => phrase!("不超过 {by}", "at most {by}"),
        Comparison::LessThan => phrase!("须少于 {by}", "less than {by}"),
    })
}

/// Whether a number has no more decimals than that.
fn number_ends(number: f64, decimals: usize) -> bool {
    (number - rounded(number, decimals)).abs() <= 1e-9 * number.abs()
}

/// The years after the last observation, each of which has that to do on average.
fn each_year(subject: Subject, task: &str) -> String {
    let is_observed = |(_, pin): &(&Year, &Pin)| matches!(pin, Pin::Observed(_));
    let last = subject.assumption.years.iter().rfind(is_observed).map(|(year, _)| *year);
    let end = subject.judgement.trajectory.period().end();
    match last.map(|last| Year::new(last.get() + 1)) {
        None => phrase!("以后每年平均{task}", "{task} a year on average from now on"),
        Some(from) if from == end => phrase!("{end} 年{task}", "{task} in {end}"),
        Some(from) => phrase!("{from}—{end} 年平均每年{task}", "{task} a year on average in {from}–{end}"),
    }
}

/// What that means for what is set: `（即逐年多 0.055）`; nothing where the average itself is set.
fn means(subject: Subject, stated: &Measured) -> String {
    match subject.judgement.required {
        // The average is what is set, unless single years are supposed to bring something else.
        Some(Requirement::Bound { parameter: Parameter::Flow, .. }) if is_average(subject) => String::new(),
        Some(Requirement::Bound { relation, setting, .. }) => {
            let said = bound_of_flows(subject, stated, relation, setting);
            phrase!("（{said}）", " ({said})")
        }
        Some(Requirement::Impossible { obstacle, .. }) => {
            let why = words::obstacle(obstacle);
            phrase!("，按现在的增长方式达不到：{why}", "; out of reach with this growth pattern: {why}")
        }
        Some(Requirement::Any { .. } | Requirement::Between { .. }) | None => String::new(),
    }
}

fn is_average(subject: Subject) -> bool {
    subject.assumption.years.values().all(|pin| matches!(pin, Pin::Observed(_)))
}

fn bound_of_flows(subject: Subject, stated: &Measured, relation: Comparison, setting: Setting) -> String {
    let is_step = matches!(subject.judgement.required.map(Requirement::parameter), Some(Parameter::Step | Parameter::Steps))
        && !matches!(subject.assumption.growth, Some(Growth::Damped { .. }));
    let is_effort = setting.get() > 0.0 && relation == Comparison::AtLeast;
    if is_step && is_effort && !is_nothing(setting) {
        let by = number(subject, setting.get(), true);
        let in_full = quantity::in_full(&by, subject.indicator.unit.get()).map_or_else(|| by.clone(), |(by, _)| by);
        return phrase!("即逐年多 {by}", "each year {in_full} more than the last");
    }
    let said = bound(subject, stated, relation, setting);
    phrase!("即{said}", "that is, {said}")
}

/// With pinned years the requirement is for those that remain: of a level after the last one, of a total or a mean all others.
fn since(subject: Subject) -> String {
    let (years, period) = (&subject.assumption.years, subject.judgement.trajectory.period());
    let free: Vec<_> = period.projected().filter(|year| !years.contains_key(year)).collect();
    let Some(last) = years.keys().next_back() else { return String::new() };
    let after: Vec<_> = free.iter().filter(|year| *year > last).collect();
    let is_rest = is_level(subject) || after.len() == free.len();
    match (after.as_slice(), free.as_slice()) {
        ([only], _) if is_rest => phrase!("（{only} 年）", " ({only})"),
        ([first, .., end], _) if is_rest => phrase!("（{first}—{end} 年）", " ({first}–{end})"),
        (_, [only]) => phrase!("（{only} 年）", " ({only})"),
        _ => {
            let (free, years) = (free.len(), plural(free.len(), "year", "years"));
            phrase!("（其余 {free} 年）", " (the other {free} {years})")
        }
    }
}

fn is_level(subject: Subject) -> bool {
    subject.assumption.statement(subject.indicator).measured().is_some_and(|stated| stated.measure.is_plain())
}

#[cfg(test)]
mod tests {
    use crate::exchange::{TRAINING, builtin_plan, read_plan, read_scenario};
    use crate::language::Language;
    use crate::plan::{Id, Plan};
    use crate::projection::judge;
    use crate::view::sheet;

    fn said(plan: &Plan, id: &str, assumption: &str) -> String {
        let text = format!(r#"{{"format":"tuiyan.scenario/1","plan":"{}","assumptions":{{"{id}":{assumption}}}}}"#, plan.id);
        let scenario = read_scenario(&text, plan).unwrap();
        let indicator = plan.indicator(&Id::new(id).unwrap()).unwrap();
        sheet(plan, &scenario, indicator, &judge(&scenario.case(plan, indicator))).required
    }

    #[track_caller]
    fn says(plan: &Plan, id: &str, assumption: &str, chinese: &str, english: &str) {
        assert_eq!(said(plan, id, assumption), chinese);
        Language::English.speaking(|| assert_eq!(said(plan, id, assumption), english));
    }

    #[test]
    fn a_total_says_first_what_each_year_has_to_bring() {
        let plan = builtin_plan().unwrap();
        let of = |assumption, chinese, english| says(&plan, "t1-13", assumption, chinese, english);
        of(
            r#"{"growth":{"family":"linear","step":0}}"#,
            "以后每年平均需完成 0.30 万人次（即逐年多 0.055）",
            "at least 3,000 person-times a year on average from now on (each year 550 more than the last)",
        );
        of("{}", "以后每年平均需完成 0.30 万人次", "at least 3,000 person-times a year on average from now on");
        of(
            r#"{"growth":{"family":"compound","rate":0.1}}"#,
            "以后每年平均需完成 0.30 万人次（即每年至少增长 27.65％）",
            "at least 3,000 person-times a year on average from now on (that is, grow by at least 27.65% a year)",
        );
        of(
            r#"{"growth":{"family":"linear","step":0},"years":{"2021":{"observed":0.2},"2022":{"observed":0.22}}}"#,
            "2023—2025 年平均每年需完成 0.36 万人次（即逐年多 0.070）",
            "at least 3,600 person-times a year on average in 2023–2025 (each year 700 more than the last)",
        );
        of(
            r#"{"years":{"2021":{"observed":0.9},"2022":{"observed":0.7}}}"#,
            "累计已达到目标，以后各年不作要求",
            "the total is reached; nothing more is needed",
        );
    }

    #[test]
    fn an_even_total_needs_no_start_and_says_the_average_alone() {
        let plan = builtin_plan().unwrap();
        let even = |flow: &str| format!(r#"{{"growth":{{"family":"gap","share":1,"limit":{flow}}}}}"#);
        let alone = "以后每年平均需完成 12224.4 户";
        assert!(said(&plan, "t1-30", "{}").starts_with(alone));
        assert_eq!(said(&plan, "t1-30", &even("12000")), alone);
        assert_eq!(said(&plan, "t1-13", &even("0.2")), "以后每年平均需完成 0.30 万人次");
    }

    #[test]
    fn a_strict_total_asks_for_more_than_the_average() {
        let plan = read_plan(TRAINING).unwrap();
        assert!(said(&plan, "m-20", "{}").starts_with("以后每年平均须多于 15.0 "), "{}", said(&plan, "m-20", "{}"));
    }

    #[test]
    fn a_fall_is_a_fall() {
        let plan = read_plan(TRAINING).unwrap();
        says(&plan, "m-12", "{}", "每年至少下降 0.14 人", "fall by at least 0.14 people a year");
        says(&plan, "m-17", "{}", "每年下降须多于 0.8 微克/立方米", "fall by more than 0.8 µg/m³ a year");
        says(&plan, "m-29", "{}", "须比现有水平低", "must fall below the current level");
        says(&plan, "m-18", "{}", "每年至少下降 2.50％", "fall by at least 2.50% a year");
    }

    #[test]
    fn a_target_that_is_passed_leaves_room() {
        let plan = builtin_plan().unwrap();
        says(
            &plan,
            "t1-03",
            r#"{"start":96.5}"#,
            "高于下限，每年最多可回落 0.30 个百分点",
            "above the floor; may fall by at most 0.30 percentage points a year",
        );
    }

    #[test]
    fn a_ceiling_that_is_met_leaves_room_and_draws_no_way_up_to_it() {
        let plan = read_plan(TRAINING).unwrap();
        let met = r#"{"start":3.2}"#;
        says(&plan, "m-12", met, "低于上限，每年最多可增加 0.10 人", "below the ceiling; may rise by at most 0.10 people a year");
        let drawn = |assumption: &str| {
            let text = format!(r#"{{"format":"tuiyan.scenario/1","plan":"{}","assumptions":{{"m-12":{assumption}}}}}"#, plan.id);
            let scenario = read_scenario(&text, &plan).unwrap();
            let indicator = plan.indicator(&Id::new("m-12").unwrap()).unwrap();
            crate::view::figure(&plan, &scenario, indicator, &judge(&scenario.case(&plan, indicator)), None).unwrap()
        };
        assert!(drawn(met).way.is_empty() && !drawn("{}").way.is_empty());
    }

    #[test]
    fn what_was_asked_before_is_said_without_where_it_stood_and_only_if_it_was_another() {
        let plan = builtin_plan().unwrap();
        let before = |assumption: &str| {
            let text = format!(r#"{{"format":"tuiyan.scenario/1","plan":"{}","assumptions":{{"t1-03":{assumption}}}}}"#, plan.id);
            let scenario = read_scenario(&text, &plan).unwrap();
            let indicator = plan.indicator(&Id::new("t1-03").unwrap()).unwrap();
            sheet(&plan, &scenario, indicator, &judge(&scenario.case(&plan, indicator))).required_before
        };
        let observed = r#"{"start":96.5,"years":{"2021":{"observed":96.6}}}"#;
        assert_eq!(before(observed).as_deref(), Some("每年最多可回落 0.30 个百分点"));
        assert_eq!(before(r#"{"start":96.5,"years":{"2021":{"observed":96.2}}}"#), None, "0.30 as before");
        assert_eq!(before(r#"{"start":96.5}"#), None);
    }

    #[test]
    fn the_years_that_remain_are_named() {
        let plan = builtin_plan().unwrap();
        let of = |assumption, chinese, english| says(&plan, "t1-03", assumption, chinese, english);
        of(
            r#"{"years":{"2024":{"observed":94.5}}}"#,
            "每年至少增加 0.50 个百分点（2025 年）",
            "rise by at least 0.50 percentage points a year (2025)",
        );
        of(
            r#"{"years":{"2022":{"observed":94.1}}}"#,
            "每年至少增加 0.30 个百分点（2023—2025 年）",
            "rise by at least 0.30 percentage points a year (2023–2025)",
        );
    }

    #[test]
    fn a_strict_target_that_is_hit_exactly_says_what_is_missing() {
        let plan = builtin_plan().unwrap();
        let text = r#"{"format":"tuiyan.scenario/1","plan":"lizhou-14","assumptions":{"t1-35":{"growth":{"family":"linear","step":68}}}}"#;
        let scenario = read_scenario(text, &plan).unwrap();
        let indicator = plan.indicator(&Id::new("t1-35").unwrap()).unwrap();
        let judgement = judge(&scenario.case(&plan, indicator));
        let shown = sheet(&plan, &scenario, indicator, &judgement);
        assert_eq!(shown.explanation, "8860 + 5 × 68 = 9200，要求 ＞9200 → 未达标，正好等于 9200，须高于 9200");
        assert_eq!(shown.finding, "预计 2025 年 9200 次，正好等于 9200，须高于 9200，未达标");
        assert_eq!(shown.lever.unwrap().readings[3].label, "余量（须大于 0）");
        let gap = crate::view::gap(indicator, scenario.assumption(&indicator.id), &judgement);
        assert_eq!(gap.as_deref(), Some("须高于 9200"));
    }
}
