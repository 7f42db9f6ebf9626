//! The rest of the program: all views but 推演, and what the panels show. In the page that is released it is a part of its own
//! (`docs/splitting.md`), which comes once the page stands, or as soon as something of it is asked for.
//!
//! What only [`rest`] reaches is in that part. So nothing else may name it; it is called through [`Rest`].

use std::cell::Cell;
use std::pin::Pin;
use std::sync::Arc;

use leptos::html::Div;
use leptos::prelude::*;
use leptos::task::spawn_local;
use plotters_canvas::CanvasBackend;
use wasm_bindgen::prelude::*;

use super::app::Page;
use super::assumptions::Assumptions;
use super::attend::{attend, begin};
use super::beneath::{SheetPart, sheet_part};
use super::compare::Compare;
use super::desk::Left;
use super::facts::{Disputed, LookedFromBar, OwnFactsBar};
use super::files::Files;
use super::guide::Guide;
use super::handed::HandedOver;
use super::handles::handles;
use super::header::save_scenario;
use super::host;
use super::imports::Imports;
use super::incoming::{Incoming, Received};
use super::large::LargeBar;
use super::list::Batch;
use super::memory::{Keeping, Memory, keep};
use super::merge::Merge;
use super::observations::Observations;
use super::offline::UpdateOffer;
use super::overview::Overview;
use super::picture::{Format, save_chart};
use super::plans::{Editor, Offered, Plans, PlansBeside, Shelf};
use super::population::PopulationHistory;
use super::printed::{PrintHead, pages};
use super::report::Report;
use super::rescue;
use super::risk::{Risk, warnings};
use super::scenarios::Scenarios;
use super::share::Share;
use super::store::{Drawer, Store, Tab, recalled};
use super::tour::Guided;
use super::training::{Bar, Course, Training};
use super::transfer::Given;
use crate::chart::{Drawing, Frame, Plot, Theme, draw};
use crate::exchange::drafts::{Reading, reading};
use crate::exchange::{PlanDraft, Workbook};
use crate::plan::{Indicator, Plan};
use crate::projection::Judgement;
use crate::scenario::{Change, ChangeRefusal, Field, Gesture, History, Key, Remark, Scenario, Step, Taken, Workspace};
use crate::view::risk::WarningLine;
use crate::view::{Sheet, complete_sheet, step};
use crate::word;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = tuiyan, js_name = whenIdle)]
    fn when_idle(act: JsValue);
}

/// The way into the rest.
#[derive(Clone, Copy)]
pub struct Rest {
    begin: fn(&Page),
    attend: fn(Store, &Incoming),
    bars: fn() -> AnyView,
    notices: fn() -> AnyView,
    guided: fn() -> AnyView,
    recall: fn(&Arc<Plan>) -> (Left, Option<String>),
    keep: fn(&mut Memory, &Workspace) -> Keeping,
    heard: fn(&mut Memory, &str, Option<String>) -> Option<Change>,
    hand_over: fn(&Workspace),
    save_scenario: fn(Store),
    answer: fn(Field, &str, Option<&Remark>, &mut Taking) -> Option<Remark>,
    stepped: fn(Field, &str, f64) -> Option<f64>,
    sheet_part: fn(SheetPart) -> AnyView,
    complete_sheet: fn(&mut Sheet, &Plan, &Scenario, &Indicator, &Judgement),
    save_chart: fn(Store, Format),
    pages: fn(Drawing, &Theme) -> String,
    draw: fn(&Drawing, &Theme, Frame, CanvasBackend) -> Result<(), String>,
    step: fn(&Plan, &Step) -> String,
    change: fn(&mut History, &Plan, Change, Gesture) -> Result<(), ChangeRefusal>,
    set_aside: fn(&mut History, &Plan, Key) -> Result<(), ChangeRefusal>,
    batch: fn() -> AnyView,
    handles: Handles,
    judge: fn(Option<String>) -> Result<JsValue, JsValue>,
    view: fn(Tab) -> AnyView,
    panel: fn(Drawer) -> AnyView,
    assumptions: fn() -> AnyView,
    population: fn() -> AnyView,
    exercise_bar: fn() -> AnyView,
    large: fn() -> AnyView,
    take_files: fn(Imports, Store, Vec<Given>) -> Doing,
    lay_out: fn(&Workbook) -> PlanDraft,
    read_draft: fn(&PlanDraft) -> Reading,
    warnings: fn(Store) -> Vec<WarningLine>,
    hear: fn(Course, Store, &str),
}

