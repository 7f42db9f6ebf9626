//! Chances in words: to five points, and with what they depend on.

use super::spoken::Spoken;
use crate::plan::{Id, Indicator, Plan};
use crate::projection::judge;
use crate::risk::{Frechet, Input, frechet};
use crate::scenario::{Scenario, Uncertainty};
use crate::view::row::name;
use crate::view::words::{self, Tone};
use crate::{phrase, word};

/// The chances of a scenario's scored targets, one by one and together.
#[derive(Clone, Debug, PartialEq)]
pub struct Chances {
    /// One line for each scored target, in the order of the plan.
    pub lines: Vec<ChanceLine>,
    /// All binding targets together, in a sentence; `None` where none of them can be judged.
    pub joint: Option<String>,
}

/// The chance of one target.
#[derive(Clone, Debug, PartialEq)]
pub struct ChanceLine {
    /// The indicator.
    pub id: Id,
    /// Its name, with 其中 where it is a part of another.
    pub name: String,
    /// 约束性, 预期性 or 未注明.
    pub nature: &'static str,
    /// How the verdict looks as assumed.
    pub tone: Tone,
    /// `约 40％`; `—` where there is none.
    pub chance: String,
    /// What the chance depends on, or why there is none.
    pub conditions: String,
}

/// The chance of one target under the persistent reading, with its conditions.
pub fn chance(plan: &Plan, scenario: &Scenario, indicator: &Indicator) -> ChanceLine {
    let (case, stated) = (scenario.case(plan, indicator), scenario.assumption(&indicator.id).uncertainty);
    let (judgement, found) = (judge(&case), crate::risk::chance(&case, stated));
    let spoken = Spoken::new(plan, scenario, indicator, &judgement);
    ChanceLine {
        id: indicator.id.clone(),
        name: name(indicator),
        nature: words::nature(indicator.nature),
        tone: Tone::of(&judgement.verdict),
        chance: found.map_or_else(|_| crate::view::NOTHING.to_owned(), |chance| words::chance(chance.share, true)),
        conditions: match (found, stated, spoken) {
            (Err(why), _, _) => words::no_chance(why),
            (Ok(_), Some(stated), Some(spoken)) => range(&spoken, stated),
            (Ok(_), _, _) => String::new(),
        },
    }
}

/// What a chance of an indicator depends on, in a sentence: `低 0.1、可能 0.26、高 0.4 个百分点／年，三角分布，各年偏离相同，其余按所设假设`.
/// `None` where no range is stated.
pub fn conditions(plan: &Plan, scenario: &Scenario, indicator: &Indicator) -> Option<String> {
    let judgement = judge(&scenario.case(plan, indicator));
    let stated = scenario.assumption(&indicator.id).uncertainty?;
    Spoken::new(plan, scenario, indicator, &judgement).map(|spoken| range(&spoken, stated))
}

fn range(spoken: &Spoken, stated: Uncertainty) -> String {
    let likely = spoken.subject.assumption.likely().get();
    let (below, above) = stated.ends();
    let [low, likely, high] = [likely + below, likely, likely + above].map(|x| spoken.setting(Input::Parameter, x));
    let (label, unit) = (spoken.label(Input::Parameter), spoken.unit(Input::Parameter));
    let shape = words::shape(stated.shape());
    // Chinese says the unit once, at the end; in English each is said in full.
    let [low_said, likely_said, high] = [&low, &likely, &high].map(|number| words::with_unit(number, &unit));
    phrase!(
        "{label}低 {low}、可能 {likely}、高 {high}，{shape}，各年偏离相同，其余按所设假设",
        "{label}: low {low_said}, likely {likely_said}, high {high}, {shape}, the same deviation in every year, all else as assumed"
    )
}

/// The chances of all scored targets.
pub fn chances(plan: &Plan, scenario: &Scenario) -> Chances {
    Chances { lines: plan.scored().map(|indicator| chance(plan, scenario, indicator)).collect(), joint: bounds(plan, scenario) }
}

/// What holds of all binding targets together whatever the dependence, in a sentence; `None` where none of them can be judged.
pub fn bounds(plan: &Plan, scenario: &Scenario) -> Option<String> {
    frechet(plan, scenario).map(|found| joint(&found, scenario.correlation.is_some()))
}

/// All binding targets together, whatever their dependence; `is_stated` where one is.
fn joint(found: &Frechet, is_stated: bool) -> String {
    let counted = phrase!(
        "约束性指标 {} 项（{} 项有所述范围，其余按判断计）",
        "Binding indicators: {} ({} with a stated range, the others by their verdict)",
        found.counted,
        found.ranged
    );
    let extent = if found.high <= 0.0 {
        word!("不可能全部达标", "meeting them all is impossible").to_owned()
    } else if found.low >= 1.0 {
        word!("必然全部达标", "meeting them all is certain").to_owned()
    } else {
        let (least, most) = (least(found.low), most(found.high));
        phrase!("全部达标的可能至少{least}，至多{most}", "the chance of meeting them all is at least {least}, at most {most}")
    };
    let names: Vec<_> = found.left_out.iter().map(|(indicator, _)| indicator.name.get()).collect();
    let left_out = if names.is_empty() {
        String::new()
    } else {
        phrase!(
            "；无法判断而未计入 {} 项：{}",
            "; not counted because they cannot be judged ({}): {}",
            names.len(),
            words::listed(&names)
        )
    };
    let why = if is_stated {
        word!("这一界限不依赖各项偏离之间的关系", "these bounds hold whatever the dependence between deviations")
    } else {
        word!(
            "各项偏离之间的关系没有说明，只能给出这一界限",
            "the dependence between deviations is not stated, so only these bounds can be given"
        )
    };
    phrase!("{counted}：{extent}；{why}{left_out}", "{counted}: {extent}; {why}{left_out}")
}

fn least(share: f64) -> String {
    if share <= 0.0 { word!(" 0", "0").to_owned() } else { words::chance(share, false) }
}

fn most(share: f64) -> String {
    if share >= 1.0 { word!(" 100％", "100%").to_owned() } else { words::chance(share, false) }
}
