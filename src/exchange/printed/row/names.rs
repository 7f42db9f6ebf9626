//! Names, units and base figures for several goals in one row.

use super::super::clause::Clause;
use super::super::doubt::RowDoubt;
use super::super::fold::plain;
use super::super::measure::Column;
use super::super::name::split;
use super::super::units;
use super::Reader;
use super::aim::Aim;
use crate::plan::Measure;

impl Reader<'_> {
    /// A name for each goal, and whether it is a rate or total beside the level of the same name.
    pub(super) fn names(&mut self, aims: &[Aim]) -> Vec<(String, bool)> {
        let own = self.name.own.clone();
        let has_level = aims.iter().any(|aim| aim.column == Column::Goal && !aim.is_growth());
        let is_beside = |aim: &Aim| has_level && !self.name.is_growth && (aim.column != Column::Goal || aim.is_growth());
        let wholes: Vec<&Aim> =
            aims.iter().filter(|aim| !aim.clause.is_part && aim.column == Column::Goal && !is_beside(aim)).collect();
        let is_many = wholes.len() > 1;
        let parts = if is_many { split(&own, wholes.len()) } else { None };
        let has_labels = wholes.iter().all(|aim| !aim.clause.label.is_empty());
        let mut at = 0;
        let mut names = Vec::with_capacity(aims.len());
        for aim in aims {
            let label = &aim.clause.label;
            let is_whole = aim.column == Column::Goal && !is_beside(aim);
            names.push(match &parts {
                _ if aim.clause.is_part => (format!("{own}（其中：{label}）"), false),
                _ if !is_whole => (own.clone(), is_beside(aim)),
                Some(parts) => {
                    at += 1;
                    (parts[at - 1].clone(), false)
                }
                None if is_many && has_labels => (format!("{own}：{label}"), false),
                None => (own.clone(), false),
            });
        }
        if is_many && parts.is_none() && !has_labels {
            self.out.doubts.push(RowDoubt::Names);
        }
        self.labels(aims, is_many);
        names
    }

    /// A noun beside a number that the row's name does not hold was not read, unless it names one of several goals.
    pub(super) fn labels(&mut self, aims: &[Aim], is_many: bool) {
        let own = plain(&self.name.own);
        for clause in aims.iter().map(|aim| &aim.clause).filter(|clause| clause.figure.is_some() && !clause.is_part && !is_many) {
            let label = plain(&clause.label);
            if !label.is_empty() && !own.contains(&label) && !label.contains(&own) {
                self.out.doubts.push(RowDoubt::LeftOver(clause.label.clone()));
            }
        }
    }

    /// The base figure of a goal among several. A part has none of its own; a growth beside its level has the same.
    pub(super) fn base_of(&mut self, at: usize, aims: &[Aim], bases: &[Clause]) -> Option<Clause> {
        let is_level = |aim: &Aim| !aim.clause.is_part && aim.column == Column::Goal && !aim.is_growth();
        let levels: Vec<usize> = (0..aims.len()).filter(|at| is_level(&aims[*at])).collect();
        match bases {
            [] => None,
            all if all.len() == aims.len() => all.get(at).cloned(),
            all if all.len() == levels.len() && all.len() > 1 => {
                levels.iter().position(|level| *level == at).and_then(|place| all.get(place)).cloned()
            }
            [only] if levels.len() <= 1 => (!aims[at].clause.is_part).then(|| only.clone()),
            _ => {
                if !self.out.doubts.contains(&RowDoubt::Bases) {
                    self.out.doubts.push(RowDoubt::Bases);
                }
                None
            }
        }
    }
}

/// The name of a rate or a total beside the level of that name.
pub(super) fn beside(name: &str, measure: Measure) -> String {
    if measure.is_of_rates() { format!("{name}年均增长") } else { format!("{name}（{}）", measure.name()) }
}

/// A unit for each goal, where the row prints so many: 亿元、万人次. A stroke parts units only if the name has as many parts: 万元/人 is one.
pub(super) fn parts_of_unit(unit: &str, count: usize, is_named: bool) -> Option<Vec<String>> {
    if count < 2 {
        return None;
    }
    let separators: &[&str] = if is_named { &["、", "/", ","] } else { &["、", ","] };
    let parts =
        separators.iter().map(|by| unit.split(by).map(str::trim).collect::<Vec<_>>()).find(|parts| parts.len() == count)?;
    parts.iter().all(|part| units::is_unit(part)).then(|| parts.into_iter().map(str::to_owned).collect())
}
