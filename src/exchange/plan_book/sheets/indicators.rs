//! 指标: the indicators, one row each.

use super::PlanSheet;
use super::shared::{domain, id, indicator, name, place};
use super::stated::{self, OWN_YEAR, Stating, stated, target_year, year_of};
use super::statement::statement;
use crate::exchange::columns::{self, CellFault, CellValue, Chosen, Column, FaultsFound, PlacedCell, SheetRow, Width, year};
use crate::exchange::plan_book::goal;
use crate::exchange::plan_check::{Field, GoalOf};
use crate::exchange::workbook::Cell;
use crate::language::Text;
use crate::plan::{Bounds, Decimals, Id, Indicator, Measured, Nature, Source, Statement, Status, When};
use crate::word;

pub(super) fn columns() -> Vec<Column<Indicator>> {
    let mut columns = named();
    columns.extend(stated());
    columns.extend(limits());
    columns.extend(more());
    columns
}

/// What it is.
fn named() -> Vec<Column<Indicator>> {
    type C = Column<Indicator>;
    vec![
        id().holds(|it: &Indicator| it.id.cell(), |spot, it| spot.put(&mut it.id)),
        C::must(Text::new("分组", "Group"))
            .also(&["分组编号"])
            .note("“分组”表中的编号", "an id from the sheet Groups")
            .listed_in(PlanSheet::Groups.name())
            .answers(|field| field == Field::Group)
            .holds(|it| it.group.cell(), |spot, it| spot.put(&mut it.group)),
        domain()
            .answers(|field| field == Field::Domain)
            .holds(|it: &Indicator| it.domain.cell(), |spot, it| spot.put(&mut it.domain)),
        name().holds(|it: &Indicator| it.name.cell(), |spot, it| spot.put(&mut it.name)),
        C::must(Text::new("单位", "Unit"))
            .note("与文件一致；百分数写 ％", "as the document has it; % for percentages")
            .holds(|it| it.unit.cell(), |spot, it| spot.put(&mut it.unit)),
        C::may(Text::new("属性", "Nature"))
            .also(&["指标属性", "性质", "类型"])
            .note(
                "约束性或预期性；文件没有写明的留空，记分牌单独计数",
                "binding or anticipatory; empty where the document does not say, which the scoreboard counts apart",
            )
            .of(Nature::all)
            .holds(|it| it.nature.cell(), |spot, it| spot.put(&mut it.nature)),
    ]
}

/// How its values are printed, and their bounds.
fn limits() -> Vec<Column<Indicator>> {
    type C = Column<Indicator>;
    vec![
        C::may(Text::new("小数位", "Decimals"))
            .also(&["小数位数", "decimal places"])
            .note(
                "文件印出的小数位数，0 至 6；留空按起点和目标的写法",
                "decimals as printed, 0 to 6; if empty, as in baseline and target",
            )
            .holds(|it| Cell::Number(it.decimals.get().into()), decimals),
        C::may(Text::new("下限", "Lower bound"))
            .also(&["下界", "最小值", "minimum", "floor"])
            .note("不可能低于的数，如 0", "a value it cannot fall below, such as 0")
            .answers(|field| matches!(field, Field::Bounds | Field::Min))
            .holds(|it| it.bounds.min.cell(), |spot, it| bound(spot, it, |bounds| &mut bounds.min)),
        C::may(Text::new("上限", "Upper bound"))
            .also(&["上界", "最大值", "maximum", "ceiling"])
            .note("不可能超过的数，如覆盖率的 100", "a value it cannot exceed, such as 100 for a coverage rate")
            .answers(|field| field == Field::Max)
            .holds(|it| it.bounds.max.cell(), |spot, it| bound(spot, it, |bounds| &mut bounds.max)),
        C::may(Text::new("按人口平均", "Per head"))
            .also(&["人均", "per capita"])
            .note("以人口为分母的填是", "yes if its denominator is the population")
            .of(bool::all)
            .holds(|it| it.per_head.then_some(true).cell(), |spot, it| spot.put(&mut it.per_head)),
        indicator(Text::new("其中项", "Part of"))
            .optional()
            .also(&["其中", "所属整体"])
            .note("是另一指标的其中项时，写那一指标的编号", "the id of the indicator of which this is a part")
            .answers(|field| field == Field::PartOf)
            .holds(|it: &Indicator| it.part_of.cell(), |spot, it| spot.put(&mut it.part_of)),
        place().holds(|it: &Indicator| it.source.place.cell(), |spot, it| spot.put(&mut it.source.place)),
        C::may(Text::new("原文", "As printed"))
            .also(&["printed"])
            .note("文件原样印出的文字或数字", "the words or the figure as printed in the document")
            .width(Width::Middle)
            .holds(|it| it.source.printed.cell(), |spot, it| spot.put(&mut it.source.printed)),
    ]
}

