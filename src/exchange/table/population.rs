//! The population, which a table may have a row for as it has one for an indicator.

use crate::language::Text;
use crate::plan::{Bounds, Decimals, Goal, Id, Indicator, Measure, Measured, OpSource, Plan, Source, Start, Statement, Wording};
use crate::trend::population_id;

/// What the population is called in a table.
pub(super) const NAME: Text = Text::new("人口", "Population");

/// The plan with the population among its indicators, in any unit. A plan that has an indicator of that id stays as it is.
pub(super) fn with_population(plan: &Plan) -> Plan {
    let mut plan = plan.clone();
    if let (Some(id), Some(first)) = (population_id(&plan), plan.indicators.first()) {
        let population = Indicator {
            id,
            group: first.group.clone(),
            domain: Wording::default(),
            name: Wording::paired(NAME.both()[0].to_owned(), Some(NAME.both()[1].to_owned())),
            unit: Wording::default(),
            nature: None,
            decimals: Decimals::NONE,
            bounds: Bounds::COUNT,
            per_head: false,
            part_of: None,
            lead: Wording::default(),
            source: Source { place: Wording::default(), printed: String::new() },
            statement: Statement::Measured(watched()),
            readings: Vec::new(),
        };
        plan.indicators.push(population);
    }
    plan
}

/// Nothing is stated of it.
fn watched() -> Measured {
    let goal = Goal::Watched { words: String::new(), wanted: None };
    Measured::plain(Measure::LEVEL, Start::Missing, goal, OpSource::Read)
}

/// What a series is called.
pub fn subject_name(plan: &Plan, id: &Id) -> String {
    match plan.indicator(id) {
        Some(indicator) => indicator.name.get().to_owned(),
        None if population_id(plan).as_ref() == Some(id) => NAME.get().to_owned(),
        None => id.to_string(),
    }
}
