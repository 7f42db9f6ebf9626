//! Which links stand in an address: a link stays there until its scenario is kept on this machine.

use std::collections::BTreeSet;

use super::plan_of_link;
use crate::plan::Id;

/// The links of an address that are open on the page. Whatever else stands there waits for its plan, or could not be opened.
///
/// ```
/// use tuiyan::{exchange::{self, AddressLinks}, scenario::Scenario};
/// let plan = exchange::builtin_plan()?;
/// let (link, mut links) = (exchange::encode_link(&plan, &Scenario::holding(&plan))?, AddressLinks::new());
/// links.opened(link.clone());
/// // It is kept by now, and leaves the address; what could not be opened stays.
/// assert_eq!(links.rewritten(&[link, "s=broken".to_owned()], Vec::new(), &plan.id), ["s=broken"]);
/// # Ok::<(), exchange::Faults>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct AddressLinks {
    open: BTreeSet<String>,
}

impl AddressLinks {
    /// No links.
    pub const fn new() -> Self {
        Self { open: BTreeSet::new() }
    }

    /// Whether a link is open on the page.
    pub fn is_open(&self, link: &str) -> bool {
        self.open.contains(link)
    }

    /// A link was opened.
    pub fn opened(&mut self, link: String) {
        self.open.insert(link);
    }

    /// The links that an address with `before` should have, over the plan that is shown: `unkept`, which say what is kept nowhere else, and
    /// those of `before` that are not open or belong to another plan. What leaves the address counts as open no longer.
    pub fn rewritten(&mut self, before: &[String], unkept: Vec<String>, plan: &Id) -> Vec<String> {
        let stays = |link: &&String| !self.is_open(link) || plan_of_link(link).as_deref() != Some(plan.as_str());
        let after: Vec<_> = unkept.iter().chain(before.iter().filter(stays)).cloned().collect();
        self.open.extend(unkept);
        self.open.retain(|link| after.contains(link));
        after
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::{builtin_plan, encode_link};
    use crate::plan::Plan;
    use crate::scenario::Scenario;

    fn link(plan: &Plan, name: &str) -> String {
        encode_link(plan, &Scenario { name: name.to_owned(), ..Scenario::holding(plan) }).unwrap()
    }

    #[test]
    fn a_link_leaves_the_address_once_its_scenario_is_kept() {
        let plan = builtin_plan().unwrap();
        let (one, mut links) = (link(&plan, "one"), AddressLinks::new());
        links.opened(one.clone());
        assert_eq!(links.rewritten(std::slice::from_ref(&one), vec![one.clone()], &plan.id), std::slice::from_ref(&one));
        assert!(links.is_open(&one));
        assert!(links.rewritten(std::slice::from_ref(&one), Vec::new(), &plan.id).is_empty());
        assert!(!links.is_open(&one), "it would be opened again");
    }

    #[test]
    fn a_link_that_was_not_opened_stays() {
        let plan = builtin_plan().unwrap();
        let before = [link(&plan, "later"), "s=broken".to_owned()];
        assert_eq!(AddressLinks::new().rewritten(&before, Vec::new(), &plan.id), before);
    }

    #[test]
    fn a_link_over_another_plan_is_that_plans_to_take_away() {
        let plan = builtin_plan().unwrap();
        let (one, mut links) = (link(&plan, "one"), AddressLinks::new());
        links.opened(one.clone());
        let other = Id::new("another").unwrap();
        assert_eq!(links.rewritten(std::slice::from_ref(&one), Vec::new(), &other), std::slice::from_ref(&one));
        assert!(links.is_open(&one));
    }

    #[test]
    fn what_changed_since_takes_the_place_of_what_was_open() {
        let plan = builtin_plan().unwrap();
        let ([one, two], mut links) = (["one", "two"].map(|name| link(&plan, name)), AddressLinks::new());
        links.opened(one.clone());
        assert_eq!(links.rewritten(&[one], vec![two.clone()], &plan.id), [two]);
    }
}
