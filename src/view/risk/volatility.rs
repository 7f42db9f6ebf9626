//! What was observed of an indicator's yearly changes, in a sentence.

use crate::plan::{Indicator, Plan};
use crate::scenario::Scenario;
use crate::view::number;
use crate::view::words;

/// `已观测 3 年，3 次逐年变化：平均 +1.0、标准差 1.0 个百分点（n = 3）…`; `None` where too little was observed.
pub fn volatility(plan: &Plan, scenario: &Scenario, indicator: &Indicator) -> Option<String> {
    let found = crate::risk::volatility(&scenario.case(plan, indicator))?;
    let decimals = if found.is_rate { 2 } else { usize::from(indicator.decimals.get()) + 1 };
    let scale = if found.is_rate { 100.0 } else { 1.0 };
    let unit = if found.is_rate { "％".to_owned() } else { words::change_unit(indicator) };
    let (mean, deviation) = (number::signed(found.mean * scale, decimals), number::fixed(found.deviation * scale, decimals));
    Some(format!(
        "已观测 {} 年，{} 次逐年变化：平均 {mean} {unit}，标准差 {deviation} {unit}（n = {}）；只说明已观测的年份，不代替所述范围",
        found.observations, found.changes, found.changes
    ))
}
