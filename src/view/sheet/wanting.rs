//! What an indicator waits for before anything can be done with it.

use super::IndicatorSheet;
use crate::view::words::Tone;

impl IndicatorSheet {
    /// Whether nothing can be projected because no start is known.
    pub const fn wants_start(&self) -> bool {
        self.start.is_some() && self.lever.is_none()
    }

    /// Whether the target cannot be judged before a number is entered for it.
    pub fn wants_figure(&self) -> bool {
        self.tone == Tone::Unjudged && self.ask.as_ref().is_some_and(|ask| ask.entered.is_empty())
    }
}

#[cfg(test)]
mod tests {
    use crate::exchange::builtin_plan;
    use crate::plan::{Amount, Id};
    use crate::projection::judge;
    use crate::scenario::{Edit, Scenario, apply};
    use crate::view::sheet;

    #[test]
    fn a_start_is_wanted_where_none_is_known_and_no_more_once_it_is_entered() {
        let plan = builtin_plan().unwrap();
        let wants = |scenario: &Scenario, id: &str| {
            let indicator = plan.indicator(&Id::new(id).unwrap()).unwrap();
            sheet(&plan, scenario, indicator, &judge(&scenario.case(&plan, indicator))).wants_start()
        };
        let mut scenario = Scenario::holding(&plan);
        let without = Id::new("t1-26").unwrap();
        assert_eq!((wants(&scenario, "t1-03"), wants(&scenario, "t1-02"), wants(&scenario, "t1-26")), (false, false, true));
        apply(&mut scenario, &plan, Edit::Start(without, Some(Amount::of(90.0)))).unwrap();
        assert!(!wants(&scenario, "t1-26"));
    }
}
