//! Undo and redo. Every step is a whole workspace; a drag is one step.

use std::sync::Arc;

use super::assumption::Scenario;
use super::change::{Change, ChangeRefusal, change, grow};
use super::edit::Edit;
use super::facts::Facts;
use super::kept::Key;
use super::preset::Preset;
use super::workspace::Workspace;
use crate::plan::{Id, Plan};
use crate::projection::Growth;

/// Distinguishes the edits of one continuous movement from separate ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gesture {
    /// A step of its own.
    Once,
    /// Part of the movement of that number: all its edits together are one step.
    Drag(u32),
}

/// What a step did, if its change does not show it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deed {
    /// An ordinary change.
    Change,
    /// A preset set every indicator.
    Preset(Preset),
    /// All decisions were dropped.
    ResetAll,
    /// The scenario became what it was when it came.
    BackToLoaded,
    /// Another window did it.
    Elsewhere,
}

impl Deed {
    const fn of(change: &Change) -> Self {
        match change {
            Change::Edit(Edit::Preset(preset)) => Self::Preset(*preset),
            Change::Edit(Edit::ResetAll) => Self::ResetAll,
            Change::BackToLoaded => Self::BackToLoaded,
            Change::Receive(_) | Change::ReceiveFacts(_) => Self::Elsewhere,
            _ => Self::Change,
        }
    }
}

/// A step of the history: before and after.
#[derive(Clone, Copy, Debug)]
pub struct HistoryStep<'a> {
    /// Everything kept before it.
    pub before: &'a Workspace,
    /// Everything kept after it.
    pub after: &'a Workspace,
    /// What it did.
    pub deed: Deed,
}

/// The state on the other side of a step.
#[derive(Clone, Debug, PartialEq)]
struct Side {
    workspace: Workspace,
    deed: Deed,
}

/// The kept scenarios, with the steps to undo and to redo.
#[derive(Clone, Debug, PartialEq)]
pub struct History {
    present: Workspace,
    past: Vec<Side>,
    future: Vec<Side>,
    movement: Gesture,
    /// Counts every step done, undone and redone.
    moves: u32,
}

/// How many steps can be undone: far more than anyone needs, in little memory, because steps share what did not change.
const DEPTH: usize = 500;

impl History {
    /// A history that begins here.
    pub const fn new(present: Workspace) -> Self {
        Self { present, past: Vec::new(), future: Vec::new(), movement: Gesture::Once, moves: 0 }
    }

    /// The open scenario, as it is now.
    pub fn present(&self) -> &Scenario {
        &self.present.open().scenario
    }

    /// Everything kept, as it is now.
    pub const fn workspace(&self) -> &Workspace {
        &self.present
    }

    /// Whether there is a step to undo.
    pub fn can_undo(&self) -> bool {
        !self.past.is_empty()
    }

    /// Whether there is a step to redo.
    pub fn can_redo(&self) -> bool {
        !self.future.is_empty()
    }

