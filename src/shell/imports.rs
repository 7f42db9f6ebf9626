//! Files that come in, however they come: picked in the panel 文件 or dropped on the page. Each is read for itself; one that is
//! refused changes nothing. Whatever reads them belongs to `rest`.

use leptos::ev;
use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::{File, TextDecoder, TextDecoderOptions};

use super::observations::workbook;
use super::plans::{self, Shelf};
use super::rest::{self, Awaited};
use super::spreadsheet;
use super::store::{Drawer, Store};
use super::transfer::{Given, drags_files, dropped, read_all};
use crate::exchange::{
    Fault, Faults, FileKind, ImportLine, PlanSource, ScenarioSource, facts_line, import_line, is_office, is_plan_book,
    is_scenario_book, printed, read_facts,
};
use crate::plan::Plan;
use crate::scenario::{Change, Scenario, as_known};
use crate::word;

/// What became of the files last given. Every component finds it in its context.
#[derive(Clone, Copy)]
pub(super) struct Imports {
    /// A line for each file.
    pub(super) lines: RwSignal<Vec<ImportLine>>,
    /// Whether files are being read.
    pub(super) is_busy: RwSignal<bool>,
    /// Who takes the files that are dropped, where it is not this: the last.
    takers: RwSignal<Vec<Callback<Vec<File>>>>,
    shelf: Shelf,
    rest: Awaited,
}

impl Imports {
    pub(super) fn new() -> Self {
        Self {
            lines: RwSignal::new(Vec::new()),
            is_busy: RwSignal::new(false),
            takers: RwSignal::new(Vec::new()),
            shelf: expect_context(),
            rest: expect_context(),
        }
    }

    /// As long as the calling component lives, files that are dropped are for it.
    pub(super) fn hand_drops_to(self, taker: Callback<Vec<File>>) {
        self.takers.update(|takers| takers.push(taker));
        on_cleanup(move || {
            self.takers.try_update(|takers| takers.retain(|one| !one.matches(&taker)));
        });
    }

    fn drop(self, store: Store, files: Vec<File>) {
        match self.takers.with_untracked(|takers| takers.last().copied()) {
            Some(taker) if !files.is_empty() => taker.run(files),
            _ => self.take(store, files),
        }
    }

    /// Takes files, and tells what became of each in the panel that is for it.
    pub(super) fn take(self, store: Store, files: Vec<File>) {
        if files.is_empty() || self.is_busy.get_untracked() {
            return;
        }
        self.begin();
        spawn_local(async move {
            let given = read_all(files).await;
            self.take_given(store, given).await;
        });
    }

    /// What became of the files before would be taken for what becomes of these.
    fn begin(self) {
        self.is_busy.set(true);
        self.lines.set(Vec::new());
    }

    /// Takes files whose bytes are here.
    pub(super) async fn take_given(self, store: Store, given: Vec<Given>) {
        self.begin();
        if let Some(rest) = self.rest.get().await {
            rest.take_files(self, store, given).await;
        } else {
            self.is_busy.set(false);
            store.say(Some(rest::missing().to_owned()));
        }
    }

    /// Finds out what each of them is, and takes it.
    pub(super) async fn sort(self, store: Store, given: Vec<Given>) {
        let (mut elsewhere, mut found) = (Vec::new(), Vec::new());
        for given in given {
            match brought(&given).await {
                Ok(Brought::Plan(plan)) => found.push((given.name, plan)),
                Ok(Brought::Facts(text)) => {
                    store.drawer.set(Some(Drawer::Files));
                    self.lines.update(|lines| lines.push(take_facts(store, &given.name, &text)));
                }
                Ok(Brought::Scenarios(source)) => match self.shelf.other_owner(&source, &store.plan().id) {
                    Some(owner) => elsewhere.push((owner, given)),
                    None => match source.scenarios(&store.plan(), stem(&given.name)) {
                        Err(faults) => self.perhaps_printed(store, &given, faults).await,
                        read => self.add(store, &given.name, read),
                    },
                },
                Err(faults) => self.add(store, &given.name, Err(faults)),
            }
        }
        self.shelf.offer_files(elsewhere);
        self.is_busy.set(false);
        // Last, because the page turns to a plan that comes in.
        for (file, plan) in found {
            plans::take(store, self.shelf, &file, *plan);
        }
    }

    /// What holds no scenario may be a table of indicators as it is printed: that is shown where such tables are pasted.
    async fn perhaps_printed(self, store: Store, given: &Given, faults: Faults) {
        match workbook(given).await.ok().filter(|book| !is_scenario_book(book) && printed::read(book, None, None).is_ok()) {
            Some(book) => {
                self.shelf.printed.set(Some((given.name.clone(), book)));
                store.drawer.set(Some(Drawer::Plans));
            }
            None => self.add(store, &given.name, Err(faults)),
        }
    }

    fn add(self, store: Store, file: &str, read: Result<Vec<Scenario>, Faults>) {
        store.drawer.set(Some(Drawer::Files));
        let added = read.map(|scenarios| scenarios.into_iter().map(|scenario| add(store, scenario)).collect::<Vec<_>>());
        self.lines.update(|lines| lines.push(import_line(file, &added)));
    }
}

