//! The vocabulary of the page: one word for each thing, as the statistical yearbooks use it.

use serde::{Deserialize, Serialize};

use super::number::{brief, in_percent};
use super::quantity;
use crate::language::{Language, Text, plural};
use crate::plan::{Comparison, Indicator, Measured, Nature, Period, Plan, Statement, Year};
use crate::projection::{Obstacle, Pace, Parameter, Reason, Standing, Verdict};
use crate::risk::NoChance;
use crate::risk::simulation::Persistence;
use crate::scenario::{Preset, Shape, Unfilled};
use crate::{phrase, word};

/// How a verdict is coloured and drawn; the word and the shape say the same without colour.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Tone {
    /// 达标 ✓
    Met,
    /// 接近 ≈: missed by a hair, and missed all the same.
    Close,
    /// 未达标 ✕
    Missed,
    /// 无法判断 ?
    #[default]
    Unjudged,
    /// 观察 ○: not to be judged.
    Watched,
}

impl Tone {
    /// The tone of a verdict.
    pub fn of(verdict: &Verdict) -> Self {
        match verdict {
            Verdict::Met { .. } => Self::Met,
            Verdict::Missed { shortfall: Some(shortfall) } if shortfall.close => Self::Close,
            Verdict::Missed { .. } => Self::Missed,
            Verdict::Unjudged(Reason::Watched) => Self::Watched,
            Verdict::Unjudged(_) => Self::Unjudged,
        }
    }

    /// The tone of what is only told as met or missed.
    pub const fn of_standing(standing: Standing) -> Self {
        match standing {
            Standing::Met => Self::Met,
            Standing::Missed => Self::Missed,
            Standing::Unjudged => Self::Unjudged,
            Standing::Watched => Self::Watched,
        }
    }

    /// The word.
    pub fn word(self) -> &'static str {
        match self {
            Self::Met => word!("达标", "met"),
            Self::Close => word!("未达标（接近）", "missed (close)"),
            Self::Missed => word!("未达标", "missed"),
            Self::Unjudged => word!("无法判断", "cannot be judged"),
            Self::Watched => word!("观察", "watched"),
        }
    }

    /// The shape.
    pub const fn mark(self) -> &'static str {
        match self {
            Self::Met => "✓",
            Self::Close => "≈",
            Self::Missed => "✕",
            Self::Unjudged => "?",
            Self::Watched => "○",
        }
    }

    /// The name for style sheets.
    pub const fn class(self) -> &'static str {
        match self {
            Self::Met => "met",
            Self::Close => "close",
            Self::Missed => "missed",
            Self::Unjudged => "unjudged",
            // Where nothing else is said of it, it looks as what cannot be judged.
            Self::Watched => "unjudged watched",
        }
    }
}

/// A drawing does not tell close from missed.
impl From<Tone> for crate::chart::SparkTone {
    fn from(tone: Tone) -> Self {
        match tone {
            Tone::Met => Self::Met,
            Tone::Close | Tone::Missed => Self::Missed,
            Tone::Unjudged | Tone::Watched => Self::Unjudged,
        }
    }
}

/// 约束性 or 预期性; what the document leaves open is not named.
pub fn nature(nature: Option<Nature>) -> &'static str {
    match nature {
        Some(Nature::Binding) => word!("约束性", "binding"),
        Some(Nature::Expected) => word!("预期性", "anticipatory"),
        None => word!("未注明", "not stated"),
    }
}

/// One character for the same.
pub fn nature_mark(nature: Option<Nature>) -> &'static str {
    match nature {
        Some(Nature::Binding) => word!("约", "B"),
        Some(Nature::Expected) => word!("预", "A"),
        None => "—",
    }
}

/// 快于, 符合, 滞后, 保持.
pub fn pace(pace: Pace) -> &'static str {
    match pace {
        Pace::Ahead => word!("快于", "ahead"),
        Pace::On => word!("符合", "on track"),
        Pace::Behind => word!("滞后", "behind"),
        Pace::Maintain => word!("保持", "maintain"),
    }
}

