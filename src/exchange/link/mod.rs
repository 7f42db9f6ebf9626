//! The link: a scenario in the fragment of an address, so that it can be sent without a server.
//!
//! A link is `s=` and, in URL-safe base64, one byte of version, a body in postcard's wire format, and a CRC-32 of both (`seal`). The body
//! names the plan and the fingerprint of its data. It holds what the person decided, in parts (`part`) and short numbers (`number`). For
//! every scored indicator, and every other with a decision, it has three bits (`ids`, `marks`) with the verdict that the sender saw. A
//! person who opens it over other data is told which verdicts differ.
//!
//! Links already sent keep working: the body of a version never changes, and a change begins the next version. The second (`body`) adds
//! ranges, unit costs, the correlation and the budget; the third the year that the scenario looks from; the fourth how it compares; the
//! fifth the person's own annual targets; the sixth what an assumption was taken over from; the seventh the same of the population's growth. A scenario is written in the earliest version
//! that can say it, for programs that know no later one.

mod address;
mod body;
mod found;
mod ids;
mod marks;
mod number;
mod part;
mod received;
mod seal;

pub use address::AddressLinks;
pub use found::{links_of, may_be_link};
pub use received::received;

use std::collections::BTreeMap;

use self::body::{Beside, Body, unreadable};
use self::ids::Run;
use self::marks::Mark;
use self::number::Number;
use self::part::Part;
use super::checksum::fingerprint;
use super::fault::{Fault, Faults};
use crate::phrase;
use crate::plan::{Id, Indicator, Plan, Rate};
use crate::projection::{Standing, judge};
use crate::scenario::{Assumption, Drivers, Scenario, as_known, complaints};

/// The contents of a link, seen over the present plan.
#[derive(Clone, Debug, PartialEq)]
pub struct Linked {
    /// The scenario, without what the present plan does not allow.
    pub scenario: Scenario,
    /// Whether the link was made over exactly the data of the present plan.
    pub is_same_plan_data: bool,
    /// The verdicts that differ from what the sender saw, in the order of the link.
    pub differing: Vec<Difference>,
    /// Decisions over other data that are not allowed here, each with its place; empty over the same data.
    pub left_out: Vec<Fault>,
}

/// A verdict that differs from what the sender of a link saw.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The indicator.
    pub id: Id,
    /// The sender's verdict.
    pub sent: Standing,
    /// The verdict here; `None` if the present plan has no such indicator.
    pub here: Option<Standing>,
}

/// Writes a scenario as the fragment of an address, without its `#`. If English is current, it asks for an English page, `s=…&lang=en`;
/// otherwise it names no language.
///
/// ```
/// use tuiyan::{exchange, scenario::Scenario};
/// let plan = exchange::builtin_plan()?;
/// let scenario = Scenario::holding(&plan);
/// let link = exchange::encode_link(&plan, &scenario)?;
/// assert!(link.starts_with("s=") && link.len() < 100);
/// assert_eq!(exchange::decode_link(&link, &plan)?.scenario, scenario);
/// # Ok::<(), exchange::Faults>(())
/// ```
///
/// # Errors
/// If no link can hold the scenario: it belongs to another plan, or its note has the length of a book.
pub fn encode_link(plan: &Plan, scenario: &Scenario) -> Result<String, Faults> {
    if scenario.plan != plan.id {
        return Err(other_plan(scenario.plan.as_str(), plan).into());
    }
    let decided = |id: &Id| Some(scenario.assumption(id)).filter(|assumption| !assumption.is_default());
    let shown = |indicator: &&Indicator| plan.is_scored(indicator) || decided(&indicator.id).is_some();
    let shown: Vec<_> = plan.indicators.iter().filter(shown).collect();
    let seen = as_known(scenario);
    let mark = |indicator: &&Indicator| Mark {
        standing: judge(&seen.case(plan, indicator)).verdict.standing(),
        is_touched: decided(&indicator.id).is_some(),
    };
    let body = Body {
        plan: plan.id.as_str().to_owned(),
        fingerprint: fingerprint(plan).to_le_bytes(),
        name: scenario.name.clone(),
        note: scenario.note.clone(),
        seed: scenario.seed,
        population_growth: scenario.drivers.population_growth.map(|rate| Number(rate.get())),
        ids: ids::runs(shown.iter().map(|indicator| &indicator.id)),
        marks: marks::pack(&shown.iter().map(mark).collect::<Vec<_>>()),
        decided: shown.iter().filter_map(|indicator| decided(&indicator.id)).map(part::parts).collect(),
    };
    Ok(seal::in_language(body::write(&body, &Beside::of(scenario))?))
}

