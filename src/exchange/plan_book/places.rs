//! From the faults of a plan's checks to their cells.

use std::collections::BTreeSet;

use super::sheets::PlanSheet;
use crate::exchange::columns::{CellFault, ColumnGrid};
use crate::exchange::plan_check::{Field, Part, PlanFault};

/// The row of each part of a plan, in the plan's order.
#[derive(Default)]
pub(super) struct Places {
    pub(super) groups: Vec<usize>,
    pub(super) domains: Vec<usize>,
    /// Each indicator's row, with the rows of its readings.
    pub(super) indicators: Vec<(usize, Vec<usize>)>,
    pub(super) relations: Vec<usize>,
    /// Sheets with a row whose name could not be read, or that belongs to nothing. References to such a row only seem to be wrong.
    pub(super) lost: BTreeSet<PlanSheet>,
}

impl Places {
    /// Marks a sheet as having a row to which others may refer in vain.
    pub(super) fn lose(&mut self, form: PlanSheet, is_lost: bool) {
        if is_lost {
            self.lost.insert(form);
        }
    }

    /// Whether a fault only follows from another that was reported.
    pub(super) fn follows(&self, fault: &PlanFault) -> bool {
        let from = match fault.part {
            Part::Groups | Part::Indicator(_, Field::Group) => PlanSheet::Groups,
            Part::Indicator(_, Field::Domain) => PlanSheet::Domains,
            Part::Reading(_, 0, Field::Itself) => PlanSheet::Readings,
            Part::Indicator(_, Field::PartOf) | Part::Relation(..) => PlanSheet::Indicators,
            Part::Group(_) | Part::Domain(_) | Part::Indicator(..) | Part::Reading(..) => return false,
        };
        self.lost.contains(&from)
    }

    /// The fault at its cell; `grid` is what was read of a sheet.
    pub(super) fn at_its_cell<'g>(
        &self,
        grid: impl Fn(PlanSheet) -> Option<&'g ColumnGrid<'g>>,
        PlanFault { part, problem }: PlanFault,
    ) -> CellFault {
        let (sheet, row, field) = match part {
            Part::Groups => (PlanSheet::Groups, None, Field::Itself),
            Part::Group(at) => (PlanSheet::Groups, self.groups.get(at), Field::Itself),
            Part::Domain(at) => (PlanSheet::Domains, self.domains.get(at), Field::Itself),
            Part::Indicator(at, field) => (PlanSheet::Indicators, self.indicators.get(at).map(|(row, _)| row), field),
            Part::Reading(at, reading, field) => {
                (PlanSheet::Readings, self.indicators.get(at).and_then(|(_, readings)| readings.get(reading)), field)
            }
            Part::Relation(at, field) => (PlanSheet::Relations, self.relations.get(at), field),
        };
        match (grid(sheet), row) {
            (Some(grid), Some(row)) => grid.row(*row).answering(field).fault(problem),
            (Some(grid), None) => grid.fault(problem),
            (None, _) => CellFault::of_book(problem),
        }
    }
}
