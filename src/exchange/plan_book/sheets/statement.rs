//! Reads the statement in the cells of a row: measure, start, target.

use super::stated::{MEASURE, OP, OP_SOURCE, OWN_YEAR, START, START_KIND, TARGET, year_of};
use crate::exchange::columns::{CellFault, Chosen, FaultsFound, PlacedCell, SheetRow, plain};
use crate::exchange::plan_book::choice::{Measuring, StartKind, comparison_in};
use crate::exchange::plan_book::goal as goals;
use crate::exchange::workbook::Cell;
use crate::plan::{Amount, Comparison, Goal, Measure, Measured, OpSource, Origin, Start, Statement, Status, Years};
use crate::word;

/// The statement of a row. What it leaves out comes from `default`, if there is one. A cell that cannot be read is reported, and something
/// stands in for it.
pub(super) fn statement(row: SheetRow, default: Option<&Statement>, in_percent: bool, told: &mut FaultsFound) -> Statement {
    let Some(measure) = measure(row, default, told) else { return status(row, default, told) };
    let default = default.and_then(Statement::measured);
    let goal = target(row, default, in_percent || measure.is_in_percent(), told);
    let start = start(row, measure, default, in_percent, told);
    let own = Measured::plain(measure, start, goal, op_source(row, default, told));
    Statement::Measured(match default {
        // The rest of a reading is as its indicator states it.
        Some(default) => Measured { measure, start, goal: own.goal, op_source: own.op_source, ..default.clone() },
        None => own,
    })
}

/// The measure; `None` for words. A reading may leave it to its indicator.
fn measure(row: SheetRow, default: Option<&Statement>, told: &mut FaultsFound) -> Option<Measure> {
    let own = told.keep(row.get(MEASURE).optional(PlacedCell::choice::<Measuring>));
    let left = || default.map(|default| Measuring(default.measured().map(|stated| stated.measure)));
    own.and_then(|own| own.or_else(left)).map_or(Some(Measure::DEFAULT), |Measuring(measure)| measure)
}

/// Words may have a base figure and a year by which they hold, but no target number.
fn status(row: SheetRow, default: Option<&Statement>, told: &mut FaultsFound) -> Statement {
    let own = match default {
        Some(Statement::Status(own)) => own.clone(),
        _ => Status::default(),
    };
    let kind = row.get(START_KIND);
    let no_kind = kind.optional(|spot| match spot.choice() {
        Ok(StartKind::Missing) => Ok(()),
        _ => Err(spot.found(word!("定性指标没有起点，应留空", "a qualitative indicator has no baseline; leave it empty"))),
    });
    told.keep(no_kind);
    let start = row.get(START);
    let start = if is_dash(start) { None } else { told.keep(start.optional(|spot| spot.amount(true))).flatten() };
    let op = row.get(OP);
    if !op.is_empty() && Measuring::meant(&op.words()) != Some(Measuring(None)) {
        told.tell(op.found(word!("定性指标不作比较，应留空", "a qualitative indicator has no comparison; leave it empty")));
    }
    let target = row.get(TARGET);
    // Words such as 应保尽保 only repeat what is printed.
    if let Cell::Number(_) | Cell::Rate(_) = target.cell {
        told.tell(target.found(word!("定性指标没有数值，应留空", "a qualitative indicator has no number; leave it empty")));
    }
    let words = if is_dash(target) { String::new() } else { target.words() };
    let words = if words.is_empty() { own.words } else { words };
    let by = told.keep(row.get(OWN_YEAR).optional(year_of)).flatten();
    Statement::Status(Status { words, by: by.or(own.by), start: start.or(own.start) })
}

fn is_dash(spot: PlacedCell) -> bool {
    matches!(plain(&spot.words()).as_str(), "-" | "—" | "——" | "/" | "–")
}

fn start(row: SheetRow, measure: Measure, default: Option<&Measured>, in_percent: bool, told: &mut FaultsFound) -> Start {
    let (kind_spot, spot) = (row.get(START_KIND), row.get(START));
    if let (true, true, Some(default)) = (kind_spot.is_empty(), spot.is_empty(), default) {
        return default.start;
    }
    let read = start_kind(kind_spot, spot).and_then(|start_kind| {
        if start_kind == StartKind::Missing {
            return if spot.is_empty() || is_dash(spot) {
                Ok(Start::Missing)
            } else {
                Err(spot.found(word!("起点类型为“未给出”时应留空", "leave it empty where the baseline type is “not given”")))
            };
        }
        let value = start_value(spot, start_kind, in_percent)?;
        match start_kind {
            StartKind::Below | StartKind::AtMost | StartKind::Above | StartKind::AtLeast if measure.years() != Years::Values => {
                Err(kind_spot.fault(word!(
                    "“低于”只用于水平值，应为数值、上期累计或未给出",
                    "“below” is for levels only; it should be a value, an earlier total or not given"
                )))
            }
            StartKind::LastRate if !measure.is_of_rates() => Err(kind_spot.fault(word!(
                "“当年增速”只用于年均增速指标，应为数值或未给出",
                "“growth of the base year” is for growth rates only; it should be a value or not given"
            ))),
            StartKind::EarlierTotal if !may_have_earlier_total(measure) => Err(kind_spot.fault(word!(
                "“上期累计”只用于累计指标，应为数值、低于或未给出",
                "“earlier total” is for cumulative indicators only; it should be a value, below or not given"
            ))),
            StartKind::Below => Ok(Start::Below { end: value, closed: false }),
            StartKind::AtMost => Ok(Start::Below { end: value, closed: true }),
            StartKind::Above => Ok(Start::Above { end: value, closed: false }),
            StartKind::AtLeast => Ok(Start::Above { end: value, closed: true }),
            StartKind::LastRate => Ok(Start::LastRate(value)),
            StartKind::EarlierTotal => Ok(Start::EarlierTotal(value)),
            StartKind::Value | StartKind::Missing => Ok(Start::Value(value)),
        }
    });
    told.keep(read).unwrap_or(Start::Missing)
}

