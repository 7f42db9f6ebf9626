//! The browser's storage, in which [`crate::exchange::Memory`] keeps what is kept.

use web_sys::Storage;

use crate::exchange::{self, Places};
pub(super) use crate::exchange::{Keeping, Memory, Recalled, SaveState, Trouble};
use crate::math::in_order;
use crate::scenario::Workspace;

/// The browser's storage as records lie in it.
pub(super) struct Browser(Storage);

impl exchange::Storage for Browser {
    fn names(&self) -> Vec<String> {
        names(&self.0)
    }

    fn text(&self, name: &str) -> Result<Option<String>, Trouble> {
        self.0.get_item(name).map_err(|_| Trouble::Denied)
    }

    fn put(&self, name: &str, text: &str) -> Result<(), Trouble> {
        self.0.set_item(name, text).map_err(|error| trouble(&error))
    }

    fn remove(&self, name: &str) {
        let _ = self.0.remove_item(name);
    }
}

/// Writes down what changed.
pub(super) fn keep(memory: &mut Memory, workspace: &Workspace) -> Keeping {
    memory.keep(workspace, &places())
}

/// Where records lie in this browser.
pub(super) fn places() -> Places<Browser> {
    Places { machine: local().map(Browser), window: session().ok().map(Browser) }
}

/// The browser's storage. (`gloo-storage` panics where it is denied.)
pub(super) fn local() -> Result<Storage, Trouble> {
    web_sys::window().and_then(|window| window.local_storage().ok().flatten()).ok_or(Trouble::Denied)
}

/// The same for this window alone; a reload finds it again.
pub(super) fn session() -> Result<Storage, Trouble> {
    web_sys::window().and_then(|window| window.session_storage().ok().flatten()).ok_or(Trouble::Denied)
}

/// The names of all records, in order.
pub(super) fn names(storage: &Storage) -> Vec<String> {
    let length = storage.length().unwrap_or_default();
    let mut names: Vec<_> = (0..length).filter_map(|at| storage.key(at).ok().flatten()).collect();
    in_order(&mut names, |one, other| one < other);
    names
}

/// Why a record was not taken.
pub(super) fn trouble(error: &wasm_bindgen::JsValue) -> Trouble {
    use wasm_bindgen::JsCast;
    let name = error.dyn_ref::<web_sys::DomException>().map(web_sys::DomException::name);
    if name.is_some_and(|name| name.contains("Quota")) { Trouble::Full } else { Trouble::Denied }
}
