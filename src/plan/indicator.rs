//! One indicator of a plan, with everything the document says of it.

use serde::{Deserialize, Serialize};

use super::bounds::Bounds;
use super::id::Id;
use super::quantity::Amount;
use super::statement::{Measured, Statement};
use super::target::{Decimals, Direction};
use super::wording::Wording;

/// How strictly the plan means its target. The two kinds are counted apart and never averaged together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Nature {
    /// 约束性: a commitment, without a tolerance band.
    Binding,
    /// 预期性: an expectation.
    Expected,
}

/// Where a figure stands in the document, and how it is printed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// Chapter, section, table row or box.
    pub place: Wording,
    /// The figure as printed.
    pub printed: String,
}

/// One way to read what the document says of an indicator. The first of an indicator's readings is the default.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// Its name in scenario files.
    pub id: Id,
    /// A short label.
    pub name: Wording,
    /// The place in the document that supports it.
    pub place: Wording,
    /// What is in doubt, in a sentence or two.
    pub note: Wording,
    /// What the indicator states when read this way.
    pub statement: Statement,
}

/// One indicator.
#[derive(Clone, Debug, PartialEq)]
pub struct Indicator {
    /// Its stable name.
    pub id: Id,
    /// The id of the group it is listed in.
    pub group: Id,
    /// The domain of public service it belongs to.
    pub domain: Wording,
    /// Its name in the plan.
    pub name: Wording,
    /// Its unit as the plan prints it.
    pub unit: Wording,
    /// Binding or expected; `None` where the document does not say.
    pub nature: Option<Nature>,
    /// Decimals as printed.
    pub decimals: Decimals,
    /// The limits that it cannot pass.
    pub bounds: Bounds,
    /// Whether it is divided by the population, so that population growth can drive it.
    pub per_head: bool,
    /// The indicator that this one is part of (其中).
    pub part_of: Option<Id>,
    /// 牵头单位: the departments responsible; empty where the document names none.
    pub lead: Wording,
    /// Its place in the document.
    pub source: Source,
    /// What is stated, in the default reading.
    pub statement: Statement,
    /// The readings, default first; empty where the document leaves no doubt.
    pub readings: Vec<Reading>,
}

impl Indicator {
    /// Whether its unit is per cent, so that its changes are percentage points.
    pub fn is_percentage(&self) -> bool {
        matches!(self.unit.own(), "％" | "%")
    }

    /// All words of the document in it.
    pub(super) fn words(&mut self) -> impl Iterator<Item = &mut Wording> {
        let readings = self.readings.iter_mut().flat_map(|reading| [&mut reading.name, &mut reading.place, &mut reading.note]);
        [&mut self.domain, &mut self.name, &mut self.unit, &mut self.source.place, &mut self.lead].into_iter().chain(readings)
    }

    /// Its rank by nature in a list: 0 binding, 1 expected, 2 left open by the document.
    pub const fn tier(&self) -> usize {
        match self.nature {
            Some(Nature::Binding) => 0,
            Some(Nature::Expected) => 1,
            None => 2,
        }
    }

    /// The statement under `reading`, or the default one. `None` if the plan does not record that reading.
    pub fn read_as(&self, reading: Option<&Id>) -> Option<&Statement> {
        match reading {
            None => Some(&self.statement),
            Some(id) => self.readings.iter().find(|r| r.id == *id).map(|r| &r.statement),
        }
    }

    /// The default limit of a gap: the natural bound in the wanted direction.
    pub fn natural_limit(&self, stated: &Measured) -> Option<Amount> {
        self.bounds.toward(stated.helpful()).filter(|_| stated.is_bounded())
    }

    /// The bounds of a path's years.
    pub fn bounds_of(&self, stated: &Measured) -> &Bounds {
        if stated.is_bounded() { &self.bounds } else { &Bounds::NONE }
    }

    /// Whether what is measured may be negative: a value, a flow, or the rate of a mean growth.
    pub fn is_signed(&self, stated: &Measured) -> bool {
        !stated.is_bounded() || self.bounds.allow_negative()
    }

    /// The default ceiling of an S-curve. The curve runs from 0 up to it, whichever way is wanted.
    pub fn natural_ceiling(&self, stated: &Measured) -> Option<Amount> {
        self.bounds.toward(Direction::Rise).filter(|_| stated.is_bounded())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::{Comparison, Goal, Measure, OpSource, Start};

    #[test]
    fn an_id_is_lower_case_letters_digits_and_hyphens() {
        assert!(Id::new("c4-s2-01").is_ok());
        for bad in ["", "T1-01", "t1_01", "表1", "t1 01"] {
            assert!(Id::new(bad).is_err(), "{bad}");
        }
        assert_eq!([64, 65].map(|length| Id::new(&"a".repeat(length)).is_ok()), [true, false]);
    }
    #[test]
    fn a_value_may_be_negative_where_no_bound_forbids_it() {
        let mut indicator = crate::exchange::builtin_plan().unwrap().indicators.swap_remove(0);
        let goal = Goal::number(Comparison::AtLeast, Amount::ZERO);
        let mut is_signed = |measure: Measure, min: Option<f64>| {
            indicator.bounds = Bounds { min: min.map(Amount::of), max: None };
            let row = Measured::plain(measure, Start::Missing, goal.clone(), OpSource::Read);
            indicator.is_signed(&row)
        };
        assert_eq!([None, Some(-5.0), Some(0.0)].map(|min| is_signed(Measure::LEVEL, min)), [true, true, false]);
        assert!(is_signed(Measure::AVERAGE_GROWTH, Some(0.0)), "a rate may be");
        assert!(is_signed(Measure::INCREASE, Some(0.0)), "a change from an unknown level may be");
    }
}
