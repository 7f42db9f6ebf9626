//! What the tables of methods have in common: their heads, and the cell whose button takes a method over.

use leptos::prelude::*;

use crate::language::Text;
use crate::phrase;
use crate::scenario::Method;

pub(super) const RANGE: Text = Text::new("80％ 区间", "80% range");
pub(super) const ERROR: Text = Text::new("检验误差（次数）", "Backtest error (forecasts)");
pub(super) const AGAINST: Text = Text::new("与维持不变比", "Against no change");

/// The cell.
#[component]
pub(super) fn Adopt(
    method: Method,
    /// Whether there is anything to take over.
    can_adopt: Memo<bool>,
    /// Whether it is in use.
    is_used: Memo<bool>,
    /// What the button says.
    #[prop(into)]
    word: Signal<&'static str>,
    on_adopt: Callback<()>,
) -> impl IntoView {
    view! {
        <td class="basis-act">
            <Show when=move || can_adopt.get()>
                <button
                    type="button"
                    class="adopt"
                    aria-pressed=move || is_used.get().to_string()
                    aria-label=move || phrase!("{}：{}", "{}: {}", method.name(), word.get())
                    on:click=move |_| on_adopt.run(())
                >{word}</button>
            </Show>
        </td>
    }
}
