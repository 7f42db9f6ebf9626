//! How to use the page, in short: what to do, the keys, and what the program is.

use leptos::prelude::*;

use crate::language::Text;
use crate::shell::keyboard;
use crate::shell::store::Store;
use crate::shell::tour::TourButton;
use crate::view::{GUIDE_KEYS, GUIDE_STEPS};
use crate::{phrase, word};

/// The part.
#[component]
pub(super) fn Using() -> impl IntoView {
    let plan = expect_context::<Store>().plan();
    let step = |text: Text| view! { <li>{text.get()}</li> };
    let key = |(key, what): (&'static str, Text)| view! { <tr><th scope="row"><kbd>{key}</kbd></th><td>{what.get()}</td></tr> };
    let (version, edition, name) = (env!("CARGO_PKG_VERSION"), plan.version.clone(), plan.name.get().to_owned());
    let about =
        phrase!("推演 {version}；规划数据：{name}，{edition} 版。", "Tuiyan {version}; plan data: {name}, version {edition}.");
    view! {
        <h2 class="risk-question">{word!("使用说明", "How to use it")}</h2>
        <p><TourButton/></p>
        <ol class="guide-steps">{GUIDE_STEPS.map(step).collect_view()}</ol>
        <h3>{word!("按键", "Keyboard")}</h3>
        <table class="risk-table guide-keys"><tbody>{GUIDE_KEYS.map(key).collect_view()}</tbody></table>
        <p><SingleKeys/></p>
        <h3>{word!("关于", "About")}</h3>
        <p>{about}</p>
        <p>{word!(
            "许可：MIT 或 Apache-2.0，任选其一。所用程序库的许可随发布一并列出。",
            "Licence: MIT or Apache-2.0, at your choice. The licences of the libraries used come with the release.",
        )}</p>
        <p>{word!(
            "隐私：您填写和打开的一切都只在这台电脑的浏览器里，不上传，不统计，也不访问别的网站。链接里装着情景本身，发给谁由您决定。",
            "Privacy: whatever you enter or open stays in the browser on this device. Nothing is uploaded or tracked, and no \
             other site is contacted. A link carries the scenario itself; you decide who gets it.",
        )}</p>
    }
}

/// Whether `/` is a command: whoever dictates to the machine may want to turn that off.
#[component]
fn SingleKeys() -> impl IntoView {
    let turn = move |event| keyboard::set_single(event_target_checked(&event));
    view! {
        <label>
            <input type="checkbox" prop:checked=keyboard::has_single() on:change=turn/>
            {word!("不按 Ctrl 的快捷键（/）", "Keyboard shortcuts without Ctrl (/)")}
        </label>
    }
}
