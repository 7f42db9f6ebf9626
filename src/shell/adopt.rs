//! What every table of methods has: heads, and the cell that takes a method over.

use leptos::prelude::*;

use super::store::Store;
use crate::language::Text;
use crate::scenario::{Edit, Method};
use crate::view::InUse;
use crate::{phrase, word};

pub(super) const RANGE: Text = Text::new("80％ 区间", "80% range");
pub(super) const ERROR: Text = Text::new("检验误差（次数）", "Backtest error (forecasts)");
pub(super) const AGAINST: Text = Text::new("与维持不变比", "Against no change");

/// The cell; empty where the method has no answer.
#[component]
pub(super) fn AdoptCell(
    method: Method,
    /// Whether the method has an answer.
    can_adopt: Memo<bool>,
    /// What takes it over, asked for when it is pressed.
    takeover: Callback<(), Option<Edit>>,
    use_of: Memo<InUse>,
    /// What is said once it was taken over.
    done: Callback<(), String>,
) -> impl IntoView {
    let store = expect_context::<Store>();
    let adopt = move |_| {
        if use_of.get_untracked() == InUse::Now {
            return;
        }
        let Some(edit) = takeover.run(()) else { return };
        match store.enter(edit) {
            Ok(_) => store.did_here(done.run(())),
            Err(reason) => store.say(Some(reason)),
        }
    };
    let word_of = move || match use_of.get() {
        InUse::No => word!("采用", "Adopt"),
        InUse::Now => word!("在用", "In use"),
        InUse::Before => word!("重新采用", "Adopt again"),
    };
    view! {
        <td class="basis-act">
            <Show when=move || can_adopt.get()>
                <button
                    type="button"
                    class="adopt"
                    aria-pressed=move || (use_of.get() == InUse::Now).to_string()
                    aria-label=move || phrase!("{}：{}", "{}: {}", method.name(), word_of())
                    on:click=adopt
                >{word_of}</button>
            </Show>
        </td>
    }
}
