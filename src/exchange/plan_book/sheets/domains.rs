//! 领域: the domains of public service.

use super::shared::name;
use crate::exchange::columns::{self, Column, Held, Row, Told};
use crate::plan::Domain;

pub(super) fn columns() -> [Column<Domain>; 1] {
    [name().faults(&[""]).holds(|it| it.name.cell(), |spot, it| spot.put(&mut it.name))]
}

pub(in super::super) fn read(row: Row, told: &mut Told) -> Domain {
    let mut domain = Domain { name: "".into(), services: Vec::new() };
    columns::read(&columns(), row, &mut domain, told);
    domain
}
