//! Years across: a row of headings, a row for each indicator.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::columns::{Role, is_aside, is_dated_otherwise, unit_column};
use super::facts_form::SOURCE;
use super::flags::{columns_of, in_power};
use super::grid::{Grid, Spot};
use super::head::{Head, head, is_figure, is_near, stacked};
use super::layout::{Anchor, Entry, Layout, Misfit, Series, Skipped, Sources};
use super::names::Names;
use super::stage::Stage;
use super::stage_of::{is_flag, stage_of_context};
use super::words::unit_of_context;
use super::year_lists;
use crate::exchange::scenario_book::{FRACTIONS, HOW, OWNER};
use crate::exchange::workbook::Cell;
use crate::figure::{Unit, any_of, key, rounded};
use crate::plan::{Period, Year};
use crate::scenario::YearMark;

impl Band {
    /// The place of the heading over a column.
    fn heading(&self, grid: &Grid, column: usize) -> Spot {
        grid.spot(self.head, column - usize::from(self.is_short))
    }

    /// Moves headings to the right that are one cell short of every row below: the cell over the names got lost.
    fn align(&mut self, grid: &Grid, names: &Names) {
        let [first, rest @ ..] = grid.columns.as_slice() else { return };
        let heads = self.years.len();
        let is_full = self.roles.is_empty() && self.years.keys().eq(grid.columns.iter().take(heads)) && rest.len() == heads;
        let is_named = |row: &usize| grid.is_words(*row, *first) && rest.iter().all(|column| grid.is_figure(*row, *column));
        let is_known = |row: &usize| names.knows(&grid.shown(*row, *first));
        if is_full && self.body.iter().all(is_named) && self.body.iter().any(is_known) {
            self.is_short = true;
            self.years = rest.iter().copied().zip(std::mem::take(&mut self.years).into_values()).collect();
        }
    }

    /// Whether this program wrote it: every year has this program's heading, or a column says how to fill in.
    fn is_own(&self, grid: &Grid) -> bool {
        let heads = |column: &usize| grid.shown(self.head, *column);
        let is_own_head = |column: &usize| ["观测", "observed"].iter().any(|word| heads(column).ends_with(word));
        let is_form = grid.columns.iter().any(|column| HOW.is(&heads(column)));
        is_form || self.years.iter().filter(|(_, head)| head.stage == Stage::Observed).all(|(column, _)| is_own_head(column))
    }

    /// Gives targets without a year the target year.
    fn date_targets(&mut self, period: Period) {
        if self.title.is_some() {
            return;
        }
        let targets: Vec<usize> =
            self.roles.iter().filter(|(_, role)| **role == Role::Staged(Stage::Planned)).map(|(column, _)| *column).collect();
        for column in targets {
            self.roles.remove(&column);
            self.years.insert(column, Head { year: period.end(), stage: Stage::Planned, unit: None, is_bare: true });
        }
    }
}

/// Rows of headings and the rows below them, up to the next headings.
struct Band {
    /// The row of headings with the years, and the number of heading rows below it.
    head: usize,
    /// The rows of the body.
    body: Vec<usize>,
    years: BTreeMap<usize, Head>,
    roles: BTreeMap<usize, Role>,
    /// The year of the title, if headings say that figures were observed but not when.
    title: Option<Year>,
    /// Whether the headings stand one column to the left of their figures.
    is_short: bool,
}

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

fn bands(grid: &Grid, names: &Names) -> Vec<Band> {
    let mut heads: Vec<usize> = Vec::new();
    for row in grid.rows.iter().copied() {
        if is_head(grid, names, row, heads.last().copied()) {
            heads.push(row);
        }
    }
    let Some(first) = heads.first().copied() else { return titled(grid).into_iter().collect() };
    let title = title(grid, first);
    (0..heads.len())
        .filter_map(|at| {
            let last = heads.get(at + 1).copied();
            let body: Vec<_> =
                grid.rows.iter().copied().filter(|row| *row > heads[at] && last.is_none_or(|last| *row < last)).collect();
            Some(band(grid, names, heads[at], body, title)).filter(|band| !band.years.is_empty())
        })
        .collect()
}

