//! Short messages on the page: in a place of their own at its foot, so that they hide nothing.

use leptos::ev;
use leptos::prelude::*;

use super::store::Store;
use super::toaster::Toaster;
use crate::view::{Tab, Toast};
use crate::word;

/// Where messages stand. It takes room only while there is one, at the foot, where nothing moves by that.
#[component]
pub(super) fn ToastPlace() -> impl IntoView {
    let toaster = expect_context::<Toaster>();
    let owned = |(number, toast): (u32, &Toast<Tab>)| (number, toast.clone());
    let shown = Memo::new(move |_| toaster.toasts().with(|toasts| toasts.shown().map(owned)));
    // What gave way to a refusal and comes back is not said twice.
    let spoken = Memo::new(move |before: Option<&Option<(u32, String)>>| {
        let before = before.cloned().flatten();
        let is_news = |(number, _): &(u32, String)| before.as_ref().is_none_or(|(said, _)| number > said);
        shown.get().map(|(number, toast)| (number, toast.sentence)).filter(is_news).or_else(|| before.clone())
    });
    view! {
        <div class="notice-place">
            <For each=move || shown.get() key=|(number, _)| *number let:toast><Shown number=toast.0 toast=toast.1/></For>
        </div>
        <p class="spoken" role="status">{move || spoken.get().map(|(_, sentence)| sentence)}</p>
        <p class="spoken" role="status">{move || toaster.heard()}</p>
    }
}

#[component]
fn Shown(number: u32, toast: Toast<Tab>) -> impl IntoView {
    let (store, toaster) = (expect_context::<Store>(), expect_context::<Toaster>());
    let touch = move |is_touched: bool| toaster.act(|toasts, now| toasts.touch(is_touched, now));
    let dismiss = move || toaster.act(|toasts, now| toasts.dismiss(number, now));
    let class = if toast.kind.is_brief() { "notice" } else { "notice refused" };
    let undo = move |step: u32| {
        let take_back = move |_| {
            dismiss();
            store.undo_step(step);
        };
        view! {
            <button type="button" class="toast-undo" disabled=move || !store.is_last(step) on:click=take_back>{word!("撤销", "Undo")}</button>
        }
    };
    let aside = move |step: u32| {
        let set_aside = move |_| {
            dismiss();
            store.set_aside(step);
        };
        view! {
            <button
                type="button"
                class="toast-aside"
                title=word!("预设放进一个新情景，原来的情景恢复原样", "The preset goes into a scenario of its own; this one is as before")
                disabled=move || !store.is_last(step)
                on:click=set_aside
            >{word!("为此新建情景", "Use a new scenario")}</button>
        }
    };
    let acts = toast.step.map(|step| view! { {undo(step)} {toast.aside.map(|_| aside(step))} });
    // The focus counts where it came by the keyboard: whoever has clicked is not reading any more.
    let is_keyed = move |event: &ev::FocusEvent| {
        let target = event_target::<web_sys::Element>(event);
        target.matches(":focus-visible").unwrap_or(true)
    };
    view! {
        <p
            class=class
            id="notice"
            on:pointerenter=move |_| touch(true)
            on:pointerleave=move |_| touch(false)
            on:focusin=move |event| if is_keyed(&event) { touch(true) }
            on:focusout=move |_| touch(false)
        >
            <span class="notice-text">{toast.sentence}</span>
            {acts}
            <button type="button" class="toast-close" on:click=move |_| dismiss() aria-label=word!("关闭提示", "Dismiss")>"✕"</button>
        </p>
    }
}
