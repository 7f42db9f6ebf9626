//! Undo and redo: every step a whole workspace, one drag one step.

use super::assumption::Scenario;
use super::change::{Change, Refusal, change};
use super::edit::Edit;
use super::kept::Key;
use super::workspace::Workspace;
use crate::plan::Plan;

/// Tells edits of one continuous movement from separate ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gesture {
    /// A step of its own.
    Once,
    /// Part of the movement of that number: all its edits together are one step.
    Drag(u32),
}

/// The kept scenarios with what they were before and what was taken back.
#[derive(Clone, Debug, PartialEq)]
pub struct History {
    present: Workspace,
    past: Vec<Workspace>,
    future: Vec<Workspace>,
    movement: Gesture,
}

/// How many steps can be taken back; far more than anyone counts, and little memory: what did not change is shared between steps.
const DEPTH: usize = 500;

impl History {
    /// A history that begins here.
    pub const fn new(present: Workspace) -> Self {
        Self { present, past: Vec::new(), future: Vec::new(), movement: Gesture::Once }
    }

    /// The open scenario as it stands.
    pub fn present(&self) -> &Scenario {
        &self.present.open().scenario
    }

    /// All that is kept, as it stands.
    pub const fn workspace(&self) -> &Workspace {
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

    /// Edits the open scenario. An edit that changes nothing leaves no step.
    ///
    /// # Errors
    /// As [`super::apply`]; then nothing has changed.
    pub fn edit(&mut self, plan: &Plan, edit: Edit, gesture: Gesture) -> Result<(), Refusal> {
        self.change(plan, Change::Edit(edit), gesture)
    }

    /// Makes a change. One that changes nothing leaves no step.
    ///
    /// # Errors
    /// As [`change`]; then nothing has changed.
    pub fn change(&mut self, plan: &Plan, what: Change, gesture: Gesture) -> Result<(), Refusal> {
        let mut next = self.present.clone();
        change(&mut next, plan, what)?;
        if next == self.present {
            return Ok(());
        }
        let continues = gesture != Gesture::Once && gesture == self.movement;
        if continues && self.past.last() == Some(&next) {
            self.give_up(gesture);
            return Ok(());
        }
        let before = std::mem::replace(&mut self.present, next);
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

    /// Gives up a movement: all is as it was when it began, and it leaves no step.
    pub fn give_up(&mut self, gesture: Gesture) {
        if gesture != Gesture::Once
            && gesture == self.movement
            && let Some(before) = self.past.pop()
        {
            self.present = before;
            self.movement = Gesture::Once;
        }
    }

    /// Opens another scenario. Looking at something is no step; taking a step back opens what the step changed.
    pub fn open(&mut self, key: &Key) {
        self.present.switch(key);
        self.movement = Gesture::Once;
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
