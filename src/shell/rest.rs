//! The rest of the program, as the page knows it before it is here: all views but 推演, what the panels show, and whatever reads and
//! writes. In the page that is released it is a part of its own (`docs/splitting.md`), which comes once the page stands, or as soon as
//! something of it is asked for.
//!
//! [`Part`] lists what it shows; a new view is a line there and a line in `ways`, which makes it. [`Rest`] points to what it does.

use std::cell::Cell;
use std::pin::Pin;
use std::sync::Arc;

use leptos::html::Div;
use leptos::prelude::*;
use leptos::task::spawn_local;
use plotters_canvas::CanvasBackend;
use wasm_bindgen::prelude::*;

use super::desk::Left;
use super::memory::{Keeping, Memory};
use crate::chart::{Drawing, Frame, Plot, Theme};
use crate::exchange::drafts::ReadDraft;
use crate::exchange::{PlanDraft, Workbook};
use crate::plan::{Id, Indicator, Plan};
use crate::projection::Judgement;
use crate::scenario::{
    Change, ChangeRefusal, Facts, Field, FieldResult, Gesture, History, HistoryStep, Key, Remark, Scenario, Workspace,
};
use crate::view::risk::WarningLine;
use crate::view::{Drawer, IndicatorSheet, PictureFormat, Tab};
use crate::word;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = tuiyan, js_name = whenIdle)]
    fn when_idle(act: JsValue);
}

/// What the rest shows.
#[derive(Clone, Copy)]
pub(super) enum Part {
    /// The view of that name, which follows whatever decides what it shows.
    View(Tab),
    /// What a panel shows.
    Panel(Drawer),
    /// A part of the sheet of the open indicator.
    Sheet(SheetPart),
    /// What stands between the head and the views while there is something to say.
    Bars,
    /// What is laid over the views while there is something to say.
    Notices,
    /// The stop that the tour has come to.
    Guided,
    /// The list of 推演 as a table of assumptions.
    Assumptions,
    /// What is done to many indicators at once.
    Batch,
    /// The population's own past, beside the rate that drives the per-head indicators.
    Population,
    /// The bar above every view while an exercise is done with the controls of 推演.
    ExerciseBar,
    /// What is laid over 推演 while it is shown in large letters.
    Large,
    /// What can be moved over a plot, in its area; the last is the year that is pointed at.
    Handles(Memo<Option<Plot>>, NodeRef<Div>, RwSignal<Option<usize>>),
}

/// A part of the sheet that comes with the rest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum SheetPart {
    /// The fields that everything waits for.
    Asked,
    /// The fields of the assumption.
    Fields,
    /// How far it may be off, and what it rests on.
    Range,
    /// 依据 of what is said of a status.
    Reason,
    /// Everything below the assumption.
    Below,
}

/// Takes a number that was typed; `None` where a field was emptied.
type Taking<'a> = dyn FnMut(Option<f64>) -> FieldResult + 'a;

