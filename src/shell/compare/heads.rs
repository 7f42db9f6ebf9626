//! The table's head: a scenario each, with its look, its scoreboard and the choice of the reference.

use leptos::prelude::*;

use super::CompareState;
use crate::chart::{self, Frame};
use crate::plan::Nature;
use crate::shell::theme::Theme;
use crate::view::{Board, Compared, NatureScore, words};
use crate::{phrase, word};

/// The size of a piece of line; drawn at twice that.
const SAMPLE: Frame = Frame { width: 30, height: 14, scale: 2.0 };

/// The head row.
#[component]
pub(super) fn Heads() -> impl IntoView {
    let comparing = expect_context::<CompareState>();
    let plan = expect_context::<crate::shell::store::Store>().plan();
    let base = plan.period.base().to_string();
    let numbered = move || comparing.columns.get().into_iter().enumerate().collect::<Vec<_>>();
    let key = |(place, compared): &(usize, Compared)| {
        let column = compared.column();
        (*place, compared.key().clone(), column.name.clone(), column.board.sentence.clone())
    };
    let finding = move || comparing.comparison.with(|comparison| comparison.finding.clone());
    view! {
        <thead role="rowgroup">
            <tr role="row">
                <th scope="col" role="columnheader" class="compare-corner"><span class="compare-finding">{finding}</span>{word!("指标", "Indicator")}</th>
                <th scope="col" role="columnheader" class="compare-start">{base}</th>
                <th scope="col" role="columnheader" class="compare-target">{word!("目标", "Target")}</th>
                <For each=numbered key=key let((place, compared))>
                    <Head place compared/>
                </For>
            </tr>
        </thead>
    }
}

#[component]
fn Head(place: usize, compared: Compared) -> impl IntoView {
    let comparing = expect_context::<CompareState>();
    let theme = expect_context::<Theme>();
    let column = compared.column();
    let (look, name, number) = (column.look, column.name.clone(), column.number.clone());
    let key = compared.key().clone();
    let is_reference = Memo::new(move |_| comparing.reference.get() == place);
    let sample = move || chart::look_svg(look, theme.colours(), SAMPLE).unwrap_or_default();
    let open = phrase!("在推演中打开“{name}”", "Open “{name}” in Projection");
    view! {
        <th scope="col" role="columnheader" class="compare-head" class:reference=is_reference title=name.clone()>
            <span class="compare-name"><span class="compare-sample" inner_html=sample aria-hidden="true"></span><b>{number}</b>" "{name.clone()}</span>
            <Scores board=column.board.clone()/>
            <span class="compare-acts">
                <label title=word!("以这个情景为基准", "Take this scenario as the reference")>
                    <input
                        type="radio"
                        name="compare-reference"
                        aria-label=phrase!("以“{name}”为基准", "Take “{name}” as the reference")
                        prop:checked=is_reference
                        on:change=move |_| comparing.lineup.update(|lineup| lineup.refer_to(&key))
                    />
                    {word!("基准", "Reference")}
                </label>
                <button type="button" title=open.clone() aria-label=open on:click=move |_| comparing.work_on(place)>{word!("打开", "Open")}</button>
            </span>
        </th>
    }
}

/// The scoreboard, binding first.
#[component]
fn Scores(board: Board) -> impl IntoView {
    let score = |score: NatureScore| {
        let mark = words::nature_mark(score.nature);
        view! { <span class=if score.nature == Some(Nature::Binding) { "binding" } else { "" }>{mark}" "<b>{score.brief}</b></span> }
    };
    view! {
        <span class="compare-scores" role="img" title=board.sentence.clone() aria-label=board.sentence>
            {board.scores.into_iter().map(score).collect_view()}
        </span>
    }
}
