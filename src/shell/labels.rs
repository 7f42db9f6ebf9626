//! What several components show alike.

use leptos::prelude::*;

use crate::plan::{Nature, Plan};
use crate::view::{Filter, words};
use crate::word;

/// The classes of the mark that says what nature an indicator has, by the word for it.
pub(super) fn nature_class(nature: &str) -> &'static str {
    if nature == words::nature(Some(Nature::Binding)) { "nature binding" } else { "nature other" }
}

/// What a choice of sources is called: the tables and boxes of the scoreboard where none is chosen.
pub(super) fn source_named(plan: &Plan, chosen: Option<&str>) -> String {
    let name = |chosen: &str| plan.groups.iter().find(|group| group.id.as_str() == chosen).map(|group| group.name.get());
    match chosen {
        None => plan
            .groups
            .iter()
            .filter(|group| group.scoreboard)
            .map(|group| group.name.get())
            .collect::<Vec<_>>()
            .join(word!("、", ", ")),
        Some(chosen) => name(chosen).unwrap_or(word!("全部来源", "All sources")).to_owned(),
    }
}

/// The choices of a list that indicators stand in: those that count first, by their own names.
pub(super) fn source_options(plan: &Plan) -> impl IntoView + use<> {
    let scored = source_named(plan, None);
    let others = plan.groups.iter().filter(|group| !group.scoreboard).map(|group| {
        let (id, name) = (group.id.to_string(), group.name.get().to_owned());
        view! { <option value=id>{name}</option> }
    });
    view! {
        <option value="">{scored}</option>
        <option value=Filter::EVERYTHING>{word!("全部来源", "All sources")}</option>
        {others.collect_view()}
    }
}
