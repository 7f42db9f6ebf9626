//! The facts that came with a plan, in words.

use crate::language::plural;
use crate::phrase;
use crate::plan::Plan;
use crate::scenario::Facts;

/// That the facts of a plan were laid in, with their years.
pub fn laid_in(plan: &Plan, shipped: &Facts) -> String {
    let years = || shipped.series().values().flat_map(|years| years.keys());
    let (first, last) = (years().min().copied(), years().max().copied());
    let (Some(first), Some(last)) = (first, last) else { return String::new() };
    let name = &plan.short_name;
    phrase!(
        "“{name}”附有 {first}—{last} 年的历年数据，已放入“观测”，可在那里移除。",
        "“{name}” comes with yearly figures from {first} to {last}. They are under Observe and can be removed there."
    )
}

/// What can be done with the facts that came with a plan.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ShippedActs {
    /// The button that brings back what is not here; none where all of it is.
    pub bring_back: Option<String>,
    /// The button that takes away what stands as it came; none where nothing does.
    pub take_away: Option<String>,
}

/// The buttons for the facts that came with a plan.
pub fn shipped_acts(facts: &Facts, shipped: &Facts) -> ShippedActs {
    let (lacking, standing) = (facts.lacking(shipped).len(), facts.without(shipped).len());
    let entries = plural(lacking, "entry", "entries");
    ShippedActs {
        bring_back: (lacking > 0)
            .then(|| phrase!("恢复随规划附带的数据（{lacking} 项）", "Bring back the plan's own figures ({lacking} {entries})")),
        take_away: (standing > 0)
            .then(|| phrase!("移除随规划附带的数据（{standing} 项）", "Remove the plan's own figures ({standing})")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::{TRAINING, read_plan, shipped_facts};
    use crate::language::Language;

    #[test]
    fn it_says_of_which_years_figures_came_and_where_they_are() {
        let plan = read_plan(TRAINING).unwrap();
        let shipped = shipped_facts(&plan).unwrap();
        let said = laid_in(&plan, &shipped);
        assert!(said.contains("附有 2010—2026 年的历年数据") && said.contains("虚构"), "{said}");
        let said = Language::English.speaking(|| laid_in(&plan, &shipped));
        assert!(said.contains("from 2010 to 2026") && said.contains("fictional"), "{said}");
    }

    #[test]
    fn it_offers_only_what_there_is_to_do() {
        let plan = read_plan(TRAINING).unwrap();
        let shipped = shipped_facts(&plan).unwrap();
        let none = shipped_acts(&Facts::default(), &shipped);
        assert!(none.bring_back.is_some() && none.take_away.is_none());
        let all = shipped_acts(&shipped, &shipped);
        assert!(all.bring_back.is_none() && all.take_away.is_some());
    }
}
