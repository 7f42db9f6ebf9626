//! Which target breaks first, and which is cheapest to turn, as lines of a table and bars of a chart.

use super::spoken::Spoken;
use crate::plan::{Id, Nature, Plan, Statement};
use crate::risk::{Effort, RankedIndicator, Scope, Switching, Unranked, ranking};
use crate::scenario::Scenario;
use crate::view::number;
use crate::view::quantity;
use crate::view::row::{name, outcome, target};
use crate::view::sheet::{requirement, setting_text};
use crate::view::words::{self, Tone};
use crate::{phrase, word};

/// Both rankings.
#[derive(Clone, Debug, PartialEq)]
pub struct Rankings {
    /// What effort is measured by.
    pub by: Effort,
    /// The same in a sentence.
    pub measure: &'static str,
    /// The finding in one sentence.
    pub finding: String,
    /// 最先失守: met, the least headroom first.
    pub first_to_break: Vec<RankedLine>,
    /// 最易扭转: missed, the least effort first.
    pub cheapest_to_turn: Vec<RankedLine>,
    /// Those without a place.
    pub apart: Vec<ApartLine>,
    /// How many these are, as the heading of their list.
    pub apart_heading: String,
}

/// What a person asked of the rankings; what is left open is chosen so that there is something to see.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    /// Which order.
    pub order: Option<RankingOrder>,
    /// By which measure.
    pub by: Option<Effort>,
    /// Of which indicators.
    pub scope: Scope,
}

/// The rankings as they are shown.
#[derive(Clone, Debug, PartialEq)]
pub struct Opened {
    /// Both, by the measure that was wanted or chosen.
    pub rankings: Rankings,
    /// The one that is shown.
    pub order: RankingOrder,
    /// Why what would be shown first has no line, in a sentence; empty where it has.
    pub aside: String,
}

/// Which of the rankings.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum RankingOrder {
    /// 最先失守
    #[default]
    FirstToBreak,
    /// 最易扭转
    CheapestToTurn,
}

impl RankingOrder {
    /// Both, as they are offered.
    pub const ALL: [Self; 2] = [Self::FirstToBreak, Self::CheapestToTurn];

    /// Both, as they are opened: what can be done comes first.
    const OPENING: [Self; 2] = [Self::CheapestToTurn, Self::FirstToBreak];

    /// What it is called.
    pub fn name(self) -> &'static str {
        match self {
            Self::FirstToBreak => word!("最先失守", "First to break"),
            Self::CheapestToTurn => word!("最易扭转", "Easiest to rescue"),
        }
    }

    /// What stands in it, in which order.
    pub fn note(self) -> &'static str {
        match self {
            Self::FirstToBreak => {
                word!("已达标的，余量小的在前，约束性先列", "Targets that are met, least room first, binding before others")
            }
            Self::CheapestToTurn => {
                word!(
                    "未达标而能达标的，差距小的在前，约束性先列",
                    "Missed targets that can be met, least shortfall first, binding before others"
                )
            }
        }
    }
}

impl Rankings {
    /// The lines of one ranking.
    pub fn lines(&self, order: RankingOrder) -> &[RankedLine] {
        match order {
            RankingOrder::FirstToBreak => &self.first_to_break,
            RankingOrder::CheapestToTurn => &self.cheapest_to_turn,
        }
    }

    /// How many stand in one ranking.
    pub fn count(&self, order: RankingOrder) -> String {
        words::indicators(self.lines(order).len())
    }

    /// What the bars of one ranking are.
    pub fn chart_title(&self, order: RankingOrder) -> String {
        let is_first = order == RankingOrder::FirstToBreak;
        let side = if is_first { word!("余量", "Room") } else { word!("差距", "Shortfall") };
        let scale = match BarScale::of(self.lines(order)) {
            BarScale::Even => "",
            BarScale::Logarithmic => word!("（对数刻度）", " (logarithmic scale)"),
        };
        phrase!(
            "{side}：{}{scale}；● 为约束性，右侧为增长假设的余量",
            "{side}: {}{scale}; ● binding; right: room of the growth assumption",
            measure_name(self.by)
        )
    }

