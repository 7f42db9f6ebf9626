//! Which lines of the list are shown.

use super::row::Facets;
use crate::plan::{Id, Indicator, Plan};
use crate::projection::Standing;
use crate::word;

/// What the person wants to see. The default shows the indicators that count.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// By verdict, nature or change.
    pub shown: Shown,
    /// One domain only.
    pub domain: Option<String>,
    /// One group only; the groups of the scoreboard where `None`, all of them for [`Filter::EVERYTHING`].
    pub group: Option<String>,
    /// One department only, by its own name; what nobody leads for [`Filter::NOBODY`].
    pub lead: Option<String>,
    /// What the lines stand under.
    pub grouped: Grouping,
    /// Part of a name or an id.
    pub query: String,
}

/// What the lines of a list stand under.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Grouping {
    /// The domain of each.
    #[default]
    Domain,
    /// The departments that answer for each: a line stands under all of them.
    Lead,
}

impl Grouping {
    /// All choices, in the order in which they are offered.
    pub const ALL: [Self; 2] = [Self::Domain, Self::Lead];

    /// The words for it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Domain => word!("按领域分组", "Grouped by domain"),
            Self::Lead => word!("按牵头单位分组", "Grouped by lead"),
        }
    }
}

/// One choice of lines.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Shown {
    /// Every line.
    #[default]
    All,
    /// Binding indicators.
    Binding,
    /// Expected indicators.
    Expected,
    /// What is met.
    Met,
    /// What is missed, close or not.
    Missed,
    /// What cannot be judged.
    Unjudged,
    /// What the person decided something about.
    Changed,
}

impl Shown {
    /// All choices, in the order in which they are offered.
    pub const ALL: [Self; 7] = [Self::All, Self::Binding, Self::Expected, Self::Met, Self::Missed, Self::Unjudged, Self::Changed];

    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            Self::All => word!("全部", "All"),
            Self::Binding => word!("约束性", "Binding"),
            Self::Expected => word!("预期性", "Anticipatory"),
            Self::Met => word!("达标", "Met"),
            Self::Missed => word!("未达标", "Missed"),
            Self::Unjudged => word!("无法判断", "Cannot be judged"),
            Self::Changed => word!("已改动", "Changed"),
        }
    }

    fn admits(self, row: Facets) -> bool {
        match self {
            Self::All => true,
            Self::Binding => row.is_binding == Some(true),
            Self::Expected => row.is_binding == Some(false),
            Self::Met => row.standing == Standing::Met,
            Self::Missed => row.standing == Standing::Missed,
            Self::Unjudged => row.standing == Standing::Unjudged,
            Self::Changed => row.is_changed,
        }
    }
}

impl Filter {
    /// The group choice that shows every group.
    pub const EVERYTHING: &'static str = "*";
    /// The choice of what nobody leads; a name holds more than that.
    pub const NOBODY: &'static str = "-";

    fn admits(&self, plan: &Plan, at: usize, row: Facets) -> bool {
        let indicator = &plan.indicators[at];
        let in_group = in_group(plan, indicator, self.group.as_deref());
        let in_domain = self.domain.as_ref().is_none_or(|domain| *domain == indicator.domain.own());
        let query = self.query.trim().to_ascii_lowercase();
        let named = query.is_empty()
            || indicator.name.get().to_ascii_lowercase().contains(&query)
            || indicator.id.as_str().contains(&query);
        in_group && in_domain && named && self.shown.admits(row) && self.is_led(indicator)
    }

    fn is_led(&self, indicator: &Indicator) -> bool {
        match self.lead.as_deref() {
            None => true,
            Some(Self::NOBODY) => indicator.leads().is_empty(),
            Some(department) => indicator.is_led_by(department),
        }
    }
}

/// Whether an indicator belongs to a chosen group, as of [`Filter::group`].
pub(super) fn in_group(plan: &Plan, indicator: &Indicator, group: Option<&str>) -> bool {
    match group {
        None => plan.is_scored(indicator),
        Some(Filter::EVERYTHING) => true,
        Some(group) => indicator.group.as_str() == group,
    }
}

