//! 总体结论: what a leader reads who reads nothing else.

use super::{Judged, Scored};
use crate::language::plural;
use crate::plan::{Nature, Plan};
use crate::projection::{Summary, Tally, Verdict};
use crate::scenario::Scenario;
use crate::view::number::percent;
use crate::view::sheet::{Account, account};
use crate::view::words::{self, Tone};
use crate::{phrase, word};

/// How many of those that lack most are told.
const TOLD: usize = 3;

/// What follows from a scenario, in sentences.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conclusion {
    /// What can be said of the whole: the verdict over the binding ones, then the counts.
    pub sentences: Vec<String>,
    /// What stands before the list of those that lack most; empty where none is missed.
    pub lead: String,
    /// What stands over all of those that are missed; empty where none is.
    pub over_missed: String,
    /// The binding indicators that are missed, the worst first; where the plan binds itself to none, all that are missed.
    pub missed: Vec<Shortcoming>,
    /// What turned since the last report; empty where there is none to compare with.
    pub turned: String,
}

/// An indicator that is missed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shortcoming {
    /// Its name; the unit stands behind each figure.
    pub name: String,
    /// What is expected, and how far it is from the target.
    pub finding: String,
    /// The gap as a share of the planned change; empty where there is none.
    pub share: String,
    /// What is needed.
    pub required: String,
    /// How the verdict looks.
    pub tone: Tone,
}

impl Shortcoming {
    /// All of it as one sentence: `失业保险参保人数：预计 … 差距占规划增减量的 100％。达标所需：…`
    pub fn sentence(&self) -> String {
        let Self { name, finding, share, required, .. } = self;
        let share = if share.is_empty() { String::new() } else { phrase!("，{share}", "; {share}") };
        let required =
            if required.is_empty() { String::new() } else { phrase!("；达标所需：{required}", "; required: {required}") };
        phrase!("{name}：{finding}{share}{required}。", "{name}: {finding}{share}{required}.")
    }
}

impl Conclusion {
    /// Those that lack most, a sentence each.
    pub fn worst(&self) -> Vec<String> {
        self.missed.iter().take(TOLD).map(Shortcoming::sentence).collect()
    }
}

/// Concludes from all that counts, binding first.
pub(super) fn conclusion(plan: &Plan, scenario: &Scenario, main: &[&Judged], summary: Summary) -> Conclusion {
    let scored = Scored::of(summary);
    let missed = missed(plan, scenario, main, &scored);
    let (lead, over_missed) = (lead(missed.len(), &scored), over_missed(missed.len(), &scored));
    Conclusion { sentences: sentences(plan, scenario, &scored), lead, over_missed, missed, turned: String::new() }
}

fn sentences(plan: &Plan, scenario: &Scenario, scored: &Scored) -> Vec<String> {
    let (end, name) = (plan.period.end(), &scenario.name);
    let whole = if let Some(binding) = scored.binding() {
        over(word!("约束性指标", "binding indicators"), binding)
    } else {
        let all = over(word!("指标", "indicators"), scored.all());
        phrase!("规划没有标明约束性指标，{all}", "the plan marks no indicator as binding; {all}")
    };
    let unjudged = scored.all().unjudged;
    let is_are = plural(unjudged, "indicator", "indicators");
    let open = (unjudged > 0).then(|| {
        phrase!(
            "无法判断的 {unjudged} 项不算未达标，原因另列。",
            "{unjudged} {is_are} cannot be judged and do not count as missed; the reasons are listed below."
        )
    });
    let first = phrase!("按情景“{name}”推算到 {end} 年：{whole}", "Projected to {end} under the scenario “{name}”: {whole}");
    [Some(first), Some(counts(scored)), open].into_iter().flatten().filter(|text| !text.is_empty()).collect()
}

/// The verdict over those that decide.
fn over(what: &str, tally: Tally) -> String {
    let Tally { met, missed, unjudged, .. } = tally;
    let all = tally.total();
    match (met, missed, unjudged) {
        (0, 0, 0) => {
            word!("没有可以计数的指标，得不出结论。", "there is nothing to count, so nothing can be concluded.").to_owned()
        }
        (0, 0, _) => phrase!(
            "{what} {all} 项都无法判断，目前得不出结论。",
            "none of the {all} {what} can be judged, so nothing can be concluded yet."
        ),
        (_, 0, 0) => phrase!("{what} {all} 项全部达标。", "all {all} {what} are met."),
        (_, 0, _) => phrase!(
            "能够判断的 {met} 项{what}都达标；另有 {unjudged} 项无法判断，还不能说全部达标。",
            "the {met} {what} that can be judged are met; {unjudged} cannot be judged, so it cannot be said that all are met."
        ),
        (0, _, 0) => phrase!("{what} {all} 项都不能达标。", "none of the {all} {what} is met."),
        (_, _, 0) => phrase!("{what} {all} 项中 {missed} 项不能达标。", "{missed} of the {all} {what} are missed."),
        (..) => phrase!(
            "{what} {all} 项中 {missed} 项不能达标，{unjudged} 项无法判断。",
            "{missed} of the {all} {what} are missed, and {unjudged} cannot be judged."
        ),
    }
}

