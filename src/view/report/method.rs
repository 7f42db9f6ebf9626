//! How it was worked out, in the reader's words.

use crate::plan::Plan;
use crate::projection::{Family, Growth};
use crate::scenario::Scenario;
use crate::view::comparing;
use crate::{phrase, word};

/// A paragraph each: projection, comparison, families, pace, requirement, natures, and ranges where one is stated.
pub(super) fn method(plan: &Plan, scenario: &Scenario) -> Vec<String> {
    let (base, end) = (plan.period.base(), plan.period.end());
    let rounding = comparing::note(scenario.drivers.comparing);
    let mut paragraphs = vec![
        phrase!(
            "推算：从 {base} 年的起点出发，按各指标选定的增长方式逐年推到 {end} 年；观测和设定的年份直接取填写的数值，以后各年从它接着推。\
             数值不越过指标的自然界限，例如占比不超过 100％。规划没有给出、也没有填写的起点不作猜测，该指标列为无法判断。",
            "Projection: from the baseline in {base} each indicator is projected year by year to {end} with the growth pattern \
             chosen for it. Observed and assumed years take the figure entered, and later years continue from there. No figure \
             passes a natural bound: a share, for example, never exceeds 100%. A baseline that the plan does not give and \
             nobody entered is not guessed; the indicator is then listed as one that cannot be judged."
        ),
        families(scenario),
        phrase!(
            "判断：水平值看 {end} 年的数值，累计值看各年之和，年均增速按水平法由首尾两年求得，定性目标以填写的情况为准。\
             {rounding}；目标写“大于”“小于”的，恰好相等不算达标；没有写比较符的，越高越好的按“不低于”、越低越好的按“不高于”理解。",
            "Verdict: a level is judged by its figure in {end}, a cumulative total by the sum of all years, an average annual \
             growth rate by the first and the last year (compound), a qualitative target by what is entered. {rounding}. Where a target says “more than” or “less than”, exactly equal does not meet it; where it \
             states no comparison, it is read as “at least” if higher is better and “at most” if lower is better."
        ),
        word!(
            "属性：约束性指标和预期性指标分开计数，不合并、不平均。预期性指标所差不超过规划增减量 5％ 的注明“接近”，仍计为未达标；约束性指标没有这一档。",
            "Nature: binding and anticipatory indicators are counted separately, neither added nor averaged. An anticipatory indicator whose shortfall is at most 5% of the planned change is marked “close” and still counts as missed; binding indicators have no such band."
        )
        .to_owned(),
        phrase!(
            "进度：完成程度与时间进程之比，高于 1.05 为快于，0.95 至 1.05 为符合，低于 0.95 为滞后；起点已达到目标的为保持。\
             取最近一个有观测的年份；没有观测的取 {end} 年，并注明“预计”。",
            "Pace: the share completed divided by the share of time elapsed. Above 1.05 is ahead, from 0.95 to 1.05 on track, \
             below 0.95 behind; where the baseline already meets the target, the pace is “maintain”. It is taken for the latest \
             observed year or, where nothing is observed, for {end}, marked “projected”."
        ),
        word!(
            "达标所需：使结果恰好达到目标的增长参数，显示时向保证达标的一侧进位；已有年份确定的，是对其余年份的要求。",
            "Required: the growth parameter with which the outcome just reaches the target, rounded to the side that is sure to \
             meet it; where some years are fixed, it is required of the others."
        )
        .to_owned(),
    ];
    paragraphs.extend(ranges(scenario));
    paragraphs
}

/// What a range means, where one is stated.
fn ranges(scenario: &Scenario) -> Option<String> {
    let is_stated = scenario.assumptions.values().any(|assumption| assumption.uncertainty.is_some());
    is_stated.then(|| {
        word!(
            "不确定性：规划没有提供波动的依据，低、高两端由填写者说明。图中深浅两色是 50％ 和 80％ 的可能范围，细虚线是中位线，\
             按“一旦偏离，各年偏离同样多”由所述范围精确推得；它们是所述范围的推论，不是预报。",
            "Uncertainty: the plan gives no basis for volatility; “Low” and “High” are stated by whoever entered them. In the \
             charts the darker and the lighter band are the 50% and 80% ranges and the thin dashed line is the median, computed \
             exactly from the stated range for a persistent deviation, the same in every year. They follow from the stated \
             range and are not a forecast."
        )
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
    let sentences: Vec<_> = named.map(|family| phrase!("{}——{}", "{}: {} ", family.name(), family.note())).collect();
    let population = scenario.drivers.population_growth.map_or("", |_| {
        word!(
            "按人口平均的指标，每年再按共同假设的人口增长换算。",
            " Per-head indicators are also adjusted every year for the shared assumption of population growth."
        )
    });
    phrase!(
        "本情景用到的增长方式：{}未作假设的指标维持起点不变。{population}",
        "Growth patterns used in this scenario. {}Indicators without an assumption are held at their baseline.{population}",
        sentences.concat()
    )
}
