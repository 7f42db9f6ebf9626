//! From what a person means, a typed result or another family, to the assumption that does it.

use super::assumption::{Assumption, Scenario};
use super::edit::Edit;
use super::opening::{is_held, opened};
use super::sensible::{out_of_bounds, outcome_out_of_bounds, said};
use super::tidy::tidied;
use crate::plan::{Amount, Damping, Id, Indicator, Measured, Plan, Statement};
use crate::projection::{Family, Growth, GrowthNumber, GrowthNumbers, Parameter, Setting, judge, setting_for};
use crate::{phrase, word};

/// A number that a person sets: the family's parameter, or a result that it leads to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Aim {
    /// The parameter itself.
    Setting(Setting),
    /// The outcome: the target year's value, the total, or the mean growth in ％.
    Outcome(Amount),
    /// The change from start to target year; for a total, what it adds to holding the flow of the base year.
    Change(Amount),
    /// The distance beyond the target in the wanted direction; negative if it falls short.
    Margin(Amount),
}

/// The growth assumption that reaches the aim, in the indicator's present family. A total of which nothing is assumed is shared out evenly.
///
/// # Errors
/// A sentence that says why none does.
pub fn steered(plan: &Plan, scenario: &Scenario, id: &Id, aim: Aim) -> Result<Growth, String> {
    let (indicator, assumption) = found(plan, scenario, id)?;
    let stated = measured(assumption, indicator)?;
    let growth = opened(plan, scenario, indicator, assumption).growth.clone().unwrap_or_else(|| opening_of(stated));
    let setting = match wanted(plan, scenario, indicator, stated, aim)? {
        Wanted::Setting(setting) => setting,
        Wanted::Outcome(outcome) => setting_to(plan, scenario, indicator, &growth, outcome)?,
    };
    growth.with(setting).ok_or_else(|| out_of_range(growth.family()).to_owned())
}

/// What an aim asks for.
enum Wanted {
    Setting(Setting),
    Outcome(Amount),
}

fn wanted(plan: &Plan, scenario: &Scenario, indicator: &Indicator, stated: &Measured, aim: Aim) -> Result<Wanted, String> {
    let outcome = match aim {
        Aim::Setting(setting) => return Ok(Wanted::Setting(setting)),
        Aim::Outcome(outcome) => outcome,
        Aim::Change(change) => {
            let from = held_outcome(plan, scenario, indicator, stated).ok_or(word!(
                "还没有起点，无法按较起点的变化设定",
                "there is no baseline yet, so a change since it cannot be set"
            ))?;
            Amount::saturating(from.get() + change.get())
        }
        Aim::Margin(margin) => {
            let asked = judge(&scenario.case(plan, indicator)).asked;
            let target = asked
                .ok_or(word!("目标还没有数值，无法按余量设定", "the target has no number yet, so a margin cannot be set"))?
                .target;
            Amount::saturating(target.value.get() + target.op.direction().sign() * margin.get())
        }
    };
    Ok(Wanted::Outcome(outcome))
}

/// The edit that reaches the aim. A yearly step of zero, and an even flow that is the present one, is how the plan holds anyway, so it
/// assumes nothing, unless exactly that is already assumed: a person who chose to go by steps may begin there.
///
/// # Errors
/// As [`steered`], and a sentence with the bound if the outcome lies beyond it.
pub fn aimed(plan: &Plan, scenario: &Scenario, id: &Id, aim: Aim) -> Result<Edit, String> {
    let (indicator, assumption) = found(plan, scenario, id)?;
    let stated = measured(assumption, indicator)?;
    if let Wanted::Outcome(outcome) = wanted(plan, scenario, indicator, stated, aim)?
        && let Some(problem) = outcome_out_of_bounds(plan, indicator, stated, outcome)
    {
        return Err(said(outcome.get(), &problem));
    }
    let growth = steered(plan, scenario, id, aim)?;
    if let Growth::Even { flow } = growth
        && let Some(problem) = out_of_bounds(indicator, stated, flow)
    {
        return Err(said(flow.get(), &problem));
    }
    let assumes_nothing = match growth {
        Growth::Linear { step } => step == Amount::ZERO,
        Growth::Even { flow } => is_held(plan, scenario, indicator, flow),
        _ => false,
    };
    let growth = Some(growth).filter(|growth| !assumes_nothing || assumption.growth.as_ref() == Some(growth));
    Ok(Edit::Growth(id.clone(), growth))
}

/// The growth of another family with the same outcome, as nearly as that family can reach it.
///
/// # Errors
/// A sentence that says why the family does not suit the indicator.
pub fn switched(plan: &Plan, scenario: &Scenario, id: &Id, family: Family) -> Result<Option<Growth>, String> {
    let (indicator, assumption) = found(plan, scenario, id)?;
    let stated = measured(assumption, indicator)?;
    if family == Family::Hold {
        return Ok(None);
    }
    if !family.suits(stated) {
        return Err(if family == Family::Even {
            word!("每年等量只用于累计指标", "even amounts are for cumulative totals only")
        } else {
            word!("年均增速指标只能按增速设定", "an indicator of average annual growth can only be set by its rate")
        }
        .to_owned());
    }
    let outcome = judge(&scenario.case(plan, indicator)).outcome.and_then(crate::projection::Value::exact);
    let opening = with_limit(Growth::opening(family, stated.period(plan.period).steps()), indicator, stated, plan);
    let setting = outcome.and_then(|outcome| setting_to(plan, scenario, indicator, &opening, outcome).ok());
    Ok(Some(setting.and_then(|setting| opening.with(setting)).unwrap_or(opening)))
}