/// Whether a row names years: it has no other figure, and is not the row of an indicator whose figures look like years.
fn is_head(grid: &Grid, names: &Names, row: usize, earlier: Option<usize>) -> bool {
    let is_aside =
        |column: &usize| earlier.is_some_and(|earlier| earlier < row && Role::of(&grid.shown(earlier, *column)).may_name_years());
    let filled: Vec<usize> = grid.filled(row).into_iter().filter(|column| !is_aside(column)).collect();
    // A date in a sentence does not head a column.
    let is_short =
        |column: &usize| grid.shown(row, *column).chars().count() <= 20 && !grid.shown(row, *column).contains(['：', ':']);
    let found: Vec<_> = filled.iter().map(|column| head(grid.cell(row, *column)).filter(|_| is_short(column))).collect();
    let years = found.iter().flatten().count();
    if years == 0 || filled.iter().zip(&found).any(|(column, head)| head.is_none() && grid.is_figure(row, *column)) {
        return false;
    }
    // Last updated: 2024-06-28
    if let ([first, _], 1) = (filled.as_slice(), years)
        && is_dated_otherwise(&grid.shown(row, *first))
    {
        return false;
    }
    let is_strong = found.iter().flatten().any(|head| !head.is_bare);
    // Numbers alone, without a word below them, may be figures.
    let has_words = |below: usize| grid.columns.iter().any(|column| grid.is_words(below, *column));
    if filled.len() == years && !is_strong && !grid.rows.iter().any(|below| *below > row && has_words(*below)) {
        let years: Vec<_> = found.iter().flatten().map(|head| head.year).collect();
        let is_in_order = years.is_sorted_by(|one, other| one < other) || years.is_sorted_by(|one, other| one > other);
        if !is_in_order || !years.iter().all(|year| is_near(*year, names.period())) {
            return false;
        }
    }
    let is_named = filled.iter().any(|column| names.knows(&grid.shown(row, *column)));
    if filled.len() == 1 {
        let column = filled[0];
        let may_head = |head: &Head| !head.is_bare || is_near(head.year, names.period());
        let is_short = |head: &Head| head.is_bare || head.stage != Stage::Unknown;
        let is_year = found[0].as_ref().is_some_and(|head| may_head(head) && is_short(head));
        let is_column =
            grid.rows.iter().filter(|each| **each > row).all(|each| grid.filled(*each).iter().all(|at| *at == column));
        let is_over = || {
            let is_named =
                |below: &usize| grid.filled(*below).iter().any(|at| *at != column && names.knows(&grid.shown(*below, *at)));
            let below = || grid.rows.iter().filter(|each| **each > row && is_named(each));
            let is_only = |below: &usize| {
                let figures = grid.columns.iter().filter(|at| is_figure(grid, *below, **at));
                figures.copied().eq([column])
            };
            below().next().is_some() && below().all(is_only)
        };
        return earlier.is_none() && is_year && (is_column || is_over());
    }
    let is_repeated = |earlier: usize| {
        filled.iter().zip(&found).all(|(column, head)| head.is_some() || grid.shown(row, *column) == grid.shown(earlier, *column))
    };
    match (is_strong, earlier) {
        (true, _) => !is_named || years > 1,
        (false, _) if is_named => false,
        (false, Some(earlier)) => is_repeated(earlier),
        (false, None) => years < filled.len() || years > 1,
    }
}

/// The year in the title, if there is only one.
fn title(grid: &Grid, first: usize) -> Option<Year> {
    let titles = grid.rows.iter().copied().filter(|row| *row < first).filter(|row| grid.filled(*row).len() == 1);
    let years: Vec<_> = titles.filter_map(|row| title_year(&grid.shown(row, grid.filled(row)[0]))).collect();
    years.first().copied().filter(|year| years.iter().all(|each| each == year))
}

/// How many letters at the end of a title may name its year.
const TITLE: usize = 80;

fn title_year(text: &str) -> Option<Year> {
    let mut ends = text.char_indices().rev().take(TITLE).map(|(at, _)| Cell::text(&text[at..]));
    ends.find_map(|end| head(&end).filter(|head| !head.is_bare)).map(|head| head.year)
}

/// Whether a column without a year has observed figures or figures as such.
fn is_observed(role: Role) -> bool {
    matches!(role, Role::Staged(Stage::Observed) | Role::Value)
}

/// A table of one year, which only the title names: headings such as 目标 and 实际.
fn titled(grid: &Grid) -> Option<Band> {
    let row = grid.rows.iter().copied().find(|row| {
        let roles: Vec<_> = grid.filled(*row).iter().map(|column| Role::of(&grid.shown(*row, *column))).collect();
        roles.contains(&Role::Name) && roles.iter().copied().any(is_observed) && roles.len() > 1
    })?;
    let title = title(grid, row).or_else(|| title_year(grid.name()))?;
    let body: Vec<_> = grid.rows.iter().copied().filter(|each| *each > row).collect();
    let roles: BTreeMap<_, _> = grid.columns.iter().map(|column| (*column, Role::of(&grid.shown(row, *column)))).collect();
    let years = roles
        .iter()
        .filter(|(_, role)| is_observed(**role))
        .map(|(column, _)| (*column, Head { year: title, stage: Stage::Observed, unit: None, is_bare: true }));
    let years: BTreeMap<_, _> = years.collect();
    Some(Band { head: row, body, years, roles, title: Some(title), is_short: false })
}

