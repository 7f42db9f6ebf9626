//! The goals of a row, cell by cell, each with its milestones and its stretch.

use super::super::cell::Saying;
use super::super::clause::Clause;
use super::super::doubt::RowDoubt;
use super::super::goal::is_same_unit;
use super::super::measure::Column;
use super::super::units;
use super::{Cells, Reader};
use crate::plan::Year;

impl Reader<'_> {
    /// The goals of all columns, each with what belongs to it.
    pub(super) fn aims(&mut self, cells: &mut Cells) -> Vec<Aim> {
        let mut aims = Vec::new();
        for (column, saying) in std::mem::take(&mut cells.goals) {
            let found = self.of_cell(column, &saying);
            if found.is_empty() && !saying.text.is_empty() {
                self.out.doubts.push(RowDoubt::LeftOver(saying.text));
            }
            aims.extend(found);
        }
        let mut milestones: Vec<(Year, Clause)> = Vec::new();
        for (year, saying) in std::mem::take(&mut cells.milestones) {
            match saying.goals.into_iter().find(|clause| clause.figure.is_some() || clause.times.is_some()) {
                Some(clause) => milestones.push((year, clause)),
                None => self.out.doubts.push(RowDoubt::LeftOver(saying.text)),
            }
        }
        match aims.iter_mut().find(|aim| aim.column == Column::Goal) {
            Some(first) => first.milestones.extend(milestones),
            // Only another year has a goal: it is that row's own.
            None => {
                if let Some((year, mut clause)) = milestones.pop() {
                    clause.year = Some(year);
                    aims.insert(0, Aim { column: Column::Goal, clause, milestones, stretch: None });
                }
            }
        }
        aims
    }

    /// The goals of one cell.
    pub(super) fn of_cell(&mut self, column: Column, saying: &Saying) -> Vec<Aim> {
        let is_status =
            !saying.goals.iter().any(Clause::is_goal) || saying.goals.iter().any(|clause| clause.is_of_each && !clause.is_total);
        let aim = |clause: Clause| Aim { column, clause, milestones: Vec::new(), stretch: None };
        if saying.is_empty() {
            return Vec::new();
        }
        if is_status {
            let year = saying.goals.iter().find_map(|clause| clause.year);
            let is_known = saying.goals.iter().any(|clause| clause.is_of_each) || is_status_words(&saying.text);
            self.out.doubts.extend((!is_known).then_some(RowDoubt::Words));
            return vec![aim(Clause { year, label: saying.text.clone(), text: saying.text.clone(), ..Clause::default() })];
        }
        let mut aims: Vec<Aim> = Vec::new();
        let is_single = saying.goals.len() == 1;
        for clause in &saying.goals {
            let clause = Clause { text: if is_single { saying.text.clone() } else { clause.text.clone() }, ..clause.clone() };
            self.add(&mut aims, clause, column);
        }
        aims
    }

    pub(super) fn add(&mut self, aims: &mut Vec<Aim>, clause: Clause, column: Column) {
        let aim = |clause: Clause| Aim { column, clause, milestones: Vec::new(), stretch: None };
        let end = self.table.period.end();
        let is_number = clause.figure.is_some();
        match aims.last_mut() {
            _ if !clause.is_goal() => self.out.doubts.push(RowDoubt::LeftOver(clause.text)),
            None => aims.push(aim(clause)),
            // 2023年: 1.35；2025年: 1.7
            Some(last)
                if is_number
                    && last.clause.figure.is_some()
                    && is_other_year(last.clause.year, clause.year, end)
                    && !clause.is_part =>
            {
                let (before, after) = (last.clause.year.unwrap_or(end), clause.year.unwrap_or(end));
                if before == end {
                    last.milestones.push((after, clause));
                } else {
                    let earlier = std::mem::replace(&mut last.clause, clause);
                    last.milestones.push((before, earlier));
                }
            }
            Some(last)
                if is_number
                    && last.clause.figure.is_some()
                    && (clause.is_hoped != last.clause.is_hoped)
                    && !clause.is_part
                    && is_same_unit(clause.unit.as_deref(), last.clause.unit.as_deref()) =>
            {
                if last.stretch.is_none() {
                    last.stretch = Some(clause);
                } else {
                    self.out.doubts.push(RowDoubt::LeftOver(clause.text));
                }
            }
            Some(last) if is_number && last.clause.figure.is_none() && last.clause.is_later => {
                let later = std::mem::replace(&mut last.clause, clause);
                self.out.doubts.push(RowDoubt::LeftOver(later.text));
            }
            Some(_) if is_number => aims.push(aim(clause)),
            // 年均增速高于GDP增速 beside a level is a row of its own.
            Some(last)
                if clause.is_against_growth()
                    && !clause.is_hoped
                    && (clause.is_growth || clause.is_average)
                    && last.clause.figure.is_some() =>
            {
                aims.push(aim(clause));
            }
            Some(_) => self.out.doubts.push(RowDoubt::LeftOver(clause.text)),
        }
    }
}

/// A goal with the column it stands in.
pub(super) struct Aim {
    pub(super) column: Column,
    pub(super) clause: Clause,
    /// Goals for other years in the same cell or row.
    pub(super) milestones: Vec<(Year, Clause)>,
    /// 力争.
    pub(super) stretch: Option<Clause>,
}

/// Whether a second number is for another year: it names one, or the first names one that is not the plan's.
pub(super) fn is_other_year(first: Option<Year>, second: Option<Year>, end: Year) -> bool {
    first != second && (second.is_some() || first.is_some_and(|year| year != end))
}

impl Aim {
    /// Whether the cell says that it is a growth: 年均增长6％.
    pub(super) fn is_growth(&self) -> bool {
        let clause = &self.clause;
        let is_said = clause.is_growth || (clause.is_average && clause.change.is_some());
        (is_said && clause.unit.as_deref().is_none_or(units::is_percent))
            || (clause.figure.is_none() && clause.is_against_growth())
    }
}

/// Words that plans state a status with.
pub(super) fn is_status_words(text: &str) -> bool {
    let has_number = text.chars().any(|c| crate::figure::half_width(c).is_ascii_digit());
    let is_all = text.contains('应') && text.contains('尽');
    is_all
        || (!has_number && ["全覆盖", "建成", "建立", "全面实现", "如期实现", "基本实现"].iter().any(|word| text.contains(word)))
}
