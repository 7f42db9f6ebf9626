//! Tables for spreadsheets; judgements as one row for each scenario and indicator.

use serde::{Serialize, Serializer};
use tuiyan::exchange::{IndicatorJudgement, RequiredValue, ValueOut, judge_scenario, masked};
use tuiyan::plan::{Comparison, Id, Indicator, Nature, Plan, Year};
use tuiyan::projection::Parameter;
use tuiyan::scenario::Scenario;

use super::Answer;

const COLUMNS: [&str; 21] = [
    "scenario",
    "plan",
    "id",
    "name",
    "domain",
    "nature",
    "measure",
    "unit",
    "start",
    "outcome",
    "op",
    "target",
    "result",
    "first_year",
    "margin",
    "shortfall",
    "reason",
    "parameter",
    "relation",
    "required",
    "capped_in",
];

/// The cells before the years, in the order of [`COLUMNS`].
#[derive(Serialize)]
struct Row<'a> {
    scenario: Text<'a>,
    plan: &'a Id,
    id: &'a Id,
    name: Text<'a>,
    domain: Text<'a>,
    nature: Option<Nature>,
    measure: &'a str,
    unit: Text<'a>,
    start: Option<Cell>,
    outcome: Option<Cell>,
    op: Option<Comparison>,
    target: Option<f64>,
    result: &'a str,
    first_year: Option<Year>,
    margin: Option<f64>,
    shortfall: Option<f64>,
    reason: Option<&'a str>,
    parameter: Option<Parameter>,
    relation: Option<&'a str>,
    required: Option<Required>,
    capped_in: Option<Year>,
}

/// A text that a spreadsheet must not take for a formula.
pub(super) struct Text<'a>(pub(super) &'a str);

impl Serialize for Text<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&masked(self.0))
    }
}

/// A number, or an interval as `[0,6)`.
pub(super) struct Cell(pub(super) ValueOut);

impl Serialize for Cell {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            ValueOut::Exact(number) => serializer.serialize_f64(number),
            ValueOut::Between { above, below, open } => {
                let begin = if open == Some("above") { '(' } else { '[' };
                let end = if open == Some("below") { ')' } else { ']' };
                serializer.collect_str(&format_args!("{begin}{above},{below}{end}"))
            }
        }
    }
}

/// What is required: a number, or two as `[0.1,0.3]`.
pub(super) struct Required(pub(super) RequiredValue);

impl Serialize for Required {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            RequiredValue::One(number) => serializer.serialize_f64(number),
            RequiredValue::Range([low, high]) => serializer.collect_str(&format_args!("[{low},{high}]")),
        }
    }
}

/// The judgements of every scenario.
pub(super) fn of_scenarios(plan: &Plan, scenarios: &[Scenario]) -> Answer {
    let years = plan.period.years().map(|year| format!("y{year}"));
    let columns = COLUMNS.iter().map(ToString::to_string);
    let judged: Vec<_> = scenarios.iter().map(|scenario| (scenario, judge_scenario(plan, scenario))).collect();
    let rows = judged.iter().flat_map(|(scenario, judged)| {
        let each = plan.indicators.iter().zip(&judged.indicators);
        each.map(|(indicator, judgement)| (row(scenario, indicator, judgement), path(plan, judgement)))
    });
    sheet(columns.chain(years), rows)
}

/// A sheet under these columns, with the mark by which spreadsheets know UTF-8.
pub(super) fn sheet<R: Serialize>(columns: impl Iterator<Item = String>, rows: impl Iterator<Item = R>) -> Answer {
    match write(columns, rows) {
        Ok(out) => Answer { out, ..Answer::default() },
        // Writing to memory does not fail; should it ever, half a sheet is not printed.
        Err(error) => Answer { refused: vec![format!("csv: {error}")], ..Answer::default() },
    }
}

fn write<R: Serialize>(columns: impl Iterator<Item = String>, rows: impl Iterator<Item = R>) -> Result<Vec<u8>, csv::Error> {
    let mut writer = csv::WriterBuilder::new().has_headers(false).from_writer("\u{feff}".as_bytes().to_vec());
    writer.write_record(columns)?;
    for row in rows {
        writer.serialize(row)?;
    }
    writer.into_inner().map_err(|error| error.into_error().into())
}

fn row<'a>(scenario: &'a Scenario, indicator: &'a Indicator, judgement: &'a IndicatorJudgement) -> Row<'a> {
    let statement = scenario.assumption(&indicator.id).statement(indicator);
    let target = statement.measured().and_then(|stated| stated.goal.printed());
    let bound = target.map(|target| target.value.get()).or(judgement.bound);
    let required = judgement.required;
    Row {
        scenario: Text(&scenario.name),
        plan: &scenario.plan,
        id: &indicator.id,
        name: Text(indicator.name.get()),
        domain: Text(indicator.domain.get()),
        nature: indicator.nature,
        measure: judgement.measure,
        unit: Text(indicator.unit.get()),
        start: judgement.start.map(Cell),
        outcome: judgement.outcome.map(Cell),
        op: target.map(|target| target.op),
        target: bound,
        result: judgement.result,
        first_year: judgement.first_year,
        margin: judgement.margin,
        shortfall: judgement.shortfall,
        reason: judgement.reason,
        parameter: required.map(|required| required.parameter),
        relation: required.map(|required| required.relation),
        required: required.and_then(|required| required.value).map(Required),
        capped_in: judgement.capped_in,
    }
}

/// One cell for each year of the plan, empty where nothing is known.
fn path(plan: &Plan, judgement: &IndicatorJudgement) -> Vec<Option<Cell>> {
    let of_year = |year| judgement.path.iter().find(|point| point.year == year).map(|point| Cell(point.value));
    plan.period.years().map(of_year).collect()
}
