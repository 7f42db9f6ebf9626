//! 预览: what was read of a table and is not sure, before it is taken.

use leptos::html;
use leptos::prelude::*;

use super::grid::Grid;
use super::incoming::{Incoming, Pending};
use crate::exchange::table::{
    MatchedByHand, Preview, PreviewLine, SourceCell, SourceSheet, TableQuestion, choices_of_indicators,
};
use crate::plan::Id;
use crate::shell::keyboard;
use crate::{phrase, word};

/// The preview, while something waits to be looked at.
#[component]
pub(super) fn PreviewPane(grid: Grid, incoming: Incoming) -> impl IntoView {
    let is_there = Memo::new(move |_| incoming.pending.with(Option::is_some));
    move || is_there.get().then(|| view! { <Pane grid incoming/> })
}

#[component]
fn Pane(grid: Grid, incoming: Incoming) -> impl IntoView {
    let store = grid.store();
    let shown = Memo::new(move |_| {
        incoming
            .pending
            .with(|pending| pending.as_ref().map(|pending| store.now(|plan, scenario| pending.preview(plan, scenario))))
            .unwrap_or_default()
    });
    let heading = NodeRef::<html::H3>::new();
    heading.on_load(|heading| drop(heading.focus()));
    let close = move || {
        incoming.pending.set(None);
        grid.go(grid.active.get_untracked(), false);
    };
    let take = move || {
        incoming.take(grid);
        grid.go(grid.active.get_untracked(), false);
    };
    let key = move |event: leptos::ev::KeyboardEvent| {
        if keyboard::key(&event).as_deref() == Some("Escape") {
            event.stop_propagation();
            close();
        }
    };
    let from =
        incoming.pending.with_untracked(|pending| pending.as_ref().map(|pending| pending.from.clone()).unwrap_or_default());
    let part = move |part: fn(&Preview) -> bool| Memo::new(move |_| shown.with(part));
    let has_questions = part(|all| !all.asked.is_empty());
    let has_unmatched = part(|all| !all.unmatched.is_empty());
    let has_remembered = part(|all| !all.remembered.is_empty());
    let forget = Callback::new(move |name: String| {
        incoming.forget(grid, &name);
        // The button that was pressed is gone.
        drop(heading.get_untracked().map(|heading| heading.focus()));
    });
    let has_lost = part(|all| !all.lost.is_empty());
    let has_rest = part(|all| !all.left_out.is_empty());
    view! {
        <section class="preview" role="dialog" aria-label=word!("预览", "Preview") on:keydown=key>
            <header class="preview-head">
                <h3 node_ref=heading tabindex="-1">{phrase!("预览：{from}", "Preview: {from}")}</h3>
                <p role="status">{move || shown.with(|all| all.sentence.clone())}</p>
                <div class="preview-acts">
                    <button type="button" class="preview-take" disabled=move || shown.with(|all| all.count + all.marks == 0) on:click=move |_| take()>{move || shown.with(|all| all.act.clone())}</button>
                    <button type="button" on:click=move |_| close()>{word!("取消", "Cancel")}</button>
                </div>
            </header>
            <div class="preview-body">
                <div class="preview-source">
                    <h4>{word!("表格原样", "The table as it came")}</h4>
                    {move || shown.with(|all| all.sheets.iter().map(source).collect_view())}
                </div>
                <div class="preview-result">
                    <Show when=move || has_questions.get()>
                        <h4>{word!("要看一看", "To check")}</h4>
                        <ul class="preview-questions">
                            {move || shown.with(|all| all.asked.iter().map(|asked| question(incoming, asked)).collect_view())}
                        </ul>
                    </Show>
                    <Show when=move || has_remembered.get()>
                        <h4>{word!("记住的名称", "Remembered names")}</h4>
                        <ul class="preview-remembered">
                            {move || shown.with(|all| all.remembered.iter().map(|row| remembered(forget, row)).collect_view())}
                        </ul>
                    </Show>
                    <Show when=move || has_unmatched.get()>
                        <h4>{word!("不是本规划的指标，可以对应", "Not indicators of this plan; you can match them")}</h4>
                        <ul class="preview-unmatched">
                            {move || shown.with(|all| all.unmatched.iter().map(|row| unmatched(grid, incoming, row)).collect_view())}
                        </ul>
                    </Show>
                    <Show when=move || has_lost.get()>
                        <h4>{word!("没有填的", "Not filled in")}</h4>
                        <ul class="preview-lost">{move || shown.with(|all| all.lost.iter().map(left_out).collect_view())}</ul>
                    </Show>
                    <h4>{word!("将填入", "To be filled in")}</h4>
                    <table class="preview-lines">
                        <thead><tr>
                            <th scope="col">{word!("取", "Take")}</th><th scope="col">{word!("位置", "Place")}</th><th scope="col">{word!("指标", "Indicator")}</th>
                            <th scope="col">{word!("年份", "Year")}</th><th scope="col">{word!("原样", "As printed")}</th><th scope="col">{word!("填入", "Filled in")}</th>
                        </tr></thead>
                        <tbody>{move || shown.with(|all| all.lines.iter().map(|each| line(incoming, each)).collect_view())}</tbody>
                    </table>
                    <Show when=move || has_rest.get()>
                        <details class="preview-rest">
                            <summary>{move || shown.with(|all| phrase!("略去 {} 处", "{} left out", all.left_out.len()))}</summary>
                            <ul>{move || shown.with(|all| all.left_out.iter().map(left_out).collect_view())}</ul>
                        </details>
                    </Show>
                </div>
            </div>
        </section>
    }
}

