//! 服务: the services under each domain.

use super::shared::{domain, name};
use crate::exchange::columns::{self, CellValue, Column, FaultsFound, SheetRow};
use crate::plan::{Plan, Wording};

/// A domain, and a service that belongs to it.
type Service = (Wording, Wording);

pub(super) fn columns() -> [Column<Service>; 2] {
    [
        domain().holds(|(domain, _)| domain.cell(), |spot, (domain, _)| spot.put(domain)),
        name().holds(|(_, name)| name.cell(), |spot, (_, name)| spot.put(name)),
    ]
}

pub(super) fn of(plan: &Plan) -> impl Iterator<Item = Service> {
    plan.domains.iter().flat_map(|domain| domain.services.iter().map(|service| (domain.name.clone(), service.clone())))
}

pub(in super::super) fn read(row: SheetRow, told: &mut FaultsFound) -> Service {
    columns::read(&columns(), row, Service::default(), told)
}
