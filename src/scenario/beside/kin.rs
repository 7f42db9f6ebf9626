//! Whether two plans are editions of one.

use std::collections::BTreeMap;

use super::rows::Row;
use crate::plan::{Id, Plan};

/// Whether a reader gave the id: `t-01`, `t-21a`.
fn is_numbered(id: &Id) -> bool {
    let number = id.as_str().strip_prefix("t-").map(|rest| rest.trim_end_matches(|c: char| c.is_ascii_lowercase()));
    number.is_some_and(|number| !number.is_empty() && number.bytes().all(|digit| digit.is_ascii_digit()))
}

/// How two plans are related.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kin {
    /// The other plan is from a higher level: a city, a province, the nation.
    Levels,
    /// The same plan again: another edition, or its next period.
    Editions,
}

/// How many in ten of the shared ids have the same name in two editions.
const SAME_IN_TEN: usize = 8;

/// Editions of one plan share most of their ids, and these mean the same in both. Ids that a reader gave by numbering rows prove nothing:
/// any two tables share them.
pub fn kin(own: &Plan, upper: &Plan) -> Kin {
    let others: BTreeMap<_, _> = Row::all(upper).into_iter().map(|row| (&row.indicator.id, row)).collect();
    let rows = Row::all(own);
    let shared: Vec<_> = rows.iter().filter_map(|row| Some((row, others.get(&row.indicator.id)?))).collect();
    let same = shared.iter().filter(|(row, other)| row.is_called_as(other)).count();
    let is_most = |part: usize, whole: usize| part * 10 >= whole * SAME_IN_TEN;
    // A county may have exactly the rows of its city, in the same order.
    if own.short_name != upper.short_name && shared.iter().all(|(row, _)| is_numbered(&row.indicator.id)) {
        return Kin::Levels;
    }
    let is_edition =
        same > 1 && is_most(same, shared.len()) && 2 * shared.len() >= own.indicators.len().min(upper.indicators.len());
    if is_edition { Kin::Editions } else { Kin::Levels }
}
