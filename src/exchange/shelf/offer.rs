//! A link or files that belong to another plan on the shelf: one click goes over there and opens them.

use super::PlanShelf;
use crate::exchange::{ScenarioSource, plan_of_link};
use crate::plan::Id;
use crate::{phrase, word};

/// What waits for its plan; `F` is a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Waiting<F> {
    /// A link.
    Link(String),
    /// Files of one plan.
    Files(Vec<F>),
}

/// What is offered to the person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// The plan to go over to.
    pub owner: Id,
    /// What is said of it.
    pub sentence: String,
}

/// The offer that stands, and what waits for it to be taken.
#[derive(Debug)]
pub struct Offers<F> {
    offer: Option<Offer>,
    waiting: Option<Waiting<F>>,
    /// Whether the plan that opens next is the one.
    is_next: bool,
}

impl<F> Default for Offers<F> {
    fn default() -> Self {
        Self { offer: None, waiting: None, is_next: false }
    }
}

/// The plan that scenarios say they belong to, where it is at hand and not the open one.
pub fn owner_elsewhere(shelf: &PlanShelf, source: &ScenarioSource, open: &Id) -> Option<Id> {
    elsewhere(shelf, &source.plan()?, open)
}

fn elsewhere(shelf: &PlanShelf, owner: &str, open: &Id) -> Option<Id> {
    Id::new(owner).ok().filter(|owner| owner != open && shelf.has(owner))
}

impl<F> Offers<F> {
    /// The offer that stands.
    pub const fn offer(&self) -> Option<&Offer> {
        self.offer.as_ref()
    }

    /// Offers to open a link over the plan that it was made over, where that is at hand and not the open one; answers whether it is.
    pub fn offer_link(&mut self, shelf: &PlanShelf, link: &str, open: &Id) -> bool {
        let Some(owner) = plan_of_link(link).and_then(|owner| elsewhere(shelf, &owner, open)) else { return false };
        let title = shelf.title(&owner);
        let sentence = phrase!("这个链接属于规划“{title}”。", "This link belongs to the plan “{title}”.");
        self.make(Offer { owner, sentence }, Waiting::Link(link.to_owned()));
        true
    }

    /// Offers to take files in over the plan that the first of them belongs to, with all others of that plan. Each comes with its plan.
    pub fn offer_files(&mut self, shelf: &PlanShelf, files: Vec<(Id, F)>, name: impl Fn(&F) -> &str) {
        let Some((owner, _)) = files.first() else { return };
        let owner = owner.clone();
        let files: Vec<_> = files.into_iter().filter(|(its, _)| *its == owner).map(|(_, file)| file).collect();
        let names = files.iter().map(name).collect::<Vec<_>>().join(word!("、", ", "));
        let title = shelf.title(&owner);
        let sentence = phrase!("“{names}”属于规划“{title}”。", "Of the plan “{title}”: “{names}”.");
        self.make(Offer { owner, sentence }, Waiting::Files(files));
    }

    fn make(&mut self, offer: Offer, waiting: Waiting<F>) {
        *self = Self { offer: Some(offer), waiting: Some(waiting), is_next: false };
    }

    /// Takes the offer: the plan to open, which is the one that all waits for.
    pub fn accept(&mut self) -> Option<Id> {
        let offer = self.offer.take()?;
        self.is_next = true;
        Some(offer.owner)
    }

    /// Does without; answers what waited.
    pub fn decline(&mut self) -> Option<Waiting<F>> {
        std::mem::take(self).waiting
    }

    /// What waited for the plan that is open now.
    pub fn arrived(&mut self) -> Option<Waiting<F>> {
        if std::mem::take(&mut self.is_next) { self.waiting.take() } else { None }
    }
}
