//! 成绩: what was handed in on this machine, and what came from others.

use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::File;

use super::course::Course;
use super::quiz::table;
use crate::exchange::{Fault, Faults, file_name, read_outcomes, write_outcomes};
use crate::shell::imports::Imports;
use crate::shell::picker::FilePicker;
use crate::shell::reading::decoded;
use crate::shell::store::Store;
use crate::shell::transfer::{CSV, Given, read_all, save};
use crate::training::Outcome;
use crate::view::training::{ResultRow, result_rows};
use crate::{phrase, word};

#[component]
pub(super) fn Results() -> impl IntoView {
    let (store, course) = (expect_context::<Store>(), expect_context::<Course>());
    let plan = store.plan();
    let rows = Memo::new(move |_| course.outcomes.with(|outcomes| result_rows(outcomes, |one| course.title(&plan, one))));
    let is_empty = Memo::new(move |_| rows.with(Vec::is_empty));
    let said = RwSignal::new(Vec::<String>::new());
    view! {
        <Tools said is_empty/>
        <ul class="training-said" role="status">{move || said.get().into_iter().map(|line| view! { <li>{line}</li> }).collect_view()}</ul>
        <div role="alert">{move || course.trouble.get().map(|trouble| view! { <p class="training-trouble">{trouble}</p> })}</div>
        {move || if is_empty.get() {
            view! { <p class="training-note">{word!("还没有成绩。做完一个练习，或导入别人的成绩表，就会列在这里。", "No results yet. Results of exercises you finish, or of tables you import, are listed here.")}</p> }.into_any()
        } else {
            listed(rows.get())
        }}
    }
}

fn listed(rows: Vec<ResultRow>) -> AnyView {
    let row = |row: ResultRow| {
        let cells = [row.exercise, row.round, row.score, row.change, row.hints, row.time, row.when];
        view! { <tr><th scope="row">{row.learner}</th>{cells.map(|cell| view! { <td>{cell}</td> }).collect_view()}</tr> }
    };
    let heads = [
        word!("姓名或小组", "Name or group"),
        word!("练习", "Exercise"),
        word!("轮次", "Round"),
        word!("结果", "Result"),
        word!("改动", "Change"),
        word!("提示", "Hints"),
        word!("用时", "Time"),
        word!("提交时间", "Handed in"),
    ];
    table("training-table", &heads, rows.into_iter().map(row).collect_view().into_any())
}

#[component]
fn Tools(said: RwSignal<Vec<String>>, is_empty: Memo<bool>) -> impl IntoView {
    let (store, course) = (expect_context::<Store>(), expect_context::<Course>());
    let is_sure = RwSignal::new(false);
    let export = move |_| {
        let plan = store.plan();
        let bytes = untrack(|| course.outcomes.with(|outcomes| write_outcomes(outcomes, |one| course.title(&plan, one))));
        said.set(save(&file_name(word!("训练成绩", "Training results"), "csv"), CSV, &bytes).err().into_iter().collect());
    };
    let take = Callback::new(move |files: Vec<File>| {
        spawn_local(async move {
            let mut lines = Vec::new();
            for given in read_all(files).await {
                let name = given.name.clone();
                match read(&given) {
                    Ok(outcomes) => {
                        let (found, added) = (outcomes.len(), course.add(outcomes));
                        lines.push(phrase!(
                            "{name}：{found} 条，新加入 {added} 条",
                            "{name}: results found: {found}, new: {added}"
                        ));
                    }
                    Err(Faults(faults)) => {
                        lines.extend(faults.into_iter().map(|fault| phrase!("{name}：{fault}", "{name}: {fault}")));
                    }
                }
            }
            said.try_set(lines);
        });
    });
    expect_context::<Imports>().hand_drops_to(take);
    let clear = move |_| {
        course.clear();
        is_sure.set(false);
    };
    let ask = move || {
        if is_sure.get() {
            view! {
                <button type="button" class="danger" on:click=clear>{word!("确定清空", "Yes, clear all")}</button>
                <button type="button" on:click=move |_| is_sure.set(false)>{word!("取消", "Cancel")}</button>
            }
            .into_any()
        } else {
            view! { <button type="button" disabled=is_empty on:click=move |_| is_sure.set(true)>{word!("清空……", "Clear…")}</button> }.into_any()
        }
    };
    view! {
        <div class="training-tools">
            <button type="button" disabled=is_empty on:click=export>{word!("导出 CSV", "Export CSV")}</button>
            <FilePicker word=word!("导入成绩表……", "Import results…") label=word!("成绩表", "Tables of results") accept=".csv,.tsv,.txt" on_files=take/>
            {ask}
        </div>
        <p class="training-note">{word!("成绩只保存在本机浏览器，不上传。各台机器的成绩表导入一处，就合在一起。",
            "Results are kept in this browser only; nothing is uploaded. Import the tables of several devices in one place to \
             merge them.")}</p>
    }
}

fn read(given: &Given) -> Result<Vec<Outcome>, Faults> {
    let bytes = given.content.as_ref().map_err(|sentence| Fault::new("", sentence))?;
    read_outcomes(&decoded(bytes)?)
}
