//! The statement of a row, in six columns that are read together: measure, baseline and target.

use crate::exchange::columns::{CellFault, CellValue, Chosen, Column, FaultsFound, PlacedCell, SheetRow};
use crate::exchange::plan_book::choice::{Measuring, StartKind};
use crate::exchange::plan_book::goal as goals;
use crate::exchange::plan_check::{Field, GoalOf};
use crate::exchange::workbook::Cell;
use crate::language::Text;
use crate::plan::{Amount, Comparison, Decimals, Goal, OpSource, Start, Statement, Threshold, Year};
use crate::word;

pub(super) const MEASURE: Text = Text::new("口径", "Measure");
pub(super) const START_KIND: Text = Text::new("起点类型", "Baseline type");
pub(super) const START: Text = Text::new("起点", "Baseline");
pub(super) const OP: Text = Text::new("比较", "Comparison");
pub(in crate::exchange) const TARGET: Text = Text::new("目标", "Target");
pub(super) const OP_SOURCE: Text = Text::new("比较依据", "Basis of comparison");
/// The year of a target, if not the plan's.
pub(super) const OWN_YEAR: Text = Text::new("目标年", "Target year");

/// Something with a statement.
pub(super) trait Stating {
    /// Its statement; `None` if it leaves that to another.
    fn states(&self) -> Option<&Statement>;

    /// Reads the statement of a row.
    fn state(&mut self, row: SheetRow, told: &mut FaultsFound);
}

pub(super) fn stated<R: Stating>() -> [Column<R>; 6] {
    [
        Column::must(MEASURE)
            .also(&["计算口径"])
            .note(
                "水平值看目标年的数；累计看规划期各年之和；年均增速看平均每年增长；定性由人判断",
                "level: the value of the target year; cumulative: the sum over the years of the plan; average annual growth \
                 rate: the mean growth per year; qualitative: judged by a person",
            )
            .of(Measuring::all)
            .together(|it| say(it, |it| Measuring(it.measured().map(|it| it.measure)).cell()), |row, it, told| it.state(row, told)),
        Column::may(START_KIND)
            .also(&["起点种类", "start type"])
            .note(
                "数值：基期年的数；低于：只知道小于某数；上期累计：上一个规划期的合计；未给出：留空也可",
                "value: that of the base year; below: only known to be below a number; earlier total: the total of the previous \
                 period; not given: may also be left empty",
            )
            .of(StartKind::all)
            .shows(|it| say(it, |it| it.measured().map(|it| kind_and_value(it.start).0).cell())),
        Column::may(START)
            .also(&["起点值", "基期值", "现状值", "start"])
            .note("一个数；没有的留空，不要填 0", "a number; empty where there is none, never 0")
            .answers(|field| field == Field::Start)
            .shows(|it| say(it, |it| base_figure(it).cell())),
        Column::may(OP)
            .also(&["比较符", "operator"])
            .note("目标怎样才算达到；定性的留空", "when the target is met; empty for a qualitative indicator")
            .of(Comparison::all)
            .shows(|it| say(it, |it| number(it).map(|target| target.op).cell())),
        Column::may(TARGET)
            .also(&["目标值"])
            .note(
                "一个数；定性的写原文或留空。还可以写：5 至 5.5（区间）、≥68 左右、＞基期、≥2×基期、≥t-01+1（另一指标）、≥“全国平均”、待定：…、观察：…",
                "a number; for a qualitative indicator its words or nothing. Also: 5 to 5.5 (a range), ≥68 about, >baseline, \
                 ≥2×baseline, ≥t-01+1 (another indicator), ≥“national average”, to be set: …, watched: …",
            )
            .answers(|field| matches!(field, Field::Target | Field::Than(GoalOf::Target)))
            .shows(|it| say(it, asked)),
        Column::may(OP_SOURCE)
            .also(&["比较符来源", "comparison basis"])
            .note(
                "文件写明了“以上”“≥”等为原文写明；没有写明、按惯例理解的为按惯例（留空也是）",
                "stated where the document says “at least”, ≥ and the like; by convention (or empty) where it prints a bare \
                 number",
            )
            .of(OpSource::all)
            .shows(|it| say(it, |it| it.measured().map(|it| it.op_source).cell())),
    ]
}

fn say<R: Stating>(it: &R, cell: fn(&Statement) -> Cell) -> Cell {
    it.states().map_or(Cell::Empty, cell)
}

fn kind_and_value(start: Start) -> (StartKind, Option<Amount>) {
    match start {
        Start::Value(value) => (StartKind::Value, Some(value)),
        Start::Below { end, closed: false } => (StartKind::Below, Some(end)),
        Start::Below { end, closed: true } => (StartKind::AtMost, Some(end)),
        Start::Above { end, closed: false } => (StartKind::Above, Some(end)),
        Start::Above { end, closed: true } => (StartKind::AtLeast, Some(end)),
        Start::LastRate(rate) => (StartKind::LastRate, Some(rate)),
        Start::EarlierTotal(value) => (StartKind::EarlierTotal, Some(value)),
        Start::Missing => (StartKind::Missing, None),
    }
}

fn base_figure(statement: &Statement) -> Option<Amount> {
    match statement {
        Statement::Measured(stated) => kind_and_value(stated.start).1,
        Statement::Status(status) => status.start,
    }
}

/// A goal that is a comparison and a number.
fn number(statement: &Statement) -> Option<Threshold> {
    match statement.measured()?.goal {
        Goal::Number(target) => Some(target),
        _ => None,
    }
}

fn asked(statement: &Statement) -> Cell {
    match (statement, number(statement)) {
        (Statement::Status(status), _) => status.words.cell(),
        (_, Some(target)) => Cell::Number(target.value.get()),
        (Statement::Measured(stated), None) => Cell::text(goals::write(&stated.goal)),
    }
}

/// Its own target year.
pub(super) fn target_year(statement: &Statement) -> Option<Year> {
    match statement {
        Statement::Measured(stated) => stated.year,
        Statement::Status(status) => status.by,
    }
}

pub(super) fn year_of(spot: PlacedCell) -> Result<Year, CellFault> {
    spot.short(word!("应为年份，如 2027", "it should be a year, such as 2027")).map(Year::new)
}

pub(super) fn goal(spot: PlacedCell) -> Result<Goal, CellFault> {
    goals::read(&spot.words()).ok_or_else(|| spot.found(word!("应为目标，如 ≥65", "it should be a target, such as ≥65")))
}

/// The decimals that start and target are written with.
pub(super) fn decimals(statement: &Statement) -> Decimals {
    let written = |amount: Option<Amount>| {
        let written = amount.map(|amount| amount.get().to_string()).unwrap_or_default();
        written.split_once('.').map_or(0, |(_, decimals)| u8::try_from(decimals.len()).unwrap_or(u8::MAX))
    };
    let stated = statement
        .measured()
        .map_or(0, |stated| written(stated.start.number()).max(written(stated.goal.printed().map(|target| target.value))));
    Decimals::new(stated.min(6)).unwrap_or(Decimals::NONE)
}
