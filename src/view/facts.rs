//! Whose observations a scenario rests on, and what the person is to choose where several say otherwise.

use super::observations::entered;
use super::sheet::title;
use super::sources::source_said;
use super::words;
use crate::language::plural;
use crate::plan::{Amount, Id, Indicator, Plan, Year};
use crate::scenario::{Assumption, Claim, Dispute, Facts, Footing, Kept, Scenario, as_known, news, observed, over};
use crate::{phrase, word};

/// That the open scenario rests on observations of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnFacts {
    /// All of it in a sentence.
    pub sentence: String,
    /// What is new or differs, figure by figure.
    pub lines: Vec<String>,
    /// Whether it says something that the plan's facts do not.
    pub has_news: bool,
}

/// What is to be said of a scenario that rests on observations of its own; nothing where the facts of the plan lead to the same.
pub fn own_facts(plan: &Plan, facts: &Facts, kept: &Kept) -> Option<OwnFacts> {
    if kept.footing() != Footing::Own {
        return None;
    }
    let told = news(facts, kept.decided());
    let lacking = lacking(plan, facts, kept.decided());
    if told.is_empty() && lacking == 0 {
        return None;
    }
    let parts = [
        (told.new.len(), phrase!("{} 个规划还没有", "{} new to the plan", told.new.len())),
        (told.other.len(), phrase!("{} 个与规划的不同", "{} that differ", told.other.len())),
        (lacking, phrase!("规划的 {lacking} 个它没有", "{lacking} of the plan's missing")),
    ];
    let parts: Vec<_> = parts.into_iter().filter(|(count, _)| *count > 0).map(|(_, part)| part).collect();
    let sentence = phrase!(
        "情景“{}”用的是它自带的观测值：{}。",
        "Scenario “{}” rests on observations of its own: {}.",
        kept.scenario.name,
        parts.join(word!("，", ", "))
    );
    let figure = |id: &Id, year: Year, value: Amount| {
        plan.indicator(id).map(|indicator| (title(indicator), year, text(indicator, kept.decided(), value), indicator))
    };
    let new = told.new.iter().filter_map(|(id, year, value)| figure(id, *year, *value));
    let new = new.map(|(name, year, value, _)| phrase!("{name} {year}年 {value}", "{name}, {year}: {value}"));
    let other = told.other.iter().filter_map(|(id, year, value, known)| Some((figure(id, *year, *value)?, *known)));
    let other = other.map(|((name, year, value, indicator), known)| {
        let known = text(indicator, kept.decided(), known);
        phrase!("{name} {year}年 {value}，规划为 {known}", "{name}, {year}: {value}; the plan has {known}")
    });
    Some(OwnFacts { sentence, lines: other.chain(new).collect(), has_news: !told.is_empty() })
}

/// How many observations of the plan it does not have.
fn lacking(plan: &Plan, facts: &Facts, scenario: &Scenario) -> usize {
    let with_all = over(plan, facts, scenario);
    observed(&with_all).count() - observed(&as_known(scenario)).count()
}

/// An observation in the digits that it has.
fn text(indicator: &Indicator, scenario: &Scenario, value: Amount) -> String {
    match scenario.assumption(&indicator.id).statement(indicator).measured() {
        Some(stated) => entered(indicator, stated, value),
        None => super::number::brief(value.get(), 12),
    }
}

/// That a scenario looks from an earlier year, in a sentence; `None` where it does not.
pub fn looked_from(scenario: &Scenario) -> Option<String> {
    let year = scenario.as_of?;
    Some(phrase!("{year}年：以后的观测值没有使用", "{year}: later observations are not used"))
}

/// An observation of which scenarios of an earlier version say different things.
#[derive(Clone, Debug, PartialEq)]
pub struct DisputeLine {
    /// The indicator.
    pub id: Id,
    /// The year.
    pub year: Year,
    /// Both in words.
    pub label: String,
    /// What may be chosen.
    pub choices: Vec<DisputeChoice>,
}

/// One thing that is said, and by whom.
#[derive(Clone, Debug, PartialEq)]
pub struct DisputeChoice {
    /// The value.
    pub value: Amount,
    /// The value and who says so.
    pub text: String,
}

/// The choices, in the order of the plan.
pub fn dispute_lines(plan: &Plan, disputes: &[Dispute]) -> Vec<DisputeLine> {
    let of = |indicator: &Indicator| {
        let mine: Vec<_> = disputes.iter().filter(|dispute| dispute.id == indicator.id).collect();
        mine.into_iter().map(|dispute| line(indicator, dispute)).collect::<Vec<_>>()
    };
    plan.indicators.iter().flat_map(of).collect()
}

