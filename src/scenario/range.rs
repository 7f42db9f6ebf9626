//! The ends of a range, typed or dragged, turned into how far off an assumption may be.

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::assumption::{Assumption, Scenario};
use super::edit::Edit;
use super::opening::opened;
use super::pinning::rounded;
use super::steer::out_of_range;
use super::tidy::tidied;
use super::uncertainty::Uncertainty;
use crate::plan::{Amount, Id, Indicator, Measured, Plan};
use crate::projection::{Case, Growth, Setting, Value, judge, setting_for};
use crate::{phrase, word};

/// An end of a parameter's range.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum End {
    /// The lowest value of the parameter.
    Low,
    /// The highest.
    High,
}

impl End {
    /// Both, the lower first.
    pub const BOTH: [Self; 2] = [Self::Low, Self::High];

    /// Its distance from the likely value, with its sign.
    pub const fn of(self, stated: Uncertainty) -> f64 {
        match self {
            Self::Low => stated.ends().0,
            Self::High => stated.ends().1,
        }
    }

    /// The range with this end at that distance from the likely value; `None` if that leaves it no width.
    fn moved(self, stated: Option<Uncertainty>, reach: f64) -> Option<Uncertainty> {
        let (below, above) = stated.map_or((0.0, 0.0), |stated| (stated.below().get(), stated.above().get()));
        let (below, above) = match self {
            Self::Low => (reach, above),
            Self::High => (below, reach),
        };
        Uncertainty::new(below, above, stated.map(Uncertainty::shape).unwrap_or_default()).ok()
    }
}

/// The range with one end at that value of the parameter, or without that end if `None`. `None` if no range is left.
///
/// # Errors
/// A sentence, if the end lies on the other side of the likely value, or if the parameter has no such value.
pub fn ranged(plan: &Plan, scenario: &Scenario, id: &Id, end: End, at: Option<Setting>) -> Result<Option<Uncertainty>, String> {
    let indicator = plan
        .indicator(id)
        .ok_or_else(|| phrase!("规划中没有编号为“{id}”的指标", "the plan has no indicator with the id “{id}”"))?;
    let assumption = &*opened(plan, scenario, indicator, scenario.assumption(id));
    let Some(at) = at else { return Ok(end.moved(assumption.uncertainty, 0.0)) };
    let reach = match end {
        End::Low => assumption.likely().get() - at.get(),
        End::High => at.get() - assumption.likely().get(),
    };
    if reach < 0.0 {
        return Err(match end {
            End::Low => word!("“低”不能高于“可能”", "“Low” cannot lie above “Likely”").to_owned(),
            End::High => word!("“高”不能低于“可能”", "“High” cannot lie below “Likely”").to_owned(),
        });
    }
    let stated = assumption.statement(indicator).measured();
    if let Some(growth) = stated.map(|stated| movable(assumption, stated)).filter(|growth| growth.with(at).is_none()) {
        return Err(out_of_range(growth.family()).to_owned());
    }
    Ok(end.moved(assumption.uncertainty, as_written(reach, assumption.likely(), at)))
}

/// The edit that states a range. It counts in what the control moves, so an untouched total is first assumed to bring what it brings now.
pub fn ranging(plan: &Plan, scenario: &Scenario, id: &Id, range: Option<Uncertainty>) -> Edit {
    let stated = Edit::Uncertainty(id.clone(), range);
    let assumption = scenario.assumption(id);
    let Some(indicator) = plan.indicator(id).filter(|_| range.is_some()) else { return stated };
    match opened(plan, scenario, indicator, assumption) {
        Cow::Borrowed(_) => stated,
        Cow::Owned(opened) => Edit::All(vec![Edit::Growth(id.clone(), opened.growth), stated]),
    }
}

