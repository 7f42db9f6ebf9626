//! The cells of a two-way table as buttons.

use leptos::prelude::*;

use super::state::Chosen;
use crate::view::risk::{GridCell, TwoWay};
use crate::{phrase, word};

/// The cells as buttons, for the keyboard and for those who do not see the map.
#[component]
pub(super) fn CellTable() -> impl IntoView {
    let of = expect_context::<Chosen>();
    // A hundred buttons are made only for those who ask for them.
    let is_open = RwSignal::new(false);
    let words = move || is_open.get().then(|| of.table.with(|table| table.as_ref().map(|(_, words)| words.clone()))).flatten();
    let toggle = move |event: leptos::ev::Event| {
        is_open.set(event_target::<web_sys::Element>(&event).has_attribute("open"));
    };
    view! {
        <details class="grid-table" on:toggle=toggle>
            <summary>{word!("列成表", "As a table")}</summary>
            <div class="risk-scroll" tabindex="0" role="region" aria-label=word!("双向表", "Two-way table")>
                {move || words().map(|words| of.cells(&words))}
            </div>
        </details>
    }
}

impl Chosen {
    fn cells(self, words: &TwoWay) -> impl IntoView + use<> {
        let of = self;
        let present = (words.columns.present, words.rows.present);
        let head = words
            .columns
            .settings
            .iter()
            .cloned()
            .map(|text| view! { <th scope="col" class="number">{text}</th> })
            .collect_view();
        let corner = match words.rows.label.as_str() {
            "" => words.columns.label.clone(),
            down => phrase!("{down} ＼ {}", "{down} \\ {}", words.columns.label),
        };
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
            <table class="risk-table matrix">
                <thead><tr><th scope="col">{corner}</th>{head}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
        }
    }
}
