//! The past of the population, and the yearly growth that each method gives it: the driver of the per-head indicators.

use super::answer::{Ends, MethodAnswer, Outlook};
use super::range::{Span, range};
use super::ranking::{RankedMethod, is_too_short, ranked};
use super::series::Series;
use super::takeover::missed;
use super::undefined::Undefined;
use crate::math::root;
use crate::plan::{Amount, Bounds, Id, Plan, Rate, Year};
use crate::projection::{Growth, Setting};
use crate::scenario::{Facts, POPULATION, Scenario};

/// The id of the population in the facts of a plan; `None` if the plan has an indicator of that id.
pub fn population_id(plan: &Plan) -> Option<Id> {
    Id::new(POPULATION).ok().filter(|id| plan.indicator(id).is_none())
}

/// What the facts suggest for the population, as the scenario knows them. In each line the growth is the one yearly rate that leads from the
/// last known year to the method's population in the target year, and the outcome is that population.
pub fn population_outlook(plan: &Plan, facts: &Facts, scenario: &Scenario) -> Option<Outlook> {
    let id = population_id(plan)?;
    let (since, left_out) = (facts.last_break(&id), facts.left_out_of(&id));
    let last = scenario.as_of.unwrap_or(plan.period.end()).min(plan.period.end());
    let told = facts.series().get(&id).into_iter().flatten().map(|(year, known)| (*year, known.value));
    let every = Series::new(told.filter(|(year, _)| *year <= last), Bounds::NONE);
    let all = every.clone().since(since);
    let window = all.without(&left_out).window();
    let left_out = missed(&all, &window, &left_out);
    let lines = ranked(&window).into_iter().map(|ranked| line(ranked, &window, plan.period.end())).collect();
    Some(Outlook { known: every.known().to_vec(), is_too_short: is_too_short(&window), window, left_out, since, lines })
}

fn line(ranked: RankedMethod, window: &Series, end: Year) -> MethodAnswer {
    let RankedMethod { method, way, backtest } = ranked;
    let (Ok(found), Some(last)) = (way, window.last()) else { return MethodAnswer::undefined(method, way) };
    let Some(years) = ahead(last.0, end) else { return MethodAnswer::undefined(method, Err(Undefined::NoParameter)) };
    let values: Vec<Amount> = found.values(last.1, window.bounds(), years).collect();
    let Some(reached) = values.last().and_then(|value| reaching(last.1, *value, years)) else {
        return MethodAnswer::undefined(method, Err(Undefined::NoParameter));
    };
    let spans = range(window, &values);
    let ends = spans.as_ref().and_then(|spans| ends(last.1, *spans.last()?, years));
    let ahead = (last.0.get() + 1..).map(Year::new).zip(values).collect();
    let Ends { growth, outcome, .. } = reached;
    MethodAnswer { growth, outcome, ahead, spans, ends, backtest, ..MethodAnswer::undefined(method, way) }
}

/// The number of years from the last known one to the target year; `None` if there are none.
fn ahead(last: Year, end: Year) -> Option<usize> {
    usize::try_from(i32::from(end.get()) - i32::from(last.get())).ok().filter(|years| *years > 0)
}

fn ends(last: Amount, span: Span, years: usize) -> Option<[Ends; 2]> {
    Some([reaching(last, span.low, years)?, reaching(last, span.high, years)?])
}

