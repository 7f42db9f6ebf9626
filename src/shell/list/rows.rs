//! The lines of the list, under their headings.

use leptos::prelude::*;
use web_sys::MouseEvent;

use super::keys;
use crate::chart::{self, Frame};
use crate::plan::Id;
use crate::shell::gradual::standing;
use crate::shell::labels::nature_class;
use crate::shell::store::Store;
use crate::shell::theme::Theme;
use crate::view::{IndicatorRow, ListSection, Selection, spark_with_past};
use crate::{phrase, word};

/// The size of a small chart; drawn at twice that, so that a slight rise is no stair.
const SPARK: Frame = Frame { width: 64, height: 22, scale: 2.0 };

/// The one line that Tab comes by: where the focus was last, or else the open one, or else the first. Its heading and its id.
#[derive(Clone, Copy)]
struct Stop(Memo<Option<(String, Id)>>);

#[component]
pub(super) fn Rows() -> impl IntoView {
    let store = expect_context::<Store>();
    let is_empty = move || store.list().sections.with(Vec::is_empty);
    let standing = standing(move || store.list().sections.with(|all| all.iter().map(|section| section.ids.len()).sum()));
    let titles =
        Memo::new(move |_| store.list().sections.with(|all| all.iter().map(|section| section.title.clone()).collect::<Vec<_>>()));
    let is_selecting = Memo::new(move |_| store.list().selection.with(Selection::is_open));
    let visited = RwSignal::new(None::<(String, Id)>);
    Effect::new(move |_| {
        let id = store.open_id();
        request_animation_frame(move || keys::show_open(&id));
    });
    provide_context(Stop(Memo::new(move |_| {
        let (visited, open) = (visited.get(), store.open_id());
        store.list().sections.with(|all| stop(all, visited, &open))
    })));
    view! {
        <div class="rows" class:selecting=is_selecting tabindex="-1">
            <div class="row-heads" aria-hidden="true">
                <span></span><span>{word!("指标", "Indicator")}</span><span>{store.plan().period.base().to_string()}</span>
                <span>{word!("预计", "Projected")}</span><span>{word!("目标", "Target")}</span><span></span>
            </div>
            <div
                class="row-grid"
                role="grid"
                aria-label=word!("指标", "Indicator")
                aria-multiselectable="true"
                on:keydown=move |event| keys::in_list(store, &event)
                on:keyup=|event| keys::keep_space(&event)
                on:focusin=move |event| if let Some(place) = keys::place_of(event.target()) { visited.set(Some(place)) }
            >
                <For each=move || titles.get() key=String::clone let:title>
                    <Lines title standing/>
                </For>
            </div>
            <Show when=is_empty>
                <p class="nothing">{word!("没有符合条件的指标。", "No indicators match. ")}
                    <button type="button" on:click=move |_| store.filter.update(|filter| *filter = filter.open())>{word!("显示全部", "Show all")}</button>
                </p>
            </Show>
        </div>
    }
}

fn stop(all: &[ListSection], visited: Option<(String, Id)>, open: &Id) -> Option<(String, Id)> {
    let holds = |(title, id): &(String, Id)| all.iter().any(|section| section.title == *title && section.ids.contains(id));
    let under = |section: &ListSection| section.ids.contains(open).then(|| (section.title.clone(), open.clone()));
    let first = || all.first().and_then(|section| Some((section.title.clone(), section.ids.first()?.clone())));
    visited.filter(holds).or_else(|| all.iter().find_map(under)).or_else(first)
}

/// The lines under one heading, as far as the list stands by now. The heading stays while lines come and go, and so do the lines that stay.
#[component]
fn Lines(title: String, standing: Memo<usize>) -> impl IntoView {
    let store = expect_context::<Store>();
    let (heading, own, of, is_titled) = (title.clone(), title.clone(), title.clone(), !title.trim().is_empty());
    let ids = Memo::new(move |_| {
        store.list().sections.with(|all| {
            let before: usize = all.iter().take_while(|section| section.title != title).map(|section| section.ids.len()).sum();
            let here = all.iter().find(|section| section.title == title).map_or(&[][..], |section| &section.ids);
            here[..standing.get().saturating_sub(before).min(here.len())].to_vec()
        })
    });
    let is_empty = Memo::new(move |_| ids.with(Vec::is_empty));
    view! {
        <div role="rowgroup" data-section=own>
            <div class="domain" role="row" hidden=move || is_empty.get() || !is_titled><span role="columnheader">{heading}</span></div>
            <div class="domain-rows" role="presentation">
                <For each=move || ids.get() key=Id::clone let:id><Line id section=of.clone()/></For>
            </div>
        </div>
    }
}

