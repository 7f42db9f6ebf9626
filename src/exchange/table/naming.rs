//! The columns that name the rows of a table with years across.

use std::cmp::Reverse;

use super::band::Band;
use super::columns::{Role, unit_column};
use super::grid::Grid;
use super::names::Names;

/// The columns that name the rows.
pub(super) struct Naming {
    pub(super) name: Option<usize>,
    pub(super) code: Option<usize>,
    pub(super) ordinal: Option<usize>,
    pub(super) unit: Option<usize>,
}

impl Naming {
    pub(super) fn of(grid: &Grid, names: &Names, band: &Band) -> Self {
        let of_role = |wanted: Role| band.roles.iter().find(|(_, role)| **role == wanted).map(|(column, _)| *column);
        let candidates: Vec<usize> = grid.columns.iter().copied().filter(|column| !band.years.contains_key(column)).collect();
        // The column with most such rows; the first of several.
        let most = |is: &dyn Fn(usize, usize) -> bool| {
            let count = |column: usize| band.body.iter().filter(|row| is(**row, column)).count();
            let counted = candidates.iter().map(|column| (count(*column), Reverse(*column)));
            counted.max().filter(|(count, _)| *count > 0).map(|(_, Reverse(column))| column)
        };
        let is_id = |row: usize, column: usize| names.by_id(&grid.shown(row, column)).is_some();
        let ids = most(&is_id);
        let known = most(&|row, column| !is_id(row, column) && names.knows(&grid.shown(row, column)));
        let is_free = |column: usize| {
            matches!(band.roles.get(&column), None | Some(Role::Other | Role::Name | Role::Year | Role::Dimension))
        };
        let worded = || most(&|row, column| is_free(column) && grid.is_words(row, column)).filter(|_| ids.is_none());
        let name = known.or_else(|| of_role(Role::Name)).or_else(worded);
        let code = ids.or_else(|| of_role(Role::Code));
        let units = band.roles.iter().filter(|(_, role)| **role == Role::Unit).map(|(column, _)| *column).collect();
        let unit = unit_column(grid, band.head, &band.body, units);
        Self { name, code, ordinal: of_role(Role::Ordinal), unit }
    }

    pub(super) const fn is_there(&self) -> bool {
        self.name.is_some() || self.code.is_some() || self.ordinal.is_some()
    }
}
