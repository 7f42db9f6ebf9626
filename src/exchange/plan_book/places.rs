//! From the paths of a plan's checks to the cells that they are about.

use std::collections::BTreeSet;

use super::read::Grids;
use super::sheets::PlanSheet;
use crate::exchange::columns::CellFault;
use crate::exchange::fault::Fault;

/// The row that each thing of a plan was read from, in the plan's order.
#[derive(Default)]
pub(super) struct Places {
    pub(super) groups: Vec<usize>,
    pub(super) domains: Vec<usize>,
    /// Each with the rows of its readings.
    pub(super) indicators: Vec<(usize, Vec<usize>)>,
    pub(super) relations: Vec<usize>,
    /// The sheets with a row whose name could not be read, or that belongs to nothing: others may seem to refer to nothing.
    pub(super) lost: BTreeSet<PlanSheet>,
}

impl Places {
    /// Remembers that a sheet has a row that others may have referred to in vain.
    pub(super) fn lose(&mut self, form: PlanSheet, is_lost: bool) {
        if is_lost {
            self.lost.insert(form);
        }
    }

    /// Whether a fault only follows from another that was told.
    pub(super) fn follows(&self, Fault { path, .. }: &Fault) -> bool {
        let is_lost = |form| self.lost.contains(&form);
        let (outer, field) = path.rsplit_once('.').unwrap_or(("", path));
        match field {
            "groups" | "group" => is_lost(PlanSheet::Groups),
            "domain" => is_lost(PlanSheet::Domains),
            "part_of" => is_lost(PlanSheet::Indicators),
            "readings[0]" => is_lost(PlanSheet::Readings),
            _ => outer.starts_with("relations") && is_lost(PlanSheet::Indicators),
        }
    }

    /// A fault with a path such as `indicators[3].target.value`, at the cell that is meant.
    pub(super) fn at_its_cell(&self, grids: &Grids, Fault { path, problem }: Fault) -> CellFault {
        let (list, at, field) = split(&path);
        let Some(at) = at else {
            let groups = grids.get(PlanSheet::Groups);
            return groups.map_or_else(|| CellFault::of_book(problem.clone()), |grid| grid.fault(problem.clone()));
        };
        let (form, row, field) = match list {
            "groups" => (PlanSheet::Groups, self.groups.get(at), field),
            "domains" => (PlanSheet::Domains, self.domains.get(at), field),
            "relations" => (PlanSheet::Relations, self.relations.get(at), field),
            _ => match (self.indicators.get(at), split(field)) {
                (Some((_, readings)), ("readings", Some(at), field)) => (PlanSheet::Readings, readings.get(at), field),
                (found, _) => (PlanSheet::Indicators, found.map(|(row, _)| row), field),
            },
        };
        match grids.get(form).zip(row) {
            Some((grid, row)) => grid.row(*row).fault(field, problem),
            None => CellFault::of_book(problem),
        }
    }
}

/// `indicators[3].target.value` as `indicators`, 3 and `target.value`.
fn split(path: &str) -> (&str, Option<usize>, &str) {
    let Some((list, rest)) = path.split_once('[') else { return (path, None, "") };
    let (at, field) = rest.split_once(']').unwrap_or((rest, ""));
    (list, at.parse().ok(), field.strip_prefix('.').unwrap_or(field))
}
