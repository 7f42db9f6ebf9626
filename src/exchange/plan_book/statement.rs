//! What the cells of a row state: measure, start, target.

use super::choice::{COMPARISONS, MEASURES, MOMENTS, OP_SOURCES, START_KINDS, StartKind, TRUTHS, comparison_in};
use super::fault::CellFault;
use super::form::{PlanColumn as C, plain};
use super::goal;
use super::grid::{Row, keep, tell};
use super::number;
use super::spot::Spot;
use crate::exchange::workbook::Cell;
use crate::plan::{
    Amount, Basis, Comparison, Decimals, Goal, Measure, Measured, OpSource, Origin, Start, Statement, Status, Year, Years,
};
use crate::word;

/// What a row states. What it leaves out is as `default` states it, where there is one. What cannot be read is told, and something
/// stands in for it.
pub(super) fn statement(row: Row, default: Option<&Statement>, in_percent: bool, faults: &mut Vec<CellFault>) -> Statement {
    let Some(measure) = measure(row, default, faults) else { return status(row, default, faults) };
    let default = default.and_then(Statement::measured);
    let goal = target(row, default, in_percent || measure.is_in_percent(), faults);
    let start = start(row, measure, default, in_percent, faults);
    let plain = Measured::plain(measure, start, goal, op_source(row, default, faults));
    Statement::Measured(more(row, plain, default, faults))
}

fn measure(row: Row, default: Option<&Statement>, faults: &mut Vec<CellFault>) -> Option<Measure> {
    let own = match default {
        // A reading may leave it to its indicator.
        Some(default) => keep(faults, row.get(C::Measure).optional(|spot| spot.choice(&MEASURES)))
            .map(|own| own.unwrap_or_else(|| default.measured().map(|stated| stated.measure))),
        None => row.required(C::Measure).and_then(|spot| keep(faults, spot.required(|spot| spot.choice(&MEASURES)))),
    };
    own.unwrap_or(Some(Measure::DEFAULT))
}

/// What few statements have; of a reading what its indicator has.
fn more(row: Row, plain: Measured, default: Option<&Measured>, faults: &mut Vec<CellFault>) -> Measured {
    if let Some(default) = default {
        let Measured { measure, start, goal, op_source, .. } = plain;
        return Measured { measure, start, goal, op_source, ..default.clone() };
    }
    let unit = row.get(C::StartUnit).words();
    let estimated = keep(faults, row.get(C::Estimated).optional(|spot| spot.choice(&TRUTHS))).flatten();
    let stretch = row.get(C::Stretch).optional(|spot| {
        goal::read(&spot.words()).ok_or_else(|| spot.found(word!("应为目标，如 ≥65", "it should be a target, such as ≥65")))
    });
    let milestones = row.get(C::Milestones).optional(|spot| {
        goal::read_milestones(&spot.words())
            .ok_or_else(|| spot.found(word!("应如 2023：≥1.35；2025：≥1.7", "it should read like 2023: ≥1.35; 2025: ≥1.7")))
    });
    Measured {
        basis: Basis {
            year: year(row, C::StartYear, faults),
            estimated: estimated.unwrap_or(false),
            unit: (!unit.is_empty()).then(|| unit.as_str().into()),
        },
        when: keep(faults, row.get(C::When).optional(|spot| spot.choice(&MOMENTS))).flatten().unwrap_or_default(),
        year: year(row, C::TargetYear, faults),
        stretch: keep(faults, stretch).flatten(),
        milestones: keep(faults, milestones).flatten().unwrap_or_default(),
        ..plain
    }
}

fn year(row: Row, column: C, faults: &mut Vec<CellFault>) -> Option<Year> {
    let allowed = word!("应为年份，如 2027", "it should be a year, such as 2027");
    keep(faults, row.get(column).optional(|spot| spot.whole(allowed))).flatten().map(Year::new)
}

/// Words may have a base figure, and a year by which they hold; the number of a target they have none.
fn status(row: Row, default: Option<&Statement>, faults: &mut Vec<CellFault>) -> Statement {
    let own = match default {
        Some(Statement::Status(own)) => own.clone(),
        _ => Status::default(),
    };
    let kind = row.get(C::StartKind);
    let no_kind = kind.optional(|spot| match spot.choice(&START_KINDS) {
        Ok(StartKind::Missing) => Ok(()),
        _ => Err(spot.found(word!("定性指标没有起点，应留空", "a qualitative indicator has no baseline; leave it empty"))),
    });
    keep(faults, no_kind);
    let start = row.get(C::Start);
    let start = if is_dash(start) { None } else { keep(faults, start.optional(|spot| spot.amount(true))).flatten() };
    let op = row.get(C::Op);
    if !op.is_empty() && super::choice::meant(&MEASURES, &op.words()) != Some(None) {
        tell(faults, op.found(word!("定性指标不作比较，应留空", "a qualitative indicator has no comparison; leave it empty")));
    }
    let target = row.get(C::Target);
    // Words such as 应保尽保 say again what is printed.
    if let Cell::Number(_) | Cell::Rate(_) = target.cell {
        tell(faults, target.found(word!("定性指标没有数值，应留空", "a qualitative indicator has no number; leave it empty")));
    }
    let words = if is_dash(target) { String::new() } else { target.words() };
    let words = if words.is_empty() { own.words } else { words };
    Statement::Status(Status { words, by: year(row, C::TargetYear, faults).or(own.by), start: start.or(own.start) })
}

