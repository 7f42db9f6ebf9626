//! The open scenario as a link and as a QR code, and the field for a link that was received.

use leptos::ev;
use leptos::html;
use leptos::prelude::*;

use super::address::page_address;
use super::clipboard::copy;
use super::incoming::Incoming;
use super::store::Store;
use crate::exchange::encode_link;
use crate::view::{QrCode, qr_code};
use crate::{phrase, word};

/// The panel.
#[component]
pub(super) fn Share() -> impl IntoView {
    let store = expect_context::<Store>();
    // While a lever moves the link rests: nobody sends what is under way.
    let link = Memo::new(move |before: Option<&Result<String, String>>| match before {
        Some(before) if store.is_dragging() => before.clone(),
        _ => store.with_scenario(|scenario| {
            let link = encode_link(&store.plan(), scenario).map_err(|faults| faults.summary())?;
            Ok(format!("{}#{link}", page_address()))
        }),
    });
    view! {
        <p class="drawer-note">{word!("链接本身就装着这个情景的全部假设和观测，不经过任何服务器；打开它的人得到一份副本。",
            "The link itself holds all assumptions and observations of this scenario; no server is involved. Whoever opens it \
             gets a copy.")}</p>
        {move || match link.get() {
            Ok(link) => view! { <Link link/> }.into_any(),
            Err(sentence) => view! { <p role="alert">{sentence}</p> }.into_any(),
        }}
        <Paste/>
    }
}

#[component]
fn Link(link: String) -> impl IntoView {
    let field = NodeRef::<html::Textarea>::new();
    let outcome = RwSignal::new("");
    let by_hand = word!(
        "浏览器不允许复制，链接已选中，请按 Ctrl+C",
        "The browser does not allow copying; the link is selected: press Ctrl+C"
    );
    let length = phrase!("{} 个字符", "{} characters", link.len());
    let code = qr_code(&link);
    view! {
        <textarea class="share-link" node_ref=field rows="4" readonly spellcheck="false" aria-label=word!("链接", "Link") prop:value=link></textarea>
        <div class="drawer-actions share-actions">
            <button type="button" class="share-copy" on:click=move |_| copy(field, outcome, by_hand)>{word!("复制链接", "Copy link")}</button>
            <span class="drawer-note">{length}</span>
            <span role="status">{outcome}</span>
        </div>
        {is_local().then(|| view! { <p class="drawer-note">{word!("这个网页的地址只在这台电脑上有效。对方可以在自己打开的推演里“打开链接”。", "The address of this page is valid on this device only. Others can use “Open link” in their own copy of Tuiyan.")}</p> })}
        {match code {
            Ok(code) => view! { <Code code/> }.into_any(),
            Err(sentence) => view! { <p class="drawer-note">{sentence}</p> }.into_any(),
        }}
    }
}

/// Whether nobody else can open the page's address.
fn is_local() -> bool {
    let location = window().location();
    let host = location.hostname().unwrap_or_default();
    location.protocol().is_ok_and(|protocol| protocol == "file:") || matches!(host.as_str(), "localhost" | "127.0.0.1" | "[::1]")
}

/// The code, and the same over the whole screen for those who sit at the back.
#[component]
fn Code(code: QrCode) -> impl IntoView {
    let large = NodeRef::<html::Dialog>::new();
    let enlarge = move |_| {
        if let Some(dialog) = large.get_untracked() {
            // An old browser knows no modal dialog and shows it where it stands.
            let _ = dialog.show_modal().or_else(|_| dialog.set_attribute("open", ""));
        }
    };
    let close = move |_: ev::MouseEvent| {
        if let Some(dialog) = large.get_untracked() {
            dialog.close();
        }
    };
    // Escape closes the enlarged code and not the panel beneath it.
    let keep = |event: ev::KeyboardEvent| event.stop_propagation();
    let note = code.note;
    view! {
        <button type="button" class="qr" aria-label=word!("二维码，点击放大", "QR code, click to enlarge") on:click=enlarge><Squares code=code.clone()/></button>
        <p class="drawer-note">{note}</p>
        <dialog class="qr-large" node_ref=large aria-label=word!("二维码", "QR code") on:keydown=keep>
            <button type="button" aria-label=word!("关闭二维码", "Close the QR code") on:click=close><Squares code/></button>
        </dialog>
    }
}

#[component]
fn Squares(code: QrCode) -> impl IntoView {
    view! {
        <svg viewBox=format!("0 0 {0} {0}", code.size) shape-rendering="crispEdges" aria-hidden="true">
            <path d=code.path></path>
        </svg>
    }
}

#[component]
fn Paste() -> impl IntoView {
    let incoming = expect_context::<Incoming>();
    let field = NodeRef::<html::Textarea>::new();
    let refusal = RwSignal::new(None::<String>);
    let open = move |_| {
        let Some(field) = field.get_untracked() else { return };
        let result = incoming.open_pasted(&field.value());
        if result.is_ok() {
            field.set_value("");
        }
        refusal.set(result.err());
    };
    view! {
        <h3 class="drawer-heading">{word!("打开收到的链接", "Open a received link")}</h3>
        <textarea class="share-paste" node_ref=field rows="3" spellcheck="false" aria-label=word!("收到的链接", "Received link") placeholder=word!("把链接粘贴到这里", "Paste the link here")></textarea>
        <div class="drawer-actions"><button type="button" on:click=open>{word!("打开链接", "Open link")}</button></div>
        <p class="share-refusal" role="alert">{refusal}</p>
    }
}
