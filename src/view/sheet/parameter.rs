//! The parameter of a family on its control: what it is called, and how it is shown.

use crate::plan::{Indicator, Measured};
use crate::projection::{Family, Growth, Parameter, Setting};
use crate::scenario::{Assumption, from_percent};
use crate::word;

/// The parameter in the unit of its control: rates and shares in ％.
pub(super) fn shown(parameter: Parameter, setting: Setting) -> f64 {
    setting.get() * shown_scale(parameter)
}

/// What one unit of a parameter is on the screen.
pub(in crate::view) const fn shown_scale(parameter: Parameter) -> f64 {
    match parameter {
        Parameter::Rate | Parameter::Rates | Parameter::Share => 100.0,
        Parameter::Step | Parameter::Steps | Parameter::Steepness | Parameter::Flow => 1.0,
    }
}

/// The setting that is meant by what is shown at that scale.
pub(in crate::view) fn meant(shown: f64, scale: f64) -> Option<Setting> {
    Setting::new(if scale == 1.0 { shown } else { from_percent(shown) })
}

/// Decimals of a parameter on the screen: one more than printed for an amount, so that a fifth of a printed step can be set.
pub(in crate::view) fn shown_decimals(indicator: &Indicator, parameter: Parameter) -> usize {
    match parameter {
        Parameter::Step | Parameter::Steps | Parameter::Flow => usize::from(indicator.decimals.get()) + 1,
        Parameter::Rate | Parameter::Rates => 2,
        Parameter::Share => 1,
        Parameter::Steepness => 3,
    }
}

/// What the parameter is called on its control.
pub(in crate::view) fn label(assumption: &Assumption, stated: &Measured) -> &'static str {
    let family = assumption.growth.as_ref().map_or(Family::Hold, Growth::family);
    match family {
        Family::Hold if stated.measure.is_in_percent() => Family::Compound.lead(),
        // What a total's years are compared with is the year before, not the start.
        Family::Hold | Family::Linear | Family::YearlySteps if stated.measure.is_of_flows() => {
            word!("每年比上年多", "Each year more than the last by")
        }
        family => family.lead(),
    }
}
