//! 关系: figures that belong together.

use super::shared::{indicator, note, place};
use crate::exchange::columns::{self, CellFault, CellValue, Chosen, Column, FaultsFound, PlacedCell, SheetRow, Width, plain_id};
use crate::exchange::plan_check::Field;
use crate::exchange::workbook::Cell;
use crate::language::Text;
use crate::plan::{Id, Relation, RelationKind};

const PARTS: Text = Text::new("部分", "Parts");

pub(super) fn columns() -> [Column<Relation>; 5] {
    [
        Column::must(Text::new("关系", "Relation"))
            .note(
                "其中：部分在整体之内；合计：部分加起来等于整体；同一内容：两处写的是一回事",
                "within: the parts lie within the whole; sum: the parts add up to the whole; same: one quantity stated in two \
                 places",
            )
            .of(RelationKind::all)
            .holds(|it| it.kind.cell(), |spot, it| spot.put(&mut it.kind)),
        indicator(Text::new("整体", "Whole"))
            .note("指标的编号", "an indicator's id")
            .answers(|field| field == Field::Whole)
            .holds(|it| it.whole.cell(), |spot, it| spot.put(&mut it.whole)),
        Column::must(PARTS)
            .note(
                "指标的编号，几个之间用顿号或逗号隔开；单位应与整体相同",
                "ids of indicators, separated by commas; their unit must be that of the whole",
            )
            .answers(|field| matches!(field, Field::Parts | Field::Part(_)))
            .width(Width::Middle)
            .holds(|it| Cell::text(it.parts.iter().map(Id::as_str).collect::<Vec<_>>().join("、")), parts),
        place().holds(|it| it.place.cell(), |spot, it| spot.put(&mut it.place)),
        note().holds(|it| it.note.cell(), |spot, it| spot.put(&mut it.note)),
    ]
}

/// Those that can be read, and the first that cannot.
fn parts(spot: PlacedCell, it: &mut Relation) -> Result<(), CellFault> {
    let is_between = |letter: char| letter.is_whitespace() || "、,，;；+＋".contains(letter);
    let words = spot.words();
    let ids = words.split(is_between).filter(|part| !part.is_empty()).map(|part| Id::new(&plain_id(part)));
    let (read, refused): (Vec<_>, Vec<_>) = ids.partition(Result::is_ok);
    it.parts = read.into_iter().flatten().collect();
    refused.into_iter().find_map(Result::err).map_or(Ok(()), |problem| Err(spot.fault(problem)))
}

pub(in super::super) fn read(row: SheetRow, stand_in: Id, told: &mut FaultsFound) -> Relation {
    let (kind, place, note) = (RelationKind::Within, "".into(), "".into());
    columns::read(&columns(), row, Relation { kind, whole: stand_in, parts: Vec::new(), place, note }, told)
}