#[component]
fn Line(id: Id, section: String) -> impl IntoView {
    let store = expect_context::<Store>();
    let row = store.row(&id)?;
    let at = store.place_of(&id)?;
    let Stop(stop) = expect_context::<Stop>();
    let is = |holds: fn(Store, &Id) -> bool| {
        let id = id.clone();
        Memo::new(move |_| holds(store, &id))
    };
    let is_open = is(|store, id| store.open_id() == *id);
    let is_locked = is(|store, id| store.locked.with(|locked| locked.contains(id)));
    let is_selecting = is(|store, _| store.list().selection.with(Selection::is_open));
    let is_selected = is(|store, id| store.list().selection.with(|selection| selection.has(id)));
    let is_stray = Memo::new(move |_| store.list().listing.with(|listing| listing.strays().contains(&at)));
    let own = (section, id.clone());
    let is_stop = Memo::new(move |_| stop.with(|stop| stop.as_ref() == Some(&own)));
    let field = move |read: fn(&IndicatorRow) -> &str| move || row.with(|row| read(row).to_owned());
    let said = move || {
        let stray = if is_stray.get() { word!("，已不符合筛选条件", ", no longer matches the filter") } else { "" };
        row.with(|row| format!("{}{stray}", row.sentence))
    };
    let label = id.to_string();
    // What the plan calls it stays as long as the page shows that plan, in that language.
    let named = row.get_untracked();
    let pick = {
        let (id, name) = (id.clone(), named.name.clone());
        move || is_selecting.get().then(|| view! { <Pick id=id.clone() name=name.clone() is_selected/> })
    };
    let press = move |event: MouseEvent| pressed(store, &id, &event);
    Some(view! {
        <div
            class="row"
            role="row"
            class:open=is_open
            class:changed=move || row.with(|row| row.is_changed)
            class:stray=is_stray
            class:selected=is_selected
            aria-selected=move || is_selecting.get().then(|| is_selected.get().to_string())
            data-id=label
        >
            {pick}
            <span role="gridcell" class="row-cell">
                <button
                    type="button"
                    tabindex=move || if is_stop.get() { "0" } else { "-1" }
                    aria-current=move || is_open.get().then_some("true")
                    aria-label=said
                    on:click=press
                >
                    <span class=move || format!("mark {}", row.with(|row| row.tone.class()))>{field(|row| row.tone.mark())}</span>
                    <span class="row-name">
                        <span class=nature_class(named.nature) title=named.nature>{named.nature_mark}</span>
                        <span class="row-text">{named.name}</span>
                        <span class="row-unit">{named.unit}</span>
                        <Show when=move || is_locked.get()><span class="row-lock">{word!("锁", "lock")}</span></Show>
                        {move || row.with(|row| row.turned.clone()).map(|turned| view! { <span class="row-turned" title=turned>{word!("修约", "rounded")}</span> })}
                    </span>
                    <span class="row-start">{field(|row| &row.start)}</span>
                    <span class="row-outcome">{field(|row| &row.outcome)}</span>
                    <span class="row-target">{field(|row| &row.target)}</span>
                    <Spark at row is_open is_selected/>
                </button>
            </span>
        </div>
    })
}

/// A click opens; with Shift it picks a range, with Ctrl one more.
fn pressed(store: Store, id: &Id, event: &MouseEvent) {
    if event.shift_key() {
        let shown = untrack(|| store.listed());
        store.list().selection.update(|selection| selection.extend(&shown, id));
    } else if event.ctrl_key() || event.meta_key() {
        store.list().selection.update(|selection| selection.toggle(id));
    } else {
        store.open(id);
    }
}

/// The box that picks a line.
#[component]
fn Pick(id: Id, name: String, is_selected: Memo<bool>) -> impl IntoView {
    let store = expect_context::<Store>();
    let press = move |event: MouseEvent| {
        let shown = untrack(|| store.listed());
        store
            .list()
            .selection
            .update(|selection| if event.shift_key() { selection.extend(&shown, &id) } else { selection.toggle(&id) });
        // The box turned over by itself, which a range that holds it already does not mean.
        let is_now = store.list().selection.with_untracked(|selection| selection.has(&id));
        event_target::<web_sys::HtmlInputElement>(&event).set_checked(is_now);
    };
    view! {
        <span role="gridcell" class="row-pick">
            <label><input type="checkbox" tabindex="-1" aria-label=phrase!("选中“{name}”", "Select “{name}”") prop:checked=is_selected on:click=press/></label>
        </span>
    }
}

/// The small chart, as a drawing of the document: a canvas on every line would be a layer each, which the browser sorts anew whenever
/// anything on the page changes.
#[component]
fn Spark(at: usize, row: Memo<IndicatorRow>, is_open: Memo<bool>, is_selected: Memo<bool>) -> impl IntoView {
    let (store, theme) = (expect_context::<Store>(), expect_context::<Theme>());
    // The scale of the open line holds still until what is moved is let go.
    let spark = Memo::new(move |before: Option<&Option<chart::Spark>>| {
        let spark = row.with(|row| row.spark.clone())?;
        let spark = store
            .facts
            .with(|facts| store.now(|plan, scenario| spark_with_past(plan, facts, scenario, &plan.indicators[at], spark)));
        let held =
            before.and_then(Option::as_ref).filter(|_| is_open.get() && store.is_dragging()).and_then(|before| before.range);
        Some(chart::Spark { range: held.or(spark.range), ..spark })
    });
    let colours = move || if is_open.get() || is_selected.get() { theme.open_line_colours() } else { theme.colours() };
    let drawing = move || {
        spark.with(|spark| spark.as_ref().and_then(|spark| chart::spark_svg(spark, colours(), SPARK).ok()).unwrap_or_default())
    };
    view! { <span class="spark" inner_html=drawing aria-hidden="true"></span> }
}
