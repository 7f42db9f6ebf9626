//! Finds the row of the table that another one refers to: GDP增长 is 国内生产总值（GDP）增长.

use super::clause::is_comparator;
use super::doubt::RowDoubt;
use super::fold::plain;
use super::plan::PrintedRow;
use crate::figure::stem;
use crate::plan::Id;
use crate::plan::{Goal, Of, Statement};

/// A row and the names that others may use for it.
struct Known {
    id: Id,
    base: String,
    is_growth: bool,
    /// The row that it refers to itself.
    against: Option<Id>,
}

/// Replaces names by rows where the table has them. A name without a row stays an outside reference.
pub(super) fn resolve(rows: &mut [PrintedRow]) {
    let mut known: Vec<Known> = Vec::new();
    for row in rows.iter() {
        for indicator in &row.indicators {
            let is_growth = indicator.statement.measured().is_some_and(|stated| stated.measure.is_of_rates());
            known.push(Known { id: indicator.id.clone(), base: base(&indicator.name), is_growth, against: None });
        }
    }
    for row in rows {
        let mut near = Vec::new();
        for indicator in &mut row.indicators {
            let own = indicator.id.clone();
            let Statement::Measured(stated) = &mut indicator.statement else { continue };
            let is_growth = stated.measure.is_of_rates();
            let Goal::Than(than) = &mut stated.goal else { continue };
            let Of::Reference(name) = &than.of else { continue };
            if let Some((found, is_near)) = found(&known, name, &own, is_growth) {
                let other = known[found].id.clone();
                if let Some(it) = known.iter_mut().find(|it| it.id == own) {
                    it.against = Some(other.clone());
                }
                near.extend(is_near.then(|| RowDoubt::NearName(name.clone())));
                than.of = Of::Indicator(other);
            } else if !is_comparator(name) {
                // 不突破红线: neither a row nor something that others reach.
                near.push(RowDoubt::Words);
            }
        }
        row.doubts.extend(near);
    }
}

/// The row of that name with the same measure, and whether only the end of its name matched; `None` if it would close a circle.
fn found(known: &[Known], name: &str, own: &Id, is_growth: bool) -> Option<(usize, bool)> {
    let name = base(name);
    let fits = |it: &Known| it.id != *own && it.is_growth == is_growth && !leads_to(known, it, own);
    let exact = known.iter().position(|it| fits(it) && it.base == name);
    let near = || {
        let mut ends =
            known.iter().enumerate().filter(|(_, it)| fits(it) && name.chars().count() >= 3 && it.base.ends_with(&name));
        let first = ends.next()?;
        ends.next().is_none().then_some(first.0)
    };
    exact.map(|at| (at, false)).or_else(|| near().map(|at| (at, true)))
}

/// Whether a row refers to another, directly or through others.
fn leads_to(known: &[Known], from: &Known, to: &Id) -> bool {
    let mut at = from;
    for _ in 0..known.len() {
        match &at.against {
            None => return false,
            Some(id) if id == to => return true,
            Some(id) => match known.iter().find(|it| it.id == *id) {
                Some(next) => at = next,
                None => return false,
            },
        }
    }
    true
}

/// A name without the words of growth, in its usual short form.
fn base(name: &str) -> String {
    stem(&plain(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gdp_is_known_by_all_its_names() {
        for name in ["国内生产总值（GDP）增长", "地区生产总值年均增长", "GDP 年均增速", "GDP增速", "经济增长", "GDP growth"]
        {
            assert_eq!(base(name), "gdp", "{name}");
        }
    }
}
