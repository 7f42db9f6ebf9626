//! Links that come in: in the address when the page opens or while it is open, and pasted.

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsValue;

use super::inside;
use super::plans::Shelf;
use super::store::Store;
use crate::exchange::{decode_link, received};
use crate::{phrase, word};

/// What is to be read of a link that was opened over other plan data.
#[derive(Clone, Copy)]
pub(super) struct Incoming {
    store: Store,
    shelf: Shelf,
    lines: RwSignal<Vec<String>>,
}

impl Incoming {
    /// Watches the address for as long as the store lives.
    pub(super) fn watching(store: Store) -> Self {
        let incoming = Self { store, shelf: expect_context(), lines: RwSignal::new(Vec::new()) };
        let watch = window_event_listener(ev::hashchange, move |_| {
            inside::take(store);
            incoming.take_address();
        });
        on_cleanup(move || watch.remove());
        incoming
    }

    /// Opens the scenario of a link: as a new one, unless the very same is kept already.
    ///
    /// A link over another plan on the shelf is offered over there.
    ///
    /// # Errors
    /// The sentence that says why it cannot be opened; then nothing has changed.
    pub(super) fn open(self, text: &str) -> Result<(), String> {
        let plan = self.store.plan();
        if self.shelf.offer_link(text, &plan.id) {
            return Ok(());
        }
        let linked = decode_link(text, &plan).map_err(|faults| faults.summary())?;
        let lines = received(&plan, &linked);
        let name = linked.scenario.name.clone();
        let same = untrack(|| self.store.with_workspace(|all| all.same_as(&linked.scenario).map(|kept| kept.key.clone())));
        let done = if let Some(key) = same {
            self.store.switch(&key);
            word!("已经保存在本机，已打开", "was already kept on this device and is now open")
        } else {
            self.store.add(linked.scenario);
            word!("已打开，并保存在本机", "is open and kept on this device")
        };
        self.store.say(Some(phrase!("链接中的情景“{name}”{done}。", "Scenario “{name}” from the link {done}.")));
        self.lines.set(lines);
        Ok(())
    }

    /// Opens what the address holds, and takes it out of there, so that a reload does not open it again. What cannot be opened stays.
    fn take_address(self) {
        let fragment = window().location().hash().unwrap_or_default();
        let holds = |part: &str| part.starts_with("s=") || part.starts_with("s%3D");
        if !fragment.trim_start_matches('#').split('&').any(holds) {
            return;
        }
        self.take(&fragment);
    }

    /// Opens a link, and takes it out of the address if it stands there.
    pub(super) fn take(self, link: &str) {
        match self.open(link) {
            Ok(()) => {
                if let Ok(history) = window().history() {
                    let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&page_address()));
                }
            }
            Err(sentence) => self
                .store
                .say(Some(phrase!("地址中的链接打不开：{sentence}", "The link in the address cannot be opened: {sentence}"))),
        }
    }
}

/// Says that the page or its address may hold scenarios: the page has found its plan.
pub(super) fn announce() {
    if let Ok(event) = web_sys::Event::new("hashchange") {
        let _ = window().dispatch_event(&event);
    }
}

/// The page's own address, without a fragment.
pub(super) fn page_address() -> String {
    let href = window().location().href().unwrap_or_default();
    href.split('#').next().unwrap_or_default().to_owned()
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
