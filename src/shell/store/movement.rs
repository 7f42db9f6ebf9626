//! Continuous movements of numbers: by the pointer from its press to its release, by a key as long as it is held. All that a movement
//! changes is one step of the history, and nothing jumps or is written down before it ends.

use leptos::prelude::*;

use super::Store;
use crate::scenario::{Change, Edit, Gesture, History};

/// The movement that is under way, or the one that comes next.
#[derive(Clone, Copy, Default)]
pub(super) struct Movement {
    /// Tells it from the one before.
    number: u32,
    /// What moves.
    means: Means,
    /// Whether it has changed anything.
    is_under_way: bool,
}

#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Means {
    #[default]
    Nothing,
    Pointer,
    /// A key went down.
    Key,
    /// It is held and repeats.
    HeldKey,
}

impl Movement {
    pub(super) const fn is_under_way(&self) -> bool {
        self.is_under_way
    }
}

impl Store {
    /// Makes a change that is a step of its own, or one with all others of the key that is held; answers whether it was allowed. What
    /// is not is said to the person.
    pub(in crate::shell) fn change(self, change: Change) -> bool {
        let made = self.attempt(change);
        self.report(made)
    }

    /// The same for a field, which says itself why a change was not made.
    ///
    /// # Errors
    /// Why it was not.
    pub(in crate::shell) fn attempt(self, change: Change) -> Result<(), String> {
        let Movement { number, means, .. } = self.movement.get_untracked();
        if means == Means::HeldKey {
            self.hold();
            self.set_moving(true);
        }
        let is_key = matches!(means, Means::Key | Means::HeldKey);
        let made = self.make(change, if is_key { Gesture::Drag(number) } else { Gesture::Once });
        if made.is_ok() {
            self.say(None);
        }
        if means != Means::HeldKey {
            self.remember();
        }
        made
    }

    /// Makes an edit of the movement that is under way.
    pub(in crate::shell) fn drag(self, edit: Edit) {
        let Movement { number, means, .. } = self.movement.get_untracked();
        if means == Means::HeldKey {
            self.hold();
        }
        self.set_moving(true);
        let made = self.make(Change::Edit(edit), Gesture::Drag(number));
        self.report(made);
    }

    /// Begins a movement by the pointer: the chart's axis stands still until it ends.
    pub(in crate::shell) fn begin_drag(self) {
        self.movement.update_untracked(|movement| movement.means = Means::Pointer);
        self.hold();
    }

    /// Whether the pointer moves something.
    pub(in crate::shell) fn is_pulled(self) -> bool {
        self.movement.get_untracked().means == Means::Pointer
    }

    /// The pointer is back where it began: so is all that it moved, to the last digit.
    pub(in crate::shell) fn drag_back(self) {
        let gesture = Gesture::Drag(self.movement.get_untracked().number);
        self.history.update(|history: &mut History| history.give_up(gesture));
        self.publish();
    }

    /// Ends a movement, unless the key that moves is still held.
    pub(in crate::shell) fn end_drag(self) {
        match self.movement.get_untracked().means {
            Means::HeldKey => return,
            Means::Key => {}
            Means::Nothing | Means::Pointer => self.next_movement(Means::Nothing),
        }
        self.come_to_rest();
    }

    /// A key went down, or repeats because it is held.
    pub(in crate::shell) fn press(self, repeats: bool) {
        match (self.movement.get_untracked().means, repeats) {
            (Means::Pointer, _) => {}
            (Means::Key | Means::HeldKey, true) => {
                self.movement.update_untracked(|movement| movement.means = Means::HeldKey);
            }
            _ => {
                self.release();
                self.next_movement(Means::Key);
            }
        }
    }

    /// Whether a key is held and repeats.
    pub(in crate::shell) fn is_key_held(self) -> bool {
        self.movement.get_untracked().means == Means::HeldKey
    }

    /// No key is held any more.
    pub(in crate::shell) fn release(self) {
        let Movement { means, is_under_way, .. } = self.movement.get_untracked();
        if matches!(means, Means::Key | Means::HeldKey) {
            self.next_movement(Means::Nothing);
            if is_under_way {
                self.come_to_rest();
            }
        }
    }

    fn next_movement(self, means: Means) {
        self.movement.update_untracked(|movement| {
            movement.number = movement.number.wrapping_add(1);
            movement.means = means;
        });
    }

    fn hold(self) {
        if self.held.with_untracked(Option::is_none) {
            self.held.set(self.figure.with_untracked(|figure| figure.as_ref().map(|figure| figure.axis.clone())));
        }
    }

    fn come_to_rest(self) {
        self.held.set(None);
        self.remember();
    }

    /// Whether a movement is under way, followed.
    pub(in crate::shell) fn is_dragging(self) -> bool {
        self.held.with(Option::is_some)
    }

    /// Whether the numbers of an indicator are being moved, followed. Unlike a drag, it is so from the first change on, and by
    /// whatever means.
    pub(in crate::shell) fn is_moving(self) -> bool {
        self.movement.get().is_under_way
    }

    pub(super) fn set_moving(self, is_under_way: bool) {
        if self.movement.get_untracked().is_under_way != is_under_way {
            self.movement.update(|movement| movement.is_under_way = is_under_way);
        }
    }
}
