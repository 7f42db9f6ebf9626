//! What of a block was not taken, and why.

use leptos::prelude::*;

use crate::{phrase, word};

/// How many places are listed.
const SHOWN: usize = 60;

/// The list under its title; each fault with its place. `on_read` puts it away.
pub(in crate::shell) fn faults(title: String, all: Vec<(String, String)>, on_read: Callback<()>) -> impl IntoView {
    let rest = all.len().saturating_sub(SHOWN);
    let items = all.into_iter().take(SHOWN).map(|(place, why)| view! { <li><b class="fault-place">{place}</b>{why}</li> });
    view! {
        <section class="faults" role="alert">
            <p class="faults-head">
                <strong>{title}</strong>
                <button type="button" on:click=move |_| on_read.run(())>{word!("知道了", "OK")}</button>
            </p>
            <ul>{items.collect_view()}</ul>
            {(rest > 0).then(|| view! { <p>{phrase!("另有 {rest} 处", "and {rest} more")}</p> })}
        </section>
    }
}
