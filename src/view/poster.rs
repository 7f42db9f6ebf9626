//! A chart that can leave the page, with the words that tell what it shows.

use super::past::{self, with_past};
use super::sheet::{account, figure, title};
use super::words;
use crate::chart::{Drawing, Kind as Mark, LargeChart, LegendKey, Poster, Sign};
use crate::plan::{Indicator, Plan, Years};
use crate::projection::Judgement;
use crate::scenario::{Facts, Scenario};
use crate::{phrase, word};

/// What a chart can be saved as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PictureFormat {
    /// Pixels.
    Png,
    /// Vectors.
    Svg,
}

/// An indicator's chart, with the years before that `facts` know, its finding, subject, keys and source; `None` for a status.
pub fn poster(plan: &Plan, facts: &Facts, scenario: &Scenario, indicator: &Indicator, judgement: &Judgement) -> Option<Poster> {
    let years = scenario.assumption(&indicator.id).statement(indicator).measured()?.measure.years();
    let figure = figure(plan, scenario, indicator, judgement, None)?;
    let figure = with_past(plan, facts, scenario, indicator, false, figure);
    let nature = words::nature(indicator.nature);
    Some(Poster {
        title: account(plan, scenario, indicator, judgement).finding,
        subject: phrase!("{} · {nature} · 情景：{}", "{} · {nature} · scenario: {}", title(indicator), scenario.name),
        keys: keys(&figure, years),
        source: source(plan, indicator),
        drawing: Drawing::Figure(figure),
    })
}

pub(super) fn source(plan: &Plan, indicator: &Indicator) -> String {
    let (document, place) = (&plan.document, &indicator.source.place);
    phrase!(
        "来源：{}（{}）{place}；规划数据版本 {}",
        "Source: {} ({}), {place}; plan data version {}",
        plan.name,
        document.number,
        plan.version
    )
}

/// The document and the version of its data, where all of it is drawn from.
pub(super) fn plan_source(plan: &Plan) -> String {
    phrase!(
        "来源：{}（{}）；规划数据版本 {}",
        "Source: {} ({}); plan data version {}",
        plan.name,
        plan.document.number,
        plan.version
    )
}

/// A word for every mark that the chart shows, and for no other.
fn keys(figure: &LargeChart, years: Years) -> Vec<LegendKey> {
    let shown = |mark: Mark| figure.path.iter().any(|point| point.kind == mark && (point.year > 0 || years == Years::Values));
    let sum = match years {
        Years::Values => "",
        Years::Flows => word!("（累计）", " (cumulative)"),
        Years::Rates => word!("（指数）", " (index)"),
    };
    let points = [
        (Mark::Plan, word!("规划的起点", "Baseline in the plan")),
        (Mark::Entered, word!("填写的起点", "Baseline entered")),
        (Mark::Observed, word!("观测", "Observed")),
        (Mark::Assumed, word!("设定", "Assumed")),
        (Mark::Projected, word!("预计", "Projected")),
    ];
    let points = points.into_iter().filter(|(mark, _)| shown(*mark));
    let points = points.map(|(mark, word)| (Sign::Point(mark), format!("{word}{sum}")));
    let others = [
        (
            Sign::Fan,
            word!("80％、50％ 的可能范围和中位线（持续偏离）", "80% and 50% ranges, median (persistent deviation)"),
            figure.fan.len() > 1,
        ),
        (Sign::Band, word!("起点不定时的范围", "Range for an uncertain baseline"), figure.band.len() > 1),
        (Sign::Bar, word!("当年量", "Flow of the year"), !figure.bars.is_empty()),
        (Sign::Way, word!("达标所需的路径", "Required trajectory"), figure.way.len() > 1),
        (
            Sign::Milestone { is_own: false },
            word!("规划的年度目标（实心为达标）", "Milestones of the plan (filled where met)"),
            figure.milestones.iter().any(|it| !it.is_own),
        ),
        (
            Sign::Milestone { is_own: true },
            word!("自定的年度目标（实心为达标）", "Annual targets set here (filled where met)"),
            figure.milestones.iter().any(|it| it.is_own),
        ),
        (Sign::Region, word!("达标范围", "Target met"), figure.target.is_some()),
    ];
    let others = others.into_iter().filter(|(.., is_shown)| *is_shown).map(|(sign, word, _)| (sign, word.to_owned()));
    let now = points.chain(others).map(|(sign, text)| LegendKey { sign, text });
    past::keys(&figure.past).into_iter().chain(now).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::{builtin_plan, read_scenario};
    use crate::plan::Id;
    use crate::projection::judge;

    fn of(id: &str, assumption: &str) -> Option<Poster> {
        let plan = builtin_plan().unwrap();
        let text =
            format!(r#"{{"format":"tuiyan.scenario/1","name":"甲","plan":"lizhou-14","assumptions":{{"{id}":{assumption}}}}}"#);
        let scenario = read_scenario(&text, &plan).unwrap();
        let indicator = plan.indicator(&Id::new(id).unwrap()).unwrap();
        poster(&plan, &Facts::default(), &scenario, indicator, &judge(&scenario.case(&plan, indicator)))
    }

    fn words_of(poster: &Poster) -> Vec<&str> {
        poster.keys.iter().map(|key| key.text.as_str()).collect()
    }

    #[test]
    fn a_picture_names_finding_scenario_and_source() {
        let poster = of("t1-03", "{}").unwrap();
        assert_eq!(poster.title, "预计 2025 年 93.7 ％，比目标低 1.3 个百分点，未达标");
        assert_eq!(poster.subject, "学有所教 · 学前教育毛入园率（％） · 预期性 · 情景：甲");
        assert!(
            poster.source.contains("广利府发〔2022〕12号") && poster.source.contains("表1 学有所教 第1行"),
            "{}",
            poster.source
        );
    }

    #[test]
    fn every_mark_that_is_shown_has_a_word_and_no_other() {
        let observed = of("t1-03", r#"{"years":{"2021":{"observed":94.0},"2023":{"assumed":94.4}}}"#).unwrap();
        assert_eq!(words_of(&observed), ["规划的起点", "观测", "设定", "预计", "达标所需的路径", "达标范围"]);
        let total = of("t1-07", "{}").unwrap();
        assert_eq!(words_of(&total), ["预计（累计）", "当年量", "达标所需的路径", "达标范围"]);
        let ranged = of("t1-03", r#"{"uncertainty":{"below":0.1,"above":0.2}}"#).unwrap();
        assert!(words_of(&ranged).iter().any(|word| word.contains("可能范围")), "{:?}", words_of(&ranged));
        let interval = of("t1-08", "{}").unwrap();
        assert!(words_of(&interval).contains(&"起点不定时的范围"), "{:?}", words_of(&interval));
    }

    #[test]
    fn a_status_has_no_picture() {
        assert_eq!(of("t1-02", "{}"), None);
    }
}
