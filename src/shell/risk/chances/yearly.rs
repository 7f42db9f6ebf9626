//! The chances under yearly independent deviations, which only draws can tell. Few enough are made that they follow every change.

use std::collections::BTreeMap;
use std::rc::Rc;
use std::time::Duration;

use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;

use crate::plan::Id;
use crate::risk::simulation::{Persistence, Settings, Simulation};
use crate::scenario::Scenario;
use crate::shell::simulate::{self, Cancel};
use crate::shell::store::Store;
use crate::view::risk::yearly_chances;

/// What is drawn for each indicator.
const SETTINGS: Settings = Settings { draws: 10_000, reading: Persistence::Yearly };

/// Somebody who holds an arrow key down changes much before anything is worth drawing.
const PAUSE: Duration = Duration::from_millis(150);

type Found = (Simulation, BTreeMap<Id, String>);

/// The chances as last simulated. They outlive the section, so that they are found again.
#[derive(Clone, Copy)]
pub(in crate::shell) struct YearlyChances {
    store: Store,
    asked: Memo<Simulation>,
    found: RwSignal<Option<Found>>,
}

/// Where an indicator's simulated chance stands.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Yearly {
    /// It is being drawn.
    Due,
    /// As found; `None` where nothing is drawn.
    Found(Option<String>),
}

impl YearlyChances {
    pub(in crate::shell) fn new(store: Store) -> Self {
        let plan = store.plan();
        let asked = Memo::new(move |_| store.with_scenario(|scenario| Simulation::new(&plan, &alone(scenario), SETTINGS)));
        Self { store, asked, found: RwSignal::new(None) }
    }

    /// Draws whenever something changed that the chances depend on, as long as the owner lives.
    pub(super) fn keep_up(self) {
        let (waiting, running) = (StoredValue::new(None::<TimeoutHandle>), StoredValue::new_local(None::<Cancel>));
        let end = move || {
            if let Some(Some(waiting)) = waiting.try_update_value(Option::take) {
                waiting.clear();
            }
            if let Some(Some(running)) = running.try_update_value(Option::take) {
                running.cancel();
            }
        };
        Effect::new(move |_| {
            end();
            let asked = self.asked.get();
            if self.found.with_untracked(|found| found.as_ref().is_none_or(|(of, _)| *of != asked)) {
                let start = move || _ = running.try_set_value(Some(self.draw(asked)));
                waiting.set_value(set_timeout_with_handle(start, PAUSE).ok());
            }
        });
        on_cleanup(end);
    }

    fn draw(self, asked: Simulation) -> Cancel {
        let (cancel, answer) =
            self.store.now(|plan, scenario| simulate::start(plan, &alone(scenario), SETTINGS, Rc::new(|_| {})));
        let (plan, scenario) = (self.store.plan(), self.store.now(|_, scenario| scenario.clone()));
        leptos::task::spawn_local(async move {
            if let Some(found) = answer.await {
                self.found.try_set(Some((asked, yearly_chances(&plan, &scenario, &found))));
            }
        });
        cancel
    }

    /// The chance of one indicator.
    pub(super) fn of(self, id: Id) -> Memo<Yearly> {
        Memo::new(move |_| {
            self.found.with(|found| match found {
                Some((of, chances)) if self.asked.with(|asked| asked == of) => Yearly::Found(chances.get(&id).cloned()),
                _ => Yearly::Due,
            })
        })
    }

    /// How the chances are found, in words.
    pub(super) fn conditions(self) -> String {
        self.asked.with(crate::view::risk::yearly_conditions)
    }
}

/// The chances of single indicators do not depend on how their deviations go together.
fn alone(scenario: &Scenario) -> Scenario {
    Scenario { correlation: None, ..scenario.clone() }
}
