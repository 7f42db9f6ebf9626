//! 报告: the open scenario as the paper that is printed. Nothing of it is computed while another view is shown.
//!
//! `paper` is the paper and `tables` what stands in it; `reading` the same for who reads on a phone. `drawings` are the figures, `besides` the
//! scenarios that stand beside the open one, `hand_out` what leaves the page. `sheets` and `tasks` are papers of their own.

mod besides;
mod blocks;
mod drawings;
mod hand_out;
mod paper;
mod reading;
mod sheets;
mod tables;
mod tasks;

use leptos::prelude::*;

use super::choices::one_of;
use super::store::Store;
use super::theme::Theme;
use crate::scenario::Key;
use crate::view::{self, Arrangement, Charted, ReportFigures, SideBySide, TaskSheets};
use crate::{chart, phrase, word};
use besides::BesideChoice;
use hand_out::{Handing, OfReport, print};
use paper::Whole;
use sheets::Sheets;
use tasks::{TaskActions, TaskPaper, tasks_name};

/// What a person chose to have on the paper, and what follows.
#[derive(Clone, Copy)]
struct Chosen {
    arranged: RwSignal<Arrangement>,
    charted: RwSignal<Charted>,
    besides: RwSignal<SideBySide>,
    department: RwSignal<String>,
    report: Memo<view::Report>,
    figures: Memo<ReportFigures>,
    sheets: Memo<TaskSheets>,
}

impl Chosen {
    fn new(store: Store, handing: Handing) -> Self {
        let (arranged, charted) = (RwSignal::new(Arrangement::default()), RwSignal::new(Charted::default()));
        let (besides, department) = (RwSignal::new(SideBySide::default()), RwSignal::new(String::new()));
        let (plan, drawn, every) = (store.plan(), store.plan(), sheets(store));
        let report = Memo::new(move |_| {
            let now = handing.now.get();
            store.with_workspace(|all| {
                let scenario = &all.open().scenario;
                let report = view::report(&plan, all.facts(), scenario, &hand_out::day());
                let others = others(all, &besides.get());
                let report = report.beside(&plan, scenario, &others);
                let report = handing.log.with(|log| report.since(&plan, log.last(&now), &now));
                if arranged.get() == Arrangement::Lead { report.by_lead(&plan) } else { report }
            })
        });
        let figures = Memo::new(move |_| {
            store.with_workspace(|all| {
                view::report_figures(&drawn, all.facts(), &all.open().scenario, &others(all, &besides.get()), charted.get())
            })
        });
        let sheets = Memo::new(move |_| every.get().only(&department.get()));
        Self { arranged, charted, besides, department, report, figures, sheets }
    }

    /// Whether the paper is the report, and not the pages of departments.
    fn is_whole(self) -> bool {
        self.arranged.get() != Arrangement::Sheets
    }

    fn name(self, store: Store) -> String {
        let scenario = store.with_scenario(|scenario| scenario.name.clone());
        match (self.is_whole(), self.department.get()) {
            (true, _) => phrase!("{scenario} 报告", "{scenario} report"),
            (false, department) if department.is_empty() => phrase!("{scenario} 部门任务单", "{scenario} task sheets"),
            (false, department) => phrase!("{scenario} {department}任务单", "{scenario} {department} task sheet"),
        }
    }
}

/// The scenarios that stand beside the open one.
fn others<'a>(all: &'a crate::scenario::Workspace, besides: &SideBySide) -> Vec<&'a crate::scenario::Scenario> {
    let keys: Vec<&Key> = all.kept().iter().map(|kept| &kept.key).collect();
    let places = besides.beside(&keys, &all.open().key).into_iter();
    places.filter_map(|at| all.kept().get(at)).map(|kept| &*kept.scenario).collect()
}