thread_local! {
    /// The rest, once it is here.
    static HERE: Cell<Option<Rest>> = const { Cell::new(None) };
}

/// The rest, if it is here; for what has no context.
pub(super) fn here() -> Option<Rest> {
    HERE.get()
}

/// What takes its time.
type Doing = Pin<Box<dyn Future<Output = ()>>>;
/// What is done with the rest.
type Act = Box<dyn FnOnce(Rest)>;
/// Makes what can be moved over a plot, in its area; the last is the year that is pointed at.
type Handles = fn(Memo<Option<Plot>>, NodeRef<Div>, RwSignal<Option<usize>>) -> AnyView;
/// Takes a number that was typed; `None` where a field was emptied.
type Taking<'a> = dyn FnMut(Option<f64>) -> Taken + 'a;

/// The rest on its way; `None` where it cannot be had now.
pub type Fetching = Pin<Box<dyn Future<Output = Option<Rest>>>>;

/// The rest itself. Whoever calls this has all of it in the same part of the program.
pub fn rest() -> Rest {
    Rest {
        begin,
        attend,
        bars,
        notices,
        guided: || view! { <Guided/> }.into_any(),
        recall: recalled,
        keep,
        heard: Memory::heard,
        hand_over: rescue::copy,
        save_scenario,
        answer: |field, text, before, take| field.answer(text, before, take),
        stepped: |field, text, step| field.stepped(text, step),
        sheet_part,
        complete_sheet,
        save_chart,
        pages,
        draw,
        step,
        change: History::change,
        set_aside: History::set_aside,
        batch: || view! { <Batch/> }.into_any(),
        handles,
        judge: host::judge,
        view,
        panel,
        assumptions: || view! { <Assumptions/> }.into_any(),
        population: || view! { <PopulationHistory/> }.into_any(),
        exercise_bar: || view! { <Bar/> }.into_any(),
        large: || view! { <LargeBar/> }.into_any(),
        take_files: |imports, store, given| Box::pin(imports.sort(store, given)),
        lay_out: PlanDraft::of,
        read_draft: reading,
        warnings,
        hear: Course::hear,
    }
}

impl Rest {
    /// Begins what the page does besides showing a plan: once, over whichever is shown.
    pub(super) fn begin(self, page: &Page) {
        (self.begin)(page);
    }

    /// Begins what the page does over one plan besides showing it.
    pub(super) fn attend(self, store: Store, incoming: &Incoming) {
        (self.attend)(store, incoming);
    }

    /// What stands between the head and the views while there is something to say.
    pub(super) fn bars(self) -> AnyView {
        (self.bars)()
    }

    /// What is laid over the views while there is something to say.
    pub(super) fn notices(self) -> AnyView {
        (self.notices)()
    }

    /// The stop that the tour has come to.
    pub(super) fn guided(self) -> AnyView {
        (self.guided)()
    }

    /// The work on a plan as it is kept on this machine, and what could not be read of it.
    pub(super) fn recall(self, plan: &Arc<Plan>) -> (Left, Option<String>) {
        (self.recall)(plan)
    }

    /// Writes down what changed.
    pub(super) fn keep(self, memory: &mut Memory, workspace: &Workspace) -> Keeping {
        (self.keep)(memory, workspace)
    }