    /// Why an order has no line: nothing is judged so, or what is has no place. Empty where it has one.
    pub fn why_empty(&self, order: RankingOrder) -> String {
        let is_met = |line: &&ApartLine| line.tone == Tone::Met;
        let is_missed = |line: &&ApartLine| matches!(line.tone, Tone::Missed | Tone::Close);
        let (met, missed) = (self.apart.iter().filter(is_met).count(), self.apart.iter().filter(is_missed).count());
        match (order, met, missed) {
            _ if !self.lines(order).is_empty() => String::new(),
            (RankingOrder::CheapestToTurn, _, 0) => word!("没有未达标的指标", "No indicator is missed").to_owned(),
            (RankingOrder::CheapestToTurn, _, n) => {
                phrase!("未达标的 {n} 项都不能排序，原因见下", "None of the {n} missed can be ranked; the reasons are below")
            }
            (RankingOrder::FirstToBreak, 0, _) => word!("没有达标的指标", "No indicator is met").to_owned(),
            (RankingOrder::FirstToBreak, n, _) => {
                phrase!("达标的 {n} 项都不能排序，原因见下", "None of the {n} met can be ranked; the reasons are below")
            }
        }
    }
}

/// How the lengths of bars follow from what they measure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BarScale {
    /// In proportion.
    Even,
    /// By orders of magnitude.
    Logarithmic,
}

impl BarScale {
    /// A bar of less than that of the greatest is a stub.
    const STUB: f64 = 0.05;

    /// The scale on which the lines of a ranking can be told apart: in proportion unless a quarter of them would be stubs. A share is always
    /// shown in proportion.
    pub fn of(lines: &[RankedLine]) -> Self {
        let sizes = || lines.iter().filter_map(|line| line.in_units).filter(|size| *size > 0.0);
        let most = sizes().fold(0.0, f64::max);
        let stubs = sizes().filter(|size| *size < Self::STUB * most).count();
        if stubs > 0 && stubs * 4 >= sizes().count() { Self::Logarithmic } else { Self::Even }
    }

    fn length(self, effort: f64, most: f64) -> f64 {
        match self {
            _ if most <= 0.0 => 0.0,
            Self::Even => effort / most,
            Self::Logarithmic => effort.ln_1p() / most.ln_1p(),
        }
    }
}

/// The powers of ten beneath bars of a logarithmic scale, each where it lies; none on an even one.
pub fn bar_ticks(lines: &[RankedLine]) -> Vec<(f64, String)> {
    let most = lines.iter().filter_map(|line| line.in_units).fold(0.0, f64::max);
    let scale = BarScale::of(lines);
    let powers = std::iter::successors(Some(1.0), |power| Some(power * 10.0)).take_while(|power| *power <= most);
    let ticks = powers.map(|power| (scale.length(power, most), number::brief(power, 0)));
    if scale == BarScale::Even { Vec::new() } else { ticks.collect() }
}

/// The rankings as they open: as wanted, and what is left open so that there is something to see where anything is.
pub fn opened(plan: &Plan, scenario: &Scenario, wanted: Wanted) -> Opened {
    let measures = wanted.by.map_or_else(|| vec![Effort::Share, Effort::Steps], |by| vec![by]);
    let orders = wanted.order.map_or_else(|| RankingOrder::OPENING.to_vec(), |order| vec![order]);
    let all: Vec<_> = measures.into_iter().map(|by| rankings(plan, scenario, wanted.scope, by)).collect();
    let places = || (0..all.len()).flat_map(|at| orders.iter().map(move |order| (at, *order)));
    let (at, order) = places().find(|(at, order)| !all[*at].lines(*order).is_empty()).unwrap_or((0, orders[0]));
    let why = all[0].why_empty(orders[0]);
    let is_other = !why.is_empty() && (at, order) != (0, orders[0]);
    let is_alike = all.get(at).is_some_and(|rankings| rankings.by == Effort::Share && are_alike(rankings.lines(order)));
    let aside = match () {
        () if is_other => phrase!("“{}”里没有指标：{why}", "Nothing under “{}”: {why}", orders[0].name()),
        () if is_alike => word!(
            "各项占所需变化的比例都一样（例如都还没有改动），按这个量度分不出先后，位次并列，依原表顺序列出；可以换“折合末位单位”来比，或先改动假设",
            "All have the same share of their required change (none is changed yet, say), so this measure ranks none before \
             another; they are listed in the plan’s order. Compare by units of the last digit instead, or change assumptions first"
        )
        .to_owned(),
        // Where nothing else is shown in its place, the empty list says it itself.
        () => String::new(),
    };
    let rankings = all.into_iter().nth(at).unwrap_or_else(|| rankings(plan, scenario, wanted.scope, Effort::Share));
    Opened { rankings, order, aside }
}

/// Whether several lines have one and the same effort.
fn are_alike(lines: &[RankedLine]) -> bool {
    lines.len() > 1 && lines.iter().all(|line| line.effort == lines[0].effort)
}

/// What a measure of effort is called.
pub fn measure_name(by: Effort) -> &'static str {
    match by {
        Effort::Steps => word!("折合末位单位", "units of the last digit"),
        Effort::Share => word!("占所需变化的比例", "share of the required change"),
    }
}

