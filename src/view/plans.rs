//! Two plans side by side, by the ids that both have: what each states of an indicator, and what its scenario comes to.

use super::number;
use super::row::{name, outcome, start, target};
use super::words::{self, Tone};
use crate::plan::{Id, Indicator, Measured, Plan, Start};
use crate::projection::{Judgement, Value, judge};
use crate::scenario::Scenario;
use crate::{phrase, word};

/// A plan and the scenario that it is seen under.
#[derive(Clone, Copy)]
pub struct PlanUnder<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// One of its scenarios.
    pub scenario: &'a Scenario,
}

/// Two plans side by side.
#[derive(Clone, Debug, PartialEq)]
pub struct PlansCompared {
    /// Which plans, in which years, under which scenario.
    pub heads: [PlanHead; 2],
    /// What both have, in the order of the first.
    pub rows: Vec<PlanRow>,
    /// How many both have, and how many only one, in a sentence.
    pub sentence: String,
}

/// One of the two.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanHead {
    /// Its short name.
    pub name: String,
    /// Its years, `2020—2025`.
    pub years: String,
    /// The scenario's name.
    pub scenario: String,
}

/// An indicator that both plans have.
#[derive(Clone, Debug, PartialEq)]
pub struct PlanRow {
    /// Its id.
    pub id: Id,
    /// Its name in the first, with its unit.
    pub name: String,
    /// What each states and comes to.
    pub sides: [PlanSide; 2],
    /// By how much the second's target is higher; `None` where the two cannot be compared or are the same.
    pub target_change: Option<String>,
    /// Whether the figures mean the same, so that they can be compared.
    pub is_comparable: bool,
    /// What differs besides the figures, in sentences.
    pub remarks: Vec<String>,
}

/// One plan's figures of an indicator.
#[derive(Clone, Debug, PartialEq)]
pub struct PlanSide {
    /// The unit.
    pub unit: String,
    /// 约束性, 预期性 or 未注明.
    pub nature: &'static str,
    /// The start as printed or entered; `-` where there is none.
    pub start: String,
    /// The target with its comparison.
    pub target: String,
    /// The outcome expected in the target year; `?` where there is none.
    pub outcome: String,
    /// How the verdict looks.
    pub tone: Tone,
}

/// Puts two plans side by side.
pub fn plans_compared(first: PlanUnder, second: PlanUnder) -> PlansCompared {
    let both = first.plan.indicators.iter().filter_map(|one| Some((one, second.plan.indicator(&one.id)?)));
    let rows: Vec<_> = both.map(|(one, other)| row(&[Entry::of(first, one), Entry::of(second, other)])).collect();
    let [only_first, only_second] = [first, second].map(|side| side.plan.indicators.len() - rows.len());
    let sentence = phrase!(
        "两个规划都有的指标 {} 项；只在前者的 {only_first} 项，只在后者的 {only_second} 项。同一编号的指标才放在一起。",
        "Indicators in both plans: {}; only in the first: {only_first}, only in the second: {only_second}. Indicators are \
         matched by ID.",
        rows.len()
    );
    PlansCompared { heads: [head(first), head(second)], rows, sentence }
}

/// An indicator in its plan, judged.
struct Entry<'a> {
    under: PlanUnder<'a>,
    indicator: &'a Indicator,
    judgement: Judgement,
}

impl<'a> Entry<'a> {
    fn of(under: PlanUnder<'a>, indicator: &'a Indicator) -> Self {
        Self { under, indicator, judgement: judge(&under.scenario.case(under.plan, indicator)) }
    }

    fn statement(&self) -> &'a crate::plan::Statement {
        self.under.scenario.assumption(&self.indicator.id).statement(self.indicator)
    }

    fn stated(&self) -> Option<&'a Measured> {
        self.statement().measured()
    }

    fn years(&self) -> usize {
        self.judgement.trajectory.period().steps()
    }

    fn side(&self) -> PlanSide {
        PlanSide {
            unit: self.indicator.unit.get().to_owned(),
            nature: words::nature(self.indicator.nature),
            start: start(self.indicator, self.statement(), self.under.scenario.assumption(&self.indicator.id).start),
            target: target(self.indicator, self.statement()),
            outcome: outcome(self.indicator, self.statement(), &self.judgement),
            tone: Tone::of(&self.judgement.verdict),
        }
    }
}

fn head(PlanUnder { plan, scenario }: PlanUnder) -> PlanHead {
    let (base, end) = (plan.period.base(), plan.period.end());
    PlanHead {
        name: plan.short_name.get().to_owned(),
        years: phrase!("{base}—{end}", "{base}–{end}"),
        scenario: scenario.name.clone(),
    }
}

