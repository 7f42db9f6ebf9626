//! Settles what needs all figures: contradicting rows and figures, sizes that stand out, targets mistaken for observations.

use std::collections::{BTreeMap, BTreeSet};

use super::grid::Spot;
use super::proposal::{Proposal, Proposed, QuestionTopic, differs};
use super::reader::{Found, Reader};
use super::subject::{Subject, is_usual};
use crate::plan::{Id, Start, Year};
use crate::{phrase, word};

impl Reader<'_> {
    /// Resolves contradictions, asks about sizes, and sorts by year.
    pub(super) fn settled(mut self) -> Proposal {
        let found = std::mem::take(&mut self.found);
        let found = self.one_row(found);
        let found = self.one_figure(found);
        let found = self.sized(found);
        let found = self.no_targets(found);
        self.out.marks = std::mem::take(&mut self.found_marks).into_iter().map(|found| found.marked).collect();
        let period = self.plan.period;
        for Found { value, .. } in found {
            match value.year {
                year if year == period.base() => {
                    self.compare(&value);
                    self.out.base.push(value);
                }
                year if year < period.base() => self.out.history.push(value),
                _ => self.out.values.push(value),
            }
        }
        self.out
    }

    /// Reports a figure of the base year that differs from the plan's, which stays.
    fn compare(&mut self, value: &Proposed) {
        let Some(own) = differs(self.plan, value) else { return };
        let (name, year, typed) = (self.name(&value.indicator), value.year, value.typed);
        let why = phrase!(
            "“{name}”{year}年 表里是 {typed}，规划的起点是 {own}，不改规划",
            "“{name}” in {year} is {typed} in the table and {own} in the plan, whose baseline stays"
        );
        self.leave(value.at, why, false);
    }

    /// If rows give one indicator different figures, only the chosen row stays.
    pub(super) fn one_row(&mut self, mut found: Vec<Found>) -> Vec<Found> {
        for (id, rows) in contradicting(&found) {
            let name = self.name(&id);
            let what = phrase!(
                "“{name}”在几行里数值不同，用哪一行？",
                "several rows give different figures for “{name}”. Which one counts?"
            );
            let choices = rows.iter().map(|(series, label)| format!("{} {label}", self.out.place(*series))).collect();
            let kept = self.picked(QuestionTopic::Rows(id.clone()), rows[0].0, what, choices).map(|at| rows[at].0);
            found.retain(|each| each.value.indicator != id || Some(each.series) == kept);
            self.found_marks.retain(|each| each.marked.indicator != id || Some(each.series) == kept);
        }
        found
    }

    /// Of several figures for one year only the chosen one stays; equal ones count once.
    pub(super) fn one_figure(&mut self, found: Vec<Found>) -> Vec<Found> {
        let mut kept: Vec<Found> = Vec::new();
        let mut places: BTreeMap<(Id, Year), usize> = BTreeMap::new();
        let mut groups: Vec<Vec<Found>> = Vec::new();
        for each in found {
            let at = *places.entry((each.value.indicator.clone(), each.value.year)).or_insert(groups.len());
            if at == groups.len() {
                groups.push(Vec::new());
            }
            groups[at].push(each);
        }
        for mut group in groups {
            let first = group[0].value.typed;
            if group.iter().all(|each| each.value.typed == first) {
                kept.push(group.swap_remove(0));
                continue;
            }
            let (id, year, at) = (group[0].value.indicator.clone(), group[0].value.year, group[0].value.at);
            let name = self.name(&id);
            let what = phrase!(
                "“{name}”{year}年 有几个数值，用哪一个？",
                "there are several figures for “{name}” in {year}. Which one counts?"
            );
            let choice = |each: &Found| format!("{} {}", self.out.place(each.value.at), each.value.printed);
            let choices = group.iter().map(choice).collect();
            let chosen = self.picked(QuestionTopic::Year(id, year), at, what, choices);
            kept.extend(chosen.map(|at| group.swap_remove(at)));
        }
        kept
    }

    /// Asks about figures that are ten times their neighbours, or a tenth.
    pub(super) fn sized(&mut self, found: Vec<Found>) -> Vec<Found> {
        let mut known: BTreeMap<Id, BTreeMap<Year, f64>> = BTreeMap::new();
        for each in &found {
            known.entry(each.value.indicator.clone()).or_default().insert(each.value.year, each.value.typed);
        }
        found
            .into_iter()
            .filter_map(|mut each| {
                let value = &each.value;
                let indicator = self.plan.indicator(&value.indicator)?;
                let stated = self.scenario.assumption(&value.indicator).statement(indicator).measured()?;
                let subject = Subject { indicator, stated };
                if each.is_own || is_usual(self.plan, &subject, value.year, value.typed, &known[&value.indicator]) {
                    return Some(each);
                }
                let (name, year, typed) = (&indicator.name, value.year, value.typed);
                let usual = subject.base().unwrap_or_else(|| subject.target(self.plan));
                let what = phrase!(
                    "“{name}”{year}年 的 {typed} 与 {usual} 相差十倍以上，对吗？",
                    "{typed} for “{name}” in {year} is more than ten times away from {usual}. Is it right?"
                );
                each.value.is_asked = true;
                self.agrees(QuestionTopic::Size(each.value.at), each.value.at, what, typed.to_string()).then_some(each)
            })
            .collect()
    }

    /// Asks about a table that has the targets in the target year, and so may not be of observations there.
    pub(super) fn no_targets(&mut self, mut found: Vec<Found>) -> Vec<Found> {
        let end = self.plan.period.end();
        let is_read = |each: &&Found| each.value.year > self.plan.period.base() && each.has_head && !each.is_own;
        let (at_end, before): (Vec<_>, Vec<_>) = found.iter().filter(is_read).partition(|each| each.value.year == end);
        let targets: Vec<_> = at_end.iter().filter_map(|each| self.is_target(each)).collect();
        // Where other years stand beside them, one figure that equals its target may have been reached exactly.
        let is_telling = |kind: &&Target| !matches!(kind, Target::Held);
        let is_enough = before.is_empty()
            || targets.iter().filter(is_telling).count() > 1
            || targets.iter().any(|kind| matches!(kind, Target::Whole));
        if targets.is_empty() || targets.len() < at_end.len() || !is_enough {
            return found;
        }
        let what = phrase!(
            "表里 {end}年 的数值与规划的目标相同，是目标还是实际数？",
            "the figures for {end} equal the plan's targets. Are they targets or observed?"
        );
        let choices = [word!("是目标，不填", "targets: leave out"), word!("是实际数", "observed")].map(str::to_owned);
        if self.ask(QuestionTopic::Targets, at_end[0].value.at, what, choices.to_vec(), 0) == 0 {
            found.retain(|each| each.value.year != end);
        }
        found
    }

    /// How a figure equals its indicator's target, if it does.
    fn is_target(&self, each: &Found) -> Option<Target> {
        let stated = self.plan.indicator(&each.value.indicator)?.statement.measured()?;
        let target = stated.goal.printed()?.value.get();
        let is_whole = stated.measure.is_of_flows() && stated.period(self.plan.period).steps() > 1;
        (target == each.value.typed).then_some(match stated.start {
            _ if is_whole => Target::Whole,
            Start::Value(start) if start.get() == target => Target::Held,
            _ => Target::Reached,
        })
    }
}

/// A figure that equals its target.
enum Target {
    /// The total of all years, as the figure of one.
    Whole,
    /// The baseline has the same value.
    Held,
    /// Another.
    Reached,
}

/// The rows of every indicator for which two give different figures of one year.
fn contradicting(found: &[Found]) -> BTreeMap<Id, Vec<(Spot, String)>> {
    let mut rows: BTreeMap<&Id, Vec<(Spot, String)>> = BTreeMap::new();
    let mut known = BTreeSet::new();
    let mut first: BTreeMap<(&Id, Year), (Spot, f64)> = BTreeMap::new();
    let mut contradicted = BTreeSet::new();
    for Found { value, series, label, .. } in found {
        if known.insert((&value.indicator, *series)) {
            rows.entry(&value.indicator).or_default().push((*series, label.clone()));
        }
        let (other, typed) = *first.entry((&value.indicator, value.year)).or_insert((*series, value.typed));
        if other != *series && typed != value.typed {
            contradicted.insert(&value.indicator);
        }
    }
    rows.into_iter().filter(|(id, _)| contradicted.contains(id)).map(|(id, rows)| (id.clone(), rows)).collect()
}
