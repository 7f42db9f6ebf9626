//! What is picked out of the list.

use std::collections::BTreeSet;

use crate::plan::Id;

/// What is picked out of the list, and whether anything can be just now.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    chosen: BTreeSet<Id>,
    /// Where a range begins.
    anchor: Option<Id>,
    /// Whether the list shows what can be picked.
    is_open: bool,
}

impl Selection {
    /// Whether the list shows what can be picked.
    pub const fn is_open(&self) -> bool {
        self.is_open
    }

    /// Shows what can be picked.
    pub const fn open(&mut self) {
        self.is_open = true;
    }

    /// Picks nothing, and shows nothing to be picked.
    pub fn close(&mut self) {
        *self = Self::default();
    }

    /// Picks one, or lets it go.
    pub fn toggle(&mut self, id: &Id) {
        self.is_open = true;
        if !self.chosen.remove(id) {
            self.chosen.insert(id.clone());
        }
        self.anchor = Some(id.clone());
    }

    /// Picks all from where the last was picked up to this one, in the order in which they are shown.
    pub fn extend(&mut self, shown: &[Id], to: &Id) {
        self.is_open = true;
        let place = |id: &Id| shown.iter().position(|other| other == id);
        let Some(end) = place(to) else { return };
        let start = self.anchor.as_ref().and_then(place).unwrap_or(end);
        self.chosen.extend(shown[start.min(end)..=start.max(end)].iter().cloned());
        self.anchor = self.anchor.take().or_else(|| Some(to.clone()));
    }

    /// Picks all that is shown, or lets all go where all is picked.
    pub fn all(&mut self, shown: &[Id]) {
        self.is_open = true;
        let is_whole = self.among(shown).len() == shown.len();
        self.chosen.clear();
        if !is_whole {
            self.chosen.extend(shown.iter().cloned());
        }
    }

    /// Escape: lets all go, and where there is nothing to let go shows nothing to be picked. Answers whether there was either.
    pub fn escape(&mut self) -> bool {
        let was_open = self.is_open;
        if self.chosen.is_empty() {
            self.close();
        } else {
            *self = Self { is_open: true, ..Self::default() };
        }
        was_open
    }

    /// Whether it is picked.
    pub fn has(&self, id: &Id) -> bool {
        self.chosen.contains(id)
    }

    /// What is picked of what is shown: nothing is done to what nobody sees.
    pub fn among(&self, shown: &[Id]) -> Vec<Id> {
        shown.iter().filter(|id| self.has(id)).cloned().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(text: &str) -> Id {
        Id::new(text).unwrap()
    }

    fn shown() -> Vec<Id> {
        ["a", "b", "c", "d", "e"].map(id).into()
    }

    #[track_caller]
    fn holds(selection: &Selection, expected: &str) {
        let chosen: Vec<_> = selection.among(&shown()).iter().map(|id| id.as_str().to_owned()).collect();
        assert_eq!(chosen.concat(), expected);
    }

    #[test]
    fn a_range_reaches_from_the_last_one_picked_to_either_side() {
        let mut selection = Selection::default();
        selection.toggle(&id("c"));
        selection.extend(&shown(), &id("e"));
        holds(&selection, "cde");
        selection.extend(&shown(), &id("b"));
        holds(&selection, "bcde");
        selection.toggle(&id("d"));
        holds(&selection, "bce");
    }

    #[test]
    fn a_range_without_a_beginning_is_one() {
        let mut selection = Selection::default();
        selection.extend(&shown(), &id("d"));
        holds(&selection, "d");
        selection.extend(&shown(), &id("b"));
        holds(&selection, "bcd");
    }

    #[test]
    fn what_is_not_shown_is_not_picked() {
        let mut selection = Selection::default();
        selection.all(&shown());
        assert_eq!(selection.among(&[id("b"), id("x")]), [id("b")]);
        selection.all(&shown());
        holds(&selection, "");
    }

    #[test]
    fn escape_lets_go_first_and_leaves_then() {
        let mut selection = Selection::default();
        assert!(!selection.escape());
        selection.toggle(&id("a"));
        assert!(selection.escape() && selection.is_open());
        holds(&selection, "");
        assert!(selection.escape() && !selection.is_open());
    }
}
