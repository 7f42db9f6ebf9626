//! What the tables of this view have in common: the card, the heads, and how a line begins.

use leptos::prelude::*;

use crate::language::Text;
use crate::plan::Id;
use crate::shell::store::Store;
use crate::view::risk::LineLead;
use crate::word;

/// A column's heading; those of numbers stand to the right.
pub(super) fn head((name, is_number): (Text, bool)) -> impl IntoView {
    view! { <th scope="col" class:number=is_number>{name.get()}</th> }
}

/// A table that scrolls within the page where it is wider; `class` is its card's, `table` its own.
pub(super) fn scrolled(
    label: &'static str,
    (class, table): (&'static str, &'static str),
    heads: impl IntoView + 'static,
    rows: impl IntoView + 'static,
) -> impl IntoView {
    view! {
        <div class=class tabindex="0" role="region" aria-label=label>
            <table class=table role="table"><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>
        </div>
    }
}

/// The button that leads from an indicator's name to 推演.
pub(super) fn opening(id: Id, name: impl IntoView + 'static) -> impl IntoView {
    let store = expect_context::<Store>();
    view! { <button type="button" class="risk-open" title=word!("在推演中打开", "Open in Projection") on:click=move |_| store.open(&id)>{name}</button> }
}

/// The indicator's nature, and its name with the unit, which leads to 推演.
pub(super) fn lead(LineLead { id, name, unit, nature, is_binding }: LineLead) -> impl IntoView {
    view! {
        <td class="aside"><span class="nature" class:binding=is_binding>{nature}</span></td>
        <th scope="row">
            {opening(id, view! { {name}<span class="risk-unit">{word!("（", " (")}{unit}{word!("）", ")")}</span> })}
        </th>
    }
}
