//! 服务: the services under each domain.

use super::shared::{domain, name};
use crate::exchange::columns::{self, Column, Held, Row, Told};
use crate::language::Text;
use crate::plan::{Plan, Wording};

/// A service and the domain that it belongs to.
#[derive(Default)]
pub(in super::super) struct Service {
    pub(in super::super) domain: Wording,
    pub(in super::super) name: Wording,
}

pub(in super::super) const DOMAIN: Text = Text::new("领域", "Domain");

pub(super) fn columns() -> [Column<Service>; 2] {
    [
        domain().holds(|it| it.domain.cell(), |spot, it| spot.put(&mut it.domain)),
        name().holds(|it| it.name.cell(), |spot, it| spot.put(&mut it.name)),
    ]
}

pub(super) fn of(plan: &Plan) -> Vec<Service> {
    let pairs = plan.domains.iter().flat_map(|domain| domain.services.iter().map(|service| (&domain.name, service)));
    pairs.map(|(domain, name)| Service { domain: domain.clone(), name: name.clone() }).collect()
}

pub(in super::super) fn read(row: Row, told: &mut Told) -> Service {
    let mut service = Service::default();
    columns::read(&columns(), row, &mut service, told);
    service
}
