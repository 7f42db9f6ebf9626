//! The open indicator.

use leptos::html;
use leptos::prelude::*;

use super::chart::ChartView;
use super::choices::{Choice, Choices};
use super::clipboard::put;
use super::fields::{AskField, Extras, ReasonField, StartField};
use super::large::LargeButton;
use super::lever::{LeverControl, focus_lever};
use super::picture::{Pictures, open_poster};
use super::range::RangeGroup;
use super::rest::{Awaited, Rest};
use super::sight::as_seen;
use super::store::{Pane, Store};
use super::years::Years;
use crate::language::Text;
use crate::scenario::{Change, Edit, switched};
use crate::view::{FamilyChoice, Lever, ReadingChoice, Row, Sheet, SideGoal, StatusChoice, observed_in};
use crate::{phrase, word};

/// Shows the sheet from its top. Before it is on the page there is nothing to scroll.
pub(super) fn to_top() {
    if let Some(sheet) = document().query_selector(".sheet").ok().flatten() {
        sheet.set_scroll_top(0);
    }
}

/// The right pane.
#[component]
pub(super) fn SheetPane() -> impl IntoView {
    let store = expect_context::<Store>();
    let (sheet, steady) = (store.sheet, store.steady);
    // Another plan has the same pane.
    request_animation_frame(to_top);
    let of = move |read: fn(&Sheet) -> &str| move || sheet.with(|sheet| read(sheet).to_owned());
    let fixed = move |read: fn(&Sheet) -> &str| move || steady.with(|sheet| read(sheet).to_owned());
    let wants = Wants::of(store);
    let rest = expect_context::<Awaited>();
    let has_chart = Memo::new(move |_| store.figure.with(Option::is_some) && !wants.is_start.get());
    view! {
        <article class="sheet" tabindex="-1" aria-label=word!("所选指标", "Selected indicator")>
            <div class="sheet-line">
                <div class="sheet-title"><h2>{fixed(|sheet| &sheet.title)}</h2></div>
                <Result/>
                <p class=move || format!("verdict {}", sheet.with(|sheet| sheet.tone.class()))>
                    <span class="verdict-mark" aria-hidden="true">{of(|sheet| sheet.tone.mark())}</span>
                    {of(|sheet| sheet.tone.word())}
                </p>
            </div>
            <header class="sheet-head">
                <button type="button" class="back" on:click=move |_| store.pane.set(Pane::List)>{word!("← 返回指标列表", "← Back to the list")}</button>
                <p class="sheet-kind">{fixed(|sheet| &sheet.kind)}</p>
                <LargeButton/>
                <LockButton/>
                <button
                    type="button"
                    class="reset"
                    disabled=move || steady.with(|sheet| !sheet.is_changed)
                    on:click=move |_| store.dispatch(Edit::Reset(store.opened()))
                >{word!("复位此项", "Reset")}</button>
            </header>
            <div class="finding-line">
                <p class="finding" id="finding">{of(|sheet| &sheet.finding)}</p>
                <Pictures has_chart poster=move |()| open_poster(store)/>
            </div>
            <Asked sheet=steady wants/>
            <div class="sheet-chart" hidden=move || wants.is_start.get()><ChartView sheet/></div>
            <StatusChoices sheet=steady/>
            <Show when=move || steady.with(|sheet| sheet.start.is_some())>
                <section class="assumption" hidden=move || wants.is_start.get() aria-label=word!("增长假设", "Growth assumption")>
                    <p class="required"><span class="required-key" aria-hidden="true"></span>{word!("达标所需：", "Required: ")}<strong>{of(|sheet| &sheet.required)}</strong>
                        <RequiredBefore sheet/></p>
                    <LeverControl lever=lever_of(sheet) frame=lever_of(steady)/>
                    <Families sheet=steady wants/>
                    <RangeGroup sheet steady/>
                    <ReasonField sheet=steady/>
                    {move || rest.here().map(Rest::basis)}
                </section>
                <Reckoning/>
            </Show>
            <Origin sheet=steady/>
            <Services sheet=steady/>
        </article>
    }
}

/// What has to be entered before anything else can be done: it stands first then.
#[derive(Clone, Copy)]
struct Wants {
    /// The start, without which nothing grows.
    is_start: Memo<bool>,
    /// The number that the target waits for.
    is_ask: Memo<bool>,
}

