//! The ways into the rest: what is named here, and nowhere else, is in the second part of the program (`docs/splitting.md`). Whoever needs
//! something of it calls it through [`Rest`], or shows a [`Part`].

use leptos::prelude::*;

use super::assumptions::Assumptions;
use super::attend::{attend, begin};
use super::beneath::sheet_part;
use super::compare::Compare;
use super::desk::recalled;
use super::facts::{Disputed, LookedFromBar, OwnFactsBar};
use super::files::Files;
use super::guide::Guide;
use super::handed::HandedOver;
use super::handles::handles;
use super::host;
use super::incoming::Received;
use super::large::LargeBar;
use super::list::Batch;
use super::memory::{Memory, keep};
use super::merge::Merge;
use super::observations::Observations;
use super::offline::UpdateOffer;
use super::overview::Overview;
use super::picture::save_chart;
use super::plans::{Editor, Offered, Plans, PlansBeside, Shelf};
use super::population::PopulationHistory;
use super::printed::{PrintHead, pages};
use super::report::Report;
use super::rescue;
use super::rest::{Part, Rest};
use super::risk::Risk;
use super::scenarios::Scenarios;
use super::share::Share;
use super::tour::Guided;
use super::training::{Bar, Training};
use super::transfer::save_scenario;
use crate::chart::draw;
use crate::exchange::PlanDraft;
use crate::exchange::drafts::reading;
use crate::scenario::History;
use crate::view::risk::consistency;
use crate::view::{Drawer, Tab, complete_sheet, step};

/// The rest itself. Whoever calls this has all of it in the same part of the program.
pub fn rest() -> Rest {
    Rest {
        begin,
        attend,
        show,
        recall: recalled,
        keep,
        heard: Memory::heard,
        hand_over: rescue::copy,
        save_scenario,
        save_chart,
        answer: |field, text, before, take| field.answer(text, before, take),
        stepped: |field, text, step| field.stepped(text, step),
        complete_sheet,
        pages,
        draw,
        step,
        change: History::change,
        set_aside: History::set_aside,
        lay_out: PlanDraft::of,
        read_draft: reading,
        warnings: consistency,
        judge: host::judge,
    }
}

fn show(part: Part) -> AnyView {
    match part {
        Part::View(tab) => view(tab),
        Part::Panel(drawer) => panel(drawer),
        Part::Sheet(part) => sheet_part(part),
        Part::Bars => view! { <OwnFactsBar/> <LookedFromBar/> <UpdateOffer/> <PrintHead/> }.into_any(),
        Part::Notices => view! { <Received/> <Disputed/> <HandedOver/> <Offered/> }.into_any(),
        Part::Guided => view! { <Guided/> }.into_any(),
        Part::Assumptions => view! { <Assumptions/> }.into_any(),
        Part::Batch => view! { <Batch/> }.into_any(),
        Part::Population => view! { <PopulationHistory/> }.into_any(),
        Part::ExerciseBar => view! { <Bar/> }.into_any(),
        Part::Large => view! { <LargeBar/> }.into_any(),
        Part::Handles(plot, area, hovered) => handles(plot, area, hovered),
    }
}

fn view(tab: Tab) -> AnyView {
    match tab {
        Tab::Projection => ().into_any(),
        Tab::Overview => view! { <Overview/> }.into_any(),
        Tab::Risk => view! { <Risk/> }.into_any(),
        Tab::Compare if expect_context::<Shelf>().is_comparing() => view! { <PlansBeside/> }.into_any(),
        Tab::Compare => view! { <Compare/> }.into_any(),
        Tab::Observations => view! { <Observations/> }.into_any(),
        Tab::Merge => view! { <Merge/> }.into_any(),
        Tab::Report => view! { <Report/> }.into_any(),
        Tab::Training => view! { <Training/> }.into_any(),
        Tab::Guide => view! { <Guide/> }.into_any(),
        Tab::PlanData => view! { <Editor/> }.into_any(),
    }
}

fn panel(drawer: Drawer) -> AnyView {
    match drawer {
        Drawer::Scenarios => view! { <Scenarios/> }.into_any(),
        Drawer::Share => view! { <Share/> }.into_any(),
        Drawer::Files => view! { <Files/> }.into_any(),
        Drawer::Plans => view! { <Plans/> }.into_any(),
    }
}
