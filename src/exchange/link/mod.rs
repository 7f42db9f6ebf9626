//! The link: a scenario in the fragment of an address, so that it can be sent without a server.
//!
//! `s=` and, in base64 for addresses, one byte of version, a body in postcard's wire format, and a CRC-32 of all of it (`seal`).
//! The body names the plan and the fingerprint of its data; holds what the person decided, in parts (`part`) and short numbers
//! (`number`); and for every scored indicator, and every other that something was decided about, three bits (`ids`, `marks`) with the
//! verdict that the sender saw. Whoever opens it over other data is told which verdicts differ.
//!
//! Links that were sent keep working: the body of a version never changes, and what must change begins the next version. The second
//! (`body`) adds how far an assumption may be off, what change costs, the correlation and the budget; the third the year that the
//! scenario looks from, the fourth how it compares, the
//! fifth annual targets of the person's own, the sixth what an assumption was taken over from. A scenario is written in the first version that can say it, for programs that know no other.

mod body;
mod found;
mod ids;
mod marks;
mod number;
mod part;
mod received;
mod seal;

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

/// What a link holds, seen over the plan at hand.
#[derive(Clone, Debug, PartialEq)]
pub struct Linked {
    /// The scenario, without what the plan at hand does not allow.
    pub scenario: Scenario,
    /// Whether the link was made over the very data of the plan at hand.
    pub is_same_plan_data: bool,
    /// The verdicts that are not what the sender saw, in the order of the link.
    pub differing: Vec<Difference>,
    /// What was decided over other data and is not allowed here, each with its place; empty over the same data.
    pub left_out: Vec<Fault>,
}

/// A verdict that is not what the sender of a link saw.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The indicator.
    pub id: Id,
    /// What the sender saw.
    pub sent: Standing,
    /// What is found here; `None` where the plan at hand has no such indicator.
    pub here: Option<Standing>,
}

/// Writes a scenario as the fragment of an address, without its `#`. It asks for a page in English where that is current, `s=…&lang=en`,
/// and else says nothing of a language.
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
/// A scenario that no link can hold: one of another plan, or with a note of a book's length.
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

/// Reads a link: a whole address, its fragment or the bare code, with whatever it caught on the way (`found`).
///
/// Over the data that it was made on, everything in it must be allowed. Over other data of the same plan it opens all the same:
/// what is not allowed there is left out and named, and so are the verdicts that differ.
///
/// # Errors
/// A damaged link, one of another version or another plan, and over the same data everything that the plan does not allow.
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

/// The id of the plan that a link was made over; `None` where the link is damaged or of a later version.
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
    // As many as the bytes of marks can hold, whatever the runs claim.
    let count = body.ids.iter().map(Run::count).sum::<u64>();
    let count = usize::try_from(count).map_err(|_| unreadable())?;
    let marks = marks::unpack(&body.marks, count).ok_or_else(unreadable)?;
    let ids = ids::ids(&body.ids).ok_or_else(unreadable)?;
    Ok(ids.into_iter().zip(marks).collect())
}

/// What is allowed of what is decided about the touched indicators, and what is not.
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
