//! Which indicator is open when nobody has chosen one yet.

use crate::plan::{Indicator, Nature, Plan};
use crate::projection::{Verdict, judge};
use crate::scenario::Scenario;

/// The place in the plan of the indicator that a scenario opens with: the first that counts and is missed by a number, binding ones before
/// others; where none is missed, the first of all.
pub fn opens(plan: &Plan, scenario: &Scenario) -> usize {
    let is_missed = |indicator: &Indicator| {
        let verdict = judge(&scenario.case(plan, indicator)).verdict;
        plan.is_scored(indicator) && matches!(verdict, Verdict::Missed { shortfall: Some(_) })
    };
    let is_binding = |indicator: &Indicator| indicator.nature == Some(Nature::Binding) && is_missed(indicator);
    let first = |is: &dyn Fn(&Indicator) -> bool| plan.indicators.iter().position(is);
    first(&is_binding).or_else(|| first(&is_missed)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::builtin_plan;
    use crate::scenario::{Edit, Preset, apply};

    #[test]
    fn a_missed_binding_target_opens_before_any_other() {
        let plan = builtin_plan().unwrap();
        let scenario = Scenario::holding(&plan);
        let opened = &plan.indicators[opens(&plan, &scenario)];
        assert_eq!(opened.nature, Some(Nature::Binding));
        assert!(matches!(judge(&scenario.case(&plan, opened)).verdict, Verdict::Missed { .. }));
        let earlier = plan.indicators.iter().take_while(|indicator| indicator.id != opened.id);
        let is_missed = |it: &&Indicator| matches!(judge(&scenario.case(&plan, it)).verdict, Verdict::Missed { .. });
        assert!(earlier.filter(is_missed).all(|it| it.nature != Some(Nature::Binding)));
    }

    #[test]
    fn where_no_binding_target_is_missed_another_missed_one_opens_and_else_the_first() {
        let mut plan = builtin_plan().unwrap();
        plan.indicators.iter_mut().for_each(|indicator| indicator.nature = Some(Nature::Expected));
        let mut scenario = Scenario::holding(&plan);
        assert_eq!(plan.indicators[opens(&plan, &scenario)].id.as_str(), "t1-01");
        apply(&mut scenario, &plan, Edit::Preset(Preset::JustMet)).unwrap();
        assert_eq!(opens(&plan, &scenario), 0);
    }
}
