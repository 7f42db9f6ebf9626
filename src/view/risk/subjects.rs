//! The indicators to choose from, by domain.

use crate::plan::{Id, Nature, Plan};
use crate::view::row::name;
use crate::word;

/// The indicators of one domain, those of the scoreboard first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subjects {
    /// The domain.
    pub domain: String,
    /// The indicators with their names; a binding one says so.
    pub indicators: Vec<(Id, String)>,
}

/// Every indicator of the plan by domain, in the order of the document.
pub fn subjects(plan: &Plan) -> Vec<Subjects> {
    let of_domain = |domain: &str| {
        let here = || plan.indicators.iter().filter(move |indicator| indicator.domain.own() == domain);
        let (scored, others) = (here().filter(|i| plan.is_scored(i)), here().filter(|i| !plan.is_scored(i)));
        let named = scored.chain(others).map(|indicator| {
            let binding = if indicator.nature == Some(Nature::Binding) { word!("（约束性）", " (binding)") } else { "" };
            (indicator.id.clone(), format!("{}{binding}", name(indicator)))
        });
        named.collect::<Vec<_>>()
    };
    let all = plan
        .domains
        .iter()
        .map(|domain| Subjects { domain: domain.name.get().to_owned(), indicators: of_domain(domain.name.own()) });
    all.filter(|subjects| !subjects.indicators.is_empty()).collect()
}
