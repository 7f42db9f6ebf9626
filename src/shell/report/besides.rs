//! Which of the kept scenarios stand beside the open one.

use leptos::prelude::*;

use crate::scenario::Key;
use crate::shell::store::Store;
use crate::view::{MOST_BESIDE, SideBySide};
use crate::{phrase, word};

/// A kept scenario that may stand there.
#[derive(Clone, PartialEq)]
struct Candidate {
    key: Key,
    name: String,
    is_in: bool,
}

/// A list to tick; nothing where there is but one scenario.
#[component]
pub(super) fn BesideChoice(besides: RwSignal<SideBySide>) -> impl IntoView {
    let store = expect_context::<Store>();
    let candidates = Memo::new(move |_| {
        store.with_workspace(|all| {
            let keys: Vec<_> = all.kept().iter().map(|kept| &kept.key).collect();
            let places = besides.with(|besides| besides.beside(&keys, &all.open().key));
            let others = all.kept().iter().enumerate().filter(|(_, kept)| kept.key != all.open().key);
            let candidate = |(at, kept): (usize, &crate::scenario::Kept)| Candidate {
                key: kept.key.clone(),
                name: kept.scenario.name.clone(),
                is_in: places.contains(&at),
            };
            others.map(candidate).collect::<Vec<_>>()
        })
    });
    let count = move || {
        let chosen = candidates.with(|all| all.iter().filter(|one| one.is_in).count());
        phrase!("对照情景 {chosen}/{MOST_BESIDE}", "Beside it {chosen}/{MOST_BESIDE}")
    };
    view! {
        <Show when=move || candidates.with(|all| !all.is_empty())>
            <details class="compare-candidates report-besides">
                <summary title=word!("把另外的情景并列在报告里，最多两个", "Set up to two other scenarios side by side with this one")>{count}</summary>
                <ul>
                    <For each=move || candidates.get() key=|one| (one.key.clone(), one.name.clone()) let:one>
                        <Line one candidates besides/>
                    </For>
                </ul>
            </details>
        </Show>
    }
}

#[component]
fn Line(one: Candidate, candidates: Memo<Vec<Candidate>>, besides: RwSignal<SideBySide>) -> impl IntoView {
    let store = expect_context::<Store>();
    let Candidate { key, name, .. } = one;
    let is_in = {
        let key = key.clone();
        Memo::new(move |_| candidates.with(|all| all.iter().any(|one| one.key == key && one.is_in)))
    };
    let toggle = move |event: leptos::ev::Event| {
        let result = store.now_workspace(|all| {
            let keys: Vec<_> = all.kept().iter().map(|kept| &kept.key).collect();
            besides.try_update(|besides| besides.toggle(&keys, &all.open().key, &key))
        });
        store.say(result.and_then(Result::err));
        // The browser ticked the box by itself; what was refused is not ticked.
        event_target::<web_sys::HtmlInputElement>(&event).set_checked(is_in.get_untracked());
    };
    view! {
        <li>
            <label>
                <input type="checkbox" prop:checked=is_in on:change=toggle/>
                <span>{name}</span>
            </label>
        </li>
    }
}
