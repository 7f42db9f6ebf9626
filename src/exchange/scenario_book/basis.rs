//! The provenance of an assumption or of the population's growth, in the cells of a row: the method, the years that counted, and those left out.

use std::collections::BTreeSet;

use super::meant;
use crate::exchange::basis_file::all_methods;
use crate::exchange::columns::{CellFault, Column, FaultsFound, PlacedCell, SheetRow};
use crate::exchange::workbook::Cell;
use crate::language::Text;
use crate::plan::Year;
use crate::scenario::{Method, Provenance};
use crate::{phrase, word};

/// What a row says may have been taken over from the past.
pub(super) trait Rests {
    /// The headings of the method, the first year, the last, how many values, and the years left out.
    const HEADINGS: [Text; 5];
    fn basis(&self) -> Option<&Provenance>;
    fn rest_on(&mut self, basis: Provenance);
}

pub(super) fn columns<R: Rests>() -> [Column<R>; 5] {
    type C<R> = Column<R>;
    let [method, from, to, count, without] = R::HEADINGS;
    [
        C::may(method).together(|it| cell(it, |basis| Cell::text(basis.method.name())), read),
        C::may(from).shows(|it| cell(it, |basis| Cell::Number(basis.from.get().into()))),
        C::may(to).shows(|it| cell(it, |basis| Cell::Number(basis.to.get().into()))),
        C::may(count).shows(|it| cell(it, |basis| Cell::Number(basis.n.into()))),
        C::may(without).shows(|it| cell(it, |basis| Cell::text(listed(&basis.left_out)))),
    ]
}

fn cell<R: Rests>(it: &R, of: impl Fn(&Provenance) -> Cell) -> Cell {
    it.basis().map_or(Cell::Empty, of)
}

fn listed(years: &BTreeSet<Year>) -> String {
    years.iter().map(ToString::to_string).collect::<Vec<_>>().join(word!("、", ", "))
}

/// All five cells or none; but the years left out may stay empty.
fn read<R: Rests>(row: SheetRow, it: &mut R, told: &mut FaultsFound) {
    let [method, from, to, count, without] = R::HEADINGS.map(|heading| row.get(heading));
    if [method, from, to, count, without].iter().all(|spot| spot.is_empty()) {
        return;
    }
    let method = told.keep(named(method));
    let [from, to] = [from, to].map(|spot| told.keep(spot.short(word!("应为年份，如 2011", "it must be a year, such as 2011"))));
    let n = told.keep(count.short(word!("应为个数，如 10", "it must be how many values counted, such as 10")));
    let left_out = told.keep(years(without));
    if let (Some(method), Some(from), Some(to), Some(n), Some(left_out)) = (method, from, to, n, left_out) {
        let n = u16::try_from(n).unwrap_or(0);
        it.rest_on(Provenance { method, from: Year::new(from), to: Year::new(to), n, left_out });
    }
}

/// A method by its name on the page, or by its code in scenario files.
fn named(spot: PlacedCell) -> Result<Method, CellFault> {
    let found = spot.words();
    Method::of_code(&found).or_else(|| meant(&found, Method::ALL, Method::name)).ok_or_else(|| {
        let allowed = Method::ALL.map(Method::name).join(word!("、", ", "));
        spot.found(&phrase!("应为以下之一：{allowed}（或 {}）", "it must be one of: {allowed} (or {})", all_methods()))
    })
}

/// Years with any separators.
fn years(spot: PlacedCell) -> Result<BTreeSet<Year>, CellFault> {
    let found = spot.words();
    let parts = found.split(|c: char| !c.is_ascii_digit() && c != '-').filter(|part| !part.is_empty());
    let years: Result<BTreeSet<Year>, _> = parts.map(|part| part.parse().map(Year::new)).collect();
    years.map_err(|_| spot.found(word!("应为年份，如 2020、2021", "it must be years, such as 2020, 2021")))
}
