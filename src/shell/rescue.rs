//! For the day on which the program itself fails. A page of plain script then stands in its place (`start/rescue.js`); it needs every
//! scenario as the text of a file beforehand, for nothing that this program still holds can be relied on afterwards.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::sync::Arc;

use wasm_bindgen::prelude::*;

use super::handed::app;
use crate::exchange::{file_name, write_scenario};
use crate::plan::Id;
use crate::scenario::{Key, Scenario, Workspace};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = tuiyan, js_name = fall, catch)]
    fn fall(message: &str) -> Result<(), JsValue>;

    #[wasm_bindgen(js_namespace = tuiyan, js_name = within, catch)]
    fn within(app: &str) -> Result<(), JsValue>;

    #[wasm_bindgen(js_namespace = tuiyan, js_name = hold, catch)]
    fn hold(key: &str, name: &str, text: &str) -> Result<(), JsValue>;

    #[wasm_bindgen(js_namespace = tuiyan, js_name = release, catch)]
    fn release(key: &str) -> Result<(), JsValue>;
}

thread_local! {
    /// What was handed over, so that only what changed is handed over again.
    static HELD: RefCell<BTreeMap<(Id, Key), Arc<Scenario>>> = const { RefCell::new(BTreeMap::new()) };
}

/// Hands the page over when the program panics.
pub(super) fn watch() {
    let _ = app().map(within);
    std::panic::set_hook(Box::new(|panic| {
        // Nothing is left to do where even this fails.
        let _ = fall(&panic.to_string());
    }));
}

/// Hands over what is kept of a plan.
pub(super) fn copy(workspace: &Workspace) {
    let plan = &workspace.open().scenario.plan;
    let mut held = HELD.take();
    held.retain(|(of, key), _| {
        let stays = of != plan || workspace.get(key).is_some();
        if !stays {
            let _ = release(&address(of, key));
        }
        stays
    });
    for kept in workspace.kept() {
        let last = held.insert((plan.clone(), kept.key.clone()), kept.scenario.clone());
        if !last.is_some_and(|last| Arc::ptr_eq(&last, &kept.scenario)) {
            let name = file_name(&kept.scenario.name, "json");
            let _ = hold(&address(plan, &kept.key), &name, &write_scenario(&kept.scenario));
        }
    }
    HELD.set(held);
}

fn address(plan: &Id, key: &Key) -> String {
    format!("{plan}/{}", key.as_str())
}
