//! The rest of the program: all views but 推演, and what the panels show. In the page that is released it is a part of its own
//! (`docs/splitting.md`), which comes once the page stands, or as soon as something of it is asked for.
//!
//! What only [`rest`] reaches is in that part. So nothing else may name it; it is called through [`Rest`].

use std::pin::Pin;

use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::prelude::*;

use super::assumptions::Assumptions;
use super::basis::BasisGroup;
use super::compare::Compare;
use super::files::Files;
use super::guide::Guide;
use super::imports::Imports;
use super::large::LargeBar;
use super::merge::Merge;
use super::observations::Observations;
use super::overview::Overview;
use super::plans::{Editor, Plans, PlansBeside, Shelf};
use super::population::PopulationHistory;
use super::report::Report;
use super::risk::{Risk, warnings};
use super::scenarios::Scenarios;
use super::share::Share;
use super::store::{Drawer, Store, Tab};
use super::training::{Bar, Course, Training};
use super::transfer::Given;
use crate::exchange::drafts::{Reading, reading};
use crate::exchange::{PlanDraft, Workbook, shipped_facts};
use crate::view::risk::WarningLine;
use crate::word;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = tuiyan, js_name = whenIdle)]
    fn when_idle(act: JsValue);
}

/// The way into the rest.
#[derive(Clone, Copy)]
pub struct Rest {
    view: fn(Tab) -> AnyView,
    panel: fn(Drawer) -> AnyView,
    assumptions: fn() -> AnyView,
    basis: fn() -> AnyView,
    population: fn() -> AnyView,
    exercise_bar: fn() -> AnyView,
    large: fn() -> AnyView,
    take_files: fn(Imports, Store, Vec<Given>) -> Doing,
    lay_out: fn(&Workbook) -> PlanDraft,
    read_draft: fn(&PlanDraft) -> Reading,
    warnings: fn(Store) -> Vec<WarningLine>,
    lay_in: fn(Store),
    arrive: fn(Course, Store),
    hear: fn(Course, Store, &str),
}

/// What takes its time.
type Doing = Pin<Box<dyn Future<Output = ()>>>;
/// What is done with the rest.
type Act = Box<dyn FnOnce(Rest)>;

/// The rest on its way; `None` where it cannot be had now.
pub type Fetching = Pin<Box<dyn Future<Output = Option<Rest>>>>;

/// The rest itself. Whoever calls this has all of it in the same part of the program.
pub fn rest() -> Rest {
    Rest {
        view,
        panel,
        assumptions: || view! { <Assumptions/> }.into_any(),
        basis: || view! { <BasisGroup/> }.into_any(),
        population: || view! { <PopulationHistory/> }.into_any(),
        exercise_bar: || view! { <Bar/> }.into_any(),
        large: || view! { <LargeBar/> }.into_any(),
        take_files: |imports, store, given| Box::pin(imports.sort(store, given)),
        lay_out: PlanDraft::of,
        read_draft: reading,
        warnings,
        lay_in: |store| {
            if let Some(facts) = shipped_facts(&store.plan()) {
                store.lay_in(&facts.into());
            }
        },
        arrive: Course::arrive,
        hear: Course::hear,
    }
}

impl Rest {
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

    /// What the years before say of the open indicator.
    pub(super) fn basis(self) -> AnyView {
        (self.basis)()
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

    /// The facts that ship with the plan that is on the page now.
    pub(super) fn lay_in(self, store: Store) {
        (self.lay_in)(store);
    }

    /// Exercises over the plan that is on the page now.
    pub(super) fn arrive(self, course: Course, store: Store) {
        (self.arrive)(course, store);
    }

    /// What another window did to them.
    pub(super) fn hear(self, course: Course, store: Store, name: &str) {
        (self.hear)(course, store, name);
    }
}

/// What is said where the rest cannot be had.
pub(super) fn missing() -> &'static str {
    word!(
        "网页的这一部分没有取到。可能是网络断了，也可能是网站换了新版本。推演照常可用，内容都在。",
        "This part of the page could not be fetched. The network may be down, or the site may have a new version. Projection goes on \
         working, and nothing is lost."
    )
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

    /// Fetches it before it is asked for, once the page has nothing else to do. Nobody hears of it where that fails.
    pub(super) fn foresee(self) {
        when_idle(Closure::once_into_js(move || {
            spawn_local(async move {
                _ = self.fetched().await;
            });
        }));
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

    /// What `show` makes of the rest once it is here; till then how far it has come. Followed.
    pub(super) fn shown(self, show: impl FnOnce(Rest) -> AnyView) -> AnyView {
        match self.here.get() {
            Some(rest) => show(rest),
            None => view! { <Coming/> }.into_any(),
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
            self.here.set(Some(rest));
            self.pending.try_update_value(std::mem::take).unwrap_or_default().into_iter().for_each(|act| act(rest));
        }
        Some(rest)
    }

    fn ask(self) {
        spawn_local(async move {
            _ = self.get().await;
        });
    }
}

/// Asks for the rest where it is not here yet, says that it comes, or why not.
#[component]
fn Coming() -> impl IntoView {
    let rest = expect_context::<Awaited>();
    rest.ask();
    let is_missing = rest.is_missing;
    view! {
        <div class="coming" role="status">
            <Show when=move || !is_missing.get()><p>{word!("正在载入……", "Loading…")}</p></Show>
        </div>
        <div class="coming" role="alert">
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
