//! The decisions about an indicator, piece by piece, so that nothing is written for what is not decided.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::number::Number;
use crate::exchange::fault::Fault;
use crate::plan::{Amount, Cost, Damping, Id, OutOfRange, Rate, Share, Steepness, Year};
use crate::projection::{Growth, Pin, StatusReport};
use crate::scenario::{Assumption, Method, Provenance, Shape, Uncertainty};
use crate::{phrase, word};

/// One decision. The order is the format, because sent links use it, so a new kind goes to the end.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) enum Part {
    Hold,
    Linear(Number),
    Compound(Number),
    Damped(Number, Number),
    Gap(Number),
    GapTo(Number, Number),
    Logistic(Number),
    LogisticTo(Number, Number),
    YearlySteps(Vec<Number>),
    YearlyRates(Vec<Number>),
    Start(Number),
    Reached(Year),
    NotReached,
    Reading(String),
    /// Observed values from that year on, year by year.
    Observed(Year, Vec<Number>),
    /// Assumed values from that year on, year by year.
    Assumed(Year, Vec<Number>),
    /// From here on the second version: how far below and above the parameter may lie, spread as a triangle,
    Triangular(Number, Number),
    /// or evenly.
    Uniform(Number, Number),
    UnitCost(Number),
    /// From here on the third version: the number of a target that comes later,
    Target(Number),
    /// the figure from outside that it is held against,
    Reference(Number),
    /// how far from 左右 an outcome may lie,
    Tolerance(Number),
    /// and what the assumption rests on.
    Reason(String),
    /// From here on the fifth version: annual targets of the person's own from that year on, year by year.
    Milestones(Year, Vec<Number>),
    /// From here on the sixth version: the method, by its place in [`METHODS`], and the years that it was taken over from, and those left
    /// out.
    Basis(u8, (Year, Year), u16, Vec<Year>),
}

/// The methods by number. The order is the format: a new one goes to the end.
const METHODS: [Method; 8] = [
    Method::Hold,
    Method::Linear,
    Method::Weighted,
    Method::Damped,
    Method::Compound,
    Method::CompoundDamped,
    Method::Gap,
    Method::SCurve,
];

impl Part {
    /// The earliest version of links that can say it.
    pub(super) const fn version(&self) -> u8 {
        match self {
            Self::Triangular(..) | Self::Uniform(..) | Self::UnitCost(_) => 2,
            Self::Target(_) | Self::Reference(_) | Self::Tolerance(_) | Self::Reason(_) => 3,
            Self::Milestones(..) => 5,
            Self::Basis(..) => 6,
            _ => 1,
        }
    }
}

/// The parts of an assumption.
pub(super) fn parts(assumption: &Assumption) -> Vec<Part> {
    let reading = assumption.reading.as_ref().map(|reading| Part::Reading(reading.as_str().to_owned()));
    let status = assumption.status.map(|report| match report {
        StatusReport::Reached(year) => Part::Reached(year),
        StatusReport::NotReached => Part::NotReached,
    });
    let start = assumption.start.map(|start| Part::Start(Number(start.get())));
    let growth = assumption.growth.as_ref().map(growth_part);
    let mut parts: Vec<_> = reading.into_iter().chain(status).chain(start).chain(growth).collect();
    for (year, pin) in &assumption.years {
        pin_part(&mut parts, *year, *pin);
    }
    parts.extend(assumption.uncertainty.map(range_part));
    parts.extend(assumption.unit_cost.map(|cost| Part::UnitCost(Number(cost.get()))));
    let number = |amount: Amount| Number(amount.get());
    parts.extend(assumption.target.map(number).map(Part::Target));
    parts.extend(assumption.reference.map(number).map(Part::Reference));
    parts.extend(assumption.tolerance.map(number).map(Part::Tolerance));
    for (year, value) in &assumption.milestones {
        match parts.last_mut() {
            Some(Part::Milestones(first, values)) if nth(*first, values.len()) == Some(*year) => values.push(number(*value)),
            _ => parts.push(Part::Milestones(*year, vec![number(*value)])),
        }
    }
    parts.extend(Some(&assumption.reason).filter(|reason| !reason.is_empty()).cloned().map(Part::Reason));
    parts.extend(assumption.basis.as_ref().and_then(basis_part));
    parts
}