/// `约束性 13 项：达标 2，未达标 6，无法判断 5；预期性 …。`
fn counts(scored: &Scored) -> String {
    let all: Vec<_> = scored.each().map(|(nature, tally)| counted(nature, tally)).collect();
    let all = all.join(word!("；", "; "));
    if all.is_empty() { all } else { words::sentence(phrase!("{all}。", "{all}.")) }
}

fn counted(nature: Option<Nature>, tally: Tally) -> String {
    let (nature, all) = (words::nature(nature), tally.total());
    let Tally { met, missed, unjudged, .. } = tally;
    phrase!(
        "{nature} {all} 项：达标 {met}，未达标 {missed}，无法判断 {unjudged}",
        "{nature}, {all} in all: met {met}, missed {missed}, cannot be judged {unjudged}"
    )
}

/// What decides: the binding ones, or all where the plan marks none as binding.
fn missed(plan: &Plan, scenario: &Scenario, main: &[&Judged], scored: &Scored) -> Vec<Shortcoming> {
    let decides = |nature| scored.binding().is_none() || nature == Some(Nature::Binding);
    let share = |verdict: &Verdict| match verdict {
        Verdict::Missed { shortfall } => Some(shortfall.and_then(|shortfall| shortfall.share).unwrap_or(-1.0)),
        _ => None,
    };
    let all = main.iter().filter(|(indicator, _)| decides(indicator.nature));
    let mut missed: Vec<_> = all.filter_map(|one| Some((share(&one.1.verdict)?, *one))).collect();
    missed.sort_by(|(one, _), (other, _)| other.total_cmp(one));
    missed.into_iter().map(|(_, one)| shortcoming(plan, scenario, one)).collect()
}

fn shortcoming(plan: &Plan, scenario: &Scenario, (indicator, judgement): &Judged) -> Shortcoming {
    let Account { finding, required, .. } = account(plan, scenario, indicator, judgement);
    let stated = scenario.assumption(&indicator.id).statement(indicator).measured();
    let whole = match stated {
        Some(stated) if stated.measure.is_plain() => word!("规划增减量", "the planned change"),
        _ => word!("目标", "the target"),
    };
    let share = match judgement.verdict {
        Verdict::Missed { shortfall: Some(shortfall) } => shortfall.share,
        _ => None,
    };
    let share = share.map(percent).map(|share| phrase!("差距占{whole}的 {share}", "a gap of {share} of {whole}"));
    Shortcoming {
        name: indicator.name.get().to_owned(),
        finding,
        share: share.unwrap_or_default(),
        required,
        tone: Tone::of(&judgement.verdict),
    }
}

/// Where only the binding ones are listed, the heading says so: the counts above it know of others.
fn over_missed(count: usize, scored: &Scored) -> String {
    match (count, scored.binding()) {
        (0, _) => String::new(),
        (_, Some(_)) => {
            phrase!("未达标的约束性指标 {count} 项，差距大的在前", "Binding indicators missed: {count}, the widest gap first")
        }
        (_, None) => phrase!("未达标 {count} 项，差距大的在前", "Missed: {count}, the widest gap first"),
    }
}

fn lead(missed: usize, scored: &Scored) -> String {
    let what = match scored.binding() {
        Some(_) => word!("约束性指标", "binding indicators"),
        None => word!("指标", "indicators"),
    };
    match missed {
        0 => String::new(),
        1..=TOLD => phrase!("未达标的{what}，差距大的在前：", "The {what} that are missed, the widest gap first:"),
        _ => phrase!(
            "差距最大的 {TOLD} 项{what}（按差距占规划增减量的比重，累计指标按占目标的比重；相同的按原表先后）：",
            "The {TOLD} {what} with the widest gaps (as a share of the planned change or, for a total, of its target; ties in the \
             order of the document):"
        ),
    }
}
