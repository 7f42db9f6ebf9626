//! How many lines each choice would show, under all the others that are in force.

use super::filter::{Condition, Filter, Sieve, in_group};
use crate::plan::{Indicator, Nature, Plan};
use crate::projection::Standing;
use crate::view::row::Facets;

/// How many lines each choice of a filter would show.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FilterCounts {
    /// By nature, as far as the chosen group has any of it.
    pub natures: Vec<(Option<Nature>, usize)>,
    /// By verdict; what is watched only where anything is.
    pub standings: Vec<(Standing, usize)>,
    /// What was changed.
    pub changed: usize,
    /// By domain, in the order of the plan.
    pub domains: Vec<usize>,
    /// By department, in the order of [`Plan::leads`].
    pub leads: Vec<usize>,
    /// What nobody leads.
    pub led_by_nobody: usize,
    /// With no chip chosen.
    pub all: usize,
    /// What fits the whole filter.
    pub fitting: usize,
}

const NATURES: [Option<Nature>; 3] = [Some(Nature::Binding), Some(Nature::Expected), None];
const STANDINGS: [Standing; 4] = [Standing::Met, Standing::Missed, Standing::Unjudged, Standing::Watched];

/// Counts the lines of a plan; `rows` are their facets, in its order.
pub fn counts(plan: &Plan, filter: &Filter, rows: &[Facets]) -> FilterCounts {
    let leads = plan.leads();
    let mut counts = FilterCounts {
        natures: NATURES.into_iter().filter(|nature| has_nature(plan, filter, *nature)).map(|nature| (nature, 0)).collect(),
        standings: STANDINGS.into_iter().filter(|standing| is_offered(*standing, rows)).map(|standing| (standing, 0)).collect(),
        domains: vec![0; plan.domains.len()],
        leads: vec![0; leads.len()],
        ..FilterCounts::default()
    };
    let sieve = Sieve::new(plan, filter);
    for (at, (indicator, row)) in plan.indicators.iter().zip(rows).enumerate() {
        let passed = sieve.passes(at, *row);
        count(&mut counts.natures, row.nature, passed.all_but(&[Condition::Nature]));
        count(&mut counts.standings, row.standing, passed.all_but(&[Condition::Standing]));
        counts.changed += usize::from(row.is_changed && passed.all_but(&[Condition::Changed]));
        counts.all += usize::from(passed.all_but(&[Condition::Nature, Condition::Standing, Condition::Changed]));
        counts.fitting += usize::from(passed.all());
        let domain = plan.domains.iter().position(|domain| domain.name.own() == indicator.domain.own());
        if let Some(domain) = domain.filter(|_| passed.all_but(&[Condition::Domain])) {
            counts.domains[domain] += 1;
        }
        if !leads.is_empty() && passed.all_but(&[Condition::Lead]) {
            let here = indicator.leads();
            counts.led_by_nobody += usize::from(here.is_empty());
            for (lead, number) in leads.iter().zip(&mut counts.leads) {
                *number += usize::from(here.iter().any(|one| one.own() == lead.own()));
            }
        }
    }
    counts
}

fn count<T: Copy + PartialEq>(counts: &mut [(T, usize)], value: T, is_counted: bool) {
    if let Some((_, number)) = counts.iter_mut().find(|(of, _)| is_counted && *of == value) {
        *number += 1;
    }
}

/// What no indicator of the chosen group has is not offered.
fn has_nature(plan: &Plan, filter: &Filter, nature: Option<Nature>) -> bool {
    let is_here = |indicator: &Indicator| in_group(plan, indicator, filter.group.as_deref());
    filter.natures.has(nature) || plan.indicators.iter().any(|indicator| indicator.nature == nature && is_here(indicator))
}

fn is_offered(standing: Standing, rows: &[Facets]) -> bool {
    standing != Standing::Watched || rows.iter().any(|row| row.standing == Standing::Watched)
}