/// The rate that leads from one population to another in that many years; `None` if nobody is left.
fn reaching(from: Amount, to: Amount, years: usize) -> Option<Ends> {
    let rate = Rate::new(root(to.get() / from.get(), years) - 1.0).ok().filter(|_| to > Amount::ZERO)?;
    Some(Ends { growth: Some(Growth::Compound { rate }), parameter: Setting::new(rate.get()), outcome: Some(to) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::builtin_plan;
    use crate::scenario::{Known, Record};
    use crate::trend::{Backtest, Method};

    fn facts(plan: &Plan, first: i16, values: &[f64]) -> Facts {
        let (mut facts, id) = (Facts::default(), population_id(plan).unwrap());
        for (year, value) in (first..).zip(values) {
            let fact = Known { value: Amount::of(*value), source: "".into() };
            facts.record(plan, Record::Figure(id.clone(), Year::new(year), Some(fact))).unwrap();
        }
        facts
    }

    fn of(outlook: &Outlook, method: Method) -> &MethodAnswer {
        outlook.lines.iter().find(|line| line.method == method).unwrap()
    }

    #[test]
    fn a_step_that_is_always_the_same_is_told_as_the_rate_that_leads_to_the_target_year() {
        let plan = builtin_plan().unwrap();
        let facts = facts(&plan, 2013, &[50.0, 49.5, 49.0, 48.5, 48.0, 47.5, 47.0, 46.5]);
        let found = population_outlook(&plan, &facts, &Scenario::holding(&plan)).unwrap();
        let linear = of(&found, Method::Linear);
        // 46.5 in 2020, and five years of −0.5 lead to 44.
        assert!((linear.outcome.unwrap().get() - 44.0).abs() < 1e-9);
        let rate = (44.0_f64 / 46.5).powf(0.2) - 1.0;
        assert!((linear.parameter().unwrap().get() - rate).abs() < 1e-12, "{:?}", linear.parameter());
        assert_eq!(of(&found, Method::Hold).parameter(), Some(Setting::NOTHING));
        let ahead: Vec<_> = linear.ahead.iter().map(|(year, value)| (year.get(), value.get())).collect();
        assert_eq!(ahead, (2021..).zip([46.0, 45.5, 45.0, 44.5, 44.0]).collect::<Vec<_>>());
        assert_eq!(linear.spans.as_ref().map(Vec::len), Some(5));
        // Five from the third year, four from the fourth, and so on to the seventh.
        assert_eq!(linear.backtest.as_ref().map(Backtest::forecasts), Some(15));
        let [low, high] = linear.ends.clone().unwrap().map(|end| end.parameter.unwrap().get());
        assert!(low < rate && rate < high);
        // Nothing limits a population.
        assert_eq!(of(&found, Method::Gap).way, Err(Undefined::NoLimit));
    }

    #[test]
    fn what_is_later_than_the_scenario_looks_from_and_what_lies_before_a_break_do_not_count() {
        let plan = builtin_plan().unwrap();
        let mut facts = facts(&plan, 2010, &[10.0, 20.0, 30.0, 30.3, 30.6, 30.9, 31.2, 99.0]);
        facts.record(&plan, Record::Break(population_id(&plan).unwrap(), Year::new(2012), true)).unwrap();
        let scenario = Scenario { as_of: Some(Year::new(2016)), ..Scenario::holding(&plan) };
        let found = population_outlook(&plan, &facts, &scenario).unwrap();
        let years: Vec<_> = found.window.known().iter().map(|(year, _)| year.get()).collect();
        assert_eq!((years, found.is_too_short), (vec![2012, 2013, 2014, 2015, 2016], true));
        assert_eq!(found.lines[0].method, Method::Weighted);
    }

    #[test]
    fn a_year_left_out_is_named_only_where_it_would_otherwise_count() {
        let plan = builtin_plan().unwrap();
        let id = population_id(&plan).unwrap();
        let mut facts = facts(&plan, 2010, &[50.0, 49.5, 49.0, 48.5, 48.0, 47.5, 47.0, 46.5, 46.0, 45.5, 45.0]);
        let mut left_out = |year: i16| {
            facts.record(&plan, Record::LeftOut(id.clone(), Year::new(year), true)).unwrap();
            population_outlook(&plan, &facts, &Scenario::holding(&plan)).unwrap().left_out
        };
        assert_eq!(left_out(2010), [], "2011 to 2020 are the last ten years in any case");
        assert_eq!(left_out(2015), [2010, 2015].map(Year::new));
    }

    #[test]
    fn where_nothing_is_known_no_method_has_an_answer_and_a_population_never_dies_out() {
        let plan = builtin_plan().unwrap();
        let none = population_outlook(&plan, &Facts::default(), &Scenario::holding(&plan)).unwrap();
        assert!(none.lines.iter().all(|line| line.way.is_err()));
        let falling = facts(&plan, 2016, &[9.0, 7.0, 5.0, 3.0, 1.0]);
        let found = population_outlook(&plan, &falling, &Scenario::holding(&plan)).unwrap();
        assert_eq!(of(&found, Method::Linear).way, Err(Undefined::NoParameter));
        assert!(of(&found, Method::Compound).parameter().unwrap() < Setting::NOTHING);
    }
}
