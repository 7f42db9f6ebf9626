//! Links that come in: in the address when the page opens or while it is open, and pasted.
//!
//! A link stays in the address until its scenario is kept on this machine. Where nothing can be kept, the address takes its place: it
//! holds every scenario as it stands, so that a reload finds them all.

use std::cell::RefCell;

use leptos::ev;
use leptos::prelude::*;

use super::address::{address, replace_address};
use super::inside;
use super::listening::on_window;
use super::memory::local;
use super::plans::Shelf;
use super::store::Store;
use crate::exchange::{AddressLinks, decode_link, encode_link, links_of, received};
use crate::scenario::{Change, Kept, Key, Scenario, is_of_same_preset};
use crate::{phrase, word};

thread_local! {
    static LINKS: RefCell<AddressLinks> = const { RefCell::new(AddressLinks::new()) };
}

/// What is to be read of a link that was opened over other plan data.
#[derive(Clone, Copy)]
pub(super) struct Incoming {
    store: Store,
    shelf: Shelf,
    lines: RwSignal<Vec<String>>,
    /// Whether the address holds what is kept nowhere else.
    holds: RwSignal<bool>,
}

/// What came of a link.
enum Opened {
    /// It is open, under that key.
    Here(Key),
    /// It is offered over the plan that it belongs to.
    Offered,
}

impl Incoming {
    pub(super) fn new(store: Store) -> Self {
        Self { store, shelf: expect_context(), lines: RwSignal::new(Vec::new()), holds: RwSignal::new(false) }
    }

    /// Watches the address for as long as the calling component lives.
    pub(super) fn watch(self) {
        let Self { store, holds, .. } = self;
        on_window(ev::hashchange, move |_| {
            inside::take(store);
            self.take(&address());
        });
        Effect::new(move |_| {
            store.with_settled(|_, _| ());
            self.write_address();
            holds.set(!unkept_links(store).is_empty());
        });
    }

    /// Opens the scenario of a link: as a new one, unless the very same is kept already.
    ///
    /// # Errors
    /// The sentence that says why it cannot be opened; then nothing has changed.
    pub(super) fn open_pasted(self, text: &str) -> Result<(), String> {
        self.open(text).map(|_| ())
    }

    /// A link over another plan on the shelf is offered over there.
    fn open(self, text: &str) -> Result<Opened, String> {
        let plan = self.store.plan();
        if self.shelf.offer_link(text, &plan.id) {
            return Ok(Opened::Offered);
        }
        let linked = decode_link(text, &plan).map_err(|faults| faults.summary())?;
        let lines = received(&plan, &linked);
        let name = linked.scenario.name.clone();
        let same = self.store.now_workspace(|all| all.same_as(&linked.scenario).map(|kept| kept.key.clone()));
        let is_new = same.is_none();
        match same {
            Some(key) => self.store.switch(&key),
            None => self.add(linked.scenario),
        }
        let done = match (is_new, self.store.unkept().is_empty()) {
            (true, true) => word!("已打开，并保存在本机", "is open and kept on this device"),
            (false, true) => word!("已经保存在本机，已打开", "was already kept on this device and is now open"),
            (_, false) => word!("已打开", "is open"),
        };
        self.store.tell(phrase!("链接中的情景“{name}”{done}。", "Scenario “{name}” from the link {done}."));
        self.lines.set(lines);
        Ok(Opened::Here(self.store.now_workspace(|all| all.open().key.clone())))
    }

    /// Where nothing is kept, a reload finds the scenario that a plan opens with untouched; what was made of it takes its place again.
    fn add(self, scenario: Scenario) {
        let is_named_so = |name: &str| name == scenario.name || is_of_same_preset(name, &scenario.name);
        let is_untouched = |kept: &&Kept| !kept.is_changed() && is_named_so(&kept.scenario.name) && local().is_err();
        let untouched = self.store.now_workspace(|all| all.get(&Key::opening()).filter(is_untouched).cloned());
        match untouched {
            Some(opening) => {
                let key = opening.key.clone();
                self.store.change(Change::Receive(Kept::new(key.clone(), scenario).come_as(opening.loaded().clone())));
                // The facts of the plan were in the address too.
                if self.store.now_workspace(|all| all.facts().is_empty()) {
                    self.store.change(Change::Adopt(key.clone()));
                }
                self.store.switch(&key);
            }
            None => self.store.add(scenario),
        }
    }

    /// Opens the links of an address; the first of them is the one that is seen.
    pub(super) fn take(self, address: &str) {
        let mut first = None;
        for link in links_of(address).into_iter().filter(|link| !is_open_here(link)) {
            match self.open(&link) {
                Ok(Opened::Here(key)) => {
                    LINKS.with_borrow_mut(|links| links.opened(link));
                    first = first.or(Some(key));
                }
                Ok(Opened::Offered) => {}
                Err(sentence) => self
                    .store
                    .found(phrase!("地址中的链接打不开：{sentence}", "The link in the address cannot be opened: {sentence}")),
            }
        }
        if let Some(first) = first.filter(|first| self.store.now_workspace(|all| all.open().key != *first)) {
            self.store.switch(&first);
        }
        self.write_address();
    }

    /// Writes into the address what is kept nowhere else, and takes out of it what is; a reload opens what it holds. What could not be
    /// opened stays.
    fn write_address(self) {
        let before = links_of(&address());
        let unkept = unkept_links(self.store);
        let after = LINKS.with_borrow_mut(|links| links.rewritten(&before, unkept, &self.store.plan().id));
        if after != before {
            replace_address(&after);
        }
    }

    /// Whether the address holds what is kept nowhere else, followed.
    pub(super) fn holds(self) -> bool {
        self.holds.get()
    }
}

/// A link to each scenario that is kept nowhere else.
fn unkept_links(store: Store) -> Vec<String> {
    let plan = store.plan();
    let link = |scenario: &Scenario| links_of(&format!("#{}", encode_link(&plan, scenario).ok()?)).into_iter().next();
    store.unkept().iter().filter_map(|scenario| link(scenario)).collect()
}

fn is_open_here(link: &str) -> bool {
    LINKS.with_borrow(|links| links.is_open(link))
}

/// What the person should know of the link that was opened last.
#[component]
pub(super) fn Received() -> impl IntoView {
    let lines = expect_context::<Incoming>().lines;
    view! {
        <Show when=move || !lines.with(Vec::is_empty)>
            <section class="received" role="alertdialog" aria-label=word!("链接与这里的规划数据不同", "The link was made with other plan data")>
                <ul>{move || lines.get().into_iter().map(|line| view! { <li>{line}</li> }).collect_view()}</ul>
                <button type="button" on:click=move |_| lines.set(Vec::new())>{word!("知道了", "OK")}</button>
            </section>
        </Show>
    }
}
