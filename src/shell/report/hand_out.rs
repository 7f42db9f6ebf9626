//! What leaves the page as a report, and the note that it did: the next report tells what turned since.

use std::sync::Arc;

use leptos::prelude::*;
use web_sys::Event;

use super::Chosen;
use crate::chart::Poster;
use crate::exchange::{Picture, file_name, remember_report, remembered_reports, sides_to_workbook};
use crate::plan::Plan;
use crate::shell::busy::while_busy;
use crate::shell::clock::{date, today};
use crate::shell::memory::places;
use crate::shell::picture::png;
use crate::shell::spreadsheet;
use crate::shell::store::Store;
use crate::shell::tables::{named, save_xlsx};
use crate::shell::transfer::{DOCX, save, save_text};
use crate::view::{self, ReportLog, Reported, SideBySide, TaskSheets, words};
use crate::{chart, word};

/// A figure in a document: half of its width, on twice as many pixels as a screen has.
const FIGURE: chart::Frame = chart::Frame { width: 560, height: 320, scale: 2.5 };

/// The picture of the whole plan: as wide as the paper, or as a phone; how high says the picture.
pub(super) const WHOLE: chart::Frame = chart::Frame { width: 1000, height: 420, scale: 1.0 };
pub(super) const NARROW: chart::Frame = chart::Frame { width: 380, ..WHOLE };

/// What the picture of the whole plan says, and the picture, followed; none where nothing has a share. The report says around it what
/// it shows and where that comes from.
pub(super) fn whole_plan(store: Store, besides: &SideBySide) -> Option<(String, Poster)> {
    store.with_workspace(|all| {
        let others = super::others(all, besides);
        let all: Vec<_> = std::iter::once(&*all.open().scenario).chain(others).collect();
        view::whole_plan(&store.plan(), &all)
    })
}

/// What the last reports said, and what one of now would say.
#[derive(Clone, Copy)]
pub(super) struct Handing {
    plan: StoredValue<Arc<Plan>>,
    pub(super) log: RwSignal<ReportLog>,
    pub(super) now: Memo<Reported>,
}

impl Handing {
    pub(super) fn new(store: Store) -> Self {
        let plan = store.plan();
        let log = places().machine.map(|machine| remembered_reports(&machine, &plan)).unwrap_or_default();
        let now = Memo::new(move |_| store.with_scenario(|scenario| Reported::of(&plan, scenario, &today())));
        Self { plan: StoredValue::new(store.plan()), log: RwSignal::new(log), now }
    }

    /// Notes that the report was handed out as it stands.
    fn note(self) {
        if let Ok(machine) = places().machine {
            self.log.set(remember_report(&machine, &self.plan.get_value(), self.now.get_untracked()));
        }
    }

    /// A report that is printed is handed out, whoever opened the dialogue.
    pub(super) fn follow_printing(self, is_report: Signal<bool>) {
        let printed = window_event_listener_untyped("afterprint", move |_| {
            if is_report.get_untracked() {
                self.note();
            }
        });
        on_cleanup(move || printed.remove());
    }
}

/// The report, or the pages of the departments, as files.
#[component]
pub(super) fn OfReport(chosen: Chosen, handing: Handing) -> impl IntoView {
    let store = expect_context::<Store>();
    let is_busy = RwSignal::new(false);
    let is_whole = Memo::new(move |_| chosen.is_whole());
    let is_compared = Memo::new(move |_| chosen.report.with(|report| report.sides.is_some()));
    let name = move || untrack(|| chosen.name(store));
    let kept = move |saved: Result<(), String>| {
        if saved.is_ok() {
            handing.note();
        }
        store.say(saved.err());
    };
    let markdown = move |_| {
        let is_report = is_whole.get_untracked();
        let text = if is_report {
            chosen.report.with_untracked(view::Report::to_markdown)
        } else {
            chosen.sheets.with_untracked(TaskSheets::to_markdown)
        };
        let saved = save_text(&file_name(&name(), "md"), "text/markdown", &text);
        if is_report { kept(saved) } else { store.say(saved.err()) }
    };
    let docx = move |_| {
        while_busy(is_busy, async move {
            let written = document(store, chosen).await;
            kept(written.and_then(|bytes| save(&file_name(&name(), "docx"), DOCX, &bytes)));
        });
    };
    let xlsx = move |_| {
        while_busy(is_busy, async move {
            let book = untrack(|| {
                store.with_workspace(|all| {
                    let others = super::others(all, &chosen.besides.get());
                    let all: Vec<_> = std::iter::once(&*all.open().scenario).chain(others).collect();
                    sides_to_workbook(&store.plan(), &all)
                })
            });
            store.say(save_xlsx(&named(&store.plan(), word!("情景对照", "Scenarios"), "xlsx"), &book).await.err());
        });
    };
    view! {
        <Show when=move || is_whole.get()>
            <button type="button" disabled=is_busy on:click=docx>{word!("下载 DOCX", "Download DOCX")}</button>
        </Show>
        <Show when=move || is_whole.get() && is_compared.get()>
            <button type="button" disabled=is_busy on:click=xlsx>{word!("下载对照表 XLSX", "Download comparison as XLSX")}</button>
        </Show>
        <button type="button" on:click=markdown>{word!("下载 Markdown", "Download Markdown")}</button>
    }
}

/// The document, with a picture for each figure.
async fn document(store: Store, chosen: Chosen) -> Result<Vec<u8>, String> {
    let figures = chosen.figures.get_untracked();
    let paper = chosen.report.with_untracked(|report| report.paper(Some(&figures)));
    let picture = |figure: &view::ReportFigure| {
        let (width, height) = (FIGURE.width, FIGURE.height);
        png(&figure.poster, FIGURE).map(|png| Picture { png, width, height })
    };
    let pictures = figures.figures.iter().map(picture).collect::<Result<Vec<_>, _>>()?;
    let whole = untrack(|| whole_plan(store, &chosen.besides.get()));
    let whole = whole.map(|(_, poster)| {
        let frame = poster.frame(WHOLE);
        png(&poster, chart::Frame { scale: 2.0, ..frame }).map(|png| Picture { png, width: frame.width, height: frame.height })
    });
    spreadsheet::write_document(&paper, whole.transpose()?.as_ref(), &pictures).await.map_err(|faults| faults.to_string())
}

/// Says to the page that something is about to be printed, or was; what is put on paper only then is there once effects have run.
fn announce(event: &str) {
    if let Ok(event) = Event::new(event) {
        let _ = window().dispatch_event(&event);
    }
}

/// A browser names the file that it prints to after the document.
pub(super) async fn print(store: Store, name: String) {
    announce("beforeprint");
    leptos::task::tick().await;
    let title = document_title();
    leptos::prelude::document().set_title(&name);
    let printed = window().print();
    leptos::prelude::document().set_title(&title);
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

fn document_title() -> String {
    leptos::prelude::document().title()
}

/// The day by this machine's clock, in words.
pub(super) fn day() -> String {
    let (year, month, day) = date();
    words::day(year, month, day)
}