/// The kind of start value, from its own column or from how the value is written (`＜6`, `[0.68]`).
fn start_kind(kind: PlacedCell, value: PlacedCell) -> Result<StartKind, CellFault> {
    if !kind.is_empty() {
        return kind.choice();
    }
    let written = plain(&value.words());
    Ok(match comparison_in(&written) {
        _ if value.is_empty() || is_dash(value) => StartKind::Missing,
        Some((Comparison::LessThan, _)) => StartKind::Below,
        Some((Comparison::AtMost, _)) => StartKind::AtMost,
        Some((Comparison::MoreThan, _)) => StartKind::Above,
        Some((Comparison::AtLeast, _)) => StartKind::AtLeast,
        _ if written.starts_with('[') && written.ends_with(']') => StartKind::EarlierTotal,
        _ => StartKind::Value,
    })
}

fn start_value(spot: PlacedCell, kind: StartKind, in_percent: bool) -> Result<Amount, CellFault> {
    let written = plain(&spot.words());
    let bare = match kind {
        StartKind::Below | StartKind::AtMost | StartKind::Above | StartKind::AtLeast => {
            comparison_in(&written).map(|(_, rest)| rest)
        }
        StartKind::EarlierTotal => written.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')).map(str::to_owned),
        StartKind::Value | StartKind::LastRate | StartKind::Missing => None,
    };
    match bare {
        Some(bare) => spot.bare_amount(bare, in_percent),
        None if spot.is_empty() => Err(spot.missing(word!(
            "应为一个数；没有起点的，起点类型填“未给出”",
            "it should be a number; if there is no baseline, set the baseline type to “not given”"
        ))),
        None => spot.amount(in_percent),
    }
}

fn target(row: SheetRow, default: Option<&Measured>, in_percent: bool, told: &mut FaultsFound) -> Goal {
    let (op_spot, spot) = (row.get(OP), row.get(TARGET));
    if let (true, true, Some(default)) = (op_spot.is_empty(), spot.is_empty(), default) {
        return default.goal.clone();
    }
    if op_spot.is_empty()
        && let Some(goal) = goals::read(&spot.words()).filter(|goal| !matches!(goal, Goal::Number(_)))
    {
        return goal;
    }
    let printed = default.and_then(|default| default.goal.printed());
    let in_text = comparison_in(&spot.words());
    let value = match &in_text {
        _ if spot.is_empty() => printed.map(|target| target.value).ok_or_else(|| {
            spot.missing(word!(
                "应为目标值，如 95；定性指标的口径填“定性”",
                "it should be the target, such as 95; for a qualitative target set the measure to “qualitative”"
            ))
        }),
        Some((_, rest)) => spot.bare_amount(rest.clone(), in_percent),
        None => spot.amount(in_percent),
    };
    let own = op_spot.optional(PlacedCell::choice).and_then(|own| match (own, in_text) {
        (Some(own), Some((said, _))) if own != said => Err(spot.found(word!(
            "与“比较”一列不一致，应只在一处写明",
            "it differs from the comparison beside it; state it in one place"
        ))),
        (Some(op), _) | (None, Some((op, _))) => Ok(op),
        (None, None) => printed
            .map(|target| target.op)
            .ok_or_else(|| op_spot.missing(word!("应为 ≥、＞、≤ 或 ＜", "it should be ≥, >, ≤ or <"))),
    });
    let (value, op) = (told.keep(value), told.keep(own));
    Goal::number(op.unwrap_or(Comparison::AtLeast), value.unwrap_or(Amount::ZERO))
}

fn op_source(row: SheetRow, default: Option<&Measured>, told: &mut FaultsFound) -> OpSource {
    let own = told.keep(row.get(OP_SOURCE).optional(PlacedCell::choice)).flatten();
    own.or(default.map(|default| default.op_source)).unwrap_or(OpSource::Read)
}

/// Whether the previous period's total, or its change, makes sense for a measure.
fn may_have_earlier_total(measure: Measure) -> bool {
    measure.origin() == Origin::Nothing && !measure.is_of_rates()
}
