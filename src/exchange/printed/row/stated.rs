//! What is stated: a goal, its measure and its base figure put together.

use super::super::clause::Clause;
use super::super::doubt::RowDoubt;
use super::super::goal::{goal, is_harder};
use super::super::measure::{Asked, Column, Taken, measure};
use super::super::name::Name;
use super::super::nature::{bounds, inferred_unit, is_per_head};
use super::super::start::{Base, Found, amount, start};
use super::super::units;
use super::aim::Aim;
use super::names::beside;
use super::{Cells, Draft, Reader};
use crate::plan::Decimals;
use crate::plan::{Goal, Measured, Milestone, Of, Statement, Status, When};
use crate::view::number::exact;
use crate::word;

impl Reader<'_> {
    /// A row without any goal is watched where dashes say so.
    pub(super) fn without_goal(&mut self, cells: &Cells, bases: &[Clause]) {
        if !cells.is_dashed {
            self.out.doubts.push(RowDoubt::NoGoal);
        }
        let words = if cells.is_dashed { "—" } else { "" };
        let clause = Clause { is_watched: true, text: words.to_owned(), ..Clause::default() };
        let unit = self.unit.clone();
        let (is_estimated, year) = cells.base.as_ref().map_or((false, None), |(_, year, is_estimated)| (*is_estimated, *year));
        let base = self.table.period.base();
        let found = bases.first().map(|clause| Found { clause, unit: &unit, is_estimated, year, base });
        let aim = Aim { column: Column::Goal, clause, milestones: Vec::new(), stretch: None };
        self.draft(&aim, (self.name.own.clone(), false), &unit, found.as_ref());
    }

    pub(super) fn draft(&mut self, aim: &Aim, (name, is_beside): (String, bool), row_unit: &str, found: Option<&Found>) {
        let clause = &aim.clause;
        let is_words = !clause.is_goal();
        if is_words || clause.is_of_each {
            let end = self.table.period.end();
            let start = found.and_then(|found| amount(found.clause.figure?.low));
            let status = Status { words: clause.text.clone(), by: clause.year.filter(|year| *year != end), start };
            return self.push(name, units::neat(row_unit), 0, Statement::Status(status), Vec::new(), clause.is_part);
        }
        let own = Name { is_growth: self.name.is_growth, change: self.name.change, is_part: clause.is_part, ..Name::of(&name) };
        let unit = if row_unit.is_empty() && clause.unit.is_none() { inferred_unit(&own) } else { row_unit.to_owned() };
        let asked = Asked {
            name: &own,
            unit: &unit,
            clause,
            column: aim.column,
            base: found.and_then(|found| found.clause.figure).map(|figure| figure.low),
            level: self.level.filter(|_| aim.column != Column::Goal),
        };
        let taken = measure(&asked);
        let taken = of_base_unit(taken, found, row_unit, clause);
        if clause.is_about && clause.against.is_some() {
            self.out.doubts.push(RowDoubt::LeftOver(word!("左右", "about").to_owned()));
        }
        // 明显提高 without a base says which way and from nowhere.
        if clause.is_direction() && found.is_none() {
            self.out.doubts.push(RowDoubt::Words);
        }
        let Some((measured, base)) = self.measured(aim, &taken, &own, found) else {
            return self.out.doubts.push(RowDoubt::LeftOver(clause.text.clone()));
        };
        let in_unit = taken.others.iter().filter(|(measure, _)| measure.is_in_percent() == taken.measure.is_in_percent());
        let others = in_unit.filter_map(|(measure, when)| {
            let other = Taken {
                measure: *measure,
                when: *when,
                is_per_year: false,
                doubts: Vec::new(),
                others: Vec::new(),
                ..taken.clone()
            };
            self.stated(aim, &other, &own, found).map(|(measured, _)| Statement::Measured(measured))
        });
        let others: Vec<_> = others.collect();
        self.out.doubts.extend(taken.doubts.iter().filter(|doubt| !self.out.doubts.contains(doubt)).cloned().collect::<Vec<_>>());
        for note in base.notes {
            if !self.out.notes.contains(&note) {
                self.out.notes.push(note);
            }
        }
        let decimals = clause.figure.map_or(0, |figure| figure.decimals).max(base.decimals);
        let name = if is_beside { beside(&name, measured.measure) } else { name };
        self.push(name, units::neat(&taken.unit), decimals, Statement::Measured(measured), others, clause.is_part);
    }

    /// What is stated, with its doubts noted.
    pub(super) fn measured(&mut self, aim: &Aim, taken: &Taken, name: &Name, found: Option<&Found>) -> Option<(Measured, Base)> {
        let (measured, mut base) = self.stated(aim, taken, name, found)?;
        let doubts = std::mem::take(&mut base.doubts);
        for doubt in doubts {
            if !self.out.doubts.contains(&doubt) {
                self.out.doubts.push(doubt);
            }
        }
        Some((measured, base))
    }

    pub(super) fn stated(&self, aim: &Aim, taken: &Taken, name: &Name, found: Option<&Found>) -> Option<(Measured, Base)> {
        let period = self.table.period;
        let clause = &aim.clause;
        let mut base = found.map_or_else(Base::default, |found| start(found, taken, self.table.notes));
        // Against 2005: the figure of the base year is not what it is held against.
        if clause.since.is_some_and(|year| year != period.base()) && found.is_some_and(|found| found.year != clause.since) {
            base = Base { doubts: vec![RowDoubt::Otherwise], ..Base::default() };
        }
        if base.start.is_none() {
            base.basis.year = clause.since.filter(|year| *year != period.base());
        }
        let steps = period.steps();
        let asked = goal(clause, taken, name, base.start(), steps)?;
        base.doubts.extend(asked.doubts);
        let of = |clause: &Clause| goal(clause, taken, name, base.start(), steps).map(|asked| (asked.goal, asked.op_source));
        let (goal, stretch) = harder(asked.goal, aim.stretch.as_ref().and_then(of).map(|(goal, _)| goal));
        let mut milestones: Vec<Milestone> = aim
            .milestones
            .iter()
            .filter_map(|(year, clause)| of(clause).map(|(goal, op_source)| Milestone { year: *year, goal, op_source }))
            .collect();
        milestones.sort_by_key(|milestone| milestone.year);
        milestones.dedup_by_key(|milestone| milestone.year);
        let is_each = matches!(&goal, Goal::Than(than) if than.of == Of::Previous) || clause.is_lasting;
        let when = if is_each { When::EveryYear } else { taken.when };
        let year = clause.year.filter(|year| *year != period.end() && *year > period.base());
        let measured = Measured {
            measure: taken.measure,
            start: base.start(),
            basis: base.basis.clone(),
            goal,
            op_source: asked.op_source,
            when,
            year,
            stretch,
            milestones,
        };
        Some((measured, base))
    }

    pub(super) fn push(
        &mut self,
        name: String,
        unit: String,
        decimals: usize,
        statement: Statement,
        others: Vec<Statement>,
        is_part: bool,
    ) {
        let decimals = u8::try_from(decimals).ok().and_then(Decimals::new).unwrap_or(Decimals::NONE);
        let (bounds, beyond) = bounds(&name, &unit, &statement);
        self.out.doubts.extend(beyond.map(|figure| RowDoubt::Beyond(exact(figure.get()))));
        let per_head = is_per_head(&name) && !units::is_percent(&unit);
        self.out.drafts.push(Draft { name, unit, nature: None, decimals, bounds, per_head, is_part, statement, others });
    }
}

/// Of two goals the easier decides, and the harder is the stretch.
pub(super) fn harder(goal: Goal, stretch: Option<Goal>) -> (Goal, Option<Goal>) {
    match stretch {
        Some(stretch) if is_harder(&stretch, &goal) => (goal, Some(stretch)),
        Some(stretch) if is_harder(&goal, &stretch) => (stretch, Some(goal)),
        _ => (goal, None),
    }
}

/// Where only the base names a unit, the outcome is in it.
pub(super) fn of_base_unit(mut taken: Taken, found: Option<&Found>, row: &str, clause: &Clause) -> Taken {
    let is_open = taken.unit.is_empty() && row.is_empty() && clause.unit.is_none();
    if let Some(unit) = found.and_then(|found| found.clause.unit.clone()).filter(|_| is_open) {
        taken.unit = unit;
    } else if let Some(unit) = found.and_then(|found| found.clause.unit.as_deref())
        && units::is_bare_scale(&taken.unit)
        && row.is_empty()
        && !units::base(unit).is_empty()
    {
        taken.unit = format!("{}{}", taken.unit, units::base(unit));
    }
    taken
}
