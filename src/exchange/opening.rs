//! What ships with plans: facts, and the scenario that a plan opens with.

use super::facts_file::read_facts;
use super::scenario_file::read_scenario;
use crate::language::Text;
use crate::plan::Plan;
use crate::scenario::{Facts, Scenario};

/// The facts that ship with plans, one file for each plan.
pub const FACTS: [&str; 1] = [include_str!("../../data/facts/yunhe-2032.json")];

/// The scenarios that ship with plans, in both languages.
pub const SCENARIOS: [Text; 1] =
    [Text::new(include_str!("../../data/scenarios/china-15.json"), include_str!("../../data/scenarios/china-15.en.json"))];

/// The scenario that a plan opens with if nothing is kept: the one that ships with it, or one that holds every indicator.
///
/// ```
/// use tuiyan::exchange::{NATIONAL, opening_scenario, read_plan};
/// let plan = read_plan(NATIONAL)?;
/// assert_eq!(opening_scenario(&plan).name, "按规划进度");
/// # Ok::<(), tuiyan::exchange::Faults>(())
/// ```
pub fn opening_scenario(plan: &Plan) -> Scenario {
    let shipped = SCENARIOS.iter().find_map(|text| read_scenario(text.get(), plan).ok());
    shipped.unwrap_or_else(|| Scenario::holding(plan))
}

/// The facts that ship with a plan; `None` if there are none, or if the file does not fit this edition of the plan.
///
/// ```
/// use tuiyan::exchange::{NATIONAL, TRAINING, read_plan, shipped_facts};
/// assert!(shipped_facts(&read_plan(TRAINING)?).is_some());
/// assert!(shipped_facts(&read_plan(NATIONAL)?).is_none());
/// # Ok::<(), tuiyan::exchange::Faults>(())
/// ```
pub fn shipped_facts(plan: &Plan) -> Option<Facts> {
    FACTS.iter().find_map(|text| read_facts(text, plan).ok())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::{NATIONAL, builtin_plan, judge_scenario, read_plan};
    use crate::language::Language;

    #[test]
    fn the_national_outline_opens_with_every_row_judged_and_every_assumption_explained() {
        let plan = read_plan(NATIONAL).unwrap();
        let scenario = opening_scenario(&plan);
        for indicator in &plan.indicators {
            assert!(scenario.assumption(&indicator.id).reason.starts_with("专栏1第"), "{}", indicator.id);
        }
        let judged = serde_json::to_value(judge_scenario(&plan, &scenario)).unwrap();
        let of = |nature: &str| judged["summary"][nature].clone();
        assert_eq!(of("binding"), serde_json::json!({"met": 8, "missed": 0, "unjudged": 0}));
        assert_eq!((&of("expected")["met"], &of("expected")["unjudged"]), (&12.into(), &0.into()));
    }

    #[test]
    fn it_assumes_the_same_in_both_languages() {
        let plan = read_plan(NATIONAL).unwrap();
        let chinese = opening_scenario(&plan);
        let english = Language::English.speaking(|| opening_scenario(&plan));
        let growths =
            |scenario: &Scenario| plan.indicators.iter().map(|it| scenario.assumption(&it.id).growth.clone()).collect::<Vec<_>>();
        assert_eq!(growths(&chinese), growths(&english));
        assert!(english.assumptions.values().all(|assumption| assumption.reason.starts_with("Box 1, row ")));
        assert_eq!(english.assumptions.len(), chinese.assumptions.len());
    }

    #[test]
    fn any_other_plan_opens_with_every_indicator_held() {
        let plan = builtin_plan().unwrap();
        assert_eq!(opening_scenario(&plan), Scenario::holding(&plan));
    }
}
