//! Two inputs at once: the two-way table of the chosen indicator, as a map and as cells to choose from.

use leptos::prelude::*;

use super::super::plate::{Plate, Pointed};
use crate::chart::{self, Cells, Heat, Poster};
use crate::plan::Id;
use crate::risk::{Grid, Input, USUAL_GRID, grid, scale, set_to};
use crate::scenario::Edit;
use crate::shell::picture::Pictures;
use crate::shell::store::Store;
use crate::view::risk::{GridCell, InputChoice, TwoWay, heat_chart, input_choices, two_way, two_way_poster};

/// The inputs of both sides.
type Pair = (Input, Input);

/// The numbers behind a table and the table in words.
type Table = (Grid, TwoWay);

/// What the person chose of the table, and what follows.
#[derive(Clone, Copy)]
struct Chosen {
    store: Store,
    id: RwSignal<Id>,
    /// The inputs that were asked for; another indicator may not have them.
    columns: RwSignal<Option<Input>>,
    rows: RwSignal<Option<Input>>,
    choices: Memo<Vec<InputChoice>>,
    pair: Memo<Option<Pair>>,
    table: Memo<Option<Table>>,
    /// The settings that were picked. They are numbers, not a place: the table moves when the scenario does.
    picked: RwSignal<Option<[(Input, f64); 2]>>,
    /// The cell under the pointer.
    hovered: RwSignal<Option<(usize, usize)>>,
}

impl Chosen {
    fn of(id: RwSignal<Id>) -> Self {
        let store = expect_context::<Store>();
        let plan = store.plan();
        let (columns, rows) = (RwSignal::new(None), RwSignal::new(None));
        let choices = Memo::new(move |_| {
            let Some(indicator) = id.with(|id| plan.indicator(id)) else { return Vec::new() };
            store.with_scenario(|scenario| input_choices(&plan, scenario, indicator))
        });
        let pair = Memo::new(move |_| choices.with(|choices| paired(choices, columns.get(), rows.get())));
        let plan = store.plan();
        let table = Memo::new(move |_| {
            let (indicator, (across, down)) = id.with(|id| plan.indicator(id)).zip(pair.get())?;
            store.with_scenario(|scenario| {
                let columns = scale(&plan, scenario, indicator, across, USUAL_GRID.0)?;
                let rows = scale(&plan, scenario, indicator, down, USUAL_GRID.1)?;
                let found = grid(&plan, scenario, indicator, columns, rows)?;
                let words = two_way(&plan, scenario, indicator, &found)?;
                Some((found, words))
            })
        });
        Self { store, id, columns, rows, choices, pair, table, picked: RwSignal::new(None), hovered: RwSignal::new(None) }
    }

    /// Asks for an input on one side. The other side's is exchanged for it where both would be the same.
    fn ask(self, is_column: bool, input: Input) {
        let Some((across, down)) = self.pair.get_untracked() else { return };
        let (columns, rows) = match is_column {
            true if input == down => (input, across),
            true => (input, down),
            false if input == across => (down, input),
            false => (across, input),
        };
        self.columns.set(Some(columns));
        self.rows.set(Some(rows));
        self.picked.set(None);
    }

    fn pick(self, column: usize, row: usize) {
        let settings = self.table.with_untracked(|table| {
            let (grid, _) = table.as_ref()?;
            Some([(grid.columns.input, *grid.columns.settings.get(column)?), (grid.rows.input, *grid.rows.settings.get(row)?)])
        });
        self.picked.set(settings);
    }

    /// Where the picked settings stand in the table, followed.
    fn place(self) -> Option<(usize, usize)> {
        let [(across, x), (down, y)] = self.picked.get()?;
        self.table.with(|table| {
            let (grid, _) = table.as_ref()?;
            let is_same = grid.columns.input == across && grid.rows.input == down;
            let column = grid.columns.settings.iter().position(|setting| *setting == x)?;
            let row = grid.rows.settings.iter().position(|setting| *setting == y)?;
            is_same.then_some((column, row))
        })
    }

    /// The map as a picture, and what its file is called.
    fn poster(self) -> Option<(Poster, String)> {
        self.store.now(|plan, scenario| {
            let indicator = self.id.with_untracked(|id| plan.indicator(id))?;
            let words = self.table.with_untracked(|table| table.as_ref().map(|(_, words)| words.clone()))?;
            let name = format!("{} 两项变动 {}", indicator.name, scenario.name);
            Some((two_way_poster(plan, scenario, indicator, &words), name))
        })
    }

    /// The edit that makes the picked settings the assumption.
    fn edit(self) -> Option<Edit> {
        let settings = self.picked.get()?;
        self.id.with(|id| {
            let plan = self.store.plan();
            self.store.with_scenario(|scenario| set_to(&plan, scenario, plan.indicator(id)?, &settings))
        })
    }
}

/// The inputs of both sides: as asked for where the indicator has them, else the first ones there are.
fn paired(choices: &[InputChoice], columns: Option<Input>, rows: Option<Input>) -> Option<Pair> {
    let has = |input: &Input| choices.iter().any(|choice| choice.input == *input);
    let across = columns.filter(has).or_else(|| choices.first().map(|choice| choice.input))?;
    let other = || choices.iter().map(|choice| choice.input).find(|input| *input != across);
    let down = rows.filter(|input| has(input) && *input != across).or_else(other)?;
    Some((across, down))
}