/// The range with one end at that value of the chart's target year: a level, a running total or an index. It stays on its side of the
/// likely value. `None` if no parameter leads there, or if the range would have no width.
pub fn stretched(plan: &Plan, scenario: &Scenario, id: &Id, end: End, at: Amount) -> Option<Uncertainty> {
    let indicator = plan.indicator(id)?;
    let assumption = scenario.assumption(id);
    let stated = assumption.statement(indicator).measured()?;
    let case = scenario.case_under(plan, indicator, assumption);
    let outcome = outcome(plan, &case, stated, at)?;
    let growth = movable(assumption, stated);
    let likely = assumption.likely();
    let setting = match growth.setting() {
        Some(_) => tidied(&case, &growth, stated, indicator, setting_for(&case, outcome)?),
        None => Setting::new(likely.get() + shift_to(&case, &growth, stated, outcome)?)?,
    };
    let reach = match end {
        End::Low => likely.get() - setting.get(),
        End::High => setting.get() - likely.get(),
    };
    end.moved(assumption.uncertainty, as_written(reach.max(0.0), likely, setting))
}

/// A range for every scored target with an assumed growth: the same share of its parameter to either side. It leaves out those in `locked`
/// and those whose parameter is zero, of which every share is zero.
///
/// # Errors
/// A sentence, if the share is not above zero, or if there is no such target.
pub fn ranged_alike(
    plan: &Plan,
    scenario: &Scenario,
    share: f64,
    locked: &BTreeSet<Id>,
) -> Result<Vec<(Id, Uncertainty)>, String> {
    if !(share > 0.0 && share.is_finite()) {
        return Err(word!("假设的 ± 百分比应大于 0", "the ± percentage must be greater than 0").to_owned());
    }
    let range = |indicator: &Indicator| {
        let assumption = scenario.assumption(&indicator.id);
        let (likely, _) =
            assumption.growth.as_ref().map(|_| assumption.likely()).zip(assumption.statement(indicator).measured())?;
        let reach = share * likely.get().abs();
        let end = Setting::new(likely.get() + reach)?;
        let reach = as_written(reach, likely, end);
        let spread = assumption.uncertainty.map(Uncertainty::shape).unwrap_or_default();
        Some((indicator.id.clone(), Uncertainty::new(reach, reach, spread).ok()?))
    };
    let free = plan.scored().filter(|indicator| !locked.contains(&indicator.id));
    let ranges: Vec<_> = free.filter_map(range).collect();
    if ranges.is_empty() {
        Err(word!("没有可以填写的指标：先给指标设定增长假设", "there is no indicator to fill in; make a growth assumption first")
            .to_owned())
    } else {
        Ok(ranges)
    }
}

/// The assumption as a family with a parameter to move.
fn movable(assumption: &Assumption, stated: &Measured) -> Growth {
    assumption.growth.as_ref().unwrap_or(&Growth::Hold).shifted(stated, 0.0)
}

/// The outcome at which the chart's target year shows `at`, rounded to a tenth of the printed place like other drawn points.
fn outcome(plan: &Plan, case: &Case, stated: &Measured, at: Amount) -> Option<Amount> {
    let fine = case.indicator.decimals.printed_step() / 10.0;
    let measure = stated.measure;
    let (base, years) = (judge(case).start.and_then(Value::exact), stated.period(plan.period).steps());
    let shown = if measure.is_summed() { at.get() } else { case.indicator.bounds_of(stated).hold(at.get()) };
    let shown = if measure.is_plain() { rounded(shown, fine) } else { shown };
    // An index of zero or less has the smallest possible rate.
    let taken = if measure.is_of_rates() { shown.max(1e-30) } else { shown };
    let outcome = if measure.is_summed() && !measure.is_as_taken() {
        taken
    } else {
        measure.outcome(taken, base.map_or(f64::NAN, Amount::get), years)
    };
    Amount::new(if measure.is_plain() { outcome } else { rounded(outcome, fine) }).ok()
}

/// How far the parameter, or every year, has to move for that outcome, to six digits; `None` if nothing leads there. The outcome has to
/// rise with it, as with steps and rates.
pub fn shift_to(case: &Case, growth: &Growth, stated: &Measured, outcome: Amount) -> Option<f64> {
    let leads_to = |by: f64| {
        let moved = growth.shifted(stated, by);
        Some(judge(&Case { growth: Some(&moved), ..*case }).outcome?.exact()?.get())
    };
    let wide = |sign: f64| (0..60).map(move |power| sign * libm::scalbn(1e-3, power));
    let mut low = wide(-1.0).find(|by| leads_to(*by).is_none_or(|found| found <= outcome.get()))?;
    let mut high = wide(1.0).find(|by| leads_to(*by).is_none_or(|found| found >= outcome.get()))?;
    for _ in 0..60 {
        let middle = f64::midpoint(low, high);
        if leads_to(middle)? < outcome.get() { low = middle } else { high = middle }
    }
    format!("{high:.5e}").parse().ok()
}

