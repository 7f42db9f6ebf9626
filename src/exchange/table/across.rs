//! Years across: a row of headings, a row for each indicator.

use super::band::{Band, bands};
use super::columns::{Role, is_aside};
use super::facts_form::SOURCE;
use super::flags::{columns_of, in_power};
use super::grid::{Grid, Spot};
use super::head::is_figure;
use super::layout::{Anchor, Entry, Layout, Misfit, Series, Skipped, Sources};
use super::names::Names;
use super::naming::Naming;
use super::spanning::is_part;
use super::stage::Stage;
use super::stage_of::{is_flag, stage_of_context};
use super::words::unit_of_context;
use super::year_lists;
use crate::exchange::scenario_book::{FRACTIONS, OWNER};
use crate::figure::Unit;
use crate::plan::Period;
use crate::scenario::YearMark;

pub(super) fn years_across(grid: &Grid, names: &Names, period: Period, anchor: Option<Anchor>) -> Option<Layout> {
    let mut bands = bands(grid, names);
    for band in &mut bands {
        band.date_targets(period);
        band.align(grid, names);
    }
    if bands.is_empty() {
        return None;
    }
    let first = bands[0].head;
    let mut layout = Layout { top: Some(first), ..Layout::default() };
    let before = grid.rows.iter().copied().take_while(|row| *row < first);
    layout.skipped.extend(before.filter_map(|row| around(grid, row)));
    for band in &bands {
        columns(grid, band, &mut layout);
        layout.skipped.extend(band.is_short.then(|| (grid.spot(band.head, grid.columns[0]), Skipped::Short(band.years.len()))));
        let naming = Naming::of(grid, names, band);
        let mut anchored = anchor.map(|anchor| anchor.rows.iter()).into_iter().flatten();
        for row in band.body.iter().copied() {
            let at = anchored.next();
            match series(grid, names, band, &naming, row) {
                Some(mut found) => {
                    if !naming.is_there() {
                        found.anchor = at.cloned();
                    }
                    layout.series.push(found);
                }
                None => layout.skipped.extend(words(grid, names, row)),
            }
        }
    }
    if let ([only], None) = (layout.series.as_mut_slice(), anchor) {
        only.take_title(|| names.title(grid, first));
    }
    Some(layout)
}

/// The kind of a row outside of a table.
pub(super) fn around(grid: &Grid, row: usize) -> Option<(Spot, Skipped)> {
    let filled = grid.filled(row);
    let first = *filled.first()?;
    let has_figures = filled.len() > 1 && filled.iter().any(|column| is_figure(grid, row, *column));
    let skipped = match () {
        () if is_of_marks(grid, row, first) => Skipped::Marks,
        () if has_figures => Skipped::Lost,
        () => Skipped::Words,
    };
    Some((grid.spot(row, first), skipped))
}

/// Whether a row names years with a mark, as a column does where years lie across.
fn is_of_marks(grid: &Grid, row: usize, first: usize) -> bool {
    let filled = grid.filled(row);
    let is_year = |column: &usize| year_lists::read(&grid.shown(row, *column), true).is_some();
    matches!(Role::of(&grid.shown(row, first)), Role::Marks(_)) && filled.iter().skip(1).any(is_year)
}

/// Words between the rows, such as the heading of a group or a note.
fn words(grid: &Grid, names: &Names, row: usize) -> Option<(Spot, Skipped)> {
    let filled = grid.filled(row);
    let is_known = filled.iter().any(|column| names.knows(&grid.shown(row, *column)));
    let first = filled.iter().copied().find(|column| grid.is_words(row, *column)).filter(|_| !is_known)?;
    let skipped = if is_of_marks(grid, row, first) { Skipped::Marks } else { Skipped::Words };
    Some((grid.spot(row, first), skipped))
}

/// Notes what columns are not read.
fn columns(grid: &Grid, band: &Band, layout: &mut Layout) {
    let has_figures = |column: usize| band.body.iter().any(|row| grid.is_figure(*row, column));
    for (column, head) in band.years.iter().filter(|(column, _)| has_figures(**column)) {
        if let Some(title) = band.title.filter(|_| head.is_bare && band.roles.contains_key(column)) {
            layout.skipped.push((grid.spot(band.head, *column), Skipped::Titled(title)));
        }
    }
    for (column, role) in band.roles.iter().filter(|(column, _)| has_figures(**column) && !band.years.contains_key(column)) {
        let skipped = match role {
            Role::Staged(stage) if stage.reason().is_some() => Skipped::Column(*stage),
            Role::Staged(_) | Role::Other | Role::Value => Skipped::Yearless,
            _ => continue,
        };
        layout.skipped.push((grid.spot(band.head, *column), skipped));
    }
}

/// Whether a text is this program's remark beside a rate that it writes as a fraction.
fn is_fraction(text: &str) -> bool {
    FRACTIONS.both().iter().any(|words| text.starts_with(words))
}

/// Whether a remark says that figures are not plain observations: a stage, or a flag.
pub(super) fn is_telling(text: &str) -> bool {
    is_flag(text) || stage_of_context(text).is_some() || text.contains("单位")
}

/// The cells of a row that name years with a mark.
fn marks(grid: &Grid, band: &Band, row: usize) -> Vec<(Spot, YearMark)> {
    let filled = band.roles.iter().filter(|(column, _)| !grid.is_blank(row, **column));
    let marks = filled.filter_map(|(column, role)| match role {
        Role::Marks(mark) => Some((grid.spot(row, *column), *mark)),
        _ => None,
    });
    marks.collect()
}