    /// The step to undo next.
    pub fn last(&self) -> Option<HistoryStep<'_>> {
        self.past.last().map(|side| HistoryStep { before: &side.workspace, after: &self.present, deed: side.deed })
    }

    /// The step to redo next.
    pub fn next(&self) -> Option<HistoryStep<'_>> {
        self.future.last().map(|side| HistoryStep { before: &self.present, after: &side.workspace, deed: side.deed })
    }

    /// A number that changes with every step done, undone or redone.
    pub const fn moves(&self) -> u32 {
        self.moves
    }

    /// Edits the open scenario. An edit that changes nothing leaves no step.
    ///
    /// # Errors
    /// As [`super::apply`]; then nothing has changed.
    pub fn edit(&mut self, plan: &Plan, edit: Edit, gesture: Gesture) -> Result<(), ChangeRefusal> {
        self.change(plan, Change::Edit(edit), gesture)
    }

    /// Makes a change. One that changes nothing leaves no step.
    ///
    /// # Errors
    /// As [`change`]; then nothing has changed.
    pub fn change(&mut self, plan: &Plan, what: Change, gesture: Gesture) -> Result<(), ChangeRefusal> {
        let (mut next, deed) = (self.present.clone(), Deed::of(&what));
        change(&mut next, plan, what)?;
        self.take(next, deed, gesture);
        Ok(())
    }

    /// Chooses a growth assumption of the open scenario, as [`Self::edit`] does with [`Edit::Growth`]: for a page that moves its lever
    /// before it can do anything else.
    ///
    /// # Errors
    /// As [`change`]; then nothing has changed.
    pub fn grow(&mut self, plan: &Plan, id: &Id, growth: Option<Growth>, gesture: Gesture) -> Result<(), ChangeRefusal> {
        let mut next = self.present.clone();
        grow(&mut next, plan, id, growth)?;
        self.take(next, Deed::Change, gesture);
        Ok(())
    }

    /// Makes a workspace the present one, as a step or as a part of the movement that is under way.
    fn take(&mut self, next: Workspace, deed: Deed, gesture: Gesture) {
        if next == self.present {
            return;
        }
        let continues = gesture != Gesture::Once && gesture == self.movement;
        if continues && self.past.last().is_some_and(|side| side.workspace == next) {
            return self.give_up(gesture);
        }
        let before = std::mem::replace(&mut self.present, next);
        if !continues {
            self.past.push(Side { workspace: before, deed });
            if self.past.len() > DEPTH {
                self.past.remove(0);
            }
        }
        self.movement = gesture;
        self.moves = self.moves.wrapping_add(1);
        self.future.clear();
    }

    /// Moves the preset that was the last step to a scenario of its own, under a new key. The scenario it was applied to is as before, and the
    /// whole is one step. Does nothing if the last step was not a preset.
    ///
    /// # Errors
    /// As [`change`]; then the preset stays where it was applied.
    pub fn set_aside(&mut self, plan: &Plan, key: Key) -> Result<(), ChangeRefusal> {
        let Some(Deed::Preset(preset)) = self.last().map(|step| step.deed) else { return Ok(()) };
        self.undo();
        let made = self.change(plan, Change::Aside(key, preset), Gesture::Once);
        if made.is_err() {
            self.redo();
        }
        made
    }

    /// Puts facts beneath every step, if none of them knew anything. This is no step itself. Answers whether it did.
    pub fn lay_in(&mut self, plan: &Plan, facts: &Arc<Facts>) -> bool {
        let others = || self.past.iter().chain(&self.future).map(|side| &side.workspace);
        if !others().chain([&self.present]).all(Workspace::knows_nothing) {
            return false;
        }
        let sides = self.past.iter_mut().chain(&mut self.future).map(|side| &mut side.workspace);
        sides.chain([&mut self.present]).for_each(|workspace| workspace.know(plan, facts.clone()));
        true
    }

    /// Drops a movement: everything is as it was when it began, and it leaves no step.
    pub fn give_up(&mut self, gesture: Gesture) {
        if gesture != Gesture::Once
            && gesture == self.movement
            && let Some(before) = self.past.pop()
        {
            self.present = before.workspace;
            self.movement = Gesture::Once;
            self.moves = self.moves.wrapping_add(1);
        }
    }

    /// Opens another scenario. Opening is no step; undoing opens what the step changed.
    pub fn open(&mut self, key: &Key) {
        self.present.switch(key);
        self.movement = Gesture::Once;
    }

    /// Undoes the last step.
    pub fn undo(&mut self) {
        if let Some(Side { workspace, deed }) = self.past.pop() {
            self.future.push(Side { workspace: std::mem::replace(&mut self.present, workspace), deed });
            self.movement = Gesture::Once;
            self.moves = self.moves.wrapping_add(1);
        }
    }

    /// Redoes the step undone last.
    pub fn redo(&mut self) {
        if let Some(Side { workspace, deed }) = self.future.pop() {
            self.past.push(Side { workspace: std::mem::replace(&mut self.present, workspace), deed });
            self.movement = Gesture::Once;
            self.moves = self.moves.wrapping_add(1);
        }
    }
}
