//! What would turn a verdict, as cells of a spreadsheet.

use serde::Serialize;
use tuiyan::exchange::SwitchingOut;
use tuiyan::plan::{Id, Nature, Plan};
use tuiyan::projection::Parameter;

use super::sheet::{Cell, Required, Text};

/// The names of the cells of [`Turning`], in their order.
pub(super) const TURNING: [&str; 13] = [
    "id",
    "name",
    "nature",
    "unit",
    "result",
    "outcome",
    "present",
    "parameter",
    "relation",
    "required",
    "headroom",
    "share",
    "steps",
];

/// One indicator and what would turn its verdict.
#[derive(Serialize)]
pub(super) struct Turning<'a> {
    id: &'a Id,
    name: Text<'a>,
    nature: Option<Nature>,
    unit: Text<'a>,
    result: &'a str,
    outcome: Option<Cell>,
    present: Option<f64>,
    parameter: Option<Parameter>,
    relation: Option<&'a str>,
    required: Option<Required>,
    headroom: Option<f64>,
    share: Option<f64>,
    steps: Option<f64>,
}

impl<'a> Turning<'a> {
    /// All that is known of it.
    pub(super) fn of(plan: &'a Plan, found: &'a SwitchingOut) -> Self {
        Self {
            outcome: found.outcome.map(Cell),
            present: found.present,
            parameter: found.required.map(|required| required.parameter),
            relation: found.required.map(|required| required.relation),
            required: found.required.and_then(|required| required.value).map(Required),
            headroom: found.headroom,
            share: found.share,
            steps: found.steps,
            ..Self::unknown(plan, &found.id, found.result)
        }
    }

    /// The indicator and its verdict alone.
    pub(super) fn unknown(plan: &'a Plan, id: &'a Id, result: &'a str) -> Self {
        let indicator = plan.indicator(id);
        Self {
            id,
            name: Text(indicator.map_or("", |indicator| indicator.name.get())),
            nature: indicator.and_then(|indicator| indicator.nature),
            unit: Text(indicator.map_or("", |indicator| indicator.unit.get())),
            result,
            outcome: None,
            present: None,
            parameter: None,
            relation: None,
            required: None,
            headroom: None,
            share: None,
            steps: None,
        }
    }
}
