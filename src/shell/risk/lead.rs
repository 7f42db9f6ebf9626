//! How a line of the tables beside the past begins, and its heads.

use leptos::prelude::*;

use crate::language::Text;
use crate::shell::store::Store;
use crate::view::risk::LineLead;
use crate::word;

/// A column's heading; those of numbers stand to the right.
pub(super) fn head((name, is_number): (Text, bool)) -> impl IntoView {
    view! { <th scope="col" class:number=is_number>{name.get()}</th> }
}

/// The indicator's nature, and its name with the unit, which leads to 推演.
pub(super) fn lead(LineLead { id, name, unit, nature, is_binding }: LineLead) -> impl IntoView {
    let store = expect_context::<Store>();
    view! {
        <td class="aside"><span class="nature" class:binding=is_binding>{nature}</span></td>
        <th scope="row">
            <button type="button" class="risk-open" title=word!("在推演中打开", "Open in Projection") on:click=move |_| store.open(&id)>
                {name}<span class="risk-unit">{word!("（", " (")}{unit}{word!("）", ")")}</span>
            </button>
        </th>
    }
}
