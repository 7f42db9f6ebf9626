//! A file that an app's browser has probably swallowed: said so, with another way to have it.

use std::cell::Cell;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use leptos::ev;
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::address::page_address;
use super::clipboard::copy;
use super::keyboard;
use super::store::Store;
use crate::exchange::encode_link;
use crate::view::{WayOut, host_app, swallowed};
use crate::word;

/// A file that was handed over.
#[derive(Clone)]
struct Handed {
    name: String,
    sentence: String,
    way: WayOut,
    /// The file as an address, where it is a picture.
    picture: Option<String>,
}

thread_local! {
    /// Who tells the person of a file. Files are handed over from everywhere, also when what asked for them is gone.
    static TELLER: Cell<Option<RwSignal<Option<Handed>>>> = const { Cell::new(None) };
}

/// The app inside which the page is shown.
pub(super) fn app() -> Option<&'static str> {
    window().navigator().user_agent().ok().as_deref().and_then(host_app)
}

/// Takes in that a file was handed to the browser.
pub(super) fn note(name: &str, mime: &str, bytes: &[u8]) {
    let Some((app, teller)) = app().zip(TELLER.get()) else { return };
    let way = WayOut::of(mime, bytes);
    let picture = (way == WayOut::Picture).then(|| format!("data:{mime};base64,{}", STANDARD.encode(bytes)));
    teller.try_set(Some(Handed { name: name.to_owned(), sentence: swallowed(app, name), way, picture }));
}

/// What is said of the file that was handed over last.
#[component]
pub(super) fn HandedOver() -> impl IntoView {
    let handed = RwSignal::new(None::<Handed>);
    TELLER.set(Some(handed));
    move || handed.get().map(|file| view! { <Told file close=Callback::new(move |()| handed.set(None))/> })
}

#[component]
fn Told(file: Handed, close: Callback<()>) -> impl IntoView {
    let store = expect_context::<Store>();
    let place = NodeRef::<html::Section>::new();
    // Focus goes where the eyes go, and back afterwards.
    let before = StoredValue::new_local(document().active_element());
    place.on_load(|place| drop(place.focus()));
    let close = Callback::new(move |()| {
        close.run(());
        if let Some(Some(Ok(before))) = before.try_update_value(|before| before.take().map(JsCast::dyn_into::<HtmlElement>)) {
            let _ = before.focus();
        }
    });
    let key = move |event: ev::KeyboardEvent| {
        if keyboard::key(&event).as_deref() == Some("Escape") {
            event.prevent_default();
            close.run(());
        }
    };
    let Handed { name, sentence, way, picture } = file;
    let words = way.words(&name);
    let text = if let WayOut::Text(text) = way { Some(text) } else { None };
    // What is kept inside the app is not there in another browser.
    let link = store.now(encode_link).ok().map(|link| format!("{}#{link}", page_address()));
    view! {
        <section class="received handed" node_ref=place tabindex="-1" role="alertdialog" aria-label=word!("文件可能没有保存", "The file may not have been saved") on:keydown=key>
            <p>{sentence}</p>
            {link.map(|link| view! {
                <p>{word!("打开这个链接，当前情景就在那里：", "This link opens the current scenario there:")}</p>
                <Copied text=link label=word!("链接", "Link") button=word!("复制链接", "Copy link")/>
            })}
            <p>{words}</p>
            {text.map(|text| view! { <Copied text label=word!("文件的文字", "Text of the file") button=word!("复制文字", "Copy text")/> })}
            {picture.map(|picture| view! { <img class="handed-picture" src=picture alt=name/> })}
            <button type="button" on:click=move |_| close.run(())>{word!("知道了", "OK")}</button>
        </section>
    }
}

/// A text to be copied.
#[component]
fn Copied(text: String, label: &'static str, button: &'static str) -> impl IntoView {
    let field = NodeRef::<html::Textarea>::new();
    let outcome = RwSignal::new("");
    let by_hand = word!("文字已选中，请长按后复制", "The text is selected: press and hold to copy");
    view! {
        <textarea class="handed-text" node_ref=field rows="3" readonly spellcheck="false" aria-label=label prop:value=text></textarea>
        <div class="drawer-actions">
            <button type="button" on:click=move |_| copy(field, outcome, by_hand)>{button}</button>
            <span role="status">{outcome}</span>
        </div>
    }
}
