//! Scenarios of others that are only merged: nothing of them is kept on this machine.

use std::sync::Arc;

use leptos::html;
use leptos::prelude::*;

use super::super::imports::scenarios;
use super::super::picker::FilePicker;
use super::super::store::Store;
use super::super::transfer::read_all;
use crate::exchange::decode_link;
use crate::exchange::received;
use crate::plan::Plan;
use crate::scenario::Scenario;
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
    let add = move |_| {
        let Some(field) = field.get_untracked() else { return };
        let (scenarios, refused, said) = opened(&field.value(), &store.plan());
        guests.add(scenarios);
        field.set_value(&refused);
        remarks.set(said);
    };
    view! {
        <label>
            <span>{word!("别人的链接，每行一个", "Other people's links, one per line")}</span>
            <textarea class="merge-links" node_ref=field rows="3" spellcheck="false" placeholder=word!("把几个人发来的链接粘贴到这里", "Paste the links you were sent here")></textarea>
        </label>
        <button type="button" on:click=add>{word!("加入链接", "Add links")}</button>
    }
}

/// The scenarios of the lines, the lines that cannot be opened, and what is to be said.
fn opened(text: &str, plan: &Plan) -> (Vec<Scenario>, String, Vec<String>) {
    let (mut scenarios, mut refused, mut said) = (Vec::new(), Vec::new(), Vec::new());
    for (at, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let place = |sentence: String| phrase!("第 {} 行：{sentence}", "Line {}: {sentence}", at + 1);
        match decode_link(line, plan) {
            Ok(linked) => {
                said.extend(received(plan, &linked).into_iter().map(place));
                scenarios.push(linked.scenario);
            }
            Err(faults) => {
                refused.push(line);
                said.push(place(faults.summary()));
            }
        }
    }
    (scenarios, refused.join("\n"), said)
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
