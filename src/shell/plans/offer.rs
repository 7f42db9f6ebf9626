//! A link or a file that belongs to another plan on the shelf: one click goes over there and opens it.

use leptos::prelude::*;

use super::shelf::Shelf;
use crate::exchange::ScenarioSource;
use crate::exchange::shelf::{Offer, Offers, Waiting, owner_elsewhere};
use crate::plan::Id;
use crate::shell::address::dismiss;
use crate::shell::imports::Imports;
use crate::shell::incoming::Incoming;
use crate::shell::store::Store;
use crate::shell::transfer::Given;
use crate::word;

impl Shelf {
    /// The plan that scenarios say they belong to, where it is at hand and not the open one.
    pub(in crate::shell) fn other_owner(self, source: &ScenarioSource, open: &Id) -> Option<Id> {
        self.now(|plans| owner_elsewhere(plans, source, open))
    }

    /// Offers to open a link over the plan that it was made over; answers whether there is such another plan.
    pub(in crate::shell) fn offer_link(self, link: &str, open: &Id) -> bool {
        self.offers.try_update(|offers| self.now(|plans| offers.offer_link(plans, link, open))).unwrap_or_default()
    }

    /// Offers to take files in over the plan that the first of them belongs to.
    pub(in crate::shell) fn offer_files(self, files: Vec<(Id, Given)>) {
        self.offers.update(|offers| self.now(|plans| offers.offer_files(plans, files, |given| &given.name)));
    }

    fn accept(self) {
        if let Some(owner) = self.offers.try_update(Offers::accept).flatten() {
            self.switch(&owner);
        }
    }

    fn decline_offer(self) {
        if let Some(Waiting::Link(link)) = self.offers.try_update(Offers::decline).flatten() {
            dismiss(&link);
        }
    }
}

/// Opens what waited for this plan.
pub(in crate::shell) fn welcome(store: Store, shelf: Shelf, imports: Imports, incoming: &Incoming) {
    match shelf.offers.try_update_untracked(Offers::arrived).flatten() {
        Some(Waiting::Link(link)) => incoming.take(&format!("#{link}")),
        Some(Waiting::Files(files)) => leptos::task::spawn_local(imports.take_given(store, files)),
        None => {}
    }
}

/// The offer.
#[component]
pub(in crate::shell) fn Offered() -> impl IntoView {
    let shelf = expect_context::<Shelf>();
    let offer = Memo::new(move |_| shelf.offers.with(|offers| offers.offer().cloned()));
    let said = move |Offer { sentence, .. }: Offer| {
        view! {
            <section class="received offered" role="alertdialog" aria-label=sentence>
                <p>{sentence.clone()}</p>
                <button type="button" on:click=move |_| shelf.accept()>{word!("切换过去并打开", "Switch and open")}</button>
                <button type="button" on:click=move |_| shelf.decline_offer()>{word!("不用", "Not now")}</button>
            </section>
        }
    };
    move || offer.get().map(said)
}
