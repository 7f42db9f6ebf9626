//! How it was worked out, in the reader's words.

use crate::plan::Plan;
use crate::projection::{Family, Growth};
use crate::scenario::Scenario;
use crate::view::words;

/// A paragraph each: projection, comparison, families, pace, requirement, natures, and ranges where one is stated.
pub(super) fn method(plan: &Plan, scenario: &Scenario) -> Vec<String> {
    let (base, end) = (plan.period.base(), plan.period.end());
    let mut paragraphs = vec![
        format!(
            "推算：从 {base} 年的起点出发，按各指标选定的增长方式逐年推到 {end} 年；观测和设定的年份直接取填写的数值，以后各年从它接着推。\
             数值不越过指标的自然界限，例如占比不超过 100％。规划没有给出、也没有填写的起点不作猜测，该指标列为无法判断。"
        ),
        families(scenario),
        format!(
            "判断：水平值看 {end} 年的数值，累计值看各年之和，年均增速按水平法由首尾两年求得，定性目标以填写的情况为准。\
             比较之前不作四舍五入；目标写“大于”“小于”的，恰好相等不算达标；没有写比较符的，越高越好的按“不低于”、越低越好的按“不高于”理解。"
        ),
        "属性：约束性指标和预期性指标分开计数，不合并、不平均。预期性指标所差不超过规划增减量 5％ 的注明“接近”，仍计为未达标；约束性指标没有这一档。".to_owned(),
        format!(
            "进度：完成程度与时间进程之比，高于 1.05 为快于，0.95 至 1.05 为符合，低于 0.95 为滞后；起点已达到目标的为保持。\
             取最近一个有观测的年份；没有观测的取 {end} 年，并注明“预计”。"
        ),
        "达标所需：使结果恰好达到目标的增长参数，显示时向保证达标的一侧进位；已有年份确定的，是对其余年份的要求。".to_owned(),
    ];
    paragraphs.extend(ranges(scenario));
    paragraphs
}

/// What a range means, where one is stated.
fn ranges(scenario: &Scenario) -> Option<String> {
    let is_stated = scenario.assumptions.values().any(|assumption| assumption.uncertainty.is_some());
    is_stated.then(|| {
        "不确定性：规划没有提供波动的依据，低、高两端由填写者说明。图中深浅两色是 50％ 和 80％ 的可能范围，细虚线是中位线，\
         按“一旦偏离，各年偏离同样多”由所述范围精确推得；它们是所述范围的推论，不是预报。"
            .to_owned()
    })
}

/// The families that the scenario uses, each in a sentence. What nothing is said of is held.
fn families(scenario: &Scenario) -> String {
    let used = |family: &Family| {
        let chosen = |growth: &Growth| growth.family() == *family;
        *family == Family::Hold || scenario.assumptions.values().filter_map(|assumption| assumption.growth.as_ref()).any(chosen)
    };
    let named = Family::ALL.into_iter().filter(used);
    let sentences: Vec<_> = named.map(|family| format!("{}——{}", words::family(family), words::family_note(family))).collect();
    let population = scenario.drivers.population_growth.map_or("", |_| "按人口平均的指标，每年再按共同假设的人口增长换算。");
    format!("本情景用到的增长方式：{}未作假设的指标维持起点不变。{population}", sentences.concat())
}