fn is_dash(spot: Spot) -> bool {
    matches!(plain(&spot.words()).as_str(), "-" | "—" | "——" | "/" | "–")
}

fn start(row: Row, measure: Measure, default: Option<&Measured>, in_percent: bool, faults: &mut Vec<CellFault>) -> Start {
    let (kind_spot, spot) = (row.get(C::StartKind), row.get(C::Start));
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
    keep(faults, read).unwrap_or(Start::Missing)
}

/// What the start value is: as its own column says, or as the value itself is written (`＜6`, `[0.68]`).
fn start_kind(kind: Spot, value: Spot) -> Result<StartKind, CellFault> {
    if !kind.is_empty() {
        return kind.choice(&START_KINDS);
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

fn start_value(spot: Spot, kind: StartKind, in_percent: bool) -> Result<Amount, CellFault> {
    let written = plain(&spot.words());
    let bare = match kind {
        StartKind::Below | StartKind::AtMost | StartKind::Above | StartKind::AtLeast => {
            comparison_in(&written).map(|(_, rest)| rest)
        }
        StartKind::EarlierTotal => written.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')).map(str::to_owned),
        StartKind::Value | StartKind::LastRate | StartKind::Missing => None,
    };
    match bare {
        Some(bare) => number::amount(&Cell::Text(bare), in_percent).map_err(|problem| spot.found(&problem)),
        None if spot.is_empty() => Err(spot.missing(word!(
            "应为一个数；没有起点的，起点类型填“未给出”",
            "it should be a number; if there is no baseline, set the baseline type to “not given”"
        ))),
        None => spot.amount(in_percent),
    }
}

fn target(row: Row, default: Option<&Measured>, in_percent: bool, faults: &mut Vec<CellFault>) -> Goal {
    let (op_spot, spot) = (row.get(C::Op), row.get(C::Target));
    if let (true, true, Some(default)) = (op_spot.is_empty(), spot.is_empty(), default) {
        return default.goal.clone();
    }
    if op_spot.is_empty()
        && let Some(goal) = goal::read(&spot.words()).filter(|goal| !matches!(goal, Goal::Number(_)))
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
        Some((_, rest)) => number::amount(&Cell::Text(rest.clone()), in_percent).map_err(|problem| spot.found(&problem)),
        None => spot.amount(in_percent),
    };
    let own = op_spot.optional(|spot| spot.choice(&COMPARISONS)).and_then(|own| match (own, in_text) {
        (Some(own), Some((said, _))) if own != said => Err(spot.found(word!(
            "与“比较”一列不一致，应只在一处写明",
            "it differs from the comparison beside it; state it in one place"
        ))),
        (Some(op), _) | (None, Some((op, _))) => Ok(op),
        (None, None) => printed
            .map(|target| target.op)
            .ok_or_else(|| op_spot.missing(word!("应为 ≥、＞、≤ 或 ＜", "it should be ≥, >, ≤ or <"))),
    });
    let (value, op) = (keep(faults, value), keep(faults, own));
    Goal::number(op.unwrap_or(Comparison::AtLeast), value.unwrap_or(Amount::ZERO))
}

fn op_source(row: Row, default: Option<&Measured>, faults: &mut Vec<CellFault>) -> OpSource {
    let own = keep(faults, row.get(C::OpSource).optional(|spot| spot.choice(&OP_SOURCES))).flatten();
    own.or(default.map(|default| default.op_source)).unwrap_or(OpSource::Read)
}

/// Whether the previous period's total, or its change, can stand beside a measure.
fn may_have_earlier_total(measure: Measure) -> bool {
    measure.origin() == Origin::Nothing && !measure.is_of_rates()
}

/// The decimals that are stated, or else those that start and target are written with.
pub(super) fn decimals(row: Row, statement: &Statement, faults: &mut Vec<CellFault>) -> Decimals {
    let read = row.get(C::Decimals).optional(|spot| {
        let allowed = word!("应为 0 至 6 的整数", "it should be a whole number from 0 to 6");
        let count = spot.whole(allowed)?;
        u8::try_from(count).ok().and_then(Decimals::new).ok_or_else(|| spot.found(allowed))
    });
    keep(faults, read).flatten().unwrap_or_else(|| written_with(statement))
}

fn written_with(statement: &Statement) -> Decimals {
    let stated = statement.measured().map(|stated| {
        let start = stated.start.number().map_or(0, number::decimals);
        stated.goal.printed().map_or(0, |target| number::decimals(target.value)).max(start)
    });
    Decimals::new(stated.unwrap_or(0).min(6)).unwrap_or(Decimals::NONE)
}
