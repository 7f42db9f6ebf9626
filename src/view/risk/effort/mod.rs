//! Which targets to save with a budget.

mod left_out;
mod words;

pub use left_out::LeftOutLine;

use crate::plan::{Id, Plan};
use crate::risk::effort;
use crate::scenario::{Edit, Scenario};
use crate::view::number;
use words::Words;

/// The best use of a budget, as it is shown.
#[derive(Clone, Debug, PartialEq)]
pub struct BestUseView {
    /// The finding in one sentence.
    pub finding: String,
    /// The budget as it would be typed; empty where none is stated.
    pub budget: String,
    /// What can be saved, binding first.
    pub rows: Vec<EffortRow>,
    /// The same with those that nobody stated a cost of, where a person states them.
    pub missed: Vec<EffortRow>,
    /// What the budget saves best; `None` where no budget is stated.
    pub best: Option<ChoiceLine>,
    /// The next best choices, best first.
    pub alternatives: Vec<ChoiceLine>,
    /// What a little more would save.
    pub more: Option<StepLine>,
    /// What a little less would lose.
    pub less: Option<StepLine>,
    /// Everything else with its reason: missed without a cost first, what is met already last.
    pub left_out: Vec<LeftOutLine>,
}

/// A target that can be saved.
#[derive(Clone, Debug, PartialEq)]
pub struct EffortRow {
    /// The indicator.
    pub id: Id,
    /// Its name, with 其中 where it is a part of another.
    pub name: String,
    /// Its unit.
    pub unit: String,
    /// 约束性, 预期性 or 未注明.
    pub nature: &'static str,
    /// 约, 预 or —.
    pub nature_mark: &'static str,
    /// The target with its comparison.
    pub target: String,
    /// What lacks, in the unit of a change: `1.3 个百分点`.
    pub shortfall: String,
    /// What the unit cost is counted by: `每 1 个百分点`.
    pub per: String,
    /// What a unit costs; empty where nobody said.
    pub unit_cost: String,
    /// What saving it costs; 略多于 before the limit of a strict target; empty without a unit cost.
    pub cost: String,
    /// Whether the best choice saves it.
    pub is_saved: bool,
    /// The growth that saves it; empty without a unit cost.
    pub growth: String,
}

/// A choice.
#[derive(Clone, Debug, PartialEq)]
pub struct ChoiceLine {
    /// What it saves, as ids.
    pub ids: Vec<Id>,
    /// The same as names, binding first.
    pub names: String,
    /// How many of which nature: `约束性 1 项、预期性 1 项`.
    pub counts: String,
    /// What it costs.
    pub cost: String,
    /// What is left of the budget; empty where it costs more.
    pub rest: String,
    /// How it differs from the best choice: `能保…，不保…`; empty for the best one itself.
    pub difference: String,
    /// What becomes of the scoreboard.
    pub board: String,
    /// What is said once it is applied.
    pub done: String,
    /// The edit that applies it.
    pub edit: Edit,
}

/// Another budget.
#[derive(Clone, Debug, PartialEq)]
pub struct StepLine {
    /// What it would change, in a sentence.
    pub sentence: String,
    /// The other budget, as an edit.
    pub budget: Edit,
    /// What would be saved with it.
    pub choice: ChoiceLine,
}

/// Puts a best use into words. `scenario` is the one that it was found for.
pub fn effort(plan: &Plan, scenario: &Scenario, found: &effort::BestUse) -> BestUseView {
    let words = Words::new(plan, scenario, found);
    let missed = words.missed();
    BestUseView {
        finding: words.finding(),
        budget: found.budget.map(|budget| number::held(budget.get(), 8)).unwrap_or_default(),
        rows: missed.iter().filter(|row| !row.unit_cost.is_empty()).cloned().collect(),
        missed,
        best: found.best.as_ref().map(|choice| words.choice(choice)),
        alternatives: found.alternatives.iter().map(|choice| words.choice(choice)).collect(),
        more: found.more.as_ref().map(|step| words.more(step)),
        less: found.less.as_ref().map(|step| words.less(step)),
        left_out: left_out::left_out(&found.left_out),
    }
}
