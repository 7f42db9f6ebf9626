//! The open indicator while an exercise asks for its growth: what would give the answer away is not made, and so neither shown nor read out.

use super::IndicatorSheet;
use crate::chart::LargeChart;
use crate::phrase;
use crate::plan::{Indicator, Plan, Statement};
use crate::projection::Judgement;
use crate::scenario::Scenario;
use crate::view::row::{outcome, target};
use crate::view::words::named;
use crate::word;

/// A sheet without requirement, met range, margin and working. Outcome, target and verdict stay: they are what is worked with.
pub fn blind(
    plan: &Plan,
    scenario: &Scenario,
    indicator: &Indicator,
    judgement: &Judgement,
    sheet: IndicatorSheet,
) -> IndicatorSheet {
    let statement: &Statement = scenario.assumption(&indicator.id).statement(indicator);
    let lever = sheet.lever.map(|mut lever| {
        let margin = &mut lever.readings[3];
        (margin.text, margin.is_open) = (String::new(), false);
        super::Lever { required_at: None, met: None, ..lever }
    });
    let (end, name) = (plan.period.end(), named(String::new(), indicator.unit.get()));
    IndicatorSheet {
        finding: phrase!(
            "到 {end} 年预计 {}，目标 {}{name}：{}",
            "By {end}: projected {}, target {}{name}: {}",
            outcome(indicator, statement, judgement),
            target(indicator, statement),
            sheet.tone.word()
        ),
        required: word!("练习中不显示", "not shown during the exercise").to_owned(),
        required_before: None,
        // It ends in what is lacking.
        explanation: String::new(),
        outlook: None,
        lever,
        ..sheet
    }
}

/// A chart without the path that is required.
pub fn blind_figure(figure: LargeChart) -> LargeChart {
    LargeChart { way: Vec::new(), ..figure }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::builtin_plan;
    use crate::plan::Id;
    use crate::projection::judge;

    #[test]
    fn nothing_of_the_answer_is_left_and_the_verdict_stays() {
        let plan = builtin_plan().unwrap();
        let scenario = Scenario::holding(&plan);
        let indicator = plan.indicator(&Id::new("t1-16").unwrap()).unwrap();
        let judgement = judge(&scenario.case(&plan, indicator));
        let open = crate::view::sheet(&plan, &scenario, indicator, &judgement);
        let lever = open.lever.clone().unwrap();
        assert!(lever.required_at.is_some() && lever.met.is_some() && open.required.contains("0.076"), "{}", open.required);
        let shown = blind(&plan, &scenario, indicator, &judgement, open.clone());
        let lever = shown.lever.as_ref().unwrap();
        assert_eq!((&lever.required_at, &lever.met, lever.readings[3].text.as_str()), (&None, &None, ""));
        assert_eq!((shown.tone, shown.finding.as_str()), (open.tone, "到 2025 年预计 2.62，目标 ≥3（万人）：未达标"));
        let said = format!("{shown:?}");
        assert!(!said.contains("0.076") && !said.contains("0.38"), "{said}");
        let figure = crate::view::figure(&plan, &scenario, indicator, &judgement, None).unwrap();
        assert!(!figure.way.is_empty() && blind_figure(figure).way.is_empty());
    }
}