/// The same within a sentence: against what.
pub fn pace_told(pace: Pace) -> &'static str {
    match pace {
        Pace::Ahead => word!("快于时间进度", "ahead of schedule"),
        Pace::On => word!("符合时间进度", "on schedule"),
        Pace::Behind => word!("滞后于时间进度", "behind schedule"),
        Pace::Maintain => word!("起点已达到目标，需保持", "target met at the start, to be maintained"),
    }
}

/// What a statement judges.
pub fn measure(statement: &Statement, plan: Period) -> String {
    match statement {
        Statement::Status(_) => word!("定性", "qualitative").to_owned(),
        Statement::Measured(stated) if stated.measure.is_plain() || stated.measure.is_of_rates() => {
            stated.measure.name().get().to_owned()
        }
        Statement::Measured(stated) => stated.measure.title(stated.period(plan)),
    }
}

/// The unit of a change: percentage points for what is itself a percentage.
pub fn change_unit(indicator: &Indicator) -> String {
    if indicator.is_percentage() {
        word!("个百分点", "percentage points").to_owned()
    } else {
        indicator.unit.get().to_owned()
    }
}

/// The same where there is little room.
pub fn short_change_unit(indicator: &Indicator) -> String {
    if indicator.is_percentage() { word!("个百分点", "pp").to_owned() } else { indicator.unit.get().to_owned() }
}

/// What a unit cost is counted by, in English: `per percentage point`, `per km`.
pub(super) fn per_unit(indicator: &Indicator) -> String {
    let unit = if indicator.is_percentage() { "percentage point" } else { one_of(quantity::heading(indicator.unit.get())) };
    format!("per {unit}")
}

/// A single one of what an English unit counts: `person` of `people`, `institution` of `institutions`; 10,000 people are many.
fn one_of(unit: &str) -> &str {
    match unit {
        "people" => "person",
        _ if unit.starts_with(|first: char| first.is_ascii_digit()) || unit.ends_with("ss") => unit,
        _ => unit.strip_suffix('s').filter(|one| one.len() > 1).unwrap_or(unit),
    }
}

/// A number with its unit behind it, `95 ％`, `95%`, `1.3 percentage points`; the number alone where there is no unit.
pub fn with_unit(number: impl std::fmt::Display, unit: &str) -> String {
    let number = number.to_string();
    if let Some((number, unit)) = quantity::in_full(&number, unit) {
        return format!("{number} {unit}");
    }
    let is_close = Language::current() == Language::English && unit.starts_with(['%', '％', '/']);
    match unit {
        "" => number,
        _ if is_close => format!("{number}{unit}"),
        _ => format!("{number} {unit}"),
    }
}

/// A name with its unit in brackets; the name alone where there is no unit.
pub fn named(name: impl std::fmt::Display, unit: &str) -> String {
    let heading = quantity::heading(unit);
    if unit.is_empty() { name.to_string() } else { phrase!("{name}（{unit}）", "{name} ({heading})") }
}

/// One after the other: `甲、乙`, `a, b`.
pub fn listed(texts: &[impl std::borrow::Borrow<str>]) -> String {
    texts.join(word!("、", ", "))
}

/// Those of several texts that say something, with that between them.
pub(super) fn listed_with(between: &str, texts: &[&str]) -> String {
    let said = texts.iter().map(|text| text.trim()).filter(|text| !text.is_empty());
    said.collect::<Vec<_>>().join(between)
}

/// Names that are told from the sentence around them: `“甲”、“乙”`.
pub fn quoted(names: impl Iterator<Item = impl std::fmt::Display>) -> String {
    listed(&names.map(|name| format!("“{name}”")).collect::<Vec<_>>())
}

/// Begins with a capital, as a sentence does in English.
pub fn sentence(text: impl Into<String>) -> String {
    let mut text = text.into();
    if let Some(first) = text.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    text
}

const MONTHS: [&str; 12] =
    ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