fn left_out((place, why): &(String, String)) -> impl IntoView + use<> {
    view! { <li><b class="fault-place">{place.clone()}</b>{why.clone()}</li> }
}

fn source(sheet: &SourceSheet) -> impl IntoView + use<> {
    let head = sheet.columns.iter().map(|letters| view! { <th scope="col">{letters.clone()}</th> }).collect_view();
    let rows = sheet.rows.iter().map(|(number, cells)| {
        let cells = cells.iter().map(source_cell).collect_view();
        view! { <tr><th scope="row">{*number}</th>{cells}</tr> }
    });
    view! {
        <div class="preview-sheet" tabindex="0" role="group" aria-label=word!("表格原样", "The table as it came")>
            {(!sheet.name.is_empty()).then(|| view! { <p class="preview-sheet-name">{sheet.name.clone()}</p> })}
            <table><thead><tr><th></th>{head}</tr></thead><tbody>{rows.collect_view()}</tbody></table>
        </div>
    }
}

fn source_cell(cell: &SourceCell) -> impl IntoView + use<> {
    let struck = (!cell.struck.is_empty()).then(|| view! { <del>{cell.struck.clone()}</del> });
    view! { <td data-fate=cell.fate.class()>{struck}{cell.text.clone()}</td> }
}

fn remembered(forget: Callback<String>, row: &MatchedByHand) -> impl IntoView + use<> {
    let name = row.name.clone();
    let label = phrase!("不再把“{}”当作“{}”", "“{}” no longer means “{}”", row.name, row.indicator);
    view! {
        <li>
            <span><b class="fault-place">{row.place.clone()}</b>{phrase!("“{}”即“{}”", "“{}” means “{}”", row.name, row.indicator)}</span>
            <button type="button" aria-label=label on:click=move |_| forget.run(name.clone())>{word!("不再对应", "Forget")}</button>
        </li>
    }
}

fn question(incoming: Incoming, (place, asked): &(String, TableQuestion)) -> impl IntoView + use<> {
    let (topic, chosen, what) = (asked.topic.clone(), asked.chosen, asked.what.clone());
    let options = asked
        .choices
        .iter()
        .enumerate()
        .map(|(at, choice)| view! { <option value=at.to_string() selected={at == chosen}>{choice.clone()}</option> })
        .collect_view();
    let choose = move |event| {
        let choice = event_target_value(&event).parse().unwrap_or(chosen);
        incoming.answer(|answers| answers.choose(&topic, choice));
    };
    let is_open = asked.choices.is_empty();
    view! {
        <li class:open=is_open>
            <label>
                <span><b class="fault-place">{place.clone()}</b>{what.clone()}</span>
                {(asked.choices.len() > 1).then(|| view! { <select aria-label=what on:change=choose>{options}</select> })}
            </label>
        </li>
    }
}

fn unmatched(grid: Grid, incoming: Incoming, (place, printed): &(String, String)) -> impl IntoView + use<> {
    let name = printed.clone();
    let plan = grid.store().plan();
    let options = choices_of_indicators(&plan)
        .into_iter()
        .map(|(id, words)| view! { <option value=id.to_string()>{words}</option> })
        .collect_view();
    let choose = move |event| incoming.answer(|answers| answers.name(&name, Id::new(&event_target_value(&event)).ok()));
    view! {
        <li>
            <label>
                <span><b class="fault-place">{place.clone()}</b>{printed.clone()}</span>
                <select aria-label=phrase!("“{printed}”对应的指标", "indicator for “{printed}”") on:change=choose>
                    <option value="">{word!("不填", "leave out")}</option>
                    {options}
                </select>
            </label>
        </li>
    }
}

fn line(incoming: Incoming, line: &PreviewLine) -> impl IntoView + use<> {
    let (spot, is_ticked) = (line.spot, line.is_ticked);
    let label = phrase!("取 {} {} {}", "take {} {} {}", line.place, line.name, line.year);
    view! {
        <tr class:asked=line.is_asked class:out=!is_ticked>
            <td><label class="preview-tick"><input type="checkbox" prop:checked=is_ticked aria-label=label on:change=move |event| incoming.answer(|answers| answers.tick(spot, event_target_checked(&event)))/></label></td>
            <td>{line.place.clone()}</td><td>{line.name.clone()}</td><td class="figure">{line.year.clone()}</td>
            <td class="figure">{line.printed.clone()}</td><td class="figure">{line.figure.clone()}</td>
        </tr>
    }
}

impl Pending {
    fn preview(&self, plan: &crate::plan::Plan, scenario: &crate::scenario::Scenario) -> Preview {
        crate::exchange::table::preview(&self.book, &self.proposal(plan, scenario), plan, &self.answers)
    }
}
