//! Two-way tables as cells of text.

use super::spoken::{Spoken, tone};
use crate::phrase;
use crate::plan::{Indicator, Plan};
use crate::projection::{Value, judge};
use crate::risk::{Found, Grid, Input, Scale, inputs};
use crate::scenario::Scenario;
use crate::view::row::target_text;
use crate::view::words::{self, Tone};

/// An input to choose for a table's columns or rows.
#[derive(Clone, Debug, PartialEq)]
pub struct InputChoice {
    /// The input.
    pub input: Input,
    /// What it is called, with its unit.
    pub label: String,
}

/// A two-way table.
#[derive(Clone, Debug, PartialEq)]
pub struct TwoWay {
    /// What is in the cells.
    pub title: String,
    /// What changes from column to column.
    pub columns: GridScale,
    /// What changes from row to row.
    pub rows: GridScale,
    /// The cells, row by row.
    pub cells: Vec<Vec<GridCell>>,
}

/// The settings along one side.
#[derive(Clone, Debug, PartialEq)]
pub struct GridScale {
    /// What changes, with its unit.
    pub label: String,
    /// The settings, rising.
    pub settings: Vec<String>,
    /// Which of them is assumed; `None` where only an interval is known.
    pub present: Option<usize>,
}

/// What one pair of settings leads to.
#[derive(Clone, Debug, PartialEq)]
pub struct GridCell {
    /// The outcome.
    pub text: String,
    /// The outcome as a number; `None` where it is an interval or unknown.
    pub value: Option<f64>,
    /// How it is judged.
    pub tone: Tone,
}

impl TwoWay {
    /// What a cell says, as a sentence; `None` outside the table.
    pub fn sentence(&self, column: usize, row: usize) -> Option<String> {
        let cell = self.cells.get(row)?.get(column)?;
        let (x, y) = (self.columns.settings.get(column)?, self.rows.settings.get(row)?);
        let (across, down) = (&self.columns.label, &self.rows.label);
        Some(phrase!(
            "{across} {x}、{down} {y}：预计 {}，{}",
            "{across} {x}, {down} {y}: projected {}, {}",
            cell.text,
            cell.tone.word()
        ))
    }
}

/// The inputs to choose from.
pub fn input_choices(plan: &Plan, scenario: &Scenario, indicator: &Indicator) -> Vec<InputChoice> {
    let judgement = judge(&scenario.case(plan, indicator));
    let Some(spoken) = Spoken::new(plan, scenario, indicator, &judgement) else { return Vec::new() };
    let choice = |input| InputChoice { input, label: label(&spoken, input) };
    inputs(plan, scenario, indicator).into_iter().map(choice).collect()
}

/// Puts a table into words; `None` for a status.
pub fn two_way(plan: &Plan, scenario: &Scenario, indicator: &Indicator, grid: &Grid) -> Option<TwoWay> {
    let judgement = judge(&scenario.case(plan, indicator));
    let spoken = Spoken::new(plan, scenario, indicator, &judgement)?;
    let cell = |found: &Found| GridCell {
        text: spoken.outcome(*found),
        value: found.outcome.and_then(Value::exact).map(crate::plan::Amount::get),
        tone: tone(found.standing),
    };
    let unit = &indicator.unit;
    Some(TwoWay {
        title: phrase!(
            "预计结果（{unit}），目标 {}",
            "projected outcome ({unit}), target {}",
            target_text(indicator, spoken.stated)
        ),
        columns: scale(&spoken, &grid.columns),
        rows: scale(&spoken, &grid.rows),
        cells: grid.cells.iter().map(|row| row.iter().map(cell).collect()).collect(),
    })
}

fn scale(spoken: &Spoken, scale: &Scale) -> GridScale {
    GridScale {
        label: label(spoken, scale.input),
        settings: scale.settings.iter().map(|number| spoken.setting(scale.input, *number)).collect(),
        present: scale.present,
    }
}

fn label(spoken: &Spoken, input: Input) -> String {
    words::named(spoken.label(input), &spoken.unit(input))
}
