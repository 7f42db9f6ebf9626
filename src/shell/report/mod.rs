//! 报告: the open scenario as the paper that is printed. Nothing of it is computed while another view is shown.

mod drawings;
mod paper;
mod sheets;
mod tables;
mod tasks;

use leptos::prelude::*;
use web_sys::Event;

use super::choices::{Choice, Choices};
use super::store::Store;
use super::transfer::save_text;
use crate::exchange::file_name;
use crate::view::{self, Arrangement, Charted, TaskSheets};
use crate::{phrase, word};
use paper::Paper;
use sheets::Sheets;
use tasks::{TaskActions, TaskPaper, tasks_name};

const MONTHS: [&str; 12] =
    ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

/// The view.
#[component]
pub(super) fn Report() -> impl IntoView {
    let store = expect_context::<Store>();
    let arranged = RwSignal::new(Arrangement::default());
    let is_led = store.plan().has_leads();
    let charted = RwSignal::new(Charted::default());
    let department = RwSignal::new(String::new());
    let is_tasks = RwSignal::new(false);
    let tasks = Memo::new(move |_| store.with_scenario(|scenario| view::tasks(&store.plan(), scenario, &today())));
    let (report, every) = (whole(store, arranged), sheets(store));
    let sheets = Memo::new(move |_| every.get().only(&department.get()));
    let is_whole = Memo::new(move |_| arranged.get() != Arrangement::Sheets);
    let text = move || if is_whole.get() { report.with(view::Report::to_markdown) } else { sheets.with(TaskSheets::to_markdown) };
    let name = move || {
        if is_tasks.get() {
            return tasks_name(store);
        }
        let scenario = store.with_scenario(|scenario| scenario.name.clone());
        match (is_whole.get(), department.get()) {
            (true, _) => phrase!("{scenario} 报告", "{scenario} report"),
            (false, department) if department.is_empty() => phrase!("{scenario} 部门任务单", "{scenario} task sheets"),
            (false, department) => phrase!("{scenario} {department}任务单", "{scenario} {department} task sheet"),
        }
    };
    let of_report = move || {
        view! {
            <button type="button" on:click=move |_| store.say(markdown(&untrack(name), &untrack(text)).err())>{word!("下载 Markdown", "Download Markdown")}</button>
            {is_led.then(|| view! { <Chips label=word!("排列", "Order") all=&Arrangement::ALL word=Arrangement::word chosen=arranged/> })}
            <Show when=move || is_whole.get() fallback=move || view! { <DepartmentChoice every department/> }>
                <Chips label=word!("附图", "Charts") all=&Charted::ALL word=Charted::word chosen=charted/>
            </Show>
        }
    };
    let paper = move || view! { <Show when=move || is_whole.get() fallback=move || view! { <Sheets sheets/> }><Paper report charted/></Show> };
    view! {
        <article class="view report" aria-label=word!("报告", "Report")>
            <div class="report-bar">
                <ContentChoice is_tasks/>
                <button type="button" class="print" on:click=move |_| leptos::task::spawn_local(print(store, untrack(name)))>{word!("打印", "Print")}</button>
                <Show when=move || is_tasks.get() fallback=of_report><TaskActions tasks/></Show>
                <p class="report-hint">{word!("A4 横向；也可在打印对话框中另存为 PDF", "A4 landscape; the print dialogue can also save it as PDF")}</p>
            </div>
            <Show when=move || is_tasks.get() fallback=paper><TaskPaper tasks/></Show>
        </article>
    }
}

/// What stands on the paper.
#[component]
fn ContentChoice(is_tasks: RwSignal<bool>) -> impl IntoView {
    let choice =
        |name: &'static str, is_chosen| Choice { name: name.to_owned(), note: String::new(), place: String::new(), is_chosen };
    let choices = Signal::derive(move || {
        let is_tasks = is_tasks.get();
        vec![
            choice(word!("推演报告", "Projection report"), !is_tasks),
            choice(word!("年度任务分解表", "Annual targets"), is_tasks),
        ]
    });
    let choose = Callback::new(move |at: usize| is_tasks.set(at == 1));
    view! { <div class="report-content"><Choices label=word!("内容", "Content") choices on_choose=choose/></div> }
}

/// The pages of the departments, anew where anything of them changes.
fn sheets(store: Store) -> Memo<TaskSheets> {
    let plan = store.plan();
    Memo::new(move |_| store.with_workspace(|all| view::task_sheets(&plan, all.facts(), &all.open().scenario, &today())))
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

/// The report, in its whole or by department.
fn whole(store: Store, arranged: RwSignal<Arrangement>) -> Memo<view::Report> {
    let plan = store.plan();
    Memo::new(move |_| {
        let report = store.with_workspace(|all| view::report(&plan, all.facts(), &all.open().scenario, &today()));
        if arranged.get() == Arrangement::Lead { report.by_lead(&plan) } else { report }
    })
}

/// One of several, side by side behind what they are about.
#[component]
fn Chips<T: Copy + PartialEq + Send + Sync + 'static>(
    label: &'static str,
    all: &'static [T],
    word: fn(T) -> &'static str,
    chosen: RwSignal<T>,
) -> impl IntoView {
    let choice = move |one: &T| Choice {
        name: word(*one).to_owned(),
        note: String::new(),
        place: String::new(),
        is_chosen: chosen.get() == *one,
    };
    let choices = Signal::derive(move || all.iter().map(choice).collect::<Vec<_>>());
    let choose = Callback::new(move |at: usize| {
        if let Some(one) = all.get(at) {
            chosen.set(*one);
        }
    });
    view! {
        <div class="report-charts">
            <span class="group-label" aria-hidden="true">{label}</span>
            <Choices label choices on_choose=choose/>
        </div>
    }
}

/// Says to the page that something is about to be printed, or was; what is put on paper only then is there once effects have run.
fn announce(event: &str) {
    if let Ok(event) = Event::new(event) {
        let _ = window().dispatch_event(&event);
    }
}

/// A browser names the file that it prints to after the document.
async fn print(store: Store, name: String) {
    announce("beforeprint");
    leptos::task::tick().await;
    let title = document().title();
    document().set_title(&name);
    let printed = window().print();
    document().set_title(&title);
    announce("afterprint");
    if printed.is_err() {
        store.say(Some(
            word!(
                "浏览器没有打开打印，请用浏览器菜单里的“打印”。",
                "The browser did not open its print dialogue. Please use Print in the browser's menu."
            )
            .to_owned(),
        ));
    }
}

fn markdown(name: &str, text: &str) -> Result<(), String> {
    save_text(&file_name(name, "md"), "text/markdown", text)
}

/// The day by this machine's clock: the core has none.
fn today() -> String {
    let now = web_sys::js_sys::Date::new_0();
    let (year, number, day) = (now.get_full_year(), now.get_month() + 1, now.get_date());
    let month = usize::try_from(number).ok().and_then(|number| MONTHS.get(number - 1)).copied().unwrap_or_default();
    phrase!("{year}年{number}月{day}日", "{day} {month} {year}")
}