impl Wants {
    fn of(store: Store) -> Self {
        let steady = store.steady;
        Self {
            is_start: Memo::new(move |_| steady.with(Sheet::wants_start)),
            is_ask: Memo::new(move |_| steady.with(Sheet::wants_figure)),
        }
    }
}

/// The fields that everything waits for.
#[component]
fn Asked(sheet: Memo<Sheet>, wants: Wants) -> impl IntoView {
    let base = expect_context::<Store>().plan().period.base();
    view! {
        <Show when=move || wants.is_start.get() || wants.is_ask.get()>
            <section class="assumption start-first" aria-label=word!("需要填写", "To be filled in") on:change=move |_| go_on()>
                <Show when=move || wants.is_start.get()>
                    <p class="wanting">{phrase!("规划没有给出 {base} 年数，填入后才能推演。", "The plan gives no figure for {base}. Enter one to project this indicator.")}</p>
                    <StartField sheet/>
                </Show>
                <Show when=move || wants.is_ask.get()><AskField sheet/></Show>
            </section>
        </Show>
    }
}

/// Once the field is gone that was waited for, the keyboard goes on at the lever.
fn go_on() {
    request_animation_frame(|| {
        request_animation_frame(|| {
            if document().active_element().is_none_or(|active| active.matches("body").unwrap_or(false)) {
                focus_lever();
            }
        });
    });
}

/// What is projected beside what is asked.
#[component]
fn Result() -> impl IntoView {
    let store = expect_context::<Store>();
    let said = Memo::new(move |_| store.row(&store.open_id()).map(|row| row.with(Row::in_full)).unwrap_or_default());
    let text = move |at: usize| move || said.with(|said| said[at].clone());
    view! {
        <p class="sheet-result">
            <span class="sheet-result-label">{word!("预计 ", "projected ")}</span><strong>{text(0)}</strong>
            <span class="sheet-result-label">{word!(" · 目标 ", " · target ")}</span><strong>{text(1)}</strong>
            <span class="sheet-result-label">" "{text(2)}</span>
        </p>
    }
}

fn lever_of(sheet: Memo<Sheet>) -> Memo<Option<Lever>> {
    Memo::new(move |_| sheet.with(|sheet| sheet.lever.clone()))
}

/// How the verdict comes about: the calculation, what else bears on it, and every year.
#[component]
fn Reckoning() -> impl IntoView {
    let store = expect_context::<Store>();
    let part = NodeRef::<html::Div>::new();
    let sheet = as_seen(store, part);
    let explanation = move || sheet.with(|sheet| sheet.explanation.clone());
    view! {
        <div node_ref=part>
            <p class="explanation" hidden=move || sheet.with(|sheet| sheet.explanation.is_empty())><span class="explanation-label">{word!("算式", "Working")}</span><span class="explanation-text">{explanation}</span><CopyButton sheet/></p>
            <Remarks sheet/>
            <Beside sheet/>
            <details class="part" open>
                <summary>{word!("逐年表", "Year by year")}</summary>
                <Years sheet steady=store.steady/>
            </details>
        </div>
    }
}

/// Goals on the way, and what is strived for, each judged by itself.
#[component]
fn Beside(sheet: Memo<Sheet>) -> impl IntoView {
    let beside = Memo::new(move |_| sheet.with(|sheet| sheet.beside.clone()));
    let row = |goal: SideGoal| {
        view! {
            <tr>
                <th scope="row">{goal.label}</th>
                <td class="figure">{goal.target}</td>
                <td class="figure">{goal.outcome}</td>
                <td class=format!("verdict {}", goal.tone.class())><span aria-hidden="true">{goal.tone.mark()}</span>" "{goal.tone.word()}</td>
            </tr>
        }
    };
    view! {
        <Show when=move || beside.with(|all| !all.is_empty())>
            <table class="beside">
                <caption>{word!("年度目标与力争目标", "Milestones and stretch target")}</caption>
                <thead><tr>
                    <th scope="col">{word!("年份", "Year")}</th>
                    <th scope="col">{word!("目标", "Target")}</th>
                    <th scope="col">{word!("预计", "Projected")}</th>
                    <th scope="col">{word!("判断", "Verdict")}</th>
                </tr></thead>
                <tbody>{move || beside.get().into_iter().map(row).collect_view()}</tbody>
            </table>
        </Show>
    }
}

