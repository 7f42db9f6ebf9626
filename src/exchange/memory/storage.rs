//! Storage for records: texts under names, on this machine.

use crate::word;

/// Why nothing can be stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Trouble {
    /// The browser does not allow it.
    Denied,
    /// The browser has no room left.
    Full,
}

impl Trouble {
    /// In words.
    pub fn words(self) -> &'static str {
        match self {
            Self::Denied => word!(
                "浏览器不允许在本机保存，关闭页面后改动会丢失",
                "The browser does not allow saving on this device: changes are lost when the page is closed"
            ),
            Self::Full => word!(
                "本机留给网页的存储已满，新的改动没有保存",
                "The browser's storage is full: the latest changes were not saved"
            ),
        }
    }
}

/// Texts under names.
pub trait Storage {
    /// All names, in order.
    fn names(&self) -> Vec<String>;

    /// The text under a name; `None` where there is none.
    ///
    /// # Errors
    /// Why it cannot be read.
    fn text(&self, name: &str) -> Result<Option<String>, Trouble>;

    /// Stores a text under a name.
    ///
    /// # Errors
    /// Why it was not stored; the earlier text stays.
    fn put(&self, name: &str, text: &str) -> Result<(), Trouble>;

    /// Removes the text under a name, if possible.
    fn remove(&self, name: &str);
}

/// The storage of this machine, and that of one window, which survives a reload.
pub struct Places<S> {
    /// Shared by all windows.
    pub machine: Result<S, Trouble>,
    /// This window's alone.
    pub window: Option<S>,
}

/// Moves a record to where nothing reads or overwrites it.
pub fn set_aside(storage: &impl Storage, name: &str, text: &str) {
    if put_by(storage, name, text) {
        storage.remove(name);
    }
}

/// Stores a copy of a record there. Answers whether there was room for it.
pub(super) fn put_by(storage: &impl Storage, name: &str, text: &str) -> bool {
    storage.put(&format!("tuiyan/damaged/{name}"), text).is_ok()
}
