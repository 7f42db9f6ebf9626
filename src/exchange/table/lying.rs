//! Finds out how the figures of a sheet lie.

use super::anchored::anchored;
use super::dated::years_down;
use super::grid::Grid;
use super::layout::{Anchor, Layout};
use super::names::Names;
use super::{across, row_years, rows};
use crate::plan::Period;

/// Finds the layout of a sheet. `None` if it has no table.
pub(super) fn layout(grid: &Grid, names: &Names, period: Period, anchor: Option<Anchor>) -> Option<Layout> {
    rows::with_year_column(grid, names)
        .or_else(|| row_years::with_year_in_each(grid, names))
        .or_else(|| across::years_across(grid, names, period, anchor))
        .or_else(|| years_down(grid, names, anchor))
        .or_else(|| anchor.map(|anchor| anchored(grid, names, period, anchor)))
        .filter(|layout| !layout.series.is_empty())
}
