//! 分组: the lists that indicators stand in.

use super::shared::{id, name};
use crate::exchange::columns::{self, CellValue, Chosen, Column, FaultsFound, SheetRow};
use crate::language::Text;
use crate::plan::{Group, Id};

pub(super) fn columns() -> [Column<Group>; 3] {
    [
        id().holds(|it| it.id.cell(), |spot, it| spot.put(&mut it.id)),
        name().holds(|it| it.name.cell(), |spot, it| spot.put(&mut it.name)),
        Column::may(Text::new("计入记分牌", "On the scoreboard"))
            .note(
                "是：这一组的指标计入记分牌；至少要有一组",
                "yes: its indicators count on the scoreboard; at least one group must",
            )
            .of(bool::all)
            .holds(|it| it.scoreboard.cell(), |spot, it| spot.put(&mut it.scoreboard)),
    ]
}

pub(in super::super) fn read(row: SheetRow, stand_in: Id, told: &mut FaultsFound) -> Group {
    columns::read(&columns(), row, Group { id: stand_in, name: "".into(), scoreboard: false }, told)
}