fn band(grid: &Grid, names: &Names, row: usize, mut body: Vec<usize>, title: Option<Year>) -> Band {
    let above = grid.rows.iter().copied().rfind(|each| *each < row).filter(|above| is_upper(grid, names, *above));
    let below = body.first().copied().filter(|below| is_lower(grid, names, row, *below));
    if below.is_some() {
        body.remove(0);
    }
    let over = grid.rows.iter().copied().rfind(|each| *each < row).filter(|over| above.is_none() && heads_too(grid, *over));
    let (mut years, mut roles) = (BTreeMap::new(), BTreeMap::new());
    for column in grid.columns.iter().copied() {
        let own = spread(grid, row, column, below);
        let upper = above.map_or_else(String::new, |above| spread(grid, above, column, Some(row)));
        let lower = below.map_or_else(String::new, |below| in_brackets(&grid.shown(below, column)));
        let is_of_part = is_part(&lower);
        let lower = if is_of_part || is_whole(&lower) { String::new() } else { lower };
        let parts: Vec<&str> =
            [upper.as_str(), own.as_str(), lower.as_str()].into_iter().filter(|part| !part.is_empty()).collect();
        let is_alone = parts.len() == 1 && !own.is_empty() && own == grid.shown(row, column);
        let found = if is_alone { head(grid.heading(row, column)) } else { stacked(&parts) };
        // The upper of two heading rows may name this column.
        let lone = over.map_or_else(String::new, |over| grid.shown(over, column));
        let is_open = own.is_empty() || Stage::of_words(&own).is_some();
        let is_dated = found.is_none() && is_open && head(&Cell::text(lone.as_str())).is_some();
        let found = if is_dated { stacked(&[&lone, &own, &lower]) } else { found };
        let parts = if parts.is_empty() && !lone.is_empty() { vec![lone.as_str()] } else { parts };
        if let Some(head) = found {
            let has_note = [Some(row), above, below, over].into_iter().flatten().any(|each| grid.note(each, column).is_some());
            let head = if is_of_part && head.stage == Stage::Observed { Head { stage: Stage::Part, ..head } } else { head };
            years.insert(column, head.marked(has_note));
        } else if !parts.is_empty() {
            let mut meant = [own.as_str(), upper.as_str(), lower.as_str(), lone.as_str()].into_iter().map(Role::of);
            roles.insert(column, meant.find(|role| *role != Role::Other).unwrap_or(Role::Other));
        }
    }
    Band { head: row, body, years, roles, title, is_short: false }
}

/// Whether a row above the headings has headings of its own and no figures, so that it is more than a title.
fn heads_too(grid: &Grid, row: usize) -> bool {
    let filled = grid.filled(row);
    let is_heading = |column: &usize| !grid.is_figure(row, *column) || head(grid.cell(row, *column)).is_some();
    filled.len() > 1 && filled.iter().all(is_heading)
}

/// A unit below a heading, as one in brackets after it.
fn in_brackets(text: &str) -> String {
    let is_unit = Unit::of(text).is_known() && Stage::of_words(text).is_none() && !Stage::is_level(text);
    if is_unit && !rounded(text).starts_with('(') { format!("({text})") } else { text.to_owned() }
}

/// A heading that spans what stands below it: the row is empty to the right of it, and the next row is not.
fn spread(grid: &Grid, row: usize, column: usize, below: Option<usize>) -> String {
    let own = grid.shown(row, column);
    let is_spanned = |below: usize| !grid.is_blank(below, column) && Role::of(&grid.shown(below, column)) != Role::Unit;
    if !own.is_empty() || !below.is_some_and(is_spanned) {
        return own;
    }
    let left = grid
        .columns
        .iter()
        .copied()
        .filter(|each| *each < column)
        .rev()
        .map(|each| grid.shown(row, each))
        .find(|text| !text.is_empty());
    let is_time = |text: &String| head(&Cell::text(text.as_str())).is_some() || Stage::of_words(text).is_some();
    left.filter(is_time).unwrap_or_default()
}

/// Whether a row has headings above those of the years: words such as 计划 and 实际, more than a title.
fn is_upper(grid: &Grid, names: &Names, row: usize) -> bool {
    let filled = grid.filled(row);
    let words: Vec<_> = filled.iter().map(|column| grid.shown(row, *column)).collect();
    let is_heading = |word: &String| Stage::of_words(word).is_some() || Role::of(word) != Role::Other;
    let is_dated = |column: &usize| head(grid.cell(row, *column)).is_some();
    filled.iter().all(|column| !grid.is_figure(row, *column) && !is_dated(column))
        && words.iter().any(|word| Stage::of_words(word).is_some())
        && words.iter().all(is_heading)
        && words.len() > 1
        && !words.iter().any(|word| names.knows(word))
}

