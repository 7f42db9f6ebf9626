//! The tornado of the scoreboard.

use super::spoken::{Spoken, ground};
use crate::plan::{Id, Plan};
use crate::projection::{Summary, judge};
use crate::risk::{Input, Mover, joint_tornado};
use crate::scenario::Scenario;
use crate::view::board::{Board, board};
use crate::view::number;
use crate::view::words;

/// How many targets are met as one thing moves.
#[derive(Clone, Debug, PartialEq)]
pub struct Joint {
    /// The scoreboard as assumed.
    pub present: JointEnd,
    /// What moves, the greatest swing of binding targets first.
    pub lines: Vec<JointLine>,
}

/// One thing that moves.
#[derive(Clone, Debug, PartialEq)]
pub struct JointLine {
    /// The indicator whose range it is; `None` for population growth.
    pub id: Option<Id>,
    /// What it is called.
    pub label: String,
    /// 约, 预 or —; empty for population growth.
    pub nature_mark: &'static str,
    /// Where its ends come from.
    pub ground: &'static str,
    /// At its low end.
    pub low: JointEnd,
    /// At its high end.
    pub high: JointEnd,
    /// Whether any count differs between the ends.
    pub turns: bool,
}

/// The scoreboard at one end.
#[derive(Clone, Debug, PartialEq)]
pub struct JointEnd {
    /// The setting with its unit; empty as assumed.
    pub setting: String,
    /// How many binding targets are met.
    pub binding_met: usize,
    /// How many expected targets are met.
    pub expected_met: usize,
    /// The scoreboard.
    pub board: Board,
}

impl JointEnd {
    fn new(setting: String, summary: Summary) -> Self {
        Self { setting, binding_met: summary.binding.met, expected_met: summary.expected.met, board: board(summary) }
    }
}

/// Moves each stated range, and population growth, to either end.
pub fn joint(plan: &Plan, scenario: &Scenario) -> Joint {
    let standings = plan.indicators.iter().map(|indicator| judge(&scenario.case(plan, indicator)).verdict.standing());
    let present = JointEnd::new(String::new(), Summary::of(plan, standings));
    let lines = joint_tornado(plan, scenario).into_iter().map(|bar| {
        let setting = |number: f64| setting(plan, scenario, bar.mover, number);
        JointLine {
            id: match bar.mover {
                Mover::Indicator(indicator) => Some(indicator.id.clone()),
                Mover::Population => None,
            },
            label: match bar.mover {
                Mover::Indicator(indicator) => crate::view::row::name(indicator),
                Mover::Population => "人口年均增长".to_owned(),
            },
            nature_mark: match bar.mover {
                Mover::Indicator(indicator) => words::nature_mark(indicator.nature),
                Mover::Population => "",
            },
            ground: ground(bar.ground),
            low: JointEnd::new(setting(bar.low.0), bar.low.1),
            high: JointEnd::new(setting(bar.high.0), bar.high.1),
            turns: bar.low.1 != bar.high.1,
        }
    });
    Joint { lines: lines.collect(), present }
}

fn setting(plan: &Plan, scenario: &Scenario, mover: Mover, number: f64) -> String {
    let Mover::Indicator(indicator) = mover else { return format!("{} ％／年", number::brief(number * 100.0, 3)) };
    let judgement = judge(&scenario.case(plan, indicator));
    let spoken = Spoken::new(plan, scenario, indicator, &judgement);
    let text = |spoken: Spoken| format!("{} {}", spoken.setting(Input::Parameter, number), spoken.unit(Input::Parameter));
    spoken.map(text).unwrap_or_default()
}
