//! The known years: which of them count, which are left out, and where another way of counting begins.

use leptos::prelude::*;

use super::Found;
use crate::plan::Year;
use crate::scenario::{Change, Record};
use crate::shell::store::Store;
use crate::view::PastYear;
use crate::{phrase, word};

#[component]
pub(super) fn PastYears(found: Found) -> impl IntoView {
    let years = Memo::new(move |_| {
        found.with(|found| found.iter().flat_map(|found| &found.years).map(|year| year.year).collect::<Vec<_>>())
    });
    view! {
        <details class="part basis-years">
            <summary>{word!("哪些年份计入", "Which years count")}</summary>
            <p class="basis-note">{word!(
                "不计的年份（如 2020 年）不参与推算；从“口径变化”的年份起另算，之前的不计入。这是规划的历年数据，所有情景共用。",
                "A year that is left out (2020, say) is ignored by every method. “Break” marks the first year of a new definition; nothing before it counts. These are facts of the plan, shared by all scenarios."
            )}</p>
            <ul><For each=move || years.get() key=|year| *year let:year><Item found year/></For></ul>
        </details>
    }
}

#[component]
fn Item(found: Found, year: Year) -> impl IntoView {
    let store = expect_context::<Store>();
    let line = Memo::new(move |_| found.with(|found| found.as_ref()?.years.iter().find(|line| line.year == year).cloned()));
    let is = move |holds: fn(&PastYear) -> bool| Memo::new(move |_| line.with(|line| line.as_ref().is_some_and(holds)));
    let (counts, begins_break) = (is(|line| !line.is_left_out), is(|line| line.begins_break));
    let text = move |read: fn(&PastYear) -> &str| move || line.with(|line| line.as_ref().map(|line| read(line).to_owned()));
    let record = move |of: fn(crate::plan::Id, Year, bool) -> Record, is_so: bool| {
        store.change(Change::Record(vec![of(store.opened(), year, is_so)]));
    };
    view! {
        <li data-year=year.to_string() class:aside=move || line.with(|line| line.as_ref().is_some_and(|line| !line.why_not.is_empty()))>
            <label class="basis-count">
                <input
                    type="checkbox"
                    aria-label=phrase!("{year} 年计入", "Count {year}")
                    prop:checked=counts
                    on:change=move |event| record(Record::LeftOut, !event_target_checked(&event))
                />
                <strong>{year.to_string()}</strong>" "{text(|line| &line.value)}
            </label>
            <label class="basis-break">
                <input
                    type="checkbox"
                    aria-label=phrase!("{year} 年起口径变化", "Break in {year}")
                    prop:checked=begins_break
                    on:change=move |event| record(Record::Break, event_target_checked(&event))
                />
                {word!("口径变化", "Break")}
            </label>
            <span class="basis-why">{text(|line| line.why_not)}</span>
        </li>
    }
}
