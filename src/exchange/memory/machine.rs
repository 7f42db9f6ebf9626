//! A storage in memory that replaces the browser's in tests.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;

use super::{Places, Storage, Trouble};

/// Records that lie in memory.
#[derive(Default)]
pub(in crate::exchange) struct Machine {
    records: RefCell<BTreeMap<String, String>>,
    is_full: Cell<bool>,
}

impl Machine {
    /// An empty machine with a window.
    pub(in crate::exchange) fn fresh() -> Places<Self> {
        Places { machine: Ok(Self::default()), window: Some(Self::default()) }
    }

    /// Sets whether there is no room.
    pub(in crate::exchange) fn fill(&self, is_full: bool) {
        self.is_full.set(is_full);
    }
}

impl Storage for Machine {
    fn names(&self) -> Vec<String> {
        self.records.borrow().keys().cloned().collect()
    }

    fn text(&self, name: &str) -> Result<Option<String>, Trouble> {
        Ok(self.records.borrow().get(name).cloned())
    }

    fn put(&self, name: &str, text: &str) -> Result<(), Trouble> {
        if self.is_full.get() {
            return Err(Trouble::Full);
        }
        self.records.borrow_mut().insert(name.to_owned(), text.to_owned());
        Ok(())
    }

    fn remove(&self, name: &str) {
        self.records.borrow_mut().remove(name);
    }
}
