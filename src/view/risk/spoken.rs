//! Inputs, settings and outcomes of one measured indicator in words.

use crate::plan::{Amount, Indicator, Measured, Plan};
use crate::projection::{Growth, Judgement, Standing, Value};
use crate::risk::{Found, Ground, Input};
use crate::scenario::{Assumption, Scenario};
use crate::view::figures::outcome_decimals;
use crate::view::number;
use crate::view::sheet::{Subject, parameter_label, shown_decimals, shown_scale};
use crate::view::words::{self, Tone};
use crate::{phrase, word};

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
            Input::Start if self.stated.measure.is_of_flows() => word!("起点（每年的量）", "Baseline (flow per year)").to_owned(),
            Input::Start => word!("起点", "Baseline").to_owned(),
            Input::Damping => word!("衰减系数 φ", "Damping φ").to_owned(),
            Input::Limit => word!("上限", "Limit").to_owned(),
            Input::Population => population().to_owned(),
            Input::Year(year) => phrase!("{year} 年设定值", "{year} as assumed"),
        }
    }

    fn parameter_label(&self) -> String {
        let is_mean = matches!(self.subject.assumption.growth, Some(Growth::YearlySteps(_) | Growth::YearlyRates(_)));
        format!(
            "{}{}",
            parameter_label(self.subject.assumption, self.stated),
            if is_mean { word!("（各年平均）", " (mean over the years)") } else { "" }
        )
    }

    /// The unit of an input; empty for a plain number.
    pub(super) fn unit(&self, input: Input) -> String {
        let indicator = self.subject.indicator;
        match input {
            Input::Parameter => words::parameter_unit(indicator, self.subject.assumption.parameter(indicator)),
            Input::Damping => String::new(),
            Input::Population => words::rate_unit().to_owned(),
            Input::Year(_) if self.stated.measure.is_of_rates() => number::percent_sign().to_owned(),
            Input::Start | Input::Limit | Input::Year(_) => indicator.unit.get().to_owned(),
        }
    }

    /// The unit of the parameter where there is little room.
    pub(super) fn short_unit(&self) -> String {
        let indicator = self.subject.indicator;
        words::short_parameter_unit(indicator, self.subject.assumption.parameter(indicator))
    }

    /// An input's number, in its unit.
    pub(super) fn setting(&self, input: Input, number: f64) -> String {
        let printed = usize::from(self.subject.indicator.decimals.get());
        match input {
            Input::Parameter => number::brief(number * self.scale(), self.decimals() + 2),
            Input::Damping => number::brief(number, 3),
            Input::Population => number::brief(number * 100.0, 3),
            Input::Year(_) if self.stated.measure.is_of_rates() => number::brief(number * 100.0, printed + 3),
            Input::Start | Input::Limit | Input::Year(_) => number::brief(number, printed + 3),
        }
    }

    /// What one unit of the parameter is on the screen.
    pub(super) fn scale(&self) -> f64 {
        shown_scale(self.subject.assumption.parameter(self.subject.indicator))
    }

    /// Decimals of the parameter on the screen.
    pub(super) fn decimals(&self) -> usize {
        shown_decimals(self.subject.indicator, self.subject.assumption.parameter(self.subject.indicator))
    }

    /// What the parameter has beyond its requirement, rounded so that it never says more than there is, and as the requirement is.
    pub(super) fn headroom(&self, by: f64) -> String {
        let (number, decimals) = (by * self.scale(), self.decimals());
        let text = |digits: usize| number::rounded_away(number, digits, false);
        let is_something = |digits: &usize| text(*digits).bytes().any(|b| matches!(b, b'1'..=b'9'));
        let text = text((decimals..decimals + 7).find(is_something).unwrap_or(decimals));
        let sign = if number > 0.0 && text.bytes().any(|b| matches!(b, b'1'..=b'9')) { "+" } else { "" };
        words::with_unit(format!("{sign}{text}"), &self.short_unit())
    }

    /// An outcome a digit finer than printed, since its inputs are moved by less, and with as many as it takes not to contradict its
    /// verdict; `?` where there is none.
    pub(super) fn outcome(&self, found: Found) -> String {
        let start = self.subject.judgement.start.and_then(Value::exact);
        let decimals = outcome_decimals(self.subject.indicator, self.stated) + 1;
        let text = |value: Amount| match self.subject.judgement.asked {
            Some(asked) => {
                let tolerance = asked.target.tolerance(self.subject.indicator.decimals, start);
                number::outcome(value, asked.target, tolerance, decimals)
            }
            None => number::fixed(value.get(), decimals),
        };
        found.outcome.map_or_else(|| "?".to_owned(), |outcome| number::value(outcome, text))
    }
}

/// Where an input's ends come from.
pub(super) fn ground(ground: Ground) -> &'static str {
    match ground {
        Ground::Stated => word!("所述范围", "stated range"),
        Ground::TenthOfRequired => word!("试探：所需变化的 ±10％", "test: ±10% of the required change"),
        Ground::Test => word!("试探范围", "test range"),
        Ground::Printing => word!("印刷末位的一半", "half the last printed digit"),
        Ground::Interval => word!("规划只给出区间", "interval given by the plan"),
    }
}

/// What all indicators per head share.
pub(super) fn population() -> &'static str {
    word!("人口年均增长", "Population growth")
}

/// The ground in a word, where a chart has room for no more.
pub(super) fn ground_mark(ground: Ground) -> &'static str {
    match ground {
        Ground::Stated => word!("所述", "stated"),
        Ground::TenthOfRequired | Ground::Test => word!("试探", "test"),
        Ground::Printing => word!("末位", "digit"),
        Ground::Interval => word!("区间", "interval"),
    }
}

/// The tone of a verdict without its figures.
pub(super) const fn tone(standing: Standing) -> Tone {
    match standing {
        Standing::Met => Tone::Met,
        Standing::Missed => Tone::Missed,
        Standing::Unjudged => Tone::Unjudged,
        Standing::Watched => Tone::Watched,
    }
}
