//! What a scenario changes, gathered for a list that is worked through: one entry for each indicator. What was observed is known and
//! not decided, and is counted apart.

use super::changes::{ChangeLine, changes};
use crate::language::plural;
use crate::phrase;
use crate::plan::{Id, Plan};
use crate::projection::Pin;
use crate::scenario::{Edit, Facts, Scenario, without_observations};

/// All that a scenario decides.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Changed {
    /// What all share, and then the indicators in the order of the plan.
    pub entries: Vec<ChangeEntry>,
    /// How many figures are observed, in a sentence; empty where none is.
    pub observed: String,
}

/// What is decided about one indicator, or about all together.
#[derive(Clone, Debug, PartialEq)]
pub struct ChangeEntry {
    /// The indicator; `None` for what all share.
    pub id: Option<Id>,
    /// Its name.
    pub subject: String,
    /// What is decided, one line each.
    pub lines: Vec<ChangeLine>,
}

impl ChangeEntry {
    /// Takes all of it back at once; `None` where there is only one thing to take back.
    pub fn revert(&self) -> Option<Edit> {
        let all = match &self.id {
            Some(id) => Edit::Reset(id.clone()),
            None => Edit::All(self.lines.iter().map(|line| line.revert.clone()).collect()),
        };
        (self.lines.len() > 1).then_some(all)
    }
}

/// Gathers the changes of a scenario, as it stands over `facts`.
pub fn changed(plan: &Plan, facts: &Facts, scenario: &Scenario) -> Changed {
    let mut entries: Vec<ChangeEntry> = Vec::new();
    for line in changes(plan, &without_observations(scenario, facts, plan.period.base())) {
        match entries.last_mut().filter(|last| last.id == line.id) {
            Some(entry) => entry.lines.push(line),
            None => entries.push(ChangeEntry { id: line.id.clone(), subject: line.subject.clone(), lines: vec![line] }),
        }
    }
    Changed { entries, observed: observed(plan, scenario) }
}

fn observed(plan: &Plan, scenario: &Scenario) -> String {
    let of = |id: &Id| scenario.assumption(id).years.values().filter(|pin| matches!(pin, Pin::Observed(_))).count();
    let counts: Vec<_> = plan.indicators.iter().map(|indicator| of(&indicator.id)).filter(|count| *count > 0).collect();
    let (figures, indicators) = (counts.iter().sum::<usize>(), counts.len());
    let (figure, indicator) =
        (plural(figures, "observed figure", "observed figures"), plural(indicators, "indicator", "indicators"));
    if figures == 0 {
        return String::new();
    }
    phrase!(
        "另用观测值 {figures} 个（{indicators} 项指标）：是事实，不算改动",
        "{figures} {figure} of {indicators} {indicator} in use as well: facts, not changes"
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::{builtin_plan, read_scenario};
    use crate::scenario::apply;

    const DECIDED: &str = r#"{"format":"tuiyan.scenario/2","plan":"lizhou-14","drivers":{"population_growth":-0.002},"correlation":0.3,
        "assumptions":{
        "t1-03":{"growth":{"family":"linear","step":0.26},"years":{"2021":{"observed":94.0},"2022":{"observed":94.2},"2023":{"assumed":94.5}},
            "reason":"按上年进度"},
        "t1-07":{"years":{"2021":{"observed":2.7}}},
        "t1-25":{"growth":{"family":"gap","share":0.05}}}}"#;

    #[test]
    fn an_indicator_is_one_entry_however_much_is_decided_and_observations_are_counted_apart() {
        let plan = builtin_plan().unwrap();
        let scenario = read_scenario(DECIDED, &plan).unwrap();
        let found = changed(&plan, &Facts::default(), &scenario);
        let said: Vec<_> = found.entries.iter().map(|entry| (entry.id.as_ref().map(Id::as_str), entry.lines.len())).collect();
        assert_eq!(said, [(None, 2), (Some("t1-03"), 3), (Some("t1-25"), 1)]);
        assert_eq!(found.observed, "另用观测值 3 个（2 项指标）：是事实，不算改动");
        assert!(found.entries.iter().flat_map(|entry| &entry.lines).all(|line| !line.what.contains("观测")));
    }

    #[test]
    fn an_entry_is_taken_back_as_a_whole_and_leaves_what_was_observed() {
        let plan = builtin_plan().unwrap();
        let mut scenario = read_scenario(DECIDED, &plan).unwrap();
        let entries = changed(&plan, &Facts::default(), &scenario).entries;
        assert!(entries[2].revert().is_none());
        for entry in &entries[..2] {
            apply(&mut scenario, &plan, entry.revert().unwrap()).unwrap();
        }
        let left = changed(&plan, &Facts::default(), &scenario);
        assert_eq!((left.entries.len(), left.observed), (1, "另用观测值 3 个（2 项指标）：是事实，不算改动".to_owned()));
    }

    #[test]
    fn nothing_decided_and_nothing_observed_says_nothing() {
        let plan = builtin_plan().unwrap();
        assert_eq!(changed(&plan, &Facts::default(), &Scenario::holding(&plan)), Changed::default());
    }
}
