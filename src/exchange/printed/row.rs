//! One printed row as indicators: its cells sorted into goals, base figures and what goes with them.

use super::cell::{Saying, read};
use super::clause::Clause;
use super::doubt::Doubt;
use super::fold::{folded, is_nothing, plain};
use super::goal::{goal, is_harder, is_same_unit};
use super::head::{Columns, Role};
use super::measure::{Asked, Column, Taken, measure};
use super::name::{Name, split};
use super::nature::{bounds, inferred_unit, is_per_head};
use super::notes::Notes;
use super::page::Line;
use super::start::{Base, Found, start};
use super::units;
use crate::plan::{Bounds, Decimals, Nature, Period, Year};
use crate::plan::{Goal, Measure, Measured, Milestone, Of, Statement, Status, When};
use crate::word;

/// What is known of the whole table.
pub(super) struct Table<'a> {
    pub(super) columns: &'a Columns,
    pub(super) notes: &'a Notes,
    pub(super) period: Period,
    /// A unit that stands above the table.
    pub(super) unit: Option<&'a str>,
}

/// A row, read.
#[derive(Debug, Default)]
pub(super) struct ReadRow {
    pub(super) drafts: Vec<Draft>,
    pub(super) doubts: Vec<Doubt>,
    pub(super) notes: Vec<String>,
}

/// An indicator of a row, before its id is known.
#[derive(Debug)]
pub(super) struct Draft {
    pub(super) name: String,
    pub(super) unit: String,
    pub(super) nature: Option<Nature>,
    pub(super) decimals: Decimals,
    pub(super) bounds: Bounds,
    pub(super) per_head: bool,
    /// Whether it is a part of the row's first.
    pub(super) is_part: bool,
    pub(super) statement: Statement,
    /// What else the row could state.
    pub(super) others: Vec<Statement>,
}

/// A goal with the column it stands in.
struct Aim {
    column: Column,
    clause: Clause,
    /// Goals for other years in the same cell or row.
    milestones: Vec<(Year, Clause)>,
    /// 力争.
    stretch: Option<Clause>,
}

/// Reads a row whose name is known.
pub(super) fn row(table: &Table, line: &Line, printed_name: &str) -> ReadRow {
    Reader { table, line, name: Name::of(printed_name), unit: String::new(), out: ReadRow::default() }.read()
}

struct Reader<'a> {
    table: &'a Table<'a>,
    line: &'a Line,
    name: Name,
    unit: String,
    out: ReadRow,
}

/// The cells of a row, read.
#[derive(Default)]
struct Cells {
    base: Option<(Saying, Option<Year>, bool)>,
    goals: Vec<(Column, Saying)>,
    milestones: Vec<(Year, Saying)>,
    /// Whether a dash stands in a column of goals.
    is_dashed: bool,
}

