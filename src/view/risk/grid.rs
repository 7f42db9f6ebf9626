//! Two-way tables as cells of text.

use super::spoken::{Spoken, tone};
use crate::plan::{Indicator, Plan};
use crate::projection::{Value, judge};
use crate::risk::{self, Found, Input, InputScale, TwoWayTable, USUAL_GRID, inputs, moving_inputs};
use crate::scenario::Scenario;
use crate::view::row::target_text;
use crate::view::words::{self, Tone};
use crate::{phrase, word};

/// An input to choose for a table's columns or rows.
#[derive(Clone, Debug, PartialEq)]
pub struct InputChoice {
    /// The input.
    pub input: Input,
    /// What it is called, with its unit.
    pub label: String,
}

/// What a person asked of a table's rows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Down {
    /// Nothing: what matters.
    #[default]
    Usual,
    /// One row only.
    Nothing,
    /// This input, where the indicator has it.
    Input(Input),
}

/// Which inputs a table's sides are.
#[derive(Clone, Debug, PartialEq)]
pub struct TableInputs {
    /// What changes from column to column.
    pub across: Input,
    /// What changes from row to row; `None` for a table of one row.
    pub down: Option<Input>,
    /// Why it has one row only, in a sentence; empty where it has more, or where nobody would expect them.
    pub why: String,
}

/// A two-way table, or one of a single row.
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
        if down.is_empty() {
            return Some(phrase!("{across} {x}：预计 {}，{}", "{across} {x}: projected {}, {}", cell.text, cell.tone.word()));
        }
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

/// The sides of a table: as a person asked where the indicator has such inputs, otherwise those that move its outcome most. What does not
/// move it is no side by itself: nine rows alike would say nothing. `None` where nothing can be moved.
pub fn sides(plan: &Plan, scenario: &Scenario, indicator: &Indicator, across: Option<Input>, down: Down) -> Option<TableInputs> {
    let all = inputs(plan, scenario, indicator);
    let has = |input: &Input| all.contains(input);
    let moving = moving_inputs(plan, scenario, indicator);
    let across = across.filter(has).or_else(|| moving.first().copied()).or_else(|| all.first().copied())?;
    let usual = || moving.iter().copied().find(|input| *input != across);
    let down = match down {
        Down::Input(input) if has(&input) && input != across => Some(input),
        Down::Nothing => None,
        _ => usual(),
    };
    let judgement = judge(&scenario.case(plan, indicator));
    let name = Spoken::new(plan, scenario, indicator, &judgement).map(|spoken| spoken.label(across)).unwrap_or_default();
    let why = match (down, &moving[..]) {
        (None, [only]) if *only == across => {
            phrase!("只有“{name}”会改变预计结果，所以只列一行", "Only “{name}” changes the projected outcome; hence one row")
        }
        (None, []) => word!("这些输入都不改变预计结果", "None of the inputs changes the projected outcome").to_owned(),
        _ => String::new(),
    };
    Some(TableInputs { across, down, why })
}

/// The table of these sides, as numbers and in words; `None` where there is none.
pub fn tabled(plan: &Plan, scenario: &Scenario, indicator: &Indicator, sides: &TableInputs) -> Option<(TwoWayTable, TwoWay)> {
    let columns = risk::scale(plan, scenario, indicator, sides.across, USUAL_GRID.0)?;
    let found = match sides.down {
        Some(down) => {
            risk::grid(plan, scenario, indicator, columns, risk::scale(plan, scenario, indicator, down, USUAL_GRID.1)?)?
        }
        None => risk::grid_row(plan, scenario, indicator, columns)?,
    };
    let words = two_way(plan, scenario, indicator, &found)?;
    Some((found, words))
}

/// Puts a table into words; `None` for a status.
pub fn two_way(plan: &Plan, scenario: &Scenario, indicator: &Indicator, grid: &TwoWayTable) -> Option<TwoWay> {
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
        rows: if grid.rows.settings.is_empty() { GridScale::only() } else { scale(&spoken, &grid.rows) },
        cells: grid.cells.iter().map(|row| row.iter().map(cell).collect()).collect(),
    })
}

impl GridScale {
    /// The one row where nothing changes from row to row.
    fn only() -> Self {
        Self { label: String::new(), settings: vec![String::new()], present: Some(0) }
    }
}

fn scale(spoken: &Spoken, scale: &InputScale) -> GridScale {
    GridScale {
        label: label(spoken, scale.input),
        settings: scale.settings.iter().map(|number| spoken.setting(scale.input, *number)).collect(),
        present: scale.present,
    }
}

fn label(spoken: &Spoken, input: Input) -> String {
    words::named(spoken.label(input), &spoken.unit(input))
}
