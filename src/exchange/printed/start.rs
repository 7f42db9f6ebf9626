//! The base figure of a row, for its measure.

use super::clause::{Clause, Figure};
use super::doubt::RowDoubt;
use super::measure::{Taken, unit_of};
use super::notes::Notes;
use super::units;
use crate::plan::{Amount, Comparison, Wording, Year};
use crate::plan::{Basis, Measure, Origin, Start, Years};

/// A base figure with the remarks on it.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Base {
    pub(super) start: Option<Start>,
    pub(super) basis: Basis,
    pub(super) doubts: Vec<RowDoubt>,
    /// The note of its mark.
    pub(super) notes: Vec<String>,
    /// The number of decimals printed.
    pub(super) decimals: usize,
}

impl Base {
    pub(super) fn start(&self) -> Start {
        self.start.unwrap_or(Start::Missing)
    }
}

/// The source of a base figure.
pub(super) struct Found<'a> {
    pub(super) clause: &'a Clause,
    /// The row's unit.
    pub(super) unit: &'a str,
    /// Whether the head says that it is not final.
    pub(super) is_estimated: bool,
    /// The year of its column, if not the plan's base year.
    pub(super) year: Option<Year>,
    /// The plan's base year.
    pub(super) base: Year,
}

/// Reads a base figure for a measure.
pub(super) fn start(found: &Found, taken: &Taken, notes: &Notes) -> Base {
    let clause = found.clause;
    let Some(figure) = clause.figure else { return Base::default() };
    let is_estimated = found.is_estimated || clause.is_about || clause.is_forecast;
    let year = clause.year.or(found.year).filter(|year| *year != found.base);
    let mut base =
        Base { basis: Basis { year, estimated: is_estimated, unit: None }, decimals: figure.decimals, ..Base::default() };
    base.marked(clause, notes, found.base);
    if figure.high.is_some() {
        base.doubts.push(RowDoubt::BaseWords(clause.text.clone()));
        return base;
    }
    base.set(found, figure, taken);
    base
}

impl Base {
    /// Applies the note of its mark.
    fn marked(&mut self, clause: &Clause, notes: &Notes, base: Year) {
        let Some(mark) = &clause.mark else { return };
        match notes.says(mark) {
            None => self.doubts.push(RowDoubt::Mark(mark.clone())),
            Some((says, text)) => {
                self.basis.year = self.basis.year.or(says.year).filter(|year| *year != base);
                self.basis.estimated |= says.is_estimated;
                self.notes.push(text.to_owned());
            }
        }
    }

    fn set(&mut self, found: &Found, figure: Figure, taken: &Taken) {
        let clause = found.clause;
        let own = clause.unit.as_deref();
        let counted = if found.unit.is_empty() { units::base(&taken.unit) } else { found.unit };
        let unit = unit_of(counted, own);
        let is_rate = units::is_percent(&unit) || units::is_points(&unit);
        let measure = taken.measure;
        let Some(number) = amount(figure.low) else { return };
        self.start = match () {
            // A growth row's figure in ％ is the growth of the base year; in any other unit its level.
            () if measure.is_of_rates() && (is_rate || unit.is_empty()) => Some(Start::LastRate(number)),
            () if measure.is_of_rates() => self.level_of_another(clause, figure, &unit),
            () if clause.is_total && has_total(measure) => self.converted(figure, &unit, taken).map(Start::EarlierTotal),
            () if clause.is_total => {
                self.doubts.push(RowDoubt::BracketedBase);
                None
            }
            () if measure.is_in_percent() && is_rate => {
                self.doubts.push(RowDoubt::Otherwise);
                Some(Start::EarlierTotal(number))
            }
            () if measure.is_in_percent() => self.level_of_another(clause, figure, &unit),
            () if units::is_points(&taken.unit) && units::is_percent(&unit) => {
                self.basis.unit = Some(Wording::from("％"));
                Some(Start::Value(number))
            }
            () if units::is_points(&taken.unit) && units::is_points(&unit) => Some(Start::EarlierTotal(number)),
            () => self.in_its_unit(clause, figure, &unit, taken),
        };
        if self.start.is_none() {
            self.basis = Basis::default();
        }
    }

    /// A level beside a rate: its unit is kept.
    fn level_of_another(&mut self, clause: &Clause, figure: Figure, unit: &str) -> Option<Start> {
        self.basis.unit = Some(Wording::from(units::neat(unit)));
        bounded(clause.op, amount(figure.low)?)
    }

    fn in_its_unit(&mut self, clause: &Clause, figure: Figure, unit: &str, taken: &Taken) -> Option<Start> {
        if units::places(unit, &taken.unit).is_none() && !unit.is_empty() && !taken.unit.is_empty() {
            self.doubts.push(RowDoubt::OtherUnit(unit.to_owned()));
            self.basis.unit = Some(Wording::from(units::neat(unit)));
            return bounded(clause.op, amount(figure.low)?);
        }
        let number = self.converted(figure, unit, taken)?;
        if taken.measure.years() == Years::Values { bounded(clause.op, number) } else { Some(Start::Value(number)) }
    }

    /// The figure in the unit of the outcome.
    fn converted(&mut self, figure: Figure, unit: &str, taken: &Taken) -> Option<Amount> {
        let places = units::places(unit, &taken.unit).unwrap_or(0);
        let number = units::moved(figure.low, places);
        if places != 0 {
            let from = format!("{}{unit}", figure.low);
            self.doubts.push(RowDoubt::Converted { from, to: format!("{number}{}", taken.unit) });
            let digits = number.to_string();
            self.decimals = digits.split_once('.').map_or(0, |(_, decimals)| decimals.len());
        }
        amount(number)
    }
}

fn has_total(measure: Measure) -> bool {
    measure.origin() == Origin::Nothing && measure.years() != Years::Rates
}

#[expect(clippy::unnecessary_wraps, reason = "as the others that find a base figure")]
fn bounded(op: Option<Comparison>, end: Amount) -> Option<Start> {
    Some(match op {
        None => Start::Value(end),
        Some(Comparison::LessThan) => Start::Below { end, closed: false },
        Some(Comparison::AtMost) => Start::Below { end, closed: true },
        Some(Comparison::MoreThan) => Start::Above { end, closed: false },
        Some(Comparison::AtLeast) => Start::Above { end, closed: true },
    })
}

pub(super) fn amount(number: f64) -> Option<Amount> {
    Amount::new(number).ok()
}
