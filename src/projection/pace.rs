//! Whether a path is ahead of a straight line to the target, or behind it.

use smallvec::SmallVec;

use super::criterion::Criterion;
use super::model::Model;
use super::waypoint::{Asked, asked};
use crate::math::count;
use crate::plan::Year;

/// Completion compared with elapsed time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Pace {
    /// 快于: more than 1.05 times the share of time elapsed.
    Ahead,
    /// 符合: from 0.95 times.
    On,
    /// 滞后: below that.
    Behind,
    /// 保持: the start already stands at or beyond the target, so there is nothing to complete.
    Maintain,
}

/// One year's progress.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Progress {
    /// The year.
    pub year: Year,
    /// `(y_t − B) / (T − B)`, or the running sum over the target; `None` for an indicator to maintain.
    pub completion: Option<f64>,
    /// Compared with the share of time elapsed.
    pub pace: Pace,
}

/// The progress of the projected years; empty if there is nothing to measure it by.
pub type Paces = SmallVec<[Progress; 5]>;

/// The blur of doubles at the edges of the bands.
const BLUR: f64 = 1e-9;

impl Pace {
    /// Compares completion with elapsed time, both as shares.
    ///
    /// ```
    /// use tuiyan::projection::Pace;
    /// assert_eq!(Pace::of(0.43, 0.4), Pace::Ahead);
    /// assert_eq!(Pace::of(0.38, 0.4), Pace::On);
    /// assert_eq!(Pace::of(0.37, 0.4), Pace::Behind);
    /// ```
    pub fn of(completion: f64, elapsed: f64) -> Self {
        if completion > (1.05 + BLUR) * elapsed {
            Self::Ahead
        } else if completion >= (0.95 - BLUR) * elapsed {
            Self::On
        } else {
            Self::Behind
        }
    }
}

/// The share of the way that should be done in each year: the share of time elapsed, or what the milestones ask.
pub(super) struct Expected {
    steps: usize,
    /// If there are milestones: their years, each with the share it asks, including start and end.
    marks: Vec<(usize, f64)>,
}

impl Expected {
    #[inline]
    pub(super) fn of(model: &Model, from: Option<f64>, to: f64) -> Self {
        let steps = model.period.steps();
        let marks = if model.has_milestones() { marks(model, from, to) } else { Vec::new() };
        Self { steps, marks }
    }

    /// The share after `t` steps.
    #[inline]
    pub(super) fn at(&self, t: usize) -> f64 {
        if self.marks.is_empty() { count(t) / count(self.steps) } else { self.between_marks(t) }
    }

    #[inline(never)]
    fn between_marks(&self, t: usize) -> f64 {
        let after = self.marks.iter().position(|(at, _)| *at >= t).filter(|at| *at > 0);
        let Some(after) = after else { return count(t) / count(self.steps) };
        let ((t0, y0), (t1, y1)) = (self.marks[after - 1], self.marks[after]);
        y0 + (y1 - y0) * (count(t - t0) / count(t1 - t0))
    }
}

#[inline(never)]
fn marks(model: &Model, from: Option<f64>, to: f64) -> Vec<(usize, f64)> {
    let Some(from) = from else { return Vec::new() };
    let share = |Asked { year, goal, .. }: Asked| {
        let t = model.period.step_of(year).filter(|t| *t < model.period.steps())?;
        let criterion = Criterion::of_goal(&goal, model.stated, model.case, model.baseline).ok()?;
        Some((t, asked_share(model, criterion.target.value.get(), t, (from, to))?))
    };
    let on_the_way: Vec<_> = asked(model).filter_map(share).collect();
    if on_the_way.is_empty() {
        return Vec::new();
    }
    std::iter::once((0, 0.0)).chain(on_the_way).chain([(model.period.steps(), 1.0)]).collect()
}

/// The share of the way between two values that a goal asks after `t` steps.
pub(super) fn asked_share(model: &Model, goal: f64, t: usize, (from, to): (f64, f64)) -> Option<f64> {
    let base = model.start().and_then(super::value::Value::exact).map_or(f64::NAN, crate::plan::Amount::get);
    let taken = model.stated.measure.taken_for(goal, base, t)?;
    Some((taken - from) / (to - from)).filter(|share| share.is_finite())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bands_include_their_printed_edges() {
        assert_eq!(Pace::of(0.19, 0.2), Pace::On);
        assert_eq!(Pace::of(0.21, 0.2), Pace::On);
        assert_eq!(Pace::of(0.2101, 0.2), Pace::Ahead);
        assert_eq!(Pace::of(0.1899, 0.2), Pace::Behind);
    }

    #[test]
    fn going_the_wrong_way_is_behind() {
        assert_eq!(Pace::of(-0.4, 0.2), Pace::Behind);
    }
}
