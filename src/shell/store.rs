//! The one state of the page and the only way to change it. `kept` is what it has to do with this machine and its other windows,
//! `movement` what makes one step of many changes, `steps` what is said of steps and takes them back, `turning` which view is shown.

mod kept;
mod movement;
mod steps;
mod turning;

use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::prelude::*;

use self::turning::View;
use super::derived::{self, Asked, Light, Line, Watched};
use super::desk::{Left, opening};
use super::list::state::ListState;
use super::memory::{Memory, SaveState};
use super::rest::{self, Awaited};
use super::scroll;
use super::toaster::Toaster;
use crate::chart::{Axis, LargeChart};
use crate::plan::{Id, Indicator, Plan};
use crate::scenario::{
    Change, Edit, Facts, FieldResult, Footing, Gesture, History, Kept, Key, Movement, Scenario, Workspace, odd_outcome,
};
use crate::view::risk::RangeRow;
use crate::view::{AssumedRow, Board, Drawer, Filter, IndicatorRow, IndicatorSheet, ObservedRow, Pane, RangeEnd, Selection, Tab};
use crate::word;

/// The state and what is derived from it. Copied freely; every component finds it in its context.
#[derive(Clone, Copy)]
pub(super) struct Store {
    plan: StoredValue<Arc<Plan>>,
    history: RwSignal<History>,
    memory: StoredValue<Memory>,
    lines: StoredValue<Vec<Line>>,
    /// The open indicator's place in the plan.
    open: RwSignal<usize>,
    /// The axis of a movement that is under way; charts hold still until it ends.
    held: RwSignal<Option<Axis>>,
    movement: RwSignal<Movement>,
    /// Counts what has come to an end: steps, movements, scenarios opened.
    settled: RwSignal<u32>,
    pub(super) filter: RwSignal<Filter>,
    pub(super) pane: RwSignal<Pane>,
    pub(super) tab: View,
    pub(super) drawer: RwSignal<Option<Drawer>>,
    /// Whether what was changed is kept on this machine, or why not.
    pub(super) saved: RwSignal<SaveState>,
    /// The key of the open scenario, a signal of its own for the same reason as what is locked.
    open_key: RwSignal<Key>,
    /// The locked indicators of the open scenario. A signal of its own, because hundreds of lines follow it, and none of them has to
    /// wake at every step of a slider.
    pub(super) locked: RwSignal<BTreeSet<Id>>,
    /// What is known of the plan's years; a signal of its own for the same reason.
    pub(super) facts: RwSignal<Arc<Facts>>,
    pub(super) board: Memo<Board>,
    /// Whether an exercise asks for what the sheet would show.
    pub(super) is_blind: Memo<bool>,
    /// What the list shows. Kept apart: the store is handed around by value.
    list: StoredValue<ListState>,
    pub(super) sheet: Memo<IndicatorSheet>,
    /// The same as far as a movement leaves it alone.
    pub(super) steady: Memo<IndicatorSheet>,
    pub(super) figure: Memo<Option<LargeChart>>,
    /// Where the ends of the open indicator's range lead; none where none is stated.
    pub(super) range_ends: Memo<Option<[RangeEnd; 2]>>,
}

