//! Which targets to save with a budget.

use crate::plan::{Amount, Cost, Id, Indicator, Plan};
use crate::projection::Summary;
use crate::risk::effort::{self, Candidate, Choice, LeftOut, Step, summary};
use crate::scenario::{Edit, Scenario};
use crate::view::number::{self, money, money_left};
use crate::view::row::{name, outcome_decimals};
use crate::view::{board_change, changes, row, words};

/// The best use of a budget, as it is shown.
#[derive(Clone, Debug, PartialEq)]
pub struct BestUse {
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

/// An indicator that is not among those that can be saved.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct LeftOutLine {
    /// The indicator.
    pub id: Id,
    /// Its name.
    pub name: String,
    /// 约束性, 预期性 or 未注明.
    pub nature: &'static str,
    /// The kind of reason, to group by: `未给出单位费用`.
    pub kind: &'static str,
    /// What more there is to say; mostly empty.
    pub detail: String,
    /// Whether no cost would bring it in: it is met already, or nothing can be said of it.
    pub is_beyond_help: bool,
}

/// Puts a best use into words. `scenario` is the one that it was found for.
pub fn effort(plan: &Plan, scenario: &Scenario, found: &effort::BestUse) -> BestUse {
    let words = Words { plan, scenario, found, before: summary(plan, scenario) };
    let missed = words.missed();
    let mut left_out: Vec<_> = found.left_out.iter().collect();
    left_out.sort_by_key(|(indicator, reason)| (order(*reason), indicator.tier()));
    BestUse {
        finding: words.finding(),
        budget: found.budget.map(|budget| number::brief(budget.get(), 8)).unwrap_or_default(),
        rows: missed.iter().filter(|row| !row.unit_cost.is_empty()).cloned().collect(),
        missed,
        best: found.best.as_ref().map(|choice| words.choice(choice)),
        alternatives: found.alternatives.iter().map(|choice| words.choice(choice)).collect(),
        more: found.more.as_ref().map(|step| words.more(step)),
        less: found.less.as_ref().map(|step| words.less(step)),
        left_out: left_out.into_iter().map(|(indicator, reason)| left(indicator, *reason)).collect(),
    }
}

struct Words<'a> {
    plan: &'a Plan,
    scenario: &'a Scenario,
    found: &'a effort::BestUse<'a>,
    /// The scoreboard as it stands.
    before: Summary,
}

