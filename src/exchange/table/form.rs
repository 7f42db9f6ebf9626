//! A sheet to fill in.

use crate::exchange::scenario_book::{ID, INDICATOR, UNIT};
use crate::exchange::workbook::{Cell, OBSERVATIONS, Sheet};
use crate::language::Text;
use crate::phrase;
use crate::plan::{Goal, Id, Indicator, Measured, Plan, Start, Statement, Threshold, Year};
use crate::projection::Pin;
use crate::scenario::{Facts, Scenario, as_typed};
use crate::view::{number, words};
use crate::word;

/// A scenario's observations of these indicators as a sheet with heads, which [`super::read_observations`] reads back. Without observations
/// it is a form to fill in. The given years before the base year come first, with their known figures. The plan's own figures stand beside
/// the cells to fill in, and the reader skips them. Rates of an average growth are in ％, as they are typed.
pub fn observation_sheet(plan: &Plan, facts: &Facts, scenario: &Scenario, ids: &[Id], earlier: &[Year]) -> Sheet {
    let head = [ID, INDICATOR, UNIT].into_iter().map(|head| Cell::text(head.get()));
    let base = plan.period.base();
    let years: Vec<Year> = earlier.iter().copied().filter(|year| *year < base).chain(plan.period.projected()).collect();
    let heads = years.iter().map(|year| Cell::text(phrase!("{year}年观测", "{year} observed")));
    let beside = [phrase!("{base}年（规划）", "{base} (plan)"), TARGET.get().to_owned(), NATURE.get().to_owned()];
    let heads = head.chain(heads).chain(beside.map(Cell::text)).collect();
    let of: Vec<_> = ids.iter().filter_map(|id| plan.indicator(id)).collect();
    let known = Known { facts, scenario, base };
    let rows = of.iter().map(|indicator| row(known, indicator, &years));
    let sheet = Sheet::new(OBSERVATIONS.get().to_owned(), std::iter::once(heads).chain(rows).collect());
    let figures: Vec<_> = (3..5 + years.len()).collect();
    sheet.with_decimals(&figures, of.iter().map(|indicator| indicator.decimals))
}

/// The sources of the years' figures.
#[derive(Clone, Copy)]
struct Known<'a> {
    facts: &'a Facts,
    scenario: &'a Scenario,
    base: Year,
}

const NATURE: Text = Text::new("属性", "Nature");
const TARGET: Text = Text::new("目标", "Target");

fn row(known: Known, indicator: &Indicator, years: &[Year]) -> Vec<Cell> {
    let statement = known.scenario.assumption(&indicator.id).statement(indicator);
    let is_growth = statement.measured().is_some_and(|stated| stated.measure.is_of_rates());
    let unit = figure_unit(indicator, is_growth);
    let head = [Cell::text(indicator.id.as_str()), Cell::text(indicator.name.get()), Cell::text(unit)];
    let (base, target) = statement.measured().map_or((Cell::Empty, Cell::Empty), |stated| (base(stated), target(stated)));
    let figure = |year: &Year| match statement {
        Statement::Status(_) => Cell::text("—"),
        Statement::Measured(stated) => known.figure(indicator, stated, *year).map_or(Cell::Empty, Cell::Number),
    };
    let beside = [base, target, Cell::text(words::nature(indicator.nature))];
    head.into_iter().chain(years.iter().map(figure)).chain(beside).collect()
}

/// The plan's base figure in the unit of the observations: a number, or a bound.
fn base(stated: &Measured) -> Cell {
    match stated.start {
        Start::Value(value) if !stated.measure.is_of_rates() => Cell::Number(value.get()),
        Start::Below { end, .. } if !stated.measure.is_of_rates() => Cell::text(number::below(end.get())),
        Start::Above { end, .. } if !stated.measure.is_of_rates() => Cell::text(number::above(end.get())),
        _ => Cell::Empty,
    }
}

fn target(stated: &Measured) -> Cell {
    let plain = |target: Threshold| format!("{}{}", words::symbol(target.op), target.value.get());
    Cell::text(match &stated.goal {
        Goal::Number(target) => plain(*target),
        _ => crate::view::goal_signs(stated),
    })
}

