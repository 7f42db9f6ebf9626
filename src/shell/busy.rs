//! Work that takes a while.

use leptos::prelude::*;
use leptos::task::spawn_local;

/// Does what takes a while, and says so meanwhile. What asked for it may be gone by the time it is done.
pub(super) fn while_busy(is_busy: RwSignal<bool>, work: impl Future<Output = ()> + 'static) {
    is_busy.set(true);
    spawn_local(async move {
        work.await;
        is_busy.try_set(false);
    });
}
