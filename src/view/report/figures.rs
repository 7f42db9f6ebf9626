//! The figures of a report: numbered, each under what it shows, and none of nothing.

use super::Charted;
use crate::chart::{Drawing, LargeChart, Poster};
use crate::plan::{Id, Indicator, Plan};
use crate::projection::{Judgement, Standing, judge};
use crate::scenario::{Facts, Scenario};
use crate::view::compare::{Contender, compared_figure, compared_finding};
use crate::view::past;
use crate::view::poster::poster;
use crate::view::sheet::account;
use crate::{phrase, word};

/// The figures that were asked for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ReportFigures {
    /// What there is to draw, in the order of the report.
    pub figures: Vec<ReportFigure>,
    /// What there is nothing to draw of; empty where all could be drawn.
    pub left_out: String,
}

/// A numbered figure.
#[derive(Clone, Debug, PartialEq)]
pub struct ReportFigure {
    /// The indicator.
    pub id: Id,
    /// `图3 失业保险参保人数：预计 2025 年 …`
    pub caption: String,
    /// The picture. It says nothing that the caption says.
    pub poster: Poster,
}

/// Makes the figures of a scenario, with the others as lines of their own where there are any.
pub fn report_figures(plan: &Plan, facts: &Facts, scenario: &Scenario, others: &[&Scenario], charted: Charted) -> ReportFigures {
    let mut made = ReportFigures::default();
    let (mut unjudged, mut status) = (0, 0);
    for indicator in charted.ids(plan, scenario).iter().filter_map(|id| plan.indicator(id)) {
        let judgement = judge(&scenario.case(plan, indicator));
        let drawn = if others.is_empty() {
            alone(plan, facts, scenario, indicator, &judgement)
        } else {
            together(plan, facts, scenario, others, indicator, &judgement)
        };
        match drawn {
            Some((said, poster)) => {
                let number = made.figures.len() + 1;
                let caption = phrase!("图{number} {said}", "Figure {number}. {said}");
                made.figures.push(ReportFigure { id: indicator.id.clone(), caption, poster });
            }
            None if judgement.verdict.standing() == Standing::Unjudged => unjudged += 1,
            None => status += 1,
        }
    }
    made.left_out = left_out(unjudged, status);
    made
}

fn left_out(unjudged: usize, status: usize) -> String {
    let unjudged =
        (unjudged > 0).then(|| phrase!("{unjudged} 项无法判断，不附图", "{unjudged} cannot be judged and have no figure"));
    let status = (status > 0).then(|| phrase!("{status} 项是定性目标，没有曲线", "{status} are qualitative and have no curve"));
    let all: Vec<_> = [unjudged, status].into_iter().flatten().collect();
    if all.is_empty() { String::new() } else { format!("{}{}", all.join(word!("；", "; ")), word!("。", ".")) }
}

fn alone(
    plan: &Plan,
    facts: &Facts,
    scenario: &Scenario,
    indicator: &Indicator,
    judgement: &Judgement,
) -> Option<(String, Poster)> {
    let Poster { keys, drawing, .. } = poster(plan, facts, scenario, indicator, judgement)?;
    let Drawing::Figure(figure) = drawing else { return None };
    let finding = account(plan, scenario, indicator, judgement).finding;
    let said = phrase!("{}：{finding}", "{}: {finding}", indicator.name);
    shows(&figure).then(|| (said, Poster { keys, drawing: Drawing::Figure(figure), ..Poster::default() }))
}

fn together(
    plan: &Plan,
    facts: &Facts,
    scenario: &Scenario,
    others: &[&Scenario],
    indicator: &Indicator,
    judgement: &Judgement,
) -> Option<(String, Poster)> {
    let judged: Vec<_> = others.iter().map(|other| judge(&other.case(plan, indicator))).collect();
    let first = Contender { scenario, judgement };
    let rest = others.iter().zip(&judged).map(|(scenario, judgement)| Contender { scenario, judgement });
    let contenders: Vec<_> = std::iter::once(first).chain(rest).collect();
    let figure = compared_figure(plan, facts, indicator, &contenders, 0)?;
    let said = compared_finding(plan, indicator, &contenders, 0);
    let keys = past::keys(&figure.past);
    shows(&figure).then(|| (said, Poster { keys, drawing: Drawing::Figure(figure), ..Poster::default() }))
}

/// Whether there is a path; a target alone is no picture of anything.
fn shows(figure: &LargeChart) -> bool {
    let is_line = |line: &[(usize, f64)]| !line.is_empty();
    let others = figure.others.iter().any(|other| is_line(&other.path) || !other.band.is_empty());
    !figure.path.is_empty() || !figure.band.is_empty() || !figure.bars.is_empty() || others
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::builtin_plan;

    #[test]
    fn figures_are_numbered_and_begin_with_what_they_show() {
        let plan = builtin_plan().unwrap();
        let made = report_figures(&plan, &Facts::default(), &Scenario::holding(&plan), &[], Charted::Binding);
        assert_eq!(made.figures.len(), 8, "none of what has no path");
        assert_eq!(made.left_out, "5 项无法判断，不附图。");
        assert!(made.figures[0].caption.starts_with("图1 ") && made.figures[7].caption.starts_with("图8 "));
        let insured = made.figures.iter().find(|figure| figure.id.as_str() == "t1-16").unwrap();
        assert!(insured.caption.contains(" 失业保险参保人数：预计 2025 年 "), "{}", insured.caption);
        assert!(insured.poster.title.is_empty() && insured.poster.subject.is_empty(), "the caption says it once");
    }

    #[test]
    fn nothing_is_said_where_nothing_is_asked_for() {
        let plan = builtin_plan().unwrap();
        assert_eq!(
            report_figures(&plan, &Facts::default(), &Scenario::holding(&plan), &[], Charted::Nothing),
            ReportFigures::default()
        );
    }

    #[test]
    fn several_scenarios_have_a_line_each() {
        let plan = builtin_plan().unwrap();
        let (one, other) = (Scenario::holding(&plan), Scenario { name: "乙".into(), ..Scenario::holding(&plan) });
        let made = report_figures(&plan, &Facts::default(), &one, &[&other], Charted::Binding);
        let insured = made.figures.iter().find(|figure| figure.id.as_str() == "t1-16").unwrap();
        assert!(insured.caption.ends_with("2 个情景中 0 个达标"), "{}", insured.caption);
        assert!(matches!(&insured.poster.drawing, Drawing::Figure(figure) if figure.others.len() == 2));
    }
}