impl Reader<'_> {
    fn read(mut self) -> ReadRow {
        self.unit = self.unit();
        let mut cells = self.cells();
        let nature = self.nature(&cells);
        self.marks(&mut cells);
        let bases = self.bases(&mut cells);
        let (is_estimated, year) = cells.base.as_ref().map_or((false, None), |(_, year, is_estimated)| (*is_estimated, *year));
        let aims = self.aims(&mut cells);
        if aims.is_empty() {
            self.without_goal(&cells, &bases);
        }
        let count = aims.len();
        let names = self.names(&aims);
        let unit_parts = parts_of_unit(&self.unit, count);
        for (at, aim) in aims.iter().enumerate() {
            let base = self.base_of(at, &aims, &bases);
            let unit = unit_parts.as_ref().map_or_else(|| self.unit.clone(), |parts| parts[at].clone());
            let found =
                base.as_ref().map(|clause| Found { clause, unit: &unit, is_estimated, year, base: self.table.period.base() });
            self.draft(aim, names[at].clone(), &unit, found.as_ref());
        }
        for draft in &mut self.out.drafts {
            draft.nature = nature;
        }
        let remarks =
            self.table.columns.remarks().filter_map(|column| self.line.cells.get(column)).filter(|text| !text.is_empty());
        self.out.notes.extend(remarks.cloned());
        let about: Vec<String> = self.table.notes.about(&self.name.own).map(str::to_owned).collect();
        for note in about {
            if !self.out.notes.contains(&note) {
                self.out.notes.push(note);
            }
        }
        self.out
    }

    fn text(&self, is_it: impl Fn(&Role) -> bool) -> Option<String> {
        self.table.columns.text(&self.line.cells, is_it)
    }

    /// The row's unit: of its column, in brackets behind its name, over the column, or what its name leaves no doubt of.
    fn unit(&self) -> String {
        let column =
            self.text(|role| *role == Role::Unit).map(|text| folded(&text).replace('\n', "")).filter(|text| !is_nothing(text));
        let head = || {
            let mut goals = self.table.columns.figures().filter(|(_, role)| matches!(role, Role::Goal(_)));
            goals.find_map(|(column, _)| self.table.columns.unit_of(column))
        };
        let column = column.map(|unit| unit.trim_matches(['(', ')']).to_owned());
        column.or_else(|| self.name.unit.clone()).or_else(head).or_else(|| self.table.unit.map(str::to_owned)).unwrap_or_default()
    }

    fn cells(&mut self) -> Cells {
        let base_year = self.table.period.base();
        let mut cells = Cells::default();
        for (at, role) in self.table.columns.figures().collect::<Vec<_>>() {
            let Some(text) = self.line.cells.get(at).filter(|text| !text.is_empty()) else { continue };
            let is_goal = matches!(role, Role::Goal(_) | Role::Rate { .. });
            if is_nothing(&folded(text)) {
                cells.is_dashed |= is_goal;
                continue;
            }
            match role {
                Role::Base { year, is_estimated } => {
                    // The base column's clauses are base figures whatever year stands there.
                    cells.base = Some((read(text, None), year, is_estimated));
                }
                Role::Goal(year) => {
                    let own = year.filter(|year| *year != self.table.period.end());
                    cells.goals.push((Column::Goal, of_year(read(text, Some(base_year)), own)));
                }
                Role::Rate { is_growth } => cells.goals.push((Column::Rate { is_growth }, read(text, Some(base_year)))),
                Role::Milestone(year) => cells.milestones.push((year, read(text, Some(base_year)))),
                _ => {}
            }
        }
        for saying in cells.goals.iter().map(|(_, saying)| saying).chain(cells.milestones.iter().map(|(_, saying)| saying)) {
            self.out.doubts.extend(saying.left.iter().map(|left| Doubt::LeftOver(left.clone())));
        }
        cells
    }

    fn nature(&self, cells: &Cells) -> Option<Nature> {
        let column = self.text(|role| *role == Role::Nature).and_then(|text| nature_of(&text));
        column
            .or(self.name.nature)
            .or_else(|| cells.goals.iter().find_map(|(_, saying)| saying.nature))
            .or_else(|| cells.base.as_ref().and_then(|(saying, ..)| saying.nature))
    }

    /// Takes what notes say of the marks in goal cells and behind the name.
    fn marks(&mut self, cells: &mut Cells) {
        if let Some(mark) = self.name.mark.clone() {
            self.named_mark(&mark, cells);
        }
        for (_, saying) in &mut cells.goals {
            for clause in &mut saying.goals {
                let Some(mark) = clause.mark.take() else { continue };
                match self.table.notes.says(&mark) {
                    None => self.out.doubts.push(Doubt::Mark(mark)),
                    Some((says, text)) => {
                        clause.is_growth |= says.is_growth;
                        clause.is_total |= says.is_total && !says.is_growth;
                        self.out.notes.push(text.to_owned());
                    }
                }
            }
        }
    }

    fn named_mark(&mut self, mark: &str, cells: &mut Cells) {
        match self.table.notes.says(mark) {
            None => self.out.doubts.push(Doubt::Mark(mark.to_owned())),
            Some((says, text)) => {
                self.name.is_growth |= says.is_growth && !says.is_total;
                self.out.notes.push(text.to_owned());
                if says.year.is_some()
                    && let Some((saying, ..)) = &mut cells.base
                {
                    for clause in saying.goals.iter_mut().chain(&mut saying.base) {
                        clause.mark.get_or_insert_with(|| mark.to_owned());
                    }
                }
            }
        }
    }

    /// The base figures, in their order.
    fn bases(&mut self, cells: &mut Cells) -> Vec<Clause> {
        let mut bases = Vec::new();
        if let Some((saying, ..)) = &cells.base {
            let all = saying.base.iter().chain(&saying.goals);
            let (figures, words): (Vec<&Clause>, Vec<&Clause>) = all.partition(|clause| clause.figure.is_some());
            bases.extend(figures.into_iter().cloned());
            let words = words.into_iter().map(|clause| clause.text.clone()).chain(saying.left.iter().cloned());
            self.out.doubts.extend(words.map(Doubt::BaseWords));
        }
        for base in cells.goals.iter_mut().filter_map(|(_, saying)| saying.base.take()) {
            match bases.first() {
                None => bases.push(base),
                Some(known) if known.figure.map(|it| it.low) == base.figure.map(|it| it.low) => {}
                Some(_) => self.out.doubts.push(Doubt::TwoBases(base.text)),
            }
        }
        bases
    }

    /// The goals of all columns, each with what belongs to it.
    fn aims(&mut self, cells: &mut Cells) -> Vec<Aim> {
        let mut aims = Vec::new();
        for (column, saying) in std::mem::take(&mut cells.goals) {
            let found = self.of_cell(column, &saying);
            if found.is_empty() && !saying.text.is_empty() {
                self.out.doubts.push(Doubt::LeftOver(saying.text));
            }
            aims.extend(found);
        }
        let mut milestones: Vec<(Year, Clause)> = Vec::new();
        for (year, saying) in std::mem::take(&mut cells.milestones) {
            match saying.goals.into_iter().find(|clause| clause.figure.is_some() || clause.times.is_some()) {
                Some(clause) => milestones.push((year, clause)),
                None => self.out.doubts.push(Doubt::LeftOver(saying.text)),
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
    fn of_cell(&mut self, column: Column, saying: &Saying) -> Vec<Aim> {
        let is_status =
            !saying.goals.iter().any(Clause::is_goal) || saying.goals.iter().any(|clause| clause.is_of_each && !clause.is_total);
        let aim = |clause: Clause| Aim { column, clause, milestones: Vec::new(), stretch: None };
        if saying.is_empty() {
            return Vec::new();
        }
        if is_status {
            let year = saying.goals.iter().find_map(|clause| clause.year);
            let is_known = saying.goals.iter().any(|clause| clause.is_of_each) || is_status_words(&saying.text);
            self.out.doubts.extend((!is_known).then_some(Doubt::Words));
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

    fn add(&mut self, aims: &mut Vec<Aim>, clause: Clause, column: Column) {
        let aim = |clause: Clause| Aim { column, clause, milestones: Vec::new(), stretch: None };
        let end = self.table.period.end();
        let is_number = clause.figure.is_some();
        match aims.last_mut() {
            _ if !clause.is_goal() => self.out.doubts.push(Doubt::LeftOver(clause.text)),
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
                    self.out.doubts.push(Doubt::LeftOver(clause.text));
                }
            }
            Some(last) if is_number && last.clause.figure.is_none() && last.clause.is_later => {
                let later = std::mem::replace(&mut last.clause, clause);
                self.out.doubts.push(Doubt::LeftOver(later.text));
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
            Some(_) => self.out.doubts.push(Doubt::LeftOver(clause.text)),
        }
    }

    /// A row without any goal is watched where dashes say so.
    fn without_goal(&mut self, cells: &Cells, bases: &[Clause]) {
        if !cells.is_dashed {
            self.out.doubts.push(Doubt::NoGoal);
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

    /// A name for each goal, and whether it is a rate or total beside the level of the same name.
    fn names(&mut self, aims: &[Aim]) -> Vec<(String, bool)> {
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
            self.out.doubts.push(Doubt::Names);
        }
        self.labels(aims, is_many);
        names
    }

    /// A noun beside a number that the row's name does not hold was not read, unless it names one of several goals.
    fn labels(&mut self, aims: &[Aim], is_many: bool) {
        let own = plain(&self.name.own);
        for clause in aims.iter().map(|aim| &aim.clause).filter(|clause| clause.figure.is_some() && !clause.is_part && !is_many) {
            let label = plain(&clause.label);
            if !label.is_empty() && !own.contains(&label) && !label.contains(&own) {
                self.out.doubts.push(Doubt::LeftOver(clause.label.clone()));
            }
        }
    }

    /// The base figure of a goal among several. A part has none of its own; a growth beside its level has the same.
    fn base_of(&mut self, at: usize, aims: &[Aim], bases: &[Clause]) -> Option<Clause> {
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
                if !self.out.doubts.contains(&Doubt::Bases) {
                    self.out.doubts.push(Doubt::Bases);
                }
                None
            }
        }
    }

    fn draft(&mut self, aim: &Aim, (name, is_beside): (String, bool), row_unit: &str, found: Option<&Found>) {
        let clause = &aim.clause;
        let is_words = !clause.is_goal();
        if is_words || clause.is_of_each {
            let end = self.table.period.end();
            let start = found.and_then(|found| super::start::amount(found.clause.figure?.low));
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
        };
        let taken = measure(&asked);
        let taken = of_base_unit(taken, found, row_unit, clause);
        if clause.is_about && clause.against.is_some() {
            self.out.doubts.push(Doubt::LeftOver(word!("左右", "about").to_owned()));
        }
        // 明显提高 without a base says which way and from nowhere.
        if clause.is_direction() && found.is_none() {
            self.out.doubts.push(Doubt::Words);
        }
        let Some((measured, base)) = self.measured(aim, &taken, &own, found) else {
            return self.out.doubts.push(Doubt::LeftOver(clause.text.clone()));
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
    fn measured(&mut self, aim: &Aim, taken: &Taken, name: &Name, found: Option<&Found>) -> Option<(Measured, Base)> {
        let (measured, mut base) = self.stated(aim, taken, name, found)?;
        let doubts = std::mem::take(&mut base.doubts);
        for doubt in doubts {
            if !self.out.doubts.contains(&doubt) {
                self.out.doubts.push(doubt);
            }
        }
        Some((measured, base))
    }

    fn stated(&self, aim: &Aim, taken: &Taken, name: &Name, found: Option<&Found>) -> Option<(Measured, Base)> {
        let period = self.table.period;
        let clause = &aim.clause;
        let mut base = found.map_or_else(Base::default, |found| start(found, taken, self.table.notes));
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

    fn push(&mut self, name: String, unit: String, decimals: usize, statement: Statement, others: Vec<Statement>, is_part: bool) {
        let decimals = u8::try_from(decimals).ok().and_then(Decimals::new).unwrap_or(Decimals::NONE);
        let bounds = bounds(&name, &unit, &statement);
        let per_head = is_per_head(&name) && !units::is_percent(&unit);
        self.out.drafts.push(Draft { name, unit, nature: None, decimals, bounds, per_head, is_part, statement, others });
    }
}

/// Whether a second number is for another year: it names one, or the first names one that is not the plan's.
fn is_other_year(first: Option<Year>, second: Option<Year>, end: Year) -> bool {
    first != second && (second.is_some() || first.is_some_and(|year| year != end))
}

impl Aim {
    /// Whether the cell says that it is a growth: 年均增长6％.
    fn is_growth(&self) -> bool {
        let clause = &self.clause;
        let is_said = clause.is_growth || (clause.is_average && clause.change.is_some());
        (is_said && clause.unit.as_deref().is_none_or(units::is_percent))
            || (clause.figure.is_none() && clause.is_against_growth())
    }
}

/// The name of a rate or a total beside the level of that name.
fn beside(name: &str, measure: Measure) -> String {
    if measure.is_of_rates() { format!("{name}年均增长") } else { format!("{name}（{}）", measure.name()) }
}

/// Of two goals the easier decides, and the harder is the stretch.
fn harder(goal: Goal, stretch: Option<Goal>) -> (Goal, Option<Goal>) {
    match stretch {
        Some(stretch) if is_harder(&stretch, &goal) => (goal, Some(stretch)),
        Some(stretch) if is_harder(&goal, &stretch) => (stretch, Some(goal)),
        _ => (goal, None),
    }
}

/// Where only the base names a unit, the outcome is in it.
fn of_base_unit(mut taken: Taken, found: Option<&Found>, row: &str, clause: &Clause) -> Taken {
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

/// A cell whose column is of another year than the plan's target year.
fn of_year(mut saying: Saying, year: Option<Year>) -> Saying {
    for goal in &mut saying.goals {
        goal.year = goal.year.or(year);
    }
    saying
}

/// A unit for each goal, where the row prints so many: 亿元、万人次.
fn parts_of_unit(unit: &str, count: usize) -> Option<Vec<String>> {
    if count < 2 {
        return None;
    }
    let parts =
        ["、", "/", ","].iter().map(|by| unit.split(by).map(str::trim).collect::<Vec<_>>()).find(|parts| parts.len() == count)?;
    parts.iter().all(|part| units::is_unit(part)).then(|| parts.into_iter().map(str::to_owned).collect())
}

/// 约束性, 预期性, binding, expected.
fn nature_of(text: &str) -> Option<Nature> {
    let plain = folded(text).to_lowercase();
    let has = |words: &[&str]| words.iter().any(|word| plain.contains(word));
    match (has(&["约束", "binding", "mandatory"]), has(&["预期", "expected", "indicative", "anticipatory"])) {
        (true, false) => Some(Nature::Binding),
        (false, true) => Some(Nature::Expected),
        _ => None,
    }
}

/// Words that plans state a status with.
fn is_status_words(text: &str) -> bool {
    let has_number = text.chars().any(|c| crate::figure::half_width(c).is_ascii_digit());
    let is_all = text.contains('应') && text.contains('尽');
    is_all
        || (!has_number && ["全覆盖", "建成", "建立", "全面实现", "如期实现", "基本实现"].iter().any(|word| text.contains(word)))
}
