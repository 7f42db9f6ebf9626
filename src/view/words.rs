//! The vocabulary of the page: one word for each thing, as the statistical yearbooks use it.

use super::number::brief;
use crate::plan::{Indicator, Measure, Nature};
use crate::projection::{Family, Obstacle, Pace, Parameter, Reason, Verdict};
use crate::risk::NoChance;
use crate::risk::simulation::Persistence;
use crate::scenario::{Preset, Shape};

/// How a verdict is coloured and drawn; the word and the shape say the same without colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Tone {
    /// 达标 ✓
    Met,
    /// 接近 ≈: missed by a hair, and missed all the same.
    Close,
    /// 未达标 ✕
    Missed,
    /// 无法判断 ?
    Unjudged,
}

impl Tone {
    /// The tone of a verdict.
    pub fn of(verdict: &Verdict) -> Self {
        match verdict {
            Verdict::Met { .. } => Self::Met,
            Verdict::Missed { shortfall: Some(shortfall) } if shortfall.close => Self::Close,
            Verdict::Missed { .. } => Self::Missed,
            Verdict::Unjudged(_) => Self::Unjudged,
        }
    }

    /// The word.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Met => "达标",
            Self::Close => "未达标（接近）",
            Self::Missed => "未达标",
            Self::Unjudged => "无法判断",
        }
    }

    /// The shape.
    pub const fn mark(self) -> &'static str {
        match self {
            Self::Met => "✓",
            Self::Close => "≈",
            Self::Missed => "✕",
            Self::Unjudged => "?",
        }
    }

    /// The name for style sheets.
    pub const fn class(self) -> &'static str {
        match self {
            Self::Met => "met",
            Self::Close => "close",
            Self::Missed => "missed",
            Self::Unjudged => "unjudged",
        }
    }
}

/// A drawing does not tell close from missed.
impl From<Tone> for crate::chart::Tone {
    fn from(tone: Tone) -> Self {
        match tone {
            Tone::Met => Self::Met,
            Tone::Close | Tone::Missed => Self::Missed,
            Tone::Unjudged => Self::Unjudged,
        }
    }
}

/// 约束性 or 预期性; what the document leaves open is not named.
pub const fn nature(nature: Option<Nature>) -> &'static str {
    match nature {
        Some(Nature::Binding) => "约束性",
        Some(Nature::Expected) => "预期性",
        None => "未注明",
    }
}

/// One character for the same.
pub const fn nature_mark(nature: Option<Nature>) -> &'static str {
    match nature {
        Some(Nature::Binding) => "约",
        Some(Nature::Expected) => "预",
        None => "—",
    }
}

/// 快于, 符合, 滞后, 保持.
pub const fn pace(pace: Pace) -> &'static str {
    match pace {
        Pace::Ahead => "快于",
        Pace::On => "符合",
        Pace::Behind => "滞后",
        Pace::Maintain => "保持",
    }
}

/// What a measure judges, with the number of years of the plan.
pub fn measure(measure: Measure, years: usize) -> String {
    match measure {
        Measure::Level => "水平值".to_owned(),
        Measure::Cumulative => format!("{years}年累计"),
        Measure::AverageGrowth => "年均增速".to_owned(),
        Measure::Status => "定性".to_owned(),
    }
}

/// A family's name.
pub const fn family(family: Family) -> &'static str {
    match family {
        Family::Hold => "维持不变",
        Family::Linear => "年均增量",
        Family::Compound => "年均增速",
        Family::Damped => "衰减趋势",
        Family::Gap => "缺口递减",
        Family::Logistic => "S 曲线",
        Family::YearlySteps => "逐年增量",
        Family::YearlyRates => "逐年增速",
    }
}

