//! The headings that lines stand under.

use super::filter::{Filter, Grouping};
use super::order::ListOrder;
use crate::plan::{Id, Indicator, Nature, Plan};
use crate::view::words;
use crate::word;

/// The lines that stand under one heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListSection {
    /// The domain, the department or the nature; empty where they stand under none. No two sections have the same.
    pub title: String,
    /// Its indicators that are shown.
    pub ids: Vec<Id>,
}

/// The lines at those places of a plan under their headings, in the order of the places. Domains are the document's own order: a list in another order has none.
pub fn sections(plan: &Plan, filter: &Filter, places: &[usize]) -> Vec<ListSection> {
    let shown: Vec<_> = places.iter().map(|at| &plan.indicators[*at]).collect();
    let all = match (filter.grouped, filter.order) {
        (Grouping::Lead, _) => by_lead(plan, &shown, filter.lead.as_deref()),
        (Grouping::Domain, ListOrder::Printed) => by_domain(plan, &shown),
        (Grouping::Domain, ListOrder::Gap) => vec![section("", &shown, |_| true)],
        (Grouping::Domain, ListOrder::Binding) => by_nature(&shown),
    };
    all.into_iter().filter(|section| !section.ids.is_empty()).collect()
}

fn section(title: &str, all: &[&Indicator], is_here: impl Fn(&Indicator) -> bool) -> ListSection {
    let here = all.iter().filter(|indicator| is_here(indicator));
    ListSection { title: title.to_owned(), ids: here.map(|indicator| indicator.id.clone()).collect() }
}

fn by_domain(plan: &Plan, all: &[&Indicator]) -> Vec<ListSection> {
    let domains = plan.domains.iter().map(|domain| &domain.name);
    domains.map(|name| section(name.get(), all, |indicator| indicator.domain.own() == name.own())).collect()
}

fn by_nature(all: &[&Indicator]) -> Vec<ListSection> {
    let natures = [Some(Nature::Binding), Some(Nature::Expected), None];
    let of = |nature| section(&words::sentence(words::nature(nature)), all, |indicator| indicator.nature == nature);
    natures.map(of).into()
}

/// Under every department, but where one is chosen under that alone; last what nobody leads.
fn by_lead(plan: &Plan, all: &[&Indicator], chosen: Option<&str>) -> Vec<ListSection> {
    let is_chosen = |own: &str| chosen.is_none_or(|chosen| chosen == own);
    let departments = plan.leads().into_iter().filter(|lead| is_chosen(lead.own()));
    let led = departments.map(|lead| section(lead.get(), all, |indicator| indicator.is_led_by(lead.own())));
    led.chain([section(no_lead(), all, |indicator| indicator.leads().is_empty())]).collect()
}

/// What stands over indicators of which the document does not say who leads them.
pub fn no_lead() -> &'static str {
    word!("未明确牵头单位", "No lead department stated")
}
