//! A past shown up to a year, the actual figures after it, and the forecasts of the two yardsticks: leaving everything as it is, and the
//! method ranked first.

use crate::plan::{Amount, Indicator, Plan, Year};
use crate::scenario::{Facts, Scenario};
use crate::trend::{Method, Series, Span, known_years, range, ranked};

/// The past and the future of an indicator, in the unit in which people state the figures: rates in ％.
#[derive(Clone, Debug, PartialEq)]
pub struct Foretelling {
    /// The years shown: every known year up to the last one.
    pub shown: Vec<(Year, f64)>,
    /// Shown years that are left out.
    pub left_out: Vec<Year>,
    /// The shown year in which the present definition begins; nothing before it counts.
    pub since: Option<Year>,
    /// The actual figures after that, up to the year asked for, which comes last.
    pub came: Vec<(Year, f64)>,
    /// The actual figure of the year asked for.
    pub value: f64,
    /// The forecast of leaving everything as it is.
    pub hold: f64,
    /// The method ranked first over the years shown.
    pub first: Method,
    /// Its forecast, from the year after the last one that counts to the year asked for.
    pub foretold: Vec<(Year, f64)>,
    /// Its 80 ％ range, year by year; `None` below four known years.
    pub range: Option<Vec<Span>>,
}

/// Why there is nothing to foretell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NothingToForetell {
    /// The indicator has no yearly figures.
    Status,
    /// Fewer than three years count, so no method has an answer.
    Past,
    /// The actual figure is not known, or is left out.
    Future,
    /// Another definition begins in a year between.
    Break,
}

/// Prepares a foretelling exercise for one indicator.
///
/// # Errors
/// What is missing.
pub fn foretelling(
    plan: &Plan,
    facts: &Facts,
    indicator: &Indicator,
    until: Year,
    year: Year,
) -> Result<Foretelling, NothingToForetell> {
    let stated = indicator.statement.measured().ok_or(NothingToForetell::Status)?;
    let is_of_rates = stated.measure.is_of_rates();
    let (left_out, breaks) = (facts.left_out_of(&indicator.id), facts.breaks().get(&indicator.id));
    let is_broken = breaks.is_some_and(|years| years.iter().any(|at| until < *at && *at <= year));
    if is_broken {
        return Err(NothingToForetell::Break);
    }
    let known = |as_of: Year| {
        let scenario = Scenario { as_of: Some(as_of), ..Scenario::holding(plan) };
        known_years(plan, facts, &scenario, indicator).ok_or(NothingToForetell::Status)
    };
    let (before, all) = (known(until)?, known(year)?);
    let value = all.last().filter(|(last, _)| *last == year && !left_out.contains(last)).ok_or(NothingToForetell::Future)?.1;
    let since = breaks.and_then(|years| years.range(..=until).next_back().copied());
    let window = before.without(&left_out).since(since).window();
    let (last, hold) = window.last().ok_or(NothingToForetell::Past)?;
    let (first, foretold) = first(&window, is_of_rates, last, year).ok_or(NothingToForetell::Past)?;
    let centre: Vec<Amount> = foretold.iter().map(|(_, value)| *value).collect();
    let said = |value: Amount| if is_of_rates { value.get() * 100.0 } else { value.get() };
    let told = |years: &[(Year, Amount)]| years.iter().map(|(year, value)| (*year, said(*value))).collect::<Vec<_>>();
    let end = |end: Amount| Amount::saturating(said(end));
    let span = |span: Span| Span { low: end(span.low), high: end(span.high) };
    Ok(Foretelling {
        shown: told(before.known()),
        left_out: left_out.into_iter().filter(|year| *year <= until).collect(),
        since,
        came: told(&all.known()[before.len()..]),
        value: said(value),
        hold: said(hold),
        first,
        range: range(&window, &centre).map(|spans| spans.into_iter().map(span).collect()),
        foretold: told(&foretold),
    })
}

