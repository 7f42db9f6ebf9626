//! Marking many years at once.

use super::Facts;
use super::record::{Record, YearMark};
use crate::plan::{Id, Plan, Year};
use crate::scenario::Scenario;

/// What marks the years of these indicators, or takes the mark back where all of them have it: the records, and whether they set it. The
/// years of a status have no figures, and are passed by.
pub fn marking(
    plan: &Plan,
    scenario: &Scenario,
    facts: &Facts,
    mark: YearMark,
    (ids, years): (&[Id], &[Year]),
) -> (Vec<Record>, bool) {
    let is_measured =
        |id: &&Id| plan.indicator(id).is_some_and(|indicator| scenario.assumption(id).statement(indicator).measured().is_some());
    let places = || ids.iter().filter(is_measured).flat_map(|id| years.iter().map(move |year| (id, *year)));
    let is_so = !places().all(|(id, year)| facts.has_mark(mark, id, year));
    (places().map(|(id, year)| mark.record(id.clone(), year, is_so)).collect(), is_so)
}

impl Facts {
    /// Whether a year of an indicator has a mark.
    pub fn has_mark(&self, mark: YearMark, id: &Id, year: Year) -> bool {
        self.marked(mark).get(id).is_some_and(|years| years.contains(&year))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::builtin_plan;

    const YEARS: [Year; 2] = [Year::new(2016), Year::new(2017)];

    #[test]
    fn a_mark_that_some_lack_is_set_on_all_and_taken_back_once_all_have_it() {
        let plan = builtin_plan().unwrap();
        let (scenario, ids, mut facts) = (Scenario::holding(&plan), [Id::new("t1-03").unwrap()], Facts::default());
        facts.record(&plan, YearMark::LeftOut.record(ids[0].clone(), YEARS[0], true)).unwrap();
        let (records, is_so) = marking(&plan, &scenario, &facts, YearMark::LeftOut, (&ids, &YEARS));
        assert_eq!((records.len(), is_so), (2, true));
        for record in records {
            facts.record(&plan, record).unwrap();
        }
        let (records, is_so) = marking(&plan, &scenario, &facts, YearMark::LeftOut, (&ids, &YEARS));
        assert!(!is_so && records.contains(&Record::LeftOut(ids[0].clone(), YEARS[1], false)));
        assert!(marking(&plan, &scenario, &facts, YearMark::Break, (&ids, &YEARS)).1, "the other mark is set by itself");
    }

    #[test]
    fn the_years_of_a_status_are_passed_by() {
        let plan = builtin_plan().unwrap();
        let scenario = Scenario::holding(&plan);
        let is_status = |indicator: &&crate::plan::Indicator| scenario.assumption(&indicator.id).statement(indicator).is_status();
        let ids = [plan.indicators.iter().find(is_status).unwrap().id.clone()];
        let (records, _) = marking(&plan, &scenario, &Facts::default(), YearMark::LeftOut, (&ids, &YEARS));
        assert_eq!(records, []);
    }
}
