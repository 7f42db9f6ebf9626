//! The best use of a budget, sentence by sentence and line by line.

use std::collections::{BTreeMap, BTreeSet};

use super::{ChoiceLine, EffortRow, StepLine};
use crate::plan::{Amount, Cost, Id, Indicator, Plan};
use crate::projection::Summary;
use crate::risk::effort::{BestUse, BudgetStep, Candidate, LeftOut, SavedSet};
use crate::scenario::{Edit, Scenario};
use crate::view::figures::outcome_decimals;
use crate::view::number::{self, money_left};
use crate::view::row::name;
use crate::view::{board_change, changes, row, words};
use crate::{phrase, word};

/// What part of a budget is but rounding.
const ROUNDING: f64 = 1e-10;

/// What there is to put into words.
pub(super) struct Words<'a> {
    pub(super) plan: &'a Plan,
    pub(super) scenario: &'a Scenario,
    pub(super) found: &'a BestUse<'a>,
    /// The scoreboard as it stands.
    before: Summary,
    /// The indicators with their places in the plan.
    indicators: BTreeMap<&'a Id, (usize, &'a Indicator)>,
    /// What the best choice saves.
    saved: BTreeSet<&'a Id>,
}

impl<'a> Words<'a> {
    pub(super) fn new(plan: &'a Plan, scenario: &'a Scenario, found: &'a BestUse<'a>) -> Self {
        let indicators = plan.indicators.iter().enumerate().map(|(at, indicator)| (&indicator.id, (at, indicator))).collect();
        let saved = found.best.iter().flat_map(|best| &best.saved).collect();
        Self { plan, scenario, found, before: found.scores(plan), indicators, saved }
    }

    pub(super) fn finding(&self) -> String {
        let answer = self.answer();
        if !self.found.is_approximate {
            return answer;
        }
        phrase!(
            "{answer}。能保的指标互为参照，选法太多，没有逐一试遍：也许还有更好的选法",
            "{answer}. Some of these targets refer to one another, and there are too many choices to try them all: a better one may exist"
        )
    }