fn basis_part(basis: &Provenance) -> Option<Part> {
    let (method, years, n, left_out) = basis_code(basis)?;
    Some(Part::Basis(method, years, n, left_out))
}

/// Where something comes from: the method's place in [`METHODS`], its years, how many, and those left out.
pub(super) type BasisCode = (u8, (Year, Year), u16, Vec<Year>);

pub(super) fn basis_code(basis: &Provenance) -> Option<BasisCode> {
    let method = METHODS.iter().position(|method| *method == basis.method)?;
    let left_out = basis.left_out.iter().copied().collect();
    Some((u8::try_from(method).ok()?, (basis.from, basis.to), basis.n, left_out))
}

/// # Errors
/// An unknown method.
pub(super) fn provenance((method, (from, to), n, left_out): BasisCode) -> Result<Provenance, Fault> {
    let unknown = || Fault::new("method", word!("方法的编号不认识", "the number of the method is unknown"));
    let method = METHODS.get(usize::from(method)).copied().ok_or_else(unknown)?;
    Ok(Provenance { method, from, to, n, left_out: left_out.into_iter().collect() })
}

const fn range_part(stated: Uncertainty) -> Part {
    let (below, above) = (Number(stated.below().get()), Number(stated.above().get()));
    match stated.shape() {
        Shape::Triangular => Part::Triangular(below, above),
        Shape::Uniform => Part::Uniform(below, above),
    }
}

fn growth_part(growth: &Growth) -> Part {
    let amounts = |all: &[Amount]| all.iter().map(|x| Number(x.get())).collect();
    match growth {
        Growth::Hold => Part::Hold,
        Growth::Linear { step } => Part::Linear(Number(step.get())),
        Growth::Compound { rate } => Part::Compound(Number(rate.get())),
        Growth::Damped { step, phi } => Part::Damped(Number(step.get()), Number(phi.get())),
        Growth::Gap { share, limit: None } => Part::Gap(Number(share.get())),
        Growth::Gap { share, limit: Some(limit) } => Part::GapTo(Number(share.get()), Number(limit.get())),
        Growth::Logistic { steepness, ceiling: None } => Part::Logistic(Number(steepness.get())),
        Growth::Logistic { steepness, ceiling: Some(ceiling) } => {
            Part::LogisticTo(Number(steepness.get()), Number(ceiling.get()))
        }
        Growth::YearlySteps(steps) => Part::YearlySteps(amounts(steps)),
        Growth::YearlyRates(rates) => Part::YearlyRates(rates.iter().map(|rate| Number(rate.get())).collect()),
        Growth::Even { .. } => growth_part(&growth.as_written()),
    }
}

/// Adds a year to the values that it continues, or begins a new part.
fn pin_part(parts: &mut Vec<Part>, year: Year, pin: Pin) {
    let value = Number(pin.value().get());
    match (parts.last_mut(), pin) {
        (Some(Part::Observed(first, values)), Pin::Observed(_)) if nth(*first, values.len()) == Some(year) => values.push(value),
        (Some(Part::Assumed(first, values)), Pin::Assumed(_)) if nth(*first, values.len()) == Some(year) => values.push(value),
        (_, Pin::Observed(_)) => parts.push(Part::Observed(year, vec![value])),
        (_, Pin::Assumed(_)) => parts.push(Part::Assumed(year, vec![value])),
    }
}

fn nth(first: Year, after: usize) -> Option<Year> {
    first.get().checked_add(i16::try_from(after).ok()?).map(Year::new)
}

