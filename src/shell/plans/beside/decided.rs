//! What a person said of the pairs, here and from now on.

use std::collections::BTreeMap;
use std::sync::Arc;

use leptos::prelude::*;

use crate::exchange::{remember_pairs, remember_upper, remembered_pairs, remembered_upper};
use crate::plan::{Id, Plan};
use crate::scenario::Decisions;
use crate::shell::memory::places;
use crate::shell::plans::Shelf;
use crate::shell::store::Store;

/// The plan that this one was held against last.
pub(in crate::shell::plans) fn last_upper(plan: &Plan) -> Option<Id> {
    places().machine.ok().and_then(|storage| remembered_upper(&storage, plan))
}

/// Puts the open plan beside another, and remembers which.
pub(in crate::shell::plans) fn look_up_to(store: Store, shelf: Shelf, upper: Id) {
    if let Ok(storage) = places().machine {
        remember_upper(&storage, &store.plan(), &upper);
    }
    shelf.compare_with(Some(upper));
}

/// The decisions about the open plan and each plan that it was held against since the view was opened.
#[derive(Clone, Copy)]
pub(super) struct Decided {
    own: StoredValue<Arc<Plan>>,
    here: RwSignal<BTreeMap<Id, Decisions>>,
}

impl Decided {
    pub(super) fn over(own: Arc<Plan>) -> Self {
        Self { own: StoredValue::new(own), here: RwSignal::new(BTreeMap::new()) }
    }

    /// What is decided, followed.
    pub(super) fn of(self, upper: &Plan) -> Decisions {
        let here = self.here.with(|here| here.get(&upper.id).cloned());
        here.unwrap_or_else(|| {
            let kept =
                |own: &Arc<Plan>| places().machine.map(|storage| remembered_pairs(&storage, own, upper)).unwrap_or_default();
            self.own.with_value(kept)
        })
    }

    /// Decides something, and remembers it. Where nothing can be kept it counts as long as the view is open.
    pub(super) fn decide(self, upper: &Plan, decide: impl FnOnce(&mut Decisions)) {
        let mut decisions = untrack(|| self.of(upper));
        decide(&mut decisions);
        if let Ok(storage) = places().machine {
            self.own.with_value(|own| remember_pairs(&storage, own, upper, &decisions));
        }
        self.here.update(|here| drop(here.insert(upper.id.clone(), decisions)));
    }
}