fn line(indicator: &Indicator, dispute: &Dispute) -> DisputeLine {
    let stated = indicator.statement.measured();
    let choice = |claim: &Claim| {
        let value = stated.map_or_else(|| super::number::brief(claim.value.get(), 12), |it| entered(indicator, it, claim.value));
        DisputeChoice { value: claim.value, text: phrase!("{value}（{}）", "{value} ({})", said_by(claim)) }
    };
    let year = dispute.year;
    DisputeLine {
        id: dispute.id.clone(),
        year,
        label: phrase!("{} {year}年", "{}, {year}", title(indicator)),
        choices: dispute.claims.iter().map(choice).collect(),
    }
}

/// The most scenarios that are named.
const NAMED: usize = 3;

fn said_by(claim: &Claim) -> String {
    let known = claim.is_known.then(|| word!("规划的历年数据", "the plan's yearly data").to_owned());
    let names = claim.scenarios.iter().take(NAMED).map(|name| phrase!("“{name}”", "“{name}”"));
    let rest = claim.scenarios.len().saturating_sub(NAMED);
    let scenarios = plural(rest, "scenario", "scenarios");
    let rest = (rest > 0).then(|| phrase!("另 {rest} 个情景", "{rest} more {scenarios}"));
    known.into_iter().chain(names).chain(rest).collect::<Vec<_>>().join(word!("、", ", "))
}

/// Where an indicator's observations stand: `统计公报`, or year by year where they are not from one source; empty where nobody said.
pub fn observed_in(facts: &Facts, id: &Id, assumption: &Assumption) -> String {
    let runs = facts.by_source(id, assumption.observed());
    let said = |(source, run): &(&str, Vec<(Year, Amount)>)| {
        let years: Vec<_> = run.iter().map(|(year, _)| year.to_string()).collect();
        phrase!("{}年：{}", "{}: {}", words::listed(&years), source_said(source))
    };
    match runs.as_slice() {
        [(source, _)] => source_said(source).to_owned(),
        all => all.iter().filter(|(source, _)| !source.is_empty()).map(said).collect::<Vec<_>>().join(word!("；", "; ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::builtin_plan;
    use crate::projection::Pin;
    use crate::scenario::{Edit, Key, Known, Record, apply, disputes};

    fn told(plan: &Plan, name: &str, observed: &[(&str, i16, f64)]) -> Scenario {
        let mut scenario = Scenario { name: name.to_owned(), ..Scenario::holding(plan) };
        for (id, year, value) in observed {
            let pin = Some(Pin::Observed(Amount::of(*value)));
            apply(&mut scenario, plan, Edit::Pin(Id::new(id).unwrap(), Year::new(*year), pin)).unwrap();
        }
        scenario
    }

    fn known(plan: &Plan, observed: &[(&str, i16, f64)]) -> Facts {
        let mut facts = Facts::default();
        for (id, year, value) in observed {
            let fact = Known { value: Amount::of(*value), source: "".into() };
            facts.record(plan, Record::Figure(Id::new(id).unwrap(), Year::new(*year), Some(fact))).unwrap();
        }
        facts
    }

    #[test]
    fn what_a_scenario_says_otherwise_is_told_figure_by_figure() {
        let plan = builtin_plan().unwrap();
        let facts = known(&plan, &[("t1-03", 2021, 94.0), ("t1-16", 2021, 2.7)]);
        let kept = Kept::new(Key::opening(), told(&plan, "乙", &[("t1-03", 2021, 94.45), ("t1-11", 2021, 0.043)]));
        let own = own_facts(&plan, &facts, &kept).unwrap();
        assert_eq!(own.sentence, "情景“乙”用的是它自带的观测值：1 个规划还没有，1 个与规划的不同，规划的 1 个它没有。");
        assert_eq!(
            own.lines,
            [
                "学有所教 · 学前教育毛入园率（％） 2021年 94.45，规划为 94.0",
                "劳有所得 · 城镇全部单位就业人员平均工资增长（％） 2021年 4.3"
            ]
        );
        assert!(own.has_news);
        assert_eq!(own_facts(&plan, &facts, &kept.clone().on(Footing::Plan)), None);
        let same = known(&plan, &[("t1-03", 2021, 94.45), ("t1-11", 2021, 0.043)]);
        assert_eq!(own_facts(&plan, &same, &kept), None);
    }

    #[test]
    fn a_choice_names_who_says_so() {
        let plan = builtin_plan().unwrap();
        let facts = known(&plan, &[("t1-03", 2021, 94.0)]);
        let said: Vec<_> = ["a", "b", "c", "d"].map(|name| told(&plan, name, &[("t1-03", 2021, 94.4)])).into();
        let lines = dispute_lines(&plan, &disputes(&facts, &said));
        assert_eq!(lines[0].label, "学有所教 · 学前教育毛入园率（％） 2021年");
        let texts: Vec<_> = lines[0].choices.iter().map(|choice| choice.text.as_str()).collect();
        assert_eq!(texts, ["94.0（规划的历年数据）", "94.4（“a”、“b”、“c”、另 1 个情景）"]);
    }
}
