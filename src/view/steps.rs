//! What a step of the history did, in a few words: for the buttons that take it back, and for whoever hears that it was taken back.

use std::collections::BTreeSet;

use super::changes::{Digits, changes, growth, of_indicator};
use super::comparing;
use super::number;
use super::row::outcome;
use super::words;
use crate::language::plural;
use crate::plan::{Id, Indicator, Plan, Year};
use crate::projection::judge;
use crate::scenario::{Assumption, Deed, Facts, HistoryStep, Kept, POPULATION, Preset, Scenario, Workspace};
use crate::{phrase, word};

/// What a step did: `失业保险参保人数 2025年 → 3.00`.
pub fn step(plan: &Plan, step: &HistoryStep) -> String {
    let HistoryStep { before, after, deed } = *step;
    let count = counted(before, after);
    match deed {
        Deed::Preset(preset) => preset_done(preset, count),
        Deed::ResetAll => word!("回到规划默认", "Plan defaults").to_owned(),
        Deed::BackToLoaded => word!("回到载入时", "As loaded").to_owned(),
        Deed::Elsewhere => word!("另一个窗口的改动", "the change of another window").to_owned(),
        Deed::Change => changed(plan, before, after),
    }
}

/// What a button says that takes back or does again: the step, and by which keys.
pub fn step_button(is_undo: bool, what: Option<String>) -> (String, String) {
    let (name, keys) = if is_undo { (word!("撤销", "Undo"), "Ctrl+Z") } else { (word!("重做", "Redo"), "Ctrl+Y") };
    let label = what.map_or_else(|| name.to_owned(), |what| phrase!("{name}：{what}", "{name}: {what}"));
    let title = phrase!("{label}（{keys}）", "{label} ({keys})");
    (label, title)
}

/// What a preset did: `半程：改动 36 项`.
pub fn preset_done(preset: Preset, count: usize) -> String {
    let (name, indicators) = (preset.name(), plural(count, "indicator", "indicators"));
    phrase!("{name}：改动 {count} 项", "{name}: {count} {indicators} changed")
}

/// How many indicators of one scenario are assumed otherwise.
fn counted(before: &Workspace, after: &Workspace) -> usize {
    pairs(before, after).map(|(one, other)| assumed_otherwise(one.decided(), other.decided()).len()).sum()
}

/// The scenarios that are kept before and after, and differ.
fn pairs<'a>(before: &'a Workspace, after: &'a Workspace) -> impl Iterator<Item = (&'a Kept, &'a Kept)> {
    let kept = before.kept().iter().filter_map(|one| Some((one, after.get(&one.key)?)));
    kept.filter(|(one, other)| one != other)
}

fn assumed_otherwise(before: &Scenario, after: &Scenario) -> Vec<Id> {
    let all: BTreeSet<_> = before.assumptions.keys().chain(after.assumptions.keys()).collect();
    all.into_iter().filter(|id| before.assumption(id) != after.assumption(id)).cloned().collect()
}

fn changed(plan: &Plan, before: &Workspace, after: &Workspace) -> String {
    came_or_went(before, after)
        .or_else(|| learned(plan, before, after))
        .or_else(|| pairs(before, after).find_map(|(one, other)| of_scenario(plan, one, other)))
        .unwrap_or_else(|| word!("上一步", "the last step").to_owned())
}

/// A scenario that came or went.
fn came_or_went(before: &Workspace, after: &Workspace) -> Option<String> {
    let name = |kept: &Kept| kept.scenario.name.clone();
    let came = after.kept().iter().find(|kept| before.get(&kept.key).is_none());
    let went = || before.kept().iter().find(|kept| after.get(&kept.key).is_none());
    let came = came.map(|kept| phrase!("新建情景“{}”", "new scenario “{}”", name(kept)));
    came.or_else(|| went().map(|kept| phrase!("删除情景“{}”", "deleting scenario “{}”", name(kept))))
}

/// What is known otherwise of the plan's years.
fn learned(plan: &Plan, before: &Workspace, after: &Workspace) -> Option<String> {
    let figures = known_otherwise(before.facts(), after.facts());
    let other = |id: &Id| if id.as_str() == POPULATION { word!("人口", "Population").to_owned() } else { id.to_string() };
    let name = |id: &Id| plan.indicator(id).map_or_else(|| other(id), |indicator| indicator.name.get().to_owned());
    match figures.as_slice() {
        [] => (before.facts() != after.facts()).then(|| word!("历年数据", "facts of the plan").to_owned()),
        [(id, year)] => {
            let now = after.facts().at(id, *year).map(|fact| figure(plan, id, fact.value.get()));
            let (name, year) = (name(id), words::year(*year));
            Some(match now {
                Some(now) => phrase!("{name} {year} → {now}", "{name} {year} → {now}"),
                None => phrase!("清除 {name} {year}的数", "clearing {name} {year}"),
            })
        }
        several => Some(phrase!("历年数据 {} 个", "{} figures of past years", several.len())),
    }
}

/// A figure of an indicator as it is typed; rates are in ％.
fn figure(plan: &Plan, id: &Id, value: f64) -> String {
    let stated = plan.indicator(id).and_then(|indicator| indicator.statement.measured());
    let scale = if stated.is_some_and(|stated| stated.measure.is_of_rates()) { 100.0 } else { 1.0 };
    number::brief(value * scale, 6)
}

fn known_otherwise(before: &Facts, after: &Facts) -> Vec<(Id, Year)> {
    let places = |facts: &Facts| {
        let series = facts.series().iter();
        series.flat_map(|(id, years)| years.keys().map(|year| (id.clone(), *year))).collect::<BTreeSet<_>>()
    };
    let all: BTreeSet<_> = places(before).union(&places(after)).cloned().collect();
    all.into_iter().filter(|(id, year)| before.at(id, *year) != after.at(id, *year)).collect()
}

