//! Scenarios of others that are only merged: nothing of them is kept on this machine.

use std::sync::Arc;

use leptos::html;
use leptos::prelude::*;

use super::super::picker::FilePicker;
use super::super::slices::Slices;
use super::super::sorting::scenarios;
use super::super::store::Store;
use super::super::transfer::read_all;
use crate::exchange::{decode_link, may_be_link, received};
use crate::plan::Plan;
use crate::scenario::{Scenario, as_known};
use crate::{phrase, word};

/// The scenarios of others, for as long as the page is open.
#[derive(Clone, Copy)]
pub(in crate::shell) struct Guests(RwSignal<Vec<Arc<Scenario>>>);

impl Guests {
    /// Those who were there before.
    pub(in crate::shell) fn new(guests: Vec<Arc<Scenario>>) -> Self {
        Self(RwSignal::new(guests))
    }

    /// All of them, not followed.
    pub(in crate::shell) fn all_now(self) -> Vec<Arc<Scenario>> {
        self.0.get_untracked()
    }

    /// All of them, followed.
    pub(super) fn all(self) -> Vec<Arc<Scenario>> {
        self.0.get()
    }

    fn add(self, scenarios: impl IntoIterator<Item = Scenario>) {
        self.0.update(|guests| guests.extend(scenarios.into_iter().map(Arc::new)));
    }

    fn dismiss(self, at: usize) {
        self.0.update(|guests| drop(guests.remove(at)));
    }
}

/// Links and files of others, what was wrong with them, and who is in.
#[component]
pub(super) fn Invite() -> impl IntoView {
    let remarks = RwSignal::new(Vec::<String>::new());
    view! {
        <div class="merge-invite">
            <Links remarks/>
            <Files remarks/>
            <div class="merge-remarks" role="alert">
                {move || remarks.get().into_iter().map(|remark| view! { <p>{remark}</p> }).collect_view()}
            </div>
            <GuestList/>
        </div>
    }
}

#[component]
fn Links(remarks: RwSignal<Vec<String>>) -> impl IntoView {
    let (store, guests) = (expect_context::<Store>(), expect_context::<Guests>());
    let field = NodeRef::<html::Textarea>::new();
    let reading = Reading { progress: RwSignal::new(None), is_cancelled: RwSignal::new(false) };
    let add = move |_| {
        let Some(field) = field.get_untracked() else { return };
        reading.is_cancelled.set(false);
        leptos::task::spawn_local(async move {
            let opened = opened(&field.value(), &store.plan(), reading).await;
            reading.progress.try_set(None);
            guests.add(opened.scenarios);
            field.set_value(&opened.left);
            remarks.try_set(opened.said);
        });
    };
    let is_reading = Memo::new(move |_| reading.progress.with(Option::is_some));
    view! {
        <label>
            <span>{word!("别人的链接，每行一个", "Other people's links, one per line")}</span>
            <textarea class="merge-links" node_ref=field rows="3" spellcheck="false" placeholder=word!("把几个人发来的链接粘贴到这里", "Paste the links you were sent here")></textarea>
        </label>
        <Show when=move || is_reading.get() fallback=move || view! { <button type="button" on:click=add>{word!("加入链接", "Add links")}</button> }>
            <progress aria-label=word!("读取链接的进度", "Progress of reading the links") max="1" prop:value=move || reading.progress.get().unwrap_or_default()></progress>
            <button type="button" on:click=move |_| reading.is_cancelled.set(true)>{word!("取消", "Cancel")}</button>
        </Show>
    }
}

/// Links that are being read.
#[derive(Clone, Copy)]
struct Reading {
    /// The share of the lines that are read, once it takes more than a moment.
    progress: RwSignal<Option<f64>>,
    is_cancelled: RwSignal<bool>,
}

/// What came of lines with links.
#[derive(Default)]
struct Opened {
    scenarios: Vec<Scenario>,
    /// The lines that cannot be opened; all of them where the reading was cancelled.
    left: String,
    /// What is to be said.
    said: Vec<String>,
}

/// Opens a link on each line, in slices of the page's time. Cancelled, nothing comes of any of them.
async fn opened(text: &str, plan: &Plan, reading: Reading) -> Opened {
    let (mut opened, mut refused) = (Opened::default(), Vec::new());
    let mut slices = Slices::begin().await;
    let lines: Vec<_> = text.lines().collect();
    // Words between the links are none; only where there is nothing else are they said to be none.
    let has_links = lines.iter().any(|line| may_be_link(line));
    let is_link = |line: &str| !line.trim().is_empty() && (!has_links || may_be_link(line));
    for (at, line) in lines.iter().enumerate().filter(|(_, line)| is_link(line)) {
        let place = |sentence: String| phrase!("第 {} 行：{sentence}", "Line {}: {sentence}", at + 1);
        match decode_link(line, plan) {
            Ok(linked) => {
                opened.said.extend(received(plan, &linked).into_iter().map(place));
                opened.scenarios.push(as_known(&linked.scenario));
            }
            Err(faults) => {
                refused.push(*line);
                opened.said.push(place(faults.summary()));
            }
        }
        if slices.is_over() {
            #[expect(clippy::cast_precision_loss, reason = "a few lines")]
            reading.progress.try_set(Some((at + 1) as f64 / lines.len() as f64));
            slices.next().await;
            if reading.is_cancelled.try_get_untracked().unwrap_or_default() {
                return Opened { left: text.to_owned(), ..Opened::default() };
            }
        }
    }
    Opened { left: refused.join("\n"), ..opened }
}

#[component]
fn Files(remarks: RwSignal<Vec<String>>) -> impl IntoView {
    let (store, guests) = (expect_context::<Store>(), expect_context::<Guests>());
    let take = Callback::new(move |files| {
        leptos::task::spawn_local(async move {
            let mut said = Vec::new();
            for given in read_all(files).await {
                match scenarios(&given, &store.plan()).await {
                    Ok(scenarios) => guests.add(scenarios),
                    Err(faults) => said.push(phrase!("{}：{}", "{}: {}", given.name, faults.summary())),
                }
            }
            remarks.try_set(said);
        });
    });
    view! {
        <div class="merge-files">
            <FilePicker word=word!("选择文件……", "Choose files…") label=word!("别人的情景文件", "Other people's scenario files") accept=".json,.csv,.tsv,.txt,.xlsx" on_files=take/>
            <span>{word!("别人的情景文件：JSON、CSV、XLSX，可多选", "Other people's scenario files: JSON, CSV, XLSX, several at once")}</span>
        </div>
    }
}

#[component]
fn GuestList() -> impl IntoView {
    let guests = expect_context::<Guests>();
    let line = move |(at, scenario): (usize, Arc<Scenario>)| {
        let label = phrase!("不再汇总“{}”", "Leave out “{}”", scenario.name);
        view! {
            <li>
                <span>{scenario.name.clone()}</span>
                <button type="button" aria-label=label on:click=move |_| guests.dismiss(at)>"✕"</button>
            </li>
        }
    };
    view! {
        <ul class="merge-guests" aria-label=word!("别人的情景（只用于汇总，不保存）", "Other people's scenarios (for merging only, not kept)")>
            {move || guests.all().into_iter().enumerate().map(line).collect_view()}
        </ul>
    }
}
