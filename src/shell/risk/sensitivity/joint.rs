//! The scoreboard as each stated range, and population growth, goes to its ends.

use leptos::prelude::*;

use super::super::lead::{head, opening, scrolled};
use super::super::plate::Plate;
use super::GroundChip;
use crate::chart::Drawing;
use crate::language::Text;
use crate::shell::picture::Pictures;
use crate::shell::store::Store;
use crate::view::risk::{Joint, JointEnd, JointLine, RiskSection, joint, joint_chart, joint_poster};
use crate::{phrase, word};

/// The drawing and the same as a table.
#[component]
pub(super) fn JointCount() -> impl IntoView {
    let store = expect_context::<Store>();
    let plan = store.plan();
    let found = Memo::new(move |_| store.with_scenario(|scenario| joint(&plan, scenario)));
    let drawing = Memo::new(move |_| found.with(|found| found.moves().then(|| Drawing::Tornado(joint_chart(found)))));
    let has_ranges = Memo::new(move |_| found.with(Joint::has_ranges));
    let finding = Signal::derive(move || found.with(|found| found.finding.clone()));
    let has_chart = Memo::new(move |_| drawing.with(Option::is_some));
    let poster = move || {
        store.now(|plan, scenario| {
            let poster = found.with_untracked(|found| joint_poster(plan, scenario, found))?;
            Some((poster, phrase!("达标项数的变动 {}", "Targets met {}", scenario.name)))
        })
    };
    view! {
        <section class="risk-card" aria-label=word!("对达标项数的影响", "Effect on the number of targets met")>
            <h3 class="risk-heading">{word!("对达标项数的影响", "Effect on the number of targets met")}<span class="risk-note">{word!("主要指标，一项走到两端，其余不变", "Main indicators, as one input goes to either end and the rest stay")}</span>
                <Pictures has_chart poster=move |()| poster()/></h3>
            <p class="risk-finding">{finding}</p>
            <Plate
                drawing
                label=Signal::derive(move || phrase!("达标项数变动图：{}。逐项数字见下表", "Tornado chart of targets met: {}. The figures are in the table below", finding.get()))
            />
            <Show when=move || !has_ranges.get()><NoRanges/></Show>
            <Lines found/>
        </section>
    }
}

/// Where ranges are stated.
#[component]
fn NoRanges() -> impl IntoView {
    let section = expect_context::<RwSignal<RiskSection>>();
    view! {
        <p class="joint-empty">
            {word!("还没有填写任何假设的低、高两端，现在只列人口年均增长。填写后，这里逐项列出它们能改变几个目标。",
                "No assumption has “Low” and “High” yet, so only population growth is listed. Once they are entered, this shows \
                 how many targets each of them can change. ")}
            <button type="button" on:click=move |_| section.set(RiskSection::Chances)>{word!("去填写范围", "Enter ranges")}</button>
        </p>
    }
}

const HEADS: [(Text, bool); 4] = [
    (Text::new("变动的假设", "Assumption moved"), false),
    (Text::new("范围依据", "Range from"), false),
    (Text::new("低端时达标", "Met at low end"), true),
    (Text::new("高端时达标", "Met at high end"), true),
];

#[component]
fn Lines(found: Memo<Joint>) -> impl IntoView {
    let rows = move || found.with(|found| found.lines.iter().cloned().map(|line| view! { <Line line/> }).collect_view());
    let heads = HEADS.map(head).collect_view();
    scrolled(word!("达标项数表", "Table of targets met"), ("risk-scroll", "risk-table cards"), heads, rows)
}

#[component]
fn Line(line: JointLine) -> impl IntoView {
    let end = |label: &'static str, end: JointEnd| {
        view! {
            <td class="number" data-label=label>
                {end.setting}
                <span class="joint-board">{end.board.brief()}</span>
            </td>
        }
    };
    let name = line.label.clone();
    let head = line.id.map(|id| opening(id, name));
    let plain = head.is_none().then_some(line.label);
    view! {
        <tr class:turns=line.turns>
            <th scope="row">{head}{plain}</th>
            <td class="whole" data-label=word!("范围依据", "Range from")><GroundChip ground=line.ground is_stated=line.is_stated/></td>
            {end(HEADS[2].0.get(), line.low)} {end(HEADS[3].0.get(), line.high)}
        </tr>
    }
}
