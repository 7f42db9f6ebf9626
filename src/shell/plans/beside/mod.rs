//! 上下级规划: the open plan beside another, pair by pair.
//!
//! `decided` is what a person says of the pairs, `table` shows them, `alone` what has no partner.

mod alone;
mod decided;
mod table;

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use self::alone::Alone;
use self::table::Table;
use super::shelf::Shelf;
use crate::exchange::beside_to_workbook;
use crate::exchange::shelf::Listed;
use crate::plan::{Id, Plan};
use crate::scenario::{Bond, Couple, Kin, PlanUnder, pairs};
use crate::shell::busy::while_busy;
use crate::shell::clock::today;
use crate::shell::store::Store;
use crate::shell::tables::{named, save_csv, save_xlsx};
use crate::view::words::sentence;
use crate::view::{self, Beside, BesideHead};
use crate::{phrase, word};

use self::decided::Decided;
pub(super) use self::decided::{last_upper, look_up_to};

/// The other plan and what follows from it.
#[derive(Clone, Copy)]
struct Upper {
    plan: Memo<Option<Arc<Plan>>>,
    shown: Memo<Option<Beside>>,
    decided: Decided,
    /// Where the keyboard goes on after a decision, whose button is gone.
    heading: NodeRef<leptos::html::H2>,
    /// Whether the rows without a partner are unfolded: they stay so while one after the other is paired.
    is_unfolded: RwSignal<bool>,
    /// Where it goes on after a pair was made by hand.
    field: NodeRef<leptos::html::Input>,
}

impl Upper {
    fn new(store: Store, shelf: Shelf) -> Self {
        let decided = Decided::over(store.plan());
        let plan = Memo::new(move |_| {
            let id = shelf.beside.get()?;
            shelf.plan(&id)?.ok()
        });
        let pairs = Memo::new(move |_| plan.get().map(|upper| pairs(&store.plan(), &upper, &decided.of(&upper))));
        let shown = Memo::new(move |_| {
            let (upper, pairs) = (plan.get()?, pairs.get()?);
            let (theirs, decisions) = (shelf.desk.scenario_of(&upper), decided.of(&upper));
            let there = PlanUnder { plan: &upper, scenario: &theirs };
            Some(store.with_settled(|plan, scenario| view::beside(PlanUnder { plan, scenario }, there, &pairs, &decisions)))
        });
        Self { plan, shown, decided, heading: NodeRef::new(), is_unfolded: RwSignal::new(false), field: NodeRef::new() }
    }

    fn join(self, (own, upper): Couple) {
        self.decide(|decisions| decisions.join(own, upper));
    }

    /// The same by hand, with the next in view.
    fn join_by_hand(self, couple: Couple) {
        self.join(couple);
        spawn_local(async move {
            leptos::task::tick().await;
            if let Some(field) = self.field.try_get_untracked().flatten() {
                let _ = field.focus();
            }
        });
    }

    /// Parts a pair: what was put together by hand goes back to what is proposed, what is proposed is refused.
    fn part(self, (own, upper): Couple, bond: Bond) {
        self.decide(|decisions| match bond {
            Bond::Confirmed => decisions.forget(&own, &upper),
            Bond::Sure | Bond::Near => decisions.part(own, upper),
        });
    }

    fn forget(self, (own, upper): Couple) {
        self.decide(|decisions| decisions.forget(&own, &upper));
    }

    fn decide(self, decide: impl FnOnce(&mut crate::scenario::Decisions)) {
        if let Some(plan) = self.plan.get_untracked() {
            self.decided.decide(&plan, decide);
        }
        if let Some(heading) = self.heading.get_untracked() {
            let _ = heading.focus();
        }
    }
}

