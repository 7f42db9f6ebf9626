//! The part of an assumption that stays while its numbers move.

use super::assumption::Assumption;
use super::uncertainty::{Shape, Uncertainty};
use crate::plan::Year;
use crate::projection::{Family, Growth, Pin};

/// An assumption without the numbers that a lever, a point of the chart or an end of a range moves. As long as it is equal, views that show
/// only names, units and choices need not change.
#[derive(Clone, Debug, PartialEq)]
pub struct Outline {
    family: Option<Family>,
    /// The pinned years, and which of them are observed.
    pinned: Vec<(Year, bool)>,
    /// The shape of a stated range.
    shape: Option<Shape>,
    /// Everything that does not move.
    rest: Assumption,
}

impl Assumption {
    /// The part that stays while its numbers move.
    pub fn outline(&self) -> Outline {
        let is_observed = |pin: &Pin| matches!(pin, Pin::Observed(_));
        Outline {
            family: self.growth.as_ref().map(Growth::family),
            pinned: self.years.iter().map(|(year, pin)| (*year, is_observed(pin))).collect(),
            shape: self.uncertainty.map(Uncertainty::shape),
            rest: Self {
                start: self.start,
                status: self.status,
                reading: self.reading.clone(),
                unit_cost: self.unit_cost,
                target: self.target,
                reference: self.reference,
                tolerance: self.tolerance,
                milestones: self.milestones.clone(),
                reason: self.reason.clone(),
                basis: self.basis.clone(),
                ..Self::default()
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::{Amount, Rate};

    fn outline(change: impl FnOnce(&mut Assumption)) -> Outline {
        let mut assumption = Assumption {
            growth: Some(Growth::Linear { step: Amount::of(0.2) }),
            years: [(Year::new(2022), Pin::Assumed(Amount::of(94.0)))].into(),
            uncertainty: Uncertainty::new(0.1, 0.1, Shape::Uniform).ok(),
            ..Assumption::default()
        };
        change(&mut assumption);
        assumption.outline()
    }

    #[test]
    fn a_moved_number_leaves_the_outline_as_it_is() {
        let before = outline(|_| ());
        assert_eq!(outline(|moved| moved.growth = Some(Growth::Linear { step: Amount::of(0.3) })), before);
        assert_eq!(
            outline(|moved| {
                moved.years.insert(Year::new(2022), Pin::Assumed(Amount::of(95.0)));
            }),
            before
        );
        assert_eq!(outline(|moved| moved.uncertainty = Uncertainty::new(0.1, 0.4, Shape::Uniform).ok()), before);
    }

    #[test]
    fn whatever_else_is_decided_changes_it() {
        let before = outline(|_| ());
        let changes: [fn(&mut Assumption); 7] = [
            |decided| decided.growth = Some(Growth::Compound { rate: Rate::of(0.2) }),
            |decided| decided.growth = None,
            |decided| {
                decided.years.insert(Year::new(2023), Pin::Assumed(Amount::of(95.0)));
            },
            |decided| {
                decided.years.insert(Year::new(2022), Pin::Observed(Amount::of(94.0)));
            },
            |decided| decided.uncertainty = Uncertainty::new(0.1, 0.1, Shape::Triangular).ok(),
            |decided| decided.uncertainty = None,
            |decided| decided.start = Some(Amount::of(90.0)),
        ];
        for (at, change) in changes.into_iter().enumerate() {
            assert_ne!(outline(change), before, "change {at}");
        }
    }
}
