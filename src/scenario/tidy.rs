//! Settings as a person would write them.

use crate::plan::{Amount, Indicator, Measured};
use crate::projection::{Case, Growth, Setting, Value, judge};

/// The setting with the fewest digits that leads where `exact` leads, as far as a comparison with the target can tell. A solution carries
/// rounding errors of doubles: 0.35999999999999943 means 0.36.
pub(super) fn tidied(case: &Case, growth: &Growth, stated: &Measured, indicator: &Indicator, exact: Setting) -> Setting {
    let outcome = |setting: Setting| judge(&Case { growth: Some(&growth.with(setting)?), ..*case }).outcome?.exact();
    let Some(wanted) = outcome(exact) else { return exact };
    let start = judge(case).start.and_then(Value::exact);
    let printed = stated.goal.printed().map_or(Amount::ZERO, |target| target.value);
    let near = indicator.decimals.tolerance(printed, start).get() / 2.0;
    let leads_there = |setting: &Setting| outcome(*setting).is_some_and(|found| (found.get() - wanted.get()).abs() <= near);
    let shorter = (2..12).filter_map(|digits| rounded(exact, digits));
    std::iter::once(Setting::NOTHING).chain(shorter).find(leads_there).unwrap_or(exact)
}

/// Rounded to that many digits after the first.
fn rounded(setting: Setting, digits: usize) -> Option<Setting> {
    Setting::new(format!("{:.digits$e}", setting.get()).parse().ok()?)
}
