//! What is done to many indicators at once, and what is said of it.

use std::collections::BTreeSet;

use super::filter::Filter;
use super::selection::Selection;
use crate::language::plural;
use crate::plan::{Id, Plan};
use crate::scenario::{Change, Edit, Preset, Scenario};
use crate::view::words::{self, Tone};
use crate::{phrase, word};

/// What can be done to many indicators at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Act {
    /// Sets them by a rule.
    Preset(Preset),
    /// Locks them, or unlocks them.
    Lock(bool),
    /// Drops what was decided about them.
    Reset,
}

impl Act {
    /// All of them, in the order in which they are offered.
    pub fn all() -> Vec<Self> {
        let rest = [Self::Reset, Self::Lock(true), Self::Lock(false)];
        Preset::ALL.into_iter().map(Self::Preset).chain(rest).collect()
    }

    /// Its name.
    pub fn word(self) -> &'static str {
        match self {
            Self::Preset(preset) => preset.name(),
            Self::Reset => word!("回到规划默认", "Plan defaults"),
            Self::Lock(true) => word!("锁定", "Lock"),
            Self::Lock(false) => word!("解锁", "Unlock"),
        }
    }

    /// The change that does it to what is reached: one step, whatever their number.
    pub fn change(self, reach: &Reach) -> Change {
        match self {
            Self::Preset(preset) => Change::Edit(Edit::PresetOf(preset, reach.free.clone())),
            Self::Reset => Change::Edit(Edit::All(reach.free.iter().cloned().map(Edit::Reset).collect())),
            Self::Lock(is_locked) => Change::Lock(reach.ids.clone(), is_locked),
        }
    }

    /// How many it will touch.
    pub fn count(self, reach: &Reach) -> usize {
        match self {
            Self::Lock(false) => reach.locked,
            Self::Lock(true) | Self::Preset(_) | Self::Reset => reach.free.len(),
        }
    }
}

/// What something is done to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reach {
    /// The indicators, in the order in which they are shown.
    pub ids: Vec<Id>,
    /// Those of them that are not locked.
    pub free: Vec<Id>,
    /// How many are.
    pub locked: usize,
    /// What they are, with their number: `约束性未达标 6 项`.
    pub words: String,
}

/// What something would be done to: what is selected, or where nothing is, what is shown.
pub fn reach(plan: &Plan, filter: &Filter, shown: &[Id], selection: &Selection, locked: &BTreeSet<Id>) -> Reach {
    let chosen = selection.among(shown);
    let (ids, what) = if chosen.is_empty() {
        (shown.to_vec(), described(plan, filter))
    } else {
        (chosen, word!("所选", "selected").to_owned())
    };
    let free: Vec<_> = ids.iter().filter(|id| !locked.contains(*id)).cloned().collect();
    let (count, indicators) = (ids.len(), plural(ids.len(), "indicator", "indicators"));
    let words = phrase!("{what} {count} 项", "{count} {indicators} ({what})");
    Reach { locked: ids.len() - free.len(), ids, free, words }
}

/// A filter in a few words: `约束性未达标`, `学有所教 · 已改动`.
fn described(plan: &Plan, filter: &Filter) -> String {
    let natures: Vec<_> = filter.natures.iter().map(words::nature).collect();
    let standings: Vec<_> = filter.standings.iter().map(|standing| Tone::of_standing(standing).word()).collect();
    let judged = [words::listed(&natures), words::listed(&standings)];
    let judged = judged.iter().filter(|words| !words.is_empty()).map(String::as_str).collect::<Vec<_>>().join(word!("", ", "));
    let named = |own: &String| plan.domains.iter().find(|domain| domain.name.own() == own).map(|domain| domain.name.get());
    let domain = filter.domain.as_ref().and_then(named);
    let lead = filter.lead.as_deref().map(|lead| if lead == Filter::NOBODY { super::no_lead() } else { lead });
    let changed = filter.is_changed.then_some(word!("已改动", "changed"));
    let query = Some(filter.query.trim()).filter(|query| !query.is_empty()).map(|query| format!("“{query}”"));
    let parts = [domain, lead, Some(judged.as_str()).filter(|it| !it.is_empty()), changed, query.as_deref()];
    let said: Vec<_> = parts.into_iter().flatten().collect();
    if said.is_empty() { word!("全部", "all").to_owned() } else { said.join(" · ") }
}

/// What was done: how many of what was reached were changed, and why the others were not.
pub fn acted(plan: &Plan, act: Act, reach: &Reach, before: &Scenario, after: &Scenario) -> String {
    let Reach { words, locked, .. } = reach;
    let name = act.word();
    if let Act::Lock(_) = act {
        return phrase!("{words}：{name}。", "{words}: {name}.");
    }
    let is_changed = |id: &&Id| before.assumption(id) != after.assumption(id);
    let changed = reach.free.iter().filter(is_changed).count();
    let alike = reach.free.len() - changed;
    let mut said = phrase!("{words}：{name}，改动 {changed} 项", "{words}: {name}; {changed} changed");
    if alike > 0 {
        said += &phrase!("，{alike} 项没有变化{}", ", {alike} as before{}", why_alike(plan, reach, before, after));
    }
    if *locked > 0 {
        said += &phrase!("，{locked} 项已锁定、没有改动", ", {locked} locked and left alone");
    }
    said + word!("。", ".")
}

/// That some have no start, or are told and not computed.
fn why_alike(plan: &Plan, reach: &Reach, before: &Scenario, after: &Scenario) -> String {
    let is_alike = |id: &&Id| before.assumption(id) == after.assumption(id);
    let is_open = |id: &&Id| {
        let judged = plan.indicator(id).map(|indicator| crate::projection::judge(&after.case(plan, indicator)));
        judged.is_some_and(|judged| judged.verdict.standing() == crate::projection::Standing::Unjudged)
    };
    match reach.free.iter().filter(is_alike).filter(is_open).count() {
        0 => String::new(),
        open => phrase!("（其中 {open} 项无法判断）", " ({open} of them cannot be judged)"),
    }
}
