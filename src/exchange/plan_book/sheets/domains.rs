//! 领域: the domains of public service.

use super::shared::name;
use crate::exchange::columns::{self, CellValue, Column, FaultsFound, SheetRow};
use crate::exchange::plan_check::Field;
use crate::plan::Domain;

pub(super) fn columns() -> [Column<Domain>; 1] {
    [name().answers(|field| field == Field::Itself).holds(|it| it.name.cell(), |spot, it| spot.put(&mut it.name))]
}

pub(in super::super) fn read(row: SheetRow, told: &mut FaultsFound) -> Domain {
    columns::read(&columns(), row, Domain { name: "".into(), services: Vec::new() }, told)
}