impl Words<'_> {
    fn finding(&self) -> String {
        let count = self.found.candidates.len();
        let all = costs(self.found.total(), self.found.candidates.iter().any(|candidate| candidate.is_strict));
        let (Some(best), Some(budget)) = (&self.found.best, self.found.budget) else {
            return match count {
                0 if !self.is_asked() => self.nothing(),
                0 => "没有给出预算和单位费用：先填写预算，再给未达标的指标填写单位费用".to_owned(),
                _ => format!("没有给出预算；把能保的 {count} 项全部保住，费用{all}"),
            };
        };
        let budget = number::brief(budget.get(), 8);
        match (count, best.saved.len()) {
            (0, _) if !self.is_asked() => self.nothing(),
            (0, _) => "没有可以比较的指标：未达标、能够达标的指标还没有填写单位费用".to_owned(),
            (_, 0) => format!("预算 {budget} 一项也保不住"),
            (_, saved) => {
                let all = if saved == count { "全部" } else { "" };
                let counts = words::counts(best.binding, best.expected, best.others);
                let (cost, rest) = (costs(best.cost, best.is_strict), self.rest(best));
                let rest = if rest.is_empty() { rest } else { format!("，剩余 {rest}") };
                format!("预算 {budget} 能保{all} {saved} 项（{counts}），费用{cost}{rest}")
            }
        }
    }

    /// Whether a cost could be stated of anything.
    fn is_asked(&self) -> bool {
        self.found.left_out.iter().any(|(_, reason)| matches!(reason, LeftOut::NoCost { .. }))
    }

    /// Why there is nothing to choose from.
    fn nothing(&self) -> String {
        let is_missed = |reason| matches!(reason, LeftOut::Locked | LeftOut::Impossible(_) | LeftOut::Status);
        let missed = self.found.left_out.iter().filter(|(_, reason)| is_missed(*reason)).count();
        if missed > 0 {
            format!("没有可以用投入挽回的目标：未达标的 {missed} 项各有原因")
        } else {
            "没有未达标的目标，不需要投入".to_owned()
        }
    }

    /// Everything that is missed and can be saved, binding first, then in the order of the plan.
    fn missed(&self) -> Vec<EffortRow> {
        let uncosted = self.found.left_out.iter().filter_map(|(indicator, reason)| match reason {
            LeftOut::NoCost { shortfall } => Some(self.line(indicator, *shortfall)),
            _ => None,
        });
        let mut rows: Vec<_> = self.found.candidates.iter().map(|candidate| self.row(candidate)).chain(uncosted).collect();
        rows.sort_by_key(|row| {
            let at = self.plan.indicators.iter().position(|indicator| indicator.id == row.id);
            (at.map(|at| self.plan.indicators[at].tier()), at)
        });
        rows
    }

    fn row(&self, candidate: &Candidate) -> EffortRow {
        let indicator = candidate.indicator;
        EffortRow {
            unit_cost: number::brief(candidate.unit_cost.get(), 8),
            cost: costs(candidate.cost, candidate.is_strict).trim().to_owned(),
            is_saved: self.found.best.as_ref().is_some_and(|best| best.saved.contains(&indicator.id)),
            growth: changes::growth(indicator, &candidate.growth),
            ..self.line(indicator, candidate.shortfall)
        }
    }

    /// A missed target that nothing is stated of.
    fn line(&self, indicator: &Indicator, shortfall: Amount) -> EffortRow {
        let statement = self.scenario.assumption(&indicator.id).statement(indicator);
        let decimals = statement.measured().map_or(0, |stated| outcome_decimals(indicator, stated));
        let unit = words::change_unit(indicator);
        EffortRow {
            id: indicator.id.clone(),
            name: name(indicator),
            unit: indicator.unit.clone(),
            nature: words::nature(indicator.nature),
            nature_mark: words::nature_mark(indicator.nature),
            target: row::target(indicator, statement),
            shortfall: format!("{} {unit}", number::amount(shortfall.get(), decimals)),
            per: format!("每 1 {unit}"),
            unit_cost: String::new(),
            cost: String::new(),
            is_saved: false,
            growth: String::new(),
        }
    }

    fn choice(&self, choice: &Choice) -> ChoiceLine {
        ChoiceLine {
            ids: choice.saved.clone(),
            names: self.names(&self.binding_first(&choice.saved)),
            counts: words::counts(choice.binding, choice.expected, choice.others),
            cost: costs(choice.cost, choice.is_strict).trim().to_owned(),
            rest: self.rest(choice),
            difference: self.difference(choice),
            board: board_change(self.before, self.found.scores(self.plan, self.scenario, choice)),
            done: format!("已按方案设定 {} 项，可以一步撤销。预算没有改动，以后的方案从现在的情景算起。", choice.saved.len()),
            edit: self.found.applied(choice),
        }
    }

    fn more(&self, step: &Step) -> StepLine {
        let sentence = format!("再增加{}，{}", costs(step.by, step.choice.is_strict), self.difference(&step.choice));
        self.step(step, sentence)
    }

    fn less(&self, step: &Step) -> StepLine {
        let needed = self.found.best.as_ref().map(below).unwrap_or_default();
        let counts = words::counts(step.choice.binding, step.choice.expected, step.choice.others);
        let left = if counts.is_empty() { "一项也保不住".to_owned() } else { format!("只能保{counts}") };
        let cost = costs(step.choice.cost, step.choice.is_strict);
        let sentence = format!("{needed} 时，{}，{left}，费用{cost}", self.difference(&step.choice));
        self.step(step, sentence)
    }

    fn step(&self, step: &Step, sentence: String) -> StepLine {
        StepLine { sentence, budget: Edit::Budget(Some(step.budget)), choice: self.choice(&step.choice) }
    }

    /// What is left of the budget.
    fn rest(&self, choice: &Choice) -> String {
        let rest = self.found.budget.map(|budget| budget.get() - choice.cost.get());
        rest.filter(|rest| *rest >= 0.0).map(money_left).unwrap_or_default()
    }

    fn difference(&self, choice: &Choice) -> String {
        let Some(best) = self.found.best.as_ref().filter(|best| *best != choice) else { return String::new() };
        let without = |one: &Choice, other: &Choice| -> Vec<Id> {
            one.saved.iter().filter(|id| !other.saved.contains(id)).cloned().collect()
        };
        let (gained, lost) = (without(choice, best), without(best, choice));
        let said = [("能保", gained), ("不保", lost)].into_iter().filter(|(_, ids)| !ids.is_empty());
        said.map(|(word, ids)| format!("{word}{}", self.names(&ids))).collect::<Vec<_>>().join("，")
    }

    fn binding_first(&self, ids: &[Id]) -> Vec<Id> {
        let mut ids = ids.to_vec();
        ids.sort_by_key(|id| self.plan.indicator(id).map(Indicator::tier));
        ids
    }

    fn names(&self, ids: &[Id]) -> String {
        let names = ids.iter().filter_map(|id| self.plan.indicator(id)).map(|indicator| format!("“{}”", indicator.name));
        names.collect::<Vec<_>>().join("、")
    }
}

/// A cost behind its word: ` 51`, or `略多于 340` where a target is strict.
fn costs(cost: Cost, is_strict: bool) -> String {
    format!("{} {}", if is_strict { "略多于" } else { "" }, money(cost.get()))
}

/// Any budget that is not enough for a choice: `少于 51`, or `不多于 340` where its cost is a limit that has to be passed.
fn below(choice: &Choice) -> String {
    format!("{} {}", if choice.is_strict { "不多于" } else { "少于" }, money(choice.cost.get()))
}

fn left(indicator: &Indicator, reason: LeftOut) -> LeftOutLine {
    let detail = match reason {
        LeftOut::Unjudged(reason) => words::reason(reason),
        LeftOut::Impossible(Some(obstacle)) => words::obstacle(obstacle).to_owned(),
        _ => String::new(),
    };
    LeftOutLine {
        id: indicator.id.clone(),
        name: name(indicator),
        nature: words::nature(indicator.nature),
        kind: kind(reason),
        detail,
        is_beyond_help: matches!(reason, LeftOut::Met | LeftOut::Unjudged(_)),
    }
}

const fn kind(reason: LeftOut) -> &'static str {
    match reason {
        LeftOut::NoCost { .. } => "未给出单位费用",
        LeftOut::Locked => "已锁定",
        LeftOut::Impossible(_) => "按现在的增长方式无法达标",
        LeftOut::Status => "定性目标，不按单位计费",
        LeftOut::Unjudged(_) => "无法判断",
        LeftOut::Met => "已达标",
    }
}

/// What a person can do something about comes first.
const fn order(reason: LeftOut) -> usize {
    match reason {
        LeftOut::NoCost { .. } => 0,
        LeftOut::Locked => 1,
        LeftOut::Impossible(_) => 2,
        LeftOut::Status => 3,
        LeftOut::Unjudged(_) => 4,
        LeftOut::Met => 5,
    }
}