    /// What another window's writing means here.
    pub(super) fn heard(self, memory: &mut Memory, name: &str, text: Option<String>) -> Option<Change> {
        (self.heard)(memory, name, text)
    }

    /// Hands over what is kept of a plan, for the day on which the program fails.
    pub(super) fn hand_over(self, workspace: &Workspace) {
        (self.hand_over)(workspace);
    }

    /// Hands the open scenario to the person as a file.
    pub(super) fn save_scenario(self, store: Store) {
        (self.save_scenario)(store);
    }

    /// Takes what was typed into a field, or answers with what stands in the way.
    pub(super) fn answer(self, field: Field, text: &str, before: Option<&Remark>, take: &mut Taking) -> Option<Remark> {
        (self.answer)(field, text, before, take)
    }

    /// The number that is one step from what stands in a field.
    pub(super) fn stepped(self, field: Field, text: &str, step: f64) -> Option<f64> {
        (self.stepped)(field, text, step)
    }

    /// A part of the sheet of the open indicator.
    pub(super) fn sheet_part(self, part: SheetPart) -> AnyView {
        (self.sheet_part)(part)
    }

    /// Adds to the front of a sheet what stands below its lever.
    pub(super) fn complete_sheet(
        self,
        sheet: &mut Sheet,
        plan: &Plan,
        scenario: &Scenario,
        indicator: &Indicator,
        judgement: &Judgement,
    ) {
        (self.complete_sheet)(sheet, plan, scenario, indicator, judgement);
    }

    /// Saves the open indicator's chart as a picture.
    pub(super) fn save_chart(self, store: Store, format: Format) {
        (self.save_chart)(store, format);
    }

    /// A drawing as it is printed.
    pub(super) fn pages(self, drawing: Drawing, theme: &Theme) -> String {
        (self.pages)(drawing, theme)
    }

    /// Draws what is more than an indicator's path.
    pub(super) fn draw(self, drawing: &Drawing, theme: &Theme, frame: Frame, backend: CanvasBackend) -> Result<(), String> {
        (self.draw)(drawing, theme, frame, backend)
    }

    /// What a step of the history did, in words.
    pub(super) fn step(self, plan: &Plan, step: &Step) -> String {
        (self.step)(plan, step)
    }

    /// Makes a change of any kind.
    pub(super) fn change(
        self,
        history: &mut History,
        plan: &Plan,
        change: Change,
        gesture: Gesture,
    ) -> Result<(), ChangeRefusal> {
        (self.change)(history, plan, change, gesture)
    }

    /// Lets the preset of the last step stand in a scenario of its own.
    pub(super) fn set_aside(self, history: &mut History, plan: &Plan, key: Key) -> Result<(), ChangeRefusal> {
        (self.set_aside)(history, plan, key)
    }

    /// What is done to many indicators at once.
    pub(super) fn batch(self) -> AnyView {
        (self.batch)()
    }

    /// What can be moved on the chart.
    pub(super) fn handles(self, plot: Memo<Option<Plot>>, area: NodeRef<Div>, hovered: RwSignal<Option<usize>>) -> AnyView {
        (self.handles)(plot, area, hovered)
    }

    /// Judges a scenario, given as the text of a scenario file, over the built-in plan; every indicator is held where it is left out.
    /// Answers the object that `tuiyan judge --format json` prints for one scenario.
    ///
    /// # Errors
    /// The faults of the file as an array of `"path：problem"`.
    pub fn judge(self, scenario: Option<String>) -> Result<JsValue, JsValue> {
        (self.judge)(scenario)
    }

    /// The view of that name, which follows whatever decides what it shows.
    pub(super) fn view(self, tab: Tab) -> AnyView {
        (self.view)(tab)
    }

    /// What a panel shows.
    pub(super) fn panel(self, drawer: Drawer) -> AnyView {
        (self.panel)(drawer)
    }

