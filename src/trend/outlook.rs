//! The past of a plan's indicator, and each way to continue it to the target year.

use std::collections::BTreeSet;

use super::answer::{Ends, MethodAnswer, Outlook, parameter};
use super::backtest::Backtest;
use super::range::{Span, range, range_of_errors};
use super::ranking::{RankedMethod, is_too_short, ranked};
use super::series::Series;
use super::takeover::{missed, stated as stated_range};
use super::undefined::Undefined;
use super::way::Way;
use crate::plan::{Amount, Indicator, Measured, Period, Plan, Start, Year};
use crate::projection::{Growth, Pin, Value, judge};
use crate::scenario::{Assumption, Facts, Scenario};

/// The past of an indicator, as far as it counts.
#[derive(Clone, Debug, PartialEq)]
pub struct Past {
    /// Every year with a known figure, whether it counts or not.
    pub known: Vec<(Year, Amount)>,
    /// The years that count.
    pub window: Series,
    /// Years that a person left out and that would otherwise count.
    pub left_out: Vec<Year>,
    /// The last year in which another definition begins: nothing before it counts.
    pub since: Option<Year>,
}

/// The past of an indicator as the scenario knows it; `None` for a status.
pub fn past(plan: &Plan, facts: &Facts, scenario: &Scenario, indicator: &Indicator) -> Option<Past> {
    Row::of(plan, scenario, indicator).map(|row| row.past(facts))
}

/// What the facts of a plan suggest for an indicator, as the scenario knows them; `None` for a status.
pub fn outlook(plan: &Plan, facts: &Facts, scenario: &Scenario, indicator: &Indicator) -> Option<Outlook> {
    let row = Row::of(plan, scenario, indicator)?;
    let Past { known, window, left_out, since } = row.past(facts);
    let mut lines: Vec<_> = ranked(&window).into_iter().map(|ranked| row.line(ranked, &window)).collect();
    // A method without an answer for this indicator comes last, like one without any.
    lines.sort_by_key(|line| line.way.is_err());
    Some(Outlook { known, is_too_short: is_too_short(&window), window, left_out, since, lines })
}

/// Every year with a known figure, whatever the scenario knows; none for a status.
pub(super) fn known(plan: &Plan, facts: &Facts, scenario: &Scenario, indicator: &Indicator) -> Vec<(Year, Amount)> {
    Row::of(plan, scenario, indicator).map(|row| row.known(facts)).unwrap_or_default()
}

/// Every year with a known figure, as the scenario knows it: the facts, the base year if the plan states it, and the scenario's observations.
/// Years that are left out are included; `None` for a status.
pub fn known_years(plan: &Plan, facts: &Facts, scenario: &Scenario, indicator: &Indicator) -> Option<Series> {
    let row = Row::of(plan, scenario, indicator)?;
    let known = row.known(facts).into_iter().filter(|(year, _)| row.is_known(*year));
    Some(Series::new(known, *indicator.bounds_of(row.stated)))
}

struct Row<'a> {
    plan: &'a Plan,
    scenario: &'a Scenario,
    indicator: &'a Indicator,
    assumption: &'a Assumption,
    stated: &'a Measured,
    period: Period,
}

impl<'a> Row<'a> {
    fn of(plan: &'a Plan, scenario: &'a Scenario, indicator: &'a Indicator) -> Option<Self> {
        let assumption = scenario.assumption(&indicator.id);
        let stated = assumption.statement(indicator).measured()?;
        Some(Self { plan, scenario, indicator, assumption, stated, period: stated.period(plan.period) })
    }

    /// The last ten known years since the last new definition. Figures and marks later than the year from which the scenario looks do not
    /// count.
    fn past(&self, facts: &Facts) -> Past {
        let id = &self.indicator.id;
        let marked = |marks: Option<&BTreeSet<Year>>| -> Vec<Year> {
            marks.into_iter().flatten().copied().filter(|year| self.is_known(*year)).collect()
        };
        let since = marked(facts.breaks().get(id)).last().copied();
        let left_out = marked(facts.left_out().get(id));
        let known = self.known(facts).into_iter().filter(|(year, _)| self.is_known(*year));
        let every = Series::new(known, *self.indicator.bounds_of(self.stated));
        let all = every.clone().since(since);
        let window = all.without(&left_out).window();
        let left_out = missed(&all, &window, &left_out);
        Past { known: every.known().to_vec(), window, left_out, since }
    }

    /// Whether a year is not later than the one from which the scenario looks.
    fn is_known(&self, year: Year) -> bool {
        self.scenario.as_of.is_none_or(|as_of| year <= as_of)
    }

