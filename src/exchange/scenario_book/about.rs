//! The first columns of a row about an indicator under a scenario.

use super::ordinal;
use crate::exchange::columns::{CellValue, Column};
use crate::exchange::workbook::Cell;
use crate::language::Text;
use crate::plan::{Indicator, Plan};

/// The scenario of a row.
pub(in crate::exchange) const OWNER: Text = Text::new("情景", "Scenario");
pub(in crate::exchange) const ID: Text = Text::new("编号", "ID");
pub(in crate::exchange) const INDICATOR: Text = Text::new("指标", "Indicator");
pub(in crate::exchange) const UNIT: Text = Text::new("单位", "Unit");
pub(super) const LEAD: Text = Text::new("牵头单位", "Lead department");
pub(super) const NATURE: Text = Text::new("属性", "Nature");
/// The text after a year in a heading.
pub(super) const YEAR: Text = Text::new("年", "");

/// A subject about an indicator under one of the workbook's scenarios.
pub(super) trait About {
    fn about(&self) -> (usize, &Indicator);
}

pub(super) fn owner<R: About>() -> Column<R> {
    Column::may(OWNER).shows(|it| ordinal(it.about().0))
}

pub(super) fn id<R: About>() -> Column<R> {
    Column::may(ID).shows(|it| it.about().1.id.cell())
}

pub(super) fn indicator<R: About>() -> Column<R> {
    Column::may(INDICATOR).shows(|it| Cell::text(it.about().1.name.get()))
}

pub(super) fn unit<R: About>() -> Column<R> {
    Column::may(UNIT).shows(|it| Cell::text(it.about().1.unit.get()))
}

/// The lead department. It only explains.
pub(super) fn lead<R: About>() -> Column<R> {
    Column::may(LEAD).shows(|it| Cell::text(it.about().1.lead.get()))
}

/// The columns that are needed: the last is the lead department, which few plans state.
pub(super) fn led<'a, R>(plan: &Plan, columns: &'a [Column<R>]) -> &'a [Column<R>] {
    let is_led = plan.indicators.iter().any(|indicator| !indicator.lead.is_empty());
    &columns[..columns.len() - usize::from(!is_led)]
}
