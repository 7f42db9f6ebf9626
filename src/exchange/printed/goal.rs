//! The goal of a clause, by convention where nothing is stated.

use super::clause::{Clause, Figure, PREVIOUS};
use super::doubt::RowDoubt;
use super::measure::Taken;
use super::name::Name;
use super::start::amount;
use super::units;
use crate::plan::{Amount, Comparison, Direction, Threshold};
use crate::plan::{Goal, Of, OpSource, Origin, Range, Start, Than};

/// A goal, the source of its comparison, and the doubts about it.
pub(super) struct Asked {
    pub(super) goal: Goal,
    pub(super) op_source: OpSource,
    pub(super) doubts: Vec<RowDoubt>,
}

const ONE: Amount = Amount::of(1.0);

/// The goal of a clause; `None` if it has none.
pub(super) fn goal(clause: &Clause, taken: &Taken, name: &Name, start: Start, steps: usize) -> Option<Asked> {
    let stated = |goal| Some(Asked { goal, op_source: OpSource::Stated, doubts: Vec::new() });
    let wanted = || Some(unmarked_direction(name));
    match () {
        () if clause.figure.is_some() && clause.against.is_none() && clause.times.is_none() => {
            number(clause, taken, name, start, steps)
        }
        () if clause.is_watched => stated(Goal::Watched { words: clause.text.clone(), wanted: wanted() }),
        () if clause.is_later => stated(Goal::Later { words: clause.text.clone(), wanted: wanted() }),
        () => against(clause, name),
    }
}

/// Which way helps, if only the name says it.
fn unmarked_direction(name: &Name) -> Direction {
    if name.is_less_better || name.is_ceiling { Direction::Fall } else { Direction::Rise }
}

fn number(clause: &Clause, taken: &Taken, name: &Name, start: Start, steps: usize) -> Option<Asked> {
    let figure = clause.figure?;
    let scaled = |number: f64| {
        let number = if taken.is_per_year { rounded(number * crate::math::count(steps)) } else { number };
        amount(if taken.is_fall { -number } else { number })
    };
    if let Figure { low, high: Some(high), .. } = figure {
        let (low, high) = (scaled(low)?, scaled(high)?);
        let (low, high) = if low <= high { (low, high) } else { (high, low) };
        let wanted = match clause.op {
            Some(op) => op.direction(),
            None if clause.is_capped || taken.is_fall => Direction::Fall,
            None => range_direction(taken, name),
        };
        let goal = Goal::Between(Range { low, high, both: false, wanted: Some(wanted) });
        return Some(Asked { goal, op_source: OpSource::Read, doubts: Vec::new() });
    }
    let value = scaled(figure.low)?;
    let (op, op_source, doubts) = comparison(clause, taken, name, start, value);
    let threshold = Threshold { op, value };
    let op_source = if clause.is_about { OpSource::Read } else { op_source };
    Some(Asked { goal: if clause.is_about { Goal::About(threshold) } else { Goal::Number(threshold) }, op_source, doubts })
}

/// A product as it would be printed: 0.18 · 5 is 0.9.
fn rounded(number: f64) -> f64 {
    format!("{number:.6}").parse().unwrap_or(number)
}

fn range_direction(taken: &Taken, name: &Name) -> Direction {
    if taken.measure.falls() { Direction::Rise } else { unmarked_direction(name) }
}

/// The comparison: as stated, or by convention.
fn comparison(clause: &Clause, taken: &Taken, name: &Name, start: Start, value: Amount) -> (Comparison, OpSource, Vec<RowDoubt>) {
    let stated = |op: Comparison| {
        let op = if taken.is_fall { op.mirrored() } else { op };
        (op, OpSource::Stated, Vec::new())
    };
    match clause.op {
        Some(op) => stated(op),
        None if taken.is_fall => (Comparison::AtMost, OpSource::Read, Vec::new()),
        None if clause.is_capped => stated(Comparison::AtMost),
        None => {
            let (op, doubts) = unmarked(taken, name, start, value);
            // 稳定在 2500 is a floor, though the base figure lies above it.
            let is_floor = clause.is_kept && !name.is_less_better && !name.is_ceiling && value != Amount::ZERO;
            (if is_floor { Comparison::AtLeast } else { op }, OpSource::Read, doubts)
        }
    }
}

