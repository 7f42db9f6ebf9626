//! Rows without headings, each with a year, a name and a figure.

use super::across;
use super::across::is_telling;
use super::dated::name_and_year;
use super::grid::Grid;
use super::head::{Head, head, is_figure};
use super::layout::{Entry, Layout, Misfit, Series};
use super::names::Names;
use super::stage::Stage;
use crate::figure::Unit;

/// Rows without headings, each with a year, a name and a figure. Titles and notes may stand between them.
pub(super) fn with_year_in_each(grid: &Grid, names: &Names) -> Option<Layout> {
    let mut layout = Layout::default();
    let is_bare = |row: &usize| {
        grid.filled(*row).first().is_none_or(|first| head(grid.cell(*row, *first)).is_some_and(|head| head.is_bare))
    };
    let is_first_bare = grid.rows.iter().filter(|row| grid.filled(**row).len() > 1).all(is_bare);
    for row in grid.rows.iter().copied().filter(|row| !grid.filled(*row).is_empty()) {
        let found = Dated::of(grid, names, row, is_first_bare);
        match (&found.year, found.figures.as_slice()) {
            (Year::None, []) => layout.skipped.extend(across::around(grid, row)),
            // A row of headings.
            (Year::One(..), []) if found.name.is_none() && grid.filled(row).len() > 1 => return None,
            // A title, or a row without a figure.
            (Year::One(..), []) => {
                layout.skipped.extend(found.name.is_none().then(|| across::around(grid, row)).flatten());
            }
            (Year::One(year, head), [figure, more @ ..]) => {
                let (name, at) = found.name.or(found.words.first().cloned())?;
                let rest: Vec<String> = found.words.into_iter().filter(|(_, each)| *each != at).map(|(text, _)| text).collect();
                let (units, aside): (Vec<_>, Vec<_>) = rest.into_iter().partition(|text| Unit::of(text).is_known());
                let stage = aside.iter().find_map(|text| Stage::of_words(text));
                let entry = Entry::under(head, grid.spot(row, *year), grid.spot(row, *figure)).told(stage);
                layout.series.push(Series {
                    at: Some(grid.spot(row, at)),
                    name: Some(name),
                    unit: units.into_iter().next(),
                    remark: aside.iter().find(|text| is_telling(text)).cloned(),
                    aside,
                    entries: vec![entry],
                    misfit: (!more.is_empty()).then_some(Misfit::MoreFigures),
                    ..Series::default()
                });
            }
            _ => return None,
        }
    }
    let is_known = |series: &Series| series.name.as_ref().is_some_and(|name| names.knows(name));
    layout.series.iter().any(is_known).then_some(layout)
}

/// The years of a row.
enum Year {
    None,
    One(usize, Head),
    Several,
}

/// A row without headings: its year, its name, other words and figures, each with its column.
struct Dated {
    year: Year,
    name: Option<(String, usize)>,
    words: Vec<(String, usize)>,
    figures: Vec<usize>,
}

impl Dated {
    /// A bare number is the year of its row only if the first cell of every row is one.
    fn of(grid: &Grid, names: &Names, row: usize, is_first_bare: bool) -> Self {
        let filled = grid.filled(row);
        let (mut year, mut name, mut words, mut figures) = (Year::None, None, Vec::new(), Vec::new());
        for column in filled.iter().copied() {
            let text = grid.shown(row, column);
            let both = name_and_year(names, &text).filter(|_| !is_figure(grid, row, column));
            let own = head(grid.cell(row, column)).filter(|head| !head.is_bare || (column == filled[0] && is_first_bare));
            if let Some((own, _)) = &both {
                name = name.or_else(|| Some((own.clone(), column)));
            }
            match both.map(|(_, head)| head).or(own) {
                Some(head) => year = if matches!(year, Year::None) { Year::One(column, head) } else { Year::Several },
                None if name.is_none() && names.knows(&text) => name = Some((text, column)),
                None if grid.is_figure(row, column) => figures.push(column),
                None if grid.is_words(row, column) => words.push((text, column)),
                None => {}
            }
        }
        Self { year, name, words, figures }
    }
}
