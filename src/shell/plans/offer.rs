//! A link or a file that belongs to another plan on the shelf: one click goes over there and opens it.

use leptos::prelude::*;

use super::shelf::Shelf;
use crate::exchange::{ScenarioSource, plan_of_link};
use crate::plan::Id;
use crate::shell::imports::Imports;
use crate::shell::incoming::{Incoming, dismiss};
use crate::shell::store::Store;
use crate::shell::transfer::Given;
use crate::{phrase, word};

/// What waits for its plan.
pub(super) enum Waiting {
    Link(String),
    Files(Vec<Given>),
}

/// What is offered to the person.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Offer {
    owner: Id,
    sentence: String,
}

impl Shelf {
    /// The plan that scenarios say they belong to, where it is at hand and not the open one.
    pub(in crate::shell) fn other_owner(self, source: &ScenarioSource, open: &Id) -> Option<Id> {
        self.elsewhere(&source.plan()?, open)
    }

    fn elsewhere(self, owner: &str, open: &Id) -> Option<Id> {
        Id::new(owner).ok().filter(|owner| owner != open && self.has(owner))
    }

    /// Offers to open a link over the plan that it was made over, where that is at hand and not the open one; answers whether it is.
    pub(in crate::shell) fn offer_link(self, link: &str, open: &Id) -> bool {
        let Some(owner) = plan_of_link(link).and_then(|owner| self.elsewhere(&owner, open)) else { return false };
        let title = self.title(&owner);
        let sentence = phrase!("这个链接属于规划“{title}”。", "This link belongs to the plan “{title}”.");
        self.offer(Offer { owner, sentence }, Waiting::Link(link.to_owned()));
        true
    }

    /// Offers to take files in over the plan that the first of them belongs to, with all others of that plan.
    pub(in crate::shell) fn offer_files(self, files: Vec<(Id, Given)>) {
        let Some((owner, _)) = files.first() else { return };
        let owner = owner.clone();
        let files: Vec<_> = files.into_iter().filter(|(its, _)| *its == owner).map(|(_, given)| given).collect();
        let names = files.iter().map(|given| given.name.as_str()).collect::<Vec<_>>().join(word!("、", ", "));
        let title = self.title(&owner);
        let sentence = phrase!("“{names}”属于规划“{title}”。", "Of the plan “{title}”: “{names}”.");
        self.offer(Offer { owner, sentence }, Waiting::Files(files));
    }

    fn offer(self, offer: Offer, waiting: Waiting) {
        self.waiting.set_value((Some(waiting), false));
        self.offered.set(Some(offer));
    }

    fn accept(self, offer: &Offer) {
        self.offered.set(None);
        self.waiting.update_value(|(_, is_next)| *is_next = true);
        self.switch(&offer.owner);
    }

    fn decline(self) {
        self.offered.set(None);
        if let Some((Some(Waiting::Link(link)), _)) = self.waiting.try_update_value(std::mem::take) {
            dismiss(&link);
        }
    }

    /// What waited for the plan that is open now.
    fn arrived(self) -> Option<Waiting> {
        let taken =
            self.waiting.try_update_value(|(waiting, is_next)| if std::mem::take(is_next) { waiting.take() } else { None });
        taken.flatten()
    }
}

/// Opens what waited for this plan.
pub(in crate::shell) fn welcome(store: Store, shelf: Shelf, imports: Imports, incoming: &Incoming) {
    match shelf.arrived() {
        Some(Waiting::Link(link)) => incoming.take(&format!("#{link}")),
        Some(Waiting::Files(files)) => leptos::task::spawn_local(imports.take_given(store, files)),
        None => {}
    }
}

/// The offer.
#[component]
pub(in crate::shell) fn Offered() -> impl IntoView {
    let shelf = expect_context::<Shelf>();
    let said = move |offer: Offer| {
        let sentence = offer.sentence.clone();
        view! {
            <section class="received offered" role="alertdialog" aria-label=sentence>
                <p>{sentence.clone()}</p>
                <button type="button" on:click=move |_| shelf.accept(&offer)>{word!("切换过去并打开", "Switch and open")}</button>
                <button type="button" on:click=move |_| shelf.decline()>{word!("不用", "Not now")}</button>
            </section>
        }
    };
    move || shelf.offered.get().map(said)
}
