//! Undo and redo: every step a whole scenario, one drag one step.

use super::assumption::Scenario;
use super::edit::{Edit, Refusal, apply};
use crate::plan::Plan;

/// Tells edits of one continuous movement from separate ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gesture {
    /// A step of its own.
    Once,
    /// Part of the movement of that number: all its edits together are one step.
    Drag(u32),
}

/// A scenario with what it was before and what was taken back.
#[derive(Clone, Debug, PartialEq)]
pub struct History {
    present: Scenario,
    past: Vec<Scenario>,
    future: Vec<Scenario>,
    movement: Gesture,
}

/// How many steps can be taken back; far more than anyone counts, and little memory.
const DEPTH: usize = 500;

impl History {
    /// A history that begins here.
    pub const fn new(present: Scenario) -> Self {
        Self { present, past: Vec::new(), future: Vec::new(), movement: Gesture::Once }
    }

    /// The scenario as it stands.
    pub const fn present(&self) -> &Scenario {
        &self.present
    }

    /// Whether there is a step to take back.
    pub fn can_undo(&self) -> bool {
        !self.past.is_empty()
    }

    /// Whether there is a step to do again.
    pub fn can_redo(&self) -> bool {
        !self.future.is_empty()
    }

    /// Makes an edit. One that changes nothing leaves no step.
    ///
    /// # Errors
    /// As [`apply`]; then nothing has changed.
    pub fn edit(&mut self, plan: &Plan, edit: Edit, gesture: Gesture) -> Result<(), Refusal> {
        let mut next = self.present.clone();
        apply(&mut next, plan, edit)?;
        if next == self.present {
            return Ok(());
        }
        let before = std::mem::replace(&mut self.present, next);
        let continues = gesture != Gesture::Once && gesture == self.movement;
        if !continues {
            self.past.push(before);
            if self.past.len() > DEPTH {
                self.past.remove(0);
            }
        }
        self.movement = gesture;
        self.future.clear();
        Ok(())
    }

    /// Takes the last step back.
    pub fn undo(&mut self) {
        if let Some(before) = self.past.pop() {
            self.future.push(std::mem::replace(&mut self.present, before));
            self.movement = Gesture::Once;
        }
    }

    /// Does again what was taken back.
    pub fn redo(&mut self) {
        if let Some(after) = self.future.pop() {
            self.past.push(std::mem::replace(&mut self.present, after));
            self.movement = Gesture::Once;
        }
    }
}
