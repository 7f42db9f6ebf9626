//! The rows of a table that came in: as printed, and as read.

use leptos::prelude::*;

use super::pasted::Pasted;
use crate::exchange::printed::{PrintedLine, PrintedReading, ReadingWay};
use crate::{phrase, word};

/// Rows under their heading; nothing where there are none.
#[component]
pub(super) fn Lines(
    pasted: Pasted,
    title: &'static str,
    /// The rows, followed.
    lines: Memo<Vec<PrintedLine>>,
) -> impl IntoView {
    let is_there = Memo::new(move |_| lines.with(|lines| !lines.is_empty()));
    view! {
        <Show when=move || is_there.get()>
            <h4>{title}" "<span class="paste-count">{move || lines.with(Vec::len)}</span></h4>
            <ul class="paste-lines" aria-label=title>
                <For each=move || lines.get() key=Clone::clone let:line><Row pasted line/></For>
            </ul>
        </Show>
    }
}

#[component]
fn Row(pasted: Pasted, line: PrintedLine) -> impl IntoView {
    let PrintedLine { place, cells, doubts, notes, read } = line;
    let is_doubtful = !doubts.is_empty();
    let label = phrase!("{place}，原样", "{place}, as printed");
    let doubts = doubts.into_iter().map(|doubt| view! { <li>{doubt}</li> }).collect_view();
    let notes = notes.into_iter().map(|note| view! { <li class="paste-note">{note}</li> }).collect_view();
    view! {
        <li class="paste-line" class:asked=is_doubtful>
            <div class="paste-printed">
                <b class="fault-place">{place}</b>
                <ul class="paste-cells" aria-label=label>{cells.into_iter().map(|cell| view! { <li>{cell}</li> }).collect_view()}</ul>
            </div>
            <div class="paste-read">{read.into_iter().map(|reading| view! { <Read pasted reading/> }).collect_view()}</div>
            <ul class="paste-doubts">{doubts}{notes}</ul>
        </li>
    }
}

/// An indicator in the way that is taken, the other ways one click away.
#[component]
fn Read(pasted: Pasted, reading: PrintedReading) -> impl IntoView {
    let PrintedReading { id, name, about, ways } = reading.clone();
    let taken = {
        let id = id.clone();
        let empty = ReadingWay { key: String::new(), words: String::new(), signs: String::new(), start: String::new() };
        Memo::new(move |_| {
            let key = pasted.with(|table| table.chosen(&id).map(str::to_owned));
            reading.way(key.as_deref()).unwrap_or(&empty).clone()
        })
    };
    let label = phrase!("“{name}”的读法", "How to read “{name}”");
    let choose = move |event| _ = pasted.act(|table| table.choose(id.clone(), event_target_value(&event)));
    let option = |way: ReadingWay| {
        let key = way.key.clone();
        let text = format!("{} · {}", way.words, way.signs);
        view! { <option value=way.key selected=move || taken.with(|taken| taken.key == key)>{text}</option> }
    };
    let others = (ways.len() > 1).then(|| {
        view! {
            <label class="paste-ways">
                <span>{word!("读法", "Read as")}</span>
                <select aria-label=label on:change=choose>{ways.into_iter().map(option).collect_view()}</select>
            </label>
        }
    });
    view! {
        <div class="paste-reading">
            <p><b class="paste-name">{name}</b>" "<span class="paste-about">{about}</span></p>
            <p><span class="paste-words">{move || taken.with(|way| way.words.clone())}</span>" "<span class="paste-signs">{move || taken.with(|way| way.signs.clone())}</span></p>
            <p class="paste-about">{move || taken.with(|way| way.start.clone())}</p>
            {others}
        </div>
    }
}