/// The method ranked first among those that forecast a change, and its years.
fn first(window: &Series, is_of_rates: bool, last: Year, year: Year) -> Option<(Method, Vec<(Year, Amount)>)> {
    let ahead = usize::try_from(i32::from(year.get()) - i32::from(last.get())).ok().filter(|ahead| *ahead > 0)?;
    let (_, value) = window.last()?;
    let is_enough = Method::Linear.fit(window).is_ok();
    let suits = |method: Method| !is_of_rates || method.suits_rates();
    let found = ranked(window).into_iter().find(|ranked| is_enough && ranked.way.is_ok() && suits(ranked.method))?;
    let values = found.way.ok()?.values(value, window.bounds(), ahead);
    Some((found.method, (last.get() + 1..).map(Year::new).zip(values).collect()))
}

impl Foretelling {
    /// The error of leaving everything as it is; negative if it was too low.
    pub fn hold_error(&self) -> f64 {
        self.hold - self.value
    }

    /// The forecast of the method ranked first for the year asked for.
    pub fn first_value(&self) -> f64 {
        self.foretold.last().map_or(self.hold, |(_, value)| *value)
    }

    /// The error of that forecast.
    pub fn first_error(&self) -> f64 {
        self.first_value() - self.value
    }

    /// The 80 ％ range for the year asked for.
    pub fn span(&self) -> Option<Span> {
        self.range.as_ref().and_then(|spans| spans.last().copied())
    }

    /// Whether the actual figure lay in the range; `None` without a range.
    pub fn is_within(&self) -> Option<bool> {
        self.span().map(|span| (span.low.get()..=span.high.get()).contains(&self.value))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::{TRAINING, read_plan, shipped_facts};
    use crate::plan::Id;

    fn of(name: &str, until: i16, year: i16) -> Result<Foretelling, NothingToForetell> {
        let plan = read_plan(TRAINING).unwrap();
        let facts = shipped_facts(&plan).unwrap();
        let indicator = plan.indicator(&Id::new(name).unwrap()).unwrap();
        foretelling(&plan, &facts, indicator, Year::new(until), Year::new(year))
    }

    #[test]
    fn it_shows_nothing_of_what_came_and_the_plans_base_year_can_be_asked_for() {
        let found = of("m-09", 2019, 2024).unwrap();
        assert_eq!((found.shown.first().unwrap().0.get(), found.shown.last().unwrap().0.get()), (2012, 2019));
        assert_eq!((found.came.len(), found.value, found.hold), (5, 2.85, 2.30));
        assert!((found.hold_error() + 0.55).abs() < 1e-9);
        let span = found.span().unwrap();
        assert!((span.low.get()..span.high.get()).contains(&found.first_value()) && found.range.unwrap().len() == 5);
        // A later year's figure changes nothing of what is foretold.
        assert_eq!(of("m-09", 2019, 2023).unwrap().first, found.first);
        assert_eq!(of("m-09", 2019, 2023).unwrap().foretold[..], found.foretold[..4]);
    }

    #[test]
    fn rates_are_in_percent_and_a_year_that_is_left_out_is_shown_and_does_not_count() {
        let found = of("m-25", 2020, 2024).unwrap();
        assert!((found.value - 5.5).abs() < 1e-9 && (found.shown.last().unwrap().1 - 2.8).abs() < 1e-9);
        assert_eq!(found.left_out, [Year::new(2020)]);
        // Held is 2019.
        assert!((found.hold - 7.2).abs() < 1e-9 && found.foretold.len() == 5);
        assert!(found.first.suits_rates());
    }

    #[test]
    fn what_cannot_be_foretold_says_why() {
        assert_eq!(of("m-07", 2019, 2024).unwrap_err(), NothingToForetell::Status);
        assert_eq!(of("m-01", 2021, 2025).unwrap_err(), NothingToForetell::Past);
        assert_eq!(of("m-09", 2019, 2030).unwrap_err(), NothingToForetell::Future);
        assert_eq!(of("m-23", 2016, 2020).unwrap_err(), NothingToForetell::Future);
        assert_eq!(of("m-04", 2018, 2024).unwrap_err(), NothingToForetell::Break);
        assert_eq!(of("m-04", 2023, 2026).unwrap().since, Some(Year::new(2020)));
    }
}