impl Store {
    /// The state over a plan: as it was left, or else as it is kept on this machine, or else as the plan opens.
    ///
    /// While `is_blind` says so an exercise asks for what the sheet would show.
    pub(super) fn new(plan: Arc<Plan>, left: Option<Left>, is_blind: Memo<bool>) -> Self {
        let found = || rest::here().map_or_else(|| (opening(&plan), None), |rest| (rest.recall)(&plan));
        let (left, complaint) = left.map_or_else(found, |left| (left, None));
        let scenario = left.history.workspace().open().scenario.clone();
        let toaster = use_context().unwrap_or_else(Toaster::new);
        toaster.leave();
        if let Some(complaint) = complaint {
            toaster.found(complaint);
        }
        let saved = if left.memory.is_empty() { SaveState::Nothing } else { SaveState::Before };
        let tab = View::new(left.tab, toaster);
        let is_shown = Memo::new(move |_| tab.get() == Tab::Projection);
        let awaited = use_context::<Awaited>();
        let is_here = Memo::new(move |_| awaited.is_some_and(|rest| rest.here().is_some()));
        let light = Light { shown: is_shown, blind: is_blind, complete: is_here };
        let (lines, standing) = derived::lines(&plan, &scenario, is_shown);
        hand_over(left.history.workspace());
        let facts = RwSignal::new(left.history.workspace().facts().clone());
        let history = RwSignal::new(left.history);
        let open = RwSignal::new(left.open);
        let held = RwSignal::new(None);
        let settled = RwSignal::new(0);
        let filter = RwSignal::new(left.filter);
        let round = RwSignal::new(0);
        let movement = RwSignal::new(Movement::default());
        let is_moving = Memo::new(move |_| movement.get().is_under_way());
        let open_key = RwSignal::new(history.with_untracked(|history| history.workspace().open().key.clone()));
        let asked = Asked { filter, scenario: open_key, round };
        let listing = derived::listing(&plan, &lines, standing, asked, is_moving, is_shown);
        Self {
            locked: RwSignal::new(history.with_untracked(|history| history.workspace().open().locked.clone())),
            facts,
            is_blind,
            open_key,
            board: derived::board(&plan, standing),
            list: StoredValue::new(ListState {
                round,
                listing,
                sections: derived::sections(&plan, listing),
                counts: derived::counts(&plan, standing, filter, is_shown),
                selection: RwSignal::new(Selection::default()),
                is_table: RwSignal::new(left.is_table),
            }),
            sheet: derived::sheet(&plan, &lines, history, open, light),
            steady: derived::steady(&plan, &lines, history, open, settled, light),
            figure: derived::figure(&plan, &lines, history, facts, open, held, light),
            range_ends: derived::range_ends(&plan, &lines, history, open, is_shown),
            plan: StoredValue::new(plan),
            history,
            memory: StoredValue::new(left.memory),
            lines: StoredValue::new(lines),
            open,
            held,
            movement,
            settled,
            filter,
            pane: RwSignal::new(left.pane),
            tab,
            drawer: RwSignal::new(left.drawer),
            saved: RwSignal::new(saved),
        }
    }

    /// What is left when the page turns to something else.
    pub(super) fn left(self, guests: Vec<Arc<Scenario>>) -> Left {
        let memory = self.memory.try_update_value(|memory| std::mem::replace(memory, Memory::nothing_of(self.plan())));
        Left {
            history: self.history.get_untracked(),
            memory: memory.unwrap_or_else(|| Memory::nothing_of(self.plan())),
            open: self.open.get_untracked(),
            filter: self.filter.get_untracked(),
            is_table: self.list().is_table.get_untracked(),
            pane: self.pane.get_untracked(),
            tab: self.tab.get_untracked(),
            drawer: self.drawer.get_untracked(),
            guests,
        }
    }

    pub(super) fn plan(self) -> Arc<Plan> {
        self.plan.get_value()
    }

    /// Makes an edit that is a step of its own.
    pub(super) fn dispatch(self, edit: Edit) {
        self.change(Change::Edit(edit));
    }

    /// Makes an edit that was typed into a field.
    ///
    /// # Errors
    /// Why it was not made, for the field to say.
    pub(super) fn enter(self, edit: Edit) -> FieldResult {
        self.attempt(Change::Edit(edit)).map(|()| None)
    }

    /// The same where the figure is of an indicator, with a word of caution where it leads far from the plan.
    ///
    /// # Errors
    /// As [`Self::enter`].
    pub(super) fn enter_of(self, id: &Id, edit: Edit) -> FieldResult {
        let before = self.now(|_, scenario| scenario.clone());
        self.attempt(Change::Edit(edit))?;
        Ok(self.now(|plan, after| odd_outcome(plan, &before, after, id)))
    }

    /// Keeps another scenario and opens it.
    pub(super) fn add(self, scenario: Scenario) {
        self.change(Change::Add(fresh_key(), scenario));
    }

    /// Keeps another scenario in which nothing of these indicators can be changed, opens it, and answers under which key.
    pub(super) fn take_up(self, scenario: Scenario, locked: BTreeSet<Id>) -> Key {
        let key = fresh_key();
        let name = self.history.with_untracked(|history| history.workspace().free_name(&scenario.name));
        // What it is asked over does not change with what is known of the plan.
        let kept = Kept::new(key.clone(), Scenario { name, ..scenario }).on(Footing::Own).locking(locked);
        self.change(Change::Receive(kept));
        self.switch(&key);
        key
    }

