//! The forecasts that each method would have made in an earlier year, beside the actual figures.

use super::outlook::known;
use super::range::{Span, range};
use super::ranking::{RankedMethod, ranked};
use super::series::{Series, mean};
use crate::plan::{Amount, Id, Indicator, Plan, Year};
use crate::scenario::{Facts, Method, Scenario};

/// The fewest known years for a forecast.
const FEWEST: usize = 3;
/// How many later years have to be known for a year to be the default.
const LATER: i16 = 3;

/// The methods compared with the actual figures after a year.
#[derive(Clone, Debug, PartialEq)]
pub struct Calibration {
    /// The last year that they know.
    pub year: Year,
    /// Indicator by indicator, in the order of the plan.
    pub checked: Vec<Checked>,
    /// Indicators with too few known years.
    pub lacking: Vec<(Id, Lacking)>,
    /// The first-ranked methods, and then each method, over all indicators.
    pub tallies: Vec<MethodTally>,
}

/// What is lacking.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Lacking {
    /// Only that many years are known up to the chosen year.
    Before(usize),
    /// No later year is known, or none under the same definition.
    After,
}

/// An indicator.
#[derive(Clone, Debug, PartialEq)]
pub struct Checked {
    /// The indicator.
    pub id: Id,
    /// The years that count, as known then.
    pub window: Series,
    /// The methods with an answer, in their order at the time.
    pub lines: Vec<CheckedLine>,
}

/// A method's forecasts.
#[derive(Clone, Debug, PartialEq)]
pub struct CheckedLine {
    /// The method.
    pub method: Method,
    /// A forecast for each later year that is known.
    pub foretold: Vec<Foretold>,
    /// The mean size of its errors divided by that of holding, a bare ratio; `None` if holding had none.
    pub over_hold: Option<f64>,
}

/// A forecast and the actual figure.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Foretold {
    /// The year.
    pub year: Year,
    /// The forecast.
    pub value: Amount,
    /// The actual figure.
    pub came: Amount,
    /// The 80 ％ range; `None` below four known years.
    pub span: Option<Span>,
}

impl Foretold {
    /// The forecast less the actual figure.
    pub fn error(&self) -> Amount {
        Amount::saturating(self.value.get() - self.came.get())
    }

    /// Whether the actual figure lies in the range; `None` without one. A difference in the last digits does not count.
    pub fn is_inside(&self) -> Option<bool> {
        let came = self.came.get();
        let near = 1e-9 * came.abs().max(1.0);
        self.span.map(|span| span.low.get() - near <= came && came <= span.high.get() + near)
    }
}

impl CheckedLine {
    /// The mean size of the errors.
    pub fn mean_error(&self) -> Option<Amount> {
        mean(self.foretold.iter().map(|foretold| foretold.error().get().abs())).map(Amount::saturating)
    }

    /// How many actual figures lay in the range, and how many forecasts had one.
    pub fn inside(&self) -> (usize, usize) {
        let ranged: Vec<bool> = self.foretold.iter().filter_map(Foretold::is_inside).collect();
        (ranged.iter().filter(|is_inside| **is_inside).count(), ranged.len())
    }
}

/// A method over all indicators.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MethodTally {
    /// The method; `None` for the first-ranked one of each indicator.
    pub method: Option<Method>,
    /// For how many indicators it had an answer.
    pub indicators: usize,
    /// How many forecasts it made.
    pub forecasts: usize,
    /// For how many indicators it erred less than holding.
    pub better: usize,
    /// The mean of its errors divided by that of holding, each in yearly changes of its own indicator.
    pub over_hold: Option<f64>,
    /// How many actual figures lay in the range.
    pub inside: usize,
    /// How many forecasts had a range.
    pub ranged: usize,
}

/// Compares the methods with the actual figures after a year.
pub fn calibration(plan: &Plan, facts: &Facts, scenario: &Scenario, year: Year) -> Calibration {
    let (mut found, mut lacking) = (Vec::new(), Vec::new());
    for indicator in &plan.indicators {
        match split(plan, facts, scenario, indicator, year) {
            Some(Ok((window, later, is_of_rates))) => {
                found.push(Checked { id: indicator.id.clone(), lines: checked(&window, &later, is_of_rates), window });
            }
            Some(Err(what)) => lacking.push((indicator.id.clone(), what)),
            None => {}
        }
    }
    let first = tally(None, &found);
    let tallies = std::iter::once(first).chain(Method::ALL.map(|method| tally(Some(method), &found))).collect();
    Calibration { year, checked: found, lacking, tallies }
}

/// The years to choose from, and the default: the base year if later years are known, or else the latest year with three known ones after
/// it.
pub fn calibration_years(plan: &Plan, facts: &Facts, scenario: &Scenario) -> (Vec<Year>, Option<Year>) {
    let all: std::collections::BTreeSet<Year> =
        plan.indicators.iter().flat_map(|indicator| known(plan, facts, scenario, indicator)).map(|(year, _)| year).collect();
    let can_be = |year: &Year| plan.indicators.iter().any(|it| matches!(split(plan, facts, scenario, it, *year), Some(Ok(_))));
    let years: Vec<Year> = all.into_iter().filter(can_be).collect();
    let as_of = scenario.as_of.filter(|year| years.contains(year));
    let base = Some(plan.period.base()).filter(|base| years.contains(base));
    let with_three = years.last().map(|last| Year::new(last.get() + 1 - LATER));
    let or_before = with_three.and_then(|year| years.iter().rev().find(|known| **known <= year)).or(years.first());
    let chosen = as_of.or(base).or(or_before.copied());
    (years, chosen)
}

