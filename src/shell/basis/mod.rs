//! 依据 on the sheet: what the years before say, and what of it is taken over. It follows what has come to an end, so that nothing of it
//! wakes while the lever moves.

mod methods;
mod years;

use leptos::html;
use leptos::prelude::*;

use self::methods::Methods;
use self::years::PastYears;
use super::painter::paint;
use super::printed::Printed;
use super::size::use_size;
use super::store::Store;
use crate::chart::{Drawing, Tiling};
use crate::scenario::Edit;
use crate::view::{Drawer, Rested, Tab, rested};
use crate::word;

/// What the years before say of the open indicator; none of a status, and while an exercise asks for it.
type Found = Memo<Option<Rested>>;

/// A text of what was found.
fn said(found: Found, read: fn(&Rested) -> &str) -> impl Fn() -> String + Copy + Send + Sync + 'static {
    move || found.with(|found| found.as_ref().map(|found| read(found).to_owned()).unwrap_or_default())
}

fn is(found: Found, holds: fn(&Rested) -> bool) -> Memo<bool> {
    Memo::new(move |_| found.with(|found| found.as_ref().is_some_and(holds)))
}

/// The whole group.
#[component]
pub(super) fn BasisGroup() -> impl IntoView {
    let store = expect_context::<Store>();
    let found: Found = Memo::new(move |_| {
        let id = store.open_id();
        let is_blind = store.is_blind.get();
        store
            .facts
            .with(|facts| store.with_settled(|plan, scenario| rested(plan, facts, scenario, plan.indicator(&id)?)))
            .filter(|_| !is_blind)
    });
    let (is_shown, has_past) = (is(found, |_| true), is(found, |found| !found.methods.is_empty()));
    let is_thin = is(found, |found| !found.thin.is_empty());
    view! {
        <Show when=move || is_shown.get()>
            <details class="part basis" open=move || has_past.get()>
                <summary>{move || if has_past.get() {
                    word!("依据：历年数据怎么说", "Basis: what earlier years show")
                } else {
                    word!("依据：还没有历年数据，怎么补", "Basis: no earlier years yet (how to add them)")
                }}</summary>
                <Now found/>
                <Show when=move || has_past.get() fallback=|| view! { <NoPast/> }>
                    <p class="basis-counted">{word!("计入：", "Years used: ")}{said(found, |found| &found.counted)}</p>
                    <Show when=move || is_thin.get()><p class="basis-thin">{said(found, |found| found.thin)}</p></Show>
                    <Picture found/>
                    <Methods found/>
                    <PastYears found/>
                </Show>
            </details>
        </Show>
    }
}

/// Which method is in use, and how it becomes the person's own.
#[component]
fn Now(found: Found) -> impl IntoView {
    let store = expect_context::<Store>();
    let is_used = is(found, |found| !found.now.is_empty());
    let own = move |_| store.dispatch(Edit::Own(store.opened()));
    view! {
        <Show when=move || is_used.get()>
            <p class="basis-now">
                <span>{word!("依据：", "Based on: ")}<strong>{said(found, |found| &found.now)}</strong></span>
                <button type="button" class="basis-own" title=word!("数值不变，只是不再注明取自历年", "The figures stay, but are no longer said to come from earlier years") on:click=own>{word!("改为自拟", "Make it my own")}</button>
                <span class="basis-remark">{said(found, |found| found.remark)}</span>
            </p>
        </Show>
    }
}

/// Where nothing is known but the baseline: how to bring what is.
#[component]
fn NoPast() -> impl IntoView {
    let store = expect_context::<Store>();
    let base = store.plan().period.base();
    view! {
        <p class="basis-none">
            {crate::phrase!(
                "这一项还没有 {base} 年以前的数。在“观测”里基年左边的列键入或从电子表格粘贴，或打开历年数据文件，这里就会列出历年的走势、各种方法和它们的误差。规划没有给出历年数据，这里也不代拟。",
                "No figures before {base} are known for this indicator. Type or paste them in “Observe”, in the columns left of the base year, or open a file of yearly data; its past, the methods and their errors are then listed here. The plan gives no history, and none is made up."
            )}
        </p>
        <Ways/>
    }
}

/// Where earlier years are entered, and where a file of them is opened.
#[component]
pub(super) fn Ways() -> impl IntoView {
    let store = expect_context::<Store>();
    view! {
        <p class="basis-ways">
            <button type="button" class="basis-observe" on:click=move |_| store.tab.set(Tab::Observations)>{word!("到“观测”填写历年数", "Enter earlier years in “Observe”")}</button>
            <button type="button" class="basis-files" on:click=move |_| store.drawer.set(Some(Drawer::Files))>{word!("打开历年数据文件", "Open a file of yearly data")}</button>
        </p>
    }
}

/// The past in grey and each way on with its range. The table below has the same figures.
#[component]
fn Picture(found: Found) -> impl IntoView {
    let (canvas, area) = (NodeRef::<html::Canvas>::new(), NodeRef::<html::Div>::new());
    let width = use_size(area);
    let tiles = Memo::new(move |_| found.with(|found| found.as_ref().map(|found| found.tiles.clone()).unwrap_or_default()));
    // No memo of its own between: what follows it and the tiles would not hear of tiles that are as many as before.
    let size = Signal::derive(move || Tiling::fitting(tiles.with(Vec::len), width.get().0).size());
    let drawing = move || Some(Drawing::Tiles(tiles.get()));
    paint(canvas, size, drawing);
    let extent = move || format!("width:{}px;height:{}px", size.get().0, size.get().1);
    view! {
        <div class="basis-picture" node_ref=area>
            <Printed drawing/>
            <canvas node_ref=canvas prop:style=extent role="img" aria-label=word!(
                "历年（灰色）和各种方法的走向及其 80％ 区间，数字见下面的表",
                "Earlier years in grey, and each method’s projection with its 80% range; the figures are in the table below"
            )></canvas>
        </div>
    }
}
