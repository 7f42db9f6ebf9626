//! Stated ranges, the chance of every target, and all of them together.
//!
//! `table` is where ranges are typed; `yearly` keeps the simulated chances beside the exact ones. `simulating` is what is asked of a
//! simulation of all targets and what it came to, `joint` the controls and `results` what they lead to.

mod joint;
mod results;
mod simulating;
mod table;
mod yearly;

pub(in crate::shell) use self::simulating::Simulating;
pub(in crate::shell) use self::yearly::YearlyChances;

use leptos::prelude::*;

use self::joint::Joint;
use self::table::Ranges;

/// The section.
#[component]
pub(super) fn Chances() -> impl IntoView {
    view! {
        <Ranges/>
        <Joint/>
    }
}
