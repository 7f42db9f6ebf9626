//! What the chart draws of a path, year by year, and in which unit.

use crate::chart::Band;
use crate::plan::{Indicator, Measured, Years};
use crate::projection::{Trajectory, Value};
use crate::word;

/// The unit of what is drawn.
pub(in crate::view) fn path_unit(indicator: &Indicator, stated: &Measured) -> String {
    let own = || indicator.unit.get().to_owned();
    match &stated.basis.unit {
        Some(unit) if stated.has_level() => unit.get().to_owned(),
        _ if stated.measure.is_in_percent() => word!("指数（基年 = 100）", "index (base year = 100)").to_owned(),
        _ => own(),
    }
}

/// The years whose value is one number.
pub(in crate::view) fn exact_points(sums: &[Option<Value>]) -> impl Iterator<Item = (usize, f64)> {
    sums.iter().enumerate().filter_map(|(year, value)| Some((year, value.and_then(Value::exact)?.get())))
}

/// What the chart draws of each year: the value, the running total (nothing yet in the base year), or the index.
pub(in crate::view) fn sums(trajectory: &Trajectory, stated: &Measured) -> Vec<Option<Value>> {
    match stated.measure.years() {
        Years::Values | Years::Rates => trajectory.years().map(|(_, value)| value).collect(),
        Years::Flows => {
            let totals = trajectory.so_far(stated.measure).map(|(_, total)| total);
            let zero = Some(Value::Exact(crate::plan::Amount::ZERO));
            totals.enumerate().map(|(at, total)| if at == 0 { zero } else { total }).collect()
        }
    }
}

/// A year of which an interval is known.
pub(in crate::view) fn interval((year, value): (usize, &Option<Value>)) -> Option<Band> {
    match value {
        Some(Value::Between { low, high, .. }) => Some(Band { year, low: low.get(), high: high.get() }),
        _ => None,
    }
}
