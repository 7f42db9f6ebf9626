//! What a simulation says, in words: single chances, and the binding targets together where their dependence is stated.

use crate::plan::{Id, Nature, Plan};
use crate::projection::{Standing, judge};
use crate::risk::simulation::{Persistence, Simulated, Simulation};
use crate::scenario::Scenario;
use crate::view::number;
use crate::view::words;

/// A simulation's answer.
#[derive(Clone, Debug, PartialEq)]
pub struct SimulatedView {
    /// How it was made: reading, draws, seed and dependence, in a sentence.
    pub conditions: String,
    /// The chance of each indicator in the plan's order; `None` where nothing is drawn.
    pub chances: Vec<Option<SimulatedChance>>,
    /// The binding targets together; `None` where no dependence is stated.
    pub together: Option<Together>,
}

/// The chance of one target.
#[derive(Clone, Debug, PartialEq)]
pub struct SimulatedChance {
    /// `约 40％`; a simulation never says certain.
    pub text: String,
    /// The bar's length, from 0 to 1.
    pub length: f64,
}

/// How many binding targets are met.
#[derive(Clone, Debug, PartialEq)]
pub struct Together {
    /// The finding in one sentence.
    pub finding: String,
    /// One bar for each number of targets, from none to all that can be judged.
    pub bars: Vec<CountBar>,
}

/// How often so many binding targets are met.
#[derive(Clone, Debug, PartialEq)]
pub struct CountBar {
    /// `6 项`
    pub label: String,
    /// The share of draws, from 0 to 1.
    pub share: f64,
    /// The same to a whole per cent.
    pub text: String,
    /// Whether it is the number that is met as assumed.
    pub is_assumed: bool,
}

impl SimulatedView {
    /// The chance of one indicator; `None` where it is not drawn.
    pub fn of(&self, plan: &Plan, id: &Id) -> Option<&SimulatedChance> {
        self.chances.get(plan.indicators.iter().position(|indicator| indicator.id == *id)?)?.as_ref()
    }
}

/// How long a deviation is meant to last.
pub const fn persistence(reading: Persistence) -> &'static str {
    match reading {
        Persistence::Persistent => "持续偏离（各年偏离相同）",
        Persistence::Yearly => "逐年独立（各年偏离互不相干）",
    }
}

/// Puts the answer of a simulation of a scenario into words; `None` where nothing was drawn.
pub fn simulated(plan: &Plan, scenario: &Scenario, simulation: &Simulation, found: &Simulated) -> Option<SimulatedView> {
    found.outlooks.iter().flatten().next()?;
    let chance = |share: f64| SimulatedChance { text: words::chance(share, false), length: share };
    Some(SimulatedView {
        conditions: conditions(simulation, found),
        chances: found.outlooks.iter().map(|outlook| outlook.as_ref().map(|outlook| chance(outlook.chance))).collect(),
        together: simulation.correlation.map(|_| together(plan, scenario, found)),
    })
}

fn conditions(simulation: &Simulation, found: &Simulated) -> String {
    let dependence = simulation.correlation.map_or_else(
        || "各项偏离之间的关系没有说明，只给出单项的可能".to_owned(),
        |rho| format!("各项偏离两两相关系数 {}（共同因素）", number::brief(rho, 3)),
    );
    format!("模拟：{}，{} 次，种子 {}；{dependence}", persistence(simulation.reading), found.draws, simulation.seed)
}

fn together(plan: &Plan, scenario: &Scenario, found: &Simulated) -> Together {
    let all = found.binding.counts.len().saturating_sub(1);
    let binding = plan.scored().filter(|indicator| indicator.nature == Some(Nature::Binding));
    let is_met = |indicator: &&_| judge(&scenario.case(plan, indicator)).verdict.standing() == Standing::Met;
    let assumed = binding.filter(is_met).count();
    let bars: Vec<_> = found.binding.counts.iter().enumerate().map(|(n, count)| bar(n, *count, found.draws, assumed)).collect();
    let likeliest = bars.iter().rev().max_by(|a, b| a.share.total_cmp(&b.share));
    let most = likeliest.map(|bar| format!("，最常见的是 {}达标（{}）", bar.label, bar.text)).unwrap_or_default();
    let left_out = match found.binding.left_out.len() {
        0 => String::new(),
        count => format!("；另有 {count} 项无法判断，未计入"),
    };
    let chance = words::chance(found.binding.all_met(), false);
    Together { finding: format!("能判断的 {all} 项约束性指标全部达标的可能{chance}{most}{left_out}"), bars }
}

fn bar(met: usize, count: u32, draws: u32, assumed: usize) -> CountBar {
    let share = f64::from(count) / f64::from(draws.max(1));
    CountBar {
        label: format!("{met} 项"),
        share,
        text: format!("{}％", number::fixed(share * 100.0, 0)),
        is_assumed: met == assumed,
    }
}
