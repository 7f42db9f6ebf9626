//! What is wrong and how to mend it, in figures and in the words of the page.

use crate::plan::{Amount, Id, Indicator, Kind, Plan, Year};
use crate::risk::consistency::{Control, Differing, Excess, Finding, Warning, When};
use crate::scenario::Scenario;
use crate::view::{number, words};

/// The plan and the scenario that warnings speak of.
pub(super) struct Words<'a> {
    pub(super) plan: &'a Plan,
    pub(super) scenario: &'a Scenario,
}

impl Words<'_> {
    pub(super) fn what(&self, finding: &Finding) -> String {
        match finding {
            Finding::Held { indicator, year, bound, asked } => self.held(indicator, *year, *bound, *asked),
            Finding::TargetBeyondBounds { indicator, bound, target } => {
                let (target, bound) = (self.figure(indicator, *target), self.figure(indicator, *bound));
                format!("“{}”的目标 {target} 在自然界限 {bound} 之内无法达到", self.name(indicator))
            }
            Finding::StartBeyondLimit { indicator, start, limit, is_curve } => {
                let (name, start, limit) = (self.name(indicator), self.figure(indicator, *start), self.figure(indicator, *limit));
                let effect = if *is_curve {
                    "S 曲线不起作用，一直停在起点"
                } else {
                    "缺口递减反而朝不希望的方向走"
                };
                format!("“{name}”的起点 {start} 不在上限 {limit} 之内，{effect}")
            }
            Finding::PartAboveWhole { part, whole, excesses } => self.part_above(part, whole, excesses),
            Finding::SumDiffers(differing) => self.sum(differing),
            Finding::StatedTwice(differing) => self.twice(differing),
            Finding::AgainstObserved { indicator, until, observed, assumed } => {
                self.against(indicator, *until, *observed, *assumed)
            }
            Finding::RangeIdle { indicator } => format!("“{}”各年数值都已确定，所填的不确定范围不起作用", self.name(indicator)),
            Finding::DriverIdle => "设定了人口年均增长，但没有一项指标受它影响".to_owned(),
        }
    }

    fn held(&self, id: &Id, year: Year, bound: Amount, asked: Amount) -> String {
        let (beyond, cannot) = if asked > bound { ("超出", "不能超过") } else { ("低于", "不能低于") };
        let Some(indicator) = self.plan.indicator(id) else { return String::new() };
        let by = number::brief((asked.get() - bound.get()).abs(), decimals(indicator));
        let (name, unit) = (&indicator.name, words::change_unit(indicator));
        let (bound, asked) = (self.figure(id, bound), self.figure(id, asked));
        format!(
            "“{name}”按现在的假设 {year} 年应为 {asked}，{beyond}自然界限 {by} {unit}；它{cannot} {bound}，从这一年起按 {bound} 推算"
        )
    }

    fn part_above(&self, part: &Id, whole: &Id, excesses: &[Excess]) -> String {
        let is_level = self.kind(part) == Some(Kind::Level);
        let (years, others): (Vec<Excess>, Vec<_>) = excesses.iter().copied().partition(|excess| excess.when.year().is_some());
        let said = |one: Excess| {
            let when = match one.when {
                When::Target => "目标".to_owned(),
                When::Year(year) => format!("{year} 年"),
                When::Outcome => self.outcome_word(part),
            };
            format!("{when} {}＞{}", self.figure(part, one.part), self.figure(whole, one.whole))
        };
        // Of many years the first and the last; the outcome of a level is its last year again.
        let many = match years.as_slice() {
            [first, .., last] => Some(format!("{}，{}{}", said(*first), if years.len() > 2 { "至 " } else { "" }, said(*last))),
            [only] => Some(said(*only)),
            [] => None,
        };
        let others = others.into_iter().filter(|excess| !is_level || excess.when == When::Target).map(said);
        let each = many.into_iter().chain(others).collect::<Vec<_>>().join("；");
        format!("“{}”是“{}”的一部分，却比它大：{each}", self.name(part), self.name(whole))
    }

    fn sum(&self, differing: &Differing) -> String {
        let Differing { whole, parts, stated, sum, figures, .. } = differing;
        let added = figures.iter().map(|figure| self.figure(whole, *figure)).collect::<Vec<_>>().join("＋");
        let what = self.of_what(differing);
        let is_partial = figures.len() < parts.len();
        let (of, relation) = if is_partial { ("已知各项之和", "已经大于") } else { ("各项之和", "不等于") };
        format!(
            "“{}”{what} {}，{of} {added}＝{} {relation}它",
            self.name(whole),
            self.figure(whole, *stated),
            self.figure(whole, *sum)
        )
    }

    fn twice(&self, differing: &Differing) -> String {
        let Differing { whole, parts, stated, sum, figures, .. } = differing;
        let names = parts.iter().map(|part| format!("“{}”", self.name(part))).collect::<Vec<_>>().join("、");
        let added = figures.iter().map(|figure| self.figure(whole, *figure)).collect::<Vec<_>>().join("＋");
        let added = if figures.len() > 1 { format!("{added}＝{}", self.figure(whole, *sum)) } else { added };
        let what = self.of_what(differing);
        format!("同一项内容两处不一致：“{}”{what} {}，{names}{what} {added}", self.name(whole), self.figure(whole, *stated))
    }

    fn of_what(&self, differing: &Differing) -> String {
        match differing.when {
            When::Target => "目标为".to_owned(),
            When::Outcome => format!("{}为", self.outcome_word(&differing.whole)),
            When::Year(year) => format!("{year} 年为"),
        }
    }

    fn against(&self, id: &Id, until: Year, observed: f64, assumed: f64) -> String {
        let Some(indicator) = self.plan.indicator(id) else { return String::new() };
        let decimals = usize::from(indicator.decimals.get()) + 1;
        let text = |number: f64| match self.kind(id) {
            Some(Kind::Level) => format!("{} {}", number::difference(number, decimals), words::change_unit(indicator)),
            Some(Kind::AverageGrowth) => format!("{} ％", number::fixed(number, decimals)),
            _ => format!("{} {}", number::amount(number, decimals), indicator.unit),
        };
        let how = if observed * assumed < 0.0 { "方向相反" } else { "不到假设的一半" };
        format!("“{}”到 {until} 年的观测平均每年 {}，以后的假设平均每年 {}，{how}", self.name(id), text(observed), text(assumed))
    }

    /// What is judged, in a word.
    fn outcome_word(&self, id: &Id) -> String {
        let end = self.plan.period.end();
        match self.kind(id) {
            Some(Kind::Cumulative) => format!("{} 年累计", self.plan.period.steps()),
            Some(Kind::AverageGrowth) => "年均增速".to_owned(),
            _ => format!("预计 {end} 年"),
        }
    }

    pub(super) fn mend(&self, warning: &Warning) -> String {
        let name = warning.lead.indicator.as_ref().map(|id| self.name(id)).unwrap_or_default();
        match (&warning.finding, warning.lead.control) {
            (Finding::Held { .. }, Control::Growth) => format!("调小“{name}”的变化，或改用缺口递减、S 曲线，让它逐渐接近界限"),
            (Finding::Held { .. }, _) => "调小人口年均增长".to_owned(),
            (Finding::StartBeyondLimit { .. }, _) => format!("改填“{name}”的上限，或换一种增长方式"),
            (Finding::AgainstObserved { .. }, _) => format!("核对观测，或按观测调整“{name}”以后各年的增长"),
            (Finding::RangeIdle { .. }, _) => format!("删去“{name}”的不确定范围，或放开某一年"),
            (Finding::DriverIdle, _) => "关掉人口年均增长".to_owned(),
            (Finding::StatedTwice(_), Control::Growth) => "让两处按同一结果推算".to_owned(),
            (Finding::SumDiffers(_), Control::Growth) => format!("调整“{name}”或各项的增长，使各项之和等于它"),
            (_, Control::Growth) => format!("调整“{name}”的增长"),
            (_, Control::Start) => format!("核对“{name}”填写的起点"),
            (_, Control::Years) => format!("核对“{name}”逐年填写的数值"),
            (Finding::PartAboveWhole { .. }, Control::Reading) => format!("核对“{name}”的读法，使两项按同一种读法"),
            (_, Control::Reading) if self.has_readings(warning) => format!("核对原文；可以给“{name}”换一种读法"),
            (_, _) => format!("核对原文；“{name}”的规划数据可能有误"),
        }
    }

    fn has_readings(&self, warning: &Warning) -> bool {
        let lead = warning.lead.indicator.as_ref().and_then(|id| self.plan.indicator(id));
        lead.is_some_and(|indicator| indicator.readings.len() > 1)
    }

    fn kind(&self, id: &Id) -> Option<Kind> {
        let indicator = self.plan.indicator(id)?;
        self.scenario.assumption(id).statement(indicator).measured().map(|stated| stated.kind)
    }

    pub(super) fn name(&self, id: &Id) -> String {
        self.plan.indicator(id).map_or_else(|| id.to_string(), |indicator| indicator.name.get().to_owned())
    }

    /// A figure with its decimals as printed, or more where they would make it nothing, and its unit.
    fn figure(&self, id: &Id, figure: Amount) -> String {
        let Some(indicator) = self.plan.indicator(id) else { return String::new() };
        let unit = if indicator.is_percentage() { "％".to_owned() } else { format!(" {}", indicator.unit) };
        number::brief(figure.get(), decimals(indicator)) + &unit
    }
}

/// Enough decimals to tell figures apart that differ by more than a comparison forgives, in sight of the printed ones.
fn decimals(indicator: &Indicator) -> usize {
    usize::from(indicator.decimals.get()).max(4)
}
