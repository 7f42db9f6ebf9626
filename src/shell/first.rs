//! Whether there is anything that the page has to read before it shows a plan. Where there is nothing, it needs nothing of `rest` for that.

use leptos::prelude::*;
use web_sys::Storage;

use super::memory::{local, names, session};
use crate::exchange::INSIDE;

/// What records begin with that decide what is shown: plans, scenarios, facts, drafts and exercises, and scenarios of the first version.
const RECORDS: [&str; 2] = ["tuiyan/2", "tuiyan/1/scenario/"];

/// Whether nothing is kept here, nothing came within the page, and no link stands in its address.
pub(super) fn is_untouched() -> bool {
    let is_empty = |storage: Storage| !names(&storage).iter().any(|name| RECORDS.iter().any(|record| name.starts_with(record)));
    local().ok().is_none_or(is_empty) && session().ok().is_none_or(is_empty) && has_nothing_inside() && has_no_link()
}

fn has_nothing_inside() -> bool {
    let block = document().get_element_by_id(INSIDE).and_then(|block| block.text_content());
    block.is_none_or(|block| matches!(block.trim(), "" | "{}"))
}

/// An address may ask for a language without bringing anything.
fn has_no_link() -> bool {
    let address = window().location().href().unwrap_or_default();
    ["#", "%23"]
        .into_iter()
        .filter_map(|mark| address.split_once(mark))
        .all(|(_, fragment)| fragment.split('&').all(|part| part.is_empty() || part.starts_with("lang=")))
}
