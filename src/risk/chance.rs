//! The chance that a target is met if one deviation, drawn from the stated range, persists over all years.

use super::lean::Lean;
use crate::projection::{Case, Reason, Verdict, judge};
use crate::scenario::Uncertainty;

/// How likely a target is met under a stated range, and where within the range the verdict turns.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Chance {
    /// From 0 to 1; exactly 0 or 1 only if every deviation in the range gives the same verdict.
    pub share: f64,
    /// The deviation at which the verdict turns, in the parameter's unit; `None` if nothing in the range turns it.
    pub turns_at: Option<f64>,
}

/// Why there is no chance.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum NoChance {
    /// A status is stated, not projected.
    Status,
    /// The indicator cannot be judged.
    Unjudged(Reason),
    /// Nobody has stated how far the assumption may be off.
    NothingStated,
    /// A larger parameter moves the outcome now up and now down, so no single deviation turns the verdict.
    NotOneWay,
}

/// The exact chance of meeting the target under the persistent reading: one deviation for all years.
///
/// The outcome is monotone in the deviation, so the target is met on one side of a single value `δ*`. The chance is `1 − F(δ*)` or
/// `F(δ*)`, with the cumulative distribution `F` of the stated range. With an interval start, the whole interval has to meet the target.
///
/// # Errors
/// [`NoChance`] if there is none.
///
/// ```
/// use tuiyan::plan::{Amount, Id};
/// use tuiyan::projection::Growth;
/// use tuiyan::scenario::{Assumption, Drivers, Shape, Uncertainty};
/// let plan = tuiyan::exchange::builtin_plan()?;
/// let enrolment = plan.indicator(&Id::new("t1-03")?).ok_or("no such row")?;
/// // 0.26 a year is exactly what is required, so the target is met on the upper side of the triangle: 0.14 of 0.30.
/// let assumed = Assumption { growth: Some(Growth::Linear { step: Amount::of(0.26) }), ..Assumption::default() };
/// let stated = Uncertainty::new(0.16, 0.14, Shape::Triangular)?;
/// let chance = tuiyan::risk::chance(&assumed.case(&plan, enrolment, Drivers::default()), Some(stated));
/// assert!((chance.map_err(|why| format!("{why:?}"))?.share - 0.14 / 0.30).abs() < 1e-9);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn chance(case: &Case, stated: Option<Uncertainty>) -> Result<Chance, NoChance> {
    let Some(lean) = Lean::new(case) else { return Err(NoChance::Status) };
    let judgement = judge(case);
    let stated = match (judgement.verdict, stated) {
        // A deviation may settle a verdict that an interval start leaves open.
        (Verdict::Unjudged(Reason::DependsOnStart { .. }) | Verdict::Met { .. } | Verdict::Missed { .. }, Some(stated)) => stated,
        (Verdict::Unjudged(reason), _) => return Err(NoChance::Unjudged(reason)),
        (_, None) => return Err(NoChance::NothingStated),
    };
    // The projection gives no requirement only if the outcome turns back.
    let required = judgement.required.ok_or(NoChance::NotOneWay)?;
    let turns_at = required.setting().zip(lean.growth().setting()).map(|(required, present)| required.get() - present.get());
    Ok(over(lean, stated, turns_at))
}

/// The chance over the whole range; `turns_at` is where the verdict turns, if already known.
fn over(lean: Lean, stated: Uncertainty, turns_at: Option<f64>) -> Chance {
    let (low, high) = stated.ends();
    match (lean.is_met(low), lean.is_met(high)) {
        (true, true) => Chance { share: 1.0, turns_at: None },
        (false, false) => Chance { share: 0.0, turns_at: None },
        (false, true) => {
            let at = turns_at.unwrap_or_else(|| lean.turn(high, low));
            Chance { share: 1.0 - stated.cumulative(at), turns_at: Some(at) }
        }
        (true, false) => {
            let at = turns_at.unwrap_or_else(|| lean.turn(low, high));
            Chance { share: stated.cumulative(at), turns_at: Some(at) }
        }
    }
}
