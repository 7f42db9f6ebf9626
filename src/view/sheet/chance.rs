//! How likely the target is under the stated range, with the conditions in words.

use super::Subject;
use super::parameter::label;
use crate::plan::Measured;
use crate::risk::simulation::{Persistence, Settings, Simulation};
use crate::risk::{self, NoChance};
use crate::scenario::{Scenario, Uncertainty};
use crate::view::words;
use crate::{phrase, word};

/// The chances of the open indicator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenChances {
    /// One for each way to read the range.
    pub lines: Vec<OutlookLine>,
    /// What all of them depend on.
    pub condition: String,
}

/// A chance, as one reading has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutlookLine {
    /// How a deviation is meant to last.
    pub reading: &'static str,
    /// The chance, or why there is none.
    pub chance: String,
    /// What the reading means, and how the figure was found.
    pub condition: String,
}

/// How many draws tell the chance of one indicator: its standard error is then at most 0.012, and what is shown is no finer than 0.05.
const DRAWS: u32 = 2000;

/// The chances; none where no range is stated.
pub(super) fn outlook(scenario: &Scenario, subject: Subject, stated: &Measured) -> Option<OpenChances> {
    let range = subject.assumption.uncertainty?;
    let exact = risk::chance(&scenario.case(subject.plan, subject.indicator), Some(range));
    let lines = vec![persistent(exact), yearly(scenario, subject, exact)];
    Some(OpenChances { lines, condition: condition(subject, stated, range) })
}

type Exact = Result<risk::Chance, NoChance>;

/// One deviation for all years; its chance is exact.
fn persistent(exact: Exact) -> OutlookLine {
    let chance = exact.map_or_else(words::no_chance, |chance| told(chance.share, true));
    let condition = word!("一旦偏离，各年偏离同样多；精确计算", "one deviation, the same in every year; exact");
    OutlookLine { reading: words::persistence(Persistence::Persistent), chance, condition: condition.to_owned() }
}

/// A deviation for each year, which is simulated. What holds at either end of the range holds for all that lies between.
fn yearly(scenario: &Scenario, subject: Subject, exact: Exact) -> OutlookLine {
    let condition = phrase!(
        "各年的偏离互不相关，有高有低；模拟 {DRAWS} 次，种子 {}",
        "each year deviates on its own; {DRAWS} draws, seed {}",
        scenario.seed,
    );
    let chance = match exact {
        Ok(chance) if chance.turns_at.is_none() => told(chance.share, true),
        Ok(_) => simulated(scenario, subject).map_or_else(
            || word!("起点不定，无法模拟", "the baseline is uncertain, so nothing can be simulated").to_owned(),
            |share| told(share, false),
        ),
        Err(why) => words::no_chance(why),
    };
    OutlookLine { reading: words::persistence(Persistence::Yearly), chance, condition }
}

fn simulated(scenario: &Scenario, Subject { plan, indicator, .. }: Subject) -> Option<f64> {
    let settings = Settings { draws: DRAWS, reading: Persistence::Yearly };
    let found = Simulation::of_one(plan, scenario, indicator, settings).all();
    found.outlooks.into_iter().flatten().next().map(|outlook| outlook.chance)
}

fn told(share: f64, is_exact: bool) -> String {
    let is_settled = is_exact && (share <= 0.0 || share >= 1.0);
    let chance = words::chance(share, is_exact);
    if is_settled {
        phrase!("{chance}达标", "meeting the target is {chance}")
    } else {
        phrase!("达标可能 {chance}", "chance of meeting the target: {chance}")
    }
}

/// Says nothing that moves with the lever: the ends stand in their fields.
fn condition(subject: Subject, stated: &Measured, range: Uncertainty) -> String {
    let (label, shape) = (label(subject.assumption, stated), words::shape(range.shape()));
    if subject.assumption.basis.is_some() {
        return phrase!(
            "前提：{label}只在上面的“低”“高”之间，{shape}；其余假设不变。这个范围按历年的波动推算，见下面的“依据”。",
            "Provided that “{label}” stays between “Low” and “High” above ({shape}) and all else is as assumed. The range follows \
             from how much earlier years varied; see “Basis” below."
        );
    }
    phrase!(
        "前提：{label}只在上面的“低”“高”之间，{shape}；其余假设不变。这是由您所述的范围推得的，不是预报。",
        "Provided that “{label}” stays between “Low” and “High” above ({shape}) and all else is as assumed. This follows from \
         the range that you state; it is not a forecast."
    )
}