    fn answer(&self) -> String {
        let count = self.found.candidates.len();
        let all = costs(self.found.total(), self.found.candidates.iter().any(|candidate| candidate.is_strict));
        let (Some(best), Some(budget)) = (&self.found.best, self.found.budget) else {
            return match count {
                0 if !self.is_asked() => self.nothing(),
                0 => word!(
                    "没有给出预算和单位费用：先填写预算，再给未达标的指标填写单位费用",
                    "No budget and no unit costs are given: enter a budget first, then unit costs of missed targets"
                )
                .to_owned(),
                _ => phrase!(
                    "没有给出预算；把能保的 {count} 项全部保住，费用{all}",
                    "No budget is given; securing all {count} that can be secured costs{all}"
                ),
            };
        };
        let budget = number::brief(budget.get(), 8);
        match (count, best.saved.len()) {
            (0, _) if !self.is_asked() => self.nothing(),
            (0, _) => word!(
                "没有可以比较的指标：未达标、能够达标的指标还没有填写单位费用",
                "Nothing to compare: no unit cost is entered for any missed target that could be met"
            )
            .to_owned(),
            (_, 0) => phrase!("预算 {budget} 一项也保不住", "A budget of {budget} secures no target"),
            (_, saved) => {
                let all = if saved == count { word!("全部", "all ") } else { "" };
                let counts = words::counts(best.binding, best.expected, best.others);
                if self.is_short(best) {
                    return phrase!(
                        "预算略多于 {budget} 才能保{all} {saved} 项（{counts}），正好 {budget} 还差一点",
                        "It takes just over {budget} to secure {all}{saved} ({counts}); exactly {budget} falls just short"
                    );
                }
                let (cost, rest) = (self.costs(best), self.rest(best));
                let rest = if rest.is_empty() { rest } else { phrase!("，剩余 {rest}", ", {rest} left") };
                phrase!(
                    "预算 {budget} 能保{all} {saved} 项（{counts}），费用{cost}{rest}",
                    "A budget of {budget} secures {all}{saved} ({counts}) at a cost of{cost}{rest}"
                )
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
            phrase!(
                "没有可以用投入挽回的目标：未达标的 {missed} 项各有原因",
                "No target can be secured with a budget: {missed} missed, each for its own reason"
            )
        } else {
            word!("没有未达标的目标，不需要投入", "No target is missed; nothing needs to be spent").to_owned()
        }
    }

    /// Everything that is missed and can be saved, binding first, then in the order of the plan.
    pub(super) fn missed(&self) -> Vec<EffortRow> {
        let uncosted = self.found.left_out.iter().filter_map(|(indicator, reason)| match reason {
            LeftOut::NoCost { shortfall } => Some(self.line(indicator, *shortfall)),
            _ => None,
        });
        let mut rows: Vec<_> = self.found.candidates.iter().map(|candidate| self.row(candidate)).chain(uncosted).collect();
        rows.sort_by_key(|row| self.place(&row.id));
        rows
    }

    fn row(&self, candidate: &Candidate) -> EffortRow {
        let indicator = candidate.indicator;
        EffortRow {
            unit_cost: number::held(candidate.unit_cost.get(), 8),
            cost: costs(candidate.cost, candidate.is_strict).trim().to_owned(),
            is_saved: self.saved.contains(&indicator.id),
            growth: changes::growth(indicator, &candidate.growth),
            ..self.line(indicator, candidate.shortfall)
        }
    }

    /// A missed target that nothing is stated of.
    fn line(&self, indicator: &Indicator, shortfall: Amount) -> EffortRow {
        let statement = self.scenario.assumption(&indicator.id).statement(indicator);
        let decimals = statement.measured().map_or(0, |stated| outcome_decimals(indicator, stated));
        let unit = words::change_unit(indicator);
        let per = words::per_unit(indicator);
        EffortRow {
            id: indicator.id.clone(),
            name: name(indicator),
            unit: indicator.unit.get().to_owned(),
            nature: words::nature(indicator.nature),
            nature_mark: words::nature_mark(indicator.nature),
            target: row::target(indicator, statement),
            shortfall: words::with_unit(number::amount(shortfall.get(), number::decimals(shortfall.get(), decimals)), &unit),
            per: phrase!("每 1 {unit}", "{per}"),
            unit_cost: String::new(),
            cost: String::new(),
            is_saved: false,
            growth: String::new(),
        }
    }

    pub(super) fn choice(&self, choice: &SavedSet) -> ChoiceLine {
        ChoiceLine {
            ids: choice.saved.clone(),
            names: self.names(self.binding_first(&choice.saved)),
            counts: words::counts(choice.binding, choice.expected, choice.others),
            cost: self.costs(choice).trim().to_owned(),
            rest: self.rest(choice),
            difference: self.difference(choice),
            board: board_change(self.before, self.found.scores_with(self.plan, choice)),
            done: phrase!(
                "已按方案设定 {}，可以一步撤销。预算没有改动，以后的方案从现在的情景算起。",
                "Choice applied to {}; one undo takes it back. The budget is unchanged; later choices start from the scenario \
                 as it is now.",
                words::indicators(choice.saved.len())
            ),
            edit: self.found.applied(choice),
        }
    }

    pub(super) fn more(&self, step: &BudgetStep) -> StepLine {
        let (by, difference) = (costs(step.by, step.choice.is_strict), self.difference(&step.choice));
        let sentence = phrase!("再增加{by}，{difference}", "With{by} more: {difference}");
        self.step(step, sentence)
    }

    pub(super) fn less(&self, step: &BudgetStep) -> StepLine {
        let needed = self.found.best.as_ref().map(below).unwrap_or_default();
        let counts = words::counts(step.choice.binding, step.choice.expected, step.choice.others);
        let left = if counts.is_empty() {
            word!("一项也保不住", "no target is secured").to_owned()
        } else {
            phrase!("只能保{counts}", "only {counts} secured")
        };
        let cost = self.costs(&step.choice);
        let difference = self.difference(&step.choice);
        let sentence =
            phrase!("{needed} 时，{difference}，{left}，费用{cost}", "With {needed}: {difference}; {left} at a cost of{cost}");
        self.step(step, sentence)
    }

    fn step(&self, step: &BudgetStep, sentence: String) -> StepLine {
        StepLine { sentence, budget: Edit::Budget(Some(step.budget)), choice: self.choice(&step.choice) }
    }

    /// Whether a choice needs a little more than the whole budget.
    fn is_short(&self, choice: &SavedSet) -> bool {
        choice.is_strict && self.left(choice) == Some(0.0)
    }

    /// What is left of the budget beside the cost as it is said; nothing where that is more than the budget.
    fn rest(&self, choice: &SavedSet) -> String {
        let Some(budget) = self.found.budget.map(Cost::get).filter(|_| !self.is_short(choice)) else { return String::new() };
        match self.left(choice) {
            Some(_) => money_left((budget - number::money_up(choice.cost.get(), budget)).max(0.0)),
            None => String::new(),
        }
    }

    /// What is left of the budget; `None` where a choice costs more, and not only by rounding.
    fn left(&self, choice: &SavedSet) -> Option<f64> {
        let budget = self.found.budget?.get();
        let left = budget - choice.cost.get();
        if left.abs() <= budget * ROUNDING { Some(0.0) } else { Some(left).filter(|left| *left > 0.0) }
    }

    /// What a choice costs, as far as it is paid for by the budget.
    fn costs(&self, choice: &SavedSet) -> String {
        let budget = self.left(choice).and(self.found.budget).map_or(f64::INFINITY, Cost::get);
        costs_within(choice.cost, budget, choice.is_strict)
    }

    fn difference(&self, choice: &SavedSet) -> String {
        let Some(best) = self.found.best.as_ref().filter(|best| *best != choice) else { return String::new() };
        let saved: BTreeSet<_> = choice.saved.iter().collect();
        let gained: Vec<_> = choice.saved.iter().filter(|id| !self.saved.contains(id)).collect();
        let lost: Vec<_> = best.saved.iter().filter(|id| !saved.contains(id)).collect();
        let said = [(word!("能保", "secures "), gained), (word!("不保", "gives up "), lost)];
        let said = said.into_iter().filter(|(_, ids)| !ids.is_empty());
        said.map(|(word, ids)| format!("{word}{}", self.names(ids))).collect::<Vec<_>>().join(word!("，", ", "))
    }

    fn binding_first<'i>(&self, ids: &'i [Id]) -> Vec<&'i Id> {
        let mut ids: Vec<_> = ids.iter().collect();
        ids.sort_by_key(|id| self.place(id));
        ids
    }

    /// Where an indicator stands: binding first, then in the order of the plan.
    fn place(&self, id: &Id) -> Option<(usize, usize)> {
        self.indicators.get(id).map(|(at, indicator)| (indicator.tier(), *at))
    }

    fn names<'i>(&self, ids: impl IntoIterator<Item = &'i Id>) -> String {
        words::quoted(ids.into_iter().filter_map(|id| self.indicators.get(id)).map(|(_, indicator)| &indicator.name))
    }
}

/// A cost behind its word: ` 51`, or `略多于 340` where a target is strict.
fn costs(cost: Cost, is_strict: bool) -> String {
    costs_within(cost, f64::INFINITY, is_strict)
}

/// The same, not rounded up beyond a budget that pays for it. What is rounded up is the little more that a strict target needs.
fn costs_within(cost: Cost, budget: f64, is_strict: bool) -> String {
    let [exact, shown] = [cost.get(), number::money_up(cost.get(), budget)].map(|cost| number::brief(cost, 8));
    let above = if is_strict && shown == exact { word!("略多于", " just over") } else { "" };
    format!("{above} {shown}")
}

/// Any budget that is not enough for a choice: `少于 51`, or `不多于 340` where its cost is a limit that has to be passed.
fn below(choice: &SavedSet) -> String {
    let below = if choice.is_strict { word!("不多于", "no more than") } else { word!("少于", "less than") };
    format!("{below} {}", money_left(choice.cost.get()))
}
