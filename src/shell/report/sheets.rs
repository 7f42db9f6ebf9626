//! 部门任务单: a page for each department that leads anything.

use leptos::prelude::*;

use super::paper::Head;
use crate::view::{DepartmentTask, TaskSheet, TaskSheets};
use crate::word;

/// The pages one after the other, each on a sheet of its own.
#[component]
pub(super) fn Sheets(sheets: Memo<TaskSheets>) -> impl IntoView {
    let pages = move || sheets.with(|all| all.sheets.iter().map(|sheet| page(all, sheet)).collect_view());
    view! { <div class="desk" role="region" aria-label=word!("部门任务单", "Task sheets by department") tabindex="0">{pages}</div> }
}

fn page(all: &TaskSheets, TaskSheet { department, counts, tasks }: &TaskSheet) -> impl IntoView + use<> {
    let kind = word!("部门任务单", "Task sheet");
    let rows: Vec<_> = tasks.iter().map(|task| row(all, task)).collect();
    let counts: Vec<_> = counts.iter().map(|count| view! { <span>{count.clone()}</span> }).collect();
    let heads: Vec<_> = all.heads.iter().map(|head| view! { <th scope="col">{head.clone()}</th> }).collect();
    let columns: Vec<_> = all.heads.iter().map(|_| view! { <col/> }).collect();
    let (width, running) = (heads.len().to_string(), format!("{department} · {kind}"));
    view! {
        <section class="paper task-sheet" aria-label=department.clone()>
            <Head title=all.title.clone() kind facts=all.facts.clone()/>
            <h2 class="department-name">{department.clone()}</h2>
            <p class="task-counts">{counts}</p>
            <table class="tasks" class:on-the-way=all.has_milestones>
                <colgroup>{columns}</colgroup>
                <thead>
                    <tr class="running"><th scope="colgroup" colspan=width>{running}</th></tr>
                    <tr>{heads}</tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
            <p class="provenance">{all.provenance.clone()}</p>
        </section>
    }
}

/// The verdict by word, shape and colour; every other cell as it is. Each knows its head, so that a narrow screen can set it beside the
/// cell.
fn row(all: &TaskSheets, task: &DepartmentTask) -> impl IntoView + use<> {
    let tone = task.line.tone;
    let (verdict, heads) = (all.verdict_at(), all.heads.clone());
    let cells = all.cells(task).into_iter().enumerate().map(move |(at, cell)| {
        let mut lines = cell.into_iter();
        let first = lines.next().unwrap_or_default();
        let head = heads.get(at).cloned();
        let more: Vec<_> = lines.map(|line| view! { <small>{line}</small> }).collect();
        match at {
            1 => view! { <th scope="row">{first}{more}</th> }.into_any(),
            at if at == verdict => {
                let class = format!("paper-verdict {}", tone.class());
                view! { <td class=class data-head=head><span aria-hidden="true">{tone.mark()}" "</span>{first}{more}</td> }
                    .into_any()
            }
            0 => view! { <td class="serial">{first}{more}</td> }.into_any(),
            _ => view! { <td data-head=head>{first}{more}</td> }.into_any(),
        }
    });
    view! { <tr>{cells.collect::<Vec<_>>()}</tr> }
}
