//! 规划: the plan's statements, and their places.

use super::about::{LEAD, led};
use crate::exchange::columns::{self, CellValue, Column};
use crate::exchange::workbook::{Cell, Sheet};
use crate::language::Text;
use crate::plan::{Indicator, Measured, OpSource, Plan, Start};
use crate::view;
use crate::view::words;
use crate::{phrase, word};

/// An indicator in the default reading.
type Stated<'a> = (&'a Plan, &'a Indicator);

fn columns<'a>() -> [Column<Stated<'a>>; 21] {
    type C<'a> = Column<Stated<'a>>;
    [
        C::may(Text::new("编号", "ID")).shows(|(_, it)| it.id.cell()),
        C::may(Text::new("分组", "Group")).shows(|(plan, it)| {
            Cell::text(plan.groups.iter().find(|group| group.id == it.group).map_or("", |group| group.name.get()))
        }),
        C::may(Text::new("领域", "Domain")).shows(|(_, it)| Cell::text(it.domain.get())),
        C::may(Text::new("指标", "Indicator")).shows(|(_, it)| Cell::text(it.name.get())),
        C::may(Text::new("单位", "Unit")).shows(|(_, it)| Cell::text(it.unit.get())),
        C::may(Text::new("属性", "Nature")).shows(|(_, it)| Cell::text(words::nature(it.nature))),
        C::may(Text::new("口径", "Measure")).shows(|(plan, it)| Cell::text(words::measure(&it.statement, plan.period))),
        C::may(Text::new("起点类型", "Baseline type")).shows(|(_, it)| Cell::text(start(it).0)),
        C::may(Text::new("起点", "Baseline")).printed().shows(|(_, it)| start(it).1),
        C::may(Text::new("比较", "Comparison")).shows(|(_, it)| {
            Cell::text(it.statement.measured().and_then(|it| it.goal.printed()).map_or("", |target| target.op.symbol()))
        }),
        C::may(Text::new("目标", "Target")).printed().shows(|(_, it)| {
            match it.statement.measured().and_then(|it| it.goal.printed()) {
                Some(target) => Cell::Number(target.value.get()),
                None => Cell::text(view::target(it, &it.statement)),
            }
        }),
        C::may(Text::new("比较依据", "Basis of comparison")).shows(|(_, it)| it.statement.measured().map_or(Cell::Empty, basis)),
        C::may(Text::new("小数位", "Decimals")).shows(|(_, it)| Cell::Number(it.decimals.get().into())),
        C::may(Text::new("下限", "Lower bound")).shows(|(_, it)| it.bounds.min.cell()),
        C::may(Text::new("上限", "Upper bound")).shows(|(_, it)| it.bounds.max.cell()),
        C::may(Text::new("按人口平均", "Per head"))
            .shows(|(_, it)| Cell::text(if it.per_head { word!("是", "yes") } else { "" })),
        C::may(Text::new("其中项", "Part of")).shows(|(_, it)| it.part_of.cell()),
        C::may(Text::new("出处", "Source")).shows(|(_, it)| Cell::text(it.source.place.get())),
        C::may(Text::new("原文", "As printed")).shows(|(_, it)| it.source.printed.cell()),
        C::may(Text::new("可选读法", "Readings")).shows(|(_, it)| Cell::text(readings(it))),
        C::may(LEAD).shows(|(_, it)| Cell::text(it.lead.get())),
    ]
}

pub(super) fn sheet(plan: &Plan) -> Sheet {
    let (columns, decimals) = (columns(), plan.indicators.iter().map(|indicator| indicator.decimals));
    let rows = plan.indicators.iter().map(|indicator| (plan, indicator));
    let sheet = columns::sheet(Text::new("规划", "Plan"), led(plan, &columns), &[], rows);
    sheet.with_decimals(&columns::printed(&columns, 0), decimals)
}

fn start(indicator: &Indicator) -> (&'static str, Cell) {
    let (kind, start) = match indicator.statement.measured().map_or(Start::Missing, |stated| stated.start) {
        Start::Value(value) => (word!("数值", "value"), Some(value)),
        Start::Below { end, closed: false } => (word!("低于", "below"), Some(end)),
        Start::Below { end, closed: true } => (word!("不高于", "at most"), Some(end)),
        Start::Above { end, closed: false } => (word!("高于", "above"), Some(end)),
        Start::Above { end, closed: true } => (word!("不低于", "at least"), Some(end)),
        Start::LastRate(rate) => (word!("基年的增速（％）", "growth of the base year (%)"), Some(rate)),
        Start::EarlierTotal(value) => (word!("上一个规划期的累计", "total of the previous period"), Some(value)),
        Start::Missing => (word!("未给出", "not given"), None),
    };
    (kind, start.cell())
}

fn basis(stated: &Measured) -> Cell {
    Cell::text(match stated.op_source {
        OpSource::Stated => word!("原文写明", "stated"),
        OpSource::Read => word!("按惯例", "by convention"),
    })
}

/// The values that the 读法 column of 假设 takes, the default first.
fn readings(indicator: &Indicator) -> String {
    let readings = indicator.readings.iter().map(|reading| phrase!("{}：{}", "{}: {}", reading.id, reading.name));
    readings.collect::<Vec<_>>().join(word!("；", "; "))
}
