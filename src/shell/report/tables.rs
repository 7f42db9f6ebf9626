//! The report's tables. A head is repeated on every page, and no row is split; the style sheet sees to both.

use std::cmp::Ordering;

use leptos::prelude::*;

use super::super::gradual::gradual;
use crate::view::{ColumnHead, PaperCell, Table, TableRow};

/// A table, its rows a screenful at a time. Each cell knows its head, so that a narrow screen can set it beside the cell.
#[component]
pub(super) fn PaperTable(table: Table) -> impl IntoView {
    let Table { kind, heads, named_at, rows } = table;
    let rows = gradual(move || rows.clone());
    let numbered = move || rows.get().into_iter().enumerate();
    let columns: Vec<_> = heads.iter().map(|head| width(head.share)).collect();
    let names: Vec<_> = heads.iter().map(|head| view! { <th scope="col">{head.text.clone()}</th> }).collect();
    view! {
        <table class=kind.class()>
            <colgroup>{columns}</colgroup>
            <thead><tr>{names}</tr></thead>
            <tbody><For each=numbered key=|(at, _)| *at children=move |(_, one)| row(one, &heads, named_at)/></tbody>
        </table>
    }
}

fn width(share: u16) -> impl IntoView {
    let width = format!("width: {}.{}%", share / 10, share % 10);
    view! { <col prop:style=width/> }
}

fn row(row: TableRow, heads: &[ColumnHead], named_at: usize) -> AnyView {
    match row {
        TableRow::Group(name, note) => {
            view! { <tr class="department"><th scope="rowgroup" colspan=heads.len().to_string()>{name}<small>{note}</small></th></tr> }
                .into_any()
        }
        TableRow::Cells(cells) => {
            let cells = cells.into_iter().zip(heads).enumerate();
            let cells: Vec<_> = cells.map(|(at, (one, head))| cell(one, head, at.cmp(&named_at))).collect();
            view! { <tr>{cells}</tr> }.into_any()
        }
    }
}

/// A verdict by word, shape and colour; any other cell as it is. `place` is where it stands to the cell that names the row: before it
/// are serial numbers.
fn cell(cell: PaperCell, head: &ColumnHead, place: Ordering) -> AnyView {
    let small: Vec<_> = cell.small().map(|text| view! { <small>{text.clone()}</small> }).collect();
    let tone = cell.tone;
    let said = match cell.text.len() {
        0 | 1 => cell.text.into_iter().next().unwrap_or_default().into_any(),
        _ => cell.text.into_iter().map(|sentence| view! { <p>{sentence}</p> }).collect_view().into_any(),
    };
    let name = head.text.clone();
    if place == Ordering::Equal {
        return view! { <th scope="row">{said}{small}</th> }.into_any();
    }
    match tone {
        Some(tone) => {
            let class = format!("paper-verdict {}", tone.class());
            view! { <td class=class data-head=name><span aria-hidden="true">{tone.mark()}" "</span>{said}{small}</td> }.into_any()
        }
        None => view! { <td class:account=head.is_text class:serial=place == Ordering::Less data-head=name>{said}{small}</td> }
            .into_any(),
    }
}
