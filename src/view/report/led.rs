//! 牵头单位: the report's rows by department.

use super::line::ReportLine;
use crate::language::plural;
use crate::plan::Plan;
use crate::view::list::no_lead;
use crate::{phrase, word};

/// How the indicators of a report stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Arrangement {
    /// One table, binding first.
    #[default]
    Nature,
    /// The same table by department.
    Lead,
    /// A page of tasks for each department.
    Sheets,
}

impl Arrangement {
    /// All choices, in the order in which they are offered; only a plan that says who leads what offers more than the first.
    pub const ALL: [Self; 3] = [Self::Nature, Self::Lead, Self::Sheets];

    /// The words for it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Nature => word!("按属性", "By nature"),
            Self::Lead => word!("按牵头单位", "By lead department"),
            Self::Sheets => word!("部门任务单", "Task sheets"),
        }
    }
}

/// The rows of one department.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Department {
    /// Its name; or that nobody is named.
    pub name: String,
    /// How many rows it leads, and how many of them together with others.
    pub note: String,
    /// Its rows with the numbers that they have in the whole table.
    pub lines: Vec<ReportLine>,
}

impl super::Report {
    /// The same with its rows by department; as it is where the plan names none.
    #[must_use]
    pub fn by_lead(self, plan: &Plan) -> Self {
        let of = |names: fn(&ReportLine, &str) -> bool, own: &str, name: &str| {
            let lines: Vec<_> = self.lines.iter().filter(|line| names(line, own)).cloned().collect();
            let shared = lines.iter().filter(|line| line.leads.len() > 1).count();
            Department { name: name.to_owned(), note: led_note(lines.len(), shared), lines }
        };
        let is_led = |line: &ReportLine, own: &str| line.leads.iter().any(|lead| lead == own);
        let led = plan.leads();
        let each = led.iter().map(|lead| of(is_led, lead.own(), lead.get()));
        let all: Vec<_> = each.chain([of(|line, _| line.leads.is_empty(), "", no_lead())]).collect();
        let departments = if led.is_empty() { Vec::new() } else { all };
        Self { departments: departments.into_iter().filter(|department| !department.lines.is_empty()).collect(), ..self }
    }
}

fn led_note(count: usize, shared: usize) -> String {
    let indicators = plural(count, "indicator", "indicators");
    match shared {
        0 => phrase!("{count} 项", "{count} {indicators}"),
        shared => phrase!(
            "{count} 项，其中 {shared} 项与其他单位共同牵头",
            "{count} {indicators}, {shared} led together with other departments"
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::{TRAINING, read_plan};
    use crate::scenario::{Facts, Scenario};
    use crate::view::report::report;

    #[test]
    fn a_row_stands_under_each_of_its_departments_with_the_same_number() {
        let plan = read_plan(TRAINING).unwrap();
        let whole = report(&plan, &Facts::default(), &Scenario::holding(&plan), "").by_lead(&plan);
        let named: Vec<_> = whole.departments.iter().map(|department| department.name.as_str()).collect();
        assert_eq!(named[..3], ["县卫生健康局", "县教育局", "县发展和改革局"]);
        assert_eq!(named.last(), Some(&"未明确牵头单位"));
        let numbers = |name: &str| {
            let department = whole.departments.iter().find(|department| department.name == name).unwrap();
            department
                .lines
                .iter()
                .filter(|line| line.name == "普惠托育覆盖率")
                .map(|line| line.serial.clone())
                .collect::<Vec<_>>()
        };
        assert_eq!(numbers("县教育局"), numbers("县卫生健康局"));
        assert_eq!(numbers("县教育局").len(), 1);
        let lines: usize = whole.departments.iter().map(|department| department.lines.len()).sum();
        let led = |line: &ReportLine| line.leads.len().max(1);
        assert_eq!(lines, whole.lines.iter().map(led).sum::<usize>(), "nothing is lost");
        let education = &whole.departments[1];
        assert_eq!(education.note, "7 项，其中 3 项与其他单位共同牵头");
    }
}
