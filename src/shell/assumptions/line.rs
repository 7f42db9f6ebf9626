//! A row of the table of assumptions.

use leptos::prelude::*;

use super::cells::Grid;
use crate::plan::Id;
use crate::shell::labels::nature_class;
use crate::shell::store::Store;
use crate::view::words::Tone;
use crate::view::{AssumedColumn, AssumedRow};
use crate::{phrase, word};

#[component]
pub(super) fn Line(grid: Grid, id: Id) -> impl IntoView {
    let store = expect_context::<Store>();
    let row = store.assumed(&id)?;
    let at = store.place_of(&id)?;
    let is_locked = {
        let id = id.clone();
        Memo::new(move |_| store.locked.with(|locked| locked.contains(&id)))
    };
    let is_stray = Memo::new(move |_| store.list().listing.with(|listing| listing.strays().contains(&at)));
    let is_selected = {
        let id = id.clone();
        Memo::new(move |_| store.list().selection.with(|selection| selection.has(&id)))
    };
    let of = move |read: fn(&AssumedRow) -> String| move || row.with(read);
    let cell = |column: AssumedColumn| view! { <Cell grid row id=id.clone() column is_locked/> };
    let [parameter, outcome] = AssumedColumn::ALL.map(cell);
    let label = id.to_string();
    let base = store.plan().period.base().to_string();
    let now = row.get_untracked();
    let parameter_unit =
        move || row.with(|row| row.cell(AssumedColumn::Parameter).map(|cell| cell.unit.clone()).unwrap_or_default());
    let verdict = move || row.with(|row| row.tone.map(|tone| format!("verdict-cell {}", tone.class())).unwrap_or_default());
    Some(view! {
        <tr data-id=label class:changed=move || row.with(|row| row.is_changed) class:stray=is_stray class:picked=is_selected>
            <th scope="row" class="name">
                <button type="button" tabindex="-1" title=now.name.clone() on:click=move |_| store.open(&id)>
                    <span class=nature_class(now.nature) title=now.nature>{now.nature_mark}</span>
                    <span class="name-text">{now.name.clone()}</span>
                    <Show when=move || is_locked.get()><span class="row-lock">{word!("锁", "lock")}</span></Show>
                </button>
            </th>
            <td class="unit" data-label=word!("单位", "Unit")>{now.unit}</td>
            <td class="figure" data-origin="plan" data-label=base>{of(|row| row.start.clone())}</td>
            <td class="way" data-label=word!("方式", "Pattern")>{of(|row| row.way.clone())}</td>
            {parameter}
            <td class="unit" data-label=word!("每年的单位", "Its unit")>{parameter_unit}</td>
            {outcome}
            <td class="figure" data-label=word!("余量", "Room")>{of(|row| row.margin.clone())}</td>
            <td class=verdict data-label=word!("判断", "Verdict")>
                <span aria-hidden="true">{of(|row| row.tone.map(Tone::mark).unwrap_or_default().to_owned())}</span>" "
                {of(|row| row.tone.map(Tone::word).unwrap_or_default().to_owned())}
            </td>
            <td class="requirement" data-label=word!("达标所需：", "Required: ")>{of(|row| row.required.clone())}</td>
        </tr>
    })
}

/// A number that can be typed, or why not.
#[component]
fn Cell(grid: Grid, row: Memo<AssumedRow>, id: Id, column: AssumedColumn, is_locked: Memo<bool>) -> impl IntoView {
    let store = expect_context::<Store>();
    let refusal = Memo::new(move |_| grid.cells.refusal(&id, column));
    let is_open = Memo::new(move |_| !is_locked.get() && row.with(|row| row.cell(column).is_some()));
    let text = move || {
        row.with(|row| match (row.cell(column), column) {
            (Some(cell), _) => cell.text.clone(),
            (None, AssumedColumn::Outcome) => row.outcome.clone(),
            (None, AssumedColumn::Parameter) => "—".to_owned(),
        })
    };
    let text = Memo::new(move |_| text());
    let said = move || {
        let heading =
            row.with(|row| row.cell(column).map(|cell| cell.label.clone())).unwrap_or_else(|| column.word(&store.plan()));
        let closed = if is_locked.get() { word!("，已锁定", ", locked") } else { "" };
        let refused = refusal.get().map(|why| phrase!("，没有填入：{why}", ", not filled in: {why}")).unwrap_or_default();
        phrase!("{heading} {}{closed}{refused}", "{heading} {}{closed}{refused}", text.get())
    };
    view! {
        <td
            class="cell"
            class:refused=move || refusal.with(Option::is_some)
            role="gridcell"
            tabindex="-1"
            title=move || refusal.get().unwrap_or_default()
            aria-label=said
            data-label=column.word(&store.plan())
            aria-readonly=move || (!is_open.get()).then_some("true")
        >{text}</td>
    }
}
