//! The picture as a table, for those who want the figures.

use leptos::prelude::*;

use super::state::Shown;
use crate::language::Text;
use crate::shell::gradual::gradual;
use crate::shell::labels::nature_class;
use crate::shell::store::Store;
use crate::view::{OverviewCell, OverviewRow, OverviewSection, words};
use crate::{phrase, word};

const BEFORE: [(Text, bool); 4] = [
    (Text::new("指标", "Indicator"), false),
    (Text::new("属性", "Nature"), false),
    (Text::new("起点", "Baseline"), true),
    (Text::new("目标", "Target"), true),
];
const OF_EACH: [(Text, bool); 2] = [(Text::new("预计", "Projected"), true), (Text::new("完成份额", "Share completed"), true)];
const AFTER: [(Text, bool); 3] = [
    (Text::new("已观测", "Observed"), true),
    (Text::new("年度目标", "Milestones"), false),
    (Text::new("达标所需", "Required"), false),
];

/// A line of the table.
#[derive(Clone, PartialEq)]
enum Entry {
    Heading(String),
    Row(Box<OverviewRow>),
}

#[component]
pub(super) fn Table(shown: Shown) -> impl IntoView {
    let entries = gradual(move || shown.found.with(|found| found.sections.iter().flat_map(section).collect()));
    let names = Memo::new(move |_| shown.found.with(|found| found.names.clone()));
    let columns = move || BEFORE.len() + AFTER.len() + OF_EACH.len() * names.with(Vec::len);
    let head = |(name, is_number): (Text, bool)| view! { <th scope="col" class:number=is_number>{name.get()}</th> };
    let of_each = move |at: usize, name: String| {
        let several = names.with(Vec::len) > 1;
        OF_EACH.map(|(text, _)| {
            let text = if several { phrase!("{name}：{text}", "{name}: {text}") } else { text.to_string() };
            view! { <th scope="col" class="number" data-scenario=at.to_string()>{text}</th> }
        })
    };
    view! {
        <details class="part overview-table">
            <summary>{word!("同样的内容，列成表", "The same as a table")}</summary>
            <div class="risk-scroll" tabindex="0" role="region" aria-label=word!("总览表", "Table of the overview")>
                <table class="risk-table">
                    <thead>
                        <tr>
                            {BEFORE.map(head).collect_view()}
                            {move || names.get().into_iter().enumerate().map(|(at, name)| of_each(at, name).collect_view()).collect_view()}
                            {AFTER.map(head).collect_view()}
                        </tr>
                    </thead>
                    <tbody>{move || entries.get().into_iter().map(|entry| line(entry, columns())).collect_view()}</tbody>
                </table>
            </div>
        </details>
    }
}

fn section(section: &OverviewSection) -> Vec<Entry> {
    let rows = section.rows.iter().map(|row| Entry::Row(Box::new(row.clone())));
    std::iter::once(Entry::Heading(section.title.clone())).chain(rows).collect()
}

fn line(entry: Entry, columns: usize) -> AnyView {
    match entry {
        Entry::Heading(title) => {
            view! { <tr class="overview-domain"><th scope="rowgroup" colspan=columns.to_string()>{title}</th></tr> }.into_any()
        }
        Entry::Row(row) => view! { <Line row=*row/> }.into_any(),
    }
}

#[component]
fn Line(row: OverviewRow) -> impl IntoView {
    let store = expect_context::<Store>();
    let (id, label, nature) = (row.id.clone(), row.id.to_string(), words::nature(row.nature));
    let first = row.cells.first().cloned();
    let observed = first.as_ref().and_then(|cell| cell.observed.as_ref().map(|(_, text)| text.clone()));
    let milestones: Vec<_> = first.iter().flat_map(|cell| cell.milestones.iter().map(|(_, text, _)| text.clone())).collect();
    let cell = |cell: OverviewCell| {
        let class = format!("number tone {}", cell.tone.class());
        // What cannot be judged says so by its outcome.
        let mark = if cell.outcome == cell.tone.mark() { "" } else { cell.tone.mark() };
        view! {
            <td class=class><span aria-hidden="true">{mark}</span>" "{cell.outcome}<span class="spoken">{cell.tone.word()}</span></td>
            <td class="number">{if cell.share.is_some() { cell.share_text } else { "—".to_owned() }}</td>
        }
    };
    view! {
        <tr data-id=label>
            <th scope="row">
                <button type="button" class="risk-open" title=word!("在推演中打开", "Open in Projection") on:click=move |_| store.open(&id)>
                    {words::named(&row.name, &row.unit)}
                </button>
            </th>
            <td><span class=nature_class(nature)>{nature}</span></td>
            <td class="number">{row.start}</td>
            <td class="number">{row.target}</td>
            {row.cells.into_iter().map(cell).collect_view()}
            <td class="number">{observed}</td>
            <td>{words::listed(&milestones)}</td>
            <td>{first.map(|cell| cell.required)}</td>
        </tr>
    }
}
