//! A plan into tables, in the current language.

use super::choice::{COMPARISONS, MEASURES, MOMENTS, NATURES, OP_SOURCES, RELATIONS, START_KINDS, StartKind, TRUTHS, word};
use super::facts::Fact;
use super::form::{PlanColumn, PlanSheet};
use super::goal;
use super::guide;
use crate::exchange::workbook::{Cell, Sheet, Workbook};
use crate::plan::{Amount, Goal, Id, Indicator, Plan, Reading, Relation, Start, Statement, When, Year};

/// Writes a plan as a workbook that reads back to the same plan: also the template for another one.
pub fn plan_to_workbook(plan: &Plan) -> Workbook {
    let mut sheets: Vec<_> = PlanSheet::ALL.into_iter().map(|form| sheet(form, plan)).collect();
    sheets.push(guide::sheet(&sheets));
    Workbook { sheets }
}

fn sheet(form: PlanSheet, plan: &Plan) -> Sheet {
    let rows = match form {
        PlanSheet::Facts => Fact::ALL.into_iter().map(|fact| fact_row(fact, plan)).collect(),
        PlanSheet::Groups => plan
            .groups
            .iter()
            .map(|group| vec![id(&group.id), Cell::text(group.name.own()), Cell::text(word(&TRUTHS, &group.scoreboard))])
            .collect(),
        PlanSheet::Domains => plan.domains.iter().map(|domain| vec![Cell::text(domain.name.own())]).collect(),
        PlanSheet::Services => plan
            .domains
            .iter()
            .flat_map(|domain| {
                domain.services.iter().map(|service| vec![Cell::text(domain.name.own()), Cell::text(service.own())])
            })
            .collect(),
        PlanSheet::Indicators => plan.indicators.iter().map(indicator_row).collect(),
        PlanSheet::Readings => {
            let of = |indicator: &Indicator| {
                indicator.readings.iter().map(|reading| reading_row(indicator, reading)).collect::<Vec<_>>()
            };
            plan.indicators.iter().flat_map(of).collect()
        }
        PlanSheet::Relations => plan.relations.iter().map(relation_row).collect(),
        PlanSheet::English => {
            let english = |words: &String, english: &Option<String>| {
                vec![Cell::text(words), Cell::text(english.clone().unwrap_or_default())]
            };
            plan.all_words().iter().map(|(words, found)| english(words, found)).collect()
        }
    };
    let head = form.columns().iter().map(|form| Cell::text(form.column.heading().get())).collect();
    Sheet::new(form.name().get().to_owned(), std::iter::once(head).chain::<Vec<_>>(rows).collect())
}

/// A sheet without what stands in a column, below its heading.
pub(in crate::exchange) fn cleared(sheet: &mut Sheet, form: PlanSheet, column: PlanColumn) {
    let Some(at) = form.columns().iter().position(|form| form.column == column) else { return };
    sheet.rows.iter_mut().skip(1).filter_map(|row| row.get_mut(at)).for_each(|cell| *cell = Cell::Empty);
}

fn fact_row(fact: Fact, plan: &Plan) -> Vec<Cell> {
    let content = fact.of(plan);
    let content = match fact {
        Fact::Base => Cell::Number(plan.period.base().get().into()),
        Fact::End => Cell::Number(plan.period.end().get().into()),
        _ => Cell::text(content),
    };
    vec![Cell::text(fact.name().get()), content]
}

fn indicator_row(indicator: &Indicator) -> Vec<Cell> {
    let head = [
        id(&indicator.id),
        id(&indicator.group),
        Cell::text(indicator.domain.own()),
        Cell::text(indicator.name.own()),
        Cell::text(indicator.unit.own()),
        Cell::text(indicator.nature.map_or("", |nature| word(&NATURES, &nature))),
    ];
    let tail = [
        Cell::Number(indicator.decimals.get().into()),
        amount(indicator.bounds.min),
        amount(indicator.bounds.max),
        Cell::text(if indicator.per_head { word(&TRUTHS, &true) } else { "" }),
        indicator.part_of.as_ref().map_or(Cell::Empty, id),
        Cell::text(indicator.source.place.own()),
        Cell::text(&indicator.source.printed),
    ];
    let tail = tail.into_iter().chain(more(&indicator.statement)).chain([Cell::text(indicator.lead.own())]);
    head.into_iter().chain(stated(&indicator.statement)).chain(tail).collect()
}