/// Reads a link: a whole address, its fragment or the bare code, with anything it picked up on the way (`found`).
///
/// Over the same data everything in it must be allowed. Over other data of the same plan it still opens: decisions that are not allowed
/// are left out and listed, and so are the verdicts that differ.
///
/// # Errors
/// If the link is damaged, or of another version or plan; over the same data also everything that the plan does not allow.
pub fn decode_link(text: &str, plan: &Plan) -> Result<Linked, Faults> {
    let (body, beside) = body::read(text)?;
    if body.plan != plan.id.as_str() {
        return Err(other_plan(&body.plan, plan).into());
    }
    let is_same_plan_data = body.fingerprint == fingerprint(plan).to_le_bytes();
    let marked = marked(&body)?;
    let touched = marked.iter().filter(|(_, mark)| mark.is_touched).map(|(id, _)| id);
    let (assumptions, refused) = assumptions(touched, body.decided, plan)?;
    if is_same_plan_data && !refused.is_empty() {
        return Err(Faults(refused));
    }
    let rate = |number: Number| Rate::new(number.0).map_err(|refusal| Fault::new("drivers", refusal.to_string()));
    let drivers = Drivers { population_growth: body.population_growth.map(rate).transpose()?, ..Drivers::default() };
    let holding = Scenario::holding(plan);
    let mut scenario = Scenario { name: body.name, note: body.note, seed: body.seed, drivers, assumptions, ..holding };
    beside.put_into(&mut scenario, plan)?;
    let differing = differing(&marked, &scenario, plan);
    Ok(Linked { scenario, is_same_plan_data, differing, left_out: refused })
}

/// The id of the plan that a link was made over; `None` if the link is damaged or of a later version.
pub fn plan_of_link(text: &str) -> Option<String> {
    body::read(text).ok().map(|(body, _)| body.plan)
}

fn other_plan(found: &str, plan: &Plan) -> Fault {
    Fault::new(
        "plan",
        phrase!(
            "为“{found}”，而当前规划是“{}”，情景只能用于它所属的规划",
            "it is “{found}”, but the current plan is “{}”; a scenario can only be used with its own plan",
            plan.id
        ),
    )
}

fn marked(body: &Body) -> Result<Vec<(Id, Mark)>, Fault> {
    // No more than the bytes of marks can hold, whatever the runs claim.
    let count = body.ids.iter().map(Run::count).sum::<u64>();
    let count = usize::try_from(count).map_err(|_| unreadable())?;
    let marks = marks::unpack(&body.marks, count).ok_or_else(unreadable)?;
    let ids = ids::ids(&body.ids).ok_or_else(unreadable)?;
    Ok(ids.into_iter().zip(marks).collect())
}

/// The allowed decisions about the touched indicators, and the others.
fn assumptions<'a>(
    touched: impl Iterator<Item = &'a Id>,
    decided: Vec<Vec<Part>>,
    plan: &Plan,
) -> Result<(BTreeMap<Id, Assumption>, Vec<Fault>), Fault> {
    let touched: Vec<_> = touched.collect();
    if touched.len() != decided.len() {
        return Err(unreadable());
    }
    let (mut assumptions, mut refused) = (BTreeMap::new(), Vec::new());
    for (id, parts) in touched.into_iter().zip(decided) {
        let within = |fault: Fault| fault.within(&format!("assumptions.{id}"));
        let assumption = part::assumption(parts).map_err(within)?;
        let assumption = match plan.indicator(id) {
            Some(indicator) => assumption.told_apart(indicator),
            None => assumption,
        };
        let faults = faults(id, &assumption, plan);
        if !faults.is_empty() {
            refused.extend(faults.into_iter().map(within));
        } else if !assumption.is_default() {
            assumptions.insert(id.clone(), assumption);
        }
    }
    Ok((assumptions, refused))
}

fn faults(id: &Id, assumption: &Assumption, plan: &Plan) -> Vec<Fault> {
    let Some(indicator) = plan.indicator(id) else {
        return vec![Fault::new(
            "",
            phrase!("规划“{}”中没有编号为“{id}”的指标", "the plan “{}” has no indicator with the id “{id}”", plan.id),
        )];
    };
    let complaints = complaints(assumption, indicator, plan.period).into_iter();
    complaints.map(|complaint| Fault::new(complaint.field, complaint.problem)).collect()
}

fn differing(marked: &[(Id, Mark)], scenario: &Scenario, plan: &Plan) -> Vec<Difference> {
    let seen = as_known(scenario);
    let difference = |(id, mark): &(Id, Mark)| {
        let here = plan.indicator(id).map(|indicator| judge(&seen.case(plan, indicator)).verdict.standing());
        (here != Some(mark.standing)).then(|| Difference { id: id.clone(), sent: mark.standing, here })
    };
    marked.iter().filter_map(difference).collect()
}