/// The assumption made of these parts.
///
/// # Errors
/// A number outside its range, or a repeated decision, with its place.
pub(super) fn assumption(parts: Vec<Part>) -> Result<Assumption, Fault> {
    let mut made = Assumption::default();
    for part in parts {
        match part {
            Part::Start(x) => once("start", &mut made.start, Amount::new(x.0).map_err(|refusal| out("start", &refusal))?)?,
            Part::Reached(year) => once("status", &mut made.status, StatusReport::Reached(year))?,
            Part::NotReached => once("status", &mut made.status, StatusReport::NotReached)?,
            Part::Reading(name) => {
                once("reading", &mut made.reading, Id::new(&name).map_err(|problem| Fault::new("reading", problem))?)?;
            }
            Part::Observed(first, values) => by_year("years", &mut made.years, first, &values, Pin::Observed)?,
            Part::Assumed(first, values) => by_year("years", &mut made.years, first, &values, Pin::Assumed)?,
            Part::Milestones(first, values) => by_year("milestones", &mut made.milestones, first, &values, |value| value)?,
            Part::Triangular(below, above) => range(&mut made, below, above, Shape::Triangular)?,
            Part::Uniform(below, above) => range(&mut made, below, above, Shape::Uniform)?,
            Part::UnitCost(x) => {
                once("unit_cost", &mut made.unit_cost, Cost::new(x.0).map_err(|refusal| out("unit_cost", &refusal))?)?;
            }
            Part::Target(x) => once("target", &mut made.target, amount("target", x)?)?,
            Part::Reference(x) => once("reference", &mut made.reference, amount("reference", x)?)?,
            Part::Tolerance(x) => once("tolerance", &mut made.tolerance, amount("tolerance", x)?)?,
            Part::Reason(reason) => made.reason = reason,
            Part::Basis(method, years, n, left_out) => {
                let basis = provenance((method, years, n, left_out)).map_err(|fault| fault.within("basis"))?;
                once("basis", &mut made.basis, basis)?;
            }
            growth => {
                let unknown = || Fault::new("growth", word!("增长方式不认识", "the growth pattern is unknown"));
                let growth = grown(&growth).map_err(|refusal| out("growth", &refusal))?.ok_or_else(unknown)?;
                once("growth", &mut made.growth, growth)?;
            }
        }
    }
    Ok(made)
}

fn amount(field: &str, number: Number) -> Result<Amount, Fault> {
    Amount::new(number.0).map_err(|refusal| out(field, &refusal))
}

fn range(made: &mut Assumption, below: Number, above: Number, shape: Shape) -> Result<(), Fault> {
    let stated = Uncertainty::new(below.0, above.0, shape).map_err(|refusal| out("uncertainty", &refusal))?;
    once("uncertainty", &mut made.uncertainty, stated)
}

/// The growth that a part says; `None` if it says something else.
fn grown(part: &Part) -> Result<Option<Growth>, OutOfRange> {
    let amounts = |all: &[Number]| all.iter().map(|x| Amount::new(x.0)).collect::<Result<_, _>>();
    Ok(Some(match part {
        Part::Hold => Growth::Hold,
        Part::Linear(step) => Growth::Linear { step: Amount::new(step.0)? },
        Part::Compound(rate) => Growth::Compound { rate: Rate::new(rate.0)? },
        Part::Damped(step, phi) => Growth::Damped { step: Amount::new(step.0)?, phi: Damping::new(phi.0)? },
        Part::Gap(share) => Growth::Gap { share: Share::new(share.0)?, limit: None },
        Part::GapTo(share, limit) => Growth::Gap { share: Share::new(share.0)?, limit: Some(Amount::new(limit.0)?) },
        Part::Logistic(steepness) => Growth::Logistic { steepness: Steepness::new(steepness.0)?, ceiling: None },
        Part::LogisticTo(steepness, ceiling) => {
            Growth::Logistic { steepness: Steepness::new(steepness.0)?, ceiling: Some(Amount::new(ceiling.0)?) }
        }
        Part::YearlySteps(steps) => Growth::YearlySteps(amounts(steps)?),
        Part::YearlyRates(rates) => Growth::YearlyRates(rates.iter().map(|x| Rate::new(x.0)).collect::<Result<_, _>>()?),
        _ => return Ok(None),
    }))
}

