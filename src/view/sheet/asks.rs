//! What the target is held against, where that is more than a number: what a person has to enter, and what else is asked.

use super::Subject;
use crate::plan::{Goal, Measured, Of, Than};
use crate::projection::Standing;
use crate::view::number::{self, brief};
use crate::view::row::goal_text;
use crate::view::words::{self, Tone};
use crate::{phrase, word};

/// A number that a person enters for the target to be judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Ask {
    /// The number of a target that comes later.
    Target,
    /// The figure from outside that it is held against.
    Reference,
    /// How far from 左右 it may lie.
    Tolerance,
}

/// A field for such a number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AskLine {
    /// What it is for.
    pub ask: Ask,
    /// Its name.
    pub label: String,
    /// What is entered; empty where nothing is.
    pub entered: String,
    /// Its unit.
    pub unit: String,
    /// What the plan says, and what becomes of the number.
    pub note: String,
}

/// The number that the target waits for.
pub(super) fn ask(subject: Subject, stated: &Measured) -> Option<AskLine> {
    let entered = |amount: Option<crate::plan::Amount>| amount.map(|it| number::exact(it.get())).unwrap_or_default();
    let unit = crate::view::quantity::beside(words::outcome_unit(subject.indicator, stated));
    let assumption = subject.assumption;
    match &stated.goal {
        Goal::Later { words, .. } => Some(AskLine {
            ask: Ask::Target,
            label: word!("目标值", "Target").to_owned(),
            entered: entered(assumption.target),
            unit,
            note: phrase!("规划写的是“{words}”，填入后即可判断", "The plan says “{words}”; enter the number to have it judged"),
        }),
        Goal::Than(Than { of: Of::Reference(name), .. }) => Some(AskLine {
            ask: Ask::Reference,
            label: name.clone(),
            entered: entered(assumption.reference),
            unit,
            note: word!("规划外的数据，填入后即可判断", "A figure from outside the plan; enter it to have the target judged")
                .to_owned(),
        }),
        Goal::About(_) => Some(AskLine {
            ask: Ask::Tolerance,
            label: word!("“左右”的容许偏差", "Tolerance of “about”").to_owned(),
            entered: entered(assumption.tolerance),
            unit,
            note: word!(
                "规划没有说明多少算“左右”；填写后两端都要满足",
                "The plan does not say how near; once you enter a tolerance, both ends count"
            )
            .to_owned(),
        }),
        _ => None,
    }
}

/// A goal beside the one that decides: a year on the way, or what is strived for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SideGoal {
    /// The year, or 力争.
    pub label: String,
    /// What is asked.
    pub target: String,
    /// What it comes to; empty where nothing is known.
    pub outcome: String,
    /// How it is judged.
    pub tone: Tone,
}

/// The goals beside the one that decides, in the order of their years.
pub(super) fn beside(subject: Subject, stated: &Measured) -> Vec<SideGoal> {
    let text = |goal: &Goal| words::with_unit(goal_text(subject.indicator, goal), words::outcome_unit(subject.indicator, stated));
    let decimals = crate::view::figures::outcome_decimals(subject.indicator, stated);
    let stretch = stated.stretch.iter().map(|goal| SideGoal {
        label: word!("力争", "Stretch").to_owned(),
        target: text(goal),
        outcome: String::new(),
        tone: match subject.judgement.stretch {
            Some(true) => Tone::Met,
            Some(false) => Tone::Missed,
            None => Tone::Unjudged,
        },
    });
    let stated_ones = subject.judgement.milestones.iter().filter(|waypoint| !waypoint.is_own);
    let on_the_way = stated.milestones.iter().zip(stated_ones).map(|(milestone, waypoint)| SideGoal {
        label: words::year(milestone.year),
        target: text(&milestone.goal),
        outcome: waypoint.outcome.map(|value| number::value(value, |it| brief(it.get(), decimals))).unwrap_or_default(),
        tone: Tone::of_standing(waypoint.standing),
    });
    on_the_way.chain(stretch).collect()
}

/// What else there is to say of the verdict: beyond a range, or which year fails first.
pub(super) fn remark(subject: Subject, stated: &Measured) -> Option<String> {
    let judgement = subject.judgement;
    if let Some(side) = judgement.beyond.filter(|_| judgement.verdict.standing() == Standing::Met) {
        let target = goal_text(subject.indicator, &stated.goal);
        return Some(match side {
            crate::projection::Side::Above => phrase!("高于目标区间 {target}", "above the target range {target}"),
            crate::projection::Side::Below => phrase!("低于目标区间 {target}", "below the target range {target}"),
        });
    }
    let first = judgement.yearly?.first_failing?;
    Some(phrase!("{first} 年起首次不达标", "first missed in {first}"))
}