/// The way into the rest.
#[derive(Clone, Copy)]
pub struct Rest {
    /// Begins what the page does besides showing a plan: once, over whichever is shown.
    pub(super) begin: fn(),
    /// Begins what the page does over one plan besides showing it.
    pub(super) attend: fn(),
    /// Makes what is shown.
    pub(super) show: fn(Part) -> AnyView,
    /// The work on a plan as it is kept on this machine, and what could not be read of it.
    pub(super) recall: fn(&Arc<Plan>) -> (Left, Option<String>),
    /// Writes down what changed.
    pub(super) keep: fn(&mut Memory, &Workspace) -> Keeping,
    /// What another window's writing means here.
    pub(super) heard: fn(&mut Memory, &str, Option<String>) -> Option<Change>,
    /// Hands over what is kept of a plan, for the day on which the program fails.
    pub(super) hand_over: fn(&Workspace),
    /// Hands a scenario to the person as a file.
    pub(super) save_scenario: fn(&Scenario) -> Result<(), String>,
    /// Saves an indicator's chart as a picture.
    pub(super) save_chart: fn(&Plan, &Facts, &Scenario, &Id, PictureFormat) -> Result<(), String>,
    /// Takes what was typed into a field, or answers with what stands in the way.
    pub(super) answer: fn(Field, &str, Option<&Remark>, &mut Taking) -> Option<Remark>,
    /// The number that is one step from what stands in a field.
    pub(super) stepped: fn(Field, &str, f64) -> Option<f64>,
    /// Adds to the front of a sheet what stands below its lever.
    pub(super) complete_sheet: fn(&mut IndicatorSheet, &Plan, &Scenario, &Indicator, &Judgement),
    /// A drawing as it is printed.
    pub(super) pages: fn(Drawing, &Theme) -> String,
    /// Draws what is more than an indicator's path.
    pub(super) draw: fn(&Drawing, &Theme, Frame, CanvasBackend) -> Result<(), String>,
    /// What a step of the history did, in words.
    pub(super) step: fn(&Plan, &HistoryStep) -> String,
    /// Makes a change of any kind.
    pub(super) change: fn(&mut History, &Plan, Change, Gesture) -> Result<(), ChangeRefusal>,
    /// Lets the preset of the last step stand in a scenario of its own.
    pub(super) set_aside: fn(&mut History, &Plan, Key) -> Result<(), ChangeRefusal>,
    /// The draft that tables are, laid out.
    pub(super) lay_out: fn(&Workbook) -> PlanDraft,
    /// What the tables of a draft say.
    pub(super) read_draft: fn(&PlanDraft) -> ReadDraft,
    /// What contradicts itself.
    pub(super) warnings: fn(&Plan, &Scenario) -> Vec<WarningLine>,
    pub(super) judge: fn(Option<String>) -> Result<JsValue, JsValue>,
}

impl Rest {
    /// Judges a scenario, given as the text of a scenario file, over the built-in plan; every indicator is held where it is left out.
    /// Answers the object that `tuiyan judge --format json` prints for one scenario.
    ///
    /// # Errors
    /// The faults of the file as an array of `"path：problem"`.
    pub fn judge(self, scenario: Option<String>) -> Result<JsValue, JsValue> {
        (self.judge)(scenario)
    }
}

thread_local! {
    /// The rest, once it is here.
    static HERE: Cell<Option<Rest>> = const { Cell::new(None) };
}

/// The rest, if it is here; for what has no context.
pub(super) fn here() -> Option<Rest> {
    HERE.get()
}

/// What is done with the rest.
type Act = Box<dyn FnOnce(Rest)>;

/// The rest on its way; `None` where it cannot be had now.
pub type Fetching = Pin<Box<dyn Future<Output = Option<Rest>>>>;

/// What is said where the rest cannot be had.
pub fn missing() -> &'static str {
    word!(
        "网页的这一部分没有取到。可能是网络断了，也可能是网站换了新版本。推演照常可用，内容都在。",
        "This part of the page could not be fetched. The network may be down, or the site may have a new version. Projection goes on \
         working, and nothing is lost."
    )
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

    /// A part once the rest is here; nothing till then. Followed.
    pub(super) fn added(self, part: Part) -> Option<AnyView> {
        self.here.get().map(|rest| (rest.show)(part))
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

    /// Begins something in the name of the calling component: what it provides is in the context of whatever is made there later.
    pub(super) fn begun(self, begin: impl FnOnce(Rest) + 'static) {
        let owner = Owner::current();
        self.then(move |rest| {
            let begin = move || untrack(|| begin(rest));
            match owner {
                Some(owner) => owner.with(begin),
                None => begin(),
            }
        });
    }

    /// A part once the rest is here; till then how far that has come. Followed.
    pub(super) fn shown(self, part: Part) -> AnyView {
        self.added(part).unwrap_or_else(|| view! { <Coming/> }.into_any())
    }

    /// The same below what is worked with: that it does not come is no alarm there.
    pub(super) fn shown_quietly(self, part: Part) -> AnyView {
        self.added(part).unwrap_or_else(|| view! { <Coming is_quiet=true/> }.into_any())
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