/// A day as a report has it, `2026年3月1日`, `1 March 2026`; months and days count from 1.
pub fn day(year: u32, month: u32, day: u32) -> String {
    let name = usize::try_from(month).ok().and_then(|month| MONTHS.get(month.checked_sub(1)?)).copied().unwrap_or_default();
    phrase!("{year}年{month}月{day}日", "{day} {name} {year}")
}

/// A year as a label: `2025年`, `2025`.
pub fn year(year: Year) -> String {
    phrase!("{year}年", "{year}")
}

/// How many indicators a plan has, and how many of them are on its scoreboard: `计分 38 项，全部 115 项`.
pub fn size(plan: &Plan) -> String {
    let (all, scored) = (plan.indicators.len(), plan.scored().count());
    if all == scored {
        return phrase!("{}指标", "{}", indicators(all));
    }
    phrase!("计分 {scored} 项，全部 {all} 项", "{scored} scored, {all} indicators in all")
}

/// A number of indicators: `3 项`, `3 indicators`.
pub fn indicators(count: usize) -> String {
    let indicators = plural(count, "indicator", "indicators");
    phrase!("{count} 项", "{count} {indicators}")
}

/// The unit of what is judged: ％ of a rate, whatever the path is in.
pub fn outcome_unit<'a>(indicator: &'a Indicator, stated: &Measured) -> &'a str {
    if stated.measure.is_in_percent() { word!("％", "%") } else { indicator.unit.get() }
}

/// The unit of a parameter as a sentence says it: `percentage points a year`.
pub fn parameter_unit(indicator: &Indicator, parameter: Parameter) -> String {
    let unit = change_unit(indicator);
    match parameter {
        Parameter::Step | Parameter::Steps => phrase!("{unit}／年", "{unit} a year"),
        Parameter::Rate | Parameter::Rates => word!("％／年", "% a year").to_owned(),
        Parameter::Share => word!("％（剩余缺口）／年", "% of the gap a year").to_owned(),
        Parameter::Steepness => word!("／年", "a year").to_owned(),
        Parameter::Flow => unit,
    }
}

/// The same in a column or beside a field: `pp/year`.
pub fn short_parameter_unit(indicator: &Indicator, parameter: Parameter) -> String {
    let unit = quantity::beside(&short_change_unit(indicator));
    match parameter {
        Parameter::Step | Parameter::Steps => phrase!("{unit}／年", "{unit}/year"),
        Parameter::Rate | Parameter::Rates => rate_unit().to_owned(),
        Parameter::Share => word!("％（剩余缺口）／年", "% of the gap/year").to_owned(),
        Parameter::Steepness => word!("／年", "/year").to_owned(),
        Parameter::Flow => unit,
    }
}

/// The unit of a yearly rate, in a column or beside a field.
pub fn rate_unit() -> &'static str {
    word!("％／年", "%/year")
}

/// How the chances are spread over a range.
pub fn shape(shape: Shape) -> &'static str {
    match shape {
        Shape::Triangular => word!("三角分布", "triangular"),
        Shape::Uniform => word!("均匀分布", "uniform"),
    }
}

/// How likely something is, to five points; certain and impossible only where nothing in the stated range does otherwise.
pub fn chance(share: f64, is_settled: bool) -> String {
    match share {
        _ if is_settled && share >= 1.0 => word!("在所述范围内必然", "certain within the stated range").to_owned(),
        _ if is_settled && share <= 0.0 => word!("在所述范围内不可能", "impossible within the stated range").to_owned(),
        _ if share < 0.05 => word!("不到 5％", "under 5%").to_owned(),
        _ if share > 0.95 => word!("95％以上", "over 95%").to_owned(),
        _ => phrase!("约 {}", "about {}", five_points(share)),
    }
}

/// The same in as few letters as a chart has room for; empty where there is no chance at all.
pub fn chance_mark(share: f64) -> String {
    match share {
        _ if share <= 0.0 => String::new(),
        _ if share < 0.05 => word!("＜5％", "<5%").to_owned(),
        _ if share > 0.95 => word!("＞95％", ">95%").to_owned(),
        _ => five_points(share),
    }
}

