//! Tables of yearly figures, told from the tables of a plan.

use super::printed;
use super::table::{Answers, Proposal, read_observations};
use super::workbook::Workbook;
use crate::plan::{Period, Plan, Year};
use crate::scenario::Scenario;

/// Whether a table tells how the indicators of a plan went. A table that states a base year and a target year and nothing else is a plan of
/// its own. Two years that are neither this plan's base year nor its last, without a nature, are not. Of a table that is no plan's, it is
/// enough that a figure or a question concerns this plan.
pub fn is_yearly_table(book: &Workbook, plan: &Plan) -> bool {
    let found = read_observations(book, plan, &Scenario::holding(plan), None, &Answers::default());
    match printed::read(book, None, None) {
        Ok(own) => {
            let has_nature = own.rows.iter().flat_map(|row| &row.indicators).any(|stated| stated.nature.is_some());
            let is_between = |year, period: Period| year != period.base() && year != period.end();
            years(&found).any(|year| is_between(year, own.period) || (!has_nature && is_between(year, plan.period)))
        }
        Err(_) => !found.is_empty() || found.questions.iter().any(|question| !question.is_offer()),
    }
}

fn years(found: &Proposal) -> impl Iterator<Item = Year> {
    [&found.values, &found.base, &found.history].into_iter().flatten().map(|figure| figure.year)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::builtin_plan;
    use crate::exchange::table::{facts_sheet, read_text};
    use crate::scenario::Facts;

    fn is_yearly(text: &str) -> bool {
        is_yearly_table(&read_text(text).unwrap(), &builtin_plan().unwrap())
    }

    #[test]
    fn a_table_of_what_was_reached_is_one_whether_or_not_it_states_targets() {
        assert!(is_yearly("指标\t2021年\t2022年\n学前教育毛入园率\t94.07\t95.1\n"));
        assert!(is_yearly(
            "指标\t2020年\t2022年实际\t2025年目标\n学前教育毛入园率（％）\t93.7\t95.1\t96\n九年义务教育巩固率（％）\t99\t99.1\t99.3\n"
        ));
    }

    #[test]
    fn a_table_of_a_base_year_and_a_target_year_is_a_plan() {
        let table = "指标名称\t单位\t2020年\t2025年\t属性\n学前教育毛入园率\t％\t93.7\t96\t预期性\n九年义务教育巩固率\t％\t99\t99.3\t约束性\n";
        assert!(!is_yearly(table));
    }

    #[test]
    fn what_concerns_no_indicator_of_the_plan_is_none() {
        assert!(!is_yearly("姓名\t电话\n某人\t123\n"));
        let plan = builtin_plan().unwrap();
        let book = Workbook { sheets: vec![facts_sheet(&plan, &Facts::default())] };
        assert!(!is_yearly_table(&book, &plan), "the plan's own table without figures");
    }
}
