//! A row to be compared.

use super::PlanUnder;
use crate::figure::Unit;
use crate::plan::{Comparison, Goal, Id, Indicator, Measured, Period, Statement, Year};
use crate::projection::{Judgement, judge};

/// A row in its plan, judged.
pub(super) struct Entry<'a> {
    pub(super) under: PlanUnder<'a>,
    pub(super) indicator: &'a Indicator,
    pub(super) statement: &'a Statement,
    pub(super) judgement: Judgement,
}

impl<'a> Entry<'a> {
    pub(super) fn of(under: PlanUnder<'a>, id: &Id) -> Option<Self> {
        let indicator = under.indicator(id)?;
        let judgement = judge(&under.scenario.case(under.plan, indicator));
        Some(Self { under, indicator, statement: under.statement(indicator), judgement })
    }

    /// The years of its path.
    pub(super) fn years(&self) -> Period {
        let plan = self.under.plan.period;
        self.statement.measured().map_or(plan, |stated| stated.period(plan))
    }

    pub(super) fn end(&self) -> Year {
        match self.statement {
            Statement::Status(status) => status.by.unwrap_or(self.under.plan.period.end()),
            Statement::Measured(_) => self.years().end(),
        }
    }

    /// Its goal; for one that comes later, the number that a person entered.
    pub(super) fn goal(&self, stated: &Measured) -> Goal {
        let entered = self.under.scenario.assumption(&self.indicator.id).target;
        match (&stated.goal, entered) {
            (Goal::Later { .. }, Some(number)) => Goal::number(Comparison::toward(stated.direction()), number),
            (goal, _) => goal.clone(),
        }
    }
}

/// Whether a row counts something that a larger area has more of: 参保人数, but not 参保率.
pub(super) fn is_total(indicator: &Indicator, stated: &Measured) -> bool {
    const OF_A_QUOTIENT: [&str; 16] = [
        "每", "均", "率", "比", "单位", "强度", "密度", "浓度", "指数", "标准", "价格", "时间", "per ", "average", "rate",
        "share",
    ];
    let name = indicator.name.own().to_lowercase();
    !indicator.per_head
        && !stated.measure.is_in_percent()
        && Unit::of(indicator.unit.own()).is_counted()
        && !OF_A_QUOTIENT.iter().any(|word| name.contains(word))
}
