//! A sheet of a draft as a grid: only the rows that are seen are in the document.

use leptos::prelude::*;
use web_sys::ClipboardEvent;

use super::cells::Cells;
use crate::exchange::{Need, PlanSheet, Width, cell_text};
use crate::shell::cells::{At, in_editor, in_grid};
use crate::shell::size::use_size;
use crate::shell::theme::Theme;
use crate::word;

/// A row as it is shown. What is equal stays in the document.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Line {
    at: usize,
    cells: Vec<Shown>,
}

#[derive(Clone, PartialEq, Eq, Hash)]
struct Shown {
    text: String,
    /// `wrong`, `missing` or nothing.
    fault: &'static str,
    problem: String,
    is_active: bool,
    is_selected: bool,
}

fn lines(cells: Cells, rows: std::ops::Range<usize>) -> Vec<Line> {
    let (sheet, width, cursor) = (cells.sheet.get(), cells.width(), cells.cursor.get());
    let (selected, columns) = (cursor.rows(), cursor.columns(0));
    cells.drafts.with(|draft| {
        cells.drafts.reading.with(|reading| {
            let shown = |row: usize, column: usize| {
                let cell = draft.book().sheets[sheet].rows.get(row + 1).and_then(|row| row.get(column));
                let fault = reading.fault(sheet, row + 1, column);
                Shown {
                    text: cell.map(cell_text).unwrap_or_default(),
                    fault: fault.map_or("", |fault| if fault.is_missing { "missing" } else { "wrong" }),
                    problem: fault.map(|fault| fault.problem.clone()).unwrap_or_default(),
                    is_active: cursor.active == At { row, column },
                    is_selected: cursor.is_block() && selected.contains(&row) && columns.contains(&column),
                }
            };
            rows.map(|at| Line { at, cells: (0..width).map(|column| shown(at, column)).collect() }).collect()
        })
    })
}

/// The grid and the field that floats over the cell that is edited.
#[component]
pub(super) fn Table(cells: Cells) -> impl IntoView {
    let size = use_size(cells.area);
    let theme = expect_context::<Theme>();
    // On paper nothing is scrolled to.
    let rows = Memo::new(move |_| if theme.is_printed() { 0..cells.height() } else { cells.window(size.get().1) });
    let shown = Memo::new(move |_| lines(cells, rows.get()));
    #[expect(clippy::cast_precision_loss, reason = "a table's height in css pixels")]
    let space = move |rows: usize| format!("height:{}px", rows as f64 * cells.row_height);
    let active = move || cells.cursor.with(|cursor| format!("plan-cell-{}-{}", cursor.active.row, cursor.active.column));
    let choices = move || {
        let at = cells.edited()?;
        Some(cells.drafts.now(|draft| draft.choices(cells.form(), at.column)))
    };
    let choices = Memo::new(move |_| choices().unwrap_or_default());
    let list = move || (!choices.with(Vec::is_empty)).then_some("plan-choices");
    view! {
        <div class="editor-grid" prop:style=format!("--row:{}px", cells.row_height)>
            <div
                class="editor-area"
                node_ref=cells.area
                role="grid"
                tabindex="0"
                aria-label=move || PlanSheet::ALL[cells.sheet.get()].name().get()
                aria-rowcount=move || (cells.height() + 1).to_string()
                aria-colcount=move || (cells.width() + 1).to_string()
                aria-multiselectable="true"
                aria-activedescendant=active
                on:scroll=move |_| cells.scrolled()
                on:mousedown=move |_| cells.pressed()
                on:click=move |event| cells.clicked(&event)
                on:keydown=move |event| in_grid(cells, &event)
                on:paste=move |event| paste(cells, &event)
                on:copy=move |event| copy(cells, &event, false)
                on:cut=move |event| copy(cells, &event, true)
            >
                <table role="presentation">
                    <thead role="rowgroup"><tr role="row" aria-rowindex="1">{move || heads(cells)}</tr></thead>
                    <tbody role="rowgroup">
                        <tr role="presentation" prop:style=move || space(rows.with(|rows| rows.start))></tr>
                        <For each=move || shown.get() key=Clone::clone let:line>{row(line)}</For>
                        <tr role="presentation" prop:style=move || space(cells.height().saturating_sub(rows.with(|rows| rows.end)))></tr>
                    </tbody>
                </table>
            </div>
            <input
                node_ref=cells.editor
                class="editor-field"
                type="text"
                autocomplete="off"
                spellcheck="false"
                list=list
                aria-label=move || cells.edited().map_or("", |at| cells.column(at.column).heading.get())
                hidden=true
                on:keydown=move |event| in_editor(cells, &event)
                on:blur=move |_| cells.leave_editor()
            />
            <datalist id="plan-choices">
                {move || choices.get().into_iter().map(|choice| view! { <option value=choice></option> }).collect_view()}
            </datalist>
        </div>
    }
}

fn heads(cells: Cells) -> impl IntoView {
    let form = PlanSheet::ALL[cells.sheet.get()];
    let head = move |at: usize| {
        let column = form.column(at);
        let must = column.need == Need::Required;
        view! {
            <th role="columnheader" id=format!("plan-column-{at}") class=width(column.width) aria-colindex=(at + 2).to_string()>
                {column.heading.get()}{must.then_some(" *")}
            </th>
        }
    };
    let heads: Vec<_> = (0..cells.width()).map(head).collect();
    view! { <th role="columnheader" class="number" id="plan-column-numbers" aria-colindex="1">{word!("行", "Row")}</th> {heads} }
}

/// How much room a column takes.
const fn width(width: Width) -> &'static str {
    match width {
        Width::Narrow => "narrow",
        Width::Middle => "middle",
        Width::Wide => "wide",
    }
}

fn row(line: Line) -> impl IntoView {
    let Line { at, cells } = line;
    let cell = |(column, cell): (usize, Shown)| {
        let Shown { text, fault, problem, is_active, is_selected } = cell;
        let class = match (is_active, is_selected) {
            (true, _) => "active",
            (_, true) => "selected",
            _ => "",
        };
        let has_fault = !fault.is_empty();
        view! {
            <td
                role="gridcell"
                id=format!("plan-cell-{at}-{column}")
                class=class
                data-cell=format!("{at},{column}")
                data-fault=has_fault.then_some(fault)
                title=has_fault.then_some(problem)
                aria-colindex=(column + 2).to_string()
                aria-invalid=has_fault.then_some("true")
                aria-selected=(is_active || is_selected).then_some("true")
                aria-describedby=is_active.then_some("plan-cell-note")
            >{text}</td>
        }
    };
    view! {
        <tr role="row" aria-rowindex=(at + 2).to_string()>
            <th role="rowheader" class="number" aria-colindex="1">{(at + 2).to_string()}</th>
            {cells.into_iter().enumerate().map(cell).collect_view()}
        </tr>
    }
}

fn paste(cells: Cells, event: &ClipboardEvent) {
    let text = event.clipboard_data().and_then(|data| data.get_data("text/plain").ok()).filter(|text| !text.is_empty());
    if let Some(text) = text {
        event.prevent_default();
        cells.store.get_value().say(cells.paste(&text).err());
    }
}

fn copy(cells: Cells, event: &ClipboardEvent, cuts: bool) {
    let handed = event.clipboard_data().is_some_and(|data| data.set_data("text/plain", &cells.copied()).is_ok());
    if handed {
        event.prevent_default();
        if cuts {
            cells.clear();
        }
    }
}