/// The two selects, the map, what a cell says, and the same as a table.
#[component]
pub(super) fn TwoWayMap(chosen: RwSignal<Id>) -> impl IntoView {
    let of = Chosen::of(chosen);
    let is_shown = Memo::new(move |_| of.table.with(Option::is_some));
    view! {
        <section class="risk-card grid-map" aria-label="两项同时变动">
            <h3 class="risk-heading">"两项同时变动"<span class="risk-note">{move || title(of)}</span>
                <Pictures has_chart=is_shown poster=move |()| of.poster()/></h3>
            <Show when=move || is_shown.get() fallback=|| view! {
                <p class="risk-empty">"要有两项可以变动的数，才能列出双向表；这个指标现在没有。"</p>
            }>
                <div class="risk-tools"><Side of label="横向" is_column=true/><Side of label="纵向" is_column=false/></div>
                <Map of/>
                <Offer of/>
                <CellTable of/>
            </Show>
        </section>
    }
}

fn title(of: Chosen) -> Option<String> {
    of.table.with(|table| table.as_ref().map(|(_, words)| words.title.clone()))
}

#[component]
fn Side(of: Chosen, label: &'static str, is_column: bool) -> impl IntoView {
    let now = Memo::new(move |_| of.pair.get().map(|(across, down)| if is_column { across } else { down }));
    let choose = move |event| {
        let at = event_target_value(&event).parse::<usize>().ok();
        let input = of.choices.with_untracked(|choices| at.and_then(|at| choices.get(at)).map(|choice| choice.input));
        if let Some(input) = input {
            of.ask(is_column, input);
        }
    };
    let options = move || {
        let option = |(at, choice): (usize, InputChoice)| {
            let input = choice.input;
            view! { <option value=at.to_string() selected=move || now.get() == Some(input)>{choice.label}</option> }
        };
        of.choices.get().into_iter().enumerate().map(option).collect_view()
    };
    view! { <label class="field"><span>{label}</span><select on:change=choose>{options}</select></label> }
}

#[component]
fn Map(of: Chosen) -> impl IntoView {
    let drawing = Memo::new(move |_| of.table.with(|table| table.as_ref().map(|(_, words)| heat_chart(words))));
    let cell_at = move |at: Pointed| {
        drawing.with_untracked(|drawing: &Option<Heat>| Cells::of(drawing.as_ref()?, at.frame).cell_at(at.x, at.y))
    };
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
        format!("双向表：{}。粗线是达标与未达标的分界，方框是现在的假设；各格数字见下方的表", title(of).unwrap_or_default())
    });
    view! {
        <Plate drawing draw=chart::draw_heat label on_move=hover on_press=pick/>
        <p class="risk-note">"绿底达标，斜纹未达标，粗线为分界；方框是现在的假设。"</p>
    }
}

/// What the cell under the pointer says, or else the picked one, and the way to make it the assumption.
#[component]
fn Offer(of: Chosen) -> impl IntoView {
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
            <span class="grid-sentence">{move || sentence().unwrap_or_else(|| "点一格，可以按那一格的两个数设定。".to_owned())}</span>
            <Show when=move || is_picked.get()>
                <Show when=move || edit.with(Option::is_some) fallback=|| view! { <span class="risk-note">"就是现在的假设"</span> }>
                    <button type="button" class="grid-set" on:click=set>"按此设定"</button>
                </Show>
            </Show>
        </div>
    }
}

/// The cells as buttons, for the keyboard and for those who do not see the map.
#[component]
fn CellTable(of: Chosen) -> impl IntoView {
    // A hundred buttons are made only for those who ask for them.
    let is_open = RwSignal::new(false);
    let words = move || is_open.get().then(|| of.table.with(|table| table.as_ref().map(|(_, words)| words.clone()))).flatten();
    let toggle = move |event: leptos::ev::Event| {
        is_open.set(event_target::<web_sys::Element>(&event).has_attribute("open"));
    };
    view! {
        <details class="grid-table" on:toggle=toggle>
            <summary>"列成表"</summary>
            <div class="risk-scroll" tabindex="0" role="region" aria-label="双向表">
                {move || words().map(|words| cells(of, words))}
            </div>
        </details>
    }
}

fn cells(of: Chosen, words: TwoWay) -> impl IntoView {
    let present = (words.columns.present, words.rows.present);
    let head =
        words.columns.settings.iter().cloned().map(|text| view! { <th scope="col" class="number">{text}</th> }).collect_view();
    let corner = format!("{} ＼ {}", words.rows.label, words.columns.label);
    let row = |(row, (text, cells)): (usize, (String, Vec<GridCell>))| {
        let cell = |(column, cell): (usize, GridCell)| {
            let is_now = present == (Some(column), Some(row));
            let is_picked = move || (of.place() == Some((column, row))).to_string();
            view! {
                <td class="number" class:now=is_now>
                    <button type="button" class=format!("grid-cell tone {}", cell.tone.class()) aria-pressed=is_picked
                        aria-current=is_now.then_some("true") on:click=move |_| of.pick(column, row)
                    >{cell.text}" "<span role="img" aria-label=cell.tone.word()>{cell.tone.mark()}</span></button>
                </td>
            }
        };
        view! { <tr><th scope="row" class="number">{text}</th>{cells.into_iter().enumerate().map(cell).collect_view()}</tr> }
    };
    let rows = words.rows.settings.clone().into_iter().zip(words.cells.clone()).enumerate().map(row).collect_view();
    view! {
        <table class="risk-table">
            <thead><tr><th scope="col">{corner}</th>{head}</tr></thead>
            <tbody>{rows}</tbody>
        </table>
    }
}
