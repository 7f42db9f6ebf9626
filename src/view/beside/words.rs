//! What can be said of a pair.

use crate::plan::{Direction, Indicator, Statement};
use crate::projection::{Reason, Verdict};
use crate::scenario::{ComparedPair, Demand, FarOrder, Hindrance, Kin, PlanUnder, TargetGap};
use crate::view::number::{amount, brief, decimals, difference, in_percent};
use crate::view::row::outcome;
use crate::view::words::{change_unit, measure, reason, with_unit};
use crate::{phrase, word};

/// What the other plan is called.
pub(super) fn other(kin: Kin) -> &'static str {
    match kin {
        Kin::Levels => word!("上级", "the higher-level plan"),
        Kin::Editions => word!("另一版", "the other edition"),
    }
}

/// The other name, where the two are not called the same.
pub(super) fn named_otherwise(own: &Indicator, upper: &Indicator) -> Option<String> {
    let other = upper.name.get();
    (own.name.own() != upper.name.own()).then(|| other.to_owned())
}

/// How far one's own target lies from the upper one: “低于上级 1.5 个百分点”. Of ranges whose ends both bind, end by end.
pub(super) fn gap(kin: Kin, own: PlanUnder, indicator: &Indicator, found: TargetGap) -> String {
    let Some(far) = found.far else { return near(kin, own, indicator, found) };
    let is_rise = own.statement(indicator).measured().is_none_or(|stated| stated.direction() == Direction::Rise);
    let (upper_end, lower_end) = (word!("上限", "upper end"), word!("下限", "lower end"));
    let (here, there) = if is_rise { (lower_end, upper_end) } else { (upper_end, lower_end) };
    let (near, far) = (near(kin, own, indicator, found), far_end(kin, own, indicator, far));
    phrase!("{here}{near}；{there}{far}", "{here}: {near}; {there}: {far}")
}

/// How the far ends stand to one another.
fn far_end(kin: Kin, own: PlanUnder, indicator: &Indicator, far: FarOrder) -> String {
    let other = other(kin);
    match far {
        FarOrder::OnlyUpper => phrase!("只有{other}规定", "set by {other} only"),
        FarOrder::OnlyOwn => word!("只有本规划规定", "set by this plan only").to_owned(),
        FarOrder::Both(0.0) => phrase!("与{other}相同", "the same as {other}"),
        FarOrder::Both(by) => {
            let decimals = decimals(by, usize::from(indicator.decimals.get()));
            let by_how_much = with_unit(brief(by.abs(), decimals), &gap_unit(own, indicator));
            if by > 0.0 {
                phrase!("高于{other} {by_how_much}", "{by_how_much} above {other}")
            } else {
                phrase!("低于{other} {by_how_much}", "{by_how_much} below {other}")
            }
        }
    }
}

/// The ends by which a target is met first.
fn near(kin: Kin, own: PlanUnder, indicator: &Indicator, found: TargetGap) -> String {
    let other = other(kin);
    let TargetGap { by, near: demand, share, .. } = found;
    if let Some(share) = share {
        let share = in_percent(amount(share * 100.0, 1));
        return phrase!("总量，为上级的 {share}", "a total: {share} of the higher-level plan’s");
    }
    let stated = own.statement(indicator).measured();
    let is_rise = stated.is_none_or(|stated| stated.direction() == Direction::Rise);
    match (by.filter(|by| *by != 0.0), demand) {
        (Some(by), _) => {
            let decimals = decimals(by, usize::from(indicator.decimals.get()));
            let by_how_much = with_unit(brief(by.abs(), decimals), &gap_unit(own, indicator));
            let side = if by > 0.0 {
                phrase!("高于{other} {by_how_much}", "{by_how_much} above {other}")
            } else {
                phrase!("低于{other} {by_how_much}", "{by_how_much} below {other}")
            };
            side + match demand {
                _ if is_rise => "",
                Demand::Easier => word!("（更宽）", " (less strict)"),
                Demand::Harder => word!("（更严）", " (stricter)"),
                Demand::Same | Demand::PartOf => "",
            }
        }
        (None, Demand::Easier) if by.is_some() => {
            phrase!("数值相同，{other}不含该值，更严", "the same number, which {other} does not accept")
        }
        (None, Demand::Harder) if by.is_some() => {
            phrase!("数值相同，本规划不含该值，更严", "the same number, which this plan does not accept")
        }
        (None, Demand::Easier) => phrase!("要求低于{other}", "asks for less than {other}"),
        (None, Demand::Harder) => phrase!("要求高于{other}", "asks for more than {other}"),
        (None, Demand::Same | Demand::PartOf) => phrase!("与{other}相同", "the same as {other}"),
    }
}

/// The unit of a difference between two outcomes.
fn gap_unit(own: PlanUnder, indicator: &Indicator) -> String {
    let is_in_percent = own.statement(indicator).measured().is_some_and(|stated| stated.measure.is_in_percent());
    match indicator.unit.own() {
        "百分点" => word!("个百分点", "percentage points").to_owned(),
        _ if is_in_percent => word!("个百分点", "percentage points").to_owned(),
        _ => change_unit(indicator),
    }
}

/// Why two targets cannot be compared.
pub(super) fn incomparable(kin: Kin, why: &Hindrance) -> String {
    let is_open = matches!(why, Hindrance::Later(_) | Hindrance::Watched(_) | Hindrance::Words);
    let why = hindrance(kin, why);
    if is_open { why } else { phrase!("不可比：{why}", "not comparable: {why}") }
}