    /// Every known year: the facts, the baseline, and the scenario's observations.
    fn known(&self, facts: &Facts) -> Vec<(Year, Amount)> {
        let told = facts.series().get(&self.indicator.id).into_iter().flatten().map(|(year, known)| (*year, known.value));
        let observed = self.assumption.years.iter().filter_map(|(year, pin)| match pin {
            Pin::Observed(value) => Some((*year, *value)),
            Pin::Assumed(_) => None,
        });
        let mut known: Vec<(Year, Amount)> = self.baseline().into_iter().chain(told).chain(observed).collect();
        known.retain(|(year, _)| *year <= self.period.end());
        known
    }

    /// The base year's figure, if the plan or the person states one and not a total or a bound.
    fn baseline(&self) -> Option<(Year, Amount)> {
        let is_stated = matches!(self.stated.start, Start::Value(_)) || self.assumption.start.is_some();
        let start = judge(&self.scenario.case(self.plan, self.indicator)).start.and_then(Value::exact);
        let start = start.filter(|_| is_stated && !self.stated.measure.is_of_rates());
        start.map(|start| (self.period.base(), start))
    }

    fn line(&self, ranked: RankedMethod, window: &Series) -> MethodAnswer {
        let RankedMethod { method, way, backtest } = ranked;
        let is_of_rates = self.stated.measure.is_of_rates();
        let way = if !is_of_rates || method.suits_rates() { way } else { Err(Undefined::OfRates) };
        let (Ok(found), Some(last)) = (way, window.last()) else { return MethodAnswer::undefined(method, way) };
        let Some(growth) = found.growth(self.stated, self.period, last) else {
            let line = MethodAnswer::undefined(method, Err(Undefined::NoParameter));
            return MethodAnswer {
                by_errors: backtest.as_ref().and_then(|it| self.by_errors(found, it, window, last)),
                backtest,
                ..line
            };
        };
        let ahead: Vec<Amount> = found.values(last.1, window.bounds(), self.ahead(last.0).unwrap_or(0)).collect();
        let spans = range(window, &ahead);
        let ends = spans.as_ref().and_then(|spans| self.ends(found, spans.last()?, last));
        let assumption = self.assuming(growth.clone());
        let case = self.scenario.case_under(self.plan, self.indicator, &assumption);
        MethodAnswer {
            outcome: judge(&case).outcome.and_then(Value::exact),
            range: ends.as_ref().and_then(|ends| stated_range(&case, self.stated, &growth, ends)),
            ahead: (1..).map(|years| Year::new(last.0.get().saturating_add(years))).zip(ahead).collect(),
            by_errors: backtest.as_ref().and_then(|backtest| self.by_errors(found, backtest, window, last)),
            growth: Some(growth),
            method,
            way,
            spans,
            ends,
            backtest,
        }
    }

    /// The number of years from the last known one to the target year; `None` if there are none.
    fn ahead(&self, last: Year) -> Option<usize> {
        usize::try_from(i32::from(self.period.end().get()) - i32::from(last.get())).ok().filter(|years| *years > 0)
    }

    fn by_errors(&self, way: Way, backtest: &Backtest, window: &Series, last: (Year, Amount)) -> Option<Span> {
        let years = self.ahead(last.0)?;
        let end = way.values(last.1, window.bounds(), years).last()?;
        range_of_errors(window, backtest, years, end)
    }

    fn ends(&self, way: Way, reach: &Span, last: (Year, Amount)) -> Option<[Ends; 2]> {
        let years = self.ahead(last.0)?;
        let end = |value: Amount| {
            let way = way.leading_to(last.1, value, years);
            let growth = way.and_then(|way| way.growth(self.stated, self.period, last));
            let parameter = way.and_then(|way| parameter(growth.as_ref(), way));
            Ends { parameter, outcome: growth.clone().and_then(|growth| self.outcome(growth)), growth }
        };
        Some([end(reach.low), end(reach.high)])
    }

    /// The assumption with that growth; observed years stay as they are.
    fn assuming(&self, growth: Growth) -> Assumption {
        let mut assumption = Assumption { growth: Some(growth), ..self.assumption.clone() };
        assumption.years.retain(|_, pin| matches!(pin, Pin::Observed(_)));
        assumption
    }

    /// The outcome under that growth.
    fn outcome(&self, growth: Growth) -> Option<Amount> {
        let assumption = self.assuming(growth);
        judge(&self.scenario.case_under(self.plan, self.indicator, &assumption)).outcome.and_then(Value::exact)
    }
}

#[cfg(test)]
mod tests;