fn five_points(share: f64) -> String {
    in_percent(brief((share * 20.0).round() * 5.0, 0))
}

/// How a deviation is meant to last.
pub fn persistence(reading: Persistence) -> &'static str {
    match reading {
        Persistence::Persistent => word!("持续偏离", "persistent"),
        Persistence::Yearly => word!("逐年独立", "independent by year"),
    }
}

/// A number of draws: `10 万次`, `100,000 draws`.
pub fn draws(count: u32) -> String {
    if Language::current() == Language::English {
        format!("{} draws", brief(f64::from(count), 0))
    } else if count >= 10_000 && count.is_multiple_of(1000) {
        format!("{} 万次", brief(f64::from(count) / 10_000.0, 1))
    } else {
        format!("{count} 次")
    }
}

/// Why there is no single switching value.
pub const NOT_ONE_WAY: Text = Text::new(
    "参数变大时，结果时升时降，没有单一的临界值",
    "as the parameter grows the outcome rises and falls; there is no single switching value",
);

/// Why there is no chance, and what to do about it.
pub fn no_chance(why: NoChance) -> String {
    match why {
        NoChance::Status => {
            word!("定性目标，按填写的结果判断，没有概率", "qualitative target, judged by what is entered; no chance is computed")
                .to_owned()
        }
        NoChance::Unjudged(of) => reason(of),
        NoChance::NothingStated => word!("没有说明假设可能偏离多少", "no range is stated for the assumption").to_owned(),
        NoChance::NotOneWay => NOT_ONE_WAY.get().to_owned(),
    }
}

/// The verdict, and since when it holds.
pub fn verdict(verdict: &Verdict) -> String {
    let word = Tone::of(verdict).word();
    match verdict {
        Verdict::Met { first_year, .. } => phrase!("{word}（{first_year} 年起）", "{word} (from {first_year})"),
        Verdict::Missed { .. } | Verdict::Unjudged(_) => word.to_owned(),
    }
}

/// Why nothing can be said, and what to do about it.
pub fn reason(reason: Reason) -> String {
    use crate::projection::Side;
    match reason {
        Reason::NoStart => {
            word!("规划没有给出起点，填入起点值后即可判断", "the plan gives no baseline; enter one to have it judged").to_owned()
        }
        Reason::NoGrowth => {
            word!("还没有设定增速，设定后即可判断", "no growth rate is assumed yet; assume one to have it judged").to_owned()
        }
        Reason::StatusNotStated => {
            word!("定性目标，说明是否达到后即可判断", "qualitative target; state whether it is achieved to have it judged")
                .to_owned()
        }
        Reason::DependsOnStart { met, of } => {
            let (of, is_below) = (brief(of.get(), 4), met == Side::Below);
            let side = if is_below { word!("低于", "below") } else { word!("高于", "above") };
            phrase!("取决于起点：起点{side} {of} 时达标", "depends on the baseline: met if it is {side} {of}")
        }
        Reason::UndefinedStep(year) => phrase!(
            "{year} 年的基数不大于 0，不能按增速推算，请改用年均增量",
            "{year} starts from 0 or less, to which no growth rate applies; use an annual change instead"
        ),
        Reason::TargetLater => {
            word!("目标值待定，填入后即可判断", "the target is still to be set; enter its number to have it judged").to_owned()
        }
        Reason::NoOther => {
            word!("目标对照的指标还没有结果", "the indicator that the target is compared with has no outcome yet").to_owned()
        }
        Reason::NoReference => {
            word!("目标对照的外部数据还没有填写", "the outside figure that the target is compared with has not been entered")
                .to_owned()
        }
        Reason::Watched => word!("观察指标，不作判断", "watched only; not judged").to_owned(),
        Reason::NoLimit => {
            word!("该指标没有自然界限，请填写上限", "this indicator has no natural bound; enter a limit").to_owned()
        }
    }
}