/// A family in plain words.
pub const fn family_note(family: Family) -> &'static str {
    match family {
        Family::Hold => "以后每年都和起点一样。",
        Family::Linear => "每年增加（或减少）同样多。",
        Family::Compound => "每年按同一百分比增长，越往后增量越大。",
        Family::Damped => "先快后慢：每年的增量是上一年的 φ 倍。",
        Family::Gap => "每年补上剩余缺口的同一比例，越接近上限越慢。",
        Family::Logistic => "起步慢、中段快、接近上限又变慢（逻辑斯蒂）。",
        Family::YearlySteps => "每年的增量分别设定。",
        Family::YearlyRates => "每年的增速分别设定。",
    }
}

/// What a family's parameter is called on its control.
pub const fn parameter(family: Family) -> &'static str {
    match family {
        Family::Hold | Family::Linear | Family::YearlySteps => "每年增量",
        Family::Compound | Family::YearlyRates => "每年增速",
        Family::Damped => "首年增量",
        Family::Gap => "每年缩减缺口",
        Family::Logistic => "陡度",
    }
}

/// The unit of a change: percentage points for what is itself a percentage.
pub fn change_unit(indicator: &Indicator) -> String {
    if indicator.is_percentage() { "个百分点".to_owned() } else { indicator.unit.get().to_owned() }
}

/// The unit of a parameter.
pub fn parameter_unit(indicator: &Indicator, parameter: Parameter) -> String {
    match parameter {
        Parameter::Step | Parameter::Steps => format!("{}／年", change_unit(indicator)),
        Parameter::Rate | Parameter::Rates => "％／年".to_owned(),
        Parameter::Share => "％（剩余缺口）／年".to_owned(),
        Parameter::Steepness => "／年".to_owned(),
    }
}

/// How the chances are spread over a range.
pub const fn shape(shape: Shape) -> &'static str {
    match shape {
        Shape::Triangular => "三角分布",
        Shape::Uniform => "均匀分布",
    }
}

/// How likely something is, to five points; certain and impossible only where nothing in the stated range does otherwise.
pub fn chance(share: f64, is_settled: bool) -> String {
    match share {
        _ if is_settled && share >= 1.0 => "在所述范围内必然".to_owned(),
        _ if is_settled && share <= 0.0 => "在所述范围内不可能".to_owned(),
        _ if share < 0.05 => "不到 5％".to_owned(),
        _ if share > 0.95 => "95％以上".to_owned(),
        _ => format!("约 {}％", brief((share * 20.0).round() * 5.0, 0)),
    }
}

/// The same in as few letters as a chart has room for; empty where there is no chance at all.
pub fn chance_mark(share: f64) -> String {
    match share {
        _ if share <= 0.0 => String::new(),
        _ if share < 0.05 => "＜5％".to_owned(),
        _ if share > 0.95 => "＞95％".to_owned(),
        _ => format!("{}％", brief((share * 20.0).round() * 5.0, 0)),
    }
}

/// How a deviation is meant to last.
pub const fn persistence(reading: Persistence) -> &'static str {
    match reading {
        Persistence::Persistent => "持续偏离",
        Persistence::Yearly => "逐年独立",
    }
}

/// A number of draws: `10 万次`.
pub fn draws(count: u32) -> String {
    if count >= 10_000 && count.is_multiple_of(1000) {
        format!("{} 万次", brief(f64::from(count) / 10_000.0, 1))
    } else {
        format!("{count} 次")
    }
}

/// Why there is no single switching value.
pub const NOT_ONE_WAY: &str = "参数变大时，结果时升时降，没有单一的临界值";

/// Why there is no chance, and what to do about it.
pub fn no_chance(why: NoChance) -> String {
    match why {
        NoChance::Status => "定性目标，按填写的结果判断，没有概率".to_owned(),
        NoChance::Unjudged(of) => reason(of),
        NoChance::NothingStated => "没有说明假设可能偏离多少".to_owned(),
        NoChance::NotOneWay => NOT_ONE_WAY.to_owned(),
    }
}

/// The verdict, and since when it holds.
pub fn verdict(verdict: &Verdict) -> String {
    let word = Tone::of(verdict).word();
    match verdict {
        Verdict::Met { first_year, .. } => format!("{word}（{first_year} 年起）"),
        Verdict::Missed { .. } | Verdict::Unjudged(_) => word.to_owned(),
    }
}

