//! Interval starts: where in the interval the verdict turns.

use super::root::turning_point;
use crate::plan::Amount;
use crate::projection::model::Model;

/// The start within the interval at which the verdict turns: it brings the outcome exactly to the target.
pub(in crate::projection) fn turning_start(model: &Model) -> Option<Amount> {
    let target = model.bar.target;
    let excess = |y: f64| {
        let outcome = model.outcome(model.course.stepper, Some(y)).unwrap_or(f64::NAN);
        target.op.direction().sign() * (outcome - target.value.get())
    };
    let (short, enough) = (model.harder_start()?.get(), model.easier_start()?.get());
    Some(Amount::saturating(turning_point(excess, short, enough)))
}