/// From one number to another: `95.8～101.8`. Years have a dash between them.
pub fn between(low: &str, high: &str) -> String {
    phrase!("{low}～{high}", "{low} to {high}")
}

/// A comparison as a sign.
pub fn symbol(comparison: Comparison) -> &'static str {
    match comparison {
        Comparison::MoreThan => word!("＞", ">"),
        Comparison::LessThan => word!("＜", "<"),
        Comparison::AtLeast | Comparison::AtMost => comparison.symbol(),
    }
}

/// Why nothing that is set meets a target.
pub fn obstacle(obstacle: Obstacle) -> &'static str {
    match obstacle {
        Obstacle::AllPinned => word!("各年数值都已确定", "the values of all years are already fixed"),
        Obstacle::Bound => word!("自然界限够不到目标", "the natural bound falls short of the target"),
        Obstacle::Limit => word!("曲线的上限够不到目标", "the curve’s ceiling falls short of the target"),
    }
}

/// Why no annual targets are filled in.
pub fn unfilled(why: Unfilled) -> String {
    match why {
        Unfilled::Status => word!("定性指标，没有可以分解的数值", "qualitative: there is no number to break down").to_owned(),
        Unfilled::Watched => word!("观察指标，规划没有提出目标", "watched only: the plan asks nothing of it").to_owned(),
        Unfilled::EveryYear => {
            word!("规划对每一年都有要求，不必另行分解", "the plan asks something of every year already").to_owned()
        }
        Unfilled::Unjudged(why) => reason(why),
        Unfilled::Impossible(why) => phrase!("按当前的增长方式无法达标：{}", "cannot be met: {}", obstacle(why)),
        Unfilled::Anything => {
            word!("任意取值都达标，不必分解", "any value meets the target; there is nothing to break down").to_owned()
        }
        Unfilled::Unsolved => word!("按当前的增长方式求不出路径", "no path can be worked out").to_owned(),
        Unfilled::NothingLeft => word!(
            "没有要填的年份：规划已给出目标，或已有观测值",
            "no year is left to fill in: the plan states its target, or it is observed"
        )
        .to_owned(),
        Unfilled::Locked => word!("已锁定", "locked").to_owned(),
    }
}

/// How many of which nature, the scoreboard's way: `约束性 1 项、预期性 2 项`, `1 binding, 2 expected`; what there is none of is not named.
pub fn counts(binding: usize, expected: usize, others: usize) -> String {
    let natures = [(binding, Some(Nature::Binding)), (expected, Some(Nature::Expected)), (others, None)];
    let named = natures.into_iter().filter(|(count, _)| *count > 0).map(|(count, of)| {
        let nature = if of.is_none() { word!("未注明", "with no stated nature") } else { nature(of) };
        phrase!("{nature} {count} 项", "{count} {nature}")
    });
    listed(&named.collect::<Vec<_>>())
}

/// A preset in plain words.
pub fn preset_note(preset: Preset) -> &'static str {
    match preset {
        Preset::Hold => word!("全部指标保持起点不变", "Every indicator is held at its baseline"),
        Preset::JustMet => word!(
            "维持现状即可达标的保持起点不变，其余取达标所需的最低（最高）值",
            "What holding already meets is held; every other indicator does just what its target requires"
        ),
        Preset::Halfway => word!(
            "维持现状即可达标的保持起点不变，其余只做到所需的一半",
            "What holding already meets is held; every other indicator does half of what its target requires"
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::Amount;
    use crate::projection::Side;

    #[test]
    fn a_day_is_said_as_a_report_has_it() {
        assert_eq!(day(2026, 3, 1), "2026年3月1日");
        Language::English.speaking(|| assert_eq!(day(2026, 12, 31), "31 December 2026"));
    }

    #[test]
    fn a_unit_cost_is_for_one_of_a_unit_or_for_as_many_as_it_counts() {
        let found = ["people", "institutions", "times", "m²", "10,000 people", "s"].map(one_of);
        assert_eq!(found, ["person", "institution", "time", "m²", "10,000 people", "s"]);
    }

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
