//! Which indicators are shown: search, source, domain and department, and the chips of nature, verdict and change. All of them hold together; each says how
//! many lines it would show under the others.

use leptos::prelude::*;

use crate::plan::Nature;
use crate::projection::Standing;
use crate::shell::labels::{source_named, source_options};
use crate::shell::store::Store;
use crate::view::words::{self, Tone};
use crate::view::{Filter, Grouping, no_lead};
use crate::word;

#[component]
pub(super) fn Filters() -> impl IntoView {
    let store = expect_context::<Store>();
    let (filter, plan) = (store.filter, store.plan());
    let some = |value: String| Some(value).filter(|value| !value.is_empty());
    let domains = plan.domains.iter().map(|domain| (domain.name.own().to_owned(), domain.name.get().to_owned()));
    let domain = |(at, (own, name)): (usize, (String, String))| {
        let count = move || store.list().counts.with(|counts| counts.domains.get(at).copied().unwrap_or_default());
        view! { <option value=own>{move || numbered(&name, count())}</option> }
    };
    // A name that is cut is said by its hint.
    let (named, sources) = (plan.clone(), plan.clone());
    let domain_named = move || {
        filter.with(|filter| {
            let is = |own: &str| filter.domain.as_deref() == Some(own);
            named.domains.iter().find(|domain| is(domain.name.own())).map(|domain| domain.name.get().to_owned())
        })
    };
    let source_named = move || filter.with(|filter| source_named(&sources, filter.group.as_deref()));
    view! {
        <div class="filters">
            <input
                type="search"
                class="search"
                placeholder=word!("搜索指标（/）", "Search indicators (/)")
                aria-label=word!("搜索指标", "Search indicators")
                aria-keyshortcuts="/"
                prop:value=move || filter.with(|filter| filter.query.clone())
                on:input=move |event| filter.update(|filter| filter.query = event_target_value(&event))
            />
            <select
                class="group-filter"
                aria-label=word!("按来源筛选", "Filter by source")
                title=source_named
                prop:value=move || filter.with(|filter| filter.group.clone().unwrap_or_default())
                on:change=move |event| filter.update(|filter| filter.group = some(event_target_value(&event)))
            >
                {source_options(&plan)}
            </select>
            <select
                class="domain-filter"
                aria-label=word!("按领域筛选", "Filter by domain")
                title=domain_named
                prop:value=move || filter.with(|filter| filter.domain.clone().unwrap_or_default())
                on:change=move |event| filter.update(|filter| filter.domain = some(event_target_value(&event)))
            >
                <option value="">{word!("全部领域", "All domains")}</option>
                {domains.enumerate().map(domain).collect_view()}
            </select>
            {plan.has_leads().then(|| view! { <Leads/> })}
            <Chips/>
        </div>
    }
}

fn numbered(name: &str, count: usize) -> String {
    format!("{name} {count}")
}

