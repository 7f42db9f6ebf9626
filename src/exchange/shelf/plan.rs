//! A plan on the shelf, as its file.

use std::sync::{Arc, OnceLock};

use crate::exchange::{Faults, Trouble, read_plan};
use crate::plan::{Id, Plan};
use crate::view::words;
use crate::{phrase, word};

/// The origin of a plan on the shelf. Of several with one id the last in this order counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Home {
    /// Built in.
    Program,
    /// Put beside the page by its host.
    Host,
    /// Loaded or made on this machine.
    Machine,
}

impl Home {
    /// In a word.
    pub fn word(self) -> &'static str {
        match self {
            Self::Program => word!("内置", "built in"),
            Self::Host => word!("随网页提供", "beside this page"),
            Self::Machine => word!("本机", "this device"),
        }
    }
}

/// Why a plan is only in this window.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Unkept {
    /// It cannot be stored.
    Trouble(Trouble),
    /// Another window deleted it.
    TakenOff,
}

impl Unkept {
    /// In words.
    pub fn words(self) -> &'static str {
        match self {
            Self::Trouble(trouble) => trouble.words(),
            Self::TakenOff => word!("另一个窗口已把它从本机删除", "Another window deleted it from this device"),
        }
    }
}

/// What the panel shows about a plan.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Listed {
    /// Its id.
    pub id: Id,
    /// Its origin.
    pub home: Home,
    /// Its title, or its id if it cannot be read.
    pub title: String,
    /// Period, size and edition, or what is wrong with it.
    pub about: String,
    /// Whether it can be opened.
    pub is_readable: bool,
    /// Why it is not stored on this machine, though it should be.
    pub unkept: Option<Unkept>,
}

/// A plan as its file. It is read once, on first use.
#[derive(Clone)]
pub(super) struct Shelved {
    pub(super) id: Id,
    pub(super) home: Home,
    pub(super) text: Arc<str>,
    pub(super) unkept: Option<Unkept>,
    read: OnceLock<Result<Arc<Plan>, Faults>>,
}

impl Shelved {
    pub(super) fn of(id: Id, home: Home, text: &str) -> Self {
        Self { id, home, text: Arc::from(text), unkept: None, read: OnceLock::new() }
    }

    pub(super) fn read(&self) -> &Result<Arc<Plan>, Faults> {
        self.read.get_or_init(|| read_plan(&self.text).map(Arc::new))
    }

    /// Its title, or its id if it cannot be read.
    pub(super) fn title(&self) -> String {
        self.read().as_ref().map_or_else(|_| self.id.to_string(), |plan| plan.short_name.to_string())
    }

    pub(super) fn listed(&self) -> Listed {
        let (about, is_readable) = match self.read() {
            Ok(plan) => (about(plan), true),
            Err(faults) => (faults.summary(), false),
        };
        Listed { id: self.id.clone(), home: self.home, title: self.title(), about, is_readable, unkept: self.unkept }
    }
}

/// Period, size and edition of a plan.
fn about(plan: &Plan) -> String {
    let (from, to, size) = (plan.period.base(), plan.period.end(), words::size(plan));
    phrase!("{from}–{to}年 · {size} · {}", "{from}–{to} · {size} · {}", plan.version)
}
