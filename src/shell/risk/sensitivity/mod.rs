//! What each assumption does to an outcome, alone and two at a time; what it does to the scoreboard; and what population growth touches.

mod alone;
mod grid;
mod joint;
mod population;

use leptos::prelude::*;

use self::alone::Alone;
use self::grid::TwoWayMap;
use self::joint::JointCount;
use self::population::Population;
use crate::plan::Id;
use crate::shell::store::Store;
use crate::view::risk::{Subjects, subjects};
use crate::word;

/// The section. It sets out from the indicator that is open in 推演.
#[component]
pub(super) fn Sensitivity() -> impl IntoView {
    let store = expect_context::<Store>();
    let chosen = RwSignal::new(store.opened());
    view! {
        <Chooser chosen/>
        <div class="sensitivity">
            <div class="sensitivity-column"><Alone chosen/><JointCount/></div>
            <TwoWayMap chosen/>
            <Population/>
        </div>
    }
}

/// Which indicator is looked at, and a way back to where it is worked on.
#[component]
fn Chooser(chosen: RwSignal<Id>) -> impl IntoView {
    let store = expect_context::<Store>();
    let choose = move |event| {
        if let Ok(id) = Id::new(&event_target_value(&event)) {
            chosen.set(id);
        }
    };
    let option = move |(id, name): (Id, String)| {
        let value = id.to_string();
        view! { <option value=value selected=move || chosen.with(|chosen| *chosen == id)>{name}</option> }
    };
    let group = move |subjects: Subjects| {
        view! { <optgroup label=subjects.domain>{subjects.indicators.into_iter().map(option).collect_view()}</optgroup> }
    };
    view! {
        <div class="risk-tools">
            <label class="field sensitivity-subject">
                <span>{word!("指标", "Indicator")}</span>
                <select on:change=choose>{subjects(&store.plan()).into_iter().map(group).collect_view()}</select>
            </label>
            <button type="button" on:click=move |_| store.open(&chosen.get_untracked())>{word!("在推演中打开", "Open in Projection")}</button>
        </div>
    }
}

/// Where the ends of an input come from: what a person stated looks unlike what is only tried out.
#[component]
fn GroundChip(ground: &'static str, is_stated: bool) -> impl IntoView {
    view! { <span class="ground" class:stated-ground=is_stated>{ground}</span> }
}
