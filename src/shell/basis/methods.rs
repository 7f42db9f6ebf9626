//! The methods as a table: what each leads to, how well it would have foretold the past, and the button that takes it over.

use leptos::prelude::*;

use super::{Found, said};
use crate::scenario::{Edit, Method};
use crate::shell::adopt::{AGAINST, AdoptCell, ERROR, RANGE};
use crate::shell::store::Store;
use crate::view::words::between;
use crate::view::{InUse, MethodLine};
use crate::{phrase, word};

#[component]
pub(super) fn Methods(found: Found) -> impl IntoView {
    let order = Memo::new(move |_| {
        found.with(|found| found.iter().flat_map(|found| &found.methods).map(|line| line.method).collect::<Vec<_>>())
    });
    let outcome = Memo::new(move |_| said(found, |found| &found.outcome_heading)());
    view! {
        <div class="basis-scroll" tabindex="0" role="region" aria-label=word!("各种方法", "Methods")>
            <table class="risk-table basis-table cards" role="table">
                <thead>
                    <tr>
                        <th scope="col">{word!("方法和参数", "Method and parameter")}</th>
                        <th scope="col" class="number">{move || outcome.get()}</th>
                        <th scope="col" class="number">{RANGE.get()}</th>
                        <th scope="col" class="number">{ERROR.get()}</th>
                        <th scope="col">{AGAINST.get()}</th>
                        <th scope="col"><span class="spoken">{word!("采用", "Adopt")}</span></th>
                    </tr>
                </thead>
                <tbody><For each=move || order.get() key=|method| *method let:method><Line found method outcome/></For></tbody>
            </table>
        </div>
        <p class="basis-note">{word!(
            "检验误差：从过去每一年起推一至五年，与实际数相差的平均。80％ 区间按历年波动推算；采用后写成三角分布的“低”“高”，两端放宽到区间的约 1.8 倍，使八成的可能落在区间之内。哪种方法都不会自动采用。",
            "Backtest error: the average miss of forecasts made from each past year for the next one to five. The 80% range follows from how much the years varied. When adopted it becomes a triangle whose “Low” and “High” lie about 1.8 times as far out, so that the range holds four fifths of the probability. No method is adopted automatically."
        )}</p>
    }
}

#[component]
fn Line(found: Found, method: Method, outcome: Memo<String>) -> impl IntoView {
    let store = expect_context::<Store>();
    let line = Memo::new(move |_| found.with(|found| found.as_ref()?.methods.iter().find(|line| line.method == method).cloned()));
    let text = move |read: fn(&MethodLine) -> String| move || line.with(|line| line.as_ref().map(read).unwrap_or_default());
    let use_of = Memo::new(move |_| line.with(|line| line.as_ref().map_or(InUse::No, |line| line.use_of)));
    let can_adopt = Memo::new(move |_| line.with(|line| line.as_ref().is_some_and(|line| line.takeover.is_some())));
    let takeover = Callback::new(move |()| {
        let takeover = line.with_untracked(|line| line.as_ref()?.takeover.clone())?;
        Some(Edit::TakeOver(store.opened(), Box::new(takeover)))
    });
    let done = Callback::new(move |()| phrase!("已采用{}", "{} adopted", method.name()));
    view! {
        <tr data-method=method.code() class:used=move || use_of.get() != InUse::No>
            <th scope="row">
                {method.name()}
                <span class="basis-parameter">{text(|line| line.said.parameter.clone())}</span>
                <span class="basis-line-note">{text(|line| line.said.note.clone())}</span>
            </th>
            <td class="number" data-label=outcome>{text(|line| line.said.outcome.clone())}</td>
            <td class="number" data-label=RANGE.get()>{text(range)}</td>
            <td class="number" data-label=ERROR.get()>{text(|line| line.said.error.clone())}</td>
            <td data-label=AGAINST.get()>{text(|line| line.said.against_hold.to_owned())}</td>
            <AdoptCell method can_adopt takeover use_of done/>
        </tr>
    }
}

fn range(line: &MethodLine) -> String {
    let (low, high) = (&line.said.low, &line.said.high);
    if low.is_empty() || high.is_empty() { String::new() } else { between(low, high) }
}
