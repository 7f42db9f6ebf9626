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

pub(super) use self::consistency::{Warnings, warnings};

use leptos::prelude::*;

use self::calibration::Calibration;
use self::chances::Chances;
pub(super) use self::chances::{Simulating, YearlyChances};
use self::consistency::{Consistency, WarningBadge};
use self::effort::Effort;
use self::past::AgainstPast;
pub(super) use self::plate::{Plate, Pointed};
pub(super) use self::ranking::Ranked;
use self::ranking::Ranking;
use self::sensitivity::Sensitivity;
use crate::word;

/// A part of the view.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Section {
    /// 临界与排序
    Ranking,
    /// 概率与模拟
    Chances,
    /// 敏感性
    Sensitivity,
    /// 投入
    Effort,
    /// 与过去相比
    Past,
    /// 检验
    Calibration,
    /// 核对
    Consistency,
}

impl Section {
    const ALL: [Self; 7] =
        [Self::Ranking, Self::Chances, Self::Sensitivity, Self::Effort, Self::Past, Self::Calibration, Self::Consistency];

    fn name(self) -> &'static str {
        match self {
            Self::Ranking => word!("临界与排序", "Switching values"),
            Self::Chances => word!("概率与模拟", "Chances"),
            Self::Sensitivity => word!("敏感性", "Sensitivity"),
            Self::Effort => word!("投入", "Budget"),
            Self::Past => word!("与过去相比", "Against the past"),
            Self::Calibration => word!("检验", "Track record"),
            Self::Consistency => word!("核对", "Consistency"),
        }
    }

    fn question(self) -> &'static str {
        match self {
            Self::Ranking => {
                word!("哪个目标最先失守，哪个最容易扭转", "Which target breaks first, and which is easiest to rescue")
            }
            Self::Chances => {
                word!("在所述范围内，目标有多大可能实现", "How likely are the targets to be met within the stated ranges")
            }
            Self::Sensitivity => word!("哪个假设最要紧", "Which assumption matters most"),
            Self::Effort => word!("有限的投入先保哪些目标", "Which targets to secure first with a limited budget"),
            Self::Past => word!(
                "假设和目标要求的变化，过去有没有过",
                "Has a change as large as the one assumed, or required, happened before"
            ),
            Self::Calibration => word!(
                "站在过去某一年看，各种方法的预报后来准不准",
                "Seen from an earlier year, how well would each method have forecast the later years"
            ),
            Self::Consistency => word!("情景与规划有没有自相矛盾之处", "Does the scenario or the plan contradict itself"),
        }
    }
}

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
