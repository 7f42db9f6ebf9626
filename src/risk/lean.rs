//! An assumption that is off by the same amount in every year, and where that turns the verdict.

use crate::plan::{Measured, Statement};
use crate::projection::{Case, Growth, Judgement, Verdict, judge};

/// A measured case whose growth may be off.
#[derive(Clone, Copy)]
pub(super) struct Lean<'a> {
    case: &'a Case<'a>,
    stated: &'a Measured,
}

impl<'a> Lean<'a> {
    /// `None` for a status, which has no growth.
    pub(super) const fn new(case: &'a Case<'a>) -> Option<Self> {
        match case.statement {
            Statement::Measured(stated) => Some(Self { case, stated }),
            Statement::Status(_) => None,
        }
    }

    /// The judgement if the assumption is off by `by`, in the unit of its parameter.
    pub(super) fn judged(&self, by: f64) -> Judgement {
        let growth = self.growth().shifted(self.stated, by);
        judge(&Case { growth: Some(&growth), ..*self.case })
    }

    /// Whether the target is then met; with an interval start, by the whole interval.
    pub(super) fn is_met(&self, by: f64) -> bool {
        matches!(self.judged(by).verdict, Verdict::Met { .. })
    }

    /// Where the verdict turns, on the side that meets the target, to a relative 2⁻⁶⁰ of the bracket. The verdict is monotone in the
    /// deviation.
    pub(super) fn turn(&self, met: f64, missed: f64) -> f64 {
        let (mut met, mut missed) = (met, missed);
        for _ in 0..60 {
            let middle = f64::midpoint(met, missed);
            if self.is_met(middle) {
                met = middle;
            } else {
                missed = middle;
            }
        }
        met
    }

    /// The smallest deviation with the sign of `toward` that turns the present verdict, searched in steps that double from `first`. `None` if
    /// nothing turns it within any meaningful reach.
    pub(super) fn turn_toward(&self, toward: f64, first: f64) -> Option<f64> {
        const BEYOND: f64 = 1e18;
        let now = self.is_met(0.0);
        let reaches = std::iter::successors(Some(first), |reach| Some(reach * 2.0)).take_while(|reach| *reach < BEYOND);
        let far = reaches.map(|reach| reach * toward.signum()).find(|by| self.is_met(*by) != now)?;
        Some(if now { self.turn(0.0, far) } else { self.turn(far, 0.0) })
    }

    /// The assumed growth; a hold if none is assumed.
    pub(super) const fn growth(&self) -> &'a Growth {
        match self.case.growth {
            Some(growth) => growth,
            None => &Growth::Hold,
        }
    }
}
