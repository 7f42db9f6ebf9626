//! Which targets to save with a budget.
//!
//! `table` is what is missed, with a field for each unit cost; `keys` what the keyboard and the clipboard do in it; `choices` what the
//! budget saves best and next best; `apart` what is never chosen.

mod apart;
mod choices;
mod keys;
mod table;

use leptos::prelude::*;

use self::apart::Apart;
use self::choices::{Alternatives, Answer};
use self::table::Table;
use crate::plan::Cost;
use crate::risk::effort::best_use;
use crate::scenario::Edit;
use crate::shell::entry::Entry;
use crate::shell::store::Store;
use crate::view::risk as words;
use crate::word;

/// What the section shows.
type Shown = Memo<words::BestUseView>;

/// The section.
#[component]
pub(super) fn Effort() -> impl IntoView {
    let store = expect_context::<Store>();
    let plan = store.plan();
    let shown: Shown = Memo::new(move |_| {
        store
            .locked
            .with(|locked| store.with_scenario(|scenario| words::effort(&plan, scenario, &best_use(&plan, scenario, locked))))
    });
    let heading = NodeRef::new();
    let is_asked = Memo::new(move |_| shown.with(|shown| !shown.missed.is_empty()));
    view! {
        <div class="effort" on:keydown=move |event| keys::in_effort(&event) on:paste=move |event| keys::paste(store, shown, &event)>
            <Budget shown/>
            <Answer shown heading/>
            <Show when=move || is_asked.get()>
                <Table shown/>
            </Show>
            <Alternatives shown heading/>
            <Apart shown/>
        </div>
    }
}

/// What costs and the budget count in, unless the person means another currency.
fn money_unit() -> &'static str {
    word!("万元", "10,000 yuan")
}

#[component]
fn Budget(shown: Shown) -> impl IntoView {
    let store = expect_context::<Store>();
    let take = Callback::new(move |number: Option<f64>| {
        let budget = number.map(Cost::new).transpose().map_err(|refusal| refusal.to_string())?;
        store.enter(Edit::Budget(budget))
    });
    let text = Signal::derive(move || shown.with(|shown| shown.budget.clone()));
    view! {
        <p class="effort-budget">
            <label class="field">
                <span>{word!("预算", "Budget")}</span>
                <Entry text label=word!("预算（万元）", "Budget (10,000 yuan)") unit=money_unit() is_signed=false on_number=take can_be_empty=true placeholder=word!("未填", "none")/>
                <span class="field-unit">{money_unit()}</span>
            </label>
            <span class="risk-note">
                {word!("单位费用是预计值朝目标每改变一个单位的费用，由您填写，不填的不参与比较。预算和费用用同一货币单位即可，不一定是万元。",
                    "A unit cost is what it costs to move the projected value by one unit towards its target. You state it; \
                     indicators without one are not considered. Any currency unit will do, as long as budget and costs share \
                     it.")}
            </span>
        </p>
    }
}
