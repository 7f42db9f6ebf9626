//! The indicators by domain or department, with a verdict each.

use leptos::prelude::*;

use super::gradual::standing;
use super::labels::{nature_class, source_options};
use super::store::Store;
use super::theme::Theme;
use crate::chart::{self, Frame};
use crate::plan::{Id, Wording};
use crate::view::{Filter, Grouping, Row, Section, Shown, no_lead};
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
                <For each=move || store.sections.get() key=|section| (section.title.clone(), section.ids.clone()) let:section>
                    <Lines section standing/>
                </For>
                <Show when=is_empty>
                    <p class="nothing">{word!("没有符合条件的指标。", "No indicators match. ")}
                        <button type="button" on:click=move |_| store.filter.update(show_all)>{word!("显示全部", "Show all")}</button>
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
            {plan.has_leads().then(|| view! { <Leads/> })}
            <div class="chips" role="group" aria-label=word!("按判断筛选", "Filter by verdict")>{Shown::ALL.map(chip).collect_view()}</div>
        </div>
    }
}

/// Drops what hides a line, and keeps how the list is grouped.
fn show_all(filter: &mut Filter) {
    *filter = Filter { grouped: filter.grouped, ..Filter::default() };
}

/// Whose rows are shown, and whether they stand under their departments; only of a plan that says who leads what.
#[component]
fn Leads() -> impl IntoView {
    let store = expect_context::<Store>();
    let filter = store.filter;
    let option = |lead: Wording| view! { <option value=lead.own().to_owned()>{lead.get().to_owned()}</option> };
    let grouped = move |group: Grouping| {
        view! { <option value=group.word() selected=move || filter.with(|filter| filter.grouped == group)>{group.word()}</option> }
    };
    let group = move |event| {
        let chosen = usize::try_from(event_target::<web_sys::HtmlSelectElement>(&event).selected_index()).ok();
        if let Some(grouped) = chosen.and_then(|at| Grouping::ALL.get(at)) {
            filter.update(|filter| filter.grouped = *grouped);
        }
    };
    let some = |value: String| Some(value).filter(|value| !value.is_empty());
    view! {
        <select
            class="lead-filter"
            aria-label=word!("按牵头单位筛选", "Filter by lead department")
            prop:value=move || filter.with(|filter| filter.lead.clone().unwrap_or_default())
            on:change=move |event| filter.update(|filter| filter.lead = some(event_target_value(&event)))
        >
            <option value="">{word!("全部单位", "All departments")}</option>
            {store.plan().leads().into_iter().map(option).collect_view()}
            <option value=Filter::NOBODY>{no_lead()}</option>
        </select>
        <select class="grouping" aria-label=word!("分组方式", "Grouping") on:change=group>{Grouping::ALL.map(grouped).collect_view()}</select>
    }
}

/// The lines under one heading, as far as the list stands by now.
#[component]
fn Lines(section: Section, standing: Memo<usize>) -> impl IntoView {
    let store = expect_context::<Store>();
    let Section { title, ids } = section;
    let (heading, is_titled, count) = (title.clone(), !title.trim().is_empty(), ids.len());
    let here = Memo::new(move |_| {
        let is_other = |section: &&Section| section.title != title;
        let before: usize = store.sections.with(|all| all.iter().take_while(is_other).map(|section| section.ids.len()).sum());
        standing.get().saturating_sub(before).min(count)
    });
    view! {
        <h2 class="domain" hidden=move || here.get() == 0 || !is_titled>{heading}</h2>
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
    let (store, theme) = (expect_context::<Store>(), expect_context::<Theme>());
    // The scale of the open line holds still until what is moved is let go.
    let spark = Memo::new(move |before: Option<&Option<chart::Spark>>| {
        let spark = row.with(|row| row.spark.clone())?;
        let held =
            before.and_then(Option::as_ref).filter(|_| is_open.get() && store.is_dragging()).and_then(|before| before.range);
        Some(chart::Spark { range: held.or(spark.range), ..spark })
    });
    let colours = move || if is_open.get() { theme.open_line_colours() } else { theme.colours() };
    let drawing = move || {
        spark.with(|spark| spark.as_ref().and_then(|spark| chart::spark_svg(spark, colours(), SPARK).ok()).unwrap_or_default())
    };
    view! { <span class="spark" inner_html=drawing aria-hidden="true"></span> }
}