    /// Keeps a copy of the open scenario and opens it.
    pub(super) fn duplicate(self) {
        self.change(Change::Duplicate(fresh_key()));
    }

    /// Makes a change; a refusal is the person's to hear, from whoever asked for it.
    fn make(self, change: Change, gesture: Gesture) -> Result<(), String> {
        let plan = self.plan();
        let subject = subject(&change);
        let result = self.history.try_update(|history| changed(history, &plan, change, gesture));
        match &subject {
            Some(subject) => self.publish_of(Some(subject)),
            None => self.publish(),
        }
        result.unwrap_or(Ok(()))
    }

    /// Says why a change was not made, or takes back what was said before.
    fn report(self, made: Result<(), String>) -> bool {
        let is_made = made.is_ok();
        self.say(made.err());
        is_made
    }

    /// Opens another scenario.
    pub(super) fn switch(self, key: &Key) {
        self.history.update(|history| history.open(key));
        self.publish();
        self.remember();
    }

    /// Tells the lines whose indicator is now decided otherwise, and all of them which scenario is open and what of it is locked.
    fn publish(self) {
        self.publish_of(None);
        let (key, locked) = self.history.with_untracked(|history| {
            let open = history.workspace().open();
            (open.key.clone(), open.locked.clone())
        });
        derived::set(self.open_key, key);
        derived::set(self.locked, locked);
    }

    /// The same of one indicator, where a change can have concerned no other: a slider has no time to ask hundreds.
    fn publish_of(self, subject: Option<&Id>) {
        self.history.with_untracked(|history| {
            let scenario = history.present();
            let facts = history.workspace().facts();
            if self.facts.with_untracked(|known| !Arc::ptr_eq(known, facts)) {
                self.facts.set(facts.clone());
            }
            self.plan.with_value(|plan| {
                let depends = |indicator: &Indicator, on: &Id| {
                    let stated = scenario.assumption(&indicator.id).statement(indicator).measured();
                    stated.and_then(|stated| stated.goal.other()) == Some(on)
                };
                let concerned =
                    |indicator: &Indicator| subject.is_none_or(|subject| indicator.id == *subject || depends(indicator, subject));
                let lines = self.lines.get_value();
                for (line, indicator) in lines.iter().zip(&plan.indicators).filter(|(_, indicator)| concerned(indicator)) {
                    line.take(plan, scenario, indicator);
                }
            });
        });
    }

    /// Reads the open scenario, and follows it.
    pub(super) fn with_scenario<T>(self, read: impl FnOnce(&Scenario) -> T) -> T {
        self.history.with(|history| read(history.present()))
    }

    /// Reads all that is kept, and follows it.
    pub(super) fn with_workspace<T>(self, read: impl FnOnce(&Workspace) -> T) -> T {
        self.history.with(|history| read(history.workspace()))
    }

    /// Reads all that is kept as it stands, without following it.
    pub(super) fn now_workspace<T>(self, read: impl FnOnce(&Workspace) -> T) -> T {
        self.history.with_untracked(|history| read(history.workspace()))
    }

    /// Reads the open scenario as it was decided, without the facts beneath it, and follows it.
    pub(super) fn with_decided<T>(self, read: impl FnOnce(&Scenario) -> T) -> T {
        self.history.with(|history| read(history.workspace().open().decided()))
    }

    /// Reads the open scenario as it stands, without following it.
    pub(super) fn now<T>(self, read: impl FnOnce(&Plan, &Scenario) -> T) -> T {
        let plan = self.plan();
        self.history.with_untracked(|history| read(&plan, history.present()))
    }

    /// Reads the open scenario, and follows it from one step to the next: a movement counts once it has ended.
    pub(super) fn with_settled<T>(self, read: impl FnOnce(&Plan, &Scenario) -> T) -> T {
        self.settled.track();
        self.now(read)
    }

    /// The open indicator's id, followed.
    pub(super) fn open_id(self) -> Id {
        let at = self.open.get();
        self.plan.with_value(|plan| plan.indicators[at].id.clone())
    }

    /// Whether the open indicator is locked, followed.
    pub(super) fn open_is_locked(self) -> bool {
        let id = self.open_id();
        self.locked.with(|locked| locked.contains(&id))
    }

    /// The open indicator's id, not followed.
    pub(super) fn opened(self) -> Id {
        untrack(|| self.open_id())
    }

