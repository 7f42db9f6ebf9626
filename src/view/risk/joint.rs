//! The tornado of the scoreboard.

use super::spoken::{Spoken, ground, ground_mark};
use crate::phrase;
use crate::plan::{Id, Plan};
use crate::projection::{Summary, judge};
use crate::risk::{Ground, Input, Mover, joint_tornado};
use crate::scenario::Scenario;
use crate::view::board::{Board, NatureScore, board};
use crate::view::number;
use crate::view::words;

/// How many targets are met as one thing moves.
#[derive(Clone, Debug, PartialEq)]
pub struct Joint {
    /// The finding in one sentence.
    pub finding: String,
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
    /// The same in two characters.
    pub ground_mark: &'static str,
    /// Whether a person stated them.
    pub is_stated: bool,
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

impl Joint {
    /// Whether anybody stated a range.
    pub fn has_ranges(&self) -> bool {
        self.lines.iter().any(|line| line.is_stated)
    }

    /// Whether anything changes how many binding targets are met.
    pub fn moves(&self) -> bool {
        self.movers().next().is_some()
    }

    /// What changes how many binding targets are met, at either end.
    pub fn movers(&self) -> impl Iterator<Item = &JointLine> {
        let is_other = |end: &JointEnd| end.binding_met != self.present.binding_met;
        self.lines.iter().filter(move |line| is_other(&line.low) || is_other(&line.high))
    }
}

fn finding(present: &JointEnd, lines: &[JointLine]) -> String {
    let turning = words::quoted(lines.iter().filter(|line| line.turns).map(|line| &line.label));
    let met = |score: &NatureScore| phrase!("{}达标 {} 项", "{} {}", score.name, score.parts[0].count);
    let met: Vec<_> = present.board.scores.iter().map(met).collect();
    let now = phrase!("现在{}", "Targets now met: {}", words::listed(&met));
    if turning.is_empty() {
        phrase!("{now}；各项单独走到两端都不改变达标项数", "{now}; no single input changes that at either end")
    } else {
        phrase!(
            "{now}；单独走到两端会改变达标项数的：{turning}",
            "{now}; inputs that change that on their own, at either end: {turning}"
        )
    }
}

/// Moves each stated range, and population growth, to either end.
pub fn joint(plan: &Plan, scenario: &Scenario) -> Joint {
    let standings = plan.indicators.iter().map(|indicator| judge(&scenario.case(plan, indicator)).verdict.standing());
    let present = JointEnd::new(String::new(), Summary::of(plan, standings));
    let lines: Vec<_> = joint_tornado(plan, scenario)
        .into_iter()
        .map(|bar| {
            let setting = |number: f64| setting(plan, scenario, bar.mover, number);
            JointLine {
                id: match bar.mover {
                    Mover::Indicator(indicator) => Some(indicator.id.clone()),
                    Mover::Population => None,
                },
                label: match bar.mover {
                    Mover::Indicator(indicator) => crate::view::row::name(indicator),
                    Mover::Population => super::spoken::population().to_owned(),
                },
                nature_mark: match bar.mover {
                    Mover::Indicator(indicator) => words::nature_mark(indicator.nature),
                    Mover::Population => "",
                },
                ground: ground(bar.ground),
                ground_mark: ground_mark(bar.ground),
                is_stated: bar.ground == Ground::Stated,
                low: JointEnd::new(setting(bar.low.0), bar.low.1),
                high: JointEnd::new(setting(bar.high.0), bar.high.1),
                turns: bar.low.1 != bar.high.1,
            }
        })
        .collect();
    Joint { finding: finding(&present, &lines), lines, present }
}

fn setting(plan: &Plan, scenario: &Scenario, mover: Mover, number: f64) -> String {
    let Mover::Indicator(indicator) = mover else {
        return words::with_unit(number::brief(number * 100.0, 3), words::rate_unit());
    };
    let judgement = judge(&scenario.case(plan, indicator));
    let spoken = Spoken::new(plan, scenario, indicator, &judgement);
    let text = |spoken: Spoken| words::with_unit(spoken.setting(Input::Parameter, number), &spoken.short_unit());
    spoken.map(text).unwrap_or_default()
}