/// A reading. What it states like its indicator is left to that.
fn reading_row(indicator: &Indicator, reading: &Reading) -> Vec<Cell> {
    let head = [id(&indicator.id), id(&reading.id), Cell::text(reading.name.own())];
    let is_same = reading.statement == indicator.statement;
    let stated = if is_same { vec![Cell::Empty; 6] } else { stated(&reading.statement).to_vec() };
    let tail = [Cell::text(reading.place.own()), Cell::text(reading.note.own())];
    head.into_iter().chain(stated).chain(tail).collect()
}

/// Measure, start and target.
fn stated(statement: &Statement) -> [Cell; 6] {
    let measure = Cell::text(word(&MEASURES, &statement.measured().map(|stated| stated.measure)));
    let stated = match statement {
        Statement::Measured(stated) => stated,
        Statement::Status(status) => {
            return [measure, Cell::Empty, amount(status.start), Cell::Empty, Cell::text(&status.words), Cell::Empty];
        }
    };
    let (kind, start) = match stated.start {
        Start::Value(value) => (StartKind::Value, Some(value)),
        Start::Below { end, closed: false } => (StartKind::Below, Some(end)),
        Start::Below { end, closed: true } => (StartKind::AtMost, Some(end)),
        Start::Above { end, closed: false } => (StartKind::Above, Some(end)),
        Start::Above { end, closed: true } => (StartKind::AtLeast, Some(end)),
        Start::LastRate(rate) => (StartKind::LastRate, Some(rate)),
        Start::EarlierTotal(value) => (StartKind::EarlierTotal, Some(value)),
        Start::Missing => (StartKind::Missing, None),
    };
    let target = match stated.goal {
        Goal::Number(target) => Some(target),
        _ => None,
    };
    [
        measure,
        Cell::text(word(&START_KINDS, &kind)),
        amount(start),
        target.map_or(Cell::Empty, |target| Cell::text(word(&COMPARISONS, &target.op))),
        target.map_or_else(|| Cell::text(goal::write(&stated.goal)), |target| Cell::Number(target.value.get())),
        Cell::text(word(&OP_SOURCES, &stated.op_source)),
    ]
}

/// What few statements have: years and a unit of their own, a goal for each year, a second goal, goals on the way.
fn more(statement: &Statement) -> [Cell; 7] {
    let year = |year: Option<Year>| year.map_or(Cell::Empty, |year| Cell::Number(year.get().into()));
    match statement {
        Statement::Status(status) => {
            [Cell::Empty, Cell::Empty, Cell::Empty, Cell::Empty, year(status.by), Cell::Empty, Cell::Empty]
        }
        Statement::Measured(stated) => [
            year(stated.basis.year),
            stated.basis.unit.as_ref().map_or(Cell::Empty, |unit| Cell::text(unit.own())),
            Cell::text(if stated.basis.estimated { word(&TRUTHS, &true) } else { "" }),
            Cell::text(if stated.when == When::End { "" } else { word(&MOMENTS, &stated.when) }),
            year(stated.year),
            stated.stretch.as_ref().map_or(Cell::Empty, |goal| Cell::text(goal::write(goal))),
            Cell::text(goal::write_milestones(&stated.milestones)),
        ],
    }
}

fn relation_row(relation: &Relation) -> Vec<Cell> {
    let parts: Vec<_> = relation.parts.iter().map(Id::as_str).collect();
    vec![
        Cell::text(word(&RELATIONS, &relation.kind)),
        id(&relation.whole),
        Cell::text(parts.join("、")),
        Cell::text(relation.place.own()),
        Cell::text(relation.note.own()),
    ]
}

fn id(id: &Id) -> Cell {
    Cell::text(id.as_str())
}

fn amount(amount: Option<Amount>) -> Cell {
    amount.map_or(Cell::Empty, |amount| Cell::Number(amount.get()))
}
