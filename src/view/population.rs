//! The population's own past: the figures as they are entered, and the yearly growth that each method makes of them.

use super::number;
use super::rested::InUse;
use super::trend::{against_hold, basis, note, years};
use super::words::between;
use crate::plan::{Amount, Plan, Rate, Year};
use crate::projection::Growth;
use crate::scenario::{Edit, Facts, Known, Method, Provenance, Scenario};
use crate::trend::{Outlook, population_id, population_outlook};
use crate::{phrase, word};

/// What is known of the population, and what it suggests.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PopulationPast {
    /// A field for each year.
    pub figures: Vec<PopulationFigure>,
    /// The methods, best first; none below two known years.
    pub lines: Vec<PopulationLine>,
    /// Which years count: `2017—2026，10 年`; empty where none does.
    pub years: String,
    /// What the rate that is set rests on; empty where it is the person's own, or off.
    pub basis: String,
}

/// One year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PopulationFigure {
    /// The year.
    pub year: Year,
    /// The figure; empty where none is known.
    pub text: String,
    /// What is marked of the year; empty where nothing is.
    pub mark: &'static str,
}

/// A method's answer.
#[derive(Clone, Debug, PartialEq)]
pub struct PopulationLine {
    /// The method.
    pub method: Method,
    /// The yearly growth; empty where there is no answer.
    pub growth: String,
    /// Between which rates four of five are expected; empty where that is not known.
    pub range: String,
    /// The population of the target year.
    pub outcome: String,
    /// The same at both ends of the range; empty where that is not known.
    pub ends: [String; 2],
    /// The mean error of the backtest, in the figures' own unit, with the number of forecasts.
    pub error: String,
    /// How that compares with leaving everything as it is.
    pub against_hold: &'static str,
    /// Why there is no answer, or what else is to be known.
    pub note: String,
    /// What takes it over; `None` without an answer.
    pub takeover: Option<Edit>,
    /// Whether the scenario's rate was taken over from it.
    pub use_of: InUse,
}

/// How many years before the base year have a field, and how many after the last known one.
const FIELDS: (i16, i16) = (9, 1);

/// What the past of the population says; `None` where the plan has an indicator of that name.
pub fn population_past(plan: &Plan, facts: &Facts, scenario: &Scenario) -> Option<PopulationPast> {
    let outlook = population_outlook(plan, facts, scenario)?;
    let is_enough = outlook.window.len() > 1;
    let lines: Vec<_> = (0..outlook.lines.len()).filter(|_| is_enough).map(|place| line(&outlook, place, scenario)).collect();
    let years = if outlook.window.is_empty() { String::new() } else { years(&outlook) };
    let basis = scenario.population_basis.as_ref().map(rested);
    Some(PopulationPast { figures: figures(plan, facts)?, basis: basis.unwrap_or_default(), lines, years })
}

fn figures(plan: &Plan, facts: &Facts) -> Option<Vec<PopulationFigure>> {
    let id = population_id(plan)?;
    let known = facts.series().get(&id);
    let ends = known.and_then(|years| Some((*years.keys().next()?, *years.keys().next_back()?)));
    let base = plan.period.base().get();
    let first = ends.map_or(base, |(first, _)| first.get()).min(base - FIELDS.0);
    let last = ends.map_or(base, |(_, last)| last.get().max(base)).saturating_add(FIELDS.1).min(plan.period.end().get());
    Some((first..=last).map(|year| population_figure(plan, facts, Year::new(year))).collect())
}

/// What is known of the population in a year.
pub fn population_figure(plan: &Plan, facts: &Facts, year: Year) -> PopulationFigure {
    let none = PopulationFigure { year, text: String::new(), mark: "" };
    let Some(id) = population_id(plan) else { return none };
    let known = facts.series().get(&id).into_iter().flatten();
    let decimals = known.map(|(_, known)| number::decimals(known.value.get(), 0)).max().unwrap_or(0);
    let text = |known: &Known| number::field(number::in_full(known.value.get(), decimals));
    let is_break = facts.breaks().get(&id).is_some_and(|years| years.contains(&year));
    PopulationFigure {
        year,
        text: facts.at(&id, year).map(text).unwrap_or_default(),
        mark: match (facts.left_out_of(&id).contains(&year), is_break) {
            (true, _) => word!("不计", "left out"),
            (false, true) => word!("口径变化", "break"),
            (false, false) => "",
        },
    }
}

