//! The closed form: the parameter of a path that nothing interrupts.

use super::free::free_steps;
use super::problem::Problem;
use crate::math;
use crate::plan::{Comparison, Taken};
use crate::projection::stepper::Stepper;

impl Problem<'_> {
    /// The exact answer on a free path, if the target lies inside the natural bounds and the path really reaches it.
    pub(super) fn closed_form(&self) -> Option<f64> {
        let (asked, e) = (self.target.value.get(), self.model.tolerance.get());
        if self.model.looks_at_years || self.course().per_head.is_some() {
            return None;
        }
        let measure = self.model.stated.measure;
        let taken = self.taken(asked)?;
        if !self.is_inside(if measure.is_summed() { asked } else { taken }) {
            return None;
        }
        let x = self.free_path_solution(asked, taken)?;
        (self.arrives() || (self.at(x) - asked).abs() <= e).then_some(x)
    }

    /// Whether the path is known to reach the target without walking it. A level without pins, starting within the bounds, moves one way,
    /// so no bound holds it. Its few steps round by far less than the tolerance, which is 10⁻¹² of the larger of start and target. An
    /// S-curve is walked, because near its ceiling it rounds more.
    fn arrives(&self) -> bool {
        let measure = self.model.stated.measure;
        let goes_straight = !matches!(self.stepper(), Stepper::Logistic { .. });
        measure.is_plain() && self.course().is_free && goes_straight && self.course().within().contains(&self.start)
    }

    /// Whether the natural bounds leave room before the target, and beyond it if the path has to pass it. A path that only has to reach a
    /// bound is as free on its way there as any other.
    fn is_inside(&self, t: f64) -> bool {
        let (e, bounds) = (self.model.tolerance.get(), self.course().bounds);
        let op = if self.model.stated.measure.falls() { self.target.op.mirrored() } else { self.target.op };
        let above_floor = |slack: f64| bounds.min.is_none_or(|min| t > min.get() + slack);
        let below_ceiling = |slack: f64| bounds.max.is_none_or(|max| t < max.get() + slack);
        match op {
            Comparison::AtLeast => above_floor(e) && below_ceiling(e),
            Comparison::AtMost => above_floor(-e) && below_ceiling(-e),
            Comparison::MoreThan | Comparison::LessThan => above_floor(e) && below_ceiling(-e),
        }
    }

    /// The setting of a free path for the outcome `asked`, which needs the number `t` taken from the path.
    fn free_path_solution(&self, asked: f64, t: f64) -> Option<f64> {
        let (n, measure) = (self.model.period.steps(), self.model.stated.measure);
        match measure.taken() {
            Taken::Last if measure.is_of_rates() => {
                let pinned = self.course().pins.iter().flatten().fold(1.0, |product, rate| product * (1.0 + rate));
                let whole = (0..n).fold(1.0, |product, _| product * (1.0 + asked / 100.0));
                let free = self.course().pins.iter().filter(|pin| pin.is_none()).count();
                if free == n { Some(asked / 100.0) } else { Some(math::root(whole / pinned, free) - 1.0) }
            }
            Taken::Last => {
                let (from, m) = free_steps(self.model)?;
                level_solution(self.stepper(), self.settled(), t, from, m)
            }
            Taken::Sum => match self.stepper() {
                Stepper::Hold | Stepper::Linear { .. } | Stepper::Steps(_) if self.course().pins.iter().all(Option::is_none) => {
                    let years = math::count(n);
                    Some((t - years * self.start) / (years * (years + 1.0) / 2.0))
                }
                Stepper::Even { .. } => {
                    let (_, free) = free_steps(self.model)?;
                    let pinned: f64 = self.course().pins.iter().flatten().sum();
                    Some((t - pinned) / math::count(free))
                }
                _ => None,
            },
        }
    }
}

/// The setting that leads from `y` after `from` steps to `t`, with `m` free steps left.
fn level_solution(stepper: Stepper, y: f64, t: f64, from: usize, m: usize) -> Option<f64> {
    let years = math::count(m);
    match stepper {
        Stepper::Hold | Stepper::Linear { .. } | Stepper::Steps(_) => Some((t - y) / years),
        Stepper::Damped { phi, .. } => {
            let weights = std::iter::successors(Some(1.0), |weight| Some(weight * phi));
            Some((t - y) / weights.skip(from).take(m).sum::<f64>())
        }
        Stepper::Compound { .. } | Stepper::Rates(_) => (t > 0.0).then(|| math::root(t / y, m) - 1.0),
        Stepper::Gap { limit, .. } => {
            let left = (limit - t) / (limit - y);
            (0.0 < left && left <= 1.0).then(|| 1.0 - math::root(left, m))
        }
        Stepper::Logistic { ceiling, .. } => {
            let odds = |v: f64| v / (ceiling - v);
            let inside = |v: f64| 0.0 < v && v < ceiling;
            (inside(y) && inside(t)).then(|| math::ln(odds(t) / odds(y)) / years)
        }
        Stepper::Even { .. } => Some(t),
    }
}
