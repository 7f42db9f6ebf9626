//! The indicators by domain, with a verdict each.

use leptos::prelude::*;

use super::gradual::standing;
use super::labels::{nature_class, source_options};
use super::store::Store;
use super::theme::Theme;
use crate::chart::{self, Frame};
use crate::plan::Id;
use crate::view::{Filter, Row, Section, Shown};
use crate::word;

/// The size of a small chart; drawn at twice that, so that a slight rise is no stair.
const SPARK: Frame = Frame { width: 64, height: 22, scale: 2.0 };

/// The left pane.
#[component]
pub(super) fn List() -> impl IntoView {
    let store = expect_context::<Store>();
    let is_empty = move || store.sections.with(Vec::is_empty);
    let standing = standing(move || store.sections.with(|all| all.iter().map(|section| section.ids.len()).sum()));
    view! {
        <section class="list" aria-label=word!("指标", "Indicator")>
            <Filters/>
            <div class="rows" tabindex="-1">
                <div class="row-heads" aria-hidden="true">
                    <span></span><span>{word!("指标", "Indicator")}</span><span>{store.plan().period.base().to_string()}</span>
                    <span>{word!("预计", "Projected")}</span><span>{word!("目标", "Target")}</span><span></span>
                </div>
                <For each=move || store.sections.get() key=|section| (section.domain.clone(), section.ids.clone()) let:section>
                    <Domain section standing/>
                </For>
                <Show when=is_empty>
                    <p class="nothing">{word!("没有符合条件的指标。", "No indicators match. ")}
                        <button type="button" on:click=move |_| store.filter.set(Filter::default())>{word!("显示全部", "Show all")}</button>
                    </p>
                </Show>
            </div>
        </section>
    }
}

#[component]
fn Filters() -> impl IntoView {
    let store = expect_context::<Store>();
    let filter = store.filter;
    let plan = store.plan();
    let chip = move |shown: Shown| {
        view! {
            <button
                type="button"
                class="chip"
                aria-pressed=move || filter.with(|filter| filter.shown == shown).to_string()
                on:click=move |_| filter.update(|filter| filter.shown = shown)
            >
                {shown.word()}
            </button>
        }
    };
    let some = |value: String| Some(value).filter(|value| !value.is_empty());
    let domains = plan.domains.iter().map(|domain| (domain.name.own().to_owned(), domain.name.get().to_owned()));
    view! {
        <div class="filters">
            <input
                type="search"
                class="search"
                placeholder=word!("搜索指标", "Search indicators")
                aria-label=word!("搜索指标", "Search indicators")
                prop:value=move || filter.with(|filter| filter.query.clone())
                on:input=move |event| filter.update(|filter| filter.query = event_target_value(&event))
            />
            <select
                class="group-filter"
                aria-label=word!("按来源筛选", "Filter by source")
                prop:value=move || filter.with(|filter| filter.group.clone().unwrap_or_default())
                on:change=move |event| filter.update(|filter| filter.group = some(event_target_value(&event)))
            >
                {source_options(&plan)}
            </select>
            <select
                class="domain-filter"
                aria-label=word!("按领域筛选", "Filter by domain")
                prop:value=move || filter.with(|filter| filter.domain.clone().unwrap_or_default())
                on:change=move |event| filter.update(|filter| filter.domain = some(event_target_value(&event)))
            >
                <option value="">{word!("全部领域", "All domains")}</option>
                {domains.map(|(own, name)| view! { <option value=own>{name}</option> }).collect_view()}
            </select>
            <div class="chips" role="group" aria-label=word!("按判断筛选", "Filter by verdict")>{Shown::ALL.map(chip).collect_view()}</div>
        </div>
    }
}

/// The lines of a domain, as far as the list stands by now.
#[component]
fn Domain(section: Section, standing: Memo<usize>) -> impl IntoView {
    let store = expect_context::<Store>();
    let Section { domain, ids } = section;
    let (first, count) = (ids.first().cloned(), ids.len());
    let here = Memo::new(move |_| {
        let is_other = |section: &&Section| section.ids.first() != first.as_ref();
        let before: usize = store.sections.with(|all| all.iter().take_while(is_other).map(|section| section.ids.len()).sum());
        standing.get().saturating_sub(before).min(count)
    });
    view! {
        <h2 class="domain" hidden=move || here.get() == 0>{domain}</h2>
        <ul class="domain-rows">
            <For each=move || ids[..here.get()].to_vec() key=Id::clone let:id><Line id/></For>
        </ul>
    }
}

#[component]
fn Line(id: Id) -> impl IntoView {
    let store = expect_context::<Store>();
    let row = store.row(&id)?;
    let is_open = Memo::new({
        let id = id.clone();
        move |_| store.open_id() == id
    });
    let is_locked = Memo::new({
        let id = id.clone();
        move |_| store.locked.with(|locked| locked.contains(&id))
    });
    let field = move |read: fn(&Row) -> &str| move || row.with(|row| read(row).to_owned());
    let label = id.to_string();
    // What the plan calls it stays as long as the page shows that plan, in that language.
    let named = row.get_untracked();
    Some(view! {
        <li class="row" class:open=is_open class:changed=move || row.with(|row| row.is_changed) data-id=label>
            <button
                type="button"
                aria-current=move || is_open.get().then_some("true")
                aria-label=field(|row| &row.sentence)
                on:click=move |_| store.open(&id)
            >
                <span class=move || format!("mark {}", row.with(|row| row.tone.class()))>{field(|row| row.tone.mark())}</span>
                <span class="row-name">
                    <span class=nature_class(named.nature) title=named.nature>{named.nature_mark}</span>
                    <span class="row-text">{named.name}</span>
                    <span class="row-unit">{named.unit}</span>
                    {move || row.with(|row| row.turned.clone()).map(|turned| view! { <span class="row-turned" title=turned>{word!("修约", "rounded")}</span> })}
                    <Show when=move || is_locked.get()><span class="row-lock">{word!("锁", "lock")}</span></Show>
                </span>
                <span class="row-start">{field(|row| &row.start)}</span>
                <span class="row-outcome">{field(|row| &row.outcome)}</span>
                <span class="row-target">{field(|row| &row.target)}</span>
                <Spark row is_open/>
            </button>
        </li>
    })
}

/// The small chart, as a drawing of the document: a canvas on every line would be a layer each, which the browser sorts anew whenever
/// anything on the page changes.
#[component]
fn Spark(row: Memo<Row>, is_open: Memo<bool>) -> impl IntoView {
    let theme = expect_context::<Theme>();
    let spark = Memo::new(move |_| row.with(|row| row.spark.clone()));
    let colours = move || if is_open.get() { theme.open_line_colours() } else { theme.colours() };
    let drawing = move || {
        spark.with(|spark| spark.as_ref().and_then(|spark| chart::spark_svg(spark, colours(), SPARK).ok()).unwrap_or_default())
    };
    view! { <span class="spark" inner_html=drawing aria-hidden="true"></span> }
}