fn once<T>(field: &str, place: &mut Option<T>, value: T) -> Result<(), Fault> {
    match place.replace(value) {
        None => Ok(()),
        Some(_) => Err(Fault::new(field, word!("给出了两次，只能给出一次", "it is given twice; it may be given only once"))),
    }
}

/// Numbers of consecutive years.
fn by_year<T>(
    field: &str,
    years: &mut BTreeMap<Year, T>,
    first: Year,
    values: &[Number],
    of: fn(Amount) -> T,
) -> Result<(), Fault> {
    for (at, value) in values.iter().enumerate() {
        let year = nth(first, at)
            .ok_or_else(|| Fault::new(field, phrase!("{first} 年之后的年份太多", "there are too many years after {first}")))?;
        let field = || format!("{field}.{year}");
        let value = Amount::new(value.0).map_err(|refusal| out(&field(), &refusal))?;
        if years.insert(year, of(value)).is_some() {
            return Err(Fault::new(field(), word!("给出了两次，只能给出一次", "it is given twice; it may be given only once")));
        }
    }
    Ok(())
}

fn out(field: &str, refusal: &OutOfRange) -> Fault {
    Fault::new(field, refusal.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::projection::Family;

    #[test]
    fn years_that_follow_on_are_written_together() {
        let pin = |year: i16, pin: fn(Amount) -> Pin| (Year::new(year), pin(Amount::of(1.5)));
        let years = [pin(2021, Pin::Observed), pin(2022, Pin::Observed), pin(2023, Pin::Assumed), pin(2025, Pin::Assumed)];
        let given = Assumption { years: years.into(), ..Assumption::default() };
        let written = parts(&given);
        assert_eq!(written.len(), 3);
        assert_eq!(assumption(written), Ok(given));
    }

    #[test]
    fn every_family_is_read_as_it_was_sent() {
        for growth in Family::ALL.map(|family| Growth::opening(family, 5)) {
            let given = Assumption { growth: Some(growth.as_written()), ..Assumption::default() };
            assert_eq!(assumption(parts(&given)), Ok(given));
        }
    }

    #[test]
    fn every_method_has_a_number() {
        for method in Method::ALL {
            let basis =
                Provenance { method, from: Year::new(2011), to: Year::new(2019), n: 9, left_out: [Year::new(2020)].into() };
            let given = Assumption { basis: Some(basis), ..Assumption::default() };
            assert_eq!(assumption(parts(&given)), Ok(given));
        }
    }

    #[test]
    fn a_contradiction_is_refused_with_its_place() {
        let refused = |parts: &[Part]| assumption(parts.to_vec()).unwrap_err().path;
        let one = Number(1.0);
        assert_eq!(refused(&[Part::Hold, Part::Linear(one)]), "growth");
        assert_eq!(refused(&[Part::NotReached, Part::NotReached]), "status");
        assert_eq!(refused(&[Part::Gap(Number(1.5))]), "growth");
        assert_eq!(refused(&[Part::Triangular(one, Number(-1.0))]), "uncertainty");
        assert_eq!(refused(&[Part::Uniform(one, one), Part::Triangular(one, one)]), "uncertainty");
        assert_eq!(refused(&[Part::UnitCost(Number(-1.0))]), "unit_cost");
        assert_eq!(refused(&[Part::Reading("表".to_owned())]), "reading");
        assert_eq!(
            refused(&[Part::Observed(Year::new(2021), vec![one]), Part::Assumed(Year::new(2021), vec![one])]),
            "years.2021"
        );
        assert_eq!(refused(&[Part::Assumed(Year::new(i16::MAX), vec![one, one])]), "years");
        let years = (Year::new(2011), Year::new(2020));
        assert_eq!(refused(&[Part::Basis(99, years, 10, vec![])]), "basis.method");
        assert_eq!(refused(&[Part::Basis(2, years, 10, vec![]), Part::Basis(2, years, 10, vec![])]), "basis");
    }
}