/// Why nothing can be said, and what to do about it.
pub fn reason(reason: Reason) -> String {
    use crate::projection::Side;
    match reason {
        Reason::NoStart => "规划没有给出起点，填入起点值后即可判断".to_owned(),
        Reason::NoGrowth => "还没有设定增速，设定后即可判断".to_owned(),
        Reason::StatusNotStated => "定性目标，说明是否达到后即可判断".to_owned(),
        Reason::DependsOnStart { met, of } => {
            let side = if met == Side::Below { "低于" } else { "高于" };
            format!("取决于起点：起点{side} {} 时达标", brief(of.get(), 4))
        }
        Reason::UndefinedStep(year) => format!("{year} 年的基数不大于 0，不能按增速推算，请改用年均增量"),
        Reason::NoLimit => "该指标没有自然界限，请填写上限".to_owned(),
    }
}

/// Why nothing that is set meets a target.
pub const fn obstacle(obstacle: Obstacle) -> &'static str {
    match obstacle {
        Obstacle::AllPinned => "各年数值都已确定",
        Obstacle::Bound => "自然界限够不到目标",
        Obstacle::Limit => "曲线的上限够不到目标",
    }
}

/// How many of which nature, the scoreboard's way: `约束性 1 项、预期性 2 项`; what there is none of is not named.
pub fn counts(binding: usize, expected: usize, others: usize) -> String {
    let natures = [(binding, Some(Nature::Binding)), (expected, Some(Nature::Expected)), (others, None)];
    let named = natures.into_iter().filter(|(count, _)| *count > 0).map(|(count, of)| format!("{} {count} 项", nature(of)));
    named.collect::<Vec<_>>().join("、")
}

/// A preset in plain words.
pub const fn preset_note(preset: Preset) -> &'static str {
    match preset {
        Preset::Hold => "全部指标保持起点不变",
        Preset::JustMet => "每个指标都取达标所需的最低（最高）值",
        Preset::Halfway => "每个指标只做到所需的一半",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::{Amount, Year};
    use crate::projection::Side;

    #[test]
    fn a_verdict_says_since_when_it_holds() {
        let met = Verdict::Met { first_year: Year::new(2023), margin: None };
        assert_eq!(verdict(&met), "达标（2023 年起）");
        assert_eq!(verdict(&Verdict::Missed { shortfall: None }), "未达标");
        assert_eq!(verdict(&Verdict::Unjudged(Reason::NoStart)), "无法判断");
    }

    #[test]
    fn a_chance_is_no_finer_than_five_points_and_certain_only_where_it_is() {
        let said = |share| chance(share, true);
        assert_eq!([0.4, 0.42, 0.43, 0.05, 0.95].map(said), ["约 40％", "约 40％", "约 45％", "约 5％", "约 95％"]);
        assert_eq!([0.049, 0.951].map(said), ["不到 5％", "95％以上"]);
        assert_eq!([0.0, 1.0].map(said), ["在所述范围内不可能", "在所述范围内必然"]);
        assert_eq!([0.0, 1.0].map(|share| chance(share, false)), ["不到 5％", "95％以上"]);
    }

    #[test]
    fn a_mark_says_what_the_sentence_says() {
        assert_eq!([0.0, 0.001, 0.42, 0.43, 0.96].map(chance_mark), ["", "＜5％", "40％", "45％", "＞95％"]);
        assert_eq!([10_000, 100_000, 15_000, 500].map(draws), ["1 万次", "10 万次", "1.5 万次", "500 次"]);
    }

    #[test]
    fn the_start_that_a_verdict_depends_on_is_not_rounded_away() {
        let depends = |met, of| reason(Reason::DependsOnStart { met, of: Amount::of(of) });
        assert_eq!(depends(Side::Below, 5.5), "取决于起点：起点低于 5.5 时达标");
        assert_eq!(depends(Side::Above, 0.0026), "取决于起点：起点高于 0.0026 时达标");
    }
}
