//! Years that a table leaves out or in which it begins another definition, and where its figures are from.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::grid::{Grid, Spot};
use super::layout::{Series, Sources};
use super::proposal::{MarkedYears, QuestionTopic};
use super::reader::{FoundMarks, Reader};
use super::words::{leave_out, shortened};
use super::year_lists;
use crate::plan::{Id, Year};
use crate::scenario::{Facts, YearMark};
use crate::{phrase, word};

/// The sources of a row's figures.
pub(super) enum Origin {
    Unsaid,
    One(Arc<str>),
    ByYear(BTreeMap<Year, Arc<str>>),
}

impl Origin {
    pub(super) fn of(&self, year: Year) -> Option<Arc<str>> {
        match self {
            Self::Unsaid => None,
            Self::One(source) => Some(source.clone()),
            Self::ByYear(sources) => sources.get(&year).cloned(),
        }
    }
}

/// What a mark is called.
pub fn name(mark: YearMark) -> &'static str {
    match mark {
        YearMark::LeftOut => word!("不计", "left out"),
        YearMark::Break => word!("口径变化", "break"),
    }
}

impl Reader<'_> {
    /// Reads the marks of a row. What cannot be understood is asked about, and never dropped.
    pub(super) fn marks(&mut self, grid: &Grid, series: &Series, id: &Id) {
        for (at, mark) in series.marks.iter().copied() {
            if let Some(years) = self.marked_years(grid, at, mark, id) {
                let printed = grid.shown(at.row, at.column);
                let is_asked = self.told.contains(&QuestionTopic::Cell(at));
                let marked = MarkedYears { indicator: id.clone(), mark, years, at, printed, is_asked };
                self.found_marks.push(FoundMarks { marked, series: series.at.unwrap_or(at) });
            }
        }
    }

    fn marked_years(&mut self, grid: &Grid, at: Spot, mark: YearMark, id: &Id) -> Option<Vec<Year>> {
        let (printed, name, mark_name) = (shortened(&grid.shown(at.row, at.column)), self.name(id), name(mark));
        let is_plain = grid.note(at.row, at.column).is_none()
            && grid.scaled(at.row, at.column).is_none()
            && !grid.is_merged(at.row, at.column)
            && grid.struck(at.row, at.column).is_none_or(|struck| struck.part.is_none());
        let years = year_lists::read(&grid.shown(at.row, at.column), mark == YearMark::LeftOut).filter(|_| is_plain);
        let Some(years) = years else {
            let what = phrase!(
                "“{name}”的“{printed}”（{mark_name}）认不出是哪些年份，没有填；应写成 2015年、2017年",
                "“{printed}” ({mark_name}) for “{name}” names no years that are understood, and is not filled in; write 2015, 2017"
            );
            self.ask(QuestionTopic::Cell(at), at, what, Vec::new(), 0);
            return None;
        };
        let mut facts = Facts::default();
        let refused = years.iter().find_map(|year| facts.record(self.plan, mark.record(id.clone(), *year, true)).err());
        if let Some(problem) = refused {
            let what = phrase!(
                "“{name}”的“{printed}”（{mark_name}）没有填：{problem}",
                "“{printed}” ({mark_name}) for “{name}” is not filled in: {problem}"
            );
            self.ask(QuestionTopic::Cell(at), at, what, Vec::new(), 0);
            return None;
        }
        if grid.is_struck(at.row, at.column) {
            let what = phrase!(
                "“{name}”的“{printed}”（{mark_name}）划去了，还照填吗？",
                "“{printed}” ({mark_name}) for “{name}” is struck through. Take it all the same?"
            );
            let choices = vec![leave_out(), word!("照填", "take it").to_owned()];
            if self.ask(QuestionTopic::Cell(at), at, what, choices, 0) == 0 {
                return None;
            }
        }
        Some(years.into_iter().collect())
    }

    /// Where the figures of a row are from.
    pub(super) fn sources(&mut self, grid: &Grid, series: &Series) -> Origin {
        match series.sources {
            None => Origin::Unsaid,
            Some(Sources::One(at)) => Origin::One(grid.shown(at.row, at.column).into()),
            Some(Sources::ByYear(at)) => {
                let stated = grid.shown(at.row, at.column);
                if let Some(sources) = year_lists::sources_read(&stated) {
                    return Origin::ByYear(sources);
                }
                let printed = shortened(&stated);
                let why = phrase!(
                    "各年来源“{printed}”没有写明年份，没有读；应写成 2016—2018年：统计年鉴；2019年：公报",
                    "the sources “{printed}” name no years and are not read; write 2016—2018: yearbook; 2019: communiqué"
                );
                self.leave(at, why, true);
                Origin::Unsaid
            }
        }
    }
}
