//! The per-head indicators at several rates of population growth.

use super::spoken::{Spoken, tone};
use crate::plan::{Id, Indicator, Nature, Plan, Rate};
use crate::projection::judge;
use crate::risk::{Found, driver_rates, driver_table};
use crate::scenario::Scenario;
use crate::view::number;
use crate::view::row::{name, target};
use crate::view::words::{self, Tone};
use crate::{phrase, word};

/// The table of population growth.
#[derive(Clone, Debug, PartialEq)]
pub struct PopulationTable {
    /// What it touches and on whose word, in a sentence.
    pub finding: String,
    /// The rate that is assumed, in ％ without a unit; empty while the driver is off.
    pub own: String,
    /// Which of the rates is none at all.
    pub without: Option<usize>,
    /// The rates as column heads.
    pub rates: Vec<String>,
    /// Which of them is assumed.
    pub present: Option<usize>,
    /// The indicators that it touches.
    pub rows: Vec<DriverRow>,
}

/// What becomes of one indicator.
#[derive(Clone, Debug, PartialEq)]
pub struct DriverRow {
    /// The indicator.
    pub id: Id,
    /// Its name.
    pub name: String,
    /// Its unit.
    pub unit: String,
    /// 约, 预 or —.
    pub nature_mark: &'static str,
    /// Whether it is binding.
    pub is_binding: bool,
    /// The target with its comparison.
    pub target: String,
    /// One for each rate.
    pub cells: Vec<DriverCell>,
}

/// An outcome at one rate.
#[derive(Clone, Debug, PartialEq)]
pub struct DriverCell {
    /// The outcome.
    pub text: String,
    /// How it is judged.
    pub tone: Tone,
}

/// The table from −2 ％ to +2 ％ and at the person's own rate.
pub fn drivers(plan: &Plan, scenario: &Scenario) -> PopulationTable {
    let own = scenario.drivers.population_growth;
    let table = driver_table(plan, scenario, driver_rates(own));
    let rows: Vec<_> = table.rows.iter().map(|(indicator, found)| row(plan, scenario, indicator, found)).collect();
    PopulationTable {
        own: own.map(|rate| number::held(rate.get() * 100.0, 6)).unwrap_or_default(),
        without: table.rates.iter().position(|rate| rate.get() == 0.0),
        finding: finding(own, &rows),
        rates: table.rates.iter().map(|rate| percent(*rate)).collect(),
        present: table.present,
        rows,
    }
}

fn row(plan: &Plan, scenario: &Scenario, indicator: &Indicator, found: &[Found]) -> DriverRow {
    let judgement = judge(&scenario.case(plan, indicator));
    let spoken = Spoken::new(plan, scenario, indicator, &judgement);
    let text = |found: Found| spoken.map_or_else(|| "?".to_owned(), |spoken| spoken.outcome(found));
    DriverRow {
        id: indicator.id.clone(),
        name: name(indicator),
        unit: indicator.unit.get().to_owned(),
        nature_mark: words::nature_mark(indicator.nature),
        is_binding: indicator.nature == Some(Nature::Binding),
        target: target(indicator, scenario.assumption(&indicator.id).statement(indicator)),
        cells: found.iter().map(|found| DriverCell { text: text(*found), tone: tone(found.standing) }).collect(),
    }
}

/// A rate as it was stated, with its sign.
fn percent(rate: Rate) -> String {
    let sign = if rate.get() > 0.0 { "+" } else { "" };
    number::in_percent(format!("{sign}{}", number::brief(rate.get() * 100.0, 6)))
}

fn finding(own: Option<Rate>, rows: &[DriverRow]) -> String {
    let turning = rows.iter().filter(|row| row.cells.windows(2).any(|pair| pair[0].tone != pair[1].tone)).count();
    let assumed = own.map_or_else(
        || word!("人口驱动未开启，等同于人口不变", "Population growth is off, equivalent to an unchanged population").to_owned(),
        |rate| phrase!("假设人口年均增长 {}", "Population growth is assumed to be {} a year", percent(rate)),
    );
    phrase!(
        "{assumed}；影响 {} 项按人口平均的指标，其中 {turning} 项的判断在 −2％ 至 +2％ 之间会改变",
        "{assumed}; per-head indicators affected: {}; verdicts that turn between −2% and +2%: {turning}",
        rows.len()
    )
}