/// An indicator in its place.
#[derive(Clone, Debug, PartialEq)]
pub struct RankedLine {
    /// Its place, from 1, the same for those that are level; `—` without one.
    pub place: String,
    /// The indicator.
    pub id: Id,
    /// Its name, with 其中 where it is a part of another.
    pub name: String,
    /// Its unit.
    pub unit: String,
    /// 约束性, 预期性 or 未注明.
    pub nature: &'static str,
    /// 约, 预 or —.
    pub nature_mark: &'static str,
    /// Whether the plan binds itself to it.
    pub is_binding: bool,
    /// How the verdict looks.
    pub tone: Tone,
    /// What is projected for the target year.
    pub outcome: String,
    /// The target with its comparison.
    pub target: String,
    /// The parameter as assumed, with its unit.
    pub present: String,
    /// The requirement as a phrase.
    pub required: String,
    /// The headroom with its sign and unit; `—` where nothing turns the verdict.
    pub headroom: String,
    /// The headroom as a share of the required change; `—` where holding is enough.
    pub share: String,
    /// Margin or shortfall in units of the last printed digit; `—` where there is neither.
    pub steps: String,
    /// The same as a number, where the line is ranked by it.
    pub in_units: Option<f64>,
    /// The effort in the measure that was asked for.
    pub effort: String,
    /// The bar's length, from 0 to 1: the effort beside the greatest of its list.
    pub length: f64,
}

/// An indicator without a place, and why.
#[derive(Clone, Debug, PartialEq)]
pub struct ApartLine {
    /// The indicator.
    pub id: Id,
    /// Its name.
    pub name: String,
    /// 约束性, 预期性 or 未注明.
    pub nature: &'static str,
    /// 约, 预 or —.
    pub nature_mark: &'static str,
    /// Whether it is binding.
    pub is_binding: bool,
    /// How the verdict looks.
    pub tone: Tone,
    /// Why it has none.
    pub reason: String,
}

/// Ranks a scenario's indicators, in words.
pub fn rankings(plan: &Plan, scenario: &Scenario, scope: Scope, by: Effort) -> Rankings {
    let found = ranking(plan, scenario, scope, by);
    let first_to_break = lines(plan, scenario, &found.first_to_break, by);
    let cheapest_to_turn = lines(plan, scenario, &found.cheapest_to_turn, by);
    Rankings {
        by,
        measure: measure(by),
        finding: finding(&first_to_break, &cheapest_to_turn),
        first_to_break,
        cheapest_to_turn,
        apart_heading: phrase!("不参加排序的 {} 项及原因", "Not ranked, with reasons: {}", found.apart.len()),
        apart: found.apart.iter().map(|(switching, why)| apart(switching, *why)).collect(),
    }
}

fn measure(by: Effort) -> &'static str {
    match by {
        Effort::Steps => word!(
            "按折合多少个末位单位排序：余量或差距除以规划印刷的最末一位所代表的量（93.7 的末位单位是 0.1）",
            "Ranked by units of the last digit: room or shortfall in units of the last digit that the plan prints (one unit \
             of 93.7 is 0.1)"
        ),
        Effort::Share => word!(
            "按所需变化的比例排序：参数离临界值的距离，与从维持现状到临界值的距离之比",
            "Ranked by share of the required change: distance of the parameter from its switching value relative to the \
             distance from holding to it"
        ),
    }
}

fn lines(plan: &Plan, scenario: &Scenario, ranked: &[RankedIndicator], by: Effort) -> Vec<RankedLine> {
    let most = ranked.iter().map(|ranked| ranked.effort).fold(0.0, f64::max);
    let line = |ranked: &RankedIndicator| {
        let mut line = switching_line(plan, scenario, &ranked.switching);
        line.in_units = (by == Effort::Steps).then_some(ranked.effort);
        line.effort = if by == Effort::Steps { line.steps.clone() } else { line.share.clone() };
        line
    };
    let mut lines: Vec<_> = ranked.iter().map(line).collect();
    number_places(&mut lines);
    let scale = BarScale::of(&lines);
    for (line, ranked) in lines.iter_mut().zip(ranked) {
        line.length = scale.length(ranked.effort, most);
    }
    lines
}

/// Numbers the lines from 1. Those that are as binding and whose effort reads the same share a place, and the next is as if each had its own.
fn number_places(lines: &mut [RankedLine]) {
    for at in 0..lines.len() {
        let is_level = at > 0 && lines[at].is_binding == lines[at - 1].is_binding && lines[at].effort == lines[at - 1].effort;
        lines[at].place = if is_level { lines[at - 1].place.clone() } else { (at + 1).to_string() };
    }
}

