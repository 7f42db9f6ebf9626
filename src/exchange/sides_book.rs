//! Several scenarios side by side as a workbook: outcomes as numbers with the decimals that the plan prints, verdicts as words.

use super::scenario_book::{ID, INDICATOR, UNIT};
use super::workbook::{Cell, Sheet, Workbook};
use crate::plan::{Decimals, Indicator, Plan};
use crate::projection::{Judgement, Summary, Tally, Value, Verdict, judge};
use crate::scenario::Scenario;
use crate::view::words::{self, Tone};
use crate::view::{RowHead, row_heads};
use crate::{phrase, word};

/// The number of columns of a scenario.
const EACH: usize = 3;

/// A row for each scored indicator, binding ones first; for each scenario its outcome, verdict and gap to the target. A second sheet counts
/// the verdicts.
pub fn sides_to_workbook(plan: &Plan, scenarios: &[&Scenario]) -> Workbook {
    let Some(first) = scenarios.first() else { return Workbook::default() };
    let heads = row_heads(plan, first, false);
    let judged: Vec<Vec<Judgement>> =
        scenarios.iter().map(|scenario| plan.indicators.iter().map(|it| judge(&scenario.case(plan, it))).collect()).collect();
    Workbook { sheets: vec![outcomes(plan, scenarios, &heads, &judged), counts(plan, scenarios, &judged)] }
}

fn outcomes(plan: &Plan, scenarios: &[&Scenario], heads: &[RowHead], judged: &[Vec<Judgement>]) -> Sheet {
    let fixed = [ID.get(), INDICATOR.get(), UNIT.get(), word!("属性", "Nature"), word!("目标", "Target")].map(Cell::text);
    let each = scenarios.iter().enumerate().flat_map(|(at, scenario)| {
        let (number, name) = (at + 1, &scenario.name);
        [
            phrase!("{number} {name}：预计", "{number} {name}: projected"),
            phrase!("{number} {name}：判断", "{number} {name}: verdict"),
            phrase!("{number} {name}：差距", "{number} {name}: shortfall"),
        ]
        .map(Cell::text)
    });
    let top: Vec<_> = fixed.into_iter().chain(each).collect();
    let listed: Vec<(&RowHead, usize, &Indicator)> = heads
        .iter()
        .filter_map(|head| {
            let at = plan.indicators.iter().position(|indicator| indicator.id == head.id)?;
            Some((head, at, plan.indicators.get(at)?))
        })
        .collect();
    let row = |(head, at, indicator): &(&RowHead, usize, &Indicator)| {
        let fixed = [head.id.as_str(), &head.name, &head.unit, words::nature(head.nature), &head.target].map(Cell::text);
        let each = judged.iter().filter_map(|judged| judged.get(*at)).flat_map(|judgement| cells(indicator, judgement));
        fixed.into_iter().chain(each).collect::<Vec<_>>()
    };
    let rows = std::iter::once(top).chain(listed.iter().map(row)).collect();
    let numbers: Vec<_> = (0..scenarios.len()).flat_map(|at| [5 + EACH * at, 5 + EACH * at + 2]).collect();
    let decimals: Vec<Decimals> = listed.iter().map(|(_, _, indicator)| indicator.decimals).collect();
    Sheet::new(word!("情景对照", "Scenarios"), rows).with_decimals(&numbers, decimals)
}

fn cells(indicator: &Indicator, judgement: &Judgement) -> [Cell; EACH] {
    let exact = |number: f64| {
        let decimals = usize::from(indicator.decimals.get()) + 6;
        Cell::Number(format!("{number:.decimals$}").parse().unwrap_or(number))
    };
    let outcome = match (judgement.outcome, &judgement.verdict) {
        (Some(Value::Exact(value)), _) => exact(value.get()),
        (Some(range @ Value::Between { .. }), _) => {
            let text =
                |value: crate::plan::Amount| crate::view::number::brief(value.get(), usize::from(indicator.decimals.get()));
            Cell::text(crate::view::number::value(range, text))
        }
        (None, Verdict::Met { first_year, .. }) => Cell::text(words::year(*first_year)),
        (None, _) => Cell::Empty,
    };
    let gap = match judgement.verdict {
        Verdict::Missed { shortfall: Some(shortfall) } => exact(shortfall.amount.get()),
        _ => Cell::Empty,
    };
    [outcome, Cell::text(Tone::of(&judgement.verdict).word()), gap]
}

fn counts(plan: &Plan, scenarios: &[&Scenario], judged: &[Vec<Judgement>]) -> Sheet {
    let heads = [
        word!("情景", "Scenario"),
        word!("属性", "Nature"),
        word!("达标", "Met"),
        word!("未达标", "Missed"),
        word!("无法判断", "Cannot be judged"),
    ]
    .map(Cell::text)
    .to_vec();
    let rows = scenarios.iter().zip(judged).enumerate().flat_map(|(at, (scenario, judged))| {
        let Summary { binding, expected, unstated } = Summary::of(plan, judged.iter().map(|it| it.verdict.standing()));
        let all =
            [(Some(crate::plan::Nature::Binding), binding), (Some(crate::plan::Nature::Expected), expected), (None, unstated)];
        let name = format!("{} {}", at + 1, scenario.name);
        all.into_iter().filter(|(_, tally)| tally.total() > 0).map(move |(nature, tally)| {
            let Tally { met, missed, unjudged, .. } = tally;
            let count = |count: usize| Cell::Number(crate::math::count(count));
            vec![Cell::text(&name), Cell::text(words::nature(nature)), count(met), count(missed), count(unjudged)]
        })
    });
    Sheet::new(word!("计数", "Counts"), std::iter::once(heads).chain(rows).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::{builtin_plan, read_scenario, read_xlsx, write_xlsx};

    #[test]
    fn outcomes_stand_as_numbers_beside_each_other_and_survive_a_file() {
        let plan = builtin_plan().unwrap();
        let text = r#"{"format":"tuiyan.scenario/1","name":"乙","plan":"lizhou-14","assumptions":{"t1-03":{"growth":{"family":"linear","step":0.26}}}}"#;
        let (one, other) = (Scenario::holding(&plan), read_scenario(text, &plan).unwrap());
        let book = sides_to_workbook(&plan, &[&one, &other]);
        let sheet = &book.sheets[0];
        assert_eq!((sheet.rows.len(), sheet.rows[0].len()), (39, 11));
        let row = sheet.rows.iter().find(|row| row[0] == Cell::text("t1-03")).unwrap();
        let expected =
            [Cell::Number(93.7), Cell::text("未达标"), Cell::Number(1.3), Cell::Number(95.0), Cell::text("达标"), Cell::Empty];
        assert_eq!(row[5..], expected);
        let back = read_xlsx(&write_xlsx(&book).unwrap()).unwrap();
        assert_eq!(back.sheets[1].rows[1][2..], [Cell::Number(2.0), Cell::Number(6.0), Cell::Number(5.0)]);
    }
}