/// Nature, verdict and change. Of one row of chips any will do, and the rows hold together.
#[component]
fn Chips() -> impl IntoView {
    let store = expect_context::<Store>();
    let filter = store.filter;
    let natures = Memo::new(move |_| {
        store.list().counts.with(|counts| counts.natures.iter().map(|(nature, _)| *nature).collect::<Vec<_>>())
    });
    let standings = Memo::new(move |_| {
        store.list().counts.with(|counts| counts.standings.iter().map(|(standing, _)| *standing).collect::<Vec<_>>())
    });
    let nature = move |nature: Option<Nature>| {
        let count = move || store.list().counts.with(|counts| number(&counts.natures, nature));
        let is_on = move || filter.with(|filter| filter.natures.has(nature));
        chip(words::sentence(words::nature(nature)), count, is_on, move || filter.update(|filter| filter.natures.toggle(nature)))
    };
    let standing = move |standing: Standing| {
        let count = move || store.list().counts.with(|counts| number(&counts.standings, standing));
        let is_on = move || filter.with(|filter| filter.standings.has(standing));
        let name = words::sentence(Tone::of_standing(standing).word());
        chip(name, count, is_on, move || filter.update(|filter| filter.standings.toggle(standing)))
    };
    let all = chip(
        word!("全部", "All").to_owned(),
        move || store.list().counts.with(|counts| counts.all),
        move || filter.with(Filter::has_no_chip),
        move || filter.update(Filter::drop_chips),
    );
    let changed = chip(
        word!("已改动", "Changed").to_owned(),
        move || store.list().counts.with(|counts| counts.changed),
        move || filter.with(|filter| filter.is_changed),
        move || filter.update(|filter| filter.is_changed = !filter.is_changed),
    );
    view! {
        <div class="chips">
            {all}
            <div class="chip-group" role="group" aria-label=word!("按属性筛选", "Filter by nature")>{move || natures.get().into_iter().map(nature).collect_view()}</div>
            <div class="chip-group" role="group" aria-label=word!("按判断筛选", "Filter by verdict")>{move || standings.get().into_iter().map(standing).collect_view()}</div>
            {changed}
        </div>
    }
}

fn number<T: Copy + PartialEq>(counts: &[(T, usize)], of: T) -> usize {
    counts.iter().find(|(value, _)| *value == of).map_or(0, |(_, count)| *count)
}

fn chip(
    name: String,
    count: impl Fn() -> usize + Send + Sync + 'static,
    is_on: impl Fn() -> bool + Send + Sync + 'static,
    press: impl Fn() + 'static,
) -> impl IntoView {
    let count = Memo::new(move |_| count());
    view! {
        <button type="button" class="chip" class:none=move || count.get() == 0 aria-pressed=move || is_on().to_string() on:click=move |_| press()>
            {name}" "<span class="chip-count">{count}</span>
        </button>
    }
}

/// Whose rows are shown, and whether they stand under their departments; only of a plan that says who leads what.
#[component]
fn Leads() -> impl IntoView {
    let store = expect_context::<Store>();
    let (filter, leads) = (store.filter, store.plan().leads());
    let option = |(at, (own, name)): (usize, (String, String))| {
        let count = move || store.list().counts.with(|counts| counts.leads.get(at).copied().unwrap_or_default());
        view! { <option value=own>{move || numbered(&name, count())}</option> }
    };
    let nobody = move || numbered(no_lead(), store.list().counts.with(|counts| counts.led_by_nobody));
    let grouped = move |group: Grouping| {
        view! { <option value=group.word() selected=move || filter.with(|filter| filter.grouped == group)>{group.word()}</option> }
    };
    let group = move |event| {
        if let Some(grouped) = chosen(&event, &Grouping::ALL) {
            filter.update(|filter| filter.grouped = grouped);
        }
    };
    let some = |value: String| Some(value).filter(|value| !value.is_empty());
    let leads = leads.iter().map(|lead| (lead.own().to_owned(), lead.get().to_owned()));
    view! {
        <select
            class="lead-filter"
            aria-label=word!("按牵头单位筛选", "Filter by lead department")
            prop:value=move || filter.with(|filter| filter.lead.clone().unwrap_or_default())
            on:change=move |event| filter.update(|filter| filter.lead = some(event_target_value(&event)))
        >
            <option value="">{word!("全部单位", "All departments")}</option>
            {leads.enumerate().map(option).collect_view()}
            <option value=Filter::NOBODY>{nobody}</option>
        </select>
        <select class="grouping" aria-label=word!("分组方式", "Grouping") on:change=group>{Grouping::ALL.map(grouped).collect_view()}</select>
    }
}

/// Which of the choices of a field was chosen.
pub(super) fn chosen<T: Copy>(event: &leptos::ev::Event, all: &[T]) -> Option<T> {
    let at = event_target::<web_sys::HtmlSelectElement>(event).selected_index();
    all.get(usize::try_from(at).ok()?).copied()
}