/// The distance with the fewest digits that lead to the same end: 0.26 − 0.1 is 0.16, which subtracting doubles misses.
fn as_written(reach: f64, likely: Setting, end: Setting) -> f64 {
    let near = 1e-12 * likely.get().abs().max(end.get().abs());
    let shortened = |digits: usize| format!("{reach:.digits$e}").parse::<f64>().ok();
    (0..16).filter_map(shortened).find(|short| (short - reach).abs() <= near).unwrap_or(reach)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::builtin_plan;
    use crate::plan::{Rate, Share};
    use crate::scenario::{Edit, Shape, apply};

    fn id(text: &str) -> Id {
        Id::new(text).unwrap()
    }

    /// A scenario in which an indicator is assumed to grow so, with a range where one is stated.
    fn assumed(plan: &Plan, name: &str, growth: Growth, range: Option<(f64, f64)>) -> Scenario {
        let mut scenario = Scenario::holding(plan);
        apply(&mut scenario, plan, Edit::Growth(id(name), Some(growth))).unwrap();
        let stated = range.and_then(|(below, above)| Uncertainty::new(below, above, Shape::Uniform).ok());
        apply(&mut scenario, plan, Edit::Uncertainty(id(name), stated)).unwrap();
        scenario
    }

    fn reaches(stated: Option<Uncertainty>) -> Option<(f64, f64)> {
        stated.map(|stated| (stated.below().get(), stated.above().get()))
    }

    const STEP: Growth = Growth::Linear { step: Amount::of(0.26) };

    #[test]
    fn an_end_that_is_typed_is_kept_as_its_reach_in_as_few_digits_as_were_meant() {
        let plan = builtin_plan().unwrap();
        let typed = |range, end, at: Option<f64>| {
            ranged(&plan, &assumed(&plan, "t1-03", STEP, range), &id("t1-03"), end, at.and_then(Setting::new)).map(reaches)
        };
        assert_eq!(typed(None, End::Low, Some(0.1)), Ok(Some((0.16, 0.0))));
        assert_eq!(typed(Some((0.16, 0.0)), End::High, Some(0.4)), Ok(Some((0.16, 0.14))));
        assert_eq!(typed(Some((0.16, 0.14)), End::Low, None), Ok(Some((0.0, 0.14))));
        assert_eq!(typed(Some((0.16, 0.0)), End::Low, None), Ok(None));
        assert_eq!(typed(None, End::High, Some(0.26)), Ok(None));
    }

    #[test]
    fn an_end_on_the_other_side_or_out_of_the_parameters_range_is_refused() {
        let plan = builtin_plan().unwrap();
        let refused = |name, growth, end, at: f64| {
            ranged(&plan, &assumed(&plan, name, growth, None), &id(name), end, Setting::new(at)).unwrap_err()
        };
        assert_eq!(refused("t1-03", STEP, End::Low, 0.3), "“低”不能高于“可能”");
        assert_eq!(refused("t1-03", STEP, End::High, 0.2), "“高”不能低于“可能”");
        let gap = Growth::Gap { share: Share::of(0.1), limit: None };
        assert!(refused("t1-25", gap, End::Low, -0.1).contains("0％ 到 100％"));
        let rate = Growth::Compound { rate: Rate::of(0.01) };
        assert!(refused("t1-07", rate, End::Low, -1.0).contains("−100％"));
    }

    /// The outcome at an end of what is stated.
    fn at_end(plan: &Plan, scenario: &Scenario, name: &str, end: End, stated: Uncertainty) -> f64 {
        let indicator = plan.indicator(&id(name)).unwrap();
        let read = indicator.statement.measured().unwrap();
        let moved = scenario.assumption(&id(name)).growth.as_ref().unwrap().shifted(read, end.of(stated));
        let case = Case { growth: Some(&moved), ..scenario.case(plan, indicator) };
        judge(&case).outcome.unwrap().exact().unwrap().get()
    }

    #[track_caller]
    fn leads_there(name: &str, growth: Growth, end: End, shown: f64, outcome: f64) {
        let plan = builtin_plan().unwrap();
        let scenario = assumed(&plan, name, growth, Some((1e-3, 1e-3)));
        let stated = stretched(&plan, &scenario, &id(name), end, Amount::of(shown)).unwrap();
        let found = at_end(&plan, &scenario, name, end, stated);
        assert!((found - outcome).abs() <= 1e-3 * outcome.abs(), "{name}: {found} is not {outcome}");
        assert_eq!(stated.shape(), Shape::Uniform);
    }

    #[test]
    fn one_rule_reaches_every_growth_that_is_assumed_and_no_other() {
        let plan = builtin_plan().unwrap();
        let mut scenario = assumed(&plan, "t1-03", STEP, Some((0.01, 0.02)));
        apply(&mut scenario, &plan, Edit::Growth(id("t1-07"), Some(Growth::Compound { rate: Rate::of(0.03) }))).unwrap();
        apply(&mut scenario, &plan, Edit::Growth(id("t1-04"), Some(Growth::Hold))).unwrap();
        let stated = ranged_alike(&plan, &scenario, 0.5, &BTreeSet::new()).unwrap();
        let told: Vec<_> = stated.iter().map(|(id, stated)| (id.as_str(), reaches(Some(*stated)), stated.shape())).collect();
        assert_eq!(told, [("t1-03", Some((0.13, 0.13)), Shape::Uniform), ("t1-07", Some((0.015, 0.015)), Shape::Triangular)]);
        let but_one = ranged_alike(&plan, &scenario, 0.5, &BTreeSet::from([id("t1-03")])).unwrap();
        assert_eq!(but_one.len(), 1);
    }

    #[test]
    fn a_rule_that_says_nothing_is_refused() {
        let plan = builtin_plan().unwrap();
        let scenario = assumed(&plan, "t1-03", STEP, None);
        let refused = |scenario: &Scenario, share| ranged_alike(&plan, scenario, share, &BTreeSet::new()).unwrap_err();
        assert!(refused(&scenario, 0.0).contains("大于 0") && refused(&scenario, f64::NAN).contains("大于 0"));
        assert!(refused(&Scenario::holding(&plan), 0.1).contains("先给指标设定增长假设"));
    }

    #[test]
    fn an_end_that_is_dragged_leads_to_where_it_was_dropped_whatever_the_family() {
        leads_there("t1-03", STEP, End::High, 96.2, 96.2);
        leads_there("t1-03", STEP, End::Low, 94.2, 94.2);
        leads_there("t1-07", Growth::Compound { rate: Rate::of(0.01) }, End::High, 9.3, 9.3);
        leads_there("t1-25", Growth::Gap { share: Share::of(0.05), limit: None }, End::High, 99.0, 99.0);
        let years = [0.1, 0.2, 0.3, 0.4, 0.5].map(Amount::of).to_vec();
        leads_there("t1-03", Growth::YearlySteps(years), End::Low, 94.5, 94.5);
        // The index of an average growth of 6 ％.
        leads_there("t1-11", Growth::Compound { rate: Rate::of(0.05) }, End::High, 133.822_557_76, 6.0);
    }

    #[test]
    fn an_end_stays_on_its_side_of_the_likely_value() {
        let plan = builtin_plan().unwrap();
        let dragged = |range, end, to| {
            let scenario = assumed(&plan, "t1-03", STEP, Some(range));
            reaches(stretched(&plan, &scenario, &id("t1-03"), end, Amount::of(to)))
        };
        assert_eq!(dragged((0.16, 0.14), End::Low, 97.0), Some((0.0, 0.14)));
        assert_eq!(dragged((0.16, 0.0), End::Low, 97.0), None);
        assert_eq!(dragged((0.16, 0.14), End::High, 96.0), Some((0.16, 0.2)));
    }
}
