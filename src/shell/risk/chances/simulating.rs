//! The simulation of all targets together: what is asked, how far it is, and what it came to.

use std::rc::Rc;
use std::sync::Arc;

use leptos::prelude::*;

use crate::risk::simulation::{Persistence, Settings, Simulation};
use crate::shell::sight::bring;
use crate::shell::simulate::{self, Cancel};
use crate::shell::store::Store;
use crate::view::risk::{Draws, Ran, draws};

/// Where the result stands, once there is one.
pub(super) const RESULT: &str = "simulation-result";

/// So few draws are made again without being asked for.
const FEW: u32 = 10_000;
/// What can be chosen.
pub(super) const DRAWS: [u32; 2] = [FEW, 100_000];

/// A simulation that came to its end.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Finished {
    asked: Simulation,
    pub(super) shown: Draws,
}

/// The simulation and its result. They outlive the section, so that they are found again.
#[derive(Clone, Copy)]
pub(in crate::shell) struct Simulating {
    store: Store,
    pub(super) settings: RwSignal<Settings>,
    /// What would be asked now.
    asked: Memo<Simulation>,
    /// The share that is done of a simulation at work.
    pub(super) progress: RwSignal<Option<f64>>,
    pub(super) finished: RwSignal<Option<Arc<Finished>>>,
    running: StoredValue<Option<Cancel>, LocalStorage>,
}

impl Simulating {
    pub(in crate::shell) fn new(store: Store) -> Self {
        let settings = RwSignal::new(Settings { draws: 100_000, reading: Persistence::Persistent });
        let plan = store.plan();
        Self {
            store,
            settings,
            asked: Memo::new(move |_| store.with_scenario(|scenario| Simulation::new(&plan, scenario, settings.get()))),
            progress: RwSignal::new(None),
            finished: RwSignal::new(None),
            running: StoredValue::new_local(None),
        }
    }

    /// Whether there is anything to draw, followed.
    pub(super) fn can_run(self) -> bool {
        self.asked.with(Simulation::draws_anything)
    }

    /// Whether the result is one of other assumptions or settings, followed.
    pub(super) fn is_expired(self) -> bool {
        self.finished.with(|finished| finished.as_ref().is_some_and(|finished| self.asked.with(|asked| *asked != finished.asked)))
    }

    /// Starts it because somebody asked, who is led to the result when it comes.
    pub(super) fn run(self) {
        self.start(true);
    }

    /// Starts it, in place of one that is at work.
    fn start(self, is_asked: bool) {
        self.cancel();
        self.progress.set(Some(0.0));
        let told = self.progress;
        let progress = Rc::new(move |share| _ = told.try_set(Some(share)));
        let (plan, settings, asked) = (self.store.plan(), self.settings.get_untracked(), self.asked.get_untracked());
        let scenario = self.store.now(|_, scenario| scenario.clone());
        let (cancel, answer) = simulate::start(&plan, &scenario, settings, progress);
        self.running.set_value(Some(cancel));
        leptos::task::spawn_local(async move {
            // Whoever cancels it has put everything in order.
            let Some(found) = answer.await else { return };
            let shown = draws(Ran { plan: &plan, scenario: &scenario, asked: &asked, found: &found });
            self.running.try_set_value(None);
            self.progress.try_set(None);
            self.finished.try_set(Some(Arc::new(Finished { asked, shown })));
            if is_asked {
                leptos::task::tick().await;
                bring(RESULT);
            }
        });
    }

    /// Ends the simulation that is at work; the result before it stays.
    pub(super) fn cancel(self) {
        if let Some(Some(cancel)) = self.running.try_update_value(Option::take) {
            cancel.cancel();
            self.progress.set(None);
        }
    }

    /// Runs again by itself where a result of few draws has expired, as long as the owner lives.
    pub(super) fn keep_up(self) {
        Effect::new(move |_| {
            self.asked.track();
            let is_small = self.settings.with(|settings| settings.draws <= FEW);
            if is_small && untrack(|| self.is_expired()) && self.can_run() {
                self.start(false);
            }
        });
    }
}