/// The lines that stand under one heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// The domain, or the department; no two sections have the same.
    pub title: String,
    /// Its indicators that are shown.
    pub ids: Vec<Id>,
}

/// The shown lines under their headings, in the order of the document; `row` gives the facets of the indicator at that place in the plan.
pub fn sections(plan: &Plan, filter: &Filter, row: impl Fn(usize) -> Facets) -> Vec<Section> {
    let admitted: Vec<_> = (0..plan.indicators.len()).filter(|at| filter.admits(plan, *at, row(*at))).collect();
    let admitted: Vec<_> = admitted.into_iter().map(|at| &plan.indicators[at]).collect();
    let all = match filter.grouped {
        Grouping::Domain => by_domain(plan, &admitted),
        Grouping::Lead => by_lead(plan, &admitted, filter.lead.as_deref()),
    };
    all.into_iter().filter(|section| !section.ids.is_empty()).collect()
}

fn section(title: &str, all: &[&Indicator], is_here: impl Fn(&Indicator) -> bool) -> Section {
    let here = all.iter().filter(|indicator| is_here(indicator));
    Section { title: title.to_owned(), ids: here.map(|indicator| indicator.id.clone()).collect() }
}

fn by_domain(plan: &Plan, all: &[&Indicator]) -> Vec<Section> {
    let domains = plan.domains.iter().map(|domain| &domain.name);
    domains.map(|name| section(name.get(), all, |indicator| indicator.domain.own() == name.own())).collect()
}

/// Under every department, but where one is chosen under that alone; last what nobody leads.
fn by_lead(plan: &Plan, all: &[&Indicator], chosen: Option<&str>) -> Vec<Section> {
    let is_chosen = |own: &str| chosen.is_none_or(|chosen| chosen == own);
    let departments = plan.leads().into_iter().filter(|lead| is_chosen(lead.own()));
    let led = departments.map(|lead| section(lead.get(), all, |indicator| indicator.is_led_by(lead.own())));
    led.chain([section(no_lead(), all, |indicator| indicator.leads().is_empty())]).collect()
}

/// What stands over indicators of which the document does not say who leads them.
pub fn no_lead() -> &'static str {
    word!("未明确牵头单位", "No lead department stated")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::projection::Standing;

    /// The shipped plan in which three rows are led, the second of them by two departments.
    fn led() -> Plan {
        let mut plan = crate::exchange::builtin_plan().unwrap();
        for (at, lead) in [(0, "区教育局"), (2, "区财政局、区教育局"), (3, "区民政局")] {
            plan.indicators[at].lead = lead.into();
        }
        plan
    }

    fn shown(filter: &Filter) -> Vec<(String, usize)> {
        let row = |_| Facets { is_binding: None, standing: Standing::Met, is_changed: false };
        sections(&led(), filter, row).into_iter().map(|section| (section.title, section.ids.len())).collect()
    }

    #[test]
    fn a_department_sees_its_rows_wherever_it_leads_alone_or_with_others() {
        let of = |lead: &str| Filter { lead: Some(lead.to_owned()), ..Filter::default() };
        assert_eq!(shown(&of("区教育局")).iter().map(|(_, count)| count).sum::<usize>(), 2);
        assert_eq!(shown(&of("区财政局")).iter().map(|(_, count)| count).sum::<usize>(), 1);
        assert_eq!(shown(&of(Filter::NOBODY)).iter().map(|(_, count)| count).sum::<usize>(), 35);
        assert_eq!(shown(&of("区卫健局")), []);
    }

    #[test]
    fn a_row_stands_under_each_department_that_leads_it_and_the_rest_comes_last() {
        let all = shown(&Filter { grouped: Grouping::Lead, ..Filter::default() });
        let expected = [("区教育局", 2), ("区财政局", 1), ("区民政局", 1), ("未明确牵头单位", 35)];
        assert_eq!(all, expected.map(|(title, count)| (title.to_owned(), count)));
    }

    #[test]
    fn a_chosen_department_stands_under_its_own_heading_alone() {
        let filter = Filter { grouped: Grouping::Lead, lead: Some("区教育局".into()), ..Filter::default() };
        assert_eq!(shown(&filter), [("区教育局".to_owned(), 2)]);
    }
}
