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
    /// Part of a name or an id.
    pub query: String,
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
            Self::Expected => word!("预期性", "Expected"),
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

    fn admits(&self, plan: &Plan, at: usize, row: Facets) -> bool {
        let indicator = &plan.indicators[at];
        let in_group = in_group(plan, indicator, self.group.as_deref());
        let in_domain = self.domain.as_ref().is_none_or(|domain| *domain == indicator.domain.own());
        let query = self.query.trim().to_ascii_lowercase();
        let named = query.is_empty()
            || indicator.name.get().to_ascii_lowercase().contains(&query)
            || indicator.id.as_str().contains(&query);
        in_group && in_domain && named && self.shown.admits(row)
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

/// The lines of one domain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// The domain.
    pub domain: String,
    /// Its indicators that are shown.
    pub ids: Vec<Id>,
}

/// The shown lines by domain, in the order of the document; `row` gives the facets of the indicator at that place in the plan.
pub fn sections(plan: &Plan, filter: &Filter, row: impl Fn(usize) -> Facets) -> Vec<Section> {
    let admitted: Vec<_> = (0..plan.indicators.len()).filter(|at| filter.admits(plan, *at, row(*at))).collect();
    let of_domain = |domain: &str| {
        let here = admitted.iter().map(|at| &plan.indicators[*at]).filter(|indicator| indicator.domain.own() == domain);
        here.map(|indicator| indicator.id.clone()).collect::<Vec<_>>()
    };
    let all =
        plan.domains.iter().map(|domain| Section { domain: domain.name.get().to_owned(), ids: of_domain(domain.name.own()) });
    all.filter(|section| !section.ids.is_empty()).collect()
}
