//! Inputs, settings and outcomes of one measured indicator in words.

use crate::plan::{Indicator, Kind, Measured, Plan};
use crate::projection::{Growth, Judgement, Standing, Value};
use crate::risk::{Found, Ground, Input};
use crate::scenario::{Assumption, Scenario};
use crate::view::number;
use crate::view::row::outcome_decimals;
use crate::view::sheet::{Subject, parameter_label, shown_decimals, shown_scale};
use crate::view::words::{self, Tone};

/// An indicator of which is spoken.
#[derive(Clone, Copy)]
pub(super) struct Spoken<'a> {
    pub(super) subject: Subject<'a>,
    pub(super) stated: &'a Measured,
}

impl<'a> Spoken<'a> {
    /// `None` for a status.
    pub(super) fn new(
        plan: &'a Plan,
        scenario: &'a Scenario,
        indicator: &'a Indicator,
        judgement: &'a Judgement,
    ) -> Option<Self> {
        let assumption: &Assumption = scenario.assumption(&indicator.id);
        let stated = assumption.statement(indicator).measured()?;
        Some(Self { subject: Subject { plan, indicator, assumption, drivers: scenario.drivers, judgement }, stated })
    }

    /// What an input is called.
    pub(super) fn label(&self, input: Input) -> String {
        match input {
            Input::Parameter => self.parameter_label(),
            Input::Start if self.stated.kind == Kind::Cumulative => "起点（每年的量）".to_owned(),
            Input::Start => "起点".to_owned(),
            Input::Damping => "衰减系数 φ".to_owned(),
            Input::Limit => "上限".to_owned(),
            Input::Population => "人口年均增长".to_owned(),
            Input::Year(year) => format!("{year} 年设定值"),
        }
    }

    fn parameter_label(&self) -> String {
        let is_mean = matches!(self.subject.assumption.growth, Some(Growth::YearlySteps(_) | Growth::YearlyRates(_)));
        format!("{}{}", parameter_label(self.subject.assumption, self.stated), if is_mean { "（各年平均）" } else { "" })
    }

    /// The unit of an input; empty for a plain number.
    pub(super) fn unit(&self, input: Input) -> String {
        let indicator = self.subject.indicator;
        match input {
            Input::Parameter => words::parameter_unit(indicator, self.subject.assumption.parameter(indicator)),
            Input::Damping => String::new(),
            Input::Population => "％／年".to_owned(),
            Input::Year(_) if self.stated.kind == Kind::AverageGrowth => "％".to_owned(),
            Input::Start | Input::Limit | Input::Year(_) => indicator.unit.get().to_owned(),
        }
    }

    /// An input's number, in its unit.
    pub(super) fn setting(&self, input: Input, number: f64) -> String {
        let printed = usize::from(self.subject.indicator.decimals.get());
        match input {
            Input::Parameter => number::brief(number * self.scale(), self.decimals() + 2),
            Input::Damping => number::brief(number, 3),
            Input::Population => number::brief(number * 100.0, 3),
            Input::Year(_) if self.stated.kind == Kind::AverageGrowth => number::brief(number * 100.0, printed + 3),
            Input::Start | Input::Limit | Input::Year(_) => number::brief(number, printed + 3),
        }
    }

    /// What one unit of the parameter is on the screen.
    pub(super) fn scale(&self) -> f64 {
        shown_scale(self.subject.assumption.parameter(self.subject.indicator))
    }

    /// Decimals of the parameter on the screen.
    pub(super) fn decimals(&self) -> usize {
        shown_decimals(self.subject, self.subject.assumption.parameter(self.subject.indicator))
    }

    /// What the parameter has beyond its requirement, rounded so that it never says more than there is, and as the requirement is.
    pub(super) fn headroom(&self, by: f64) -> String {
        let (number, decimals) = (by * self.scale(), self.decimals());
        let text = |digits: usize| number::rounded_away(number, digits, false);
        let is_something = |digits: &usize| text(*digits).bytes().any(|b| matches!(b, b'1'..=b'9'));
        let text = text((decimals..decimals + 7).find(is_something).unwrap_or(decimals));
        let sign = if number > 0.0 && text.bytes().any(|b| matches!(b, b'1'..=b'9')) { "+" } else { "" };
        format!("{sign}{text} {}", self.unit(Input::Parameter))
    }

    /// An outcome a digit finer than printed, since its inputs are moved by less, and with as many as it takes not to contradict its
    /// verdict; `?` where there is none.
    pub(super) fn outcome(&self, found: Found) -> String {
        let start = self.subject.judgement.start.and_then(Value::exact);
        let tolerance = self.stated.target.tolerance(self.subject.indicator.decimals, start);
        let decimals = outcome_decimals(self.subject.indicator, self.stated) + 1;
        let text = |value| number::outcome(value, self.stated.target, tolerance, decimals);
        found.outcome.map_or_else(|| "?".to_owned(), |outcome| number::value(outcome, text))
    }
}

/// Where an input's ends come from.
pub(super) const fn ground(ground: Ground) -> &'static str {
    match ground {
        Ground::Stated => "所述范围",
        Ground::TenthOfRequired => "试探：所需变化的 ±10％",
        Ground::Test => "试探范围",
        Ground::Printing => "印刷末位的一半",
        Ground::Interval => "规划只给出区间",
    }
}

/// The same in two characters, where a chart has room for no more.
pub(super) const fn ground_mark(ground: Ground) -> &'static str {
    match ground {
        Ground::Stated => "所述",
        Ground::TenthOfRequired | Ground::Test => "试探",
        Ground::Printing => "末位",
        Ground::Interval => "区间",
    }
}

/// The tone of a verdict without its figures.
pub(super) const fn tone(standing: Standing) -> Tone {
    match standing {
        Standing::Met => Tone::Met,
        Standing::Missed => Tone::Missed,
        Standing::Unjudged => Tone::Unjudged,
    }
}