fn row(entries: &[Entry; 2]) -> PlanRow {
    let hindrances = hindrances(entries);
    let is_comparable = hindrances.is_empty();
    let differences = if is_comparable { differences(entries) } else { Vec::new() };
    let [first, _] = entries;
    PlanRow {
        id: first.indicator.id.clone(),
        name: words::named(name(first.indicator), first.indicator.unit.get()),
        target_change: if is_comparable { target_change(entries) } else { None },
        sides: [entries[0].side(), entries[1].side()],
        is_comparable,
        remarks: [hindrances, naming(entries), differences].concat(),
    }
}

/// Why the figures of the two do not mean the same.
fn hindrances([first, second]: &[Entry; 2]) -> Vec<String> {
    let mut found = Vec::new();
    let (unit, other) = (&first.indicator.unit, &second.indicator.unit);
    if unit.own() != other.own() {
        found.push(phrase!("单位不同（{unit}、{other}），不能比较", "Units differ ({unit}, {other}): not comparable"));
    }
    let is_total = first.stated().is_some_and(|stated| !stated.measure.is_plain() && !stated.measure.is_of_rates());
    let [code, other] = [first, second].map(|entry| (entry.statement().code(), entry.years()));
    if code.0 != other.0 || (is_total && code.1 != other.1) {
        let [measure, other] = [first, second].map(|entry| words::measure(entry.statement(), entry.under.plan.period));
        found.push(phrase!("口径不同（{measure}、{other}），不能比较", "Measures differ ({measure}, {other}): not comparable"));
    }
    found
}

/// What else the two state differently of the same indicator.
fn naming([first, second]: &[Entry; 2]) -> Vec<String> {
    let mut found = Vec::new();
    if first.indicator.name.own() != second.indicator.name.own() {
        let other = second.indicator.name.get();
        found.push(phrase!("后者的名称为“{other}”", "Called “{other}” in the second"));
    }
    if first.indicator.nature != second.indicator.nature {
        let [nature, other] = [first, second].map(|entry| words::nature(entry.indicator.nature));
        found.push(phrase!("属性由{nature}改为{other}", "Nature changes from {nature} to {other}"));
    }
    found
}

fn differences([first, second]: &[Entry; 2]) -> Vec<String> {
    let Some((stated, other)) = first.stated().zip(second.stated()) else { return Vec::new() };
    let mut found = Vec::new();
    let printed = stated.goal.printed().zip(other.goal.printed());
    if let Some((target, other_target)) = printed.filter(|(one, another)| one.op != another.op) {
        let [sign, other_sign] = [target, other_target].map(|target| words::symbol(target.op));
        found.push(phrase!("比较符由 {sign} 改为 {other_sign}", "The comparison changes from {sign} to {other_sign}"));
    }
    found.extend(seam(first, second, stated, other));
    found
}

/// Where the second begins in the year in which the first ends: whether it begins where the first came to.
fn seam(first: &Entry, second: &Entry, stated: &Measured, other: &Measured) -> Option<String> {
    let year = first.under.plan.period.end();
    let begins = match other.start {
        Start::Value(value) if stated.measure.is_plain() => value,
        Start::EarlierTotal(value) => value,
        _ => return None,
    };
    let came_to = first.judgement.outcome.and_then(Value::exact).filter(|_| second.under.plan.period.base() == year)?;
    let apart = begins.get() - came_to.get();
    let target = stated.goal.printed().map_or(begins, |target| target.value);
    let tolerance = first.indicator.decimals.tolerance(target, Some(begins)).get();
    let decimals = usize::from(first.indicator.decimals.max(second.indicator.decimals).get());
    let difference = number::difference(apart, decimals);
    (apart.abs() > tolerance).then(|| {
        phrase!(
            "后者 {year} 年的起点与前者的结果相差 {difference}",
            "The second’s {year} baseline differs from the first’s projected value by {difference}"
        )
    })
}

/// How far the second's target lies from the first's.
fn target_change([first, second]: &[Entry; 2]) -> Option<String> {
    let (stated, other) = first.stated().zip(second.stated())?;
    let (target, other) = (stated.goal.printed()?, other.goal.printed()?);
    let apart = other.value.get() - target.value.get();
    let decimals = usize::from(first.indicator.decimals.max(second.indicator.decimals).get());
    let tolerance = target.tolerance(first.indicator.decimals, None).get();
    (apart.abs() > tolerance).then(|| number::difference(apart, decimals))
}

impl PlanSide {
    /// The verdict in a word.
    pub fn verdict(&self) -> &'static str {
        self.tone.word()
    }
}

impl PlansCompared {
    /// What to say where the two have nothing in common; nothing otherwise.
    pub fn emptiness(&self) -> Option<&'static str> {
        let empty = word!("两个规划没有相同编号的指标。", "The two plans have no indicator ID in common.");
        self.rows.is_empty().then_some(empty)
    }
}
