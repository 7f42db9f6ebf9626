//! The contents of a link as bytes, in each version.

use serde::{Deserialize, Serialize};

use super::ids::Run;
use super::number::Number;
use super::part::{BasisCode, Part, basis_code, provenance};
use super::seal::{Reach, seal, unseal};
use crate::exchange::fault::Fault;
use crate::plan::{Comparing, Correlation, Cost, Plan, Year};
use crate::scenario::{Scenario, as_of, basis_complaints};
use crate::{phrase, word};

/// The whole first version. It never changes.
#[derive(Serialize, Deserialize)]
pub(super) struct Body {
    pub(super) plan: String,
    /// Four bytes; a varint would nearly always need five.
    pub(super) fingerprint: [u8; 4],
    pub(super) name: String,
    pub(super) note: String,
    pub(super) seed: u64,
    pub(super) population_growth: Option<Number>,
    pub(super) ids: Vec<Run>,
    pub(super) marks: Vec<u8>,
    /// The decisions for each indicator marked as touched, in their order.
    pub(super) decided: Vec<Vec<Part>>,
}

/// What the second version adds after the first. Its parts may then also be of the later kinds.
#[derive(Default, PartialEq, Serialize, Deserialize)]
pub(super) struct Extras {
    correlation: Option<Number>,
    budget: Option<Number>,
}

impl Extras {
    pub(super) fn of(scenario: &Scenario) -> Self {
        let correlation = scenario.correlation.map(|correlation| Number(correlation.get()));
        Self { correlation, budget: scenario.budget.map(|budget| Number(budget.get())) }
    }

    /// # Errors
    /// A number outside its range, with its place.
    pub(super) fn put_into(self, scenario: &mut Scenario) -> Result<(), Fault> {
        let correlation = self.correlation.map(|number| Correlation::new(number.0)).transpose();
        scenario.correlation = correlation.map_err(|refusal| Fault::new("correlation", refusal.to_string()))?;
        let budget = self.budget.map(|number| Cost::new(number.0)).transpose();
        scenario.budget = budget.map_err(|refusal| Fault::new("budget", refusal.to_string()))?;
        Ok(())
    }
}

/// What the third version adds after the second.
#[derive(Default, PartialEq, Serialize, Deserialize)]
pub(super) struct Later {
    as_of: Option<Year>,
}

/// What the fourth version adds after the third.
#[derive(Default, PartialEq, Serialize, Deserialize)]
pub(super) struct Latest {
    comparing: Comparing,
}

impl Latest {
    pub(super) const fn of(scenario: &Scenario) -> Self {
        Self { comparing: scenario.drivers.comparing }
    }

    pub(super) const fn put_into(self, scenario: &mut Scenario) {
        scenario.drivers.comparing = self.comparing;
    }
}

impl Later {
    pub(super) const fn of(scenario: &Scenario) -> Self {
        Self { as_of: scenario.as_of }
    }

    /// # Errors
    /// A year that the plan does not reach, with its place.
    pub(super) fn put_into(self, scenario: &mut Scenario, plan: &Plan) -> Result<(), Fault> {
        let complaint = self.as_of.and_then(|year| as_of(year, plan.period));
        scenario.as_of = self.as_of;
        complaint.map_or(Ok(()), |complaint| Err(Fault::new(complaint.field, complaint.problem)))
    }
}

/// What the seventh version adds after the fourth; the fifth and the sixth add only kinds of parts.
#[derive(Default, PartialEq, Serialize, Deserialize)]
pub(super) struct Seventh {
    population_basis: Option<BasisCode>,
}

impl Seventh {
    fn of(scenario: &Scenario) -> Self {
        Self { population_basis: scenario.population_basis.as_ref().and_then(basis_code) }
    }

    /// # Errors
    /// An unknown method, or years that the plan does not allow, with their place.
    fn put_into(self, scenario: &mut Scenario, plan: &Plan) -> Result<(), Fault> {
        let within = |fault: Fault| fault.within("drivers.population_basis");
        let Some(basis) = self.population_basis.map(provenance).transpose().map_err(within)? else { return Ok(()) };
        if let Some(complaint) = basis_complaints(&basis, plan.period).into_iter().next() {
            return Err(within(Fault::new(complaint.field, complaint.problem)));
        }
        scenario.population_basis = Some(basis);
        Ok(())
    }
}

/// Everything that a link may add to the first version.
#[derive(Default, PartialEq)]
pub(super) struct Beside {
    pub(super) extras: Extras,
    pub(super) later: Later,
    pub(super) latest: Latest,
    pub(super) seventh: Seventh,
}