    /// The list of 推演 as a table of assumptions.
    pub(super) fn assumptions(self) -> AnyView {
        (self.assumptions)()
    }

    /// The population's own past, beside the rate that drives the per-head indicators.
    pub(super) fn population(self) -> AnyView {
        (self.population)()
    }

    /// The bar above every view while an exercise is done with the controls of 推演.
    pub(super) fn exercise_bar(self) -> AnyView {
        (self.exercise_bar)()
    }

    /// What is laid over 推演 while it is shown in large letters.
    pub(super) fn large(self) -> AnyView {
        (self.large)()
    }

    /// Takes files in, and tells what became of each.
    pub(super) fn take_files(self, imports: Imports, store: Store, given: Vec<Given>) -> impl Future<Output = ()> {
        (self.take_files)(imports, store, given)
    }

    /// The draft that tables are, laid out.
    pub(super) fn lay_out(self, book: &Workbook) -> PlanDraft {
        (self.lay_out)(book)
    }

    pub(super) fn read_draft(self, draft: &PlanDraft) -> Reading {
        (self.read_draft)(draft)
    }

    /// What contradicts itself, followed.
    pub(super) fn warnings(self, store: Store) -> Vec<WarningLine> {
        (self.warnings)(store)
    }

    /// What another window did to them.
    pub(super) fn hear(self, course: Course, store: Store, name: &str) {
        (self.hear)(course, store, name);
    }
}

/// What is said where the rest cannot be had.
pub fn missing() -> &'static str {
    word!(
        "网页的这一部分没有取到。可能是网络断了，也可能是网站换了新版本。推演照常可用，内容都在。",
        "This part of the page could not be fetched. The network may be down, or the site may have a new version. Projection goes on \
         working, and nothing is lost."
    )
}

fn bars() -> AnyView {
    view! { <OwnFactsBar/> <LookedFromBar/> <UpdateOffer/> <PrintHead/> }.into_any()
}

fn notices() -> AnyView {
    view! { <Received/> <Disputed/> <HandedOver/> <Offered/> }.into_any()
}

fn view(tab: Tab) -> AnyView {
    let shelf = expect_context::<Shelf>();
    match tab {
        Tab::Projection => ().into_any(),
        Tab::Overview => view! { <Overview/> }.into_any(),
        Tab::Risk => view! { <Risk/> }.into_any(),
        Tab::Compare if shelf.is_comparing() => view! { <PlansBeside/> }.into_any(),
        Tab::Compare => view! { <Compare/> }.into_any(),
        Tab::Observations => view! { <Observations/> }.into_any(),
        Tab::Merge => view! { <Merge/> }.into_any(),
        Tab::Report => view! { <Report/> }.into_any(),
        Tab::Training => view! { <Training/> }.into_any(),
        Tab::Guide => view! { <Guide/> }.into_any(),
        Tab::PlanData => view! { <Editor/> }.into_any(),
    }
}

fn panel(drawer: Drawer) -> AnyView {
    match drawer {
        Drawer::Scenarios => view! { <Scenarios/> }.into_any(),
        Drawer::Share => view! { <Share/> }.into_any(),
        Drawer::Files => view! { <Files/> }.into_any(),
        Drawer::Plans => view! { <Plans/> }.into_any(),
    }
}

/// The rest as the page waits for it. Every component finds it in its context.
#[derive(Clone, Copy)]
pub(super) struct Awaited {
    fetch: fn() -> Fetching,
    here: RwSignal<Option<Rest>>,
    /// Whether it did not come when it was asked for.
    is_missing: RwSignal<bool>,
    /// What is to be done as soon as it is here.
    pending: StoredValue<Vec<Act>, LocalStorage>,
}

impl Awaited {
    pub(super) fn new(fetch: fn() -> Fetching) -> Self {
        Self { fetch, here: RwSignal::new(None), is_missing: RwSignal::new(false), pending: StoredValue::new_local(Vec::new()) }
    }