/// What is decided otherwise in one scenario.
fn of_scenario(plan: &Plan, before: &Kept, after: &Kept) -> Option<String> {
    let (one, other) = (before.decided(), after.decided());
    let ids = assumed_otherwise(one, other);
    match ids.as_slice() {
        [] => shared(plan, one, other).or_else(|| about(before, after)).or_else(|| locked(plan, before, after)),
        [id] => {
            let indicator = plan.indicator(id)?;
            Some(of_indicator_step(plan, indicator, one.assumption(id), &after.scenario, other.assumption(id)))
        }
        several => Some(phrase!("改动 {} 项指标", "{} indicators changed", several.len())),
    }
}

/// What is decided otherwise of one indicator; where its growth or an assumed year moved, what comes of it.
fn of_indicator_step(plan: &Plan, indicator: &Indicator, before: &Assumption, after: &Scenario, now: &Assumption) -> String {
    let name = indicator.name.get();
    if !now.is_decided() {
        return phrase!("{name} 复位", "resetting {name}");
    }
    if let Some(basis) = now.basis.as_ref().filter(|_| before.basis != now.basis) {
        return phrase!("{name} 采用{}", "{name}: {} adopted", basis.method.name());
    }
    if before.growth != now.growth {
        let come_to = now.growth.is_some().then(|| come_to(plan, indicator, after)).flatten();
        let grown = || now.growth.as_ref().map(|it| growth(indicator, it));
        let what = come_to.or_else(grown).unwrap_or_else(|| word!("恢复默认增长", "default growth").to_owned());
        return format!("{name} {what}");
    }
    let lines = |assumption: &Assumption| {
        of_indicator(indicator, assumption, Digits::Shown).into_iter().map(|line| line.what).collect::<Vec<_>>()
    };
    let (were, are) = (lines(before), lines(now));
    let new: Vec<_> = are.iter().filter(|line| !were.contains(line)).collect();
    let gone: Vec<_> = were.iter().filter(|line| !are.contains(line)).collect();
    match (new.as_slice(), gone.as_slice()) {
        ([line, ..], _) => phrase!("{name}：{line}", "{name}: {line}"),
        ([], [line, ..]) => phrase!("{name}：取消“{line}”", "{name}: dropping “{line}”"),
        ([], []) => name.to_owned(),
    }
}

/// What an indicator comes to: `2025年 → 3.00`; `None` where nothing can be told.
fn come_to(plan: &Plan, indicator: &Indicator, scenario: &Scenario) -> Option<String> {
    let statement = scenario.assumption(&indicator.id).statement(indicator);
    let stated = statement.measured()?;
    let judgement = judge(&scenario.case(plan, indicator));
    judgement.outcome?;
    let when = if stated.measure.is_plain() { words::year(plan.period.end()) } else { stated.measure.title(plan.period) };
    Some(format!("{when} → {}", outcome(indicator, statement, &judgement)))
}

/// What all indicators share.
fn shared(plan: &Plan, before: &Scenario, after: &Scenario) -> Option<String> {
    let lines = |scenario: &Scenario| {
        let bare = Scenario { assumptions: std::collections::BTreeMap::new(), ..scenario.clone() };
        changes(plan, &bare).into_iter().map(|line| line.what).collect::<Vec<_>>()
    };
    let (were, are) = (lines(before), lines(after));
    let new = are.iter().find(|line| !were.contains(line)).cloned();
    let gone = || were.iter().find(|line| !are.contains(line)).map(|line| phrase!("取消“{line}”", "dropping “{line}”"));
    new.or_else(gone).or_else(|| set(before, after))
}

/// How the scenario is looked at and worked out.
fn set(before: &Scenario, after: &Scenario) -> Option<String> {
    if before.drivers.comparing != after.drivers.comparing {
        let name = comparing::name(after.drivers.comparing);
        return Some(phrase!("比较方式：{name}", "comparison: {name}"));
    }
    if before.as_of != after.as_of {
        let year = after.as_of.map_or_else(|| word!("现在", "now").to_owned(), words::year);
        return Some(phrase!("看作 {year}", "as known in {year}"));
    }
    (before.seed != after.seed).then(|| phrase!("随机种子 {}", "seed {}", after.seed))
}

/// What the scenario is called, what is written about it, and what it rests on.
fn about(before: &Kept, after: &Kept) -> Option<String> {
    let (one, other) = (before.decided(), after.decided());
    if one.name != other.name {
        return Some(phrase!("情景改名为“{}”", "naming the scenario “{}”", other.name));
    }
    if one.note != other.note {
        return Some(word!("情景备注", "the scenario's notes").to_owned());
    }
    (before.footing() != after.footing()).then(|| word!("情景所用的观测值", "whose observations the scenario uses").to_owned())
}

fn locked(plan: &Plan, before: &Kept, after: &Kept) -> Option<String> {
    let name = |id: &Id| plan.indicator(id).map_or("", |indicator| indicator.name.get());
    let (locked, unlocked) = (&after.locked - &before.locked, &before.locked - &after.locked);
    let one = |ids: &BTreeSet<Id>| match ids.len() {
        1 => ids.first().map(|id| name(id).to_owned()),
        0 => None,
        count => Some(words::indicators(count)),
    };
    let locking = one(&locked).map(|what| phrase!("锁定 {what}", "locking {what}"));
    locking.or_else(|| one(&unlocked).map(|what| phrase!("解锁 {what}", "unlocking {what}")))
}
