//! Continuous movements of numbers: by the pointer from its press to its release, by a key as long as it is held. All that a movement
//! changes is one step of the history, and nothing is written down before it ends.

use super::history::Gesture;

/// The movement that is under way, or the one that comes next.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Movement {
    /// Tells it from the one before.
    number: u32,
    means: Means,
    is_under_way: bool,
}

/// What moves.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
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
    /// What a change belongs to that is a step of its own, or one with all others of the key that is pressed.
    pub const fn gesture(self) -> Gesture {
        if matches!(self.means, Means::Key | Means::HeldKey) { self.drag() } else { Gesture::Once }
    }

    /// What a change of the movement itself belongs to.
    pub const fn drag(self) -> Gesture {
        Gesture::Drag(self.number)
    }

    /// Whether the pointer moves something.
    pub const fn is_pulled(self) -> bool {
        matches!(self.means, Means::Pointer)
    }

    /// Whether a key is held and repeats.
    pub const fn is_key_held(self) -> bool {
        matches!(self.means, Means::HeldKey)
    }

    /// Whether it has changed anything.
    pub const fn is_under_way(self) -> bool {
        self.is_under_way
    }

    /// The pointer begins to move something.
    #[must_use]
    pub const fn pulled(self) -> Self {
        Self { means: Means::Pointer, ..self }
    }

    /// It has changed something, or has come to an end.
    #[must_use]
    pub const fn moving(self, is_under_way: bool) -> Self {
        Self { is_under_way, ..self }
    }

    /// A control is let go; `None` while the key that moves it is still held. What one press of a key moves in all stays one step.
    pub const fn let_go(self) -> Option<Self> {
        match self.means {
            Means::HeldKey => None,
            Means::Key => Some(self),
            Means::Nothing | Means::Pointer => Some(self.next(Means::Nothing)),
        }
    }

    /// A key goes down, or repeats because it is held. The flag says whether it ends a movement by another key.
    #[must_use]
    pub fn pressed(self, repeats: bool) -> (Self, bool) {
        match (self.means, repeats) {
            (Means::Pointer, _) => (self, false),
            (Means::Key | Means::HeldKey, true) => (Self { means: Means::HeldKey, ..self }, false),
            _ => {
                let (released, ends) = self.released();
                (released.next(Means::Key), ends)
            }
        }
    }

    /// No key is held any more. The flag says whether that ends a movement.
    #[must_use]
    pub const fn released(self) -> (Self, bool) {
        match self.means {
            Means::Key | Means::HeldKey => (self.next(Means::Nothing), self.is_under_way),
            Means::Nothing | Means::Pointer => (self, false),
        }
    }

    const fn next(self, means: Means) -> Self {
        Self { number: self.number.wrapping_add(1), means, ..self }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_alone_is_a_step_of_its_own() {
        assert_eq!(Movement::default().gesture(), Gesture::Once);
    }

    #[test]
    fn all_that_one_key_changes_is_one_step_and_the_next_key_begins_another() {
        let (first, _) = Movement::default().pressed(false);
        let (held, _) = first.pressed(true);
        assert!(held.is_key_held() && !first.is_key_held());
        assert_eq!(held.gesture(), first.gesture());
        let (other, _) = held.pressed(false);
        assert_ne!(other.gesture(), first.gesture());
    }

    #[test]
    fn a_control_is_not_let_go_while_its_key_is_held() {
        let (held, _) = Movement::default().pressed(false).0.pressed(true);
        assert_eq!(held.let_go(), None);
        let (once, _) = Movement::default().pressed(false);
        assert_eq!(once.let_go(), Some(once), "what the key changes after that is of the same step");
    }

    #[test]
    fn a_key_that_is_released_ends_what_it_moved_and_nothing_else() {
        let (key, _) = Movement::default().pressed(false);
        assert!(!key.released().1, "it has moved nothing");
        assert!(key.moving(true).released().1);
        assert!(!key.moving(true).released().0.is_key_held());
        assert!(!Movement::default().pulled().moving(true).released().1, "the pointer goes on");
    }

    #[test]
    fn another_key_ends_the_movement_of_the_one_before() {
        let (key, _) = Movement::default().pressed(false);
        assert!(key.moving(true).pressed(false).1);
        assert!(!key.pressed(false).1);
    }

    #[test]
    fn keys_do_nothing_to_what_the_pointer_moves() {
        let pulled = Movement::default().pulled();
        assert_eq!(pulled.pressed(false), (pulled, false));
        assert_eq!(pulled.pressed(true), (pulled, false));
        let after = pulled.let_go().unwrap();
        assert!(!after.is_pulled());
        assert_ne!(after.drag(), pulled.drag(), "the next pull is another step");
    }
}