/// What it would have taken before anything was observed.
#[component]
fn RequiredBefore(sheet: Memo<Sheet>) -> impl IntoView {
    let before = Memo::new(move |_| {
        sheet.with(|sheet| sheet.required_before.as_ref().map(|before| phrase!("原为 {before}", "was {before}")))
    });
    move || before.get().map(|before| view! { <span class="required-before">{before}</span> })
}

/// Keeps the open indicator as it is until it is unlocked.
#[component]
fn LockButton() -> impl IntoView {
    let store = expect_context::<Store>();
    let is_locked = Memo::new(move |_| store.open_is_locked());
    let toggle = move |_| {
        store.change(Change::Lock(vec![store.opened()], !is_locked.get_untracked()));
    };
    view! {
        <button
            type="button"
            class="lock"
            aria-pressed=move || is_locked.get().to_string()
            title=word!("锁定后，这一项不会被改动，预设也会跳过它", "A locked indicator is not changed, and presets skip it")
            on:click=toggle
        >{move || if is_locked.get() { word!("已锁定", "Locked") } else { word!("锁定", "Lock") }}</button>
    }
}

#[component]
fn CopyButton(sheet: Memo<Sheet>) -> impl IntoView {
    let copied = RwSignal::new(false);
    let copy = move |_| {
        let text = sheet.with_untracked(|sheet| sheet.explanation.clone());
        leptos::task::spawn_local(async move {
            // Where there is no clipboard the line can still be selected by hand.
            if put(&text).await {
                copied.try_set(true);
                set_timeout(move || _ = copied.try_set(false), std::time::Duration::from_secs(2));
            }
        });
    };
    view! {
        <button type="button" class="copy" on:click=copy>{move || if copied.get() { word!("已复制", "Copied") } else { word!("复制", "Copy") }}</button>
    }
}

#[component]
fn Remarks(sheet: Memo<Sheet>) -> impl IntoView {
    let remarks = move || {
        sheet.with(|sheet| {
            [sheet.capped.clone(), sheet.driven.clone(), sheet.goal_remark.clone()].into_iter().flatten().collect::<Vec<_>>()
        })
    };
    view! { <div>{move || remarks().into_iter().map(|remark| view! { <p class="remark">{remark}</p> }).collect_view()}</div> }
}

/// A family whose parameter counts something else cannot keep the range that was stated of the old one.
const RANGE_GONE: Text = Text::new(
    "所述的低、高是按原来的参数说明的，换了增长方式后不再适用，已清除；可以撤销。",
    "“Low” and “High” were stated for the parameter of the former growth pattern and no longer apply. They were cleared; undo \
     brings them back.",
);

#[component]
fn Families(sheet: Memo<Sheet>, wants: Wants) -> impl IntoView {
    let store = expect_context::<Store>();
    let families = Memo::new(move |_| sheet.with(|sheet| sheet.families.clone()));
    let note = move || {
        families.with(|all| all.iter().find(|choice| choice.is_chosen).map(|choice| choice.note.clone()).unwrap_or_default())
    };
    let choices = Signal::derive(move || families.with(|all| all.iter().map(of_family).collect::<Vec<_>>()));
    let choose = Callback::new(move |at: usize| {
        let id = store.opened();
        let Some(family) = families.with_untracked(|all| all.get(at).map(|choice| choice.family)) else { return };
        match store.now(|plan, scenario| switched(plan, scenario, &id, family)) {
            Ok(growth) => {
                let is_ranged = || store.now(|_, scenario| scenario.assumption(&id).uncertainty.is_some());
                let was_ranged = is_ranged();
                store.dispatch(Edit::Growth(id.clone(), growth));
                if was_ranged && !is_ranged() {
                    store.did_here(RANGE_GONE.to_string());
                }
            }
            Err(reason) => store.say(Some(reason)),
        }
    });
    view! {
        <div class="families">
            <span class="families-label">{word!("增长方式", "Growth pattern")}</span>
            <Choices label=word!("增长方式", "Growth pattern") choices on_choose=choose/>
            <p class="family-note">{note}</p>
            <Extras sheet/>
            // Each field once: what is asked for first stands above.
            <Show when=move || !wants.is_start.get()><StartField sheet/></Show>
            <Show when=move || !wants.is_ask.get()><AskField sheet/></Show>
        </div>
    }
}

