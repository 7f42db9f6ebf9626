//! What several components show alike.

use leptos::prelude::*;

use crate::plan::{Nature, Plan};
use crate::view::{Filter, words};
use crate::word;

/// The classes of the mark that says what nature an indicator has, by the word for it.
pub(super) fn nature_class(nature: &str) -> &'static str {
    if nature == words::nature(Some(Nature::Binding)) { "nature binding" } else { "nature other" }
}

/// The choices of a list that indicators stand in: those that count first, by their own names.
pub(super) fn source_options(plan: &Plan) -> impl IntoView + use<> {
    let names = |counts: bool| plan.groups.iter().filter(move |group| group.scoreboard == counts);
    let scored: Vec<_> = names(true).map(|group| group.name.get()).collect();
    let others = names(false).map(|group| {
        let (id, name) = (group.id.to_string(), group.name.get().to_owned());
        view! { <option value=id>{name}</option> }
    });
    view! {
        <option value="">{scored.join(word!("、", ", "))}</option>
        <option value=Filter::EVERYTHING>{word!("全部来源", "All sources")}</option>
        {others.collect_view()}
    }
}