/// Whether the population is of use to a plan: it has per-head indicators, or somebody entered it.
pub fn wants_population(plan: &Plan, facts: &Facts) -> bool {
    let is_known = |id: &crate::plan::Id| facts.series().contains_key(id);
    population_id(plan).is_some_and(|id| is_known(&id) || plan.indicators.iter().any(|indicator| indicator.per_head))
}

/// What a rate that was taken over rests on.
pub(super) fn rested(taken: &Provenance) -> String {
    phrase!("取自人口历年数据：{}", "From the population's own past: {}", basis(taken))
}

fn line(outlook: &Outlook, place: usize, scenario: &Scenario) -> PopulationLine {
    let line = &outlook.lines[place];
    let rate = rate_of(line.growth.as_ref());
    let now = outlook.basis(line.method);
    let ends = line.ends.as_ref().map(|ends| ends.each_ref().map(|end| rate_of(end.growth.as_ref())));
    let decimals = outlook.window.known().iter().map(|(_, value)| number::decimals(value.get(), 0)).max().unwrap_or(0);
    let amount = |value: Option<Amount>| value.map(|value| number::fixed(value.get(), decimals)).unwrap_or_default();
    let error = line.backtest.as_ref().and_then(|backtest| Some((backtest.error()?, backtest.forecasts())));
    PopulationLine {
        method: line.method,
        growth: rate.map(percent).unwrap_or_default(),
        range: match ends {
            Some([Some(low), Some(high)]) => between(&percent(low), &percent(high)),
            _ => String::new(),
        },
        outcome: amount(line.outcome),
        ends: line.ends.as_ref().map(|ends| ends.each_ref().map(|end| amount(end.outcome))).unwrap_or_default(),
        error: error
            .map(|(error, count)| phrase!("{}（{count} 次）", "{} ({count})", number::fixed(error.get(), decimals)))
            .unwrap_or_default(),
        against_hold: against_hold(outlook, line),
        note: note(outlook, place, line),
        use_of: in_use(scenario, line.method, rate, now.as_ref()),
        takeover: rate.zip(now).map(|(rate, basis)| Edit::TakeOverPopulation(Some(rate), basis)),
    }
}

fn rate_of(growth: Option<&Growth>) -> Option<Rate> {
    match growth {
        Some(Growth::Compound { rate }) => Some(*rate),
        _ => None,
    }
}

fn in_use(scenario: &Scenario, method: Method, rate: Option<Rate>, now: Option<&Provenance>) -> InUse {
    let Some(basis) = scenario.population_basis.as_ref().filter(|basis| basis.method == method) else { return InUse::No };
    // A population that stays as it is has no rate.
    let is_set = rate.is_some_and(|rate| scenario.drivers.population_growth == Some(rate).filter(|rate| rate.get() != 0.0));
    if is_set && now == Some(basis) { InUse::Now } else { InUse::Before }
}

fn percent(rate: Rate) -> String {
    number::in_percent(number::signed(rate.get() * 100.0, 2))
}

