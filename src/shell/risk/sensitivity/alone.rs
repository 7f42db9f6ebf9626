//! One input at a time: the tornado of the chosen indicator.

use leptos::prelude::*;

use super::super::lead::{head, scrolled};
use super::super::plate::Plate;
use super::GroundChip;
use crate::chart::Drawing;
use crate::language::Text;
use crate::plan::Id;
use crate::shell::picture::Pictures;
use crate::shell::store::Store;
use crate::view::risk::{Swing, SwingEnd, TornadoView, tornado, tornado_chart, tornado_poster};
use crate::{phrase, word};

/// The drawing and the same as a table.
#[component]
pub(super) fn Alone(chosen: RwSignal<Id>) -> impl IntoView {
    let store = expect_context::<Store>();
    let plan = store.plan();
    let both = Memo::new(move |_| {
        let indicator = chosen.with(|id| plan.indicator(id))?;
        let found = store.with_scenario(|scenario| tornado(&plan, scenario, indicator))?;
        Some((tornado_chart(&found), found))
    });
    let drawing = Memo::new(move |_| both.with(|both| both.as_ref().and_then(|(chart, _)| chart.clone().map(Drawing::Tornado))));
    let found = Memo::new(move |_| both.with(|both| both.as_ref().map(|(_, found)| found.clone())));
    let finding =
        Signal::derive(move || found.with(|found| found.as_ref().map(|found| found.finding.clone()).unwrap_or_default()));
    let is_drawn = Memo::new(move |_| drawing.with(Option::is_some));
    let is_found = Memo::new(move |_| found.with(Option::is_some));
    let poster = move || {
        store.now(|plan, scenario| {
            let indicator = chosen.with_untracked(|id| plan.indicator(id))?;
            let poster = found.with_untracked(|found| tornado_poster(plan, scenario, indicator, found.as_ref()?))?;
            Some((poster, phrase!("{} 单项变动 {}", "{} one at a time {}", indicator.name, scenario.name)))
        })
    };
    view! {
        <section class="risk-card" aria-label=word!("单项变动", "One input at a time")>
            <h3 class="risk-heading">{word!("单项变动", "One input at a time")}<span class="risk-note">{word!("每项输入单独走到低端和高端，其余不变", "Each input alone goes to its low and its high end; the others stay as assumed")}</span>
                <Pictures has_chart=is_drawn poster=move |()| poster()/></h3>
            <Show when=move || is_found.get() fallback=|| view! {
                <p class="risk-empty">{word!("这个指标还没有可以推算的结果：定性目标没有可变动的数；缺少起点或增速的，先在推演中填写。",
                    "This indicator has no outcome to compute yet. A qualitative target has no figure to move; where a baseline \
                     or a growth rate is missing, enter it under Projection first.")}</p>
            }>
                <p class="risk-finding">{finding}</p>
                <Plate
                    drawing
                    label=Signal::derive(move || phrase!("单项变动图：{}。逐项数字见下表", "Tornado chart: {}. The figures are in the table below", finding.get()))
                />
                <p class="risk-note">{move || if is_drawn.get() {
                    word!("斜纹为低端，实心为高端；“所述”是您填写的范围，“试探”“末位”“区间”不是。",
                        "Hatched bars are low ends, solid ones high ends. Only “stated” ranges are yours; test ranges, rounding \
                         and intervals are not.")
                } else {
                    word!("起点只有一个区间，结果也是区间，没有单一的基线可画，见下表。",
                        "The baseline is an interval and so is the outcome: there is no single line to draw; see the table \
                         below.")
                }}</p>
                <Swings found/>
            </Show>
        </section>
    }
}

const SWINGS: [(Text, bool); 5] = [
    (Text::new("输入", "Input"), false),
    (Text::new("范围依据", "Range from"), false),
    (Text::new("低端 → 结果", "Low end → outcome"), true),
    (Text::new("高端 → 结果", "High end → outcome"), true),
    (Text::new("判断", "Verdict"), false),
];

#[component]
fn Swings(found: Memo<Option<TornadoView>>) -> impl IntoView {
    let all = move || found.with(|found| found.as_ref().map(|found| found.bars.clone()).unwrap_or_default());
    let rows = move || all().into_iter().map(|swing| view! { <SwingRow swing/> }).collect_view();
    let heads = SWINGS.map(head).collect_view();
    scrolled(word!("单项变动表", "Table of one input at a time"), ("risk-scroll", "risk-table cards"), heads, rows)
}

#[component]
fn SwingRow(swing: Swing) -> impl IntoView {
    let end = |label: &'static str, end: SwingEnd| {
        view! {
            <td class="number" data-label=label>
                {end.setting}" → "{end.outcome}" "
                <span class=format!("tone {}", end.tone.class()) role="img" aria-label=end.tone.word()>{end.tone.mark()}</span>
            </td>
        }
    };
    let unit = (!swing.unit.is_empty()).then(|| phrase!("（{}）", " ({})", swing.unit));
    view! {
        <tr class:turns=swing.turns>
            <th scope="row">{swing.label}<span class="risk-unit">{unit}</span></th>
            <td data-label=word!("范围依据", "Range from")><GroundChip ground=swing.ground is_stated=swing.is_stated/></td>
            {end(word!("低端 → 结果", "Low end → outcome"), swing.low)} {end(word!("高端 → 结果", "High end → outcome"), swing.high)}
            <td class="turn" data-label=word!("判断", "Verdict")>{if swing.turns { word!("会改变", "changes") } else { word!("不变", "stays") }}</td>
        </tr>
    }
}
