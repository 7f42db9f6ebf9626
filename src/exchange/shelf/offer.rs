//! A link or files for another plan on the shelf: one click opens that plan and then them.

use super::PlanShelf;
use crate::exchange::{ScenarioSource, plan_of_link};
use crate::plan::Id;
use crate::{phrase, word};

/// Something that waits for its plan; `F` is a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Waiting<F> {
    /// A link.
    Link(String),
    /// Files of one plan.
    Files(Vec<F>),
}

/// An offer to the person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// The plan to open.
    pub owner: Id,
    /// The words of the offer.
    pub sentence: String,
}

/// The present offer, and what waits for it.
#[derive(Debug)]
pub struct Offers<F> {
    offer: Option<Offer>,
    waiting: Option<Waiting<F>>,
    /// Whether the next plan to open is the one.
    is_next: bool,
}

impl<F> Default for Offers<F> {
    fn default() -> Self {
        Self { offer: None, waiting: None, is_next: false }
    }
}

/// The plan that scenarios belong to, if it is at hand and not open.
pub fn owner_elsewhere(shelf: &PlanShelf, source: &ScenarioSource, open: &Id) -> Option<Id> {
    elsewhere(shelf, &source.plan()?, open)
}

fn elsewhere(shelf: &PlanShelf, owner: &str, open: &Id) -> Option<Id> {
    Id::new(owner).ok().filter(|owner| owner != open && shelf.has(owner))
}

impl<F> Offers<F> {
    /// The present offer.
    pub const fn offer(&self) -> Option<&Offer> {
        self.offer.as_ref()
    }

    /// Offers to open a link over its plan, if that is at hand and not open. Answers whether it does.
    pub fn offer_link(&mut self, plans: &PlanShelf, link: &str, open: &Id) -> bool {
        let Some(owner) = plan_of_link(link).and_then(|owner| elsewhere(plans, &owner, open)) else { return false };
        let title = plans.title(&owner);
        let sentence = phrase!("这个链接属于规划“{title}”。", "This link belongs to the plan “{title}”.");
        self.make(Offer { owner, sentence }, Waiting::Link(link.to_owned()));
        true
    }

    /// Offers to take in files over the plan of the first, together with all others of that plan. Each comes with its plan.
    pub fn offer_files(&mut self, plans: &PlanShelf, files: Vec<(Id, F)>, name: impl Fn(&F) -> &str) {
        let Some((owner, _)) = files.first() else { return };
        let owner = owner.clone();
        let files: Vec<_> = files.into_iter().filter(|(its, _)| *its == owner).map(|(_, file)| file).collect();
        let names = files.iter().map(name).collect::<Vec<_>>().join(word!("、", ", "));
        let title = plans.title(&owner);
        let sentence = phrase!("“{names}”属于规划“{title}”。", "Of the plan “{title}”: “{names}”.");
        self.make(Offer { owner, sentence }, Waiting::Files(files));
    }

    fn make(&mut self, offer: Offer, waiting: Waiting<F>) {
        *self = Self { offer: Some(offer), waiting: Some(waiting), is_next: false };
    }

    /// Accepts the offer. Answers the plan to open, for which the rest waits.
    pub fn accept(&mut self) -> Option<Id> {
        let offer = self.offer.take()?;
        self.is_next = true;
        Some(offer.owner)
    }

    /// Declines the offer. Answers what waited.
    pub fn decline(&mut self) -> Option<Waiting<F>> {
        std::mem::take(self).waiting
    }

    /// What waited for the plan that is open now.
    pub fn arrived(&mut self) -> Option<Waiting<F>> {
        if std::mem::take(&mut self.is_next) { self.waiting.take() } else { None }
    }
}