    /// Fetches it before it is asked for, once the page has nothing else to do.
    pub(super) fn foresee(self) {
        when_idle(Closure::once_into_js(move || self.ask()));
    }

    /// What `show` makes of the rest once it is here; nothing till then. Followed.
    pub(super) fn added(self, show: impl FnOnce(Rest) -> AnyView) -> Option<AnyView> {
        self.here.get().map(show)
    }

    /// The rest, if it is here. Followed.
    pub(super) fn here(self) -> Option<Rest> {
        self.here.get()
    }

    /// The rest, if it is here. Not followed.
    pub(super) fn now(self) -> Option<Rest> {
        self.here.get_untracked()
    }

    /// Does something with the rest: at once where it is here, or else when it comes, if the calling component still lives.
    pub(super) fn then(self, act: impl FnOnce(Rest) + 'static) {
        if let Some(rest) = self.now() {
            return act(rest);
        }
        let life = StoredValue::new(());
        let act = move |rest| {
            if life.try_get_value().is_some() {
                act(rest);
            }
        };
        self.pending.update_value(|pending| pending.push(Box::new(act)));
    }

    /// The same for what somebody has just asked for.
    pub(super) fn soon(self, act: impl FnOnce(Rest) + 'static) {
        if self.now().is_none() {
            self.ask();
        }
        self.then(act);
    }

    /// What `show` makes of the rest once it is here; till then how far it has come. Followed.
    pub(super) fn shown(self, show: impl FnOnce(Rest) -> AnyView) -> AnyView {
        match self.here.get() {
            Some(rest) => show(rest),
            None => view! { <Coming/> }.into_any(),
        }
    }

    /// The same below what is worked with: that it does not come is no alarm there.
    pub(super) fn shown_quietly(self, show: impl FnOnce(Rest) -> AnyView) -> AnyView {
        match self.here.get() {
            Some(rest) => show(rest),
            None => view! { <Coming is_quiet=true/> }.into_any(),
        }
    }

    /// The rest, asked for again if need be; `None` where it cannot be had.
    pub(super) async fn get(self) -> Option<Rest> {
        self.is_missing.set(false);
        let rest = self.fetched().await;
        self.is_missing.set(rest.is_none());
        rest
    }

    async fn fetched(self) -> Option<Rest> {
        if let Some(rest) = self.now() {
            return Some(rest);
        }
        let rest = (self.fetch)().await?;
        // Several may have waited for it.
        if self.now().is_none() {
            HERE.set(Some(rest));
            self.here.set(Some(rest));
            self.pending.try_update_value(std::mem::take).unwrap_or_default().into_iter().for_each(|act| act(rest));
        }
        Some(rest)
    }

    /// Asks for it, again if need be.
    pub(super) fn ask(self) {
        spawn_local(async move {
            _ = self.get().await;
        });
    }
}

/// Asks for the rest where it is not here yet, says that it comes, or why not.
#[component]
fn Coming(#[prop(default = false)] is_quiet: bool) -> impl IntoView {
    let rest = expect_context::<Awaited>();
    // What is worked with comes first.
    if !is_quiet {
        rest.ask();
    }
    let is_missing = rest.is_missing;
    view! {
        <div class="coming" role="status">
            <Show when=move || !is_missing.get()><p>{word!("正在载入……", "Loading…")}</p></Show>
        </div>
        <div class="coming" role=if is_quiet { "status" } else { "alert" }>
            <Show when=move || is_missing.get()>
                <p>
                    {missing()}
                </p>
                <p class="coming-actions">
                    <button type="button" on:click=move |_| rest.ask()>{word!("再试一次", "Try again")}</button>
                    <button type="button" on:click=move |_| _ = window().location().reload()>{word!("重新载入网页", "Reload the page")}</button>
                </p>
            </Show>
        </div>
    }
}
