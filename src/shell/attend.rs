//! What the page does besides showing a plan and moving it: it belongs to `rest`, and begins as soon as that is here.

use leptos::ev;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::address::announce;
use super::app::Complaint;
use super::boot::plan_beside;
use super::compare::CompareState;
use super::imports::Imports;
use super::incoming::Incoming;
use super::inside;
use super::listening::on_window;
use super::overview::Overviewed;
use super::plans::{Drafts, Shelf, welcome};
use super::risk::{RankingChosen, Simulating, YearlyChances};
use super::sorting::sort;
use super::store::Store;
use super::training::Course;
use crate::exchange::shipped_facts;
use crate::view::risk::RiskSection;

/// Once, over whichever plan is shown: all plans at hand, what other windows do to them, what was under way, and what stands beside the
/// page or came within it.
pub(super) fn begin() {
    let (shelf, drafts, course) = (expect_context::<Shelf>(), expect_context::<Drafts>(), expect_context::<Course>());
    let Complaint(complaint) = expect_context();
    drafts.recall();
    course.recall();
    shelf.fill();
    // For as long as the page is open.
    let _ = window_event_listener(ev::storage, move |event| {
        if let Some(name) = event.key() {
            shelf.hear(&name, event.new_value());
            drafts.hear(&name, event.new_value());
        }
    });
    let _ = course.note_time();
    spawn_local(async move {
        match plan_beside().await {
            Ok(None) => {}
            Ok(Some(another)) => shelf.find_beside(&another),
            Err(sentence) => complaint.set(Some(sentence)),
        }
        if let Some(owner) = inside::owner() {
            shelf.show(&owner);
        }
        // A link is opened over the plan that stays, once that is on the page.
        leptos::task::tick().await;
        course.settle(shelf);
        announce();
    });
}

/// Over one plan: what its other views keep while they are left, what comes in for it, and what was changed before this began.
pub(super) fn attend() {
    let (store, incoming) = (expect_context::<Store>(), expect_context::<Incoming>());
    let (shelf, imports, course) = (expect_context::<Shelf>(), expect_context::<Imports>(), expect_context::<Course>());
    imports.sorted_by(|imports, store, given| Box::pin(sort(imports, store, given)));
    provide_context(CompareState::new(store));
    // Which part of 风险 is open and how it is ranked stays as it was when the view is left.
    provide_context(RwSignal::new(RiskSection::Ranking));
    provide_context(RankingChosen::new());
    provide_context(Overviewed::new());
    provide_context(Simulating::new(store));
    provide_context(YearlyChances::new(store));
    incoming.watch();
    welcome(store, shelf, imports, &incoming);
    if let Some(facts) = shipped_facts(&store.plan()) {
        store.lay_in(&facts.into());
    }
    course.arrive(store);
    on_window(ev::storage, move |event| {
        if let Some(name) = event.key() {
            course.hear(store, &name);
        }
    });
    store.make_up();
}