impl Beside {
    pub(super) fn of(scenario: &Scenario) -> Self {
        Self {
            extras: Extras::of(scenario),
            later: Later::of(scenario),
            latest: Latest::of(scenario),
            seventh: Seventh::of(scenario),
        }
    }

    /// # Errors
    /// A number or a year outside its range, with its place.
    pub(super) fn put_into(self, scenario: &mut Scenario, plan: &Plan) -> Result<(), Fault> {
        self.extras.put_into(scenario)?;
        self.latest.put_into(scenario);
        self.seventh.put_into(scenario, plan)?;
        self.later.put_into(scenario, plan)
    }

    /// The earliest version that can say it.
    fn version(&self) -> u8 {
        match self {
            Self { seventh, .. } if *seventh != Seventh::default() => 7,
            Self { latest, .. } if *latest != Latest::default() => 4,
            Self { later, .. } if *later != Later::default() => 3,
            Self { extras, .. } if *extras != Extras::default() => 2,
            _ => 1,
        }
    }
}

/// The text of a link, in the earliest version that can hold it, so that every program that knows its contents can read it.
pub(super) fn write(body: &Body, beside: &Beside) -> Result<String, Fault> {
    let version = of_parts(body).max(beside.version());
    let Beside { extras, later, latest, seventh } = beside;
    let bytes = match version {
        1 => postcard::to_allocvec(body),
        2 => postcard::to_allocvec(&(body, extras)),
        3 => postcard::to_allocvec(&(body, extras, later)),
        4..=6 => postcard::to_allocvec(&(body, extras, later, latest)),
        _ => postcard::to_allocvec(&(body, extras, later, latest, seventh)),
    };
    let bytes = bytes.map_err(|error| {
        Fault::new("", phrase!("情景写不成链接：{error}", "the scenario cannot be written as a link: {error}"))
    })?;
    seal(version, &bytes)
}

/// # Errors
/// A sentence, if it is no link, is damaged, or is of a later version.
pub(super) fn read(text: &str) -> Result<(Body, Beside), Fault> {
    let (version, bytes) = unseal(text, reach)?;
    let beside = Beside::default();
    let (body, beside) = match version {
        1 => (whole::<Body>(&bytes)?, beside),
        2 => whole(&bytes).map(|(body, extras)| (body, Beside { extras, ..beside }))?,
        3 => whole(&bytes).map(|(body, extras, later)| (body, Beside { extras, later, ..beside }))?,
        // The fifth and sixth versions add only new kinds of parts to the fourth.
        4..=6 => whole(&bytes).map(|(body, extras, later, latest)| (body, Beside { extras, later, latest, ..beside }))?,
        _ => whole(&bytes).map(|(body, extras, later, latest, seventh)| (body, Beside { extras, later, latest, seventh }))?,
    };
    if of_parts(&body) > version { Err(unreadable()) } else { Ok((body, beside)) }
}

/// How far a body reaches. Postcard writes no length: a body ends where its structure does.
fn reach(version: u8, bytes: &[u8]) -> Reach {
    let left = match version {
        1 => postcard::take_from_bytes::<Body>(bytes).map(|(_, left)| left),
        2 => postcard::take_from_bytes::<(Body, Extras)>(bytes).map(|(_, left)| left),
        3 => postcard::take_from_bytes::<(Body, Extras, Later)>(bytes).map(|(_, left)| left),
        4..=6 => postcard::take_from_bytes::<(Body, Extras, Later, Latest)>(bytes).map(|(_, left)| left),
        _ => postcard::take_from_bytes::<(Body, Extras, Later, Latest, Seventh)>(bytes).map(|(_, left)| left),
    };
    match left {
        Ok(left) => Reach::Bytes(bytes.len() - left.len()),
        Err(postcard::Error::DeserializeUnexpectedEnd) => Reach::Beyond,
        Err(_) => Reach::Unknown,
    }
}

/// The earliest version that can say all decisions.
fn of_parts(body: &Body) -> u8 {
    body.decided.iter().flatten().map(Part::version).max().unwrap_or(1)
}

fn whole<'a, T: Deserialize<'a>>(bytes: &'a [u8]) -> Result<T, Fault> {
    match postcard::take_from_bytes(bytes) {
        Ok((value, [])) => Ok(value),
        _ => Err(unreadable()),
    }
}

pub(super) fn unreadable() -> Fault {
    Fault::new("", word!("链接的内容读不懂，它不是由推演生成的", "the link cannot be read; it was not made by Tuiyan"))
}
