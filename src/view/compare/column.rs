//! One scenario as a column: its scoreboard and what it comes to for each indicator.

use std::sync::Arc;

use crate::chart::Look;
use crate::plan::{Amount, Indicator, Plan, Statement, Year};
use crate::projection::Summary;
use crate::projection::{Judgement, Standing, Value, Verdict};
use crate::scenario::{Assumption, Scenario};
use crate::view::board::{Board, board};
use crate::view::figures::outcome_decimals;
use crate::view::row::outcome;
use crate::view::words::Tone;

/// One scenario, not yet compared with another.
#[derive(Clone, Debug, PartialEq)]
pub struct ScenarioColumn {
    /// Its number on the chart and in the table, from 1.
    pub number: String,
    /// Its name.
    pub name: String,
    /// Its look on the chart.
    pub look: Look,
    /// Its scoreboard.
    pub board: Board,
    /// What each indicator comes to, in the order of the plan.
    pub entries: Vec<Entry>,
}

/// What one indicator comes to under one scenario: as text, and what that is compared by.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// The verdict's mark and the outcome as the list shows it, `✓ 95.0`.
    pub outcome: Arc<str>,
    /// How the verdict looks.
    pub tone: Tone,
    pub(super) standing: Standing,
    pub(super) measured: Measured,
    /// The chosen reading states something else than the default one.
    pub(super) statement: Statement,
}

/// What two outcomes are held against each other by.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Measured {
    /// A number, what counts as equal to it, and the decimals that a difference is shown with.
    Number { value: f64, tolerance: f64, decimals: usize },
    /// The year in which a status is reached.
    Reached(Year),
    /// An interval, or nothing at all: only the text can differ.
    Text,
}

/// Makes the column of a scenario whose indicators are judged, in the order of the plan. `place` counts from 0.
pub fn column(plan: &Plan, place: usize, scenario: &Scenario, judgements: &[Judgement]) -> ScenarioColumn {
    let standings = judgements.iter().map(|judgement| judgement.verdict.standing());
    let pairs = plan.indicators.iter().zip(judgements);
    ScenarioColumn {
        number: (place + 1).to_string(),
        name: scenario.name.clone(),
        look: Look::nth(place),
        board: board(Summary::of(plan, standings)),
        entries: pairs.map(|(indicator, judgement)| entry(indicator, scenario.assumption(&indicator.id), judgement)).collect(),
    }
}

fn entry(indicator: &Indicator, assumption: &Assumption, judgement: &Judgement) -> Entry {
    let statement = assumption.statement(indicator);
    let (tone, outcome) = (Tone::of(&judgement.verdict), outcome(indicator, statement, judgement));
    let is_unknown = outcome == tone.mark();
    Entry {
        outcome: if is_unknown { outcome } else { format!("{} {outcome}", tone.mark()) }.into(),
        tone,
        standing: judgement.verdict.standing(),
        measured: measured(indicator, statement, judgement),
        statement: statement.clone(),
    }
}

fn measured(indicator: &Indicator, statement: &Statement, judgement: &Judgement) -> Measured {
    match (statement, judgement.outcome, &judgement.verdict) {
        (Statement::Measured(stated), Some(Value::Exact(value)), _) => {
            let asked = judgement.asked.map_or(Amount::ZERO, |asked| asked.target.value);
            let tolerance = indicator.decimals.tolerance(asked, judgement.start.and_then(Value::exact)).get();
            Measured::Number { value: value.get(), tolerance, decimals: outcome_decimals(indicator, stated) }
        }
        (Statement::Status(_), _, Verdict::Met { first_year, .. }) => Measured::Reached(*first_year),
        _ => Measured::Text,
    }
}
