//! 报告: the open scenario as the paper that is printed. Nothing of it is computed while another view is shown.

mod drawings;
mod paper;
mod tables;
mod tasks;

use leptos::prelude::*;
use web_sys::Event;

use super::choices::{Choice, Choices};
use super::store::Store;
use super::transfer::save_text;
use crate::exchange::file_name;
use crate::scenario::Scenario;
use crate::view::{self, Charted};
use crate::{phrase, word};
use paper::Paper;
use tasks::{TaskActions, TaskPaper, tasks_name};

const MONTHS: [&str; 12] =
    ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

/// The view.
#[component]
pub(super) fn Report() -> impl IntoView {
    let store = expect_context::<Store>();
    let plan = store.plan();
    let report = Memo::new(move |_| store.with_scenario(|scenario| view::report(&plan, scenario, &today())));
    let tasks = Memo::new(move |_| store.with_scenario(|scenario| view::tasks(&store.plan(), scenario, &today())));
    let charted = RwSignal::new(Charted::default());
    let is_tasks = RwSignal::new(false);
    let whole = move || {
        view! {
            <button type="button" on:click=move |_| store.say(markdown(store, report).err())>{word!("下载 Markdown", "Download Markdown")}</button>
            <ChartChoice charted/>
        }
    };
    view! {
        <article class="view report" aria-label=word!("报告", "Report")>
            <div class="report-bar">
                <ContentChoice is_tasks/>
                <button type="button" class="print" on:click=move |_| leptos::task::spawn_local(print(store, is_tasks.get_untracked()))>{word!("打印", "Print")}</button>
                <Show when=move || is_tasks.get() fallback=whole><TaskActions tasks/></Show>
                <p class="report-hint">{word!("A4 横向；也可在打印对话框中另存为 PDF", "A4 landscape; the print dialogue can also save it as PDF")}</p>
            </div>
            <Show when=move || is_tasks.get() fallback=move || view! { <Paper report charted/> }><TaskPaper tasks/></Show>
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

#[component]
fn ChartChoice(charted: RwSignal<Charted>) -> impl IntoView {
    let choice = move |choice: Charted| Choice {
        name: choice.word().to_owned(),
        note: String::new(),
        place: String::new(),
        is_chosen: charted.get() == choice,
    };
    let choices = Signal::derive(move || Charted::ALL.map(choice).to_vec());
    let choose = Callback::new(move |at: usize| {
        if let Some(choice) = Charted::ALL.get(at) {
            charted.set(*choice);
        }
    });
    view! {
        <div class="report-charts">
            <span class="group-label" aria-hidden="true">{word!("附图", "Charts")}</span>
            <Choices label=word!("附图", "Charts") choices on_choose=choose/>
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
async fn print(store: Store, is_tasks: bool) {
    announce("beforeprint");
    leptos::task::tick().await;
    let title = document().title();
    let name = if is_tasks { tasks_name(store) } else { store.now(|_, scenario| report_name(scenario)) };
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

fn markdown(store: Store, report: Memo<view::Report>) -> Result<(), String> {
    let name = store.now(|_, scenario| report_name(scenario));
    save_text(&file_name(&name, "md"), "text/markdown", &report.with_untracked(view::Report::to_markdown))
}

fn report_name(scenario: &Scenario) -> String {
    phrase!("{} 报告", "{} report", scenario.name)
}

/// The day by this machine's clock: the core has none.
fn today() -> String {
    let now = web_sys::js_sys::Date::new_0();
    let (year, number, day) = (now.get_full_year(), now.get_month() + 1, now.get_date());
    let month = usize::try_from(number).ok().and_then(|number| MONTHS.get(number - 1)).copied().unwrap_or_default();
    phrase!("{year}年{number}月{day}日", "{day} {month} {year}")
}