/// What stands in the way of a comparison, or of a verdict.
fn hindrance(kin: Kin, why: &Hindrance) -> String {
    let other = other(kin);
    match why {
        Hindrance::Units => word!("单位不能换算", "the units cannot be converted").to_owned(),
        Hindrance::Measures => word!("口径不同", "the measures differ").to_owned(),
        Hindrance::Years(own, upper) => {
            phrase!("本规划的目标年是 {own} 年，{other}是 {upper} 年", "the target year is {own} here and {upper} in {other}")
        }
        Hindrance::Spans(own, upper) => {
            phrase!("本规划从 {own} 年算起，{other}从 {upper} 年算起", "counted from {own} here and from {upper} in {other}")
        }
        Hindrance::Moments => {
            word!("一个要求每年都达到，一个只看目标年", "one holds in each year, the other in the target year alone").to_owned()
        }
        Hindrance::Directions => word!("一个要升，一个要降", "one asks for a rise, the other for a fall").to_owned(),
        Hindrance::Later(true) => phrase!("{other}的目标待定", "the target of {other} is still to be set"),
        Hindrance::Later(false) => word!("本规划的目标待定", "this plan’s target is still to be set").to_owned(),
        Hindrance::Watched(true) => phrase!("{other}只观察，不定目标", "only watched in {other}"),
        Hindrance::Watched(false) => word!("本规划只观察，不定目标", "only watched in this plan").to_owned(),
        Hindrance::Words => word!("定性目标，说法不同，不比高低", "stated in words that differ, so not compared").to_owned(),
        Hindrance::Relative => word!("对照的不是同一个数", "compared with different figures").to_owned(),
        Hindrance::Unpaired => word!(
            "所对照的两项指标还没有配对，配对后即可比较",
            "the two indicators that they are compared with are not paired; pair them to compare"
        )
        .to_owned(),
        Hindrance::NoReference => {
            phrase!("{other}目标所对照的数据没有填写", "the figure that the target of {other} is compared with is not entered")
        }
        Hindrance::Total => word!("总量指标", "a total").to_owned(),
    }
}

/// What else is to be known of a pair.
pub(super) fn differences(
    kin: Kin,
    [own, upper]: [PlanUnder; 2],
    [indicator, other_row]: [&Indicator; 2],
    held: &ComparedPair,
) -> Vec<String> {
    let other = other(kin);
    let mut found = Vec::new();
    let statements = [own.statement(indicator), upper.statement(other_row)];
    let [here, there] = [measure(statements[0], own.plan.period), measure(statements[1], upper.plan.period)];
    if statements[0].code() != statements[1].code() {
        found.push(phrase!("口径：{here}，{other}为{there}", "measure: {here}; in {other}: {there}"));
    }
    found.extend(years(kin, statements[0], held));
    found.extend(judged(kin, upper, indicator, held));
    if let Some(apart) = held.seam {
        let year = upper.plan.period.base();
        let by = difference(apart, usize::from(indicator.decimals.get()));
        found.push(phrase!(
            "{other} {year} 年的起点与本规划的结果相差 {by}",
            "the {year} baseline of {other} differs from what this plan comes to by {by}"
        ));
    }
    found
}

/// Other base and target years, where they stand in nobody's way.
fn years(kin: Kin, statement: &Statement, held: &ComparedPair) -> Option<String> {
    let [own, upper] = &held.sides;
    let is_of_the_end = own.end == upper.end && statement.measured().is_none_or(|stated| stated.measure.is_plain());
    let is_told = matches!(held.gap, Err(Hindrance::Years(..) | Hindrance::Spans(..)));
    ((own.base, own.end) != (upper.base, upper.end) && !is_told && !is_of_the_end).then(|| {
        phrase!("年份：{}—{}，{}为 {}—{}", "years: {}–{}; in {}: {}–{}", own.base, own.end, other(kin), upper.base, upper.end)
    })
}

/// How the upper goal is judged, where that is not plain from the mark: another measure or year, or why not at all.
fn judged(kin: Kin, upper: PlanUnder, indicator: &Indicator, held: &ComparedPair) -> Option<String> {
    let other = other(kin);
    let judgement = match &held.against {
        Ok(judgement) => judgement,
        Err(why) if held.gap.as_ref() == Err(why) => return None,
        Err(Hindrance::Total) => return None,
        Err(Hindrance::Years(_, year)) => {
            return Some(phrase!(
                "推演到不了 {year} 年，{other}目标不作判断",
                "the path ends before {year}; the target of {other} is not judged"
            ));
        }
        Err(why) => {
            let why = hindrance(kin, why);
            return Some(phrase!("{other}目标不作判断：{why}", "the target of {other} is not judged: {why}"));
        }
    };
    if let Verdict::Unjudged(why) = judgement.verdict {
        return Some(match why {
            // It is one's own path that has nowhere to begin.
            Reason::NoStart => phrase!(
                "本规划没有给出起点，填入起点值后即可判断能否达到{other}目标",
                "this plan gives no baseline; enter one to see whether the target of {other} is met"
            ),
            why => phrase!("能否达到{other}目标：{}", "whether the target of {other} is met: {}", reason(why)),
        });
    }
    let is_other = judgement.outcome != held.sides[0].judgement.outcome;
    let statement = upper.plan.indicator(&held.pair.upper).map(|row| upper.statement(row))?;
    is_other.then(|| {
        let (year, came_to) = (judgement.trajectory.period().end(), outcome(indicator, statement, judgement));
        phrase!("按{other}的口径到 {year} 年为 {came_to}", "by the measure of {other}: {came_to} in {year}")
    })
}
