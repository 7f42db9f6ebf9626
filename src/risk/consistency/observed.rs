//! Observations against what is assumed for the remaining years.

use super::judged::Judged;
use super::warning::{Control, Finding, Lead, Severity, Warning};
use crate::plan::{Wording, Year, Years};
use crate::projection::{Pin, Value};

/// A warning if the observed movement is less than this share of the assumed one.
const SLOW: f64 = 0.5;

/// A warning if the observed movement has the opposite sign to the one assumed for the remaining years, or the wanted sign and less than
/// half of its size.
pub(super) fn found(one: &Judged) -> Option<Warning> {
    let is_observed = |pin: &Pin| matches!(pin, Pin::Observed(_));
    let until = *one.assumption.years.iter().rev().find(|(_, pin)| is_observed(pin))?.0;
    let observed = observed(one, until)?;
    let assumed = assumed(one, until)?;
    let tolerance = one.tolerance();
    let wanted = one.stated.helpful().sign();
    let is_other_way = observed * assumed < 0.0 && observed.abs() > tolerance && assumed.abs() > tolerance;
    let is_slow = wanted * assumed > tolerance && wanted * observed < SLOW * wanted * assumed - tolerance;
    (is_other_way || is_slow).then(|| Warning {
        severity: Severity::WorthALook,
        finding: Finding::AgainstObserved { indicator: one.indicator.id.clone(), until, observed, assumed },
        place: Wording::default(),
        note: Wording::default(),
        lead: Lead { indicator: Some(one.indicator.id.clone()), control: Control::Growth },
    })
}

/// The observed movement per year. For a level, its change from the start (or from the first observation, if there is no start) to the
/// last observation; for a total, the mean flow; for a mean growth, the rate in ％ that compounds to the same as the observed ones.
fn observed(one: &Judged, until: Year) -> Option<f64> {
    let pins = one.assumption.years.iter().filter_map(|(year, pin)| match pin {
        Pin::Observed(value) => Some((*year, value.get())),
        Pin::Assumed(_) => None,
    });
    let pins: Vec<_> = pins.collect();
    match one.stated.measure.years() {
        Years::Values => {
            let start =
                one.judgement.start.and_then(Value::exact).map(|start| (one.judgement.trajectory.period().base(), start.get()));
            let (from, first) = start.or_else(|| pins.first().copied())?;
            let (_, last) = *pins.last()?;
            (from < until).then(|| (last - first) / years(from, until))
        }
        Years::Flows => Some(pins.iter().map(|(_, flow)| flow).sum::<f64>() / count(pins.len())),
        Years::Rates => Some(compounded(pins.iter().map(|(_, rate)| *rate))),
    }
}

/// The assumed movement per year after the last observation, in the same measure; `None` if no year is left or nothing is known.
fn assumed(one: &Judged, until: Year) -> Option<f64> {
    let period = one.judgement.trajectory.period();
    let end = period.end();
    let exact = |year: Year| Some(one.judgement.trajectory.at(year)?.exact()?.get());
    if until >= end {
        return None;
    }
    match one.stated.measure.years() {
        Years::Values => Some((exact(end)? - exact(until)?) / years(until, end)),
        Years::Flows => {
            let flows: Vec<f64> = period.projected().filter(|year| *year > until).map(exact).collect::<Option<_>>()?;
            Some(flows.iter().sum::<f64>() / count(flows.len()))
        }
        Years::Rates => {
            let index: Vec<f64> = period.projected().filter(|year| *year >= until).map(exact).collect::<Option<_>>()?;
            Some(compounded(index.windows(2).map(|pair| pair[1] / pair[0] - 1.0)))
        }
    }
}

/// The single rate, in ％, that compounds to the same as these fractions.
fn compounded(rates: impl Iterator<Item = f64>) -> f64 {
    let (growth, passed) = rates.fold((1.0, 0_usize), |(growth, passed), rate| (growth * (1.0 + rate), passed + 1));
    (libm::pow(growth, 1.0 / count(passed.max(1))) - 1.0) * 100.0
}

fn years(from: Year, to: Year) -> f64 {
    f64::from(to.get()) - f64::from(from.get())
}

#[allow(clippy::cast_precision_loss, reason = "a period has at most fifty steps")]
const fn count(years: usize) -> f64 {
    years as f64
}