/// What a file is.
enum Brought {
    Plan(Box<plans::Read>),
    Scenarios(ScenarioSource),
    Facts(String),
}

/// Takes a file of facts into those of the plan, as one step.
pub(super) fn take_facts(store: Store, file: &str, text: &str) -> ImportLine {
    let read = read_facts(text, &store.plan()).and_then(|facts| {
        let count = facts.count();
        let taken = store.attempt(Change::Record(facts.records().collect()));
        taken.map(|()| count).map_err(|refusal| Fault::new("", refusal).into())
    });
    facts_line(file, read)
}

/// Whether a text is a file of facts, in order or not.
pub(super) fn are_facts(text: &str) -> bool {
    FileKind::of(text.trim_start_matches('\u{feff}')) == Ok(FileKind::Facts)
}

/// Understands a file as far as to know what it is.
async fn brought(given: &Given) -> Result<Brought, Faults> {
    let bytes = given.content.as_ref().map_err(|sentence| Fault::new("", sentence))?;
    if is_office(&given.name, bytes) {
        let book = spreadsheet::read(bytes).await?.whole()?;
        let is_plan = is_plan_book(&book);
        return Ok(if is_plan {
            Brought::Plan(Box::new(PlanSource::from(book).into()))
        } else {
            Brought::Scenarios(book.into())
        });
    }
    let text = decoded(bytes)?;
    if are_facts(&text) {
        return Ok(Brought::Facts(text));
    }
    let plan = PlanSource::of_text(&text)?;
    Ok(if plan.is_plan() { Brought::Plan(Box::new(plan.into())) } else { Brought::Scenarios(ScenarioSource::of_text(&text)?) })
}

/// A file's name without its ending.
fn stem(name: &str) -> &str {
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

/// Adds a scenario, and answers under which name: one that was free.
fn add(store: Store, scenario: Scenario) -> String {
    store.add(scenario);
    store.now(|_, open| open.name.clone())
}

/// The scenarios of a file.
pub(super) async fn scenarios(given: &Given, plan: &Plan) -> Result<Vec<Scenario>, Faults> {
    match brought(given).await? {
        Brought::Scenarios(source) => Ok(source.scenarios(plan, stem(&given.name))?.iter().map(as_known).collect()),
        Brought::Facts(_) => {
            Err(Fault::new("", word!("是历年数据文件，不是情景", "is a file of yearly data, not a scenario")).into())
        }
        Brought::Plan(_) => Err(Fault::new("", word!("是规划文件，不是情景", "is a plan, not a scenario")).into()),
    }
}

/// The text that bytes spell: UTF-8, or UTF-16 where a byte order mark says so, or else GB18030, in which Chinese spreadsheets
/// save CSV.
pub(super) fn decoded(bytes: &[u8]) -> Result<String, Fault> {
    let labels: &[&str] = match bytes {
        [0xff, 0xfe, ..] => &["utf-16le"],
        [0xfe, 0xff, ..] => &["utf-16be"],
        _ => &["utf-8", "gb18030"],
    };
    let options = TextDecoderOptions::new();
    options.set_fatal(true);
    let decode = |label: &&str| TextDecoder::new_with_label_and_options(label, &options).ok()?.decode_with_u8_array(bytes).ok();
    let problem = word!(
        "不是 UTF-8 文本，也不是 UTF-16 或 GB18030 文本；请在表格软件中另存为 .xlsx 或 CSV UTF-8 后再试",
        "it is not text in UTF-8, UTF-16 or GB18030; save it as .xlsx or CSV UTF-8 in the spreadsheet program and try again"
    );
    labels.iter().find_map(decode).ok_or_else(|| Fault::new("", problem))
}

/// Lets files be dropped anywhere on the page, and says so while they hang above it.
#[component]
pub(super) fn DropZone() -> impl IntoView {
    let (store, imports) = (expect_context::<Store>(), expect_context::<Imports>());
    let is_over = RwSignal::new(false);
    let over = window_event_listener(ev::dragover, move |event| {
        if drags_files(&event) {
            // Otherwise the browser would open the file in place of the page.
            event.prevent_default();
            is_over.set(true);
        }
    });
    let leave = window_event_listener(ev::dragleave, move |event| {
        if event.related_target().is_none() {
            is_over.set(false);
        }
    });
    let drop = window_event_listener(ev::drop, move |event| {
        if drags_files(&event) {
            event.prevent_default();
            is_over.set(false);
            imports.drop(store, dropped(&event));
        }
    });
    on_cleanup(move || [over, leave, drop].into_iter().for_each(WindowListenerHandle::remove));
    view! {
        <Show when=move || is_over.get()>
            <p class="drop-here" aria-hidden="true">{word!("松开即导入：JSON、CSV、XLSX 或 DOCX", "Drop to import: JSON, CSV, XLSX or DOCX")}</p>
        </Show>
    }
}
