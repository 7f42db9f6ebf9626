//! Two inputs at once: the two-way table of the chosen indicator, as a map and as `cells` to choose from; `state` is what is chosen.

mod cells;
mod state;

use leptos::prelude::*;

use self::cells::CellTable;
use self::state::Chosen;
use super::super::plate::{Plate, Pointed};
use crate::chart::{Cells, Drawing, Heat};
use crate::plan::Id;
use crate::risk::Input;
use crate::shell::picture::Pictures;
use crate::view::risk::{InputChoice, heat_chart};
use crate::{phrase, word};

/// The two selects, the map, what a cell says, and the same as a table.
#[component]
pub(super) fn TwoWayMap(chosen: RwSignal<Id>) -> impl IntoView {
    let of = Chosen::of(chosen);
    provide_context(of);
    let is_shown = Memo::new(move |_| of.table.with(Option::is_some));
    let why = move || of.sides.with(|sides| sides.as_ref().map(|sides| sides.why.clone()).unwrap_or_default());
    let is_row = Memo::new(move |_| of.sides.with(|sides| sides.as_ref().is_some_and(|sides| sides.down.is_none())));
    view! {
        <section class="risk-card grid-map" class:single-row=move || is_row.get() aria-label=word!("两项同时变动", "Two inputs at once")>
            <h3 class="risk-heading">{move || if is_row.get() { word!("一项变动", "One input") } else { word!("两项同时变动", "Two inputs at once") }}<span class="risk-note">{move || of.title()}</span>
                <Pictures has_chart=is_shown poster=move |()| of.poster()/></h3>
            <Show when=move || is_shown.get() fallback=|| view! {
                <p class="risk-empty">{word!("这个指标现在没有可以变动的数，列不出表。", "This indicator has no input that can move now, hence no table.")}</p>
            }>
                <div class="risk-tools"><Across/><Down/></div>
                <p class="risk-note grid-why" hidden=move || why().is_empty()>{why}{word!("。", ".")}</p>
                <Map/>
                <Offer/>
                <CellTable/>
            </Show>
        </section>
    }
}

/// What changes across.
#[component]
fn Across() -> impl IntoView {
    let of = expect_context::<Chosen>();
    let now = Memo::new(move |_| of.sides.with(|sides| sides.as_ref().map(|sides| sides.across)));
    let choose = move |event| {
        if let Some(input) = of.chosen(&event) {
            of.ask_across(input);
        }
    };
    view! { <label class="field"><span>{word!("横向", "Across")}</span><select on:change=choose>{move || of.options(now)}</select></label> }
}

/// What changes down, if anything does.
#[component]
fn Down() -> impl IntoView {
    let of = expect_context::<Chosen>();
    let now = Memo::new(move |_| of.sides.with(|sides| sides.as_ref().and_then(|sides| sides.down)));
    let choose = move |event| of.ask_down(of.chosen(&event));
    view! {
        <label class="field"><span>{word!("纵向", "Down")}</span>
            <select on:change=choose>
                <option value="" selected=move || now.get().is_none()>{word!("（不变动）", "(nothing)")}</option>
                {move || of.options(now)}
            </select>
        </label>
    }
}

impl Chosen {
    /// The inputs to choose from.
    fn options(self, now: Memo<Option<Input>>) -> impl IntoView + use<> {
        let option = |(at, choice): (usize, InputChoice)| {
            let input = choice.input;
            view! { <option value=at.to_string() selected=move || now.get() == Some(input)>{choice.label}</option> }
        };
        self.choices.get().into_iter().enumerate().map(option).collect_view()
    }

    /// The input that was chosen; `None` for none.
    fn chosen(self, event: &leptos::ev::Event) -> Option<Input> {
        let at = event_target_value(event).parse::<usize>().ok()?;
        self.choices.with_untracked(|choices| choices.get(at).map(|choice| choice.input))
    }
}

#[component]
fn Map() -> impl IntoView {
    let of = expect_context::<Chosen>();
    let heat = Memo::new(move |_| of.table.with(|table| table.as_ref().map(|(_, words)| heat_chart(words))));
    let cell_at =
        move |at: Pointed| heat.with_untracked(|heat: &Option<Heat>| Cells::of(heat.as_ref()?, at.frame).cell_at(at.x, at.y));
    let drawing = Memo::new(move |_| heat.get().map(Drawing::Heat));
    let hover = Callback::new(move |at: Option<Pointed>| {
        let now = at.and_then(cell_at);
        if of.hovered.get_untracked() != now {
            of.hovered.set(now);
        }
    });
    let pick = Callback::new(move |at: Pointed| {
        if let Some((column, row)) = cell_at(at) {
            of.pick(column, row);
        }
    });
    let label = Signal::derive(move || {
        phrase!(
            "双向表：{}。粗线是达标与未达标的分界，方框是现在的假设；各格数字见下方的表",
            "Two-way table: {}. The thick line divides met from missed, the frame marks the current assumptions; the figures \
             are in the table below",
            of.title().unwrap_or_default()
        )
    });
    view! {
        <Plate drawing label on_move=hover on_press=pick/>
        <p class="risk-note">{word!("绿底达标，斜纹未达标，粗线为分界；方框是现在的假设。", "Green is met, hatched is missed, the thick line divides them; the frame marks the current assumptions.")}</p>
    }
}

/// What the cell under the pointer says, or else the picked one, and the way to make it the assumption.
#[component]
fn Offer() -> impl IntoView {
    let of = expect_context::<Chosen>();
    let sentence = move || {
        let (column, row) = of.hovered.get().or_else(|| of.place())?;
        of.table.with(|table| table.as_ref().and_then(|(_, words)| words.sentence(column, row)))
    };
    let edit = Memo::new(move |_| of.place().and_then(|_| of.edit()));
    let is_picked = Memo::new(move |_| of.place().is_some());
    let set = move |_| {
        if let Some(edit) = edit.get_untracked() {
            of.store.dispatch(edit);
            of.picked.set(None);
        }
    };
    view! {
        <div class="grid-offer" role="status">
            <span class="grid-sentence">{move || sentence().unwrap_or_else(|| word!("点一格，可以按那一格的两个数设定。", "Click a cell to set the two inputs as in that cell.").to_owned())}</span>
            <Show when=move || is_picked.get()>
                <Show when=move || edit.with(Option::is_some) fallback=|| view! { <span class="risk-note">{word!("就是现在的假设", "The current assumptions")}</span> }>
                    <button type="button" class="grid-set" on:click=set>{word!("按此设定", "Set as in this cell")}</button>
                </Show>
            </Show>
        </div>
    }
}