/// The view, while a plan is chosen to stand beside the open one.
#[component]
pub(in crate::shell) fn PlansBeside() -> impl IntoView {
    let (store, shelf) = (expect_context::<Store>(), expect_context::<Shelf>());
    let upper = Upper::new(store, shelf);
    let shown = upper.shown;
    let title = move || match shown.with(|all| all.as_ref().map(|all| all.kin)) {
        Some(Kin::Editions) => word!("同一规划的两版对照", "Two editions of a plan"),
        _ => word!("上下级规划对照", "Comparison with the higher-level plan"),
    };
    let sentence = move || shown.with(|all| all.as_ref().map(|all| all.sentence.clone()));
    let source = move || shown.with(|all| all.as_ref().map(|all| all.provenance(&today())));
    let emptiness = move || shown.with(|all| all.as_ref().and_then(Beside::emptiness));
    view! {
        <article class="view plans-beside" aria-label=title>
            <header class="beside-head">
                <h2 tabindex="-1" node_ref=upper.heading>{title}</h2>
                <Choice/>
                <Export upper/>
                <button type="button" class="beside-back" on:click=move |_| shelf.compare_with(None)>{word!("回到情景对比", "Back to scenarios")}</button>
            </header>
            <Heads upper/>
            <p class="beside-sentence" role="status">{sentence}</p>
            {move || emptiness().map(|sentence| view! { <p class="nothing">{sentence}</p> })}
            <div class="beside-scroll" tabindex="0" role="region" aria-label=word!("对照表", "Comparison table")>
                <Table upper/>
                <Alone upper/>
                <p class="beside-source">{source}</p>
            </div>
        </article>
    }
}

/// Which plan is looked up to.
#[component]
fn Choice() -> impl IntoView {
    let (store, shelf) = (expect_context::<Store>(), expect_context::<Shelf>());
    let own = store.plan().id.clone();
    let others = Memo::new(move |_| shelf.list().into_iter().filter(|one| one.is_readable && one.id != own).collect::<Vec<_>>());
    let option = move |one: Listed| {
        let id = one.id.clone();
        let is_chosen = move || shelf.beside.with(|chosen| chosen.as_ref() == Some(&id));
        view! { <option value=one.id.to_string() selected=is_chosen>{one.title}</option> }
    };
    let choose = move |event| {
        if let Ok(id) = Id::new(&event_target_value(&event)) {
            look_up_to(store, shelf, id);
        }
    };
    view! {
        <label class="beside-choice">
            <span>{word!("对照的规划", "Compared with")}</span>
            <select on:change=choose>{move || others.get().into_iter().map(option).collect_view()}</select>
        </label>
    }
}

/// Which plans, in which years, under which scenarios.
#[component]
fn Heads(upper: Upper) -> impl IntoView {
    let line = |what: String, BesideHead { name, years, scenario, .. }: BesideHead| {
        let said = phrase!("{name}（{years}，情景“{scenario}”）", "{name} ({years}, scenario “{scenario}”)");
        view! { <div><dt>{what}</dt><dd>{said}</dd></div> }
    };
    let lines = move |beside: Beside| {
        let other = beside.other();
        let [own, upper] = beside.heads;
        view! { {line(word!("本规划", "This plan").to_owned(), own)} {line(sentence(other), upper)} }
    };
    view! { <dl class="beside-heads">{move || upper.shown.get().map(lines)}</dl> }
}

#[component]
fn Export(upper: Upper) -> impl IntoView {
    let store = expect_context::<Store>();
    let is_busy = RwSignal::new(false);
    let book = move || upper.shown.with_untracked(|all| all.as_ref().map(beside_to_workbook));
    let name = move |extension| named(&store.plan(), word!("上下级对照", "Higher-level plan"), extension);
    let csv = move |_| {
        if let Some(book) = book() {
            store.say(save_csv(&name("csv"), &book).err());
        }
    };
    let xlsx = move |_| {
        let Some(book) = book() else { return };
        while_busy(is_busy, async move {
            store.say(save_xlsx(&name("xlsx"), &book).await.err());
        });
    };
    let print = move |_| {
        let _ = window().print();
    };
    view! {
        <div class="beside-export" role="group" aria-label=word!("导出对照表", "Export the comparison")>
            <button type="button" disabled=is_busy on:click=xlsx>"XLSX"</button>
            <button type="button" on:click=csv>"CSV"</button>
            <button type="button" on:click=print>{word!("打印", "Print")}</button>
        </div>
    }
}
