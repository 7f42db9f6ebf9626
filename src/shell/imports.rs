//! Files that come in, however they come: picked in the panel 文件 or dropped on the page. Each is read for itself; one that is
//! refused changes nothing. What reads them belongs to `rest`: it is in `sorting`.

use std::pin::Pin;

use leptos::ev;
use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::File;

use super::listening::on_window;
use super::plans::Shelf;
use super::rest::{self, Awaited};
use super::store::Store;
use super::transfer::{Given, drags_files, dropped, read_all};
use crate::exchange::ImportLine;
use crate::view::Tab;
use crate::word;

/// Finds out what each of the files is, and takes it.
type Sort = fn(Imports, Store, Vec<Given>) -> Pin<Box<dyn Future<Output = ()>>>;

/// What became of the files last given. Every component finds it in its context.
#[derive(Clone, Copy)]
pub(super) struct Imports {
    /// A line for each file.
    pub(super) lines: RwSignal<Vec<ImportLine>>,
    /// Whether files are being read.
    pub(super) is_busy: RwSignal<bool>,
    /// Who takes the files that are dropped, where it is not this: the last.
    takers: RwSignal<Vec<Callback<Vec<File>>>>,
    /// What takes files; it belongs to the rest.
    sort: StoredValue<Option<Sort>>,
    /// What takes tables of yearly figures, while they are shown.
    observing: StoredValue<Option<Callback<Given>>>,
    /// Tables of yearly figures that wait until they are shown.
    observed: StoredValue<Vec<Given>>,
    pub(super) shelf: Shelf,
    rest: Awaited,
}

impl Imports {
    pub(super) fn new() -> Self {
        Self {
            lines: RwSignal::new(Vec::new()),
            is_busy: RwSignal::new(false),
            takers: RwSignal::new(Vec::new()),
            sort: StoredValue::new(None),
            observing: StoredValue::new(None),
            observed: StoredValue::new(Vec::new()),
            shelf: expect_context(),
            rest: expect_context(),
        }
    }

    /// From now on files can be taken.
    pub(super) fn sorted_by(self, sort: Sort) {
        self.sort.set_value(Some(sort));
    }

    /// As long as the calling component lives, files that are dropped are for it.
    pub(super) fn hand_drops_to(self, taker: Callback<Vec<File>>) {
        self.takers.update(|takers| takers.push(taker));
        on_cleanup(move || {
            self.takers.try_update(|takers| takers.retain(|one| !one.matches(&taker)));
        });
    }

    /// As long as the calling component lives, tables of yearly figures are for it, and so are those that wait.
    pub(super) fn observe_with(self, taker: Callback<Given>) {
        self.observing.set_value(Some(taker));
        on_cleanup(move || self.observing.set_value(None));
        for given in self.observed.try_update_value(std::mem::take).unwrap_or_default() {
            taker.run(given);
        }
    }

    /// Hands a table of yearly figures to the view that shows them.
    pub(super) fn observe(self, store: Store, given: Given) {
        store.drawer.set(None);
        if let Some(taker) = self.observing.get_value() {
            return taker.run(given);
        }
        self.observed.update_value(|waiting| waiting.push(given));
        store.tab.set(Tab::Observations);
    }

    fn drop(self, store: Store, files: Vec<File>) {
        match self.takers.with_untracked(|takers| takers.last().copied()) {
            Some(taker) if !files.is_empty() => taker.run(files),
            _ => self.take(store, files),
        }
    }

    /// Takes files, and tells what became of each in the panel that is for it.
    pub(super) fn take(self, store: Store, files: Vec<File>) {
        if files.is_empty() || self.is_busy.get_untracked() {
            return;
        }
        self.begin();
        spawn_local(async move {
            let given = read_all(files).await;
            self.take_given(store, given).await;
        });
    }

    /// What became of the files before would be taken for what becomes of these.
    fn begin(self) {
        self.is_busy.set(true);
        self.lines.set(Vec::new());
    }

    /// Takes files whose bytes are here.
    pub(super) async fn take_given(self, store: Store, given: Vec<Given>) {
        self.begin();
        let is_here = self.rest.get().await.is_some();
        if let Some(sort) = self.sort.try_get_value().flatten().filter(|_| is_here) {
            return sort(self, store, given).await;
        }
        self.is_busy.set(false);
        store.say(Some(rest::missing().to_owned()));
    }
}

/// Lets files be dropped anywhere on the page, and says so while they hang above it.
#[component]
pub(super) fn DropZone() -> impl IntoView {
    let (store, imports) = (expect_context::<Store>(), expect_context::<Imports>());
    let is_over = RwSignal::new(false);
    on_window(ev::dragover, move |event| {
        if drags_files(&event) {
            // Otherwise the browser would open the file in place of the page.
            event.prevent_default();
            is_over.set(true);
        }
    });
    on_window(ev::dragleave, move |event| {
        if event.related_target().is_none() {
            is_over.set(false);
        }
    });
    on_window(ev::drop, move |event| {
        if drags_files(&event) {
            event.prevent_default();
            is_over.set(false);
            imports.drop(store, dropped(&event));
        }
    });
    view! {
        <Show when=move || is_over.get()>
            <p class="drop-here" aria-hidden="true">{word!("松开即导入：JSON、CSV、XLSX 或 DOCX", "Drop to import: JSON, CSV, XLSX or DOCX")}</p>
        </Show>
    }
}
