//! One indicator under one scenario.

use crate::plan::{Indicator, Plan, Year};
use crate::projection::{Judgement, Pace, Pin, Progress, Reason, Verdict};
use crate::scenario::Scenario;
use crate::view::number;
use crate::view::row::outcome;
use crate::view::sheet::account;
use crate::view::words::{self, Tone};
use crate::word;

/// What a scenario makes of an indicator.
#[derive(Clone, Debug, PartialEq)]
pub struct OverviewCell {
    /// How the verdict looks.
    pub tone: Tone,
    /// The outcome projected for the target year.
    pub outcome: String,
    /// The share of the planned change completed by then; `None` where there is none.
    pub share: Option<f64>,
    /// The same as text; empty where there is none.
    pub share_text: String,
    /// The share that was observed last, as a number and as text with its year.
    pub observed: Option<(f64, String)>,
    /// What is asked on the way, as a share and as text with its year, and whether the person set it.
    pub milestones: Vec<(f64, String, bool)>,
    /// What it would take; empty for a status.
    pub required: String,
    /// Why there is no share, in a few words; empty where there is one.
    pub remark: String,
    /// The same in as few words as the picture has room for.
    pub(super) brief: String,
    why: WithoutShare,
}

/// Why an indicator has no share of a planned change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WithoutShare {
    /// 保持: the target was met at the start.
    Maintain,
    /// 定性: there is nothing to be measured.
    Status,
    /// 观察: nothing is asked.
    Watched,
    /// 无法判断.
    Unjudged,
    /// Judged, but year by year, or from a start that is an interval.
    NoShare,
}

impl WithoutShare {
    /// All of them, in the order in which they are listed.
    pub(super) const ALL: [Self; 5] = [Self::Unjudged, Self::NoShare, Self::Maintain, Self::Status, Self::Watched];

    fn of(is_status: bool, judgement: &Judgement) -> Self {
        match (&judgement.verdict, judgement.pace.last().map(|progress| progress.pace)) {
            _ if is_status => Self::Status,
            (Verdict::Unjudged(Reason::Watched), _) => Self::Watched,
            (Verdict::Unjudged(_), _) => Self::Unjudged,
            (_, Some(Pace::Maintain)) => Self::Maintain,
            _ => Self::NoShare,
        }
    }
}

impl OverviewCell {
    /// Why there is no share, where there is none.
    pub const fn why(&self) -> WithoutShare {
        self.why
    }
}

pub(super) fn cell(plan: &Plan, scenario: &Scenario, indicator: &Indicator, judgement: &Judgement) -> OverviewCell {
    let assumption = scenario.assumption(&indicator.id);
    let statement = assumption.statement(indicator);
    let completed = |year: Year| completed(judgement.pace.iter().find(|progress| progress.year == year));
    let share = completed(judgement.trajectory.period().end());
    let observed = assumption.years.iter().rev().find(|(_, pin)| matches!(pin, Pin::Observed(_))).map(|(year, _)| *year);
    let why = WithoutShare::of(statement.is_status(), judgement);
    OverviewCell {
        tone: Tone::of(&judgement.verdict),
        outcome: outcome(indicator, statement, judgement),
        share,
        share_text: share.map(number::percent).unwrap_or_default(),
        observed: observed.and_then(|year| Some((completed(year)?, dated(year, completed(year)?)))),
        milestones: judgement
            .milestones
            .iter()
            .filter_map(|it| Some((it.share?, dated(it.year, it.share?), it.is_own)))
            .collect(),
        required: account(plan, scenario, indicator, judgement).required,
        remark: if share.is_none() { remark(why, judgement) } else { String::new() },
        brief: if share.is_none() { brief(why, judgement) } else { String::new() },
        why,
    }
}

fn completed(progress: Option<&Progress>) -> Option<f64> {
    progress?.completion
}

fn dated(year: Year, share: f64) -> String {
    format!("{} {}", words::year(year), number::percent(share))
}

fn remark(why: WithoutShare, judgement: &Judgement) -> String {
    match (why, &judgement.verdict) {
        (WithoutShare::Unjudged, Verdict::Unjudged(reason)) => words::reason(*reason),
        _ => Tone::of(&judgement.verdict).word().to_owned(),
    }
}

/// Without what can be done about it: that is told of the one that is pointed at.
fn brief(why: WithoutShare, judgement: &Judgement) -> String {
    match &judgement.verdict {
        Verdict::Unjudged(Reason::NoStart) => word!("规划没有给出起点", "no baseline in the plan").to_owned(),
        Verdict::Unjudged(Reason::NoGrowth) => word!("还没有设定增速", "no growth rate assumed yet").to_owned(),
        Verdict::Unjudged(Reason::TargetLater) => word!("目标值待定", "target still to be set").to_owned(),
        _ => remark(why, judgement),
    }
}