/// The columns that few indicators use: own years and unit, a goal for each year, a second goal, goals on the way, the lead department.
fn more() -> Vec<Column<Indicator>> {
    type C = Column<Indicator>;
    vec![
        C::may(Text::new("起点年", "Baseline year"))
            .note("起点不是基期年的数时写它的年份", "the year of the baseline, where it is not the base year")
            .answers(|field| field == Field::StartYear)
            .holds(|it| of(it, |it| year(it.basis.year)), |spot, it| into(it, |it| spot.set(&mut it.basis.year, year_of))),
        C::may(Text::new("起点单位", "Baseline unit"))
            .note("起点的单位与指标不同时填写", "the unit of the baseline, where it differs")
            .holds(|it| of(it, |it| it.basis.unit.cell()), |spot, it| into(it, |it| spot.put(&mut it.basis.unit))),
        C::may(Text::new("起点为预计数", "Baseline estimated"))
            .note("起点是预计数、初步数的填是", "yes if the baseline is estimated or provisional")
            .of(bool::all)
            .holds(
                |it| of(it, |it| it.basis.estimated.then_some(true).cell()),
                |spot, it| into(it, |it| spot.put(&mut it.basis.estimated)),
            ),
        C::may(Text::new("判断时点", "Judged"))
            .note(
                "期末：看目标年；逐年：以后每一年都要达到（留空为期末）",
                "at the end: in the target year; every year: in each year up to it (empty: at the end)",
            )
            .of(When::all)
            .holds(
                |it| of(it, |it| Some(it.when).filter(|when| *when != When::End).cell()),
                |spot, it| into(it, |it| spot.put(&mut it.when)),
            ),
        C::may(OWN_YEAR)
            .note("目标年与规划不同时填写", "the target year, where it is not the plan's")
            .answers(|field| matches!(field, Field::By | Field::Year))
            .holds(
                |it| year(target_year(&it.statement)),
                |spot, it| match &mut it.statement {
                    Statement::Measured(it) => spot.set(&mut it.year, year_of),
                    Statement::Status(_) => Ok(()),
                },
            ),
        C::may(Text::new("力争目标", "Stretch target"))
            .note("“力争”的更高目标，如 ≥65", "a second, harder target, such as ≥65")
            .answers(|field| field == Field::Than(GoalOf::Stretch))
            .holds(
                |it| of(it, |it| it.stretch.as_ref().map_or(Cell::Empty, |goal| Cell::text(goal::write(goal)))),
                |spot, it| into(it, |it| spot.set(&mut it.stretch, stated::goal)),
            ),
        C::may(Text::new("年度目标", "Milestones"))
            .also(&["分年度目标", "阶段目标"])
            .note(
                "如 2023：≥1.35；2025：≥1.7；按惯例读作“不低于”等的后加 *",
                "such as 2023: ≥1.35; 2025: ≥1.7; an * behind what is read by convention",
            )
            .answers(|field| matches!(field, Field::MilestoneYear(_) | Field::Than(GoalOf::Milestone(_))))
            .holds(|it| of(it, |it| Cell::text(goal::write_milestones(&it.milestones))), milestones),
        C::may(Text::new("牵头单位", "Lead department"))
            .also(&["责任部门", "责任单位", "牵头部门", "lead"])
            .note("负责这项指标的部门", "the department that answers for it")
            .holds(|it| it.lead.cell(), |spot, it| spot.put(&mut it.lead)),
    ]
}

impl Stating for Indicator {
    fn states(&self) -> Option<&Statement> {
        Some(&self.statement)
    }

    fn state(&mut self, row: SheetRow, told: &mut FaultsFound) {
        self.statement = statement(row, None, self.is_percentage(), told);
        self.decimals = stated::decimals(&self.statement);
    }
}

/// A cell about a measured statement; empty for words.
fn of(it: &Indicator, say: impl FnOnce(&Measured) -> Cell) -> Cell {
    it.statement.measured().map_or(Cell::Empty, say)
}

/// Reads into a measured statement; for words it does nothing.
fn into(it: &mut Indicator, read: impl FnOnce(&mut Measured) -> Result<(), CellFault>) -> Result<(), CellFault> {
    match &mut it.statement {
        Statement::Measured(it) => read(it),
        Statement::Status(_) => Ok(()),
    }
}

fn milestones(spot: PlacedCell, it: &mut Indicator) -> Result<(), CellFault> {
    into(it, |it| {
        let wrong = || spot.found(word!("应如 2023：≥1.35；2025：≥1.7", "it should read like 2023: ≥1.35; 2025: ≥1.7"));
        it.milestones = goal::read_milestones(&spot.words()).ok_or_else(wrong)?;
        Ok(())
    })
}

fn decimals(spot: PlacedCell, it: &mut Indicator) -> Result<(), CellFault> {
    let allowed = word!("应为 0 至 6 的整数", "it should be a whole number from 0 to 6");
    let count = u8::try_from(spot.short(allowed)?).ok();
    it.decimals = count.and_then(Decimals::new).ok_or_else(|| spot.found(allowed))?;
    Ok(())
}

fn bound(
    spot: PlacedCell,
    it: &mut Indicator,
    end: fn(&mut Bounds) -> &mut Option<crate::plan::Amount>,
) -> Result<(), CellFault> {
    *end(&mut it.bounds) = Some(spot.amount(it.is_percentage())?);
    Ok(())
}

pub(in super::super) fn read(row: SheetRow, stand_in: &Id, told: &mut FaultsFound) -> Indicator {
    let indicator = Indicator {
        id: stand_in.clone(),
        group: stand_in.clone(),
        domain: "".into(),
        name: "".into(),
        unit: "".into(),
        nature: None,
        decimals: Decimals::NONE,
        bounds: Bounds::NONE,
        per_head: false,
        lead: "".into(),
        part_of: None,
        source: Source { place: "".into(), printed: String::new() },
        statement: Statement::Status(Status::default()),
        readings: Vec::new(),
    };
    columns::read(&columns(), row, indicator, told)
}
