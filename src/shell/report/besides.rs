//! Which of the kept scenarios stand beside the open one.

use leptos::prelude::*;

use crate::scenario::Key;
use crate::shell::candidates::{Candidate, Candidates};
use crate::shell::store::Store;
use crate::view::{MOST_BESIDE, SideBySide};
use crate::{phrase, word};

/// A list to tick; nothing where there is but one scenario.
#[component]
pub(super) fn BesideChoice(besides: RwSignal<SideBySide>) -> impl IntoView {
    let store = expect_context::<Store>();
    let all = Memo::new(move |_| {
        store.with_workspace(|all| {
            let keys: Vec<_> = all.kept().iter().map(|kept| &kept.key).collect();
            let places = besides.with(|besides| besides.beside(&keys, &all.open().key));
            let others = all.kept().iter().enumerate().filter(|(_, kept)| kept.key != all.open().key);
            others.map(|(at, kept)| Candidate::of(kept, places.contains(&at))).collect::<Vec<_>>()
        })
    });
    let count = Signal::derive(move || {
        let chosen = all.with(|all| all.iter().filter(|one| one.is_in).count());
        phrase!("对照情景 {chosen}/{MOST_BESIDE}", "Beside it {chosen}/{MOST_BESIDE}")
    });
    let toggle = Callback::new(move |key: Key| {
        store.now_workspace(|all| {
            let keys: Vec<_> = all.kept().iter().map(|kept| &kept.key).collect();
            besides.try_update(|besides| besides.toggle(&keys, &all.open().key, &key)).unwrap_or(Ok(()))
        })
    });
    let title = word!("把另外的情景并列在报告里，最多两个", "Set up to two other scenarios side by side with this one");
    view! {
        <Show when=move || all.with(|all| !all.is_empty())>
            <Candidates all count toggle class="compare-candidates report-besides" title/>
        </Show>
    }
}
