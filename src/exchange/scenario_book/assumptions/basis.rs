//! The provenance of an assumption, in the cells of a row: the method, the years that counted, and those left out.

use std::collections::BTreeSet;

use super::Decided;
use crate::exchange::basis_file::all_methods;
use crate::exchange::columns::{CellFault, Column, Row, Spot, Told};
use crate::exchange::scenario_book::meant;
use crate::exchange::workbook::Cell;
use crate::language::Text;
use crate::plan::Year;
use crate::scenario::{Method, Provenance};
use crate::{phrase, word};

pub(super) const METHOD: Text = Text::new("历年方法", "Trend method");
pub(super) const FROM: Text = Text::new("历年起", "Trend from");
pub(super) const TO: Text = Text::new("历年止", "Trend to");
pub(super) const COUNT: Text = Text::new("历年个数", "Trend values");
pub(super) const WITHOUT: Text = Text::new("历年不计", "Trend without");

pub(super) fn columns<'a>() -> [Column<Decided<'a>>; 5] {
    type C<'a> = Column<Decided<'a>>;
    [
        C::may(METHOD).together(|it| cell(it, |basis| Cell::text(basis.method.name())), read),
        C::may(FROM).shows(|it| cell(it, |basis| Cell::Number(basis.from.get().into()))),
        C::may(TO).shows(|it| cell(it, |basis| Cell::Number(basis.to.get().into()))),
        C::may(COUNT).shows(|it| cell(it, |basis| Cell::Number(basis.n.into()))),
        C::may(WITHOUT).shows(|it| cell(it, |basis| Cell::text(listed(&basis.left_out)))),
    ]
}

fn cell(it: &Decided, of: impl Fn(&Provenance) -> Cell) -> Cell {
    it.assumption.basis.as_ref().map_or(Cell::Empty, of)
}

fn listed(years: &BTreeSet<Year>) -> String {
    years.iter().map(ToString::to_string).collect::<Vec<_>>().join(word!("、", ", "))
}

/// All five cells or none; but the years left out may stay empty.
fn read(row: Row, it: &mut Decided, told: &mut Told) {
    let [method, from, to, count, without] = [METHOD, FROM, TO, COUNT, WITHOUT].map(|heading| row.get(heading));
    if [method, from, to, count, without].iter().all(|spot| spot.is_empty()) {
        return;
    }
    let method = told.keep(named(method));
    let [from, to] = [from, to].map(|spot| told.keep(spot.short(word!("应为年份，如 2011", "it must be a year, such as 2011"))));
    let n = told.keep(count.short(word!("应为个数，如 10", "it must be how many values counted, such as 10")));
    let left_out = told.keep(years(without));
    if let (Some(method), Some(from), Some(to), Some(n), Some(left_out)) = (method, from, to, n, left_out) {
        let n = u16::try_from(n).unwrap_or(0);
        it.assumption.basis = Some(Provenance { method, from: Year::new(from), to: Year::new(to), n, left_out });
    }
}

/// A method by its name on the page, or by its code in scenario files.
fn named(spot: Spot) -> Result<Method, CellFault> {
    let found = spot.words();
    Method::of_code(&found).or_else(|| meant(&found, Method::ALL, Method::name)).ok_or_else(|| {
        let allowed = Method::ALL.map(Method::name).join(word!("、", ", "));
        spot.found(&phrase!("应为以下之一：{allowed}（或 {}）", "it must be one of: {allowed} (or {})", all_methods()))
    })
}

/// Years with any separators.
fn years(spot: Spot) -> Result<BTreeSet<Year>, CellFault> {
    let found = spot.words();
    let parts = found.split(|c: char| !c.is_ascii_digit() && c != '-').filter(|part| !part.is_empty());
    let years: Result<BTreeSet<Year>, _> = parts.map(|part| part.parse().map(Year::new)).collect();
    years.map_err(|_| spot.found(word!("应为年份，如 2020、2021", "it must be years, such as 2020, 2021")))
}