#[component]
fn StatusChoices(sheet: Memo<Sheet>) -> impl IntoView {
    let store = expect_context::<Store>();
    let statuses = Memo::new(move |_| sheet.with(|sheet| sheet.status.clone()));
    let choices = Signal::derive(move || statuses.with(|all| all.iter().map(of_status).collect::<Vec<_>>()));
    let choose = Callback::new(move |at: usize| {
        if let Some(report) = statuses.with_untracked(|all| all.get(at).map(|choice| choice.report)) {
            store.dispatch(Edit::Status(store.opened(), report));
        }
    });
    view! {
        <Show when=move || statuses.with(|all| !all.is_empty())>
            <section class="assumption">
                <p class="required">{word!("这是定性目标，没有可以计算的数字。请说明到目标年的情况：", "This target is qualitative: there is nothing to compute. Please state how it stands by the target year:")}</p>
                <Choices label=word!("达到情况", "Achievement") choices on_choose=choose/>
                <ReasonField sheet/>
            </section>
        </Show>
    }
}

/// Where the figures come from, and how else they can be read.
#[component]
fn Origin(sheet: Memo<Sheet>) -> impl IntoView {
    let store = expect_context::<Store>();
    let of = move |read: fn(&Sheet) -> &str| move || sheet.with(|sheet| read(sheet).to_owned());
    let observed_in = Memo::new(move |_| {
        let id = store.open_id();
        store.with_workspace(|all| observed_in(all.facts(), &id, all.open().scenario.assumption(&id)))
    });
    let readings = Memo::new(move |_| sheet.with(|sheet| sheet.readings.clone()));
    let choices = Signal::derive(move || readings.with(|all| all.iter().map(of_reading).collect::<Vec<_>>()));
    let choose = Callback::new(move |at: usize| {
        if let Some(id) = readings.with_untracked(|all| all.get(at).map(|choice| choice.id.clone())) {
            store.dispatch(Edit::Reading(store.opened(), id));
        }
    });
    view! {
        <details class="part" open>
            <summary>{word!("依据与读法", "Source and readings")}</summary>
            <p class="source">{of(|sheet| &sheet.place)}{word!("：", ": ")}<q>{of(|sheet| &sheet.printed)}</q></p>
            <Show when=move || sheet.with(|sheet| !sheet.lead.is_empty())>
                <p class="lead">{word!("牵头单位：", "Lead department: ")}{of(|sheet| &sheet.lead)}</p>
            </Show>
            <Show when=move || observed_in.with(|source| !source.is_empty())>
                <p class="observed-in">{word!("观测来源：", "Observations from: ")}{observed_in}</p>
            </Show>
            <p class="comparison">{move || sheet.with(|sheet| sheet.comparison.clone())}</p>
            <Show when=move || readings.with(|all| !all.is_empty())>
                <Choices label=word!("读法", "Readings") choices on_choose=choose is_list=true/>
            </Show>
        </details>
    }
}

fn of_family(choice: &FamilyChoice) -> Choice {
    Choice { name: choice.name.to_owned(), note: choice.note.clone(), place: String::new(), is_chosen: choice.is_chosen }
}

fn of_status(choice: &StatusChoice) -> Choice {
    Choice { name: choice.name.clone(), note: String::new(), place: String::new(), is_chosen: choice.is_chosen }
}

fn of_reading(choice: &ReadingChoice) -> Choice {
    let ReadingChoice { name, note, place, is_chosen, .. } = choice.clone();
    Choice { name, note, place, is_chosen }
}

#[component]
fn Services(sheet: Memo<Sheet>) -> impl IntoView {
    let services = Memo::new(move |_| sheet.with(|sheet| sheet.services.clone()));
    view! {
        <details class="part services" hidden=move || services.with(Vec::is_empty)>
            <summary>{move || sheet.with(|sheet| sheet.services_heading.clone())}{word!("，共 ", ": ")}{move || services.with(Vec::len)}{word!(" 项", "")}</summary>
            <ol>
                {move || services.get().into_iter().map(|service| view! { <li>{service}</li> }).collect_view()}
            </ol>
        </details>
    }
}