/// At least, or at most: by the wanted direction.
fn unmarked(taken: &Taken, name: &Name, start: Start, value: Amount) -> (Comparison, Vec<RowDoubt>) {
    let is_less = name.is_less_better || name.is_ceiling;
    if taken.measure.origin() == Origin::Nothing {
        // 排放总量减少〔13〕 counts what is saved.
        let is_fall = taken.measure.falls() || name.change == Some(Direction::Fall);
        let op = if is_less && !is_fall { Comparison::AtMost } else { Comparison::AtLeast };
        return (op, Vec::new());
    }
    let base = start.number();
    let rises = base.is_some_and(|base| base < value);
    let falls = base.is_some_and(|base| base > value);
    let disagree = |is: bool| if is { vec![RowDoubt::Disagree] } else { Vec::new() };
    match () {
        () if name.is_less_better => (Comparison::AtMost, disagree(rises)),
        () if name.is_ceiling || value == Amount::ZERO => (Comparison::AtMost, Vec::new()),
        () if falls && (name.is_kept || name.is_made) => (Comparison::AtLeast, disagree(true)),
        () if falls => (Comparison::AtMost, disagree(name.is_share)),
        () => (Comparison::AtLeast, Vec::new()),
    }
}

/// A goal that refers to another figure: a row's, a reference, the baseline, the year before.
fn against(clause: &Clause, name: &Name) -> Option<Asked> {
    let than = |op, of, times, plus, wanted| Goal::Than(Than { op, of, times, plus, wanted });
    let stated = |goal| Some(Asked { goal, op_source: OpSource::Stated, doubts: Vec::new() });
    if let Some(against) = &clause.against {
        if against.name == PREVIOUS {
            let op = moved(clause, name)?;
            return stated(than(op, Of::Previous, ONE, Amount::ZERO, Some(op.direction())));
        }
        let op_source = if against.is_in_step { OpSource::Read } else { OpSource::Stated };
        let op = if against.is_in_step && name.is_less_better { Comparison::AtMost } else { against.op };
        let goal = than(op, Of::Reference(against.name.clone()), ONE, amount(against.plus)?, None);
        return Some(Asked { goal, op_source, doubts: Vec::new() });
    }
    if let Some(times) = clause.times {
        let op = if times < 1.0 { Comparison::AtMost } else { Comparison::AtLeast };
        return stated(than(clause.op.unwrap_or(op), Of::Baseline, amount(times)?, Amount::ZERO, None));
    }
    let op = moved(clause, name)?;
    if clause.is_year_by_year {
        return stated(than(op, Of::Previous, ONE, Amount::ZERO, Some(op.direction())));
    }
    stated(than(op, Of::Baseline, ONE, Amount::ZERO, None))
}

/// 提高, 下降, 保持.
fn moved(clause: &Clause, name: &Name) -> Option<Comparison> {
    match clause.change {
        Some(Direction::Rise) => Some(Comparison::MoreThan),
        Some(Direction::Fall) => Some(Comparison::LessThan),
        None if clause.is_kept || clause.against.is_some() => {
            Some(if name.is_less_better { Comparison::AtMost } else { Comparison::AtLeast })
        }
        None => None,
    }
}

/// Whether a goal is harder than another, in the direction of the latter.
pub(super) fn is_harder(goal: &Goal, than: &Goal) -> bool {
    let (Some(one), Some(other)) = (goal.printed(), than.printed()) else { return false };
    match than.direction() {
        Direction::Rise => one.value > other.value,
        Direction::Fall => one.value < other.value,
    }
}

/// Whether two units of goals count the same thing.
pub(super) fn is_same_unit(one: Option<&str>, other: Option<&str>) -> bool {
    one == other || one.zip(other).is_none_or(|(one, other)| units::places(one, other) == Some(0))
}