/// Where the figures of a row are from, as far as this program's own tables say it.
fn sources(grid: &Grid, band: &Band, row: usize) -> Option<Sources> {
    let filled = |is: &dyn Fn(usize, Role) -> bool| {
        let columns = band.roles.iter().filter(|(column, role)| is(**column, **role) && !grid.is_blank(row, **column));
        columns.map(|(column, _)| grid.spot(row, *column)).next()
    };
    let by_year = filled(&|_, role| role == Role::Sources).map(Sources::ByYear);
    let one = || filled(&|column, _| SOURCE.is(&grid.shown(band.head, column))).map(Sources::One);
    by_year.or_else(|| one().filter(|_| band.is_own(grid)))
}

/// Whether a figure spans several cells, or the headings of the figures name different units.
fn is_spread(grid: &Grid, band: &Band, row: usize) -> bool {
    let observed = band.years.values().filter(|head| head.stage.reason().is_none());
    let units: Vec<_> = observed.filter_map(|head| head.unit.as_deref().map(Unit::of)).collect();
    units.windows(2).any(|pair| pair[0] != pair[1])
        || band.years.keys().any(|column| grid.is_figure(row, *column) && grid.is_merged(row, *column))
}

fn series(grid: &Grid, names: &Names, band: &Band, naming: &Naming, row: usize) -> Option<Series> {
    let has_figure = band.years.keys().any(|column| grid.is_figure(row, *column));
    let text = |column: Option<usize>| column.map(|column| grid.shown(row, column)).filter(|text| !text.is_empty());
    let (name, code) = (text(naming.name), text(naming.code));
    let is_known = [&name, &code].into_iter().flatten().any(|text| names.knows(text));
    let has_words = || band.years.keys().any(|column| grid.is_words(row, *column) || grid.is_nothing(row, *column));
    let marks = marks(grid, band, row);
    let is_read = has_figure || !marks.is_empty() || is_known && has_words();
    if !is_read {
        return None;
    }
    if !is_known && code.is_none() && name.as_deref().is_some_and(|name| is_aside(name) && !has_figure) {
        return None;
    }
    let entries = band
        .years
        .iter()
        .filter(|(column, _)| !grid.is_blank(row, **column))
        .map(|(column, head)| Entry::under(head, band.heading(grid, *column), grid.spot(row, *column)));
    let taken = [naming.name, naming.code, naming.ordinal, naming.unit];
    let beside = |column: &usize| !band.years.contains_key(column) && !taken.contains(&Some(*column));
    let others = || grid.columns.iter().filter(|column| beside(column));
    let own = [&name, &code].into_iter().flatten().find_map(|text| names.one(text));
    // Another indicator's name, or any where the row has none in its place.
    let is_name = |text: &str| !is_known && names.knows(text) || names.one(text).is_some_and(|id| own.as_ref() != Some(&id));
    let is_elsewhere = others().any(|column| is_name(&grid.shown(row, *column)));
    let is_more = others().any(|column| !band.roles.contains_key(column) && grid.is_figure(row, *column));
    let misfit = match () {
        () if is_more => Some(Misfit::MoreFigures),
        () if is_elsewhere => Some(Misfit::Shifted),
        () if is_spread(grid, band, row) => Some(Misfit::Spread),
        () => None,
    };
    let is_dimension = |column: &usize| match band.roles.get(column) {
        Some(Role::Dimension) => !grid.is_blank(row, *column),
        None | Some(Role::Other | Role::Code) => grid.is_words(row, *column),
        _ => false,
    };
    let texts = |role: Role| {
        let of_role = others().filter(move |column| band.roles.get(column) == Some(&role));
        of_role.map(|column| grid.shown(row, *column)).filter(|text| !text.is_empty())
    };
    let is_owner = |column: &&usize| OWNER.is(&grid.shown(band.head, **column));
    let dimension = others().filter(|column| band.roles.get(column) == Some(&Role::Dimension)).filter(|column| !is_owner(column));
    let stage = others().filter(|column| is_dimension(column)).find_map(|column| Stage::of_words(&grid.shown(row, *column)));
    let flags = columns_of(grid, Role::Flag, |column| band.roles.get(&column).copied().unwrap_or(Role::Other));
    let entries = entries.map(|entry| entry.told(stage).with_flag(grid, &flags, band.years.len()));
    let power = texts(Role::Power).next();
    let bare = others().filter(|column| !band.roles.contains_key(column)).map(|column| grid.shown(row, *column));
    let remark = texts(Role::Aside).find(|text| is_telling(text)).or_else(|| bare.into_iter().find(|text| is_flag(text)));
    let dimension = dimension.map(|column| grid.shown(row, *column)).find(|text| is_part(text));
    let at = naming.name.or(naming.code).or_else(|| band.years.keys().next().copied())?;
    Some(Series {
        at: Some(grid.spot(row, at)),
        name: name.clone(),
        code: code.clone(),
        ordinal: text(naming.ordinal),
        unit: in_power(
            text(naming.unit).or_else(|| naming.name.and_then(|column| unit_of_context(&grid.shown(band.head, column)))),
            power.as_deref(),
        ),
        aside: others().filter(|column| is_dimension(column)).map(|column| grid.shown(row, *column)).collect(),
        dimension,
        remark,
        is_own: code.as_deref().is_some_and(|code| names.by_id(code).is_some()) && band.is_own(grid),
        marks,
        sources: sources(grid, band, row),
        is_fraction: grid.columns.iter().any(|column| is_fraction(&grid.shown(row, *column))),
        entries: entries.collect(),
        misfit,
        ..Series::default()
    })
}
