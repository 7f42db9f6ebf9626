//! The table of assumptions: one line for each indicator, with what can be typed into it.

use super::number;
use super::row::{self, start};
use super::sheet::{Lever, Subject, meant, not_set, required_of};
use super::words::{self, Tone};
use crate::plan::{Indicator, Plan, Statement};
use crate::projection::{Family, Growth, Judgement, Setting};
use crate::scenario::{Assumption, Scenario};
use crate::word;

/// A column of the table that can be typed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AssumedColumn {
    /// The parameter of the growth.
    Parameter,
    /// What it leads to in the target year.
    Outcome,
}

impl AssumedColumn {
    /// Both, from the left.
    pub const ALL: [Self; 2] = [Self::Parameter, Self::Outcome];

    /// Its heading.
    pub fn word(self, plan: &Plan) -> String {
        match self {
            Self::Parameter => word!("每年", "Per year").to_owned(),
            Self::Outcome => words::year(plan.period.end()),
        }
    }
}

/// An indicator's line.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct AssumedRow {
    /// Its name, with 其中 where it is a part of another.
    pub name: String,
    /// Its unit.
    pub unit: String,
    /// 约束性, 预期性 or 未注明.
    pub nature: &'static str,
    /// 约, 预 or —.
    pub nature_mark: &'static str,
    /// The start, as entered or else as printed.
    pub start: String,
    /// How it grows; of a status what is stated.
    pub way: String,
    /// The two numbers that can be typed; none where there is nothing to set.
    pub cells: Option<[AssumedCell; 2]>,
    /// What stands there otherwise.
    pub outcome: String,
    /// The distance to the target with its sign; empty where there is none.
    pub margin: String,
    /// How the verdict looks.
    pub tone: Option<Tone>,
    /// What it would take.
    pub required: String,
    /// Whether the person decided anything about it.
    pub is_changed: bool,
    /// Whether it is told and not computed.
    pub is_status: bool,
    /// What one unit shown is of the parameter.
    scale: f64,
}

/// A number that can be typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AssumedCell {
    /// As its field holds it; `?` where there is none.
    pub text: String,
    /// Its unit.
    pub unit: String,
    /// Whether it may be negative.
    pub is_signed: bool,
    /// What it is, for those who hear it.
    pub label: String,
}

impl AssumedRow {
    /// The cell of a column, where it can be typed in.
    pub fn cell(&self, column: AssumedColumn) -> Option<&AssumedCell> {
        self.cells.as_ref().map(|cells| &cells[usize::from(column == AssumedColumn::Outcome)])
    }

    /// The setting that is meant by a number in the parameter's column.
    pub fn setting(&self, shown: f64) -> Option<Setting> {
        meant(shown, self.scale)
    }

    /// Why nothing can be typed.
    pub fn closed(&self) -> &'static str {
        if self.is_status {
            word!("这是定性指标，没有可以键入的数", "A qualitative indicator has no numbers to type")
        } else {
            word!("填入起点后才能设定；点指标名称去填写", "Enter a baseline first; click the indicator's name to do so")
        }
    }
}

/// Makes the line of an indicator.
pub fn assumed_row(plan: &Plan, scenario: &Scenario, indicator: &Indicator, judgement: &Judgement) -> AssumedRow {
    let assumption = scenario.assumption(&indicator.id);
    let subject = Subject { plan, indicator, assumption, drivers: scenario.drivers, judgement };
    let statement = assumption.statement(indicator);
    let lever = statement.measured().and_then(|stated| super::sheet::lever_of(subject, stated));
    AssumedRow {
        name: row::name(indicator),
        unit: indicator.unit.get().to_owned(),
        nature: words::nature(indicator.nature),
        nature_mark: words::nature_mark(indicator.nature),
        start: start(indicator, statement, assumption.start),
        way: way(assumption, statement),
        outcome: row::outcome(indicator, statement, judgement),
        margin: lever.as_ref().map(|lever| lever.readings[3].text.clone()).filter(|text| text != "?").unwrap_or_default(),
        cells: lever.as_ref().map(cells),
        tone: Some(Tone::of(&judgement.verdict)),
        required: statement.measured().map(|stated| required_of(subject, stated)).unwrap_or_default(),
        is_changed: assumption.is_decided(),
        is_status: statement.is_status(),
        scale: lever.as_ref().map_or(1.0, |lever| lever.scale),
    }
}

fn cells(lever: &Lever) -> [AssumedCell; 2] {
    [0, 1].map(|at| {
        let reading = &lever.readings[at];
        AssumedCell {
            text: number::field(reading.text.clone()),
            unit: reading.unit.clone(),
            is_signed: reading.is_signed,
            label: reading.label.clone(),
        }
    })
}

fn way(assumption: &Assumption, statement: &Statement) -> String {
    match statement {
        Statement::Measured(stated) if assumption.is_unset(stated) => not_set().to_owned(),
        Statement::Measured(_) => assumption.growth.as_ref().map_or(Family::Hold, Growth::family).name().to_owned(),
        Statement::Status(_) => {
            assumption.status.map_or_else(|| word!("尚未说明", "Not stated yet").to_owned(), super::changes::status)
        }
    }
}
