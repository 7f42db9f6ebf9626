//! The open indicator. What stands below the lever belongs to `rest`: it is in `beneath`.

use leptos::prelude::*;

use super::chart::ChartView;
use super::choices::{Choice, Choices};
use super::large::LargeButton;
use super::lever::{LeverControl, focus_lever};
use super::picture::PictureButtons;
use super::rest::{Awaited, Part, SheetPart};
use super::scroll;
use super::store::Store;
use crate::language::Text;
use crate::scenario::{Change, Edit, switched};
use crate::view::{FamilyChoice, IndicatorRow, IndicatorSheet, Lever, Pane, StatusChoice};
use crate::{phrase, word};

/// The right pane.
#[component]
pub(super) fn SheetPane() -> impl IntoView {
    let (store, rest) = (expect_context::<Store>(), expect_context::<Awaited>());
    let (sheet, steady) = (store.sheet, store.steady);
    // Another plan has the same pane.
    request_animation_frame(scroll::sheet_to_top);
    let of = move |read: fn(&IndicatorSheet) -> &str| move || sheet.with(|sheet| read(sheet).to_owned());
    let fixed = move |read: fn(&IndicatorSheet) -> &str| move || steady.with(|sheet| read(sheet).to_owned());
    let wants = Wants::of(store);
    let save = Callback::new(move |format| {
        rest.soon(move |rest| {
            let (facts, id) = (store.facts.get_untracked(), store.opened());
            store.say(store.now(|plan, scenario| (rest.save_chart)(plan, &facts, scenario, &id, format)).err());
        });
    });
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
                    on:click=move |_| rest.soon(move |_| store.dispatch(Edit::Reset(store.opened())))
                >{word!("复位此项", "Reset")}</button>
            </header>
            <div class="finding-line">
                <p class="finding" id="finding">{of(|sheet| &sheet.finding)}</p>
                <PictureButtons has_chart on_save=save/>
            </div>
            <Asked wants/>
            <div class="sheet-chart" hidden=move || wants.is_start.get()><ChartView sheet/></div>
            <StatusChoices sheet=steady/>
            <Show when=move || steady.with(|sheet| sheet.start.is_some())>
                <section class="assumption" hidden=move || wants.is_start.get() aria-label=word!("增长假设", "Growth assumption")>
                    <p class="required"><span class="required-key" aria-hidden="true"></span>{word!("达标所需：", "Required: ")}<strong>{of(|sheet| &sheet.required)}</strong>
                        <RequiredBefore sheet/></p>
                    <LeverControl lever=lever_of(sheet) frame=lever_of(steady)/>
                    <Families sheet=steady/>
                    {move || rest.added(Part::Sheet(SheetPart::Range))}
                </section>
            </Show>
            {move || rest.shown_quietly(Part::Sheet(SheetPart::Below))}
        </article>
    }
}

/// What has to be entered before anything else can be done: it stands first then.
#[derive(Clone, Copy)]
pub(super) struct Wants {
    /// The start, without which nothing grows.
    pub(super) is_start: Memo<bool>,
    /// The number that the target waits for.
    pub(super) is_ask: Memo<bool>,
}

impl Wants {
    pub(super) fn of(store: Store) -> Self {
        let steady = store.steady;
        Self {
            is_start: Memo::new(move |_| steady.with(IndicatorSheet::wants_start)),
            is_ask: Memo::new(move |_| steady.with(IndicatorSheet::wants_figure)),
        }
    }
}

/// Where the fields are that everything waits for.
#[component]
fn Asked(wants: Wants) -> impl IntoView {
    let rest = expect_context::<Awaited>();
    view! {
        <Show when=move || wants.is_start.get() || wants.is_ask.get()>
            <section class="assumption start-first" aria-label=word!("需要填写", "To be filled in") on:change=move |_| go_on()>
                {move || rest.shown_quietly(Part::Sheet(SheetPart::Asked))}
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
    let said = Memo::new(move |_| store.row(&store.open_id()).map(|row| row.with(IndicatorRow::in_full)).unwrap_or_default());
    let text = move |at: usize| move || said.with(|said| said[at].clone());
    view! {
        <p class="sheet-result">
            <span class="sheet-result-label">{word!("预计 ", "projected ")}</span><strong>{text(0)}</strong>
            <span class="sheet-result-label">{word!(" · 目标 ", " · target ")}</span><strong>{text(1)}</strong>
            <span class="sheet-result-label">" "{text(2)}</span>
        </p>
    }
}

fn lever_of(sheet: Memo<IndicatorSheet>) -> Memo<Option<Lever>> {
    Memo::new(move |_| sheet.with(|sheet| sheet.lever.clone()))
}

/// What it would have taken before anything was observed.
#[component]
fn RequiredBefore(sheet: Memo<IndicatorSheet>) -> impl IntoView {
    let before = Memo::new(move |_| {
        sheet.with(|sheet| sheet.required_before.as_ref().map(|before| phrase!("原为 {before}", "was {before}")))
    });
    move || before.get().map(|before| view! { <span class="required-before">{before}</span> })
}

/// Keeps the open indicator as it is until it is unlocked.
#[component]
fn LockButton() -> impl IntoView {
    let (store, rest) = (expect_context::<Store>(), expect_context::<Awaited>());
    let is_locked = Memo::new(move |_| store.open_is_locked());
    let toggle = move |_| {
        rest.soon(move |_| _ = store.change(Change::Lock(vec![store.opened()], !is_locked.get_untracked())));
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

/// A family whose parameter counts something else cannot keep the range that was stated of the old one.
const RANGE_GONE: Text = Text::new(
    "所述的低、高是按原来的参数说明的，换了增长方式后不再适用，已清除；可以撤销。",
    "“Low” and “High” were stated for the parameter of the former growth pattern and no longer apply. They were cleared; undo \
     brings them back.",
);

#[component]
fn Families(sheet: Memo<IndicatorSheet>) -> impl IntoView {
    let (store, rest) = (expect_context::<Store>(), expect_context::<Awaited>());
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
            {move || rest.added(Part::Sheet(SheetPart::Fields))}
        </div>
    }
}

#[component]
fn StatusChoices(sheet: Memo<IndicatorSheet>) -> impl IntoView {
    let (store, rest) = (expect_context::<Store>(), expect_context::<Awaited>());
    let statuses = Memo::new(move |_| sheet.with(|sheet| sheet.status.clone()));
    let choices = Signal::derive(move || statuses.with(|all| all.iter().map(of_status).collect::<Vec<_>>()));
    let choose = Callback::new(move |at: usize| {
        if let Some(report) = statuses.with_untracked(|all| all.get(at).map(|choice| choice.report)) {
            rest.soon(move |_| store.dispatch(Edit::Status(store.opened(), report)));
        }
    });
    view! {
        <Show when=move || statuses.with(|all| !all.is_empty())>
            <section class="assumption">
                <p class="required">{word!("这是定性目标，没有可以计算的数字。请说明到目标年的情况：", "This target is qualitative: there is nothing to compute. Please state how it stands by the target year:")}</p>
                <Choices label=word!("达到情况", "Achievement") choices on_choose=choose/>
                {move || rest.added(Part::Sheet(SheetPart::Reason))}
            </section>
        </Show>
    }
}

fn of_family(choice: &FamilyChoice) -> Choice {
    Choice { note: choice.note.clone(), ..Choice::named(choice.name, choice.is_chosen) }
}

fn of_status(choice: &StatusChoice) -> Choice {
    Choice::named(choice.name.clone(), choice.is_chosen)
}