/// Whether a row has headings below those of the years: units, 计划 and 实际, without figures or names.
fn is_lower(grid: &Grid, names: &Names, head_row: usize, row: usize) -> bool {
    let filled = grid.filled(row);
    let is_heading = |column: &usize| {
        let text = grid.shown(row, *column);
        Stage::of_words(&text).is_some()
            || Stage::is_level(&text)
            || is_part(&text)
            || is_whole(&text)
            || rounded(&text).starts_with('(')
            || Unit::of(&text).is_known()
            || Role::of(&text) == Role::of(&grid.shown(head_row, *column)) && Role::of(&text) != Role::Other
            || text == "％"
            || text == "%"
    };
    // Text below the names alone heads a group.
    let is_beside = |column: &usize| head(grid.cell(head_row, *column)).is_some() || grid.is_blank(head_row, *column);
    filled.iter().any(is_beside)
        && filled.iter().all(|column| !grid.is_figure(row, *column) && !names.knows(&grid.shown(row, *column)))
        && filled.iter().all(is_heading)
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

/// The columns that name the rows.
struct Naming {
    name: Option<usize>,
    code: Option<usize>,
    ordinal: Option<usize>,
    unit: Option<usize>,
}

impl Naming {
    fn of(grid: &Grid, names: &Names, band: &Band) -> Self {
        let of_role = |wanted: Role| band.roles.iter().find(|(_, role)| **role == wanted).map(|(column, _)| *column);
        let candidates: Vec<usize> = grid.columns.iter().copied().filter(|column| !band.years.contains_key(column)).collect();
        // The column with most such rows; the first of several.
        let most = |is: &dyn Fn(usize, usize) -> bool| {
            let count = |column: usize| band.body.iter().filter(|row| is(**row, column)).count();
            let counted = candidates.iter().map(|column| (count(*column), Reverse(*column)));
            counted.max().filter(|(count, _)| *count > 0).map(|(_, Reverse(column))| column)
        };
        let is_id = |row: usize, column: usize| names.by_id(&grid.shown(row, column)).is_some();
        let ids = most(&is_id);
        let known = most(&|row, column| !is_id(row, column) && names.knows(&grid.shown(row, column)));
        let is_free = |column: usize| {
            matches!(band.roles.get(&column), None | Some(Role::Other | Role::Name | Role::Year | Role::Dimension))
        };
        let worded = || most(&|row, column| is_free(column) && grid.is_words(row, column)).filter(|_| ids.is_none());
        let name = known.or_else(|| of_role(Role::Name)).or_else(worded);
        let code = ids.or_else(|| of_role(Role::Code));
        let units = band.roles.iter().filter(|(_, role)| **role == Role::Unit).map(|(column, _)| *column).collect();
        let unit = unit_column(grid, band.head, &band.body, units);
        Self { name, code, ordinal: of_role(Role::Ordinal), unit }
    }

    const fn is_there(&self) -> bool {
        self.name.is_some() || self.code.is_some() || self.ordinal.is_some()
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

/// Whether a text names a part of the people that an indicator counts.
pub(super) fn is_part(text: &str) -> bool {
    let word = key(text);
    any_of("男|女|男性|女性|城镇|农村|城市|乡村|male|female|m|f|urban|rural|boys|girls", |part| part == word)
}

/// Whether a text names the whole beside such parts.
fn is_whole(text: &str) -> bool {
    let word = key(text);
    any_of("合计|总计|总体|全部|全体|全市|全县|全区|城乡|total|all|bothsexes", |whole| whole == word)
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
    let unheaded = |column: &usize| !band.roles.contains_key(column) && grid.is_figure(row, *column);
    let own = [&name, &code].into_iter().flatten().find_map(|text| names.one(text));
    let is_other = |column: &usize| names.one(&grid.shown(row, *column)).is_some_and(|id| own.as_ref() != Some(&id));
    let is_elsewhere =
        |column: &usize| beside(column) && (!is_known && names.knows(&grid.shown(row, *column)) || is_other(column));
    let others = || grid.columns.iter().filter(|column| beside(column));
    let is_spread = band.years.keys().any(|column| grid.is_figure(row, *column) && grid.is_merged(row, *column));
    let observed = band.years.values().filter(|head| head.stage.reason().is_none());
    let units: Vec<_> = observed.filter_map(|head| head.unit.as_deref().map(Unit::of)).collect();
    let is_mixed = units.windows(2).any(|pair| pair[0] != pair[1]);
    let misfit = if others().any(unheaded) {
        Some(Misfit::MoreFigures)
    } else if others().any(is_elsewhere) {
        Some(Misfit::Shifted)
    } else if is_spread || is_mixed {
        Some(Misfit::Spread)
    } else {
        None
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
        is_titled: false,
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
        anchor: None,
        entries: entries.collect(),
        misfit,
    })
}
