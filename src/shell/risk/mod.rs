//! 风险: how safe each verdict is, what would turn it, what the best use of effort is, how all of it lies beside the past, and whether the
//! scenario contradicts itself.
//!
//! A section each: `ranking` (switching values), `chances` (ranges and the joint simulation), `sensitivity`, `effort`, `past`,
//! `calibration` (the methods against what came), `consistency`.

mod calibration;
mod chances;
mod consistency;
mod effort;
mod lead;
mod past;
mod plate;
mod ranking;
mod sensitivity;

pub(super) use self::consistency::Warnings;

use leptos::prelude::*;

use self::calibration::Calibration;
use self::chances::Chances;
pub(super) use self::chances::{Simulating, YearlyChances};
use self::consistency::{Consistency, WarningBadge};
use self::effort::Effort;
use self::past::AgainstPast;
pub(super) use self::plate::{Plate, Pointed};
use self::ranking::Ranking;
pub(super) use self::ranking::RankingChosen;
use self::sensitivity::Sensitivity;
use crate::view::risk::RiskSection as Section;
use crate::word;

/// The view.
#[component]
pub(super) fn Risk() -> impl IntoView {
    let section = expect_context::<RwSignal<Section>>();
    let shown = move || match section.get() {
        Section::Ranking => view! { <Ranking/> }.into_any(),
        Section::Chances => view! { <Chances/> }.into_any(),
        Section::Sensitivity => view! { <Sensitivity/> }.into_any(),
        Section::Effort => view! { <Effort/> }.into_any(),
        Section::Past => view! { <AgainstPast/> }.into_any(),
        Section::Calibration => view! { <Calibration/> }.into_any(),
        Section::Consistency => view! { <Consistency/> }.into_any(),
    };
    view! {
        <article class="view risk" aria-label=word!("风险", "Risk")>
            <nav class="risk-nav" aria-label=word!("风险各部分", "Sections of Risk")>
                {Section::ALL.map(|of| view! { <Entrance of section/> }).collect_view()}
            </nav>
            <section class="risk-section" aria-label=move || section.get().name()>
                <h2 class="risk-question">{move || section.get().question()}</h2>
                {shown}
            </section>
        </article>
    }
}

#[component]
fn Entrance(of: Section, section: RwSignal<Section>) -> impl IntoView {
    let is_counted = of == Section::Consistency;
    view! {
        <button
            type="button"
            class="risk-entrance"
            aria-current=move || (section.get() == of).then_some("true")
            on:click=move |_| section.set(of)
        >{of.name()} {is_counted.then(|| view! { <WarningBadge/> })}</button>
    }
}