/// The unit in which figures of an indicator are typed.
pub(super) fn figure_unit(indicator: &Indicator, is_growth: bool) -> &str {
    if is_growth { word!("％", "%") } else { indicator.unit.get() }
}

impl Known<'_> {
    /// The known figure of a year, as a person types it: an observation after the base year, a fact before it. In the base year it is the plan's
    /// own or one that a person filled in; for a mean growth, the rate of that year.
    fn figure(self, indicator: &Indicator, stated: &Measured, year: Year) -> Option<f64> {
        let assumption = self.scenario.assumption(&indicator.id);
        let known = || self.facts.at(&indicator.id, year).map(|known| known.value);
        let value = match assumption.years.get(&year) {
            _ if year < self.base || (year == self.base && stated.measure.is_of_rates()) => known(),
            _ if year == self.base => assumption.start.or(match stated.start {
                Start::Value(value) => Some(value),
                _ => None,
            }),
            Some(Pin::Observed(value)) => Some(*value),
            _ => None,
        };
        value.map(|value| as_typed(stated, value))
    }
}

/// The figures of some indicators and years as a spreadsheet pastes them: tabs between the cells, a line for each indicator, empty for
/// unknown figures. [`super::read_observations`] can put them back where they were, or elsewhere.
pub fn observed_text(plan: &Plan, facts: &Facts, scenario: &Scenario, ids: &[Id], years: &[Year]) -> String {
    let known = Known { facts, scenario, base: plan.period.base() };
    let figure = |indicator: &Indicator, year: &Year| {
        let stated = scenario.assumption(&indicator.id).statement(indicator).measured()?;
        known.figure(indicator, stated, *year).map(|number| number.to_string())
    };
    let line = |indicator: &Indicator| {
        let figures = years.iter().map(|year| figure(indicator, year).unwrap_or_default());
        figures.collect::<Vec<_>>().join("\t")
    };
    let lines = ids.iter().filter_map(|id| plan.indicator(id)).map(line);
    lines.collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::builtin_plan;
    use crate::exchange::table::{Answers, read_observations};
    use crate::exchange::{Workbook, read_xlsx, write_xlsx};
    use crate::language::Language;
    use crate::plan::Amount;
    use crate::scenario::{Edit, apply};

    #[test]
    fn the_plans_own_figures_stand_beside_the_cells_to_fill_and_are_read_over() {
        let plan = builtin_plan().unwrap();
        let ids: Vec<_> = plan.indicators.iter().map(|indicator| indicator.id.clone()).collect();
        let holding = Scenario::holding(&plan);
        let mut filled = holding.clone();
        for indicator in plan.indicators.iter().filter(|indicator| indicator.statement.measured().is_some()) {
            let pin = Some(Pin::Observed(Amount::of(0.5)));
            apply(&mut filled, &plan, Edit::Pin(indicator.id.clone(), Year::new(2021), pin)).unwrap();
        }
        for language in Language::ALL {
            let read = |scenario: &Scenario| {
                let book = language
                    .speaking(|| Workbook { sheets: vec![observation_sheet(&plan, &Facts::default(), scenario, &ids, &[])] });
                let seen = read_xlsx(&write_xlsx(&book).unwrap()).unwrap();
                read_observations(&seen, &plan, &holding, None, &Answers::default())
            };
            let (empty, full) = (read(&holding), read(&filled));
            assert_eq!((empty.values.len(), full.values.len()), (0, filled.assumptions.len()));
            for read in [empty, full] {
                assert!(read.is_sure() && read.base.is_empty() && read.left_out.iter().all(|each| !each.is_loss), "{read:?}");
            }
        }
    }

    #[test]
    fn a_form_says_what_the_plan_states_of_an_indicator() {
        let plan = builtin_plan().unwrap();
        let sheet = observation_sheet(&plan, &Facts::default(), &Scenario::holding(&plan), &[Id::new("t1-03").unwrap()], &[]);
        let said = |row: usize| sheet.rows[row][8..].to_vec();
        assert_eq!(said(0), ["2020年（规划）", "目标", "属性"].map(Cell::text));
        assert_eq!(said(1), [Cell::Number(93.7), Cell::text("≥95"), Cell::text("预期性")]);
        assert!(sheet.decimals.contains(&(1, 8, 1)));
    }
}
