//! What the merged scenarios come to: a scoreboard for each, and a line for each indicator.

use leptos::prelude::*;

use super::super::gradual::standing;
use super::super::store::Store;
use crate::view::words::Tone;
use crate::view::{MergedRow, MergedScenarios, OutcomeStrip, Voice, disagreement_note};
use crate::{phrase, word};

/// Each scenario's scoreboard.
#[component]
pub(super) fn Boards(result: Memo<MergedScenarios>) -> impl IntoView {
    let boards = Memo::new(move |_| result.with(|result| result.scenarios.clone()));
    view! {
        <ul class="merge-boards" aria-label=word!("各情景的记分牌", "Scoreboard of each scenario")>
            {move || boards.get().into_iter().map(|(name, board)| view! {
                <li><strong>{name}</strong> <span>{board.sentence}</span></li>
            }).collect_view()}
        </ul>
    }
}

/// The indicators, each leading to where it can be worked on.
#[component]
pub(super) fn SpreadTable(result: Memo<MergedScenarios>) -> impl IntoView {
    let rows = move || result.with(|result| result.rows.clone());
    let named = |name: &'static str| (name, "");
    let head = [
        named(word!("属性", "Nature")),
        named(word!("指标", "Indicator")),
        named(word!("目标", "Target")),
        named(word!("最低", "Lowest")),
        named(word!("中位", "Median")),
        named(word!("最高", "Highest")),
        named(word!("分布", "Spread")),
        (word!("分歧", "Disagreement"), disagreement_note()),
        named(word!("改动", "Changed by")),
        named(word!("判断", "Verdict")),
        named(word!("假设", "Assumption")),
    ];
    view! {
        <div class="merge-scroll" tabindex="0" role="region" aria-label=word!("各项指标的分歧", "Disagreement on each indicator")>
            <table class="merge-table cards" role="table">
                <thead><tr>{head.map(|(name, note)| view! { <th scope="col">{name}{(!note.is_empty()).then(|| view! { <small class="merge-note">{note}</small> })}</th> }).collect_view()}</tr></thead>
                <tbody>{move || view! { <Lines rows=rows()/> }}</tbody>
            </table>
        </div>
    }
}

/// All lines, made anew when anything about them changes: what one scenario changes mostly concerns many of them.
#[component]
fn Lines(rows: Vec<MergedRow>) -> impl IntoView {
    let count = rows.len();
    let standing = standing(move || count);
    view! { <For each=move || 0..standing.get().min(count) key=|at| *at let:at><Line row=rows[at].clone()/></For> }
}

#[component]
fn Line(row: MergedRow) -> impl IntoView {
    let store = expect_context::<Store>();
    let id = row.id.clone();
    let open = move |_| store.open(&id);
    let each = row.voices.iter().map(said).collect::<Vec<_>>().join(word!("；", "; "));
    let number = |label: &'static str, text: String| view! { <td class="number" data-label=label>{text}</td> };
    view! {
        <tr class:split=row.is_split data-id=row.id.to_string()>
            <td class="aside" title=row.nature>{row.nature_mark}</td>
            <th scope="row">
                <button type="button" class="merge-open" on:click=open>{row.name}<span class="merge-unit">{word!("（", " (")}{row.unit}{word!("）", ")")}</span></button>
            </th>
            {number(word!("目标", "Target"), row.target)} {number(word!("最低", "Lowest"), row.least)} {number(word!("中位", "Median"), row.median)} {number(word!("最高", "Highest"), row.greatest)}
            <td class="whole">{row.strip.map(|strip| view! { <Dots strip label=each.clone()/> })}</td>
            {number(word!("分歧", "Disagreement"), row.disagreement)} {number(word!("改动", "Changed by"), row.touched)}
            <td class="merge-verdict" title=each data-label=word!("判断", "Verdict")>{row.tally}{row.is_split.then(|| view! { <strong class="merge-split">{word!("分歧", "Disagreement")}</strong> })}</td>
            <td class="broad" data-label=word!("假设", "Assumption")>{row.assumed}</td>
        </tr>
    }
}

fn said(voice: &Voice) -> String {
    let reason = &voice.reason;
    let why = if reason.is_empty() { String::new() } else { phrase!("，依据：{reason}", ", reason: {reason}") };
    phrase!("{} {}（{}{why}）", "{} {} ({}{why})", voice.scenario, voice.outcome, voice.tone.word())
}

/// Where the outcomes lie beside the target, each shaped as its verdict: met a disc, missed a cross.
#[component]
fn Dots(strip: OutcomeStrip, label: String) -> impl IntoView {
    const WIDTH: f64 = 108.0;
    let place = |share: f64| 6.0 + share * WIDTH;
    let target = place(strip.target);
    let dots = strip.dots.into_iter().map(|(share, tone)| {
        let x = place(share);
        if tone == Tone::Met {
            return view! { <circle class="dot met" cx=x cy="10" r="4"></circle> }.into_any();
        }
        let arms = format!("M{},6l8,8m0,-8l-8,8", x - 4.0);
        view! { <path class=format!("dot {}", tone.class()) d=arms></path> }.into_any()
    });
    let title = label.clone();
    view! {
        <svg class="strip" viewBox="0 0 120 20" width="120" height="20" role="img" aria-label=label>
            <title>{title}</title>
            <path class="strip-line" d="M6,10H114"></path>
            <path class="strip-target" d=format!("M{target},1V19")></path>
            {dots.collect_view()}
        </svg>
    }
}
