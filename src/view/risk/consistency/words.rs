//! What is wrong and how to mend it, in figures and in the words of the page.

use crate::plan::{Amount, Id, Indicator, Plan, Year, Years};
use crate::risk::consistency::{ComparedFigure, Control, Differing, Excess, Finding, Warning};
use crate::scenario::Scenario;
use crate::view::{number, words};
use crate::{phrase, word};

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
                phrase!(
                    "“{}”的目标 {target} 在自然界限 {bound} 之内无法达到",
                    "The target of “{}”, {target}, cannot be reached within the natural bound {bound}",
                    self.name(indicator)
                )
            }
            Finding::StartBeyondLimit { indicator, start, limit, is_curve } => {
                let (name, start, limit) = (self.name(indicator), self.figure(indicator, *start), self.figure(indicator, *limit));
                let effect = if *is_curve {
                    word!("S 曲线不起作用，一直停在起点", "the S-curve has no effect and stays at the baseline")
                } else {
                    word!("缺口递减反而朝不希望的方向走", "the closing gap goes the wrong way")
                };
                phrase!(
                    "“{name}”的起点 {start} 不在上限 {limit} 之内，{effect}",
                    "The baseline of “{name}”, {start}, is not within the limit {limit}: {effect}"
                )
            }
            Finding::PartAboveWhole { part, whole, excesses } => self.part_above(part, whole, excesses),
            Finding::SumDiffers(differing) => self.sum(differing),
            Finding::StatedTwice(differing) => self.twice(differing),
            Finding::AgainstObserved { indicator, until, observed, assumed } => {
                self.against(indicator, *until, *observed, *assumed)
            }
            Finding::RangeIdle { indicator } => phrase!(
                "“{}”各年数值都已确定，所填的不确定范围不起作用",
                "Every year of “{}” is fixed, so its stated range has no effect",
                self.name(indicator)
            ),
            Finding::DriverIdle => {
                word!("设定了人口年均增长，但没有一项指标受它影响", "Population growth is assumed, but affects no indicator")
                    .to_owned()
            }
        }
    }

    fn held(&self, id: &Id, year: Year, bound: Amount, asked: Amount) -> String {
        let (beyond, cannot) = if asked > bound {
            (word!("超出", "above"), word!("不能超过", "exceed"))
        } else {
            (word!("低于", "below"), word!("不能低于", "fall below"))
        };
        let Some(indicator) = self.plan.indicator(id) else { return String::new() };
        let by = number::brief((asked.get() - bound.get()).abs(), decimals(indicator));
        let (name, by) = (&indicator.name, words::with_unit(by, &words::change_unit(indicator)));
        let (bound, asked) = (self.figure(id, bound), self.figure(id, asked));
        phrase!(
            "“{name}”按现在的假设 {year} 年应为 {asked}，{beyond}自然界限 {by}；它{cannot} {bound}，从这一年起按 {bound} 推算",
            "As assumed, “{name}” would come to {asked} in {year}, {by} {beyond} its natural bound; it cannot {cannot} {bound} and is held \
             there from that year on"
        )
    }

    fn part_above(&self, part: &Id, whole: &Id, excesses: &[Excess]) -> String {
        let is_level = self.years(part) == Some(Years::Values);
        let (years, others): (Vec<Excess>, Vec<_>) = excesses.iter().copied().partition(|excess| excess.when.year().is_some());
        let said = |one: Excess| {
            let when = match one.when {
                ComparedFigure::Target => word!("目标", "target").to_owned(),
                ComparedFigure::Year(year) => phrase!("{year} 年", "{year}"),
                ComparedFigure::Outcome => self.outcome_word(part),
            };
            phrase!("{when} {}＞{}", "{when}: {} > {}", self.figure(part, one.part), self.figure(whole, one.whole))
        };
        // Of many years the first and the last; the outcome of a level is its last year again.
        let many = match years.as_slice() {
            [first, .., last] => {
                let to = if years.len() > 2 { word!("至 ", "to ") } else { "" };
                Some(phrase!("{}，{to}{}", "{}, {to}{}", said(*first), said(*last)))
            }
            [only] => Some(said(*only)),
            [] => None,
        };
        let others = others.into_iter().filter(|excess| !is_level || excess.when == ComparedFigure::Target).map(said);
        let each = many.into_iter().chain(others).collect::<Vec<_>>().join(word!("；", "; "));
        phrase!(
            "“{}”是“{}”的一部分，却比它大：{each}",
            "“{}” is a part of “{}”, yet above it: {each}",
            self.name(part),
            self.name(whole)
        )
    }

    fn sum(&self, differing: &Differing) -> String {
        let Differing { whole, parts, stated, sum, figures, .. } = differing;
        let (added, what) = (self.added(whole, figures), self.of_what(differing));
        let is_partial = figures.len() < parts.len();
        let (name, stated, sum) = (self.name(whole), self.figure(whole, *stated), self.figure(whole, *sum));
        if is_partial {
            phrase!(
                "“{name}”{what} {stated}，已知各项之和 {added}＝{sum} 已经大于它",
                "“{name}”: {what} {stated}, already exceeded by the sum of the known parts, {added} = {sum}"
            )
        } else {
            phrase!(
                "“{name}”{what} {stated}，各项之和 {added}＝{sum} 不等于它",
                "“{name}”: {what} {stated}, which the sum of its parts, {added} = {sum}, does not equal"
            )
        }
    }

    fn twice(&self, differing: &Differing) -> String {
        let Differing { whole, parts, stated, sum, figures, .. } = differing;
        let names = words::quoted(parts.iter().map(|part| self.name(part)));
        let (added, what) = (self.added(whole, figures), self.of_what(differing));
        let is_sum = figures.len() > 1;
        let added = if is_sum { phrase!("{added}＝{}", "{added} = {}", self.figure(whole, *sum)) } else { added };
        let (name, stated) = (self.name(whole), self.figure(whole, *stated));
        phrase!(
            "同一项内容两处不一致：“{name}”{what} {stated}，{names}{what} {added}",
            "Two figures for one quantity: “{name}”: {what} {stated}, {names}: {what} {added}"
        )
    }

    fn added(&self, whole: &Id, figures: &[Amount]) -> String {
        let figures: Vec<_> = figures.iter().map(|figure| self.figure(whole, *figure)).collect();
        figures.join(word!("＋", " + "))
    }

    fn of_what(&self, differing: &Differing) -> String {
        match differing.when {
            ComparedFigure::Target => word!("目标为", "target").to_owned(),
            ComparedFigure::Outcome => phrase!("{}为", "{}", self.outcome_word(&differing.whole)),
            ComparedFigure::Year(year) => phrase!("{year} 年为", "{year}"),
        }
    }

    fn against(&self, id: &Id, until: Year, observed: f64, assumed: f64) -> String {
        let Some(indicator) = self.plan.indicator(id) else { return String::new() };
        let decimals = usize::from(indicator.decimals.get()) + 1;
        let text = |number: f64| match self.years(id) {
            Some(Years::Values) => words::with_unit(number::difference(number, decimals), &words::change_unit(indicator)),
            Some(Years::Rates) => words::with_unit(number::fixed(number, decimals), number::percent_sign()),
            _ => words::with_unit(number::amount(number, decimals), indicator.unit.get()),
        };
        let is_opposed = observed * assumed < 0.0;
        let how = if is_opposed {
            word!("方向相反", "in the opposite direction")
        } else {
            word!("不到假设的一半", "less than half of what is assumed")
        };
        let (name, observed, assumed) = (self.name(id), text(observed), text(assumed));
        phrase!(
            "“{name}”到 {until} 年的观测平均每年 {observed}，以后的假设平均每年 {assumed}，{how}",
            "“{name}”: on average {observed} a year observed up to {until} and {assumed} a year assumed afterwards; the \
             observed change is {how}"
        )
    }

    /// What is judged, in a word.
    fn outcome_word(&self, id: &Id) -> String {
        let end = self.plan.period.end();
        match self.years(id) {
            Some(Years::Flows) => phrase!("{} 年累计", "{}-year cumulative total", self.plan.period.steps()),
            Some(Years::Rates) => word!("年均增速", "average annual growth rate").to_owned(),
            _ => phrase!("预计 {end} 年", "projected for {end}"),
        }
    }

    pub(super) fn mend(&self, warning: &Warning) -> String {
        let name = warning.lead.indicator.as_ref().map(|id| self.name(id)).unwrap_or_default();
        match (&warning.finding, warning.lead.control) {
            (Finding::Held { .. }, Control::Growth) => phrase!(
                "调小“{name}”的变化，或改用缺口递减、S 曲线，让它逐渐接近界限",
                "Reduce the change of “{name}”, or let it approach the bound with a closing gap or an S-curve"
            ),
            (Finding::Held { .. }, _) => word!("调小人口年均增长", "Reduce population growth").to_owned(),
            (Finding::StartBeyondLimit { .. }, _) => {
                phrase!("改填“{name}”的上限，或换一种增长方式", "Change the limit of “{name}”, or choose another growth pattern")
            }
            (Finding::AgainstObserved { .. }, _) => phrase!(
                "核对观测，或按观测调整“{name}”以后各年的增长",
                "Check the observations, or adjust the later growth of “{name}” to them"
            ),
            (Finding::RangeIdle { .. }, _) => {
                phrase!("删去“{name}”的不确定范围，或放开某一年", "Remove the range of “{name}”, or release one of its years")
            }
            (Finding::DriverIdle, _) => word!("关掉人口年均增长", "Turn population growth off").to_owned(),
            (Finding::StatedTwice(_), Control::Growth) => {
                word!("让两处按同一结果推算", "Project both to the same outcome").to_owned()
            }
            (Finding::SumDiffers(_), Control::Growth) => phrase!(
                "调整“{name}”或各项的增长，使各项之和等于它",
                "Adjust the growth of “{name}” or of its parts until they add up to it"
            ),
            (_, Control::Growth) => phrase!("调整“{name}”的增长", "Adjust the growth of “{name}”"),
            (_, Control::Start) => phrase!("核对“{name}”填写的起点", "Check the baseline entered for “{name}”"),
            (_, Control::Years) => phrase!("核对“{name}”逐年填写的数值", "Check the yearly figures entered for “{name}”"),
            (Finding::PartAboveWhole { .. }, Control::Reading) => phrase!(
                "核对“{name}”的读法，使两项按同一种读法",
                "Check the reading of “{name}”, so that both use the same reading"
            ),
            (_, Control::Reading) if self.has_readings(warning) => {
                phrase!("核对原文；可以给“{name}”换一种读法", "Check the document; “{name}” can be read in another way")
            }
            (_, _) => {
                phrase!("核对原文；“{name}”的规划数据可能有误", "Check the document; the plan data of “{name}” may be wrong")
            }
        }
    }

    fn has_readings(&self, warning: &Warning) -> bool {
        let lead = warning.lead.indicator.as_ref().and_then(|id| self.plan.indicator(id));
        lead.is_some_and(|indicator| indicator.readings.len() > 1)
    }

    fn years(&self, id: &Id) -> Option<Years> {
        let indicator = self.plan.indicator(id)?;
        self.scenario.assumption(id).statement(indicator).measured().map(|stated| stated.measure.years())
    }

    pub(super) fn name(&self, id: &Id) -> String {
        self.plan.indicator(id).map_or_else(|| id.to_string(), |indicator| indicator.name.get().to_owned())
    }

    /// A figure with its decimals as printed, or more where they would make it nothing, and its unit.
    fn figure(&self, id: &Id, figure: Amount) -> String {
        let Some(indicator) = self.plan.indicator(id) else { return String::new() };
        let figure = number::brief(figure.get(), decimals(indicator));
        if indicator.is_percentage() { number::in_percent(figure) } else { words::with_unit(figure, indicator.unit.get()) }
    }
}

/// Enough decimals to tell figures apart that differ by more than a comparison forgives, in sight of the printed ones.
fn decimals(indicator: &Indicator) -> usize {
    usize::from(indicator.decimals.get()).max(4)
}