    /// Shows an indicator where it can be worked on.
    pub(super) fn open(self, id: &Id) {
        if let Some(at) = self.place_of(id) {
            let is_other = self.open.get_untracked() != at;
            self.open.set(at);
            self.pane.set(Pane::Sheet);
            self.tab.set(Tab::Projection);
            self.list().is_table.set(false);
            if is_other {
                scroll::sheet_to_top();
                // What is hidden has no place to scroll to.
                request_animation_frame(scroll::sheet_to_top);
            }
            // On a narrow screen the sheet takes the list's place, scrolled as far as that was.
            scroll::page_to_top();
            self.say(None);
        }
    }

    /// The line of an indicator in the grid of observations, made anew for the grid that asks.
    pub(super) fn observed(self, id: &Id, watched: Watched) -> Option<Memo<ObservedRow>> {
        let (plan, at) = (self.plan(), self.place_of(id)?);
        self.lines.with_value(|lines| lines.get(at).map(|line| derived::observed(&plan, *line, self.history, at, watched)))
    }

    /// The line of an indicator in the table of assumptions, made anew for the table that asks.
    pub(super) fn assumed(self, id: &Id) -> Option<Memo<AssumedRow>> {
        let (plan, at) = (self.plan(), self.place_of(id)?);
        self.lines.with_value(|lines| lines.get(at).map(|line| derived::assumed(&plan, *line, self.history, at)))
    }

    /// The line of an indicator in the table of ranges, made anew for the table that asks.
    pub(super) fn ranged(self, id: &Id) -> Option<Memo<RangeRow>> {
        let (plan, at) = (self.plan(), self.place_of(id)?);
        self.lines.with_value(|lines| lines.get(at).map(|line| derived::ranged(&plan, *line, self.history, at)))
    }

    /// What the list shows.
    pub(super) fn list(self) -> ListState {
        self.list.get_value()
    }

    /// What stands in the list, in the order in which it is read, followed; what stands under several headings once.
    pub(super) fn listed(self) -> Vec<Id> {
        self.list().sections.with(|all| {
            let mut seen = BTreeSet::new();
            all.iter().flat_map(|section| &section.ids).filter(|id| seen.insert(Id::clone(id))).cloned().collect()
        })
    }

    /// The place of an indicator in the plan.
    pub(super) fn place_of(self, id: &Id) -> Option<usize> {
        self.plan.with_value(|plan| plan.indicators.iter().position(|indicator| indicator.id == *id))
    }

    /// Lets go of the lines that no longer fit the filter.
    pub(super) fn list_afresh(self) {
        self.list().round.update(|round| *round += 1);
    }

    /// The line of an indicator.
    pub(super) fn row(self, id: &Id) -> Option<Memo<IndicatorRow>> {
        let at = self.place_of(id)?;
        self.lines.with_value(|lines| lines.get(at).map(|line| line.row))
    }
}

/// Hands over what is kept of a plan, for the day on which the program fails.
fn hand_over(workspace: &Workspace) {
    if let Some(rest) = rest::here() {
        (rest.hand_over)(workspace);
    }
}

/// Makes a change. Before the rest is here there is the lever, and nothing else.
fn changed(history: &mut History, plan: &Plan, change: Change, gesture: Gesture) -> Result<(), String> {
    let made = match (rest::here(), change) {
        (Some(rest), change) => (rest.change)(history, plan, change, gesture),
        (None, Change::Edit(Edit::Growth(id, growth))) => history.grow(plan, &id, growth, gesture),
        (None, _) => {
            return Err(word!("网页还在载入，请稍候再试", "the page is still loading; please try again in a moment").to_owned());
        }
    };
    made.map_err(|refusal| refusal.to_string())
}

/// The one indicator that a change is about; none where it may be about several, or about which scenario is open.
fn subject(change: &Change) -> Option<Id> {
    let (Change::Edit(edit) | Change::Sourced(edit, _)) = change else { return None };
    match edit.subjects().as_slice() {
        [only] => Some(Id::clone(only)),
        _ => None,
    }
}

/// A key that no other scenario on any machine has: the time and a random number.
pub(super) fn fresh_key() -> Key {
    use web_sys::js_sys::{Date, Math};
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "milliseconds since 1970, and a share of 2^32")]
    let (time, chance) = (Date::now() as u64, (Math::random() * 4_294_967_296.0) as u64);
    Key::new(&format!("{time:x}-{chance:08x}")).unwrap_or_else(Key::opening)
}