/// What is said once a rate was taken over.
pub fn population_taken(line: &PopulationLine) -> String {
    phrase!("人口年均增长设为 {}（{}）", "Population growth set to {} a year ({})", line.growth, line.method.name())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::{TRAINING, builtin_plan, read_plan, shipped_facts};
    use crate::scenario::{Edit, apply};

    #[test]
    fn what_is_taken_over_shows_what_it_rests_on_until_the_rate_is_changed() {
        let plan = read_plan(TRAINING).unwrap();
        let (facts, mut scenario) = (shipped_facts(&plan).unwrap(), Scenario::holding(&plan));
        let past = population_past(&plan, &facts, &scenario).unwrap();
        assert_eq!((past.lines.len(), past.basis.as_str()), (8, ""));
        let first = past.lines[0].clone();
        assert!(first.growth.starts_with('−') && first.range.contains('～') && first.error.contains('次'), "{first:?}");
        apply(&mut scenario, &plan, first.takeover.unwrap()).unwrap();
        let past = population_past(&plan, &facts, &scenario).unwrap();
        assert_eq!(past.lines[0].use_of, InUse::Now);
        assert_eq!(past.lines.iter().filter(|line| line.use_of != InUse::No).count(), 1);
        assert_eq!(past.basis, format!("取自人口历年数据：{}，2017—2026年，10个值", first.method.name()));
        let (rate, taken) = (scenario.drivers.population_growth, scenario.clone());
        // What it rests on stays said where nothing of the past is known.
        let elsewhere = population_past(&plan, &Facts::default(), &scenario).unwrap();
        assert!(elsewhere.basis.contains(first.method.name()) && elsewhere.lines.is_empty());
        apply(&mut scenario, &plan, Edit::PopulationGrowth(rate)).unwrap();
        assert_eq!(scenario, taken, "the same rate again is no other");
        apply(&mut scenario, &plan, Edit::PopulationGrowth(Rate::new(-0.003).ok())).unwrap();
        assert_eq!(population_past(&plan, &facts, &scenario).unwrap().basis, "");
        // The same rate of one's own is one's own.
        apply(&mut scenario, &plan, Edit::PopulationGrowth(rate)).unwrap();
        assert_eq!(population_past(&plan, &facts, &scenario).unwrap().lines[0].use_of, InUse::No);
    }

    #[test]
    fn a_population_that_stays_as_it_is_can_be_taken_over_too() {
        let plan = read_plan(TRAINING).unwrap();
        let (facts, mut scenario) = (shipped_facts(&plan).unwrap(), Scenario::holding(&plan));
        let hold = |scenario: &Scenario| {
            let lines = population_past(&plan, &facts, scenario).unwrap().lines;
            lines.into_iter().find(|line| line.method == Method::Hold).unwrap()
        };
        assert_eq!(hold(&scenario).use_of, InUse::No);
        let taken = hold(&scenario).takeover.unwrap();
        apply(&mut scenario, &plan, taken).unwrap();
        assert_eq!((hold(&scenario).use_of, scenario.drivers.population_growth), (InUse::Now, None));
        apply(&mut scenario, &plan, Edit::PopulationGrowth(None)).unwrap();
        assert_eq!(hold(&scenario).use_of, InUse::No);
    }

    #[test]
    fn there_is_a_field_for_each_year_of_the_past_and_for_the_next_one() {
        let plan = builtin_plan().unwrap();
        let none = population_past(&plan, &Facts::default(), &Scenario::holding(&plan)).unwrap();
        let years: Vec<_> = none.figures.iter().map(|figure| figure.year.get()).collect();
        assert_eq!(years, (2011..=2021).collect::<Vec<_>>());
        assert!(none.lines.is_empty() && none.years.is_empty());
        let plan = read_plan(TRAINING).unwrap();
        let all = population_past(&plan, &shipped_facts(&plan).unwrap(), &Scenario::holding(&plan)).unwrap().figures;
        assert_eq!((all[0].year.get(), all[0].text.as_str(), all.last().unwrap().year.get()), (2010, "64.92", 2027));
        assert_eq!(all[2].text, "65.10");
    }

    #[test]
    fn it_is_asked_for_where_a_plan_has_per_head_indicators_or_somebody_entered_it() {
        let national = read_plan(crate::exchange::NATIONAL).unwrap();
        assert!(wants_population(&builtin_plan().unwrap(), &Facts::default()));
        let without = Plan {
            indicators: national.indicators.iter().cloned().map(|it| crate::plan::Indicator { per_head: false, ..it }).collect(),
            ..national
        };
        assert!(!wants_population(&without, &Facts::default()));
    }
}
