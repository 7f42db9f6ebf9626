//! A newer version of the page: kept in the background, offered here, and gone over to when the person says so (`start/hosted.js`).

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::prelude::*;

use super::listening::on_window;
use crate::word;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = tuiyan, js_name = isUpdateReady)]
    fn is_update_ready() -> bool;

    #[wasm_bindgen(js_namespace = tuiyan, js_name = update)]
    fn update();
}

/// The offer, while there is something to offer. Put away, it comes back with the next opening.
#[component]
pub(super) fn UpdateOffer() -> impl IntoView {
    let is_offered = RwSignal::new(is_update_ready());
    on_window(ev::Custom::<ev::Event>::new("tuiyan-update"), move |_| is_offered.set(is_update_ready()));
    view! {
        <div role="status">
            <Show when=move || is_offered.get()>
                <p class="complaint update-offer">
                    <span>{word!("有新版本，刷新后启用；现在的内容都已保存在本机。", "A new version is ready. Your work is kept on this device.")}</span>
                    <button type="button" on:click=move |_| update()>{word!("刷新启用", "Reload now")}</button>
                    <button type="button" on:click=move |_| is_offered.set(false)>{word!("以后再说", "Later")}</button>
                </p>
            </Show>
        </div>
    }
}
