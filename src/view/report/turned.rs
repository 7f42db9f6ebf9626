//! What turned since the last report of a plan.

use std::collections::BTreeMap;

use crate::plan::{Id, Plan};
use crate::projection::{Standing, judge};
use crate::scenario::Scenario;
use crate::view::words;
use crate::{phrase, word};

/// What a report said: of which scenario, on which day, with which verdicts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reported {
    /// The day, `2026-11-30`.
    pub date: String,
    /// The scenario's name.
    pub scenario: String,
    /// The verdicts of all that counts.
    pub standings: BTreeMap<Id, Standing>,
}

/// The last two reports of a plan. The same report in another format, or printed once more, is no new one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReportLog {
    latest: Option<Reported>,
    before: Option<Reported>,
}

/// How many names a sentence takes.
const NAMED: usize = 8;

impl Reported {
    /// What a report of this scenario says on that day.
    pub fn of(plan: &Plan, scenario: &Scenario, date: &str) -> Self {
        let counted = plan.indicators.iter().filter(|indicator| plan.is_scored(indicator));
        let standing = |indicator| judge(&scenario.case(plan, indicator)).verdict.standing();
        Self {
            date: date.to_owned(),
            scenario: scenario.name.clone(),
            standings: counted.map(|indicator| (indicator.id.clone(), standing(indicator))).collect(),
        }
    }

    /// What turned since `last`, in a sentence.
    pub fn since(&self, plan: &Plan, last: &Self) -> String {
        let (date, scenario) = (&last.date, &last.scenario);
        let of = if *scenario == self.scenario {
            String::new()
        } else {
            phrase!("，情景“{scenario}”", ", scenario “{scenario}”")
        };
        let turned = [Standing::Met, Standing::Missed, Standing::Unjudged].map(|to| self.turned_to(plan, last, to));
        let turned: Vec<_> = turned.into_iter().flatten().collect();
        if turned.is_empty() {
            return phrase!(
                "与上次报告（{date}{of}）相比，各项判断没有变化。",
                "Since the last report ({date}{of}) no verdict has changed."
            );
        }
        let turned = turned.join(word!("，", "; "));
        phrase!("与上次报告（{date}{of}）相比：{turned}。", "Since the last report ({date}{of}): {turned}.")
    }

    /// `转为达标 2 项（甲、乙）`; `None` where nothing turned to that.
    fn turned_to(&self, plan: &Plan, last: &Self, to: Standing) -> Option<String> {
        let is_turned = |id: &Id| {
            let before = last.standings.get(id);
            self.standings.get(id) == Some(&to) && before.is_some_and(|before| *before != to)
        };
        let mut turned: Vec<_> = plan.indicators.iter().filter(|indicator| is_turned(&indicator.id)).collect();
        turned.sort_by_key(|indicator| super::rank(plan, indicator));
        let count = turned.len();
        let mut names: Vec<_> = turned.iter().take(NAMED).map(|indicator| indicator.name.get()).collect();
        if count > NAMED {
            names.push(word!("等", "and others"));
        }
        let (word, names) = (super::Tone::of_standing(to).word(), words::listed(&names));
        (count > 0).then(|| phrase!("转为{word} {count} 项（{names}）", "{count} now {word} ({names})"))
    }
}

impl ReportLog {
    /// The last two reports, the later one first.
    pub const fn of(latest: Option<Reported>, before: Option<Reported>) -> Self {
        Self { latest, before }
    }

    /// The last two reports, the later one first.
    pub const fn all(&self) -> [Option<&Reported>; 2] {
        [self.latest.as_ref(), self.before.as_ref()]
    }

    /// The report that one of now is compared with.
    pub fn last(&self, now: &Reported) -> Option<&Reported> {
        if self.latest.as_ref() == Some(now) { self.before.as_ref() } else { self.latest.as_ref() }
    }

    /// Notes that a report was handed out; answers whether it is a new one.
    pub fn note(&mut self, now: Reported) -> bool {
        let is_new = self.latest.as_ref() != Some(&now);
        if is_new {
            self.before = self.latest.replace(now);
        }
        is_new
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::{builtin_plan, read_scenario};

    fn reported(name: &str, date: &str, assumptions: &str) -> Reported {
        let plan = builtin_plan().unwrap();
        let text =
            format!(r#"{{"format":"tuiyan.scenario/1","name":"{name}","plan":"lizhou-14","assumptions":{{{assumptions}}}}}"#);
        Reported::of(&plan, &read_scenario(&text, &plan).unwrap(), date)
    }

    const ENOUGH: &str = r#""t1-03":{"growth":{"family":"linear","step":0.26}}"#;

    #[test]
    fn what_turned_is_told_with_its_name_and_the_day_of_the_last_report() {
        let plan = builtin_plan().unwrap();
        let (last, now) = (reported("甲", "2026-11-30", ""), reported("甲", "2026-12-01", ENOUGH));
        assert_eq!(now.since(&plan, &last), "与上次报告（2026-11-30）相比：转为达标 1 项（学前教育毛入园率）。");
        assert_eq!(last.since(&plan, &now), "与上次报告（2026-12-01）相比：转为未达标 1 项（学前教育毛入园率）。");
        assert_eq!(now.since(&plan, &now), "与上次报告（2026-12-01）相比，各项判断没有变化。");
    }

    #[test]
    fn a_last_report_of_another_scenario_is_told_as_such() {
        let plan = builtin_plan().unwrap();
        let (last, now) = (reported("甲", "2026-11-30", ""), reported("乙", "2026-11-30", ""));
        assert_eq!(now.since(&plan, &last), "与上次报告（2026-11-30，情景“甲”）相比，各项判断没有变化。");
    }

    #[test]
    fn many_that_turned_are_counted_and_the_first_of_them_named() {
        let plan = builtin_plan().unwrap();
        let mut last = reported("甲", "2026-11-30", "");
        last.standings.values_mut().for_each(|standing| *standing = Standing::Watched);
        let said = reported("甲", "2026-12-01", "").since(&plan, &last);
        assert!(said.contains("转为达标 10 项（") && said.contains("、等）"), "{said}");
    }

    #[test]
    fn an_indicator_that_one_of_the_reports_did_not_have_has_not_turned() {
        let plan = builtin_plan().unwrap();
        let (mut last, now) = (reported("甲", "2026-11-30", ""), reported("甲", "2026-12-01", ENOUGH));
        last.standings.remove(&Id::new("t1-03").unwrap());
        assert_eq!(now.since(&plan, &last), "与上次报告（2026-11-30）相比，各项判断没有变化。");
    }

    #[test]
    fn a_report_is_compared_with_the_one_before_it_however_often_it_is_handed_out() {
        let (first, second, third) =
            (reported("甲", "2026-11-30", ""), reported("甲", "2026-12-01", ENOUGH), reported("甲", "2026-12-01", ""));
        let mut log = ReportLog::default();
        assert_eq!(log.last(&first), None);
        assert!(log.note(first.clone()) && !log.note(first.clone()), "once more is no new report");
        assert_eq!((log.last(&first), log.last(&second)), (None, Some(&first)));
        assert!(log.note(second.clone()));
        assert_eq!((log.last(&second), log.last(&third)), (Some(&first), Some(&second)), "also within a day");
    }
}
