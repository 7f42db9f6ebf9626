//! The fan: the range of a path if one deviation, drawn from the stated range, persists over all years.

use super::lean::Lean;
use crate::plan::{Amount, Year};
use crate::projection::{Case, Growth, Judgement, Value, judge};
use crate::scenario::Uncertainty;

/// The shares of draws below the lines of a fan, lowest line first.
pub const FAN: [f64; 5] = [0.10, 0.25, 0.50, 0.75, 0.90];

/// One year of a fan, with its lines in the order of [`FAN`].
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FanYear {
    /// The year.
    pub year: Year,
    /// The path: the value, the flow, or the index of an average growth.
    pub path: [Amount; 5],
    /// What would be judged if the plan ended in that year: the value, the running total, or the mean growth in ％. `None` in the base year
    /// of a total or a mean.
    pub so_far: Option<[Amount; 5]>,
}

/// The exact fan under the persistent reading, for the years whose value is one number. Empty for a status, an interval start, and
/// paths that cannot be projected.
///
/// Every year's value is monotone in the deviation, so the paths at the quantiles of the deviation are the quantiles of the paths, in
/// reverse order if more of the parameter means less of the value.
pub fn fan(case: &Case, stated: Uncertainty) -> Vec<FanYear> {
    let Some(lean) = Lean::new(case) else { return Vec::new() };
    if !is_one_way(case) {
        return Vec::new();
    }
    let judged = FAN.map(|share| lean.judged(stated.quantile(share)));
    let so_far = |judgement: &Judgement| -> Vec<Option<Value>> {
        let measure = case.statement.measured().map(|stated| stated.measure);
        measure.map(|it| judgement.trajectory.so_far(it).map(|(_, value)| value).collect()).unwrap_or_default()
    };
    let (path, so_far) = (judged.each_ref().map(path), judged.each_ref().map(so_far));
    let years = case.years_of_its_own().years().enumerate();
    years.filter_map(|(t, year)| Some(FanYear { year, path: lines(&path, t)?, so_far: lines(&so_far, t) })).collect()
}

/// Whether every year is monotone in the deviation, so that quantiles carry over. If the outcome turns back, the projection gives no
/// requirement. But with pinned years it looks only after the last pin, so this also rules out a driver that may carry a gap across
/// its limit before a pin.
fn is_one_way(case: &Case) -> bool {
    let is_driven = case.indicator.per_head && case.population_growth.is_some();
    let is_gap = matches!(case.growth, Some(Growth::Gap { .. }));
    judge(case).required.is_some() && !(is_driven && is_gap && !case.years.is_empty())
}

fn path(judgement: &Judgement) -> Vec<Option<Value>> {
    judgement.trajectory.years().map(|(_, value)| value).collect()
}

/// The values of one year in ascending order; `None` unless all are numbers.
fn lines(paths: &[Vec<Option<Value>>; 5], t: usize) -> Option<[Amount; 5]> {
    let mut lines = [Amount::ZERO; 5];
    for (line, path) in lines.iter_mut().zip(paths) {
        *line = path.get(t).copied().flatten()?.exact()?;
    }
    lines.sort_by(|a, b| a.get().total_cmp(&b.get()));
    Some(lines)
}