/// What was known up to a year, the actual figures after it, and whether both are rates; `None` if only a baseline is known.
type Split = (Series, Vec<(Year, Amount)>, bool);

fn split(plan: &Plan, facts: &Facts, scenario: &Scenario, indicator: &Indicator, year: Year) -> Option<Result<Split, Lacking>> {
    let stated = scenario.assumption(&indicator.id).statement(indicator).measured()?;
    let left_out = facts.left_out().get(&indicator.id);
    let is_counted = |(year, _): &(Year, Amount)| !left_out.is_some_and(|years| years.contains(year));
    let bounds = *indicator.bounds_of(stated);
    let all = Series::new(known(plan, facts, scenario, indicator).into_iter().filter(is_counted), bounds);
    if all.len() < 2 {
        return None;
    }
    let breaks = || facts.breaks().get(&indicator.id).into_iter().flatten().copied();
    let (since, until) = (breaks().rfind(|at| *at <= year), breaks().find(|at| *at > year));
    let before = all.known().iter().copied().filter(|(known, _)| *known <= year);
    let window = Series::new(before, bounds).since(since).window();
    let is_later = |known: Year| known > year && until.is_none_or(|until| known < until);
    let later: Vec<_> = all.known().iter().copied().filter(|(known, _)| is_later(*known)).collect();
    Some(match (window.len(), later.is_empty()) {
        (count, _) if count < FEWEST => Err(Lacking::Before(count)),
        (_, true) => Err(Lacking::After),
        _ => Ok((window, later, stated.measure.is_of_rates())),
    })
}

/// Every method with an answer, in its order over what is known.
fn checked(window: &Series, later: &[(Year, Amount)], is_of_rates: bool) -> Vec<CheckedLine> {
    let Some((last, value)) = window.last() else { return Vec::new() };
    let ahead = |year: Year| usize::try_from(i32::from(year.get()) - i32::from(last.get())).unwrap_or(0);
    let farthest = later.iter().map(|(year, _)| ahead(*year)).max().unwrap_or(0);
    let line = |RankedMethod { method, way, .. }: RankedMethod| {
        let way = way.ok().filter(|_| !is_of_rates || method.suits_rates())?;
        let values: Vec<Amount> = way.values(value, window.bounds(), farthest).collect();
        let spans = range(window, &values);
        let of = |(year, came): &(Year, Amount)| {
            let at = ahead(*year).checked_sub(1)?;
            let span = spans.as_ref().and_then(|spans| spans.get(at).copied());
            Some(Foretold { year: *year, value: *values.get(at)?, came: *came, span })
        };
        Some(CheckedLine { method, foretold: later.iter().filter_map(of).collect(), over_hold: None })
    };
    let mut lines: Vec<_> = ranked(window).into_iter().filter_map(line).collect();
    let hold = lines.iter().find(|line| line.method == Method::Hold).and_then(CheckedLine::mean_error);
    for line in &mut lines {
        let over = line.mean_error().zip(hold).map(|(own, hold)| own.get() / hold.get());
        line.over_hold = over.filter(|over| over.is_finite());
    }
    lines
}

/// A method over all indicators; the first-ranked ones if none is named.
fn tally(method: Option<Method>, all: &[Checked]) -> MethodTally {
    let own = |checked: &'_ Checked| checked.lines.iter().find(|line| method.is_none_or(|method| line.method == method)).cloned();
    let lines: Vec<(CheckedLine, &Checked)> = all.iter().filter_map(|checked| Some((own(checked)?, checked))).collect();
    let inside: Vec<_> = lines.iter().map(|(line, _)| line.inside()).collect();
    MethodTally {
        method,
        indicators: lines.len(),
        forecasts: lines.iter().map(|(line, _)| line.foretold.len()).sum(),
        better: lines.iter().filter(|(line, _)| line.over_hold.is_some_and(|over| over < 1.0)).count(),
        over_hold: over_hold(&lines),
        inside: inside.iter().map(|(inside, _)| inside).sum(),
        ranged: inside.iter().map(|(_, ranged)| ranged).sum(),
    }
}

/// All indicators count alike, whatever their unit: errors are counted in yearly changes.
fn over_hold(lines: &[(CheckedLine, &Checked)]) -> Option<f64> {
    let scaled = |(line, checked): &(CheckedLine, &Checked)| {
        let hold = checked.lines.iter().find(|line| line.method == Method::Hold)?.mean_error()?.get();
        let scale = Some(checked.window.mean_change().get()).filter(|scale| *scale > 0.0)?;
        Some((line.mean_error()?.get() / scale, hold / scale))
    };
    let (own, hold) = lines.iter().filter_map(scaled).fold((0.0, 0.0), |sum, (own, hold)| (sum.0 + own, sum.1 + hold));
    (hold > 0.0).then(|| own / hold)
}

#[cfg(test)]
mod tests;