fn found<'a>(plan: &'a Plan, scenario: &'a Scenario, id: &Id) -> Result<(&'a Indicator, &'a Assumption), String> {
    let indicator = plan
        .indicator(id)
        .ok_or_else(|| phrase!("规划中没有编号为“{id}”的指标", "the plan has no indicator with the id “{id}”"))?;
    Ok((indicator, scenario.assumption(id)))
}

fn measured<'a>(assumption: &Assumption, indicator: &'a Indicator) -> Result<&'a Measured, String> {
    match assumption.statement(indicator) {
        Statement::Measured(stated) => Ok(stated),
        Statement::Status(_) => Err(word!("定性指标没有增长假设", "a qualitative indicator has no growth assumption").to_owned()),
    }
}

pub(super) fn opening_of(stated: &Measured) -> Growth {
    if stated.measure.is_in_percent() {
        Growth::Compound { rate: stated.held_rate() }
    } else {
        Growth::Linear { step: Amount::ZERO }
    }
}

fn setting_to(
    plan: &Plan,
    scenario: &Scenario,
    indicator: &Indicator,
    growth: &Growth,
    outcome: Amount,
) -> Result<Setting, String> {
    let asked = Assumption { growth: Some(growth.clone()), ..scenario.assumption(&indicator.id).clone() };
    let (case, stated) = (scenario.case_under(plan, indicator, &asked), measured(&asked, indicator)?);
    setting_for(&case, outcome).map(|exact| tidied(&case, growth, stated, indicator, exact)).ok_or_else(|| {
        word!(
            "按当前的起点和增长方式，没有参数能得到这个结果",
            "with the current baseline and growth pattern, no parameter leads to this outcome"
        )
        .to_owned()
    })
}

/// The outcome of holding: the start of a level, the base-year flow times the years of a total, zero for a mean growth.
fn held_outcome(plan: &Plan, scenario: &Scenario, indicator: &Indicator, stated: &Measured) -> Option<Amount> {
    if stated.measure.is_of_rates() {
        return Some(Amount::ZERO);
    }
    let held =
        Assumption { growth: None, years: std::collections::BTreeMap::new(), ..scenario.assumption(&indicator.id).clone() };
    judge(&held.case(plan, indicator, super::Drivers::default())).outcome?.exact()
}

/// A gap or an S-curve needs a limit. Without a natural one, a gap opens with the target itself and an S-curve with twice the target. The
/// person may change both.
fn with_limit(growth: Growth, indicator: &Indicator, stated: &Measured, plan: &Plan) -> Growth {
    let years = if stated.measure.is_of_flows() { crate::math::count(stated.period(plan.period).steps()) } else { 1.0 };
    let target = stated.goal.printed().map_or(0.0, |target| target.value.get() / years);
    let lacks = |number, natural: Option<Amount>| growth.family().takes().any(|takes| takes == number) && natural.is_none();
    let mut numbers = growth.numbers();
    if lacks(GrowthNumber::Limit, numbers.limit.or(indicator.natural_limit(stated))) {
        numbers.limit = Some(Amount::saturating(target));
    }
    if lacks(GrowthNumber::Ceiling, numbers.ceiling.or(indicator.natural_ceiling(stated))) {
        numbers.ceiling = Some(Amount::saturating(2.0 * target));
    }
    growth.family().made(numbers).unwrap_or(growth)
}

pub(super) fn out_of_range(family: Family) -> &'static str {
    match family.parameter() {
        Parameter::Rate | Parameter::Rates => word!("增速应大于 −100％", "the growth rate must be greater than −100%"),
        Parameter::Share => word!("缺口缩减比例应在 0％ 到 100％ 之间", "the share of the gap must be between 0% and 100%"),
        _ => word!("数值超出范围", "the number is out of range"),
    }
}

/// The growth with another limit of its gap or S-curve; the natural one if `None`, or if it is the same.
///
/// # Errors
/// A sentence, if the family has no limit.
pub fn limited_to(plan: &Plan, scenario: &Scenario, id: &Id, to: Option<Amount>) -> Result<Growth, String> {
    let (indicator, assumption) = found(plan, scenario, id)?;
    let own = |natural: Option<Amount>| to.filter(|to| natural != Some(*to));
    let no_limit = || word!("当前的增长方式没有上限", "the current growth pattern has no limit").to_owned();
    let growth = assumption.growth.as_ref().ok_or_else(no_limit)?;
    let mut numbers = growth.numbers();
    for number in growth.family().takes() {
        match number {
            GrowthNumber::Limit => numbers.limit = own(indicator.natural_limit(measured(assumption, indicator)?)),
            GrowthNumber::Ceiling => numbers.ceiling = own(indicator.natural_ceiling(measured(assumption, indicator)?)),
            _ => {}
        }
    }
    let is_limited = growth.family().takes().any(|number| matches!(number, GrowthNumber::Limit | GrowthNumber::Ceiling));
    growth.family().made(numbers).filter(|_| is_limited).ok_or_else(no_limit)
}

/// The growth with another damping factor.
///
/// # Errors
/// A sentence, if the factor is out of range or the family has none.
pub fn damped_by(scenario: &Scenario, id: &Id, phi: f64) -> Result<Growth, String> {
    let growth = scenario.assumption(id).growth.as_ref().filter(|growth| growth.family().needs().contains(&GrowthNumber::Phi));
    let none = || word!("当前的增长方式没有衰减系数", "the current growth pattern has no damping factor").to_owned();
    let growth = growth.ok_or_else(none)?;
    let phi = Damping::new(phi).map_err(|refusal| refusal.to_string())?;
    growth.family().made(GrowthNumbers { phi: Some(phi), ..growth.numbers() }).ok_or_else(none)
}
