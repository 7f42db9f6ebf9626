//! 读法: how an indicator may be read, the default first.

use super::shared::{id, indicator, name, note, place};
use super::stated::{Stating, stated};
use super::statement::statement;
use crate::exchange::columns::{self, CellValue, Column, FaultsFound, SheetRow};
use crate::language::Text;
use crate::plan::{Id, Indicator, Plan, Reading, Statement};

/// A reading and its indicator.
pub(in super::super) struct IndicatorReading<'a> {
    owner: &'a Indicator,
    reading: Reading,
}

/// The indicator that a reading is of.
pub(in super::super) const INDICATOR: Text = Text::new("指标", "Indicator");

pub(super) fn columns<'a>() -> Vec<Column<IndicatorReading<'a>>> {
    let mut columns = vec![
        indicator(INDICATOR)
            .note("“指标”表中的编号", "an id from the sheet Indicators")
            .shows(|it: &IndicatorReading| it.owner.id.cell()),
        id().note("读法的编号，同一指标内不重复", "the reading's id, unique within its indicator")
            .holds(|it: &IndicatorReading| it.reading.id.cell(), |spot, it| spot.put(&mut it.reading.id)),
        name().holds(|it: &IndicatorReading| it.reading.name.cell(), |spot, it| spot.put(&mut it.reading.name)),
    ];
    columns.extend(stated().map(|column| {
        column.optional().note(
            "与指标相同的留空；第一种读法是默认读法，全部留空",
            "leave empty what is as the indicator states; the first reading is the default: leave all of it empty",
        )
    }));
    columns.extend([
        place().holds(|it: &IndicatorReading| it.reading.place.cell(), |spot, it| spot.put(&mut it.reading.place)),
        note().holds(|it: &IndicatorReading| it.reading.note.cell(), |spot, it| spot.put(&mut it.reading.note)),
    ]);
    columns
}

impl Stating for IndicatorReading<'_> {
    /// What it states differently from its indicator; the rest is left to that.
    fn states(&self) -> Option<&Statement> {
        Some(&self.reading.statement).filter(|own| **own != self.owner.statement)
    }

    fn state(&mut self, row: SheetRow, told: &mut FaultsFound) {
        self.reading.statement = statement(row, Some(&self.owner.statement), self.owner.is_percentage(), told);
    }
}

pub(super) fn of(plan: &Plan) -> impl Iterator<Item = IndicatorReading<'_>> {
    let of = |owner| move |reading: &Reading| IndicatorReading { owner, reading: reading.clone() };
    plan.indicators.iter().flat_map(move |owner| owner.readings.iter().map(of(owner)))
}

pub(in super::super) fn read(row: SheetRow, owner: &Indicator, stand_in: Id, told: &mut FaultsFound) -> Reading {
    let statement = owner.statement.clone();
    let reading = Reading { id: stand_in, name: "".into(), place: "".into(), note: "".into(), statement };
    columns::read(&columns(), row, IndicatorReading { owner, reading }, told).reading
}