/// The view.
#[component]
pub(super) fn Report() -> impl IntoView {
    let store = expect_context::<Store>();
    let handing = Handing::new(store);
    let chosen = Chosen::new(store, handing);
    let is_tasks = RwSignal::new(false);
    let is_whole = Memo::new(move |_| chosen.is_whole());
    let tasks = Memo::new(move |_| store.with_scenario(|scenario| view::tasks(&store.plan(), scenario, &hand_out::day())));
    provide_context(blocks::Overview(Signal::derive(move || overview(store, chosen))));
    handing.follow_printing(Signal::derive(move || !is_tasks.get() && is_whole.get()));
    let name = move || if is_tasks.get() { tasks_name(store) } else { chosen.name(store) };
    let printing = move |_| leptos::task::spawn_local(print(store, untrack(name)));
    let of_report = move || view! { <OfReport chosen handing/> <Arranging chosen is_whole/> };
    let sheets = chosen.sheets;
    let paper = move || {
        view! {
            <Show when=move || is_whole.get() fallback=move || view! { <Sheets sheets/> }>
                <Whole report=chosen.report figures=chosen.figures/>
            </Show>
        }
    };
    view! {
        <article class="view report" aria-label=word!("报告", "Report")>
            <div class="report-bar">
                <ContentChoice is_tasks/>
                <button type="button" class="print" on:click=printing>{word!("打印", "Print")}</button>
                <Show when=move || is_tasks.get() fallback=of_report><TaskActions tasks/></Show>
                <p class="report-hint">{word!("A4 横向，打印时可存为 PDF", "A4 landscape; can be printed to PDF")}</p>
            </div>
            <Show when=move || is_tasks.get() fallback=paper><TaskPaper tasks/></Show>
        </article>
    }
}

/// The picture of the whole plan, with what it says: as wide as the screen of a phone where the report is read on one.
fn overview(store: Store, chosen: Chosen) -> Option<(String, String)> {
    let theme = expect_context::<Theme>();
    let frame = if theme.is_narrow() && !theme.is_printed() { hand_out::NARROW } else { hand_out::WHOLE };
    let (said, poster) = hand_out::whole_plan(store, &chosen.besides.get())?;
    let drawn = chart::poster_svg(&poster, &chart::Theme::LIGHT, poster.frame(frame)).ok()?;
    Some((said, drawn))
}

/// How the report is arranged, what is drawn, and what stands beside it.
#[component]
fn Arranging(chosen: Chosen, is_whole: Memo<bool>) -> impl IntoView {
    let store = expect_context::<Store>();
    let is_led = store.plan().has_leads();
    let Chosen { arranged, charted, besides, department, .. } = chosen;
    let every = sheets(store);
    view! {
        {is_led.then(|| chips(word!("排列", "Order"), Arrangement::ALL, Arrangement::word, arranged))}
        <Show when=move || is_whole.get() fallback=move || view! { <DepartmentChoice every department/> }>
            {chips(word!("附图", "Figures"), Charted::ALL, Charted::word, charted)}
            <BesideChoice besides/>
        </Show>
    }
}

/// What stands on the paper.
#[component]
fn ContentChoice(is_tasks: RwSignal<bool>) -> impl IntoView {
    let name = |is_tasks: bool| {
        if is_tasks { word!("年度任务分解表", "Annual targets") } else { word!("推演报告", "Projection report") }.to_owned()
    };
    view! { <div class="report-content">{one_of(word!("内容", "Content"), [false, true], move || is_tasks.get(), move |to| is_tasks.set(to), name)}</div> }
}

/// The pages of the departments, anew where anything of them changes.
fn sheets(store: Store) -> Memo<TaskSheets> {
    let plan = store.plan();
    Memo::new(move |_| store.with_workspace(|all| view::task_sheets(&plan, all.facts(), &all.open().scenario, &hand_out::day())))
}

/// Whose pages are shown and printed.
#[component]
fn DepartmentChoice(every: Memo<TaskSheets>, department: RwSignal<String>) -> impl IntoView {
    let named = Memo::new(move |_| every.with(|all| all.sheets.iter().map(|sheet| sheet.department.clone()).collect::<Vec<_>>()));
    let option = |name: String| view! { <option value=name>{name.clone()}</option> };
    view! {
        <select
            class="department-choice"
            aria-label=word!("哪个单位的任务单", "Whose task sheet")
            prop:value=department
            on:change=move |event| department.set(event_target_value(&event))
        >
            <option value="">{word!("全部单位，一个单位一份", "All departments, a sheet each")}</option>
            {move || named.get().into_iter().map(option).collect_view()}
        </select>
    }
}

/// One of several, side by side behind what they are about.
fn chips<T, const N: usize>(label: &'static str, all: [T; N], word: fn(T) -> &'static str, chosen: RwSignal<T>) -> impl IntoView
where
    T: Copy + PartialEq + Send + Sync + 'static,
{
    let choices = one_of(label, all, move || chosen.get(), move |one| chosen.set(one), move |one| word(one).to_owned());
    view! { <div class="report-charts"><span class="group-label" aria-hidden="true">{label}</span>{choices}</div> }
}
