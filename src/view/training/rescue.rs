//! A rescue as it stands, and what it came to.

use crate::phrase;
use crate::plan::Plan;
use crate::scenario::Scenario;
use crate::training::{ChangeMeasure, Exercise, RescueResult, Rescued, Score, Task, rescued};
use crate::view::growth;
use crate::view::number::{brief, percent};
use crate::view::row::{outcome_text, target_text};
use crate::view::sheet::account;
use crate::view::words::Tone;
use crate::word;

/// A rescue in words.
#[derive(Clone, Debug, PartialEq)]
pub struct RescueReport {
    /// Targets met, of those that were to be saved.
    pub score: Score,
    /// All that was changed and the least that would do, in the exercise's measure.
    pub change: (f64, f64),
    /// How it stands, while it is under way: nothing of the least is told.
    pub standing: String,
    /// What it came to.
    pub sentence: String,
    /// Target by target.
    pub lines: Vec<RescueLine>,
    /// What was left out of account.
    pub remarks: Vec<String>,
}

/// A target and what became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RescueLine {
    /// The indicator.
    pub name: String,
    /// How its verdict looks now.
    pub tone: Tone,
    /// What is expected now, beside the target.
    pub outcome: String,
    /// How much was changed.
    pub change: String,
    /// The least that would do, as a growth; in printed steps besides, where those are the measure.
    pub least: String,
    /// Why the verdict is what it is.
    pub why: String,
}

/// Makes the report of a learner's scenario; `None` of an exercise that is no rescue.
pub fn rescue_report(plan: &Plan, exercise: &Exercise, learner: &Scenario) -> Option<RescueReport> {
    let Task::Rescue { measure, .. } = exercise.task else { return None };
    let opening = exercise.task.scenario()?;
    let found = rescued(plan, exercise, learner);
    let (met, total) = (found.met(), found.saved.len());
    let change = (found.change().by(measure), found.least().by(measure));
    Some(RescueReport {
        score: Score { right: met, total, near: 0, extra: 0 },
        change,
        standing: phrase!(
            "已达标 {met}/{total} · 改动{}",
            "{met} of {total} met · changed {}",
            amount(change.0, change.1, measure)
        ),
        sentence: sentence(&found, change, measure),
        lines: found.saved.iter().map(|saved| line(plan, opening, learner, saved, measure)).collect(),
        remarks: remarks(&found),
    })
}

fn sentence(found: &Rescued, (change, least): (f64, f64), measure: ChangeMeasure) -> String {
    let (met, total) = (found.met(), found.saved.len());
    let yours = amount(change, least, measure);
    // As a share of what is required the least is all of it.
    let floor = (measure == ChangeMeasure::Steps).then(|| {
        let least = amount(least, least, measure);
        phrase!("，全部救回最少要{least}", "; rescuing all takes at least {least}")
    });
    let first = phrase!("救回 {met}/{total}，改动{yours}", "{met} of {total} rescued with a change of {yours}");
    let first = first + &floor.unwrap_or_default();
    if met < total || least <= 0.0 {
        return first;
    }
    let more = (change / least - 1.0) * 100.0;
    let second = if more < 0.5 {
        word!("：几乎是最小的改动", ", practically the least possible").to_owned()
    } else {
        phrase!("：多改了 {}％", ", {}% more than needed", brief(more, 1))
    };
    first + &second
}

/// A change in words: printed steps, or a share of what is required.
fn amount(change: f64, required: f64, measure: ChangeMeasure) -> String {
    match measure {
        ChangeMeasure::Steps => {
            let steps = brief(change, 1);
            let word = if steps == "1" { "step" } else { "steps" };
            phrase!(" {steps} 个末位单位", "{steps} printed {word}")
        }
        ChangeMeasure::Share => {
            phrase!("相当于所需的 {}", "{} of what is required", percent(if required > 0.0 { change / required } else { 0.0 }))
        }
    }
}

fn line(plan: &Plan, opening: &Scenario, learner: &Scenario, saved: &RescueResult, measure: ChangeMeasure) -> RescueLine {
    let indicator = saved.goal.indicator;
    let mut fair = opening.clone();
    let assumption = learner.assumption(&indicator.id);
    if let Some(growth) = &assumption.growth {
        fair.assumptions.entry(indicator.id.clone()).or_default().growth = Some(growth.clone());
    }
    let stated = fair.assumption(&indicator.id).statement(indicator).measured();
    let outcome = stated.map(|stated| {
        let outcome = outcome_text(indicator, stated, &saved.judgement).unwrap_or_default();
        format!("{outcome} / {}", target_text(indicator, stated))
    });
    let more = if saved.goal.is_strict { word!("，再多一点", " and a little more") } else { "" };
    RescueLine {
        name: indicator.name.to_string(),
        tone: Tone::of(&saved.judgement.verdict),
        outcome: outcome.unwrap_or_default(),
        change: amount(saved.change.by(measure), saved.least.by(measure), measure),
        least: match measure {
            // Of what is required the least is all, which need not be said of each.
            ChangeMeasure::Share => growth(indicator, &saved.goal.least) + more,
            ChangeMeasure::Steps => {
                let steps = amount(saved.least.by(measure), saved.least.by(measure), measure);
                phrase!("{}{more}，{}", "{}{more}; {}", growth(indicator, &saved.goal.least), steps.trim())
            }
        },
        why: account(plan, &fair, indicator, &saved.judgement).explanation,
    }
}

fn remarks(found: &Rescued) -> Vec<String> {
    let names: Vec<_> = found.ignored.iter().map(|indicator| indicator.name.to_string()).collect();
    let listed = (!names.is_empty()).then(|| {
        phrase!(
            "没有计入：{}（只计目标指标的增长，起点、读法、逐年数和其他指标都不计）",
            "Not counted: {} (only the growth of the targets counts, not baselines, readings, single years or other indicators)",
            names.join(word!("、", ", "))
        )
    });
    let shared = found.ignores_population.then(|| word!("没有计入：人口年均增长", "Not counted: population growth").to_owned());
    listed.into_iter().chain(shared).collect()
}
