//! 规划: what the plan states, and where.

use super::{heads, lead, number};
use crate::exchange::workbook::{Cell, Sheet};
use crate::language::Text;
use crate::phrase;
use crate::plan::{Indicator, OpSource, Plan, Start};
use crate::view;
use crate::view::words;
use crate::word;

const COLUMNS: [Text; 19] = [
    Text::new("编号", "ID"),
    Text::new("分组", "Group"),
    Text::new("领域", "Domain"),
    Text::new("指标", "Indicator"),
    Text::new("单位", "Unit"),
    Text::new("属性", "Nature"),
    Text::new("口径", "Measure"),
    Text::new("起点类型", "Baseline type"),
    Text::new("起点", "Baseline"),
    Text::new("比较", "Comparison"),
    Text::new("目标", "Target"),
    Text::new("比较依据", "Basis of comparison"),
    Text::new("小数位", "Decimals"),
    Text::new("下限", "Lower bound"),
    Text::new("上限", "Upper bound"),
    Text::new("按人口平均", "Per head"),
    Text::new("其中项", "Part of"),
    Text::new("出处", "Source"),
    Text::new("原文", "As printed"),
];

pub(super) fn sheet(plan: &Plan) -> Sheet {
    let heads = heads(COLUMNS.into_iter().chain([Text::new("可选读法", "Readings")]));
    let mut rows = vec![heads.into_iter().chain(lead(plan, None)).collect()];
    rows.extend(plan.indicators.iter().map(|indicator| row(plan, indicator)));
    let printed = plan.indicators.iter().map(|indicator| indicator.decimals);
    Sheet::new(word!("规划", "Plan").to_owned(), rows).with_decimals(&[8, 10], printed)
}

fn row(plan: &Plan, indicator: &Indicator) -> Vec<Cell> {
    let group = plan.groups.iter().find(|group| group.id == indicator.group);
    let head = [
        Cell::text(indicator.id.as_str()),
        Cell::text(group.map_or("", |group| group.name.get())),
        Cell::text(indicator.domain.get()),
        Cell::text(indicator.name.get()),
        Cell::text(indicator.unit.get()),
        Cell::text(words::nature(indicator.nature)),
        Cell::text(words::measure(&indicator.statement, plan.period)),
    ];
    let tail = [
        Cell::Number(indicator.decimals.get().into()),
        number(indicator.bounds.min.map(f64::from)),
        number(indicator.bounds.max.map(f64::from)),
        Cell::text(if indicator.per_head { word!("是", "yes") } else { "" }),
        Cell::text(indicator.part_of.as_ref().map_or("", |whole| whole.as_str())),
        Cell::text(indicator.source.place.get()),
        Cell::text(&indicator.source.printed),
        Cell::text(readings(indicator)),
    ];
    head.into_iter().chain(stated(indicator)).chain(tail).chain(lead(plan, Some(indicator))).collect()
}

/// Start and target in the default reading.
fn stated(indicator: &Indicator) -> [Cell; 5] {
    let Some(stated) = indicator.statement.measured() else {
        let target = Cell::text(view::target(indicator, &indicator.statement));
        return [Cell::text(word!("未给出", "not given")), Cell::Empty, Cell::Empty, target, Cell::Empty];
    };
    let (kind, start) = match stated.start {
        Start::Value(value) => (word!("数值", "value"), Some(value)),
        Start::Below { end, closed: false } => (word!("低于", "below"), Some(end)),
        Start::Below { end, closed: true } => (word!("不高于", "at most"), Some(end)),
        Start::Above { end, closed: false } => (word!("高于", "above"), Some(end)),
        Start::Above { end, closed: true } => (word!("不低于", "at least"), Some(end)),
        Start::LastRate(rate) => (word!("基年的增速（％）", "growth of the base year (%)"), Some(rate)),
        Start::EarlierTotal(value) => (word!("上一个规划期的累计", "total of the previous period"), Some(value)),
        Start::Missing => (word!("未给出", "not given"), None),
    };
    let target = stated.goal.printed();
    [
        Cell::text(kind),
        number(start.map(f64::from)),
        Cell::text(target.map_or("", |target| target.op.symbol())),
        target
            .map_or_else(|| Cell::text(view::target(indicator, &indicator.statement)), |target| Cell::Number(target.value.get())),
        Cell::text(match stated.op_source {
            OpSource::Stated => word!("原文写明", "stated"),
            OpSource::Read => word!("按惯例", "by convention"),
        }),
    ]
}

/// What may stand in the 读法 column of 假设, default first.
fn readings(indicator: &Indicator) -> String {
    let readings = indicator.readings.iter().map(|reading| phrase!("{}：{}", "{}: {}", reading.id, reading.name));
    readings.collect::<Vec<_>>().join(word!("；", "; "))
}
