//! The layout of the figures in a sheet: years across, years down, or a year in each row.
//!
//! The result is the same for every layout: series of figures, each with the words that name it and what stands beside it.

use std::collections::BTreeSet;

use super::columns::Role;
use super::grid::Spot;
use super::head::Head;
use super::stage::Stage;
use crate::plan::{Id, Year};
use crate::scenario::YearMark;

/// The figures of one indicator, as far as the table shows.
#[derive(Clone, Debug, Default)]
pub(super) struct Series {
    /// The place of its name, or of its first figure if it has none.
    pub(super) at: Option<Spot>,
    /// Its name as printed.
    pub(super) name: Option<String>,
    /// Whether that name is the title of its table or sheet.
    pub(super) is_titled: bool,
    /// Its id or code as printed.
    pub(super) code: Option<String>,
    /// The number of its row as printed.
    pub(super) ordinal: Option<String>,
    /// The unit as printed.
    pub(super) unit: Option<String>,
    /// What else distinguishes it from others, such as a region.
    pub(super) aside: Vec<String>,
    /// The part of the whole that it is about, such as one sex.
    pub(super) dimension: Option<String>,
    /// A remark that may say that its figures were not observed.
    pub(super) remark: Option<String>,
    /// Whether its row says that its figures are fractions, as this program's own tables do for growth.
    pub(super) is_fraction: bool,
    /// Whether it is in a table that this program wrote, where every figure is what it says.
    pub(super) is_own: bool,
    /// The cells that name years with a mark.
    pub(super) marks: Vec<(Spot, YearMark)>,
    /// The sources of its figures, where its table says from where they are.
    pub(super) sources: Option<Sources>,
    /// The indicator at the cursor.
    pub(super) anchor: Option<Id>,
    pub(super) entries: Vec<Entry>,
    /// Why its figures cannot be told apart.
    pub(super) misfit: Option<Misfit>,
}

/// Where figures are from.
#[derive(Clone, Debug)]
pub(super) enum Sources {
    /// All from the same.
    One(Spot),
    /// By year.
    ByYear(Spot),
}

/// One figure and its year.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    pub(super) at: Spot,
    pub(super) year: Year,
    pub(super) stage: Stage,
    /// The place of the year, if not beside the figure.
    pub(super) head: Option<Spot>,
    pub(super) unit: Option<String>,
    /// The flag beside it.
    pub(super) flag: Option<String>,
    /// Whether another column has the level of that year, of which this is only the change.
    pub(super) has_level: bool,
}

/// Why it is uncertain which figure of a row is which.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Misfit {
    /// Figures without a heading.
    MoreFigures,
    /// The name is in another column than those of other rows, or two indicators are named.
    Shifted,
    /// A figure spans several years or rows, or headings name different units.
    Spread,
}

/// Something in a sheet that is not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Skipped {
    /// A column whose figures are of that stage.
    Column(Stage),
    /// A column of figures without a year in its heading.
    Yearless,
    /// A heading without a year, read as the year of the title.
    Titled(Year),
    /// Words around the table.
    Words,
    /// Figures outside of what was read.
    Lost,
    /// Years with a mark, in a place where marks are not read.
    Marks,
    /// Rows below the last indicator.
    Beyond,
    /// A title that names the year of a block without headings.
    Said(Year),
    /// A number that is read as a year.
    BareYear,
    /// The first of several headings that stand one column to the left of their figures.
    Short(usize),
    /// A blank cell whose row takes the name printed above it.
    NamedAbove,
}

#[derive(Default)]
pub(super) struct Layout {
    /// The first row of headings, if there is one.
    pub(super) top: Option<usize>,
    pub(super) series: Vec<Series>,
    pub(super) skipped: Vec<(Spot, Skipped)>,
}

/// Where a block without its own names or years goes.
#[derive(Clone, Copy, Debug)]
pub struct Anchor<'a> {
    /// The indicators from the active cell downwards, as they are shown.
    pub rows: &'a [Id],
    /// The year of the active cell.
    pub year: Year,
    /// Whether the block was copied from this program.
    pub is_own: bool,
}

impl Layout {
    /// The series without words that all of them share, which distinguish none.
    pub(super) fn told_apart(self) -> Vec<Series> {
        let mut series = self.series;
        let is_everywhere = |text: &String, all: &[Series]| all.len() > 1 && all.iter().all(|each| each.aside.contains(text));
        let common: Vec<String> = series
            .first()
            .map(|first| first.aside.iter().filter(|text| is_everywhere(text, &series)).cloned().collect())
            .unwrap_or_default();
        for each in &mut series {
            each.aside.retain(|text| !common.contains(text));
        }
        with_levels(&mut series);
        series
    }
}

/// Marks the changes and ratios that have the level of the same year beside them. Leaving them out loses nothing.
fn with_levels(series: &mut [Series]) {
    let name = |series: &Series| (series.name.clone(), series.code.clone(), series.aside.clone());
    let levels = |series: &Series| {
        let observed = series.entries.iter().filter(|entry| entry.stage.reason().is_none());
        observed.map(|entry| (name(series), entry.year)).collect::<Vec<_>>()
    };
    let levels: BTreeSet<_> = series.iter().flat_map(levels).collect();
    for each in series {
        let name = name(each);
        for entry in &mut each.entries {
            let is_beside = matches!(entry.stage, Stage::Change | Stage::Ratio);
            entry.has_level = is_beside && levels.contains(&(name.clone(), entry.year));
        }
    }
}

impl Series {
    /// Takes the title for its name if it has none but a word such as 数值.
    pub(super) fn take_title(&mut self, title: impl FnOnce() -> Option<String>) {
        let is_named = self.name.as_deref().is_some_and(|name| Role::of(name) != Role::Value);
        if !is_named && self.code.is_none() && self.anchor.is_none() {
            let title = title();
            self.is_titled = title.is_some();
            self.name = title.or_else(|| self.name.take());
        }
    }
}

impl Entry {
    /// With the stage that its row gives for all its figures.
    pub(super) fn told(self, stage: Option<Stage>) -> Self {
        let is_plain = self.stage == Stage::Observed;
        Self { stage: stage.filter(|_| is_plain).unwrap_or(self.stage), ..self }
    }

    /// An observed figure without a heading.
    pub(super) const fn bare(year: Year, at: Spot) -> Self {
        Self { at, year, stage: Stage::Observed, head: None, unit: None, flag: None, has_level: false }
    }

    pub(super) fn under(head: &Head, head_at: Spot, at: Spot) -> Self {
        Self {
            at,
            year: head.year,
            stage: head.stage,
            head: Some(head_at),
            unit: head.unit.clone(),
            flag: None,
            has_level: false,
        }
    }
}
