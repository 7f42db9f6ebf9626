//! What contradicts itself: in the document, in what a person assumed, and between the two.
//!
//! Reading order: `warning` (the results), `judged` (the indicators), then the checks: `bounds` (natural bounds and limits), `relations`
//! (figures that belong together), `observed` (observations against assumptions) and `idle` (statements without any effect).

mod bounds;
mod idle;
mod judged;
mod observed;
mod relations;
mod warning;

pub use warning::{ComparedFigure, Control, Differing, Excess, Finding, Lead, Severity, Warning};

use crate::plan::Plan;
use crate::scenario::Scenario;
use judged::AllJudged;

/// Everything in a scenario that contradicts itself or is worth a look: contradictions first, then binding indicators, then the order of
/// the plan. Nothing is said twice.
///
/// ```
/// use tuiyan::{exchange, risk::consistency, scenario::Scenario};
/// let plan = exchange::builtin_plan()?;
/// // The text builds 7 kindergartens and box 2 builds 31; 25 schools against 28 and 14.
/// assert_eq!(consistency::warnings(&plan, &Scenario::holding(&plan)).len(), 2);
/// # Ok::<(), exchange::Faults>(())
/// ```
pub fn warnings(plan: &Plan, scenario: &Scenario) -> Vec<Warning> {
    let judged = AllJudged::of(plan, scenario);
    let mut found: Vec<Warning> = judged.each().flat_map(|one| bounds::found(plan, scenario, one)).collect();
    found.extend(relations::found(plan, &judged));
    found.extend(judged.each().filter_map(|one| observed::found(one)));
    found.extend(judged.each().filter_map(|one| idle::range(plan, one)));
    found.extend(idle::driver(plan, scenario));
    found.sort_by_key(|warning| (warning.severity, place_in_order(plan, warning)));
    found
}

/// Binding before expected before the rest, then the order of the plan. A warning about no indicator comes last.
fn place_in_order(plan: &Plan, warning: &Warning) -> (usize, usize) {
    let lead = warning.lead.indicator.as_ref();
    let Some(at) = lead.and_then(|id| plan.indicators.iter().position(|indicator| indicator.id == *id)) else {
        return (usize::MAX, usize::MAX);
    };
    (plan.indicators[at].tier(), at)
}

#[cfg(test)]
mod tests;