/// What would turn an indicator's verdict, in words; without a place its effort is `—`.
pub fn switching_line(plan: &Plan, scenario: &Scenario, switching: &Switching) -> RankedLine {
    let (indicator, judgement) = (switching.indicator, &switching.judgement);
    let statement: &Statement = scenario.assumption(&indicator.id).statement(indicator);
    let spoken = Spoken::new(plan, scenario, indicator, judgement);
    let none = || crate::view::NOTHING.to_owned();
    let present = spoken.zip(switching.present).map(|(spoken, present)| {
        let parameter = spoken.subject.assumption.parameter(indicator);
        let number = setting_text(spoken.subject, parameter, present.get() * spoken.scale());
        words::with_unit(number, &spoken.short_unit())
    });
    RankedLine {
        place: none(),
        id: indicator.id.clone(),
        name: name(indicator),
        unit: indicator.unit.get().to_owned(),
        nature: words::nature(indicator.nature),
        nature_mark: words::nature_mark(indicator.nature),
        is_binding: indicator.nature == Some(Nature::Binding),
        tone: Tone::of(&judgement.verdict),
        outcome: outcome(indicator, statement, judgement),
        target: target(indicator, statement),
        present: present.unwrap_or_else(none),
        required: spoken.map_or_else(none, |spoken| quantity::in_column(requirement(spoken.subject, spoken.stated))),
        headroom: spoken.zip(switching.headroom).map_or_else(none, |(spoken, by)| spoken.headroom(by)),
        share: switching.share.map_or_else(none, number::percent),
        steps: switching.steps.map_or_else(none, |steps| in_steps(&number::brief(steps, 1))),
        in_units: None,
        effort: none(),
        length: 0.0,
    }
}

fn in_steps(steps: &str) -> String {
    let word = if steps == "1" { "unit" } else { "units" };
    phrase!("{steps} 个", "{steps} {word}")
}

fn apart(switching: &Switching, why: Unranked) -> ApartLine {
    let indicator = switching.indicator;
    ApartLine {
        id: indicator.id.clone(),
        name: name(indicator),
        nature: words::nature(indicator.nature),
        nature_mark: words::nature_mark(indicator.nature),
        is_binding: indicator.nature == Some(Nature::Binding),
        tone: Tone::of(&switching.judgement.verdict),
        reason: match why {
            Unranked::Status => word!("定性目标，按填写的结果判断", "qualitative target, judged by what is entered").to_owned(),
            Unranked::Unjudged(reason) => words::reason(reason),
            Unranked::Impossible(obstacle) => phrase!("无法达标：{}", "cannot be met: {}", words::obstacle(obstacle)),
            Unranked::AnyValue => word!("增长假设取任何值都达标", "met under any growth assumption").to_owned(),
            Unranked::TwoEnds => word!(
                "目标是一个区间，两端都有要求，没有单一的临界值",
                "both ends of the range count; there is no single switching value"
            )
            .to_owned(),
            Unranked::NotOneWay => words::NOT_ONE_WAY.get().to_owned(),
            Unranked::HoldingIsEnough => word!(
                "维持现状即可达标，没有所需变化可比",
                "met without any change, so there is no required change to compare with"
            )
            .to_owned(),
        },
    }
}

fn finding(first_to_break: &[RankedLine], cheapest_to_turn: &[RankedLine]) -> String {
    let first = |lines: &[RankedLine], order: RankingOrder, side: &str| {
        let RankedLine { nature, name, effort, .. } = lines.first()?;
        let order = order.name();
        // Where nothing is assumed yet everything missed lacks all of its change: none of them is the first.
        let level = lines.iter().filter(|line| line.nature == *nature && line.effort == *effort).count();
        Some(match level {
            0 | 1 => {
                phrase!("{order}的是{nature}指标“{name}”（{side} {effort}）", "{order}: “{name}” ({nature}, {side} {effort})")
            }
            n => phrase!(
                "{order}的有{nature}指标 {n} 项，不分先后（都{side} {effort}）",
                "{order}: {n} alike ({nature}, {side} {effort} each)"
            ),
        })
    };
    let found = [
        first(first_to_break, RankingOrder::FirstToBreak, word!("余", "room")),
        first(cheapest_to_turn, RankingOrder::CheapestToTurn, word!("差", "shortfall")),
    ];
    let texts: Vec<_> = found.into_iter().flatten().collect();
    if texts.is_empty() {
        word!("没有可以排序的指标", "Nothing can be ranked").to_owned()
    } else {
        texts.join(word!("；", "; "))
    }
}
