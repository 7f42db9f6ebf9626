//! What is kept on this machine, by this window and by others.

use std::sync::Arc;

use leptos::prelude::*;

use super::{Store, fresh_key, hand_over};
use crate::scenario::{Change, Facts, Gesture, Kept, Scenario};
use crate::shell::clock::time_of_day;
use crate::shell::memory::{Keeping, Memory, SaveState};
use crate::shell::rest;
use crate::view::laid_in;
use crate::{phrase, word};

impl Store {
    /// Keeps what changed, and hands it over for the day on which the program fails. Before the rest is here it waits for that.
    pub(super) fn remember(self) {
        self.settle();
        let Some(rest) = rest::here() else { return self.saved.set(SaveState::Soon) };
        let kept = self
            .history
            .with_untracked(|history| self.memory.try_update_value(|memory| (rest.keep)(memory, history.workspace())));
        let Keeping { theirs, facts, trouble, is_written } = kept.unwrap_or_default();
        let saved = self.saved.get_untracked().then(is_written, trouble, time_of_day());
        if self.saved.get_untracked() != saved {
            self.saved.set(saved);
        }
        if let Some(facts) = facts {
            // What another window observed in the meantime is in the record already, beside what was observed here.
            let made = self.make(Change::ReceiveFacts(facts), Gesture::Once);
            self.report(made);
        }
        for kept in theirs {
            self.part(kept);
        }
    }

    /// Keeps what was changed before the rest was here, and hands over what is kept as it is now.
    pub(in crate::shell) fn make_up(self) {
        if self.saved.get_untracked() == SaveState::Soon {
            return self.remember();
        }
        self.history.with_untracked(|history| hand_over(history.workspace()));
    }

    /// Lays in the facts that ship with a plan, where this machine never had any of it.
    pub(in crate::shell) fn lay_in(self, facts: &Arc<Facts>) {
        if self.memory.with_value(Memory::has_facts) {
            return;
        }
        let plan = self.plan();
        if self.history.try_update(|history| history.lay_in(&plan, facts)) == Some(true) {
            self.publish();
            self.remember();
            self.tell(laid_in(&plan, facts));
        }
    }

    /// The scenarios that are in this window alone, the open one first.
    pub(in crate::shell) fn unkept(self) -> Vec<Arc<Scenario>> {
        self.history.with_untracked(|history| {
            let all = history.workspace();
            let mut keys = self.memory.with_value(|memory| memory.unkept(all));
            keys.sort_by_key(|key| *key != all.open().key);
            keys.iter().filter_map(|key| Some(all.get(key)?.scenario.clone())).collect()
        })
    }

    /// Something has come to an end.
    fn settle(self) {
        self.set_moving(false);
        self.history.with_untracked(|history| hand_over(history.workspace()));
        self.settled.update(|count| *count = count.wrapping_add(1));
    }

    /// Another window wrote the scenario that was changed here, and this one had not heard of it: both are kept.
    fn part(self, theirs: Kept) {
        let ours = self.history.with_untracked(|history| history.workspace().get(&theirs.key).cloned());
        let was_open = self.history.with_untracked(|history| history.workspace().open().key == theirs.key);
        let Some(ours) = ours else { return };
        let name = phrase!("{}（本窗口）", "{} (this window)", ours.scenario.name);
        // What is said below stands for both.
        let _ = self.make(Change::Receive(theirs), Gesture::Once);
        let open = self.history.with_untracked(|history| history.workspace().open().key.clone());
        let _ = self
            .make(Change::Add(fresh_key(), Scenario { name: name.clone(), ..Scenario::clone(&ours.scenario) }), Gesture::Once);
        if !was_open {
            self.history.update(|history| history.open(&open));
            self.publish();
        }
        self.remember();
        self.tell(phrase!(
            "另一个窗口同时改动了这个情景，两份都保留：本窗口的一份另存为“{name}”。",
            "Another window changed this scenario at the same time. Both versions are kept: the one of this window is saved as \
             “{name}”."
        ));
    }

    /// Takes in what another window wrote on this machine.
    pub(in crate::shell) fn hear(self, name: &str, text: Option<String>) {
        // Before the rest is here nothing was read that could have changed.
        let Some(rest) = rest::here() else { return };
        let Some(Some(change)) = self.memory.try_update_value(|memory| (rest.heard)(memory, name, text)) else { return };
        let open = self.history.with_untracked(|history| history.workspace().open().clone());
        let is_open = matches!(&change, Change::Receive(kept) if kept.key == open.key && kept.decided() != open.decided())
            || matches!(&change, Change::Delete(key) if *key == open.key);
        let are_facts = matches!(&change, Change::ReceiveFacts(_));
        let what = if matches!(change, Change::Delete(_)) { word!("删除", "deleted") } else { word!("改动", "changed") };
        let made = self.make(change, Gesture::Once);
        let is_made = self.report(made);
        self.settle();
        if !is_made {
            // The last scenario stays, and is kept again.
            self.remember();
        } else if are_facts {
            self.did(
                word!(
                    "另一个窗口改动了规划的观测值，这里已随之更新；可以撤销。",
                    "Another window changed the plan's observations, and this one has followed; undo takes that back."
                )
                .to_owned(),
            );
        } else if is_open {
            self.did(phrase!(
                "另一个窗口{what}了情景“{}”，这里已随之更新；可以撤销。",
                "Another window {what} the scenario “{}”, and this one has followed; undo takes that back.",
                open.scenario.name
            ));
        }
    }
}
