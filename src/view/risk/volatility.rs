//! What was observed of an indicator's yearly changes, in a sentence.

use crate::phrase;
use crate::plan::{Indicator, Plan};
use crate::scenario::Scenario;
use crate::view::number;
use crate::view::words;

/// `已观测 3 年，3 次逐年变化：平均 +1.0、标准差 1.0 个百分点（n = 3）…`; `None` where too little was observed.
pub fn volatility(plan: &Plan, scenario: &Scenario, indicator: &Indicator) -> Option<String> {
    let found = crate::risk::volatility(&scenario.case(plan, indicator))?;
    let decimals = if found.is_rate { 2 } else { usize::from(indicator.decimals.get()) + 1 };
    let scale = if found.is_rate { 100.0 } else { 1.0 };
    let unit = if found.is_rate { number::percent_sign().to_owned() } else { words::change_unit(indicator) };
    let (mean, deviation) = (number::signed(found.mean * scale, decimals), number::fixed(found.deviation * scale, decimals));
    let (mean, deviation) = (words::with_unit(mean, &unit), words::with_unit(deviation, &unit));
    let (years, changes) = (found.observations, found.changes);
    Some(phrase!(
        "已观测 {years} 年，{changes} 次逐年变化：平均 {mean}，标准差 {deviation}（n = {changes}）；只说明已观测的年份，不代替所述范围",
        "{years} years observed, {changes} yearly changes: mean {mean}, standard deviation {deviation} (n = {changes}); this describes the \
         observed years only and does not replace a stated range"
    ))
}
