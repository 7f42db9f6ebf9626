//! The search: where pins, bounds, totals or drivers intervene, a bracket closes on the parameter.

use super::problem::Problem;
use super::root::turning_point;
use super::{Obstacle, Requirement};
use crate::plan::Direction;
use crate::projection::growth::Parameter;
use crate::projection::stepper::Stepper;

impl Problem<'_> {
    /// The search. The outcome is monotone in the parameter, so a bracket closes on it.
    pub(super) fn search(&self) -> Option<Requirement> {
        let (unhelpful, helpful) = self.extremes();
        let parameter = self.parameter;
        if self.meets(self.at(unhelpful)) {
            // Below the turning point there is no answer, because it would hold for some settings only.
            return self.turns_beyond().is_none().then_some(Requirement::Any { parameter });
        }
        if !self.meets(self.at(helpful)) {
            if self.turns_beyond().is_some_and(|turn| helpful <= turn) {
                return None;
            }
            return Some(Requirement::Impossible { parameter, obstacle: self.obstacle() });
        }
        let slack = self.slack(helpful);
        let found = turning_point(|x| self.excess(x, slack), unhelpful, helpful);
        // A plateau that begins at zero is found a rounding error away from it.
        let x = if found.abs() < 1e-10 && self.excess(0.0, slack) >= 0.0 { 0.0 } else { found };
        let larger_helps = helpful > unhelpful;
        let outcome_rises = larger_helps == (self.target.op.direction() == Direction::Rise);
        self.bound(x, outcome_rises)
    }

    /// The setting nearest to a target that may be out of reach.
    pub(super) fn nearest(&self) -> Option<f64> {
        let (unhelpful, helpful) = self.extremes();
        // Shares of 0 and 1 and a loss of everything are ends that a person could mean. The ends of other ranges are not.
        let held = |x: f64| (x.abs() <= 1.0).then_some(x);
        if self.excess(helpful, 0.0) < 0.0 {
            return held(helpful).or_else(|| self.edge(helpful, unhelpful));
        }
        if self.excess(unhelpful, 0.0) >= 0.0 {
            return held(unhelpful).or_else(|| self.edge(unhelpful, helpful));
        }
        Some(turning_point(|x| self.excess(x, 0.0), unhelpful, helpful))
    }

    /// The first setting, coming from `from`, at which the outcome equals that at the extreme.
    fn edge(&self, extreme: f64, from: f64) -> Option<f64> {
        let end = self.at(extreme);
        let x = turning_point(|x| if (self.at(x) - end).abs() <= self.model.tolerance.get() { 0.0 } else { -1.0 }, from, extreme);
        (x.abs() <= 1e12).then_some(x)
    }

    /// The ends of the parameter's range; the one that helps comes last.
    fn extremes(&self) -> (f64, f64) {
        let (low, high) = match self.parameter {
            Parameter::Step | Parameter::Steps | Parameter::Flow => (-1e100, 1e100),
            Parameter::Rate | Parameter::Rates => (self.turns_beyond().unwrap_or(-1.0 + 1e-12), 1e12),
            Parameter::Share => (0.0, 1.0),
            Parameter::Steepness => (-700.0, 700.0),
        };
        let rises = self.at(high) >= self.at(low);
        let up = self.target.op.direction() == Direction::Rise;
        if rises == up { (low, high) } else { (high, low) }
    }

    /// A path approaches a target at its very limit and never passes it. There the comparison's tolerance decides.
    fn slack(&self, helpful: f64) -> f64 {
        let e = self.model.tolerance.get();
        let t = self.taken(self.target.value.get()).unwrap_or(f64::NAN);
        let at_limit = match self.stepper() {
            Stepper::Gap { limit, .. } => (t - limit).abs() <= e,
            Stepper::Logistic { ceiling, .. } => t >= ceiling - e || t <= e,
            _ => false,
        };
        let forgiving = !self.target.op.is_strict() && (at_limit || self.excess(helpful, 0.0) < 0.0);
        if forgiving { e } else { 0.0 }
    }

    fn obstacle(&self) -> Obstacle {
        match self.stepper() {
            Stepper::Gap { .. } | Stepper::Logistic { .. } => Obstacle::Limit,
            _ => Obstacle::Bound,
        }
    }
}
