//! Continuous movements of numbers: nothing jumps or is written down before one ends. What belongs to one is decided in
//! [`crate::scenario::Movement`].

use leptos::prelude::*;

use super::Store;
use crate::scenario::{Change, Edit, History, Movement};

impl Store {
    fn moves_now(self) -> Movement {
        self.movement.get_untracked()
    }

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
        let movement = self.moves_now();
        if movement.is_key_held() {
            self.hold();
            self.set_moving(true);
        }
        let made = self.make(change, movement.gesture());
        if made.is_ok() {
            self.say(None);
        }
        if !movement.is_key_held() {
            self.remember();
        }
        made
    }

    /// Makes an edit of the movement that is under way.
    pub(in crate::shell) fn drag(self, edit: Edit) {
        let movement = self.moves_now();
        if movement.is_key_held() {
            self.hold();
        }
        self.set_moving(true);
        let made = self.make(Change::Edit(edit), movement.drag());
        self.report(made);
    }

    /// Begins a movement by the pointer: the chart's axis stands still until it ends.
    pub(in crate::shell) fn begin_drag(self) {
        self.go_over(self.moves_now().pulled());
        self.hold();
    }

    /// Whether the pointer moves something.
    pub(in crate::shell) fn is_pulled(self) -> bool {
        self.moves_now().is_pulled()
    }

    /// The pointer is back where it began: so is all that it moved, to the last digit.
    pub(in crate::shell) fn drag_back(self) {
        let gesture = self.moves_now().drag();
        self.history.update(|history: &mut History| history.give_up(gesture));
        self.publish();
    }

    /// Ends a movement, unless the key that moves is still held.
    pub(in crate::shell) fn end_drag(self) {
        if let Some(after) = self.moves_now().let_go() {
            self.go_over(after);
            self.come_to_rest();
        }
    }

    /// A key went down, or repeats because it is held.
    pub(in crate::shell) fn press(self, repeats: bool) {
        let (after, ends) = self.moves_now().pressed(repeats);
        self.go_over(after);
        if ends {
            self.come_to_rest();
        }
    }

    /// Whether a key is held and repeats.
    pub(in crate::shell) fn is_key_held(self) -> bool {
        self.moves_now().is_key_held()
    }

    /// No key is held any more.
    pub(in crate::shell) fn release(self) {
        let (after, ends) = self.moves_now().released();
        self.go_over(after);
        if ends {
            self.come_to_rest();
        }
    }

    /// Nothing that is shown follows by what means something moves.
    fn go_over(self, after: Movement) {
        self.movement.update_untracked(|movement| *movement = after);
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
        self.movement.get().is_under_way()
    }

    pub(super) fn set_moving(self, is_under_way: bool) {
        if self.moves_now().is_under_way() != is_under_way {
            self.movement.update(|movement| *movement = movement.moving(is_under_way));
        }
    }
}
